//! What a page carries and does not show: unseen text, comments, scripts.

use std::ops::Range;

use super::page::Page;
use crate::hidden::telling::{is_private, is_remark, tells};
use crate::layout::flow::Gathered;
use hegao_model::document::{Content, Hidden, Origin, Place, Role, Thing};
use hegao_model::text::is_han;

/// Bytes of the longest line of a script that someone wrote by hand.
const WRITTEN: usize = 2000;

/// What is looked at at once of a script: the line, or where a program has put all on one, its strings and statements.
fn statements(line: &str) -> Vec<&str> {
    let is_written = line.len() <= WRITTEN || line.chars().any(is_han);
    if is_written { vec![line] } else { line.split(['"', '\'', '`', ';']).collect() }
}

impl Page<'_> {
    pub(super) fn unseen(&mut self, hidden: Hidden, span: Range<usize>) {
        if self.unseen.as_ref().is_some_and(|(kind, _)| *kind != hidden) {
            self.tell_unseen();
        }
        let (_, mut gathered) = self.unseen.take().unwrap_or_else(|| (hidden, Gathered::new(0)));
        self.references.read(self.source, span, |text, origin| gathered.push(text, origin));
        self.unseen = Some((hidden, gathered));
    }

    /// Ends text that is not seen.
    pub(super) fn tell_unseen(&mut self) {
        if let Some((hidden, gathered)) = self.unseen.take() {
            let role = match hidden {
                Hidden::WhiteText => Role::White,
                Hidden::TinyText => Role::Tiny,
                Hidden::OffPage => Role::OffPage,
                _ => Role::Hidden,
            };
            self.aside(hidden, Place::text(role), &gathered);
        }
    }

    pub(super) fn comment(&mut self, span: Range<usize>) {
        let comment = &self.source[span.clone()];
        let start = span.start + if comment.starts_with("<!--") { 4 } else { 2.min(comment.len()) };
        let end =
            span.end - ["--!>", "-->", ">"].iter().find(|end| comment.ends_with(**end)).map_or(0, |end| end.len());
        if start < end && is_remark(&self.source[start..end]) {
            let mut gathered = Gathered::new(0);
            gathered.push(&self.source[start..end], Origin::exact(start));
            self.aside(Hidden::Comment, Thing::WebComment, &gathered);
        }
    }

    /// The lines of a script that may say something to people.
    pub(super) fn program(&mut self, span: Range<usize>) {
        if self.stack.name() != b"script" {
            return;
        }
        let mut gathered = Gathered::new(0);
        for words in self.source[span].lines().flat_map(statements).map(str::trim) {
            if words.chars().any(is_han) || is_private(words) {
                let start = words.as_ptr() as usize - self.source.as_ptr() as usize;
                if !gathered.text().is_empty() {
                    gathered.push_unstored("\n");
                }
                gathered.push(words, Origin::exact(start));
            }
        }
        self.aside(Hidden::Script, Thing::Script, &gathered);
    }

    /// Text for browsers that lack something.
    pub(super) fn reserve(&mut self, span: Range<usize>) {
        let mut gathered = Gathered::new(0);
        gathered.push(&self.source[span.clone()], Origin::exact(span.start));
        if tells(gathered.text()) {
            self.aside(Hidden::HiddenText, Thing::FallbackContent, &gathered);
        }
    }

    /// Tells of something that a reader does not see; those of one sort are counted.
    pub(super) fn aside(&mut self, hidden: Hidden, place: impl Into<Place>, gathered: &Gathered) {
        if gathered.is_blank() || self.is_full() {
            return;
        }
        let place = place.into();
        let number = match self.counts.iter_mut().find(|(counted, _)| *counted == place) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.counts.push((place.clone(), 1));
                1
            }
        };
        self.asides.push(gathered.aside(hidden, place.numbered(number)));
    }

    /// Drops a link's title that says what the link says.
    pub(super) fn end_link(&mut self) {
        let Some((title, start)) = self.link.take() else { return };
        let said = self.line.text().get(start..).unwrap_or_default().trim().trim_end_matches(['.', '…']);
        let text = match &title.content {
            Content::Slice(range) => &self.source[range.start as usize..range.end as usize],
            Content::Joined(joined) => &joined.text,
        };
        if said.is_empty() || !text.starts_with(said) {
            self.asides.push(title);
        }
    }
}
