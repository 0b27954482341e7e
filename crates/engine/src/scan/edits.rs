//! The edits that put a suggestion where a match stands. There are none where that is stored nowhere as text, and each place
//! of a container is edited for one finding: a text that many cells share is told for each and written once.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::finding::{Edit, Location, StoredPiece};
use hegao_model::document::{Block, Document, Syntax};

/// The edits of one document.
pub(super) struct Edits<'d> {
    document: &'d Document,
    /// Places of containers that an earlier finding edits: the part, and its bytes.
    taken: BTreeSet<(u32, u64, u64)>,
}

/// Where one finding's suggestions go.
pub(super) struct Target {
    syntax: Syntax,
    /// Whether all between the pieces goes too.
    joins: bool,
}

impl<'d> Edits<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        Self { document, taken: BTreeSet::new() }
    }

    /// Where the suggestions of a finding at `range` of `block` (without one, of the path) go; `None`: nowhere.
    pub(super) fn target(
        &mut self,
        block: Option<&Block>,
        range: &Range<usize>,
        location: &Location,
        joins: bool,
    ) -> Option<Target> {
        let Some(block) = block else { return Some(Target { syntax: Syntax::Plain, joins }) };
        let parts = block.pieces(range.clone());
        let mut syntaxes = parts.iter().map(|(part, _)| self.document.syntax(*part));
        let syntax = syntaxes.next().flatten()?;
        let is_one = syntaxes.all(|other| other == Some(syntax));
        // Between pieces stands markup, or the end of a file: no break to be taken out.
        let can_join = !joins || parts.len() < 2 || syntax == Syntax::Plain && location.part.is_none();
        if !is_one || !can_join || !block.is_whole(range) {
            return None;
        }
        let is_free = location.part.is_none()
            || parts
                .first()
                .is_none_or(|(part, _)| self.taken.insert((*part, location.bytes.start, location.bytes.end)));
        is_free.then_some(Target { syntax, joins })
    }
}

impl Target {
    /// The edits that put `text` where a match stands: into its first piece, and nothing into the others; or, where it also
    /// takes away what stands between the pieces, over all of it.
    pub(super) fn edits(&self, location: &Location, text: &str) -> Vec<Edit> {
        let text = self.syntax.written(text);
        if self.joins {
            return vec![Edit { part: location.part.clone(), bytes: location.bytes.clone(), text }];
        }
        let mut edits: Vec<Edit> = Vec::new();
        for StoredPiece { part, bytes } in &location.pieces {
            let text = if edits.is_empty() { text.clone() } else { String::new() };
            // One place may be read as several pieces: it is edited once.
            if edits.iter().all(|edit| (&edit.part, &edit.bytes) != (part, bytes)) {
                edits.push(Edit { part: part.clone(), bytes: bytes.clone(), text });
            }
        }
        edits
    }
}
