//! What a document says of itself, and what a verdict may depend on: date, audience, genre, language, zones; document
//! number, issuing organs, title, addressee, headings, signature.
//!
//! [`read`] takes the blocks as their reader left them and what is given from outside. Facts are read from the source
//! text, never from folded text: `王 强` and two organs on one line keep their space. An unknown fact never satisfies a
//! rule's `applies`.

mod about;
mod applies;
mod date;
mod read;
mod statement;
mod words;

pub use about::{About, DocumentNumber, Heading, HeadingForm, Level, Organ, Place, Title};
pub use applies::Applies;
pub use date::{DateInterval, DateSource, in_force};
pub use read::{article_number, date_in_name, heading_number, number_at_start, quotations, read};
pub use statement::{Statement, Topic};
pub use words::{Audience, Genre, Lang, Zone};

use hegao_model::document::{BlockKind, Format};

/// The facts of one document. No `Debug`: it would print what the document says.
#[derive(Clone)]
pub struct Facts {
    /// Its date.
    pub date: DateInterval,
    /// Where the date comes from.
    pub date_source: DateSource,
    /// Who will read it.
    pub audience: Audience,
    /// What sort of text it is, if known.
    pub genre: Option<Genre>,
    /// How the file was read.
    pub format: Format,
    /// What it says of itself.
    pub about: About,
}

/// The facts of one block, beside those of its document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlockFacts {
    /// Where it stands.
    pub zone: Option<Zone>,
    /// What it is written in.
    pub lang: Option<Lang>,
}

/// What is known of a document before it is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Given {
    /// Its date, from the command line or the configuration.
    pub date: Option<DateInterval>,
    /// The date that the file's name says ([`date_in_name`]).
    pub named: Option<DateInterval>,
    /// The day of the run, for a document that does not say its date.
    pub today: DateInterval,
    /// Who will read it.
    pub audience: Audience,
    /// What sort of text it is, from the command line or the configuration.
    pub genre: Option<Genre>,
    /// How the file was read.
    pub format: Format,
}

/// A block as facts are read from it.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    /// What its reader took it for.
    pub kind: BlockKind,
    /// Its text as it stands in the document.
    pub text: &'a str,
}
