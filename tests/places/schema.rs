//! No name of the schemas that is typed as text is without a row, and what stands under it is found: `tests/support/places.tsv` has them all.

use super::{SAID, outcome, place, rows};
use crate::support::office::{Office, p};

const TABLE: &str = include_str!("../support/places.tsv");

/// The lines of the table, but for those of namespaces: prefix, element, attribute (empty for what the element says), row.
fn names() -> impl Iterator<Item = [&'static str; 4]> {
    let lines = TABLE.lines().filter(|line| !line.starts_with(['#']) && !line.starts_with("xmlns\t"));
    lines.map(|line| line.split('\t').collect::<Vec<_>>().try_into().unwrap_or_else(|_| panic!("{line}")))
}

fn namespaces() -> String {
    let lines = TABLE.lines().filter_map(|line| line.strip_prefix("xmlns\t")?.split_once('\t'));
    lines.map(|(prefix, name)| format!(" xmlns:{prefix}=\"{name}\"")).collect()
}

#[test]
fn every_name_that_holds_text_has_a_row() {
    let rows = rows("docx");
    let lacking: Vec<_> = names().filter(|[.., id]| !rows.iter().any(|row| row.id == *id)).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
    assert!(names().count() > 500);
}

#[test]
fn what_stands_under_every_name_is_found() {
    let namespaces = namespaces();
    let mut lacking = Vec::new();
    for [prefix, element, attribute, row] in names() {
        let element = if element == "*" { "shape" } else { element };
        let planted = match attribute {
            "" => format!("<{prefix}:{element}>{SAID}</{prefix}:{element}>"),
            attribute => format!("<{prefix}:{element} {attribute}=\"{SAID}\"/>"),
        };
        let xml = format!(
            "<w:document{namespaces}><w:body>{}<w:p><w:r>{planted}</w:r></w:p></w:body></w:document>",
            p("请各单位抓好落实。")
        );
        let place = place("", "a.docx", Office::docx_of(xml.into_bytes()).bytes());
        let outcome = outcome(&place);
        // Names of people are told as such.
        if outcome != "found" && !(outcome == "told" && row.ends_with("author") || row == "editable-range") {
            lacking.push(format!("{planted}: {outcome}"));
        }
    }
    assert!(lacking.is_empty(), "{} names: {}", lacking.len(), lacking.join("\n"));
}
