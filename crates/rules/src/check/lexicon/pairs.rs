//! Two words that go together, of which one has a character that is easily confused: 安全隐换, 城市规化.
//!
//! `followed.txt` has a line for each word with all that follow it, `preceded.txt` the other way round: 34,077 pairs of common words that stand side by
//! side ten times or more in laws, regulations and papers of the State Council. `rare.txt` has, in the form of `words.txt`, words of jieba's dictionary
//! (MIT) and of office papers that are less common and differ from one of a pair by a character (扬尘). All are searched as they lie in the program.

use std::sync::OnceLock;

use super::{WORDS, are_confused, behind, is_word, seconds};
use hegao_model::text::{Folded, Span, is_han};

const FOLLOWED: &str = include_str!("followed.txt");
const PRECEDED: &str = include_str!("preceded.txt");
const RARE: &str = include_str!("rare.txt");

/// Words of grammar, numerals and pronouns, at which other words end: they are no slip for another character.
const GRAMMAR: &str = "的了及其以或和与在为从所给被把将对向由于是有也都就还又而等各每该本此这那之不要会能可应须我你他她它们个一二三四五六七八九十百千万两年月日";

/// Bits of the filter of words; a power of two.
const BITS: usize = 1 << 18;

/// Which pairs of characters may be words: a filter, since nearly all pairs of a text are asked for.
fn may_be_word(first: char, second: char) -> bool {
    static FILTER: OnceLock<Box<[u64]>> = OnceLock::new();
    let filter = FILTER.get_or_init(|| {
        let mut filter = vec![0; BITS / 64].into_boxed_slice();
        for line in WORDS.lines() {
            let mut chars = line.chars();
            let Some(first) = chars.next() else { continue };
            for bit in chars.map(|second| bit(first, second)) {
                filter[bit / 64] |= 1 << (bit % 64);
            }
        }
        filter
    });
    let bit = bit(first, second);
    filter[bit / 64] >> (bit % 64) & 1 == 1
}

fn bit(first: char, second: char) -> usize {
    (first as usize).wrapping_mul(0x9E37).wrapping_add((second as usize).wrapping_mul(0x3B)) % BITS
}

/// The words in `folded` that are wrong by a character, as the word beside them tells, and the right ones.
pub(in crate::check) fn slips(folded: &str) -> Vec<(Span<Folded>, &'static str)> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, char)> = Vec::new();
    for (at, c) in folded.char_indices().chain([(folded.len(), ' ')]) {
        if is_han(c) {
            run.push((at, c));
            continue;
        }
        if run.len() > 3 {
            in_run(&run, &mut found);
        }
        run.clear();
    }
    found
}

/// What stands in a run of Han characters.
fn in_run(run: &[(usize, char)], found: &mut Vec<(Span<Folded>, &'static str)>) {
    let char = |at: usize| run.get(at).map(|&(_, c)| c);
    let word = |at: usize| char(at).zip(char(at + 1)).is_some_and(|(first, second)| may_be_word(first, second));
    let ends = |at: usize| char(at).is_none_or(|c| GRAMMAR.contains(c));
    let mut words = [word(0), word(1), word(2), word(3)];
    let mut before = [true, false]; // whether a word may end where the window begins
    for at in 0..run.len() - 3 {
        let next = word(at + 4);
        let left = before[0] || at == 0 || ends(at - 1);
        if words[0] != words[2] && left && (next || at + 4 >= run.len() || ends(at + 4)) {
            found.extend(slip(run, at, words[0]));
        }
        before = [before[1], words[0]];
        words = [words[1], words[2], words[3], next];
    }
}

/// The half of the four characters at `at` that is no word, if a word that goes with the other half is meant.
fn slip(run: &[(usize, char)], at: usize, is_last: bool) -> Option<(Span<Folded>, &'static str)> {
    let chars: [char; 4] = std::array::from_fn(|place| run[at + place].1);
    let [first, second, third, fourth] = chars;
    let (sure, odd) = if is_last { ((first, second), (third, fourth)) } else { ((third, fourth), (first, second)) };
    let is_sound = is_word(sure.0, sure.1) && !is_word(second, third) && !is_word(odd.0, odd.1);
    if !is_sound || seconds(RARE, odd.0).contains(odd.1) || chars.iter().any(|c| GRAMMAR.contains(*c)) {
        return None;
    }
    let key: String = [sure.0, sure.1].iter().collect();
    let partners = behind(if is_last { FOLLOWED } else { PRECEDED }, &key);
    let right =
        partners.as_bytes().chunks(2 * '一'.len_utf8()).filter_map(|pair| std::str::from_utf8(pair).ok()).find(
            |pair| {
                let mut right = pair.chars();
                match (right.next(), right.next()) {
                    (Some(one), Some(other)) if one == odd.0 => other != odd.1 && are_confused(odd.1, other),
                    (Some(one), Some(other)) if other == odd.1 => are_confused(odd.0, one),
                    _ => false,
                }
            },
        )?;
    let place = if is_last { at + 2 } else { at };
    let char = |place: usize| run.get(place).map(|&(_, c)| c);
    let word = |place: usize| char(place).zip(char(place + 1)).is_some_and(|(first, second)| is_word(first, second));
    // 化工 in 规化工作 may be meant, and so may 业高 of 服务业高质量.
    let is_of_word = if is_last { word(at + 3) } else { at > 0 && word(at - 1) };
    let ends = |place: usize| char(place).is_none_or(|c| GRAMMAR.contains(c));
    let begins = at == 0 || ends(at - 1) || at > 1 && word(at - 2);
    let is_whole = begins && (ends(at + 4) || word(at + 4));
    let end = run[place + 1].0 + run[place + 1].1.len_utf8();
    (is_whole && !is_of_word).then(|| (Span::new(run[place].0, end), right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_told_by_its_neighbour() {
        for (text, expected) in [
            ("及时消除安全隐换，确保取得实效", Some("隐患")),
            ("做好城市规化，美化环境", Some("规划")),
            ("推进服务业高质量发展", None),
            ("依法行正能力", Some("行政")),
            ("严历打击犯罪", Some("严厉")),
            ("全面排查安全隐患，做好城市规划工作", None),
            ("治理扬尘污染", None),
            ("安全乘用电梯", None),
        ] {
            let told = slips(text);
            assert_eq!(told.first().map(|(_, right)| *right), expected, "{text}");
        }
    }
}
