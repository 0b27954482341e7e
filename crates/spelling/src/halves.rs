//! A character that stands alone where a word has lost its other one: 遵纪守，品行端正; 将有关情通报如下.

use crate::checker::{Checker, Ranked};
use crate::cut::Cut;
use crate::edit::{Edit, Kind};
use crate::features::{FEATURES, Features, Gauge, Measured};
use crate::language::{key, log_count};
use crate::lone::{Lone, NEAR, Told, best};
use crate::repeats::Repeats;
use crate::symbols::{EDGE, Symbol, is_han};

/// From so many log-odds on an edit is told.
const LEAST: f32 = 1.5;
/// A character of which a larger part stands alone, as a logarithm (a half), is a word.
const OFTEN: f32 = -0.7;
/// So many characters that may be missing are looked at, those that fit best.
const MOST: usize = 4;
/// So high must be the log-odds of the ranker of all edits for an edit to be ranked.
const LEAST_SCORE: f32 = -2.5;

impl Checker<'_> {
    /// Whether a character that seldom stands alone is part of no common word, and of no three that are known.
    fn is_half(&self, lone: &Lone<'_>, symbols: &[Symbol], common: &[bool], at: usize) -> bool {
        if common[at - 1] || common[at] {
            return false;
        }
        let [left, here, right] = [symbols[at - 1], symbols[at], symbols[at + 1]];
        let stands_alone = || {
            let [alone, all] = lone.counts(here);
            alone - all > OFTEN
        };
        is_han(here)
            && left != here
            && here != right
            && !stands_alone()
            && self.parts().0.gram(&[left, here, right]) == 0
            && !self.is_of_three(symbols, at.saturating_sub(2)..=at)
    }

    /// What may be missing beside the character at `at`, the likeliest first.
    fn lost(&self, lone: &Lone<'_>, symbols: &[Symbol], at: usize) -> Vec<Edit> {
        let language = self.parts().0;
        let [left, here, right] = [symbols[at - 1], symbols[at], symbols[at + 1]];
        let mut found: Vec<(f32, Edit)> = Vec::new();
        let mut consider = |place: usize, other: Symbol, [first, second]: [Symbol; 2]| {
            let levels = [language.two(left, first), language.two(first, second), language.two(second, right)];
            if levels.iter().all(|&level| level > 1) {
                let seen: f32 = levels.map(log_count).iter().sum();
                let edit = Edit { at: place, old: 0, new: [other, 0], len: 1, kind: Kind::Missing };
                found.push((seen - log_count(language.single(other)), edit));
            }
        };
        lone.behind(here).each().for_each(|other| consider(at + 1, other, [here, other]));
        lone.before(here).each().for_each(|other| consider(at, other, [other, here]));
        found.sort_by(|a, b| b.0.total_cmp(&a.0));
        found.into_iter().take(MOST).map(|(_, edit)| edit).filter(|edit| self.is_known(symbols, at, edit)).collect()
    }

    /// Whether a word that a character makes was seen more than once with what stands before or behind it.
    fn is_known(&self, symbols: &[Symbol], at: usize, edit: &Edit) -> bool {
        let language = self.parts().0;
        let [left, here, right] = [symbols[at - 1], symbols[at], symbols[at + 1]];
        let [first, second] = if edit.at == at { [edit.new[0], here] } else { [here, edit.new[0]] };
        language.gram(&[left, first, second]) > 1 || language.gram(&[first, second, right]) > 1
    }

    /// Hands over what may be missing beside each lone character of a clause, with what the ranker of it is told.
    pub(crate) fn each_half(&self, symbols: &[Symbol], common: &[bool], repeats: &Repeats, take: &mut Told<'_>) {
        let Some(lone) = self.lone() else { return };
        let places = (1..symbols.len().saturating_sub(1)).filter(|&at| self.is_half(&lone, symbols, common, at));
        let edits: Vec<(usize, Edit)> =
            places.flat_map(|at| self.lost(&lone, symbols, at).into_iter().map(move |edit| (at, edit))).collect();
        self.each_told(symbols, repeats, &edits, take, &|gauge, at, measured| {
            self.half_features(&lone, gauge, at, measured)
        });
    }

    /// What is missing in the words of a clause.
    pub(crate) fn halves_of_words(&self, symbols: &[Symbol], common: &[bool], repeats: &Repeats) -> Vec<Ranked> {
        let Some(lone) = self.lone() else { return Vec::new() };
        let mut slips = Vec::new();
        self.each_half(symbols, common, repeats, &mut |_, edits| slips.extend(best(&lone.halves, edits, LEAST)));
        slips
    }

    /// What the ranker is told of a character that may be missing beside the one at `at`; `None`: it mends nothing.
    fn half_features(
        &self,
        lone: &Lone<'_>,
        gauge: &Gauge<'_, '_>,
        at: usize,
        measured: &Measured,
    ) -> Option<Features> {
        let (symbols, repeats, edit) = (gauge.lay.symbols, gauge.repeats, measured.edit);
        let (language, _, words) = self.parts();
        let score = self.score(&gauge.features(measured, std::slice::from_ref(measured)));
        if score < LEAST_SCORE {
            return None;
        }
        let applied = edit.applied(symbols);
        let from = edit.at.saturating_sub(NEAR);
        let cut = |symbols: &[Symbol], end: usize| {
            Cut::new(&language, &words, &symbols[from..symbols.len().min(end + NEAR)], edit.at - from)
        };
        let (was, is) = (cut(symbols, edit.at), cut(&applied, edit.at + 1));
        let level = |symbols: &[Symbol], start: Option<usize>, order: usize| {
            let gram = start.and_then(|start| symbols.get(start..start + order));
            gram.map_or(0.0, |gram| f32::from(language.gram(gram)))
        };
        let (one, two) = (at.checked_sub(1), at.checked_sub(2));
        let yes = |is: bool| f32::from(u8::from(is));
        let [left, here, right] = [symbols[at - 1], symbols[at], symbols[at + 1]];
        let [alone, all] = lone.counts(here);
        // The document counts what stands here too.
        let repeated = repeats.count(&[left, here]).max(repeats.count(&[here, right])).saturating_sub(1);
        let told = [
            score,
            measured.gain,
            was.cost - is.cost,
            was.singles - is.singles,
            yes(edit.at > at),
            level(symbols, one, 2),
            level(symbols, Some(at), 2),
            level(symbols, one, 3),
            level(symbols, two, 3),
            level(symbols, Some(at), 3),
            level(&applied, one, 3),
            level(&applied, Some(at), 3),
            level(&applied, two, 4),
            level(&applied, one, 4),
            level(&applied, Some(at), 4),
            level(&applied, two, 5),
            level(&applied, one, 5),
            level(&applied, Some(at), 2),
            level(&applied, one, 2),
            level(&applied, Some(at + 1), 2),
            alone - all,
            alone,
            all,
            lone.counts(edit.new[0])[1],
            words.get(key(&applied[at..at + 2])).map_or(0.0, f32::from),
            f32::from(repeated.min(8)),
            yes(is_han(left)),
            yes(is_han(right)),
            yes(left == EDGE),
            yes(right == EDGE),
            symbols.len().min(64) as f32,
            self.names(symbols, at),
            is.longest,
            is.level,
        ];
        let mut features = [0.0; FEATURES];
        features[..told.len()].copy_from_slice(&told);
        Some(features)
    }
}

#[cfg(all(test, feature = "model"))]
mod tests {
    use crate::checker::{Checker, Tier};
    use crate::lay::Depth;
    use crate::repeats::Repeats;

    /// What is missing in a text, and before which character.
    fn missing(text: &str) -> Vec<(usize, String, Tier)> {
        let checker = Checker::new(crate::MODEL).expect("the model is whole").looking(Depth::Words);
        let found = checker.check(text, &&Repeats::default());
        let at = |start: usize| text[..start].chars().count();
        found.into_iter().map(|suspect| (at(suspect.range.start), suspect.meant, suspect.tier)).collect()
    }

    #[test]
    fn what_a_word_has_lost_is_found() {
        for (text, at, expected) in
            [("会议采取无记名投方式进行选举", 8, "票"), ("中国在应对气变国际合作中发挥引领作用", 6, "候")]
        {
            assert_eq!(missing(text), [(at, expected.to_owned(), Tier::Review)], "{text}");
        }
    }

    #[test]
    fn what_stands_alone_is_left_alone() {
        for text in ["会议采取无记名投票方式进行选举", "村里的路修好了，大家都说好", "请李明到会务组登记"]
        {
            assert_eq!(missing(text), [], "{text}");
        }
    }
}
