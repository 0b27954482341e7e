//! From tokens to paragraphs.

use std::collections::{HashMap, VecDeque};

use encoding_rs::Encoding;

use super::bytes::Pending;
use super::paragraph::{Frame, Holds, Paragraph};
use super::state::{Destination, Said, State};
use super::table::Table;
use super::token::{Token, Tokens, What};
use crate::format::ooxml::opened::Opened;
use crate::hidden::aside::role;
use crate::layout::flow::{Flow, Gathered, Hint};
use hegao_model::document::budget::Bound;
use hegao_model::document::{Block, BlockKind, Gap, Hidden, Origin, Place, Reason, Thing};

/// Characters of the longest heading that a style makes one.
const LONGEST_HEADING: usize = 80;

/// A file while it is read.
pub(super) struct Reader<'o, 'b, 't> {
    pub(super) text: &'t str,
    pub(super) part: u32,
    pub(super) opened: &'o mut Opened<'b>,
    pub(super) flow: Flow,
    pub(super) frames: Vec<Frame>,
    /// What holds in the groups around the one that is read, and there.
    stack: Vec<State>,
    pub(super) state: State,
    /// Groups beyond the bound: what holds there holds where the bound is.
    deeper: usize,
    /// The encoding of the document, and those of fonts that have their own.
    pub(super) page: &'static Encoding,
    pub(super) fonts: HashMap<i32, &'static Encoding>,
    pub(super) default_font: i32,
    /// Which of the colours are white, and the one that is read.
    pub(super) whites: Vec<bool>,
    pub(super) colour: [i32; 3],
    /// Styles of headings.
    pub(super) headings: HashMap<i32, bool>,
    pub(super) pending: Pending,
    /// How many characters for older programs are left.
    pub(super) skip: usize,
    /// What is gathered: of what, how many groups were open when it began, and the text so far.
    pub(super) gathered: Vec<(Said, usize, Gathered)>,
    /// A name that is read in a table of styles or reviewers.
    pub(super) name: Gathered,
    /// Hexadecimal digits of a picture or object, and how many groups were open when they began.
    pub(super) data: Option<(bool, usize, String)>,
    /// Bytes that stood as they are.
    pub(super) binaries: VecDeque<Vec<u8>>,
    /// The name of the property of a shape, and of an added one.
    pub(super) property: String,
    pub(super) added: String,
    pub(super) notes: [usize; 4],
    tables: usize,
    /// Something lies under the cells that are read.
    pub(super) has_table_ground: bool,
    /// The cell that is defined carries on the one to its left.
    pub(super) is_merged: bool,
    paragraphs: usize,
    blocks: usize,
}

impl<'o, 'b, 't> Reader<'o, 'b, 't> {
    /// The file whose text is `text`, the part with this index.
    pub(super) fn new(text: &'t str, part: u32, opened: &'o mut Opened<'b>, binaries: Vec<Vec<u8>>) -> Self {
        Self {
            text,
            part,
            opened,
            flow: Flow::new(part),
            frames: vec![Frame::new(Holds::Body, Thing::Text.into(), 0, part)],
            stack: Vec::new(),
            state: State::default(),
            deeper: 0,
            page: encoding_rs::WINDOWS_1252,
            fonts: HashMap::new(),
            default_font: 0,
            whites: Vec::new(),
            colour: [-1; 3],
            headings: HashMap::new(),
            pending: Pending::default(),
            skip: 0,
            gathered: Vec::new(),
            name: Gathered::new(part),
            data: None,
            binaries: binaries.into(),
            property: String::new(),
            added: String::new(),
            notes: [0; 4],
            tables: 0,
            has_table_ground: false,
            is_merged: false,
            paragraphs: 0,
            blocks: 0,
        }
    }

    /// Reads it. The running text is returned, all else is found.
    pub(super) fn read(mut self) -> Vec<Block> {
        for token in Tokens::new(self.text) {
            if self.opened.budget.is_late(0) || !self.opened.budget.admits(Bound::Blocks, self.blocks, None) {
                break;
            }
            self.token(&token);
        }
        // A file that is cut off says so, but for one that only lacks its last brackets.
        if self.stack.len() > 1 {
            self.opened.found.gaps.push(Gap::of_file(Reason::CutFile));
        }
        while !self.stack.is_empty() {
            self.close();
        }
        self.end_paragraph(0);
        self.end_tables(0);
        self.flow.blocks()
    }

    fn token(&mut self, token: &Token<'t>) {
        let mut token = Token { what: token.what, range: token.range.clone() };
        if self.skip > 0 && !self.passes(&mut token) {
            return;
        }
        if !matches!(token.what, What::Byte(_) | What::Text(_)) {
            self.end_pending();
        }
        match token.what {
            What::Open => self.open(),
            What::Close => self.close(),
            What::Word(word, number) => self.word(word, number, &token),
            What::Symbol(sign) => self.symbol(sign, &token),
            What::Byte(byte) => self.byte(byte, token.range),
            What::Text(text) => self.plain(text, token.range.start),
        }
    }

    /// Takes what stands for older programs out of a token; `false`: nothing of it is left.
    fn passes(&mut self, token: &mut Token<'t>) -> bool {
        match token.what {
            What::Open | What::Close => {
                self.skip = 0;
                true
            }
            What::Text(text) => {
                let end = text.char_indices().nth(self.skip).map_or(text.len(), |(end, _)| end);
                self.skip -= text[..end].chars().count();
                token.what = What::Text(&text[end..]);
                token.range.start += end;
                end < text.len()
            }
            What::Word(..) | What::Symbol(_) | What::Byte(_) => {
                self.skip -= 1;
                false
            }
        }
    }

    /// How many groups are open.
    pub(super) fn depth(&self) -> usize {
        self.stack.len() + self.deeper
    }

    fn open(&mut self) {
        if self.deeper > 0 || !self.opened.budget.admits(Bound::Depth, self.stack.len() + 1, None) {
            self.deeper += 1;
            return;
        }
        self.stack.push(self.state);
        self.state.is_optional = false;
    }

    fn close(&mut self) {
        let depth = self.depth();
        while self.gathered.last().is_some_and(|(_, began, _)| *began >= depth) {
            self.end_gathered();
        }
        if self.data.as_ref().is_some_and(|(_, began, _)| *began >= depth) {
            self.end_data();
        }
        if matches!(self.state.destination, Destination::Styles | Destination::Reviewers) {
            self.end_name();
        }
        if self.frames.len() > 1 && self.frames.last().is_some_and(|frame| frame.depth >= depth) {
            self.end_frame();
        }
        if self.deeper > 0 {
            self.deeper -= 1;
        } else if let Some(state) = self.stack.pop() {
            self.state = state;
        }
    }

    /// The frame that is read.
    pub(super) fn frame(&mut self) -> &mut Frame {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Holds::Body, Thing::Text.into(), 0, self.part));
        }
        let last = self.frames.len() - 1;
        &mut self.frames[last]
    }

    /// A frame of these paragraphs begins in the group that is read.
    pub(super) fn begin_frame(&mut self, holds: Holds, place: Place, is_box: bool) {
        let mut frame = Frame::new(holds, place, self.depth(), self.part);
        frame.is_box = is_box;
        self.frames.push(frame);
        self.state.destination = Destination::Text;
        self.state.bare();
    }

    fn end_frame(&mut self) {
        self.end_paragraph(0);
        self.end_tables(0);
        if let Some(frame) = self.frames.pop() {
            frame.tell(&mut self.opened.found, self.part);
        }
    }

    /// The paragraph that is read ends, in a table of this depth (0: in none).
    pub(super) fn end_paragraph(&mut self, level: usize) {
        let part = self.part;
        let mut paragraph = std::mem::replace(&mut self.frame().paragraph, Paragraph::new(part));
        let is_heading = match self.state.outline {
            Some(level) => level < 9,
            None => self.headings.get(&self.state.style).copied().unwrap_or(false),
        };
        paragraph.kind = is_heading.then_some(BlockKind::Heading);
        self.open_tables(level);
        self.deliver(paragraph);
    }

    /// So many tables are open, each in a cell of the one before.
    pub(super) fn open_tables(&mut self, level: usize) {
        // A table within a table is a table within a group, and as deep as those may be.
        let level = level.min(self.opened.budget.left(Bound::Depth) as usize);
        self.end_tables(level);
        while self.frame().tables.len() < level {
            self.tables += 1;
            let table = Table::new(self.tables);
            self.frame().tables.push(table);
        }
    }

    /// Tables that are deeper end.
    pub(super) fn end_tables(&mut self, level: usize) {
        while self.frame().tables.len() > level {
            let Some(table) = self.frame().tables.pop() else { return };
            for paragraph in table.finish() {
                self.deliver(paragraph);
            }
        }
    }

    /// A paragraph goes into its cell, its frame, or the running text.
    fn deliver(&mut self, paragraph: Paragraph) {
        let frame = self.frame();
        if let Some(table) = frame.tables.last_mut() {
            table.add(paragraph);
        } else if paragraph.is_empty() {
        } else if frame.holds == Holds::Body {
            self.emit(paragraph);
        } else {
            frame.finished.push(paragraph);
        }
    }

    fn emit(&mut self, mut paragraph: Paragraph) {
        self.blocks += 1 + paragraph.asides.len();
        let place = paragraph.place.take().unwrap_or_else(|| {
            let is_blank = paragraph.text.is_blank();
            self.paragraphs += usize::from(!is_blank);
            Place::paragraph(0, self.paragraphs, is_blank)
        });
        for (hidden, text) in &paragraph.asides {
            self.opened.found.aside(*hidden, text, place.clone().with(role(*hidden)));
        }
        let is_long = || paragraph.text.text().chars().nth(LONGEST_HEADING).is_some();
        let kind = paragraph.kind.filter(|kind| *kind == BlockKind::Cell || !is_long());
        self.flow.paragraph(&paragraph.text, Hint { place: Some(Box::new(place)), kind });
    }

    /// Text with its place, in the paragraph that is read: seen, or why not.
    pub(super) fn show(&mut self, text: &str, origin: Option<Origin>) {
        let (hidden, is_inserted) = (self.hidden(), self.state.is_inserted);
        let paragraph = &mut self.frame().paragraph;
        let put = |into: &mut Gathered| match &origin {
            Some(origin) => into.push(text, origin.clone()),
            None => into.push_unstored(text),
        };
        if let Some(hidden) = hidden {
            return put(paragraph.aside(hidden));
        }
        if is_inserted {
            put(paragraph.aside(Hidden::Inserted));
        }
        put(&mut paragraph.text);
    }

    /// Why nobody sees the text that is read.
    fn hidden(&mut self) -> Option<Hidden> {
        /// Half points that nobody reads.
        const TINY: i32 = 4;
        let state = self.state;
        let is_white = self.whites.get(state.colour).copied().unwrap_or(false);
        let is_grounded = state.has_ground || self.frame().is_box || state.level > 0 && self.has_table_ground;
        match () {
            () if state.is_deleted => Some(Hidden::Deleted),
            () if state.is_hidden => Some(Hidden::HiddenText),
            () if state.size <= TINY => Some(Hidden::TinyText),
            () if is_white && !is_grounded => Some(Hidden::WhiteText),
            () => None,
        }
    }
}
