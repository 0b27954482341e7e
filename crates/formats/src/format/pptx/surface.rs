//! The shapes of a slide, its notes, a layout or a master (`p:cSld`, §19.3.1.16), in the order in which they are drawn. One pass over the
//! part's events, without recursion.

use super::run::Look;
use super::shape::{Area, Placed, Shape, is_off};
use super::table::Table;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::ooxml::crop;
use crate::layout::flow::Gathered;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Gap, Hidden};

/// What stands on it.
pub(super) struct Surface<'a> {
    /// It is shown when the others are.
    pub(super) is_shown: bool,
    /// What it is called.
    pub(super) name: Option<String>,
    pub(super) shapes: Vec<Placed<'a>>,
    /// Why it was not read to its end.
    pub(super) gap: Option<Gap>,
}

/// A surface while it is read.
struct Reader<'a, 'b> {
    xml: Xml<'a>,
    part: u32,
    size: [i64; 2],
    budget: &'b Budget,
    surface: Surface<'a>,
    /// The shapes that are open: groups, and a shape in the last.
    open: Vec<Shape<'a>>,
    /// The alternatives for programs of several ages that are open, and whether one of each was read.
    alternatives: Vec<bool>,
    paragraph: Option<Gathered>,
    /// Why nobody sees the letters of the run.
    run: Option<Hidden>,
}

impl<'a> Surface<'a> {
    /// Reads the surface that stands in `text`, the text of the part `name` with this index, for slides of this `size`.
    pub(super) fn read(text: &'a str, part: u32, name: &str, size: [i64; 2], budget: &'a Budget) -> Self {
        let surface = Surface { is_shown: true, name: None, shapes: Vec::new(), gap: None };
        let mut reader = Reader {
            xml: Xml::new(text, budget),
            part,
            size,
            budget,
            surface,
            open: Vec::new(),
            alternatives: Vec::new(),
            paragraph: None,
            run: None,
        };
        reader.read(name);
        reader.surface.gap = reader.xml.gap(name);
        while let Some(shape) = reader.open.pop() {
            reader.place(shape);
        }
        reader.surface
    }

    /// Its title, on one line.
    pub(super) fn title(&self) -> Option<String> {
        let is_title = |placed: &&Placed| matches!(placed.shape.placeholder.as_deref(), Some("title" | "ctrTitle"));
        let titles = self.shapes.iter().filter(is_title);
        let mut said = titles.map(|placed| {
            let lines = placed.shape.paragraphs.iter().flat_map(|paragraph| paragraph.text().split_whitespace());
            lines.collect::<Vec<_>>().join(" ")
        });
        said.find(|title| !title.is_empty())
    }
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self, name: &str) {
        let mut paragraphs = 0_usize;
        while let Some(event) = self.xml.next() {
            match event {
                Event::Start(element) => self.start(&element),
                Event::End(ns, name) => {
                    paragraphs += usize::from(name == "p");
                    self.end(ns, name);
                }
                Event::Text(..) => {}
            }
            if !self.budget.admits(Bound::Blocks, paragraphs, Some(name)) {
                break;
            }
        }
    }

    fn start(&mut self, element: &Element<'a>) {
        match (element.ns, element.name) {
            (Ns::Compatibility, name) => self.alternative(name),
            (Ns::Presentation, "sld") => {
                self.surface.is_shown = !matches!(element.text(Ns::None, "show").as_deref(), Some("0" | "false"));
            }
            (Ns::Presentation, "cSld") => self.surface.name = element.text(Ns::None, "name").map(Into::into),
            (Ns::Presentation, "sp" | "pic" | "graphicFrame" | "cxnSp" | "grpSp" | "contentPart") => {
                self.open.push(Shape { depth: self.xml.depth(), ..Shape::default() });
            }
            (Ns::Drawing | Ns::Math, "t") => self.text(),
            // A half is 1/2 and not 12.
            (Ns::Math, "den") => self.sign("/"),
            (Ns::Math, "sup") => self.sign("^"),
            (Ns::Math, "rad") => self.sign("√"),
            (Ns::Drawing, name) => self.drawing(element, name),
            _ => self.shape(element),
        }
    }

    /// Puts a sign into the paragraph that is written as markup.
    fn sign(&mut self, sign: &str) {
        if let Some(paragraph) = &mut self.paragraph {
            paragraph.push_unstored(sign);
        }
    }

    fn drawing(&mut self, element: &Element<'a>, name: &str) {
        match name {
            "p" => self.paragraph = Some(Gathered::new(self.part)),
            "r" | "fld" => self.run = None,
            "rPr" => {
                let look = Look::read(&mut self.xml, element);
                self.run = look.hidden;
                let part = self.part;
                if let Some(shape) = self.open.last_mut() {
                    shape.say(look.tooltip, part);
                }
            }
            "br" => self.sign("\n"),
            "tbl" => {
                if let Some(shape) = self.open.last_mut() {
                    shape.table = Some(Table::default());
                }
            }
            "tblPr" | "tr" | "tc" => {
                if let Some(table) = self.open.last_mut().and_then(|shape| shape.table.as_mut()) {
                    table.take(element);
                }
            }
            "srcRect" => {
                let cropped = crop::cropped(element, self.part);
                if let (Some(shape), Some(cropped)) = (self.open.last_mut(), cropped) {
                    shape.asides.push((Hidden::CroppedPicture, cropped));
                }
            }
            _ => self.shape(element),
        }
    }

    fn shape(&mut self, element: &Element<'a>) {
        let part = self.part;
        if let Some(shape) = self.open.last_mut() {
            shape.take(element, part);
        }
    }

    /// What is stored for several programs is read as the first of them reads it.
    fn alternative(&mut self, name: &str) {
        match name {
            "AlternateContent" => self.alternatives.push(false),
            "Choice" | "Fallback" => {
                let is_read = self.alternatives.last_mut().is_some_and(|is_read| std::mem::replace(is_read, true));
                if is_read {
                    self.xml.skip();
                }
            }
            _ => {}
        }
    }

    fn text(&mut self) {
        let text = self.xml.gather(self.part);
        match (self.run, &mut self.paragraph, self.open.last_mut()) {
            (Some(hidden), _, Some(shape)) => match shape.asides.last_mut() {
                Some((of, said)) if *of == hidden => said.append(&text),
                _ => shape.asides.push((hidden, text)),
            },
            (_, Some(paragraph), _) => paragraph.append(&text),
            // Text in no paragraph: a formula alone.
            (_, None, Some(shape)) => shape.paragraphs.push(text),
            (_, None, None) => {}
        }
    }

    fn end(&mut self, ns: Ns, name: &str) {
        match (ns, name) {
            (Ns::Compatibility, "AlternateContent") => drop(self.alternatives.pop()),
            (Ns::Drawing, "p") => {
                let Some(paragraph) = self.paragraph.take() else { return };
                let Some(shape) = self.open.last_mut() else { return };
                match &mut shape.table {
                    Some(table) => table.add(paragraph),
                    None => shape.paragraphs.push(paragraph),
                }
            }
            (Ns::Presentation, _) if self.open.last().is_some_and(|shape| shape.depth == self.xml.depth() + 1) => {
                if let Some(shape) = self.open.pop() {
                    self.place(shape);
                }
            }
            _ => {}
        }
    }

    /// A shape that is read, of which the groups around it are open.
    fn place(&mut self, shape: Shape<'a>) {
        let outer = |area: Area| self.open.iter().rev().fold(area, |area, group| group.outer(area));
        let area = shape.area.map(outer);
        let is_hidden = shape.is_hidden || self.open.iter().any(|group| group.is_hidden);
        let hidden = match area {
            _ if is_hidden => Some(Hidden::HiddenText),
            Some(area) if is_off(area, self.size) => Some(Hidden::OffPage),
            _ => None,
        };
        self.surface.shapes.push(Placed { shape, area, hidden });
    }
}
