//! Many rules over one document. Block by block: one pass for all literals, then only the patterns whose gate opened, then
//! the conditions. Then, with what the pass found for them, the checks of the whole page.

use crate::check::{
    Beside, Check, Clue, Lead, Literals, Match, Page, PageBlock, PageCheck, Spotted, Starts, Tables, Verdict, Weight,
    Why, narrow,
};
use crate::facts::{BlockFacts, Facts};
use crate::finding::{Applicability, Severity};
use crate::language::Said;
use hegao_model::clock::Clock;
use hegao_model::document::Hidden;
use hegao_model::text::{Span, Text};
use hegao_model::workers::{Workers, collect};

use super::judged::Judged;
use super::{Bilingual, Rule};

/// Rules that are ready to run.
pub struct RuleSet {
    rules: Vec<Rule>,
    literals: Literals,
    /// What each literal is for.
    targets: Vec<Target>,
    /// How far before the literals of gates matches may begin.
    leads: Vec<Lead>,
    /// Patterns that wait for a number.
    by_digits: Vec<usize>,
    /// Patterns without a gate.
    ungated: Vec<usize>,
    /// Rules that look for hidden data.
    hidden: Vec<usize>,
    /// Checks of the whole page, each with its rule.
    pages: Vec<(usize, Box<dyn PageCheck>)>,
}

/// What a literal is for. Small: a long text asks for a million of them here and there.
#[derive(Clone, Copy)]
enum Target {
    /// A row of a words check.
    Word { rule: u32, row: u32 },
    /// The gate of a pattern, with the number of its lead.
    Gate { rule: u32, lead: u32 },
    /// A clue for a check of the whole page.
    Clue { page: u32, literal: u32 },
}

/// What the pass over the blocks found for the checks of the whole page: for each of them, in reading order.
#[derive(Default)]
pub struct Clues(Vec<Vec<Clue>>);

impl Clues {
    /// Those of one check.
    fn of(&mut self, page: usize) -> &mut Vec<Clue> {
        if self.0.len() <= page {
            self.0.resize_with(page + 1, Vec::new);
        }
        &mut self.0[page]
    }

    /// Adds those of blocks further on.
    pub fn append(&mut self, behind: Self) {
        for (page, mut clues) in behind.0.into_iter().enumerate() {
            self.of(page).append(&mut clues);
        }
    }
}

/// How many matches of one check of the page wait in memory for those of the checks before it.
const AT_ONCE: usize = 2_000;

/// Whether gates decide which patterns run. Without them every pattern runs everywhere: slower, with the same result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gates {
    /// They decide.
    On,
    /// Every pattern runs.
    Off,
}

/// Of what is told once for the whole document, which places are given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// The first, with the number of all.
    Once,
    /// Each: for whoever writes there.
    Each,
}

/// How rules are put to a block.
#[derive(Clone, Copy)]
pub struct Asking<'a> {
    /// What the document says of itself.
    pub facts: &'a Facts,
    /// Whether gates decide.
    pub gates: Gates,
    /// Leaves rules out before they cost anything.
    pub wanted: &'a (dyn Fn(usize) -> bool + Sync),
    /// How long it may take: what is found until then is told.
    pub clock: &'a Clock,
    /// The blocks before the one in question, as far as they are on the page.
    pub above: &'a [PageBlock<'a>],
}

/// What a condition may ask about a match beside its text.
#[derive(Clone, Copy)]
struct Around<'a> {
    block: BlockFacts,
    above: &'a [PageBlock<'a>],
}

/// A rule that is to be put to a block, its place among those that are looked at, and where matches may begin.
type Open = (usize, u32, Starts);

/// The same by rule, of each in the order that they have. A wave has thousands, so they are counted and not compared.
fn by_rule(open: &[Open], rules: usize) -> Vec<Open> {
    let mut ends = vec![0; rules];
    open.iter().for_each(|&(rule, ..)| ends[rule] += 1);
    let mut sum = 0;
    ends.iter_mut().for_each(|end| sum += std::mem::replace(end, sum));
    let mut sorted = open.to_vec();
    for &one in open {
        sorted[ends[one.0]] = one;
        ends[one.0] += 1;
    }
    sorted
}

impl RuleSet {
    /// Prepares rules, with the dated tables that they look into. Patterns are compiled when their gate first opens.
    #[must_use]
    pub fn new(rules: Vec<Rule>, tables: &Tables) -> Self {
        let rules: Vec<Rule> = rules.into_iter().map(|rule| rule.resting_on(tables)).collect();
        let pages: Vec<(usize, Box<dyn PageCheck>)> =
            (rules.iter().enumerate()).filter_map(|(index, rule)| Some((index, rule.check.of_page(tables)?))).collect();
        let wanted: Vec<Vec<String>> = pages.iter().map(|(_, check)| check.literals()).collect();
        let mut literals: Vec<&str> = Vec::new();
        let (mut targets, mut by_digits) = (Vec::new(), Vec::new());
        let (mut ungated, mut hidden, mut leads) = (Vec::new(), Vec::new(), Vec::new());
        for (rule, Rule { check, .. }) in rules.iter().enumerate() {
            match check {
                Check::Words(words) => {
                    literals.extend(words.rows.iter().map(|row| row.wrong.as_str()));
                    targets.extend((0..narrow(words.rows.len())).map(|row| Target::Word { rule: narrow(rule), row }));
                }
                Check::Regex(regex) => match &regex.gate {
                    Some(gate) => {
                        // Those of one rule are few.
                        let first = leads.len();
                        for (literal, text) in gate.any.iter().enumerate() {
                            let Some(lead) = regex.lead(literal) else { continue };
                            let known = leads[first..].iter().position(|known| *known == lead);
                            let lead = first
                                + known.unwrap_or_else(|| {
                                    leads.push(lead);
                                    leads.len() - 1 - first
                                });
                            literals.push(text);
                            targets.push(Target::Gate { rule: narrow(rule), lead: narrow(lead) });
                        }
                        by_digits.extend(gate.digits.map(|_| rule));
                    }
                    None => ungated.push(rule),
                },
                Check::Hidden(_) => hidden.push(rule),
                check => debug_assert!(check.is_of_page()),
            }
        }
        for (page, wanted) in (0..).zip(&wanted) {
            literals.extend(wanted.iter().map(String::as_str));
            targets.extend((0..narrow(wanted.len())).map(|literal| Target::Clue { page, literal }));
        }
        let literals = Literals::new(literals);
        Self { rules, literals, targets, leads, by_digits, ungated, hidden, pages }
    }

    /// The rules, as [`Judged::rule`] counts them.
    #[must_use]
    pub fn rules(&self) -> &[Rule] {
        &self.rules
    }

    /// All that the rules have to say about one block alone, by rule. `wanted` leaves rules out before they cost anything.
    /// `clues` takes what [`RuleSet::conclude`] needs of the block of that index. Of code, and of what nobody sees,
    /// only sensitive values are told; what nobody sees is also put to the rules of hidden data.
    #[must_use]
    pub fn check(
        &self,
        block: &PageBlock<'_>,
        facts: &Facts,
        gates: Gates,
        wanted: &(dyn Fn(usize) -> bool + Sync),
        clues: Option<(usize, &mut Clues)>,
    ) -> Vec<Judged> {
        let mut judged = Vec::new();
        let asking = Asking { facts, gates, wanted, clock: &Clock::endless(), above: &[] };
        self.check_each(block, asking, clues, &mut |found| judged.push(found));
        judged
    }

    /// The same, one after another: one block may have a million.
    pub fn check_each(
        &self,
        block: &PageBlock<'_>,
        asking: Asking<'_>,
        clues: Option<(usize, &mut Clues)>,
        found: &mut dyn FnMut(Judged),
    ) {
        let mut open = Vec::new();
        self.look(block, asking, clues, &mut |rule, starts| open.push((rule, starts)), found);
        open.sort_unstable();
        for of_rule in open.chunk_by(|(a, _), (b, _)| a == b).take_while(|_| !asking.clock.is_over(0)) {
            self.regex(of_rule[0].0, of_rule.iter().map(|&(_, starts)| starts).collect(), block, asking, found);
        }
    }

    /// The same of many blocks, each with its index and what is asked of it: rule by rule, so that what a pattern needs stays at hand. `is_read` says whose clues
    /// are wanted. What is found waits in memory.
    pub fn check_many(
        &self,
        blocks: &[(usize, &PageBlock<'_>, Asking<'_>)],
        clues: &mut Clues,
        found: &mut dyn FnMut(usize, Judged),
    ) {
        let (mut open, mut judged) = (Vec::new(), Vec::new());
        for (place, &(index, block, asking)) in (0u32..).zip(blocks) {
            let clues = block.is_read().then_some((index, &mut *clues));
            let mut opens = |rule, starts| open.push((rule, place, starts));
            self.look(block, asking, clues, &mut opens, &mut |one| judged.push((place, one)));
        }
        let open = by_rule(&open, self.rules.len());
        for of_rule in open.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)) {
            let (rule, place, _) = of_rule[0];
            let (_, block, asking) = blocks[place as usize];
            if asking.clock.is_over(0) {
                break;
            }
            let starts = of_rule.iter().map(|&(.., starts)| starts).collect();
            self.regex(rule, starts, block, asking, &mut |one| judged.push((place, one)));
        }
        judged.sort_by_key(|&(place, _)| place);
        judged.into_iter().for_each(|(place, one)| found(blocks[place as usize].0, one));
    }

    /// The first look at a block: what is hidden, and all literals. `open` takes each pattern that is to be looked for, and where; `found` what words find.
    fn look(
        &self,
        block: &PageBlock<'_>,
        Asking { facts, gates, wanted, clock, above }: Asking<'_>,
        mut clues: Option<(usize, &mut Clues)>,
        open: &mut dyn FnMut(usize, Starts),
        found: &mut dyn FnMut(Judged),
    ) {
        let (text, unseen) = (&block.text, block.hidden);
        let around = Around { block: block.facts, above };
        self.hidden(unseen, text, facts, around, wanted, found);
        if unseen.is_some_and(Hidden::is_shown_elsewhere) {
            return;
        }
        let is_read = block.is_read();
        let wanted = |rule: usize| wanted(rule) && (is_read || self.rules[rule].sensitive);
        self.literals.find_in_time(text.folded(), clock, |literal, start, end| match self.targets[literal] {
            Target::Gate { rule, lead } if wanted(rule as usize) => {
                open(rule as usize, self.leads[lead as usize].starts(text.folded(), start));
            }
            Target::Word { rule, row } if wanted(rule as usize) => {
                let m = Match { span: Span::new(start, end), row: Some(row as usize), verdict: None };
                self.words(rule as usize, text, facts, around, &m).into_iter().for_each(&mut *found);
            }
            Target::Gate { .. } | Target::Word { .. } => {}
            Target::Clue { page, literal } => {
                if let Some((block, clues)) = &mut clues {
                    clues.of(page as usize).push(Clue::new(*block, literal as usize, Span::new(start, end)));
                }
            }
        });
        let survey = text.survey();
        let opens = |rule: &usize| survey.digits > 0 && self.rules[*rule].check.opens(survey);
        let by_digits = self.by_digits.iter().copied().filter(opens);
        let all = if gates == Gates::Off { 0..self.rules.len() } else { 0..0 };
        let anywhere = self.ungated.iter().copied().chain(by_digits).chain(all);
        anywhere.filter(|&rule| wanted(rule)).for_each(|rule| open(rule, Starts::ANYWHERE));
    }

    /// What the checks of the whole page have to say, each with its block, as long as there is time.
    pub fn conclude(
        &self,
        page: &Page<'_>,
        clues: &Clues,
        wanted: &dyn Fn(usize) -> bool,
        (telling, workers): (Telling, &dyn Workers),
        found: &mut dyn FnMut(usize, Judged),
    ) {
        let of = |index: usize| clues.0.get(index).map_or(&[][..], Vec::as_slice);
        let has_cause = |index: usize| {
            let (rule, check) = &self.pages[index];
            let has_cause = !of(index).is_empty() || !check.needs_clues();
            has_cause && wanted(*rule) && self.rules[*rule].applies.to_document(page.facts)
        };
        let checks: Vec<usize> = (0..self.pages.len()).filter(|&index| has_cause(index)).collect();
        if workers.count() < 2 {
            page.each(checks).for_each(|index| self.ask(index, page, of(index), telling, found));
            return;
        }
        let told = collect(workers, checks.len(), |at| {
            let (mut told, mut is_all) = (Vec::new(), !page.clock.is_over(0));
            if is_all {
                self.ask(checks[at], page, of(checks[at]), telling, &mut |block, judged| match told.len() < AT_ONCE {
                    true => told.push((block, judged)),
                    false => is_all = false,
                });
            }
            (told, is_all)
        });
        for (index, (told, is_all)) in checks.into_iter().zip(told) {
            match is_all {
                true => told.into_iter().for_each(|(block, judged)| found(block, judged)),
                // A million may not wait for each other in memory.
                false => page.each([index]).for_each(|index| self.ask(index, page, of(index), telling, found)),
            }
        }
    }

    /// What one check of the whole page has to say, of which these are the clues.
    fn ask(
        &self,
        index: usize,
        page: &Page<'_>,
        clues: &[Clue],
        telling: Telling,
        found: &mut dyn FnMut(usize, Judged),
    ) {
        let (rule, check) = &self.pages[index];
        let (mut first, mut others) = (None, Vec::new());
        let mut count = 0;
        check.find_each(page, clues, &mut |spotted| {
            let block = spotted.block;
            let Some(judged) = self.spotted(*rule, page, spotted) else { return };
            if check.is_told_once() {
                count += usize::from(judged.applies);
                if first.is_none() {
                    first = Some((block, judged));
                } else if telling == Telling::Each && judged.applies {
                    others.push((block, judged));
                }
            } else {
                found(block, judged);
            }
        });
        if let Some((block, judged)) = first.filter(|_| check.stands(page, count)) {
            let count = count.to_string();
            let detail = Some(Bilingual { zh: count.clone(), en: Some(count) });
            found(block, Judged { detail, ..judged });
            others.into_iter().for_each(|(block, judged)| found(block, judged));
        }
    }

    /// Whether all that a rule finds is told at its first place.
    #[must_use]
    pub fn tells_once(&self, rule: usize) -> bool {
        self.pages.iter().any(|(index, check)| *index == rule && check.is_told_once())
    }

    /// Puts what a check of the whole page found to its rule's conditions.
    fn spotted(&self, rule: usize, page: &Page<'_>, spotted: Spotted) -> Option<Judged> {
        let block = &page.blocks[spotted.block];
        let m = Match { span: block.text.to_folded(spotted.span), row: None, verdict: None };
        let around = Around { block: block.facts, above: &page.blocks[..spotted.block] };
        let mut judged = self.judge(rule, &block.text, page.facts, around, &m)?;
        judged.severity = match spotted.weight {
            Weight::Full => judged.severity,
            Weight::Unconfirmed => judged.severity.min(Severity::Warning),
            Weight::Advice => Severity::Note,
        };
        judged.span = spotted.span;
        judged.applies &= !spotted.masks_only;
        judged.applicability = if spotted.safe { Applicability::Safe } else { Applicability::Unsafe };
        judged.suggestions = spotted.suggestions;
        if let (Check::Habit(habit), Some(fix)) = (&self.rules[rule].check, &self.rules[rule].fix) {
            fix.suggest(&habit.slip.canonical(m.span.of(block.text.folded())), &mut judged);
        }
        judged.why = spotted.why.map(|Why { zh, en }| Bilingual { zh, en });
        if let (true, Some(fix)) = (judged.suggestions.is_empty(), &self.rules[rule].fix) {
            fix.suggest(m.span.of(block.text.folded()), &mut judged);
        }
        (judged.absent, judged.joins, judged.subject) = (spotted.absent, spotted.joins, spotted.subject);
        judged.detail = spotted.detail.map(|Said { zh, en }| Bilingual { zh, en: Some(en) });
        if spotted.dated {
            judged.weigh_date(page.facts.date_source);
        }
        Some(judged)
    }

    /// What the rules of hidden data say of a block that is hidden so: all of it, or nothing.
    fn hidden(
        &self,
        unseen: Option<Hidden>,
        text: &Text<'_>,
        facts: &Facts,
        around: Around<'_>,
        wanted: &dyn Fn(usize) -> bool,
        found: &mut dyn FnMut(Judged),
    ) {
        let Some(unseen) = unseen else { return };
        let m = Match { span: Span::new(0, text.folded().len()), row: None, verdict: None };
        let looking = self.hidden.iter().filter(|&&rule| self.rules[rule].check.hidden().contains(&unseen));
        let whole = |rule: &usize| {
            let span = Span::new(0, text.source().len());
            let (zh, en) = unseen.in_words();
            let detail = Some(Bilingual { zh: zh.into(), en: Some(en.into()) });
            Some(Judged { span, detail, ..self.judge(*rule, text, facts, around, &m)? })
        };
        looking.filter(|&&rule| wanted(rule)).filter_map(whole).for_each(found);
    }

    fn words(&self, rule: usize, text: &Text<'_>, facts: &Facts, around: Around<'_>, m: &Match) -> Option<Judged> {
        let Check::Words(words) = &self.rules[rule].check else { return None };
        if !words.accepts(text.folded(), m, facts.date) {
            return None;
        }
        let row = &words.rows[m.row?];
        let mut judged = self.judge(rule, text, facts, around, m)?;
        judged.suggestions.clone_from(&row.right);
        judged.applicability = if row.right.len() == 1 { Applicability::Safe } else { Applicability::Unsafe };
        judged.why = row.why.clone().map(|zh| Bilingual { zh, en: None });
        if row.is_dated() {
            judged.weigh_date(facts.date_source);
        }
        Some(judged)
    }

    fn regex(
        &self,
        rule: usize,
        starts: Vec<Starts>,
        PageBlock { text, facts: of_block, .. }: &PageBlock<'_>,
        Asking { facts, clock, above, .. }: Asking<'_>,
        found: &mut dyn FnMut(Judged),
    ) {
        let Check::Regex(regex) = &self.rules[rule].check else { return };
        let around = Around { block: *of_block, above };
        regex.find(text.folded(), &Starts::merged(starts), clock, |m| {
            match self.judge(rule, text, facts, around, &m) {
                Some(mut judged) => {
                    if let Some(fix) = &self.rules[rule].fix {
                        let value = judged.value.as_ref().map(|value| value.value.expose().clone());
                        let validator = regex.validate.filter(|_| m.verdict == Some(Verdict::Failed));
                        judged.detail = validator.map(|validator| {
                            let (zh, en) = validator.doubt(m.span.of(text.folded()));
                            Bilingual { zh: zh.into(), en: Some(en.into()) }
                        });
                        fix.suggest(&value.unwrap_or_else(|| regex.canonical(m.span.of(text.folded()))), &mut judged);
                    }
                    found(judged);
                    true
                }
                None => false,
            }
        });
    }

    /// Puts a match to its rule's conditions.
    fn judge(&self, index: usize, text: &Text<'_>, facts: &Facts, around: Around<'_>, m: &Match) -> Option<Judged> {
        let rule = &self.rules[index];
        let folded = text.folded();
        let applies = rule.applies.to_document(facts) && rule.applies.to_block(around.block);
        let beside = Beside::new(folded, m).under(around.above);
        if !(applies || rule.sensitive) || rule.unless.iter().any(|condition| condition.holds(&beside)) {
            return None;
        }
        let severity = rule.severity.of(facts.audience);
        let mut judged = Judged { applies, ..Judged::bare(index, text.to_source(m.span), severity, rule.confidence) };
        judged.weigh(rule, &beside)?;
        judged.grade(rule, facts, &beside)?;
        if rule.applies.is_dated() {
            judged.weigh_date(facts.date_source);
        }
        judged.value = rule.value(folded, m.span);
        Some(judged)
    }
}
