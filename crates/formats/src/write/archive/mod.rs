//! The ZIP archive of a package, changed member by member: every member that is not named is copied as it is stored, with its
//! header, its descriptor and whatever follows it, byte for byte.
//!
//! Only the form that office programs write is changed: one volume, no ZIP64, stored or deflated members, no two of one name
//! ([APPNOTE.TXT](https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT) §4.3). Everything else is refused before
//! anything is written.

mod entry;
mod rewrite;
#[cfg(test)]
mod tests;

use std::io::Read;

use flate2::read::DeflateDecoder;

use super::Refusal;
use entry::{CENTRAL, Entry, LOCAL, u16_at, u32_at};
pub use rewrite::{Change, Rewritten};

/// The end of central directory record, without its comment.
const END: usize = 22;

/// Deflated, as members are stored that are not stored as they are.
const DEFLATED: u16 = 8;

/// An archive that can be changed.
pub struct Archive<'a> {
    bytes: &'a [u8],
    /// In the order of the central directory.
    entries: Vec<Entry<'a>>,
    /// Where the central directory begins.
    directory: usize,
    /// Where it ends, and its end record begins.
    end: usize,
}

impl<'a> Archive<'a> {
    /// Opens an archive.
    ///
    /// # Errors
    /// It is none, or not of the form that can be changed.
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        let end = end_of_directory(bytes).ok_or(Refusal::DamagedArchive)?;
        let count = u16_at(bytes, end + 10).ok_or(Refusal::DamagedArchive)?;
        let (size, directory) = u32_at(bytes, end + 12).zip(u32_at(bytes, end + 16)).ok_or(Refusal::DamagedArchive)?;
        let is_zip64 = end.checked_sub(20).is_some_and(|locator| bytes[locator..].starts_with(b"PK\x06\x07"));
        let volumes = u32_at(bytes, end + 4).ok_or(Refusal::DamagedArchive)?;
        if is_zip64 || count == u16::MAX || directory == u32::MAX || volumes != 0 {
            return Err(Refusal::OddArchive);
        }
        let (directory, size) = (directory as usize, size as usize);
        // What stands between the directory and its end is a signature of the directory.
        if directory.checked_add(size) != Some(end) {
            return Err(Refusal::OddArchive);
        }
        let (mut entries, mut at) = (Vec::with_capacity(count.into()), directory);
        for _ in 0..count {
            let entry = Entry::read(bytes, at, directory)?;
            at += entry.record.len();
            entries.push(entry);
        }
        if at != end {
            return Err(Refusal::DamagedArchive);
        }
        let mut archive = Self { bytes, entries, directory, end };
        archive.bound()?;
        Ok(archive)
    }

    /// Lets each entry end where the next one begins.
    fn bound(&mut self) -> Result<(), Refusal> {
        let mut starts: Vec<usize> = self.entries.iter().map(|entry| entry.start).collect();
        starts.sort_unstable();
        starts.push(self.directory);
        let mut names: Vec<String> = self.entries.iter().map(|entry| entry.name.to_lowercase()).collect();
        names.sort_unstable();
        if starts.windows(2).any(|two| two[0] == two[1]) || names.windows(2).any(|two| two[0] == two[1]) {
            return Err(Refusal::OddArchive);
        }
        for entry in &mut self.entries {
            entry.end = starts[starts.partition_point(|start| *start <= entry.start)];
            if entry.data.end > entry.end {
                return Err(Refusal::DamagedArchive);
            }
        }
        Ok(())
    }

    /// The names of its members, in the order of the directory, as they are stored.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|entry| entry.name.as_str())
    }

    /// The name of the member that is called `name`, in any letter case, as it is stored.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&str> {
        self.entry(name).map(|entry| entry.name.as_str())
    }

    fn entry(&self, name: &str) -> Option<&Entry<'a>> {
        let plain = |name: &str| name.replace('\\', "/").trim_start_matches('/').to_lowercase();
        let exact = self.entries.iter().find(|entry| entry.name == name);
        exact.or_else(|| self.entries.iter().find(|entry| plain(&entry.name) == plain(name)))
    }

    /// The unpacked bytes of the member `name`, of which there may be `most`.
    ///
    /// # Errors
    /// There is none, it is encrypted, oddly packed or damaged, or it has more.
    pub fn unpacked(&self, name: &str, most: u64) -> Result<Vec<u8>, Refusal> {
        let entry = self.entry(name).ok_or(Refusal::NoPart)?;
        let stored = &self.bytes[entry.data.clone()];
        let mut bytes = Vec::new();
        let result = match entry.method() {
            _ if entry.is_encrypted() => return Err(Refusal::OddArchive),
            0 => stored.take(most.saturating_add(1)).read_to_end(&mut bytes),
            DEFLATED => DeflateDecoder::new(stored).take(most.saturating_add(1)).read_to_end(&mut bytes),
            _ => return Err(Refusal::OddArchive),
        };
        if bytes.len() as u64 > most {
            return Err(Refusal::TooLarge);
        }
        let is_whole = result.is_ok() && entry::crc_of(&bytes) == entry.crc();
        if is_whole { Ok(bytes) } else { Err(Refusal::DamagedArchive) }
    }

    /// Where the central directory begins.
    #[must_use]
    pub fn directory_start(&self) -> usize {
        self.directory
    }

    /// Where the header of the member `name` begins in the file.
    #[must_use]
    pub fn start(&self, name: &str) -> Option<usize> {
        self.entry(name).map(|entry| entry.start)
    }
}

/// Where the end of central directory record begins: the last one whose comment ends with the file, or else in it; some programs
/// leave bytes behind it.
fn end_of_directory(bytes: &[u8]) -> Option<usize> {
    let from = bytes.len().saturating_sub(END + usize::from(u16::MAX));
    let records = || memchr::memmem::rfind_iter(&bytes[from..], b"PK\x05\x06").map(|at| from + at);
    let end = |at: usize| Some(at + END + usize::from(u16_at(bytes, at + 20)?));
    let exact = records().find(|at| end(*at) == Some(bytes.len()));
    exact.or_else(|| records().find(|at| end(*at).is_some_and(|end| end < bytes.len())))
}
