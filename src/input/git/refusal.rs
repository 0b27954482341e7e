//! Why git gives no list of changes.

use std::fmt;

/// Why a comparison could not be made. There is no verdict then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The working directory is in no repository.
    NoRepository,
    /// Git knows nothing by this name.
    Unknown {
        /// The name, as it was given.
        name: String,
        /// The history was cut, which may be why.
        shallow: bool,
    },
    /// The two have no commit in common.
    NoCommonBase {
        /// The name of the older side.
        name: String,
        /// The history was cut, which may be why.
        shallow: bool,
    },
    /// A repository without a work tree, in which nothing can be staged.
    NoIndex,
    /// Neither libgit2 nor the program could read the repository.
    Unreadable,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoRepository => f.write_str("这里不是 git 仓库；请在仓库的文件夹中运行"),
            Self::Unknown { name, shallow } => {
                write!(f, "git 仓库中没有“{name}”{}", advice(*shallow, "请检查名称，或先运行 git fetch"))
            }
            Self::NoCommonBase { name, shallow } => {
                write!(f, "找不到与“{name}”的共同起点{}", advice(*shallow, "请换一个同源的分支"))
            }
            Self::NoIndex => f.write_str("这是裸仓库，没有暂存的内容；请用 --diff 指定两个版本"),
            Self::Unreadable => f.write_str(
                "不能读取这个 git 仓库，没有检查；请确认装有 git 2.25 以上的版本，并且 git status 能在这里运行",
            ),
        }
    }
}

impl std::error::Error for Refusal {}

fn advice(shallow: bool, otherwise: &str) -> String {
    if shallow {
        "：这是浅克隆，历史不全；请先运行 git fetch --unshallow（CI 中设 fetch-depth: 0）".to_owned()
    } else {
        format!("；{otherwise}")
    }
}
