//! What scripts say to people: their lines with Han or someone's number in them, and strings that only say so when the
//! script puts them together or reads their escapes.

use std::ops::Range;

use super::page::Page;
use crate::format::written::packed;
use crate::hidden::telling::{is_private, reveals, shown};
use crate::layout::flow::Gathered;
use hegao_model::document::{Hidden, Origin, Thing};
use hegao_model::text::is_han;

/// Bytes of the longest line of a script that someone wrote by hand.
const WRITTEN: usize = 2000;

/// What is looked at at once of a script: the line, or where a program has put all on one, its strings and statements.
fn statements(line: &str) -> Vec<&str> {
    let is_written = line.len() <= WRITTEN || line.chars().any(is_han);
    if is_written { vec![line] } else { line.split(['"', '\'', '`', ';']).collect() }
}

impl Page<'_> {
    /// Tells what `value`, a script, may say to people.
    pub(super) fn script(&mut self, value: &Gathered) {
        let source = value.text();
        let mut told = value.beginning();
        for words in source.lines().flat_map(statements).map(str::trim) {
            if words.chars().any(is_han) || is_private(words) {
                let start = words.as_ptr() as usize - source.as_ptr() as usize;
                begin(&mut told);
                told.append_range(value, start..start + words.len());
            }
        }
        for (range, words) in put_together(source) {
            let mut written = value.beginning();
            written.append_range(value, range);
            if let Some(place) = written.hull() {
                begin(&mut told);
                told.push(&words, Origin::rendered(place));
            }
        }
        for words in packed(value).iter().filter(|words| is_private(words.text())) {
            begin(&mut told);
            told.append(words);
        }
        self.aside(Hidden::Script, Thing::Script, &told);
    }
}

/// Begins a line.
fn begin(told: &mut Gathered) {
    if !told.text().is_empty() {
        told.push_unstored("\n");
    }
}

/// The strings that hold someone's number or address, and only as the script reads them: `'138' + '00138000'`, `"\u0031…"`.
fn put_together(script: &str) -> Vec<(Range<usize>, String)> {
    let mut found = Vec::new();
    let mut joined: Option<(Range<usize>, String)> = None;
    let mut at = 0;
    while let Some(open) = memchr::memchr3(b'"', b'\'', b'`', &script.as_bytes()[at..]).map(|found| at + found) {
        at = open + 1;
        let Some(end) = closing(&script.as_bytes()[at..], script.as_bytes()[open]).map(|end| at + end) else {
            continue;
        };
        let words = shown(&script[at..end]);
        // A script that writes markup.
        let words = if words.contains('<') { shown(&words) } else { words };
        match &mut joined {
            Some((range, whole)) if script[range.end..open].trim() == "+" => {
                whole.push_str(&words);
                range.end = end + 1;
            }
            _ => found.extend(joined.replace((open..end + 1, words))),
        }
        at = end + 1;
    }
    found.extend(joined);
    found.retain(|(range, words)| is_private(words) && reveals(&script[range.clone()], words));
    found
}

/// Where the string ends that is marked by `quote`; one in a template goes over lines.
fn closing(bytes: &[u8], quote: u8) -> Option<usize> {
    let mut at = 0;
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return None,
            byte if byte == quote => return Some(at),
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_are_read_as_a_script_reads_them() {
        for (script, expected) in [
            ("var a = '138' + \"0013\" +\n '8000';", &["13800138000"][..]),
            ("{\"tel\": \"\\u0031\\u0033800138000\"}", &["13800138000"]),
            ("{\"tel\": \"\\u003139-0013-8000\"}", &["139-0013-8000"]),
            ("write('\\x3cp\\x3e138<b>00138000</b>')", &[" 138 00138000 "]),
            ("`138\\x30\\x30138000`", &["13800138000"]),
            ("var a = '13800138000', b = '139' - '12345678';", &[]),
            ("don't; var a = '1' + '2'", &[]),
            ("'", &[]),
            ("'\\", &[]),
        ] {
            let found: Vec<_> = put_together(script).into_iter().map(|(_, words)| words).collect();
            assert_eq!(found, expected, "{script}");
        }
    }
}
