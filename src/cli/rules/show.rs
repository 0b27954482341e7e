//! `hegao rules show`

use super::super::args::ShowArgs;
use super::super::exit::{Exit, Failure};
use super::{load, print};
use crate::filter::Selector;
use crate::language::both;
use crate::rule;
use crate::session::unknown_rule;

/// The whole rule file, as it was written.
pub(super) fn run(args: &ShowArgs) -> Result<Exit, Failure> {
    let (_, user) = load(&args.sources)?;
    let wanted = Selector::new(&args.id);
    if let Some(loaded) = user.iter().find(|loaded| wanted.matches(&loaded.rule)) {
        let path = loaded.path.display();
        let text = std::fs::read_to_string(&loaded.path)
            .map_err(|error| Failure::new(both!("不能读取 {path}：{error}", "cannot read {path}: {error}")))?;
        return print(&format!("# {path}\n{text}"), Exit::Clean);
    }
    let rules = rule::builtin();
    let found: Vec<_> = rules.iter().filter(|rule| wanted.matches(rule)).collect();
    let sources = found.iter().filter_map(|rule| Some(format!("# {}\n{}", rule.id, rule::builtin_source(&rule.id)?)));
    match sources.collect::<Vec<_>>() {
        none if none.is_empty() => {
            let all: Vec<_> = user.into_iter().map(|loaded| loaded.rule).chain(rules).collect();
            Err(Failure::new(unknown_rule(&wanted, &all)))
        }
        some => print(&some.join("\n"), Exit::Clean),
    }
}
