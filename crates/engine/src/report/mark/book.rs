//! The workbook: an archive, which has room for a remark at its end.

use std::io::BufRead;
#[cfg(feature = "xlsx")]
use std::io::{self, Write};

use sha2::{Digest, Sha256};

use super::words;

/// A workbook that hegao wrote: the comment at the end of the archive (APPNOTE 4.3.16) has a check sum of all before it. A
/// program that saves the workbook anew writes none.
pub(in crate::report) struct SealedBook;

impl SealedBook {
    /// How the comment begins; sixteen figures follow.
    const WORDS: &'static [u8] = b"hegao report ";
    const SUM: usize = 16;

    /// Writes an archive without a comment into `out`, with one.
    #[cfg(feature = "xlsx")]
    pub(in crate::report) fn copy(archive: &mut dyn crate::report::Spool, out: &mut dyn Write) -> io::Result<()> {
        use std::io::{Read, SeekFrom};
        // The last two bytes say how long the comment is: not at all.
        let length = archive.seek(SeekFrom::End(0))?.saturating_sub(2);
        archive.rewind()?;
        let comment = u16::try_from(Self::WORDS.len() + Self::SUM).map_err(io::Error::other)?;
        let mut summed = Summed { out, sum: Sha256::new() };
        io::copy(&mut archive.take(length), &mut summed)?;
        summed.write_all(&comment.to_le_bytes())?;
        summed.write_all(Self::WORDS)?;
        let Summed { out, sum } = summed;
        out.write_all(words(sum).as_bytes())?;
        out.flush()
    }

    pub(super) fn is_one(mut file: impl BufRead) -> bool {
        let (mut sum, mut last) = (Sha256::new(), Vec::new());
        loop {
            let Ok(bytes) = file.fill_buf() else { return false };
            if bytes.is_empty() {
                break;
            }
            last.extend_from_slice(bytes);
            let read = bytes.len();
            file.consume(read);
            let known = last.len().saturating_sub(Self::SUM);
            sum.update(&last[..known.saturating_sub(Self::WORDS.len())]);
            last.drain(..known.saturating_sub(Self::WORDS.len()));
        }
        let Some((said, told)) = last.split_at_checked(Self::WORDS.len()) else { return false };
        sum.update(said);
        said == Self::WORDS && told == words(sum).as_bytes()
    }
}

#[cfg(feature = "xlsx")]
struct Summed<'a> {
    out: &'a mut dyn Write,
    sum: Sha256,
}

#[cfg(feature = "xlsx")]
impl Write for Summed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.sum.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
