//! Why git gives no list of changes.

use crate::language::{Said, both};

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

impl Refusal {
    /// What is wrong, and what to do.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::NoRepository => both!(
                "这里不是 git 仓库；请在仓库的文件夹中运行",
                "this is no git repository; run it in the folder of one"
            ),
            Self::Unknown { name, shallow } => {
                let advice = advice(
                    *shallow,
                    both!("；请检查名称，或先运行 git fetch", "; check the name, or run git fetch first"),
                );
                both!("git 仓库中没有“{name}”{advice}", "the git repository has no “{name}”{advice}"; advice)
            }
            Self::NoCommonBase { name, shallow } => {
                let advice = advice(*shallow, both!("；请换一个同源的分支", "; choose a branch of the same origin"));
                both!("找不到与“{name}”的共同起点{advice}", "there is no common base with “{name}”{advice}"; advice)
            }
            Self::NoIndex => both!(
                "这是裸仓库，没有暂存的内容；请用 --diff 指定两个版本",
                "this is a bare repository, in which nothing is staged; name two versions with --diff"
            ),
            Self::Unreadable => both!(
                "不能读取这个 git 仓库，没有检查；请确认装有 git 2.25 以上的版本，并且 git status 能在这里运行",
                "this git repository cannot be read, nothing was checked; make sure that git 2.25 or later is \
                 installed and that git status runs here"
            ),
        }
    }
}

fn advice(shallow: bool, otherwise: Said) -> Said {
    if !shallow {
        return otherwise;
    }
    both!(
        "：这是浅克隆，历史不全；请先运行 git fetch --unshallow（CI 中设 fetch-depth: 0）",
        ": this is a shallow clone, whose history is cut; run git fetch --unshallow first (in CI set fetch-depth: 0)"
    )
}
