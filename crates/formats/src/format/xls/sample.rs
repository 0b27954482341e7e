//! Workbooks for tests, record by record: the tests of the whole program make theirs with the same code.

use std::io::{Cursor, Write};

use cfb::CompoundFile;

/// A record of this kind.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat()
}

/// Numbers of two bytes each.
pub fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_le_bytes()).collect()
}

/// Characters of two bytes each.
pub fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A text behind the number of its characters, in two bytes.
pub fn long(text: &str) -> Vec<u8> {
    [&(text.encode_utf16().count() as u16).to_le_bytes()[..], &[1], &wide(text)].concat()
}

/// The same with the number in one byte.
pub fn short(text: &str) -> Vec<u8> {
    [&[text.encode_utf16().count() as u8, 1][..], &wide(text)].concat()
}

/// A cell that holds a text itself, row and column counted from 0.
pub fn label(row: u16, column: u16, look: u16, text: &str) -> Vec<u8> {
    record(0x0204, &[words(&[row, column, look]), long(text)].concat())
}

/// A cell that holds a number.
pub fn number(row: u16, column: u16, look: u16, number: f64) -> Vec<u8> {
    record(0x0203, &[&words(&[row, column, look])[..], &number.to_le_bytes()].concat())
}

/// A cell with a formula of these tokens, what it came to, and flags.
pub fn formula(row: u16, column: u16, result: [u8; 8], flags: u16, tokens: &[u8]) -> Vec<u8> {
    let head = [&words(&[row, column, 0])[..], &result, &words(&[flags, 0, 0, tokens.len() as u16])].concat();
    record(0x0006, &[&head[..], tokens].concat())
}

/// The result of a formula that is a text, which stands in the record behind it.
pub const TEXT: [u8; 8] = [0, 0, 0, 0, 0, 0, 0xFF, 0xFF];

/// A token that is a text.
pub fn quoted(text: &str) -> Vec<u8> {
    [&[0x17][..], &short(text)].concat()
}

/// How a row looks.
pub fn row(row: u16, is_hidden: bool) -> Vec<u8> {
    record(0x0208, &words(&[row, 0, 9, 300, 0, 0, if is_hidden { 0x20 } else { 0 }, 0]))
}

/// A comment of a cell, with the object and the text that belong to it.
pub fn comment(row: u16, column: u16, id: u16, author: &str, text: &str) -> Vec<u8> {
    let note = record(0x001C, &[words(&[row, column, 0, id]), long(author), vec![0]].concat());
    [object(0x19, id, text), note].concat()
}

/// An object of this sort, with its text.
pub fn object(sort: u16, id: u16, text: &str) -> Vec<u8> {
    let object = record(0x005D, &words(&[0x15, 0x12, sort, id, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    let count = text.encode_utf16().count() as u16;
    let head = record(0x01B6, &words(&[0, 0, 0, 0, 0, count, 16, 0, 0]));
    let text = record(0x003C, &[&[1][..], &wide(text)].concat());
    [object, head, text, record(0x003C, &[0; 16])].concat()
}

/// A workbook.
#[derive(Default)]
pub struct Sample {
    globals: Vec<u8>,
    sheets: Vec<(String, u8, u8, Vec<u8>)>,
    streams: Vec<(String, Vec<u8>)>,
}

impl Sample {
    /// One without sheets.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with more records before the sheets.
    pub fn globals(mut self, records: &[u8]) -> Self {
        self.globals.extend(records);
        self
    }

    /// The same with a sheet: 0 for one that shows, 1 for one that is hidden, 2 for one that is hidden well.
    pub fn sheet(self, name: &str, state: u8, records: &[u8]) -> Self {
        self.sheet_of(0, name, state, records)
    }

    /// The same with a sheet of another sort.
    pub fn sheet_of(mut self, sort: u8, name: &str, state: u8, records: &[u8]) -> Self {
        self.sheets.push((name.to_owned(), state, sort, records.to_vec()));
        self
    }

    /// The same with another stream.
    pub fn stream(mut self, path: &str, bytes: &[u8]) -> Self {
        self.streams.push((path.to_owned(), bytes.to_vec()));
        self
    }

    /// The stream of the workbook.
    pub fn records(&self) -> Vec<u8> {
        let begin = |sort: u16| record(0x0809, &words(&[0x0600, sort, 0, 0, 0, 0, 0, 0]));
        let end = record(0x000A, &[]);
        let before = [begin(5), self.globals.clone()].concat();
        let list = |at: &[u32]| -> Vec<u8> {
            let sheets = self.sheets.iter().zip(at);
            let one = |((name, state, sort, _), at): (&(String, u8, u8, Vec<u8>), &u32)| {
                record(0x0085, &[&at.to_le_bytes()[..], &[*state, *sort], &short(name)].concat())
            };
            sheets.flat_map(one).collect()
        };
        let mut at = vec![0; self.sheets.len()];
        let mut next = before.len() + list(&at).len() + end.len();
        let mut bodies = Vec::new();
        for ((_, _, sort, records), at) in self.sheets.iter().zip(&mut at) {
            *at = next as u32;
            let body = [begin(if *sort == 2 { 0x20 } else { 0x10 }), records.clone(), end.clone()].concat();
            next += body.len();
            bodies.extend(body);
        }
        [before, list(&at), end, bodies].concat()
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        compound(self.streams.iter().map(|(path, bytes)| (&**path, &**bytes)).chain([("/Workbook", &*self.records())]))
    }
}

/// A compound file of these streams.
pub fn compound<'a>(streams: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut file = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        if let Some((storage, _)) = path.rsplit_once('/').filter(|(storage, _)| !storage.is_empty()) {
            file.create_storage_all(storage).unwrap();
        }
        file.create_stream(path).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}
