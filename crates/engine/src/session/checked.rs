//! What is said of one document.

use std::sync::Arc;

use jiff::civil::Date;

use crate::filter::Inline;
use crate::filter::baseline::Entry;
use crate::report::{self, DocumentEntry, Imprint, Suppression};
use crate::scan::Scanned;
use hegao_model::document::{Document, SkipReason};
use hegao_rules::facts::{DateSource, Facts};
use hegao_rules::language::Language;

/// One document that was checked. Everything in it is masked.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Checked {
    /// What reports take.
    pub document: report::Reported,
    /// Why it is none that reports tell of: it is an earlier report, and shows nothing.
    pub skipped: Option<SkipReason>,
    /// Its path as a baseline has it; `None` without one.
    pub known_as: Option<String>,
    /// Entries of the baseline that fit nothing in it any more.
    pub stale: Vec<Entry>,
    /// The first day on which it can have been written, if it says so.
    pub written: Option<Date>,
}

impl Checked {
    /// What a scan of `document` says, and what the baseline knows of it.
    pub(super) fn of(
        scanned: Scanned,
        document: &Document,
        (known_as, stale): (Option<String>, Vec<Entry>),
        imprint: Imprint,
        language: Language,
    ) -> Self {
        let Scanned { path, facts, statements, findings, omitted, gaps, suppressions, masker: _, masks: _ } = scanned;
        let suppressions = suppressions.into_iter().map(|inline| suppression(&path, inline, language)).collect();
        let entry = DocumentEntry {
            format: Some(document.format.name()),
            encoding: document.parts.first().map(|part| part.encoding().to_owned()),
            statements,
            gaps,
            imprint,
            chars: document.blocks.iter().map(|block| document.text(block).chars().count()).sum(),
            ..entry(path, &facts)
        };
        Self {
            document: report::Reported { entry, findings, omitted, suppressions },
            skipped: None,
            known_as,
            stale,
            written: (facts.date_source != DateSource::Today).then_some(facts.date.first),
        }
    }

    /// What is said of a document that could not be read: of its path, which goes out with it.
    pub(super) fn unread(mut self) -> Self {
        (self.document.entry.format, self.document.entry.encoding) = (None, None);
        self
    }
}

fn suppression(path: &Arc<str>, inline: Inline, language: Language) -> Suppression {
    let is_new = inline.is_new();
    let Inline { line, rules, reason, fault, used, .. } = inline;
    let fault = fault.map(|fault| fault.in_words(language));
    Suppression { path: path.clone(), line, rules, reason, fault, used, is_new }
}

fn entry(path: Arc<str>, facts: &Facts) -> DocumentEntry {
    DocumentEntry {
        path,
        commit: None,
        format: None,
        encoding: None,
        date: Some(facts.date.to_string()),
        date_source: Some(facts.date_source.name()),
        genre: facts.genre.map(|genre| genre.name()),
        doc_type: facts.about.title.as_ref().and_then(|title| title.kind).map(str::to_owned),
        audience: facts.audience.name(),
        statements: Vec::new(),
        gaps: Vec::new(),
        chars: 0,
        content: None,
        imprint: Imprint::default(),
    }
}
