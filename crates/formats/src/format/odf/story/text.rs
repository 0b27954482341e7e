//! Paragraphs, lists, spans and the text in them (ODF 1.3 part 3, §5, §6.1).

use super::super::list::OUTLINE;
use super::super::paragraph::Paragraph;
use super::{Holds, Story};
use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::hidden::aside::role;
use crate::layout::flow::Hint;
use hegao_model::document::{BlockKind, Hidden, Origin, Place, Thing};

/// Characters of the longest heading that a style makes one.
const LONGEST_HEADING: usize = 80;

/// Spaces that an element stands for; more of them say no more.
const SPACES: usize = 64;

impl<'a> Story<'_, 'a> {
    pub(super) fn start_text(&mut self, element: &Element<'a>) {
        match element.name {
            "p" | "h" => self.begin_paragraph(element),
            "span" => {
                let style = element.text(Ns::OdfText, "style-name");
                let look = self.look_of("text", style.as_deref());
                let frame = self.frame();
                let around = frame.spans.last().copied().unwrap_or_default();
                frame.spans.push(look.or(around));
            }
            "a" => {
                let around = self.frame().spans.last().copied().unwrap_or_default();
                self.frame().spans.push(around);
            }
            "s" => {
                let count = element.text(Ns::OdfText, "c").and_then(|count| count.parse().ok()).unwrap_or(1);
                self.sign(&" ".repeat(SPACES.min(count)));
            }
            "tab" => self.sign("\t"),
            "line-break" => self.sign("\n"),
            "soft-page-break" => self.page = self.page.saturating_add(1),
            "list" => self.begin_list(element),
            "list-item" | "list-header" => {
                self.start = element.text(Ns::OdfText, "start-value").and_then(|start| start.parse().ok());
                if let Some(list) = self.lists.last_mut() {
                    list.1 = element.name == "list-item";
                }
            }
            "section" => self.section(element),
            // Its mark is no text.
            "note-citation" => self.xml.skip(),
            "note" => {
                let is_endnote = element.text(Ns::OdfText, "note-class").as_deref() == Some("endnote");
                let (thing, which) = if is_endnote { (Thing::Endnote, 1) } else { (Thing::Footnote, 0) };
                self.begin_note(Holds::Beside(BlockKind::Footnote), thing, which);
            }
            "ruby-text" => self.begin_ruby(),
            // Patterns of what an index is made of.
            name if name.ends_with("-source") || name.ends_with("-template") => self.xml.skip(),
            _ => self.field(element),
        }
    }

    pub(super) fn begin_note(&mut self, holds: Holds, thing: Thing, which: usize) {
        self.shared.notes[which] += 1;
        let place = match self.comment_of_cell().filter(|_| thing == Thing::Comment) {
            Some(place) => place,
            None => Place::from(thing).numbered(self.shared.notes[which]),
        };
        self.begin_frame(holds, self.on_slide(place));
    }

    fn begin_ruby(&mut self) {
        self.begin_frame(Holds::Beside(BlockKind::TextBox), Thing::Ruby.into());
        // Its text stands in no paragraph of its own.
        let (part, page) = (self.part, self.page);
        self.frame().paragraph = Some(Paragraph::new(part, page));
    }

    /// A section, of which nothing may be shown (§5.4).
    fn section(&mut self, element: &Element<'a>) {
        let display = element.text(Ns::OdfText, "display");
        let is_hidden = match display.as_deref() {
            Some("none") => true,
            Some("condition") => element.text(Ns::OdfText, "is-hidden").as_deref() != Some("false"),
            _ => false,
        };
        if is_hidden {
            self.unseen.push((self.xml.depth(), Hidden::HiddenText));
        }
    }

    fn begin_list(&mut self, element: &Element<'a>) {
        let own = element.text(Ns::OdfText, "style-name").map(|name| name.into_owned());
        let name = own.or_else(|| self.lists.last().map(|list| list.0.clone())).unwrap_or_default();
        let goes_on = element.text(Ns::OdfText, "continue-numbering").as_deref() == Some("true")
            || element.value(Ns::OdfText, "continue-list").is_some();
        if self.lists.is_empty() && !goes_on {
            self.shared.styles.lists.restart(&name);
        }
        self.lists.push((name, false));
    }

    fn begin_paragraph(&mut self, element: &Element<'a>) {
        self.end_paragraph();
        let style = element.text(Ns::OdfText, "style-name").unwrap_or_default();
        let mut paragraph = Paragraph::new(self.part, self.page);
        paragraph.look = self.look_of("paragraph", Some(&style));
        let level = element.text(Ns::OdfText, "outline-level").and_then(|level| level.parse::<usize>().ok());
        paragraph.number = match element.name {
            "h" => {
                paragraph.kind = Some(BlockKind::Heading);
                let is_silent = element.text(Ns::OdfText, "is-list-header").as_deref() == Some("true");
                let level = level.or_else(|| self.shared.styles.outline(&style)).unwrap_or(1);
                if is_silent { None } else { self.heading_number(level, &style) }
            }
            _ => self.item_number(&style),
        };
        self.in_cell();
        let frame = self.frame();
        frame.spans.clear();
        frame.paragraph = Some(paragraph);
    }

    fn heading_number(&mut self, level: usize, style: &str) -> Option<String> {
        if self.lists.last().is_some_and(|list| list.1) {
            return self.item_number(style);
        }
        let start = self.start.take();
        self.shared.styles.lists.next(OUTLINE, level, start)
    }

    /// The number before a paragraph that is the first of an item.
    fn item_number(&mut self, style: &str) -> Option<String> {
        let level = self.lists.len();
        let (name, is_item) = self.lists.last_mut()?;
        if !std::mem::take(is_item) {
            return None;
        }
        let name = if name.is_empty() { self.shared.styles.list(style)?.to_owned() } else { name.clone() };
        let start = self.start.take();
        self.shared.styles.lists.next(&name, level, start)
    }

    /// Text as it comes, if it stands in a paragraph: seen, or why not.
    pub(super) fn put(&mut self, text: &str, origin: &Origin) {
        let (hidden, shown_as) = (self.hidden(), self.changed());
        if let Some(paragraph) = &mut self.frame().paragraph {
            paragraph.text(text, origin, hidden, shown_as);
        }
    }

    pub(super) fn sign(&mut self, sign: &str) {
        let hidden = self.hidden();
        if let Some(paragraph) = &mut self.frame().paragraph {
            paragraph.sign(sign, hidden);
        }
    }

    /// Why nobody sees the text that is read.
    fn hidden(&mut self) -> Option<Hidden> {
        if let Some((_, hidden)) = self.unseen.last() {
            return Some(*hidden);
        }
        let frame = self.frame();
        let paragraph = frame.paragraph.as_ref()?;
        if paragraph.is_hidden {
            return Some(Hidden::HiddenText);
        }
        let look = frame.spans.last().copied().unwrap_or_default().or(paragraph.look);
        look.hidden(frame.is_grounded())
    }

    pub(super) fn end_paragraph(&mut self) {
        if let Some(paragraph) = self.frame().paragraph.take() {
            self.deliver(paragraph);
        }
    }

    /// A paragraph that is read goes into its cell, its frame, or the running text.
    pub(super) fn deliver(&mut self, paragraph: Paragraph) {
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

    pub(super) fn emit(&mut self, mut paragraph: Paragraph) {
        self.shared.blocks += 1 + paragraph.asides.len();
        let place = paragraph.place.take().unwrap_or_else(|| self.place(&paragraph));
        for (hidden, text) in &paragraph.asides {
            self.found.aside(*hidden, text, place.clone().with(role(*hidden)));
        }
        let is_long = || paragraph.text.text().chars().nth(LONGEST_HEADING).is_some();
        let kind = paragraph.kind.filter(|kind| *kind != BlockKind::Heading || !is_long());
        self.flow.paragraph(&paragraph.text, Hint { place: Some(Box::new(place)), kind });
    }

    /// The place of a paragraph of the body.
    fn place(&mut self, paragraph: &Paragraph) -> Place {
        let is_blank = paragraph.text.is_blank();
        let page = if self.has_pages { paragraph.page } else { 0 };
        if self.last.0 != page {
            self.last = (page, 0);
        }
        self.last.1 += usize::from(!is_blank);
        Place::paragraph(page as usize, self.last.1, is_blank)
    }
}
