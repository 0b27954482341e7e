//! `hegao facts`

use std::fmt::Write as _;
use std::path::Path;

use super::args::{FactsCommand, FactsListArgs};
use super::console::{self, ColorChoice};
use super::exit::{Exit, Failure, write_failure};
use super::setup;
use crate::check::{FactRow, Phrase, Table, Tables};
use crate::rule::dated;
use jiff::civil::Date;

pub(super) fn run(command: &FactsCommand) -> Result<Exit, Failure> {
    let text = match command {
        FactsCommand::List(args) => list(&tables(args)?),
        FactsCommand::Show(args) => {
            let tables = tables(&args.list)?;
            let table = tables.get(&args.table).ok_or_else(|| {
                Failure::new(format_args!("没有叫“{}”的事实表；hegao facts list 列出全部", args.table))
            })?;
            show(table)
        }
        FactsCommand::Schema => dated::schema(),
    };
    console::print(text.as_bytes(), ColorChoice::Auto)
        .map_err(|error| write_failure(&error, "标准输出", Exit::Clean))?;
    Ok(Exit::Clean)
}

fn tables(args: &FactsListArgs) -> Result<Tables, Failure> {
    let configured = setup::configuration(args.config.as_deref(), Path::new("."))?;
    let user = setup::user_rules(&configured.config, &[])?;
    setup::tables(&configured.config, &setup::all_rules(user))
}

/// One line a table: name, last day, rows, title.
fn list(tables: &Tables) -> String {
    let width = tables.0.iter().map(|table| table.name.len()).max().unwrap_or(0);
    let mut out = String::new();
    for table in &tables.0 {
        let rows = table.rows.len() + table.phrases.len();
        let _ = writeln!(out, "{:<width$}  截至 {}  {rows:>4} 行  {}", table.name, table.as_of, table.title);
    }
    out
}

/// Every row of a table with its source.
fn show(table: &Table) -> String {
    let mut out = format!("# {}（{}），截至 {}\n", table.title, table.name, table.as_of);
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
        parts.push(format!("在{}", row.within.join("、")));
    }
    if !row.successors.is_empty() {
        parts.push(format!("→ {}", row.successors.join(" / ")));
    }
    parts.extend(row.why.clone());
    parts.push(format!("来源：{}{}", row.source, if row.confirmed { "" } else { "（未经核对）" }));
    parts.join("  ")
}

fn phrase_line(phrase: &Phrase) -> String {
    let mut parts = vec![phrase.canonical.clone()];
    parts.extend(span(phrase.since, phrase.until));
    for (label, texts) in [("也可写作", &phrase.variants), ("常见错法", &phrase.wrong)] {
        if !texts.is_empty() {
            parts.push(format!("{label}：{}", texts.join(" / ")));
        }
    }
    parts.join("  ")
}

fn span(from: Option<Date>, until: Option<Date>) -> Option<String> {
    match (from, until) {
        (None, None) => None,
        (Some(from), None) => Some(format!("{from} 起")),
        (None, Some(until)) => Some(format!("到 {until} 止")),
        (Some(from), Some(until)) => Some(format!("{from} 至 {until}")),
    }
}
