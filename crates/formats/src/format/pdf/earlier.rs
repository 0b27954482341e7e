//! What earlier states of the file say that the last does not, and the pages that were taken out of it.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{ObjRef, ObjectIdentifier};

use super::assemble::{Assembly, assemble};
use super::attachment::Attachment;
use super::hidden::{self, Notes, Revisions, Unused};
use super::references::References;
use super::{Read, collect, gaps, open, pages};
use crate::hidden::telling::tells;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Gap, GapKind, Hidden, PdfState, Place, Reason, Spot, Thing};

/// The reading of earlier states.
pub(super) struct Earlier<'l> {
    pub(super) budget: &'l Budget,
    /// The texts that are known.
    pub(super) seen: HashSet<String>,
    /// The streams that are drawn on pages.
    pub(super) drawn: HashSet<ObjectIdentifier>,
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
        let Revisions { ends, is_lost } = hidden::revisions(pdf, self.budget);
        gaps.extend(is_lost.then(|| Gap::of_file(Reason::PdfLostState)));
        self.seen.extend(assembly.texts().map(str::to_owned));
        self.seen.extend(notes.notes.iter().map(|note| note.text.clone()));
        let mut lost = Vec::new();
        for (index, end) in ends.iter().enumerate() {
            let number = index as u32 + 1;
            let which = PdfState::Version(number as usize);
            let place = Spot::Earlier { number, place: None }.into();
            let state = State { which, place, hidden: Hidden::EarlierVersion };
            lost.extend(self.revision(bytes[..*end].to_vec(), &state, notes, gaps));
        }
        let orphans = hidden::orphans(pdf, notes, self.budget);
        let listed: Vec<Vec<u8>> = orphans.iter().map(|page| ObjRef::from(*page).to_string().into_bytes()).collect();
        let removed = Unused { pages: listed, unread: 0 };
        self.left_over(pdf, removed, &State::left_over(PdfState::RemovedPages, Thing::DeletedPage), notes, gaps);
        let references = References::of(pdf, &orphans);
        gaps.extend(gaps::missing(&references.missing));
        let unused = hidden::unused(pdf, &|id| !references.reaches(id), self.budget);
        self.left_over(pdf, unused, &State::left_over(PdfState::Unused, Thing::UnusedContent), notes, gaps);
        let is_undrawn = |id| references.reaches(id) && !self.drawn.contains(&id);
        let undrawn = Unused { unread: 0, ..hidden::unused(pdf, &is_undrawn, self.budget) };
        let state = State { hidden: Hidden::HiddenText, ..State::left_over(PdfState::Unused, Thing::UndrawnContent) };
        self.left_over(pdf, undrawn, &state, notes, gaps);
        lost.retain(|old| notes.attachments.iter().all(|new| new.name != old.name));
        lost
    }

    /// Pages that are no pages of the file, and of which it still holds the content, and how many there are besides. That
    /// they are there is told even if what they say is not known.
    fn left_over(
        &mut self,
        pdf: &Pdf,
        Unused { pages, mut unread }: Unused,
        state: &State,
        notes: &mut Notes,
        gaps: &mut Vec<Gap>,
    ) {
        match (!pages.is_empty()).then(|| hidden::with_pages(pdf, &pages)) {
            None => {}
            Some(Ok(bytes)) => {
                let old = self.pages(bytes, state, notes, gaps).ok();
                let is_unread = |(_, old): (Pdf, Assembly)| old.texts().any(|text| text.contains('\u{FFFD}'));
                unread += if old.is_none_or(is_unread) { pages.len() } else { 0 };
            }
            Some(Err(gap)) => gaps.push(gap),
        }
        if unread > 0 {
            notes.add("earlier versions", state.hidden, &format!("{unread} 页的内容"), state.place.clone());
        }
    }

    /// One earlier state, with what is on no page of it. What of it cannot be read is a gap, as of the last state.
    fn revision(&mut self, bytes: Vec<u8>, state: &State, notes: &mut Notes, gaps: &mut Vec<Gap>) -> Vec<Attachment> {
        let (before, old) = match self.pages(bytes, state, notes, gaps) {
            Ok(read) => read,
            Err(gap) => {
                gaps.push(state.unread(gap.kind()));
                return Vec::new();
            }
        };
        let mut old_notes = Notes::default();
        collect(&before, &old, &self.budget.limits(), &mut old_notes);
        let is_damaged = gaps::damage(&before, old_notes.broken).is_some();
        if is_damaged || !References::of(&before, &[]).missing.is_empty() {
            gaps.push(state.unread(GapKind::Corrupt));
        }
        if old_notes.is_cut {
            gaps.push(state.unread(GapKind::Limit));
        }
        for note in old_notes.notes.into_iter().filter(|note| !self.seen.contains(&note.text)) {
            notes.add("earlier versions", note.hidden, &note.text, state.holding(note.place));
        }
        self.seen.extend(notes.notes.iter().map(|note| note.text.clone()));
        old_notes.attachments
    }

    /// The pages of one state. What of them is too much to be read is a gap.
    ///
    /// # Errors
    /// There are none, or too many objects.
    fn pages(
        &mut self,
        bytes: Vec<u8>,
        state: &State,
        notes: &mut Notes,
        gaps: &mut Vec<Gap>,
    ) -> Result<(Pdf, Assembly), Gap> {
        let before = open(bytes)?;
        let mut unread = Vec::new();
        let Read { pages, drawn, .. } = pages(&before, self.budget, Some(&state.part()), &mut unread, false)?;
        if matches!(state.which, PdfState::RemovedPages) {
            self.drawn.extend(drawn);
        }
        let mut kinds: Vec<GapKind> = unread.iter().map(Gap::kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        gaps.extend(kinds.into_iter().map(|kind| state.unread(kind)));
        let mut old = assemble(&pages);
        old.hidden(&pages);
        // Buttons and boxes have a look for each state; what tells nothing is one.
        let is_told = |text: &&str| state.hidden == Hidden::EarlierVersion || tells(text);
        for text in old.texts().filter(|text| !self.seen.contains(*text)).filter(is_told) {
            notes.add("earlier versions", state.hidden, text, state.place.clone());
        }
        Ok((before, old))
    }
}

/// An earlier state of the file, or what is left of one.
struct State {
    /// Which one.
    which: PdfState,
    /// Its place.
    place: Place,
    /// What its text is.
    hidden: Hidden,
}

impl State {
    fn left_over(which: PdfState, thing: Thing) -> Self {
        Self { which, place: thing.into(), hidden: Hidden::EarlierVersion }
    }

    /// Its name as a part of the file.
    fn part(&self) -> String {
        match self.which {
            PdfState::Version(number) => format!("earlier version {number}"),
            PdfState::RemovedPages => "removed pages".to_owned(),
            PdfState::Unused => "unused content".to_owned(),
        }
    }

    /// The gap of what of it was not read.
    fn unread(&self, kind: GapKind) -> Gap {
        Gap::of_file(Reason::PdfEarlier { state: self.which, kind })
    }

    /// The place `inner` in this state.
    fn holding(&self, inner: Place) -> Place {
        match &self.place.spot {
            Spot::Earlier { number, .. } => Spot::Earlier { number: *number, place: Some(Box::new(inner)) }.into(),
            _ => self.place.clone(),
        }
    }
}
