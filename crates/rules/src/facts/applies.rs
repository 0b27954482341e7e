//! The conditions under which a rule speaks at all.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Audience, BlockFacts, Facts, Genre, Lang, Zone, in_force};
use hegao_model::document::Format;

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

fn holds<T: PartialEq>(wanted: &[T], fact: Option<T>) -> bool {
    wanted.is_empty() || fact.is_some_and(|fact| wanted.contains(&fact))
}
