//! The command line: one file a subcommand. The only room that prints, and that sees every other.

mod accept;
mod amend;
mod annotate;
mod args;
mod baseline;
mod check;
mod compare;
mod completions;
mod console;
mod exit;
mod facts;
mod fix;
#[cfg(feature = "git")]
mod git;
mod help;
mod history;
#[cfg(feature = "git")]
mod hook;
mod init;
mod inspect;
#[cfg(feature = "spelling")]
mod learn;
#[cfg(feature = "lsp")]
mod lsp;
mod ocr;
mod open;
mod ordered;
mod output;
mod progress;
mod reading;
mod receipt;
mod records;
mod redact;
mod reports;
mod rules;
mod setup;
mod since;
mod source;
mod stdin;
mod target;
mod terms;
mod text;
mod trusted;
mod usage;
mod whole;
mod window;
mod workers;

use std::process::ExitCode;

use crate::language::both;
use args::{Args, Command};

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    hide_panic_messages();
    let exit = run();
    window::keep_open();
    exit
}

fn run() -> ExitCode {
    usage::language().into_iter().for_each(console::speak);
    let Args { command } = match usage::parse() {
        Ok(args) => args,
        Err(exit) => return exit,
    };
    // A worker has nothing to tidy up, and ends with whoever started it.
    if !matches!(command, Command::Worker { .. }) {
        whole::tidy_at_end();
    }
    let exit = match command {
        Command::Check(args) => check::run(&args),
        Command::Fix(args) => fix::run(&args),
        Command::Receipt(args) => receipt::run(&args),
        Command::Accept(args) => accept::run(&args),
        Command::Compare(args) => compare::run(&args),
        Command::Terms(args) => terms::run(&args),
        Command::Baseline(args) => baseline::run(&args.command),
        Command::Annotate(args) => annotate::run(&args),
        Command::Text(args) => text::run(&args),
        Command::Redact(args) => redact::run(&args),
        Command::Rules(args) => rules::run(&args.command),
        Command::Facts(args) => facts::run(&args.command),
        #[cfg(feature = "spelling")]
        Command::Learn(args) => learn::run(&args),
        #[cfg(feature = "git")]
        Command::Hook(args) => hook::run(&args.command),
        Command::Init(args) => init::run(&args),
        Command::Completions(args) => completions::run(&args),
        Command::Worker { memory } => reading::work(memory),
        #[cfg(feature = "lsp")]
        Command::Lsp(args) => return lsp::run(&args).unwrap_or_else(exit::Failure::report),
    };
    match exit {
        Ok(exit) => exit.into(),
        Err(failure) => failure.report(),
    }
}

/// A panic's message may hold text of a document: only its place goes out.
fn hide_panic_messages() {
    std::panic::set_hook(Box::new(|panic| {
        let at = panic.location().map_or_else(String::new, |at| format!("{}:{}", at.file(), at.line()));
        let thread = std::thread::current();
        let name = thread.name().unwrap_or("?");
        console::say(&both!("hegao 内部错误：{at}（线程 {name}）", "internal error of hegao: {at} (thread {name})"));
    }));
}
