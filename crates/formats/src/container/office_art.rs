//! Drawings of the older Office ([MS-ODRAW]): what is said of shapes, letters that are drawn, and pictures.
//!
//! Records lie in each other, each with its length; they are gone through from first to last, without keeping which holds which, so
//! that nothing that is nested can exhaust anything. A length beyond the end ends the walk: what is said so far is told, and the
//! reader, who knows the part, tells that it is damaged.
//!
//! [MS-ODRAW]: <https://learn.microsoft.com/openspecs/office_file_formats/ms-odraw/>

use std::borrow::Cow;
use std::io::Read as _;

use flate2::read::ZlibDecoder;

use hegao_model::document::budget::{Bound, Budget};

/// A record.
#[derive(Clone, Copy)]
pub(crate) struct Record<'a> {
    /// What it is.
    pub(crate) kind: u16,
    /// What that means for it: the number of properties, the sort of a picture.
    pub(crate) instance: u16,
    /// What it holds.
    pub(crate) bytes: &'a [u8],
}

/// Bytes of the head of a record.
pub(crate) const HEAD: usize = 8;

/// Kinds of records ([MS-ODRAW], 2.2): an entry of the list of pictures, properties of a shape, the first and last sort of picture.
pub(crate) const STORE_ENTRY: u16 = 0xF007;
const PROPERTIES: [u16; 3] = [0xF00B, 0xF121, 0xF122];
const PICTURES: std::ops::RangeInclusive<u16> = 0xF018..=0xF117;
const METAFILES: std::ops::RangeInclusive<u16> = 0xF01A..=0xF01C;

/// Bytes of an entry of the list of pictures before its name.
const ENTRY: usize = 36;

/// Properties of shapes that are texts ([MS-ODRAW], 2.3): letters that are drawn, what is said of the shape to those who do not see it, and
/// to those who point at it.
const DRAWN: u16 = 0x00C0;
const DESCRIPTION: u16 = 0x0381;
const TOOLTIP: u16 = 0x038D;

/// What a shape says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// Letters that are drawn (WordArt).
    Drawn(String),
    /// A description, which only some readers are told.
    Description(String),
}

/// The records in `bytes`: what a record holds that holds others comes behind it.
pub(crate) fn records(bytes: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let (record, holds_others) = record(rest)?;
        rest = if holds_others { &rest[HEAD..] } else { rest.get(HEAD + record.bytes.len()..).unwrap_or_default() };
        Some(record)
    })
}

/// The record that `bytes` begin with, as much as there is of it; and whether it holds others.
pub(crate) fn record(bytes: &[u8]) -> Option<(Record<'_>, bool)> {
    let head = bytes.get(..HEAD)?;
    let first = u16::from_le_bytes([head[0], head[1]]);
    let length = u32::from_le_bytes([head[4], head[5], head[6], head[7]]) as usize;
    let rest = &bytes[HEAD..];
    let record = Record {
        kind: u16::from_le_bytes([head[2], head[3]]),
        instance: first >> 4,
        bytes: &rest[..length.min(rest.len())],
    };
    Some((record, first & 0xF == 0xF))
}

impl<'a> Record<'a> {
    /// The texts among the properties of a shape; nothing, if it is another record.
    pub(crate) fn said(&self) -> Vec<Said> {
        if !PROPERTIES.contains(&self.kind) {
            return Vec::new();
        }
        let count = usize::from(self.instance);
        let mut at = count * 6;
        let mut said = Vec::new();
        for index in 0..count {
            let Some(property) = self.bytes.get(index * 6..index * 6 + 6) else { break };
            let id = u16::from_le_bytes([property[0], property[1]]);
            if id & 0x8000 == 0 {
                continue;
            }
            // What does not fit into the list stands behind it, in the same order.
            let length = u32::from_le_bytes([property[2], property[3], property[4], property[5]]) as usize;
            let Some(value) = at.checked_add(length).and_then(|end| self.bytes.get(at..end)) else { break };
            at += length;
            match id & 0x3FFF {
                DRAWN => said.push(Said::Drawn(text(value))),
                DESCRIPTION | TOOLTIP => said.push(Said::Description(text(value))),
                _ => {}
            }
        }
        said
    }

    /// The picture, unpacked where it is packed; `None`: it is none, or it does not fit.
    pub(crate) fn picture(&self, budget: &Budget) -> Option<Cow<'a, [u8]>> {
        if !PICTURES.contains(&self.kind) {
            return None;
        }
        // One or two sums of 16 bytes stand before it; a number is odd where there are two.
        let sums = if self.instance & 1 == 1 { 32 } else { 16 };
        if !METAFILES.contains(&self.kind) {
            return self.bytes.get(sums + 1..).map(Cow::Borrowed);
        }
        let (head, packed) = self.bytes.get(sums..)?.split_at_checked(34)?;
        if head[32] != 0 {
            return Some(Cow::Borrowed(packed));
        }
        let most = budget.left(Bound::Unpacked).min(budget.most(Bound::Part));
        let mut unpacked = Vec::new();
        // What can be unpacked of a damaged one is looked at.
        let _ = ZlibDecoder::new(packed).take(most.saturating_add(1)).read_to_end(&mut unpacked);
        budget.spend(Bound::Unpacked, unpacked.len(), None).ok()?;
        Some(Cow::Owned(unpacked))
    }

    /// Of an entry of the list of pictures: the picture that lies in it, or where in another stream it does.
    pub(crate) fn stored(&self) -> Option<Stored<'a>> {
        if self.kind != STORE_ENTRY {
            return None;
        }
        let name = usize::from(*self.bytes.get(33)?);
        if let Some((record, _)) = self.bytes.get(ENTRY + name..).and_then(record) {
            return Some(Stored::Here(record));
        }
        let at = self.bytes.get(28..32)?;
        Some(Stored::At(u32::from_le_bytes([at[0], at[1], at[2], at[3]]) as usize))
    }
}

/// Where a picture is stored.
pub(crate) enum Stored<'a> {
    /// In the entry.
    Here(Record<'a>),
    /// At this byte of the stream of pictures.
    At(usize),
}

/// The text of these bytes, up to its end.
fn text(bytes: &[u8]) -> String {
    let text = encoding_rs::UTF_16LE.decode_without_bom_handling(&bytes[..bytes.len() / 2 * 2]).0;
    text.split('\0').next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record_of(version: u16, kind: u16, bytes: &[u8]) -> Vec<u8> {
        let head = [version.to_le_bytes(), kind.to_le_bytes()].concat();
        [&head[..], &(bytes.len() as u32).to_le_bytes(), bytes].concat()
    }

    #[test]
    fn shapes_say_what_is_drawn_and_what_is_said_of_them() {
        let wide = |text: &str| format!("{text}\0").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>();
        let (drawn, said) = (wide("内部资料"), wide("平面图"));
        let property = |id: u16, value: u32| [&id.to_le_bytes()[..], &value.to_le_bytes()].concat();
        let list = [
            property(0x0104, 1),
            property(0x8000 | DRAWN, drawn.len() as u32),
            property(0x8000 | DESCRIPTION, said.len() as u32),
            drawn,
            said,
        ];
        let inner = [record_of(2, 0xF00A, &[0; 8]), record_of(3 << 4 | 3, 0xF00B, &list.concat())].concat();
        let bytes = record_of(0xF, 0xF004, &record_of(0xF, 0xF003, &inner));
        let found: Vec<_> = records(&bytes).flat_map(|record| record.said()).collect();
        assert_eq!(found, [Said::Drawn("内部资料".to_owned()), Said::Description("平面图".to_owned())]);
        for length in 0..bytes.len() {
            assert!(records(&bytes[..length]).flat_map(|record| record.said()).count() < 2);
        }
    }

    #[test]
    fn pictures_are_found_in_lists_and_unpacked() {
        let budget = Budget::default();
        let picture = |sums: usize| [vec![0; sums], vec![0xFF], b"\x89PNG".to_vec()].concat();
        for (instance, sums) in [(0x6E0, 16), (0x6E1, 32)] {
            let blip = record_of(instance << 4, 0xF01E, &picture(sums));
            let entry = record_of(2, STORE_ENTRY, &[vec![0; ENTRY], blip].concat());
            let Some(Stored::Here(found)) = records(&entry).next().unwrap().stored() else { panic!("none") };
            assert_eq!(&*found.picture(&budget).unwrap(), b"\x89PNG");
        }
        use std::io::Write as _;
        let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
        packed.write_all(b"metafile").unwrap();
        let bytes = [vec![0; 16 + 34], packed.finish().unwrap()].concat();
        let blip = record_of(0x3D4 << 4, 0xF01A, &bytes);
        assert_eq!(&*records(&blip).next().unwrap().picture(&budget).unwrap(), b"metafile");
    }
}
