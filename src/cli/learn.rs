//! `hegao learn`: what an organisation's own documents say is no typo.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::{CheckArgs, JudgingArgs, LearnArgs};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::inspect::{Inspector, masked};
use super::progress;
use super::setup::{self, Configured};
use super::trusted::{self, Bounds};
use super::whole::Unfinished;
use crate::check::Tables;
use crate::config::{self, Config};
use crate::language::{Said, both};
use crate::report::receipt::Spelling;
use crate::rule;
use hegao_spelling::own::{Archive, Own};

/// The name of a file that is found by itself.
const FILE_NAME: &str = ".hegao-spelling";
/// Bytes of the largest one that is read: some 200 million characters of archive.
const LARGEST: u64 = 1 << 30;

pub(super) fn run(args: &LearnArgs) -> Result<Exit, Failure> {
    let start = args.paths.first().map_or(Path::new("."), PathBuf::as_path);
    setup::speak_as_configured(args.config.as_deref(), start);
    let file = args.output.clone().unwrap_or_else(|| PathBuf::from(FILE_NAME));
    if args.show {
        return show(&file);
    }
    let Configured { config, .. } = setup::configuration(args.config.as_deref(), start)?;
    let user = setup::user_rules(&config, &[])?;
    let plain = CheckArgs {
        judging: JudgingArgs { no_spelling: true, ..JudgingArgs::default() },
        ..CheckArgs::plain(&args.paths)
    };
    let inspector = Inspector::new(&plain, config, user, None)?;
    let files = inspector.files(&args.paths)?;
    let bar = progress::bar(files.entries.len());
    let (mut archive, mut unread) = (Archive::default(), files.gaps.len());
    for entry in &files.entries {
        match inspector.learnable(entry) {
            Some((texts, is_whole)) => {
                archive.add(texts.iter().map(String::as_str));
                unread += usize::from(!is_whole);
            }
            None => unread += usize::from(entry.named),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let (documents, symbols) = archive.size();
    if symbols == 0 {
        return Err(Failure::new(both!("没有可学的中文文件", "there is no Chinese document to learn from")));
    }
    write(&file, &archive.file())?;
    let shown = masked(&trusted::name(None, &file));
    let left = match unread {
        0 => Said::default(),
        _ => both!("；{unread} 份没有读完", "; {unread} not wholly read"),
    };
    say(&both!(
        "从 {documents} 份文件、{symbols} 字中学习，写入 {shown}{left}。\n",
        "learned from {documents} documents, {symbols} characters; written to {shown}{left}.\n"; left
    ))?;
    Ok(if unread == 0 { Exit::Clean } else { Exit::Gap })
}

fn show(file: &Path) -> Result<Exit, Failure> {
    let bytes = read(file)?;
    let (documents, symbols) = Own::new(&bytes).map_or((0, 0), |own| own.size());
    let megabytes = bytes.len().div_ceil(1 << 20);
    let shown = masked(&trusted::name(None, file));
    say(&both!(
        "{shown}：{documents} 份文件，{symbols} 字，{megabytes} MB。其中没有原文，只有散列和次数。\n",
        "{shown}: {documents} documents, {symbols} characters, {megabytes} MB. It holds hashes and counts, no text.\n"
    ))?;
    Ok(Exit::Clean)
}

fn say(said: &Said) -> Result<(), Failure> {
    let written = console::print(said.in_language(console::language()).as_bytes(), ColorChoice::Never);
    written.map_err(|error| write_failure(&error, &standard_output(), Exit::Clean))
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let write = || -> std::io::Result<()> {
        let mut unfinished = Unfinished::new(file, None)?;
        unfinished.file().write_all(bytes)?;
        unfinished.replace()
    };
    write().map_err(|error| {
        let file = masked(&trusted::name(None, file));
        Failure::new(both!("不能写入 {file}：{error}", "cannot write {file}: {error}"))
    })
}

/// Reads a file that was learned.
fn read(file: &Path) -> Result<Vec<u8>, Failure> {
    let name = || masked(&trusted::name(None, file));
    let bytes = config::read_file(file, LARGEST).map_err(|error| {
        let file = name();
        Failure::new(both!("不能读取 {file}：{error}", "cannot read {file}: {error}"; error))
    })?;
    if Own::new(&bytes).is_none() {
        let file = name();
        return Err(Failure::new(both!(
            "{file} 不是 hegao learn 写的文件，或已损坏；请重新学习",
            "{file} was not written by hegao learn, or is damaged; learn again"
        )));
    }
    Ok(bytes)
}

/// Which typos the model of spelling is to look for.
pub(super) fn wanted(args: &CheckArgs, config: &Config) -> Spelling {
    let judging = &args.judging;
    match config.spelling {
        _ if judging.review => Spelling::Review,
        _ if judging.spelling => Spelling::On,
        _ if judging.no_spelling => Spelling::Off,
        Some(true) => Spelling::On,
        Some(false) => Spelling::Off,
        None => Spelling::Words,
    }
}

/// Lets the arguments and the nearest file that was learned decide what finds typos.
pub(super) fn choose(
    tables: &mut Tables,
    args: &CheckArgs,
    config: &Config,
    tree: Option<&Path>,
) -> Result<(), Failure> {
    let wanted = wanted(args, config);
    if wanted == Spelling::Off {
        tables.speller = None;
        return Ok(());
    }
    let first = args.paths.first().map_or(Path::new("."), PathBuf::as_path);
    let start = trusted::absolute(&trusted::path(tree, first));
    let nearest = trusted::folders(tree, &start).map(|folder| folder.join(FILE_NAME)).find(|file| file.is_file());
    let bounds = Bounds::of(args, tree);
    let own = nearest.map(|file| bounds.check(&file).and_then(|()| read(&file))).transpose()?;
    let typos = rule::typos().with_own(own).with_terms(config.terms.clone());
    let typos = typos.of_words(wanted == Spelling::Words).for_review(wanted == Spelling::Review);
    tables.speller = Some(Arc::new(typos));
    Ok(())
}
