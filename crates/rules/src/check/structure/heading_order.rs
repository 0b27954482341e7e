//! Numbers of headings that jump or repeat. `（一）` may begin anew below each `一、` or run on through the document.

use crate::check::page::{Page, Spotted};
use crate::facts::{Genre, HeadingForm};
use crate::language::Said;
use hegao_model::text::Span;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    // Statutes are published with tables of contents and in excerpts.
    if page.facts.genre == Some(Genre::Statute) {
        return Vec::new();
    }
    let mut spotted = Vec::new();
    for form in [HeadingForm::Section, HeadingForm::Subsection] {
        let mut last = 0;
        for heading in page.facts.about.headings.iter().filter(|heading| heading.form == form) {
            let expected = last + 1;
            if heading.number != 1 && heading.number != expected {
                let span = Span::new(heading.place.span.start(), heading.words.start());
                let detail = Some(Said { zh: format!("第{expected}个"), en: format!("number {expected}") });
                spotted.push(Spotted { detail, ..Spotted::new(heading.place.block, span) });
            }
            last = heading.number;
        }
    }
    // Where most numbers are out of order they are no headings.
    if spotted.len() * 3 > page.facts.about.headings.len() { Vec::new() } else { spotted }
}
