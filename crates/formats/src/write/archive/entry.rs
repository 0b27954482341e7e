//! A member of an archive as it is stored: its record in the central directory, its local header, its data.

use std::ops::Range;

use flate2::Crc;

use super::Refusal;

/// A local file header, without name and extra fields.
pub(super) const LOCAL: usize = 30;

/// A central directory file header, without name, extra fields and comment.
pub(super) const CENTRAL: usize = 46;

/// The name is UTF-8.
pub(super) const IS_UTF8: u16 = 1 << 11;

/// Checksum and sizes stand behind the data, in a data descriptor.
pub(super) const HAS_DESCRIPTOR: u16 = 1 << 3;

/// A member, where it lies.
pub(super) struct Entry<'a> {
    /// Its name: UTF-8, or code page 437 where that is not said and it is none.
    pub(super) name: String,
    /// Its record in the central directory, whole.
    pub(super) record: &'a [u8],
    /// Where its local header begins.
    pub(super) start: usize,
    /// Where its data lie.
    pub(super) data: Range<usize>,
    /// Where what follows it begins: another member, or the directory.
    pub(super) end: usize,
}

impl<'a> Entry<'a> {
    /// The member whose record begins at `at`.
    pub(super) fn read(bytes: &'a [u8], at: usize, directory: usize) -> Result<Self, Refusal> {
        let damaged = Refusal::DamagedArchive;
        let fixed = bytes.get(at..at + CENTRAL).filter(|record| record.starts_with(b"PK\x01\x02"));
        let fixed = fixed.ok_or(damaged.clone())?;
        let length = |offset| u16_at(fixed, offset).map_or(0, usize::from);
        let (name, extra, comment) = (length(28), length(30), length(32));
        let record = bytes.get(at..at + CENTRAL + name + extra + comment).ok_or(damaged.clone())?;
        let (packed, size, start) = (u32_at(fixed, 20), u32_at(fixed, 24), u32_at(fixed, 42));
        let (Some(packed), Some(size), Some(start)) = (packed, size, start) else { return Err(damaged) };
        if [packed, size, start].contains(&u32::MAX) {
            return Err(Refusal::OddArchive);
        }
        let start = start as usize;
        let name = &record[CENTRAL..CENTRAL + name];
        let data = data_start(bytes, start, name).ok_or(damaged.clone())?;
        let data = data..data + packed as usize;
        if data.end > directory {
            return Err(damaged);
        }
        let name = std::str::from_utf8(name).map_err(|_| Refusal::OddArchive)?.to_owned();
        Ok(Self { name, record, start, data, end: directory })
    }

    /// The general purpose bit flag.
    pub(super) fn flags(&self) -> u16 {
        u16_at(self.record, 8).unwrap_or_default()
    }

    pub(super) fn is_encrypted(&self) -> bool {
        self.flags() & 1 != 0
    }

    /// The compression method.
    pub(super) fn method(&self) -> u16 {
        u16_at(self.record, 10).unwrap_or_default()
    }

    /// The checksum of its unpacked bytes.
    pub(super) fn crc(&self) -> u32 {
        u32_at(self.record, 16).unwrap_or_default()
    }

    /// Where what follows data and data descriptor begins: usually the next member.
    pub(super) fn rest(&self, bytes: &[u8]) -> usize {
        if self.flags() & HAS_DESCRIPTOR == 0 {
            return self.data.end;
        }
        let is_marked = bytes[self.data.end..self.end].starts_with(b"PK\x07\x08");
        (self.data.end + if is_marked { 16 } else { 12 }).min(self.end)
    }
}

/// Where the data of the member begin whose local header is at `start`; `None`: the header is none, or has another name.
fn data_start(bytes: &[u8], start: usize, name: &[u8]) -> Option<usize> {
    let header = bytes.get(start..start.checked_add(LOCAL)?).filter(|header| header.starts_with(b"PK\x03\x04"))?;
    let (length, extra) = (usize::from(u16_at(header, 26)?), usize::from(u16_at(header, 28)?));
    let is_same = bytes.get(start + LOCAL..start + LOCAL + length) == Some(name);
    is_same.then_some(start + LOCAL + length + extra)
}

pub(super) fn crc_of(bytes: &[u8]) -> u32 {
    let mut crc = Crc::new();
    crc.update(bytes);
    crc.sum()
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
