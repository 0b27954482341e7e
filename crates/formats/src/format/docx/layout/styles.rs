//! What styles, the defaults and the theme say of the layout.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::property::{Characters, Paragraphs};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use hegao_model::document::budget::Budget;

/// A style, and with [`Styles::of`] what it has from those that it is based on.
#[derive(Clone, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    pub(super) characters: Characters,
    pub(super) paragraphs: Paragraphs,
}

/// The styles of a document.
#[derive(Default)]
pub(in super::super) struct Styles {
    by_id: HashMap<String, Style>,
    whole: HashMap<Option<String>, Rc<Style>>,
    /// The style of paragraphs that have none.
    normal: Option<String>,
    /// What holds where nothing is said.
    pub(super) plain: Style,
    /// The theme's fonts of Han characters for text and for headings.
    pub(super) themes: [Option<Box<str>>; 2],
}

impl Styles {
    /// Takes up the styles that `text` defines.
    pub(in super::super) fn read(&mut self, text: &str, budget: &Budget) {
        let mut xml = Xml::new(text, budget);
        while let Some(event) = xml.next() {
            match event {
                Event::Start(element) if element.is(Ns::Word, "latentStyles") => xml.skip(),
                Event::Start(element) if element.is(Ns::Word, "docDefaults") => self.plain = style(&mut xml),
                Event::Start(element) if element.is(Ns::Word, "style") => self.define(&element, &mut xml),
                _ => {}
            }
        }
    }

    fn define(&mut self, element: &Element, xml: &mut Xml) {
        let of = element.text(Ns::Word, "type");
        let Some(id) = element.text(Ns::Word, "styleId") else { return xml.skip() };
        if !matches!(of.as_deref(), Some("paragraph" | "character")) {
            return xml.skip();
        }
        let is_default = matches!(element.text(Ns::Word, "default").as_deref(), Some("1" | "true" | "on"));
        if is_default && of.as_deref() == Some("paragraph") {
            self.normal = Some(id.clone().into_owned());
        }
        let id = id.into_owned();
        let style = style(xml);
        self.by_id.insert(id, style);
    }

    /// Takes up the fonts of the theme that `text` is: the one that it names for Han characters, else that for simplified ones.
    pub(in super::super) fn read_theme(&mut self, text: &str, budget: &Budget) {
        let mut xml = Xml::new(text, budget);
        let mut of = None;
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            match element.name {
                "minorFont" => of = Some(0),
                "majorFont" => of = Some(1),
                "ea" | "font" => {
                    let is_wanted = element.name == "ea" || element.text(Ns::None, "script").as_deref() == Some("Hans");
                    let face = element.text(Ns::None, "typeface").filter(|face| is_wanted && !face.is_empty());
                    if let (Some(of), Some(face)) = (of, face) {
                        self.themes[of].get_or_insert_with(|| face.into());
                    }
                }
                _ => {}
            }
        }
    }

    /// The style `id` with what it has from others but for the defaults; without an id, that of paragraphs without a style.
    pub(super) fn of(&mut self, id: Option<&str>) -> Rc<Style> {
        let key = id.map(str::to_owned);
        if let Some(style) = self.whole.get(&key) {
            return Rc::clone(style);
        }
        let mut chain = Vec::new();
        let mut known = HashSet::new();
        let mut next = id.or(self.normal.as_deref());
        let mut base = Style::default();
        while let Some(id) = next.filter(|id| known.insert(*id)) {
            if let Some(whole) = self.whole.get(&Some(id.to_owned())) {
                base = Style::clone(whole);
                break;
            }
            let Some(style) = self.by_id.get(id) else { break };
            chain.push(id.to_owned());
            next = style.based_on.as_deref();
        }
        // However many styles stand on each other, each is put together once.
        for id in chain.into_iter().rev() {
            let own = &self.by_id[&id];
            base = Style {
                based_on: None,
                characters: own.characters.or(&base.characters),
                paragraphs: own.paragraphs.or(&base.paragraphs),
            };
            self.whole.insert(Some(id), Rc::new(base.clone()));
        }
        let style = Rc::new(base);
        self.whole.insert(key, Rc::clone(&style));
        style
    }
}

/// What stands in the element that began last.
fn style(xml: &mut Xml) -> Style {
    let mut style = Style::default();
    let depth = xml.depth();
    while let Some(event) = xml.within(depth) {
        let Event::Start(element) = event else { continue };
        match element.name {
            _ if element.ns != Ns::Word => {}
            "basedOn" => style.based_on = element.text(Ns::Word, "val").map(Into::into),
            "pBdr" => style.paragraphs.borders(xml),
            "tblPr" | "tblStylePr" | "pPrChange" | "rPrChange" => xml.skip(),
            _ => {
                style.characters.take(&element);
                style.paragraphs.take(&element);
            }
        }
    }
    style
}
