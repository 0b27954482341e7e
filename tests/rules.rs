//! The examples inside the built-in rules: one test for each rule; and that it does not matter which engine finds a pattern.

use libtest_mimic::{Arguments, Failed, Trial};

use hegao::check::{Check, Found, Tables};
use hegao::rule::{builtin, builtin_examples, builtin_tables, run_examples};
use hegao::text::Text;

fn main() {
    let rules = builtin().into_iter().zip(builtin_examples().into_iter().map(|builtin| builtin.examples));
    let trials = rules.map(|(rule, examples)| {
        Trial::test(rule.id.clone(), move || {
            let outcomes = run_examples(&rule, &examples, &tables(), hegao::document::read_as);
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

/// All that rules look into.
fn tables() -> Tables {
    #[cfg(feature = "spelling")]
    let speller: Option<std::sync::Arc<dyn hegao::check::Speller>> = Some(std::sync::Arc::new(hegao::rule::typos()));
    #[cfg(not(feature = "spelling"))]
    let speller = None;
    Tables { speller, ..builtin_tables() }
}

/// Puts the pattern of each rule to its examples and to a report, as it is asked and by the engine of the crate `regex` alone.
fn engines_agree() -> Result<(), String> {
    let report = include_str!("../examples/town-report.txt");
    let mut asked = 0;
    for (rule, of_rule) in builtin().into_iter().zip(builtin_examples()) {
        let pattern = match &rule.check {
            Check::Regex(regex) => &regex.pattern,
            Check::Habit(habit) => &habit.slip.pattern,
            _ => continue,
        };
        asked += 1;
        let examples = of_rule.examples;
        let texts = examples.flagged.iter().chain(&examples.passed).map(|example| example.text.as_str());
        for text in texts.chain(report.lines()) {
            let folded = Text::new(text);
            let text = folded.folded();
            if all(text, |at| pattern.find_at(text, at)) != all(text, |at| pattern.find_by_regex(text, at)) {
                return Err(format!("{}: {text}", rule.id));
            }
        }
    }
    if asked >= 50 { Ok(()) } else { Err(format!("only {asked} patterns")) }
}

/// All matches one after another.
fn all(text: &str, find_at: impl Fn(usize) -> Option<Found>) -> Vec<Found> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(one) = (at <= text.len()).then(|| find_at(at)).flatten() {
        at = one.whole.end.max(one.whole.start + text[one.whole.start..].chars().next().map_or(1, char::len_utf8));
        found.push(one);
    }
    found
}
