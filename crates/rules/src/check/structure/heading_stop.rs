//! Headings of one form, some of which end in 。 and others do not. A whole sentence is no heading, nor is the last one if no
//! text of its own follows.

use crate::check::page::{Page, Spotted};
use crate::facts::{Heading, HeadingForm};
use hegao_model::document::BlockKind;
use hegao_model::text::Span;

/// A longer line is a paragraph with a number.
const LONGEST: usize = 40;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let source = |heading: &Heading| page.blocks[heading.place.block].text.source();
    let is_heading = |heading: &&Heading| {
        let words = heading.words.of(source(heading));
        heading.alone
            && words.chars().count() <= LONGEST
            && !words.contains(['。', '；', '：', '！', '？'])
            && !is_sentence(words)
            && has_text(page, heading)
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

/// What the sentences begin with that close a paper and say who or what it is about.
const OWN: [&str; 6] = ["本", "此", "该", "未尽", "其他未尽", "其它未尽"];

/// Words that make a whole sentence of what is written as a heading.
const VERBS: [&str; 16] = [
    "由",
    "负责解释",
    "施行",
    "执行",
    "实施",
    "适用",
    "起实行",
    "是",
    "应当",
    "应",
    "须",
    "可以",
    "不得",
    "已经",
    "如有",
    "均",
];

/// Whether the words of a heading are a sentence: 本办法由教务处负责解释.
fn is_sentence(words: &str) -> bool {
    let has_verb = |from: usize| VERBS.iter().any(|verb| words[from..].contains(verb));
    OWN.iter().any(|own| words.starts_with(own) && has_verb(own.len()))
        || ["应当", "不得", "可以", "负责解释", "为准"].iter().any(|verb| words.contains(verb))
}

/// Whether a text of its own stands below a heading: no other heading, no signature, not the end.
fn has_text(page: &Page<'_>, heading: &Heading) -> bool {
    let below = heading.place.block + 1;
    let headings = &page.facts.about.headings;
    let next = headings.get(headings.partition_point(|next| next.place.block < below));
    let is_next = next.is_some_and(|next| next.place.block == below && next.form <= heading.form);
    !is_next && page.blocks.get(below).is_some_and(|block| block.kind != BlockKind::Item)
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
