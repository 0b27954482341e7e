//! Compound files, by the streams at their root: what Office wrote before 2007, and WPS still writes.

use std::io::{Cursor, Read, Seek};

use super::{Look, as_promised, read_at};
use hegao_model::document::known::{Known, Mark, Then};

/// What every compound file begins with.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Bytes of an entry of the directory.
const ENTRY: usize = 128;

/// What is to be done with the compound file `name`: the reader says what it is, unless it is no document.
pub(super) fn look(name: &str, file: &mut (impl Read + Seek)) -> Look {
    match of_streams(name, streams(file).unwrap_or_default()).map(|known| known.then) {
        Some(Then::Skip(reason)) => Look::Skip(reason),
        _ => Look::Read,
    }
}

/// What the compound file `name` is.
pub(crate) fn of(name: &str, bytes: &[u8]) -> Option<&'static Known> {
    of_streams(name, streams(&mut Cursor::new(bytes)).unwrap_or_default())
}

fn of_streams(name: &str, streams: Vec<String>) -> Option<&'static Known> {
    let is_there = |mark: &Mark| match mark {
        Mark::Stream(name) => streams.iter().any(|stream| stream == name),
        Mark::Bytes(0, magic) => *magic == MAGIC,
        _ => false,
    };
    let known = Known::marked(is_there).map(|known| as_promised(name, known));
    let promised = Known::promised(name).filter(|promised| matches!(promised.then, Then::Skip(_)));
    // Installers are compound files without a stream that anyone would know.
    known.map(|known| if known.id == "compound" && !streams.is_empty() { promised.unwrap_or(known) } else { known })
}

/// The names at the root, in no order; `None` if the directory cannot be found.
fn streams(file: &mut (impl Read + Seek)) -> Option<Vec<String>> {
    let header = read_at(file, 0, 512)?;
    let number = |bytes: &[u8], at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let shift = u32::from(*header.get(0x1E)?);
    let size = 1u64.checked_shl(shift).filter(|size| (512..=4096).contains(size))?;
    let sector = |file: &mut _, number: u32| read_at(file, (u64::from(number) + 1) * size, size);
    let mut directory = Vec::new();
    let mut next = number(&header, 0x30)?;
    // A sector has one successor, and no file has more of them than its own length allows: a circle ends at a directory
    // that is larger than any, and then nothing is claimed.
    while next < 0xFFFF_FFFA {
        directory.extend(sector(file, next).filter(|bytes| !bytes.is_empty())?);
        if directory.len() > 4 << 20 {
            return None;
        }
        let per_sector = (size / 4) as u32;
        let table = number(&header, 0x4C + 4 * (next / per_sector) as usize).filter(|_| next / per_sector < 109)?;
        next = number(&sector(file, table)?, 4 * (next % per_sector) as usize)?;
    }
    Some(children(&directory))
}

/// The names of the root's children, which hang in a tree.
fn children(directory: &[u8]) -> Vec<String> {
    let entry = |index: u32| directory.chunks_exact(ENTRY).nth(index as usize);
    let link = |entry: &[u8], at: usize| u32::from_le_bytes([entry[at], entry[at + 1], entry[at + 2], entry[at + 3]]);
    let mut names = Vec::new();
    let mut seen = vec![false; directory.len() / ENTRY];
    let mut open: Vec<u32> = entry(0).map(|root| link(root, 0x4C)).into_iter().collect();
    while let Some(index) = open.pop() {
        let Some(entry) = entry(index) else { continue };
        if std::mem::replace(&mut seen[index as usize], true) {
            continue;
        }
        let length = usize::from(entry[0x40]).saturating_sub(2).min(62);
        let units: Vec<u16> =
            entry[..length].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        names.push(String::from_utf16_lossy(&units));
        open.extend([link(entry, 0x44), link(entry, 0x48)]);
    }
    names
}
