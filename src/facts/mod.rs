//! What a verdict may depend on: the document's date, audience, genre, and the language and zone of a block.
//!
//! For now these are given by the caller; nothing is read out of the document but the language of a block. An unknown
//! fact never satisfies a rule's `applies`.

use std::fmt;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::document::{BlockKind, Format};
use crate::text::Survey;

/// Who will read the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Anyone: it is published.
    #[default]
    Public,
    /// The office itself, or its superiors.
    Internal,
}

impl Audience {
    /// The word for it in reports and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
        }
    }
}

/// What sort of text a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    /// One of the 15 kinds of official document (公文).
    Official,
    /// A law, regulation or judicial interpretation.
    Statute,
    /// A speech or work report.
    Speech,
    /// A list of names or figures.
    List,
    /// News.
    News,
    /// A contract.
    Contract,
    /// A manual.
    Manual,
    /// Anything else.
    General,
}

impl Genre {
    /// The word for it in reports and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Statute => "statute",
            Self::Speech => "speech",
            Self::List => "list",
            Self::News => "news",
            Self::Contract => "contract",
            Self::Manual => "manual",
            Self::General => "general",
        }
    }
}

/// Where in the document a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// The title.
    Title,
    /// A heading.
    Heading,
    /// Running text and lists.
    Body,
    /// The note in brackets below the date (附注).
    Note,
}

impl Zone {
    /// The zone of a block, as far as its reader could tell. A file's name is in none.
    #[must_use]
    pub fn of(kind: BlockKind) -> Option<Self> {
        Some(match kind {
            BlockKind::Title => Self::Title,
            BlockKind::Heading => Self::Heading,
            BlockKind::Paragraph | BlockKind::Item => Self::Body,
            BlockKind::Note => Self::Note,
            BlockKind::FileName => return None,
        })
    }
}

/// The language of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// Chinese.
    Zh,
    /// Another language in Latin letters.
    En,
}

impl Lang {
    /// The language of a block: Chinese if at least one Han character stands for every four letters (a Han character
    /// carries about as much as four letters), unknown if it has neither.
    #[must_use]
    pub fn of(survey: Survey) -> Option<Self> {
        match (survey.han, survey.latin) {
            (0, 0) => None,
            (han, latin) if han * 4 >= latin => Some(Self::Zh),
            _ => Some(Self::En),
        }
    }
}

/// The days that a document's date may be: a day is one, a year is its 365.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateInterval {
    /// First day.
    pub first: Date,
    /// Last day.
    pub last: Date,
}

impl DateInterval {
    /// Reads `2025-01-08`, `2025-01` or `2025`.
    ///
    /// # Errors
    /// What is wrong with it, for people, in Chinese.
    pub fn parse(text: &str) -> Result<Self, String> {
        let fault = || format!("“{text}”不是日期，请写成 2025-01-08、2025-01 或 2025");
        let mut numbers = text.split('-').map(str::parse::<i16>);
        let mut next = || numbers.next().transpose().map_err(|_| fault());
        let (year, month, day) = (next()?.ok_or_else(fault)?, next()?, next()?);
        if next()?.is_some() || !(1900..=2200).contains(&year) {
            return Err(fault());
        }
        let narrow = |number: i16| i8::try_from(number).map_err(|_| fault());
        let first = Date::new(year, month.map_or(Ok(1), narrow)?, day.map_or(Ok(1), narrow)?).map_err(|_| fault())?;
        let last = match (month, day) {
            (_, Some(_)) => first,
            (Some(_), None) => first.last_of_month(),
            (None, None) => first.last_of_year(),
        };
        Ok(Self { first, last })
    }
}

impl fmt::Display for DateInterval {
    /// As [`DateInterval::parse`] reads it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = (self.first.first_of_year(), self.first.last_of_year());
        let month = (self.first.first_of_month(), self.first.last_of_month());
        match (self.first, self.last) {
            interval if interval == year => write!(f, "{:04}", self.first.year()),
            interval if interval == month => write!(f, "{:04}-{:02}", self.first.year(), self.first.month()),
            (first, _) => write!(f, "{first}"),
        }
    }
}

/// Where the document's date comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateSource {
    /// `--date` or the configuration.
    Given,
    /// No better is known: the day of the run.
    Today,
}

impl DateSource {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Today => "today",
        }
    }
}

/// The facts of one document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its date.
    pub date: DateInterval,
    /// Where the date comes from.
    pub date_source: DateSource,
    /// Who will read it.
    pub audience: Audience,
    /// What sort of text it is, if known.
    pub genre: Option<Genre>,
    /// How the file was read.
    pub format: Format,
}

/// The facts of one block, beside those of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockFacts {
    /// Where it stands.
    pub zone: Option<Zone>,
    /// What it is written in.
    pub lang: Option<Lang>,
}

/// The conditions under which a rule speaks: all keys must hold, in each any one of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Applies {
    /// Audiences; empty: all.
    pub audience: Vec<Audience>,
    /// Genres; empty: all, also unknown.
    pub genre: Vec<Genre>,
    /// Zones; empty: all.
    pub zone: Vec<Zone>,
    /// Formats; empty: all.
    pub format: Vec<Format>,
    /// Languages of the block; empty: all, also unknown.
    pub lang: Vec<Lang>,
    /// The rule holds from this day on.
    pub from: Option<Date>,
    /// The rule holds up to and with this day.
    pub until: Option<Date>,
}

impl Applies {
    /// Whether the rule may speak about this document.
    #[must_use]
    pub fn to_document(&self, facts: &Facts) -> bool {
        holds(&self.audience, Some(facts.audience))
            && holds(&self.genre, facts.genre)
            && holds(&self.format, Some(facts.format))
            && in_force(self.from, self.until, facts.date)
    }

    /// Whether the rule may speak about this block of it.
    #[must_use]
    pub fn to_block(&self, block: BlockFacts) -> bool {
        holds(&self.zone, block.zone) && holds(&self.lang, block.lang)
    }

    /// Whether a date decides, so that an uncertain date makes the finding uncertain.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.from.is_some() || self.until.is_some()
    }
}

/// Whether something in force from `from` to `until` was in force on every day that the document's date may be.
#[must_use]
pub fn in_force(from: Option<Date>, until: Option<Date>, date: DateInterval) -> bool {
    from.is_none_or(|from| date.first >= from) && until.is_none_or(|until| date.last <= until)
}

fn holds<T: PartialEq>(wanted: &[T], fact: Option<T>) -> bool {
    wanted.is_empty() || fact.is_some_and(|fact| wanted.contains(&fact))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_days_months_and_years() {
        for (text, first, last) in [
            ("2025-01-08", "2025-01-08", "2025-01-08"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2025", "2025-01-01", "2025-12-31"),
        ] {
            let date = DateInterval::parse(text).unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!((date.first.to_string().as_str(), date.last.to_string().as_str()), (first, last));
        }
        for text in ["", "2025-13", "2025-02-30", "25", "2025-1-8-1", "一月", "2025/1/8"] {
            assert!(DateInterval::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_dated_rule_holds_only_on_the_whole_interval() {
        let from = DateInterval::parse("2024-07-01").unwrap().first;
        assert!(in_force(Some(from), None, DateInterval::parse("2024-07").unwrap()));
        assert!(!in_force(Some(from), None, DateInterval::parse("2024").unwrap()));
    }
}
