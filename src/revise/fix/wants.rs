//! What is to be fixed: what is safe, choices of one, some rules, some numbers.

use crate::finding::Applicability;
use crate::session::Fixables;

/// A finding by its number in the report, and which of its suggestions it is to have; both from 1.
#[derive(Clone, Copy)]
pub struct Number {
    /// Its number.
    pub number: usize,
    /// The suggestion; `None`: the only one.
    pub choice: Option<usize>,
}

/// What is to be fixed.
#[derive(Default)]
pub struct Wants {
    /// Suggestions too at which a person must look, where there is one only.
    pub is_unsafe: bool,
    /// Ids of the rules; `None`: all.
    pub only: Option<Vec<String>>,
    /// Single findings; with any, nothing else is fixed.
    pub numbers: Vec<Number>,
}

impl Wants {
    /// Whether single findings are named: then there is one round.
    #[must_use]
    pub fn has_numbers(&self) -> bool {
        !self.numbers.is_empty()
    }

    /// Which of its suggestions a finding is to have.
    #[must_use]
    pub fn choice(&self, fixables: &Fixables, index: usize) -> Option<usize> {
        let fixable = &fixables.list[index];
        let rewrite = fixable.rewrite.as_ref()?;
        if self.has_numbers() {
            let number = fixable.told_by.map_or(fixable.number, |head| fixables.list[head].number)?;
            let named = self.numbers.iter().find(|named| named.number == number)?;
            return Some(named.choice.unwrap_or(1) - 1).filter(|choice| *choice < rewrite.replacements.len());
        }
        let is_meant = self.only.as_ref().is_none_or(|only| only.iter().any(|id| **id == *rewrite.rule));
        let is_one = rewrite.replacements.len() == 1;
        let is_safe = rewrite.applicability == Applicability::Safe || self.is_unsafe && is_one;
        (is_meant && is_safe).then_some(0)
    }
}
