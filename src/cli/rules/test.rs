//! `hegao rules test`

use std::path::{Path, PathBuf};

use super::super::args::{RuleSources, TestArgs};
use super::super::exit::{Exit, Failure};
use super::super::setup;
use super::{line, load, print};
use crate::config::Config;
use crate::rule::{self, Examples, Rule};

/// Runs the examples of the rules in the given folders, or of all rules.
pub(super) fn run(args: &TestArgs) -> Result<Exit, Failure> {
    let (config, rules) = if args.dirs.is_empty() { all()? } else { (Config::default(), in_folders(&args.dirs)?) };
    let named: Vec<Rule> = rule::builtin().into_iter().chain(rules.iter().map(|(rule, _)| rule.clone())).collect();
    let tables = setup::tables(&config, &named)?;
    let mut out = String::new();
    let (mut examples, mut failed) = (0, 0);
    for (rule, tests) in &rules {
        for outcome in rule::run_examples(rule, tests, &tables, crate::document::read_text) {
            examples += 1;
            failed += usize::from(!outcome.verdict.is_right());
            if args.verbose || !outcome.verdict.is_right() {
                line(&mut out, format_args!("{}  {outcome}", rule.id));
            }
        }
    }
    line(&mut out, format_args!("{} 条规则，{examples} 个例子，{failed} 个不符", rules.len()));
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
    if let Some(missing) = dirs.iter().find(|dir| !Path::is_dir(dir)) {
        return Err(Failure::new(format_args!("没有规则文件夹 {}", missing.display())));
    }
    let loaded = setup::user_rules(&Config::default(), dirs)?;
    Ok(loaded.into_iter().map(|loaded| (loaded.rule, loaded.examples)).collect())
}
