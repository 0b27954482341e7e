//! What a rule says of a match: its verdict, and how that came about.

use crate::check::{Beside, Effect, Verdict};
use crate::facts::{DateSource, Facts};
use crate::finding::{Applicability, Confidence, Severity, Value};
use hegao_model::text::{Source, Span};

use super::{Bilingual, Outcome, Rule};

/// A match that its rule stands by, graded. Inner: it never leaves the scan, for it shows what was found.
#[derive(Clone)]
pub struct Judged {
    /// Index of the rule.
    pub rule: usize,
    /// Where, in the block's text.
    pub span: Span<Source>,
    /// How grave.
    pub severity: Severity,
    /// How sure.
    pub confidence: Confidence,
    /// Whether the rule's `applies` holds here; where not, the match only serves to mask.
    pub applies: bool,
    /// What could stand instead, best first.
    pub suggestions: Vec<String>,
    /// Whether a program may put the first suggestion there.
    pub applicability: Applicability,
    /// The reason of the row that matched.
    pub why: Option<Bilingual>,
    /// The value to mask, if the rule is sensitive.
    pub value: Option<Value>,
    /// How the verdict came about.
    pub evidence: Vec<Reason>,
    /// What the message's `{detail}` stands for.
    pub detail: Option<Bilingual>,
    /// Something is missing; the span only says where to tell it.
    pub absent: bool,
    /// A suggestion also takes away the break that cuts the span in two.
    pub joins: bool,
    /// What it is about as a whole, if of several rules one is to speak of that.
    pub subject: Option<Span<Source>>,
    /// How many places of the document it speaks for.
    pub times: u32,
}

/// Why a verdict is what it is. Kept short: of a million matches, those that are listed are told in words.
#[derive(Clone, Copy)]
pub enum Reason {
    /// What a row of the rule's `near` looks for stands there: the word of that index, or its pattern.
    Near {
        /// Of `near`.
        row: usize,
        /// Of the row's words.
        word: Option<usize>,
    },
    /// The validator said so.
    Verdict(Verdict),
    /// A row of `grade` fitted.
    Graded {
        /// Of `grade`.
        row: usize,
    },
    /// The document says no date.
    Undated,
    /// Of the document's date no more is known than that it is hardly before the latest day that its text speaks of.
    Datable,
}

impl Judged {
    /// A match of the rule `rule` of which nothing else is known.
    #[must_use]
    pub fn bare(rule: usize, span: Span<Source>, severity: Severity, confidence: Confidence) -> Self {
        Self {
            rule,
            span,
            severity,
            confidence,
            applies: true,
            suggestions: Vec::new(),
            applicability: Applicability::Unsafe,
            why: None,
            value: None,
            evidence: Vec::new(),
            detail: None,
            absent: false,
            joins: false,
            subject: None,
            times: 1,
        }
    }

    /// Applies `near`.
    pub(super) fn weigh(&mut self, rule: &Rule, beside: &Beside<'_>) -> Option<()> {
        for (row, (near, effect)) in rule.near.iter().enumerate() {
            match (effect, near.find(beside)) {
                (Effect::Require, None) => return None,
                (_, None) => {}
                (Effect::Require, Some(word)) => self.evidence.push(Reason::Near { row, word }),
                (Effect::Raise, Some(word)) => {
                    self.confidence = self.confidence.raised();
                    self.evidence.push(Reason::Near { row, word });
                }
                (Effect::Lower, Some(word)) => self.lower(Reason::Near { row, word }),
            }
        }
        Some(())
    }

    /// Applies the first row of `grade` that fits.
    pub(super) fn grade(&mut self, rule: &Rule, facts: &Facts, beside: &Beside<'_>) -> Option<()> {
        self.evidence.extend(beside.verdict().map(Reason::Verdict));
        let Some((number, row)) = rule.grade.iter().enumerate().find(|(_, row)| row.when.holds(beside)) else {
            return Some(());
        };
        let Outcome::Set { severity, confidence } = row.outcome else { return None };
        if let Some(severity) = severity {
            self.severity = severity.min(rule.severity.of(facts.audience));
        }
        self.confidence = confidence.unwrap_or(self.confidence);
        self.evidence.push(Reason::Graded { row: number });
        Some(())
    }

    /// A verdict that needs the document's date is worth what is known of it: of a document without one it is advice.
    pub(super) fn weigh_date(&mut self, source: DateSource) {
        match source {
            DateSource::Today => {
                self.lower(Reason::Undated);
                self.severity = Severity::Note;
            }
            DateSource::Text => self.lower(Reason::Datable),
            _ => {}
        }
    }

    /// Makes it milder and less sure, by one step.
    pub(super) fn lower(&mut self, reason: Reason) {
        self.severity = self.severity.lowered();
        self.confidence = self.confidence.lowered();
        self.evidence.push(reason);
    }
}

impl Reason {
    /// The reason for people; `rule` is the match's rule.
    #[must_use]
    pub fn in_words(self, rule: &Rule) -> Bilingual {
        match self {
            Self::Near { row, word } => {
                let (near, effect) = &rule.near[row];
                let word = word.and_then(|word| near.any.get(word)).map_or("…", String::as_str);
                match effect {
                    Effect::Require => said(format!("旁有“{word}”"), format!("beside “{word}”")),
                    Effect::Raise => said(format!("旁有“{word}”，更可信"), format!("beside “{word}”: surer")),
                    Effect::Lower => said(format!("旁有“{word}”，减一级"), format!("beside “{word}”: milder")),
                }
            }
            Self::Verdict(verdict) => {
                let (zh, en) = verdict.in_words();
                said(zh.into(), en.into())
            }
            Self::Graded { row } => {
                let number = row + 1;
                said(format!("按规则的第 {number} 条分级"), format!("graded by row {number} of the rule"))
            }
            Self::Undated => said("成文日期未知，按今天计".into(), "the date is unknown; today is taken".into()),
            Self::Datable => said(
                "成文日期未知，按文中最晚的日期推算".into(),
                "the date is unknown; it is judged by the latest day in the text".into(),
            ),
        }
    }
}

fn said(zh: String, en: String) -> Bilingual {
    Bilingual { zh, en: Some(en) }
}
