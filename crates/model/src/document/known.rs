//! The formats that hegao knows, read or not: one table, which the walk, git, the hook's pattern, the messages and
//! `docs/formats.md` go by alike.
//!
//! What a file is, is told by its content (`detect` in `hegao-formats`); a name only promises. It decides where content has no mark,
//! and it is held to its word: a name that means a container and holds none is a damaged file.

mod table;

use std::hash::{Hash, Hasher};

use super::{Format, Gap, Reason, SkipReason};
pub use table::KNOWN;

/// A format, and what is done with a file of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Known {
    /// A word for it that does not change.
    pub id: &'static str,
    /// What people call it.
    pub zh: &'static str,
    /// The same in English.
    pub en: &'static str,
    /// How its files are called, in lower case.
    pub extensions: &'static [&'static str],
    /// How its content is told; any of them will do. Without one, the name alone says it of what is no text.
    pub marks: &'static [Mark],
    /// What is done with it.
    pub then: Then,
}

/// How content is told.
#[derive(Debug, PartialEq, Eq)]
pub enum Mark {
    /// Bytes that stand at this place.
    Bytes(usize, &'static [u8]),
    /// A member of a ZIP archive; one that ends in `/` is a folder.
    Member(&'static str),
    /// What the member `mimetype` of a ZIP archive says.
    Mimetype(&'static str),
    /// A stream at the root of a compound file.
    Stream(&'static str),
    /// The namespace of an XML file's root.
    Root(&'static str),
    /// The types that a package of Office states for its parts: the code for these packages looks at them.
    Types,
    /// The head of a MIME message.
    Mime,
    /// Text.
    Text,
}

/// What is done with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// It is read.
    Read(Format),
    /// It is a document that is not read yet: a gap, with what to do.
    Gap(Advice),
    /// It is no document, and no gap where it was only met.
    Skip(SkipReason),
}

/// What to do about a document that is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// It could be a Word file.
    Word,
    /// It could be a workbook.
    Sheet,
    /// It could be a PDF file.
    Page,
    /// It holds a text and other files.
    Mail,
    /// It holds files.
    Archive,
    /// It holds tables.
    Base,
}

impl Known {
    /// The format of this id.
    #[must_use]
    pub fn of(id: &str) -> Option<&'static Self> {
        KNOWN.iter().find(|known| known.id == id)
    }

    /// What a file of this name promises to be.
    pub fn promised(name: &str) -> Option<&'static Self> {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        let (_, extension) = name.rsplit_once('.')?;
        KNOWN.iter().find(|known| known.extensions.iter().any(|known| extension.eq_ignore_ascii_case(known)))
    }

    /// The format whose mark `is_there`.
    pub fn marked(is_there: impl Fn(&Mark) -> bool) -> Option<&'static Self> {
        KNOWN.iter().find(|known| known.marks.iter().any(&is_there))
    }

    /// Whether its files are always containers, so that text under such a name is no document that a program opens.
    pub fn is_container(&self) -> bool {
        let is_packed = |mark: &Mark| matches!(mark, Mark::Member(_) | Mark::Mimetype(_) | Mark::Types);
        match self.then {
            Then::Read(Format::Pdf | Format::Zip) | Then::Gap(Advice::Archive) => true,
            Then::Read(_) | Then::Gap(_) => self.marks.iter().any(is_packed) && !self.is_ambiguous(),
            Then::Skip(_) => false,
        }
    }

    /// Whether its files hold others, and are no documents themselves.
    pub fn is_archive(&self) -> bool {
        matches!(self.then, Then::Read(Format::Zip) | Then::Gap(Advice::Archive))
    }

    /// Whether its names mean something else to other people: `.key` a key, `.pages` a list.
    fn is_ambiguous(&self) -> bool {
        self.id == "iwork"
    }

    /// Whether its files are documents that are no plain text.
    pub fn is_binary(&self) -> bool {
        match self.then {
            Then::Read(_) => !self.marks.contains(&Mark::Text),
            Then::Gap(_) => !self.marks.iter().any(|mark| matches!(mark, Mark::Root(_) | Mark::Mime)),
            Then::Skip(_) => false,
        }
    }

    /// What is said of a file of a format that is not read.
    pub fn unread(&'static self) -> Gap {
        match self.then {
            Then::Gap(_) => Gap::of_file(Reason::Unread { format: self }),
            Then::Read(_) | Then::Skip(_) => no_document(),
        }
    }
}

/// A format goes by its id.
impl Hash for Known {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

/// A format that is written and read as its id.
pub mod by_id {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    use super::Known;

    /// Writes the id.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(format: &&'static Known, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(format.id)
    }

    /// Finds the format of the id.
    ///
    /// # Errors
    /// There is none.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<&'static Known, D::Error> {
        let id = String::deserialize(deserializer)?;
        Known::of(&id).ok_or_else(|| Error::custom("no format has this id"))
    }
}

/// Why a file of this name, of whose content nothing is known, is no document.
#[must_use]
pub fn skipped_by_name(name: &str) -> Option<SkipReason> {
    match Known::promised(name)?.then {
        Then::Skip(reason) => Some(reason),
        Then::Read(_) | Then::Gap(_) => None,
    }
}

/// Whether a text of this name is source code.
pub fn is_code(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    table::CODE.iter().any(|code| extension.eq_ignore_ascii_case(code))
}

/// What is said of a file that was named and is no document.
#[must_use]
pub fn no_document() -> Gap {
    Gap::of_file(Reason::NoDocument)
}
