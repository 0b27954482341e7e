//! Values in rows: a mark is doubled where marks hold the cell together; where a cell has none and needs them, it gets them.

use super::super::Change;
use super::Splice;
use crate::format::csv_file::{Cell, cells};

/// What the changes come to. Those of one cell that has to be put between marks become one.
pub(super) fn splices(name: &str, text: &str, changes: &[Change<'_>]) -> Vec<Splice> {
    let Some((separator, cells)) = cells(name, text) else {
        return super::each(changes, |change| change.text.to_owned());
    };
    let mut splices = Vec::with_capacity(changes.len());
    let mut rest = changes;
    for Cell { range, is_quoted } in cells {
        let outside = rest.partition_point(|change| change.source.start < range.start);
        splices.extend(super::each(&rest[..outside], |change| change.text.to_owned()));
        rest = &rest[outside..];
        // A change at the end of a cell belongs to it.
        let (own, behind) = rest.split_at(rest.partition_point(|change| change.source.start <= range.end));
        rest = behind;
        if own.is_empty() {
            continue;
        }
        let needs_marks = own.iter().any(|change| change.text.contains([char::from(separator), '"', '\n', '\r']));
        let is_within = own.iter().all(|change| change.source.end <= range.end);
        if is_quoted {
            splices.extend(super::each(own, |change| doubled(change.text)));
        } else if needs_marks && is_within {
            splices.push(Splice { text: quoted(&text[range.clone()], range.start, own), source: range });
        } else {
            splices.extend(super::each(own, |change| change.text.to_owned()));
        }
        if rest.is_empty() {
            return splices;
        }
    }
    splices.extend(super::each(rest, |change| change.text.to_owned()));
    splices
}

/// The cell that says `cell` and begins at `start`, after its changes, between marks.
fn quoted(cell: &str, start: usize, changes: &[Change<'_>]) -> String {
    let (mut quoted, mut at) = (String::from("\""), 0);
    for change in changes {
        quoted += &doubled(&cell[at..change.source.start - start]);
        quoted += &doubled(change.text);
        at = change.source.end - start;
    }
    quoted + &doubled(&cell[at..]) + "\""
}

fn doubled(text: &str) -> String {
    text.replace('"', "\"\"")
}
