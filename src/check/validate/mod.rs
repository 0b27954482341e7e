//! Validators: what a number must be, beyond its pattern. A validator grades; whether that silences is the rule's word.

mod bank_card;
mod credit_code;
mod mobile;
mod resident_id;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a validator says of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It is what it looks like.
    Passed,
    /// It has the form, but its check digit, or what stands for one, is wrong: mistyped, invented, or something else.
    Failed,
}

/// The validators that rules can name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Validator {
    /// A mainland mobile number, by the numbering plan.
    CnMobile,
    /// A resident ID number of 18 or 15 digits, or a foreigner's permanent residence number (GB 11643).
    CnResidentId,
    /// A bank card number: issuer prefix and Luhn digit (ISO/IEC 7812).
    BankCard,
    /// A unified social credit code (GB 32100).
    CreditCode,
}

impl Validator {
    /// Judges folded text; separators (space, `-`) do not count.
    #[must_use]
    pub fn check(self, matched: &str) -> Verdict {
        let bare: String = matched.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        let passed = match self {
            Self::CnMobile => mobile::is_valid(&bare),
            Self::CnResidentId => resident_id::is_valid(&bare),
            Self::BankCard => bank_card::is_valid(&bare),
            Self::CreditCode => credit_code::is_valid(&bare),
        };
        if passed { Verdict::Passed } else { Verdict::Failed }
    }
}
