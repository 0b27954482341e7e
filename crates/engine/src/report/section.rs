//! A part of a report that is written before its turn: it waits outside of memory.

use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

/// Where a section waits. The caller decides where that is; the library knows no folder for temporary files.
pub trait Spool: Read + Write + Seek + Send {}

impl<T: Read + Write + Seek + Send> Spool for T {}

/// What is written now and stands later.
pub(super) struct Section {
    spool: BufWriter<Box<dyn Spool>>,
    length: u64,
}

impl Section {
    pub(super) fn new(spool: fn() -> Box<dyn Spool>) -> Self {
        Self { spool: BufWriter::new(spool()), length: 0 }
    }

    /// How much was written.
    pub(super) fn len(&self) -> u64 {
        self.length
    }

    /// Copies all of it.
    pub(super) fn copy(self, out: &mut dyn Write) -> io::Result<()> {
        io::copy(&mut self.read()?, out).map(drop)
    }

    /// What was written, from its beginning.
    pub(super) fn read(self) -> io::Result<Box<dyn Spool>> {
        let mut spool = self.spool.into_inner().map_err(io::IntoInnerError::into_error)?;
        spool.seek(SeekFrom::Start(0))?;
        Ok(spool)
    }
}

impl Write for Section {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.spool.write(bytes)?;
        self.length += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.spool.flush()
    }
}
