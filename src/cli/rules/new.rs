//! `hegao rules new`

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::super::args::{Kind, NewArgs};
use super::super::console;
use super::super::exit::{Exit, Failure, file, write_failure};
use super::super::{setup, whole};
use crate::language::both;
use crate::rule;

/// Refuses ids that cannot become a file: `category/name`, each a plain word.
fn check_id(id: &str) -> Result<(), Failure> {
    let plain = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
    match id.split_once('/') {
        Some((category, name)) if plain(category) && plain(name) => Ok(()),
        _ => Err(Failure::new(both!(
            "“{id}”不能作规则名；写成 类别/名称，如 house/term",
            "“{id}” cannot be the name of a rule; write category/name, as house/term"
        ))),
    }
}

/// Writes a rule file that passes its own tests, never over a file that is there.
pub(super) fn run(args: &NewArgs) -> Result<Exit, Failure> {
    setup::speak_as_configured(None, Path::new("."));
    let kind = match args.kind {
        Kind::Words => rule::scaffold::Kind::Words,
        Kind::Regex => rule::scaffold::Kind::Regex,
    };
    check_id(&args.id)?;
    let text = rule::scaffold::rule_file(&args.id, kind);
    let path = args.dir.join(format!("{}.yaml", args.id));
    let shown = path.display();
    let failed = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => {
            Failure::new(both!("{shown} 已经存在，没有改动", "{shown} exists and was left as it is"))
        }
        _ => write_failure(&error, &file(&shown), Exit::Clean),
    };
    fs::create_dir_all(path.parent().unwrap_or(&args.dir)).map_err(failed)?;
    whole::create(&path, text.as_bytes()).map_err(failed)?;
    let dir = args.dir.display();
    console::say(&both!(
        "已写好 {shown}。改好后：hegao rules test {dir}；使用：hegao check --rules {dir}，或写入 hegao.yaml 的 \
         rule-dirs",
        "{shown} is written. When it says what it should: hegao rules test {dir}; to use it: hegao check --rules \
         {dir}, or name the folder in hegao.yaml under rule-dirs"
    ));
    Ok(Exit::Clean)
}
