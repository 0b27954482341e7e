//! `hegao facts`

use std::fmt::Write as _;
use std::path::Path;

use super::args::{FactsCommand, FactsListArgs};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, standard_output, write_failure};
use super::setup;
use crate::check::{FactRow, Phrase, Table, Tables};
use crate::language::{Said, both};
use crate::rule::{dated, likely};
use crate::session::meant;
use jiff::civil::Date;

pub(super) fn run(command: &FactsCommand) -> Result<Exit, Failure> {
    let text = match command {
        FactsCommand::List(args) => list(&tables(args)?),
        FactsCommand::Show(args) => {
            let tables = tables(&args.list)?;
            let table = tables.get(&args.table).ok_or_else(|| {
                let name = &args.table;
                let hint = meant(likely(name, tables.all.iter().map(|table| table.name.as_str())));
                Failure::new(both!(
                    "没有叫“{name}”的事实表{hint}hegao facts list 列出全部",
                    "there is no table of facts “{name}”{hint}hegao facts list lists all"; hint
                ))
            })?;
            show(table)
        }
        FactsCommand::Schema => dated::schema(),
    };
    console::print(text.as_bytes(), ColorChoice::Auto)
        .map_err(|error| write_failure(&error, &standard_output(), Exit::Clean))?;
    Ok(Exit::Clean)
}

fn tables(args: &FactsListArgs) -> Result<Tables, Failure> {
    let configured = setup::configuration(args.config.as_deref(), Path::new("."))?;
    let user = setup::user_rules(&configured.config, &[])?;
    setup::tables(&configured.config, &setup::all_rules(user))
}

/// One line a table: name, last day, rows, title.
fn list(tables: &Tables) -> String {
    let width = tables.all.iter().map(|table| table.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for table in &tables.all {
        let rows = table.rows.len() + table.phrases.len();
        let (name, as_of, title) = (&table.name, table.as_of, &table.title);
        let line = both!(
            "{name:<width$}  截至 {as_of}  {rows:>4} 行  {title}",
            "{name:<width$}  as of {as_of}  {rows:>4} rows  {title}"
        );
        let _ = writeln!(out, "{}", spoken(&line));
    }
    out
}

/// Every row of a table with its source.
fn show(table: &Table) -> String {
    let (name, as_of, title) = (&table.name, table.as_of, &table.title);
    let head = both!("# {title}（{name}），截至 {as_of}\n", "# {title} ({name}), as of {as_of}\n");
    let mut out = spoken(&head);
    if let Some(source) = &table.source {
        let _ = writeln!(out, "{}", spoken(&both!("来源：{source}", "source: {source}")));
    }
    for row in &table.rows {
        let _ = writeln!(out, "{}", row_line(row));
    }
    for phrase in &table.phrases {
        let _ = writeln!(out, "{}", phrase_line(phrase));
    }
    out
}

/// `moe  教育部  1998-03-10 至今  → …  来源：…`
fn row_line(row: &FactRow) -> String {
    let mut parts = vec![row.id.clone(), row.name.clone()];
    parts.extend(span(row.from, row.until));
    if !row.within.is_empty() {
        let within = Said::list(&row.within);
        parts.push(spoken(&both!("在{within}", "in {within}"; within)));
    }
    if !row.successors.is_empty() {
        parts.push(format!("→ {}", row.successors.join(" / ")));
    }
    parts.extend(row.why.clone());
    let source = &row.source;
    let source = match row.confirmed {
        true => both!("来源：{source}", "source: {source}"),
        false => both!("来源：{source}（未经核对）", "source: {source} (not confirmed)"),
    };
    parts.push(spoken(&source));
    parts.join("  ")
}

fn phrase_line(phrase: &Phrase) -> String {
    let mut parts = vec![phrase.canonical.clone()];
    parts.extend(span(phrase.since, phrase.until));
    let labels = [both!("也可写作", "also"), both!("常见错法", "wrong")];
    for (label, texts) in labels.into_iter().zip([&phrase.variants, &phrase.wrong]) {
        if !texts.is_empty() {
            let texts = texts.join(" / ");
            parts.push(spoken(&both!("{label}：{texts}", "{label}: {texts}"; label)));
        }
    }
    parts.join("  ")
}

fn spoken(said: &Said) -> String {
    said.in_language(console::language()).to_owned()
}

fn span(from: Option<Date>, until: Option<Date>) -> Option<String> {
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(spoken(&both!("{from} 起", "from {from}"))),
        (None, Some(until)) => Some(spoken(&both!("到 {until} 止", "until {until}"))),
        (Some(from), Some(until)) => Some(spoken(&both!("{from} 至 {until}", "{from} to {until}"))),
    }
}
