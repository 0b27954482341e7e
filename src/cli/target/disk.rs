//! The steps of a write that can fail, so that a test can let each of them fail.

use std::fs::{self, Permissions};
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use super::super::whole::Unfinished;
use crate::platform;

/// What a file is written on.
pub(super) trait Disk {
    /// A file that will stand at `place`, beside it.
    fn begin(&self, place: &Path, like: Option<&Permissions>) -> io::Result<Unfinished> {
        Unfinished::new(place, like)
    }

    /// Writes all of `bytes`, until the disk holds them.
    fn write(&self, file: &mut Unfinished, bytes: &[u8]) -> io::Result<()> {
        file.file().write_all(bytes)?;
        file.file().sync_all()
    }

    /// What stands in a file that has no name yet.
    fn read_back(&self, file: &mut Unfinished) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        file.file().rewind()?;
        file.file().read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// What stands at `place`.
    fn read(&self, place: &Path) -> io::Result<Vec<u8>> {
        fs::read(place)
    }

    /// Gives the file its name, in one step; `over` that of another file.
    fn settle(&self, file: Unfinished, over: bool) -> io::Result<()> {
        let folder = file.folder().to_owned();
        if over { file.replace() } else { file.create() }?;
        platform::settle(&folder);
        Ok(())
    }
}

/// The system's own.
pub(super) struct System;

impl Disk for System {}
