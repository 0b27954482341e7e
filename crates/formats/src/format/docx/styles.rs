//! Styles: which paragraphs are headings, and what a style hides.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::look::Look;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use hegao_model::document::BlockKind;
use hegao_model::document::budget::Budget;

/// A style, and with [`Styles::of`] what it has from those that it is based on.
#[derive(Clone, Default)]
pub(super) struct Style {
    based_on: Option<String>,
    /// Its name in lower case.
    name: String,
    /// The level that it gives its paragraphs in the outline, from 0; 9 and above is none.
    outline: Option<u8>,
    /// How its characters look.
    pub(super) look: Look,
    /// The list that its paragraphs belong to, and their level there.
    pub(super) list: (Option<u32>, Option<usize>),
    /// It is a table's and colours cells.
    pub(super) is_shaded: bool,
}

/// The styles of a document.
#[derive(Default)]
pub(super) struct Styles {
    by_id: HashMap<String, Style>,
    /// Those that were asked for, with what they have from others.
    whole: HashMap<Option<String>, Rc<Style>>,
    /// The style of paragraphs that have none.
    normal: Option<String>,
    /// How characters look where nothing is said.
    pub(super) plain: Look,
}

impl Styles {
    /// The styles that `text` defines. `xml` tells what was wrong with it.
    pub(super) fn read<'a>(text: &'a str, budget: &'a Budget) -> (Self, Xml<'a>) {
        let mut xml = Xml::new(text, budget);
        let mut styles = Self::default();
        let mut defaults = false;
        while let Some(event) = xml.next() {
            match event {
                Event::Start(element) if element.is(Ns::Word, "style") => styles.define(&element, &mut xml),
                Event::Start(element) if element.is(Ns::Word, "rPrDefault") => defaults = true,
                Event::Start(element) if element.is(Ns::Word, "latentStyles") => xml.skip(),
                Event::Start(element) if defaults => styles.plain.take(&element),
                Event::End(Ns::Word, "rPrDefault") => defaults = false,
                _ => {}
            }
        }
        (styles, xml)
    }

    fn define<'a>(&mut self, element: &Element<'a>, xml: &mut Xml<'a>) {
        let Some(id) = element.text(Ns::Word, "styleId") else { return xml.skip() };
        let of = element.text(Ns::Word, "type");
        let is_default = matches!(element.text(Ns::Word, "default").as_deref(), Some("1" | "true" | "on"));
        if of.as_deref() == Some("paragraph") && is_default {
            self.normal = Some(id.clone().into_owned());
        }
        let mut style = Style::default();
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            if let Event::Start(element) = event {
                style.take(&element, of.as_deref() == Some("table"));
            }
        }
        self.by_id.insert(id.into_owned(), style);
    }

    /// The style `id` with what it has from others; without an id, that of paragraphs without a style.
    pub(super) fn of(&mut self, id: Option<&str>) -> Rc<Style> {
        let id = id.map(str::to_owned);
        if let Some(style) = self.whole.get(&id) {
            return Rc::clone(style);
        }
        let style = Rc::new(self.put_together(id.as_deref()));
        self.whole.insert(id, Rc::clone(&style));
        style
    }

    /// However many styles stand on each other, each is put together once. One that stands on itself ends there.
    fn put_together(&mut self, id: Option<&str>) -> Style {
        let mut chain: Vec<String> = Vec::new();
        let mut known = HashSet::new();
        let mut next = id.or(self.normal.as_deref()).map(str::to_owned);
        let mut style = Style::default();
        while let Some(id) = next.filter(|id| known.insert(id.clone())) {
            let Some(own) = self.by_id.get(&id) else { break };
            next = own.based_on.clone();
            let key = Some(id);
            if let Some(whole) = self.whole.get(&key) {
                style = Style::clone(whole);
                break;
            }
            chain.extend(key);
        }
        for id in chain.into_iter().rev() {
            let own = Style::default().on(&self.by_id[&id]);
            style = own.on(&style);
            self.whole.insert(Some(id), Rc::new(style.clone()));
        }
        style
    }
}

impl Style {
    /// This on `base`: what it does not say itself is from there.
    fn on(self, base: &Self) -> Self {
        Self {
            based_on: None,
            name: if self.name.is_empty() { base.name.clone() } else { self.name },
            outline: self.outline.or(base.outline).or(level_by_name(&base.name)),
            look: self.look.or(base.look),
            list: (self.list.0.or(base.list.0), self.list.1.or(base.list.1)),
            is_shaded: self.is_shaded || base.is_shaded,
        }
    }

    /// What its paragraphs are.
    pub(super) fn kind(&self) -> Option<BlockKind> {
        match self.outline {
            Some(0..9) => return Some(BlockKind::Heading),
            _ if matches!(&*self.name, "title" | "标题" | "文档标题" | "公文标题") => {
                return Some(BlockKind::Title);
            }
            _ => {}
        }
        (self.name.starts_with("toc ") || self.name == "table of figures").then_some(BlockKind::Item)
    }

    fn take(&mut self, element: &Element, is_table: bool) {
        let value = || element.text(Ns::Word, "val");
        match element.name {
            _ if element.ns != Ns::Word => {}
            "name" => self.name = value().unwrap_or_default().trim().to_lowercase(),
            "basedOn" => self.based_on = value().map(Into::into),
            "outlineLvl" => self.outline = value().and_then(|value| value.parse().ok()),
            "numId" => self.list.0 = value().and_then(|value| value.parse().ok()),
            "ilvl" => self.list.1 = value().and_then(|value| value.parse().ok()),
            "shd" if is_table => self.is_shaded = true,
            _ if is_table => {}
            _ => self.look.take(element),
        }
    }
}

/// The level of a built-in heading, whose name is the same in every language that Word speaks.
fn level_by_name(name: &str) -> Option<u8> {
    let number = name.strip_prefix("heading ").or_else(|| name.strip_prefix("标题 "))?;
    number.trim().parse::<u8>().ok()?.checked_sub(1)
}

#[cfg(test)]
mod tests {
    use super::super::super::ooxml::sample::WORD;
    use super::*;

    #[test]
    fn a_style_has_what_the_styles_below_it_say() {
        let xml = format!(
            "<w:styles {WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val='21'/></w:rPr></w:rPrDefault></w:docDefaults>\
             <w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>\
             <w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='a'/></w:style>\
             <w:style w:type='paragraph' w:styleId='b'><w:name w:val='示例标题'/><w:basedOn w:val='1'/></w:style>\
             <w:style w:type='paragraph' w:styleId='c'><w:name w:val='Title'/><w:rPr><w:vanish/></w:rPr></w:style>\
             <w:style w:type='paragraph' w:styleId='d'><w:basedOn w:val='d'/></w:style></w:styles>"
        );
        let budget = Budget::default();
        let (mut styles, xml) = Styles::read(&xml, &budget);
        assert!(xml.gap("styles.xml").is_none());
        let mut kind = |id: &str| styles.of(Some(id)).kind();
        use BlockKind::{Heading, Title};
        assert_eq!([kind("a"), kind("1"), kind("b")], [None, Some(Heading), Some(Heading)]);
        assert_eq!([kind("c"), kind("d"), kind("?")], [Some(Title), None, None]);
        assert_eq!((styles.of(Some("c")).look.vanish, styles.plain.size), (Some(true), Some(21)));
    }
}
