//! Validators: what a number must be, beyond its pattern. A validator grades; whether that silences is the rule's word.

mod bank_card;
mod credit_code;
mod mobile;
mod resident_id;

use std::borrow::Cow;

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

impl Verdict {
    /// The verdict for people, in Chinese and in English.
    #[must_use]
    pub fn in_words(self) -> (&'static str, &'static str) {
        match self {
            Self::Passed => ("校验通过", "the check digit is right"),
            Self::Failed => ("校验不通过", "the check digit is wrong"),
        }
    }
}

impl Validator {
    /// The value that a match stands for, however it is written: two spellings of one number have the same.
    #[must_use]
    pub fn canonical(self, matched: &str) -> String {
        let bare = bare(matched);
        match self {
            Self::CnMobile => mobile::national(&bare).unwrap_or_else(|| bare.into_owned()),
            Self::CnResidentId | Self::BankCard | Self::CreditCode => bare.to_ascii_uppercase(),
        }
    }

    /// Judges folded text; what people put between the groups of a number does not count.
    #[must_use]
    pub fn check(self, matched: &str) -> Verdict {
        let bare = bare(matched);
        let passed = match self {
            Self::CnMobile => mobile::is_valid(&bare),
            Self::CnResidentId => resident_id::is_valid(&bare),
            Self::BankCard => bank_card::is_valid(&bare),
            Self::CreditCode => credit_code::is_valid(&bare),
        };
        if passed { Verdict::Passed } else { Verdict::Failed }
    }
}

/// What a match is without what people put between the groups of a number.
fn bare(matched: &str) -> Cow<'_, str> {
    match matched.contains(is_separator) {
        true => matched.chars().filter(|&c| !is_separator(c)).collect(),
        false => matched.into(),
    }
}

/// Space, dash, dot and brackets, the plus of a country prefix among them.
fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '-' | '.' | '·' | '+' | '(' | ')' | '（' | '）')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_and_country_prefixes_do_not_count() {
        for (validator, matched, verdict) in [
            (Validator::CnMobile, "+86-138-1234-5678", Verdict::Passed),
            (Validator::CnMobile, "（+86）138 1234 5678", Verdict::Passed),
            (Validator::CnMobile, "138.1234.5678", Verdict::Passed),
            (Validator::CnMobile, "154-1234-5678", Verdict::Failed),
            (Validator::CnResidentId, "500111 19900307 1239", Verdict::Passed),
            (Validator::BankCard, "6217 0012 3456 7890 122", Verdict::Passed),
            (Validator::BankCard, "6217 0012 3456 7890 123", Verdict::Failed),
            (Validator::CreditCode, "91350100M000100Y43", Verdict::Passed),
        ] {
            assert_eq!(validator.check(matched), verdict, "{matched}");
        }
    }
}
