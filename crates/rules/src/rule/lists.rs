//! Lists of public numbers that rules name: text files, one entry a line, `#` begins a comment, `x` is any digit.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::load::{display, read_text};
use crate::check::NumberList;
use crate::language::both;
use crate::yaml::{Faults, Place, meant, nearest};
use hegao_model::text::Text;

/// The folder of lists beside the categories.
pub(super) const FOLDER: &str = "lists";

/// The lists that one rule can name.
pub(super) struct Lists<'a> {
    /// Folders to look in, the nearest first; none for a rule without a file.
    pub folders: Vec<PathBuf>,
    /// The built-in lists.
    pub builtin: &'a [(String, NumberList)],
}

impl Lists<'_> {
    /// The list of that name.
    pub fn get(&self, name: &str, field: &str, faults: &mut Faults) -> Option<NumberList> {
        if name.contains(['/', '\\', '.']) {
            faults.add(
                field,
                both!("写名单的名字，不写路径和扩展名", "write the name of the list, without path and extension"),
            );
            return None;
        }
        let mut paths = self.folders.iter().map(|folder| folder.join(format!("{name}.txt")));
        if let Some(path) = paths.find(|path| path.is_file()) {
            return match read_text(&path) {
                Ok(text) => Some(parse(&text, &path, faults)),
                Err(reason) => {
                    faults.add(field, both!("名单读不了：{reason}", "the list cannot be read: {reason}"; reason));
                    None
                }
            };
        }
        if let Some((_, list)) = self.builtin.iter().find(|(known, _)| known == name) {
            return Some(list.clone());
        }
        let message = both!(
            "没有名为“{name}”的名单（lists/{name}.txt）",
            "there is no list called “{name}” (“lists/{name}.txt”)"
        );
        match nearest(name, self.builtin.iter().map(|(known, _)| known.as_str())) {
            Some(near) => faults.hinted(field, message, meant(near)),
            None => faults.add(field, message),
        }
        None
    }
}

/// All lists of a folder of rules, by name.
pub(super) fn all(root: &Path, faults: &mut Faults) -> BTreeMap<String, NumberList> {
    let entries = std::fs::read_dir(root.join(FOLDER)).into_iter().flatten().flatten();
    let mut lists = BTreeMap::new();
    for path in entries.map(|entry| entry.path()).filter(|path| path.extension().is_some_and(|ext| ext == "txt")) {
        let Some(name) = path.file_stem().and_then(|stem| stem.to_str()) else { continue };
        match read_text(&path) {
            Ok(text) => drop(lists.insert(name.to_owned(), parse(&text, &path, faults))),
            Err(reason) => faults.add(Place::Line { file: display(&path), line: 1, column: String::new() }, reason),
        }
    }
    lists
}

fn parse(text: &str, path: &Path, faults: &mut Faults) -> NumberList {
    let mut entries = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let entry = line.split('#').next().unwrap_or("").trim();
        let bare: String = Text::new(entry).folded().chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        if !bare.chars().all(|c| c.is_ascii_alphanumeric()) {
            let place = Place::Line { file: display(path), line: index + 1, column: String::new() };
            faults.add(
                place,
                both!(
                    "“{entry}”不是号码：只能有数字、字母和表示任意数字的 x",
                    "“{entry}” is no number: only digits, letters, and x for any digit"
                ),
            );
        } else if !bare.is_empty() {
            entries.push(bare);
        }
    }
    NumberList(entries)
}
