//! What the first pass keeps of what rules found. A text may hold a million findings: of each rule, as many as reports
//! list are kept whole; of the others a few bytes, which are enough to mask, to resolve and to count them.

use std::collections::{BTreeSet, HashMap};

use crate::finding::Masker;
use hegao_model::text::{Source, Span};
use hegao_rules::finding::{Severity, Value};
use hegao_rules::rule::{Fault, Judged, Rule, Suggests};

/// A match.
pub(crate) enum Hit {
    /// All of it.
    Whole(Box<Judged>),
    /// One beyond the limit.
    Bare(Bare),
}

/// A match of which no report will say more than that it is there.
#[derive(Clone, Copy)]
pub(crate) struct Bare {
    rule: u32,
    start: u32,
    end: u32,
    /// The number of its mask, from 1.
    mask: u32,
    severity: Severity,
    suggests: Suggests,
    is_absent: bool,
    subject: Option<(u32, u32)>,
    /// Whether it counts; if not, it only serves to mask.
    pub(super) counts: bool,
}

impl Fault for Hit {
    fn rule(&self) -> usize {
        match self {
            Self::Whole(judged) => judged.rule,
            Self::Bare(bare) => bare.rule as usize,
        }
    }

    fn span(&self) -> Span<Source> {
        match self {
            Self::Whole(judged) => judged.span,
            Self::Bare(bare) => Span::new(bare.start as usize, bare.end as usize),
        }
    }

    fn severity(&self) -> Severity {
        match self {
            Self::Whole(judged) => judged.severity,
            Self::Bare(bare) => bare.severity,
        }
    }

    fn is_absent(&self) -> bool {
        match self {
            Self::Whole(judged) => judged.absent,
            Self::Bare(bare) => bare.is_absent,
        }
    }

    fn suggests(&self) -> Suggests {
        match self {
            Self::Whole(judged) => judged.suggests(),
            Self::Bare(bare) => bare.suggests,
        }
    }

    fn subject(&self) -> Option<Span<Source>> {
        match self {
            Self::Whole(judged) => judged.subject,
            Self::Bare(bare) => bare.subject.map(|(start, end)| Span::new(start as usize, end as usize)),
        }
    }
}

impl Hit {
    /// Whether it counts; if not, it only serves to mask.
    pub(super) fn counts(&self) -> bool {
        match self {
            Self::Whole(judged) => judged.applies,
            Self::Bare(bare) => bare.counts,
        }
    }

    /// What must not be shown of it, if all of it was kept.
    pub(super) fn value(&self) -> Option<&Value> {
        match self {
            Self::Whole(judged) => judged.value.as_ref(),
            Self::Bare(_) => None,
        }
    }

    pub(super) fn set_severity(&mut self, severity: Severity) {
        match self {
            Self::Whole(judged) => judged.severity = severity,
            Self::Bare(bare) => bare.severity = severity,
        }
    }

    /// All that is known of it.
    pub(super) fn judged(self, rules: &[Rule]) -> Judged {
        match self {
            Self::Whole(judged) => *judged,
            Self::Bare(bare) => {
                let span = Span::new(bare.start as usize, bare.end as usize);
                Judged::bare(bare.rule as usize, span, bare.severity, rules[bare.rule as usize].confidence)
            }
        }
    }
}

/// The matches of one document.
pub(crate) struct Found {
    /// Each with the number of its block.
    hits: Vec<(u32, Hit)>,
    /// How many of each rule there are.
    counts: Vec<usize>,
    limit: usize,
    masks: Vec<Box<str>>,
    known: HashMap<Box<str>, u32>,
    /// Knows all values that were found.
    pub(super) masker: Masker,
    /// The values, each with its rule, for who asked for them.
    pub(super) values: Option<BTreeSet<(usize, Value)>>,
}

impl Found {
    /// Nothing yet; `limit` matches of a rule are kept whole.
    pub(super) fn new(rules: usize, limit: usize, reveal: bool) -> Self {
        let masker = Masker::gathering(reveal);
        Self {
            hits: Vec::new(),
            counts: vec![0; rules],
            limit,
            masks: Vec::new(),
            known: HashMap::new(),
            masker,
            values: None,
        }
    }

    /// The same, with all values kept, each with its rule.
    pub(super) fn keeping_values(self, keeps: bool) -> Self {
        Self { values: keeps.then(BTreeSet::new), ..self }
    }

    /// Takes in a match; `counts`: whether its rule's findings count at all.
    pub(super) fn add(&mut self, block: usize, judged: Judged, counts: bool) {
        let counts = counts && judged.applies;
        let sensitive = judged.value.as_ref();
        if !counts && sensitive.is_none() {
            return;
        }
        if let Some(value) = sensitive {
            self.masker.add(value);
            self.values.iter_mut().for_each(|values| _ = values.insert((judged.rule, value.clone())));
        }
        let is_listed = counts && self.counts[judged.rule] < self.limit;
        self.counts[judged.rule] += usize::from(counts);
        let hit = if is_listed {
            Hit::Whole(Box::new(judged))
        } else {
            let mask = sensitive.map_or(0, |value| self.number(value.mask()));
            Hit::Bare(Bare {
                rule: judged.rule as u32,
                start: judged.span.start() as u32,
                end: judged.span.end() as u32,
                mask,
                severity: judged.severity,
                suggests: judged.suggests(),
                is_absent: judged.absent,
                subject: judged.subject.map(|subject| (subject.start() as u32, subject.end() as u32)),
                counts,
            })
        };
        self.hits.push((block as u32, hit));
    }

    /// The number of a mask, from 1.
    fn number(&mut self, mask: String) -> u32 {
        if let Some(&number) = self.known.get(mask.as_str()) {
            return number;
        }
        let number = self.masks.len() as u32 + 1;
        self.masks.push(mask.as_str().into());
        self.known.insert(mask.into(), number);
        number
    }

    /// The matches that reports list, each with the number of its block.
    pub(super) fn listed(&self) -> impl Iterator<Item = (usize, &Judged)> {
        self.hits.iter().filter_map(|(block, hit)| match hit {
            Hit::Whole(judged) => Some((*block as usize, &**judged)),
            Hit::Bare(_) => None,
        })
    }

    /// The matches block by block, and what will mask the document, not prepared yet.
    pub(super) fn by_block(self) -> (Blocks, Masker) {
        let Self { mut hits, masks, masker, .. } = self;
        hits.sort_by_key(|(block, _)| *block);
        (Blocks { hits: hits.into_iter().peekable(), masks }, masker)
    }
}

/// Matches, block by block.
pub(super) struct Blocks {
    hits: std::iter::Peekable<std::vec::IntoIter<(u32, Hit)>>,
    masks: Vec<Box<str>>,
}

impl Blocks {
    /// What must not be shown where `hit` stands.
    pub(super) fn mask(&self, hit: &Hit) -> Option<String> {
        match hit {
            Hit::Whole(judged) => judged.value.as_ref().map(crate::finding::Value::mask),
            Hit::Bare(bare) => Some(self.masks[(bare.mask as usize).checked_sub(1)?].to_string()),
        }
    }
}

impl Iterator for Blocks {
    type Item = (usize, Vec<Hit>);

    fn next(&mut self) -> Option<Self::Item> {
        let (block, first) = self.hits.next()?;
        let mut hits = vec![first];
        while let Some((_, hit)) = self.hits.next_if(|(next, _)| *next == block) {
            hits.push(hit);
        }
        Some((block as usize, hits))
    }
}
