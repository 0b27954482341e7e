//! The marks of comments and tracked changes, put into the text of a document.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::ops::Range;

use super::anchor::{Spot, Story};
use crate::container::namespace::Ns;
use crate::write::annotate::Author;
use crate::write::annotate::outline::{Id, Prefix};
use crate::write::escape::written_in_xml;
use crate::write::splice::Splice;

/// What is to be put into a document.
pub(super) struct Marks<'s, 'a> {
    story: &'s Story<'a>,
    /// The prefix of its elements with a colon, and what declares it where the part does not.
    prefix: String,
    declared: String,
    slots: BTreeMap<usize, Slot>,
    changes: BTreeMap<usize, Change>,
    /// Texts that must keep the white space at their ends.
    kept: BTreeSet<Id>,
}

/// What stands at one place.
struct Slot {
    spot: Spot,
    /// What ends there.
    ends: String,
    /// What begins.
    starts: String,
}

/// A tracked replacement.
struct Change {
    source: Range<usize>,
    /// What closes the run before it.
    before: String,
    /// The marks that come between.
    starts: String,
    body: String,
    ends: String,
    /// What opens the run behind it.
    after: String,
}

impl<'s, 'a> Marks<'s, 'a> {
    /// None yet, in a part of the namespace `namespace`.
    pub(super) fn new(story: &'s Story<'a>, namespace: &str) -> Self {
        let Prefix { colon: prefix, declared } = story.outline.prefix(namespace, "w");
        Self { story, prefix, declared, slots: BTreeMap::new(), changes: BTreeMap::new(), kept: BTreeSet::new() }
    }

    /// Puts the comment with this number from `start` to `end`.
    pub(super) fn comment(&mut self, number: u32, start: Spot, end: Spot) {
        let (w, xmlns) = (self.prefix.clone(), self.declared.clone());
        let begin = format!("<{w}commentRangeStart{xmlns} {w}id=\"{number}\"/>");
        let finish = format!(
            "<{w}commentRangeEnd{xmlns} {w}id=\"{number}\"/><{w}r{xmlns}><{w}commentReference {w}id=\"{number}\"/></{w}r>"
        );
        if start == end {
            return self.put(start, &(begin + &finish), true);
        }
        self.put(start, &begin, true);
        self.put(end, &finish, false);
    }

    fn put(&mut self, spot: Spot, mark: &str, is_start: bool) {
        let at = spot.at(&self.story.outline);
        let change = self.changes.range_mut(..=at).next_back().map(|(_, change)| change);
        if let Some(change) = change.filter(|change| at <= change.source.end) {
            let is_before = at == change.source.start || is_start && at < change.source.end;
            if is_before { &mut change.starts } else { &mut change.ends }.push_str(mark);
            return;
        }
        let slot = self.slots.entry(at).or_insert_with(|| Slot { spot, ends: String::new(), starts: String::new() });
        if is_start { &mut slot.starts } else { &mut slot.ends }.push_str(mark);
    }

    /// Whether one of the changes so far touches one of `ranges`.
    pub(super) fn overlaps(&self, ranges: &[Range<usize>]) -> bool {
        let touches = |change: &Change, range: &Range<usize>| {
            change.source.start <= range.end && range.start <= change.source.end
        };
        self.changes.values().any(|change| ranges.iter().any(|range| touches(change, range)))
    }

    /// Replaces `range`, which is [replaceable](Story::replaceable) and which no change [overlaps](Self::overlaps), by `text` with
    /// tracking; the numbers are those of the deletion and of the insertion. Must come before the comments.
    pub(super) fn change(&mut self, range: &Range<usize>, text: &str, numbers: [u32; 2], author: &Author) {
        let Some((run, t)) = self.story.replaceable(range) else { return };
        let outline = &self.story.outline;
        let (inner, whole) = (outline.inner(t), outline.range(run));
        let content: Vec<Id> = outline.children(run).filter(|id| !outline.is(*id, Ns::Word, "rPr")).collect();
        let (mut source, mut before, mut after) = (range.clone(), String::new(), String::new());
        if inner.start < range.start {
            before = self.closing(run, Some(t));
            self.keep_space(t, &outline.text[inner.start..range.start]);
        } else if content.first() == Some(&t) {
            source.start = whole.start;
        } else {
            source.start = outline.range(t).start;
            before = self.closing(run, None);
        }
        if range.end < inner.end {
            after = self.opening(run, Some((t, range.end)));
        } else if content.last() == Some(&t) {
            source.end = whole.end;
        } else {
            source.end = outline.range(t).end;
            after = self.opening(run, None);
        }
        let body = self.replacement(run, &outline.text[range.clone()], text, numbers, author);
        let change = Change { source: source.clone(), before, starts: String::new(), body, ends: String::new(), after };
        self.changes.insert(source.start, change);
    }

    fn replacement(&self, run: Id, old: &str, new: &str, [deletion, insertion]: [u32; 2], author: &Author) -> String {
        let (w, xmlns) = (&self.prefix, &self.declared);
        let (name, date) = (written_in_xml(&author.name), author.local_time());
        let said = |id: u32| format!("{xmlns} {w}id=\"{id}\" {w}author=\"{name}\" {w}date=\"{date}\"");
        let (open, close) = (self.run_start(run), format!("</{w}r>"));
        let mut body = format!(
            "<{w}del{}>{open}<{w}delText xml:space=\"preserve\">{old}</{w}delText>{close}</{w}del>",
            said(deletion)
        );
        if !new.is_empty() {
            let new = written_in_xml(new);
            let _ = write!(
                body,
                "<{w}ins{}>{open}<{w}t xml:space=\"preserve\">{new}</{w}t>{close}</{w}ins>",
                said(insertion)
            );
        }
        body
    }

    /// The start of a run of the same properties, in the prefix of the marks.
    fn run_start(&self, run: Id) -> String {
        let outline = &self.story.outline;
        let properties = outline.child(run, Ns::Word, "rPr").map_or("", |id| &outline.text[outline.range(id)]);
        format!("<{w}r{xmlns}>{properties}", w = self.prefix, xmlns = self.declared)
    }

    fn closing(&self, run: Id, text: Option<Id>) -> String {
        let outline = &self.story.outline;
        let end = |id: Id| &outline.text[outline.end_tag(id)];
        format!("{}{}", text.map_or("", end), end(run))
    }

    /// What opens a run like `run`, and the rest of its text from here on.
    fn opening(&self, run: Id, text: Option<(Id, usize)>) -> String {
        let outline = &self.story.outline;
        let tag = |id: Id| &outline.text[outline.start_tag(id)];
        let properties = outline.child(run, Ns::Word, "rPr").map_or("", |id| &outline.text[outline.range(id)]);
        let mut opening = format!("{}{properties}", tag(run));
        if let Some((text, at)) = text {
            let rest = &outline.text[at..outline.inner(text).end];
            let tag = tag(text);
            match rest.starts_with(|c: char| c.is_ascii_whitespace()) && !tag.contains("xml:space") {
                true => {
                    let _ = write!(opening, "{} xml:space=\"preserve\">", &tag[..tag.len() - 1]);
                }
                false => opening.push_str(tag),
            }
        }
        opening
    }

    /// Lets a text keep its white space, if what is left of it ends with some.
    fn keep_space(&mut self, text: Id, left: &str) {
        let outline = &self.story.outline;
        let is_kept = outline.text[outline.start_tag(text)].contains("xml:space");
        if !is_kept && left.ends_with(|c: char| c.is_ascii_whitespace()) {
            self.kept.insert(text);
        }
    }

    /// All of it, in the order of the part's text.
    pub(super) fn splices(mut self) -> Vec<Splice> {
        let outline = &self.story.outline;
        let slots = std::mem::take(&mut self.slots);
        let mut splices = Vec::with_capacity(slots.len());
        for (at, Slot { spot, ends, starts }) in slots {
            match spot {
                Spot::Between(_) => splices.push(Splice::at(at, ends + &starts)),
                Spot::Within { run, text, .. } => {
                    let opening = self.opening(run, text.map(|text| (text, at)));
                    splices.push(Splice::at(at, format!("{}{ends}{starts}{opening}", self.closing(run, text))));
                    if let Some(text) = text {
                        self.keep_space(text, &outline.text[outline.inner(text).start..at]);
                    }
                }
                Spot::Empty(paragraph) => {
                    let name = outline.tag_name(paragraph);
                    let text = format!(">{ends}{starts}</{name}>");
                    splices.push(Splice { source: at - 1..at + 1, text });
                }
            }
        }
        for Change { source, before, starts, body, ends, after } in self.changes.into_values() {
            splices.push(Splice { source, text: format!("{before}{starts}{body}{ends}{after}") });
        }
        for text in self.kept {
            let end = outline.start_tag(text).end - 1;
            splices.push(Splice::at(end, " xml:space=\"preserve\"".into()));
        }
        splices.sort_by_key(|splice| (splice.source.start, splice.source.end));
        splices
    }
}
