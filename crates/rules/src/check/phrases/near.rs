//! A set term but for one character: 社会主主义, 中华民族伟大复光, 中央纪律检查委会员.
//!
//! One half of the term stands as it must, and the other is one slip away: a character that is confused with the right one, one written twice,
//! one missing within, or two that changed places. What else differs is another term (全省人民代表大会).

use super::{Known, one_for_each_place, spotted};
use crate::check::lexicon::are_confused;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::{Span, is_han};

/// The fewest characters of a half: fewer stand everywhere.
const FEWEST: usize = 3;

/// Looks for terms with a slip.
pub(super) struct NearFaults {
    known: Known,
    /// One half, the other, and whether the first of them is the head of the term; with the index of the term.
    halves: Vec<(String, Vec<char>, bool, usize)>,
}

impl NearFaults {
    pub fn new(known: Known) -> Self {
        let mut halves = Vec::new();
        for (index, term) in known.phrases.iter().enumerate() {
            let term: Vec<char> = term.canonical.chars().collect();
            let (head, tail) = term.split_at(term.len() / 2);
            if head.len() >= FEWEST {
                halves.push((head.iter().collect(), tail.to_vec(), true, index));
                halves.push((tail.iter().collect(), head.iter().rev().copied().collect(), false, index));
            }
        }
        Self { known, halves }
    }
}

impl PageCheck for NearFaults {
    fn literals(&self) -> Vec<String> {
        self.halves.iter().map(|(half, ..)| half.clone()).collect()
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let mut found = Vec::new();
        for clue in page.each(clues) {
            let (_, other, is_head, index) = &self.halves[clue.literal()];
            let (phrase, block) = (&self.known.phrases[*index], &page.blocks[clue.block()]);
            let folded = block.text.folded();
            let length = if *is_head {
                slipped(folded[clue.span.end()..].chars(), other)
            } else {
                slipped(folded[..clue.span.start()].chars().rev(), other)
            };
            let Some(length) = length else { continue };
            let span = if *is_head {
                Span::new(clue.span.start(), clue.span.end() + length)
            } else {
                Span::new(clue.span.start() - length, clue.span.end())
            };
            if phrase.is_in_force(page.facts.date) && !self.known.is_right(folded, span) {
                found.push(spotted(clue.block(), block, span, phrase.canonical.clone()));
            }
        }
        one_for_each_place(&mut found);
        found
    }
}

/// How many bytes of `text` are `due` but for one slip; `None` if it is as it must be, or differs by more.
fn slipped(text: impl Iterator<Item = char>, due: &[char]) -> Option<usize> {
    let has: Vec<char> = text.take(due.len() + 1).take_while(|c| is_han(*c)).collect();
    let at = due.iter().zip(&has).position(|(due, has)| due != has)?;
    let (rest, behind) = (&has[at..], &due[at..]);
    let is_last = behind.len() == 1;
    // Its neighbours, the last of the half that stands included, are written again.
    let is_again = at > 0 && rest[0] == due[at - 1] || rest[0] == behind[0];
    let taken = match (rest, behind) {
        ([wrong, rest @ ..], [right, behind @ ..]) if rest.starts_with(behind) && are_confused(*wrong, *right) => {
            due.len()
        }
        ([first, second, rest @ ..], [one, other, behind @ ..])
            if (first, second) == (other, one) && rest.starts_with(behind) =>
        {
            due.len()
        }
        ([_, rest @ ..], behind) if is_again && rest.starts_with(behind) => due.len() + 1,
        (rest, [_, behind @ ..]) if !is_last && rest.starts_with(behind) => due.len() - 1,
        _ => return None,
    };
    Some(has[..taken].iter().map(|c| c.len_utf8()).sum())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_slip_is_found_and_no_more() {
        let due: Vec<char> = "社会主义".chars().collect();
        for (text, expected) in [
            ("社会主主义道路", Some("社会主主义")),
            ("社会义道路", Some("社会义")),
            ("社会主意道路", Some("社会主意")),
            ("社主会义道路", Some("社主会义")),
            ("社会主义道路", None),
            ("社会主要道路", None),
            ("社会的主义", None),
            ("社会主", None),
        ] {
            assert_eq!(slipped(text.chars(), &due).map(|length| &text[..length]), expected, "{text}");
        }
    }
}
