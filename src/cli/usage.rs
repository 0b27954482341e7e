//! What the arguments mean, and what is said of those that mean nothing.
//!
//! A file that is dropped on the program arrives as its one argument: `hegao FILE` is `hegao check FILE`. What is wrong
//! with arguments is told in the language that they ask for, as far as that can be seen.

use std::error::Error as _;
use std::ffi::OsString;
use std::io::IsTerminal as _;
use std::path::Path;
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{CommandFactory, Parser};

use super::args::{Args, by_name};
use super::console::{self, ColorChoice};
use super::exit::Failure;
use super::help::in_chinese;
use super::inspect::STDIN;
use crate::language::{Language, Said, both};
use crate::platform;

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

/// The arguments, with `check` in front of paths that stand alone: the report opens where somebody is there to see it.
fn with_command(mut words: Vec<OsString>) -> Vec<OsString> {
    let is_path = |word: &OsString| word == STDIN || Path::new(word).symlink_metadata().is_ok();
    if words.get(1).is_some_and(|word| !is_command(word) && is_path(word)) {
        words.insert(1, "check".into());
        if std::io::stdout().is_terminal() && has_desktop() {
            words.insert(2, "--open".into());
        }
    }
    words
}

/// Whether there is a desktop on which something can be shown.
fn has_desktop() -> bool {
    let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    platform::DESKTOP.is_empty() || platform::DESKTOP.iter().any(is_set)
}

fn is_command(word: &OsString) -> bool {
    word == "help" || Args::command().get_subcommands().any(|command| word == command.get_name())
}

/// The language that the arguments ask for, if they do: wanted before they are understood, and where they cannot be.
pub(super) fn language() -> Option<Language> {
    language_in(std::env::args_os().skip(1).map(|word| word.to_string_lossy().into_owned()))
}

fn language_in(words: impl Iterator<Item = String>) -> Option<Language> {
    let mut words = words.take_while(|word| word != "--");
    let word = words.find_map(|word| match word.strip_prefix("--lang") {
        Some("") => Some(None),
        Some(value) => value.strip_prefix('=').map(|value| Some(value.to_owned())),
        None => None,
    })?;
    by_name(&word.or_else(|| words.next())?).ok()
}

/// What is wrong, and where help is.
fn in_words(error: &clap::Error, first: Option<&OsString>) -> Said {
    let wrong = wrong(error);
    let known = list(error, ContextKind::ValidValue);
    let known = match known.zh.is_empty() {
        true => known,
        false => both!("；可用的有：{known}", "; possible: {known}"; known),
    };
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = meant.map(|kind| list(error, kind)).into_iter().find(|meant| !meant.zh.is_empty());
    let meant =
        meant.map_or_else(Said::default, |meant| both!("。是不是想写 {meant}", ". Did you mean {meant}?"; meant));
    let stop = if meant.en.is_empty() { "." } else { "" };
    let command = first.filter(|word| is_command(word)).and_then(|word| word.to_str());
    let help = command.map_or_else(|| "hegao --help".to_owned(), |command| format!("hegao {command} --help"));
    both!("{wrong}{known}{meant}。用法见 {help}", "{wrong}{known}{meant}{stop} Usage: {help}"; wrong, known, meant)
}

/// What is wrong.
fn wrong(error: &clap::Error) -> Said {
    let (argument, prior) = (arguments(error, ContextKind::InvalidArg), arguments(error, ContextKind::PriorArg));
    let value = list(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let word = list(error, ContextKind::InvalidSubcommand);
            both!(
                "没有叫“{word}”的命令，也没有这个文件或文件夹",
                "“{word}” is no command, and there is no such file or folder"; word
            )
        }
        ErrorKind::UnknownArgument if argument.zh.starts_with('-') => {
            both!("没有选项 {argument}", "there is no option {argument}"; argument)
        }
        ErrorKind::UnknownArgument => both!("多了“{argument}”", "“{argument}” is one too many"; argument),
        ErrorKind::InvalidValue if value.zh.is_empty() => {
            both!("{argument} 后面没有写值", "{argument} needs a value"; argument)
        }
        ErrorKind::InvalidValue => {
            both!("{argument} 不能是“{value}”", "{argument} cannot be “{value}”"; argument, value)
        }
        ErrorKind::ValueValidation => {
            let why = error.source().map_or_else(Said::default, |why| {
                let why = why.downcast_ref().cloned().unwrap_or_else(|| Said::as_is(why.to_string()));
                both!("：{why}", ": {why}"; why)
            });
            both!("{argument} 不能是“{value}”{why}", "{argument} cannot be “{value}”{why}"; argument, value, why)
        }
        ErrorKind::NoEquals => both!("{argument} 要用等号写上值", "{argument} takes its value behind a ="; argument),
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            both!("{argument} 的值个数不对", "{argument} has the wrong number of values"; argument)
        }
        ErrorKind::ArgumentConflict if prior.zh.is_empty() => {
            both!("{argument} 不能这样用", "{argument} cannot be used so"; argument)
        }
        ErrorKind::ArgumentConflict if prior == argument => {
            both!("{argument} 只能写一次", "{argument} may stand once only"; argument)
        }
        ErrorKind::ArgumentConflict => {
            both!("{argument} 不能与 {prior} 同用", "{argument} cannot be used with {prior}"; argument, prior)
        }
        ErrorKind::MissingRequiredArgument => both!("还缺 {argument}", "{argument} is missing"; argument),
        ErrorKind::MissingSubcommand => both!("还缺命令", "a command is missing"),
        ErrorKind::InvalidUtf8 => both!("参数里有认不出的字符", "the arguments hold characters that cannot be read"),
        _ => both!("参数有误", "the arguments are wrong"),
    }
}

/// What the error says of one thing, as each language lists it.
fn list(error: &clap::Error, kind: ContextKind) -> Said {
    match error.get(kind) {
        Some(ContextValue::String(one)) => Said::as_is(one),
        Some(ContextValue::Strings(all)) => Said::list(all),
        _ => Said::default(),
    }
}

/// The arguments that the error speaks of. Those that we know are called in English by the name that the code has for
/// them: what `--help` calls their values is Chinese.
fn arguments(error: &clap::Error, kind: ContextKind) -> Said {
    let mut command = Args::command();
    command.build();
    let english = |shown: &String| known(&command, shown).unwrap_or_else(|| shown.clone());
    match error.get(kind) {
        Some(ContextValue::String(one)) => Said { zh: one.clone(), en: english(one) },
        Some(ContextValue::Strings(all)) => Said { en: Said::list(all.iter().map(english)).en, ..Said::list(all) },
        _ => Said::default(),
    }
}

/// The argument of `command`, or of one of its own, that help shows as `shown`: `--lang`, or `<FILES>`.
fn known(command: &clap::Command, shown: &str) -> Option<String> {
    let own = command.get_arguments().find(|argument| argument.to_string() == shown).map(|argument| {
        let name = argument.get_long().map(|long| format!("--{long}"));
        name.unwrap_or_else(|| format!("<{}>", argument.get_id().as_str().to_uppercase()))
    });
    own.or_else(|| command.get_subcommands().find_map(|command| known(command, shown)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(words: &[&str]) -> Said {
        let words: Vec<OsString> = ["hegao"].iter().chain(words).map(OsString::from).collect();
        Args::try_parse_from(&words).err().map_or_else(Said::default, |error| in_words(&error, words.get(1)))
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
            let said = said(words).zh;
            assert!(said.contains(expected), "{said}");
            for english in ["error:", "Usage", "tip:", "possible", "For more"] {
                assert!(!said.contains(english), "{said}");
            }
        }
    }

    #[test]
    fn what_is_wrong_is_told_in_english_with_what_to_write() {
        for (words, expected) in [
            (
                &["chekc"][..],
                "“chekc” is no command, and there is no such file or folder. Did you mean check? Usage: hegao --help",
            ),
            (
                &["check", "--formt", "json"],
                "there is no option --formt. Did you mean --format? Usage: hegao check --help",
            ),
            (&["check", "--format", "jso"], "--format cannot be “jso”; possible: text, json, sarif"),
            (&["check", "--format"], "--format needs a value"),
            (
                &["check", "--audience", "all"],
                "--audience cannot be “all”: possible values: public, internal. Usage: hegao check --help",
            ),
            (&["check", "--date", "soon"], "--date cannot be “soon”: “soon” is no date; write 2025-01-08"),
            (&["check", "--diff", "v1"], "--diff cannot be “v1”: write A..B"),
            (&["check", "--no-baseline", "--baseline", "a"], " cannot be used with "),
            (&["check", "--color", "never", "--color", "never"], "--color may stand once only"),
            (&["check", "--jobs", "0"], "--jobs cannot be “0”"),
            (&["text"], "<FILES> is missing. Usage: hegao text --help"),
            (&["rules", "show"], "<ID> is missing"),
            (&["facts", "show"], "<TABLE> is missing"),
            (&["init", "a", "b"], "“b” is one too many"),
        ] {
            let said = said(words).en;
            assert!(said.contains(expected), "{said}");
            assert!(!said.chars().any(crate::text::is_han), "{said}");
        }
    }

    #[test]
    fn the_language_is_known_before_the_rest_of_the_arguments() {
        let language = |words: &str| language_in(words.split(' ').map(str::to_owned));
        assert_eq!(language("check --formt x --lang en"), Some(Language::En));
        assert_eq!(language("check --lang=zh a"), Some(Language::Zh));
        for words in ["check a", "check -- --lang en", "check --lang", "check --lang xx", "check --language en"] {
            assert_eq!(language(words), None, "{words}");
        }
    }
}
