//! The arrows between the rooms run one way: the code is held against the table in docs/architecture.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

type Table = BTreeMap<String, BTreeSet<String>>;

#[test]
fn every_room_uses_only_the_rooms_that_the_table_allows() {
    let allowed = table();
    let used = uses();
    let rooms: BTreeSet<_> = used.keys().collect();
    assert!(rooms.len() > 8, "the sources were not found: {rooms:?}");
    let mut faults = Vec::new();
    for (room, uses) in &used {
        let Some(allowed) = allowed.get(room) else {
            faults.push(format!("{room} is not in the table"));
            continue;
        };
        faults.extend(uses.difference(allowed).map(|other| format!("{room} uses {other}")));
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

#[test]
fn the_table_has_no_circle() {
    let mut left = table();
    while !left.is_empty() {
        let rooms: BTreeSet<String> = left.keys().cloned().collect();
        let free: Vec<_> =
            left.iter().filter(|(_, uses)| uses.is_disjoint(&rooms)).map(|(room, _)| room.clone()).collect();
        assert!(!free.is_empty(), "a circle among {rooms:?}");
        left.retain(|room, _| !free.contains(room));
    }
}

#[test]
fn only_the_command_line_prints_and_nothing_else_reads_clock_or_environment() {
    // Tests may regenerate what they compare.
    let words = [
        "println!",
        "eprintln!",
        "print!(",
        "eprint!(",
        "dbg!",
        "stdout()",
        "stderr()",
        "SystemTime",
        "Instant::now",
        "Zoned::now",
        "env::var",
        "Command::new",
    ];
    let mut faults = Vec::new();
    for (room, path, text) in
        sources().into_iter().filter(|(room, path, _)| !(room == "cli" || path.ends_with("tests.rs")))
    {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        faults.extend(
            words
                .iter()
                .filter(|word| code.contains(*word))
                .map(|word| format!("{room}: {} has {word}", path.display())),
        );
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// The table of docs/architecture.md.
fn table() -> Table {
    let page = fs::read_to_string(root().join("docs/architecture.md")).unwrap();
    let table = page.split("<!-- dependencies").nth(1).unwrap().split("<!-- end -->").next().unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| room"));
    rows.map(|row| {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let uses = cells[1].split(", ").filter(|name| !name.is_empty()).map(str::to_owned).collect();
        (cells[0].to_owned(), uses)
    })
    .collect()
}

/// The rooms that each room's files name behind `crate::`.
fn uses() -> Table {
    let mut uses = Table::new();
    for (room, _, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default().to_owned();
        let named = code.split("crate::").skip(1).map(|rest| {
            rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default().to_owned()
        });
        let others = named.filter(|name| !name.is_empty() && *name != room);
        uses.entry(room.clone()).or_default().extend(others);
    }
    uses
}

/// Every source file with its room: the folder below src, or the file's name.
fn sources() -> Vec<(String, PathBuf, String)> {
    let src = root().join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    let room = |path: &Path| {
        let first = path.strip_prefix(&src).unwrap().components().next().unwrap();
        first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
    };
    files
        .into_iter()
        .map(|path| (room(&path), fs::read_to_string(&path).unwrap(), path))
        .filter(|(room, ..)| room != "lib" && room != "main")
        .map(|(room, text, path)| (room, path, text))
        .collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}
