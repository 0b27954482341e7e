//! A page on its way to blocks: what each token does to the text.

use std::ops::Range;

use html5gum::emitters::callback::CallbackEvent;

use super::super::flow::{Flow, Gathered, Hint};
use super::super::telling::{is_private, is_remark};
use super::Fragment;
use super::attribute::{Attributes, Tag};
use super::element::{Kind, closed_by, leads};
use super::reference::References;
use super::stack::{Stack, State};
use super::style::{Looks, is_white};
use super::table::Table;
use crate::document::{Block, BlockKind, Declared, Gap, GapKind, Hidden, Limits};
use crate::text::is_han;

/// What was read of a page.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) gaps: Vec<Gap>,
    pub(super) declared: Declared,
}

/// A page that is being read.
pub(super) struct Page<'a> {
    pub(super) source: &'a str,
    limits: &'a Limits,
    pub(super) references: References,
    tag: Tag,
    stack: Stack,
    flow: Flow,
    /// The paragraph that is being read, and the white space that stands before its next word.
    line: Gathered,
    space: Option<Range<usize>>,
    /// Text that is not seen, as far as it was read.
    unseen: Option<(Hidden, Gathered)>,
    table: Option<(usize, Table)>,
    tables: usize,
    /// A link's title, and where in the line the link began: what the link says once more is not told.
    pub(super) link: Option<(Block, usize)>,
    pub(super) beside: Vec<Block>,
    pub(super) asides: Vec<Block>,
    pub(super) gaps: Vec<Gap>,
    pub(super) declared: Declared,
    /// How good the declared date is: the less, the better.
    pub(super) date_rank: Option<usize>,
    counts: Vec<(&'static str, usize)>,
    is_full: bool,
}

impl<'a> Page<'a> {
    pub(super) fn new(source: &'a str, limits: &'a Limits) -> Self {
        Self {
            source,
            limits,
            references: References::default(),
            tag: Tag::default(),
            stack: Stack::default(),
            flow: Flow::new(0),
            line: Gathered::new(0),
            space: None,
            unseen: None,
            table: None,
            tables: 0,
            link: None,
            beside: Vec::new(),
            asides: Vec::new(),
            gaps: Vec::new(),
            declared: Declared::default(),
            date_rank: None,
            counts: Vec::new(),
            is_full: false,
        }
    }

    /// The page, as part of a text of which `flow` and `tables` were read.
    pub(super) fn going_on(self, flow: Flow, tables: usize) -> Self {
        Self { flow, tables, ..self }
    }

    /// Gives back what belongs to the text around.
    pub(super) fn leave(mut self, flow: &mut Flow, tables: &mut usize) -> Fragment {
        self.close(0);
        self.flush();
        (*flow, *tables) = (self.flow, self.tables);
        Fragment { beside: self.beside, asides: self.asides, gaps: self.gaps }
    }

    /// Takes one event of the tokenizer.
    pub(super) fn event(&mut self, event: CallbackEvent<'_>, span: Range<usize>) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag.open(name),
            CallbackEvent::AttributeName { name } => self.tag.attribute(name),
            CallbackEvent::AttributeValue { .. } => self.tag.value(span),
            CallbackEvent::CloseStartTag { self_closing } => self.start(self_closing),
            CallbackEvent::EndTag { name } => self.end(name),
            CallbackEvent::String { .. } => self.text(span),
            CallbackEvent::Comment { .. } => self.comment(span),
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
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
        Read { blocks, gaps: self.gaps, declared: self.declared }
    }

    fn start(&mut self, self_closing: bool) {
        let tag = std::mem::take(&mut self.tag);
        let name: &[u8] = &tag.name;
        let kind = Kind::of(name);
        let (closed, bounds) = closed_by(name);
        if let Some(from) = self.stack.closed_by_start(closed, bounds) {
            self.close(from);
        }
        if kind.breaks() {
            self.flush();
        }
        let attributes = Attributes::of(&tag, self);
        self.attributes(name, &attributes);
        match kind {
            Kind::Void => self.void(name),
            _ if self_closing && kind == Kind::Inline => {}
            _ => {
                let state = self.state_in(name, kind, &attributes);
                self.stack.push(name, kind, state);
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

    /// What a new element makes of the text in it.
    fn state_in(&self, name: &[u8], kind: Kind, attributes: &Attributes) -> State {
        let mut state = self.stack.state();
        let get = |name: &[u8]| attributes.get(name);
        let looks = get(b"style").map(Looks::of).unwrap_or_default();
        let is_hidden = get(b"hidden").is_some() || kind == Kind::Reserve;
        state.hidden = state.hidden.or(looks.hidden).or(is_hidden.then_some(Hidden::HiddenText));
        state.tiny = looks.legible.map_or(state.tiny, |legible| !legible);
        let colour = (name == b"font").then(|| get(b"color").map(is_white)).flatten();
        state.white = looks.white.or(colour).unwrap_or(state.white);
        let ground = get(b"bgcolor").map(|colour| !is_white(colour)).or(get(b"background").map(|_| true));
        state.coloured = looks.coloured.or(ground).unwrap_or(state.coloured);
        state.preformatted |= kind == Kind::Preformatted;
        state.heading |= kind == Kind::Heading;
        state.main |= matches!(name, b"main" | b"article");
        state.beside = state.beside.or_else(|| self.beside_in(kind, attributes));
        state
    }

    /// What of the page an element begins, beside the running text.
    fn beside_in(&self, kind: Kind, attributes: &Attributes) -> Option<BlockKind> {
        let is_called = |name: &[u8]| attributes.get(name).is_some_and(leads);
        let leading = match kind {
            Kind::Navigation => true,
            Kind::Edge => !self.stack.state().main,
            Kind::Main | Kind::Inline | Kind::Heading => false,
            _ => is_called(b"class") || is_called(b"id") || attributes.get(b"role") == Some("navigation"),
        };
        match (kind, attributes.get(b"title")) {
            // So LibreOffice writes what stands on every page.
            (Kind::Block, Some("header")) => Some(BlockKind::Header),
            (Kind::Block, Some("footer")) => Some(BlockKind::Footer),
            (Kind::Title, _) => Some(BlockKind::Header),
            _ => leading.then_some(BlockKind::Navigation),
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
                let (columns, rows) = (number(b"colspan"), number(b"rowspan"));
                self.table.iter_mut().for_each(|(_, table)| table.cell(name == b"th", columns, rows));
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &[u8]) {
        self.tag = Tag::default();
        let kind = Kind::of(name);
        if name == b"a" {
            self.end_link();
        }
        match self.stack.closed_by_end(name, kind) {
            Some(from) => self.close(from),
            None if kind.breaks() => self.flush(),
            None => {}
        }
    }

    /// Closes all elements from the one at `from` on.
    fn close(&mut self, from: usize) {
        while self.stack.len() > from {
            let kind = self.stack.kind();
            if kind.is_some_and(Kind::breaks) {
                self.flush();
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
            Some(Kind::Program) => self.program(span),
            Some(Kind::Reserve) if self.stack.name() != b"template" => self.reserve(span),
            _ => match state.unseen() {
                Some(hidden) => self.unseen(hidden, span),
                None => self.seen(span, state.preformatted),
            },
        }
    }

    /// Text of the page: white space is one space, as a browser shows it.
    fn seen(&mut self, span: Range<usize>, preformatted: bool) {
        let source = self.source;
        let mut references = std::mem::take(&mut self.references);
        references.read(source, span, |text, range| {
            if text.len() != range.len() || preformatted {
                self.word(text, range);
                return;
            }
            let mut at = 0;
            for run in text.as_bytes().chunk_by(|a, b| is_space(*a) == is_space(*b)) {
                let (word, place) = (&text[at..at + run.len()], range.start + at..range.start + at + run.len());
                at += run.len();
                match (is_space(run[0]), &mut self.space) {
                    (false, _) => self.word(word, place),
                    (true, Some(space)) if space.end == place.start => space.end = place.end,
                    (true, Some(_)) => {}
                    (true, None) => self.space = Some(place),
                }
            }
        });
        self.references = references;
    }

    fn word(&mut self, text: &str, range: Range<usize>) {
        if let Some(space) = self.space.take()
            && !self.line.text().is_empty()
            && !self.line.text().ends_with('\n')
        {
            self.line.push(" ", space);
        }
        if self.unseen.is_some() {
            self.tell_unseen();
        }
        self.line.push(text, range);
    }

    fn unseen(&mut self, hidden: Hidden, span: Range<usize>) {
        if self.unseen.as_ref().is_some_and(|(kind, _)| *kind != hidden) {
            self.tell_unseen();
        }
        let (_, mut gathered) = self.unseen.take().unwrap_or_else(|| (hidden, Gathered::new(0)));
        self.references.read(self.source, span, |text, range| gathered.push(text, range));
        self.unseen = Some((hidden, gathered));
    }

    /// Ends text that is not seen.
    fn tell_unseen(&mut self) {
        if let Some((hidden, gathered)) = self.unseen.take() {
            let name = match hidden {
                Hidden::WhiteText => "白色文字",
                Hidden::TinyText => "极小的字",
                Hidden::OffPage => "页面外的文字",
                _ => "隐藏文字",
            };
            self.aside(hidden, name, &gathered);
        }
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
            let label = match kind {
                BlockKind::Header if self.stack.kind() == Some(Kind::Title) => "网页标题",
                BlockKind::Header => "页眉",
                BlockKind::Footer => "页脚",
                _ => "导航",
            };
            self.beside.push(line.block(kind, label));
            return;
        }
        let hint = if state.heading { Hint::of(BlockKind::Heading) } else { Hint::default() };
        let rest = match &mut self.table {
            Some((_, table)) => table.take(line, hint),
            None => Err((line, hint)),
        };
        if let Err((line, hint)) = rest {
            self.flow.paragraph(&line, hint);
        }
    }

    /// Whether there are as many blocks as may be; the first time, says so.
    fn is_full(&mut self) -> bool {
        let is_full = self.flow.len() + self.beside.len() + self.asides.len() >= self.limits.blocks;
        if is_full && !self.is_full {
            self.is_full = true;
            let detail = format!("段落超过 {} 个，后面的没有检查；请拆分后再查", self.limits.blocks);
            self.gaps.push(Gap::of_file(GapKind::Limit, detail));
        }
        is_full
    }

    fn comment(&mut self, span: Range<usize>) {
        let comment = &self.source[span.clone()];
        let start = span.start + if comment.starts_with("<!--") { 4 } else { 2.min(comment.len()) };
        let end =
            span.end - ["--!>", "-->", ">"].iter().find(|end| comment.ends_with(**end)).map_or(0, |end| end.len());
        if start < end && is_remark(&self.source[start..end]) {
            let mut gathered = Gathered::new(0);
            gathered.push(&self.source[start..end], start..end);
            self.aside(Hidden::Comment, "网页注释", &gathered);
        }
    }

    /// The lines of a script that may say something to people.
    fn program(&mut self, span: Range<usize>) {
        if self.stack.name() != b"script" {
            return;
        }
        let mut gathered = Gathered::new(0);
        let mut at = span.start;
        for line in self.source[span].split_inclusive('\n') {
            let words = line.trim();
            if words.chars().any(is_han) || words.len() <= 2000 && is_private(words) {
                let start = at + line.len() - line.trim_start().len();
                if !gathered.text().is_empty() {
                    gathered.push_unstored("\n");
                }
                gathered.push(words, start..start + words.len());
            }
            at += line.len();
        }
        self.aside(Hidden::Script, "脚本", &gathered);
    }

    /// Text for browsers that lack something.
    fn reserve(&mut self, span: Range<usize>) {
        let mut gathered = Gathered::new(0);
        gathered.push(&self.source[span.clone()], span);
        if gathered.text().chars().any(is_han) {
            self.aside(Hidden::HiddenText, "备用内容", &gathered);
        }
    }

    /// Tells of something that a reader does not see, under a name and a number.
    pub(super) fn aside(&mut self, hidden: Hidden, name: &'static str, gathered: &Gathered) {
        if gathered.is_blank() || self.is_full() {
            return;
        }
        let number = match self.counts.iter_mut().find(|(counted, _)| *counted == name) {
            Some((_, count)) => {
                *count += 1;
                *count
            }
            None => {
                self.counts.push((name, 1));
                1
            }
        };
        self.asides.push(gathered.aside(hidden, &format!("{name}{number}")));
    }

    /// How far the line has come.
    pub(super) fn line_length(&self) -> usize {
        self.line.text().len()
    }

    /// Drops a link's title that says what the link says.
    fn end_link(&mut self) {
        let Some((title, start)) = self.link.take() else { return };
        let said = self.line.text().get(start..).unwrap_or_default().trim().trim_end_matches(['.', '…']);
        let text = match &title.content {
            crate::document::Content::Slice(range) => &self.source[range.start as usize..range.end as usize],
            crate::document::Content::Joined { text, .. } => text,
        };
        if said.is_empty() || !text.starts_with(said) {
            self.asides.push(title);
        }
    }
}

/// White space of HTML, which is that of ASCII.
fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C)
}
