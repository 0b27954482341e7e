//! The examples inside the built-in rules: one test for each rule; and that it does not matter which engine finds a pattern.

use std::ops::Range;

use libtest_mimic::{Arguments, Failed, Trial};

use hegao::check::{Check, Engine, Pattern};
use hegao::rule::{builtin, builtin_examples, builtin_tables, run_examples};
use hegao::text::Text;

fn main() {
    let rules = builtin().into_iter().zip(builtin_examples().into_iter().map(|builtin| builtin.examples));
    let trials = rules.map(|(rule, examples)| {
        Trial::test(rule.id.clone(), move || {
            let outcomes = run_examples(&rule, &examples, &builtin_tables(), hegao::document::read_as);
            let bad: Vec<_> =
                outcomes.iter().filter(|outcome| !outcome.verdict.is_right()).map(ToString::to_string).collect();
            if bad.is_empty() { Ok(()) } else { Err(Failed::from(bad.join("\n"))) }
        })
    });
    let mut trials: Vec<_> = trials.collect();
    let count = trials.len();
    trials.push(Trial::test("there are rules", move || {
        if count >= 10 { Ok(()) } else { Err(Failed::from(format!("only {count} rules"))) }
    }));
    trials.push(Trial::test("both engines find the same", || engines_agree().map_err(Failed::from)));
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}

/// Puts the pattern of each rule to its examples and to a report, by the engine for few questions and by the one for many.
fn engines_agree() -> Result<(), String> {
    let report = include_str!("../examples/town-report.txt");
    let mut small = 0;
    for (rule, of_rule) in builtin().into_iter().zip(builtin_examples()) {
        let pattern = match &rule.check {
            Check::Regex(regex) => &regex.pattern,
            Check::Habit(habit) => &habit.slip.pattern,
            _ => continue,
        };
        let Engine::Small(_) = pattern.engine(0) else { continue };
        small += 1;
        let many = Pattern::new(pattern.as_str()).map_err(|error| error.to_string())?;
        let examples = of_rule.examples;
        let texts = examples.flagged.iter().chain(&examples.passed).map(|example| example.text.as_str());
        for text in texts.chain(report.lines()) {
            let folded = Text::new(text);
            let found = |engine: &Engine<'_>| all(engine, folded.folded());
            if found(&pattern.engine(0)) != found(&many.engine(0)) {
                return Err(format!("{}: {text}", rule.id));
            }
        }
    }
    if small >= 50 { Ok(()) } else { Err(format!("only {small} patterns are for both engines")) }
}

/// All matches, with the group that is the match where there is one.
fn all(engine: &Engine<'_>, text: &str) -> Vec<(Range<usize>, Option<Range<usize>>)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(whole) = engine.find_at(text, at) {
        found.push((whole.clone(), engine.group_at("match", text, whole.start)));
        at = whole.end.max(whole.start + text[whole.start..].chars().next().map_or(1, char::len_utf8));
        if at > text.len() {
            break;
        }
    }
    found
}
