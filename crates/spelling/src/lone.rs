//! Two characters side by side that are part of no word, where another for one of them, or their other order, makes a common one: 损湿, 范为, 批审.
//!
//! The [`ranker`](crate::ranker) of all edits knows the words of official papers. What tells a slip from two characters that meet by chance (退宿, a name) is
//! how often either stands alone: 跳 does, 湿 hardly ever. A ranker of its own hears that, and how much better the text falls into words of the dictionary.

use std::ops::RangeInclusive;

use crate::candidates::RARE_WORD;
use crate::checker::{Checker, Ranked};
use crate::container::{Lists, Section, section, short};
use crate::cut::Cut;
use crate::edit::{Edit, Kind};
use crate::features::{FEATURES, Features, Gauge, Measured, Olds, PLACES, SURNAMES};
use crate::fuse::Fuse;
use crate::language::{Level, key};
use crate::lay::Lay;
use crate::ranker::Ranker;
use crate::repeats::Repeats;
use crate::symbols::{Symbol, character, is_han};

/// From this value on (a frequency of 24) two characters are a common word, from this on (6) three are one.
pub(crate) const COMMON: u8 = 8;
const COMMON_OF_THREE: u8 = 4;
/// From so many log-odds on an edit is told.
const LEAST: f32 = 0.5;
/// By so many nats a text must get likelier, to the language model and as words of the dictionary, and so high must be the log-odds of the ranker of all
/// edits, for an edit to be ranked: of 13,000 right ones that are told these cost 1 %, of the others they leave 5 %.
const LEAST_GAIN: f32 = 0.0;
const LEAST_BETTER: f32 = 6.0;
const LEAST_SCORE: f32 = -1.5;
/// Up to this level two characters may be known together and still be a slip.
const KNOWN_PAIR: Level = 6;
/// What the name of a place ends with.
const DIVISIONS: &str = "省市县区旗镇乡村";
/// So many edits of one place are ranked, those that gain most.
const RANKED: usize = 3;
/// How far words are looked for on either side.
pub(crate) const NEAR: usize = 6;
/// Parts of a nat in which counts are kept.
pub(crate) const PARTS: f32 = 8.0;

/// What is known of lone characters: how often each stands so, and how sure a slip is.
#[derive(Clone, Copy)]
pub struct Lone<'a> {
    /// Two bytes a symbol: the logarithms of how often it is part of no common word, and of how often it stands at all.
    counts: &'a [u8],
    partners: Lists<'a>,
    /// For two characters of which one is wrong, or that are turned.
    pairs: Ranker<'a>,
    /// For one beside which another is missing.
    pub(crate) halves: Ranker<'a>,
}

/// Symbols that make common words with one, sorted: two bytes each.
#[derive(Clone, Copy)]
pub(crate) struct Partners<'a>(&'a [u8]);

impl<'a> Partners<'a> {
    /// Whether a symbol is one of them.
    fn has(self, symbol: Symbol) -> bool {
        let (mut low, mut high) = (0, self.0.len() / 2);
        while low < high {
            let middle = usize::midpoint(low, high);
            match short(self.0, middle) {
                Some(found) if found < symbol => low = middle + 1,
                _ => high = middle,
            }
        }
        short(self.0, low) == Some(symbol)
    }

    /// All of them.
    pub(crate) fn each(self) -> impl Iterator<Item = Symbol> + 'a {
        self.0.chunks_exact(2).map(|symbol| Symbol::from_le_bytes([symbol[0], symbol[1]]))
    }
}

/// Takes the edits of a place, with what the ranker of them is told.
pub(crate) type Told<'t> = dyn FnMut(usize, &[(Edit, Features)]) + 't;

/// What a ranker is told of an edit at a place; `None`: it mends nothing.
pub(crate) type Tell<'t> = dyn Fn(&Gauge<'_, '_>, usize, &Measured) -> Option<Features> + 't;

/// The best of edits, from so many log-odds on.
pub(crate) fn best(ranker: &Ranker<'_>, edits: &[(Edit, Features)], least: f32) -> Option<Ranked> {
    let ranked = edits.iter().map(|(edit, features)| Ranked { edit: *edit, score: ranker.score(features) });
    ranked.max_by(|a, b| a.score.total_cmp(&b.score)).filter(|best| best.score >= least)
}

impl<'a> Lone<'a> {
    /// The one in a model's file; `None` if it has none.
    pub(crate) fn new(file: &'a [u8]) -> Option<Self> {
        Some(Self {
            counts: section(file, Section::Lone)?,
            partners: Lists::new(section(file, Section::Partners)?)?,
            pairs: Ranker::new(section(file, Section::LoneRanker)?)?,
            halves: Ranker::new(section(file, Section::HalvesRanker)?)?,
        })
    }

    /// What stands behind a symbol in common words.
    pub(crate) fn behind(&self, symbol: Symbol) -> Partners<'a> {
        Partners(self.partners.slice(usize::from(symbol) * 2))
    }

    /// What stands before a symbol in common words.
    pub(crate) fn before(&self, symbol: Symbol) -> Partners<'a> {
        Partners(self.partners.slice(usize::from(symbol) * 2 + 1))
    }

    /// The logarithms of how often a symbol is part of no common word, and of how often it stands at all.
    pub(crate) fn counts(&self, symbol: Symbol) -> [f32; 2] {
        let at = usize::from(symbol) * 2;
        [at, at + 1].map(|at| f32::from(self.counts.get(at).copied().unwrap_or(0)) / PARTS)
    }
}

/// Whether two symbols are a common word of a dictionary.
pub(crate) fn is_common(words: Fuse<'_>, first: Symbol, second: Symbol) -> bool {
    is_han(first) && is_han(second) && words.get(key(&[first, second])).is_some_and(|value| value >= COMMON)
}

impl Checker<'_> {
    /// Whether two symbols are a common word.
    pub(crate) fn is_common(&self, first: Symbol, second: Symbol) -> bool {
        is_common(self.parts().2, first, second)
    }

    fn is_of(&self, word: &[Symbol], least: u8) -> bool {
        self.parts().2.get(key(word)).is_some_and(|value| value >= least)
    }

    /// For each symbol of a clause whether it is a common word with the next.
    pub(crate) fn common(&self, symbols: &[Symbol]) -> Vec<bool> {
        let pairs = symbols.windows(2).map(|pair| self.is_common(pair[0], pair[1]));
        pairs.chain(std::iter::once(false)).collect()
    }

    /// Whether a character and the next are part of no word, and stand in no three that are known; `common` is of [`Self::common`].
    pub(crate) fn is_lone(&self, symbols: &[Symbol], common: &[bool], at: usize) -> bool {
        if common[at - 1] || common[at] || common[at + 1] {
            return false;
        }
        let [left, first, second, right] = [symbols[at - 1], symbols[at], symbols[at + 1], symbols[at + 2]];
        // 云州市 is a name.
        let is_place = || character(right).is_some_and(|c| DIVISIONS.contains(c));
        let language = self.parts().0;
        let is_known = || {
            language.two(first, second) > KNOWN_PAIR
                || language.gram(&[left, first, second]) > 0
                || language.gram(&[first, second, right]) > 0
        };
        is_han(first)
            && is_han(second)
            && first != second
            && !is_place()
            && !is_known()
            && !self.is_of(&[first, second], RARE_WORD)
            && !self.is_of_three(symbols, at.saturating_sub(2)..=at + 1)
    }

    /// Whether a common word of three characters begins at one of these places.
    pub(crate) fn is_of_three(&self, symbols: &[Symbol], mut starts: RangeInclusive<usize>) -> bool {
        starts.any(|start| {
            let word = symbols.get(start..start + 3);
            word.is_some_and(|word| word.iter().all(|&symbol| is_han(symbol)) && self.is_of(word, COMMON_OF_THREE))
        })
    }

    /// Edits that make a common word of a character and the next.
    fn each_word_of(&self, lone: &Lone<'_>, [first, second]: [Symbol; 2], at: usize, take: &mut dyn FnMut(Edit)) {
        let (_, confusions, _) = self.parts();
        let (before, behind) = (lone.before(second), lone.behind(first));
        confusions.each(first, |other, kind| {
            if before.has(other) {
                take(Edit::one(at, other, kind));
            }
        });
        confusions.each(second, |other, kind| {
            if behind.has(other) {
                take(Edit::one(at + 1, other, kind));
            }
        });
        if lone.behind(second).has(first) {
            take(Edit::two(at, [second, first], Kind::Swap));
        }
    }

    /// Hands over the edits at each two lone characters of a clause that may mend it, with what the ranker of them is told.
    pub(crate) fn each_lone(&self, symbols: &[Symbol], common: &[bool], repeats: &Repeats, take: &mut Told<'_>) {
        let Some(lone) = self.lone() else { return };
        let mut edits: Vec<(usize, Edit)> = Vec::new();
        for at in (1..symbols.len().saturating_sub(2)).filter(|&at| self.is_lone(symbols, common, at)) {
            let first = edits.len();
            self.each_word_of(&lone, [symbols[at], symbols[at + 1]], at, &mut |edit| {
                if !edits[first..].iter().any(|(_, other)| other.is_like(&edit)) {
                    edits.push((at, edit));
                }
            });
        }
        self.each_told(symbols, repeats, &edits, take, &|gauge, at, measured| {
            self.lone_features(&lone, gauge, at, measured)
        });
    }

    /// Hands over edits, those of each place together, with what `tell` says of each.
    pub(crate) fn each_told(
        &self,
        symbols: &[Symbol],
        repeats: &Repeats,
        edits: &[(usize, Edit)],
        take: &mut Told<'_>,
        tell: &Tell<'_>,
    ) {
        if edits.is_empty() {
            return;
        }
        let (language, confusions, words) = self.parts();
        let places = || edits.chunk_by(|a, b| a.0 == b.0);
        let lay = Lay::around(language, symbols, places().map(|edits| edits[0].0).collect());
        let gauge = Gauge { language, words, confusions, lay: &lay, repeats };
        for edits in places() {
            let at = edits[0].0;
            let mut olds = Olds::default();
            let mut measured: Vec<Measured> =
                edits.iter().filter_map(|(_, edit)| gauge.measure(*edit, LEAST_GAIN, &mut olds)).collect();
            measured.sort_by(|a, b| b.gain.total_cmp(&a.gain));
            let told = measured.iter().take(RANKED).filter_map(|one| Some((one.edit, tell(&gauge, at, one)?)));
            let told: Vec<(Edit, Features)> = told.collect();
            if !told.is_empty() {
                take(at, &told);
            }
        }
    }

    /// The slips at lone characters of a clause.
    pub(crate) fn lone_slips(&self, symbols: &[Symbol], common: &[bool], repeats: &Repeats) -> Vec<Ranked> {
        let Some(lone) = self.lone() else { return Vec::new() };
        let mut slips = Vec::new();
        self.each_lone(symbols, common, repeats, &mut |_, edits| slips.extend(best(&lone.pairs, edits, LEAST)));
        slips
    }

    /// What the ranker is told of an edit of the characters at `at` and behind it; `None`: it does not mend them.
    fn lone_features(
        &self,
        lone: &Lone<'_>,
        gauge: &Gauge<'_, '_>,
        at: usize,
        measured: &Measured,
    ) -> Option<Features> {
        let (symbols, repeats, edit) = (gauge.lay.symbols, gauge.repeats, measured.edit);
        let (language, confusions, words) = self.parts();
        let applied = edit.applied(symbols);
        let from = edit.at.saturating_sub(NEAR);
        let cut = |symbols: &[Symbol], end: usize| {
            Cut::new(&language, &words, &symbols[from..symbols.len().min(end + NEAR)], edit.at - from)
        };
        let (was, is) = (cut(symbols, edit.at + edit.old), cut(&applied, edit.at + edit.len));
        let score = || self.score(&gauge.features(measured, std::slice::from_ref(measured)));
        let better = was.cost - is.cost;
        let score = (better >= LEAST_BETTER).then(score).filter(|&score| score >= LEAST_SCORE)?;
        let level = |symbols: &[Symbol], start: Option<usize>, order: usize| {
            let gram = start.and_then(|start| symbols.get(start..start + order));
            gram.map_or(0.0, |gram| f32::from(language.gram(gram)))
        };
        let (one, two, pair) = (at.checked_sub(1), at.checked_sub(2), [symbols[at], symbols[at + 1]]);
        // The one that changes, and the one that stays.
        let [changed, stays] = if edit.at == at { pair } else { [pair[1], pair[0]] };
        let [[alone, all], [alone_stays, all_stays]] = [changed, stays].map(|symbol| lone.counts(symbol));
        let is_han_at = |place: usize| f32::from(u8::from(symbols.get(place).is_some_and(|&symbol| is_han(symbol))));
        // The document counts what stands here too.
        let repeated = repeats.count(&pair).saturating_sub(1);
        let word = words.get(key(&applied[at..at + 2])).map_or(0.0, f32::from);
        let told = [
            score,
            measured.gain,
            better,
            was.singles - is.singles,
            f32::from(edit.kind as u8),
            f32::from(u8::from(edit.at > at)),
            level(symbols, Some(at), 2),
            level(symbols, one, 2),
            level(symbols, Some(at + 1), 2),
            level(symbols, one, 3),
            level(symbols, Some(at), 3),
            level(&applied, one, 2),
            level(&applied, Some(at), 2),
            level(&applied, Some(at + 1), 2),
            level(&applied, one, 3),
            level(&applied, Some(at), 3),
            level(&applied, two, 4),
            level(&applied, one, 4),
            level(&applied, Some(at), 4),
            alone - all,
            alone_stays - all_stays,
            alone,
            alone_stays,
            all,
            lone.counts(edit.new[0])[1],
            word,
            f32::from(u8::from(confusions.is_read_alike(changed, edit.new[0]))),
            f32::from(repeated.min(8)),
            is_han_at(at - 1),
            is_han_at(at + 2),
            symbols.len().min(64) as f32,
            self.names(symbols, at),
            is.longest,
            is.level,
        ];
        let mut features = [0.0; FEATURES];
        features[..told.len()].copy_from_slice(&told);
        Some(features)
    }

    /// What speaks for the name of a person or of a place around two characters, as a sum of 1, 2 and 4.
    pub(crate) fn names(&self, symbols: &[Symbol], at: usize) -> f32 {
        let is_one_of = |place: Option<usize>, list: &str| {
            let symbol = place.and_then(|place| symbols.get(place));
            symbol.is_some_and(|&symbol| character(symbol).is_some_and(|c| list.contains(c)))
        };
        let (one, two) = (at.checked_sub(1), at.checked_sub(2));
        let is_given =
            is_one_of(one, SURNAMES) || is_one_of(two, SURNAMES) && !self.is_common(symbols[at - 2], symbols[at - 1]);
        let is_surname = is_one_of(Some(at), SURNAMES);
        let is_place =
            [at + 2, at + 3].iter().any(|&place| is_one_of(Some(place), PLACES) || is_one_of(Some(place), "某"));
        [(is_given, 1.0), (is_surname, 2.0), (is_place, 4.0)].iter().filter(|(is, _)| *is).map(|(_, value)| value).sum()
    }
}

#[cfg(all(test, feature = "model"))]
mod tests {
    use crate::checker::{Checker, Tier};
    use crate::lay::Depth;
    use crate::repeats::Repeats;

    fn meant(text: &str) -> Vec<(String, Tier)> {
        let checker = Checker::new(crate::MODEL).expect("the model is whole").looking(Depth::Words);
        checker.check(text, &&Repeats::default()).into_iter().map(|suspect| (suspect.meant, suspect.tier)).collect()
    }

    #[test]
    fn words_that_are_typed_wrong_are_found() {
        for (text, expected) in [
            ("本公告适用范为如下", "围"),
            ("给您带来不便，深表谦意", "歉"),
            ("桥梁年久修失，存在隐患", "失修"),
            ("以免造成资金损湿", "失"),
        ] {
            assert_eq!(meant(text), [(expected.to_owned(), Tier::Review)], "{text}");
        }
    }

    #[test]
    fn what_chance_brings_together_is_left_alone() {
        for text in ["按住跳过本步骤继续安装", "（2025）云司建3号文件", "王艺璇、李奕涵两位同学"]
        {
            assert_eq!(meant(text), [], "{text}");
        }
    }
}
