//! Each stage alone and the whole, on invented prose; beside them a raw Aho-Corasick pass over the same text with the
//! same literals. `cargo bench --bench stages`

mod sample;

use divan::counter::BytesCount;
use hegao::check::{Check, Literals};
use hegao::document::{Document, read_text};
use hegao::facts::{Audience, DateInterval, Given};
use hegao::filter::{Ruling, Selection};
use hegao::rule::{Language, RuleSet, builtin, builtin_tables};
use hegao::scan::Scanner;
use hegao::text::Text;

const BYTES: usize = 1 << 20;

fn main() {
    divan::main();
}

/// The word literals of the built-in rules, without gates.
fn words() -> Vec<String> {
    let rows = |check| match check {
        Check::Words(words) => words.rows,
        _ => Vec::new(),
    };
    builtin().into_iter().flat_map(|rule| rows(rule.check)).map(|row| row.wrong).collect()
}

#[divan::bench]
fn raw_aho_corasick(bencher: divan::Bencher) {
    let text = sample::prose(BYTES);
    let automaton = aho_corasick::AhoCorasick::builder()
        .kind(Some(aho_corasick::AhoCorasickKind::ContiguousNFA))
        .build(words())
        .expect("the literals fit");
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| automaton.find_overlapping_iter(&text).count());
}

#[divan::bench]
fn literals(bencher: divan::Bencher) {
    let text = sample::prose(BYTES);
    let words = words();
    let literals = Literals::new(words.iter().map(String::as_str));
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let mut count = 0;
        literals.find(&text, |_, _, _| count += 1);
        count
    });
}

#[divan::bench]
fn decode_and_blocks(bencher: divan::Bencher) {
    let text = sample::prose(BYTES);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone().into_bytes())
        .bench_local_values(|bytes| read_text(bytes).blocks.len());
}

#[divan::bench]
fn fold(bencher: divan::Bencher) {
    let text = sample::prose(BYTES);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| text.lines().map(|line| Text::new(line).folded().len()).sum::<usize>());
}

#[divan::bench]
fn load_rules() -> usize {
    RuleSet::new(builtin(), &builtin_tables()).rules().len()
}

#[divan::bench]
fn whole(bencher: divan::Bencher) {
    let text = sample::prose(BYTES);
    let scanner = Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false);
    let rulings: Vec<_> = scanner.rules().iter().map(|rule| Ruling::of(rule, &Selection::default(), None)).collect();
    let given = |document: &Document| Given {
        date: None,
        named: None,
        today: DateInterval::parse("2025").expect("a year"),
        audience: Audience::Public,
        genre: None,
        format: document.format,
    };
    bencher.counter(BytesCount::of_str(&text)).with_inputs(|| text.clone().into_bytes()).bench_local_values(|bytes| {
        let document = read_text(bytes);
        scanner.scan("a.txt", &document, &given(&document), &rulings).findings.len()
    });
}
