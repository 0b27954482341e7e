//! Exit codes, and failures that give no verdict.

use std::fmt;
use std::io;
use std::process::ExitCode;

use super::console;
use crate::language::{Said, both};

/// How a run ended, the graver behind the others. The numbers are a contract: scripts and hooks depend on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// 0: nothing at or above `--fail-on`.
    Clean,
    /// 3: something was not read, so that it cannot be called clean.
    Gap,
    /// 1: findings at or above `--fail-on`, or rules whose examples fail; also where something was not read.
    Findings,
}

impl Exit {
    /// The number.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::Findings => 1,
            Self::Gap => 3,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// Why there is no verdict: usage, configuration, a rule, an output that cannot be written. Exit code 2.
pub(super) enum Failure {
    /// Says what is wrong and what to do.
    Message(Said),
    /// The reader of our output went away; that is no fault. Holds the verdict's own code.
    ClosedPipe(Exit),
}

impl Failure {
    pub(super) fn new(message: Said) -> Self {
        Self::Message(message)
    }

    /// Says what went wrong, where there is someone to say it to, and gives the exit code.
    pub(super) fn report(self) -> ExitCode {
        match self {
            Self::Message(message) => {
                console::say(&message);
                ExitCode::from(2)
            }
            Self::ClosedPipe(exit) => exit.into(),
        }
    }
}

/// Standard output, as [`write_failure`] calls it.
pub(super) fn standard_output() -> Said {
    both!("标准输出", "standard output")
}

/// A file, as [`write_failure`] calls it.
pub(super) fn file(shown: &(impl fmt::Display + ?Sized)) -> Said {
    both!(" {shown}", "{shown}")
}

/// The failure of writing `what`, when the verdict would have been `exit`.
pub(super) fn write_failure(error: &io::Error, what: &Said, exit: Exit) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::ClosedPipe(exit);
    }
    let why = match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => both!(
            "没有这个文件夹，请先新建，或换一个位置",
            "there is no such folder: make it first, or choose another place"
        ),
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
            both!("没有权限，请换一个可以写的文件夹", "permission is denied: choose a folder that can be written")
        }
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            both!("磁盘满了，请腾出空间，或换一个位置", "the disk is full: make room, or choose another place")
        }
        io::ErrorKind::FileTooLarge => both!("文件超过了系统允许的大小", "the file is larger than the system allows"),
        _ => {
            return Failure::new(both!(
                "不能写入{what}：{error}。请检查路径、权限和磁盘空间",
                "cannot write {what}: {error}. Check path, permissions and room on the disk"; what
            ));
        }
    };
    Failure::new(both!("不能写入{what}：{why}", "cannot write {what}: {why} ({error})"; what, why))
}
