//! Documents with a value in every place and in every written form: taken out, nothing of it is left, in whatever encoding.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::date;

use hegao::config::Config;
use hegao::document::proof::{Proof, Sought, prove};
use hegao::document::write::redact::{self, Masking, Redacted};
use hegao::document::{Document, Edit, Limits, read};
use hegao::finding::Value;
use hegao::rule::{builtin, builtin_tables};
use hegao::session::{Options, Redactions, Session, Source};

use crate::places::written::{planted, sample, ways::values};
use crate::places::{FORMATS, NUMBER, rows};

static SESSION: LazyLock<Session> = LazyLock::new(|| {
    Session::new(builtin(), builtin_tables(), Config::default(), Options::new(date(2026, 1, 1))).unwrap()
});

fn redactions(name: &str, document: &Document, known: &[Value]) -> Redactions {
    SESSION.redactions(&Source::new(name, document), known)
}

struct Mask<'m>(&'m Redactions, &'m Document);

impl Masking for Mask<'_> {
    fn edits(&self, name: &str, document: &Document) -> (Vec<Edit>, Vec<(usize, Range<usize>)>) {
        let known: Vec<Value> = self.0.values().into_iter().map(|(value, _)| value).collect();
        let inner = redactions(name, document, &known);
        let all = if std::ptr::eq(document, self.1) { self.0 } else { &inner };
        (all.edits.clone(), all.unwritable.iter().map(|one| (one.block, one.range.clone())).collect())
    }

    fn stretches(&self, text: &str, is_unseen: bool) -> Vec<(Range<usize>, String)> {
        self.0.stretches(text, is_unseen)
    }
}

/// What came of a document.
enum Outcome {
    Unread,
    Refused(String),
    /// Rules, or the proof, still find something.
    Remains(String),
    Done(Vec<u8>),
}

fn sought(redactions: &Redactions) -> Vec<Sought> {
    let sought = |(value, forms): (Value, Vec<String>)| Sought { value: value.value.expose().clone(), forms };
    redactions.values().into_iter().map(sought).collect()
}

fn redact(name: &str, bytes: &[u8]) -> Outcome {
    let limits = Limits::default();
    let Ok(document) = read(name, bytes.to_vec(), &limits) else { return Outcome::Unread };
    let first = redactions(name, &document, &[]);
    let written = redact::document(name, bytes, &document, &Mask(&first, &document), &limits);
    let Redacted { bytes, .. } = match written {
        Ok(written) => written,
        Err(refusal) => return Outcome::Refused(refusal.to_string()),
    };
    let Ok(again) = read(name, bytes.clone(), &limits) else { return Outcome::Remains("unread".into()) };
    let known: Vec<Value> = first.values().into_iter().map(|(value, _)| value).collect();
    let second = redactions(name, &again, &known);
    let proof: Proof = prove(&bytes, &sought(&second), &limits);
    if !second.edits.is_empty() || !second.unwritable.is_empty() || !proof.holds() {
        let part = |edit: &Edit| {
            format!(
                "{:?} {:?}→{}",
                again.parts[edit.part as usize].name,
                again.parts[edit.part as usize]
                    .decoded(edit.bytes.clone())
                    .map(|range| again.parts[edit.part as usize].text[range].to_owned()),
                edit.text
            )
        };
        let edits: Vec<_> = second.edits.iter().map(part).collect();
        let unwritable: Vec<_> = second
            .unwritable
            .iter()
            .map(|one| again.text(&again.blocks[one.block])[one.range.clone()].to_owned())
            .collect();
        return Outcome::Remains(format!("{edits:?} {unwritable:?} {:?} {:?}", proof.remains, proof.unsearched));
    }
    Outcome::Done(bytes)
}

/// Places of which nothing can be written: what stands there is told, and no file is.
const NOT_WRITTEN: [(&str, &str, &str); 7] = [
    ("docx", "symbol", "signs of a font that mean digits"),
    ("docx", "symbol-font", "signs of a font that mean digits"),
    ("docx", "picture-emf", "a drawing of Windows"),
    ("docx", "archive-comment", "beside the members of the archive"),
    ("docx", "archive-head", "before the archive"),
    ("docx", "archive-tail", "behind the archive"),
    ("text", "mail-mime", "a mail, which is not read"),
];

fn is_written(format: &str, id: &str) -> bool {
    !NOT_WRITTEN.iter().any(|(of, place, _)| *of == format && *place == id)
}

/// The places of a format whose number is read.
fn read_places(format: &str) -> Vec<String> {
    let rows = rows(format).into_iter();
    rows.filter(|row| row.outcome == "found").map(|row| row.id).collect()
}

#[test]
fn of_a_number_in_any_place_nothing_is_left() {
    for (format, places) in FORMATS.into_iter().filter(|(format, _)| *format != "pdf") {
        let found = read_places(format);
        for place in places().iter().filter(|place| found.iter().any(|id| id == place.id)) {
            match redact(place.name, &place.bytes) {
                Outcome::Done(bytes) => {
                    assert!(is_written(format, place.id), "{format} {}: written, but it is not to be", place.id);
                    let proof = prove(&bytes, &[Sought::new(NUMBER)], &Limits::default());
                    assert!(proof.holds() && bytes != place.bytes, "{format} {}: {:?}", place.id, proof.remains);
                }
                Outcome::Unread => assert!(!is_written(format, place.id), "{format} {}: unread", place.id),
                Outcome::Refused(why) | Outcome::Remains(why) => {
                    assert!(!is_written(format, place.id), "{format} {}: {why}", place.id);
                }
            }
        }
    }
}

#[test]
fn of_a_value_written_in_any_way_nothing_is_left() {
    let values = values();
    let mut done = 0;
    for (format, id, value, way) in sample(&values) {
        let ((name, generators), value) = (FORMATS[format], &values[value]);
        if name == "pdf" || !is_written(name, id) {
            continue;
        }
        let (plain, way) = (&value.ways[0].written, &value.ways[way]);
        for place in planted(name, generators, value, &way.written).into_iter().filter(|place| place.id == id) {
            let Ok(document) = read(place.name, place.bytes.clone(), &Limits::default()) else { continue };
            let known = redactions(place.name, &document, &[]).values();
            let is_known = known.iter().any(|(one, _)| one.value.expose() == plain);
            let Outcome::Done(bytes) = redact(place.name, &place.bytes) else {
                panic!("{name} {id} {} {}: not written", value.id, way.id);
            };
            let proof = prove(&bytes, &[Sought::new(plain.clone())], &Limits::default());
            assert!(proof.holds() || !is_known, "{name} {id} {} {}: {:?}", value.id, way.id, proof.remains);
            done += usize::from(is_known);
        }
    }
    assert!(done > 0);
}
