//! Running the examples of rules: the same for the built-in rules and for users' own.
//!
//! An example is one block of a document whose facts it states itself; it needs no file and no scan.

use hegao_model::clock::Clock;
use std::fmt;

use super::example::{Example, Examples};
use super::{Clues, Gates, Judged, Rule, RuleSet, Telling, one_for_each_fault, page, page_block};
use crate::check::{Check, Spelling, Tables};
use crate::facts::{DateInterval, DateSource, Facts, Given};
use crate::finding::{Confidence, Severity};
use hegao_model::document::{BlockKind, Document, Format};
use hegao_model::text::{Source, Span};

/// Reads the text of an example as the program reads a text file of this format: rules know no reader.
pub type ReadText = fn(Vec<u8>, Format) -> Document;

/// What a rule said of one place of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The place.
    pub span: Span<Source>,
    /// How grave it is.
    pub severity: Severity,
    /// How sure it is.
    pub confidence: Confidence,
    /// What could stand instead, best first.
    pub suggestions: Vec<String>,
}

/// What came of one example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The rule's id.
    pub rule: String,
    /// The example with what should be found in «…».
    pub expected: String,
    /// The example with what was found in «…».
    pub actual: String,
    /// Whether that is right.
    pub verdict: Verdict,
}

/// Whether an example came out right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Exactly what was marked was found.
    Flagged,
    /// Nothing was marked and nothing was found.
    Passed,
    /// Something that was marked was not found.
    Missing,
    /// Something was found that was not marked.
    Noisy,
    /// It was found, but from or up to another character.
    Misplaced,
    /// It was found in the right place and judged differently.
    WrongGrade {
        /// Which field: `severity`, `confidence` or `suggests`.
        field: &'static str,
        /// What the example says.
        expected: String,
        /// What the rule says.
        actual: String,
    },
    /// With gates off something else is found: a gate hides findings.
    GateDiffers,
}

impl Verdict {
    /// Whether the example came out as it should.
    #[must_use]
    pub fn is_right(&self) -> bool {
        matches!(self, Self::Flagged | Self::Passed)
    }

    /// The word for it.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Flagged => "flagged",
            Self::Passed => "passed",
            Self::Missing => "missing",
            Self::Noisy => "noisy",
            Self::Misplaced => "misplaced",
            Self::WrongGrade { .. } => "wrong-grade",
            Self::GateDiffers => "gate-differs",
        }
    }
}

/// Runs all `examples` of `rule` as a scan would, with gates and without; `read_text` reads them. The examples of a check of the whole page are
/// documents, lines and all; others are one block. Where there is no model of spelling, its examples tell nothing and are left out.
#[must_use]
pub fn run_examples(rule: &Rule, examples: &Examples, tables: &Tables, read_text: ReadText) -> Vec<Outcome> {
    if matches!(rule.check, Check::Spelling(Spelling::Characters)) && tables.speller.is_none() {
        return Vec::new();
    }
    let rules = RuleSet::new(vec![rule.clone()], tables);
    run(rule, examples, |rule, example, gates_on| {
        if rule.check.is_of_page() {
            return on_page(&rules, example, read_text);
        }
        let mut facts = facts_of(&read_text(Vec::new(), Format::Text), example);
        // A rule that is for other formats is put to its examples as to one of those.
        let formats = &rule.applies.format;
        facts.format = formats
            .iter()
            .copied()
            .find(|&format| format == Format::Text)
            .or(formats.first().copied())
            .unwrap_or(Format::Text);
        let mut block = page_block(&example.text, BlockKind::Paragraph, example.zone);
        block.hidden = example.hidden.or_else(|| rule.check.hidden().first().copied());
        let gates = if gates_on { Gates::On } else { Gates::Off };
        hits(rules.check(&block, &facts, gates, &|_| true, None), &rules, |span| span)
    })
}

/// What a check of the whole page finds in the document that the example is.
fn on_page(rules: &RuleSet, example: &Example, read_text: ReadText) -> Vec<Hit> {
    let format = example.format.unwrap_or(Format::Text);
    let mut document = read_text(example.text.clone().into_bytes(), format);
    document.layout = example.layout.clone();
    let facts = facts_of(&document, example);
    let clock = Clock::endless();
    let mut page = page(&document, &facts, &clock);
    for block in &mut page.blocks {
        block.facts.zone = example.zone.or(block.facts.zone);
    }
    let mut clues = Clues::default();
    for (index, block) in page.blocks.iter().enumerate() {
        let alone = rules.check(block, &facts, Gates::On, &|_| true, Some((index, &mut clues)));
        debug_assert!(alone.is_empty());
    }
    let mut judged = Vec::new();
    rules.conclude(&page, &clues, &|_| true, (Telling::Once, &hegao_model::workers::Alone), &mut |block, found| {
        judged.push((block, found))
    });
    (0..document.blocks.len())
        .flat_map(|block| {
            let own = judged.iter().filter(|(at, _)| *at == block).map(|(_, judged)| judged.clone()).collect();
            hits(own, rules, |span| {
                let pieces = document.blocks[block].pieces(span.range());
                Span::new(pieces[0].1.start, pieces[pieces.len() - 1].1.end)
            })
        })
        .collect()
}

fn hits(judged: Vec<Judged>, rules: &RuleSet, place: impl Fn(Span<Source>) -> Span<Source>) -> Vec<Hit> {
    let applying = judged.into_iter().filter(|judged| judged.applies).collect();
    let hit = |judged: Judged| Hit {
        span: place(judged.span),
        severity: judged.severity,
        confidence: judged.confidence,
        suggestions: judged.suggestions,
    };
    one_for_each_fault(applying, rules.rules()).into_iter().map(hit).collect()
}

/// The facts of an example: what it states, then what it says of itself. One that says no date is of 2025.
fn facts_of(document: &Document, example: &Example) -> Facts {
    let day = jiff::civil::date(2025, 1, 8);
    let given = Given {
        date: example.date,
        named: None,
        today: DateInterval { first: day, last: day },
        audience: example.audience.unwrap_or_default(),
        genre: example.genre,
        format: Format::Text,
    };
    let mut facts = super::facts_of(document, &given);
    if facts.date_source == DateSource::Today {
        facts.date_source = DateSource::Given;
    }
    facts
}

/// Runs all `examples` of `rule`. `check(rule, example, gates_on)` says what the rule finds.
///
/// One outcome for each example, and one more for each in which a gate hides something.
fn run(rule: &Rule, examples: &Examples, check: impl Fn(&Rule, &Example, bool) -> Vec<Hit>) -> Vec<Outcome> {
    let mut outcomes = Vec::new();
    for example in examples.flagged.iter().chain(&examples.passed) {
        let sorted = |gates_on| {
            let mut hits = check(rule, example, gates_on);
            hits.sort_by_key(|hit| hit.span);
            hits
        };
        let (hits, ungated) = (sorted(true), sorted(false));
        let outcome = |expected: &[Span<Source>], hits: &[Hit], verdict| Outcome {
            rule: rule.id.clone(),
            expected: marked(&example.text, expected),
            actual: marked(&example.text, &places(hits)),
            verdict,
        };
        outcomes.push(outcome(&example.spans, &hits, judge(example, &hits)));
        if hits != ungated {
            outcomes.push(outcome(&places(&ungated), &hits, Verdict::GateDiffers));
        }
    }
    outcomes
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.verdict.name(), self.expected)?;
        match &self.verdict {
            Verdict::WrongGrade { field, expected, actual } => write!(f, "  {field}: {expected} ≠ {actual}"),
            verdict if verdict.is_right() => Ok(()),
            _ => write!(f, "  ≠ {}", self.actual),
        }
    }
}

fn places(hits: &[Hit]) -> Vec<Span<Source>> {
    hits.iter().map(|hit| hit.span).collect()
}

fn judge(example: &Example, hits: &[Hit]) -> Verdict {
    let found = places(hits);
    let missing = example.spans.iter().filter(|span| !found.contains(span)).count() > 0;
    let strayed = |span: &Span<Source>| {
        !example.spans.contains(span) && example.spans.iter().any(|e| e.overlaps(*span) && !found.contains(e))
    };
    if found.iter().any(strayed) {
        Verdict::Misplaced
    } else if missing {
        Verdict::Missing
    } else if found != example.spans {
        Verdict::Noisy
    } else if let Some(verdict) = hits.iter().find_map(|hit| wrong_grade(example, hit)) {
        verdict
    } else if found.is_empty() {
        Verdict::Passed
    } else {
        Verdict::Flagged
    }
}

fn wrong_grade(example: &Example, hit: &Hit) -> Option<Verdict> {
    let differs = |field, expected: Option<String>, actual: String| {
        let expected = expected?;
        (expected != actual).then_some(Verdict::WrongGrade { field, expected, actual })
    };
    let list = |texts: &[String]| texts.join(" | ");
    differs("severity", example.severity.map(|s| s.name().to_owned()), hit.severity.name().to_owned())
        .or_else(|| {
            differs("confidence", example.confidence.map(|c| c.name().to_owned()), hit.confidence.name().to_owned())
        })
        .or_else(|| differs("suggests", example.suggests.as_deref().map(list), list(&hit.suggestions)))
}

/// The text with «…» around the spans, which are sorted.
fn marked(text: &str, spans: &[Span<Source>]) -> String {
    let mut marks: Vec<(usize, char)> =
        spans.iter().flat_map(|span| [(span.start(), '«'), (span.end(), '»')]).collect();
    marks.sort_by_key(|&(at, mark)| (at, mark == '«'));
    let mut out = String::with_capacity(text.len() + marks.len() * 2);
    let mut at = 0;
    for (next, mark) in marks {
        out.push_str(&text[at..next]);
        out.push(mark);
        at = next;
    }
    out + &text[at..]
}

#[cfg(test)]
mod tests {
    use super::super::load::load_str;
    use super::*;

    const RULE: &str = "severity: error\nmessage: 疑似\ncheck: {words: {terms: [甲乙]}}\ntests:\n  \
        flagged: [{text: '有«甲乙»丙', severity: error, suggests: [丁]}, '«甲乙»']\n  passed: [丙丙, 丁丁]\n";

    fn hit(start: usize, end: usize, severity: Severity) -> Hit {
        Hit { span: Span::new(start, end), severity, confidence: Confidence::High, suggestions: vec!["丁".into()] }
    }

    /// The first outcome when the rule finds `hits` in every example, gates or not.
    fn first(hits: &[Hit]) -> Outcome {
        let loaded = load_str("house/x", RULE).unwrap();
        let is_first = |example: &Example| example.text == "有甲乙丙";
        let check = |_: &Rule, example: &Example, _| if is_first(example) { hits.to_vec() } else { Vec::new() };
        run(&loaded.rule, &loaded.examples, check).swap_remove(0)
    }

    #[test]
    fn says_what_is_wrong_with_an_example() {
        for (hits, name, actual) in [
            (vec![hit(3, 9, Severity::Error)], "flagged", "有«甲乙»丙"),
            (vec![], "missing", "有甲乙丙"),
            (vec![hit(3, 6, Severity::Error)], "misplaced", "有«甲»乙丙"),
            (vec![hit(9, 12, Severity::Error)], "missing", "有甲乙«丙»"),
            (vec![hit(3, 9, Severity::Error), hit(9, 12, Severity::Error)], "noisy", "有«甲乙»«丙»"),
            (vec![hit(3, 9, Severity::Note)], "wrong-grade", "有«甲乙»丙"),
        ] {
            let outcome = first(&hits);
            assert_eq!((outcome.verdict.name(), outcome.actual.as_str()), (name, actual));
            assert_eq!((outcome.expected.as_str(), outcome.rule.as_str()), ("有«甲乙»丙", "house/x"));
        }
    }

    #[test]
    fn a_suggestion_that_differs_is_a_wrong_grade() {
        let hits = [Hit { suggestions: Vec::new(), ..hit(3, 9, Severity::Error) }];
        let expected = Verdict::WrongGrade { field: "suggests", expected: "丁".into(), actual: String::new() };
        assert_eq!(first(&hits).verdict, expected);
    }

    #[test]
    fn a_gate_that_hides_something_is_told() {
        let loaded = load_str("house/x", RULE).unwrap();
        let check = |_: &Rule, example: &Example, gates_on: bool| {
            let spans = example.spans.iter().filter(|_| !gates_on);
            spans.map(|span| hit(span.start(), span.end(), Severity::Error)).collect()
        };
        let names: Vec<_> =
            run(&loaded.rule, &loaded.examples, check).iter().map(|outcome| outcome.verdict.name()).collect();
        assert_eq!(names, ["missing", "gate-differs", "missing", "gate-differs", "passed", "passed"]);
    }
}
