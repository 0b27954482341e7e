//! What the arguments mean, and what is said of those that mean nothing.
//!
//! A file that is dropped on the program arrives as its one argument: `hegao FILE` is `hegao check FILE`. What is wrong
//! with arguments is told in the language of the rest of the program.

use std::error::Error as _;
use std::ffi::OsString;
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};

use super::args::Args;
use super::console::{self, ColorChoice};
use super::exit::Failure;
use super::help::in_chinese;
use super::inspect::STDIN;

/// Reads the arguments of this process. The error is the exit code: what it is for has been said.
pub(super) fn parse() -> Result<Args, ExitCode> {
    let words: Vec<OsString> = with_command(std::env::args_os().collect());
    Args::try_parse_from(&words).map_err(|error| match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            show(&error);
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
        _ => Failure::new(in_words(&error, words.get(1))).report(),
    })
}

/// Prints help or the version where clap would.
fn show(error: &clap::Error) {
    let page = in_chinese(&error.render().ansi().to_string());
    // Whoever closed the pipe reads no more.
    let _ = if error.use_stderr() {
        std::io::Write::write_all(&mut anstream::stderr(), page.as_bytes())
    } else {
        console::print(page.as_bytes(), ColorChoice::Auto)
    };
}

/// The arguments, with `check` in front of paths that stand alone.
fn with_command(mut words: Vec<OsString>) -> Vec<OsString> {
    let is_path = |word: &OsString| word == STDIN || Path::new(word).symlink_metadata().is_ok();
    if words.get(1).is_some_and(|word| !is_command(word) && is_path(word)) {
        words.insert(1, "check".into());
    }
    words
}

fn is_command(word: &OsString) -> bool {
    word == "help" || Args::command().get_subcommands().any(|command| word == command.get_name())
}

/// What is wrong, and where help is.
fn in_words(error: &clap::Error, first: Option<&OsString>) -> String {
    let of = |kind| text(error, kind);
    let (argument, value) = (of(ContextKind::InvalidArg), of(ContextKind::InvalidValue));
    let wrong = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("没有叫“{}”的命令，也没有这个文件或文件夹", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => format!("没有选项 {argument}"),
        ErrorKind::UnknownArgument => format!("多了“{argument}”"),
        ErrorKind::InvalidValue if value.is_empty() => format!("{argument} 后面没有写值"),
        ErrorKind::InvalidValue => format!("{argument} 不能是“{value}”"),
        ErrorKind::ValueValidation => {
            let why = error.source().map_or_else(String::new, |why| format!("：{why}"));
            format!("{argument} 不能是“{value}”{why}")
        }
        ErrorKind::NoEquals => format!("{argument} 要用等号写上值"),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 的值个数不对")
        }
        ErrorKind::ArgumentConflict if of(ContextKind::PriorArg).is_empty() => format!("{argument} 不能这样用"),
        ErrorKind::ArgumentConflict if of(ContextKind::PriorArg) == argument => format!("{argument} 只能写一次"),
        ErrorKind::ArgumentConflict => format!("{argument} 不能与 {} 同用", of(ContextKind::PriorArg)),
        ErrorKind::MissingRequiredArgument => format!("还缺 {argument}"),
        ErrorKind::MissingSubcommand => "还缺命令".to_owned(),
        ErrorKind::InvalidUtf8 => "参数里有认不出的字符".to_owned(),
        _ => "参数有误".to_owned(),
    };
    let known = of(ContextKind::ValidValue);
    let known = if known.is_empty() { known } else { format!("；可用的有：{known}") };
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue].map(of);
    let meant = meant.into_iter().find(|meant| !meant.is_empty());
    let meant = meant.map_or_else(String::new, |meant| format!("。是不是想写 {meant}"));
    let command = first.filter(|word| is_command(word)).and_then(|word| word.to_str());
    let help = command.map_or_else(|| "hegao --help".to_owned(), |command| format!("hegao {command} --help"));
    format!("{wrong}{known}{meant}。用法见 {help}")
}

/// What the error says of one thing, in Chinese order.
fn text(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(one)) => one.clone(),
        Some(ContextValue::Strings(all)) => all.join("、"),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &[&str]) -> String {
        let words: Vec<OsString> = ["hegao"].iter().chain(words).map(OsString::from).collect();
        Args::try_parse_from(&words).err().map_or_else(String::new, |error| in_words(&error, words.get(1)))
    }

    #[test]
    fn what_is_wrong_is_told_in_chinese_with_what_to_write() {
        for (words, expected) in [
            (&["chekc", "a"][..], "没有叫“chekc”的命令，也没有这个文件或文件夹。是不是想写 check。用法见 hegao --help"),
            (&["check", "--formt", "json"], "没有选项 --formt。是不是想写 --format。用法见 hegao check --help"),
            (&["check", "--format", "jso"], "--format <格式> 不能是“jso”；可用的有：text、json、sarif"),
            (&["check", "--format"], "--format <格式> 后面没有写值"),
            (&["check", "--audience", "all"], "--audience <读者> 不能是“all”：可用的值"),
            (&["check", "--no-baseline", "--baseline", "a"], "不能与"),
            (&["check", "--color", "never", "--color", "never"], "--color <何时> 只能写一次"),
            (&["check", "--jobs", "0"], "--jobs <数> 不能是“0”"),
            (&["text"], "还缺 <文件>"),
            (&["init", "a", "b"], "多了“b”"),
        ] {
            let said = said(words);
            assert!(said.contains(expected), "{said}");
            for english in ["error:", "Usage", "tip:", "possible", "For more"] {
                assert!(!said.contains(english), "{said}");
            }
        }
    }
}
