//! What is to be said in a document of itself.

use std::collections::HashMap;
use std::sync::Arc;

use super::{Session, Source};
use crate::finding::{Finding, Location, Severity, Status};
use crate::report::{Reported, note};
use hegao_model::document::{Document, Edit, Note};
use hegao_rules::finding::Applicability;

/// Which notes are asked for.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Noting {
    /// The mildest finding that is told.
    pub least: Severity,
    /// Whether what a program may replace is to be a tracked change.
    pub tracks: bool,
}

/// What is to be said in a document.
#[non_exhaustive]
pub struct Noted {
    /// What it is said of, masked.
    pub reported: Reported,
    /// The notes, in the order of a report. Masked but for what they change.
    pub notes: Vec<Note>,
}

impl Default for Noting {
    fn default() -> Self {
        Self { least: Severity::Note, tracks: false }
    }
}

impl Session {
    /// What is to be said in a document of itself: a note for each finding that counts, one for all of a column or list, and one for
    /// each thing that could not be read; none of an earlier report.
    #[must_use]
    pub fn notes(&self, source: &Source<'_>, noting: Noting) -> Noted {
        let mut reported = self.check(source).document;
        let Some(document) = source.document.as_ref().ok().filter(|_| !source.is_own) else {
            return Noted { reported, notes: Vec::new() };
        };
        self.gather(&mut reported);
        let changes = if noting.tracks { self.changes(source) } else { HashMap::new() };
        let is_told = |severity| severity >= noting.least;
        let language = self.language();
        let told = reported.findings.iter().filter(|one| one.status == Status::Active && is_told(one.severity));
        let mut notes: Vec<Note> = told
            .map(|finding| Note {
                block: finding.location.block,
                range: bytes(document, &finding.location),
                lines: note::lines(finding, language),
                place: note::place(finding, language),
                change: change(finding, &changes),
            })
            .collect();
        let omitted = reported.omitted.iter().filter(|one| one.status == Status::Active && is_told(one.severity));
        let unread = reported.entry.gaps.iter().map(|gap| note::unread(gap, language));
        notes.extend(omitted.map(|one| note::omitted(one, language)).chain(unread).map(of_file));
        Noted { reported, notes }
    }

    /// What a program may put in place of what it finds, by rule, block and where in it (in code points).
    fn changes(&self, source: &Source<'_>) -> HashMap<(Arc<str>, usize, usize), Vec<Edit>> {
        let Ok(document) = source.document.as_ref() else { return HashMap::new() };
        let safe = self.edits(source).into_iter().filter(|one| one.applicability == Applicability::Safe);
        let change = |mut rewrite: crate::scan::Rewrite| {
            let text = document.text(document.blocks.get(rewrite.block)?);
            let start = text.get(..rewrite.span.start())?.chars().count();
            let replacement = rewrite.replacements.drain(..).next()?;
            Some(((rewrite.rule, rewrite.block, start), replacement.edits))
        };
        safe.filter_map(change).collect()
    }
}

/// A note of the whole file.
fn of_file(line: String) -> Note {
    Note { block: None, range: 0..0, lines: vec![line], place: String::new(), change: Vec::new() }
}

/// The tracked change that stands for a finding; none where it speaks for others.
fn change(finding: &Finding, changes: &HashMap<(Arc<str>, usize, usize), Vec<Edit>>) -> Vec<Edit> {
    let Some(block) = finding.location.block.filter(|_| finding.others.is_empty()) else { return Vec::new() };
    changes.get(&(finding.rule.clone(), block, finding.location.range.start)).cloned().unwrap_or_default()
}

/// The range of a finding in the text of its block, in bytes.
fn bytes(document: &Document, location: &Location) -> std::ops::Range<usize> {
    let text = location.block.and_then(|block| document.blocks.get(block)).map_or("", |block| document.text(block));
    let mut offsets = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let start = offsets.nth(location.range.start).unwrap_or(text.len());
    let length = location.range.len();
    let end = if length == 0 { start } else { offsets.nth(length - 1).unwrap_or(text.len()) };
    start..end
}
