//! `check --staged`, `--diff` and `--diff-base`: documents as git has them.

use std::io::Cursor;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::exit::Failure;
use super::inspect::{Inspector, Source, Unread, look};
use super::reading::Reader;
use crate::document::{Document, HEAD, changed_blocks};
use crate::filter::Changed;
use crate::input::git::{Changes, Comparison, Spawn, Unlisted, changed_lines};
use crate::input::{Blob, Entry, Listing};

/// What to compare; one of them at most.
#[derive(clap::Args, Default)]
#[group(multiple = false)]
pub(super) struct GitArgs {
    /// 核对 git 暂存的内容，即将要提交的，而不是文件夹中的：只报改动的行；个人信息和“不能发”的问题报整份文件
    #[arg(long)]
    pub(super) staged: bool,
    /// 核对两个版本之间的改动，如 v1..HEAD；A...B 从共同起点算起
    #[arg(long, value_name = "A..B", value_parser = range)]
    pub(super) diff: Option<Comparison>,
    /// 核对从这个分支分出以后的改动，如 origin/main
    #[arg(long, value_name = "分支")]
    pub(super) diff_base: Option<String>,
}

impl GitArgs {
    /// What is compared; `None`: nothing, the documents are read from the disk.
    pub(super) fn comparison(&self) -> Option<Comparison> {
        let fork = |base: &String| Comparison::Fork { base: base.clone(), tip: "HEAD".to_owned() };
        let staged = self.staged.then_some(Comparison::Staged);
        staged.or_else(|| self.diff.clone()).or_else(|| self.diff_base.as_ref().map(fork))
    }
}

fn range(range: &str) -> Result<Comparison, &'static str> {
    Comparison::parse(range).ok_or("请写成 A..B，如 v1..HEAD；与一个分支比较用 --diff-base")
}

/// The changed documents below `paths`, and an inspector that reads them from git.
pub(super) fn files<'a>(
    inspector: Inspector<'a>,
    comparison: &Comparison,
    paths: &[PathBuf],
) -> Result<(Inspector<'a>, Listing), Failure> {
    let list = Changes::list(comparison, paths, inspector.base(), inspector.trusted(), spawn());
    let (changes, listing) = list.map_err(|why| match why {
        Unlisted::Refused(refusal) => Failure::new(inspector.masked(&refusal.to_string())),
        Unlisted::Missing(missing) => inspector.missing(&missing),
    })?;
    let listing = inspector.kept(listing);
    Ok((inspector.reading(Box::new(changes)), listing))
}

/// Starts the `git` program. It may not lock what it only reads, and runs no program that watches files.
pub(super) fn spawn() -> Spawn {
    Box::new(|args| {
        let mut git = Command::new("git");
        git.env("GIT_OPTIONAL_LOCKS", "0").args(["-c", "core.fsmonitor=false"]).args(args);
        git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn()
    })
}

impl Source for Changes {
    fn read(&self, entry: &Entry, limit: u64) -> Result<Blob, Unread> {
        let blob = Changes::read(self, &entry.name, limit)?;
        let head = &blob.bytes[..blob.bytes.len().min(HEAD)];
        look(entry, head, &mut Cursor::new(&blob.bytes))?;
        Ok(blob)
    }

    fn changed(&self, name: &str, document: &Document, reader: &Reader) -> Option<Changed> {
        let limit = reader.limits().largest();
        let before = reader.read(name, self.before(name, limit)?).ok()?;
        match (text(&before), text(document)) {
            (Some(before), Some(now)) => changed_lines(before, now).map(Changed::Lines),
            _ => Some(Changed::Blocks(changed_blocks(&before, document))),
        }
    }
}

/// The text of a file that has lines.
fn text(document: &Document) -> Option<&str> {
    document.parts.iter().find(|part| part.has_lines()).map(|part| part.text.as_str())
}
