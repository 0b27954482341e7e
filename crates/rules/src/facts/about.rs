//! What a document says of itself.

use jiff::civil::Date;

use super::Zone;
use hegao_model::text::{Source, Span};

/// Where a fact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the block.
    pub block: usize,
    /// The place in the block's source text.
    pub span: Span<Source>,
}

/// What a document says of itself; what it does not say is `None` or empty. No `Debug`: it shows names.
#[derive(Clone, Default)]
pub struct About {
    /// The zone of each block. Empty for a document without blocks.
    pub zones: Vec<Option<Zone>>,
    /// Its title.
    pub title: Option<Title>,
    /// Its own document number (发文字号), in the masthead.
    pub number: Option<DocumentNumber>,
    /// The organs that issue it, as masthead and title name them, each once; the masthead's first.
    pub issuers: Vec<Organ>,
    /// The names behind 签发人.
    pub signers: Vec<Place>,
    /// The line of addressees (主送机关).
    pub addressee: Option<Place>,
    /// Numbered headings in reading order, those on a line of their own and those that open a paragraph; not those of a
    /// table of contents. The headings of attachments are in the zone of attachments.
    pub headings: Vec<Heading>,
    /// The organs that sign at the end (署名).
    pub signature: Vec<Organ>,
    /// The date below the signature, or, as laws and web pages have it, below the title (成文日期).
    pub dated: Option<(Date, Place)>,
    /// The note in brackets at the end (附注).
    pub note: Option<Place>,
    /// The attachments that are announced (`附件：1.…`), one place for each.
    pub attachments: Vec<Place>,
    /// The year that a report or summary is about.
    pub period: Option<i16>,
}

/// A document's title, which may take several lines.
#[derive(Clone)]
pub struct Title {
    /// The lines, without those that only name the issuing organs.
    pub places: Vec<Place>,
    /// The text of these lines, joined.
    pub text: String,
    /// The type of document (文种) that it ends with: one of the 15, or another word such as 方案.
    pub kind: Option<&'static str>,
}

/// A document number: `邮政发〔2025〕1号`.
#[derive(Clone)]
pub struct DocumentNumber {
    /// The number with its organ's code.
    pub place: Place,
    /// The organ's code: `邮政发`.
    pub code: String,
    /// The year, if it is written with four digits.
    pub year: Option<i16>,
    /// The brackets around the year.
    pub brackets: (char, char),
}

/// The level of an organ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// 镇, 乡, 街道
    Township,
    /// 县, 市辖区, 县级市, 旗
    County,
    /// 地级市, 自治州, 盟, 地区
    Prefecture,
    /// 省, 自治区, 直辖市
    Province,
    /// The state.
    Central,
}

impl Level {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Township => "township",
            Self::County => "county",
            Self::Prefecture => "prefecture",
            Self::Province => "province",
            Self::Central => "central",
        }
    }
}

/// An organ as it names itself.
#[derive(Clone)]
pub struct Organ {
    /// Its name, without the spaces that may set its characters apart.
    pub name: String,
    /// Where.
    pub place: Place,
    /// The places in its name, the highest first: 重庆市, 大足区, 邮亭镇.
    pub units: Vec<String>,
    /// The level of the last of them; `None` if it cannot be told.
    pub level: Option<Level>,
    /// Whether it is a department (局, 办公室 …) and not the party committee, government or congress of its place.
    pub is_department: bool,
    /// Whether it is an organ of the party.
    pub is_party: bool,
}

/// How a heading is numbered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HeadingForm {
    /// `第一编`, `第一篇`
    Book,
    /// `第一章`, `第一部分`
    Chapter,
    /// `第一节`
    Clause,
    /// `一、`
    Section,
    /// `（一）`
    Subsection,
    /// `1.`
    Number,
    /// `（1）`
    BracketedNumber,
    /// `一是`
    Ordinal,
}

/// A numbered heading.
#[derive(Clone)]
pub struct Heading {
    /// The block, and in it the heading: the whole line, or the first sentence of a paragraph.
    pub place: Place,
    /// How it is numbered.
    pub form: HeadingForm,
    /// Its number.
    pub number: u32,
    /// The words behind the number, without the stop at the end.
    pub words: Span<Source>,
    /// Whether it stands on a line of its own.
    pub alone: bool,
}
