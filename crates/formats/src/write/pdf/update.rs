//! Incremental updates: changed and new objects behind the file as it is, with a table of their places.

use std::collections::BTreeMap;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Object, ObjectIdentifier};
use memchr::memmem;

use super::raw;
use crate::format::pdf::crossref;

/// What stands at the end of a file: where its last table is, and what that says of the whole.
pub(in crate::write) struct Trailer {
    /// Where the table stands, counted as the file counts.
    place: usize,
    /// What stands before the file's head, which places do not count.
    shift: usize,
    /// The table is a stream.
    is_stream: bool,
    size: u32,
    /// The entries that the new one has too.
    kept: Vec<u8>,
}

impl Trailer {
    /// What the file's end says; `None` if it cannot be followed.
    pub(in crate::write) fn of(bytes: &[u8]) -> Option<Self> {
        let start = memmem::rfind(bytes, b"startxref")? + b"startxref".len();
        let start = raw::skip(bytes, start);
        let place: usize = std::str::from_utf8(&bytes[start..raw::end(bytes, start)?]).ok()?.parse().ok()?;
        [0, crossref::head(bytes)].into_iter().find_map(|shift| Self::at(bytes, place, shift))
    }

    /// One more than the highest number of an object, as the file says.
    pub(in crate::write) fn size(&self) -> u32 {
        self.size
    }

    /// Whether the file has a dictionary of what describes it (14.3.3).
    pub(in crate::write) fn has_information(&self) -> bool {
        memmem::find(&self.kept, b"/Info ").is_some()
    }

    fn at(bytes: &[u8], place: usize, shift: usize) -> Option<Self> {
        let at = raw::skip(bytes, place.checked_add(shift)?);
        let table = bytes.get(at..)?;
        let is_stream = !table.starts_with(b"xref");
        let dict = if is_stream {
            let dict = raw::end(bytes, raw::skip(bytes, raw::end(bytes, at)?))?;
            let dict = raw::skip(bytes, dict);
            crossref::is_object(table).then_some(())?;
            &bytes[raw::skip(bytes, raw::end(bytes, dict)?)..]
        } else {
            let at = memmem::find(table, b"trailer")? + b"trailer".len();
            &table[raw::skip(table, at)..]
        };
        let size = std::str::from_utf8(raw::value(dict, "Size")?).ok()?.parse().ok()?;
        let mut kept = Vec::new();
        for key in ["Root", "Info", "ID"] {
            if let Some(value) = raw::value(dict, key) {
                kept.extend([b"/", key.as_bytes(), b" ", value].concat());
            }
        }
        raw::value(dict, "Root")?;
        Some(Self { place, shift, is_stream, size, kept })
    }
}

/// A change in the making.
pub(in crate::write) struct Update<'p> {
    pdf: &'p Pdf,
    trailer: Trailer,
    next: u32,
    /// By number: generation and content.
    objects: BTreeMap<u32, (i32, Vec<u8>)>,
}

impl<'p> Update<'p> {
    pub(in crate::write) fn new(pdf: &'p Pdf, trailer: Trailer) -> Self {
        Self { pdf, next: trailer.size, trailer, objects: BTreeMap::new() }
    }

    /// A number that no object has.
    pub(in crate::write) fn number(&mut self) -> u32 {
        // Programs err in how many objects there are.
        while self.pdf.xref().get::<Object<'_>>(ObjectIdentifier::new(self.next, 0)).is_some() {
            self.next += 1;
        }
        self.next += 1;
        self.next - 1
    }

    /// Adds an object.
    pub(in crate::write) fn add(&mut self, number: u32, content: Vec<u8>) {
        self.objects.insert(number, (0, content));
    }

    /// Puts an object in the place of another.
    pub(in crate::write) fn replace(&mut self, id: ObjectIdentifier, content: Vec<u8>) {
        self.objects.insert(id.obj_number, (id.gen_number, content));
    }

    /// The file with the change behind it, which begins with `head`; `None` if it is larger than its tables can say.
    pub(in crate::write) fn written(mut self, bytes: &[u8], head: &str) -> Option<Vec<u8>> {
        let mut written = bytes.to_vec();
        if !matches!(bytes.last(), Some(b'\n' | b'\r')) {
            written.push(b'\n');
        }
        written.extend(head.as_bytes());
        let table = self.trailer.is_stream.then(|| self.number());
        let mut places = BTreeMap::new();
        for (number, (generation, content)) in &self.objects {
            places.insert(*number, (written.len() - self.trailer.shift, *generation));
            written.extend(format!("{number} {generation} obj\n").as_bytes());
            written.extend(content);
            written.extend(b"\nendobj\n");
        }
        let start = written.len() - self.trailer.shift;
        u32::try_from(written.len()).ok()?;
        places.values().all(|(_, generation)| (0..=65_535).contains(generation)).then_some(())?;
        match table {
            Some(number) => {
                places.insert(number, (start, 0));
                written.extend(self.stream(number, &places));
            }
            None => written.extend(self.plain(&places)),
        }
        written.extend(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        Some(written)
    }

    /// The table in plain text, with the trailer (7.5.4).
    fn plain(&self, places: &BTreeMap<u32, (usize, i32)>) -> Vec<u8> {
        let mut table = b"xref\n".to_vec();
        for run in runs(places) {
            table.extend(format!("{} {}\n", run[0].0, run.len()).as_bytes());
            for (_, (place, generation)) in run {
                table.extend(format!("{place:010} {generation:05} n \n").as_bytes());
            }
        }
        table.extend(b"trailer\n<<");
        table.extend(self.entries());
        table.extend(b">>\n");
        table
    }

    /// The table as a stream (7.5.8).
    fn stream(&self, number: u32, places: &BTreeMap<u32, (usize, i32)>) -> Vec<u8> {
        let (mut index, mut data) = (String::new(), Vec::new());
        for run in runs(places) {
            index += &format!("{} {} ", run[0].0, run.len());
            for (_, (place, generation)) in run {
                data.push(1);
                data.extend((place as u32).to_be_bytes());
                data.extend((generation as u16).to_be_bytes());
            }
        }
        let head = format!("{number} 0 obj\n<</Type/XRef/W[1 4 2]/Index[{}]/Length {}", index.trim_end(), data.len());
        [head.as_bytes(), &self.entries(), b">>stream\n", &data, b"\nendstream\nendobj\n"].concat()
    }

    fn entries(&self) -> Vec<u8> {
        let Trailer { place, size, kept, .. } = &self.trailer;
        [format!("/Size {}/Prev {place}", self.next.max(*size)).as_bytes(), kept].concat()
    }
}

/// Objects with neighbouring numbers.
fn runs(places: &BTreeMap<u32, (usize, i32)>) -> Vec<Vec<(u32, (usize, i32))>> {
    let places: Vec<_> = places.iter().map(|(number, place)| (*number, *place)).collect();
    places.chunk_by(|a, b| a.0 + 1 == b.0).map(<[_]>::to_vec).collect()
}
