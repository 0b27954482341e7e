//! A page on its way to blocks: what each token does to the text.

use std::ops::Range;

use html5gum::emitters::callback::CallbackEvent;

use super::Fragment;
use super::attribute::{Attributes, Tag};
use super::drawn::Drawn;
use super::element::{Kind, closed_by};
use super::reference::References;
use super::sheet::Sheet;
use super::stack::Stack;
use super::table::Table;
use crate::layout::flow::{Flow, Gathered, Hint};
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::Pages;
use hegao_model::document::{Block, BlockKind, Declared, Gap, Hidden, Origin, Place, Spot, Thing};

/// What was read of a page.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) gaps: Vec<Gap>,
    pub(super) declared: Declared,
    pub(super) drawn: Drawn,
    pub(super) counts: Vec<(Place, usize)>,
}

/// A page that is being read.
pub(super) struct Page<'a> {
    pub(super) source: &'a str,
    pub(super) budget: &'a Budget,
    pub(super) references: References,
    tag: Tag,
    pub(super) stack: Stack,
    pub(super) sheet: Sheet<'a>,
    flow: Flow,
    /// How deep the page lies in others, this one counted, and whether it stands as it is in one.
    pub(super) depth: usize,
    pub(super) is_verbatim: bool,
    /// Text of a script, a sheet or of what only some browsers show, whose end has not come.
    pub(super) raw: Option<Range<usize>>,
    /// The script that is read is a template of markup.
    pub(super) is_template: bool,
    /// What stands over words to say how they are read.
    pub(super) guide: Gathered,
    /// The paragraph that is being read, and the white space that stands before its next word.
    pub(super) line: Gathered,
    space: Option<Range<usize>>,
    /// Text that is not seen, as far as it was read.
    pub(super) unseen: Option<(Hidden, Gathered)>,
    table: Option<(usize, Table)>,
    tables: usize,
    /// How many paragraphs were read, also those of the table.
    paragraphs: usize,
    /// A link's title, and where in the line the link began: what the link says once more is not told.
    pub(super) link: Option<(Block, usize)>,
    pub(super) beside: Vec<Block>,
    pub(super) asides: Vec<Block>,
    pub(super) gaps: Vec<Gap>,
    pub(super) declared: Declared,
    /// How good the declared date is: the less, the better.
    pub(super) date_rank: Option<usize>,
    /// What the page shows that is no text.
    pub(super) drawn: Drawn,
    pub(super) counts: Vec<(Place, usize)>,
}

impl<'a> Page<'a> {
    pub(super) fn new(source: &'a str, budget: &'a Budget) -> Self {
        Self {
            source,
            budget,
            references: References::default(),
            tag: Tag::default(),
            stack: Stack::default(),
            sheet: Sheet::none(budget),
            flow: Flow::new(0),
            depth: 1,
            is_verbatim: false,
            raw: None,
            is_template: false,
            guide: Gathered::new(0),
            line: Gathered::new(0),
            space: None,
            unseen: None,
            table: None,
            tables: 0,
            paragraphs: 0,
            link: None,
            beside: Vec::new(),
            asides: Vec::new(),
            gaps: Vec::new(),
            declared: Declared::default(),
            date_rank: None,
            drawn: Drawn::default(),
            counts: Vec::new(),
        }
    }

    /// The page, as part of a text of which `flow` and `tables` were read.
    pub(super) fn going_on(self, flow: Flow, tables: usize) -> Self {
        Self { flow, tables, ..self }
    }

    /// Gives back what belongs to the text around.
    pub(super) fn leave(mut self, flow: &mut Flow, tables: &mut usize) -> Fragment {
        let hides = self.stack.state().unseen();
        let hides = hides.map(|hidden| (hidden, String::from_utf8_lossy(self.stack.name()).into_owned()));
        self.close(0);
        self.flush();
        (*flow, *tables) = (self.flow, self.tables);
        Fragment { beside: self.beside, asides: self.asides, gaps: self.gaps, drawn: self.drawn, hides }
    }

    /// Takes one event of the tokenizer.
    pub(super) fn event(&mut self, event: CallbackEvent<'_>, span: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag.open(name, span),
            CallbackEvent::AttributeName { name } => self.tag.attribute(name, span),
            CallbackEvent::AttributeValue { .. } => self.tag.value(span),
            CallbackEvent::CloseStartTag { self_closing } => self.start(self_closing),
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { .. } => self.text(span),
            CallbackEvent::Comment { .. } => self.comment(span),
            CallbackEvent::Doctype { .. } => self.doctype(&span),
            CallbackEvent::Error(_) => {}
        }
    }

    /// The blocks, when all has been read.
    pub(super) fn finish(mut self) -> Read {
        self.close(0);
        self.flush();
        let mut blocks = self.flow.blocks();
        if blocks.is_empty() {
            // A page of nothing but menus is a page all the same.
            for block in self.beside.iter_mut().filter(|block| block.kind == BlockKind::Navigation) {
                block.kind = BlockKind::Item;
            }
        }
        blocks.append(&mut self.beside);
        blocks.append(&mut self.asides);
        Read { blocks, gaps: self.gaps, declared: self.declared, drawn: self.drawn, counts: self.counts }
    }

    fn start(&mut self, self_closing: bool) {
        let tag = std::mem::take(&mut self.tag);
        let name: &[u8] = &tag.name;
        let kind = Kind::of(name);
        let (closed, bounds) = closed_by(name);
        if let Some(from) = self.stack.closed_by_start(closed, bounds, self.budget) {
            self.close(from);
        }
        if kind.breaks() {
            self.flush();
        }
        let attributes = Attributes::of(&tag, self);
        self.attributes(name, &attributes);
        self.names(&tag);
        self.draw(name, &attributes);
        match name {
            b"style" => self.sheet.begin(attributes.get(b"media")),
            b"script" => self.is_template = attributes.get(b"type").is_some_and(is_template),
            _ => {}
        }
        match kind {
            Kind::Void => self.void(name),
            _ if self_closing && kind == Kind::Inline => {}
            _ => {
                let state = self.state_in(name, kind, &attributes);
                self.stack.push(name, kind, state, self.budget);
                self.open_table(name, kind, &attributes);
            }
        }
    }

    fn void(&mut self, name: &[u8]) {
        match name {
            b"br" if self.stack.state().unseen().is_none() => {
                self.space = None;
                self.line.push_unstored("\n");
            }
            b"hr" => {
                self.flush();
                self.flow.part();
            }
            _ => {}
        }
    }

    fn open_table(&mut self, name: &[u8], kind: Kind, attributes: &Attributes) {
        let number = |name: &[u8]| attributes.get(name).and_then(|value| value.trim().parse().ok()).unwrap_or(1);
        match kind {
            Kind::Table => {
                if let Some((_, outer)) = self.table.replace((self.stack.len() - 1, Table::default())) {
                    outer.lay_out(&mut self.flow);
                }
            }
            Kind::Row => self.table.iter_mut().for_each(|(_, table)| table.row()),
            Kind::Cell => {
                let (columns, rows, budget) = (number(b"colspan"), number(b"rowspan"), self.budget);
                self.table.iter_mut().for_each(|(_, table)| table.cell(name == b"th", columns, rows, budget));
                if let Some((_, table)) = self.table.take_if(|(_, table)| table.is_huge()) {
                    table.lay_out(&mut self.flow);
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        let tag = std::mem::take(&mut self.tag);
        self.end_tag(&tag);
        let kind = Kind::of(name);
        if name == b"a" {
            self.end_link();
        }
        match self.stack.closed_by_end(name, kind, self.budget) {
            Some(from) => self.close(from),
            None if kind.breaks() => self.flush(),
            None => {}
        }
    }

    /// Closes all elements from the one at `from` on.
    fn close(&mut self, from: usize) {
        while self.stack.len() > from {
            let kind = self.stack.kind();
            self.end_raw();
            if kind.is_some_and(Kind::breaks) {
                self.flush();
            }
            if self.stack.name() == b"ruby" {
                self.end_guide();
            }
            self.stack.pop();
            match (&mut self.table, kind) {
                (Some((owner, _)), _) if *owner == self.stack.len() => {
                    if let Some((_, table)) = self.table.take() {
                        table.put(&mut self.tables, &mut self.flow);
                    }
                }
                (Some((_, table)), Some(Kind::Cell)) => table.end_cell(),
                _ => {}
            }
        }
    }

    fn text(&mut self, span: Range<usize>) {
        let state = self.stack.state();
        match self.stack.kind() {
            Some(Kind::Program) => self.begin_raw(span),
            Some(Kind::Reserve) if self.stack.name() != b"template" => self.begin_raw(span),
            _ => match state.unseen() {
                _ if self.property(&span) => {}
                Some(hidden) => self.unseen(hidden, span),
                None if state.guides => self.guides(span),
                None if state.backwards => self.backwards(span),
                None => self.seen(span, state.preformatted),
            },
        }
    }

    /// Text of the page: white space is one space, as a browser shows it.
    fn seen(&mut self, span: Range<usize>, preformatted: bool) {
        let source = self.source;
        let mut references = std::mem::take(&mut self.references);
        references.read(source, span, |text, origin| {
            let Origin::Exact(start) = origin else { return self.word(text, origin) };
            if preformatted {
                return self.word(text, origin);
            }
            let (start, mut at) = (start as usize, 0);
            for run in text.as_bytes().chunk_by(|a, b| is_space(*a) == is_space(*b)) {
                let (word, place) = (&text[at..at + run.len()], start + at..start + at + run.len());
                at += run.len();
                match (is_space(run[0]), &mut self.space) {
                    (false, _) => self.word(word, Origin::exact(place.start)),
                    (true, Some(space)) if space.end == place.start => space.end = place.end,
                    (true, Some(_)) => {}
                    (true, None) => self.space = Some(place),
                }
            }
        });
        self.references = references;
    }

    /// Text that is stored from its end, and shown as it is meant.
    fn backwards(&mut self, span: Range<usize>) {
        let mut stored = Gathered::new(0);
        self.references.read(self.source, span, |text, origin| stored.push(text, origin));
        for (at, c) in stored.text().char_indices().rev() {
            for piece in stored.pieces_in(&(at..at + c.len_utf8())) {
                self.word(c.encode_utf8(&mut [0; 4]), piece.origin);
            }
        }
    }

    fn word(&mut self, text: &str, origin: Origin) {
        if let Some(space) = self.space.take()
            && !self.line.text().is_empty()
            && !self.line.text().ends_with('\n')
        {
            match &self.source[space.clone()] {
                // One character for one, and yet not the same: a piece of it would show the other.
                "\n" | "\t" | "\r" | "\u{C}" => self.line.push_unstored(" "),
                _ => self.line.push(" ", Origin::of(" ", self.source, space)),
            }
        }
        if self.unseen.is_some() {
            self.tell_unseen();
        }
        self.line.push(text, origin);
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        self.tell_unseen();
        self.space = None;
        if self.line.is_blank() {
            self.line = Gathered::new(0);
            return;
        }
        let line = std::mem::take(&mut self.line);
        if self.is_full() {
            return;
        }
        let state = self.stack.state();
        if let Some(kind) = state.beside {
            let edge = |is_footer| Spot::Edge { is_footer, pages: Pages::All, is_unused: false }.into();
            let place: Place = match kind {
                BlockKind::Header if self.stack.kind() == Some(Kind::Title) => Thing::PageTitle.into(),
                BlockKind::Header => edge(false),
                BlockKind::Footer => edge(true),
                _ => Thing::Navigation.into(),
            };
            self.beside.push(line.block(kind, place));
            return;
        }
        self.paragraphs += 1;
        let hint = if state.heading { Hint::of(BlockKind::Heading) } else { Hint::default() };
        let rest = match &mut self.table {
            Some((_, table)) => table.take(line, hint),
            None => Err((line, hint)),
        };
        if let Err((line, hint)) = rest {
            self.flow.paragraph(&line, hint);
        }
    }

    /// Whether there are as many blocks as may be, which is noted.
    pub(super) fn is_full(&mut self) -> bool {
        let blocks = self.paragraphs + self.beside.len() + self.asides.len();
        !self.budget.admits(Bound::Blocks, blocks + 1, None)
    }
}

/// Whether a script of this type is markup that another one puts on the page.
fn is_template(of: &str) -> bool {
    let of = of.trim().to_ascii_lowercase();
    of == "text/html" || of.starts_with("text/") && of.contains("template")
}

/// White space of HTML, which is that of ASCII.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}
