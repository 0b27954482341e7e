//! What is said of the layout of paragraphs and characters, by them or by a style: what is not said is asked of the style, of
//! those that it is based on, and last of the defaults (ECMA-376 §17.7.2).

use super::super::look::{Colour, colour};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::format::ooxml::length::{length, twips};
use hegao_model::document::layout::{Align, CharacterForm, Indent, LineSpacing, ParagraphForm};

/// Half points of characters of which nothing says the size (ECMA-376 §17.3.2.38).
const SIZE: u16 = 20;

/// The font of Han characters: by its name, or as one of the theme.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Font {
    Named(Box<str>),
    /// The theme's for headings, or for text.
    Theme {
        is_major: bool,
    },
}

/// What is said of characters.
#[derive(Clone, Default)]
pub(super) struct Characters {
    font: Option<Font>,
    size: Option<u16>,
    colour: Option<Option<Colour>>,
}

/// What is said of paragraphs.
#[derive(Clone, Default)]
pub(super) struct Paragraphs {
    align: Option<Align>,
    first: Option<i32>,
    first_characters: Option<i32>,
    left: Option<i32>,
    left_characters: Option<i32>,
    right: Option<i32>,
    right_characters: Option<i32>,
    line: Option<LineSpacing>,
    is_placed: Option<bool>,
    pub(super) breaks_page: Option<bool>,
    /// The line above or below it.
    pub(super) border: Option<Option<Colour>>,
}

impl Characters {
    /// This, and what it does not say from `base`.
    pub(super) fn or(&self, base: &Self) -> Self {
        Self {
            font: self.font.clone().or_else(|| base.font.clone()),
            size: self.size.or(base.size),
            colour: self.colour.or(base.colour),
        }
    }

    pub(super) fn take(&mut self, element: &Element) {
        let value = |name: &str| element.text(Ns::Word, name);
        match element.name {
            "rFonts" => {
                let theme = value("eastAsiaTheme").map(|of| Font::Theme { is_major: of.starts_with("major") });
                let named = value("eastAsia").filter(|name| !name.trim().is_empty());
                let named = named.map(|name| Font::Named(name.trim().into()));
                // What refers to the theme holds against a name beside it (§17.3.2.26).
                self.font = theme.or(named).or_else(|| self.font.take());
            }
            "sz" => {
                let half_points = |value: &str| value.parse().ok().or_else(|| u16::try_from(length(value)? / 10).ok());
                self.size = value("val").and_then(|value| half_points(&value)).or(self.size);
            }
            "color" => self.colour = value("val").map(|value| colour(&value)),
            _ => {}
        }
    }

    /// How they look; `themes` are the theme's fonts for text and for headings.
    pub(super) fn form(&self, themes: &[Option<Box<str>>; 2]) -> CharacterForm {
        let font = match &self.font {
            Some(Font::Named(name)) => Some(name.clone()),
            Some(Font::Theme { is_major }) => themes[usize::from(*is_major)].clone(),
            None => None,
        };
        CharacterForm { font, size: self.size.unwrap_or(SIZE), colour: self.colour.flatten() }
    }
}

impl Paragraphs {
    /// This, and what it does not say from `base`. An indent in characters holds against one in points (§17.3.1.12).
    pub(super) fn or(&self, base: &Self) -> Self {
        Self {
            align: self.align.or(base.align),
            first: self.first.or(base.first),
            first_characters: self.first_characters.or(base.first_characters),
            left: self.left.or(base.left),
            left_characters: self.left_characters.or(base.left_characters),
            right: self.right.or(base.right),
            right_characters: self.right_characters.or(base.right_characters),
            line: self.line.or(base.line),
            is_placed: self.is_placed.or(base.is_placed),
            breaks_page: self.breaks_page.or(base.breaks_page),
            border: self.border.or(base.border),
        }
    }

    pub(super) fn take(&mut self, element: &Element) {
        match element.name {
            "jc" => self.align = element.text(Ns::Word, "val").map(|value| align(&value)),
            "ind" => self.indents(element),
            "spacing" => self.line = spacing(element).or(self.line),
            "numId" => self.is_placed = Some(element.text(Ns::Word, "val").is_some_and(|number| number != "0")),
            "framePr" => self.is_placed = Some(true),
            "pageBreakBefore" => self.breaks_page = Some(super::super::look::is_on(element)),
            _ => {}
        }
    }

    /// The borders of a paragraph, to the end of the element that began last.
    pub(super) fn borders(&mut self, xml: &mut Xml) {
        let depth = xml.depth();
        while let Some(event) = xml.within(depth) {
            let Event::Start(element) = event else { continue };
            let is_drawn = !matches!(element.text(Ns::Word, "val").as_deref(), None | Some("nil" | "none"));
            if matches!(element.name, "top" | "bottom" | "between") && is_drawn {
                self.border = Some(element.text(Ns::Word, "color").and_then(|value| colour(&value)));
            }
        }
    }

    fn indents(&mut self, element: &Element) {
        let number = |names: [&str; 2]| names.iter().find_map(|name| element.text(Ns::Word, name));
        let measure = |names| number(names).and_then(|value| i32::try_from(twips(&value)?).ok());
        let count = |names| number(names).and_then(|value| value.parse::<i32>().ok());
        // A hanging indent is one of the first line to the other side, and holds against it.
        let first = measure(["hanging", "hanging"]).map(i32::saturating_neg).or(measure(["firstLine", "firstLine"]));
        let hanging = count(["hangingChars", "hangingChars"]).filter(|count| *count != 0);
        let of_first = hanging.map(i32::saturating_neg).or(count(["firstLineChars", "firstLineChars"]));
        (self.first, self.first_characters) = (first.or(self.first), of_first.or(self.first_characters));
        self.left = measure(["start", "left"]).or(self.left);
        self.left_characters = count(["startChars", "leftChars"]).or(self.left_characters);
        self.right = measure(["end", "right"]).or(self.right);
        self.right_characters = count(["endChars", "rightChars"]).or(self.right_characters);
    }

    /// How the paragraph stands.
    pub(super) fn form(&self) -> ParagraphForm {
        let indent = |twips: Option<i32>, characters: Option<i32>| match characters.filter(|count| *count != 0) {
            Some(count) => Indent::Characters(count),
            None => Indent::Twips(twips.unwrap_or(0)),
        };
        ParagraphForm {
            align: self.align.unwrap_or_default(),
            first: indent(self.first, self.first_characters),
            left: indent(self.left, self.left_characters),
            right: indent(self.right, self.right_characters),
            line: self.line.unwrap_or_default(),
            is_placed: self.is_placed.unwrap_or(false),
        }
    }
}

fn align(value: &str) -> Align {
    match value {
        "center" => Align::Center,
        "right" | "end" => Align::Right,
        "distribute" => Align::Distribute,
        _ => Align::Left,
    }
}

fn spacing(element: &Element) -> Option<LineSpacing> {
    let line = element.text(Ns::Word, "line")?;
    let number = i32::try_from(twips(&line)?).ok()?;
    Some(match element.text(Ns::Word, "lineRule").as_deref() {
        Some("exact") => LineSpacing::Exact(number),
        Some("atLeast") => LineSpacing::AtLeast(number),
        _ => LineSpacing::Auto(number),
    })
}
