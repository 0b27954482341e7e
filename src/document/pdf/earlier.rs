//! What earlier states of the file say that the last does not, and the pages that were taken out of it.

use std::collections::HashSet;

use hayro_syntax::Pdf;

use super::assemble::{Assembly, assemble};
use super::attachment::Attachment;
use super::hidden::{self, Notes};
use super::{Left, collect, gaps, open, pages};
use crate::document::{Gap, GapKind, Hidden, Limits};

/// The reading of earlier states.
pub(super) struct Earlier<'l> {
    pub(super) limits: &'l Limits,
    /// What may still be drawn: all states share it.
    pub(super) left: Left,
    /// The texts that are known.
    pub(super) seen: HashSet<String>,
}

impl Earlier<'_> {
    /// Tells what is not in the last state, whose pages are `assembly` and whose asides are `notes`; returns the
    /// attachments of earlier states that the last one has no more.
    pub(super) fn tell(
        mut self,
        pdf: &Pdf,
        assembly: &Assembly,
        notes: &mut Notes,
        gaps: &mut Vec<Gap>,
    ) -> Vec<Attachment> {
        let bytes = pdf.data().as_ref();
        let revisions = hidden::revisions(bytes);
        if revisions.is_cut {
            let count = revisions.ends.len();
            gaps.push(gaps::limit(format!("文件里的历史版本太多，只检查了最近 {count} 个；请另存为新文件再查")));
        }
        self.seen.extend(assembly.texts().map(str::to_owned));
        self.seen.extend(notes.notes.iter().map(|note| note.text.clone()));
        let mut lost = Vec::new();
        for (index, end) in revisions.ends.iter().enumerate() {
            let name = format!("历史版本{}", index + 1);
            lost.extend(self.revision(bytes[..*end].to_vec(), &name, notes, gaps));
        }
        match hidden::orphans(pdf, notes) {
            Ok(Some(bytes)) => drop(self.pages(bytes, "删去的页", notes, gaps)),
            Ok(None) => {}
            Err(gap) => gaps.push(gap),
        }
        lost.retain(|old| notes.attachments.iter().all(|new| new.name != old.name));
        lost
    }

    /// One earlier state, with what is on no page of it.
    fn revision(&mut self, bytes: Vec<u8>, name: &str, notes: &mut Notes, gaps: &mut Vec<Gap>) -> Vec<Attachment> {
        let Some((before, old)) = self.pages(bytes, name, notes, gaps) else { return Vec::new() };
        let mut old_notes = Notes::default();
        collect(&before, &old, self.limits, &mut old_notes);
        for note in old_notes.notes.into_iter().filter(|note| !self.seen.contains(&note.text)) {
            notes.add("earlier versions", note.hidden, &note.text, format!("{name}，{}", note.label));
        }
        self.seen.extend(notes.notes.iter().map(|note| note.text.clone()));
        old_notes.attachments
    }

    /// The pages of one state. What of them is too much to be read is a gap.
    fn pages(&mut self, bytes: Vec<u8>, name: &str, notes: &mut Notes, gaps: &mut Vec<Gap>) -> Option<(Pdf, Assembly)> {
        let before = open(bytes).ok()?;
        let mut unread = Vec::new();
        let pages = pages(&before, self.limits, &mut self.left, &mut unread).ok()?;
        if unread.iter().any(|gap| gap.kind == GapKind::Limit) {
            gaps.push(gaps::limit(format!("{name}的内容太多，没有全部检查；请另存为新文件再查")));
        }
        let mut old = assemble(&pages);
        old.hidden(&pages);
        for text in old.texts().filter(|text| !self.seen.contains(*text)) {
            notes.add("earlier versions", Hidden::EarlierVersion, text, name);
        }
        Some((before, old))
    }
}
