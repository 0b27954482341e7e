//! Dated tables: what was called what, and from when to when. They are facts of the world, kept apart from rules so that
//! the day after a plenum needs no release.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Pattern, Speller};

/// What checks look into beside the document: dated tables, by name, and the model of spelling.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct Tables {
    /// The tables.
    pub all: Vec<Arc<Table>>,
    /// What finds typos that no list names; `None`: nothing does.
    #[serde(skip)]
    pub speller: Option<Arc<dyn Speller>>,
}

impl From<Vec<Arc<Table>>> for Tables {
    fn from(all: Vec<Arc<Table>>) -> Self {
        Self { all, speller: None }
    }
}

impl Tables {
    /// The table of that name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Arc<Table>> {
        self.all.iter().find(|table| table.name == name)
    }

    /// Adds a table. If there is one of its name, its rows and phrases join that table's, and supersede those with the same
    /// id or canonical form; the later day counts.
    pub fn add(&mut self, own: Table) {
        let Some(known) = self.all.iter_mut().find(|table| table.name == own.name) else {
            self.all.push(Arc::new(own));
            return;
        };
        let table = Arc::make_mut(known);
        let ids: HashSet<&str> = own.rows.iter().map(|row| row.id.as_str()).collect();
        table.rows.retain(|row| !ids.contains(row.id.as_str()));
        table.phrases.retain(|phrase| own.phrases.iter().all(|other| other.canonical != phrase.canonical));
        table.as_of = table.as_of.max(own.as_of);
        if let Some(known) = &mut table.source {
            known.push('；');
            known.push_str(own.source.as_deref().unwrap_or(OWN));
        }
        table.rows.extend(own.rows);
        table.phrases.extend(own.phrases);
    }
}

/// What is said of rows that somebody adds to a table without their source.
const OWN: &str = "本单位的补充";

/// A dated table.
#[derive(Clone, Serialize, Deserialize)]
pub struct Table {
    /// Its name: that of its file in `rules/facts/`.
    pub name: String,
    /// What it is about, in Chinese.
    pub title: String,
    /// The last day of which it knows everything.
    pub as_of: Date,
    /// Where its phrases come from, in Chinese: the basis of rules that name none of their own.
    pub source: Option<String>,
    /// Its rows.
    pub rows: Vec<FactRow>,
    /// Set phrases, in a table of these.
    pub phrases: Vec<Phrase>,
}

impl Table {
    /// What a finding by this table rests on: where its words come from, and how old it is.
    #[must_use]
    pub fn basis(&self) -> String {
        let Self { title, as_of, .. } = self;
        let source = self.source.as_deref().unwrap_or("核稿的词表");
        format!("{source}（“{title}”表，截至{}年{}月{}日）", as_of.year(), as_of.month(), as_of.day())
    }
}

/// Something that was in force, or was called so, for a time.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactRow {
    /// Names the row for whoever adds to the table or supersedes a row of it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How texts write it, in folded form; the name if there is no other.
    pub forms: Vec<String>,
    /// In force from this day on (for a meeting: its first day).
    pub from: Option<Date>,
    /// In force up to and with this day (for a meeting: its last day).
    pub until: Option<Date>,
    /// Days after `until` in which a text may still speak of it.
    pub grace: u16,
    /// What took its place, best first.
    pub successors: Vec<String>,
    /// Why it may no longer stand, where the table's subject does not say it.
    pub why: Option<String>,
    /// It is right if this stands directly before it.
    pub unless_before: Option<Box<Pattern>>,
    /// It is right if this stands directly behind it.
    pub unless_after: Option<Box<Pattern>>,
    /// It is right as a part of these longer words.
    pub unless_inside: Vec<String>,
    /// For a place: the names of the places above it, one of which must stand before it.
    pub within: Vec<String>,
    /// For a law: how many articles it has.
    pub articles: Option<u16>,
    /// For a regulation: the numbers of the orders (国务院令) that issued it and its revisions.
    pub decrees: Vec<u16>,
    /// Whether its source was confirmed; if not, a finding is a warning at most.
    pub confirmed: bool,
    /// Whether it is advice only, so that a finding is a note.
    pub advice: bool,
    /// Where the row comes from.
    pub source: String,
}

/// A set phrase, whose slots stand between 、 or ，.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Phrase {
    /// The phrase as it must stand.
    pub canonical: String,
    /// It is a set phrase from this day on.
    pub since: Option<Date>,
    /// And up to this day.
    pub until: Option<Date>,
    /// Other forms that are right too.
    pub variants: Vec<String>,
    /// Wrong forms that are known, each with its words; found as they stand.
    pub wrong: Vec<String>,
}
