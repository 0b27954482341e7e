//! Where the look of characters and paragraphs is stored ([MS-DOC], 2.9.33 and 2.9.174): pages of 512 bytes, each with the runs
//! of one stretch of the stream. A run is looked up when its text is read; nothing is kept but the last page.

use std::ops::Range;

use super::bytes::{Plc, u16_at, u32_at};

/// Bytes of a page.
const PAGE: usize = 512;

/// Which pages.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Characters,
    Paragraphs,
}

/// The pages of characters, or those of paragraphs.
pub(super) struct Pages<'a> {
    word: &'a [u8],
    /// Which page has which stretch of the stream.
    table: Plc<'a>,
    of: Of,
    /// Where the run begins and ends that was asked for last, and what it says.
    last: Option<Run<'a>>,
}

/// A run: a stretch of the stream whose text looks the same.
#[derive(Clone)]
pub(super) struct Run<'a> {
    /// Where in the stream it stands.
    pub(super) bytes: Range<u32>,
    /// The style, of paragraphs.
    pub(super) style: u16,
    /// What it changes of that.
    pub(super) changes: &'a [u8],
}

impl<'a> Pages<'a> {
    /// The pages in the stream `word` that `table` lists.
    pub(super) fn new(word: &'a [u8], table: &'a [u8], of: Of) -> Self {
        Self { word, table: Plc::new(table, 4), of, last: None }
    }

    /// The run that holds the byte `at` of the stream; where no page says anything of it, nothing is changed up to where one
    /// does.
    pub(super) fn at(&mut self, at: u32) -> Run<'a> {
        if let Some(last) = self.last.as_ref().filter(|last| last.bytes.contains(&at)) {
            return last.clone();
        }
        let run = self.look_up(at).unwrap_or_else(|| Run { bytes: at..self.next(at), style: 0, changes: &[] });
        self.last = Some(run.clone());
        run
    }

    /// Where in the stream the pages stand, in no order.
    pub(super) fn places(&self) -> impl Iterator<Item = Range<u32>> + use<'a> {
        let table = self.table;
        (0..table.len()).map(move |index| {
            let start = number(table.data(index)).saturating_mul(PAGE as u32);
            start..start.saturating_add(PAGE as u32)
        })
    }

    /// Where the stretch ends of whose page nothing can be read, or the next begins.
    fn next(&self, at: u32) -> u32 {
        let end = match self.table.find(at) {
            Some(index) => self.table.place(index + 1),
            None if self.table.len() > 0 && at < self.table.place(0) => self.table.place(0),
            None => u32::MAX,
        };
        end.max(at.saturating_add(1))
    }

    fn look_up(&self, at: u32) -> Option<Run<'a>> {
        let index = self.table.find(at)?;
        let start = number(self.table.data(index)) as usize * PAGE;
        let page = self.word.get(start..start + PAGE)?;
        let count = usize::from(page[PAGE - 1]);
        let place = |index: usize| u32_at(page, index * 4);
        let run = (0..count).find(|index| place(index + 1).is_some_and(|end| at < end))?;
        let (start, end) = (place(run)?, place(run + 1)?);
        if start > at {
            return Some(Run { bytes: at..start, style: 0, changes: &[] });
        }
        let width = if self.of == Of::Characters { 1 } else { 13 };
        let offset = usize::from(*page.get((count + 1) * 4 + run * width)?) * 2;
        let (style, changes) = match self.of {
            _ if offset == 0 => (0, &page[..0]),
            Of::Characters => (0, page.get(offset + 1..)?.get(..usize::from(page[offset]))?),
            Of::Paragraphs => paragraph(page, offset)?,
        };
        Some(Run { bytes: start..end, style, changes })
    }
}

/// The number of a page ([MS-DOC], 2.9.184).
fn number(data: &[u8]) -> u32 {
    u32_at(data, 0).unwrap_or(u32::MAX) & 0x003F_FFFF
}

/// The style of a paragraph, and what it changes of that ([MS-DOC], 2.9.175).
fn paragraph(page: &[u8], offset: usize) -> Option<(u16, &[u8])> {
    let (from, length) = match *page.get(offset)? {
        0 => (offset + 2, usize::from(*page.get(offset + 1)?) * 2),
        count => (offset + 1, usize::from(count) * 2 - 1),
    };
    let whole = page.get(from..)?.get(..length)?;
    Some((u16_at(whole, 0)?, &whole[2..]))
}
