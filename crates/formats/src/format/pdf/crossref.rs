//! Whether the tables that say where each object stands are whole. hayro rebuilds them from the objects that it finds, and
//! goes on: what it does not find is gone, and what was replaced may come back.

use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, ObjectIdentifier, Stream};
use memchr::memmem;

/// Whether a table is missing, or tells a wrong place.
pub(super) fn is_damaged(pdf: &Pdf) -> bool {
    let bytes = pdf.data().as_ref();
    let Some(at) = memmem::rfind(bytes, b"startxref") else { return true };
    // What stands before the head moves all places.
    let head = memmem::find(&bytes[..bytes.len().min(1024)], b"%PDF-").unwrap_or(0);
    let Some((start, _)) = number(&bytes[at + b"startxref".len()..]) else { return true };
    [0, head].into_iter().all(|shift| Tables { pdf, bytes: &bytes[shift..] }.are_damaged(start))
}

/// The tables of a file.
struct Tables<'p> {
    pdf: &'p Pdf,
    bytes: &'p [u8],
}

impl Tables<'_> {
    /// Follows the tables from the last one on, each of which says where the one before stands.
    fn are_damaged(&self, start: usize) -> bool {
        let (mut open, mut seen) = (vec![start], Vec::new());
        while let Some(place) = open.pop() {
            if seen.contains(&place) {
                continue;
            }
            seen.push(place);
            let Some(table) = self.bytes.get(place..).map(<[u8]>::trim_ascii_start) else { return true };
            let before = match table.strip_prefix(b"xref") {
                Some(table) => self.plain(table),
                None => self.packed(table),
            };
            let Some(before) = before else { return true };
            open.extend(before);
        }
        false
    }

    /// A table in plain text: where the ones before it stand, if all its places are right.
    fn plain(&self, table: &[u8]) -> Option<Vec<usize>> {
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
                match sort {
                    b'n' if place > 0 && !self.stands(first.checked_add(index)?, place) => return None,
                    b'n' | b'f' => {}
                    _ => return None,
                }
            }
        }
        let trailer = &rest[..memmem::find(rest, b"startxref").unwrap_or(rest.len())];
        let places = [&b"/Prev"[..], b"/XRefStm"].into_iter().filter_map(|key| {
            let at = memmem::find(trailer, key)?;
            Some(number(&trailer[at + key.len()..])?.0)
        });
        Some(places.collect())
    }

    /// A table that is a stream: where the one before it stands.
    fn packed(&self, table: &[u8]) -> Option<Vec<usize>> {
        let (object, behind) = number(table)?;
        let (generation, behind) = number(behind)?;
        behind.trim_ascii_start().starts_with(b"obj").then_some(())?;
        let id = ObjectIdentifier::new(u32::try_from(object).ok()?, i32::try_from(generation).ok()?);
        let Some(stream) = self.pdf.xref().get::<Stream<'_>>(id) else {
            // A table that does not name itself: what it says was read by hayro, or it would have rebuilt it.
            return Some(Vec::new());
        };
        self.entries(&stream)?;
        Some(stream.dict().get::<u32>("Prev").map(|place| place as usize).into_iter().collect())
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
        }
        Some(())
    }

    /// Whether the object with this number stands at `place`.
    fn stands(&self, object: usize, place: usize) -> bool {
        let head = self.bytes.get(place..).and_then(number).filter(|(found, _)| *found == object);
        let generation = head.and_then(|(_, behind)| number(behind));
        generation.is_some_and(|(_, behind)| behind.trim_ascii_start().starts_with(b"obj"))
    }
}

/// The number at the start of `bytes`, and what stands behind it.
fn number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let bytes = bytes.trim_ascii_start();
    let end = bytes.iter().take(20).take_while(|byte| byte.is_ascii_digit()).count();
    let number = std::str::from_utf8(&bytes[..end]).ok()?.parse().ok()?;
    Some((number, &bytes[end..]))
}
