//! What is no typo, or not surely one, whatever the ranker says.

use crate::candidates::{COMMON_WORD, RARE_WORD};
use crate::checker::Tier;
use crate::edit::{Edit, Kind};
use crate::language::Language;
use crate::repeats::Repeats;
use crate::symbols::{self, Symbol, character, is_han};

/// In so many other documents of the archive something must stand to be the organisation's way of writing.
const HOUSE: u8 = 2;
/// What a document says so often it means.
const MEANT: u8 = 3;
/// Numerals, also those of cheques.
const NUMERALS: &str = "一二三四五六七八九十百千万亿零两壹贰叁肆伍陆柒捌玖拾佰仟";
/// What names of places end with, which stand one character or two before it.
const PLACES: &str = "镇乡村";
/// The same, where it is part of no word with its neighbours: 市场, 园区 and 区别 are words.
const DIVISIONS: &str = "省市县区旗";
/// 州市 is none, though dictionaries have it: these cities have names.
const CITIES: &str = "州阳江山安";
/// Behind one of these a surname stands.
const PERSONS: [[char; 2]; 5] = [['告', '人'], ['害', '人'], ['疑', '人'], ['请', '人'], ['容', '留']];

/// Whether what stands there is the organisation's own way of writing.
#[must_use]
pub fn is_known(language: &Language<'_>, symbols: &[Symbol], edit: &Edit) -> bool {
    let end = edit.at + edit.old.max(1);
    let grams = (edit.at.saturating_sub(2)..end).filter_map(|start| symbols.get(start..start + 3));
    let mut around = grams.filter(|gram| gram.iter().all(|&symbol| is_han(symbol)));
    around.any(|gram| language.own_level(gram) >= HOUSE)
}

/// The highest tier that an edit may have; `None`: it is not told at all. `value` is of two symbols in the dictionary of words, 0 if they are none.
#[must_use]
pub fn highest(
    symbols: &[Symbol],
    edit: &Edit,
    repeats: &Repeats,
    value: &dyn Fn(Symbol, Symbol) -> u8,
) -> Option<Tier> {
    let old = &symbols[edit.at..edit.at + edit.old];
    let beside = [symbols.get(edit.at + 1), edit.at.checked_sub(1).map(|before| &symbols[before])];
    // What stands twice is for rules that know where it may. 某 stands for a name that was taken out.
    let is_doubled = edit.kind == Kind::Extra && beside.into_iter().flatten().any(|symbol| old == [*symbol]);
    if is_doubled
        || old.iter().any(|&symbol| character(symbol) == Some('某'))
        || is_name(symbols, edit)
        || is_division(symbols, edit, value)
        || is_of_code(symbols, edit)
    {
        return None;
    }
    let is_number = |symbol: &Symbol| character(*symbol).is_some_and(|c| NUMERALS.contains(c));
    if old.iter().chain(edit.added()).any(is_number) {
        return old.iter().all(|symbol| !is_number(symbol)).then_some(Tier::Review);
    }
    // What a document says the same way elsewhere it means, or it is a slip that was copied.
    let end = edit.at + edit.old.max(1);
    let around = (edit.at.saturating_sub(2)..end).filter_map(|start| symbols.get(start..start + 3));
    let repeated = around.map(|gram| repeats.count(gram)).max().unwrap_or(0);
    if repeated >= MEANT {
        return None;
    }
    let before = symbols[..edit.at].iter().rev().take(12);
    let is_quoted = before.take_while(|&&symbol| symbol != symbols::UNQUOTE).any(|&symbol| symbol == symbols::QUOTE);
    // 学号 and 迈入 are words, though laws have none of them.
    let near = &symbols[edit.at.saturating_sub(1)..symbols.len().min(edit.at + 2)];
    let is_of_word = edit.old == 1 && near.windows(2).any(|pair| value(pair[0], pair[1]) >= RARE_WORD);
    // 量质齐升 is meant.
    let is_turned = edit.kind == Kind::Swap;
    Some(if is_quoted || repeated > 1 || is_of_word || is_turned { Tier::Review } else { Tier::Block })
}

/// Whether characters stand in the number of a document, behind its year and before its digits: （2025）云司建3号.
fn is_of_code(symbols: &[Symbol], edit: &Edit) -> bool {
    let is_edge = |symbol: &&Symbol| !is_han(**symbol);
    let before = symbols[..edit.at].iter().rev().find(is_edge);
    before == Some(&symbols::UNBRACKET) && symbols[edit.at..].iter().find(is_edge) == Some(&symbols::DIGITS)
}

/// Whether a character that would be put in place of another is of the name of a person or a place: these are written with any.
fn is_name(symbols: &[Symbol], edit: &Edit) -> bool {
    let at = |place: usize| symbols.get(place).and_then(|&symbol| character(symbol));
    let before = |steps: usize| edit.at.checked_sub(steps).and_then(at);
    let is_of_place = |steps| at(edit.at + steps).is_some_and(|c| PLACES.contains(c));
    let is_person = PERSONS.iter().any(|&[first, second]| before(2) == Some(first) && before(1) == Some(second));
    edit.old == 1 && edit.len == 1 && (at(edit.at + 1) == Some('某') || is_person || is_of_place(1) || is_of_place(2))
}

/// Whether a character that would be put in place of another is of the name of a city, a county or a district.
fn is_division(symbols: &[Symbol], edit: &Edit, value: &dyn Fn(Symbol, Symbol) -> u8) -> bool {
    let ends = |place: usize| {
        let is_one_of = |symbol: Symbol, list: &str| character(symbol).is_some_and(|c| list.contains(c));
        let is_word = |first: usize| value(symbols[first], symbols[first + 1]) >= COMMON_WORD;
        let is_behind = || is_one_of(symbols[place - 1], CITIES) || !is_word(place - 1);
        is_one_of(symbols[place], DIVISIONS) && is_behind() && !is_word(place)
    };
    edit.old == 1
        && edit.len == 1
        && [1, 2].iter().map(|steps| edit.at + steps).any(|place| place + 1 < symbols.len() && ends(place))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbols::{Clause, each_clause};

    fn tier(text: &str, edit: impl Fn(usize) -> Edit, at: usize) -> Option<Tier> {
        let mut clause = Clause::default();
        each_clause(text, |found| clause = found.clone());
        let word = ['军', '队'].map(|c| symbols::han(c).unwrap_or_default());
        let value = |one, two| u8::from([one, two] == word) * RARE_WORD;
        highest(&clause.symbols, &edit(at), &Repeats::default(), &value)
    }

    #[test]
    fn what_stands_twice_and_what_was_taken_out_is_left_alone() {
        let extra = |at| Edit { at, old: 1, new: [0, 0], len: 0, kind: Kind::Extra };
        assert_eq!(tier("从从不到会", extra, 1), None);
        assert_eq!(tier("从从不到会", extra, 2), None);
        assert_eq!(tier("从从不到会", extra, 3), Some(Tier::Block));
        let other = |at| Edit::one(at, symbols::han('美').unwrap_or_default(), Kind::Same);
        assert_eq!(tier("某国的军队", other, 1), None);
        assert_eq!(tier("每国的军队", other, 1), Some(Tier::Block));
        assert_eq!(tier("“每国的军队", other, 2), Some(Tier::Review), "quoted");
        assert_eq!(tier("每国的军队", other, 4), Some(Tier::Review), "of a word");
        let turned = |at| Edit::two(at, ['质', '量'].map(|c| symbols::han(c).unwrap_or_default()), Kind::Swap);
        assert_eq!(tier("实现量质齐升", turned, 3), Some(Tier::Review), "in the other order");
        assert_eq!(tier("被告人余志刚到场", other, 4), None, "the name of a person");
        assert_eq!(tier("对余某的讯问", other, 2), None, "the name of a person");
        assert_eq!(tier("陂洋镇人民政府", other, 1), None, "the name of a place");
        assert_eq!(tier("陂洋县人民政府", other, 1), None, "the name of a county");
        assert_eq!(tier("（2025）云司建3号", other, 4), None, "the number of a document");
    }
}
