//! The layout of an official document against a standard (GB/T 9704—2012): paper, margins, lines, fonts and sizes, places.
//!
//! What is looked at is what the document sets, not what a printer makes of it: whether an element stands so many millimetres
//! below another is not told. Only a document that shows that it means to be an official one is judged, and only one whose
//! reader tells its layout. Several faults of one kind are one finding, at the first, with their number. All say something
//! of the form, not of the words at the place: findings about those words stay beside them.

mod pages;
mod places;
mod texts;
mod words;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageCheck, Spotted, Weight, Why};
use crate::facts::{Genre, Lang, Zone};
use crate::language::Said;
use hegao_model::text::{Source, Span};

/// The layout that a standard wants. Measures are millimetres, sizes points, places characters of the text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Layout {
    /// The standard, as reports name it.
    pub standard: String,
    /// The paper.
    pub paper: Paper,
    /// The margins, and what text fills.
    pub margins: Margins,
    /// Lines of a page and characters of a line.
    pub grid: Grid,
    /// The number of the page.
    pub page_number: Number,
    /// The line that the document's title is.
    pub title: Text,
    /// Headings by level: 一、 （一） 1. （1）
    pub headings: Vec<Text>,
    /// The paragraphs of the text.
    pub body: Text,
    /// The line 附件 above an attachment.
    pub attachment: Text,
    /// The organ's name above a document in red, from this size on.
    pub masthead: Masthead,
    /// The date at the end.
    pub date: Date,
}

/// Paper.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Paper {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// How much it may differ.
    pub within: f64,
    /// Where that stands.
    pub clause: String,
}

/// Margins, and what text fills.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Margins {
    /// Above.
    pub top: f64,
    /// At the side that is bound.
    pub left: f64,
    /// The width of the text.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// How much they may differ.
    pub within: f64,
    /// Where that stands.
    pub clause: String,
}

/// Lines and characters.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Grid {
    /// Lines of a page.
    pub lines: u16,
    /// Characters of a line.
    pub characters: u16,
    /// How much they may differ.
    pub within: u16,
    /// Where that stands.
    pub clause: String,
}

/// The number of the page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Number {
    /// Its size.
    pub size: f64,
    /// Where that stands.
    pub clause: String,
}

/// How an element of the text is set.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Text {
    /// Words one of which the name of its font has. The first is what reports say.
    pub fonts: Vec<String>,
    /// Its size.
    pub size: f64,
    /// Whether it stands in the middle.
    #[serde(default)]
    pub center: bool,
    /// What its first line is moved by.
    pub indent: Option<f64>,
    /// Where that stands.
    pub clause: String,
}

/// The organ's name above a document in red.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Masthead {
    /// From which size on a line above the number is one.
    pub size: f64,
    /// Where its colour stands.
    pub clause: String,
    /// Where the line below the number stands.
    pub line_clause: String,
}

/// The date at the end.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Date {
    /// The least that stays free at its right.
    pub right: f64,
    /// Where that stands.
    pub clause: String,
}

impl Layout {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(&self) -> Box<dyn PageCheck> {
        Box::new(self.clone())
    }

    /// A finding at `span` of `block`: what is wrong, and by which clause.
    fn finding(&self, (block, span): (usize, Span<Source>), detail: Said, clause: &str, strength: Strength) -> Spotted {
        let (zh, en) = match strength {
            Strength::Must => ("必须这样排", "is to be so"),
            Strength::Rule => ("这样规定", "says so"),
            Strength::Usual => ("规定一般这样排，特定情况可以调整", "says that it is so as a rule"),
        };
        let why = Why {
            zh: format!("{} 第{clause}条{zh}。", self.standard),
            en: Some(format!("{}, {clause}, {en}.", self.standard)),
        };
        let weight = if strength == Strength::Must { Weight::Full } else { Weight::Advice };
        Spotted { detail: Some(detail), why: Some(why), weight, absent: true, ..Spotted::new(block, span) }
    }
}

/// How binding a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Strength {
    /// 应 in the standard, or a regulation.
    Must,
    /// The standard says how it is.
    Rule,
    /// 一般 or 推荐 in the standard.
    Usual,
}

/// Whether the document shows that it means to be an official one: by a number or a masthead, or by a title, a signature and a date.
fn is_meant(page: &Page<'_>) -> bool {
    let about = &page.facts.about;
    let is_signed = about.title.is_some() && !about.signature.is_empty() && about.dated.is_some();
    let has_masthead = about.zones.contains(&Some(Zone::Masthead));
    let is_zh = |index: usize| page.blocks[index].facts.lang == Some(Lang::Zh);
    let is_chinese = about.title.as_ref().is_some_and(|title| title.places.iter().any(|place| is_zh(place.block)));
    page.facts.genre == Some(Genre::Official) && is_chinese && (about.number.is_some() || has_masthead || is_signed)
}

impl PageCheck for Layout {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find(&self, page: &Page<'_>, _: &[Clue]) -> Vec<Spotted> {
        let Some(layout) = page.layout().filter(|_| is_meant(page)) else { return Vec::new() };
        let mut found: Vec<Spotted> = pages::find(self, page, layout).into_iter().collect();
        found.extend(texts::find(self, page));
        found.extend(places::find(self, page, layout));
        found
    }
}
