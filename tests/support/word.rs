//! Documents of Word 97 to 2003 made for tests, from nothing but text: the least that the format asks for ([MS-DOC]).

use std::io::{Cursor, Write as _};

use cfb::CompoundFile;

use super::planted::{said, said_in};

/// Where the text begins in its stream, and bytes of a page of looks.
const TEXT: usize = 0x800;
const PAGE: usize = 512;

/// Which of the lengths of stories is which.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Story {
    Main = 0,
    Footnotes = 1,
    Headers = 2,
    Comments = 3,
    Endnotes = 4,
    TextBoxes = 5,
}

/// Each with its place among the counts, and where its list of places is.
const STORIES: [(usize, usize, usize); 6] = [(3, 0, 0), (4, 3, 0), (5, 11, 0), (7, 5, 0), (8, 47, 0), (9, 56, 22)];

/// Characters of one look, and marks that end paragraphs.
struct Run {
    text: String,
    changes: Vec<u8>,
}

/// A document that is being put together.
pub struct Word {
    stories: [Vec<Run>; 6],
    /// Where the single notes and comments begin, in characters of their story.
    starts: [Vec<u32>; 6],
    /// What the paragraphs of all stories change of their style, by their number.
    paragraphs: Vec<(usize, Vec<u8>)>,
    /// Parts of the table stream.
    parts: Vec<(usize, Vec<u8>)>,
    streams: Vec<(String, Vec<u8>)>,
    /// Bytes of the stream that no piece has.
    rest: Vec<u8>,
    flags: u16,
    version: [u8; 4],
}

impl Word {
    /// A document with these paragraphs.
    pub fn new(paragraphs: &str) -> Self {
        let empty = Self {
            stories: Default::default(),
            starts: Default::default(),
            paragraphs: Vec::new(),
            parts: Vec::new(),
            streams: Vec::new(),
            rest: Vec::new(),
            flags: 0,
            version: [0xEC, 0xA5, 0xC1, 0],
        };
        paragraphs.lines().fold(empty, |word, line| word.run(&format!("{line}\r"), &[]))
    }

    /// Characters of the text, with changes of their look. A paragraph ends with `\r`, a cell with `\x07`.
    pub fn run(self, text: &str, changes: &[u8]) -> Self {
        self.run_of(Story::Main, text, changes)
    }

    /// The same of another story.
    pub fn run_of(mut self, story: Story, text: &str, changes: &[u8]) -> Self {
        let text = said(text);
        self.stories[story as usize].push(Run { text, changes: changes.to_vec() });
        self
    }

    /// A note, header or comment of its own.
    pub fn single(mut self, story: Story, text: &str) -> Self {
        let start = self.stories[story as usize].iter().map(|run| units(&run.text)).sum();
        self.starts[story as usize].push(start);
        let text = if text.is_empty() { String::new() } else { format!("{text}\r") };
        self.run_of(story, &text, &[])
    }

    /// The last paragraph of the text changes this of its style. `\x07` ends one too.
    pub fn paragraph(mut self, changes: &[u8]) -> Self {
        let marks = self.stories[0].iter().flat_map(|run| run.text.matches(['\r', '\x07'])).count();
        self.paragraphs.push((marks - 1, changes.to_vec()));
        self
    }

    /// A row of a table: its cells, then its mark.
    pub fn row(self, cells: &[&str]) -> Self {
        const IN_TABLE: [u8; 3] = [0x16, 0x24, 1];
        let count = cells.len();
        let mut word = self;
        for cell in cells {
            word = word.run(&format!("{cell}\x07"), &[]).paragraph(&IN_TABLE);
        }
        let mut row = [&IN_TABLE[..], &[0x17, 0x24, 1, 0x08, 0xD6]].concat();
        row.extend((1 + 1 + 2 * (count as u16 + 1) + 20 * count as u16).to_le_bytes());
        row.push(count as u8);
        (0..=count).for_each(|index| row.extend((index as u16 * 1500).to_le_bytes()));
        row.extend(vec![0; 20 * count]);
        word.run("\x07", &[]).paragraph(&row)
    }

    /// A part of the table stream, by the number of its pair.
    pub fn part(mut self, number: usize, bytes: Vec<u8>) -> Self {
        self.parts.push((number, bytes));
        self
    }

    /// Another stream.
    pub fn stream(mut self, path: &str, bytes: &[u8]) -> Self {
        self.streams.push((path.to_owned(), said_in(bytes)));
        self
    }

    /// Bytes in the area of text that no piece has.
    pub fn rest(mut self, bytes: &[u8]) -> Self {
        self.rest.extend(said_in(bytes));
        self
    }

    /// It says of itself that it is encrypted.
    pub fn encrypted(mut self) -> Self {
        self.flags |= 0x100;
        self
    }

    /// It says that Word 95 wrote it.
    pub fn of_word_95(mut self) -> Self {
        self.version = [0xDC, 0xA5, 0x68, 0];
        self
    }

    /// The file.
    pub fn bytes(mut self) -> Vec<u8> {
        let (mut word, mut counts) = (vec![0; TEXT], [0_u32; 6]);
        let (mut runs, mut paragraphs) = (Vec::new(), Vec::new());
        let mut begun = TEXT;
        for (story, count) in self.stories.iter().zip(&mut counts) {
            for run in story {
                let start = word.len();
                for unit in run.text.encode_utf16() {
                    word.extend(unit.to_le_bytes());
                    if matches!(unit, 7 | 13) {
                        let own = self.paragraphs.iter().find(|(number, _)| *number == paragraphs.len());
                        let changes = own.map(|(_, changes)| changes.clone()).unwrap_or_default();
                        paragraphs.push((begun, word.len(), [&[0, 0][..], &changes].concat()));
                        begun = word.len();
                    }
                }
                *count += units(&run.text);
                runs.push((start, word.len(), run.changes.clone()));
            }
        }
        let characters = ((word.len() - TEXT) / 2) as u32;
        let text_end = word.len() + self.rest.len();
        word.extend(&self.rest);
        word.resize(word.len().next_multiple_of(PAGE), 0);
        let runs = pages(&mut word, &runs, false);
        let paragraphs = pages(&mut word, &paragraphs, true);
        let mut pieces = vec![2, 16, 0, 0, 0];
        pieces.extend([0, characters].iter().flat_map(|place| place.to_le_bytes()));
        pieces.extend([0, 0]);
        pieces.extend((TEXT as u32).to_le_bytes());
        pieces.extend([0, 0]);
        self.parts.extend([(33, pieces), (12, runs), (13, paragraphs)]);
        for ((starts, (_, pair, size)), count) in self.starts.iter().zip(STORIES).zip(counts) {
            if !starts.is_empty() {
                let places = starts.iter().chain([&count, &count]);
                let mut list: Vec<u8> = places.flat_map(|place| place.to_le_bytes()).collect();
                list.extend(vec![0; (starts.len() + 1) * size]);
                self.parts.push((pair, list));
            }
        }
        let table = self.head(&mut word, counts, text_end);
        self.streams.extend([("/WordDocument".to_owned(), word), ("/1Table".to_owned(), table)]);
        file(&self.streams)
    }

    /// Writes the head, and returns the table stream that it speaks of.
    fn head(&self, word: &mut [u8], counts: [u32; 6], text_end: usize) -> Vec<u8> {
        let mut table = Vec::new();
        let mut put = |at: usize, bytes: &[u8]| word[at..at + bytes.len()].copy_from_slice(bytes);
        put(0, &self.version);
        put(6, &[4, 8]);
        put(10, &(0x200 | self.flags).to_le_bytes());
        put(0x18, &(TEXT as u32).to_le_bytes());
        put(0x1C, &(text_end as u32).to_le_bytes());
        put(0x20, &[14, 0]);
        put(0x3E, &[22, 0]);
        for ((index, _, _), count) in STORIES.iter().zip(counts) {
            put(0x40 + index * 4, &count.to_le_bytes());
        }
        put(0x98, &[93, 0]);
        for (number, bytes) in &self.parts {
            put(0x9A + number * 8, &(table.len() as u32).to_le_bytes());
            put(0x9E + number * 8, &(bytes.len() as u32).to_le_bytes());
            table.extend(bytes);
        }
        table
    }
}

fn units(text: &str) -> u32 {
    text.encode_utf16().count() as u32
}

/// Writes pages of looks behind `word`. Returns the list of them.
fn pages(word: &mut Vec<u8>, runs: &[(usize, usize, Vec<u8>)], are_paragraphs: bool) -> Vec<u8> {
    let width = if are_paragraphs { 13 } else { 1 };
    let (mut places, mut numbers) = (Vec::new(), Vec::new());
    let mut rest = runs;
    while !rest.is_empty() {
        let mut page = vec![0; PAGE];
        let (mut count, mut end) = (0, PAGE - 1);
        for (_, _, changes) in rest {
            let size = (changes.len() + 3) / 2 * 2;
            if 4 * (count + 2) + width * (count + 1) + size > end || count == 100 {
                break;
            }
            end = (end - size) / 2 * 2;
            count += 1;
        }
        let (own, behind) = rest.split_at(count);
        let mut at = PAGE - 1;
        for (index, (start, _, changes)) in own.iter().enumerate() {
            page[index * 4..index * 4 + 4].copy_from_slice(&(*start as u32).to_le_bytes());
            at = (at - (changes.len() + 3) / 2 * 2) / 2 * 2;
            page[4 * (count + 1) + width * index] = (at / 2) as u8;
            // A paragraph counts in words, behind a zero; characters in bytes.
            let (mark, from) = if are_paragraphs {
                (vec![0, changes.len().div_ceil(2) as u8], at + 2)
            } else {
                (vec![changes.len() as u8], at + 1)
            };
            page[at..at + mark.len()].copy_from_slice(&mark);
            page[from..from + changes.len()].copy_from_slice(changes);
        }
        let last = own.last().map_or(0, |(_, end, _)| *end as u32);
        page[count * 4..count * 4 + 4].copy_from_slice(&last.to_le_bytes());
        page[PAGE - 1] = count as u8;
        places.push(own[0].0 as u32);
        numbers.push((word.len() / PAGE) as u32);
        word.extend(page);
        rest = behind;
    }
    places.push(runs.last().map_or(0, |(_, end, _)| *end as u32));
    places.iter().chain(&numbers).flat_map(|number| number.to_le_bytes()).collect()
}

/// A compound file of these streams.
pub fn file(streams: &[(String, Vec<u8>)]) -> Vec<u8> {
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

/// A list of texts, as Word keeps names (STTB).
pub fn texts(list: &[&str]) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xFF];
    bytes.extend((list.len() as u16).to_le_bytes());
    bytes.extend([0, 0]);
    for text in list {
        let text = said(text);
        bytes.extend((units(&text) as u16).to_le_bytes());
        bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    }
    bytes
}
