//! Party congresses and plenary sessions whose spirit a text says it follows.
//!
//! 贯彻落实党的十九大和十九届四中、五中、六中全会精神 is expanded into five meetings. It is out of date if a later congress
//! has met since; or, if it lists the plenums of the congress in office, if a later plenum has. Only this function of a
//! citation is judged: 十九大以来 and 十九大报告指出 tell what was, and stay.

use std::sync::Arc;

use jiff::ToSpan;
use jiff::civil::Date;

use super::context::{is_quoted, may_be_older, sentence, tells_of};
use super::task;
use crate::check::condition::{first_chars, last_chars};
use crate::check::page::{Clue, Page, PageCheck, Spotted, Weight};
use crate::check::tables::{FactRow, Table};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// What one does with the spirit of a meeting.
const VERBS: [&str; 10] = ["贯彻", "落实", "学习", "领会", "践行", "宣传", "宣讲", "传达", "按照", "遵循"];

/// Between a meeting and 精神 there may stand other meetings, but no new clause.
const TAIL: usize = 24;

/// A congress (`plenum` is 0) or a plenary session of its committee.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Meeting {
    congress: u32,
    plenum: u32,
}

/// A meeting of the table.
struct Known {
    meeting: Meeting,
    /// Its last day.
    closed: Date,
    /// From this day on a text is expected to know it.
    expected: Date,
    confirmed: bool,
}

/// The check, ready to run.
pub(super) struct Meetings {
    /// In the order in which they met.
    known: Vec<Known>,
}

/// Meetings that are cited in one breath: `十九大和十九届四中、五中、六中全会`.
struct Citation {
    span: Span<Folded>,
    meetings: Vec<Meeting>,
    /// 历次全会: all that have met.
    all: bool,
}

impl Meetings {
    pub(super) fn new(table: Option<&Arc<Table>>) -> Self {
        let mut known: Vec<Known> = table.iter().flat_map(|table| &table.rows).filter_map(Known::of).collect();
        known.sort_by_key(|known| known.meeting);
        Self { known }
    }

    /// The last meeting up to `date` that `fits`.
    fn last(&self, fits: impl Fn(&Known) -> bool) -> Option<&Known> {
        self.known.iter().rev().find(|known| fits(known))
    }

    /// The first congress after all that are cited.
    fn after(&self, citation: &Citation) -> Option<&Known> {
        let cited = citation.meetings.iter().map(|meeting| meeting.congress).max()?;
        self.known.iter().find(|known| known.meeting.plenum == 0 && known.meeting.congress > cited)
    }

    /// What of `citation` is out of date on `page`: the meeting that it should know, and how sure that is. A newer congress
    /// anywhere shows that the document knows it; but what it sets as a task then was left by an older text.
    fn overdue(
        &self,
        (block, citation): &(usize, Citation),
        page: &Page<'_>,
        newest: Meeting,
    ) -> Option<(&Known, Weight)> {
        let date = page.facts.date.first;
        let cited = *citation.meetings.iter().max()?;
        let congress = self.last(|known| known.meeting.plenum == 0 && known.expected < date)?;
        if cited.congress < congress.meeting.congress {
            let knows = newest.congress >= congress.meeting.congress;
            let weight = if knows { citation.task(page, *block, congress)? } else { Weight::Full };
            return Some((self.last(|known| known.closed <= date).unwrap_or(congress), weight));
        }
        let lists = citation.meetings.iter().any(|meeting| meeting.plenum == 0) && cited.plenum > 0 && !citation.all;
        let plenum = self.last(|known| known.expected < date)?;
        (lists && cited < plenum.meeting && newest < plenum.meeting).then_some((plenum, Weight::Unconfirmed))
    }

    /// What a text of that date cites instead.
    fn current(&self, date: Date) -> Vec<String> {
        let Some(congress) = self.last(|known| known.meeting.plenum == 0 && known.closed <= date) else {
            return Vec::new();
        };
        let number = numeral(congress.meeting.congress);
        let plenums: Vec<String> = (self.known.iter())
            .filter(|known| known.meeting.congress == congress.meeting.congress && known.meeting.plenum > 1)
            .filter(|known| known.closed <= date)
            .map(|known| format!("{}中", numeral(known.meeting.plenum)))
            .collect();
        match plenums.len() {
            0 => vec![format!("{number}大")],
            // Once there are many, the short form is usual too.
            3.. => vec![
                format!("{number}大和{number}届{}全会", plenums.join("、")),
                format!("{number}大和{number}届历次全会"),
            ],
            _ => vec![format!("{number}大和{number}届{}全会", plenums.join("、"))],
        }
    }
}

impl PageCheck for Meetings {
    fn literals(&self) -> Vec<String> {
        let congresses = self.known.iter().filter(|known| known.meeting.plenum == 0);
        congresses.flat_map(|known| ["大", "届"].map(|what| numeral(known.meeting.congress) + what)).collect()
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let mut citations: Vec<(usize, Citation)> = Vec::new();
        for clue in page.each(clues) {
            let is_known = |(block, citation): &(usize, Citation)| {
                *block == clue.block() && citation.span.end() > clue.span.start()
            };
            if !citations.last().is_some_and(is_known) {
                let folded = page.blocks[clue.block()].text.folded();
                citations.extend(Citation::at(folded, clue.span.start()).map(|citation| (clue.block(), citation)));
            }
        }
        let Some(newest) = citations.iter().flat_map(|(_, citation)| &citation.meetings).max().copied() else {
            return Vec::new();
        };
        let spotted = citations.iter().filter_map(|cited| {
            let (block, citation) = cited;
            let text = &page.blocks[*block].text;
            let (known, weight) = self.overdue(cited, page, newest)?;
            let ended = self.after(citation).unwrap_or(known).closed;
            if may_be_older(page, ended) {
                return None;
            }
            citation.is_followed(text.folded(), known).then(|| Spotted {
                suggestions: self.current(page.facts.date.first),
                detail: Some(known.said()),
                weight: if known.confirmed { weight } else { Weight::Unconfirmed },
                dated: true,
                ..Spotted::new(*block, text.to_source(citation.span))
            })
        });
        spotted.collect()
    }
}

impl Known {
    fn of(row: &FactRow) -> Option<Self> {
        let (meeting, rest) = Meeting::starting(&row.name)?;
        let closed = row.until.filter(|_| rest.is_empty() || rest == "全会")?;
        let expected = closed.checked_add(i32::from(row.grace).days()).ok()?;
        Some(Self { meeting, closed, expected, confirmed: row.confirmed })
    }

    fn said(&self) -> Said {
        let (congress, plenum) = (numeral(self.meeting.congress), self.meeting.plenum);
        let name = match plenum {
            0 => format!("党的{congress}大"),
            _ => format!("党的{congress}届{}中全会", numeral(plenum)),
        };
        let (year, month) = (self.closed.year(), self.closed.month());
        Said { zh: format!("{name}（{year}年{month}月）"), en: format!("“{name}” ({year}-{month:02})") }
    }
}

impl Meeting {
    /// Reads `十九大`, or `十九届` with the first plenum behind it, from the start of `text`.
    fn starting(text: &str) -> Option<(Self, &str)> {
        let (congress, rest) = read_numeral(text)?;
        if let Some(rest) = rest.strip_prefix('大') {
            return Some((Self { congress, plenum: 0 }, rest));
        }
        let rest = rest.strip_prefix('届')?;
        let rest = rest.strip_prefix("中央委员会").or_else(|| rest.strip_prefix("中央")).unwrap_or(rest);
        let (plenum, rest) = read_numeral(rest)?;
        Some((Self { congress, plenum }, rest.strip_prefix('中')?))
    }
}

impl Citation {
    /// Reads the meetings that are cited together from `start` on.
    fn at(folded: &str, start: usize) -> Option<Self> {
        // 二十八大 holds 十八大.
        if folded[..start].chars().next_back().is_some_and(|c| digit(c).is_some() || c == '第') {
            return None;
        }
        let mut citation = Self { span: Span::new(start, start), meetings: Vec::new(), all: false };
        let mut rest = &folded[start..];
        while let Some(after) = citation.take(rest) {
            let end = folded.len() - after.len();
            citation.span = Span::new(start, end);
            let joined = ["以及", "和", "及", "、", "，", "暨", "与"].iter().find_map(|mark| after.strip_prefix(mark));
            let Some(next) = joined else { break };
            rest = next.strip_prefix("党的").unwrap_or(next);
        }
        (!citation.meetings.is_empty()).then_some(citation)
    }

    /// How surely the text sets it as a task, and names no later congress in the same breath.
    fn task(&self, page: &Page<'_>, block: usize, newer: &Known) -> Option<Weight> {
        let (before, after) = sentence(page.blocks[block].text.folded(), self.span);
        let cited = self.meetings.iter().map(|meeting| meeting.congress).max()?;
        let names_later = [before, after].into_iter().flat_map(congresses).any(|congress| congress > cited);
        if names_later { None } else { task::weight(page, block, self.span, &VERBS, newer.closed.year() - 1) }
    }

    /// Reads one more member; what stands behind it.
    fn take<'t>(&mut self, text: &'t str) -> Option<&'t str> {
        if let Some((meeting, rest)) = Meeting::starting(text) {
            self.meetings.push(meeting);
            return Some(rest.strip_prefix("全会").unwrap_or(rest));
        }
        if let Some((number, rest)) = read_numeral(text) {
            if let Some(rest) = rest.strip_prefix("届历次全会") {
                self.meetings.push(Meeting { congress: number, plenum: u32::MAX });
                self.all = true;
                return Some(rest);
            }
            let last = *self.meetings.last().filter(|last| last.plenum > 0)?;
            let rest = rest.strip_prefix('中')?;
            self.meetings.push(Meeting { plenum: number, ..last });
            return Some(rest.strip_prefix("全会").unwrap_or(rest));
        }
        None
    }

    /// Whether the text says that it follows the spirit of these meetings, now and in its own words.
    fn is_followed(&self, folded: &str, newer: &Known) -> bool {
        let (before, after) = sentence(folded, self.span);
        let tail = first_chars(after, TAIL).split(['，', '。']).next().unwrap_or_default();
        let clause = before.rsplit('，').next().unwrap_or_default();
        let follows = VERBS.iter().any(|verb| last_chars(clause, 40).contains(verb));
        let told = tells_of(before, newer.closed.year() - 1) || clause.contains("以来");
        tail.contains("精神") && follows && !told && !is_quoted(folded, self.span)
    }
}

/// The congresses that `text` names, or the plenums of which it names.
fn congresses(text: &str) -> impl Iterator<Item = u32> {
    text.match_indices(['大', '届']).filter_map(|(at, _)| {
        let digits = text[..at].chars().rev().take_while(|&c| digit(c).is_some()).map(char::len_utf8).sum::<usize>();
        read_numeral(&text[at - digits..at]).map(|(number, _)| number)
    })
}

/// 1 to 99 as Chinese writes it in ordinals.
fn numeral(number: u32) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let of = |digit: u32| digits.get(digit as usize).copied().unwrap_or_default();
    match (number / 10, number % 10) {
        (0, units) => of(units).to_owned(),
        (1, units) => format!("十{}", of(units)),
        (tens, units) => format!("{}十{}", of(tens), of(units)),
    }
}

/// Reads a number of that form from the start of `text`.
fn read_numeral(text: &str) -> Option<(u32, &str)> {
    let mut chars = text.chars();
    let mut number = 0;
    while let Some(value) = chars.clone().next().and_then(digit) {
        number = match (number, value) {
            (0, value) => value,
            (tens @ 1..=9, 10) => tens * 10,
            (tens, units @ 1..=9) if tens % 10 == 0 => tens + units,
            _ => return None,
        };
        chars.next();
    }
    (number > 0).then_some((number, chars.as_str()))
}

fn digit(c: char) -> Option<u32> {
    "一二三四五六七八九十".chars().zip(1..).find(|(known, _)| *known == c).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numerals_read_as_they_are_written() {
        for number in (1..100).filter(|number| *number != 0) {
            let text = numeral(number) + "大";
            assert_eq!(read_numeral(&text), Some((number, "大")), "{text}");
        }
        assert_eq!(read_numeral("大"), None);
        assert_eq!(read_numeral("三四"), None);
    }

    #[test]
    fn abbreviations_are_expanded() {
        let text = "十九大和十九届四中、五中、六中全会精神";
        let citation = Citation::at(text, 0).unwrap();
        let plenums: Vec<(u32, u32)> = citation.meetings.iter().map(|m| (m.congress, m.plenum)).collect();
        assert_eq!(plenums, [(19, 0), (19, 4), (19, 5), (19, 6)]);
        assert_eq!(citation.span.of(text), "十九大和十九届四中、五中、六中全会");
        let text = "二十大、二十届历次全会和中央经济工作会议精神";
        let citation = Citation::at(text, 0).unwrap();
        assert!(citation.all);
        assert_eq!(citation.span.of(text), "二十大、二十届历次全会");
        assert!(Citation::at("二十八大", "二".len()).is_none(), "十八大 in 二十八大");
        assert!(Citation::at("第十九届亚运会", "第".len()).is_none());
    }
}
