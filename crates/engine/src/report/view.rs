//! What a front shows that draws a document itself (the page): the words of a report, ready to be set, and the text with the findings in
//! it. It is inner, between the engine and the page of the same version, and no contract: programs read [`json`](super::json).

use serde::Serialize;

use super::html::phrase;
use super::note;
use super::text::words::{Words, suggests_mask};
use super::{Counts, Reported};
use crate::finding::{Excerpt, Finding, Status};
use crate::report::in_words;
use hegao_model::document::{BlockKind, Hidden, Place, SkipReason};
use hegao_rules::finding::Applicability;
use hegao_rules::rule::Language;

/// A block as it may be shown.
#[non_exhaustive]
pub struct ShownBlock {
    /// What it is.
    pub kind: BlockKind,
    /// Why nobody sees it in the document.
    pub hidden: Option<Hidden>,
    /// Where it stands.
    pub place: Option<Place>,
    /// The cell that it is: the number of its table among those of the document (from 0), its row and column, and whether its row
    /// names the columns.
    pub cell: Option<(usize, u32, u32, bool)>,
    /// Its text, cut where findings begin and end.
    pub pieces: Vec<ShownPiece>,
}

/// A stretch of a block, all of which the same findings name.
pub struct ShownPiece {
    /// The text.
    pub text: String,
    /// Indices into the findings of the document.
    pub findings: Vec<usize>,
}

/// One document.
#[derive(Serialize)]
pub struct View<'a> {
    path: &'a str,
    /// stop, incomplete, check or clean.
    verdict: &'static str,
    /// Errors, warnings, notes, and what is accepted.
    counts: [usize; 4],
    /// How it was read, on one line.
    facts: String,
    format: Option<&'static str>,
    sha256: Option<&'a str>,
    size: Option<u64>,
    /// What was not examined, each on one line.
    gaps: Vec<String>,
    /// Findings that are only counted, each sort on one line.
    omitted: Vec<String>,
    findings: Vec<Seen<'a>>,
}

/// A finding.
#[derive(Serialize)]
struct Seen<'a> {
    /// Its number in reports for people; `None`: it is accepted.
    number: Option<usize>,
    severity: &'static str,
    grade: &'static str,
    rule: &'a str,
    message: &'a str,
    place: String,
    /// What stands before it, it, and what stands behind it.
    excerpt: [&'a str; 3],
    advice: Option<String>,
    /// Why, by which clause, and how: each with its label.
    reasons: Vec<(&'static str, &'a str)>,
    /// What finds the place in another program.
    phrase: Option<&'a str>,
    /// The texts that may be written instead, and whether a program may do it.
    choices: Vec<Choice<'a>>,
    /// Where it stands: the block, and the first code point.
    at: Option<(usize, usize)>,
    /// What recognises it, and the places that it speaks for.
    fingerprints: Vec<&'a str>,
    /// Why it is accepted.
    accepted: Option<&'a str>,
}

#[derive(Serialize)]
struct Choice<'a> {
    text: &'a str,
    is_safe: bool,
}

/// A block of the text.
#[derive(Serialize)]
pub struct Shape<'a> {
    kind: &'static str,
    /// Where it stands, in words; of what is hidden, with the reason.
    place: Option<String>,
    /// Why nobody sees it.
    hidden: Option<&'static str>,
    /// Table (from 0), row, column, and whether the row names the columns.
    cell: Option<(usize, u32, u32, bool)>,
    /// The text in pieces, each with the indices of the findings that name it.
    pieces: Vec<(&'a str, &'a [usize])>,
}

impl<'a> View<'a> {
    /// What is shown of a document.
    #[must_use]
    pub fn of(document: &'a Reported, language: Language) -> Self {
        let words = Words::of(language);
        let counts = Counts::of(document);
        let Reported { entry, findings, omitted, .. } = document;
        let mut number = 0;
        let seen = findings.iter().map(|finding| {
            let is_active = finding.status == Status::Active;
            number += usize::from(is_active);
            Seen::of(finding, is_active.then_some(number), words)
        });
        Self {
            path: &entry.path,
            verdict: counts.verdict(),
            counts: [counts.error, counts.warning, counts.note, counts.suppressed],
            facts: words.facts(entry),
            format: entry.format,
            sha256: entry.content.as_ref().map(|content| content.sha256.as_str()),
            size: entry.content.as_ref().map(|content| content.size),
            gaps: entry.gaps.iter().map(|gap| words.gap_line(gap)).collect(),
            findings: seen.collect(),
            omitted: omitted
                .iter()
                .filter(|one| one.status == Status::Active)
                .map(|one| note::omitted(one, language))
                .collect(),
        }
    }
}

impl<'a> Seen<'a> {
    fn of(finding: &'a Finding, number: Option<usize>, words: &Words) -> Self {
        let Excerpt { text, matched } = &finding.excerpt;
        let part = |range: std::ops::Range<usize>| text.get(range).unwrap_or_default();
        let remedy = if suggests_mask(finding) { &None } else { &finding.remedy };
        let reasons = [(words.why, &finding.why), (words.source, &finding.source), (words.remedy, remedy)];
        let writable = finding.suggestions.iter().take_while(|suggestion| !suggestion.edits.is_empty());
        let others = finding.others.iter().map(|other| other.fingerprint.as_str());
        Self {
            number,
            severity: finding.severity.name(),
            grade: words.severity(finding.severity),
            rule: &finding.rule,
            message: &finding.message,
            place: words.place(&finding.location),
            excerpt: [part(0..matched.start), part(matched.clone()), part(matched.end..text.len())],
            advice: words.advice(finding),
            reasons: reasons.into_iter().filter_map(|(label, text)| Some((label, text.as_deref()?))).collect(),
            phrase: phrase(&finding.excerpt),
            choices: writable
                .map(|one| Choice { text: &one.text, is_safe: one.applicability == Applicability::Safe })
                .collect(),
            at: finding.location.block.map(|block| (block, finding.location.range.start)),
            fingerprints: std::iter::once(finding.fingerprint.as_str()).chain(others).collect(),
            accepted: finding.accepted.as_ref().map(|accepted| accepted.reason.as_str()),
        }
    }
}

/// The text of a document, block by block.
#[must_use]
pub fn text(blocks: &[ShownBlock], language: Language) -> Vec<Shape<'_>> {
    let shape = |block| Shape::of(block, language);
    blocks.iter().map(shape).collect()
}

impl<'a> Shape<'a> {
    fn of(block: &'a ShownBlock, language: Language) -> Self {
        let hidden = block.hidden.map(|hidden| match (hidden.in_words(), language) {
            ((zh, _), Language::Zh) => zh,
            ((_, en), Language::En) => en,
        });
        Self {
            kind: kind(block.kind),
            place: block.place.as_ref().map(|place| in_words(place, language)),
            hidden,
            cell: block.cell,
            pieces: block.pieces.iter().map(|piece| (piece.text.as_str(), piece.findings.as_slice())).collect(),
        }
    }
}

/// Why a file is no document, in words.
#[must_use]
pub fn skipped(reason: SkipReason, language: Language) -> &'static str {
    Words::of(language).skip(reason)
}

/// How a block is set.
fn kind(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::Title => "title",
        BlockKind::Heading => "heading",
        BlockKind::Paragraph | BlockKind::TextBox => "paragraph",
        BlockKind::Item | BlockKind::Note => "item",
        BlockKind::Cell => "cell",
        BlockKind::Header | BlockKind::Footer | BlockKind::Navigation | BlockKind::Footnote => "edge",
        BlockKind::Code => "code",
        BlockKind::Aside | BlockKind::FileName => "aside",
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{everything, report};
    use super::*;

    #[test]
    fn findings_are_numbered_as_in_reports_for_people_and_say_what_can_be_written() {
        let report = everything();
        let views: Vec<serde_json::Value> =
            report.documents.iter().map(|one| serde_json::to_value(View::of(one, Language::Zh)).unwrap()).collect();
        for (view, document) in views.iter().zip(&report.documents) {
            let mut numbers = 0;
            for (seen, finding) in view["findings"].as_array().unwrap().iter().zip(&document.findings) {
                let is_active = finding.status == Status::Active;
                numbers += usize::from(is_active);
                assert_eq!(seen["number"].as_u64(), is_active.then_some(numbers as u64));
                assert_eq!(seen["excerpt"].as_array().unwrap().len(), 3);
                let choices = seen["choices"].as_array().unwrap().len();
                assert!(choices <= finding.suggestions.len());
                assert!(choices == 0 || !finding.suggestions[0].edits.is_empty());
            }
        }
        assert!(views.iter().any(|view| view["verdict"] == "stop"), "{views:?}");
    }

    #[test]
    fn what_was_not_read_is_said() {
        let document = super::super::sample::with_gap("a.txt", hegao_model::document::Reason::Failed);
        let report = report(vec![document], vec![]);
        let view = serde_json::to_value(View::of(&report.documents[0], Language::Zh)).unwrap();
        assert_eq!((view["verdict"].as_str(), view["gaps"].as_array().unwrap().len()), (Some("incomplete"), 1));
    }
}
