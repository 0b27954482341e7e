//! A single traditional character in a text that is written in simplified ones: 对于項目资金, 請有关单位整改.
//!
//! `traditional.txt` has pairs, a character and its simplified form, of OpenCC (Apache-2.0): those that the common characters of Big5 have and GB 2312 does not,
//! without what also stands in the table of standard characters (昇, 於, 徵) or in given names (曉, 傑). A word proves the character: with a neighbour
//! its simplified form is a common one. So names stay as they are.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::check::lexicon::is_word;
use crate::check::page::{Clue, Page, Spotted};
use crate::facts::{Lang, Zone};
use hegao_model::document::BlockKind;
use hegao_model::text::is_han;

/// More of them are names in lists, quotations, or a document in traditional characters.
const MOST: usize = 12;

/// More of them in a sentence are told of the sentence.
const FEW: usize = 4;

/// What needs no word: these stand in no name, and before or behind any word.
const ALONE: &str = "請誰這們說讓還對與爲為過會給";

/// What opens a quotation or a title, and what closes it.
const QUOTED: [(char, char); 5] = [('“', '”'), ('《', '》'), ('「', '」'), ('『', '』'), ('〈', '〉')];

/// The simplified forms.
fn simplified() -> &'static HashMap<char, char> {
    static TABLE: OnceLock<HashMap<char, char>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut chars = include_str!("traditional.txt").chars().filter(|c| is_han(*c));
        std::iter::from_fn(|| Some((chars.next()?, chars.next()?))).collect()
    })
}

pub(super) fn literals() -> Vec<String> {
    let mut all: Vec<char> = simplified().keys().copied().collect();
    all.sort_unstable();
    all.into_iter().map(String::from).collect()
}

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    if clues.len() > MOST {
        return Vec::new();
    }
    let found = page.each(clues).filter_map(|clue| {
        let block = &page.blocks[clue.block()];
        let is_text = block.kind.is_prose() && block.kind != BlockKind::Cell && !super::is_row(block);
        let is_own = block.facts.lang == Some(Lang::Zh) && block.facts.zone != Some(Zone::Quotation);
        let folded = block.text.folded();
        let right = slip(folded, clue.span.start()).filter(|_| is_text && is_own)?;
        let spotted = Spotted::new(clue.block(), block.text.to_source(clue.span));
        Some(Spotted { suggestions: vec![right.to_string()], ..spotted })
    });
    found.collect()
}

/// The simplified form of the character at a place, if it is the only traditional one, or one of few, of a sentence in simplified ones.
fn slip(folded: &str, at: usize) -> Option<char> {
    let table = simplified();
    let own = folded[at..].chars().next()?;
    let right = *table.get(&own)?;
    let plain = |c: char| table.get(&c).copied().unwrap_or(c);
    let before = folded[..at].chars().next_back().filter(|c| is_han(*c)).map(plain);
    let behind = folded[at + own.len_utf8()..].chars().next().filter(|c| is_han(*c)).map(plain);
    let is_proved = before.is_some_and(|c| is_word(c, right)) || behind.is_some_and(|c| is_word(right, c));
    let sentence = sentence(folded, at);
    let count = sentence.chars().filter(|c| table.contains_key(c)).count();
    let han = sentence.chars().filter(|&c| is_han(c)).count();
    let is_foreign = sentence.contains(|c: char| ('\u{3040}'..='\u{30FF}').contains(&c));
    let is_alone = ALONE.contains(own) && (before.is_some() || behind.is_some());
    ((is_proved || is_alone) && count < FEW && han > 3 * count && !is_foreign && !is_quoted(folded, at))
        .then_some(right)
}

/// The sentence of a place.
fn sentence(folded: &str, at: usize) -> &str {
    let stop = |c: char| matches!(c, '。' | '！' | '？' | '；' | '\n');
    let start = folded[..at].rfind(stop).unwrap_or(0);
    let end = folded[at..].find(stop).map_or(folded.len(), |end| at + end);
    &folded[start..end]
}

/// Whether a place is within a quotation or a title.
fn is_quoted(folded: &str, at: usize) -> bool {
    QUOTED.iter().any(|(opens, closes)| {
        let last = |mark: &char| folded[..at].rfind(*mark);
        last(opens).is_some_and(|open| last(closes).is_none_or(|close| close < open))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_is_told_by_its_word() {
        for (text, expected) in [
            ("对于項目资金，要专款专用。", Some('项')),
            ("请各单位抓緊使用。", Some('紧')),
            ("請有关单位认真整改。", Some('请')),
            ("随着改革開放的深入和经济的发展。", Some('开')),
            ("唐傑伟、李曉琳参加。", None),
            ("碑文写道：“請各單位抓緊使用”。", None),
            ("《國際商务》杂志。", None),
            ("請各單位於會議開始前辦理。", None),
            ("国際コミュニケーション项目。", None),
        ] {
            let at = text.char_indices().find(|(_, c)| simplified().contains_key(c)).map_or(0, |(at, _)| at);
            assert_eq!(slip(text, at), expected, "{text}");
        }
    }

    #[test]
    fn the_table_has_pairs() {
        assert!(simplified().len() > 1500);
        assert!(simplified().values().all(|c| !simplified().contains_key(c)));
    }
}
