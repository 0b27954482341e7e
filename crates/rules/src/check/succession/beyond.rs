//! An article behind the last one of its law: 《个人信息保护法》第九十条, of 74.
//!
//! The version of the document's day counts, and all earlier ones of the table: what was done then is judged by the law of then.
//! A day on which no version of the table was in force decides nothing.

use std::collections::HashMap;
use std::sync::Arc;

use super::context::sentence;
use super::reference::{is_former, says_version};
use crate::check::condition::{first_chars, last_chars};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::check::tables::{FactRow, Table};
use crate::facts::{DateInterval, Genre, article_number};
use crate::language::Said;
use hegao_model::text::Span;

/// The longest name of a law, in characters.
const LONGEST: usize = 36;

/// What laws of the state are called in full.
const STATE: &str = "中华人民共和国";

/// What refers to the law that was named last.
const THIS: &str = "该法第";

/// What says that another version is meant.
const OTHERS: [&str; 8] = ["修订前", "修正前", "修改前", "旧", "草案", "征求意见", "送审", "修订稿"];

/// The check, ready to run.
pub(super) struct Beyond {
    /// The versions of each law.
    laws: HashMap<String, Vec<FactRow>>,
}

impl Beyond {
    pub(super) fn new(table: Option<&Arc<Table>>) -> Self {
        let mut laws: HashMap<String, Vec<FactRow>> = HashMap::new();
        for row in table.iter().flat_map(|table| &table.rows).filter(|row| row.articles.is_some()) {
            laws.entry(row.name.clone()).or_default().push(row.clone());
        }
        Self { laws }
    }

    /// The most articles that `law` had up to `date`, if it is known of all of that time.
    fn most(&self, law: &str, date: DateInterval) -> Option<u32> {
        let versions = self.laws.get(law.strip_prefix(STATE).unwrap_or(law))?;
        let is_known = |row: &FactRow| {
            row.from.is_some_and(|from| from <= date.first) && row.until.is_none_or(|until| date.last <= until)
        };
        let past = versions.iter().filter(|row| row.from.is_some_and(|from| from <= date.last));
        versions.iter().any(is_known).then(|| past.filter_map(|row| row.articles).max())?.map(u32::from)
    }
}

impl PageCheck for Beyond {
    fn literals(&self) -> Vec<String> {
        if self.laws.is_empty() { Vec::new() } else { ["》第", "》（", "》(", THIS].map(str::to_owned).to_vec() }
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        // A statute may speak of a law that is to come.
        if page.facts.genre == Some(Genre::Statute) {
            return;
        }
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let folded = text.folded();
            let is_this = clue.span.of(folded) == THIS;
            let told = if is_this { this(folded, clue.span) } else { cited(folded, clue.span.start()) };
            let Some((name, number, span)) = told else { continue };
            let Some(most) = self.most(name, page.facts.date).filter(|most| number > *most) else { continue };
            let detail = Said { zh: format!("{most}条"), en: format!("{most} articles") };
            found(Spotted { detail: Some(detail), dated: true, ..Spotted::new(clue.block(), text.to_source(span)) });
        }
    }
}

/// The law that 该法 is: the one that the same block has named last. Gives what [`cited`] gives.
fn this(folded: &str, clue: Span<hegao_model::text::Folded>) -> Option<(&str, u32, Span<hegao_model::text::Folded>)> {
    let close = folded[..clue.start()].rfind('》')?;
    let (_, name) = folded[..close].rsplit_once('《')?;
    let is_law = name.ends_with('法') && !says_version(&folded[close..]);
    let start = clue.end() - '第'.len_utf8();
    let (number, len) = article_number(&folded[start..])?;
    let (told, _) = sentence(folded, Span::new(close - name.len() - '《'.len_utf8(), close));
    let is_other = is_former(told) || OTHERS.iter().any(|word| told.contains(word));
    (is_law && !is_other).then(|| (name, number, Span::new(start, start + len)))
}

/// The law before the 》 at `close`, the number of the article that is cited behind it, and where that stands.
fn cited(folded: &str, close: usize) -> Option<(&str, u32, Span<hegao_model::text::Folded>)> {
    let (before, behind) = (&folded[..close], &folded[close..]);
    let open = last_chars(before, LONGEST).rfind('《')?;
    let name = &last_chars(before, LONGEST)[open + '《'.len_utf8()..];
    if says_version(behind) {
        return None;
    }
    let rest = behind.trim_start_matches('》');
    let rest = match rest.strip_prefix(['（', '(']) {
        Some(inside) => inside.split_once(['）', ')'])?.1,
        None => rest,
    };
    let (number, len) = article_number(rest)?;
    let start = folded.len() - rest.len();
    let (told, _) = sentence(folded, Span::new(close - name.len() - '《'.len_utf8(), close));
    let is_other =
        is_former(told) || OTHERS.iter().any(|word| told.contains(word) || first_chars(behind, 24).contains(word));
    (!is_other && !name.is_empty()).then(|| (name, number, Span::new(start, start + len)))
}
