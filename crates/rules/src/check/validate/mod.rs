//! Validators: what a number must be, beyond its pattern. A validator grades; whether that silences is the rule's word.

mod bank_card;
mod credit_code;
mod mobile;
mod resident_id;

use std::borrow::Cow;

use hegao_model::text::digit;
use resident_id::Fault;
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
            Self::Failed => ("校验不通过", "it does not pass the check of its parts"),
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

    /// What a message adds of a match that failed, in Chinese and in English.
    #[must_use]
    pub fn doubt(self, matched: &str) -> (&'static str, &'static str) {
        let fault = (self == Self::CnResidentId).then(|| resident_id::fault(&bare(matched))).flatten();
        match fault {
            Some(Fault::Province) => {
                ("（前两位不是省级代码，可能抄错）", " (no province has its first two digits; a slip?)")
            }
            Some(Fault::NoDay) => ("（出生日期不存在，可能抄错）", " (its date of birth does not exist; a slip?)"),
            Some(Fault::Year) => ("（出生年份不合常理，可能抄错）", " (its year of birth cannot be; a slip?)"),
            Some(Fault::Form | Fault::CheckDigit) | None => {
                ("（校验位不符，可能抄错）", " (its check digit is wrong; a slip?)")
            }
        }
    }
}

/// What a match is without what people put between the groups of a number, in plain digits whatever it is written in.
fn bare(matched: &str) -> Cow<'_, str> {
    let matched = without_decimals(matched);
    match matched.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        true => matched.into(),
        false => matched.chars().filter(|&c| !is_separator(c)).map(plain).collect(),
    }
}

/// `c`, or the digit that it is read as.
fn plain(c: char) -> char {
    digit(c).and_then(|digit| char::from_digit(digit.into(), 10)).unwrap_or(c)
}

/// A number without the `.0` that a program puts behind it which knows none but decimals.
fn without_decimals(matched: &str) -> &str {
    match matched.split_once('.') {
        Some((whole, "0" | "00" | "000")) => whole,
        _ => matched,
    }
}

/// What people put between the groups of a number, the plus of a country prefix among them.
fn is_separator(c: char) -> bool {
    match c {
        ' ' | '-' | '.' | '+' | '(' | ')' | '/' | '_' | ',' | '\n' | '\r' | '\t' => true,
        // Of formulas and of TeX.
        '*' | ':' | '~' | ';' | '\\' | '{' | '}' => true,
        _ => matches!(c, '·' | '（' | '）' | '•' | '・' | '、'),
    }
}

/// Whether `digits` is nothing but numbers of persons that follow each other, each passed by its own validator, as columns
/// do that an export has glued together. A mobile number alone vouches for nothing; cards count with the domestic prefix.
pub(super) fn are_glued(digits: &str) -> bool {
    let split = |(validator, len): &(Validator, usize)| {
        let (first, rest) = digits.split_at_checked(*len)?;
        let is_it = validator.check(first) == Verdict::Passed;
        (is_it && (*validator != Validator::BankCard || first.starts_with("62"))).then_some(rest)
    };
    let mut ways = GLUED.iter().filter_map(split);
    digits.len() <= 64 && ways.any(|rest| rest.is_empty() || are_glued(rest))
}

/// What stands in glued columns, with its length.
const GLUED: [(Validator, usize); 4] =
    [(Validator::CnResidentId, 18), (Validator::CnMobile, 11), (Validator::BankCard, 19), (Validator::BankCard, 16)];

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
            (Validator::CnMobile, "13800138000.0", Verdict::Passed),
            (Validator::CnMobile, "138.0013.8000", Verdict::Passed),
            (Validator::CnMobile, "138/0013_80,00", Verdict::Passed),
            (Validator::CnMobile, "+86 (0)138-0013-8000", Verdict::Passed),
            (Validator::CnMobile, "1795113800138000", Verdict::Passed),
            (Validator::CnMobile, "壹叁捌零零壹叁捌000", Verdict::Passed),
            (Validator::CnMobile, "1.3800138E+10", Verdict::Passed),
            (Validator::CnResidentId, "11010519491\n231002X", Verdict::Passed),
            (Validator::CnResidentId, "一一零一零五19491231002X", Verdict::Passed),
            (Validator::BankCard, "6222021234567890128.0", Verdict::Passed),
        ] {
            assert_eq!(validator.check(matched), verdict, "{matched}");
        }
    }

    #[test]
    fn columns_that_were_glued_are_told_from_longer_numbers() {
        for (digits, glued) in [
            ("13800138000", true),
            ("11010519491231002X", true),
            ("11010519491231002X13800138000", true),
            ("138001380006222021234567890128", true),
            ("1380013800011010519491231002", false),
            ("20250105138001380001234567890", false),
            ("138001380004111111111111111", false),
        ] {
            assert_eq!(are_glued(digits), glued, "{digits}");
        }
    }
}
