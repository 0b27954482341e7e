//! A story of a document: the text, a header, a note, a comment. Its characters come stretch by stretch, each with its look; marks
//! among them end paragraphs, cells and rows, and begin fields.
//!
//! What is seen and what is not goes where it goes in newer documents: paragraphs, tables, fields and what is hidden are
//! those of `docx`, so that a report on a document and on the same saved anew say the same.

mod fields;
mod marks;
mod tables;

use std::collections::HashSet;
use std::ops::Range;

use super::source::{Looks, PART, Source, Stretch};
use crate::format::docx::frame::{Frame, Holds};
use crate::format::docx::look::{Ground, WHITE};
use crate::format::docx::pages::Pages;
use crate::format::docx::paragraph::Paragraph;
use crate::format::docx::symbol::{Face, has_symbols};
use crate::format::ooxml::opened::Found;
use crate::hidden::aside::role;
use crate::hidden::scanned::letters;
use crate::layout::flow::{Flow, Gathered, Hint};
use hegao_model::document::budget::Bound;
use hegao_model::document::{Block, BlockKind, Gap, Hidden, Origin, Place, Reason, Role, Thing};
use tables::Grid;

/// Characters of the longest heading that a style makes one.
const LONGEST_HEADING: usize = 80;

/// What the stories of a document have in common.
pub(super) struct Shared<'f, 'a> {
    pub(super) looks: Looks<'a>,
    pub(super) found: &'f mut Found,
    /// The part that all of them stand in.
    pub(super) part: u32,
    /// Its text so far.
    pub(super) text: String,
    /// Where in the data stream pictures are.
    pub(super) pictures: Vec<u32>,
    /// The pages of the text, as far as pictures tell.
    pub(super) pages: Pages,
    /// How many blocks there are.
    pub(super) blocks: usize,
    tables: usize,
    /// The authors of changes that were told.
    authors: HashSet<u16>,
}

impl<'f, 'a> Shared<'f, 'a> {
    /// Nothing read yet; the text will be the part of this number.
    pub(super) fn new(looks: Looks<'a>, found: &'f mut Found, part: u32) -> Self {
        let (text, pictures, pages) = (String::new(), Vec::new(), Pages::new(false));
        Self { looks, found, part, text, pictures, pages, tables: 0, blocks: 0, authors: HashSet::new() }
    }

    /// A text that stands in another stream, or in none that is read from first to last.
    pub(super) fn gather(&mut self, text: &str) -> Gathered {
        let mut gathered = Gathered::new(self.part);
        gathered.push(text, Origin::exact(self.text.len()));
        self.text.push_str(text);
        self.text.push('\n');
        gathered
    }
}

/// A story while it is read.
pub(super) struct Story<'s, 'f, 'a> {
    source: &'s Source<'a>,
    shared: &'s mut Shared<'f, 'a>,
    frame: Frame<'s>,
    flow: Flow,
    /// The tables that are open, as far as the frame does not know them.
    grids: Vec<Grid>,
    /// What is known of the stretch that is read, and why nobody sees it.
    at: Stretch,
    hidden: Option<Hidden>,
    /// The number of the last paragraph.
    last: usize,
}

impl<'s, 'f, 'a> Story<'s, 'f, 'a> {
    /// A story that holds this, at this place.
    pub(super) fn new(source: &'s Source<'a>, shared: &'s mut Shared<'f, 'a>, holds: Holds, place: Place) -> Self {
        Self {
            flow: Flow::new(shared.part),
            source,
            shared,
            frame: Frame::new(holds, place, 0),
            grids: Vec::new(),
            at: Stretch::default(),
            hidden: None,
            last: 0,
        }
    }

    /// The story is the line between text and notes, of which only what has letters says anything.
    pub(super) fn line(mut self) -> Self {
        self.frame.is_line = true;
        self
    }

    /// Reads the characters `range`. The running text is returned, all else is found.
    pub(super) fn read(mut self, range: Range<u32>) -> Vec<Block> {
        let source = self.source;
        'pieces: for (piece, places) in source.pieces.within(&range) {
            let (mut at, end) = (piece.offset(places.start), piece.offset(places.end));
            let end = self.there(end);
            while at < end {
                let stretch = self.shared.looks.at(source, &piece, at, end);
                let stop = stretch.end;
                let text = piece.text(&source.word[at as usize..stop as usize]);
                let budget = source.budget;
                if budget.spend(Bound::Unpacked, text.len(), Some(PART)).is_err()
                    || !budget.admits(Bound::Blocks, self.shared.blocks, Some(PART))
                {
                    break 'pieces;
                }
                self.stretch(stretch, &text, piece.place(at));
                at = stop;
            }
        }
        self.finish()
    }

    /// As much of what ends at `end` as the stream has; if that is not all, it is told.
    fn there(&self, end: u32) -> u32 {
        let size = u32::try_from(self.source.word.len()).unwrap_or(u32::MAX);
        if end > size {
            self.source.budget.tell(Gap::of_part(PART, Reason::DamagedPart));
        }
        end.min(size)
    }

    fn finish(mut self) -> Vec<Block> {
        self.set_depth(0);
        for field in std::mem::take(&mut self.frame.fields) {
            self.tell_code(field.code);
        }
        self.flush();
        self.shared.blocks += self.frame.finished.len();
        self.frame.tell(self.shared.found, self.shared.part);
        self.flow.blocks()
    }

    /// Text of one look, of which the first character stands at `place`.
    fn stretch(&mut self, stretch: Stretch, text: &str, place: u32) {
        self.at = stretch;
        self.hidden = self.why_hidden();
        self.tell_authors();
        let start = self.shared.text.len();
        self.shared.text.push_str(text);
        let mut rest = 0;
        while rest < text.len() {
            let mark = text[rest..].find(|c: char| c < ' ').map_or(text.len(), |mark| rest + mark);
            if mark > rest {
                self.letters(&text[rest..mark], start + rest);
            }
            if let Some(c) = text[mark..].chars().next() {
                // Where a section ends, its number of characters tells, which is asked for nothing else.
                let units = || place + text[..mark].encode_utf16().count() as u32;
                self.mark(c, start + mark, units);
                rest = mark + c.len_utf8();
            } else {
                rest = mark;
            }
        }
    }

    /// Why nobody sees the text of the stretch.
    fn why_hidden(&self) -> Option<Hidden> {
        let mut look = self.at.run.look.or(self.at.style.look);
        look.ground = self.at.run.look.ground.or(self.at.paragraph.ground).or(self.at.style.look.ground);
        // The colour of a box or cell is not worked out.
        let is_plain = self.frame.holds == Holds::Body && self.at.paragraph.depth == 0;
        look.hidden(if is_plain { Ground::Of(WHITE) } else { Ground::Unknown })
    }

    /// Tells who changed the text of the stretch, each once.
    fn tell_authors(&mut self) {
        let run = self.at.run;
        let of_paragraph = self.at.paragraph.changed_by;
        for by in [
            run.is_deleted.then_some(run.deleted_by),
            run.is_inserted.then_some(run.inserted_by),
            run.is_changed.then_some(run.changed_by),
            of_paragraph,
        ] {
            let Some(name) = by.filter(|by| self.shared.authors.insert(*by)).and_then(|by| self.source.author(by))
            else {
                continue;
            };
            let name = self.shared.gather(name);
            self.shared.found.name(&name, Place::from(Thing::Revision).with(Role::Author));
        }
    }

    /// Letters, of which the first stands at `start` of the part's text.
    fn letters(&mut self, text: &str, start: usize) {
        if self.at.run.is_special {
            return self.special(text, start);
        }
        if !has_symbols(text) {
            return self.put(text, Some(Origin::exact(start)));
        }
        let face = self.at.run.look.face.or(self.at.style.look.face).unwrap_or(Face::Plain);
        for (at, stored) in text.char_indices() {
            let (shown, at) = (face.shown(stored), start + at);
            let origin = if shown == stored { Origin::exact(at) } else { Origin::rendered(at..at + stored.len_utf8()) };
            self.put(shown.encode_utf8(&mut [0; 4]), Some(origin));
        }
    }

    /// Letters that stand for something else ([MS-DOC], 2.6.1): signs of other fonts are what those show.
    fn special(&mut self, text: &str, start: usize) {
        let Some((font, code)) = self.at.run.symbol else {
            // Dates, and the ends of controls, are letters of ASCII; what is none was only marked by mistake.
            if text.chars().any(|c| c > '+' && c != '<' && c != '>') {
                self.put(text, Some(Origin::exact(start)));
            }
            return;
        };
        let sign = self.source.face(font).called(u32::from(code)).filter(|sign| !sign.is_control());
        if let Some(sign) = sign {
            self.put(sign.encode_utf8(&mut [0; 4]), Some(Origin::rendered(start..start + text.len())));
        }
    }

    /// Text as it comes: seen, or why not.
    pub(super) fn put(&mut self, text: &str, origin: Option<Origin>) {
        // What a field in a code comes to is a part of that code.
        if let Some(field) = self.frame.fields.iter_mut().rev().find(|field| !field.in_result) {
            match origin {
                Some(origin) => field.code.push(text, origin),
                None => field.code.push_unstored(text),
            }
            return;
        }
        let (run, hidden, source) = (self.at.run, self.hidden, self.source);
        let paragraph = self.paragraph();
        if run.is_deleted {
            return paragraph.hide(Hidden::Deleted, source.author(run.deleted_by), text, origin);
        }
        if let Some(hidden) = hidden {
            return paragraph.hide(hidden, None, text, origin);
        }
        if run.is_inserted {
            paragraph.hide(Hidden::Inserted, source.author(run.inserted_by), text, origin.clone());
        }
        if run.is_changed {
            paragraph.hide(Hidden::Reformatted, source.author(run.changed_by), text, origin.clone());
        }
        paragraph.show(text, origin);
        if self.frame.holds == Holds::Body {
            self.shared.pages.text(letters(text));
        }
    }

    /// The paragraph that is read.
    fn paragraph(&mut self) -> &mut Paragraph<'s> {
        let (part, frame) = (self.shared.part, &mut self.frame);
        let open = &mut frame.open_ended;
        frame.paragraph.get_or_insert_with(|| open.take().unwrap_or_else(|| Paragraph::new(part)))
    }

    /// The mark of a paragraph ends it.
    fn end_paragraph(&mut self) {
        let of = self.at.paragraph;
        // It lies as deep as its own mark says: tables that are ended or begun by it have none of it.
        let paragraph = self.frame.paragraph.take();
        self.set_depth(of.depth);
        if self.frame.holds == Holds::Body {
            self.shared.pages.end_paragraph(of.depth > 0);
        }
        let number = self.number();
        let Some(mut paragraph) = paragraph else { return };
        paragraph.kind = match of.outline {
            Some(level) if self.at.style.kind != Some(BlockKind::Title) => (level < 9).then_some(BlockKind::Heading),
            _ => self.at.style.kind,
        };
        if let Some(number) = number.filter(|_| !paragraph.text.is_blank()) {
            let mut text = paragraph.text.beginning();
            text.push_unstored(&number);
            text.append(&paragraph.text);
            paragraph.text = text;
        }
        let run = self.at.run;
        let has = |of: &[Hidden]| paragraph.asides.iter().any(|unseen| of.contains(&unseen.hidden));
        let is_marked =
            (run.is_inserted || run.is_changed) && !has(&[Hidden::Inserted, Hidden::Deleted, Hidden::Reformatted]);
        if (of.changed_by.is_some() || is_marked) && !has(&[Hidden::Reformatted]) {
            let text = paragraph.text.clone();
            paragraph.add(Hidden::Reformatted, text);
        }
        if run.is_deleted || of.is_drop_cap {
            paragraph.go_on();
            self.frame.open_ended = Some(paragraph);
            return;
        }
        self.deliver(paragraph);
    }

    /// The number that Word puts before the paragraph.
    fn number(&mut self) -> Option<String> {
        let of = self.at.paragraph;
        // Numbers above are those of lists that were taken away.
        let list = of.list.filter(|list| (1..=0x7FE).contains(list))?;
        let number = self.shared.looks.numbering.next(u32::from(list), usize::from(of.level.unwrap_or(0)))?;
        // A list may have any text before each of its paragraphs.
        self.source.budget.spend(Bound::Unpacked, number.len(), Some(PART)).ok().map(|()| number)
    }

    /// Ends whatever paragraph is open.
    fn flush(&mut self) {
        if let Some(paragraph) = self.frame.paragraph.take() {
            self.deliver(paragraph);
        }
        if let Some(paragraph) = self.frame.open_ended.take() {
            self.deliver(paragraph);
        }
    }

    /// A paragraph that is read goes into its cell, its frame, or the running text.
    fn deliver(&mut self, paragraph: Paragraph<'s>) {
        if paragraph.is_empty() {
            return;
        }
        self.open_cell();
        if let Some(table) = self.frame.tables.last_mut() {
            table.add(paragraph);
        } else if self.frame.holds == Holds::Body {
            self.emit(paragraph);
        } else {
            self.frame.finished.push(paragraph);
        }
    }

    fn emit(&mut self, mut paragraph: Paragraph<'s>) {
        self.shared.blocks += 1 + paragraph.asides.len();
        let place = paragraph.place.take().unwrap_or_else(|| {
            let is_blank = paragraph.text.is_blank();
            self.last += usize::from(!is_blank);
            Place::paragraph(0, self.last, is_blank)
        });
        for unseen in &paragraph.asides {
            self.shared.found.aside(unseen.hidden, &unseen.text, place.clone().with(role(unseen.hidden)));
        }
        let is_long = || paragraph.text.text().chars().nth(LONGEST_HEADING).is_some();
        let kind = paragraph.kind.filter(|kind| *kind == BlockKind::Cell || !is_long());
        self.flow.paragraph(&paragraph.text, Hint { place: Some(Box::new(place)), kind });
    }
}
