//! A section of a number's format: which values it is for, and what it makes of them.

use super::decimal::{Decimal, Shape, currency};
use super::digits::plain;
use super::fraction::Fraction;
use super::numerals::Numerals;
use super::power::Power;
use super::sign::{Sign, bare, is_elapsed, signs};
use crate::format::spreadsheet::colour::Colour;
use crate::format::spreadsheet::date;

/// What stands for a value as it comes: the program's own word, that of its Chinese version, and that of text.
const VALUE: [&str; 3] = ["general", "g/通用格式", "@"];

/// From here on a number is written in the digits in which it is stored.
const LARGE: f64 = 1e9;

/// A section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Section {
    /// Which numbers it says that it is for (`>=1000000`).
    pub(super) when: Option<Box<str>>,
    /// The colour that it asks for.
    pub(super) colour: Option<Colour>,
    /// The Chinese numerals that it asks for.
    numerals: Option<Numerals>,
    kind: Kind,
}

/// What it makes of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    /// As it comes, with what stands before and behind it.
    Value(Box<str>, Box<str>),
    /// As a day or a time.
    Date(Box<str>),
    /// With decimals; or nothing but words.
    Decimal(Box<Decimal>),
    /// With a fraction.
    Fraction(Box<Fraction>),
    /// With a power of ten.
    Power(Power),
}

impl Section {
    pub(super) fn parse(section: &str) -> Self {
        let brackets = || signs(section).filter_map(|sign| if let Sign::Bracket(of) = sign { Some(of) } else { None });
        let is_condition = |inside: &&str| inside.starts_with(['<', '>', '=']);
        Self {
            when: brackets().find(is_condition).map(Into::into),
            colour: brackets().find_map(Colour::called),
            numerals: brackets().find_map(Numerals::called),
            kind: Kind::parse(section),
        }
    }

    /// Whether it says nothing of the value: it is words, or nothing at all.
    pub(super) fn is_words(&self) -> bool {
        matches!(&self.kind, Kind::Decimal(decimal) if decimal.is_words())
    }

    /// Whether its words stand for this one value: they are for no other, or for one of a few (1 for yes, 2 for no).
    pub(super) fn stands_for(&self, number: f64, words: &str) -> bool {
        let is_of_few = number.fract() == 0.0 && number.abs() < 10.0;
        !words.trim().is_empty() && (is_of_few || self.when.as_ref().is_some_and(|when| when.starts_with('=')))
    }

    /// As what it shows a number.
    pub(super) fn shape(&self) -> Shape {
        match &self.kind {
            Kind::Decimal(decimal) => decimal.shape(),
            _ => Shape::Digits,
        }
    }

    /// The number that is stored as `stored`, as it is seen.
    pub(super) fn written(&self, stored: &str, number: f64, from_1904: bool) -> String {
        let full = || plain(stored, number);
        // The digits of a large number may be those of a telephone or a card.
        let is_large = number.abs() >= LARGE;
        let numerals = self.numerals.filter(|_| !is_large);
        match &self.kind {
            Kind::Value(before, behind) => {
                let said = numerals.map_or_else(full, |numerals| numerals.value(&full()));
                format!("{before}{said}{behind}")
            }
            Kind::Date(format) => date::written(number, from_1904, format, numerals).unwrap_or_else(full),
            Kind::Power(power) if !is_large => power.written(number),
            Kind::Power(_) => full(),
            Kind::Fraction(fraction) => fraction.written(number).unwrap_or_else(full),
            Kind::Decimal(decimal) => {
                let said = decimal.written(number, &full()).unwrap_or_else(full);
                match numerals.filter(|_| !decimal.has_digits()) {
                    Some(numerals) => numerals.digits(&said),
                    None => said,
                }
            }
        }
    }

    /// What stands before and behind a text.
    pub(super) fn around(&self) -> Option<(&str, &str)> {
        match &self.kind {
            Kind::Value(before, behind) => Some((before, behind)),
            _ => None,
        }
    }
}

impl Kind {
    fn parse(section: &str) -> Self {
        let bare = bare(section);
        if VALUE.iter().any(|value| bare.to_lowercase().contains(value)) {
            return Self::value(section);
        }
        let has_digits = bare.contains(['0', '#', '?']);
        if let Some(power) = Power::parse(&bare).filter(|_| has_digits) {
            return Self::Power(power);
        }
        if let Some(fraction) = Fraction::parse(section) {
            return Self::Fraction(fraction.into());
        }
        if bare.contains(|c: char| "yYmMdDhHsSae".contains(c)) || is_elapsed(section) {
            return Self::Date(section.into());
        }
        Self::Decimal(Decimal::parse(section).into())
    }

    /// The section around the sign for the value as it comes.
    fn value(section: &str) -> Self {
        let mut all = String::new();
        for sign in signs(section) {
            match sign {
                Sign::Text(text) => all.push_str(text),
                Sign::Bracket(inside) => all.push_str(currency(inside)),
                Sign::Char(c) => all.push(c),
            }
        }
        let lower = all.to_ascii_lowercase();
        let found = VALUE.iter().find_map(|value| Some((lower.find(value)?, value.len())));
        let (start, length) = found.unwrap_or((all.len(), 0));
        Self::Value(all[..start].into(), all[start + length..].into())
    }
}
