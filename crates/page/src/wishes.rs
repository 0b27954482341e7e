//! What the page sends beside files, as JSON.

use hegao::config::Exception;
use hegao::facts::{Audience, DateInterval};
use hegao::language::{Language, Said, both};
use hegao::session::Options;
use serde::Deserialize;

/// What holds for all files.
#[derive(Clone, Deserialize)]
pub struct Settings {
    /// The day, `2026-12-01`: the page has the only clock.
    pub today: String,
    /// zh or en.
    #[serde(default)]
    pub language: Language,
    /// Who will read the documents; `None`: anyone.
    pub audience: Option<Audience>,
    /// The documents' date, `2025-01-08`; `None`: each document's own.
    pub date: Option<String>,
}

impl Settings {
    /// Reads what the page sent.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(json: &str) -> Result<Self, Said> {
        serde_json::from_str(json).map_err(|error| broken(&error))
    }

    /// What a session is asked.
    ///
    /// # Errors
    /// A date is none.
    pub fn options(&self) -> Result<Options, Said> {
        let mut options = Options::new(DateInterval::parse(&self.today)?.first);
        options.language = Some(self.language);
        options.audience = self.audience;
        options.date = self.date.as_deref().map(DateInterval::parse).transpose()?;
        Ok(options)
    }
}

/// A finding that somebody accepts.
#[derive(Deserialize)]
struct Accepted {
    rule: String,
    /// Its own, and those of the places that it speaks for.
    fingerprints: Vec<String>,
    reason: String,
    by: Option<String>,
}

/// The findings that somebody accepts.
///
/// # Errors
/// It is no list of such.
pub(crate) fn accepted(json: &str) -> Result<Vec<Exception>, Said> {
    let accepted: Vec<Accepted> = serde_json::from_str(json).map_err(|error| broken(&error))?;
    let each = accepted.iter().flat_map(|one| {
        one.fingerprints.iter().map(|print| Exception::of_finding(&one.rule, print, &one.reason, one.by.as_deref()))
    });
    Ok(each.collect())
}

/// A finding that is to be mended, and how.
#[derive(Deserialize)]
pub struct Pick {
    /// Id of its rule.
    pub rule: String,
    /// Its block.
    pub block: usize,
    /// Its first code point there.
    pub start: usize,
    /// Which of its suggestions, from 0.
    pub choice: usize,
}

/// The findings that are to be mended; empty: those that a program may mend.
///
/// # Errors
/// It is no list of such.
pub(crate) fn picks(json: &str) -> Result<Vec<Pick>, Said> {
    serde_json::from_str(json).map_err(|error| broken(&error))
}

fn broken(error: &serde_json::Error) -> Said {
    both!("页面内部错误：{error}", "internal error of the page: {error}")
}
