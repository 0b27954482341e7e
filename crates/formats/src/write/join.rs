//! Two paragraphs made one, where a break in the middle of a sentence was left by a page or a slip.
//!
//! What goes is the end of the first paragraph, the start of the second with its properties, and empty paragraphs between; runs,
//! links and marks on both sides stay as they are. The paragraph that comes of it has the properties of the first. Where anything
//! else would go with the break (a section, a number, a picture, a bookmark), nothing is done.

mod tag;

use std::ops::Range;

use hegao_model::document::{Content, Document, Join, Limits, Part, Syntax};

use super::Refusal;
use super::splice::{Splice, spliced};
use crate::reader::read;
use tag::{Kind, Tag, tags};

/// What may stand in front of the break or behind it, and stays.
const KEPT: [&str; 18] = [
    "r",
    "t",
    "hyperlink",
    "smartTag",
    "proofErr",
    "bookmarkStart",
    "bookmarkEnd",
    "lastRenderedPageBreak",
    "commentRangeStart",
    "commentRangeEnd",
    "span",
    "b",
    "strong",
    "i",
    "em",
    "u",
    "font",
    "a",
];

/// Properties of a paragraph that say more than how it looks: where it has them, it is no second half.
const TELLING: [&str; 9] =
    ["sectPr", "numPr", "ins", "del", "moveFrom", "moveTo", "pageBreakBefore", "framePr", "outlineLvl"];

/// What stands between the two halves in paragraphs that are empty, and goes.
const EMPTY: [&str; 11] = ["p", "pPr", "r", "rPr", "rFonts", "sz", "szCs", "spacing", "ind", "jc", "lang"];

/// Properties of a paragraph that are about its end.
const ENDING: [&str; 5] = ["sectPr", "ins", "del", "moveFrom", "moveTo"];

/// The bytes of the file `name` after all of `joins`. `document` is what [`read`] said of `bytes`.
///
/// # Errors
/// One of them cannot be made: then none is.
pub fn joined(
    name: &str,
    bytes: &[u8],
    document: &Document,
    joins: &[Join],
    limits: &Limits,
) -> Result<Vec<u8>, Refusal> {
    let mut cuts: Vec<(u32, Range<usize>)> = Vec::with_capacity(joins.len());
    for Join { part, between } in joins {
        let stored = document.parts.get(*part as usize).ok_or(Refusal::NoPart)?;
        let syntax = stored.syntax().ok_or(Refusal::Derived)?;
        let at = between.start as u64;
        let cut = cut(&stored.text, between, syntax).ok_or(Refusal::Joint { at })?;
        cuts.push((*part, cut));
    }
    cuts.sort_by_key(|(part, cut)| (*part, cut.start));
    if let Some(two) = cuts.windows(2).find(|two| two[0].0 == two[1].0 && two[0].1.end > two[1].1.start) {
        return Err(Refusal::Overlap { at: two[1].1.start as u64 });
    }
    let written = written(bytes, document, &cuts, limits)?;
    let read = read(name, written.clone(), limits).map_err(|_| Refusal::ReadsOtherwise)?;
    let is_same = read.format == document.format && read.gaps.len() == document.gaps.len();
    if is_same && said(&read, &[]) == said(document, joins) { Ok(written) } else { Err(Refusal::ReadsOtherwise) }
}

/// The file without the `cuts`, which are in order.
fn written(
    bytes: &[u8],
    document: &Document,
    cuts: &[(u32, Range<usize>)],
    limits: &Limits,
) -> Result<Vec<u8>, Refusal> {
    if document.parts.first().is_some_and(|part| part.name.is_none()) {
        return without(&document.parts[0], bytes, cuts);
    }
    #[cfg(feature = "office")]
    {
        let archive = super::package::unsigned(bytes)?;
        let mut changes = Vec::new();
        for cuts in cuts.chunk_by(|one, other| one.0 == other.0) {
            let part = &document.parts[cuts[0].0 as usize];
            let stored = part.name.as_deref().and_then(|name| archive.find(name)).ok_or(Refusal::NoPart)?;
            let bytes = without(part, &archive.unpacked(stored, limits.part)?, cuts)?;
            changes.push(super::archive::Change::Replace { name: stored.to_owned(), bytes });
        }
        super::package::rewritten(&archive, changes, limits)
    }
    #[cfg(not(feature = "office"))]
    {
        let _ = limits;
        Err(Refusal::Format)
    }
}

/// The bytes of a part without the `cuts`.
fn without(part: &Part, bytes: &[u8], cuts: &[(u32, Range<usize>)]) -> Result<Vec<u8>, Refusal> {
    let cut = |(_, source): &(u32, Range<usize>)| Splice { source: source.clone(), text: String::new() };
    spliced(part, bytes, &cuts.iter().map(cut).collect::<Vec<_>>())
}

/// The texts of the blocks, once what stands between the pieces of `joins` (the space for a break) is gone.
fn said(document: &Document, joins: &[Join]) -> Vec<String> {
    let text = |block| {
        let mut text = document.text(block).to_owned();
        let Content::Joined(joined) = &block.content else { return text };
        for two in joined.pieces.windows(2).rev() {
            let is_joined = joins.iter().any(|join| {
                let between = two[0].source().end as usize..two[1].source().start as usize;
                two[0].part == join.part && two[1].part == join.part && between == join.between
            });
            if is_joined {
                text.replace_range(two[0].text.end as usize..two[1].text.start as usize, "");
            }
        }
        text
    };
    document.blocks.iter().map(text).collect()
}

/// What goes of `text` so that what stands on both sides of `between` is one paragraph; `None`: that would be more than the break.
fn cut(text: &str, between: &Range<usize>, syntax: Syntax) -> Option<Range<usize>> {
    let tags = tags(text.get(between.clone())?, between.start, syntax)?;
    let is_paragraph = |tag: &Tag<'_>| tag.local() == "p";
    let end = tags.iter().position(|tag| tag.kind == Kind::End && is_paragraph(tag))?;
    let start = tags.iter().rposition(|tag| tag.kind == Kind::Start && is_paragraph(tag))?;
    if start <= end || tags[start].name != tags[end].name || !ends_plainly(text, between.start, syntax, &tags[end]) {
        return None;
    }
    let is_empty = tags[end + 1..start].iter().all(|tag| EMPTY.contains(&tag.local()));
    let (properties, behind) = properties(&tags[start + 1..])?;
    let stays = |tag: &Tag<'_>| KEPT.contains(&tag.local());
    let in_front = tags[..end].iter().all(stays);
    let is_plain = is_empty && in_front && runs(behind)?.into_iter().all(stays);
    is_plain.then(|| tags[end].range.start..properties.map_or(tags[start].range.end, |range| range.end))
}

/// Takes the properties of a paragraph from in front of what is in it; `None` if they tell something.
fn properties<'t, 'a>(tags: &'t [Tag<'a>]) -> Option<(Option<Range<usize>>, &'t [Tag<'a>])> {
    let Some(first) = tags.first().filter(|tag| tag.local() == "pPr") else { return Some((None, tags)) };
    if first.kind == Kind::Empty {
        return Some((Some(first.range.clone()), &tags[1..]));
    }
    let end = tags.iter().position(|tag| tag.kind == Kind::End && tag.name == first.name)?;
    let tells = tags[..end].iter().any(|tag| TELLING.contains(&tag.local()));
    (!tells).then(|| (Some(tags[end].range.clone()), &tags[end + 1..]))
}

/// The tags without those within the properties of runs.
fn runs<'t, 'a>(tags: &'t [Tag<'a>]) -> Option<Vec<&'t Tag<'a>>> {
    let (mut kept, mut at) = (Vec::new(), 0);
    while let Some(tag) = tags.get(at) {
        if tag.local() == "rPr" && tag.kind == Kind::Start {
            let is_end = |other: &Tag<'a>| other.kind == Kind::End && other.name == tag.name;
            let inner = tags[at..].iter().position(is_end)?;
            if tags[at..at + inner].iter().any(|tag| ENDING.contains(&tag.local())) {
                return None;
            }
            at += inner + 1;
            continue;
        }
        kept.push(tag);
        at += 1;
    }
    Some(kept)
}

/// Whether the paragraph in which `at` lies ends plainly: a section ends with its last paragraph, and the mark of a paragraph may
/// be a tracked change.
fn ends_plainly(text: &str, at: usize, syntax: Syntax, end: &Tag<'_>) -> bool {
    if syntax != Syntax::Xml {
        return true;
    }
    let Some(tags) = text.get(..at).and_then(|text| tag::all(text, 0)) else { return false };
    let mut open = Vec::new();
    for (index, tag) in tags.iter().enumerate().filter(|(_, tag)| tag.name == end.name) {
        match tag.kind {
            Kind::Start => open.push(index),
            Kind::End => drop(open.pop()),
            Kind::Empty => {}
        }
    }
    let Some(&own) = open.last() else { return false };
    let properties = tags[own + 1..].iter().take_while(|tag| tag.local() != "r");
    let is_end = |tag: &Tag<'_>| tag.kind == Kind::End && tag.local() == "pPr";
    !properties.take_while(|tag| !is_end(tag)).any(|tag| ENDING.contains(&tag.local()))
}

#[cfg(test)]
mod tests;
