//! `hegao hook`: git asks hegao before it commits or pushes.
//!
//! A hook that was there is moved aside and run first; nothing is ever overwritten, and uninstalling puts it back.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args::HookCommand;
use super::console;
use super::exit::{Exit, Failure, file as named_file, write_failure};
use super::git::spawn;
use super::setup;
use crate::input::git::hooks_folder;
use crate::language::{Said, both};
use crate::platform;

/// By this line a hook is known to be ours.
const MARK: &str = "\n# hegao hook ";

/// A hook that hegao can be.
struct Hook {
    name: &'static str,
    script: &'static str,
    /// What it does, for people, in Chinese and in English.
    does: [&'static str; 2],
    /// How one goes on after a refusal.
    go_on: [&'static str; 2],
}

const STAGED: &str = include_str!("staged.sh");

/// What looks at every commit that git lets be looked at.
const COMMITS: [Hook; 3] = [
    Hook {
        name: "pre-commit",
        script: STAGED,
        does: ["以后每次提交前核对改动的文件", "from now on the changed files are checked before each commit"],
        go_on: ["再提交", "commit again"],
    },
    Hook {
        name: "pre-merge-commit",
        script: STAGED,
        does: ["以后每次合并前核对合并带来的改动", "from now on what a merge brings is checked before it"],
        go_on: ["再 git commit（放弃合并用 git merge --abort）", "git commit (or git merge --abort)"],
    },
    Hook {
        name: "pre-applypatch",
        script: STAGED,
        does: ["以后每次 git am 前核对补丁带来的改动", "from now on what a patch brings is checked before git am"],
        go_on: ["再 git am --continue（放弃用 git am --abort）", "git am --continue (or git am --abort)"],
    },
];

const PRE_PUSH: Hook = Hook {
    name: "pre-push",
    script: include_str!("pre-push.sh"),
    does: ["以后每次推送前核对要推送的每个提交", "from now on every commit is checked before it is pushed"],
    go_on: ["", ""],
};

pub(super) fn run(command: &HookCommand) -> Result<Exit, Failure> {
    setup::speak_as_configured(None, Path::new("."));
    let folder = hooks_folder(spawn()).map_err(|why| Failure::new(why.said()))?;
    match command {
        HookCommand::Install { pre_push } => {
            COMMITS.iter().try_for_each(|hook| install(hook, &folder))?;
            if *pre_push {
                install(&PRE_PUSH, &folder)?;
            }
            console::say(&unasked(is_ours(&folder.join(PRE_PUSH.name))));
        }
        HookCommand::Uninstall => {
            COMMITS.iter().chain([&PRE_PUSH]).try_for_each(|hook| uninstall(hook, &folder))?;
        }
    }
    Ok(Exit::Clean)
}

/// What git commits without asking any hook, and whether a push is checked.
fn unasked(has_push: bool) -> Said {
    let then = match has_push {
        true => both!("已装好推送前的核对", "the check before a push is installed"),
        false => both!("请再运行 hegao hook install --pre-push", "run hegao hook install --pre-push too"),
    };
    both!(
        "git 在 cherry-pick、revert、rebase（没有冲突时）和 commit --no-verify 时不问钩子，\
         这些提交要到推送时才核对：{then}。",
        "git asks no hook at cherry-pick, revert, rebase (without conflicts) and commit --no-verify: such commits \
         are checked when they are pushed: {then}.";
        then
    )
}

impl Hook {
    fn does(&self) -> Said {
        let [zh, en] = self.does.map(str::to_owned);
        Said { zh, en }
    }

    /// The script that is installed.
    fn text(&self) -> String {
        let [zh, en] = self.go_on;
        let script = self.script.replace("@NAME@", self.name).replace("@PROGRAM@", &program());
        script.replace("@GO_ON@", zh).replace("@GO_ON_EN@", en)
    }
}

/// Writes the hook; one that is there, and not ours, is moved aside first.
fn install(hook: &Hook, folder: &Path) -> Result<(), Failure> {
    let (file, before) = (folder.join(hook.name), before(hook, folder));
    let shown = file.display();
    let is_foreign = exists(&file) && !is_ours(&file);
    if is_foreign && exists(&before) {
        let before = before.display();
        return Err(Failure::new(both!(
            "{shown} 和 {before} 都已存在，没有改动；请先把两个脚本合成一个",
            "both {shown} and {before} exist and were left as they are; make one script of the two first"
        )));
    }
    let write = || -> io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut script = tempfile::NamedTempFile::new_in(folder)?;
        script.write_all(hook.text().as_bytes())?;
        platform::make_executable(script.path())?;
        if is_foreign {
            fs::rename(&file, &before)?;
        }
        script.persist(&file)?;
        Ok(())
    };
    write().map_err(|error| write_failure(&error, &named_file(&shown), Exit::Clean))?;
    let chained = if exists(&before) {
        let before = name(&before);
        both!("；原来的钩子改名为 {before}，会先运行", "; the hook that was there is now {before} and runs first")
    } else {
        Said::default()
    };
    let does = hook.does();
    console::say(&both!("已装好 {shown}：{does}{chained}。", "{shown} is installed: {does}{chained}."; does, chained));
    Ok(())
}

/// Takes the hook away, and puts back the one that was there.
fn uninstall(hook: &Hook, folder: &Path) -> Result<(), Failure> {
    let (file, before) = (folder.join(hook.name), before(hook, folder));
    let shown = file.display();
    if exists(&file) && !is_ours(&file) {
        console::say(&both!(
            "{shown} 不是核稿的钩子，没有改动。",
            "{shown} is no hook of hegao and was left as it is."
        ));
        return Ok(());
    }
    let failed = |error: io::Error| write_failure(&error, &named_file(&shown), Exit::Clean);
    match (exists(&before), exists(&file)) {
        (true, _) => {
            fs::rename(&before, &file).map_err(failed)?;
            console::say(&both!(
                "已卸下 {shown}，恢复了原来的钩子。",
                "{shown} is removed, and the hook that was there is back."
            ));
        }
        (false, true) => {
            fs::remove_file(&file).map_err(failed)?;
            console::say(&both!("已卸下 {shown}。", "{shown} is removed."));
        }
        (false, false) => {
            let name = hook.name;
            console::say(&both!("没有装过 {name}。", "{name} was not installed."));
        }
    }
    Ok(())
}

/// Where a hook is kept that was there before.
fn before(hook: &Hook, folder: &Path) -> PathBuf {
    folder.join(format!("{}.before-hegao", hook.name))
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whether something is there, even a link that leads nowhere.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

fn is_ours(path: &Path) -> bool {
    fs::read(path).is_ok_and(|script| String::from_utf8_lossy(&script).contains(MARK))
}

/// The path of this program as a shell reads it, because programs with windows start git without the user's `PATH`. Empty
/// where it is no text: then the hook looks in `PATH`.
fn program() -> String {
    let program = std::env::current_exe().ok();
    let program = program.as_deref().and_then(Path::to_str).map(platform::in_shell).unwrap_or_default();
    format!("'{}'", program.replace('\'', r"'\''"))
}
