//! The first step: every rule looks at every block, then at the page, the names and the path. What comes out are candidates:
//! inner, with all that they found, and not masked. Two read them: [`present`](super::present) makes findings of them, and
//! [`rewrite`](super::rewrite) edits.

use hegao_model::clock::Clock;
use hegao_model::document::{Block, Document};
use hegao_model::workers::{Alone, Workers, collect};
use hegao_rules::check::Page;
use hegao_rules::facts::Facts;
use hegao_rules::rule;
use hegao_rules::rule::{Asking, Clues, Fault, Gates, Judged, Stretch, Telling, one_for_each_fault};

use super::found::{Found, Hit};
use super::{Ruling, Scanner, unseen};

/// So many bytes of text are put to a rule at once, and no block that is longer.
const AT_ONCE: usize = 1 << 16;
/// What a block counts beside its text: a table has a million that are nearly empty.
const EACH: usize = 16;

/// What is judged, and by what.
#[derive(Clone, Copy)]
pub(crate) struct Judge<'a> {
    pub(crate) scanner: &'a Scanner,
    pub(crate) path: &'a str,
    pub(crate) document: &'a Document,
    pub(crate) facts: &'a Facts,
    /// One entry for each rule.
    pub(crate) rulings: &'a [Ruling],
    /// How many matches of a rule are kept whole; of the others there is no more than that they are there.
    pub(crate) limit: usize,
    /// Whether all values that are found are kept, each with its rule.
    pub(crate) keeps_values: bool,
    /// Of what is told once, which places.
    pub(crate) telling: Telling,
}

/// What rules found in one document.
pub(crate) struct Judgement {
    pub(crate) found: Found,
    /// The seconds that were given, if there was no time for all of it.
    pub(crate) late: Option<u64>,
}

/// Where matches stand: in a block, or in the document's path.
#[derive(Clone, Copy)]
pub(crate) struct Home<'d> {
    pub(crate) index: Option<usize>,
    pub(crate) block: Option<&'d Block>,
    pub(crate) source: &'d str,
}

impl<'a> Judge<'a> {
    /// One that keeps all matches whole.
    pub(crate) fn of_all(
        scanner: &'a Scanner,
        path: &'a str,
        document: &'a Document,
        facts: &'a Facts,
        rulings: &'a [Ruling],
    ) -> Self {
        let (limit, keeps_values, telling) = (usize::MAX, false, Telling::Once);
        Self { scanner, path, document, facts, rulings, limit, keeps_values, telling }
    }

    /// All matches, also those that only serve to mask, as far as there is time.
    pub(crate) fn judge(&self, clock: &Clock, workers: &dyn Workers) -> Judgement {
        let &Self { scanner, path, document, facts, rulings, limit, keeps_values, telling } = self;
        let rules = scanner.rules();
        let counts = |rule: usize| rulings[rule] != Ruling::Hidden && rules[rule].applies.to_document(facts);
        let wanted: Vec<bool> = (0..rules.len()).map(|rule| rules[rule].sensitive || counts(rule)).collect();
        let page = rule::page_by(document, facts, clock, workers);
        let mut clues = Clues::default();
        let mut found = Found::new(rules.len(), limit, scanner.reveal).keeping_values(keeps_values);
        let mut notes = unseen::Notes::default();
        let asking = Asking { facts, gates: Gates::On, wanted: &|rule| wanted[rule], clock, above: &[] };
        let mut news = unseen::Told::default();
        let mut last = None;
        let mut take = |index: usize, judged: Judged| {
            let is_unseen = !rules[judged.rule].check.hidden().is_empty();
            let mut is_news = || match last {
                Some((of, is_news)) if of == index => is_news,
                _ => last.insert((index, news.is_news(document, &document.blocks[index]))).1,
            };
            if !is_unseen || is_news() {
                let counts = rulings[judged.rule] != Ruling::Hidden;
                let is_minor = counts && unseen::is_minor(&judged, &rules[judged.rule], facts);
                if let Some(judged) = if is_minor { notes.take(index, judged) } else { Some(judged) } {
                    found.add(index, judged, counts && !is_minor);
                }
            }
        };
        let stretches = Stretch::all(document, workers);
        match &stretches[..] {
            [whole] => self.stretch(&page, whole, asking, &mut clues, &mut take),
            // What is found in a few of them may wait in memory.
            many => {
                many.chunks(Stretch::WAVE * workers.count()).take_while(|_| clock.late().is_none()).for_each(|wave| {
                    let judged = collect(workers, wave.len(), |at| {
                        let (mut clues, mut judged) = (Clues::default(), Vec::new());
                        self.stretch(&page, &wave[at], asking, &mut clues, &mut |index, one| judged.push((index, one)));
                        (clues, judged)
                    });
                    for (behind, judged) in judged {
                        clues.append(behind);
                        judged.into_iter().for_each(|(index, judged)| take(index, judged));
                    }
                })
            }
        }
        notes.end().for_each(|(index, judged)| found.add(index, judged, true));
        let mut add = |index: usize, judged: Judged| {
            let counts = rulings[judged.rule] != Ruling::Hidden;
            found.add(index, judged, counts);
        };
        scanner.find_in_names(document, facts, &mut add);
        if clock.late().is_none() {
            let workers = if stretches.len() > 1 { workers } else { &Alone };
            scanner.rules.conclude(&page, &clues, &|rule| wanted[rule], (telling, workers), &mut add);
        }
        scanner.find_in_path(path, facts).into_iter().for_each(|judged| add(document.blocks.len(), judged));
        Judgement { found, late: clock.late() }
    }

    /// Puts all rules to the blocks of a stretch, as far as there is time.
    fn stretch(
        &self,
        page: &Page<'_>,
        stretch: &Stretch,
        asking: Asking<'_>,
        clues: &mut Clues,
        take: &mut dyn FnMut(usize, Judged),
    ) {
        let rules = &self.scanner.rules;
        let (mut waiting, mut bytes) = (Vec::new(), 0);
        for index in stretch.blocks.clone() {
            let block = page.blocks.get(index).or_else(|| page.asides.get(index - page.blocks.len()));
            let length = block.map_or(0, |block| block.text.source().len());
            let Some(block) = block.filter(|_| !asking.clock.is_over(length)) else { break };
            let asking = Asking { above: page.blocks.get(..index).unwrap_or_default(), ..asking };
            bytes += length + EACH;
            if bytes > AT_ONCE {
                rules.check_many(&waiting, clues, take);
                (waiting, bytes) = (Vec::new(), length + EACH);
            }
            // What is found in one that is long waits for nothing.
            match length {
                0..=AT_ONCE => waiting.push((index, block, asking)),
                _ => {
                    let clues = block.is_read().then_some((index, &mut *clues));
                    rules.check_each(block, asking, clues, &mut |judged| take(index, judged));
                }
            }
        }
        rules.check_many(&waiting, clues, take);
    }

    /// Where the matches with this number of a block stand.
    pub(crate) fn home(&self, index: usize) -> Home<'a> {
        match self.document.blocks.get(index) {
            Some(block) => Home { index: Some(index), block: Some(block), source: self.document.text(block) },
            None => Home { index: None, block: None, source: self.path },
        }
    }

    /// The candidates among the matches of one block: those that count, one for each fault, as grave as the rulings say.
    pub(crate) fn candidates(&self, home: Home<'_>, hits: Vec<Hit>) -> Vec<Hit> {
        let rules = self.scanner.rules();
        let counting = hits.into_iter().filter(Hit::counts).filter_map(|mut hit| {
            let own = rules[hit.rule()].severity.of(self.facts.audience);
            hit.set_severity(self.rulings[hit.rule()].severity(hit.severity(), own)?);
            Some(hit)
        });
        // What stands nowhere in the file (a column's head before a cell) is told where it does stand.
        let is_stored = |hit: &Hit| {
            home.block.is_none_or(|block| block.hidden.is_some() || block.stands_somewhere(&hit.span().range()))
        };
        one_for_each_fault(counting.filter(is_stored).collect(), rules)
    }
}
