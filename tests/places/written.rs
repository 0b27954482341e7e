//! Every way in which a value is written, in every place in which one can stand: a sample of all pairs, drawn by a fixed seed.
//!
//! docs/formats.md has the ways between `<!-- written: ways -->` and `<!-- end -->`, and between `<!-- written: excused -->` and
//! `<!-- end -->` the pairs of which nothing is told, each with its reason. All else is a finding, or a gap. `HEGAO_PAIRS=2000` draws so many;
//! `HEGAO_PAIRS=all` takes every pair.

pub mod ways;

use std::collections::{HashMap, HashSet};

use super::{FORMATS, NUMBER, Place, SAID, outcome_if, rows, table};
use crate::support::planted::replacing;
use hegao::finding::{Confidence, Finding};
use hegao::text::{code_points, is_ignorable};
use ways::{Value, Way, values};

/// How many pairs are drawn if nothing else is said.
const PAIRS: usize = 400;

/// The words of the samples for what a telephone number is.
const LABELS: [&str; 3] = ["联系电话", "手机号码", "电话"];

/// The documents of a format with this value, written in this way.
pub fn planted(format: &str, generators: fn() -> Vec<Place>, value: &Value, written: &str) -> Vec<Place> {
    let said = format!("{}：{written}", value.label);
    let (number, said) = match format {
        // A line end within an element or an attribute of XML.
        "docx" | "xlsx" => (written.replace('\n', "&#10;"), said.replace('\n', "&#10;")),
        _ => (written.to_owned(), said),
    };
    let mut words = vec![(SAID, said), (NUMBER, number.clone())];
    words.extend(LABELS.map(|word| (word, value.label.to_owned())));
    if format == "docx" {
        let text = |words: &str| format!("<w:t xml:space=\"preserve\">{}", words.replace('\n', "</w:t><w:br/><w:t>"));
        words
            .push((r#"<w:t xml:space="preserve">联系电话：13912345678"#, text(&format!("{}：{written}", value.label))));
        words.push((r#"<w:t xml:space="preserve">13912345678"#, text(written)));
    }
    if format == "html" {
        let lines = |words: String| words.replace('\n', "<br>");
        words.push(("<p>联系电话：13912345678", lines(format!("<p>{}：{written}", value.label))));
        words.push(("<td>13912345678", lines(format!("<td>{written}"))));
    }
    if format == "csv" && written.contains('\n') {
        // A line end in a cell stands in quotation marks.
        let quoted = |before: &'static str, mark: &str| (before, format!("{mark}\"{written}\""));
        words.extend([
            quoted(",13912345678", ","),
            quoted(",\"13912345678\"", ","),
            quoted(";13912345678", ";"),
            quoted("|13912345678", "|"),
            quoted("\t13912345678", "\t"),
            (",联系电话：13912345678", format!(",\"{}：{written}\"", value.label)),
        ]);
    }
    replacing(words, generators)
}

/// The ids of the places of a format into which another number can be put.
fn open_places(generators: fn() -> Vec<Place>) -> HashSet<&'static str> {
    let other = |number: &str| replacing(vec![(NUMBER, number.to_owned())], generators);
    let pairs = other("13700000000").into_iter().zip(other("13611111111"));
    pairs.filter(|(one, other)| one.bytes != other.bytes).map(|(one, _)| one.id).collect()
}

/// The ids of the places of a format in which a word stands beside the value that says what it is: for a telephone some have their
/// own, for others a head or a label is put there.
fn labelled_places(generators: fn() -> Vec<Place>, value: &Value) -> HashSet<&'static str> {
    if value.id == "mobile" {
        let is_sure = |finding: &Finding| *finding.rule == *value.rule && finding.confidence == Confidence::High;
        return generators()
            .iter()
            .filter(|place| outcome_if(place, is_sure) == "found")
            .map(|place| place.id)
            .collect();
    }
    let other = replacing(LABELS.map(|word| (word, "备注".to_owned())).to_vec(), generators);
    other.iter().zip(generators()).filter(|(other, own)| other.bytes != own.bytes).map(|(other, _)| other.id).collect()
}

/// Numbers that look drawn and are the same on every run (SplitMix64).
fn drawn(seed: &mut u64) -> u64 {
    *seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mixed = (*seed ^ (*seed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    mixed ^ (mixed >> 31)
}

/// A pair: format, place, value, way.
pub type Pair = (usize, &'static str, usize, usize);

/// All pairs, or as many of them as are asked for.
pub fn sample(values: &[Value]) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for (format, (name, generators)) in FORMATS.iter().enumerate() {
        let open = open_places(*generators);
        for row in rows(name) {
            let Some(id) = open.get(row.id.as_str()) else { continue };
            let ways =
                values.iter().enumerate().flat_map(|(at, value)| (0..value.ways.len()).map(move |way| (at, way)));
            pairs.extend(ways.map(|(value, way)| (format, *id, value, way)));
        }
    }
    let asked = std::env::var("HEGAO_PAIRS").unwrap_or_default();
    let size = if asked == "all" { pairs.len() } else { asked.parse().unwrap_or(PAIRS) };
    let mut seed = 15;
    for at in 0..size.min(pairs.len()) {
        let other = at + (drawn(&mut seed) % (pairs.len() - at) as u64) as usize;
        pairs.swap(at, other);
    }
    pairs.truncate(size);
    pairs
}

/// Whether docs/formats.md says why nothing comes of this pair: rows of places, ways and the reason. A place may be named with its
/// format, a way with its value.
fn is_excused(excuses: &[Vec<String>], format: &str, place: &str, value: &Value, way: &Way) -> bool {
    let names = |cell: &str, wanted: &[String]| {
        cell == "all" || cell.split(", ").any(|one| wanted.iter().any(|name| name == one))
    };
    excuses.iter().any(|row| {
        names(&row[0], &[place.to_owned(), format.to_owned(), format!("{format} {place}")])
            && names(&row[1], &[way.id.to_owned(), value.id.to_owned(), format!("{} {}", value.id, way.id)])
    })
}

#[test]
fn the_ways_are_those_of_the_table() {
    let values = values();
    let mut ways: Vec<&Way> = values.iter().flat_map(|value| &value.ways).collect();
    let mut known = HashSet::new();
    ways.retain(|way| known.insert(way.id));
    let told = |value: &Value, id: &str| match value.ways.iter().find(|way| way.id == id) {
        Some(way) if way.needs_word => "beside a word",
        Some(_) => "found",
        None => "",
    };
    let row = |way: &&Way| {
        let unseen =
            |c: char| if is_ignorable(c) { format!("[{}]", code_points(c.encode_utf8(&mut [0; 4]))) } else { c.into() };
        let shown: String = way.written.replace('\n', "⏎").chars().map(unseen).collect();
        let cells = [way.id.to_owned(), format!("`{shown}`")].into_iter();
        cells.chain(values.iter().map(|value| told(value, way.id).to_owned())).collect::<Vec<_>>()
    };
    let rows: Vec<_> = ways.iter().map(row).collect();
    let lines =
        |rows: &[Vec<String>]| rows.iter().map(|row| format!("| {} |", row.join(" | "))).collect::<Vec<_>>().join("\n");
    assert!(table("written: ways") == rows, "the table is to be\n{}", lines(&rows));
}

#[test]
fn what_is_written_in_any_way_is_found_in_any_place() {
    let values = values();
    let excuses = table("written: excused");
    let mut by_way: HashMap<(usize, usize, usize), HashSet<&str>> = HashMap::new();
    let pairs = sample(&values);
    for &(format, place, value, way) in &pairs {
        by_way.entry((format, value, way)).or_default().insert(place);
    }
    let (mut silent, mut labelled) = (Vec::new(), HashMap::new());
    for ((format, value, way), ids) in by_way {
        let (name, generators) = FORMATS[format];
        let (value, rows) = (&values[value], rows(name));
        let way = &value.ways[way];
        for place in planted(name, generators, value, &way.written).iter().filter(|place| ids.contains(place.id)) {
            let row = rows.iter().find(|row| row.id == place.id).unwrap();
            let outcome = outcome_if(place, |finding| *finding.rule == *value.rule);
            let is_told = outcome == "told" && row.outcome.starts_with("told");
            if ["found", "gap"].contains(&outcome) || is_told || is_excused(&excuses, name, place.id, value, way) {
                continue;
            }
            let labelled = labelled.entry((name, value.id)).or_insert_with(|| labelled_places(generators, value));
            if !way.needs_word || labelled.contains(place.id) {
                silent.push(format!("{name} {}: {} {}: {outcome}", place.id, value.id, way.id));
            }
        }
    }
    silent.sort();
    assert!(silent.is_empty(), "{} of {} pairs:\n{}", silent.len(), pairs.len(), silent.join("\n"));
}
