//! A table of contents that was not brought up to date: headings of its level that it does not have, and entries that no heading
//! bears out.

use std::collections::HashMap;

use crate::check::page::{Page, Spotted};
use crate::facts::{Heading, HeadingForm, Place};
use crate::language::Said;
use hegao_model::text::Span;

/// The fewest entries, and how many of them must be headings (in fifths), for a table to be one of this document.
const ENTRIES: usize = 3;
const FIFTHS: usize = 3;

/// An entry: its words, without number and page, and where they stand.
struct Entry {
    form: HeadingForm,
    words: String,
    place: Place,
}

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let Some(start) = page.blocks.iter().position(|block| is_title(block.text.source())) else { return Vec::new() };
    let entries = entries(page, start + 1);
    let end = start + 1 + entries.len();
    let Some(form) = entries.first().map(|entry| entry.form).filter(|_| entries.len() >= ENTRIES) else {
        return Vec::new();
    };
    let headings: Vec<(&Heading, String)> = (page.facts.about.headings.iter())
        .filter(|heading| heading.place.block >= end && heading.form == form && heading.alone)
        .take_while(|heading| page.blocks[heading.place.block].text.source().len() < 600)
        .map(|heading| (heading, bare(heading.words.of(page.blocks[heading.place.block].text.source()))))
        .collect();
    let of_form: Vec<&Entry> = entries.iter().filter(|entry| entry.form == form).collect();
    let listed: HashMap<&str, &Entry> = of_form.iter().map(|entry| (entry.words.as_str(), *entry)).collect();
    let borne: HashMap<&str, &Heading> = headings.iter().map(|(heading, words)| (words.as_str(), *heading)).collect();
    let kept = of_form.iter().filter(|entry| borne.contains_key(entry.words.as_str())).count();
    // Attachments have headings of their own: only between the first and the last that the table has is something missing.
    let within: Vec<usize> = headings
        .iter()
        .enumerate()
        .filter(|(_, (_, words))| listed.contains_key(words.as_str()))
        .map(|(at, _)| at)
        .collect();
    let (Some(&first), Some(&last)) = (within.first(), within.last()) else { return Vec::new() };
    if kept < ENTRIES || kept * 5 < of_form.len() * FIFTHS || (last - first) > 2 * kept {
        return Vec::new();
    }
    let missing = headings[first..=last].iter().filter(|(_, words)| !listed.contains_key(words.as_str()));
    let missing = missing.map(|(heading, _)| {
        spotted(heading.place, heading.place.span, "目录里没有这一项", "the table of contents lacks it")
    });
    let stale = of_form.iter().filter(|entry| !borne.contains_key(entry.words.as_str()));
    let stale = stale.map(|entry| spotted(entry.place, entry.place.span, "正文里没有这个标题", "no heading says so"));
    stale.chain(missing).collect()
}

fn spotted(place: Place, span: Span<hegao_model::text::Source>, zh: &str, en: &str) -> Spotted {
    let detail = Some(Said { zh: zh.to_owned(), en: en.to_owned() });
    Spotted { detail, ..Spotted::new(place.block, span) }
}

/// Whether a line says 目录.
fn is_title(text: &str) -> bool {
    let text = text.trim();
    text.len() <= 24 && text.chars().filter(|c| !c.is_whitespace()).eq("目录".chars())
}

/// The entries that stand below 目录, one a block, up to the first line that ends in no page number.
fn entries(page: &Page<'_>, start: usize) -> Vec<Entry> {
    page.blocks[start..].iter().enumerate().map_while(|(at, block)| entry(start + at, block.text.source())).collect()
}

/// `一、活动背景……1`
fn entry(block: usize, text: &str) -> Option<Entry> {
    let line = text.trim();
    let words = line.trim_end_matches(|c: char| c.is_ascii_digit() || "-—()（） ".contains(c));
    let has_page = words.len() < line.len() && line[words.len()..].bytes().any(|byte| byte.is_ascii_digit());
    let leader = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '·' | '．' | '-' | '—' | '\u{3000}');
    let named = words.trim_end_matches(leader);
    // The page stands apart.
    let is_apart = named.len() < words.len() || line[words.len()..].starts_with(' ');
    let (form, rest) = crate::facts::heading_number(named).filter(|_| has_page && is_apart)?;
    let start = text.find(line)?;
    let place = Place { block, span: Span::new(start, start + named.len()) };
    Some(Entry { form, words: bare(rest), place })
}

/// The words without spaces and marks.
fn bare(words: &str) -> String {
    words.chars().filter(|c| c.is_alphanumeric()).collect()
}
