//! `hegao completions`: a script for the user's shell.

use clap::CommandFactory;

use super::args::{Args, CompletionsArgs};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};

pub(super) fn run(args: &CompletionsArgs) -> Result<Exit, Failure> {
    // Generated into memory first: the generator panics where it cannot write.
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Args::command(), "hegao", &mut script);
    console::print(&script, ColorChoice::Never)
        .map_err(|error| write_failure(&error, &standard_output(), Exit::Clean))?;
    Ok(Exit::Clean)
}
