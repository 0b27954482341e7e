//! Where a command writes its result: beside the original under another name, at `--output`, or in its place.
//!
//! The order is always the same: the new bytes go into a file without its name yet, are read back from the disk, held against what
//! was meant (SHA-256), and looked at by whoever made them. Only then they take the name, in one step. So until the last step the
//! old file stands where it stood, whole, whatever fails: a full disk, a verifier that finds something, the power. After it the
//! place is read once more; should something else stand there, the old bytes come back.

mod disk;
#[cfg(test)]
mod tests;

use std::ffi::OsStr;
use std::fs::{self, Permissions};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::exit::{Exit, Failure, file as named_file, write_failure};
use super::{inspect, trusted};
use crate::digest::sha256;
use crate::language::{Said, both};
use crate::platform;
use disk::{Disk, System};

/// What the arguments say about where a result goes.
#[derive(clap::Args, Clone, Debug, Default)]
pub(super) struct TargetArgs {
    /// 写入这个文件，或写到这个文件夹里 [默认：原文件旁边，文件名末尾加几个字]
    #[arg(long, short, value_name = "文件", conflicts_with = "in_place")]
    pub(super) output: Option<PathBuf>,
    /// 就地改写原文件：新文件写好、读回、核对无误后才换上，此前原文件一个字节不动
    #[arg(long)]
    pub(super) in_place: bool,
    /// 要写的文件已经存在时，覆盖它
    #[arg(long)]
    pub(super) force: bool,
}

impl TargetArgs {
    /// Many results do not go into one file.
    pub(super) fn check(&self, count: usize) -> Result<(), Failure> {
        if count < 2 || self.output.as_ref().is_none_or(|output| output.is_dir()) {
            return Ok(());
        }
        Err(Failure::new(both!(
            "--output 只能写一个文件，这里有 {count} 个；请写成一个已有的文件夹，或分几次运行",
            "--output takes one file, and here are {count}: name a folder that exists, or run them one by one"
        )))
    }

    /// Where the result made of `source` goes, which beside it is called `name`.
    pub(super) fn place(&self, source: &Path, name: &OsStr) -> PathBuf {
        match &self.output {
            _ if self.in_place => source.to_owned(),
            Some(folder) if folder.is_dir() => folder.join(name),
            Some(file) => file.clone(),
            None => source.with_file_name(name),
        }
    }
}

/// The place of one result, looked at before the work.
#[derive(Debug)]
pub(super) struct Target {
    /// The file that the result is made of.
    source: PathBuf,
    place: PathBuf,
    takes: Takes,
}

/// Whose place a result takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Takes {
    /// Nobody's.
    Nothing,
    /// That of another file, which may be there.
    Another,
    /// The original's.
    Source,
}

/// A result that stands at its place.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) place: PathBuf,
    /// Of the bytes that stand there, in hexadecimal digits.
    pub(super) sha256: String,
}

impl Target {
    /// Where the result made of `source` goes: by `args`, or beside it under `name` ([`suffixed`](crate::revise::suffixed)).
    ///
    /// # Errors
    /// Something is there that must not be lost, or that is no file.
    pub(super) fn of(args: &TargetArgs, source: &Path, name: &OsStr) -> Result<Self, Failure> {
        let place = args.place(source, name);
        let takes = match (args.in_place, args.force) {
            (true, _) => Takes::Source,
            (false, true) => Takes::Another,
            (false, false) => Takes::Nothing,
        };
        let target = Self { source: source.to_owned(), place, takes };
        target.permissions()?;
        Ok(target)
    }

    /// The path that it will have.
    pub(super) fn place(&self) -> &Path {
        &self.place
    }

    /// The path as it may be printed.
    pub(super) fn shown(&self) -> String {
        inspect::masked(&trusted::name(None, self.place()))
    }

    /// Writes `new`, which was made of `old`, the bytes of the source. `verify` gets what was read back from the disk before it takes
    /// its place, and says what is wrong with it, if anything: then nothing is written.
    ///
    /// # Errors
    /// It could not be written, or not be verified: what stood there stands there still.
    pub(super) fn write(
        &self,
        old: &[u8],
        new: &[u8],
        verify: impl FnOnce(&[u8]) -> Result<(), Said>,
    ) -> Result<Written, Failure> {
        self.write_on(&System, old, new, verify)
    }

    fn write_on(
        &self,
        disk: &impl Disk,
        old: &[u8],
        new: &[u8],
        verify: impl FnOnce(&[u8]) -> Result<(), Said>,
    ) -> Result<Written, Failure> {
        // Something may have come since the run began.
        let like = self.permissions()?;
        let failed = |error: io::Error| self.failed(&error);
        let mut file = disk.begin(&self.place, like.as_ref()).map_err(failed)?;
        disk.write(&mut file, new).map_err(failed)?;
        let stands = disk.read_back(&mut file).map_err(failed)?;
        let sum = sha256(&stands);
        if sum != sha256(new) {
            return Err(self.reads_otherwise());
        }
        verify(&stands).map_err(|why| {
            let shown = self.shown();
            Failure::new(both!(
                "{shown} 没有写：写好后核对没有通过，{why}",
                "{shown} was not written: the new file did not pass its check: {why}"; why
            ))
        })?;
        if self.takes == Takes::Source && disk.read(&self.place).map_err(failed)? != old {
            return Err(self.has_changed());
        }
        let settled = disk.settle(file, self.takes != Takes::Nothing);
        settled.map_err(|error| match error.kind() {
            ErrorKind::AlreadyExists => self.taken(),
            _ => self.failed(&error),
        })?;
        if disk.read(&self.place).is_ok_and(|stands| sha256(&stands) == sum) {
            return Ok(Written { place: self.place.clone(), sha256: sum });
        }
        match self.takes {
            Takes::Source => self.restore(disk, old, like.as_ref())?,
            // Nobody may take it for the result.
            Takes::Nothing | Takes::Another => fs::remove_file(&self.place).map_err(failed)?,
        }
        Err(self.reads_otherwise())
    }

    /// Puts the old bytes back where something else than the new ones came to stand.
    fn restore(&self, disk: &impl Disk, old: &[u8], like: Option<&Permissions>) -> Result<(), Failure> {
        let write = || {
            let mut file = disk.begin(&self.place, like)?;
            disk.write(&mut file, old)?;
            disk.settle(file, true)
        };
        write().map_err(|error: io::Error| self.failed(&error))
    }

    /// The permissions that the new file gets: those of what it takes the place of; none are given away that the source did not give.
    fn permissions(&self) -> Result<Option<Permissions>, Failure> {
        let shown = self.shown();
        let of_source = || fs::metadata(&self.source).ok().map(|metadata| platform::for_owner(metadata.permissions()));
        let present = match fs::symlink_metadata(&self.place) {
            Ok(present) => present,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(of_source()),
            Err(error) => return Err(self.failed(&error)),
        };
        if !present.is_file() {
            return Err(Failure::new(both!(
                "{shown} 不是普通文件（是文件夹、链接或设备），没有写，免得改动它指向的东西；请写明文件本身，或换一个文件名",
                "{shown} is no plain file (a folder, a link or a device): it was not written, lest what it leads to change; \
                 name the file itself, or another"
            )));
        }
        if self.takes == Takes::Nothing {
            return Err(self.taken());
        }
        if self.takes == Takes::Another && same_file::is_same_file(&self.source, &self.place).unwrap_or(false) {
            return Err(Failure::new(both!(
                "{shown} 就是原文件，没有写；要改写原文件请用 --in-place",
                "{shown} is the original itself and was not written; to change the original use --in-place"
            )));
        }
        if present.permissions().readonly() {
            return Err(Failure::new(both!(
                "{shown} 是只读的，没有写；请先取消只读，或用 --output 写到别处",
                "{shown} is read-only and was not written; allow writing first, or write elsewhere with --output"
            )));
        }
        Ok(Some(present.permissions()))
    }

    fn failed(&self, error: &io::Error) -> Failure {
        write_failure(error, &named_file(&self.shown()), Exit::Clean)
    }

    fn taken(&self) -> Failure {
        let shown = self.shown();
        Failure::new(both!(
            "{shown} 已经存在，没有覆盖；可以先把它移走，用 --output 换一个文件名，或加 --force 覆盖它",
            "{shown} exists and was not overwritten: move it away, choose another name with --output, or overwrite it with \
             --force"
        ))
    }

    fn has_changed(&self) -> Failure {
        let shown = self.shown();
        Failure::new(both!(
            "{shown} 在读取之后被别的程序改过，没有写；请关闭正在编辑它的程序，再运行一次",
            "{shown} was changed by another program after it was read and was not written: close what edits it, and run again"
        ))
    }

    fn reads_otherwise(&self) -> Failure {
        let shown = self.shown();
        let kept = match self.takes {
            Takes::Source => both!("原文件保持不变。", " The original is as it was."),
            _ => Said::default(),
        };
        Failure::new(both!(
            "{shown} 没有写成：写入后读回的内容与要写的不同，磁盘可能有故障。{kept}请换一个位置再试",
            "{shown} was not written: what was read back is not what was meant, the disk may be faulty.{kept} Try another \
             place"; kept
        ))
    }
}
