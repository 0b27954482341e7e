//! The form of a document's own number (党政机关公文格式 7.2.5), and its year against the date.

use crate::check::page::{Page, Spotted};
use crate::facts::{DocumentNumber, Place};
use crate::language::Said;
use hegao_model::text::Span;

/// 六角括号、全称的年份, no 第, no leading zero.
pub(super) fn form(page: &Page<'_>) -> Vec<Spotted> {
    let Some(number) = &page.facts.about.number else { return Vec::new() };
    let text = number.place.span.of(page.blocks[number.place.block].text.source());
    let (open, close) = number.brackets;
    let (Some(start), Some(end)) = (text.find(open), text.find(close)) else { return Vec::new() };
    let behind = end + close.len_utf8();
    let year = &text[start + open.len_utf8()..end];
    let mut spotted = Vec::new();
    if (open, close) != ('〔', '〕') || year.len() == 2 {
        let whole = if year.len() == 2 { format!("20{year}") } else { year.to_owned() };
        spotted.push(spot(number.place, start, behind, format!("〔{whole}〕")));
    }
    // The papers of a procedure have a form of their own: 消验字〔2025〕第0038号, 罚字〔2025〕第5号.
    if text[..start].ends_with('字') {
        return spotted;
    }
    let serial = text[behind..].trim_end_matches('号');
    let bare = serial.trim_start_matches(['第', ' ']).trim_start_matches('0');
    if bare.len() < serial.len() && !bare.is_empty() {
        spotted.push(spot(number.place, behind, behind + serial.len(), bare.to_owned()));
    }
    spotted
}

/// A number of another year than the document's.
pub(super) fn year(page: &Page<'_>) -> Vec<Spotted> {
    let about = &page.facts.about;
    let (Some(DocumentNumber { place, year: Some(year), .. }), Some((date, dated))) = (&about.number, about.dated)
    else {
        return Vec::new();
    };
    if is_passing(page, dated) {
        return Vec::new();
    }
    let text = place.span.of(page.blocks[place.block].text.source());
    let Some(start) = text.find(&year.to_string()).filter(|_| *year != date.year()) else { return Vec::new() };
    let detail = Some(Said { zh: format!("{}年", date.year()), en: date.year().to_string() });
    vec![Spotted { detail, ..spot(*place, start, start + 4, date.year().to_string()) }]
}

/// Whether the date is that of a meeting which passed the document: the number is given when it is issued, often a year later.
fn is_passing(page: &Page<'_>, dated: Place) -> bool {
    ["通过", "批准", "施行", "讨论决定"].iter().any(|word| page.blocks[dated.block].text.source().contains(word))
}

fn spot(place: Place, start: usize, end: usize, right: String) -> Spotted {
    let at = place.span.start();
    Spotted { suggestions: vec![right], ..Spotted::new(place.block, Span::new(at + start, at + end)) }
}
