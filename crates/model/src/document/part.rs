//! A part of a document: its text, and what stands behind it.

use serde::{Deserialize, Serialize};

use super::{Segment, Syntax};

/// One part: the file itself, a member of a container, or what was made of something that is no text. No `Debug`: it would
/// print what the document says.
#[derive(Serialize, Deserialize)]
pub struct Part {
    /// The member's name; `None` where the part is the file itself.
    pub name: Option<String>,
    /// The decoded text, without a BOM.
    pub text: String,
    /// What stands behind it.
    pub storage: Storage,
}

/// What stands behind the text of a part.
#[derive(Serialize, Deserialize)]
pub enum Storage {
    /// The text was decoded from these bytes of the file or of its member, and can be written there again.
    Stored(Coding, Syntax),
    /// The text was made of something else: a page, a picture, a stream, a file within a file. It has places but no edits; places
    /// of bytes where there were any to decode, else of the text.
    Derived(Option<Coding>),
}

/// How bytes were decoded, and the way back.
#[derive(Serialize, Deserialize)]
pub struct Coding {
    /// The encoding's name in lower case (`utf-8`, `gb18030`, `mixed` …).
    pub encoding: String,
    /// Where the stretches of the text are stored.
    pub segments: Vec<Segment>,
    /// The stored bytes, kept only where decoding changed them: offsets are found by decoding a segment again.
    #[serde(default)]
    pub bytes: Option<Vec<u8>>,
}

impl Part {
    /// A part that is not stored as text: its places are offsets in `text`.
    #[must_use]
    pub fn derived(name: String, text: String) -> Self {
        Self { name: Some(name), text, storage: Storage::Derived(None) }
    }

    /// The same text and places as something within the file `name`, where nothing can be written.
    #[must_use]
    pub fn within(self, name: String) -> Self {
        let coding = match self.storage {
            Storage::Stored(coding, _) => Some(coding),
            Storage::Derived(coding) => coding,
        };
        Self { name: Some(name), storage: Storage::Derived(coding), ..self }
    }

    /// The same part, which its reader has found to be written in another syntax.
    #[must_use]
    pub fn written_as(self, syntax: Syntax) -> Self {
        let storage = match self.storage {
            Storage::Stored(coding, _) => Storage::Stored(coding, syntax),
            derived @ Storage::Derived(_) => derived,
        };
        Self { storage, ..self }
    }

    /// How the part writes text; `None`: it is derived, and there is nowhere to write.
    #[must_use]
    pub fn syntax(&self) -> Option<Syntax> {
        match self.storage {
            Storage::Stored(_, syntax) => Some(syntax),
            Storage::Derived(_) => None,
        }
    }

    /// How its bytes were decoded; `None`: it was made to tell of something.
    #[must_use]
    pub fn coding(&self) -> Option<&Coding> {
        match &self.storage {
            Storage::Stored(coding, _) | Storage::Derived(Some(coding)) => Some(coding),
            Storage::Derived(None) => None,
        }
    }

    /// The encoding's name in lower case; empty where no bytes were decoded.
    #[must_use]
    pub fn encoding(&self) -> &str {
        self.coding().map_or("", |coding| &coding.encoding)
    }

    /// Whether the part is a file of lines. What stands in a container has places, but no lines that anyone would count.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        self.name.is_none()
    }
}
