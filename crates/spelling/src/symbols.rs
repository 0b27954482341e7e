//! Text as the model sees it: clauses of symbols. A symbol is a Han character, or a class of other characters (all digits of a
//! number are one symbol), so that no number and no word in Latin letters is ever part of a model.

use std::ops::Range;

/// A character, or a class of characters.
pub type Symbol = u16;

/// The edge of a clause.
pub const EDGE: Symbol = 0;
/// A number, whatever its length.
pub const DIGITS: Symbol = 1;
/// A word in Latin letters, whatever its length.
pub const LATIN: Symbol = 2;
/// `，`
pub const COMMA: Symbol = 3;
/// `、`
pub const PAUSE: Symbol = 4;
/// `：`
pub const COLON: Symbol = 5;
/// `“` and `「`
pub const QUOTE: Symbol = 6;
/// `”` and `」`
pub const UNQUOTE: Symbol = 7;
/// `《` and `〈`
pub const TITLE: Symbol = 8;
/// `》` and `〉`
pub const UNTITLE: Symbol = 9;
/// `（` and its like.
pub const BRACKET: Symbol = 10;
/// `）` and its like.
pub const UNBRACKET: Symbol = 11;
/// Any other character.
pub const OTHER: Symbol = 12;
/// U+4E00; the other Han characters of its block follow.
pub const FIRST_HAN: Symbol = 16;
/// How many symbols there are.
pub const SYMBOLS: usize = FIRST_HAN as usize + (LAST - FIRST) as usize + 1;

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// The symbol of a Han character of the basic block.
#[must_use]
pub fn han(c: char) -> Option<Symbol> {
    let code = u32::from(c);
    #[expect(clippy::cast_possible_truncation, reason = "the block has 20,992 characters")]
    (FIRST..=LAST).contains(&code).then(|| (code - FIRST) as Symbol + FIRST_HAN)
}

/// The character that a symbol stands for, if it stands for one.
#[must_use]
pub fn character(symbol: Symbol) -> Option<char> {
    symbol.checked_sub(FIRST_HAN).and_then(|index| char::from_u32(FIRST + u32::from(index)))
}

/// Whether a symbol is a Han character.
#[must_use]
pub fn is_han(symbol: Symbol) -> bool {
    symbol >= FIRST_HAN
}

/// So many symbols of a clause are looked at together: beyond, it ends at the next comma,
const LONG: usize = 256;
/// or here. No sentence is so long; a text without marks may be.
const LONGEST: usize = 1024;

/// Whether a clause ends with this character.
fn ends_clause(c: char) -> bool {
    matches!(c, '。' | '；' | '！' | '？' | '\n' | '\r' | ';' | '!' | '?' | '…' | '\t' | '|')
}

fn class(c: char) -> Symbol {
    if let Some(symbol) = han(c) {
        return symbol;
    }
    match c {
        '0'..='9' | '〇' | '%' | '.' => DIGITS,
        'a'..='z' | 'A'..='Z' | '_' => LATIN,
        '，' | ',' => COMMA,
        '、' => PAUSE,
        '：' | ':' => COLON,
        '“' | '「' | '‘' | '『' => QUOTE,
        '”' | '」' | '’' | '』' => UNQUOTE,
        '《' | '〈' => TITLE,
        '》' | '〉' => UNTITLE,
        '（' | '(' | '〔' | '【' | '[' => BRACKET,
        '）' | ')' | '〕' | '】' | ']' => UNBRACKET,
        _ => OTHER,
    }
}

/// A clause: what stands between two ends of sentences. Its first and last symbol are [`EDGE`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clause {
    /// The symbols.
    pub symbols: Vec<Symbol>,
    /// Where each stands in the text, in bytes. An edge is empty.
    pub places: Vec<Range<u32>>,
}

impl Clause {
    /// How many Han characters it has.
    #[must_use]
    pub fn han(&self) -> usize {
        self.symbols.iter().filter(|&&symbol| is_han(symbol)).count()
    }

    fn start(&mut self, at: u32) {
        self.symbols.clear();
        self.places.clear();
        self.push(EDGE, at..at);
    }

    fn push(&mut self, symbol: Symbol, place: Range<u32>) {
        self.symbols.push(symbol);
        self.places.push(place);
    }
}

/// Hands over each clause of `text` that has a Han character. What is longer than 4 GiB is cut there.
pub fn each_clause(text: &str, mut take: impl FnMut(&Clause)) {
    // Most are shorter.
    let mut clause = Clause { symbols: Vec::with_capacity(LONG / 2), places: Vec::with_capacity(LONG / 2) };
    clause.start(0);
    let mut has_han = false;
    let mut end = |clause: &mut Clause, at: u32, has_han: &mut bool| {
        if *has_han {
            clause.push(EDGE, at..at);
            take(clause);
        }
        *has_han = false;
    };
    let mut last = 0;
    for (at, c) in text.char_indices() {
        let Ok(at) = u32::try_from(at) else { break };
        let next = at + c.len_utf8() as u32;
        last = next;
        if ends_clause(c) {
            end(&mut clause, at, &mut has_han);
            clause.start(next);
            continue;
        }
        let symbol = class(c);
        let length = clause.symbols.len();
        if length >= LONGEST || length >= LONG && matches!(symbol, COMMA | PAUSE) {
            end(&mut clause, at, &mut has_han);
            clause.start(at);
        }
        has_han |= is_han(symbol);
        let is_run = matches!(symbol, DIGITS | LATIN | OTHER);
        match clause.places.last_mut() {
            Some(place) if is_run && clause.symbols.last() == Some(&symbol) => place.end = next,
            _ => clause.push(symbol, at..next),
        }
    }
    end(&mut clause, last, &mut has_han);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clauses(text: &str) -> Vec<Clause> {
        let mut all = Vec::new();
        each_clause(text, |clause| all.push(clause.clone()));
        all
    }

    #[test]
    fn clauses_end_with_sentences_and_keep_places() {
        let all = clauses("共12345元，ok。abc\n是");
        assert_eq!(all.len(), 2);
        assert_eq!(all[0].symbols[1..4], [han('共').unwrap(), DIGITS, han('元').unwrap()]);
        assert_eq!(all[0].places[2], 3..8);
        assert_eq!(all[0].symbols.last(), Some(&EDGE));
        assert_eq!(character(all[1].symbols[1]), Some('是'));
    }

    #[test]
    fn what_has_no_end_is_cut_and_all_of_it_is_there() {
        for text in ["重复，".repeat(400), "没有标点".repeat(700)] {
            let all = clauses(&text);
            assert!(all.len() > 1 && all.iter().all(|clause| clause.symbols.len() <= LONGEST + 1));
            let han: usize = all.iter().map(Clause::han).sum();
            assert_eq!(han, text.chars().filter(|&c| c != '，').count());
            let inner = all.iter().flat_map(|clause| &clause.places[1..clause.places.len() - 1]);
            assert_eq!(inner.map(|place| place.len()).sum::<usize>(), text.len());
        }
    }

    #[test]
    fn text_without_han_has_no_clause() {
        assert!(clauses("one two 3.14; four\n").is_empty());
    }
}
