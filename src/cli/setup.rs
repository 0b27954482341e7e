//! What a run starts from: rules, configuration, what the arguments ask for.

use std::path::{Path, PathBuf};

use jiff::ZonedDateTime;

use super::args::CheckArgs;
use super::console;
use super::exit::Failure;
use super::trusted::{self, Bounds, absolute};
use crate::check::Tables;
use crate::config::{self, Config};
use crate::filter::{Selection, Selector};
use crate::language::{Said, both};
use crate::platform;
use crate::rule::{self, Loaded, Problem, Rule};
use crate::session::{Options, SessionError};

/// Bytes of the largest rule that is looked through for the names of lists.
const LARGEST_RULE: u64 = 1 << 20;

/// A configuration and where it was found.
pub(super) struct Configured {
    pub(super) config: Config,
    /// Its file; `None` where there is none.
    pub(super) path: Option<PathBuf>,
}

/// Reads the configuration: the one that was named, or the nearest.
pub(super) fn configuration(named: Option<&Path>, start: &Path) -> Result<Configured, Failure> {
    configuration_in(named, trusted::folders(None, &absolute(start)), &Bounds::default())
}

/// Reads the configuration: the one that was named, or that in the first of `folders` that has one.
pub(super) fn configuration_in<'a>(
    named: Option<&Path>,
    folders: impl Iterator<Item = &'a Path>,
    bounds: &Bounds,
) -> Result<Configured, Failure> {
    let path = named.map(Path::to_owned).or_else(|| nearest_in(folders));
    path.as_deref().map_or(Ok(()), |path| bounds.check(path))?;
    // Absolute, so that its globs mean the same wherever the program is started.
    let config = path
        .as_deref()
        .map(absolute)
        .as_deref()
        .map(config::load)
        .transpose()
        .map_err(|error| {
            error.lang.into_iter().for_each(console::speak);
            Failure::new(Said::lines(listed(error.problems)))
        })?
        .unwrap_or_default();
    console::speak(config.lang);
    if path.as_deref().is_some_and(|path| bounds.has(path)) {
        config.facts.iter().try_for_each(|file| bounds.check_named(file))?;
        config.rule_dirs.iter().try_for_each(|folder| bounds.check_named(folder))?;
        bounds.check_folders(&config.rule_dirs)?;
    }
    Ok(Configured { config, path })
}

/// The configuration file of the document at `start`, if nothing names another.
#[cfg(feature = "lsp")]
pub(super) fn nearest(start: &Path) -> Option<PathBuf> {
    nearest_in(trusted::folders(None, &absolute(start)))
}

fn nearest_in<'a>(folders: impl Iterator<Item = &'a Path>) -> Option<PathBuf> {
    let user = platform::user_folder(|name| std::env::var_os(name));
    let program = std::env::current_exe().ok().and_then(|program| program.parent().map(PathBuf::from));
    config::find(folders, user.as_deref(), program.as_deref())
}

/// Speaks as the configuration asks that was named, or the nearest one: for commands that need nothing else of it, or that
/// may fail before they do.
pub(super) fn speak_as_configured(named: Option<&Path>, start: &Path) {
    // A configuration with faults still says its language, and whoever needs more of it will tell them.
    let _ = configuration(named, start);
}

/// The user's own rules: of the configuration and of `--rules`.
pub(super) fn user_rules(config: &Config, dirs: &[PathBuf]) -> Result<Vec<Loaded>, Failure> {
    let dirs: Vec<&Path> = config.rule_dirs.iter().chain(dirs).map(PathBuf::as_path).collect();
    if let Some(missing) = dirs.iter().find(|dir| !dir.is_dir()) {
        let missing = trusted::name(None, missing);
        return Err(Failure::new(both!("没有规则文件夹 {missing}", "there is no folder of rules {missing}")));
    }
    if dirs.is_empty() {
        return Ok(Vec::new());
    }
    rule::load_dirs(&dirs, &rule::user_options(&rule::builtin())).map_err(|problems| {
        let list = Said::lines(listed(problems));
        Failure::new(both!("规则有误，没有核对：\n{list}", "the rules are wrong, nothing was checked:\n{list}"; list))
    })
}

/// What is wrong with files, which are called as reports call them.
fn listed(problems: Vec<Problem>) -> Vec<Said> {
    let named = |problem: Problem| Problem { file: trusted::name(None, Path::new(&problem.file)), ..problem };
    problems.into_iter().map(|problem| named(problem).said()).collect()
}

/// The built-in rules with the user's behind them.
pub(super) fn all_rules(user: Vec<Loaded>) -> Vec<Rule> {
    rule::builtin().into_iter().chain(user.into_iter().map(|loaded| loaded.rule)).collect()
}

/// The built-in tables with the files that the configuration adds to them.
pub(super) fn loaded_tables(config: &Config) -> Result<Tables, Failure> {
    let tables = rule::tables_with(&config.facts);
    tables.map_err(|problems| Failure::new(SessionError::Tables(listed(problems)).said()))
}

/// All that the configuration adds to the built-in tables, held against `rules`.
pub(super) fn tables(config: &Config, rules: &[Rule]) -> Result<Tables, Failure> {
    let tables = config.tables(loaded_tables(config)?, rules);
    tables.map_err(|problems| Failure::new(SessionError::Tables(problems).said()))
}

/// Whether a file below a folder of rules is a rule, or a list of words that one of them names.
pub(super) fn is_rule_or_list(file: &Path, dir: &Path) -> bool {
    let is =
        |path: &Path, endings: &[&str]| path.extension().is_some_and(|ending| endings.iter().any(|it| ending == *it));
    let Some(name) = file.file_name().and_then(|name| name.to_str()).filter(|_| is(file, &["csv"])) else {
        return is(file, &["yaml", "yml"]);
    };
    let rules = trusted::within(dir, Path::new("")).into_iter().filter(|rule| is(rule, &["yaml", "yml"]));
    rules.into_iter().any(|rule| {
        config::read_file(&rule, LARGEST_RULE).is_ok_and(|text| memchr::memmem::find(&text, name.as_bytes()).is_some())
    })
}

/// What the arguments ask of a session. Here alone the clock is asked for the day.
pub(super) fn options(args: &CheckArgs) -> Options {
    let names = |names: &[String]| names.iter().map(|name| Selector::new(name)).collect();
    let mut options = Options::new(ZonedDateTime::now().date());
    options.language = args.judging.lang;
    options.reveal = args.reveal;
    options.explain = args.explain;
    options.selection = Selection { select: names(&args.judging.select), ignore: names(&args.judging.ignore) };
    options.audience = args.judging.audience;
    options.genre = args.judging.genre;
    options.date = args.judging.date;
    options
}
