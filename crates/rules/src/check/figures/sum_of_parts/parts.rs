//! The parts that a text lists, each a name and its amounts: 企业1420户、个体工商户3765户，其余45户.
//!
//! A part may have a clause of its own (公务接待费1.20万元，比上年减少20%；公务用车费3.60万元): what it says of the part is passed over.

use super::super::amount::Amount;

/// The most characters that name a part.
const NAME: usize = 24;

/// The most characters of what is counted, behind its measure: 6个村, 3个行政村.
const NOUN: usize = 4;

/// How much of a text is looked at, in bytes: no sentence with parts is longer.
const FAR: usize = 1500;

/// How many clauses about one part are passed over.
const CLAUSES: usize = 4;

/// How a clause begins that says more of the part before it.
const OF_PART: [&str; 17] = [
    "比上",
    "比去",
    "较上",
    "较去",
    "同比",
    "环比",
    "增长",
    "下降",
    "占",
    "与上",
    "与去",
    "主要",
    "用于",
    "包括",
    "同口径",
    "增幅",
    "降幅",
];

/// How one begins that lists what a part is made of.
const ITEMS: [&str; 3] = ["主要", "用于", "包括"];

/// What calls the last part all that is left.
const RESTS: [&str; 6] = ["其余", "剩余", "余下", "其他", "其它", "另外"];

/// A part of a total.
#[derive(Clone)]
pub(super) struct Part<'t> {
    pub(super) name: &'t str,
    pub(super) amounts: Vec<Amount<'t>>,
    /// What is counted, behind the last measure.
    noun: &'t str,
    /// A `；` parts it from the one before.
    is_apart: bool,
}

/// What a list has.
#[derive(Default)]
pub(super) struct Parts<'t> {
    pub(super) all: Vec<Part<'t>>,
    /// What all of them count, behind their measure.
    pub(super) noun: &'t str,
}

impl<'t> Parts<'t> {
    /// The parts from `start` on. The list ends where the brackets or the sentence do, or with the first member that has no amount.
    pub(super) fn at(folded: &'t str, start: usize, in_brackets: bool) -> Self {
        let list = list(folded, start, in_brackets);
        let (mut parts, mut passed, mut until) = (Self::default(), 0, 0);
        for (at, member) in members(list) {
            // 主要包括基本工资、津贴；公用经费…: all up to the ； is said of the part.
            if at < until {
                continue;
            }
            let of_part = member.trim_start();
            if let Some(mut part) = Part::of(folded, start + at, start + at + member.len()) {
                part.is_apart = list[..at].ends_with('；');
                if parts.all.first().is_some_and(|first| first.noun != part.noun) {
                    break;
                }
                parts.noun = part.noun;
                parts.all.push(part);
                passed = 0;
            } else if !in_brackets && !parts.all.is_empty() && passed < CLAUSES && starts_with_any(of_part, &OF_PART) {
                if starts_with_any(of_part, &ITEMS) {
                    until = at + list[at..].find('；').unwrap_or(list.len() - at);
                }
                passed += 1;
            } else if in_brackets {
                // A list that goes on in other words is not the whole.
                return Self::default();
            } else {
                break;
            }
        }
        // What is said of the last part, with nothing behind it, stands in no part.
        parts
    }

    /// Whether the last is all that is left.
    pub(super) fn is_closed(&self) -> bool {
        self.all.last().is_some_and(|part| starts_with_any(part.name, &RESTS))
    }

    /// The first parts of the list.
    pub(super) fn first(&self, count: usize) -> Self {
        Self { all: self.all[..count].to_vec(), noun: self.noun }
    }

    /// Where a `；` ends the list, if other marks part those before: 支出12万元，其中工资8万元，水电4万元；结余3万元.
    pub(super) fn apart(&self) -> Option<usize> {
        let at = self.all.iter().skip(1).position(|part| part.is_apart)? + 1;
        (at > 1).then_some(at)
    }
}

impl<'t> Part<'t> {
    /// The part between two marks: a name, and nothing but amounts behind it. What is left over may be put somewhere (其余500个布置在周边).
    fn of(folded: &'t str, start: usize, end: usize) -> Option<Self> {
        let member = &folded[start..end];
        let member =
            member.strip_suffix(['）', ')']).and_then(|text| Some(text.rsplit_once(['（', '('])?.0)).unwrap_or(member);
        let end = start + member.len();
        let lead = when(member);
        // 小（1）型14座: a figure in brackets is of the name.
        let is_of_name = |at: usize| member[..at].ends_with(['（', '(']);
        let at = (lead..member.len()).find(|&at| member.as_bytes()[at].is_ascii_digit() && !is_of_name(at))?;
        let name = member[..at].trim_start_matches([' ', '\n']);
        let words =
            ["增加值", "新增", "增资", "超声"].iter().fold(name.to_owned(), |name, word| name.replace(word, ""));
        let is_name = !name.is_empty()
            && name.chars().nth(NAME).is_none()
            && !words.contains(['占', '比', '增', '降', '约', '近', '超']);
        if !is_name {
            return None;
        }
        let (mut amounts, mut from) = (Vec::new(), start + at);
        while let Some(amount) = Amount::at(folded, from).filter(|amount| amount.end <= end) {
            from = amount.end;
            amounts.push(amount);
        }
        let noun = &folded[from..end];
        let is_noun = noun.chars().nth(NOUN).is_none() && noun.chars().all(hegao_model::text::is_han);
        let is_rest = starts_with_any(name, &RESTS) && !noun.contains(|c: char| c.is_ascii_digit());
        let noun = if is_rest { "" } else { noun };
        (!amounts.is_empty() && (is_noun || is_rest)).then_some(Self { name, amounts, noun, is_apart: false })
    }
}

/// How long the year, the quarter or the month is that begins a part: 2025年新增2000个, 3月完成12户.
fn when(member: &str) -> usize {
    let text = member.trim_start();
    let figures = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_year = text.len() - figures.len() == 4 && figures.starts_with('年');
    let is_month = (1..=2).contains(&(text.len() - figures.len())) && figures.starts_with('月');
    if is_year || is_month { member.len() - figures.len() + '年'.len_utf8() } else { 0 }
}

pub(super) fn starts_with_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.starts_with(word))
}

/// What a list may be in: up to the end of the brackets that it stands in, or of the sentence.
fn list(folded: &str, start: usize, in_brackets: bool) -> &str {
    let end = (start + FAR).min(folded.len());
    let end = (start..=end).rev().find(|&at| folded.is_char_boundary(at)).unwrap_or(start);
    let rest = &folded[start..end];
    let mut depth = 0;
    for (at, c) in rest.char_indices() {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' if depth == 0 && in_brackets => return &rest[..at],
            '）' | ')' => depth -= i32::from(depth > 0),
            '。' | '\n' if depth == 0 && !in_brackets => return &rest[..at],
            _ => {}
        }
    }
    rest
}

/// The members of a list with their places. Marks within brackets divide nothing.
fn members(list: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut depth = 0;
    let mut start = 0;
    list.split_inclusive(move |c: char| {
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth -= i32::from(depth > 0),
            _ => {}
        }
        depth == 0 && matches!(c, '、' | '，' | '；')
    })
    .map(move |member| {
        let at = start;
        start += member.len();
        (at, member.trim_end_matches(['、', '，', '；']))
    })
}
