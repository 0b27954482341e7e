//! Two words that go together, of which one has a character that is easily confused: 安全隐换, 城市规化.
//!
//! `followed.txt` has a line for each word with all that follow it, `preceded.txt` the other way round: 34,077 pairs of common words that stand side by
//! side ten times or more in laws, regulations and papers of the State Council. `rare.txt` has, in the form of `words.txt`, words of jieba's dictionary
//! (MIT) and of office papers that are less common and differ from one of a pair by a character (扬尘). All are searched as they lie in the program.

use std::ops::Range;
use std::sync::OnceLock;

use super::{Filter, HAN, LateFilter, Lines, TWO, are_confused, is_word, key, mixed, runs, two, words};
use hegao_model::text::{Folded, Span};

static FOLLOWED: Lines = Lines::new(include_str!("followed.txt"), TWO);
static PRECEDED: Lines = Lines::new(include_str!("preceded.txt"), TWO);
static RARE: Lines = Lines::new(include_str!("rare.txt"), HAN);

/// A word, where it stands, and one character of each word that stands beside it.
static BESIDE: LateFilter = LateFilter::new(BESIDE_BITS, |take| {
    for (table, is_last) in [(&FOLLOWED, true), (&PRECEDED, false)] {
        for line in table.text.lines() {
            let (word, beside) = line.as_bytes().split_at(TWO);
            beside.chunks_exact(TWO).flat_map(|other| halves(key(word), other, is_last)).for_each(&mut *take);
        }
    }
});
/// Bits of that filter, as a power of two: it lets one in 60 pass that is none.
const BESIDE_BITS: u32 = 21;

/// Keys of a word with either character of the one beside it.
fn halves(word: u64, other: &[u8], is_last: bool) -> [u64; 2] {
    let place = |half: usize| half as u64 * 2 + u64::from(is_last);
    [0, 1].map(|half| mixed(word) ^ (key(&other[half * HAN..][..HAN]) << 2 | place(half)))
}

/// Words of grammar, numerals and pronouns, at which other words end: they are no slip for another character.
const GRAMMAR: &str = "的了及其以或和与在为从所给被把将对向由于是有也都就还又而等各每该本此这那之不要会能可应须我你他她它们个一二三四五六七八九十百千万两年月日";

/// Bits of the filter of them, as a power of two: it lets one in 3,000 pass that is none.
const GRAMMAR_BITS: u32 = 13;

/// What nearly all characters of a text are asked for.
fn grammar() -> &'static Filter {
    static FILTER: OnceLock<Filter> = OnceLock::new();
    FILTER.get_or_init(|| Filter::of(GRAMMAR_BITS, GRAMMAR.as_bytes().chunks_exact(HAN).map(key)))
}

/// The words in `folded` that are wrong by a character, as the word beside them tells, and the right ones.
pub(in crate::check) fn slips(folded: &str) -> Vec<(Span<Folded>, &'static str)> {
    let mut found = Vec::new();
    for run in runs(folded).filter(|run| run.len() >= 2 * TWO) {
        in_run(folded, &run, &mut found);
    }
    found
}

/// What stands in a run of Han characters.
fn in_run(folded: &str, run: &Range<usize>, found: &mut Vec<(Span<Folded>, &'static str)>) {
    let (bytes, words, grammar) = (folded.as_bytes(), words(), grammar());
    let word = |at: usize| at + TWO <= run.end && words.has(two(bytes, at));
    let ends = |at: usize| at == run.end || grammar.has(key(&bytes[at..at + HAN]));
    // Whether words may stand at the four characters of the window, and two characters before it and one.
    let mut words_at = [word(run.start), word(run.start + HAN), word(run.start + 2 * HAN), word(run.start + 3 * HAN)];
    let mut before = [false; 2];
    for at in (run.start..=run.end - 2 * TWO).step_by(HAN) {
        let next = word(at + 2 * TWO);
        if words_at[0] != words_at[2] && !words_at[1] {
            let begins = before[0] || at == run.start || ends(at - HAN);
            if begins && (next || ends(at + 2 * TWO)) {
                found.extend(slip(folded, run, at, words_at[0]));
            }
        }
        before = [before[1], words_at[0]];
        words_at = [words_at[1], words_at[2], words_at[3], next];
    }
}

/// The half of the four characters at `at` that is no word, if a word that goes with the other half is meant.
fn slip(folded: &str, run: &Range<usize>, at: usize, is_last: bool) -> Option<(Span<Folded>, &'static str)> {
    let odd = if is_last { at + TWO } else { at };
    let sure = two(folded.as_bytes(), if is_last { at } else { at + TWO });
    if !halves(sure, &folded.as_bytes()[odd..odd + TWO], is_last).into_iter().any(|key| BESIDE.may_have(key)) {
        return None;
    }
    let grammar = grammar();
    let mut characters = folded.as_bytes()[at..at + 2 * TWO].chunks_exact(HAN);
    if characters.any(|character| grammar.has(key(character))) {
        return None;
    }
    let right = partner(sure, &folded[odd..odd + TWO], is_last)?;
    let char = |at: usize| run.contains(&at).then(|| folded[at..].chars().next()).flatten();
    let word = |at: usize| char(at).zip(char(at + HAN)).is_some_and(|(first, second)| is_word(first, second));
    let ends = |at: usize| char(at).is_none_or(|c| GRAMMAR.contains(c));
    // 化工 in 规化工作 may be meant, and so may 业高 of 服务业高质量.
    let is_of_word = if is_last { word(at + 3 * HAN) } else { at > run.start && word(at - HAN) };
    let begins = at == run.start || ends(at - HAN) || at - HAN > run.start && word(at - TWO);
    let is_whole = begins && (ends(at + 2 * TWO) || word(at + 2 * TWO));
    let is_rare = || char(odd).zip(char(odd + HAN)).is_some_and(|(first, second)| RARE.seconds(first).contains(second));
    (is_whole && !is_of_word && !is_rare()).then(|| (Span::new(odd, odd + TWO), right))
}

/// The word beside `sure` that `odd` differs from by a character that is confused with the right one.
fn partner(sure: u64, odd: &str, is_last: bool) -> Option<&'static str> {
    let partners = if is_last { &FOLLOWED } else { &PRECEDED }.behind(sure);
    let (one, other) = odd.as_bytes().split_at(HAN);
    let near = |right: &&[u8]| (right[..HAN] == *one) != (right[HAN..] == *other);
    let words = partners.as_bytes().chunks_exact(TWO).filter(near);
    words.filter_map(|word| std::str::from_utf8(word).ok()).find(|right| {
        let mut pairs = right.chars().zip(odd.chars()).filter(|(right, odd)| right != odd);
        pairs.next().is_some_and(|(right, odd)| are_confused(odd, right))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::lexicon::early_and_late;

    #[test]
    fn a_word_is_told_by_its_neighbour() {
        early_and_late(&BESIDE, || {
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
        });
    }
}
