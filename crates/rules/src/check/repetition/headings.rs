//! Headings of one level, under one parent, that say the same.

use super::repeats_itself;
use crate::check::page::{Page, Spotted};
use crate::facts::Heading;
use crate::language::Said;
use hegao_model::text::is_han;

/// Words that make a heading sound different and mean nothing more; longer ones first.
const EMPTY: [&str; 22] = [
    "进一步",
    "切实",
    "着力",
    "加强",
    "不断",
    "持续",
    "继续",
    "扎实",
    "深入",
    "全面",
    "大力",
    "积极",
    "努力",
    "有效",
    "认真",
    "推进",
    "推动",
    "提高",
    "提升",
    "强化",
    "做好",
    "抓好",
];

/// So many siblings are compared with each other; more are a list.
const MOST: usize = 40;

/// The longest heading, in characters.
const LONGEST: usize = 40;

/// Finds headings that repeat the sense of an earlier one of their level and parent.
pub(super) fn find(page: &Page<'_>, least: usize) -> Vec<Spotted> {
    let mut found = Vec::new();
    if repeats_itself(page) {
        return found;
    }
    let mut level: Vec<(&Heading, Words)> = Vec::new(); // the headings that may be siblings of the next
    for heading in page.facts.about.headings.iter().filter(|heading| is_heading(page, heading)) {
        // A higher heading begins another chapter, and so does one that counts anew: what follows has another parent.
        level.retain(|(earlier, _)| {
            earlier.form < heading.form || (earlier.form == heading.form && earlier.number < heading.number)
        });
        let words = Words::of(page, heading);
        let siblings = level.iter().filter(|(earlier, _)| earlier.form == heading.form).take(MOST);
        if let Some((first, _)) = siblings.into_iter().find(|(_, earlier)| mean_the_same(earlier, &words, least)) {
            let mut spotted = Spotted::new(heading.place.block, heading.words);
            let first = first.words.of(page.blocks[first.place.block].text.source());
            spotted.detail = Some(Said { zh: format!("“{first}”"), en: format!("“{first}”") });
            found.push(spotted);
        }
        level.push((heading, words));
    }
    found
}

/// Whether it is one, and not a clause or a figure of a numbered list.
fn is_heading(page: &Page<'_>, heading: &Heading) -> bool {
    let words = heading.words.of(page.blocks[heading.place.block].text.source());
    let ends_clause = words.ends_with(['；', ';', '：', ':']) || words.contains(['；', '，']);
    let cites = words.contains('第') && words.contains('条'); // 原第六条作为第七条
    !ends_clause && !cites && words.chars().count() <= LONGEST && !words.contains(|c: char| c.is_ascii_digit())
}

/// The Han characters of a heading, and what is left of them without the empty words.
struct Words {
    all: Vec<char>,
    core: String,
}

impl Words {
    fn of(page: &Page<'_>, heading: &Heading) -> Self {
        let source = page.blocks[heading.place.block].text.source();
        let all: String = heading.words.of(source).chars().filter(|&c| is_han(c)).collect();
        // Most of the words have a character that the heading has not.
        let bit = |c: char| 1_u64 << (c as u32 & 0x3F);
        let bits = all.chars().map(bit).fold(0, |all, one| all | one);
        let possible = EMPTY.iter().filter(|word| word.chars().all(|c| bits & bit(c) != 0));
        let core =
            possible.fold(all.clone(), |text, word| if text.contains(word) { text.replace(word, "") } else { text });
        Self { all: all.chars().collect(), core }
    }
}

/// Whether two headings are equal, or nearly, or but for empty words.
fn mean_the_same(a: &Words, b: &Words, least: usize) -> bool {
    let (long, short) = (a.all.len().max(b.all.len()), a.all.len().min(b.all.len()));
    let equal = || a.all == b.all || (a.core == b.core && a.core.chars().count() >= least / 2);
    // Two of enumerated parts (第一批, 第二批) differ in one character and mean two things.
    let are_near = || {
        let common = if short * 5 >= long * 4 { common(&a.all, &b.all) } else { 0 };
        common * 5 >= long * 4 && common < long && !differ_in_one(&a.all, &b.all)
    };
    short >= least && (equal() || are_near())
}

/// How many characters the two share, whatever their order.
fn common(a: &[char], b: &[char]) -> usize {
    let mut left = b.to_vec();
    a.iter().filter(|c| left.iter().position(|other| other == *c).map(|at| left.swap_remove(at)).is_some()).count()
}

/// Whether they differ in one word of at most two characters at one place.
fn differ_in_one(a: &[char], b: &[char]) -> bool {
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let same = same + a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    same + 2 >= a.len().max(b.len())
}
