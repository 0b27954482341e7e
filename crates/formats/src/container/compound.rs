//! Compound files ([MS-CFB]): folders and streams in one file, what Office wrote before 2007 and WPS still writes, and what
//! Outlook saves a message in.
//!
//! One opener for all of their readers. A stream is read whole, within the bounds of a part; what does not fit, or of which the
//! chain of sectors is broken, is a gap of that stream. A directory that is broken is a gap of the file: nothing tells what is
//! a stream then.
//!
//! [MS-CFB]: <https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb/>

use std::io::{Cursor, Read as _, Write as _};

use cfb::CompoundFile;

use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Gap, Reason};

/// A compound file that is open.
pub(crate) struct Compound<'a> {
    file: CompoundFile<Cursor<&'a [u8]>>,
    /// Bytes of the whole file: no stream is longer.
    size: u64,
    budget: &'a Budget,
}

/// A stream, or a storage that holds others.
pub(crate) struct Entry {
    /// Where it lies, from the root on (`/ObjectPool/_1234/WordDocument`).
    pub(crate) path: String,
    /// It is a stream.
    pub(crate) is_stream: bool,
}

impl<'a> Compound<'a> {
    /// Opens the file `bytes`; what is read of it counts in `budget`.
    ///
    /// # Errors
    /// Its directory is broken.
    pub(crate) fn open(bytes: &'a [u8], budget: &'a Budget) -> Result<Self, Gap> {
        let file = CompoundFile::open(Cursor::new(bytes)).map_err(|_| Gap::of_file(Reason::DamagedContainer))?;
        Ok(Self { file, size: bytes.len() as u64, budget })
    }

    /// What bounds the reading.
    pub(crate) fn budget(&self) -> &'a Budget {
        self.budget
    }

    /// Whether there is a stream or storage at `path`.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.file.exists(path)
    }

    /// All that lies in the file, the outer before the inner.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        let entry = |entry: cfb::Entry| Entry {
            path: entry.path().to_string_lossy().into_owned(),
            is_stream: entry.is_stream(),
        };
        self.budget.take(Bound::Entries, self.file.walk().filter(|entry| !entry.is_root()), None).map(entry).collect()
    }

    /// The stream at `path`; `None`: there is none, or it is not read, which the budget notes. Of one whose chain of sectors
    /// breaks off, what there is.
    pub(crate) fn read(&mut self, path: &str) -> Option<Vec<u8>> {
        if !self.file.is_stream(path) {
            return None;
        }
        let name = shown_name(path);
        let damaged = || self.budget.tell(Gap::of_part(&name, Reason::DamagedPart));
        let Ok(stream) = self.file.open_stream(path) else {
            damaged();
            return None;
        };
        // What the directory says of its length may be anything.
        let length = stream.len();
        let most = length.min(self.size);
        self.budget.holds(Bound::Part, most, Some(&name)).ok()?;
        self.budget.spend(Bound::Unpacked, most, Some(&name)).ok()?;
        let mut bytes = Vec::new();
        if stream.take(most).read_to_end(&mut bytes).is_err() || (bytes.len() as u64) < length {
            damaged();
        }
        Some(bytes)
    }

    /// The storage at `path` as a compound file of its own; `None`: there is none.
    pub(crate) fn extract(&mut self, path: &str) -> Option<Vec<u8>> {
        if !self.file.is_storage(path) {
            return None;
        }
        let mut object = CompoundFile::create(Cursor::new(Vec::new())).ok()?;
        for entry in self.entries() {
            let Some(inner) = within(&entry.path, path) else { continue };
            if !entry.is_stream {
                object.create_storage(inner).ok()?;
            } else if let Some(bytes) = self.read(&entry.path) {
                object.create_stream(inner).ok()?.write_all(&bytes).ok()?;
            }
        }
        object.flush().ok()?;
        Some(object.into_inner().into_inner())
    }
}

/// Where `path` lies within `storage`; `None`: it does not.
fn within<'p>(path: &'p str, storage: &str) -> Option<&'p str> {
    path.strip_prefix(storage).filter(|inner| inner.starts_with('/'))
}

/// What people call the stream at `path`: without the sign that some begin with.
pub(crate) fn shown_name(path: &str) -> String {
    path.trim_start_matches('/').chars().filter(|c| !c.is_control()).collect()
}

#[cfg(test)]
pub(crate) mod sample {
    use std::io::{Cursor, Write};

    use cfb::CompoundFile;

    /// A compound file of these streams; storages on their way are made.
    pub(crate) fn compound(streams: &[(&str, &[u8])]) -> Vec<u8> {
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
}

#[cfg(test)]
mod tests {
    use super::sample::compound;
    use super::*;
    use hegao_model::document::GapKind;

    #[test]
    fn streams_are_read_whole_and_within_bounds() {
        let bytes = compound(&[("/a", b"abc"), ("/pool/_1/b", &[7; 9000])]);
        let budget = Budget::default();
        let mut file = Compound::open(&bytes, &budget).unwrap();
        assert_eq!(file.read("/a").unwrap(), b"abc");
        assert_eq!(file.read("/pool/_1/b").unwrap().len(), 9000);
        assert!(file.read("/c").is_none() && file.read("/pool").is_none());
        let paths: Vec<_> = file.entries().into_iter().map(|entry| (entry.path, entry.is_stream)).collect();
        let expected = [("/a", true), ("/pool", false), ("/pool/_1", false), ("/pool/_1/b", true)];
        assert_eq!(paths, expected.map(|(path, is_stream)| (path.to_owned(), is_stream)));
        let object = file.extract("/pool/_1").unwrap();
        assert_eq!(Compound::open(&object, &budget).unwrap().read("/b").unwrap().len(), 9000);
        assert!(file.extract("/a").is_none());
        assert!(budget.gaps().is_empty());

        let budget = Budget::default().lowered(Bound::Part, 100);
        let mut file = Compound::open(&bytes, &budget).unwrap();
        assert!(file.read("/pool/_1/b").is_none());
        assert_eq!(budget.gaps()[0].part.as_deref(), Some("pool/_1/b"));
    }

    #[test]
    fn what_is_broken_is_a_gap() {
        let bytes = compound(&[("/a", &[7; 9000])]);
        assert!(Compound::open(&bytes[..600], &Budget::default()).is_err());
        for at in 0..bytes.len() / 64 {
            let (budget, mut spoiled) = (Budget::default(), bytes.clone());
            spoiled[at * 64] ^= 0xFF;
            let Ok(mut file) = Compound::open(&spoiled, &budget) else { continue };
            let read = file.read("/a");
            let is_told = !budget.gaps().is_empty();
            assert!(is_told || read.is_none_or(|read| read.len() <= 9000), "{at}");
        }
        // A length that no file has room for.
        let mut long = bytes.clone();
        let entry = bytes.windows(4).position(|name| name == b"a\0\0\0").unwrap();
        long[entry + 0x78..entry + 0x7C].copy_from_slice(&[0xFF, 0xFF, 0xFF, 0x7F]);
        let budget = Budget::default();
        let mut file = Compound::open(&long, &budget).unwrap();
        assert!(file.read("/a").is_none_or(|read| read.len() < 20_000));
        assert!(matches!(budget.gaps()[..], [ref gap] if gap.kind() == GapKind::Corrupt));
    }
}
