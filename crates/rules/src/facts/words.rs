//! The words that rules and configuration use of a document: audience, genre, zone, language.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use hegao_model::document::BlockKind;
use hegao_model::text::Survey;

/// Who will read the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Anyone: it is published.
    #[default]
    Public,
    /// The office itself, or its superiors.
    Internal,
}

impl Audience {
    /// The word for it in reports and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Internal => "internal",
        }
    }
}

/// What sort of text a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Genre {
    /// One of the 15 kinds of official document (公文).
    Official,
    /// A law, regulation or judicial interpretation.
    Statute,
    /// A speech or work report.
    Speech,
    /// A list of names or figures.
    List,
    /// News.
    News,
    /// A contract.
    Contract,
    /// A manual.
    Manual,
    /// Anything else.
    General,
}

impl Genre {
    /// The word for it in reports and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Statute => "statute",
            Self::Speech => "speech",
            Self::List => "list",
            Self::News => "news",
            Self::Contract => "contract",
            Self::Manual => "manual",
            Self::General => "general",
        }
    }
}

/// Where in the document a block stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Zone {
    /// What stands above the title: organ, document number, signer.
    Masthead,
    /// The title.
    Title,
    /// The line of addressees (主送机关).
    Addressee,
    /// A heading.
    Heading,
    /// Running text and lists.
    Body,
    /// The organ and date at the end (落款).
    Signature,
    /// The note in brackets below the date (附注).
    Note,
    /// The announcement of attachments, and the attachments.
    Attachment,
    /// A row or cell of a table.
    Table,
    /// A paragraph that quotes another text.
    Quotation,
    /// Navigation and footers of a page.
    Navigation,
}

impl Zone {
    /// The word for it in configuration and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Masthead => "masthead",
            Self::Title => "title",
            Self::Addressee => "addressee",
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Signature => "signature",
            Self::Note => "note",
            Self::Attachment => "attachment",
            Self::Table => "table",
            Self::Quotation => "quotation",
            Self::Navigation => "navigation",
        }
    }

    /// The zone of a block, as far as its reader could tell. A file's name is in none.
    #[must_use]
    pub fn of(kind: BlockKind) -> Option<Self> {
        Some(match kind {
            BlockKind::Title => Self::Title,
            BlockKind::Heading => Self::Heading,
            BlockKind::Paragraph | BlockKind::Item => Self::Body,
            BlockKind::Note => Self::Note,
            BlockKind::Cell => Self::Table,
            BlockKind::Footnote | BlockKind::TextBox => Self::Body,
            BlockKind::Navigation => Self::Navigation,
            BlockKind::Header | BlockKind::Footer | BlockKind::Code => return None,
            BlockKind::Aside | BlockKind::FileName => return None,
        })
    }
}

/// The language of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Lang {
    /// Chinese.
    Zh,
    /// Another language in Latin letters.
    En,
}

impl Lang {
    /// The word for it in configuration and reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// The language of a block: Chinese if at least one Han character stands for every four letters (a Han character
    /// carries about as much as four letters), unknown if it has neither.
    #[must_use]
    pub fn of(survey: Survey) -> Option<Self> {
        match (survey.han, survey.latin) {
            (0, 0) => None,
            (han, latin) if han * 4 >= latin => Some(Self::Zh),
            _ => Some(Self::En),
        }
    }
}
