//! Headings of one form, some of which end in 。 and others do not.

use crate::check::page::{Page, Spotted};
use crate::facts::{Heading, HeadingForm};
use hegao_model::text::Span;

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
        let mut list: Vec<&Heading> = Vec::new();
        for heading in page.facts.about.headings.iter().filter(|heading| heading.form == form) {
            // A list that begins anew is another list.
            if heading.number == 1 {
                spotted.extend(mixed(page, &std::mem::take(&mut list)));
            }
            list.extend(Some(heading).filter(is_heading));
        }
        spotted.extend(mixed(page, &list));
    }
    spotted
}

/// The stops of a list of headings, of which some have none.
fn mixed(page: &Page<'_>, list: &[&Heading]) -> Vec<Spotted> {
    let stop = |heading: &&&Heading| {
        let source = page.blocks[heading.place.block].text.source();
        source[heading.words.end()..].starts_with('。')
    };
    let with_stop: Vec<&&Heading> = list.iter().filter(stop).collect();
    if with_stop.len() == list.len() {
        return Vec::new();
    }
    let spot = |heading: &&Heading| {
        let at = heading.words.end();
        let span = Span::new(at, at + '。'.len_utf8());
        Spotted { suggestions: vec![String::new()], safe: true, ..Spotted::new(heading.place.block, span) }
    };
    with_stop.into_iter().map(spot).collect()
}
