//! What a checker is made of, as Python says it.

use std::path::PathBuf;
use std::sync::Arc;

use hegao::config::{self, Config};
use hegao::facts::{Audience, DateInterval, Genre};
use hegao::filter::{Selection, Selector};
use hegao::language::{Language, Said, both};
use hegao::reading::Reader;
use hegao::rule::{Problem, builtin, load_dirs, tables_with, typos, user_options};
use hegao::session::{Options, Session};
use jiff::civil::Date;
use serde::Deserialize;

use crate::desk::Desk;

/// The keywords of `hegao.Checker`, and what Python knows and the library does not ask: the day and the folder.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    today: Date,
    base: PathBuf,
    program: Option<PathBuf>,
    config: Option<PathBuf>,
    rules: Vec<PathBuf>,
    audience: Option<Audience>,
    genre: Option<Genre>,
    date: Option<String>,
    lang: Option<Language>,
    select: Vec<String>,
    ignore: Vec<String>,
    spelling: Option<bool>,
}

impl Settings {
    /// The settings in this JSON.
    pub(crate) fn read(json: &str) -> Result<Self, Said> {
        serde_json::from_str(json).map_err(|error| both!("设置有误：{error}", "the settings are wrong: {error}"))
    }

    /// The language of what is said about them.
    pub(crate) fn language(&self) -> Language {
        self.lang.unwrap_or_default()
    }

    /// A desk that is ready.
    pub(crate) fn desk(self) -> Result<Desk, Said> {
        let config = self.configuration()?;
        let dirs: Vec<_> = config.rule_dirs.iter().chain(&self.rules).map(PathBuf::as_path).collect();
        if let Some(missing) = dirs.iter().find(|dir| !dir.is_dir()).map(|dir| dir.display()) {
            return Err(both!("没有规则文件夹 {missing}", "there is no folder of rules {missing}"));
        }
        let own = builtin();
        let user = if dirs.is_empty() { Vec::new() } else { load_dirs(&dirs, &user_options(&own)).map_err(lines)? };
        let rules = own.into_iter().chain(user.into_iter().map(|loaded| loaded.rule)).collect();
        let mut tables = tables_with(&config.facts).map_err(lines)?;
        let wanted = self.spelling.or(config.spelling);
        let typos = || typos().with_terms(config.terms.clone()).of_words(wanted.is_none());
        tables.speller = (wanted != Some(false)).then(|| Arc::new(typos()) as Arc<_>);
        let files = decisive(&config, &dirs);
        let (reader, options) = (Reader::new(config.limits), self.options()?);
        let reader = match self.program {
            Some(program) => reader.starting(program),
            None => reader,
        };
        let session = Session::new(rules, tables, config, options).map_err(|error| error.said())?;
        Ok(Desk { session, reader, base: self.base, files })
    }

    fn configuration(&self) -> Result<Config, Said> {
        let Some(file) = &self.config else { return Ok(Config::default()) };
        config::load(&self.base.join(file)).map_err(|error| lines(error.problems))
    }

    fn options(&self) -> Result<Options, Said> {
        let names = |names: &[String]| names.iter().map(|name| Selector::new(name)).collect();
        let mut options = Options::new(self.today);
        options.base.clone_from(&self.base);
        options.language = self.lang;
        options.selection = Selection { select: names(&self.select), ignore: names(&self.ignore) };
        options.audience = self.audience;
        options.genre = self.genre;
        options.date = self.date.as_deref().map(DateInterval::parse).transpose()?;
        Ok(options)
    }
}

/// The files and folders that decide: whoever wants the same checker on another machine takes them along.
fn decisive(config: &Config, dirs: &[&std::path::Path]) -> Vec<PathBuf> {
    config.file.iter().chain(&config.facts).cloned().chain(dirs.iter().map(|dir| dir.to_path_buf())).collect()
}

fn lines(problems: Vec<Problem>) -> Said {
    Said::lines(problems.iter().map(Problem::said))
}
