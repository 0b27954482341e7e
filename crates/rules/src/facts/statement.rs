//! What a document says of itself, as it may be shown.

/// One statement of a document about itself, masked: for people who ask what a verdict rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it is about.
    pub topic: Topic,
    /// What the document says, masked; for [`Topic::Zone`] and its like, how many blocks.
    pub text: String,
    /// What more there is to know, as a word of configuration: the level of an organ, the name of a zone.
    pub detail: Option<&'static str>,
    /// Its line, from 1.
    pub line: Option<usize>,
}

/// What a document can say of itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Topic {
    /// Its title.
    Title,
    /// The address at which it is published.
    Address,
    /// Its document number (发文字号).
    Number,
    /// An organ that issues it.
    Issuer,
    /// Who signs it (签发人).
    Signer,
    /// Whom it is sent to (主送机关).
    Addressee,
    /// The year that it reports on.
    Period,
    /// A heading.
    Heading,
    /// An attachment.
    Attachment,
    /// An organ that signs at the end.
    Signature,
    /// The date at the end, or below the title.
    Dated,
    /// The note at the end.
    Note,
    /// How many blocks a zone has.
    Zone,
    /// How many blocks are in a language.
    Language,
    /// How many quotations and titles of works it holds.
    Quotations,
}
