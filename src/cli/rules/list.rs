//! `hegao rules list`

use super::super::args::RuleSources;
use super::super::exit::{Exit, Failure};
use super::super::setup;
use super::{line, load, print};
use crate::filter::Level;

/// One line a rule: severity, state, id, message.
pub(super) fn run(sources: &RuleSources) -> Result<Exit, Failure> {
    let (configured, user) = load(sources)?;
    let settings = configured.config.for_path("");
    let rules = setup::all_rules(user);
    let width = rules.iter().map(|rule| rule.id.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for rule in &rules {
        let severity = match settings.level(&rule.id) {
            Some(Level::Off) => "off",
            Some(Level::Severity(severity)) => severity.name(),
            None if rule.status != crate::rule::Status::Stable => rule.status.name(),
            None => rule.severity.public.name(),
        };
        let message = rule.message.in_language(configured.config.lang);
        let message = message.replace("{match}", "…").replace("{suggestion}", "…").replace("{detail}", "…");
        line(&mut out, format_args!("{severity:<8}  {:<width$}  {message}", rule.id));
    }
    print(&out, Exit::Clean)
}
