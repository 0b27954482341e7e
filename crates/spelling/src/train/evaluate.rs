//! How good a model is: on sentences with known slips, and on text without.

use super::corpus::Document;
use super::rows::Pair;
use crate::checker::{Checker, Suspect, Tier};
use crate::repeats::Repeats;
use crate::symbols::each_clause;

/// What came of sentences with known slips.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Sentences.
    pub sentences: usize,
    /// Sentences with slips.
    pub spoilt: usize,
    /// Sentences that were changed.
    pub changed: usize,
    /// Sentences that were mended wholly.
    pub mended: usize,
    /// Sentences without slips that were changed.
    pub harmed: usize,
    /// Characters that are wrong.
    pub wrong: usize,
    /// Characters that were changed.
    pub touched: usize,
    /// Characters that were changed to what is right.
    pub right: usize,
}

impl Score {
    /// Adds another.
    pub fn add(&mut self, other: &Self) {
        self.sentences += other.sentences;
        self.spoilt += other.spoilt;
        self.changed += other.changed;
        self.mended += other.mended;
        self.harmed += other.harmed;
        self.wrong += other.wrong;
        self.touched += other.touched;
        self.right += other.right;
    }

    /// Precision, recall and F1 in hundredths: of sentences, of characters.
    #[must_use]
    pub fn line(&self) -> String {
        let part = |a: usize, b: usize| if b == 0 { 0.0 } else { 100.0 * a as f64 / b as f64 };
        let f1 = |p: f64, r: f64| if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 };
        let (p, r) = (part(self.mended, self.changed), part(self.mended, self.spoilt));
        let (q, s) = (part(self.right, self.touched), part(self.right, self.wrong));
        format!(
            "{p:5.1} {r:5.1} {:5.1} | {q:5.1} {s:5.1} {:5.1} | {:4.1}",
            f1(p, r),
            f1(q, s),
            part(self.harmed, self.sentences - self.spoilt)
        )
    }
}

/// The repetitions of a text.
#[must_use]
pub fn repeats(text: &str) -> Repeats {
    let mut repeats = Repeats::new(text.len());
    each_clause(text, |clause| repeats.add(&clause.symbols));
    repeats
}

/// The text with all that is meant put in.
#[must_use]
pub fn mended(text: &str, suspects: &[Suspect]) -> String {
    let mut mended = String::new();
    let mut at = 0;
    for suspect in suspects {
        if suspect.range.start < at {
            continue;
        }
        mended.push_str(&text[at..suspect.range.start]);
        mended.push_str(&suspect.meant);
        at = suspect.range.end;
    }
    mended + &text[at..]
}

/// What comes of one sentence at a tier.
#[must_use]
pub fn score(checker: &Checker<'_>, pair: &Pair, tier: Tier) -> Score {
    let mut suspects = checker.check(&pair.wrong, &&repeats(&pair.wrong));
    suspects.retain(|suspect| suspect.tier >= tier);
    let is_spoilt = pair.wrong != pair.right;
    let said = mended(&pair.wrong, &suspects);
    let mut score = Score { sentences: 1, spoilt: usize::from(is_spoilt), ..Score::default() };
    score.changed = usize::from(!suspects.is_empty());
    score.mended = usize::from(is_spoilt && said == pair.right);
    score.harmed = usize::from(!is_spoilt && !suspects.is_empty());
    let (wrong, right): (Vec<char>, Vec<char>) = (pair.wrong.chars().collect(), pair.right.chars().collect());
    score.wrong = wrong.iter().zip(&right).filter(|(wrong, right)| wrong != right).count();
    for suspect in &suspects {
        let start = pair.wrong[..suspect.range.start].chars().count();
        let old = pair.wrong[suspect.range.clone()].chars().count();
        if suspect.meant.chars().count() != old {
            score.touched += 1;
            continue;
        }
        for (step, meant) in suspect.meant.chars().enumerate() {
            if wrong.get(start + step) != Some(&meant) {
                score.touched += 1;
                score.right += usize::from(wrong.len() == right.len() && right.get(start + step) == Some(&meant));
            }
        }
    }
    score
}

/// What is suspected in text without slips.
#[must_use]
pub fn alarms(checker: &Checker<'_>, documents: &[&Document]) -> (Vec<(String, Suspect)>, usize) {
    let mut all = Vec::new();
    let mut characters = 0;
    for document in documents {
        characters += document.text.chars().filter(|c| !c.is_whitespace()).count();
        for suspect in checker.check(&document.text, &&repeats(&document.text)) {
            all.push((excerpt(document, &suspect), suspect));
        }
    }
    (all, characters)
}

fn excerpt(document: &Document, suspect: &Suspect) -> String {
    let text = &document.text;
    let before: String = text[..suspect.range.start].chars().rev().take(12).collect();
    let before: String = before.chars().rev().collect();
    let behind: String = text[suspect.range.end..].chars().take(12).collect();
    let line = format!("{before}«{}→{}»{behind}", &text[suspect.range.clone()], suspect.meant);
    format!("{}\t{:?}\t{:.2}\t{}", document.group, suspect.kind, suspect.score, line.replace(['\n', '\r', '\t'], " "))
}
