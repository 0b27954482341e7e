//! A report on a year whose title does not say which.

use crate::check::page::{Page, Spotted};
use hegao_model::text::Span;

/// A title that says one of these says its time.
const TIMES: [&str; 6] = ["年", "季度", "月", "届", "期间", "以来"];

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    missing(page).into_iter().collect()
}

/// `关于` in the title, with the year behind it as suggestion.
fn missing(page: &Page<'_>) -> Option<Spotted> {
    let year = lacking(page)?;
    let title = page.facts.about.title.as_ref()?;
    title.places.iter().find_map(|place| {
        let text = place.span.of(page.blocks[place.block].text.source());
        let start = place.span.start() + text.find(ABOUT)?;
        let span = Span::new(start, start + ABOUT.len());
        // One finding for one title: what else it lacks may be told there.
        let subject = Some(place.span);
        Some(Spotted { suggestions: vec![format!("{ABOUT}{year}年")], subject, ..Spotted::new(place.block, span) })
    })
}

const ABOUT: &str = "关于";

/// The year that the title should say.
pub(super) fn lacking(page: &Page<'_>) -> Option<i16> {
    let title = page.facts.about.title.as_ref().filter(|title| title.kind == Some("报告"))?;
    let is_yearly = title.text.contains("情况") && title.text.contains(ABOUT);
    let says_time =
        TIMES.iter().any(|time| title.text.contains(time)) || title.text.contains(|c: char| c.is_ascii_digit());
    page.facts.about.period.filter(|_| is_yearly && !says_time)
}
