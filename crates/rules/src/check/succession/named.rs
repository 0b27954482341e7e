//! What a text calls by a name that is over: institutions, laws, places, terms, activities.

use std::collections::HashMap;
use std::sync::Arc;

use super::Cited;
use super::context::may_be_older;
use super::reference::Reference;
use crate::check::condition::first_chars;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::check::tables::{FactRow, Table};
use crate::facts::{Genre, Zone};
use hegao_model::text::Span;

/// The longest name inside 《》 that is looked up, in characters.
const LONGEST_TITLE: usize = 64;

/// What the place ends with that a local statute is named after.
const PLACES: [char; 5] = ['省', '市', '区', '县', '州'];

/// The check, ready to run.
pub(super) struct Names {
    cited: Cited,
    /// The table; `None` if there is none of that name.
    table: Option<Arc<Table>>,
    /// Each literal, with the rows that it leads to.
    literals: Vec<(String, Vec<usize>)>,
    /// Rows by the names inside 《》.
    titles: HashMap<String, usize>,
}

impl Names {
    pub(super) fn new(table: Option<&Arc<Table>>, cited: Cited) -> Self {
        let rows = table.map_or(&[][..], |table| &table.rows);
        let mut names = Self { cited, table: table.cloned(), literals: Vec::new(), titles: HashMap::new() };
        match cited {
            Cited::Title if !rows.is_empty() => {
                names.literals.push(("《".into(), Vec::new()));
                let forms = rows.iter().enumerate().flat_map(|(at, row)| row.forms.iter().map(move |form| (form, at)));
                names.titles = forms.map(|(form, at)| (form.clone(), at)).collect();
            }
            Cited::Place => names.lead(rows, |row| &row.within),
            _ => names.lead(rows, |row| &row.forms),
        }
        names
    }

    /// Makes literals of the texts that lead to each row.
    fn lead(&mut self, rows: &[FactRow], texts: impl Fn(&FactRow) -> &Vec<String>) {
        let mut known: HashMap<String, usize> = HashMap::new();
        for (row, text) in rows.iter().enumerate().flat_map(|(at, row)| texts(row).iter().map(move |text| (at, text))) {
            let at = *known.entry(text.clone()).or_insert_with(|| {
                self.literals.push((text.clone(), Vec::new()));
                self.literals.len() - 1
            });
            self.literals[at].1.push(row);
        }
    }

    /// The titles on a page that no row has as its own: of 《湖南省信访条例》 the paper may go on to speak as 《信访条例》.
    fn local_titles<'p>(&self, page: &'p Page<'_>, clues: &[Clue]) -> Vec<&'p str> {
        if self.cited != Cited::Title {
            return Vec::new();
        }
        let title = |clue: &Clue| {
            let folded = page.blocks[clue.block()].text.folded();
            first_chars(&folded[clue.span.end()..], LONGEST_TITLE).split(['》', '《']).next()
        };
        page.each(clues).filter_map(title).filter(|title| !self.titles.contains_key(*title)).collect()
    }

    /// What a clue leads to.
    fn reference<'a>(&'a self, folded: &'a str, clue: &Clue) -> Option<Reference<'a>> {
        let rows = self.table.as_ref().map_or(&[][..], |table| &table.rows);
        let (behind, end) = (&folded[clue.span.end()..], clue.span.end());
        let mut leads = self.literals[clue.literal()].1.iter().filter_map(|&row| rows.get(row));
        let (row, name) = match self.cited {
            Cited::Title => {
                let title = first_chars(behind, LONGEST_TITLE).split(['》', '《']).next()?;
                let bare = title.split(['(', '（']).next()?;
                let row = *self.titles.get(bare).filter(|_| behind[title.len()..].starts_with('》'))?;
                (rows.get(row)?, Span::new(end, end + bare.len()))
            }
            Cited::Place => leads.find_map(|row| {
                let form = row.forms.iter().find(|form| behind.starts_with(form.as_str()))?;
                Some((row, Span::new(end, end + form.len())))
            })?,
            _ => (leads.next()?, clue.span),
        };
        Some(Reference { cited: self.cited, row, folded, whole: clue.span, name })
    }
}

impl PageCheck for Names {
    fn literals(&self) -> Vec<String> {
        self.literals.iter().map(|(literal, _)| literal.clone()).collect()
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        // A statute keeps the words of its day.
        if page.facts.genre == Some(Genre::Statute) {
            return Vec::new();
        }
        let references = || {
            let reference = |clue: &Clue| self.reference(page.blocks[clue.block()].text.folded(), clue);
            page.each(clues).filter_map(move |clue| Some((clue.block(), reference(clue)?)))
        };
        let outdated = references().filter(|(block, reference)| {
            page.blocks[*block].facts.zone != Some(Zone::Quotation) && reference.is_outdated(page.facts.date.first)
        });
        // The series goes on, and the text knows it; but what it sets as a task then was left by an older text.
        let is_cleared = |block: usize, reference: &Reference<'_>| {
            let is_beside = |(at, other): (usize, Reference<'_>)| {
                at == block && other.row.from > reference.row.from && reference.shares_sentence(&other)
            };
            let is_task = || reference.task(page, block).is_some() && !references().any(is_beside);
            let knows = || references().any(|(_, other)| other.row.from > reference.row.from);
            self.cited == Cited::Activity && knows() && !is_task()
        };
        let local = self.local_titles(page, clues);
        let is_local = |reference: &Reference<'_>| {
            let name = reference.name.of(reference.folded);
            local.iter().any(|title| title.strip_suffix(name).is_some_and(|place| place.ends_with(PLACES)))
        };
        let is_of_old = |reference: &Reference<'_>| reference.row.until.is_some_and(|until| may_be_older(page, until));
        let standing = outdated.filter(|(block, reference)| {
            !is_cleared(*block, reference) && !is_local(reference) && !is_of_old(reference)
        });
        longest(standing.map(|(block, reference)| reference.spotted(block, &page.blocks[block].text)).collect())
    }
}

/// Of matches that overlap only the longest: 国家工商行政管理总局 holds 工商行政管理总局.
fn longest(mut spotted: Vec<Spotted>) -> Vec<Spotted> {
    spotted.sort_by_key(|one| (one.block, one.span.start(), std::cmp::Reverse(one.span.end())));
    let mut kept: Vec<Spotted> = Vec::new();
    for one in spotted {
        if !kept.last().is_some_and(|last| last.block == one.block && last.span.overlaps(one.span)) {
            kept.push(one);
        }
    }
    kept
}
