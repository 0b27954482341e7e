//! Files that were met and not read, because nobody would look for a document there. Each has its reason: what a run met is
//! what it read, its gaps, and these.

use serde::Serialize;

/// Why a file was not read, though nothing went wrong. The words are those of reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum SkipReason {
    /// A file named `.hegaoignore` takes it out.
    Ignored,
    /// `skip:` in the configuration takes it out.
    Excluded,
    /// A link: what it leads to is read where it stands.
    Link,
    /// A pipe, a socket or a device.
    Special,
    /// What an office program puts beside a document while it is open.
    LockFile,
    /// What hegao itself writes or is told by: a report, its configuration.
    Own,
    /// A picture.
    Picture,
    /// Sound or a film.
    Media,
    /// A font.
    Font,
    /// A program, or what one is made of.
    Program,
    /// Other data without text.
    Data,
}

impl SkipReason {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Ignored,
        Self::Excluded,
        Self::Link,
        Self::Special,
        Self::LockFile,
        Self::Own,
        Self::Picture,
        Self::Media,
        Self::Font,
        Self::Program,
        Self::Data,
    ];

    /// The word for the reason in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ignored => "ignored",
            Self::Excluded => "excluded",
            Self::Link => "link",
            Self::Special => "special",
            Self::LockFile => "lock-file",
            Self::Own => "own",
            Self::Picture => "picture",
            Self::Media => "media",
            Self::Font => "font",
            Self::Program => "program",
            Self::Data => "data",
        }
    }
}

/// A file that was met and not read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Skipped {
    /// How reports call it.
    pub name: String,
    /// Why.
    pub reason: SkipReason,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_has_one_word() {
        for reason in SkipReason::ALL {
            assert_eq!(serde_json::to_value(reason).unwrap(), reason.name());
        }
    }
}
