//! A form that the text calls by another name than the list of attachments: 设备登记表 beside 附件：2.设备统计表.

use crate::check::page::{Page, Spotted};
use hegao_model::text::{Span, is_han};

/// What forms and lists are called.
const KINDS: [&str; 12] = ["表", "书", "单", "册", "卡", "提纲", "清单", "名单", "方案", "模板", "样本", "函"];

/// The characters before [`KINDS`] in which the two names may differ, and the fewest that must agree before these.
const OWN: usize = 2;
const AGREED: usize = 2;

/// What brings a reader to an attachment.
const ASKS: [&str; 12] = ["填写", "填报", "填好", "提交", "报送", "上报", "附件", "详见", "见附", "提供", "携带", "填"];

/// How far before a name that stands, in characters.
const NEAR: usize = 24;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let places = &page.facts.about.attachments;
    let listed: Vec<&str> = places.iter().map(|place| place.span.of(page.blocks[place.block].text.source())).collect();
    let Some(first) = places.iter().map(|place| place.block).min() else { return Vec::new() };
    let text_of = |name: &str| page.blocks[..first].iter().any(|block| block.text.source().contains(name));
    let mut found = Vec::new();
    for name in listed.iter().filter_map(|line| name(line)) {
        let Some((stem, kind)) = stem(name).filter(|_| !text_of(name)) else { continue };
        for (index, block) in page.each_block().take(first) {
            let text = block.text.source();
            let other = text.match_indices(stem).find_map(|(at, _)| Some((at, other(&text[at..], stem, kind)?)));
            let Some((at, other)) =
                other.filter(|(at, other)| asks(&text[..*at]) && !listed.iter().any(|line| line.contains(other)))
            else {
                continue;
            };
            let span = Span::new(at, at + other.len());
            found.push(Spotted { suggestions: vec![name.to_owned()], ..Spotted::new(index, span) });
            break;
        }
    }
    found.sort_by_key(|one: &Spotted| (one.block, one.span.start()));
    found
}

/// The attachment's name in its line: without number, brackets and marks at the end.
fn name(line: &str) -> Option<&str> {
    let from = line.find(is_han)?;
    let name = line[from..].trim_start_matches("附件").trim_start_matches(|c: char| !is_han(c));
    let end = name.find(|c: char| !is_han(c)).unwrap_or(name.len());
    Some(&name[..end]).filter(|name| !name.is_empty())
}

/// The name without its kind and the two characters before it, and the kind.
fn stem(name: &str) -> Option<(&str, &'static str)> {
    let kind = KINDS.into_iter().filter(|kind| name.ends_with(kind)).max_by_key(|kind| kind.len())?;
    let rest = &name[..name.len() - kind.len()];
    let (at, _) = rest.char_indices().rev().nth(OWN - 1)?;
    let stem = &rest[..at];
    (stem.chars().count() >= AGREED).then_some((last_chars(stem), kind))
}

/// The last characters of a long stem: the text seldom says all of it.
fn last_chars(stem: &str) -> &str {
    let start = stem.char_indices().rev().take(4).last().map_or(0, |(at, _)| at);
    &stem[start..]
}

/// What stands in the text as the stem, two characters and the kind.
fn other<'t>(text: &'t str, stem: &str, kind: &str) -> Option<&'t str> {
    let rest = &text[stem.len()..];
    let (at, _) = rest.char_indices().nth(OWN)?;
    let is_word = rest[..at].chars().all(is_han) && rest[at..].starts_with(kind);
    is_word.then(|| &text[..stem.len() + at + kind.len()])
}

/// Whether the text asks for a form shortly before.
fn asks(before: &str) -> bool {
    let start = before.char_indices().rev().take(NEAR).last().map_or(before.len(), |(at, _)| at);
    ASKS.iter().any(|word| before[start..].contains(word))
}
