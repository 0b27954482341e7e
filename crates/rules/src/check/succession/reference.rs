//! A name of a dated table as a text uses it, and whether it uses it as if the name were still right.

use jiff::ToSpan;
use jiff::civil::Date;

use super::Cited;
use super::context::{is_quoted, sentence, tells_of};
use super::task;
use crate::check::condition::{first_chars, last_chars};
use crate::check::page::{Page, Spotted, Weight, Why};
use crate::check::tables::FactRow;
use crate::language::Said;
use hegao_model::text::{Folded, Span, Text};

/// What tells that one organ has become another.
const CHANGED: [&str; 12] = ["原", "现", "更名", "改", "整合", "组建", "划", "并入", "合并", "挂牌", "撤销", "转隶"];

/// How near the successor's name must stand to show that the text knows it, in characters.
const NEAR: usize = 40;

/// How far a row's patterns look, in characters.
const WINDOW: usize = 64;

/// What stands before a former name.
const FORMER: [&str; 12] = [
    "原",
    "原来的",
    "前",
    "旧",
    "旧称",
    "原称",
    "曾用名",
    "时任",
    "当时施行的",
    "当时有效的",
    "当时的",
    "行为时施行的",
];

/// What a sentence about the change itself says behind the name.
const CHANGES: [&str; 14] =
    ["废止", "失效", "撤销", "改称", "改名", "更名", "改组", "改为", "改建", "并入", "划入", "整合", "合并", "挂牌"];

/// What puts an activity behind the text.
const SINCE: [&str; 6] = ["以来", "期间", "之后", "后，", "时期", "成果"];

/// What says that an activity is under way.
const UNDER_WAY: [&str; 11] = [
    "深入开展",
    "扎实开展",
    "认真开展",
    "持续开展",
    "全面开展",
    "积极开展",
    "正在开展",
    "扎实推进",
    "深入推进",
    "将开展",
    "继续开展",
];

/// A reference in a block's folded text.
pub(super) struct Reference<'a> {
    pub cited: Cited,
    pub row: &'a FactRow,
    pub folded: &'a str,
    /// The reference with what introduces it: the place above, the opening 《.
    pub whole: Span<Folded>,
    /// The name alone.
    pub name: Span<Folded>,
}

impl Reference<'_> {
    /// Whether its name is over on every day that `date` may be, and the text uses it as if it were not.
    pub fn is_outdated(&self, date: Date) -> bool {
        let is_over = self
            .row
            .until
            .is_none_or(|until| until.checked_add(i32::from(self.row.grace).days()).is_ok_and(|last| date > last));
        is_over && !self.is_excused() && !self.is_history()
    }

    /// Whether the row itself says that the name is right here.
    fn is_excused(&self) -> bool {
        let before = || last_chars(&self.folded[..self.name.start()], WINDOW);
        let after = || first_chars(&self.folded[self.name.end()..], WINDOW);
        self.row.unless_before.as_ref().is_some_and(|pattern| pattern.is_match(before()))
            || self.row.unless_after.as_ref().is_some_and(|pattern| pattern.is_match(after()))
            || self.row.unless_inside.iter().chain(&self.row.successors).any(|word| self.stands_in(word))
    }

    /// Whether the name is part of `word`, which stands there whole.
    fn stands_in(&self, word: &str) -> bool {
        let name = self.name.of(self.folded);
        let (before, after) = (&self.folded[..self.name.start()], &self.folded[self.name.end()..]);
        let at = |at: usize| before.ends_with(&word[..at]) && after.starts_with(&word[at + name.len()..]);
        word.match_indices(name).any(|(start, _)| at(start))
    }

    /// Whether the text tells of the past, knows the change, or quotes.
    fn is_history(&self) -> bool {
        let (before, _) = sentence(self.folded, self.whole);
        let (_, after) = sentence(self.folded, self.name);
        (self.cited != Cited::Title && is_quoted(self.folded, self.name))
            || self.row.until.is_some_and(|until| tells_of(before, until.year()))
            || (self.cited == Cited::Activity && !is_under_way(before, after))
            || is_former(before)
            || CHANGES.iter().any(|word| first_chars(after, 16).contains(word))
            || self.knows_successor(last_chars(before, NEAR), first_chars(after, NEAR))
            || is_in_reference(before, after)
            || (self.cited == Cited::Title && says_version(after))
    }

    /// Whether `other`, of the same block, stands in its sentence.
    pub fn shares_sentence(&self, other: &Self) -> bool {
        let (before, after) = sentence(self.folded, self.name);
        let all = self.name.start() - before.len()..self.name.end() + after.len();
        all.contains(&other.name.start())
    }

    /// How surely the text sets it as a task.
    pub fn task(&self, page: &Page<'_>, block: usize) -> Option<Weight> {
        let latest = self.row.until.map_or(i16::MIN, Date::year);
        task::weight(page, block, self.name, &UNDER_WAY, latest)
    }

    /// Whether the successor is named beside it. One that holds the name itself says nothing, nor does one that is a member of the same list
    /// (县应急管理局局长、县安监局局长), unless the change is told.
    fn knows_successor(&self, before: &str, after: &str) -> bool {
        let name = self.name.of(self.folded);
        let mut telling = self.row.successors.iter().filter(|successor| !successor.contains(name));
        let is_told = || CHANGED.iter().any(|word| before.contains(word) || after.contains(word));
        let is_listed = |between: &str| between.contains('、') && !is_told();
        telling.any(|successor| {
            let ahead = before.rfind(successor.as_str()).map(|at| &before[at + successor.len()..]);
            let behind = after.find(successor.as_str()).map(|at| &after[..at]);
            ahead.into_iter().chain(behind).any(|between| !is_listed(between))
        })
    }

    /// The finding.
    pub fn spotted(&self, block: usize, text: &Text<'_>) -> Spotted {
        Spotted {
            suggestions: self.row.successors.clone(),
            detail: self.row.until.map(|until| {
                let (year, month) = (until.year(), until.month());
                Said { zh: format!("{year}年{month}月"), en: format!("{year}-{month:02}") }
            }),
            why: self.row.why.clone().map(|zh| Why { zh, en: None }),
            weight: match (self.row.advice, self.row.confirmed) {
                (true, _) => Weight::Advice,
                (false, true) => Weight::Full,
                (false, false) => Weight::Unconfirmed,
            },
            dated: self.row.until.is_some(),
            ..Spotted::new(block, text.to_source(self.name))
        }
    }
}

fn is_under_way(before: &str, after: &str) -> bool {
    UNDER_WAY.iter().any(|word| last_chars(before, 10).contains(word))
        && !SINCE.iter().any(|word| first_chars(after, 8).contains(word))
}

/// Whether `before` says that what follows is over: 原, 当时施行的.
pub(super) fn is_former(before: &str) -> bool {
    let bare = before.trim_end_matches(['(', '（', '“']);
    FORMER.iter().any(|word| bare.ends_with(word))
}

/// Whether brackets behind a title say which of its versions is meant: `（2014年修订）`.
pub(super) fn says_version(after: &str) -> bool {
    let inside =
        after.trim_start_matches('》').strip_prefix(['（', '(']).and_then(|rest| rest.split(['）', ')']).next());
    inside.is_some_and(|words| {
        let year = words.bytes().take_while(u8::is_ascii_digit).count() == 4;
        year && ["修订", "修正", "版", "施行", "公布"].iter().any(|word| words.contains(word))
    })
}

/// Whether it names the author of a document that is cited by its number: `（环境保护部令第44号）`, `银监发〔2017〕`.
fn is_in_reference(before: &str, after: &str) -> bool {
    let after = first_chars(after, 24);
    let in_brackets = before.rfind(['(', '（']).is_some_and(|at| !before[at..].contains([')', '）']));
    let is_number = ["令", "公告", "通告", "发〔", "办发〔", "发[", "办〔", "函〔", "文〔"];
    after.contains('号') && (in_brackets || is_number.iter().any(|form| after.starts_with(form)))
}
