//! What a configuration makes of rules, and the settings of one file.

use std::collections::BTreeMap;

use super::globs::Globs;
use super::raw::LevelDef;
use crate::filter::Level;
use hegao_rules::facts::{Audience, DateInterval, Genre};
use hegao_rules::finding::Severity;

impl From<LevelDef> for Level {
    fn from(level: LevelDef) -> Self {
        match level {
            LevelDef::Off => Self::Off,
            LevelDef::Note => Self::Severity(Severity::Note),
            LevelDef::Warning => Self::Severity(Severity::Warning),
            LevelDef::Error => Self::Severity(Severity::Error),
        }
    }
}

/// One `rules:` mapping.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels(pub BTreeMap<String, Level>);

impl Levels {
    /// The level of a rule: its own id goes before its category.
    fn of(&self, rule: &str) -> Option<Level> {
        let category = || {
            let (category, _) = rule.split_once('/')?;
            self.0.iter().find(|(name, _)| name.strip_suffix("/*") == Some(category)).map(|(_, level)| level)
        };
        self.0.get(rule).or_else(category).copied()
    }

    /// The ids and categories that are off.
    pub fn off(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter(|(_, level)| **level == Level::Off).map(|(rule, _)| rule.as_str())
    }
}

/// One entry of `overrides:`.
#[derive(Clone, Debug)]
pub(super) struct Override {
    pub paths: Globs,
    /// The globs as they are written, for the list of what is switched off.
    pub written: Vec<String>,
    pub audience: Option<Audience>,
    pub genre: Option<Genre>,
    pub date: Option<DateInterval>,
    pub levels: Levels,
}

/// What holds for one file. `None` means that the configuration says nothing.
#[derive(Clone, Debug)]
pub struct Settings<'a> {
    /// Who will read it.
    pub audience: Option<Audience>,
    /// What sort of text it is.
    pub genre: Option<Genre>,
    /// Its date.
    pub date: Option<DateInterval>,
    /// The `rules:` that hold for it, the strongest last.
    pub(super) layers: Vec<&'a Levels>,
}

impl<'a> Settings<'a> {
    /// Puts an entry of `overrides:` over what holds so far.
    pub(super) fn put(&mut self, entry: &'a Override) {
        self.audience = entry.audience.or(self.audience);
        self.genre = entry.genre.or(self.genre);
        self.date = entry.date.or(self.date);
        self.layers.push(&entry.levels);
    }

    /// Whether an entry of `overrides:` speaks of this file.
    pub(crate) fn is_overridden(&self) -> bool {
        self.layers.len() > 1
    }

    /// What becomes of a rule; `None`: what the rule itself says.
    ///
    /// A later mapping goes before an earlier one as a whole: `privacy/*: off` for some files means every rule, also
    /// one that has a level of its own for all files. Within one mapping the rule's own id goes before its category.
    #[must_use]
    pub fn level(&self, rule: &str) -> Option<Level> {
        self.layers.iter().rev().find_map(|levels| levels.of(rule))
    }
}
