//! The text of a Markdown file, from the parser's events.

use std::collections::HashSet;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};

use crate::format::html::Drawn;
use crate::hidden::telling::{is_private, is_remark, number_in, tells};
use crate::layout::flow::{Flow, Gathered, Hint};
use crate::layout::grid::Grid;
use crate::write::annotate::inline::COMMENT;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, BlockKind, Gap, Hidden, Origin, Place, Role, Thing};
use hegao_model::text::is_han;

use super::link::Link;
use super::markup::Unseen;
use super::soft;

/// How long a line may be that dashes below it make a heading: a writer who draws a line below a paragraph means none.
const LONGEST_HEADING: usize = 120;

/// As many figures as the number of a person has, and how far around code they are looked for, in bytes.
const LONG_NUMBER: usize = 11;
const LONGEST_NUMBER: usize = 40;

/// What stands for code within a line: no letter, so that the words beside it do not run together.
const CODE: &str = "\u{FFFC}";

/// What was read.
pub(super) struct Read {
    pub(super) blocks: Vec<Block>,
    pub(super) gaps: Vec<Gap>,
    /// Whether the text has a title of its own.
    pub(super) has_title: bool,
    /// What the text shows that is none.
    pub(super) drawn: Drawn,
}

/// A text that is being read.
pub(super) struct Reading<'a> {
    pub(super) source: &'a str,
    /// Where it begins, behind front matter.
    pub(super) start: usize,
    pub(super) budget: &'a Budget,
    pub(super) flow: Flow,
    line: Gathered,
    /// Where lines of it end that show nothing.
    breaks: Vec<usize>,
    kind: Option<BlockKind>,
    /// The line is the number of an item and nothing else yet.
    is_number: bool,
    code: Option<Gathered>,
    image: Option<Gathered>,
    /// Text within a line that is not seen.
    pub(super) unseen: Option<Unseen>,
    /// Why paragraphs are not seen: a block of HTML has begun that hides them.
    pub(super) veil: Option<(Hidden, String)>,
    footnote: Option<Place>,
    footnotes: usize,
    grid: Option<(Grid, Vec<(u32, Gathered)>)>,
    pub(super) tables: usize,
    /// What the text shows that is none.
    pub(super) drawn: Drawn,
    pub(super) beside: Vec<Block>,
    pub(super) asides: Vec<Block>,
    pub(super) gaps: Vec<Gap>,
    pub(super) used: HashSet<String>,
    comments: usize,
    begins_with_heading: bool,
}

impl<'a> Reading<'a> {
    pub(super) fn new(source: &'a str, start: usize, budget: &'a Budget) -> Self {
        Self {
            source,
            start,
            budget,
            flow: Flow::new(0),
            line: Gathered::new(0),
            breaks: Vec::new(),
            kind: None,
            is_number: false,
            code: None,
            image: None,
            unseen: None,
            veil: None,
            footnote: None,
            footnotes: 0,
            grid: None,
            tables: 0,
            drawn: Drawn::default(),
            beside: Vec::new(),
            asides: Vec::new(),
            gaps: Vec::new(),
            used: HashSet::new(),
            comments: 0,
            begins_with_heading: false,
        }
    }

    pub(super) fn read(mut self) -> Read {
        let mut events = Parser::new_ext(&self.source[self.start..], super::options()).into_offset_iter();
        for (event, range) in events.by_ref() {
            if self.budget.is_late(range.len()) {
                break;
            }
            self.event(event, range.start + self.start..range.end + self.start);
            if self.is_full() {
                break;
            }
        }
        self.flush();
        self.unused(&events);
        let mut blocks = self.flow.blocks();
        if self.begins_with_heading && !blocks.iter().any(|block| block.kind == BlockKind::Title) {
            blocks.iter_mut().take(1).for_each(|first| first.kind = BlockKind::Title);
        }
        let has_title = blocks.iter().any(|block| block.kind == BlockKind::Title);
        blocks.append(&mut self.beside);
        blocks.append(&mut self.asides);
        Read { blocks, gaps: self.gaps, has_title, drawn: self.drawn }
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.open(tag, range),
            Event::End(tag) => self.close(tag),
            Event::Text(text) => self.text(&text, range),
            Event::Code(code) => self.code(&code, range),
            Event::SoftBreak => self.soft_break(),
            Event::HardBreak => self.gathered().push_unstored("\n"),
            Event::InlineHtml(html) if html.starts_with("<br") => self.gathered().push_unstored("\n"),
            Event::InlineHtml(html) if html.starts_with("<!--") => self.comment(range),
            Event::InlineHtml(_) => self.tag(range),
            Event::Rule => self.part(),
            Event::Html(_) | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
            Event::InlineMath(text) | Event::DisplayMath(text) => self.code(&text, range),
        }
    }

    fn open(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Heading { level, .. } => {
                self.flush();
                let is_drawn = !self.source[range.clone()].trim_start().starts_with('#');
                let is_long = range.len() > LONGEST_HEADING || self.source[range].contains(['，', '。']);
                self.begins_with_heading |= self.flow.len() == 0 && level == HeadingLevel::H1 && !is_drawn;
                self.kind = (!(is_drawn && is_long)).then_some(BlockKind::Heading);
            }
            Tag::Item => {
                self.flush();
                self.item(range);
            }
            Tag::CodeBlock(kind) => {
                self.part();
                // Four spaces before a paragraph are the writer's way to set it in.
                let is_prose =
                    matches!(kind, CodeBlockKind::Indented) && self.source[range.clone()].chars().any(is_han);
                self.code = (!is_prose).then(|| Gathered::new(0));
                if let CodeBlockKind::Fenced(words) = kind {
                    self.named(&words, range);
                }
            }
            Tag::HtmlBlock => {
                self.part();
                self.html(range);
            }
            Tag::FootnoteDefinition(label) => {
                self.flush();
                self.named(&label, range);
                self.footnotes += 1;
                self.footnote = Some(Place::from(Thing::Footnote).numbered(self.footnotes));
            }
            Tag::Table(_) => {
                self.flush();
                self.grid = Some((Grid::new(true), Vec::new()));
            }
            Tag::Link { link_type, dest_url, title, id } => {
                let link = Link { kind: link_type, to: &dest_url, title: &title, id: &id, is_picture: false };
                self.link(link, range);
            }
            Tag::Image { link_type, dest_url, title, id } => {
                // A definition may hold the picture for many that refer to it.
                if !self.used.contains(&id.to_lowercase()) {
                    self.embedded(&dest_url, range.clone());
                }
                let link = Link { kind: link_type, to: &dest_url, title: &title, id: &id, is_picture: true };
                self.link(link, range);
                self.image.get_or_insert_with(|| Gathered::new(0));
                self.drawn.picture();
            }
            Tag::TableHead | Tag::TableRow | Tag::TableCell => {}
            // The first paragraph of an item in a list with empty lines goes on behind its number.
            Tag::Paragraph if std::mem::take(&mut self.is_number) => {}
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Superscript | Tag::Subscript => {}
            _ => self.flush(),
        }
    }

    fn close(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Image => {
                if let Some(text) = self.image.take().map(|text| soft::whole(&text)).filter(|text| tells(text.text())) {
                    self.asides.push(text.aside(Hidden::AltText, Place::from(Thing::Picture).with(Role::AltText)));
                }
            }
            TagEnd::CodeBlock => match self.code.take() {
                Some(code) if !code.is_blank() => self.beside.push(code.unplaced(BlockKind::Code)),
                Some(_) => {}
                None => self.flush(),
            },
            TagEnd::TableCell => {
                self.tell_unseen();
                let cell = std::mem::take(&mut self.line);
                if let Some((_, row)) = &mut self.grid {
                    row.push((row.len() as u32, cell));
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {
                if let Some((grid, row)) = &mut self.grid {
                    grid.row(std::mem::take(row));
                }
            }
            TagEnd::Table => {
                if let Some((grid, _)) = self.grid.take() {
                    self.tables += 1;
                    grid.put(self.tables, &mut self.flow);
                }
            }
            TagEnd::FootnoteDefinition => {
                self.flush();
                self.footnote = None;
            }
            TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Superscript | TagEnd::Subscript => {}
            TagEnd::Link => {}
            _ => self.flush(),
        }
    }

    /// A line ends, and the paragraph goes on.
    fn soft_break(&mut self) {
        let is_in_line = self.image.is_none() && self.code.is_none() && self.unseen.is_none();
        if is_in_line {
            self.breaks.push(self.line.text().len());
        }
        self.gathered().push_unstored("\n");
    }

    /// A name for programs, of a footnote or of the language of code, that is someone's number.
    fn named(&mut self, name: &str, range: Range<usize>) {
        if let Some(at) = self.source[range.clone()].find(name).filter(|_| is_private(name)) {
            let mut words = Gathered::new(0);
            words.push(name, Origin::exact(range.start + at));
            let number = number_in(name).map(|number| words.without(&[0..number.start, number.end..name.len()]));
            self.beside.push(number.map_or(words, |number| number.headed("电话")).unplaced(BlockKind::Code));
        }
    }

    /// Where text goes: into the line, a block of code, or the words that stand for a picture.
    fn gathered(&mut self) -> &mut Gathered {
        let unseen = self.unseen.as_mut().map(|unseen| &mut unseen.text);
        self.image.as_mut().or(self.code.as_mut()).or(unseen).unwrap_or(&mut self.line)
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        let stored = &self.source[range.clone()];
        // The parser shows a zero byte as another character.
        let text = if stored.contains('\0') { stored } else { text };
        let origin = Origin::of(text, self.source, range);
        self.gathered().push(text, origin);
    }

    /// Code within a line. Words that a writer has set as code are words; all else is none of the sentence.
    fn code(&mut self, code: &str, range: Range<usize>) {
        let stored = &self.source[range.clone()];
        let at = stored.find(code).map(|at| Origin::exact(range.start + at)).unwrap_or(Origin::escaped(range.clone()));
        let is_words = code.chars().any(is_han) || is_private(code) || is_in_number(self.source, &range);
        if self.image.is_some() || is_words {
            self.gathered().push(code, at);
            return;
        }
        let mut block = Gathered::new(0);
        block.push(code, at);
        if !block.is_blank() {
            self.beside.push(block.unplaced(BlockKind::Code));
        }
        self.gathered().push_unstored(CODE);
    }

    /// An item of a list; its number is part of what it says.
    fn item(&mut self, range: Range<usize>) {
        let marker = self.source[range.clone()].split([' ', '\t', '\n']).next().unwrap_or_default();
        if marker.trim_end_matches(['.', ')']).bytes().all(|byte| byte.is_ascii_digit()) && marker.len() > 1 {
            self.line.push(marker, Origin::exact(range.start));
            self.line.push_unstored(" ");
            self.is_number = true;
        } else {
            self.kind = Some(BlockKind::Item);
        }
    }

    fn comment(&mut self, range: Range<usize>) {
        if COMMENT.is(&self.source[range.clone()]) {
            return;
        }
        let inner = range.start + 4..range.end.saturating_sub(3).max(range.start + 4);
        if self.source.get(inner.clone()).is_some_and(is_remark) {
            self.comments += 1;
            self.told(Hidden::Comment, Place::from(Thing::SourceComment).numbered(self.comments), inner);
        }
    }

    /// Tells of what stands at `range` and is not seen.
    pub(super) fn told(&mut self, hidden: Hidden, place: impl Into<Place>, range: Range<usize>) {
        let mut gathered = Gathered::new(0);
        gathered.push(&self.source[range.clone()], Origin::exact(range.start));
        self.asides.push(gathered.aside(hidden, place));
    }

    /// Ends the paragraph.
    fn flush(&mut self) {
        self.tell_unseen();
        self.is_number = false;
        let kind = self.kind.take();
        let (line, breaks) = (std::mem::take(&mut self.line), std::mem::take(&mut self.breaks));
        if line.is_blank() {
            return;
        }
        let line = if breaks.is_empty() { line } else { soft::joined(&line, &breaks, self.flow.len() == 0) };
        if let Some((hidden, _)) = self.veil {
            self.asides.push(line.aside(hidden, Place::text(Role::Hidden)));
            return;
        }
        match &self.footnote {
            Some(place) => self.beside.push(line.block(BlockKind::Footnote, place.clone())),
            None => self.flow.paragraph(&line, kind.map_or_else(Hint::default, Hint::of)),
        }
    }

    /// Ends the paragraph; the next carries nothing on.
    fn part(&mut self) {
        self.flush();
        self.flow.part();
    }

    /// Whether there are as many blocks as may be, which is noted.
    fn is_full(&mut self) -> bool {
        let blocks = self.flow.len() + self.beside.len() + self.asides.len();
        !self.budget.admits(Bound::Blocks, blocks + 1, None)
    }
}

/// Whether code within a line is a part of a long number, of which other parts stand beside it: `139` `1234` `5678`.
fn is_in_number(source: &str, code: &Range<usize>) -> bool {
    let is_of_number = |byte: &u8| byte.is_ascii_digit() || b"` -./_".contains(byte);
    let bytes = source.as_bytes();
    if !bytes[code.clone()].iter().all(is_of_number) {
        return false;
    }
    let before = bytes[..code.start].iter().rev().take(LONGEST_NUMBER).take_while(|byte| is_of_number(byte));
    let behind = bytes[code.end..].iter().take(LONGEST_NUMBER).take_while(|byte| is_of_number(byte));
    let figures = |bytes: &[u8]| bytes.iter().filter(|byte| byte.is_ascii_digit()).count();
    let outside = before.chain(behind).filter(|byte| byte.is_ascii_digit()).count();
    outside > 0 && figures(&bytes[code.clone()]) + outside >= LONG_NUMBER
}
