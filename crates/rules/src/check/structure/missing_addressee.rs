//! A document to somebody that does not say to whom.

use super::at_end;
use crate::check::page::{Page, Spotted, Weight};
use crate::facts::Genre;

/// Types that have an addressee (党政机关公文格式 7.3.2). A notice may go to everybody.
const ADDRESSED: [&str; 5] = ["报告", "请示", "函", "批复", "通知"];

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let about = &page.facts.about;
    let Some(title) = about.title.as_ref().filter(|_| about.addressee.is_none() && about.number.is_some()) else {
        return Vec::new();
    };
    let is_read_out = matches!(page.facts.genre, Some(Genre::Speech | Genre::Statute));
    let (Some(kind), Some(place)) = (title.kind.filter(|kind| ADDRESSED.contains(kind)), title.places.last()) else {
        return Vec::new();
    };
    // 关于印发…的通知 and a report to a congress are published without it.
    let is_published =
        title.text.contains("印发") || title.text.contains("工作报告") || title.text.contains("年度报告");
    if is_read_out || is_published {
        return Vec::new();
    }
    let weight = if kind == "通知" { Weight::Advice } else { Weight::Full };
    let span = at_end(page, *place, kind);
    vec![Spotted { absent: true, weight, ..Spotted::new(place.block, span) }]
}
