//! `hegao rules test`

use std::path::{Path, PathBuf};

use super::super::args::{RuleSources, TestArgs};
use super::super::exit::{Exit, Failure};
use super::super::{console, setup};
use super::{line, load, print};
use crate::config::Config;
use crate::language::both;
use crate::rule::{self, Examples, Rule};

/// Runs the examples of the rules in the given folders, or of all rules.
pub(super) fn run(args: &TestArgs) -> Result<Exit, Failure> {
    let (config, rules) = if args.dirs.is_empty() { all()? } else { (Config::default(), in_folders(&args.dirs)?) };
    let named: Vec<Rule> = rule::builtin().into_iter().chain(rules.iter().map(|(rule, _)| rule.clone())).collect();
    let tables = setup::tables(&config, &named)?;
    let mut out = String::new();
    let (mut examples, mut failed) = (0, 0);
    for (rule, tests) in &rules {
        for outcome in rule::run_examples(rule, tests, &tables, crate::document::read_as) {
            examples += 1;
            failed += usize::from(!outcome.verdict.is_right());
            if args.verbose || !outcome.verdict.is_right() {
                line(&mut out, format_args!("{}  {outcome}", rule.id));
            }
        }
    }
    let count = rules.len();
    let sum = both!(
        "{count} 条规则，{examples} 个例子，{failed} 个不符",
        "{count} rules, {examples} examples, {failed} of them not as expected"
    );
    line(&mut out, format_args!("{}", sum.in_language(console::language())));
    print(&out, if failed == 0 { Exit::Clean } else { Exit::Findings })
}

fn all() -> Result<(Config, Vec<(Rule, Examples)>), Failure> {
    let (configured, user) = load(&RuleSources::default())?;
    let examples = rule::builtin_examples().into_iter().map(|builtin| builtin.examples);
    let builtin = rule::builtin().into_iter().zip(examples);
    let rules = builtin.chain(user.into_iter().map(|loaded| (loaded.rule, loaded.examples))).collect();
    Ok((configured.config, rules))
}

fn in_folders(dirs: &[PathBuf]) -> Result<Vec<(Rule, Examples)>, Failure> {
    setup::speak_as_configured(None, Path::new("."));
    if let Some(missing) = dirs.iter().find(|dir| !Path::is_dir(dir)) {
        let missing = missing.display();
        return Err(Failure::new(both!("没有规则文件夹 {missing}", "there is no folder of rules {missing}")));
    }
    let loaded = setup::user_rules(&Config::default(), dirs)?;
    Ok(loaded.into_iter().map(|loaded| (loaded.rule, loaded.examples)).collect())
}
