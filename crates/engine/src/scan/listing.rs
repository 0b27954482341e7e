//! Which findings are listed: those that nobody takes out, up to the limit; the others are counted.

use std::collections::BTreeMap;

use crate::filter::{Inline, Refused, suppress_inline};
use crate::finding::{Finding, Masker, Omitted, Status};
use hegao_model::clock::Clock;
use hegao_model::workers::{Alone, Workers};
use hegao_rules::facts::Facts;
use hegao_rules::finding::Severity;

/// How many findings are sifted at once.
const AT_ONCE: usize = 1024;

/// What decides about findings beside the rules: exceptions, a baseline, what changed.
pub trait Sieve {
    /// Whether all findings are made, however many a report would list.
    fn lists_all(&self) -> bool {
        false
    }

    /// Whether the document's text will be shown, and not only what stands around findings.
    fn shows_text(&self) -> bool {
        false
    }

    /// Whether it lets everything through as it is.
    fn is_idle(&self) -> bool;

    /// How long each of the two passes may take, from now on.
    fn clock(&self) -> Clock {
        Clock::endless()
    }

    /// Who works on the document: by default one alone.
    fn workers(&self) -> &dyn Workers {
        &Alone
    }

    /// Marks findings, which come in order, or takes them out.
    fn sift(&mut self, findings: &mut Vec<Finding>, facts: &Facts, masker: &Masker);
}

/// Lets everything through.
pub(super) struct Open;

impl Sieve for Open {
    fn is_idle(&self) -> bool {
        true
    }

    fn sift(&mut self, _: &mut Vec<Finding>, _: &Facts, _: &Masker) {}
}

/// The findings of a document, and what is decided about them.
pub(super) struct Findings<'a> {
    sieve: &'a mut dyn Sieve,
    facts: &'a Facts,
    masker: &'a Masker,
    /// The comments in the document that suppress findings.
    inline: Vec<Inline>,
    refused: Refused,
    /// What is not sifted yet: all of it will be listed, or none.
    waiting: Vec<Finding>,
    waits_for_list: bool,
    listed: Vec<Finding>,
    counted: BTreeMap<(std::sync::Arc<str>, Severity, &'static str), Omitted>,
}

impl<'a> Findings<'a> {
    pub(super) fn new(sieve: &'a mut dyn Sieve, facts: &'a Facts, masker: &'a Masker, inline: Vec<Inline>) -> Self {
        Self {
            sieve,
            facts,
            masker,
            inline,
            refused: Refused::default(),
            waiting: Vec::new(),
            waits_for_list: true,
            listed: Vec::new(),
            counted: BTreeMap::new(),
        }
    }

    /// Whether it makes a difference what a finding says that is only counted.
    pub(super) fn looks_at_all(&self) -> bool {
        !self.inline.is_empty() || !self.sieve.is_idle()
    }

    /// Whether the document's text will be shown.
    pub(super) fn shows_text(&self) -> bool {
        self.sieve.shows_text()
    }

    /// Takes the next finding; one that is not `listed` is counted.
    pub(super) fn add(&mut self, finding: Finding, listed: bool) {
        if self.waiting.len() >= AT_ONCE || listed != self.waits_for_list {
            self.sift();
        }
        self.waits_for_list = listed;
        self.waiting.push(finding);
    }

    /// Counts a finding of which nothing else matters.
    pub(super) fn count(&mut self, rule: &std::sync::Arc<str>, severity: Severity, status: Status) {
        let counted = self.counted.entry((rule.clone(), severity, status.name()));
        let none = || Omitted { rule: rule.clone(), severity, status, count: 0 };
        counted.or_insert_with(none).count += 1;
    }

    fn sift(&mut self) {
        suppress_inline(&mut self.waiting, &mut self.inline, &mut self.refused);
        // The gate comes last; what is compared with what somebody wrote down must be masked here already.
        self.waiting.iter_mut().for_each(|finding| finding.matched = self.masker.text(&finding.matched));
        self.sieve.sift(&mut self.waiting, self.facts, self.masker);
        if self.waits_for_list {
            self.listed.append(&mut self.waiting);
            return;
        }
        for finding in std::mem::take(&mut self.waiting) {
            self.count(&finding.rule, finding.severity, finding.status);
        }
    }

    /// The findings, what was only counted, and the comments.
    pub(super) fn end(mut self) -> (Vec<Finding>, Vec<Omitted>, Vec<Inline>) {
        self.sift();
        self.refused.tell(&mut self.inline);
        (self.listed, self.counted.into_values().collect(), self.inline)
    }
}
