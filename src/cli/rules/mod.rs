//! `hegao rules`: one file a subcommand.

mod judgements;
mod list;
mod measure;
mod new;
mod show;
mod test;

use std::fmt::Write as _;
use std::path::Path;

use super::args::{RuleSources, RulesCommand};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::setup::{self, Configured};
use crate::rule::{self, Loaded};

pub(super) fn run(command: &RulesCommand) -> Result<Exit, Failure> {
    match command {
        RulesCommand::List(sources) => list::run(sources),
        RulesCommand::Show(args) => show::run(args),
        RulesCommand::New(args) => new::run(args),
        RulesCommand::Test(args) => test::run(args),
        RulesCommand::Measure(args) => measure::run(args),
        RulesCommand::Schema => print(&rule::schema::text(), Exit::Clean),
    }
}

/// Prints `text` and ends the run with `exit`.
fn print(text: &str, exit: Exit) -> Result<Exit, Failure> {
    console::print(text.as_bytes(), ColorChoice::Auto)
        .map_err(|error| write_failure(&error, &standard_output(), exit))?;
    Ok(exit)
}

/// The configuration and the user's rules that the options name.
fn load(sources: &RuleSources) -> Result<(Configured, Vec<Loaded>), Failure> {
    let configured = setup::configuration(sources.config.as_deref(), Path::new("."))?;
    let user = setup::user_rules(&configured.config, &sources.rules)?;
    Ok((configured, user))
}

/// Appends a line; writing to a string cannot fail.
fn line(out: &mut String, line: std::fmt::Arguments<'_>) {
    let _ = writeln!(out, "{line}");
}
