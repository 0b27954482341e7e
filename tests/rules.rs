//! The examples inside the built-in rules: one test for each rule.

use libtest_mimic::{Arguments, Failed, Trial};

use hegao::rule::{builtin, builtin_examples, builtin_tables, run_examples};

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
    libtest_mimic::run(&Arguments::from_args(), trials).exit();
}
