//! The pass over a document: which of its characters are typos.

use std::ops::{Deref, Range};

use crate::candidates::{self, Proposer};
use crate::confusions::Confusions;
use crate::container::{Section, float, section};
use crate::edit::{Edit, KINDS, Kind};
use crate::features::{Features, Gauge, Measured, Olds};
use crate::fuse::Fuse;
use crate::guard;
use crate::language::{Language, Level, key};
use crate::lay::{Depth, Lay};
use crate::lone::Lone;
use crate::own::Own;
use crate::ranker::Ranker;
use crate::repeats::Repeats;
use crate::symbols::{Clause, Symbol, character, each_clause, is_han};

/// By so many nats a text must get likelier for an edit to be ranked.
const LEAST_GAIN: f32 = 6.0;
/// So many edits of one place are ranked, those that gain most: of one character, of two, of one too many, of one missing.
const RANKED: [usize; 4] = [3, 2, 1, 1];
/// A clause with fewer Han characters is a name or a label.
const SHORTEST: usize = 4;
/// How often a clause is looked at again after it was mended.
const ROUNDS: usize = 3;

/// By so many levels two characters must be seen more often in their other order: most places need no look at the dictionary.
const LIKELIER: Level = 3;
/// Countries, by which relations between them are named in any order: 中俄, 俄中.
const COUNTRIES: &str = "中美俄日韩朝越英法德印澳加欧";

/// How sure the model is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// Worth a look.
    Review,
    /// Sure enough to keep a document back.
    Block,
}

/// For which edits a character is looked at.
#[derive(Clone, Copy, Debug)]
enum Look {
    /// All that there are.
    All,
    /// Others in its place, if it is odd, and the next before it, if they are turned.
    Words { is_odd: bool, is_turned: bool },
}

/// A place that is taken for a typo.
#[derive(Clone, Debug, PartialEq)]
pub struct Suspect {
    /// Where, in bytes of the text; empty where something is missing.
    pub range: Range<usize>,
    /// What is meant: empty where something is too many.
    pub meant: String,
    /// What sort of slip.
    pub kind: Kind,
    /// How sure.
    pub tier: Tier,
    /// The ranker's log-odds.
    pub score: f32,
}

/// A model ready to look at documents.
#[derive(Clone, Copy)]
pub struct Checker<'a> {
    language: Language<'a>,
    confusions: Confusions<'a>,
    words: Fuse<'a>,
    ranker: Ranker<'a>,
    lone: Option<Lone<'a>>,
    thresholds: &'a [u8],
    depth: Depth,
}

/// Takes the edits of a place, with what the ranker is told of them.
pub type Take<'t> = dyn FnMut(&[(Edit, Features)]) + 't;

/// What the ranker says of an edit.
#[derive(Clone)]
pub struct Ranked {
    /// The edit.
    pub edit: Edit,
    /// Log-odds.
    pub score: f32,
}

impl<'a> Checker<'a> {
    /// The model in a file; `None` if that is damaged.
    #[must_use]
    pub fn new(file: &'a [u8]) -> Option<Self> {
        Some(Self {
            language: Language::new(file)?,
            confusions: Confusions::new(file)?,
            words: Fuse::new(section(file, Section::Words)?)?,
            ranker: Ranker::new(section(file, Section::Ranker)?)?,
            lone: Lone::new(file),
            thresholds: section(file, Section::Thresholds)?,
            depth: Depth::default(),
        })
    }

    /// That looks as closely.
    #[must_use]
    pub fn looking(self, depth: Depth) -> Self {
        Self { depth, ..self }
    }

    /// With the counts of an archive: see [`Language::with_own`].
    #[must_use]
    pub fn with_own(mut self, own: Own<'a>, leave_one: bool) -> Self {
        self.language = self.language.with_own(own, leave_one);
        self
    }

    /// What the ranker says of an edit: log-odds.
    pub(crate) fn score(&self, features: &Features) -> f32 {
        self.ranker.score(features)
    }

    /// What edits are proposed by.
    pub(crate) fn parts(&self) -> (Language<'a>, Confusions<'a>, Fuse<'a>) {
        (self.language, self.confusions, self.words)
    }

    /// What tells slips at lone characters, if the model has it.
    pub(crate) fn lone(&self) -> Option<Lone<'a>> {
        self.lone
    }

    /// The tier of a score.
    #[must_use]
    pub fn tier(&self, kind: Kind, score: f32) -> Option<Tier> {
        let reaches =
            |row: usize| float(self.thresholds, row * KINDS + kind as usize).is_some_and(|least| score >= least);
        if reaches(1) {
            return Some(Tier::Block);
        }
        reaches(0).then_some(Tier::Review)
    }

    /// The characters of a clause that are looked at, as closely as that was asked for, and for which edits.
    fn open(&self, symbols: &[Symbol]) -> Vec<(usize, Look)> {
        let inner = 1..symbols.len() - 1;
        match self.depth {
            Depth::All => inner.map(|at| (at, Look::All)).collect(),
            Depth::Words => self.words_in(symbols),
        }
    }

    /// The characters of a clause that are odd, or turned with the next.
    fn words_in(&self, symbols: &[Symbol]) -> Vec<(usize, Look)> {
        let pair = |at: usize| {
            let (left, right) = (symbols[at], symbols[at + 1]);
            (is_han(left) && is_han(right)).then(|| self.language.two(left, right))
        };
        let mut open = Vec::new();
        let mut left = pair(0);
        for at in 1..symbols.len() - 1 {
            let right = pair(at);
            let is_odd = is_han(symbols[at]) && self.is_odd(symbols, at, [left == Some(0), right == Some(0)]);
            let is_turned = right.is_some_and(|level| self.is_turned(symbols, at, level));
            if is_odd || is_turned {
                open.push((at, Look::Words { is_odd, is_turned }));
            }
            left = right;
        }
        open
    }

    /// Whether a character and the next are a common word in the other order only, and are part of none with their neighbours.
    fn is_turned(&self, symbols: &[Symbol], at: usize, pair: Level) -> bool {
        let [first, second] = [symbols[at], symbols[at + 1]];
        let is_likelier = || self.language.two(second, first) >= pair + LIKELIER;
        let is_word = |one, two| candidates::is_word(self.words, one, two);
        let is_country = |symbol| character(symbol).is_some_and(|c| COUNTRIES.contains(c));
        is_likelier()
            && is_word(second, first)
            && !is_word(first, second)
            && !is_word(symbols[at - 1], first)
            && symbols.get(at + 2).is_none_or(|&next| !is_word(second, next))
            && !(is_country(first) && is_country(second))
    }

    /// Whether a character that never stood beside its neighbour, on the left or the right, is part of no common word, while another that
    /// is easily confused with it makes a word there, and stood there before.
    fn is_odd(&self, symbols: &[Symbol], at: usize, [is_odd_left, is_odd_right]: [bool; 2]) -> bool {
        let [left, symbol, right] = [symbols[at - 1], symbols[at], symbols[at + 1]];
        let is_word = |one, two| candidates::is_word(self.words, one, two);
        if !is_odd_left && !is_odd_right || is_word(left, symbol) || is_word(symbol, right) {
            return false;
        }
        let gap = self.language.gap(left, right);
        let may_be_word = |one, two| candidates::may_be_word(self.words, one, two);
        // What stood beside its other neighbour must do so again.
        let may_stray_left = is_odd_left || !is_han(left);
        let may_stray_right = is_odd_right || !is_han(right);
        self.confusions.any(symbol, |other| {
            let (is_behind, is_before) = (|| gap.is_behind_left(other), || gap.is_before_right(other));
            is_odd_left && (may_stray_right || is_before()) && is_behind() && may_be_word(left, other)
                || is_odd_right && is_before() && (may_stray_left || is_behind()) && may_be_word(other, right)
        })
    }

    /// Hands over the edits at each place of a clause that is not well known, with what the ranker is told of them.
    pub fn each_place(&self, symbols: &[Symbol], repeats: &impl Deref<Target = Repeats>, take: &mut Take<'_>) {
        let language = self.language;
        let open = self.open(symbols);
        if open.is_empty() {
            return;
        }
        let lay = Lay::new(language, symbols, open.iter().map(|(at, _)| *at));
        if lay.places.is_empty() {
            return;
        }
        let proposer = Proposer { language, confusions: self.confusions, words: self.words, lay: &lay };
        let gauge =
            Gauge { language, words: self.words, confusions: self.confusions, lay: &lay, repeats: repeats.deref() };
        let mut measured: Vec<Measured> = Vec::new();
        let mut olds = Olds::default();
        for &at in &lay.places {
            measured.clear();
            olds.clear();
            let mut measure = |edit: Edit| {
                if edit.is_of_han(symbols) && !measured.iter().any(|one| one.edit.is_like(&edit)) {
                    measured.extend(gauge.measure(edit, LEAST_GAIN, &mut olds));
                }
            };
            match open[open.partition_point(|(open, _)| *open < at)].1 {
                Look::All => proposer.propose(at, &mut measure),
                Look::Words { is_odd, is_turned } => {
                    if is_odd {
                        proposer.propose_others(at, &mut measure);
                    }
                    if is_turned {
                        proposer.swap(at, &mut measure);
                    }
                }
            }
            if measured.is_empty() {
                continue;
            }
            measured.sort_by(|a, b| b.gain.total_cmp(&a.gain));
            let mut kept: [usize; 4] = [0; 4];
            measured.retain(|one| {
                let class = match one.edit.class() {
                    (1, 1) => 0,
                    (2, 2) => 1,
                    (1, 0) => 2,
                    _ => 3,
                };
                kept[class] += 1;
                kept[class] <= RANKED[class]
            });
            let told: Vec<_> = measured.iter().map(|one| (one.edit, gauge.features(one, &measured))).collect();
            take(&told);
        }
    }

    /// The best edit of each place of a clause.
    #[must_use]
    pub fn ranked(&self, symbols: &[Symbol], repeats: &impl Deref<Target = Repeats>) -> Vec<Ranked> {
        let mut all = Vec::new();
        self.each_place(symbols, repeats, &mut |edits| {
            let scored =
                edits.iter().map(|(edit, features)| Ranked { edit: *edit, score: self.ranker.score(features) });
            all.extend(scored.max_by(|a, b| a.score.total_cmp(&b.score)));
        });
        all
    }

    /// The typos of a clause.
    fn check_clause(&self, clause: &Clause, repeats: &impl Deref<Target = Repeats>, suspects: &mut Vec<Suspect>) {
        let first = suspects.len();
        let mut now: Option<Clause> = None;
        for round in 0..ROUNDS {
            let clause = now.as_ref().unwrap_or(clause);
            let mut ranked = self.ranked(&clause.symbols, repeats);
            ranked.retain(|one| {
                self.tier(one.edit.kind, one.score).is_some()
                    && !guard::is_known(&self.language, &clause.symbols, &one.edit)
            });
            ranked.sort_by(|a, b| b.score.total_cmp(&a.score));
            let mut chosen: Vec<Ranked> = Vec::new();
            for one in ranked {
                let is_free = !chosen.iter().any(|other| other.edit.meets(&one.edit));
                let range = range(clause, &one.edit);
                let is_new = !suspects[first..].iter().any(|other| overlaps(&other.range, &range));
                if is_free && is_new {
                    chosen.push(one);
                }
            }
            if chosen.is_empty() {
                break;
            }
            // What shows only when something else was mended is not sure.
            let highest = if round == 0 { Tier::Block } else { Tier::Review };
            let found = chosen.iter().filter_map(|one| self.suspect(clause, one, repeats));
            suspects.extend(found.map(|suspect| Suspect { tier: suspect.tier.min(highest), ..suspect }));
            let mut next = clause.clone();
            chosen.sort_by_key(|one| std::cmp::Reverse(one.edit.at));
            chosen.iter().for_each(|one| one.edit.apply(&mut next));
            now = Some(next);
        }
        self.check_words(clause, repeats, first, suspects);
    }

    /// The slips of a clause that only its words tell, where nothing else is suspected since `first`.
    fn check_words(
        &self,
        clause: &Clause,
        repeats: &impl Deref<Target = Repeats>,
        first: usize,
        suspects: &mut Vec<Suspect>,
    ) {
        let doubled = self.doubled(&clause.symbols, repeats).into_iter().map(|edit| Ranked { edit, score: 0.0 });
        let common = self.common(&clause.symbols);
        let mut found = self.lone_slips(&clause.symbols, &common, repeats);
        found.extend(self.halves_of_words(&clause.symbols, &common, repeats));
        found.retain(|one| self.highest(clause, &one.edit, repeats).is_some());
        found.sort_by(|a, b| b.score.total_cmp(&a.score));
        for Ranked { edit, score } in found.into_iter().chain(doubled) {
            let range = range(clause, &edit);
            // 范为 may be 范围为 or 范围.
            let meets = |other: &Suspect| other.range.start <= range.end && range.start <= other.range.end;
            let is_free = !suspects[first..].iter().any(meets);
            if is_free && !guard::is_known(&self.language, &clause.symbols, &edit) {
                suspects.push(Suspect { range, meant: meant(&edit), kind: edit.kind, tier: Tier::Review, score });
            }
        }
    }

    /// The highest tier that an edit of a clause may have.
    fn highest(&self, clause: &Clause, edit: &Edit, repeats: &impl Deref<Target = Repeats>) -> Option<Tier> {
        let value = |first, second| self.words.get(key(&[first, second])).unwrap_or(0);
        guard::highest(&clause.symbols, edit, repeats, &value)
    }

    fn suspect(&self, clause: &Clause, one: &Ranked, repeats: &impl Deref<Target = Repeats>) -> Option<Suspect> {
        let kind = one.edit.kind;
        Some(Suspect {
            range: range(clause, &one.edit),
            meant: meant(&one.edit),
            kind,
            tier: self.tier(kind, one.score)?.min(self.highest(clause, &one.edit, repeats)?),
            score: one.score,
        })
    }

    /// The typos of a text, in its order. `repeats` has counted the document that the text is of, or does so when it is asked for.
    #[must_use]
    pub fn check(&self, text: &str, repeats: &impl Deref<Target = Repeats>) -> Vec<Suspect> {
        let mut suspects = Vec::new();
        each_clause(text, |clause| {
            if clause.han() >= SHORTEST {
                self.check_clause(clause, repeats, &mut suspects);
            }
        });
        suspects.sort_by_key(|suspect| suspect.range.start);
        suspects
    }
}

fn overlaps(a: &Range<usize>, b: &Range<usize>) -> bool {
    a == b || a.start < b.end && b.start < a.end
}

/// What an edit puts.
fn meant(edit: &Edit) -> String {
    edit.added().iter().filter_map(|&symbol| character(symbol)).collect()
}

fn range(clause: &Clause, edit: &Edit) -> Range<usize> {
    let start = clause.places[edit.at].start as usize;
    let end = if edit.old == 0 { start } else { clause.places[edit.at + edit.old - 1].end as usize };
    start..end
}
