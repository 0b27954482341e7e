//! `docs/rules.md` and `docs/rules.zh-CN.md`: every built-in rule with its reason, its clause, examples and what it costs in hits on
//! proofread and on raw documents (`docs/measured.tsv`). `UPDATE=1 cargo test --test all rule_pages` writes them anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use hegao::finding::Severity;
use hegao::language::Language;
use hegao::rule::{Example, Rule, Status, builtin, builtin_examples, builtin_tables};

const DOCS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/");

/// Examples of each sort that a page shows of a rule.
const SHOWN: usize = 3;

/// Hits on each corpus, as `docs/measured.tsv` has them: error, warning and note on the proofread one, then on the raw one.
struct Measured {
    characters: [f64; 2],
    rules: BTreeMap<String, Vec<u32>>,
}

impl Measured {
    fn read() -> Self {
        let text = std::fs::read_to_string(format!("{DOCS}measured.tsv")).unwrap();
        let mut rows = text.lines().skip(1).map(|line| line.split('\t').collect::<Vec<_>>());
        let sizes = rows.next().unwrap();
        let rules = rows.map(|row| (row[0].to_owned(), row[1..].iter().map(|cell| cell.parse().unwrap()).collect()));
        Self { characters: [sizes[1].parse().unwrap(), sizes[4].parse().unwrap()], rules: rules.collect() }
    }

    /// Hits for 100,000 characters on both corpora; nothing where a rule needs what plain texts do not have.
    fn rates(&self, rule: &Rule) -> Option<[f64; 2]> {
        let needs_files = rule.category() == "hidden" && !self.rules.contains_key(&rule.id);
        let counts = self.rules.get(&rule.id).map_or(&[0; 6][..], Vec::as_slice);
        let rate = |corpus: usize| {
            f64::from(counts[corpus * 3..corpus * 3 + 3].iter().sum::<u32>()) * 100_000.0 / self.characters[corpus]
        };
        (!needs_files).then(|| [rate(0), rate(1)])
    }
}

/// The words of a page in one language.
struct Words {
    language: Language,
    head: &'static str,
    colon: &'static str,
    stop: &'static str,
    why: &'static str,
    remedy: &'static str,
    source: &'static str,
    found: &'static str,
    passed: &'static str,
    rate: &'static str,
    internal: &'static str,
    off: &'static str,
    severities: [(Severity, &'static str); 3],
}

const PAGES: [(&str, Words); 2] = [
    (
        "rules.md",
        Words {
            language: Language::En,
            head: "# Rules\n\nWritten by `UPDATE=1 cargo test --test all rule_pages` from `rules/`; do not edit. `hegao rules show ID` prints a rule with all of its conditions.\n\n\
                   An **error** must not go out, a **warning** is probably wrong, a **note** is advice; conditions of a rule may lower what stands here. «…» marks what is told. \
                   The rate is that of hits for 100,000 characters on proofread official papers, then on raw office text (`docs/quality.md`); \
                   most of the first and many of the second are true.\n",
            colon: ": ",
            stop: "; ",
            why: "Why",
            remedy: "What to do",
            source: "Basis",
            found: "Told",
            passed: "Not told",
            rate: "Rate",
            internal: "in internal documents",
            off: "off unless asked for",
            severities: [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")],
        },
    ),
    (
        "rules.zh-CN.md",
        Words {
            language: Language::Zh,
            head: "# 规则\n\n由 `UPDATE=1 cargo test --test all rule_pages` 按 `rules/` 写成，不要手改。`hegao rules show 规则名` 显示一条规则的全部条件。\n\n\
                   **不能发**：必须改了再发；**请核对**：很可能有错；**建议**：仅供参考。规则的条件可以使级别低于这里写的。«…»是报出的地方。\
                   命中率是每十万字的命中数，先是经过校对的公文，后是未经整理的办公文本（`docs/quality.md`）；前者多数、后者许多是真有问题。\n",
            colon: "：",
            stop: "；",
            why: "理由",
            remedy: "处理",
            source: "依据",
            found: "报",
            passed: "不报",
            rate: "命中率",
            internal: "内部文件",
            off: "默认关闭",
            severities: [(Severity::Error, "不能发"), (Severity::Warning, "请核对"), (Severity::Note, "建议")],
        },
    ),
];

/// The built-in rules, each with what it rests on.
fn rules() -> Vec<Rule> {
    let tables = builtin_tables();
    builtin().into_iter().map(|rule| rule.resting_on(&tables)).collect()
}

#[test]
fn no_rule_rests_on_a_file_of_the_source_tree() {
    for rule in rules() {
        let source = rule.source.unwrap_or_default();
        assert!(
            !source.contains("rules/") && !source.contains(".yaml") && !source.contains(".csv"),
            "{}: {source}",
            rule.id
        );
    }
}

#[test]
fn pages_are_those_of_the_rules() {
    let measured = Measured::read();
    let rules = rules();
    let known: Vec<&str> = rules.iter().map(|rule| rule.id.as_str()).collect();
    let gone: Vec<&String> = measured.rules.keys().filter(|id| !known.contains(&id.as_str())).collect();
    assert!(gone.is_empty(), "docs/measured.tsv has rules that are gone: {gone:?}");
    for (name, words) in &PAGES {
        let path = format!("{DOCS}{name}");
        let page = page(&rules, words, &measured);
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, &page).unwrap();
        } else {
            let old = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(old == page, "docs/{name} is out of date: run UPDATE=1 cargo test --test all rule_pages");
        }
    }
}

#[test]
fn every_rule_has_its_reason_and_its_examples_on_the_page() {
    let measured = Measured::read();
    let rules = rules();
    for (name, words) in &PAGES {
        let page = page(&rules, words, &measured);
        for rule in &rules {
            let (_, rest) = page.split_once(&format!("\n### {}\n", rule.id)).unwrap();
            let section = rest.split("\n##").next().unwrap();
            assert!(section.contains(words.found) && section.contains('«'), "{name} {}", rule.id);
            if let Some(why) = &rule.why {
                assert!(section.contains(why.in_language(words.language)), "{name} {}", rule.id);
            }
        }
    }
}

fn page(rules: &[Rule], words: &Words, measured: &Measured) -> String {
    let examples = builtin_examples();
    let mut page = words.head.to_owned();
    let mut category = "";
    for (rule, builtin) in rules.iter().zip(&examples) {
        if rule.category() != category {
            category = rule.category();
            write!(page, "\n## {category}\n").unwrap();
        }
        section(&mut page, rule, words);
        list(&mut page, words, words.found, &builtin.examples.flagged);
        list(&mut page, words, words.passed, &builtin.examples.passed);
        if let Some([official, office]) = measured.rates(rule) {
            writeln!(page, "- {}{}{official:.2} · {office:.2}", words.rate, words.colon).unwrap();
        }
    }
    page
}

/// What the rule says, how grave it is, and on what grounds.
fn section(page: &mut String, rule: &Rule, words: &Words) {
    let severity = |severity: Severity| words.severities.iter().find(|(known, _)| *known == severity).unwrap().1;
    let message = rule.message.in_language(words.language);
    let message =
        ["{match}", "{suggestion}", "{detail}"].iter().fold(message.to_owned(), |text, hole| text.replace(hole, "…"));
    let mut grave = format!("**{}**", severity(rule.severity.public));
    if rule.severity.internal != rule.severity.public {
        write!(grave, "{}{} {}", words.stop, words.internal, severity(rule.severity.internal)).unwrap();
    }
    if rule.status != Status::Stable {
        write!(grave, "{}{}", words.stop, words.off).unwrap();
    }
    write!(page, "\n### {}\n\n{grave} · {}\n\n", rule.id, escaped(&message)).unwrap();
    let said = [(words.why, &rule.why), (words.remedy, &rule.remedy)];
    for (label, text) in said.into_iter().filter_map(|(label, text)| Some((label, text.as_ref()?))) {
        writeln!(page, "- {label}{}{}", words.colon, escaped(text.in_language(words.language))).unwrap();
    }
    if let Some(source) = &rule.source {
        writeln!(page, "- {}{}{}", words.source, words.colon, escaped(source)).unwrap();
    }
}

/// The first examples of one sort.
fn list(page: &mut String, words: &Words, label: &str, examples: &[Example]) {
    let shown: Vec<String> = examples.iter().take(SHOWN).map(marked).collect();
    if !shown.is_empty() {
        writeln!(page, "- {label}{}{}", words.colon, shown.join(words.stop)).unwrap();
    }
}

/// An example on one line, as code, with the marks around what is told.
fn marked(example: &Example) -> String {
    let mut text = String::new();
    let mut at = 0;
    for span in &example.spans {
        write!(text, "{}«{}»", &example.text[at..span.start()], &example.text[span.start()..span.end()]).unwrap();
        at = span.end();
    }
    let text = (text + &example.text[at..]).trim_end().replace("\n\n", "⏎").replace('\n', "⏎");
    let fence = if text.contains('`') { "``" } else { "`" };
    let pad = if text.contains('`') { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Text in which Markdown would see marks of its own.
fn escaped(text: &str) -> String {
    text.chars().flat_map(|c| "*_`<[#".contains(c).then_some('\\').into_iter().chain([c])).collect()
}
