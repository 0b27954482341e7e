//! The words that facts and rules use of a document. A file of its own, without dependencies, because the build script
//! reads rules too and needs no reader for it.

use serde::{Deserialize, Serialize};

/// A file format that hegao reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Plain text and its relatives, read line by line.
    Text,
}

impl Format {
    /// The word for the format in reports and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
        }
    }
}

/// What a block is, as far as its reader can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// The document's title.
    Title,
    /// A heading: `一、…` on a line of its own, `# …`.
    Heading,
    /// Running text.
    Paragraph,
    /// A list item or a short line that is not running text.
    Item,
    /// A bracketed note (附注) such as `（联系人：…）`.
    Note,
    /// The file's own name: not content, but it goes out with the file.
    FileName,
}
