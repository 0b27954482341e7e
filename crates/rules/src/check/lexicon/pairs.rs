//! Two words that go together, of which one has a character that is easily confused: 安全隐换, 城市规化.
//!
//! `followed.txt` has a line for each word with all that follow it, `preceded.txt` the other way round: 34,077 pairs of common words that stand side by
//! side ten times or more in laws, regulations and papers of the State Council. `rare.txt` has, in the form of `words.txt`, words of jieba's dictionary
//! (MIT) and of office papers that are less common and differ from one of a pair by a character (扬尘). All are searched as they lie in the program.

use std::sync::OnceLock;

use super::{Lines, WORDS, are_confused, is_word};
use hegao_model::text::{Folded, Span, is_han};

static FOLLOWED: Lines = Lines::new(include_str!("followed.txt"));
static PRECEDED: Lines = Lines::new(include_str!("preceded.txt"));
static RARE: Lines = Lines::new(include_str!("rare.txt"));

/// Words of grammar, numerals and pronouns, at which other words end: they are no slip for another character.
const GRAMMAR: &str = "的了及其以或和与在为从所给被把将对向由于是有也都就还又而等各每该本此这那之不要会能可应须我你他她它们个一二三四五六七八九十百千万两年月日";

/// Bytes of a Han character of these tables.
const HAN: usize = 3;

/// Bits of the filter of words; a power of two.
const BITS: usize = 1 << 20;

/// What stands for the second character of a word of grammar.
const ALONE: char = '\0';

/// The pairs of characters that may be words, and the words of grammar: a filter, since nearly all pairs of a text are asked for.
struct Filter(Box<[u64]>);

impl Filter {
    fn get() -> &'static Self {
        static FILTER: OnceLock<Filter> = OnceLock::new();
        FILTER.get_or_init(|| {
            let mut filter = Self(vec![0; BITS / 64].into_boxed_slice());
            for line in WORDS.text.lines() {
                let mut chars = line.chars();
                let Some(first) = chars.next() else { continue };
                chars.for_each(|second| filter.add(first, second));
            }
            GRAMMAR.chars().for_each(|c| filter.add(c, ALONE));
            filter
        })
    }

    fn add(&mut self, first: char, second: char) {
        let bit = Self::bit(first, second);
        self.0[bit / 64] |= 1 << (bit % 64);
    }

    /// False for sure, true most likely.
    fn has(&self, first: char, second: char) -> bool {
        let bit = Self::bit(first, second);
        self.0[bit / 64] >> (bit % 64) & 1 == 1
    }

    /// Multiplied so that the highest bits depend on all.
    fn bit(first: char, second: char) -> usize {
        let both = u64::from(first) << 21 | u64::from(second);
        (both.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> (64 - BITS.trailing_zeros())) as usize
    }
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
    let filter = Filter::get();
    let char = |at: usize| run.get(at).map(|&(_, c)| c);
    let word = |at: usize| char(at).zip(char(at + 1)).is_some_and(|(first, second)| filter.has(first, second));
    let ends = |at: usize| char(at).is_none_or(|c| filter.has(c, ALONE));
    let mut words = [word(0), word(1), word(2), word(3)];
    let mut before = [false; 2]; // whether a word may stand two characters before the window, and one
    for at in 0..run.len() - 3 {
        let next = word(at + 4);
        if words[0] != words[2] && !words[1] {
            let begins = before[0] || at == 0 || ends(at - 1);
            if begins && (next || ends(at + 4)) {
                found.extend(slip(run, at, words[0]));
            }
        }
        before = [before[1], words[0]];
        words = [words[1], words[2], words[3], next];
    }
}

/// The half of the four characters at `at` that is no word, if a word that goes with the other half is meant.
fn slip(run: &[(usize, char)], at: usize, is_last: bool) -> Option<(Span<Folded>, &'static str)> {
    let [first, second, third, fourth]: [char; 4] = std::array::from_fn(|place| run[at + place].1);
    let (sure, odd) = if is_last { ([first, second], [third, fourth]) } else { ([third, fourth], [first, second]) };
    let right = partner(sure, odd, is_last)?;
    let char = |place: usize| run.get(place).map(|&(_, c)| c);
    let word = |place: usize| char(place).zip(char(place + 1)).is_some_and(|(first, second)| is_word(first, second));
    let ends = |place: usize| char(place).is_none_or(|c| GRAMMAR.contains(c));
    // 化工 in 规化工作 may be meant, and so may 业高 of 服务业高质量.
    let is_of_word = if is_last { word(at + 3) } else { at > 0 && word(at - 1) };
    let begins = at == 0 || ends(at - 1) || at > 1 && word(at - 2);
    let is_whole = begins && (ends(at + 4) || word(at + 4));
    let is_plain = ![first, second, third, fourth].iter().any(|c| GRAMMAR.contains(*c));
    let place = if is_last { at + 2 } else { at };
    let end = run[place + 1].0 + run[place + 1].1.len_utf8();
    (is_plain && is_whole && !is_of_word && !RARE.seconds(odd[0]).contains(odd[1]))
        .then(|| (Span::new(run[place].0, end), right))
}

/// The word beside `sure` that `odd` differs from by a character that is confused with the right one.
fn partner(sure: [char; 2], odd: [char; 2], is_last: bool) -> Option<&'static str> {
    let mut key = [0; 2 * HAN];
    let mut write = |at: usize, c: char| (c.len_utf8() == HAN).then(|| c.encode_utf8(&mut key[at..]).len());
    write(0, sure[0]).and(write(HAN, sure[1]))?;
    let partners = if is_last { &FOLLOWED } else { &PRECEDED }.behind(std::str::from_utf8(&key).ok()?);
    let mut bytes = [[0; 4]; 2];
    let written = |c: char, bytes: &mut [u8; 4]| c.encode_utf8(bytes).len() == HAN;
    let [one, other] = &mut bytes;
    if !written(odd[0], one) || !written(odd[1], other) {
        return None;
    }
    let near = |right: &&[u8]| (right[..HAN] == one[..HAN]) != (right[HAN..] == other[..HAN]);
    let words = partners.as_bytes().chunks_exact(2 * HAN).filter(near);
    words.filter_map(|word| std::str::from_utf8(word).ok()).find(|right| {
        let mut pairs = right.chars().zip(odd).filter(|(right, odd)| right != odd);
        pairs.next().is_some_and(|(right, odd)| are_confused(odd, right))
    })
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
