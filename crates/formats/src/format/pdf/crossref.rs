//! Whether the tables that say where each object stands are whole. hayro rebuilds them from the objects that it finds, and
//! goes on: what it does not find is gone, and what was replaced may come back.

use std::cell::RefCell;
use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Object, ObjectIdentifier, Stream};
use memchr::memmem;

/// Whether a table is missing, or tells a wrong place.
pub(super) fn is_damaged(pdf: &Pdf) -> bool {
    states(pdf).is_none()
}

/// Where the tables stand that the states of the file end with, the last state's first; `None`: one is missing, or tells a
/// wrong place.
pub(crate) fn states(pdf: &Pdf) -> Option<Vec<usize>> {
    let bytes = pdf.data().as_ref();
    let at = memmem::rfind(bytes, b"startxref")?;
    let (start, _) = number(&bytes[at + b"startxref".len()..])?;
    [0, head(bytes)].into_iter().find_map(|shift| Tables::new(pdf, &bytes[shift..]).states(start))
}

/// Whether objects stand behind the last end: a change was not written to its end, or that was lost.
pub(super) fn goes_on(bytes: &[u8]) -> bool {
    let behind = memmem::rfind(bytes, b"%%EOF").map_or(&[][..], |at| &bytes[at..]);
    memmem::find_iter(behind, b" obj").any(|at| {
        let mut before = behind[..at].rsplit(|byte| *byte == b' ' || *byte == b'\n' || *byte == b'\r');
        let mut is_number =
            || before.next().is_some_and(|word| !word.is_empty() && word.iter().all(u8::is_ascii_digit));
        is_number() && is_number()
    })
}

/// Whether an object begins here: its number and generation, and the word.
pub(crate) fn is_object(bytes: &[u8]) -> bool {
    let generation = number(bytes).and_then(|(_, behind)| number(behind));
    generation.is_some_and(|(_, behind)| behind.trim_ascii_start().starts_with(b"obj"))
}

/// Where the file begins: what stands before its head moves all places.
pub(crate) fn head(bytes: &[u8]) -> usize {
    memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").unwrap_or(0)
}

/// The tables of a file.
struct Tables<'p> {
    pdf: &'p Pdf,
    bytes: &'p [u8],
    /// The objects of which a later table told the place.
    known: RefCell<HashSet<usize>>,
    /// Another file lies in this one as it is: its objects have the same numbers, and are not told apart here.
    holds_another: bool,
}

/// The other tables that a table names.
#[derive(Default)]
struct Beside {
    /// That of the state before.
    before: Option<usize>,
    /// One for the same state, of what a plain table cannot hold.
    own: Option<usize>,
}

impl<'p> Tables<'p> {
    fn new(pdf: &'p Pdf, bytes: &'p [u8]) -> Self {
        let holds_another = memmem::find_iter(bytes, b"%PDF-").nth(1).is_some();
        Self { pdf, bytes, known: RefCell::default(), holds_another }
    }

    /// Follows the tables from the last one on, each of which says where the one before stands, and where one that belongs
    /// to it.
    fn states(&self, start: usize) -> Option<Vec<usize>> {
        let (mut open, mut seen, mut beside) = (vec![start], Vec::new(), Vec::new());
        while let Some(place) = open.pop() {
            if seen.contains(&place) {
                continue;
            }
            seen.push(place);
            let table = self.bytes.get(place..)?.trim_ascii_start();
            let Beside { before, own } = match table.strip_prefix(b"xref") {
                Some(table) => self.plain(table)?,
                None => self.packed(table)?,
            };
            open.extend(before.into_iter().chain(own));
            beside.extend(own);
        }
        seen.retain(|place| !beside.contains(place));
        Some(seen)
    }

    /// A table in plain text: which others it names, if all its places are right.
    fn plain(&self, table: &[u8]) -> Option<Beside> {
        let mut rest = table;
        while !rest.trim_ascii_start().starts_with(b"trailer") {
            let (first, behind) = number(rest)?;
            let (count, behind) = number(behind)?;
            rest = behind;
            for index in 0..count {
                let (place, behind) = number(rest)?;
                let (_, behind) = number(behind)?;
                let (sort, behind) = behind.trim_ascii_start().split_first()?;
                rest = behind;
                let object = first.checked_add(index)?;
                match sort {
                    b'n' if place > 0 && !self.stands(object, place) => return None,
                    b'n' | b'f' => self.known.borrow_mut().insert(object),
                    _ => return None,
                };
            }
        }
        let trailer = &rest[..memmem::find(rest, b"startxref").unwrap_or(rest.len())];
        let place = |key: &[u8]| {
            let at = memmem::find(trailer, key)?;
            Some(number(&trailer[at + key.len()..])?.0)
        };
        Some(Beside { before: place(b"/Prev"), own: place(b"/XRefStm") })
    }

    /// A table that is a stream: which other it names.
    fn packed(&self, table: &[u8]) -> Option<Beside> {
        let (object, behind) = number(table)?;
        let (generation, behind) = number(behind)?;
        behind.trim_ascii_start().starts_with(b"obj").then_some(())?;
        let id = ObjectIdentifier::new(u32::try_from(object).ok()?, i32::try_from(generation).ok()?);
        let Some(stream) = self.pdf.xref().get::<Stream<'_>>(id) else {
            // A table that does not name itself: what it says was read by hayro, or it would have rebuilt it.
            return Some(Beside::default());
        };
        self.entries(&stream)?;
        Some(Beside { before: stream.dict().get::<u32>("Prev").map(|place| place as usize), own: None })
    }

    /// Whether all places of such a table are right.
    fn entries(&self, stream: &Stream<'_>) -> Option<()> {
        let dict = stream.dict();
        let widths: Vec<usize> = dict.get::<Array<'_>>("W")?.iter::<u32>().map(|width| width as usize).collect();
        let [sort, place, last] = widths[..] else { return None };
        let width = sort.checked_add(place)?.checked_add(last).filter(|width| (1..=24).contains(width))?;
        let size = dict.get::<u32>("Size")?;
        let index: Vec<u32> =
            dict.get::<Array<'_>>("Index").map_or(vec![0, size], |index| index.iter::<u32>().collect());
        let objects = index.chunks_exact(2).flat_map(|range| range[0]..range[0].saturating_add(range[1]));
        let data = stream.decoded_data().ok()?;
        let value = |bytes: &[u8]| bytes.iter().fold(0usize, |value, byte| value << 8 | usize::from(*byte));
        let mut entries = data.chunks_exact(width);
        for object in objects {
            let entry = entries.next()?;
            let is_place = sort == 0 || value(&entry[..sort]) == 1;
            let at = value(&entry[sort..sort + place]);
            if is_place && at > 0 && !self.stands(object as usize, at) {
                return None;
            }
            self.known.borrow_mut().insert(object as usize);
        }
        Some(())
    }

    /// Whether the object with this number stands at `place`, and is read from there if no later table tells another.
    fn stands(&self, object: usize, place: usize) -> bool {
        let head = self.bytes.get(place..).and_then(number).filter(|(found, _)| *found == object);
        let Some((generation, behind)) = head.and_then(|(_, behind)| number(behind)) else { return false };
        let is_last = self.known.borrow_mut().insert(object);
        behind.trim_ascii_start().starts_with(b"obj")
            && (!is_last || self.holds_another || self.is_read(object, generation, behind))
    }

    /// Whether hayro has the object from `behind` on. Of one that it cannot read there it takes an earlier form.
    fn is_read(&self, object: usize, generation: usize, behind: &[u8]) -> bool {
        let (Ok(object), Ok(generation)) = (u32::try_from(object), i32::try_from(generation)) else { return true };
        let found = self.pdf.xref().get::<Object<'_>>(ObjectIdentifier::new(object, generation));
        let data = match &found {
            Some(Object::Dict(dict)) => dict.data(),
            Some(Object::Stream(stream)) => stream.dict().data(),
            _ => return true,
        };
        data.as_ptr().addr() >= behind.as_ptr().addr()
    }
}

/// The number at the start of `bytes`, and what stands behind it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let bytes = bytes.trim_ascii_start();
    let end = bytes.iter().take(20).take_while(|byte| byte.is_ascii_digit()).count();
    let number = std::str::from_utf8(&bytes[..end]).ok()?.parse().ok()?;
    Some((number, &bytes[end..]))
}
