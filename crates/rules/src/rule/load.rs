//! Loading: files to checked rules, or to everything that is wrong with them.

use std::fs;
use std::path::{Path, PathBuf};

use super::example::Examples;
use super::lists::{FOLDER, Lists};
use super::validate::{self, Around};
use super::{Rule, lists, schema, shape};
use crate::check::NumberList;
use crate::language::{Said, both};
use crate::yaml;
use crate::yaml::{Faults, Problem};

/// The largest rule file, table or list.
const LIMIT: u64 = 16 << 20;

/// The folder of dated tables, which are no rules.
const FACTS: &str = "facts";

/// A rule that was loaded.
#[derive(Clone)]
pub struct Loaded {
    /// The rule.
    pub rule: Rule,
    /// Its examples.
    pub examples: Examples,
    /// Its file.
    pub path: PathBuf,
}

/// What rules are loaded for and beside.
#[derive(Default)]
pub struct Options {
    /// Ask what is asked of built-in rules: a reason, a gate, a known category.
    pub strict: bool,
    /// Ids and former ids that are taken already.
    pub taken: Vec<String>,
    /// Lists that rules may name without having them.
    pub lists: Vec<(String, NumberList)>,
}

/// Loads one rule that has no table and no lists.
///
/// # Errors
/// Everything that is wrong with it.
pub fn load_str(id: &str, yaml: &str) -> Result<Loaded, Vec<Problem>> {
    let path = PathBuf::from(format!("{id}.yaml"));
    one(&File { id: id.to_owned(), path, folders: None }, yaml, &Options::default())
}

/// Loads every rule below `dirs`: `DIR/<category>/<name>.yaml`, or `DIR/<name>.yaml` with the folder's name as category.
///
/// # Errors
/// Everything that is wrong with any of them, by file and line.
pub fn load_dirs(dirs: &[&Path], options: &Options) -> Result<Vec<Loaded>, Vec<Problem>> {
    let (mut loaded, mut problems) = (Vec::new(), Vec::new());
    let mut files: Vec<File> = dirs.iter().flat_map(|dir| files(dir, &mut problems)).collect();
    files.sort_by(|a, b| (&a.id, &a.path).cmp(&(&b.id, &b.path)));
    for file in &files {
        let text = read_text(&file.path).map_err(|reason| vec![Problem::of_file(&display(&file.path), reason)]);
        match text.and_then(|text| one(file, &text, options)) {
            Ok(rule) => loaded.push(rule),
            Err(more) => problems.extend(more),
        }
    }
    check_ids(&files, &loaded, &options.taken, &mut problems);
    yaml::sort(&mut problems);
    if problems.is_empty() { Ok(loaded) } else { Err(problems) }
}

/// The lists of a folder of rules, by name.
///
/// # Errors
/// Every line that is no number.
pub fn load_lists(dir: &Path) -> Result<Vec<(String, NumberList)>, Vec<Problem>> {
    let mut faults = Faults::default();
    let lists = lists::all(dir, &mut faults);
    if faults.is_empty() { Ok(lists.into_iter().collect()) } else { Err(faults.located(schema::form(), "", "")) }
}

/// A rule file that was found.
struct File {
    id: String,
    path: PathBuf,
    /// Its own folder, and that of the lists; `None` for a rule without a file.
    folders: Option<(PathBuf, PathBuf)>,
}

fn one(file: &File, yaml: &str, options: &Options) -> Result<Loaded, Vec<Problem>> {
    let yaml = yaml.strip_prefix('\u{FEFF}').unwrap_or(yaml);
    let shown = display(&file.path);
    let value = yaml::parse(schema::form(), &shown, yaml)?;
    if value.is_null() {
        return Err(vec![Problem::of_file(&shown, both!("文件是空的", "the file is empty"))]);
    }
    let mut faults = Faults::default();
    yaml::lost_text(schema::form(), yaml, &value, &mut faults);
    let around = Around {
        id: &file.id,
        folder: file.folders.as_ref().map(|(own, _)| own.clone()),
        lists: Lists {
            folders: file.folders.iter().flat_map(|(own, lists)| [own.clone(), lists.clone()]).collect(),
            builtin: &options.lists,
        },
        strict: options.strict,
    };
    let rule = shape::read(value, &mut faults).and_then(|(definition, broken)| {
        let first = faults.len();
        let rule = validate::rule(definition, &around, &mut faults);
        faults.forget_in(first, &broken);
        rule
    });
    match rule {
        Some((rule, examples)) if faults.is_empty() => Ok(Loaded { rule, examples, path: file.path.clone() }),
        _ => {
            let mut problems = faults.located(schema::form(), &shown, yaml);
            yaml::sort(&mut problems);
            Err(problems)
        }
    }
}

/// The rule files of one folder.
fn files(dir: &Path, problems: &mut Vec<Problem>) -> Vec<File> {
    let own_name = dir.canonicalize().ok().and_then(|dir| Some(dir.file_name()?.to_string_lossy().into_owned()));
    let mut files = Vec::new();
    for path in entries(dir, problems) {
        let name = stem(&path, false);
        if !path.is_dir() {
            files.extend(file(dir, dir, own_name.as_deref().unwrap_or_default(), path));
        } else if name != FOLDER && name != FACTS {
            for inner in entries(&path, problems) {
                if inner.is_dir() {
                    problems.extend(too_deep(&inner));
                } else {
                    files.extend(file(dir, &path, &name, inner));
                }
            }
        }
    }
    files
}

fn file(root: &Path, folder: &Path, category: &str, path: PathBuf) -> Option<File> {
    let is_yaml = path.extension().is_some_and(|extension| extension == "yaml" || extension == "yml");
    is_yaml.then(|| {
        let id = format!("{category}/{}", stem(&path, true));
        File { id, path, folders: Some((folder.to_owned(), root.join(FOLDER))) }
    })
}

/// Rules that stand one folder too deep would be overlooked in silence.
fn too_deep(folder: &Path) -> Option<Problem> {
    let inner = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let path = inner.filter(|path| file(folder, folder, "", path.clone()).is_some()).min()?;
    Some(Problem::of_file(
        &display(&path),
        both!(
            "规则只能放在“类别/名称.yaml”，不能再套一层文件夹",
            "a rule stands in “category/name.yaml”, not one folder deeper"
        ),
    ))
}

/// What stands in a folder and is not hidden, in order.
fn entries(dir: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let read = fs::read_dir(dir).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut paths: Vec<PathBuf> = match read {
        Ok(entries) => entries.into_iter().map(|entry| entry.path()).collect(),
        Err(reason) => {
            problems.push(Problem::of_file(
                &display(dir),
                both!("文件夹读不了：{reason}", "the folder cannot be read: {reason}"),
            ));
            Vec::new()
        }
    };
    paths.retain(|path| !stem(path, false).starts_with('.'));
    paths.sort();
    paths
}

/// The name of a file or folder, perhaps without its extension.
fn stem(path: &Path, cut: bool) -> String {
    let name = if cut { path.file_stem() } else { path.file_name() };
    name.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Every id and former id may stand for one rule only.
fn check_ids(files: &[File], loaded: &[Loaded], taken: &[String], problems: &mut Vec<Problem>) {
    let mut seen: Vec<(&str, &Path)> = Vec::new();
    let mut claim = |id, path, field: &str| {
        let earlier = seen.iter().find(|(known, _)| *known == id).map(|(_, path)| Said::as_is(display(path)));
        let builtin = taken.iter().any(|taken| taken == id).then(|| both!("内置规则", "a built-in rule"));
        if let Some(owner) = builtin.or(earlier) {
            let message = both!("“{id}”已经被 {owner} 占用", "“{id}” is taken by {owner}"; owner);
            let mut problem = Problem::of_file(&display(path), message);
            field.clone_into(&mut problem.field);
            problems.push(problem);
        }
        seen.push((id, path));
    };
    for file in files {
        claim(&file.id, &file.path, "id");
    }
    for Loaded { rule, path, .. } in loaded {
        for alias in &rule.aliases {
            claim(alias, path, "aliases");
        }
    }
}

/// A file's text, without a byte order mark.
///
/// # Errors
/// Why it cannot be read.
pub(super) fn read_text(path: &Path) -> Result<String, Said> {
    let text = String::from_utf8(yaml::file::read(path, LIMIT)?)
        .map_err(|_| both!("文件不是 UTF-8 编码", "the file is not encoded in UTF-8"))?;
    Ok(text.strip_prefix('\u{FEFF}').map_or_else(|| text.clone(), str::to_owned))
}

/// A path as messages show it.
pub(super) fn display(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}

#[cfg(test)]
#[path = "load_tests.rs"]
mod tests;
