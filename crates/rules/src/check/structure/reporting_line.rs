//! A town that reports past its county or district.
//!
//! The chain of places in the issuing organ's own name says which place stands above it: 重庆市大足区邮亭镇 reports to 区委. A
//! town directly below a city (东莞, 中山) has no district in its chain, and 市委 is right.

use super::issuer;
use crate::check::page::{Clue, Page, Spotted};
use crate::facts::{Level, Organ};
use hegao_model::text::Span;

/// What one does with a report.
const VERBS: [&str; 3] = ["报告", "请示", "汇报"];

/// Organs of the place above the one above.
const ABOVE: [&str; 6] = ["向市委、市政府", "向省委、省政府", "向市委", "向市政府", "向省委", "向省政府"];

pub(super) fn literals() -> Vec<String> {
    ABOVE.map(str::to_owned).to_vec()
}

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    let Some(above) = issuer(page).and_then(place_above) else { return Vec::new() };
    let spotted = page.each(clues).filter_map(|clue| {
        let text = &page.blocks[clue.block()].text;
        let behind = &text.folded()[clue.span.end()..];
        let organ = Span::new(clue.span.start() + "向".len(), clue.span.end());
        let wrong = organ.of(text.folded());
        let reports = VERBS.iter().any(|verb| behind.starts_with(verb));
        reports.then(|| Spotted {
            suggestions: vec![wrong.replace(['市', '省'], above)],
            ..Spotted::new(clue.block(), text.to_source(organ))
        })
    });
    spotted.collect()
}

/// What the place directly above a town is called: 区, 县 or 旗; `None` where it is a city or unknown.
fn place_above(organ: &Organ) -> Option<&'static str> {
    let [.., above, _] = organ.units.as_slice() else { return None };
    let is_town = organ.level == Some(Level::Township);
    ["区", "县", "旗"].into_iter().find(|suffix| is_town && above.ends_with(suffix) && !above.ends_with("自治区"))
}
