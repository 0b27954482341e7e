//! Reads one file or stream within a limit.
//!
//! The size is asked before the file is opened, and no more than one byte beyond the limit is ever read, because a
//! file may grow and a stream has no size. A pipe or device is refused before it is opened: opening one can wait
//! forever. Of an error its sort is kept, not the system's words, which differ by language and may name what the document
//! is called.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom};
use std::path::Path;

use super::{Blob, Gap, Reason};

/// How a file begins that stands for another, which is stored elsewhere.
const LFS_POINTER: &[u8] = b"version https://git-lfs.github.com/spec/";

/// Reads the file at `path`, which reports call `name`.
///
/// # Errors
/// The file could not be read, is larger than `limit`, or stands for another.
pub fn read_file(path: &Path, name: String, limit: u64) -> Result<Blob, Gap> {
    Opened::new(path, 0)?.read(name, limit)
}

/// A file whose head was read, so that somebody can look whether the rest is worth it. It is opened once.
pub struct Opened {
    file: File,
    size: u64,
    head: Vec<u8>,
    /// Whether there is nothing behind the head.
    is_whole: bool,
}

impl Opened {
    /// Opens the file at `path` and reads `head` bytes of it, or what there is.
    ///
    /// # Errors
    /// The file could not be opened or read, or is no file.
    pub fn new(path: &Path, head: usize) -> Result<Self, Gap> {
        let unreadable = |error: io::Error| unreadable(&error);
        let metadata = fs::metadata(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound if path.is_symlink() => Gap::of_file(Reason::DanglingLink),
            _ => unreadable(error),
        })?;
        if !metadata.is_file() {
            return Err(Gap::of_file(Reason::SpecialFile));
        }
        let (mut file, size) = (File::open(path).map_err(unreadable)?, metadata.len());
        // One more than the size, so that the end is seen without growing.
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(head).min(head).saturating_add(1));
        (&mut file).take(head as u64).read_to_end(&mut bytes).map_err(unreadable)?;
        let is_whole = bytes.len() < head;
        Ok(Self { file, size, head: bytes, is_whole })
    }

    /// How it begins, and the file itself, which may be read anywhere.
    pub fn look(&mut self) -> (&[u8], &mut (impl Read + Seek)) {
        (&self.head, &mut self.file)
    }

    /// Reads it whole; reports call it `name`.
    ///
    /// # Errors
    /// The file could not be read, is larger than `limit`, or stands for another.
    pub fn read(self, name: String, limit: u64) -> Result<Blob, Gap> {
        let Self { mut file, size, head, is_whole } = self;
        if size > limit {
            return Err(too_large(Some(size), limit));
        }
        if is_whole && head.len() as u64 <= limit {
            return content(name, head);
        }
        file.seek(SeekFrom::Start(head.len() as u64)).map_err(|error| unreadable(&error))?;
        content(name, bounded(file, head, size, limit)?)
    }
}

/// The bytes of the file that reports call `name`, if they are its content.
pub(super) fn content(name: String, bytes: Vec<u8>) -> Result<Blob, Gap> {
    if bytes.starts_with(LFS_POINTER) {
        return Err(Gap::of_file(Reason::LfsPointer));
    }
    Ok(Blob { path: name, bytes })
}

/// The sha256 of the content that a pointer stands for, in hexadecimal; `None`: it is no pointer.
#[cfg(feature = "git")]
pub(super) fn stands_for(bytes: &[u8]) -> Option<&str> {
    let lines = std::str::from_utf8(bytes.strip_prefix(LFS_POINTER)?).ok()?;
    lines.lines().find_map(|line| line.strip_prefix("oid sha256:"))
}

/// Reads standard input, or any stream, to its end.
///
/// # Errors
/// Reading failed, or there is more than `limit`.
pub fn read_stream(stream: impl Read, limit: u64) -> Result<Blob, Gap> {
    let bytes = bounded(stream, Vec::new(), 0, limit)?;
    Ok(Blob { path: "-".to_owned(), bytes })
}

/// What was read, and the rest of `stream`; `size` bytes are expected in all, and at most one byte more than `limit` is read.
fn bounded(stream: impl Read, mut bytes: Vec<u8>, size: u64, limit: u64) -> Result<Vec<u8>, Gap> {
    // One more than the size, so that the end is seen without growing.
    let expected = usize::try_from(size.min(limit)).unwrap_or(0).saturating_add(1);
    bytes.reserve(expected.saturating_sub(bytes.len()));
    let left = limit.saturating_add(1).saturating_sub(bytes.len() as u64);
    let read = stream.take(left).read_to_end(&mut bytes);
    read.map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > limit { Err(too_large(None, limit)) } else { Ok(bytes) }
}

/// What is said of a file or folder that the system did not let us read.
pub(super) fn unreadable(error: &io::Error) -> Gap {
    Gap::of_file(match error.kind() {
        ErrorKind::PermissionDenied => Reason::NoPermission,
        ErrorKind::NotFound => Reason::Vanished,
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => Reason::Busy,
        ErrorKind::OutOfMemory => Reason::NoMemory,
        _ => Reason::ReadFailed,
    })
}

pub(super) fn too_large(size: Option<u64>, limit: u64) -> Gap {
    Gap::of_file(Reason::TooLarge { size, limit })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(result: Result<Blob, Gap>) -> Gap {
        match result {
            Err(gap) => gap,
            Ok(_) => panic!("read"),
        }
    }

    #[test]
    fn a_file_up_to_the_limit_is_read_and_one_above_is_a_gap() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "李明".repeat(4)).unwrap();
        let blob = read_file(&path, "a.txt".into(), 24).ok().unwrap();
        assert_eq!((blob.path.as_str(), blob.bytes.len()), ("a.txt", 24));
        let gap = gap(read_file(&path, "a.txt".into(), 23));
        assert_eq!(gap.reason, Reason::TooLarge { size: Some(24), limit: 23 });
    }

    #[test]
    fn a_stream_is_read_no_further_than_the_limit() {
        let blob = read_stream(&b"abc"[..], 3).ok().unwrap();
        assert_eq!((blob.path.as_str(), blob.bytes.as_slice()), ("-", &b"abc"[..]));
        assert_eq!(gap(read_stream(io::repeat(b'a'), 1000)).reason, Reason::TooLarge { size: None, limit: 1000 });
        assert!(read_stream(&b""[..], 0).is_ok());
    }

    #[test]
    fn what_is_no_file_of_its_own_is_a_gap() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        assert_eq!(gap(read_file(folder.path(), "d".into(), 100)).reason, Reason::SpecialFile);
        assert_eq!(gap(read_file(&folder.path().join("b"), "b".into(), 100)).reason, Reason::Vanished);
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink("nowhere", folder.path().join("link")).unwrap();
            assert_eq!(gap(read_file(&folder.path().join("link"), "link".into(), 100)).reason, Reason::DanglingLink);
        }
        fs::write(&path, "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n").unwrap();
        assert_eq!(gap(read_file(&path, "a.txt".into(), 100)).reason, Reason::LfsPointer);
    }

    #[test]
    fn errors_are_told_by_their_sort() {
        let reason = |kind: ErrorKind| unreadable(&io::Error::from(kind)).reason;
        assert_eq!(reason(ErrorKind::PermissionDenied), Reason::NoPermission);
        assert_eq!(reason(ErrorKind::ResourceBusy), Reason::Busy);
        assert_eq!(reason(ErrorKind::Interrupted), Reason::ReadFailed);
    }
}
