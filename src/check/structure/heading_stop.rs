//! Headings of one form, some of which end in 。 and others do not.

use crate::check::page::{Page, Spotted};
use crate::facts::{Heading, HeadingForm};
use crate::text::Span;

/// A longer line is a paragraph with a number.
const LONGEST: usize = 40;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let source = |heading: &Heading| page.blocks[heading.place.block].text.source();
    let is_heading = |heading: &&Heading| {
        let words = heading.words.of(source(heading));
        heading.alone && words.chars().count() <= LONGEST && !words.contains(['。', '；', '：', '！', '？'])
    };
    let mut spotted = Vec::new();
    for form in [HeadingForm::Chapter, HeadingForm::Section] {
        let of_form = page.facts.about.headings.iter().filter(|heading| heading.form == form).filter(is_heading);
        let stops: Vec<(usize, Option<Span<_>>)> = of_form
            .map(|heading| {
                let at = heading.words.end();
                let has_stop = source(heading)[at..].starts_with('。');
                (heading.place.block, has_stop.then(|| Span::new(at, at + '。'.len_utf8())))
            })
            .collect();
        if stops.iter().any(|(_, stop)| stop.is_none()) {
            spotted.extend(stops.into_iter().filter_map(|(block, stop)| {
                Some(Spotted { suggestions: vec![String::new()], safe: true, ..Spotted::new(block, stop?) })
            }));
        }
    }
    spotted
}
