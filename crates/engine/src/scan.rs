//! The pipeline: a document in, masked findings with exact places out.
//!
//! Three steps, each a module. `judge` puts every rule to every block, then to the page, and collects the sensitive values of
//! the whole document; its candidates are inner. `present` goes over the few blocks in which something was found and builds
//! findings, and can mask each value wherever it stands. `rewrite` turns candidates into edits and needs no findings, so that
//! whoever writes documents sees what stands there and whoever reports does not.

mod excerpt;
mod found;
mod gate;
mod judge;
mod listing;
mod names;
mod place;
mod present;
mod redact;
mod rewrite;
mod statements;
mod unseen;

use std::collections::HashMap;
use std::sync::Arc;

use crate::filter::{Inline, Ruling, inline};
use crate::finding::{BlockMask, Finding, Masker, Omitted};
use hegao_model::clock::Clock;
use hegao_model::document::{Document, Gap, Reason};
use hegao_model::text::Text;
use hegao_model::workers::Alone;
use hegao_rules::facts::{Facts, Given, Lang, Statement};
use hegao_rules::rule;
use hegao_rules::rule::{Language, Rule, RuleSet};

pub use listing::Sieve;
pub use names::may_hold_value;
pub use redact::{Redactions, Unwritable};
pub use rewrite::{Replacement, Rewrite};

use judge::Judge;
use present::Presented;

/// Name of the part that a document's own path is read as.
pub const FILE_NAME_PART: &str = "file-name";

/// Rules that are ready, and how their findings are worded.
pub struct Scanner {
    rules: RuleSet,
    /// The rules' ids, which all their findings share.
    ids: Vec<Arc<str>>,
    language: Language,
    reveal: bool,
    explain: bool,
    limit: usize,
}

/// What a scan says about one document. All of it is masked but the facts.
pub struct Scanned {
    /// The document's path.
    pub path: Arc<str>,
    /// What the document says of itself. Not masked: for its date, genre and type only.
    pub facts: Facts,
    /// The same for people, masked; empty if it was not asked for.
    pub statements: Vec<Statement>,
    /// The findings, by place, then by rule.
    pub findings: Vec<Finding>,
    /// Those beyond the limit, counted.
    pub omitted: Vec<Omitted>,
    /// What was not read.
    pub gaps: Vec<Gap>,
    /// The comments that suppress findings, their reasons masked.
    pub suppressions: Vec<Inline>,
    /// What masks the values of the document, for what is still to be said of it.
    pub masker: Masker,
    /// What must not be shown of blocks in which rules found something; empty if the text will not be shown.
    pub masks: HashMap<usize, BlockMask>,
}

impl Scanner {
    /// A scanner for `rules`. With `reveal`, findings show what they found.
    #[must_use]
    pub fn new(rules: RuleSet, language: Language, reveal: bool) -> Self {
        let ids = rules.rules().iter().map(|rule| rule.id.as_str().into()).collect();
        Self { rules, ids, language, reveal, explain: false, limit: usize::MAX }
    }

    /// A scanner that also tells what each document says of itself.
    #[must_use]
    pub fn explaining(self, explain: bool) -> Self {
        Self { explain, ..self }
    }

    /// A scanner that lists so many findings of each rule in each document, and counts the others.
    #[must_use]
    pub fn listing(self, limit: usize) -> Self {
        Self { limit, ..self }
    }

    /// The rules.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        self.rules.rules()
    }

    /// Scans one document. `rulings` has one entry for each rule.
    #[must_use]
    pub fn scan(&self, path: &str, document: &Document, given: &Given, rulings: &[Ruling]) -> Scanned {
        self.scan_change(path, document, given, rulings, None, &mut listing::Open)
    }

    /// Scans one document of which there is a `trusted` text, empty if it is new: comments that go beyond those in it
    /// suppress nothing private and no error. `sieve` decides about findings once they are made.
    #[must_use]
    pub fn scan_change(
        &self,
        path: &str,
        document: &Document,
        given: &Given,
        rulings: &[Ruling],
        trusted: Option<&str>,
        sieve: &mut dyn Sieve,
    ) -> Scanned {
        let facts = rule::facts_of(document, given);
        let limit = if sieve.lists_all() { usize::MAX } else { self.limit };
        let judge = Judge { limit, ..Judge::of_all(self, path, document, &facts, rulings) };
        let judgement = judge.judge(&sieve.clock(), sieve.workers());
        let Presented { path, findings, omitted, suppressions, masker, masks, late } =
            judge.present(judgement, trusted, sieve);
        let statements = if self.explain { statements::statements(document, &facts, &masker) } else { Vec::new() };
        let late = late.map(|seconds| Gap::of_file(Reason::CheckingTime { seconds }));
        let gaps = document.gaps.iter().cloned().chain(late).collect();
        let mut scanned = Scanned { path, findings, omitted, gaps, suppressions, facts, statements, masker, masks };
        gate::pass(&mut scanned);
        scanned
    }

    /// The folded text of a document as far as something may be learned from it: its running text in Chinese, with every
    /// sensitive value masked wherever it stands.
    #[must_use]
    pub fn learnable(&self, path: &str, document: &Document, given: &Given, rulings: &[Ruling]) -> Vec<String> {
        let facts = rule::facts_of(document, given);
        let judge = Judge { limit: 0, ..Judge::of_all(self, path, document, &facts, rulings) };
        let clock = Clock::endless();
        let (_, mut masker) = judge.judge(&clock, &Alone).found.by_block();
        masker.prepare();
        let page = rule::page(document, &facts, &clock);
        let texts = page.blocks.iter().filter(|block| block.kind.is_prose() && block.facts.lang == Some(Lang::Zh));
        texts.map(|block| Text::new(&masker.text(block.text.source())).folded().to_owned()).collect()
    }

    /// A path, or a message with names in it, as it may be printed or stored.
    #[must_use]
    pub fn masked_path(&self, path: &str, facts: &Facts) -> String {
        Masker::new(&self.values_in_name(path, facts), self.reveal).text(path)
    }
}

/// The comments of a text that suppress findings.
fn suppressions(document: &Document, trusted: Option<&str>, masker: &Masker) -> Vec<Inline> {
    let text = document.parts.iter().find(|part| part.name.is_none()).map_or("", |part| &part.text);
    let mut found = inline::read(text);
    if let Some(trusted) = trusted.filter(|_| !found.is_empty()) {
        inline::distrust(&mut found, text, trusted);
    }
    // Masked first: the reasons go into the findings. A rule's name is none that the masker changes, or no rule's.
    for inline in &mut found {
        inline.reason = masker.text(&inline.reason);
        inline.rules.iter_mut().for_each(|rule| *rule = masker.text(rule));
    }
    found
}
