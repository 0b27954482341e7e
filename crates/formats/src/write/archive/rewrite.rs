//! An archive written anew: named members changed, all others copied.

use std::io::Write;
use std::ops::Range;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::entry::{HAS_DESCRIPTOR, IS_UTF8, crc_of};
use super::{Archive, CENTRAL, DEFLATED, Entry, LOCAL, Refusal};

/// What becomes of one member.
pub enum Change {
    /// It has other bytes.
    Replace {
        /// Its name.
        name: String,
        /// The bytes, unpacked.
        bytes: Vec<u8>,
    },
    /// There is a new one, behind all others.
    Add {
        /// Its name: none of those that are there.
        name: String,
        /// The bytes, unpacked.
        bytes: Vec<u8>,
    },
    /// It is no more, nor what follows it without being a member.
    Remove {
        /// Its name.
        name: String,
    },
    /// It has another name.
    Rename {
        /// Its name.
        from: String,
        /// The new one: none of those that are there.
        to: String,
    },
}

impl Change {
    /// The member that it is about, if that is there already.
    fn old_name(&self) -> Option<&str> {
        match self {
            Self::Replace { name, .. } | Self::Remove { name } | Self::Rename { from: name, .. } => Some(name),
            Self::Add { .. } => None,
        }
    }
}

/// A file that was written, and which of its bytes were copied.
pub struct Rewritten {
    /// The file.
    pub bytes: Vec<u8>,
    /// Stretches of the old file that were copied, and where in the new one they begin; in the order of the new one.
    pub copied: Vec<(Range<usize>, usize)>,
}

impl Archive<'_> {
    /// The archive with `changes` made. Of two that are about one member, none is made.
    ///
    /// # Errors
    /// A member is missing, encrypted or there twice, or the archive would need ZIP64.
    pub fn rewrite(&self, changes: &[Change]) -> Result<Vec<u8>, Refusal> {
        self.rewritten(changes).map(|written| written.bytes)
    }

    /// The same, with the bytes that were copied.
    ///
    /// # Errors
    /// As for [`Archive::rewrite`].
    pub fn rewritten(&self, changes: &[Change]) -> Result<Rewritten, Refusal> {
        let by_entry = self.by_entry(changes)?;
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by_key(|index| self.entries[*index].start);
        let mut out = Output { from: self.bytes, bytes: Vec::with_capacity(self.bytes.len()), copied: Vec::new() };
        let mut records: Vec<Option<Vec<u8>>> = vec![None; self.entries.len()];
        out.copy(0..order.first().map_or(self.directory, |first| self.entries[*first].start));
        for index in order {
            let entry = &self.entries[index];
            let at = u32::try_from(out.bytes.len()).map_err(|_| Refusal::TooLarge)?;
            let mut record = match by_entry[index] {
                None => {
                    out.copy(entry.start..entry.end);
                    entry.record.to_vec()
                }
                Some(Change::Replace { bytes, .. }) => out.replace(entry, bytes)?,
                Some(Change::Rename { to, .. }) => out.rename(entry, to)?,
                Some(Change::Remove { .. } | Change::Add { .. }) => continue,
            };
            record[42..46].copy_from_slice(&at.to_le_bytes());
            records[index] = Some(record);
        }
        let mut records: Vec<Vec<u8>> = records.into_iter().flatten().collect();
        for change in changes {
            if let Change::Add { name, bytes } = change {
                records.push(out.add(name, bytes, self.entries.first())?);
            }
        }
        self.finish(out, &records)
    }

    /// The change of each entry.
    fn by_entry<'c>(&self, changes: &'c [Change]) -> Result<Vec<Option<&'c Change>>, Refusal> {
        let mut by_entry: Vec<Option<&Change>> = vec![None; self.entries.len()];
        for change in changes {
            let new = match change {
                Change::Add { name, .. } | Change::Rename { to: name, .. } => Some(name),
                Change::Replace { .. } | Change::Remove { .. } => None,
            };
            if new.is_some_and(|name| self.find(name).is_some() || name.len() > usize::from(u16::MAX)) {
                return Err(Refusal::NameTaken);
            }
            let Some(name) = change.old_name() else { continue };
            let entry = self.entry(name).ok_or(Refusal::NoPart)?;
            let index = self.entries.iter().position(|other| std::ptr::eq(other, entry)).ok_or(Refusal::NoPart)?;
            if by_entry[index].replace(change).is_some() {
                return Err(Refusal::Overlap { at: entry.start as u64 });
            }
        }
        Ok(by_entry)
    }

    /// The directory and its end, behind the members.
    fn finish(&self, mut out: Output<'_>, records: &[Vec<u8>]) -> Result<Rewritten, Refusal> {
        let count = u16::try_from(records.len()).ok().filter(|count| *count < u16::MAX).ok_or(Refusal::TooLarge)?;
        let at = u32::try_from(out.bytes.len()).map_err(|_| Refusal::TooLarge)?;
        records.iter().for_each(|record| out.bytes.extend_from_slice(record));
        let size = u32::try_from(out.bytes.len() - at as usize).map_err(|_| Refusal::TooLarge)?;
        let mut end = self.bytes[self.end..].to_vec();
        end[8..10].copy_from_slice(&count.to_le_bytes());
        end[10..12].copy_from_slice(&count.to_le_bytes());
        end[12..16].copy_from_slice(&size.to_le_bytes());
        end[16..20].copy_from_slice(&at.to_le_bytes());
        out.bytes.extend_from_slice(&end);
        if out.bytes.len() >= u32::MAX as usize {
            return Err(Refusal::TooLarge);
        }
        Ok(Rewritten { bytes: out.bytes, copied: out.copied })
    }
}

/// What is written so far.
struct Output<'a> {
    from: &'a [u8],
    bytes: Vec<u8>,
    copied: Vec<(Range<usize>, usize)>,
}

impl Output<'_> {
    fn copy(&mut self, range: Range<usize>) {
        if range.is_empty() {
            return;
        }
        let at = self.bytes.len();
        self.bytes.extend_from_slice(&self.from[range.clone()]);
        match self.copied.last_mut() {
            Some((last, start)) if last.end == range.start && *start + last.len() == at => last.end = range.end,
            _ => self.copied.push((range, at)),
        }
    }

    /// Writes `entry` with other bytes, and gives its record. Its sizes stand in its header, whatever stood behind it before.
    fn replace(&mut self, entry: &Entry<'_>, bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
        if entry.is_encrypted() {
            return Err(Refusal::OddArchive);
        }
        let is_stored = entry.method() == 0;
        let method = if is_stored { 0 } else { DEFLATED };
        let packed = if is_stored { bytes.to_vec() } else { deflated(bytes)? };
        let sizes = Sizes::of(bytes, &packed)?;
        let flags = entry.flags() & !HAS_DESCRIPTOR;
        let mut header = self.from[entry.start..entry.data.start].to_vec();
        let mut record = entry.record.to_vec();
        sizes.write(&mut header[6..], flags, method);
        sizes.write(&mut record[8..], flags, method);
        self.bytes.extend_from_slice(&header);
        self.bytes.extend_from_slice(&packed);
        self.copy(entry.rest(self.from)..entry.end);
        Ok(record)
    }

    fn rename(&mut self, entry: &Entry<'_>, to: &str) -> Result<Vec<u8>, Refusal> {
        let length = u16::try_from(to.len()).map_err(|_| Refusal::NameTaken)?.to_le_bytes();
        let flags = if to.is_ascii() { entry.flags() } else { entry.flags() | IS_UTF8 }.to_le_bytes();
        let renamed = |header: &[u8], fixed: usize, flag: usize, name: usize| {
            let mut new = header[..fixed].to_vec();
            new[flag..flag + 2].copy_from_slice(&flags);
            new[name..name + 2].copy_from_slice(&length);
            new.extend_from_slice(to.as_bytes());
            new.extend_from_slice(&header[fixed + entry.name.len()..]);
            new
        };
        let header = renamed(&self.from[entry.start..entry.data.start], LOCAL, 6, 26);
        self.bytes.extend_from_slice(&header);
        self.copy(entry.data.start..entry.end);
        Ok(renamed(entry.record, CENTRAL, 8, 28))
    }

    /// Writes a new member, and gives its record. It is as old as `like`: nothing here knows what time it is.
    fn add(&mut self, name: &str, bytes: &[u8], like: Option<&Entry<'_>>) -> Result<Vec<u8>, Refusal> {
        let at = u32::try_from(self.bytes.len()).map_err(|_| Refusal::TooLarge)?;
        let deflated = deflated(bytes)?;
        let (method, packed) = if deflated.len() < bytes.len() { (DEFLATED, &deflated[..]) } else { (0, bytes) };
        let sizes = Sizes::of(bytes, packed)?;
        let flags = if name.is_ascii() { 0 } else { IS_UTF8 };
        let length = u16::try_from(name.len()).map_err(|_| Refusal::NameTaken)?.to_le_bytes();
        // 1980-01-01, the first day that ZIP knows.
        let time = like.map_or([0, 0, 0x21, 0], |entry| [12, 13, 14, 15].map(|at| entry.record[at]));
        let mut header = [0; LOCAL];
        header[..6].copy_from_slice(b"PK\x03\x04\x14\0");
        sizes.write(&mut header[6..], flags, method);
        header[10..14].copy_from_slice(&time);
        header[26..28].copy_from_slice(&length);
        let mut record = vec![0; CENTRAL];
        record[..8].copy_from_slice(b"PK\x01\x02\x14\0\x14\0");
        record[8..30].copy_from_slice(&header[6..28]);
        record[42..46].copy_from_slice(&at.to_le_bytes());
        record.extend_from_slice(name.as_bytes());
        for bytes in [&header[..], name.as_bytes(), packed] {
            self.bytes.extend_from_slice(bytes);
        }
        Ok(record)
    }
}

/// What headers say of data.
struct Sizes {
    crc: u32,
    packed: u32,
    unpacked: u32,
}

impl Sizes {
    fn of(bytes: &[u8], packed: &[u8]) -> Result<Self, Refusal> {
        let size =
            |bytes: &[u8]| u32::try_from(bytes.len()).ok().filter(|size| *size < u32::MAX).ok_or(Refusal::TooLarge);
        Ok(Self { crc: crc_of(bytes), packed: size(packed)?, unpacked: size(bytes)? })
    }

    /// Writes flags, method and, behind the time, checksum and sizes: both headers have them in this order.
    fn write(&self, header: &mut [u8], flags: u16, method: u16) {
        header[..2].copy_from_slice(&flags.to_le_bytes());
        header[2..4].copy_from_slice(&method.to_le_bytes());
        for (index, value) in [self.crc, self.packed, self.unpacked].into_iter().enumerate() {
            let at = 8 + 4 * index;
            header[at..at + 4].copy_from_slice(&value.to_le_bytes());
        }
    }
}

fn deflated(bytes: &[u8]) -> Result<Vec<u8>, Refusal> {
    let mut encoder = DeflateEncoder::new(Vec::with_capacity(bytes.len() / 4), Compression::default());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|_| Refusal::TooLarge)
}
