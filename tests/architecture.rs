//! The arrows between the rooms run one way: the code is held against the table in docs/architecture.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

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
        sources().into_iter().filter(|(room, path, _)| !(room == "cli" || is_of_tests(&path.to_string_lossy())))
    {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // That room is the process that reads for another, and how long it may take.
        let is_allowed = |word: &str| room == "reading" && matches!(word, "Instant::now" | "Command::new");
        faults.extend(
            words
                .iter()
                .filter(|word| code.contains(*word) && !is_allowed(word))
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

/// The rooms that each room's files name, behind `crate::` or the name of another crate.
fn uses() -> Table {
    let rooms = table();
    let mut uses = Table::new();
    for (room, _, text) in sources() {
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        let named = ["crate::", "hegao::", "hegao_model::", "hegao_rules::", "hegao_engine::"]
            .into_iter()
            .flat_map(|of| code.split(of).skip(1))
            .map(|rest| rest.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next().unwrap_or_default());
        let others = named.filter(|name| !name.is_empty() && *name != room).map(str::to_owned);
        let others = others.filter(|name| room != "formats" || name == "document" || name == "text");
        // The crate's own modules are no rooms.
        let others =
            others.filter(|name| !matches!(room.as_str(), "spelling" | "page" | "python") || rooms.contains_key(name));
        uses.entry(room.clone()).or_default().extend(others);
    }
    uses
}

/// Every source file with its room: the folder or file below its crate's `src`; the readers are one room.
fn sources() -> Vec<(String, PathBuf, String)> {
    let crates = fs::read_dir(root().join("crates")).unwrap().map(|entry| entry.unwrap().path());
    crates.chain([root()]).flat_map(|of| sources_of(&of)).collect()
}

fn sources_of(of: &Path) -> Vec<(String, PathBuf, String)> {
    let src = of.join("src");
    let mut files = Vec::new();
    collect(&src, &mut files);
    let room = |path: &Path| {
        let first = path.strip_prefix(&src).unwrap().components().next().unwrap();
        let first = first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned();
        let whole = ["formats", "spelling", "page", "python"]
            .into_iter()
            .find(|whole| of.ends_with(Path::new("crates").join(whole)));
        whole.filter(|_| first != "lib").map_or(first, str::to_owned)
    };
    // The program that trains the model of spelling is none that anyone runs on documents.
    let is_of_training = |path: &PathBuf| of.ends_with("crates/spelling") && path.starts_with(src.join("bin"));
    files
        .into_iter()
        .filter(|path| !is_of_training(path))
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

/// A constant that ends a loop over input drops what comes behind. So it is a bound of `document/budget.rs`, which notes a
/// gap, or it stands in the list with the reason why more input than it loses nothing.
#[test]
fn no_reader_ends_at_a_number_of_its_own() {
    let page = fs::read_to_string(root().join("tests/support/heuristics.tsv")).unwrap();
    let listed: Vec<(&str, &str, &str)> = page
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let cells: Vec<_> = line.split('\t').collect();
            assert!(cells.len() == 3 && cells[2].split(' ').count() > 2, "file, code, reason: {line}");
            (cells[0], cells[1], cells[2])
        })
        .collect();
    let found: BTreeSet<(String, String)> = sources()
        .into_iter()
        .filter_map(|(room, path, text)| {
            let name = path.strip_prefix(root().join("crates")).ok()?.to_string_lossy().replace("/src/", "/");
            let is_read = (room == "document" || room == "formats") && !name.contains("/budget") && !is_of_tests(&name);
            is_read.then(|| numbers(&text).into_iter().map(|code| (name.clone(), code)).collect::<Vec<_>>())
        })
        .flatten()
        .collect();
    let is_listed = |(name, code): &&(String, String)| listed.iter().any(|(of, known, _)| of == name && known == code);
    let unlisted: Vec<_> = found.iter().filter(|one| !is_listed(one)).collect();
    assert!(
        unlisted.is_empty(),
        "count by a bound of document/budget.rs, or say in tests/support/heuristics.tsv why more input loses nothing:\n{unlisted:#?}"
    );
    let is_gone = |(name, code, _): &&(&str, &str, &str)| !found.contains(&((*name).to_owned(), (*code).to_owned()));
    let gone: Vec<_> = listed.iter().filter(is_gone).collect();
    assert!(gone.is_empty(), "no longer in the code: {gone:#?}");
}

#[test]
fn a_number_that_ends_a_loop_is_seen() {
    for (code, expected) in [
        ("const MOST: usize = 100;\nfor x in all.iter().take(MOST) {", vec!["const MOST"]),
        ("pub(super) const MOST: u64 = 1 << 20;", vec!["const MOST"]),
        ("for x in all.iter().take(100) {", vec![".take(100)"]),
        ("let head = &bytes[..bytes.len().min(4096)];", vec![".min(4096)"]),
        ("text.truncate(20);", vec![".truncate(20)"]),
        ("if self.notes.len() >= 10_000 {", vec!["len() >= 10_000"]),
        ("for _ in 0..1000 {", vec!["for _ in 0..1000"]),
        ("while texts < 150 {", vec!["while texts < 150"]),
        ("if found.len() > 9 { break }", vec![]),
        ("let first = self.space.take();\nlet share = ratio.min(1.0);", vec![]),
        ("// .take(100)\nlet rows = budget.take(Bound::Rows, rows, None);", vec![]),
        ("fn code() {}\n#[cfg(test)]\nmod tests {\n    const MOST: usize = 3;\n}", vec![]),
    ] {
        assert_eq!(numbers(code), expected, "{code}");
    }
}

fn is_of_tests(name: &str) -> bool {
    name.ends_with("tests.rs") || name.ends_with("sample.rs")
}

static PATTERNS: LazyLock<Vec<regex::Regex>> = LazyLock::new(|| {
    [
        r"\bconst [A-Z0-9_]+: (?:usize|[ui]\d+)\b",
        r"\.(?:take|truncate|min)\((?:[^()]*[^()\w.])?(?:[2-9]|\d[\d_]+)(?: *<< *\d+)?(?:[^()\w.][^()]*)?\)",
        r"\b(?:len|count|depth)\(\) (?:<|<=|>|>=) \d[\d_]+",
        r"\bfor \w+ in 0\.\.=?\d[\d_]+",
        r"\bwhile \w+ (?:<|<=) \d[\d_]+",
    ]
    .iter()
    .map(|pattern| regex::Regex::new(pattern).unwrap())
    .collect()
});

/// Constants of whole numbers, and numbers where loops over input end: with a constant, that one is the number.
fn numbers(text: &str) -> Vec<String> {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let lines = code.lines().map(str::trim).filter(|line| !line.starts_with("//"));
    let name = |found: &str| found.split(':').next().unwrap_or_default().to_owned();
    let in_line = |line: &str| -> Vec<String> {
        let all = PATTERNS.iter().flat_map(|pattern| pattern.find_iter(line));
        all.map(
            |found| if found.as_str().starts_with("const") { name(found.as_str()) } else { found.as_str().to_owned() },
        )
        .collect()
    };
    lines.flat_map(in_line).collect()
}
