//! A law inside 《》 by a name that no law has, where one law's name is nearly that: 《消费者权益法》 for 《消费者权益保护法》.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::Cited;
use crate::check::condition::first_chars;
use crate::check::lexicon::are_confused;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::check::phrases::shared;
use crate::check::tables::{Table, Tables};
use crate::facts::Zone;
use hegao_model::text::Span;

/// The longest name that is looked up, in characters.
const LONGEST: usize = 40;

/// The fewest characters that a wrong name must share with the right one; shorter names are short forms (《消法》, 《劳动法》).
const SHARED: usize = 6;

/// Names of so many characters are short forms.
const SHORTEST: usize = 4;

/// What regulations end with.
const REGULATIONS: [&str; 3] = ["条例", "规定", "办法"];

/// From this length on, in characters, one wrong character is a slip, and not the regulation of something else.
const LONG: usize = 10;

/// The same of 办法, of which the Council has issued few.
const LONG_OF_WAYS: usize = 8;

/// What laws of the state are called in full.
const STATE: &str = "中华人民共和国";

/// Words that end with 法 and name no law.
const OTHERS: [&str; 16] = [
    "办法", "方法", "做法", "书法", "说法", "立法", "司法", "执法", "宪法", "用法", "军法", "语法", "疗法", "算法",
    "看法", "想法",
];

/// The check, ready to run.
pub(super) struct Misnamed {
    /// Whether it tells the names that are near to no law's, in full, or those that are.
    is_for_unknown: bool,
    /// Whether its table has regulations, not laws.
    is_of_regulations: bool,
    /// Names of laws, without the state's.
    laws: Vec<String>,
    known: HashSet<String>,
}

impl Misnamed {
    /// `table` holds the names of laws; those that other tables know by title are right as well.
    pub(super) fn new(table: Option<&Arc<Table>>, tables: &Tables, cited: Cited) -> Self {
        let bare = |name: &str| name.strip_prefix(STATE).unwrap_or(name).to_owned();
        let names = |table: &Arc<Table>| table.rows.iter().flat_map(|row| &row.forms).map(|form| bare(form)).collect();
        let laws: Vec<String> = table.map_or_else(Vec::new, names);
        let known = laws.iter().cloned().chain(tables.get("laws").map_or_else(Vec::new, names)).collect();
        let is_of_regulations = laws.first().is_some_and(|law| REGULATIONS.iter().any(|end| law.ends_with(end)));
        Self { is_for_unknown: cited == Cited::Unknown, is_of_regulations, laws, known }
    }

    /// Whether only the last character is another than that of a law, and sounds or looks like it.
    fn has_spoilt_end(&self, name: &str) -> bool {
        let stem = name.strip_suffix(['发', '伐', '罚', '乏', '注', '去']);
        stem.is_some_and(|stem| self.known.contains(&format!("{stem}法")))
    }

    /// The law that `name` nearly is: it alone has all characters of `name` but one at most, in their order, or the same characters in
    /// another order.
    fn meant(&self, name: &str) -> Option<&str> {
        if self.is_of_regulations {
            return self.regulation(name);
        }
        let mut reordered = self.laws.iter().filter(|law| is_in_disorder(name, law));
        if let (Some(law), None) = (reordered.next(), reordered.next()) {
            return Some(law); // 生产安全法 is 安全生产法, and only a character away from 生物安全法.
        }
        let count = name.chars().count();
        let score = |law: &str| {
            let alike = shared(name, law);
            let is_near = alike >= SHARED || (count > SHORTEST && law.chars().count() == count);
            (is_near && alike + 1 >= count || is_in_disorder(name, law))
                .then_some((alike, std::cmp::Reverse(law.chars().count())))
        };
        let mut scored: Vec<_> = self.laws.iter().filter_map(|law| Some((score(law)?, law.as_str()))).collect();
        scored.sort_unstable();
        let (best, law) = scored.pop()?;
        scored.last().is_none_or(|(next, _)| next.0 < best.0).then_some(law)
    }
}

impl Misnamed {
    /// The regulation that has the same characters in another order, or all but one at the same length, which in a short name must sound or look
    /// like the other. Regulations of places have names that are a word shorter or longer than those of the state.
    fn regulation(&self, name: &str) -> Option<&str> {
        let count = name.chars().count();
        let is_slip = |law: &str| {
            let mut unlike = law.chars().zip(name.chars()).filter(|(a, b)| a != b);
            let Some((due, own)) = unlike.next() else { return false };
            let long = if name.ends_with("办法") { LONG_OF_WAYS } else { LONG };
            unlike.next().is_none() && (count >= long || are_confused(due, own))
        };
        let is_alike = |law: &&String| {
            count >= SHARED && law.chars().count() == count && (is_slip(law) || is_in_disorder(name, law))
        };
        let mut alike = self.laws.iter().filter(is_alike);
        alike.next().filter(|_| alike.next().is_none()).map(String::as_str)
    }
}

impl PageCheck for Misnamed {
    fn literals(&self) -> Vec<String> {
        if self.laws.is_empty() { Vec::new() } else { vec!["《".to_owned()] }
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let mut asked: HashMap<&str, Option<&str>> = HashMap::new();
        let mut found = Vec::new();
        for clue in page.each(clues) {
            let block = &page.blocks[clue.block()];
            let folded = block.text.folded();
            let Some(title) = first_chars(&folded[clue.span.end()..], LONGEST).split(['》', '《', '〈']).next()
            else {
                continue;
            };
            let end = clue.span.end() + title.len();
            let name = title.strip_prefix(STATE).unwrap_or(title);
            let is_law = name.ends_with('法') && !OTHERS.iter().any(|other| name.ends_with(other));
            let is_regulation = self.is_of_regulations && REGULATIONS.iter().any(|end| name.ends_with(end));
            if self.is_of_regulations != is_regulation
                || !is_regulation && !is_law && !self.has_spoilt_end(name)
                || !folded[end..].starts_with('》')
                || self.known.contains(name)
                || block.facts.zone == Some(Zone::Quotation)
            {
                continue;
            }
            let is_full = name.len() < title.len();
            let law = *asked.entry(name).or_insert_with(|| self.meant(name));
            if law.is_some() != self.is_for_unknown && (law.is_some() || is_full) {
                let span = Span::new(clue.span.end(), end);
                let state = if is_full { STATE } else { "" };
                let suggestions = law.map(|law| format!("{state}{law}")).into_iter().collect();
                found.push(Spotted { suggestions, ..Spotted::new(clue.block(), block.text.to_source(span)) });
            }
        }
        found
    }
}

/// Whether the two have the same characters: 道路安全交通法 for 道路交通安全法.
fn is_in_disorder(name: &str, law: &str) -> bool {
    let sorted = |text: &str| {
        let mut chars: Vec<char> = text.chars().collect();
        chars.sort_unstable();
        chars
    };
    name.len() == law.len() && name.chars().count() > SHORTEST && sorted(name) == sorted(law)
}
