//! The whole program, in process and on one core, against a raw Aho-Corasick pass (contiguous NFA, standard,
//! overlapping) of the built-in word literals over the same files: `cargo bench --bench raw_pass -- FOLDER …`.
//! Both read nothing from disk; each runs five times in turn, and the best of each counts.

mod sample;

use std::path::Path;
use std::time::{Duration, Instant};

use hegao::check::Check;
use hegao::document::read_text;
use hegao::facts::{Audience, DateInterval, Given};
use hegao::filter::{Ruling, Selection};
use hegao::rule::{Language, RuleSet, builtin, builtin_tables};
use hegao::scan::Scanner;

fn main() {
    let folders: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let mut files = Vec::new();
    folders.iter().for_each(|folder| read(Path::new(folder), &mut files));
    if files.is_empty() {
        files = (0..64).map(|_| sample::prose(64 << 10).into_bytes()).collect();
    }
    let megabytes = files.iter().map(Vec::len).sum::<usize>() as f64 / 1e6;
    let automaton = aho_corasick::AhoCorasick::builder()
        .kind(Some(aho_corasick::AhoCorasickKind::ContiguousNFA))
        .build(words())
        .expect("the literals fit");
    let scanner = Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false);

    let (mut raw, mut whole) = (Duration::MAX, Duration::MAX);
    let (mut hits, mut findings) = (0, 0);
    for _ in 0..5 {
        let start = Instant::now();
        hits = files.iter().map(|file| automaton.find_overlapping_iter(file).count()).sum();
        raw = raw.min(start.elapsed());
        let copies = files.clone();
        let start = Instant::now();
        findings = copies.into_iter().map(|bytes| scan(&scanner, bytes)).sum::<usize>();
        whole = whole.min(start.elapsed());
    }
    let speed = |time: Duration| megabytes / time.as_secs_f64();
    println!("{} files, {megabytes:.1} MB", files.len());
    println!("raw pass  {:>7.1} MB/s  {hits} hits", speed(raw));
    println!("hegao     {:>7.1} MB/s  {findings} findings", speed(whole));
    println!("ratio     {:>7.2}", speed(whole) / speed(raw));
}

fn scan(scanner: &Scanner, bytes: Vec<u8>) -> usize {
    let document = read_text(bytes);
    let date = DateInterval::parse("2025").expect("a year");
    let given = Given {
        date: None,
        named: None,
        today: date,
        audience: Audience::Public,
        genre: None,
        format: document.format,
    };
    let rulings: Vec<_> = scanner.rules().iter().map(|rule| Ruling::of(rule, &Selection::default(), None)).collect();
    scanner.scan("a.txt", &document, &given, &rulings).findings.len()
}

fn words() -> Vec<String> {
    let rows = |check| match check {
        Check::Words(words) => words.rows,
        _ => Vec::new(),
    };
    builtin().into_iter().flat_map(|rule| rows(rule.check)).map(|row| row.wrong).collect()
}

fn read(folder: &Path, files: &mut Vec<Vec<u8>>) {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            read(&path, files);
        } else {
            files.extend(std::fs::read(&path));
        }
    }
}
