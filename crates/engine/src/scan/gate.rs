//! The gate: every text of a scan passes here as its last step, and nothing leaves without it.
//!
//! Most texts arrive masked, from places where more is known of them: a block knows where its rules found something, an
//! excerpt where it was cut. The gate does not rely on that. It takes every struct apart field by field, so that a new
//! field does not compile until somebody has decided whether it holds text.

use std::cell::RefCell;
use std::sync::Arc;

use crate::filter::Inline;
use crate::finding::{Accepted, Edit, Excerpt, Finding, Location, Masker, StoredPiece, Suggestion};
use hegao_model::document::Gap;
use hegao_rules::facts::Statement;
use hegao_rules::finding::Applicability;

use super::Scanned;

/// Masks what is left to mask in all that a scan says. Shown once more, a mask stays as it is.
pub(super) fn pass(scanned: &mut Scanned) {
    // A mask hides. Of what is only counted, rules and numbers are told. Facts hold text, and `Scanned` says what they are for; the path is part of every finding.
    let Scanned { path, facts: _, statements, findings, gaps, suppressions, omitted: _, masker, masks: _ } = scanned;
    if masker.is_idle() {
        return;
    }
    let mut gate = Gate { masker, paths: [path.clone(), path.clone()], passed: RefCell::default() };
    gate.shared(path);
    gate.paths[1] = path.clone();
    statements.iter_mut().for_each(|Statement { topic: _, text, detail: _, line: _ }| gate.text(text));
    findings.iter_mut().for_each(|finding| gate.finding(finding));
    gaps.iter_mut().for_each(|gap| gate.gap(gap));
    suppressions.iter_mut().for_each(|inline| gate.inline(inline));
}

struct Gate<'a> {
    masker: &'a Masker,
    /// The document's path, as it came and as it passed: every finding shares it.
    paths: [Arc<str>; 2],
    /// Texts that had nothing to mask: what a rule says of each of its findings.
    passed: RefCell<Vec<String>>,
}

/// How many texts are remembered.
const REMEMBERED: usize = 24;

impl Gate<'_> {
    /// Whether something had to be masked.
    fn masks(&self, text: &mut String) -> bool {
        let mask = self.masker.loose(text);
        if mask.is_empty() {
            return false;
        }
        *text = mask.render(text, 0..text.len());
        true
    }

    fn text(&self, text: &mut String) {
        self.masks(text);
    }

    /// A text that is the same in many findings.
    fn repeated(&self, text: &mut Option<String>) {
        let Some(text) = text else { return };
        let mut passed = self.passed.borrow_mut();
        if !passed.contains(text) && !self.masks(text) && passed.len() < REMEMBERED {
            passed.push(text.clone());
        }
    }

    fn maybe(&self, text: &mut Option<String>) {
        text.iter_mut().for_each(|text| self.text(text));
    }

    fn shared(&self, text: &mut Arc<str>) {
        let mut own = text.to_string();
        if self.masks(&mut own) {
            *text = own.into();
        }
    }

    fn part(&self, part: &mut Option<Arc<str>>) {
        part.iter_mut().for_each(|part| self.shared(part));
    }

    fn finding(&self, finding: &mut Finding) {
        let Finding {
            rule: _,
            severity: _,
            confidence: _,
            path,
            location,
            matched,
            excerpt,
            message,
            why,
            remedy,
            source,
            suggestions,
            // Made of rule, place and number only.
            fingerprint: _,
            status: _,
            accepted,
            evidence,
            // They are put together of findings that passed here.
            others: _,
        } = finding;
        match &self.paths {
            [came, passed] if Arc::ptr_eq(path, came) => *path = passed.clone(),
            _ => self.shared(path),
        }
        self.location(location);
        self.text(matched);
        self.excerpt(excerpt);
        self.text(message);
        [why, remedy, source].into_iter().for_each(|text| self.repeated(text));
        suggestions.iter_mut().for_each(|suggestion| self.suggestion(suggestion));
        evidence.iter_mut().for_each(|text| self.text(text));
        if let Some(Accepted { by: _, reason, person, until: _ }) = accepted {
            self.text(reason);
            self.maybe(person);
        }
    }

    fn location(&self, location: &mut Location) {
        let Location { part, block: _, range: _, start: _, end: _, bytes: _, pieces, place, serial: _ } = location;
        self.part(part);
        pieces.iter_mut().for_each(|StoredPiece { part, bytes: _ }| self.part(part));
        place.iter_mut().for_each(|place| place.texts_mut(&mut |text| self.shared(text)));
    }

    /// The match stays where it is among what stands around it.
    fn excerpt(&self, Excerpt { text, matched }: &mut Excerpt) {
        let mask = self.masker.loose(text);
        if mask.is_empty() {
            return;
        }
        let mut shown = mask.render(text, 0..matched.start);
        let start = shown.len();
        shown += &mask.render(text, matched.clone());
        let end = shown.len();
        shown += &mask.render(text, matched.end..text.len());
        (*text, *matched) = (shown, start..end);
    }

    /// What had to be masked is for people: no program may put it into the document.
    fn suggestion(&self, suggestion: &mut Suggestion) {
        let Suggestion { text, applicability, edits } = suggestion;
        for Edit { part, bytes: _, text: _ } in &mut *edits {
            self.part(part);
        }
        let masks_edits = edits.iter_mut().any(|edit| self.masks(&mut edit.text));
        if self.masks(text) || masks_edits {
            *applicability = Applicability::Unsafe;
            edits.clear();
        }
    }

    /// Of a reason, its texts: the table of reasons tells them by their type.
    fn gap(&self, Gap { part, page: _, bytes: _, reason }: &mut Gap) {
        self.maybe(part);
        reason.texts_mut(&mut |text| self.shared(text));
    }

    fn inline(&self, inline: &mut Inline) {
        inline.rules.iter_mut().for_each(|rule| self.text(rule));
        self.text(&mut inline.reason);
    }
}
