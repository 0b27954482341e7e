//! Presentations of PowerPoint 97 to 2003 made for tests, from nothing but text: the least that the format asks for ([MS-PPT]).

use super::planted::said;
use super::word::file;

/// What a text is: a title, a body, notes, anything else.
pub const TITLE: u32 = 0;
pub const BODY: u32 = 1;
const NOTES: u32 = 2;
pub const OTHER: u32 = 4;

/// A slide that is being put together.
#[derive(Default)]
pub struct Slide {
    shapes: Vec<u8>,
    more: Vec<u8>,
    notes: Option<String>,
    is_hidden: bool,
}

/// A presentation that is being put together.
#[derive(Default)]
pub struct Slides {
    slides: Vec<Slide>,
    master: Vec<u8>,
    /// Slides of an earlier save, which the first slides took the place of.
    before: Vec<Vec<u8>>,
    more: Vec<u8>,
    streams: Vec<(String, Vec<u8>)>,
    user: String,
}

/// A record.
pub fn record(version: u16, instance: u16, kind: u16, bytes: &[u8]) -> Vec<u8> {
    let head = [(version | instance << 4).to_le_bytes(), kind.to_le_bytes()].concat();
    [&head[..], &(bytes.len() as u32).to_le_bytes(), bytes].concat()
}

fn wide(text: &str) -> Vec<u8> {
    said(text).encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A shape with this text, at left, top, right, below in 576ths of an inch; a placeholder, unless it is nothing else.
pub fn shape(kind: u32, text: &str, [left, top, right, below]: [i16; 4], properties: &[u8]) -> Vec<u8> {
    let anchor: Vec<u8> = [top, left, right, below].iter().flat_map(|side| side.to_le_bytes()).collect();
    let placeholder = if kind == OTHER { 0 } else { 13 };
    let data = if kind == OTHER { Vec::new() } else { record(0, 0, 0x0BC3, &[0, 0, 0, 0, placeholder, 0, 0, 0]) };
    let text = [record(0, 0, 0x0F9F, &kind.to_le_bytes()), record(0, 0, 0x0FA0, &wide(text))].concat();
    let inner = [
        record(2, 1, 0xF00A, &[0; 8]),
        record(3, (properties.len() / 6) as u16, 0xF00B, properties),
        record(0, 0, 0xF010, &anchor),
        record(0xF, 0, 0xF011, &data),
        record(0xF, 0, 0xF00D, &text),
    ];
    record(0xF, 0, 0xF004, &inner.concat())
}

impl Slide {
    /// A slide with this title.
    pub fn new(title: &str) -> Self {
        let slide = Self::default();
        if title.is_empty() { slide } else { slide.shape(shape(TITLE, title, [100, 100, 5000, 600], &[])) }
    }

    /// The same with another shape.
    pub fn shape(mut self, shape: Vec<u8>) -> Self {
        self.shapes.extend(shape);
        self
    }

    /// The same with a text in its body.
    pub fn body(self, text: &str) -> Self {
        self.shape(shape(BODY, text, [100, 700, 5000, 4000], &[]))
    }

    /// The same with a table of these rows.
    pub fn table(self, rows: &[&[&str]]) -> Self {
        let mut cells = record(0xF, 0, 0xF004, &record(3, 1, 0xF122, &[0x9F, 0x03, 1, 0, 0, 0]));
        for (row, texts) in rows.iter().enumerate() {
            for (column, text) in texts.iter().enumerate() {
                let [x, y] = [column, row].map(|at| 500 + at as i32 * 300);
                let area: Vec<u8> = [x, y, x + 300, y + 300].iter().flat_map(|side| side.to_le_bytes()).collect();
                let text = [record(0, 0, 0x0F9F, &OTHER.to_le_bytes()), record(0, 0, 0x0FA0, &wide(text))].concat();
                let inner = [record(2, 1, 0xF00A, &[0; 8]), record(0, 0, 0xF00F, &area), record(0xF, 0, 0xF00D, &text)];
                cells.extend(record(0xF, 0, 0xF004, &inner.concat()));
            }
        }
        self.shape(record(0xF, 0, 0xF003, &cells))
    }

    /// The same with notes.
    pub fn notes(mut self, text: &str) -> Self {
        self.notes = Some(text.to_owned());
        self
    }

    /// The same with a comment.
    pub fn comment(mut self, author: &str, text: &str) -> Self {
        let texts = [record(0, 0, 0x0FBA, &wide(author)), record(0, 1, 0x0FBA, &wide(text))].concat();
        let tag = record(0, 0, 0x138B, &record(0xF, 0, 0x2EE0, &texts));
        self.more.extend(record(0xF, 0, 0x1388, &record(0xF, 0, 0x138A, &tag)));
        self
    }

    /// The same, not shown with the others.
    pub fn hidden(mut self) -> Self {
        self.is_hidden = true;
        self
    }

    fn bytes(&self, notes: u32) -> Vec<u8> {
        let atom = [&[0; 12][..], &0x8000_0000_u32.to_le_bytes(), &notes.to_le_bytes(), &[0; 4]].concat();
        let flags: u16 = if self.is_hidden { 4 } else { 0 };
        let show = [&[0; 10][..], &flags.to_le_bytes(), &[0; 4]].concat();
        let inner =
            [record(2, 0, 0x03EF, &atom), record(0, 0, 0x03F9, &show), drawing(&self.shapes), self.more.clone()];
        record(0xF, 0, 0x03EE, &inner.concat())
    }
}

fn drawing(shapes: &[u8]) -> Vec<u8> {
    record(0xF, 0, 0x040C, &record(0xF, 0, 0xF002, &record(0xF, 0, 0xF003, shapes)))
}

impl Slides {
    /// A presentation of these slides.
    pub fn new(slides: Vec<Slide>) -> Self {
        Self { slides, user: "PowerPoint".to_owned(), ..Self::default() }
    }

    /// The same with a shape on its master.
    pub fn master(mut self, shape: Vec<u8>) -> Self {
        self.master.extend(shape);
        self
    }

    /// The same, where this slide was there before its first one was changed.
    pub fn before(mut self, slide: &Slide) -> Self {
        self.before.push(slide.bytes(0));
        self
    }

    /// The same with more in the document.
    pub fn more(mut self, records: Vec<u8>) -> Self {
        self.more.extend(records);
        self
    }

    /// The same, saved by this user.
    pub fn by(mut self, user: &str) -> Self {
        self.user = said(user);
        self
    }

    /// Another stream.
    pub fn stream(mut self, path: &str, bytes: &[u8]) -> Self {
        self.streams.push((path.to_owned(), bytes.to_vec()));
        self
    }

    /// The file.
    pub fn bytes(self) -> Vec<u8> {
        let count = self.slides.len() as u32;
        // Parts: the document, the master, slides, notes.
        let entry = |number: u32, id: u32| {
            record(
                0,
                0,
                0x03F3,
                &[number, 0, 0, id, 0].iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<_>>(),
            )
        };
        let list = |of: u16, entries: Vec<Vec<u8>>| record(0xF, of, 0x0FF0, &entries.concat());
        let noted = |index: &u32| self.slides[*index as usize].notes.is_some();
        let size: Vec<u8> = [5760_i32, 4320].iter().flat_map(|side| side.to_le_bytes()).chain(vec![0; 32]).collect();
        let document = [
            record(1, 0, 0x03E9, &size),
            self.more.clone(),
            list(1, vec![entry(2, 0x8000_0000)]),
            list(0, (0..count).map(|index| entry(3 + index, 256 + index)).collect()),
            list(2, (0..count).filter(noted).map(|index| entry(3 + count + index, 512 + index)).collect()),
        ];
        let mut parts =
            vec![(1, record(0xF, 0, 0x03E8, &document.concat())), (2, record(0xF, 0, 0x03F8, &drawing(&self.master)))];
        for (index, slide) in self.slides.iter().enumerate() {
            let index = index as u32;
            parts.push((3 + index, slide.bytes(if slide.notes.is_some() { 512 + index } else { 0 })));
            if let Some(notes) = &slide.notes {
                let shapes = shape(NOTES, notes, [100, 100, 500, 500], &[]);
                parts.push((3 + count + index, record(0xF, 0, 0x03F0, &drawing(&shapes))));
            }
        }
        let mut stream = Vec::new();
        let before: Vec<(u32, Vec<u8>)> =
            self.before.iter().enumerate().map(|(index, slide)| (3 + index as u32, slide.clone())).collect();
        let mut last = 0;
        for save in [before, parts].iter().filter(|save| !save.is_empty()) {
            let mut directory = Vec::new();
            for (number, bytes) in save {
                directory.extend((number | 1 << 20).to_le_bytes());
                directory.extend((stream.len() as u32).to_le_bytes());
                stream.extend(bytes);
            }
            let at = stream.len() as u32;
            stream.extend(record(0, 0, 0x1772, &directory));
            let edit = [0, 0, last, at, 1, 9, 0].iter().flat_map(|value: &u32| value.to_le_bytes()).collect::<Vec<_>>();
            last = stream.len() as u32;
            stream.extend(record(0, 0, 0x0FF5, &edit));
        }
        let mut user = [0x14_u32, 0xE391_C05F, last].iter().flat_map(|value| value.to_le_bytes()).collect::<Vec<_>>();
        user.extend((self.user.encode_utf16().count() as u16).to_le_bytes());
        user.extend([0; 6]);
        user.extend(vec![b'?'; self.user.encode_utf16().count()]);
        user.extend(8_u32.to_le_bytes());
        user.extend(self.user.encode_utf16().flat_map(u16::to_le_bytes));
        let mut streams = self.streams;
        streams.push(("/PowerPoint Document".to_owned(), stream));
        streams.push(("/Current User".to_owned(), record(0, 0, 0x0FF6, &user)));
        file(&streams)
    }
}
