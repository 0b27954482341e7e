//! Exit codes, and failures that give no verdict.

use std::fmt;
use std::io;
use std::process::ExitCode;

use super::console;

/// How a run ended. The numbers are a contract: scripts and hooks depend on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// 0: nothing at or above `--fail-on`.
    Clean,
    /// 1: findings at or above `--fail-on`, or rules whose examples fail.
    Findings,
    /// 3: something was not read, so that it cannot be called clean.
    Gap,
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
    Message(String),
    /// The reader of our output went away; that is no fault. Holds the verdict's own code.
    ClosedPipe(Exit),
}

impl Failure {
    pub(super) fn new(message: impl fmt::Display) -> Self {
        Self::Message(message.to_string())
    }

    /// Says what went wrong, where there is someone to say it to, and gives the exit code.
    pub(super) fn report(self) -> ExitCode {
        match self {
            Self::Message(message) => {
                console::warn(&message);
                ExitCode::from(2)
            }
            Self::ClosedPipe(exit) => exit.into(),
        }
    }
}

/// The failure of writing `what`, when the verdict would have been `exit`.
pub(super) fn write_failure(error: &io::Error, what: &str, exit: Exit) -> Failure {
    if error.kind() == io::ErrorKind::BrokenPipe {
        return Failure::ClosedPipe(exit);
    }
    let why = match error.kind() {
        io::ErrorKind::NotFound => "没有这个文件夹，请先新建，或换一个位置",
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => "没有权限，请换一个可以写的文件夹",
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => "磁盘满了，请腾出空间，或换一个位置",
        io::ErrorKind::FileTooLarge => "文件超过了系统允许的大小",
        _ => return Failure::new(format_args!("不能写入{what}：{error}。请检查路径、权限和磁盘空间")),
    };
    Failure::new(format_args!("不能写入{what}：{why}（{error}）"))
}
