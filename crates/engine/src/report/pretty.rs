//! Lists in JSON that are written item by item, as serde_json would have written them in one piece.

use std::io::{self, Write};

use serde::Serialize;

/// A list that stands so deep within the report.
#[derive(Clone, Copy)]
pub(super) struct List {
    /// Spaces before its closing bracket.
    indent: usize,
    is_empty: bool,
}

impl List {
    /// A list as the value of a key that `indent` spaces stand before.
    pub(super) fn new(indent: usize) -> Self {
        Self { indent, is_empty: true }
    }

    /// Writes one more item.
    pub(super) fn item(&mut self, out: &mut (impl Write + ?Sized), item: &impl Serialize) -> io::Result<()> {
        let (mark, indent) = (if self.is_empty { '[' } else { ',' }, " ".repeat(self.indent + 2));
        write!(out, "{mark}\n{indent}")?;
        self.is_empty = false;
        let text = serde_json::to_string_pretty(item)?;
        // No line end stands within a string of JSON.
        out.write_all(text.replace('\n', &format!("\n{indent}")).as_bytes())
    }

    /// Writes the end of the list.
    pub(super) fn end(self, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
        if self.is_empty { write!(out, "[]") } else { write!(out, "\n{}]", " ".repeat(self.indent)) }
    }

    /// The list whose items stand behind those of this one, in a section of its own.
    pub(super) fn following(self) -> Self {
        Self { is_empty: false, ..self }
    }

    /// Writes the items of `following`, which [`List::following`] wrote into `section`, and the end.
    pub(super) fn close(self, following: super::section::Section, out: &mut (impl Write + ?Sized)) -> io::Result<()> {
        if following.len() == 0 {
            return self.end(out);
        }
        let mut items = following.read()?;
        if self.is_empty {
            io::copy(&mut io::Read::take(&mut items, 1), &mut io::sink())?;
            out.write_all(b"[")?;
        }
        io::copy(&mut items, out)?;
        Self { is_empty: false, ..self }.end(out)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::super::section::Section;
    use super::*;

    fn section() -> Section {
        Section::new(|| Box::new(io::Cursor::new(Vec::new())))
    }

    #[test]
    fn a_list_reads_as_if_written_in_one_piece() {
        let items = [json!({"a": [1, {"b": "x\ny"}], "c": []}), json!("z"), json!({})];
        for first in 0..=items.len() {
            for all in first..=items.len() {
                let (mut written, mut later) = (b"{\n  \"list\": ".to_vec(), section());
                let mut list = List::new(2);
                items[..first].iter().for_each(|item| list.item(&mut written, item).unwrap());
                let mut following = list.following();
                items[first..all].iter().for_each(|item| following.item(&mut later, item).unwrap());
                list.close(later, &mut written).unwrap();
                written.extend(b"\n}");
                let whole: Value = json!({"list": items[..all]});
                assert_eq!(String::from_utf8(written).unwrap(), serde_json::to_string_pretty(&whole).unwrap());
            }
        }
    }
}
