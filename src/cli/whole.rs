//! Files that are there whole or not at all.
//!
//! What is written stands beside its place until it is whole, and takes the name in one step. Should the run be ended from
//! outside meanwhile (Ctrl-C, a window that closes, `kill`), nothing of it stays: the paths of what is unfinished are
//! known, and taken away before the program ends.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use tempfile::{Builder, NamedTempFile, PersistError};

use super::console;
use crate::language::both;
use crate::platform;

/// The files of this run that are not whole yet.
static UNFINISHED: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

/// A file that is being written, beside the place that it is for.
pub(super) struct Unfinished {
    file: NamedTempFile,
    place: PathBuf,
}

impl Unfinished {
    /// A file that will stand at `place` (with its folder), with the permissions of `like` or else those of any new file.
    pub(super) fn new(place: &Path, like: Option<&std::fs::Permissions>) -> io::Result<Self> {
        let mut builder = Builder::new();
        platform::permit(&mut builder, like);
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // Held over both, so that no end of the run comes between.
        let mut unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        // The error names the folder, which is not masked: only its kind goes on.
        let file = builder.tempfile_in(folder).map_err(|error| io::Error::from(error.kind()))?;
        unfinished.insert(file.path().to_owned());
        Ok(Self { file, place: place.to_owned() })
    }

    /// Where to write.
    pub(super) fn file(&mut self) -> &mut File {
        self.file.as_file_mut()
    }

    /// The folder that it is in.
    pub(super) fn folder(&self) -> &Path {
        self.place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// Takes its place, also that of another file.
    pub(super) fn replace(self) -> io::Result<()> {
        self.settle(NamedTempFile::persist)
    }

    /// Takes its place if nothing is there.
    pub(super) fn create(self) -> io::Result<()> {
        self.settle(|file, place| match file.persist_noclobber(&place) {
            // A file system without second names for files (exFAT on macOS) cannot do it in one step.
            Err(PersistError { error, file })
                if error.kind() != io::ErrorKind::AlreadyExists && place.symlink_metadata().is_err() =>
            {
                file.persist(place)
            }
            settled => settled,
        })
    }

    fn settle(self, persist: impl FnOnce(NamedTempFile, PathBuf) -> Result<File, PersistError>) -> io::Result<()> {
        let Self { mut file, place } = self;
        let beside = file.path().to_owned();
        // What the disk does not hold is told here, not when the name has gone over.
        let settled = file.as_file_mut().sync_all().and_then(|()| Ok(persist(file, place).map(drop)?));
        UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner).remove(&beside);
        settled
    }
}

/// Writes a new file, never over one that is there.
pub(super) fn create(place: &Path, content: &[u8]) -> io::Result<()> {
    // Said before the work: the step itself holds it again.
    if place.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let mut file = Unfinished::new(place, None)?;
    file.file().write_all(content)?;
    file.create()
}

/// Takes care of the end that comes from outside, for the rest of this process.
pub(super) fn tidy_at_end() {
    platform::at_end(|code| {
        // Never given back: nothing new is begun.
        let unfinished = UNFINISHED.lock().unwrap_or_else(PoisonError::into_inner);
        for file in &*unfinished {
            let _ = std::fs::remove_file(file);
        }
        console::say(&both!("已中断，没有结论。", "interrupted, no verdict."));
        #[allow(clippy::exit)] // The work is on other threads, which cannot be asked.
        std::process::exit(i32::from(code));
    });
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_whole_or_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        let mut file = Unfinished::new(&place, None).unwrap();
        file.file().write_all(b"half").unwrap();
        drop(file);
        assert!(names(folder.path()).is_empty());
        create(&place, "全".as_bytes()).unwrap();
        assert_eq!(create(&place, b"other").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!((fs::read_to_string(&place).unwrap(), names(folder.path()).len()), ("全".to_owned(), 1));
    }

    #[test]
    fn what_has_come_meanwhile_is_not_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("a.txt");
        let file = Unfinished::new(&place, None).unwrap();
        fs::write(&place, "先到").unwrap();
        assert_eq!(file.create().unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!((fs::read_to_string(&place).unwrap(), names(folder.path()).len()), ("先到".to_owned(), 1));
    }
}
