//! `hegao terms add`: words of one's own go into the configuration.

use std::path::{Path, PathBuf};

use clap::Subcommand;

use super::amend::Amended;
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::setup;
use crate::config::{self, Addition, Config};
use crate::language::{Said, both};

/// 本单位的词：地名、产品、新词。错别字模型（规则 typo/spelling）不把它们当作错字
#[derive(clap::Args)]
pub(super) struct TermsArgs {
    #[command(subcommand)]
    command: TermsCommand,
}

#[derive(Subcommand)]
enum TermsCommand {
    /// 把词加进 hegao.yaml 的 terms；文件里的注释、顺序和写法都不动 (add words of your own)
    Add(AddArgs),
}

#[derive(clap::Args)]
#[command(
    after_help = "写进哪个文件：--config 指定的；不指定就是从当前文件夹向上找到的 hegao.yaml；没有就在当前文件夹新建\n\n\
                  退出码：0 已写好，或已经都有；2 用法有误，或没有把握写（会打印要加的内容）"
)]
struct AddArgs {
    /// 词，如 邮亭镇
    #[arg(value_name = "词", required = true)]
    words: Vec<String>,
    /// 配置文件；不给时从当前文件夹向上找 hegao.yaml
    #[arg(long, value_name = "文件")]
    config: Option<PathBuf>,
}

pub(super) fn run(args: &TermsArgs) -> Result<Exit, Failure> {
    let TermsCommand::Add(args) = &args.command;
    let configured = setup::configuration(args.config.as_deref(), Path::new("."))?;
    let words = new(&args.words, &configured.config)?;
    if words.is_empty() {
        return say(&both!(
            "这些词已经都有了，没有改动。\n",
            "these words are all there already; nothing was changed.\n"
        ));
    }
    let path = configured.path.unwrap_or_else(|| PathBuf::from(config::FILE_NAMES[0]));
    let list = Said::list(&words);
    let amended = Amended::of(&path, &Addition::Terms(words))?;
    amended.write()?;
    let (shown, note) = (amended.shown(), note(&amended.config));
    say(&both!("已加入 {list}，写入 {shown}。{note}\n", "added {list} to {shown}.{note}\n"; list, note))
}

/// The words that are not there yet.
fn new(words: &[String], config: &Config) -> Result<Vec<String>, Failure> {
    let mut new: Vec<String> = Vec::new();
    for word in words.iter().map(|word| word.trim()) {
        if word.is_empty() || word.chars().any(|c| c.is_whitespace() || c.is_control()) {
            return Err(Failure::new(both!(
                "“{word}”不是一个词：一个词里没有空格，几个词分开写",
                "“{word}” is no word: it must not be empty and has no spaces; write several words one by one"
            )));
        }
        if !config.terms.iter().chain(&new).any(|known| known == word) {
            new.push(word.to_owned());
        }
    }
    Ok(new)
}

/// What the words are for, where that is switched off.
fn note(config: &Config) -> Said {
    match config.spelling {
        Some(false) => both!(
            "这些词是给错别字模型看的，而配置里写着 spelling: false。",
            " They are for the typo model, which the configuration switches off (spelling: false)."
        ),
        _ => Said::default(),
    }
}

fn say(said: &Said) -> Result<Exit, Failure> {
    let text = said.in_language(console::language());
    let printed = console::print(text.as_bytes(), ColorChoice::Never);
    printed.map_err(|error| write_failure(&error, &standard_output(), Exit::Clean))?;
    Ok(Exit::Clean)
}
