//! Adding to a configuration that somebody wrote: in one step, and only where it is proved that nothing else changes.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::exit::{Exit, Failure, file as named_file, write_failure};
use super::inspect::masked;
use super::trusted;
use super::whole::{self, Unfinished};
use crate::config::{self, Addition, Config};
use crate::language::{Said, both};

/// Bytes of the largest configuration.
const LARGEST: u64 = 1 << 20;

/// How a configuration begins that is made for an addition.
const HEAD: &str = "# 核稿（hegao）的配置；全部设置见 hegao init 写的样本\n";

/// A configuration that is to be changed, or made.
pub(super) struct Amended {
    path: PathBuf,
    /// What it holds; `None`: it is not there yet.
    old: Option<Vec<u8>>,
    new: String,
    /// What it will mean.
    pub(super) config: Config,
}

impl Amended {
    /// The configuration at `path` with what is added.
    pub(super) fn of(path: &Path, addition: &Addition) -> Result<Self, Failure> {
        let shown = shown(path);
        let old = match path.symlink_metadata() {
            Ok(_) => Some(config::read_file(path, LARGEST).map_err(|why| unreadable(&shown, &why))?),
            Err(_) => None,
        };
        let text = match &old {
            Some(bytes) => std::str::from_utf8(bytes)
                .map_err(|_| unreadable(&shown, &both!("不是 UTF-8 编码", "it is not encoded in UTF-8")))?,
            None => HEAD,
        };
        let origin = trusted::absolute(path);
        let added = addition
            .to(text, &origin)
            .map_err(|error| Failure::new(Said::lines(error.problems.iter().map(config::Problem::said))))?;
        let (new, config) = added.ok_or_else(|| refused(&shown, addition))?;
        Ok(Self { path: path.to_owned(), old, new, config })
    }

    /// Writes it, if it is still what it was.
    pub(super) fn write(&self) -> Result<(), Failure> {
        let shown = shown(&self.path);
        let failed = |error| write_failure(&error, &named_file(&shown), Exit::Clean);
        let Some(old) = &self.old else {
            return whole::create(&self.path, self.new.as_bytes()).map_err(failed);
        };
        // What leads to it stays.
        let place = self.path.canonicalize().unwrap_or_else(|_| self.path.clone());
        let like = place.metadata().map_err(failed)?.permissions();
        let mut file = Unfinished::new(&place, Some(&like)).map_err(failed)?;
        file.file().write_all(self.new.as_bytes()).map_err(failed)?;
        if config::read_file(&place, LARGEST).ok().as_ref() != Some(old) {
            return Err(Failure::new(both!(
                "{shown} 刚刚被别的程序改动，没有写；请再运行一次",
                "{shown} has just been changed by another program and was left as it is; run it once more"
            )));
        }
        file.replace().map_err(failed)
    }

    /// Its path, as it may be printed.
    pub(super) fn shown(&self) -> String {
        shown(&self.path)
    }
}

/// What cannot be put in without touching what stands there.
pub(super) fn refused(shown: &str, addition: &Addition) -> Failure {
    let entry = addition.shown();
    Failure::new(both!(
        "{shown} 的写法，程序没有把握只加这一条而不动别的，没有改动。请自己在里面加上（已有这个键的，只加“-”开头的部分）：\n{entry}",
        "{shown} is written in a way to which nothing can be added with certainty; it was left as it is. Add this yourself (where \
         the key is there, only what begins with “-”):\n{entry}"
    ))
}

fn unreadable(shown: &str, why: &Said) -> Failure {
    Failure::new(both!("{shown} 读不了：{why}", "{shown} cannot be read: {why}"; why))
}

fn shown(path: &Path) -> String {
    masked(&trusted::name(None, path))
}
