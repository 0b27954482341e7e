//! Tracked changes, accepted (ECMA-376 part 1, §17.13.5): what was put in stays, what was taken out goes, and of forms the new ones
//! hold.

use std::collections::BTreeSet;

use super::elements::{Element, elements, in_order};
use crate::write::splice::Splice;

/// Elements that say what the form was before, or where a move begins and ends.
const GONE: [&str; 20] = [
    "rPrChange",
    "pPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblPrExChange",
    "tblGridChange",
    "trPrChange",
    "tcPrChange",
    "numberingChange",
    "cellIns",
    "cellMerge",
    "moveFromRangeStart",
    "moveFromRangeEnd",
    "moveToRangeStart",
    "moveToRangeEnd",
    "customXmlInsRangeStart",
    "customXmlInsRangeEnd",
    "customXmlDelRangeStart",
    "customXmlDelRangeEnd",
    "trackRevisions",
];

/// What is to be put into `text`, and how many changes there are; `None`: it is not well-formed.
pub(super) fn accepted(text: &str) -> Option<(Vec<Splice>, usize)> {
    let elements = elements(text)?;
    let part = Part { text, elements: &elements };
    let (mut splices, mut count) = (Vec::new(), 0);
    let mut gone: BTreeSet<usize> = BTreeSet::new();
    for (index, element) in elements.iter().enumerate() {
        let local = element.local(text);
        let parent = element.parent.map_or("", |parent| elements[parent].local(text));
        let found = match local {
            local if GONE.contains(&local) => vec![element.gone()],
            // The mark of a paragraph, or of a row.
            "ins" | "moveTo" if matches!(parent, "rPr" | "trPr" | "ctrlPr") => vec![element.gone()],
            "ins" | "moveTo" => element.unwrapped().into(),
            "del" | "moveFrom" if parent == "trPr" => {
                gone.extend(part.ancestor(index, "tr"));
                vec![element.gone()]
            }
            "del" | "moveFrom" if parent == "rPr" || parent == "ctrlPr" => vec![element.gone()],
            "del" | "moveFrom" => vec![element.gone()],
            "cellDel" => {
                gone.extend(part.ancestor(index, "tc"));
                vec![element.gone()]
            }
            _ => continue,
        };
        count += 1;
        splices.extend(found);
    }
    splices.extend(part.emptied(gone));
    let deleted: Vec<usize> = (0..elements.len()).filter(|index| part.has_deleted_mark(*index)).collect();
    let joined = part.joined(&deleted);
    splices.extend(joined);
    Some((in_order(splices), count))
}

struct Part<'p> {
    text: &'p str,
    elements: &'p [Element],
}

impl Part<'_> {
    fn local(&self, index: usize) -> &str {
        self.elements[index].local(self.text)
    }

    fn ancestor(&self, index: usize, local: &str) -> Option<usize> {
        let mut at = self.elements[index].parent;
        while let Some(index) = at.filter(|index| self.local(*index) != local) {
            at = self.elements[index].parent;
        }
        at
    }

    fn children(&self, parent: usize) -> impl Iterator<Item = usize> + '_ {
        let end = self.elements[parent].whole.end;
        let within = (parent + 1..self.elements.len()).take_while(move |index| self.elements[*index].whole.start < end);
        within.filter(move |index| self.elements[*index].parent == Some(parent))
    }

    fn child(&self, parent: usize, local: &str) -> Option<usize> {
        self.children(parent).find(|child| self.local(*child) == local)
    }

    /// Rows and cells that go, with rows and tables of which nothing would be left.
    fn emptied(&self, mut gone: BTreeSet<usize>) -> Vec<Splice> {
        for (inner, outer) in [("tc", "tr"), ("tr", "tbl")] {
            let holders: BTreeSet<usize> = gone
                .iter()
                .filter(|index| self.local(**index) == inner)
                .filter_map(|index| self.ancestor(*index, outer))
                .collect();
            let is_left = |holder: &usize| {
                self.children(*holder).any(|child| self.local(child) == inner && !gone.contains(&child))
            };
            let empty: Vec<usize> = holders.into_iter().filter(|holder| !is_left(holder)).collect();
            gone.extend(empty);
        }
        gone.iter().map(|index| self.elements[*index].gone()).collect()
    }

    /// Whether it is a paragraph whose mark was deleted: it goes on in the next one.
    fn has_deleted_mark(&self, index: usize) -> bool {
        let mark = || {
            let properties = self.child(self.child(index, "pPr")?, "rPr")?;
            self.child(properties, "del").or_else(|| self.child(properties, "moveFrom"))
        };
        self.local(index) == "p" && mark().is_some()
    }

    /// Joins paragraphs with deleted marks to those behind them, whose form holds. At the end of a cell or a text there is none behind.
    fn joined(&self, deleted: &[usize]) -> Vec<Splice> {
        let mut splices = Vec::new();
        let next = |index: usize| {
            let parent = self.elements[index].parent?;
            let end = self.elements[index].whole.end;
            let next = self.children(parent).find(|child| self.elements[*child].whole.start >= end)?;
            (self.local(next) == "p").then_some(next)
        };
        let mut at = 0;
        while let Some(&first) = deleted.get(at) {
            let mut chain = vec![first];
            while let Some(next) = chain.last().filter(|last| deleted.contains(last)).and_then(|last| next(*last)) {
                chain.push(next);
            }
            at += 1;
            while deleted.get(at).is_some_and(|index| chain.contains(index)) {
                at += 1;
            }
            if chain.len() < 2 {
                continue;
            }
            let last = chain[chain.len() - 1];
            let form = self.child(last, "pPr").map_or(String::new(), |form| self.form(form));
            for (index, pair) in chain.windows(2).enumerate() {
                let (one, other) = (&self.elements[pair[0]], &self.elements[pair[1]]);
                if index == 0 {
                    let start = one.tag.range.end;
                    let end = self.child(pair[0], "pPr").map_or(start, |form| self.elements[form].whole.end);
                    splices.push(Splice { source: start..end, text: form.clone() });
                }
                let end = self.child(pair[1], "pPr").map_or(other.tag.range.end, |form| self.elements[form].whole.end);
                // A paragraph without content has no tag of its own that would end them all.
                let name = &self.text[other.tag.name.clone()];
                let text = if other.tag.is_empty { format!("</{name}>") } else { String::new() };
                splices.push(Splice { source: one.inner.end.max(one.tag.range.end)..end, text });
            }
        }
        splices
    }

    /// The properties of a paragraph, without changes.
    fn form(&self, index: usize) -> String {
        let range = self.elements[index].whole.clone();
        let text = &self.text[range];
        let Some((splices, _)) = accepted(text) else { return text.to_owned() };
        let (mut form, mut at) = (String::new(), 0);
        for splice in splices {
            form.push_str(&text[at..splice.source.start]);
            form.push_str(&splice.text);
            at = splice.source.end;
        }
        form + &text[at..]
    }
}
