//! A part with paragraphs: the body, a header, the notes. One pass over its events, without recursion, so that nothing
//! that is nested can exhaust the stack.
//!
//! Text is read as its reader sees it: with what tracked changes put in and without what they took out, once where it
//! is stored for new and for old programs, the results of fields and not their codes. Everything else is an aside.

use std::borrow::Cow;
use std::ops::Range;

use super::super::flow::{Flow, Gathered, Hint};
use super::super::ooxml::namespace::Ns;
use super::super::ooxml::opened::Found;
use super::super::ooxml::xml::{Element, Event, Value, Xml};
use super::super::{Block, BlockKind, Gap, GapKind, Hidden, Limits};
use super::field::{Field, is_mechanical};
use super::frame::{Frame, Holds, Run};
use super::look::{Ground, RunProperties, WHITE, colour};
use super::numbering::Numbering;
use super::paragraph::{Paragraph, ParagraphProperties, what};
use super::styles::Styles;
use super::table::{RowProperties, Table};

/// Characters of the longest heading that a style makes one.
const LONGEST_HEADING: usize = 80;

/// What the parts of a document have in common.
pub(super) struct Shared {
    pub(super) styles: Styles,
    pub(super) numbering: Numbering,
    pub(super) limits: Limits,
    /// What lies under all text.
    background: Ground,
    tables: usize,
    boxes: usize,
    blocks: usize,
    /// What sections call headers and footers: the relationship and the pages they are for.
    pub(super) references: Vec<(String, String)>,
}

/// A tracked change that text stands in.
struct Revision<'a> {
    depth: usize,
    is_deletion: bool,
    author: Option<&'a str>,
}

/// What is stored once for new programs and once for old ones.
#[derive(Default)]
struct Alternative {
    /// One was read.
    is_read: bool,
    /// What it said, without white space.
    said: String,
}

/// A part while it is read.
pub(super) struct Story<'s, 'a> {
    xml: Xml<'a>,
    part: u32,
    shared: &'s mut Shared,
    found: &'s mut Found,
    flow: Flow,
    frames: Vec<Frame<'a>>,
    revisions: Vec<Revision<'a>>,
    /// The alternatives that are open.
    alternatives: Vec<Alternative>,
    /// The page, where Word has noted where pages began.
    page: u32,
    has_pages: bool,
    /// The page of the last paragraph and its number there.
    last: (u32, usize),
    /// How many notes or comments there were.
    notes: usize,
    /// The building block that is read is what an empty control says.
    is_prompt: bool,
}

impl Shared {
    /// Nothing read yet.
    pub(super) fn new(styles: Styles, numbering: Numbering, limits: &Limits) -> Self {
        Self {
            styles,
            numbering,
            limits: *limits,
            background: Ground::Of(WHITE),
            tables: 0,
            boxes: 0,
            blocks: 0,
            references: Vec::new(),
        }
    }
}

/// Text without white space.
fn dense(text: &str) -> String {
    text.split_whitespace().collect()
}

impl<'s, 'a> Story<'s, 'a> {
    /// The story that stands in `text`, the text of the part with this index.
    pub(super) fn new(text: &'a str, part: u32, shared: &'s mut Shared, found: &'s mut Found) -> Self {
        Self {
            xml: Xml::new(text, &shared.limits),
            part,
            shared,
            found,
            flow: Flow::new(part),
            frames: Vec::new(),
            revisions: Vec::new(),
            alternatives: Vec::new(),
            page: 1,
            has_pages: memchr::memmem::find(text.as_bytes(), b"lastRenderedPageBreak").is_some(),
            last: (0, 0),
            notes: 0,
            is_prompt: false,
        }
    }

    /// Reads it. The running text is returned, all else is found. `name` is the part's.
    pub(super) fn read(mut self, holds: Holds, label: &str, name: &str) -> Vec<Block> {
        self.frames.push(Frame::new(holds, label.to_owned(), 0));
        while let Some(event) = self.xml.next() {
            match event {
                Event::Start(element) => self.start(&element),
                Event::End(ns, name) => self.end(ns, name),
                Event::Text(..) => {}
            }
            if self.shared.blocks > self.shared.limits.blocks {
                let detail = format!("段落超过 {} 个，后面的没有检查；请拆分文档后再查", self.shared.limits.blocks);
                self.found.gaps.push(Gap::of_part(GapKind::Limit, name, detail));
                break;
            }
        }
        self.found.gaps.extend(self.xml.gap(name));
        while !self.frames.is_empty() {
            self.end_frame();
        }
        self.flow.blocks()
    }

    fn start(&mut self, element: &Element<'a>) {
        match element.ns {
            Ns::Word => self.start_word(element),
            Ns::Compatibility => self.start_alternative(element.name),
            Ns::Math | Ns::Drawing if element.name == "t" => self.text(),
            Ns::Vml => self.start_vml(element),
            _ if matches!(element.name, "docPr" | "cNvPr") => self.alternative_text(element, &["descr", "title"]),
            _ => {}
        }
    }

    fn start_word(&mut self, element: &Element<'a>) {
        match element.name {
            "p" => self.begin_paragraph(),
            "pPr" => self.paragraph_properties(),
            "r" => self.frame().run = Run::default(),
            "rPr" => self.run_properties(),
            "t" | "delText" => self.text(),
            "instrText" | "delInstrText" => self.code(),
            "tab" | "ptab" => self.put("\t", None),
            "br" | "cr" => self.put("\n", None),
            "noBreakHyphen" => self.put("-", None),
            "sym" => self.symbol(element),
            "fldChar" => self.field(element),
            "fldSimple" => self.simple_field(element),
            "ins" | "moveTo" => self.begin_revision(element, false),
            "del" | "moveFrom" => self.begin_revision(element, true),
            "tbl" | "tr" | "tc" | "tblPr" | "trPr" | "tcPr" => self.start_table(element.name),
            "txbxContent" => self.begin_box("文本框"),
            "rt" => self.begin_box("注音"),
            "footnote" | "endnote" => self.begin_note(element),
            "comment" => self.begin_comment(element),
            "docPart" => self.begin_building_block(),
            "docPartPr" => self.is_prompt = self.is_prompt(),
            "docPartBody" if self.is_prompt => self.xml.skip(),
            "lastRenderedPageBreak" => self.page = self.page.saturating_add(1),
            "sdtPr" | "ffData" => self.form(),
            "sectPr" => self.section(),
            "hyperlink" => self.tooltip(element),
            "background" => {
                let said = element.text(Ns::Word, "color").and_then(|value| colour(&value));
                self.shared.background = said.map_or(Ground::Unknown, Ground::Of);
            }
            "tblGrid" | "tblPrEx" | "rubyPr" | "binData" | "fldData" => self.xml.skip(),
            _ => {}
        }
    }

    fn end(&mut self, ns: Ns, name: &str) {
        let depth = self.xml.depth() + 1;
        if self.frames.len() > 1 && self.frame().depth == depth {
            self.end_frame();
        } else if self.revisions.last().is_some_and(|revision| revision.depth == depth) {
            self.revisions.pop();
        } else if (ns, name) == (Ns::Compatibility, "AlternateContent") {
            if let Some(inner) = self.alternatives.pop()
                && let Some(outer) = self.alternatives.last_mut()
            {
                outer.said.push_str(&inner.said);
            }
        } else if ns == Ns::Word {
            match name {
                "p" => self.end_paragraph(),
                "tbl" => self.end_table(),
                "tc" => self.flush(),
                _ => {}
            }
        }
    }

    /// The frame that is read. There is always one.
    fn frame(&mut self) -> &mut Frame<'a> {
        if self.frames.is_empty() {
            self.frames.push(Frame::new(Holds::Body, String::new(), 0));
        }
        self.frames.last_mut().expect("internal error: just pushed")
    }

    /// The paragraph that is read; text may also stand outside any.
    fn paragraph(&mut self) -> &mut Paragraph<'a> {
        let part = self.part;
        self.frame().paragraph.get_or_insert_with(|| Paragraph::new(part))
    }

    fn begin_paragraph(&mut self) {
        self.end_paragraph();
        let style = self.shared.styles.of(None);
        let part = self.part;
        let frame = self.frame();
        let mut paragraph = frame.open_ended.take().unwrap_or_else(|| Paragraph::new(part));
        paragraph.style = style;
        frame.paragraph = Some(paragraph);
        frame.run = Run::default();
    }

    fn paragraph_properties(&mut self) {
        let properties = ParagraphProperties::read(&mut self.xml);
        self.author(properties.changed_by);
        let style = self.shared.styles.of(properties.style.as_deref());
        let (list, level) = (properties.list.0.or(style.list.0), properties.list.1.or(style.list.1).unwrap_or(0));
        let number = list.and_then(|list| self.shared.numbering.next(list, level));
        let kind = match properties.outline {
            Some(level) => (level < 9).then_some(BlockKind::Heading),
            None => style.kind(),
        };
        let paragraph = self.paragraph();
        (paragraph.number, paragraph.kind, paragraph.style) = (number, kind, style);
        paragraph.properties = properties;
    }

    fn run_properties(&mut self) {
        let properties = RunProperties::read(&mut self.xml);
        self.author(properties.changed_by);
        let style = properties.style.as_deref().map(|style| self.shared.styles.of(Some(style)).look);
        let run = &mut self.frame().run;
        run.look = properties.look.or(style.unwrap_or_default());
        (run.hidden, run.changed_by) = (None, properties.changed_by);
    }

    /// Text to the end of the element that began last. A line end in XML is a space.
    fn text(&mut self) {
        let depth = self.xml.depth();
        while self.xml.depth() >= depth {
            match self.xml.next() {
                Some(Event::Text(text, range)) if text.contains(['\n', '\r', '\t']) && text.len() == range.len() => {
                    self.put(&text.replace(['\n', '\r', '\t'], " "), Some(range));
                }
                Some(Event::Text(text, range)) => self.put(&text, Some(range)),
                Some(_) => {}
                None => break,
            }
        }
    }

    fn code(&mut self) {
        let code = self.xml.gather(self.part);
        match self.frame().fields.last_mut() {
            Some(field) => field.code.append(&code),
            None => self.paragraph().add(Hidden::FieldCode, code),
        }
    }

    /// Text as it comes: seen, or why not.
    fn put(&mut self, text: &str, range: Option<Range<usize>>) {
        if let Some(alternative) = self.alternatives.last_mut() {
            alternative.said.push_str(&dense(text));
        }
        let page = self.page;
        let deletion =
            self.revisions.iter().rev().find(|revision| revision.is_deletion).map(|revision| revision.author);
        let insertion =
            self.revisions.iter().rev().find(|revision| !revision.is_deletion).map(|revision| revision.author);
        let hidden = self.hidden();
        let frame = self.frame();
        // What a field in a code comes to is a part of that code.
        if let Some(field) = frame.fields.iter_mut().rev().find(|field| !field.in_result) {
            match range {
                Some(range) => field.code.push(text, range),
                None => field.code.push_unstored(text),
            }
            return;
        }
        let changed = frame.run.changed_by.map(|author| author.map(|author| author.raw()));
        let is_deleted = deletion.is_some() || frame.tables.iter().any(|table| table.row.is_deleted);
        let paragraph = self.paragraph();
        if is_deleted {
            return paragraph.hide(Hidden::Deleted, deletion.flatten(), text, range);
        }
        if let Some(hidden) = hidden {
            return paragraph.hide(hidden, None, text, range);
        }
        paragraph.begin(text, page);
        if let Some(author) = insertion {
            paragraph.hide(Hidden::Inserted, author, text, range.clone());
        }
        if let Some(author) = changed {
            paragraph.hide(Hidden::Reformatted, author, text, range.clone());
        }
        paragraph.show(text, range);
    }

    /// Why nobody sees the text of the run.
    fn hidden(&mut self) -> Option<Hidden> {
        if let Some(hidden) = self.frame().run.hidden {
            return hidden;
        }
        let (plain, background) = (self.shared.styles.plain, self.shared.background);
        let frame = self.frame();
        // The colour of a shape is not worked out.
        let background = if frame.holds == Holds::Beside(BlockKind::TextBox) { Ground::Unknown } else { background };
        let (style, said) =
            frame.paragraph.as_ref().map_or_else(Default::default, |of| (of.style.look, of.properties.ground));
        let mut look = frame.run.look.or(style).or(plain);
        look.ground = frame.run.look.ground.or(said).or(style.ground);
        let ground = frame.tables.iter().rev().find_map(Table::ground).unwrap_or(background);
        let in_hidden_row = frame.tables.iter().any(|table| table.row.is_hidden);
        let hidden = if in_hidden_row { Some(Hidden::HiddenText) } else { look.hidden(ground) };
        frame.run.hidden = Some(hidden);
        hidden
    }

    fn symbol(&mut self, element: &Element<'a>) {
        let Some(value) = element.value(Ns::Word, "char") else { return };
        let sign = u32::from_str_radix(&value.text(), 16).ok().and_then(char::from_u32);
        if let Some(sign) = sign.filter(|sign| !sign.is_control()) {
            self.put(sign.encode_utf8(&mut [0; 4]), Some(value.range()));
        }
    }

    fn field(&mut self, element: &Element<'a>) {
        let part = self.part;
        match element.text(Ns::Word, "fldCharType").as_deref() {
            Some("begin") => self.frame().fields.push(Field { code: Gathered::new(part), in_result: false }),
            Some("separate") => {
                if let Some(field) = self.frame().fields.last_mut().filter(|field| !field.in_result) {
                    field.in_result = true;
                    let code = std::mem::take(&mut field.code);
                    self.tell_code(code);
                }
            }
            Some("end") => {
                if let Some(field) = self.frame().fields.pop().filter(|field| !field.in_result) {
                    self.tell_code(field.code);
                }
            }
            _ => {}
        }
    }

    fn simple_field(&mut self, element: &Element<'a>) {
        if let Some(code) = element.value(Ns::Word, "instr") {
            let code = code.gather(self.part);
            self.tell_code(code);
        }
    }

    fn tell_code(&mut self, code: Gathered) {
        if !is_mechanical(code.text()) {
            self.paragraph().add(Hidden::FieldCode, code);
        }
    }

    fn begin_revision(&mut self, element: &Element<'a>, is_deletion: bool) {
        let author = element.value(Ns::Word, "author");
        self.author(Some(author));
        self.revisions.push(Revision {
            depth: self.xml.depth(),
            is_deletion,
            author: author.map(|author| author.raw()),
        });
    }

    fn author(&mut self, author: Option<Option<Value<'a>>>) {
        if let Some(author) = author.flatten() {
            self.found.author(author, self.part, "修订（作者）");
        }
    }

    fn start_table(&mut self, name: &str) {
        match name {
            "tbl" => {
                self.end_paragraph();
                self.shared.tables += 1;
                let table = Table::new(self.shared.tables);
                self.frame().tables.push(table);
            }
            "tblPr" => self.table_properties(),
            "trPr" => {
                let row = RowProperties::read(&mut self.xml);
                if let Some(table) = self.frame().tables.last_mut() {
                    table.row = row;
                }
            }
            "tcPr" => {
                let Some(frame) = self.frames.last_mut() else { return };
                if let Some(table) = frame.tables.last_mut() {
                    table.read_cell(&mut self.xml);
                }
            }
            _ => {
                self.flush();
                if let Some(table) = self.frame().tables.last_mut() {
                    if name == "tr" { table.begin_row() } else { table.begin_cell() }
                }
            }
        }
    }

    fn table_properties(&mut self) {
        let depth = self.xml.depth();
        let mut style = None;
        while self.xml.depth() >= depth {
            match self.xml.next() {
                Some(Event::Start(element)) if element.is(Ns::Word, "tblStyle") => {
                    style = element.text(Ns::Word, "val").map(Cow::into_owned);
                }
                Some(Event::Start(element)) if element.is(Ns::Word, "tblPrChange") => self.xml.skip(),
                Some(_) => {}
                None => break,
            }
        }
        let is_shaded = style.is_some() && self.shared.styles.of(style.as_deref()).is_shaded;
        if let Some(table) = self.frame().tables.last_mut() {
            table.is_shaded = is_shaded;
        }
    }

    fn end_table(&mut self) {
        self.flush();
        let part = self.part;
        let Some(table) = self.frame().tables.pop() else { return };
        for paragraph in table.finish(part) {
            self.deliver(paragraph);
        }
    }

    fn end_paragraph(&mut self) {
        let frame = self.frame();
        let Some(mut paragraph) = frame.paragraph.take() else { return };
        let is_told = paragraph.asides.iter().any(|unseen| unseen.hidden == Hidden::Reformatted);
        if paragraph.properties.changed_by.is_some() && !is_told {
            let text = paragraph.text.clone();
            paragraph.add(Hidden::Reformatted, text);
        }
        if paragraph.properties.is_deleted {
            paragraph.go_on();
            frame.open_ended = Some(paragraph);
            return;
        }
        self.deliver(paragraph);
    }

    /// Ends whatever paragraph is open.
    fn flush(&mut self) {
        self.end_paragraph();
        if let Some(paragraph) = self.frame().open_ended.take() {
            self.deliver(paragraph);
        }
    }

    /// A paragraph that is read goes into its cell, its frame, or the running text.
    fn deliver(&mut self, paragraph: Paragraph<'a>) {
        if paragraph.is_empty() {
            return;
        }
        let frame = self.frame();
        if let Some(table) = frame.tables.last_mut() {
            table.add(paragraph);
        } else if frame.holds == Holds::Body {
            self.emit(paragraph);
        } else {
            frame.finished.push(paragraph);
        }
    }

    fn emit(&mut self, mut paragraph: Paragraph<'a>) {
        self.shared.blocks += 1 + paragraph.asides.len();
        let label = paragraph.label.take().unwrap_or_else(|| self.place(&paragraph));
        for unseen in &paragraph.asides {
            self.found.aside(unseen.hidden, &unseen.text, &format!("{label}（{}）", what(unseen.hidden)));
        }
        let is_long = || paragraph.text.text().chars().nth(LONGEST_HEADING).is_some();
        let kind = paragraph.kind.filter(|kind| *kind == BlockKind::Cell || !is_long());
        self.flow.paragraph(&paragraph.text, Hint { label: Some(label.into()), kind });
    }

    /// What people call the place of a paragraph of the body.
    fn place(&mut self, paragraph: &Paragraph) -> String {
        let is_blank = paragraph.text.is_blank();
        let page = if !self.has_pages {
            0
        } else if is_blank {
            self.page
        } else {
            paragraph.page
        };
        if self.last.0 != page {
            self.last = (page, 0);
        }
        self.last.1 += usize::from(!is_blank);
        let number = self.last.1;
        let on_page = if page > 0 { format!("第{page}页") } else { String::new() };
        match (is_blank, number) {
            (true, 0) => format!("{on_page}开头"),
            (true, number) => format!("{on_page}第{number}段后"),
            (false, number) => format!("{on_page}第{number}段"),
        }
    }

    fn begin_frame(&mut self, holds: Holds, label: String) {
        let depth = self.xml.depth();
        self.frames.push(Frame::new(holds, label, depth));
    }

    fn end_frame(&mut self) {
        while !self.frame().tables.is_empty() {
            self.end_table();
        }
        for field in std::mem::take(&mut self.frame().fields) {
            self.tell_code(field.code);
        }
        self.flush();
        if let Some(frame) = self.frames.pop() {
            self.shared.blocks += frame.finished.len();
            frame.tell(self.found, self.part);
        }
    }

    fn begin_box(&mut self, what: &str) {
        self.shared.boxes += 1;
        let label = format!("{what}{}", self.shared.boxes);
        self.begin_frame(Holds::Beside(BlockKind::TextBox), label);
    }

    fn begin_note(&mut self, element: &Element<'a>) {
        if matches!(
            element.text(Ns::Word, "type").as_deref(),
            Some("separator" | "continuationSeparator" | "continuationNotice")
        ) {
            return self.xml.skip();
        }
        self.notes += 1;
        let what = if element.name == "footnote" { "脚注" } else { "尾注" };
        let label = format!("{what}{}", self.notes);
        self.begin_frame(Holds::Beside(BlockKind::Footnote), label);
    }

    fn begin_comment(&mut self, element: &Element<'a>) {
        self.notes += 1;
        let label = format!("批注{}", self.notes);
        if let Some(author) = element.value(Ns::Word, "author") {
            self.found.author(author, self.part, &format!("{label}（作者）"));
        }
        self.begin_frame(Holds::Unseen(Hidden::Comment), label);
    }

    fn begin_building_block(&mut self) {
        self.notes += 1;
        let label = format!("构建基块{}", self.notes);
        self.begin_frame(Holds::Unseen(Hidden::CustomData), label);
    }

    /// Whether a building block's properties say that it is a prompt.
    fn is_prompt(&mut self) -> bool {
        let mut is_prompt = false;
        let depth = self.xml.depth();
        while self.xml.depth() >= depth {
            match self.xml.next() {
                Some(Event::Start(element)) if element.is(Ns::Word, "gallery") => {
                    is_prompt = element.text(Ns::Word, "val").as_deref() == Some("placeholder");
                }
                Some(_) => {}
                None => break,
            }
        }
        is_prompt
    }

    fn start_alternative(&mut self, name: &str) {
        match (name, self.alternatives.last_mut()) {
            ("AlternateContent", _) => self.alternatives.push(Alternative::default()),
            ("Choice" | "Fallback", Some(alternative)) if !alternative.is_read => alternative.is_read = true,
            ("Choice", Some(_)) => self.xml.skip(),
            ("Fallback", Some(_)) => self.fallback(),
            _ => {}
        }
    }

    /// What old programs show, where it is not what new ones do: it was forgotten when the text was changed.
    fn fallback(&mut self) {
        let mut text = Gathered::new(self.part);
        let mut is_text = false;
        let depth = self.xml.depth();
        while self.xml.depth() >= depth {
            match self.xml.next() {
                Some(Event::Start(element)) => is_text = matches!(element.name, "t" | "delText"),
                Some(Event::Text(piece, range)) if is_text => text.push(&piece, range),
                Some(Event::Text(..)) => {}
                Some(Event::End(..)) => is_text = false,
                None => break,
            }
        }
        let said = self.alternatives.last().map_or("", |alternative| &alternative.said);
        if !said.contains(&dense(text.text())) {
            self.paragraph().add(Hidden::EarlierVersion, text);
        }
    }

    fn start_vml(&mut self, element: &Element<'a>) {
        if element.name == "textpath" {
            let Some(text) = element.value(Ns::None, "string") else { return };
            self.shared.boxes += 1;
            let label = format!("艺术字{}", self.shared.boxes);
            self.found.block(BlockKind::TextBox, &text.gather(self.part), &label);
        } else {
            self.alternative_text(element, &["alt", "title"]);
        }
    }

    /// What is said of a picture to those who do not see it.
    fn alternative_text(&mut self, element: &Element<'a>, names: &[&str]) {
        for name in names {
            let Some(value) = element.value(Ns::None, name) else { continue };
            let text = value.gather(self.part);
            let paragraph = self.paragraph();
            let is_new = !paragraph.asides.iter().any(|unseen| unseen.text.text() == text.text());
            if is_new {
                paragraph.add(Hidden::AltText, text);
            }
        }
    }

    fn tooltip(&mut self, element: &Element<'a>) {
        if let Some(value) = element.value(Ns::Word, "tooltip") {
            let text = value.gather(self.part);
            self.paragraph().add(Hidden::AltText, text);
        }
    }

    /// What may be chosen in a form, and what it says when nothing is.
    fn form(&mut self) {
        let depth = self.xml.depth();
        while self.xml.depth() >= depth {
            match self.xml.next() {
                Some(Event::Start(element)) if element.ns == Ns::Word => {
                    let value = match element.name {
                        "listItem" => element.value(Ns::Word, "displayText").or(element.value(Ns::Word, "value")),
                        "listEntry" | "helpText" | "statusText" => element.value(Ns::Word, "val"),
                        _ => None,
                    };
                    if let Some(value) = value {
                        let text = value.gather(self.part);
                        self.paragraph().add(Hidden::FormValue, text);
                    }
                }
                Some(_) => {}
                None => break,
            }
        }
    }

    /// Which headers and footers a section uses.
    fn section(&mut self) {
        let depth = self.xml.depth();
        while self.xml.depth() >= depth {
            match self.xml.next() {
                Some(Event::Start(element)) if matches!(element.name, "headerReference" | "footerReference") => {
                    let id = element.text(Ns::Relations, "id").unwrap_or_default().into_owned();
                    let of = element.text(Ns::Word, "type").unwrap_or_default().into_owned();
                    self.shared.references.push((id, of));
                }
                Some(_) => {}
                None => break,
            }
        }
    }
}
