//! What no reader has taken. A package has more places in which people write than readers know: the name of a style, the tag of a control, an
//! attribute of a program that nobody has heard of, a comment of XML. Whatever stands in a part, is in no block, and may be someone's number
//! or address, is told here as an aside, so that the rules of private data look at it: no place is passed over in silence.
//!
//! Nearly no part has anything of the sort, and every part is asked, so parts are looked through as bytes first ([`suspect::find`]), and
//! only one with a suspect in no block is parsed again. What the schemas say is a measure or a drawing is none ([`kinds::is_measure`]);
//! names that they do not know are text.

mod kinds;
mod packed;
mod suspect;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::opened::{Found, Opened};
use super::rest::is_markup;
use crate::container::xml::{Event, Xml};
use crate::hidden::private::private;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, Content, Hidden, Thing};

/// Looks through all parts, when all blocks are found.
pub(crate) fn read(opened: &mut Opened) {
    let mut kept: HashMap<String, Vec<u32>> = HashMap::new();
    for (index, part) in opened.parts.iter().enumerate().filter(|(_, part)| part.syntax().is_some()) {
        kept.entry(part.name.clone().unwrap_or_default()).or_default().push(index as u32);
    }
    let names: Vec<String> = opened.package.members().iter().map(|member| member.name.clone()).collect();
    let mut sweep = Sweep { taken: None, told: HashSet::new() };
    for name in names {
        match kept.get(&name) {
            Some(indices) => sweep.kept(opened, indices),
            None if is_markup(&name) || opened.unnamed_markup.contains(&name) => sweep.unkept(opened, &name),
            None => {}
        }
    }
}

/// What is known while parts are swept.
struct Sweep {
    /// The stretches of each part that stand in a block, in order; worked out when it is first asked.
    taken: Option<Vec<Vec<Range<u32>>>>,
    /// What was told: the name of a part stands in several.
    told: HashSet<String>,
}

/// A part that is swept.
struct Swept<'a> {
    name: &'a str,
    text: &'a str,
    index: u32,
    /// Where something may be private that is in no block, in order.
    suspects: Vec<usize>,
    /// What is private in its blocks: that it stands in the part once more is no news.
    known: HashSet<String>,
}

impl Sweep {
    /// Sweeps a part that blocks point into; it may stand among the parts more than once.
    fn kept(&mut self, opened: &mut Opened, indices: &[u32]) {
        let index = indices[0] as usize;
        let packed = packed::said(&opened.parts[index].text);
        if !packed.is_empty() {
            let name = opened.parts[index].name.clone().unwrap_or_default();
            self.packed(opened, &name, &packed);
        }
        let part = &opened.parts[index];
        let mut suspects = suspect::find(&part.text);
        if suspects.is_empty() {
            return;
        }
        let taken = self.taken.get_or_insert_with(|| taken(&opened.found.blocks, opened.parts.len()));
        let is_taken = |at: usize| indices.iter().any(|index| is_in(&taken[*index as usize], at as u32));
        suspects.retain(|at| !is_taken(*at));
        if suspects.is_empty() {
            return;
        }
        let (name, known) = (part.name.as_deref().unwrap_or_default(), known(opened, indices));
        let swept = Swept { name, text: &part.text, index: indices[0], suspects, known };
        let mut found = self.part(&swept, opened.budget, opened.found.blocks.len());
        opened.found.blocks.append(&mut found.blocks);
        opened.found.gaps.append(&mut found.gaps);
    }

    /// Sweeps a part that nothing was told of.
    fn unkept(&mut self, opened: &mut Opened, name: &str) {
        let Some(part) = opened.package.part_again(name) else { return };
        self.packed(opened, name, &packed::said(&part.text));
        let suspects = suspect::find(&part.text);
        if suspects.is_empty() {
            return;
        }
        let known = known(opened, &[]);
        let swept = Swept { name, text: &part.text, index: opened.next_part(), suspects, known };
        let mut found = self.part(&swept, opened.budget, opened.found.blocks.len());
        opened.found.gaps.append(&mut found.gaps);
        if !found.blocks.is_empty() {
            opened.found.blocks.append(&mut found.blocks);
            opened.keep(part);
        }
    }

    /// Tells what is private in bytes that stand in the part `name` as letters.
    fn packed(&mut self, opened: &mut Opened, name: &str, texts: &[String]) {
        for one in texts.iter().flat_map(|text| private(text)) {
            if self.told.insert(one.clone()) {
                opened.tell(Hidden::CustomData, name, &one, Thing::OtherPartData);
            }
        }
    }

    /// What of a part is told. There were so many blocks `before`.
    fn part(&mut self, part: &Swept, budget: &Budget, before: usize) -> Found {
        let mut found = Found::default();
        let mut xml = Xml::new(part.text, budget);
        let mut text = Gathered::new(part.index);
        let mut element = "";
        while let Some(event) = xml.next() {
            if let Event::Text(piece, origin) = event {
                text.push(&piece, origin);
                continue;
            }
            let said = std::mem::replace(&mut text, Gathered::new(part.index));
            self.tell(part, &said, element, "", &mut found);
            let Event::Start(start) = event else { continue };
            element = start.name;
            if part.has_suspect(start.range()) {
                for (_, attribute, value) in start.values() {
                    self.tell(part, &value.gather(part.index), element, attribute, &mut found);
                }
                self.tell(part, &start.called().gather(part.index), "", "", &mut found);
            }
            if !budget.admits(Bound::Blocks, before + found.blocks.len(), Some(part.name)) {
                return found;
            }
        }
        for remark in xml.remarks() {
            self.tell(part, &remark.gather(part.index), "!", "", &mut found);
        }
        found.gaps.extend(xml.gap(part.name));
        found
    }

    /// Tells `text`, the value of this attribute or what the element says, if it is private, in no block, and news.
    fn tell(&mut self, part: &Swept, text: &Gathered, element: &str, attribute: &str, found: &mut Found) {
        let is_suspect = text.hull().is_some_and(|hull| part.has_suspect(hull));
        if !is_suspect || kinds::is_measure(part.name, element, attribute) {
            return;
        }
        let mut is_news = false;
        for one in private(text.text()) {
            is_news |= !part.known.contains(&one) && self.told.insert(one);
        }
        if is_news {
            found.aside(Hidden::CustomData, text, kinds::thing(part.name, element, attribute));
        }
    }
}

impl Swept<'_> {
    fn has_suspect(&self, range: Range<usize>) -> bool {
        let next = self.suspects.partition_point(|at| *at < range.start);
        self.suspects.get(next).is_some_and(|at| *at < range.end)
    }
}

/// The stretches of each of so many parts that stand in a block, in order.
fn taken(blocks: &[Block], parts: usize) -> Vec<Vec<Range<u32>>> {
    let mut taken = vec![Vec::new(); parts];
    for block in blocks {
        match &block.content {
            Content::Slice(range) => taken[block.part as usize].push(range.clone()),
            Content::Joined(joined) => {
                joined.pieces.iter().for_each(|piece| taken[piece.part as usize].push(piece.source()));
            }
        }
    }
    for ranges in &mut taken {
        ranges.sort_unstable_by_key(|range| range.start);
        // One within another would hide where the other ends.
        ranges.dedup_by(|next, last| {
            let is_within = next.start <= last.end;
            last.end = if is_within { last.end.max(next.end) } else { last.end };
            is_within
        });
    }
    taken
}

fn is_in(ranges: &[Range<u32>], at: u32) -> bool {
    let next = ranges.partition_point(|range| range.start <= at);
    next.checked_sub(1).is_some_and(|last| at < ranges[last].end)
}

/// What is private in the blocks of these parts, and in names that are told once.
fn known(opened: &Opened, parts: &[u32]) -> HashSet<String> {
    let mut known: HashSet<String> = opened.found.authors().flat_map(private).collect();
    let blocks = opened.found.blocks.iter().filter(|block| parts.contains(&block.part));
    known.extend(blocks.flat_map(|block| private(opened.text(block))));
    known
}

#[cfg(test)]
mod tests;
