//! Making a program of what the parser of patterns tells.

use std::sync::OnceLock;
use std::sync::atomic::AtomicU64;

use regex_syntax::hir::{Capture, Class, ClassUnicode, Hir, HirKind, Look, Repetition};

use super::super::edge::{Characters, Edge};
use super::{Place, Program, Span, Step};

/// The group that is the match of a rule.
const MATCH: &str = "match";

/// A pattern that would take more steps is left to the other engine.
const LONGEST: usize = 20_000;

impl Program {
    /// The program of a pattern; `None` if it asks for more than programs can do.
    pub(in super::super) fn of(source: &str) -> Option<Self> {
        let hir = regex_syntax::parse(source).ok()?;
        let (first, edge) = (Characters::beginning(&hir), Edge::of(&hir));
        let mut program = Self {
            steps: Vec::new(),
            classes: Vec::new(),
            first,
            edge,
            has_group: false,
            taken: AtomicU64::new(0),
            read: AtomicU64::new(0),
            tried: AtomicU64::new(0),
            switches: OnceLock::new(),
        };
        program.add(&hir)?;
        program.push(Step::Match)?;
        Some(program)
    }

    fn push(&mut self, step: Step) -> Option<usize> {
        self.steps.push(step);
        (self.steps.len() < LONGEST).then_some(self.steps.len() - 1)
    }

    fn next(&self) -> u32 {
        self.steps.len() as u32
    }

    fn add(&mut self, hir: &Hir) -> Option<()> {
        match hir.kind() {
            HirKind::Empty => {}
            HirKind::Literal(literal) => {
                std::str::from_utf8(&literal.0)
                    .ok()?
                    .chars()
                    .try_for_each(|c| self.push(Step::Char(c.into())).map(|_| ()))?;
            }
            HirKind::Class(Class::Unicode(class)) => {
                let class = self.class(class);
                self.push(Step::Class(class))?;
            }
            HirKind::Class(Class::Bytes(_)) => return None,
            HirKind::Look(look) => {
                let place = match look {
                    Look::Start => Place::Start,
                    Look::End => Place::End,
                    Look::StartLF => Place::LineStart,
                    Look::EndLF => Place::LineEnd,
                    _ => return None,
                };
                self.push(Step::At(place))?;
            }
            HirKind::Repetition(repetition) => self.repeat(repetition)?,
            HirKind::Capture(Capture { name, sub, .. }) if name.as_deref() == Some(MATCH) => {
                self.has_group = true;
                self.push(Step::Group(false))?;
                self.add(sub)?;
                self.push(Step::Group(true))?;
            }
            HirKind::Capture(Capture { sub, .. }) => self.add(sub)?,
            HirKind::Concat(parts) => parts.iter().try_for_each(|part| self.add(part))?,
            HirKind::Alternation(parts) => self.choose(parts)?,
        }
        Some(())
    }

    /// The number of a class, which many steps may ask for.
    fn class(&mut self, class: &ClassUnicode) -> u32 {
        let ranges: Vec<_> = class.iter().map(|range| (range.start().into(), range.end().into())).collect();
        let known = self.classes.iter().position(|known| *known == ranges);
        known.unwrap_or_else(|| {
            self.classes.push(ranges);
            self.classes.len() - 1
        }) as u32
    }

    /// One of `parts`, the first that fits.
    fn choose(&mut self, parts: &[Hir]) -> Option<()> {
        let (last, others) = parts.split_last()?;
        let mut ends = Vec::new();
        for part in others {
            let split = self.push(Step::Match)?;
            self.add(part)?;
            ends.push(self.push(Step::Match)?);
            self.steps[split] = Step::Split(split as u32 + 1, self.next());
        }
        self.add(last)?;
        let end = self.next();
        ends.into_iter().for_each(|jump| self.steps[jump] = Step::Jump(end));
        Some(())
    }

    /// What is repeated; of what can be empty, no more often than is said.
    fn repeat(&mut self, Repetition { min, max, greedy, sub }: &Repetition) -> Option<()> {
        if let HirKind::Class(Class::Unicode(class)) = sub.kind() {
            let class = self.class(class);
            let span = Span { class, min: *min, max: max.unwrap_or(u32::MAX), is_greedy: *greedy };
            return self.push(Step::Span(span)).map(|_| ());
        }
        (0..*min).try_for_each(|_| self.add(sub))?;
        let split = |on: u32, out: u32| if *greedy { Step::Split(on, out) } else { Step::Split(out, on) };
        let Some(max) = max else {
            if sub.properties().minimum_len() == Some(0) {
                return None;
            }
            let begin = self.push(Step::Match)?;
            self.add(sub)?;
            self.push(Step::Jump(begin as u32))?;
            self.steps[begin] = split(begin as u32 + 1, self.next());
            return Some(());
        };
        let mut begins = Vec::new();
        for _ in *min..*max {
            begins.push(self.push(Step::Match)?);
            self.add(sub)?;
        }
        let end = self.next();
        begins.into_iter().for_each(|begin| self.steps[begin] = split(begin as u32 + 1, end));
        Some(())
    }
}
