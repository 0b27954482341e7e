//! The table of what is said: a row for each document, its gaps and findings as lists in it. `docs/python.md` has the columns.

use hegao::document::Gap;
use hegao::finding::{Finding, Omitted};
use hegao::language::Language;
use hegao::report::reason::sentence;
use hegao::report::{Counts, DocumentEntry, label};

use super::shape::{Column, counts, lists, numbers, optional_texts, text_lists, texts};
use crate::desk::Inspected;

/// The columns for these documents.
pub(super) fn columns(inspected: &[Inspected], language: Language) -> Vec<Column> {
    let said: Vec<Counts> = inspected.iter().map(counted).collect();
    let verdict = |(one, counts): (&Inspected, &Counts)| match one {
        Inspected::Document(_) => counts.verdict(),
        Inspected::Skipped(_) => "skipped",
    };
    let path = |one: &Inspected| match one {
        Inspected::Document(document) => document.entry.path.to_string(),
        Inspected::Skipped(file) => file.path.clone(),
    };
    let mut columns = vec![
        texts("path", inspected.iter().map(path)),
        texts("verdict", inspected.iter().zip(&said).map(verdict)),
        optional_texts("skipped", inspected.iter().map(skipped)),
        counts("error", said.iter().map(|counts| counts.error)),
        counts("warning", said.iter().map(|counts| counts.warning)),
        counts("note", said.iter().map(|counts| counts.note)),
        counts("suppressed", said.iter().map(|counts| counts.suppressed)),
    ];
    columns.extend(entries(inspected));
    columns.extend([omitted(inspected), gaps(inspected, language), findings(inspected, language)]);
    columns
}

fn counted(one: &Inspected) -> Counts {
    match one {
        Inspected::Document(document) => Counts::of(document),
        Inspected::Skipped(_) => Counts::default(),
    }
}

fn skipped(one: &Inspected) -> Option<String> {
    match one {
        Inspected::Document(_) => None,
        Inspected::Skipped(file) => serde_json::to_value(file.reason).ok()?.as_str().map(str::to_owned),
    }
}

fn entry(one: &Inspected) -> Option<&DocumentEntry> {
    match one {
        Inspected::Document(document) => Some(&document.entry),
        Inspected::Skipped(_) => None,
    }
}

/// What is known of the documents.
fn entries(inspected: &[Inspected]) -> Vec<Column> {
    let text = |name: &str, of: fn(&DocumentEntry) -> Option<&str>| {
        optional_texts(name, inspected.iter().map(|one| entry(one).and_then(of)))
    };
    let content = |one| entry(one).and_then(|entry| entry.content.as_ref());
    vec![
        text("format", |entry| entry.format),
        text("encoding", |entry| entry.encoding.as_deref()),
        text("date", |entry| entry.date.as_deref()),
        text("date_source", |entry| entry.date_source),
        text("genre", |entry| entry.genre),
        text("type", |entry| entry.doc_type.as_deref()),
        text("audience", |entry| Some(entry.audience)),
        text("title", |entry| entry.imprint.title.as_deref()),
        text("organ", |entry| entry.imprint.organ.as_deref()),
        text("url", |entry| entry.imprint.url.as_deref()),
        text("column", |entry| entry.imprint.column.as_deref()),
        numbers("chars", inspected.iter().map(|one| entry(one).map(|entry| entry.chars as u64))),
        numbers("size", inspected.iter().map(|one| content(one).map(|content| content.size))),
        optional_texts("sha256", inspected.iter().map(|one| content(one).map(|content| &*content.sha256))),
    ]
}

fn omitted(inspected: &[Inspected]) -> Column {
    let rows = inspected.iter().map(|one| match one {
        Inspected::Document(document) => &document.omitted[..],
        Inspected::Skipped(_) => &[],
    });
    let all: Vec<&Omitted> = rows.clone().flatten().collect();
    let columns = vec![
        texts("rule", all.iter().map(|one| &*one.rule)),
        texts("severity", all.iter().map(|one| one.severity.name())),
        texts("status", all.iter().map(|one| one.status.name())),
        counts("count", all.iter().map(|one| one.count)),
    ];
    lists("omitted", rows.map(<[_]>::len), columns)
}

fn gaps(inspected: &[Inspected], language: Language) -> Column {
    let rows = inspected.iter().map(|one| entry(one).map_or(&[][..], |entry| &entry.gaps));
    let all: Vec<&Gap> = rows.clone().flatten().collect();
    let columns = vec![
        texts("kind", all.iter().map(|gap| gap.kind().name())),
        texts("reason", all.iter().map(|gap| gap.reason.name())),
        optional_texts("part", all.iter().map(|gap| gap.name())),
        texts("detail", all.iter().map(|gap| sentence(&gap.reason, language))),
    ];
    lists("gaps", rows.map(<[_]>::len), columns)
}

fn findings(inspected: &[Inspected], language: Language) -> Column {
    let rows = inspected.iter().map(|one| match one {
        Inspected::Document(document) => &document.findings[..],
        Inspected::Skipped(_) => &[],
    });
    let all: Vec<&Finding> = rows.clone().flatten().collect();
    lists("findings", rows.map(<[_]>::len), finding(&all, language))
}

fn finding(all: &[&Finding], language: Language) -> Vec<Column> {
    let at = |of: fn(&Finding) -> Option<usize>| all.iter().map(move |one| of(one).map(|number| number as u64));
    let suggested = |one: &&Finding| -> Vec<String> { one.suggestions.iter().map(|it| it.text.clone()).collect() };
    let suggestions: Vec<Vec<String>> = all.iter().map(suggested).collect();
    vec![
        texts("rule", all.iter().map(|one| &*one.rule)),
        texts("severity", all.iter().map(|one| one.severity.name())),
        texts("confidence", all.iter().map(|one| one.confidence.name())),
        texts("status", all.iter().map(|one| one.status.name())),
        texts("match", all.iter().map(|one| &*one.matched)),
        texts("excerpt", all.iter().map(|one| &*one.excerpt.text)),
        texts("message", all.iter().map(|one| &*one.message)),
        text_lists("suggestions", suggestions.iter().map(|all| all.iter().map(String::as_str).collect())),
        texts("label", all.iter().map(|one| label(&one.location, language))),
        optional_texts("part", all.iter().map(|one| one.location.part.as_deref())),
        numbers("block", at(|one| one.location.block)),
        numbers("start", at(|one| Some(one.location.range.start))),
        numbers("end", at(|one| Some(one.location.range.end))),
        numbers("line", at(|one| one.location.start.map(|start| start.line))),
        numbers("column", at(|one| one.location.start.map(|start| start.column))),
        numbers("first_byte", all.iter().map(|one| Some(one.location.bytes.start))),
        numbers("end_byte", all.iter().map(|one| Some(one.location.bytes.end))),
        counts("others", all.iter().map(|one| one.others.len())),
        texts("fingerprint", all.iter().map(|one| &*one.fingerprint)),
    ]
}
