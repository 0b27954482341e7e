//! How the document is laid out: a second pass over the body that takes no text, so that the reader of text knows nothing of it.
//!
//! What a property says that stands nowhere is what ECMA-376 gives it; tracked changes of properties are not looked at, because
//! what holds is what stands beside them.

mod property;
mod section;
mod styles;

use std::rc::Rc;

use super::look::colour;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use hegao_model::document::budget::Budget;
use hegao_model::document::layout::{CharacterForm, Drawn, Layout, PageNumber, ParagraphForm, StretchesMaker};
use property::{Characters, Paragraphs};
use styles::Style;
pub(super) use styles::Styles;

/// The layout of the body that stands in `text`, the text of the part with this index.
pub(super) fn read(text: &str, part: u32, styles: &mut Styles, budget: &Budget) -> Layout {
    let mut reader = Reader {
        xml: Xml::new(text, budget),
        styles,
        open: Vec::new(),
        run: Characters::default(),
        drawn: None,
        paragraphs: StretchesMaker::default(),
        characters: StretchesMaker::default(),
        section_began: 0,
        layout: Layout { part, ..Layout::default() },
    };
    while let Some(event) = reader.xml.next() {
        match event {
            Event::Start(element) => reader.start(&element),
            Event::End(Ns::Word, "p") => reader.end_paragraph(),
            _ => {}
        }
    }
    Layout { paragraphs: reader.paragraphs.finish(), characters: reader.characters.finish(), ..reader.layout }
}

/// The number of the page that a header or footer shows, if it does.
pub(super) fn page_number(text: &str, styles: &mut Styles, budget: &Budget) -> Option<PageNumber> {
    memchr::memmem::find(text.as_bytes(), b"PAGE")?;
    let layout = read(text, 0, styles, budget);
    let mut xml = Xml::new(text, budget);
    let (mut number, mut said, mut has_number) = (None, String::new(), false);
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) if element.is(Ns::Word, "p") && !has_number => said.clear(),
            Event::End(Ns::Word, "p") if has_number => break,
            Event::Start(element) if element.is(Ns::Word, "instrText") => {
                let code = xml.gather(0);
                has_number |= is_page(code.text());
                number = number.or(has_number.then(|| xml.position()));
            }
            Event::Start(element) if element.is(Ns::Word, "fldSimple") => {
                has_number |= element.text(Ns::Word, "instr").is_some_and(|code| is_page(&code));
                number = number.or(has_number.then(|| xml.position()));
            }
            Event::Text(text, _) => said.push_str(&text),
            _ => {}
        }
    }
    // The form of a field's result is that of its code, if nobody changed one of them by hand.
    let form = layout.characters.at(number? as u32);
    let is_dash = |c: &char| matches!(c, '—' | '－' | '-' | '–' | '─' | '―' | '一' | '−');
    let has_dashes = said.chars().filter(is_dash).count() >= 2;
    Some(PageNumber { size: form.map(|form| form.size), has_dashes })
}

/// Whether the code of a field is that of the number of a page.
fn is_page(code: &str) -> bool {
    code.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("PAGE"))
}

/// A paragraph that is open; in it, text boxes may have others.
struct Open {
    style: Rc<Style>,
    form: ParagraphForm,
}

struct Reader<'s, 'a> {
    xml: Xml<'a>,
    styles: &'s mut Styles,
    open: Vec<Open>,
    run: Characters,
    /// A line of a drawing whose colour may follow, and how many elements are open around it.
    drawn: Option<usize>,
    paragraphs: StretchesMaker<ParagraphForm>,
    characters: StretchesMaker<CharacterForm>,
    /// Where the section begins that is read.
    section_began: u32,
    layout: Layout,
}

impl<'a> Reader<'_, 'a> {
    fn at(&self) -> u32 {
        self.xml.position() as u32
    }

    fn start(&mut self, element: &Element<'a>) {
        match (element.ns, element.name) {
            (Ns::Word, "p") => self.begin_paragraph(),
            (Ns::Word, "pPr") => self.paragraph_properties(),
            (Ns::Word, "r") => self.run = Characters::default(),
            (Ns::Word, "rPr") => self.run_properties(),
            (Ns::Word, "t" | "instrText" | "fldSimple") => self.characters(),
            (Ns::Word, "br") if element.text(Ns::Word, "type").as_deref() == Some("page") => self.break_page(),
            (Ns::Word, "lastRenderedPageBreak") => self.break_page(),
            (Ns::Word, "sectPr") => self.section(),
            (Ns::Drawing, "prstGeom") => {
                let of = element.text(Ns::None, "prst");
                if matches!(of.as_deref(), Some("line" | "straightConnector1")) {
                    let at = self.at();
                    self.layout.rules.push(Drawn { at, colour: None });
                    self.drawn = Some(self.xml.depth().saturating_sub(1));
                }
            }
            (Ns::Drawing, "srgbClr") if self.drawn.is_some_and(|depth| self.xml.depth() > depth) => {
                let said = element.text(Ns::None, "val").and_then(|value| colour(&value));
                if let Some(last) = self.layout.rules.last_mut() {
                    last.colour = last.colour.or(said);
                }
            }
            (Ns::Drawing, _) => {}
            (Ns::Vml, "line") => {
                let colour = element.text(Ns::None, "strokecolor").and_then(|value| named_colour(&value));
                let at = self.at();
                self.layout.rules.push(Drawn { at, colour });
            }
            _ if self.drawn.is_some_and(|depth| self.xml.depth() <= depth) => self.drawn = None,
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) {
        let style = self.styles.of(None);
        let paragraphs = style.paragraphs.or(&self.styles.plain.paragraphs);
        self.place(style, &paragraphs);
    }

    /// A paragraph stands so from here on.
    fn place(&mut self, style: Rc<Style>, said: &Paragraphs) {
        let (at, form) = (self.at(), said.form());
        self.paragraphs.from(at, form.clone());
        if said.breaks_page == Some(true) {
            self.break_page();
        }
        if let Some(colour) = said.border {
            self.layout.rules.push(Drawn { at, colour });
        }
        self.run = Characters::default();
        self.open.push(Open { style, form });
    }

    fn paragraph_properties(&mut self) {
        let mut own = Paragraphs::default();
        let mut style = None;
        let depth = self.xml.depth();
        while let Some(event) = self.xml.within(depth) {
            let Event::Start(element) = event else { continue };
            match element.name {
                _ if element.ns != Ns::Word => {}
                "pStyle" => style = element.text(Ns::Word, "val").map(std::borrow::Cow::into_owned),
                "pBdr" => own.borders(&mut self.xml),
                "sectPr" => self.section(),
                "rPr" | "pPrChange" => self.xml.skip(),
                _ => own.take(&element),
            }
        }
        // It was begun without them.
        self.open.pop();
        let style = self.styles.of(style.as_deref());
        let said = own.or(&style.paragraphs).or(&self.styles.plain.paragraphs);
        self.place(style, &said);
    }

    fn end_paragraph(&mut self) {
        self.open.pop();
        let at = self.at();
        if let Some(outer) = self.open.last() {
            self.paragraphs.from(at, outer.form.clone());
        }
    }

    fn run_properties(&mut self) {
        let mut own = Characters::default();
        let mut style = None;
        let depth = self.xml.depth();
        while let Some(event) = self.xml.within(depth) {
            let Event::Start(element) = event else { continue };
            match element.name {
                _ if element.ns != Ns::Word => {}
                "rStyle" => style = element.text(Ns::Word, "val").map(std::borrow::Cow::into_owned),
                "rPrChange" => self.xml.skip(),
                _ => own.take(&element),
            }
        }
        self.run = match style {
            Some(style) => own.or(&self.styles.of(Some(&style)).characters),
            None => own,
        };
    }

    /// Text begins here.
    fn characters(&mut self) {
        let plain = &self.styles.plain.characters;
        let said = match self.open.last() {
            Some(open) => self.run.or(&open.style.characters).or(plain),
            None => self.run.or(plain),
        };
        let (at, form) = (self.at(), said.form(&self.styles.themes));
        self.characters.go_on(at, form);
    }

    fn break_page(&mut self) {
        let at = self.at();
        self.layout.breaks.push(at);
    }

    fn section(&mut self) {
        let section = section::read(&mut self.xml);
        if section.begins_page && !self.layout.sections.is_empty() {
            // How a section begins is said at its end; where, by the end of the one before.
            let at = self.section_began;
            let place = self.layout.breaks.partition_point(|before| *before <= at);
            self.layout.breaks.insert(place, at);
        }
        self.section_began = self.at();
        self.layout.sections.push(section.setup);
    }
}

/// A colour by its number, or red and black by their names.
fn named_colour(value: &str) -> Option<[u8; 3]> {
    match value.split_whitespace().next()? {
        "red" => Some([255, 0, 0]),
        "black" => Some([0; 3]),
        value => colour(value),
    }
}

#[cfg(test)]
mod tests;
