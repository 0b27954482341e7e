//! What the ranker is told of an edit.

use crate::confusions::Confusions;
use crate::cut::Cut;
use crate::edit::{Edit, Kind};
use crate::fuse::Fuse;
use crate::language::{Language, ORDER};
use crate::lay::Lay;
use crate::repeats::Repeats;
use crate::symbols::{self, Symbol, character, is_han};

/// How many numbers the ranker is told.
pub const FEATURES: usize = 64;
/// What the ranker is told of an edit.
pub type Features = [f32; FEATURES];

/// An edit, and how much likelier it makes the text.
#[derive(Clone)]
pub struct Measured {
    /// The edit.
    pub edit: Edit,
    /// How much likelier the text is after it, in nats.
    pub gain: f32,
    old: Stretch,
    new: Stretch,
}

/// Some symbols from a change on, and how likely they are.
#[derive(Clone, Default)]
struct Stretch {
    likelihood: f32,
    least: f32,
    symbols: usize,
    /// For each order from 2 on: the highest, least and added levels of the n-grams that have something of the change.
    levels: [[f32; 3]; 4],
}

/// What was measured of the text as it is: from where, how many symbols would go.
#[derive(Default)]
pub struct Olds(Vec<(usize, usize, Stretch)>);

impl Olds {
    /// Forgets all.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

/// Measures edits of one clause.
pub struct Gauge<'a, 'c> {
    pub(crate) language: Language<'a>,
    pub(crate) words: Fuse<'a>,
    pub(crate) confusions: Confusions<'a>,
    pub(crate) lay: &'c Lay<'c>,
    pub(crate) repeats: &'c Repeats,
}

impl Gauge<'_, '_> {
    /// How much likelier the text gets by an edit, if by `least` nats. `olds` keeps what was measured of the text as it is.
    #[must_use]
    pub fn measure(&self, edit: Edit, least: f32, olds: &mut Olds) -> Option<Measured> {
        let index = olds.0.iter().position(|(at, len, _)| (*at, *len) == (edit.at, edit.old)).or_else(|| {
            let put = &self.lay.symbols[edit.at..edit.at + edit.old];
            olds.0.push((edit.at, edit.old, self.stretch(edit.at, edit.old, put, f32::MIN)?));
            Some(olds.0.len() - 1)
        })?;
        let old = olds.0[index].2.clone();
        let new = self.stretch(edit.at, edit.old, edit.added(), old.likelihood + least)?;
        Some(Measured { gain: new.likelihood - old.likelihood, edit, old, new })
    }

    /// The symbols from `at` on, if `put` stood there for the next `old`, until nothing of it is in an n-gram; nothing if they are
    /// less likely than `least`.
    fn stretch(&self, at: usize, old: usize, put: &[Symbol], least: f32) -> Option<Stretch> {
        let mut local = [0; 2 * ORDER];
        let mut length = 0;
        let before = &self.lay.symbols[at.saturating_sub(ORDER - 1)..at];
        let behind = &self.lay.symbols[at + old..self.lay.symbols.len().min(at + old + ORDER - 1)];
        for part in [before, put, behind] {
            local[length..length + part.len()].copy_from_slice(part);
            length += part.len();
        }
        let start = before.len();
        let mut last = self.lay.endings[at - 1];
        let mut stretch = Stretch { least: 0.0, symbols: length - start, ..Stretch::default() };
        stretch.levels.iter_mut().for_each(|levels| levels[1] = 16.0);
        for end in start..length {
            let here = self.language.ending(&local[..length], end, &last);
            let likelihood = self.language.likelihood(local[end], &here, &last);
            stretch.likelihood += likelihood;
            if stretch.likelihood < least {
                return None;
            }
            stretch.least = stretch.least.min(likelihood);
            for order in 2..=ORDER {
                // It begins within the change, or before it.
                if end + 1 >= order && end + 1 - order < start + put.len().max(usize::from(put.is_empty())) {
                    let is_cut = put.is_empty() && end + 1 - order >= start;
                    let level = f32::from(here[order - 1]);
                    if !is_cut {
                        let [most, least, sum] = &mut stretch.levels[order - 2];
                        *most = most.max(level);
                        *least = least.min(level);
                        *sum += level;
                    }
                }
            }
            last = here;
        }
        Some(stretch)
    }

    /// What the ranker is told of one of the edits at a place.
    #[must_use]
    pub fn features(&self, measured: &Measured, all: &[Measured]) -> Features {
        let Measured { edit, gain, old, new } = measured;
        let others = all.iter().filter(|other| other.edit != *edit && other.edit.class() == edit.class());
        let best = others.clone().map(|other| other.gain).fold(0.0f32, f32::max);
        let rank = others.filter(|other| other.gain > *gain).count();
        let mut features = [0.0; FEATURES];
        let mut at = 0;
        let mut tell = |value: f32| {
            features[at] = value;
            at += 1;
        };
        tell(f32::from(edit.kind as u8));
        tell(*gain);
        tell(old.likelihood / old.symbols.max(1) as f32);
        tell(new.likelihood / new.symbols.max(1) as f32);
        tell(gain - best);
        tell(rank as f32);
        tell(all.len() as f32);
        tell(old.least);
        tell(new.least);
        for (old, new) in old.levels.iter().zip(&new.levels) {
            [old[0], old[2], new[0], new[1], new[2]].into_iter().for_each(&mut tell);
        }
        let old_symbols = &self.lay.symbols[edit.at..edit.at + edit.old];
        let surprise = |symbols: &[Symbol]| symbols.iter().map(|&s| self.language.surprise(s)).fold(0.0f32, f32::max);
        tell(surprise(old_symbols));
        tell(surprise(edit.added()));
        let applied = self.around(edit);
        let here = edit.at.min(6);
        let [was, is] =
            [&self.local(edit.at), &applied].map(|symbols| Cut::new(&self.language, &self.words, symbols, here));
        [was.longest, was.level, is.longest, is.level, was.cost - is.cost, was.singles, is.singles]
            .into_iter()
            .for_each(&mut tell);
        [self.lay.known(), self.lay.symbols.len().min(40) as f32, self.sounds(edit)].into_iter().for_each(&mut tell);
        self.context(edit).into_iter().for_each(&mut tell);
        self.repeated(edit, &applied).into_iter().for_each(&mut tell);
        self.surroundings(edit).into_iter().for_each(&mut tell);
        debug_assert_eq!(at, FEATURES);
        features
    }

    /// The symbols around `at`, six on each side.
    fn local(&self, at: usize) -> Vec<Symbol> {
        self.lay.symbols[at.saturating_sub(6)..self.lay.symbols.len().min(at + 7)].to_vec()
    }

    /// The symbols around an edit after it.
    fn around(&self, edit: &Edit) -> Vec<Symbol> {
        let behind = edit.at + edit.old;
        let before = &self.lay.symbols[edit.at.saturating_sub(6)..edit.at];
        [before, edit.added(), &self.lay.symbols[behind..self.lay.symbols.len().min(behind + 6)]].concat()
    }

    /// Whether what is meant is read the same: 1, or 0.
    fn sounds(&self, edit: &Edit) -> f32 {
        let old = &self.lay.symbols[edit.at..edit.at + edit.old];
        let pairs = || old.iter().zip(edit.added());
        f32::from(u8::from(edit.old == edit.len && pairs().all(|(&a, &b)| self.confusions.is_read_alike(a, b))))
    }

    /// How well the text around an edit is known.
    fn context(&self, edit: &Edit) -> [f32; 6] {
        let behind = edit.at + edit.old;
        let level =
            |end: usize, order: usize| self.lay.endings.get(end).map_or(0.0, |ending| f32::from(ending[order - 1]));
        let orders =
            |end: usize| self.lay.endings.get(end).map_or(0, |ending| ending.iter().filter(|&&l| l > 0).count()) as f32;
        let fours = self.lay.fours();
        let known = |from: usize, to: usize| {
            let range = from.min(fours.len())..to.min(fours.len());
            let count = range.len().max(1) as f32;
            range.filter(|&end| fours[end] > 0).count() as f32 / count
        };
        let left = known(edit.at.saturating_sub(8), edit.at);
        let right = known(behind + 2, behind + 10);
        [orders(edit.at - 1), level(edit.at - 1, 3), level(behind + 2, 3), level(behind + 1, 2), left, right]
    }

    /// How often the document says what stands there, and what may be meant.
    fn repeated(&self, edit: &Edit, applied: &[Symbol]) -> [f32; 4] {
        let most = |symbols: &[Symbol], at: usize, span: usize, order: usize| {
            let starts = (at + 1).saturating_sub(order)..at + span;
            let grams = starts.filter_map(|start| symbols.get(start..start + order));
            f32::from(grams.map(|gram| self.repeats.count(gram)).max().unwrap_or(0).min(8))
        };
        let here = edit.at.min(6);
        let old = |order| most(self.lay.symbols, edit.at, edit.old.max(1), order);
        let new = |order| most(applied, here, edit.len.max(1), order);
        [old(2), old(3), new(2), new(3)]
    }

    /// Where an edit stands: in quotation marks, in a list of names, beside a number …
    fn surroundings(&self, edit: &Edit) -> [f32; 13] {
        let behind = edit.at + edit.old;
        let yes = |is: bool| f32::from(u8::from(is));
        let (before, after) = (&self.lay.symbols[..edit.at], &self.lay.symbols[behind..]);
        let is_in = |open: Symbol, close: Symbol| {
            let last = before.iter().rev().find(|&&symbol| symbol == open || symbol == close);
            last == Some(&open) && after.contains(&close)
        };
        let left = before.iter().rev().take_while(|&&symbol| is_han(symbol)).count();
        let right = after.iter().take_while(|&&symbol| is_han(symbol)).count();
        let pauses = [before.len().checked_sub(left + 1).map(|at| before[at]), after.get(right).copied()];
        let all = before.iter().rev().take(2).chain(after.iter().take(2)).chain(&self.lay.symbols[edit.at..behind]);
        let is_one_of = |symbol: Symbol, list: &str| character(symbol).is_some_and(|c| list.contains(c));
        let is_number = |symbol: &Symbol| matches!(*symbol, symbols::DIGITS | symbols::LATIN);
        let near = [before.last(), after.first()].into_iter().flatten();
        let is_doubled = edit.kind == Kind::Extra && near.clone().any(|symbol| *symbol == self.lay.symbols[edit.at]);
        let doubles = near.clone().any(|symbol| edit.added().contains(symbol));
        [
            yes(is_in(symbols::QUOTE, symbols::UNQUOTE)),
            yes(is_in(symbols::TITLE, symbols::UNTITLE)),
            left.min(12) as f32,
            right.min(12) as f32,
            pauses.iter().flatten().filter(|&&symbol| symbol == symbols::PAUSE).count() as f32,
            yes(all.copied().any(|symbol| is_one_of(symbol, NUMERALS))),
            yes(before.iter().rev().take(2).any(|&symbol| is_one_of(symbol, SURNAMES))),
            yes(after.iter().take(3).any(|&symbol| is_one_of(symbol, PLACES))),
            yes(near.clone().any(is_number)),
            yes(is_doubled),
            yes(doubles),
            yes(edit.added().iter().any(|&symbol| is_one_of(symbol, PARTICLES))),
            yes(self.lay.symbols[edit.at..behind].iter().any(|&symbol| is_one_of(symbol, PARTICLES))),
        ]
    }
}

const NUMERALS: &str = "一二三四五六七八九十百千万亿零两第几";
/// Most Chinese people have one of these family names.
pub(crate) const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";
pub(crate) const PLACES: &str = "省市县区州旗镇乡村街路里巷庄屯河湖山江桥港湾岛社局厅委院所站公司校园";
const PARTICLES: &str = "的地得了着过和与及或在于是为有不等之其以";
