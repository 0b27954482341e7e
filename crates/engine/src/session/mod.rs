//! The engine's one door: rules, tables and a configuration in, then one document after another.
//!
//! A [`Session`] holds all that decides about findings and is the same for every document: which rules run where and how
//! grave they are, what is given, what is accepted and by whom. A [`Source`] is one document as its front read it, with
//! what only the front knows: a trusted version, what changed, when time is up. What comes out, [`Checked`], is masked.
//!
//! The session reads no file, no clock and no environment. It may be used from many threads.

mod acceptance;
mod checked;
mod columns;
mod edits;
mod error;
mod exceptions;
mod fixable;
mod imprint;
mod notes;
mod options;
mod redactions;
mod shown;
mod sifting;
mod source;
mod unknown;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

pub use acceptance::{Acceptance, Decision};
pub use checked::Checked;
pub use error::SessionError;
pub use exceptions::Scope;
pub use fixable::{Fixable, Fixables, Named};
pub use notes::{Noted, Noting};
pub use options::Options;
pub use shown::Shown;
pub use source::{Beside, Changes, Source, is_own};
pub use unknown::{meant, unknown_rule};

use crate::config::Config;
use crate::filter::{Baseline, Ruling, Selector, inline};
use crate::finding::Finding;
use crate::report::{IdleException, Imprint, KnownTable, Reported};
pub use crate::scan::{Redactions, Replacement, Rewrite, Unwritable};
use crate::scan::{Scanned, Scanner};
use exceptions::Uses;
use hegao_model::document::{Document, Format, SkipReason};
use hegao_rules::check::Tables;
use hegao_rules::facts::{Given, date_in_name};
use hegao_rules::language::Said;
use hegao_rules::rule::{Language, Problem, Rule, RuleSet};
use sifting::Sifting;

/// All that a run decides by.
pub struct Session {
    config: Config,
    options: Options,
    scanner: Scanner,
    /// The dated tables that the rules look into.
    tables: Vec<KnownTable>,
    /// The known findings, and the folder that their paths are relative to.
    baseline: Option<(Baseline, PathBuf)>,
    exceptions: Uses,
    /// What becomes of each rule's findings in files that the configuration says nothing of, once one was seen.
    rulings: OnceLock<Arc<[Ruling]>>,
}

impl Session {
    /// A session of `rules`, which look into `tables`: the built-in ones and what files add to them. What the configuration
    /// itself adds is added here.
    ///
    /// # Errors
    /// Configuration or selection name a rule that does not exist, or a rule's table does not.
    pub fn new(rules: Vec<Rule>, tables: Tables, config: Config, options: Options) -> Result<Self, SessionError> {
        check_names(&config, &options, &rules)?;
        let tables = config.tables(tables, &rules).map_err(SessionError::Tables)?;
        let known = |title: &str, as_of| KnownTable { title: title.to_owned(), as_of };
        let known = tables.all.iter().map(|table| known(&table.title, table.as_of)).collect();
        let language = options.language.unwrap_or(config.lang);
        let scanner = Scanner::new(RuleSet::new(rules, &tables), language, options.reveal)
            .explaining(options.explain)
            .listing(options.findings.unwrap_or(config.limits.findings));
        let (exceptions, rulings) = (Uses::of(&config), OnceLock::new());
        Ok(Self { exceptions, rulings, config, options, scanner, tables: known, baseline: None })
    }

    /// The session that knows the findings of `baseline`, whose paths are relative to `folder`.
    #[must_use]
    pub fn knowing(self, baseline: Baseline, folder: PathBuf) -> Self {
        Self { baseline: Some((baseline, folder)), ..self }
    }

    /// Checks one document.
    #[must_use]
    pub fn check(&self, source: &Source<'_>) -> Checked {
        let seen = self.seen(source.place);
        let mut checked = match &source.document {
            Ok(document) => self.scan(source, document, &seen),
            Err(gap) => self.scan(source, &nothing(vec![gap.clone()]), &seen).unread(),
        };
        self.exceptions.saw(&self.config, &seen, checked.document.entry.gaps.is_empty());
        if source.is_own {
            self.keep_shown(&mut checked);
        }
        checked
    }

    /// The text of a document from which something may be learned: see [`Scanner::learnable`].
    #[must_use]
    pub fn learnable(&self, path: &str, document: &Document) -> Vec<String> {
        let (given, rulings) = self.verdict_on(path, document.format, Beside::default());
        self.scanner.learnable(path, document, &given, &rulings)
    }

    /// Tells the values of a column, or of a list, as one finding: for reports, once nobody asks about single findings any more.
    pub fn gather(&self, document: &mut Reported) {
        document.findings = self.gathered(std::mem::take(&mut document.findings));
    }

    fn gathered(&self, findings: Vec<Finding>) -> Vec<Finding> {
        let is_sensitive = |id: &str| self.rules().iter().any(|rule| rule.id == id && rule.sensitive);
        let private: HashSet<Arc<str>> =
            findings.iter().map(|one| one.rule.clone()).filter(|id| is_sensitive(id)).collect();
        columns::gather(findings, |one| private.contains(&one.rule), self.language())
    }

    /// A path, or another text beside a document, as it may be printed or stored.
    #[must_use]
    pub fn masked(&self, text: &str) -> String {
        let document = nothing(Vec::new());
        let source = Source::new(text, &document);
        self.scan(&source, &document, &self.seen(source.place)).document.entry.path.to_string()
    }

    /// The exceptions of the configuration that accept nothing, once all documents are checked.
    #[must_use]
    pub fn idle_exceptions(&self, scope: &Scope<'_>) -> Vec<IdleException> {
        let scope = Scope { is_narrow: scope.is_narrow || !self.options.selection.is_empty(), ..*scope };
        let masked = |text: &String| self.masked(text);
        let idle = self.exceptions.idle(&self.config, &scope, self.options.today.first);
        let idle = idle.map(|(exception, is_over, is_changed)| IdleException {
            line: exception.line,
            rule: exception.rule.clone(),
            path: exception.written.as_ref().map(masked),
            matched: exception.matched.as_ref().map(masked),
            reason: masked(&exception.reason),
            until: exception.until,
            is_over,
            is_changed,
        });
        idle.collect()
    }

    /// The tables that know nothing of the time in which a document of the day `newest` was written.
    #[must_use]
    pub fn tables_behind(&self, newest: Option<Date>) -> Vec<KnownTable> {
        let behind = |table: &&KnownTable| newest.is_some_and(|newest| table.as_of < newest);
        self.tables.iter().filter(behind).cloned().collect()
    }

    /// The dated tables that the rules look into.
    #[must_use]
    pub fn tables(&self) -> &[KnownTable] {
        &self.tables
    }

    /// Whether the configuration leaves out the file at `place`, which is as in [`Source::place`].
    #[must_use]
    pub fn skips(&self, place: &Path) -> bool {
        self.config.skips(&self.seen(place))
    }

    /// The rules, those too that are off.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        self.scanner.rules()
    }

    /// The configuration.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// The language of its messages.
    #[must_use]
    pub fn language(&self) -> Language {
        self.options.language.unwrap_or(self.config.lang)
    }

    /// A place as the configuration's globs see it.
    fn seen(&self, place: &Path) -> String {
        self.config.relative(&self.options.base.join(place))
    }

    /// Puts the rules to a document, which the configuration's globs see as `seen`.
    fn scan(&self, source: &Source<'_>, document: &Document, seen: &str) -> Checked {
        let (given, rulings) = self.verdict_on(seen, document.format, source.said);
        let mut sifting = Sifting::new(self, source, seen);
        let scanned = self.put(source, document, (&given, &rulings), &mut sifting);
        let known = sifting.end(&scanned.facts, &scanned.masker);
        let imprint = self.imprint(document, &scanned);
        Checked::of(scanned, document, known, imprint, self.language())
    }

    /// Where a document says that it comes from, masked.
    fn imprint(&self, document: &Document, scanned: &Scanned) -> Imprint {
        let masked = |text: &str| scanned.masker.text(&self.scanner.masked_path(text, &scanned.facts));
        imprint::of(document, &scanned.facts, &masked)
    }

    fn put(
        &self,
        source: &Source<'_>,
        document: &Document,
        (given, rulings): (&Given, &[Ruling]),
        sifting: &mut Sifting<'_>,
    ) -> Scanned {
        let trusted = source.trusted.filter(|_| inline::stand_in(text(document))).map(|trusted| trusted());
        self.scanner.scan_change(source.path, document, given, rulings, trusted.as_deref(), sifting)
    }

    /// What decides about one document beside itself: what is given, and what becomes of each rule's findings.
    fn verdict_on(&self, seen: &str, format: Format, said: Beside) -> (Given, Arc<[Ruling]>) {
        let settings = self.config.for_path(seen);
        let Options { selection, today, audience, genre, date, .. } = &self.options;
        let given = Given {
            date: said.date.or(*date).or(settings.date),
            named: date_in_name(seen),
            today: *today,
            audience: said.audience.or(*audience).or(settings.audience).unwrap_or_default(),
            genre: genre.or(settings.genre),
            format,
        };
        let rules = || self.rules().iter();
        let rulings = || rules().map(|rule| Ruling::of(rule, selection, settings.level(&rule.id))).collect();
        (given, if settings.is_overridden() { rulings() } else { self.rulings.get_or_init(rulings).clone() })
    }

    /// Of an earlier report or a baseline nothing is told that it quotes. But what it shows must be masked: one that was
    /// written with values shown, or a document that somebody has dressed up as a report, tells them like any other.
    fn keep_shown(&self, checked: &mut Checked) {
        let is_private = |id: &str| {
            self.rules().iter().any(|rule| rule.id == id && (rule.sensitive || rule.category() == "privacy"))
        };
        let document = &mut checked.document;
        document.findings.retain(|finding| is_private(&finding.rule));
        document.omitted.retain(|omitted| is_private(&omitted.rule));
        let is_quiet = document.findings.is_empty() && document.omitted.is_empty();
        checked.skipped = (is_quiet && document.entry.gaps.is_empty()).then_some(SkipReason::Own);
    }
}

/// Refuses a configuration, or a selection, that speaks of rules that do not exist.
fn check_names(config: &Config, options: &Options, rules: &[Rule]) -> Result<(), SessionError> {
    let known = |name: &str| rules.iter().any(|rule| Selector::new(name).matches(rule));
    let mut problems: Vec<Said> = config.unknown_rules(&known).iter().map(Problem::said).collect();
    let unknown = options.selection.unknown(rules);
    problems.extend(unknown.into_iter().map(|name| unknown_rule(name, rules)));
    if problems.is_empty() { Ok(()) } else { Err(SessionError::Rules(problems)) }
}

/// The text of a plain-text file, of whose comments hegao takes notice.
fn text(document: &Document) -> &str {
    document.parts.iter().find(|part| part.name.is_none()).map_or("", |part| &part.text)
}

/// A document of which nothing was read.
fn nothing(gaps: Vec<hegao_model::document::Gap>) -> Document {
    Document::new(Format::Text, Vec::new(), Vec::new(), gaps)
}
