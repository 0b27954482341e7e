//! How the document of an example is laid out, as it is written.

use schemars::JsonSchema;
use serde::Deserialize;

use hegao_model::document::layout::{
    Align, CharacterForm, Drawn, Indent, Layout, LineSpacing, PageNumber, PageSetup, ParagraphForm, StretchesMaker,
    TWIPS_IN_MM,
};

/// How a document is laid out. What is not given is as a word processor has it.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct LaidOutDef {
    /// Width and height of the paper, in millimetres.
    pub paper: [f64; 2],
    /// The margins above, at the right, below and at the left, in millimetres.
    pub margins: [f64; 4],
    /// The size of the number of the page, in points; without it pages have none.
    pub page_number: Option<f64>,
    /// The number stands between dashes.
    pub dashes: bool,
    /// Lines before which a page ends: those that begin with one of these words.
    pub breaks: Vec<String>,
    /// Lines above which a red line is drawn.
    pub rules: Vec<String>,
    /// How lines stand and look; of several that fit a line, the last.
    pub lines: Vec<LineDef>,
}

/// How lines stand and look.
#[derive(Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct LineDef {
    /// Those that begin so. Without it: all.
    pub starts: String,
    /// The font of Han characters.
    pub font: String,
    /// The size in points.
    pub size: f64,
    /// Whether they are red.
    pub red: bool,
    /// How they stand.
    pub align: Align,
    /// Characters that the first line is moved by.
    pub first: f64,
    /// Characters that stay free at the right.
    pub right: f64,
    /// The exact distance of lines, in points.
    pub distance: Option<f64>,
}

impl Default for LaidOutDef {
    fn default() -> Self {
        Self {
            paper: [210.0, 297.0],
            margins: [25.4, 31.7, 25.4, 31.7],
            page_number: None,
            dashes: false,
            breaks: Vec::new(),
            rules: Vec::new(),
            lines: Vec::new(),
        }
    }
}

impl Default for LineDef {
    fn default() -> Self {
        Self {
            starts: String::new(),
            font: "宋体".into(),
            size: 10.5,
            red: false,
            align: Align::Left,
            first: 0.0,
            right: 0.0,
            distance: None,
        }
    }
}

impl LaidOutDef {
    /// The layout of `text`.
    pub(in super::super) fn of(&self, text: &str) -> Layout {
        let twips = |mm: f64| (mm * TWIPS_IN_MM).round() as i32;
        let (mut paragraphs, mut characters) = (StretchesMaker::default(), StretchesMaker::default());
        let (mut breaks, mut rules) = (Vec::new(), Vec::new());
        let mut at = 0;
        for line in text.split_inclusive('\n') {
            let begins = |words: &[String]| words.iter().any(|word| line.starts_with(word.as_str()));
            let plain = LineDef::default();
            let fits = self.lines.iter().rev().find(|def| line.starts_with(def.starts.as_str()));
            let def = fits.unwrap_or(&plain);
            paragraphs.from(at, def.paragraph());
            characters.go_on(at, def.characters());
            breaks.extend(begins(&self.breaks).then_some(at));
            rules.extend(begins(&self.rules).then_some(Drawn { at, colour: Some([255, 0, 0]) }));
            at += line.len() as u32;
        }
        let section = PageSetup {
            paper: self.paper.map(twips),
            margins: self.margins.map(twips),
            line_pitch: None,
            character_space: None,
        };
        let number = |size: f64| PageNumber { size: Some((size * 2.0) as u16), has_dashes: self.dashes };
        Layout {
            part: 0,
            sections: vec![section],
            page_number: self.page_number.map(number),
            breaks,
            rules,
            paragraphs: paragraphs.finish(),
            characters: characters.finish(),
        }
    }
}

impl LineDef {
    fn paragraph(&self) -> ParagraphForm {
        let hundredths = |characters: f64| Indent::Characters((characters * 100.0) as i32);
        let exact = self.distance.map(|points| LineSpacing::Exact((points * 20.0) as i32));
        ParagraphForm {
            align: self.align,
            first: hundredths(self.first),
            right: hundredths(self.right),
            line: exact.unwrap_or_default(),
            ..ParagraphForm::default()
        }
    }

    fn characters(&self) -> CharacterForm {
        let font = Some(self.font.as_str().into());
        CharacterForm { font, size: (self.size * 2.0) as u16, colour: self.red.then_some([255, 0, 0]) }
    }
}
