//! Every place in which text can stand: a number is planted in each, and what comes of it is what docs/formats.md says.
//!
//! A format has its table there, between `<!-- places: docx -->` and `<!-- end -->`, with rows `id | place | seen by | outcome`; here it has a
//! file whose `pub fn places() -> Vec<Place>` makes one document for each id, and its line in [`FORMATS`]. Whoever adds a place adds its row, its
//! generator and, where it is read, what reads it. Seen by: `A` every reader of the page or sheet, `B` one click away (properties, tooltips,
//! dialogs), `C` by unpacking. The outcome begins with a word:
//!
//! * `found`: a rule of privacy finds the number;
//! * `told`: a rule of the category `hidden` tells that there is something, not what;
//! * `gap`: the document is told as not wholly read;
//! * `not told`: none of these, and why.
//!
//! What every reader sees is found, or a gap.

#![allow(clippy::unwrap_used)]

mod docx;
mod html;
mod pdf;
mod schema;
mod text;
pub mod written;
mod xlsx;

use std::collections::HashSet;

use crate::support::planted::said;
use crate::support::scanned;
use hegao::document::{Limits, read};
use hegao::finding::Finding;

/// The number that is planted, invented.
pub const NUMBER: &str = "13912345678";

/// The same with the word that makes it somebody's.
pub const SAID: &str = "联系电话：13912345678";

/// A document with the number in one place.
pub struct Place {
    /// The row of the table that speaks of it.
    pub id: &'static str,
    /// What the file is called.
    pub name: &'static str,
    pub bytes: Vec<u8>,
}

/// Puts the document `bytes`, a file called `name`, down for the row `id`.
pub fn place(id: &'static str, name: &'static str, bytes: impl Into<Vec<u8>>) -> Place {
    Place { id, name, bytes: bytes.into() }
}

/// A text in which the number stands for `NUMBER`, what is said of it for `SAID`, and the same in Base64 for `S64`, as a paragraph of a
/// page (`P64`) or as text of a drawing (`SVG64`).
pub fn planted(text: &str) -> String {
    let packed = |text: String| data_encoding::BASE64.encode(said(&text).as_bytes());
    let drawing = packed(format!("<svg><text>{SAID}</text></svg>"));
    let text = text.replace("SVG64", &drawing).replace("P64", &packed(format!("<p>{SAID}")));
    said(&text.replace("S64", &packed(SAID.into())).replace("SAID", SAID).replace("NUMBER", NUMBER))
}

/// What makes the documents of a format.
pub type Generators = fn() -> Vec<Place>;

/// Each format with its generators.
pub const FORMATS: [(&str, Generators); 7] = [
    ("docx", docx::places),
    ("pdf", pdf::places),
    ("xlsx", xlsx::places),
    ("html", html::places),
    ("markdown", text::markdown),
    ("csv", text::csv),
    ("text", text::text),
];

/// A row of a table.
pub struct Row {
    pub id: String,
    pub seen_by: String,
    pub outcome: String,
}

/// The rows of the table that docs/formats.md has behind `<!-- NAME -->`, in their cells.
fn table(name: &str) -> Vec<Vec<String>> {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats.md")).unwrap();
    let table = page.split_once(&format!("<!-- {name} -->\n")).unwrap_or_else(|| panic!("no table {name}")).1;
    let table = table.split_once("<!-- end -->").unwrap().0;
    let cells = |line: &str| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    table.lines().skip(2).map(cells).collect()
}

/// The rows of the table of this format.
pub fn rows(format: &str) -> Vec<Row> {
    let row = |cells: Vec<String>| {
        let [id, _, seen_by, outcome] = cells.try_into().unwrap_or_else(|cells| panic!("not four cells: {cells:?}"));
        Row { id, seen_by, outcome }
    };
    table(&format!("places: {format}")).into_iter().map(row).collect()
}

/// What comes of the number in `place`, by the words of the tables.
fn outcome(place: &Place) -> &'static str {
    let masked = |text: &str| text.chars().filter(|c| c.is_ascii_digit() || *c == '*').collect::<String>();
    outcome_if(place, |finding| finding.rule.starts_with("privacy/") && masked(&finding.matched) == "139****5678")
}

/// What comes of `place`, in which `is_it` tells the finding that is asked for.
fn outcome_if(place: &Place, is_it: impl Fn(&Finding) -> bool) -> &'static str {
    let Ok(document) = read(place.name, place.bytes.clone(), &Limits::default()) else { return "gap" };
    let findings = scanned(&document);
    if findings.iter().any(is_it) {
        "found"
    } else if !document.gaps.is_empty() {
        "gap"
    } else if findings.iter().any(|one| one.rule.starts_with("hidden/")) {
        "told"
    } else {
        "not told"
    }
}

#[test]
fn each_place_has_a_row_and_each_row_a_place() {
    for (format, places) in FORMATS {
        let rows = rows(format);
        let in_table: HashSet<_> = rows.iter().map(|row| row.id.as_str()).collect();
        let places = places();
        let made: HashSet<_> = places.iter().map(|place| place.id).collect();
        let lacking: Vec<_> = in_table.symmetric_difference(&made).collect();
        assert!(lacking.is_empty(), "{format}: only in the table, or only made: {lacking:?}");
        assert!(in_table.len() == rows.len() && made.len() == places.len(), "{format}: an id stands twice");
    }
}

#[test]
fn what_comes_of_a_number_is_what_the_tables_say() {
    let mut wrong = Vec::new();
    for (format, places) in FORMATS {
        let rows = rows(format);
        for place in places() {
            let Some(row) = rows.iter().find(|row| row.id == place.id) else { continue };
            let outcome = outcome(&place);
            let is_right = row.outcome == outcome || row.outcome.starts_with(&format!("{outcome}: "));
            if !is_right {
                wrong.push(format!("{format} {}: {outcome}, but the table says {}", row.id, row.outcome));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tables_speak_their_few_words() {
    for (format, _) in FORMATS {
        for Row { id, seen_by, outcome } in rows(format) {
            let (word, why) = outcome.split_once(": ").unwrap_or((&outcome, ""));
            assert!(["A", "B", "C"].contains(&&*seen_by), "{format} {id}: seen by {seen_by}");
            assert!(["found", "told", "gap", "not told"].contains(&word), "{format} {id}: {outcome}");
            assert!(word == "found" || !why.is_empty(), "{format} {id}: no word on why it is {word}");
            assert!(
                seen_by != "A" || ["found", "gap"].contains(&word),
                "{format} {id}: every reader sees it, and it is {word}"
            );
        }
    }
}
