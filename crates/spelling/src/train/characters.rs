//! How characters are read, what they are made of, which words there are: from packages, at training time only.

use std::collections::{BTreeMap, HashMap};

use pinyin::ToPinyinMulti;

use crate::container::{Lists, Section};
use crate::fuse;
use crate::language::{key, level};
use crate::lone;
use crate::symbols::{FIRST_HAN, SYMBOLS, Symbol, character, han};

/// So often a character must stand in the corpus to be meant by another.
const USED: u32 = 3;
/// How many readings of a character count: the rest are rare.
const READINGS: usize = 2;
/// How many characters that are read nearly as a syllable are kept for it.
const CLOSE: usize = 40;
/// So frequent a word of two characters must be to be meant by another that is read the same.
const HEARD: u32 = 20;
/// How many characters that look alike are kept for each.
const ALIKE: usize = 14;
/// Characters that look alike and are made of nothing else.
const TWINS: &[&str] = &[
    "己已巳",
    "土士",
    "未末",
    "日曰",
    "人入八",
    "千干于",
    "戊戌戍",
    "天夭",
    "大太犬",
    "刀力",
    "王玉主",
    "本木",
    "儿几",
    "万方",
    "午牛",
    "田由甲申电",
    "贝见",
    "白百自",
    "目且",
    "母毋",
    "免兔",
    "鸟乌",
    "今令",
    "代伐",
    "拔拨",
    "侯候",
    "析折拆",
    "市巿",
    "毫亳",
    "准淮",
    "密蜜",
    "即既",
    "辨辩辫",
    "壁璧",
    "哀衷衰",
    "幻幼",
    "仑仓",
    "抡抢",
    "徒徙",
    "崇祟",
    "肓盲",
    "栽裁",
    "茶荼",
    "撤撒",
    "暮幕慕墓",
    "历厉",
    "受爱",
    "官宫",
    "处外",
    "享亨",
    "晴睛",
    "免勉",
    "仪议",
    "住往",
    "特持待",
    "施旅",
    "具其",
    "兴光",
    "关美",
    "问间同",
    "面而",
    "时对",
    "开并",
    "子予",
    "衣农",
    "土业",
    "冢家",
    "瞥督",
    "改政",
    "敢取",
    "立豆",
    "肋助",
    "染渠",
    "班斑",
    "书节",
    "厂广",
    "兑况",
    "币帀",
    "折拆",
    "型形",
];

/// What is known of characters and words.
pub struct Characters {
    /// Up to three readings of each symbol, as indices of `names`.
    pub readings: Vec<Vec<u16>>,
    /// The syllables.
    pub names: Vec<String>,
    /// For each syllable the symbols in use that are read so, the most frequent first.
    pub homophones: Vec<Vec<Symbol>>,
    /// For each syllable those that many pronounce alike.
    pub near: Vec<Vec<u16>>,
    /// For each syllable symbols in use whose reading is pronounced alike or differs by one letter.
    pub close: Vec<Vec<Symbol>>,
    /// For each symbol those in use that look alike.
    pub shapes: Vec<Vec<Symbol>>,
    /// Words of two to four characters with their frequency.
    pub words: Vec<(Vec<Symbol>, u32)>,
    /// How often each symbol stands in the corpus.
    pub counts: Vec<u32>,
}

impl Characters {
    /// From lines of components (a character, and its parts after a tab), lines of words with their frequency, and how often each
    /// symbol stands in the corpus. Only the `rows` most frequent symbols are meant by others.
    #[must_use]
    pub fn new(components: &str, words: &str, counts: Vec<u32>, rows: usize) -> Self {
        let mut indices: BTreeMap<String, u16> = BTreeMap::new();
        let spelt: Vec<Vec<String>> = (0..SYMBOLS as Symbol).map(spelt).collect();
        for syllable in spelt.iter().flatten() {
            indices.entry(syllable.clone()).or_insert(0);
        }
        indices.values_mut().enumerate().for_each(|(index, value)| *value = index as u16);
        let names: Vec<String> = indices.keys().cloned().collect();
        let readings: Vec<Vec<u16>> =
            spelt.iter().map(|all| all.iter().map(|syllable| indices[syllable]).collect()).collect();
        let mut homophones = vec![Vec::new(); names.len()];
        let mut used: Vec<Symbol> =
            (FIRST_HAN..SYMBOLS as Symbol).filter(|&symbol| counts[usize::from(symbol)] >= USED).collect();
        used.sort_by_key(|&symbol| (std::cmp::Reverse(counts[usize::from(symbol)]), symbol));
        used.truncate(rows);
        for &symbol in &used {
            readings[usize::from(symbol)].iter().for_each(|&syllable| homophones[usize::from(syllable)].push(symbol));
        }
        let near = others(&names, sounds_alike);
        let slips = others(&names, is_one_letter_off);
        let close = near.iter().zip(&slips).map(|(near, slips)| closest(near, slips, &homophones)).collect();
        let least = used.last().map_or(USED, |&symbol| counts[usize::from(symbol)]);
        let shapes = shapes(components, &counts, least);
        Self { readings, names, homophones, near, close, shapes, words: dictionary(words), counts }
    }

    /// The sections of a model.
    #[must_use]
    pub fn sections(&self) -> Vec<(Section, Vec<u8>)> {
        let slots = self.readings.iter().flat_map(|all| (0..3).map(|slot| all.get(slot).copied().unwrap_or(u16::MAX)));
        let words = self.words.iter().map(|(word, times)| (key(word), level(*times) - 1)).collect();
        vec![
            (Section::Readings, slots.flat_map(u16::to_le_bytes).collect()),
            (Section::Homophones, Lists::pack(&self.homophones)),
            (Section::Near, Lists::pack(&self.near)),
            (Section::Close, Lists::pack(&self.close)),
            (Section::Sounds, Lists::pack(&self.sounds())),
            (Section::Shapes, Lists::pack(&self.shapes)),
            (Section::Words, fuse::build(words)),
            (Section::Partners, Lists::pack(&self.partners())),
        ]
    }

    /// For each symbol those behind it in common words of two characters, and those before it.
    fn partners(&self) -> Vec<Vec<Symbol>> {
        let mut all = vec![Vec::new(); SYMBOLS * 2];
        for (word, times) in &self.words {
            if let &[first, second] = word.as_slice()
                && level(*times) > lone::COMMON
            {
                all[usize::from(first) * 2].push(second);
                all[usize::from(second) * 2 + 1].push(first);
            }
        }
        all.iter_mut().for_each(|partners: &mut Vec<Symbol>| partners.sort_unstable());
        all
    }

    /// For each syllable the words of two characters that begin with it: the second syllable, and the two.
    fn sounds(&self) -> Vec<Vec<u16>> {
        let mut all: Vec<Vec<[u16; 3]>> = vec![Vec::new(); self.names.len()];
        for (word, times) in &self.words {
            let &[first, second] = word.as_slice() else { continue };
            // A word that is hardly ever in the corpus is no great help either.
            if *times < HEARD {
                continue;
            }
            for &one in &self.readings[usize::from(first)] {
                for &two in &self.readings[usize::from(second)] {
                    all[usize::from(one)].push([two, first, second]);
                }
            }
        }
        all.iter_mut().for_each(|words| words.sort_unstable());
        all.into_iter().map(|words| words.into_flattened()).collect()
    }
}

/// For each syllable those that are near.
fn others(names: &[String], is_near: fn(&str, &str) -> bool) -> Vec<Vec<u16>> {
    let of = |name: &String| {
        let indices = (0u16..).zip(names).filter(|(_, other)| is_near(name, other));
        indices.map(|(index, _)| index).collect()
    };
    names.iter().map(of).collect()
}

/// The most frequent symbols that are read as syllables that sound alike, and as those that are a slip of one letter.
fn closest(near: &[u16], slips: &[u16], homophones: &[Vec<Symbol>]) -> Vec<Symbol> {
    let mut all: Vec<Symbol> = Vec::new();
    for (syllables, room) in [(near, CLOSE / 2), (slips, CLOSE)] {
        // Of each syllable the first, then of each the second.
        for index in 0..CLOSE {
            for syllable in syllables {
                let symbol = homophones[usize::from(*syllable)].get(index).filter(|symbol| !all.contains(symbol));
                all.extend(symbol.filter(|_| all.len() < room));
            }
        }
    }
    all
}

/// Whether many pronounce two syllables alike: zh and z, ch and c, sh and s, n and l, a final n and ng.
fn sounds_alike(a: &str, b: &str) -> bool {
    let heard = |syllable: &str| {
        let plain = syllable.replacen("zh", "z", 1).replacen("ch", "c", 1).replacen("sh", "s", 1);
        let plain = if let Some(rest) = plain.strip_prefix('n') { format!("l{rest}") } else { plain };
        plain.strip_suffix("ng").map(|rest| format!("{rest}n")).unwrap_or(plain)
    };
    a != b && heard(a) == heard(b)
}

/// The toneless readings of a symbol, the usual one first.
fn spelt(symbol: Symbol) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for reading in character(symbol).and_then(|c| c.to_pinyin_multi()).into_iter().flatten() {
        let name = reading.plain().to_owned();
        if !all.contains(&name) && all.len() < READINGS {
            all.push(name);
        }
    }
    all
}

/// Whether two syllables differ by one letter: changed, added or left out.
fn is_one_letter_off(a: &str, b: &str) -> bool {
    let (a, b) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    let same = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    match b.len() - a.len() {
        0 => a != b && a[same + 1..] == b[same + 1..],
        1 => a[same..] == b[same + 1..],
        _ => false,
    }
}

fn dictionary(words: &str) -> Vec<(Vec<Symbol>, u32)> {
    let line = |line: &str| {
        let mut fields = line.split_whitespace();
        let word: Option<Vec<Symbol>> = fields.next()?.chars().map(han).collect();
        let word = word.filter(|word| (2..=4).contains(&word.len()))?;
        Some((word, fields.next()?.parse().ok().filter(|&times| times > 0)?))
    };
    words.lines().filter_map(line).collect()
}

/// For each symbol the parts that it has in each way to take it apart.
type Parts = HashMap<char, Vec<Vec<char>>>;

fn shapes(components: &str, counts: &[u32], least: u32) -> Vec<Vec<Symbol>> {
    let mut parts = Parts::new();
    for line in components.lines() {
        let mut fields = line.split('\t');
        let Some(c) = fields.next().and_then(|field| field.chars().next()) else { continue };
        parts.insert(c, fields.map(|way| way.chars().collect()).collect());
    }
    let weights: HashMap<char, f32> = parts.keys().map(|&c| (c, weight(c, &parts, 0))).collect();
    let mut families: BTreeMap<char, Vec<char>> = BTreeMap::new();
    for (&c, ways) in &parts {
        let mut all: Vec<char> = ways.iter().flatten().copied().chain([c]).collect();
        all.sort_unstable();
        all.dedup();
        all.into_iter().for_each(|part| families.entry(part).or_default().push(c));
    }
    let is_used = |c: char| han(c).is_some_and(|symbol| counts[usize::from(symbol)] >= least);
    let mut twins: HashMap<char, Vec<char>> = HashMap::new();
    for group in TWINS {
        for c in group.chars() {
            twins.entry(c).or_default().extend(group.chars().filter(|&other| other != c));
        }
    }
    let alike = |symbol: Symbol| {
        let Some(c) = character(symbol) else { return Vec::new() };
        let mut all: Vec<char> = parts.get(&c).into_iter().flatten().flatten().copied().chain([c]).collect();
        all = all.iter().filter_map(|part| families.get(part)).flatten().copied().chain(all.iter().copied()).collect();
        all.sort_unstable();
        all.dedup();
        let likeness = |other: char| likeness(c, other, &parts, &weights);
        let mut scored: Vec<(f32, u32, char)> = all
            .into_iter()
            .filter(|&other| other != c && is_used(other))
            .map(|other| (likeness(other), counts[usize::from(han(other).unwrap_or(0))], other))
            .filter(|(likeness, _, _)| *likeness >= 0.4)
            .collect();
        scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)).then(a.2.cmp(&b.2)));
        scored.truncate(ALIKE);
        let mut found: Vec<char> = twins.get(&c).cloned().unwrap_or_default();
        found.extend(scored.into_iter().map(|(_, _, other)| other));
        let mut symbols: Vec<Symbol> = Vec::new();
        found.into_iter().filter_map(han).for_each(|other| {
            if !symbols.contains(&other) {
                symbols.push(other)
            }
        });
        symbols
    };
    (0..SYMBOLS as Symbol).map(alike).collect()
}

/// How many parts without parts a character has.
fn weight(c: char, parts: &Parts, depth: usize) -> f32 {
    match parts.get(&c).and_then(|ways| ways.last()) {
        Some(way) if depth < 6 && way.len() > 1 => way.iter().map(|&part| weight(part, parts, depth + 1)).sum(),
        _ => 1.0,
    }
}

/// How much of two characters is the same, from 0 to 1.
fn likeness(a: char, b: char, parts: &Parts, weights: &HashMap<char, f32>) -> f32 {
    let of = |c: char| weights.get(&c).copied().unwrap_or(1.0);
    let single = |c: char| vec![vec![c]].into_iter().chain(parts.get(&c).cloned().unwrap_or_default());
    let mut best = 0.0f32;
    for left in single(a) {
        for right in single(b) {
            let mut free = right.clone();
            let shared: f32 = left
                .iter()
                .filter_map(|part| {
                    let at = free.iter().position(|other| other == part)?;
                    Some(of(free.swap_remove(at)))
                })
                .sum();
            best = best.max(2.0 * shared / (of(a) + of(b)));
        }
    }
    best.min(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_shapes_and_words_are_told() {
        let components = "治\t水台\t氵台\n冶\t冫台\n台\t厶口\n清\t氵青\n";
        let mut counts = vec![0; SYMBOLS];
        "治冶清台至制".chars().for_each(|c| counts[usize::from(han(c).unwrap())] = 5);
        let all = Characters::new(components, "政府 30 n\nAB型 3 n\n一二三四五 2 n\n", counts, 100);
        let symbol = |c| usize::from(han(c).unwrap());
        assert!(all.shapes[symbol('冶')].contains(&han('治').unwrap()));
        let zhi = usize::from(all.readings[symbol('治')][0]);
        assert_eq!(all.names[zhi], "zhi");
        assert!(all.homophones[zhi].contains(&han('至').unwrap()));
        assert_eq!(all.words.len(), 1);
        assert!(sounds_alike("zheng", "zen") && sounds_alike("lan", "nan") && !sounds_alike("ban", "bao"));
        let syllable = |name: &str| usize::from(all.readings[symbol(name.chars().next().unwrap())][0]);
        let sounds = &all.sounds()[syllable("政")];
        assert!(sounds.chunks_exact(3).any(|word| word[1..] == [han('政').unwrap(), han('府').unwrap()]));
        assert!(is_one_letter_off("zhi", "zi") && is_one_letter_off("ban", "bao") && !is_one_letter_off("ban", "ban"));
    }
}
