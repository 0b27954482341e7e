//! The styles of a document, automatic ones too (ODF 1.3 part 3, §16): what text made by them looks like, which lists
//! paragraphs belong to, which pages are used.

use std::collections::{HashMap, HashSet};

use std::rc::Rc;

use super::data_style::DataStyles;
use super::list::Lists;
use super::look::Look;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::ooxml::length::length;
use crate::format::spreadsheet::number::Format;
use hegao_model::document::Gap;
use hegao_model::document::budget::Budget;

/// Styles that a style may be made of, one of another. No program goes as far; a circle has no end.
const LONGEST_CHAIN: usize = 32;

/// A style.
#[derive(Clone, Default)]
struct Style {
    parent: Option<String>,
    look: Look,
    /// The list to which its paragraphs belong; empty: none.
    list: Option<String>,
    /// The level of its headings in the outline.
    outline: Option<usize>,
    /// The style of the numbers in its cells.
    numbers: Option<String>,
    /// Rows or columns made by it are not shown.
    is_collapsed: bool,
}

/// All of them.
#[derive(Default)]
pub(super) struct Styles {
    /// By family and name.
    styles: HashMap<(String, String), Style>,
    pub(super) lists: Lists,
    /// How numbers are written.
    numbers: DataStyles,
    /// Master pages that something refers to.
    pub(super) pages: HashSet<String>,
    /// Layers of a drawing that are not shown.
    pub(super) hidden_layers: HashSet<String>,
    /// The layouts of master pages, and how large the pages of layouts are, in twentieths of a point.
    masters: HashMap<String, String>,
    sizes: HashMap<String, [i64; 2]>,
    /// The layout that is read.
    layout: String,
}

impl Styles {
    /// Reads the styles in `text`, the text of the part `name`.
    pub(super) fn read(&mut self, text: &str, name: &str, budget: &Budget) -> Option<Gap> {
        let mut xml = Xml::new(text, budget);
        let mut current: Option<((String, String), Style)> = None;
        while let Some(event) = xml.next() {
            match event {
                Event::Start(element) => self.start(&element, &mut current),
                Event::End(Ns::OdfStyle, "style" | "default-style") => self.styles.extend(current.take()),
                Event::End(ns, name) => self.numbers.end(ns, name),
                Event::Text(text, _) => self.numbers.text(&text),
            }
        }
        xml.gap(name)
    }

    fn start(&mut self, element: &Element, current: &mut Option<((String, String), Style)>) {
        let text = |name| element.text(Ns::OdfStyle, name).map(|text| text.into_owned());
        self.numbers.start(element);
        match (element.ns, element.name) {
            (Ns::OdfStyle, "style" | "default-style") => {
                self.pages.extend(text("master-page-name").filter(|name| !name.is_empty()));
                let key = (text("family").unwrap_or_default(), text("name").unwrap_or_default());
                let outline = text("default-outline-level").and_then(|level| level.parse().ok());
                let style = Style {
                    parent: text("parent-style-name"),
                    list: text("list-style-name"),
                    numbers: text("data-style-name").filter(|name| !name.is_empty()),
                    outline,
                    ..Style::default()
                };
                *current = Some((key, style));
            }
            (Ns::OdfStyle, "master-page") => {
                self.pages.extend(text("next-style-name"));
                self.masters.extend(text("name").zip(text("page-layout-name")));
            }
            (Ns::OdfStyle, "page-layout") => self.layout = text("name").unwrap_or_default(),
            (Ns::OdfStyle, "page-layout-properties") => {
                let side = |name| length(&element.text(Ns::OdfFo, name)?);
                if let Some(size) = side("page-width").zip(side("page-height")) {
                    self.sizes.insert(self.layout.clone(), size.into());
                }
            }
            (Ns::OdfText | Ns::OdfStyle, _) if self.lists.take(element) => {}
            (Ns::OdfDraw, "layer") if element.text(Ns::OdfDraw, "display").as_deref() == Some("none") => {
                self.hidden_layers.extend(element.text(Ns::OdfDraw, "name").map(Into::into));
            }
            (Ns::OdfDraw, "page") => self.pages.extend(element.text(Ns::OdfDraw, "master-page-name").map(Into::into)),
            (Ns::OdfStyle, _) => {
                if let Some((_, style)) = current {
                    style.look.take(element);
                    let visible = element.text(Ns::OdfTable, "display");
                    let shown = element.text(Ns::OdfPresentation, "visibility");
                    let sizes = ["column-width", "row-height"].map(|name| length(&element.text(Ns::OdfStyle, name)?));
                    style.is_collapsed |= visible.as_deref() == Some("false")
                        || shown.as_deref() == Some("hidden")
                        || sizes.contains(&Some(0));
                }
            }
            _ => {}
        }
    }

    /// How large pages are that are made by the master `name`.
    pub(super) fn page_size(&self, name: &str) -> Option<[i64; 2]> {
        self.sizes.get(self.masters.get(name)?).copied()
    }

    /// The style and those that it is made of, the nearest first.
    fn chain(&self, family: &str, name: &str) -> impl Iterator<Item = &Style> {
        let mut next = Some(name.to_owned());
        let named = std::iter::from_fn(move || {
            let style = self.styles.get(&(family.to_owned(), next.take()?))?;
            next.clone_from(&style.parent);
            Some(style)
        });
        let plain = self.styles.get(&(family.to_owned(), String::new()));
        named.take(LONGEST_CHAIN).chain(plain)
    }

    /// What text of this style looks like.
    pub(super) fn look(&self, family: &str, name: Option<&str>) -> Look {
        self.chain(family, name.unwrap_or_default()).fold(Look::default(), |look, style| look.or(style.look))
    }

    /// The list to which paragraphs of this style belong.
    pub(super) fn list(&self, name: &str) -> Option<&str> {
        self.chain("paragraph", name).find_map(|style| style.list.as_deref()).filter(|list| !list.is_empty())
    }

    /// How cells of this style write their numbers, if that is known.
    pub(super) fn format(&mut self, name: &str) -> Option<Rc<Format>> {
        let numbers = self.chain("table-cell", name).find_map(|style| style.numbers.clone())?;
        self.numbers.format(&numbers)
    }

    /// The level in the outline of paragraphs of this style.
    pub(super) fn outline(&self, name: &str) -> Option<usize> {
        self.chain("paragraph", name).find_map(|style| style.outline)
    }

    /// Whether tables, rows or columns of this style are not shown.
    pub(super) fn is_collapsed(&self, family: &str, name: &str) -> bool {
        self.chain(family, name).any(|style| style.is_collapsed)
    }
}
