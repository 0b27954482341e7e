//! What no reader has taken. A package has more places in which people write than readers know: the name of a style, the tag of a control, an
//! attribute of a program that nobody has heard of, a comment of XML. Whatever stands in a part, is in no block, and may be someone's number
//! or address, is told here as an aside, so that the rules of private data look at it: no place is passed over in silence.
//!
//! Nearly no part has anything of the sort, and every part is asked, so parts are looked through as bytes first ([`suspect::find`]), and
//! only one with a suspect in no block is parsed again. What the schemas say is a measure or a drawing is none ([`kinds::is_measure`]);
//! names that they do not know are text.

mod kinds;
mod packed;

use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::opened::{Found, Opened};
use super::rest::is_markup;
use crate::container::xml::{Event, Xml};
use crate::hidden::private::private;
use crate::hidden::suspect;
use crate::layout::flow::Gathered;
use crate::write::annotate::OwnNotes;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, Hidden, Thing};

/// Looks through all parts, when all blocks are found.
pub(crate) fn read(opened: &mut Opened) {
    let mut kept: HashMap<String, Vec<u32>> = HashMap::new();
    for (index, part) in opened.parts.iter().enumerate().filter(|(_, part)| part.syntax().is_some()) {
        kept.entry(part.name.clone().unwrap_or_default()).or_default().push(index as u32);
    }
    let names: Vec<String> = opened.package.members().iter().map(|member| member.name.clone()).collect();
    let mut sweep = Sweep { seen: None, told: HashSet::new() };
    for name in names {
        if let Some(windows) = opened.streamed.get(&name).cloned() {
            windows.into_iter().for_each(|window| sweep.kept(opened, &[window]));
            continue;
        }
        match kept.get(&name) {
            _ if opened.package.is_unsuspected(&name) => {}
            Some(indices) => sweep.kept(opened, indices),
            None if is_markup(&name) || opened.unnamed_markup.contains(&name) => sweep.unkept(opened, &name),
            None => {}
        }
    }
}

/// Looks through one part, by which all of the document stands, when all blocks are found.
pub(crate) fn read_one(opened: &mut Opened, part: u32) {
    Sweep { seen: None, told: HashSet::new() }.kept(opened, &[part]);
}

/// What is known while parts are swept.
struct Sweep {
    /// What stands in blocks; worked out when it is first asked.
    seen: Option<Seen>,
    /// What was told: the name of a part stands in several.
    told: HashSet<String>,
}

/// What stands in blocks.
struct Seen {
    /// The stretches of each part, in order.
    taken: Vec<Vec<Range<u32>>>,
    /// What is private in those of each part: that it stands in the part once more is no news.
    private: HashMap<u32, HashSet<String>>,
    /// What is private in names that are told once.
    names: HashSet<String>,
}

/// A part that is swept.
struct Swept<'a> {
    name: &'a str,
    text: &'a str,
    index: u32,
    /// Where something may be private that is in no block, in order.
    suspects: Vec<usize>,
    /// By which indices blocks point into it.
    indices: &'a [u32],
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
        let seen = self.seen.get_or_insert_with(|| Seen::of(opened));
        let is_taken = |at: usize| indices.iter().any(|index| is_in(&seen.taken[*index as usize], at as u32));
        suspects.retain(|at| !is_taken(*at));
        if suspects.is_empty() {
            return;
        }
        let name = part.name.as_deref().unwrap_or_default();
        let swept = Swept { name, text: &part.text, index: indices[0], suspects, indices };
        let mut found = self.part(&swept, opened.budget, opened.found.blocks.len());
        opened.found.blocks.append(&mut found.blocks);
        opened.found.gaps.append(&mut found.gaps);
    }

    /// Sweeps a part that nothing was told of.
    fn unkept(&mut self, opened: &mut Opened, name: &str) {
        let Some(part) = opened.package.part_again(name) else { return };
        if opened.package.is_unsuspected(name) {
            return;
        }
        self.packed(opened, name, &packed::said(&part.text));
        let suspects = suspect::find(&part.text);
        if suspects.is_empty() {
            return;
        }
        self.seen.get_or_insert_with(|| Seen::of(opened));
        let swept = Swept { name, text: &part.text, index: opened.next_part(), suspects, indices: &[] };
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
        let (mut element, own) = ("", OwnNotes::of(part.text, budget));
        while let Some(event) = xml.next() {
            if let Event::Text(piece, origin) = event {
                text.push(&piece, origin);
                continue;
            }
            let said = std::mem::replace(&mut text, Gathered::new(part.index));
            self.tell(part, &said, element, "", &mut found);
            let Event::Start(start) = event else { continue };
            element = start.name;
            if own.has(part.text, &start) {
                xml.skip();
                continue;
            }
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
            let is_known = self.seen.as_ref().is_some_and(|seen| seen.knows(part.indices, &one));
            is_news |= !is_known && self.told.insert(one);
        }
        if is_news {
            found.aside(Hidden::CustomData, text, kinds::thing(part.name, element, attribute));
        }
    }
}

impl Seen {
    /// All of it, of the blocks so far.
    fn of(opened: &Opened) -> Self {
        let blocks = &opened.found.blocks;
        let mut private_in: HashMap<u32, HashSet<String>> = HashMap::new();
        for block in blocks {
            let text = opened.text(block);
            if suspect::may_be_in(text) {
                private_in.entry(block.part).or_default().extend(private(text));
            }
        }
        let names = opened.found.authors().flat_map(private).collect();
        Self { taken: taken(blocks, opened.parts.len()), private: private_in, names }
    }

    /// Whether blocks of one of these parts, or a name, have this.
    fn knows(&self, parts: &[u32], one: &str) -> bool {
        let is_in = |part: &u32| self.private.get(part).is_some_and(|all| all.contains(one));
        self.names.contains(one) || parts.iter().any(is_in)
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
        block.content.each_piece(block.part, |piece| taken[piece.part as usize].push(piece.source()));
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

#[cfg(test)]
mod tests;
