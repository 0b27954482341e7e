//! What the arguments mean, and what is said of those that mean nothing.
//!
//! A file that is dropped on the program arrives as its one argument: `hegao FILE` is `hegao check FILE`. What is wrong
//! with arguments is told in the language that they ask for, as far as that can be seen, else in the system's.

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
    Args::try_parse_from(&words).map_err(|error| {
        // There will be no run, whose configuration could say a language.
        platform::locale().iter().for_each(|tag| console::speak(language_of(tag)));
        refuse(&error, &words)
    })
}

/// Prints help, or what is wrong.
fn refuse(error: &clap::Error, words: &[OsString]) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            show(error);
            ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2))
        }
        _ => Failure::new(in_words(error, words)).report(),
    }
}

/// The language of those two that people with the language tag `tag` (`zh-CN`, `en_US.UTF-8`) read.
fn language_of(tag: &str) -> Language {
    let language = tag.split(['-', '_', '.', '@']).next().unwrap_or_default();
    if language.eq_ignore_ascii_case("zh") { Language::Zh } else { Language::En }
}

/// Prints help or the version where clap would.
fn show(error: &clap::Error) {
    let page = error.render().ansi().to_string();
    let page = if console::language() == Language::Zh { in_chinese(&page) } else { page };
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
        if platform::has_own_window() || std::io::stdout().is_terminal() && has_desktop() {
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

/// What is wrong with `words`, and where help is.
fn in_words(error: &clap::Error, words: &[OsString]) -> Said {
    let called = called(words);
    let wrong = wrong(error, called == PROGRAM);
    let known = values(error);
    let known = match known.zh.is_empty() {
        true => known,
        false => both!("；可用的有：{known}", "; possible: {known}"; known),
    };
    let meant = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let meant = meant.map(|kind| list(error, kind)).into_iter().find(|meant| !meant.zh.is_empty() && !is_inner(meant));
    let meant =
        meant.map_or_else(Said::default, |meant| both!("。是不是想写 {meant}", ". Did you mean {meant}?"; meant));
    let stop = if meant.en.is_empty() { "." } else { "" };
    both!(
        "{wrong}{known}{meant}。用法见 {called} --help",
        "{wrong}{known}{meant}{stop} Usage: {called} --help"; wrong, known, meant
    )
}

/// The program, and what is called of it: `hegao`.
const PROGRAM: &str = "hegao";

/// The program with the commands that `words` name: `hegao rules show`.
fn called(words: &[OsString]) -> String {
    let (mut command, mut called) = (Args::command(), PROGRAM.to_owned());
    for word in words.iter().skip(1) {
        let Some(next) = command.find_subcommand(word).filter(|next| !next.is_hide_set()) else { break };
        called.extend([" ", next.get_name()]);
        command = next.clone();
    }
    called
}

/// Whether it is a command that the program has for itself.
fn is_inner(meant: &Said) -> bool {
    meant.zh == super::reading::WORKER
}

/// What is wrong; `is_first`: before any command.
fn wrong(error: &clap::Error, is_first: bool) -> Said {
    let (argument, prior) = (arguments(error, ContextKind::InvalidArg), arguments(error, ContextKind::PriorArg));
    let value = list(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand if !is_first => {
            let word = list(error, ContextKind::InvalidSubcommand);
            both!("没有叫“{word}”的命令", "there is no command “{word}”"; word)
        }
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
        ErrorKind::TooManyValues if !value.zh.is_empty() => {
            both!("{argument} 后面多了“{value}”", "“{value}” is one too many for {argument}"; argument, value)
        }
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

/// The values that an argument takes, in Chinese with what help says of each where that is a word: `error（不能发）`.
fn values(error: &clap::Error) -> Said {
    let known = list(error, ContextKind::ValidValue);
    let mut command = Args::command();
    command.build();
    let shown = match error.get(ContextKind::InvalidArg) {
        Some(ContextValue::String(shown)) => shown,
        _ => return known,
    };
    let Some(helps) = helps(&command, shown).filter(|helps| !known.zh.is_empty() && !helps.is_empty()) else {
        return known;
    };
    let called = helps.iter().map(|(name, help)| format!("{name}（{help}）"));
    Said { zh: Said::list(called).zh, ..known }
}

/// Values with their help, which are words, of the argument of `command`, or of one of its own, that help shows as `shown`.
fn helps(command: &clap::Command, shown: &str) -> Option<Vec<(String, String)>> {
    let own = command.get_arguments().find(|argument| argument.to_string() == shown);
    let own = own.and_then(|argument| {
        let values = argument.get_possible_values().into_iter().filter(|value| !value.is_hide_set());
        let help = |value: &clap::builder::PossibleValue| {
            value.get_help().map(ToString::to_string).filter(|help| help.chars().count() <= WORD)
        };
        values.map(|value| Some((value.get_name().to_owned(), help(&value)?))).collect::<Option<Vec<_>>>()
    });
    own.or_else(|| command.get_subcommands().find_map(|command| helps(command, shown)))
}

/// Characters of the longest help that is a word and no explanation.
const WORD: usize = 4;

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
        Args::try_parse_from(&words).err().map_or_else(Said::default, |error| in_words(&error, &words))
    }

    #[test]
    fn what_is_wrong_is_told_in_chinese_with_what_to_write() {
        for (words, expected) in [
            (&["chekc", "a"][..], "没有叫“chekc”的命令，也没有这个文件或文件夹。是不是想写 check。用法见 hegao --help"),
            (&["check", "--formt", "json"], "没有选项 --formt。是不是想写 --format。用法见 hegao check --help"),
            (&["check", "--format", "jso"], "--format <格式> 不能是“jso”；可用的有：text、json、sarif"),
            (&["check", "--audience", "公众"], "可用的值：public（公众）、internal（内部）"),
            (
                &["check", "--fail-on", "建议"],
                "可用的有：error（不能发）、warning（请核对）、note（建议）、never（从不）",
            ),
            (&["check", "--format"], "--format <格式> 后面没有写值"),
            (&["check", "--audience", "all"], "--audience <读者> 不能是“all”：可用的值"),
            (&["check", "--no-baseline", "--baseline", "a"], "不能与"),
            (&["check", "--color", "never", "--color", "never"], "--color <何时> 只能写一次"),
            (&["check", "--jobs", "0"], "--jobs <数> 不能是“0”：请写一个从 1 起的整数。用法见"),
            (&["check", "--open=1"], "--open 后面多了“1”"),
            (&["rules", "shw"], "没有叫“shw”的命令。是不是想写 show。用法见 hegao rules --help"),
            (&["rules", "show", "--all"], "没有选项 --all。用法见 hegao rules show --help"),
            (&["worker"], "没有叫“worker”的命令，也没有这个文件或文件夹。用法见 hegao --help"),
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
            (&["check", "--jobs", "0"], "--jobs cannot be “0”: write a whole number from 1"),
            (&["check", "--open=1"], "“1” is one too many for --open"),
            (&["rules", "shw"], "there is no command “shw”. Did you mean show? Usage: hegao rules --help"),
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
    fn the_system_says_the_language_where_nothing_else_does() {
        for tag in ["zh", "zh-CN", "zh_CN.UTF-8", "zh-Hant-TW"] {
            assert_eq!(language_of(tag), Language::Zh, "{tag}");
        }
        for tag in ["en-US", "en_GB.UTF-8", "de_DE@euro", "zhx"] {
            assert_eq!(language_of(tag), Language::En, "{tag}");
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
