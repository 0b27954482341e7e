//! The proof that values stand nowhere in a file: its bytes are searched, and those of every member, unpacked, of files within
//! files too. Who wrote the file, and how, is not asked; nothing here is used by what writes.
//!
//! A stretch of bytes is read in each encoding that it can be in (`charset`), and that text in each way in which a program would
//! read it: references, percent signs and backslashes resolved, tags taken out, Base64 unpacked (`layers`). What comes out is
//! made plain (`plain`: widths, letter case and what stands between digits are no disguise), and all values are looked for at
//! once. What was not searched is told, and then nothing is proved.
//!
//! The proof is of these bytes and no others: it carries their SHA-256. It says what is nowhere in them; what was changed, and
//! where, is for the writer to say.

mod archive;
mod base64;
mod charset;
mod deflated;
mod layers;
#[cfg(feature = "pdf")]
mod pdf;
mod picture;
mod plain;
mod search;
#[cfg(not(feature = "pdf"))]
mod stream;
#[cfg(test)]
mod tests;

use hegao_model::document::Limits;
use sha2::{Digest, Sha256};

use search::Search;

/// A value that is to stand nowhere. No `Debug`: it would print it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sought {
    /// The value, as rules know it: a number by its digits alone.
    pub value: String,
    /// How the document wrote it, as far as that is known.
    pub forms: Vec<String>,
}

impl Sought {
    /// A value of which no other form is known.
    #[must_use]
    pub fn new(value: impl Into<String>) -> Self {
        Self { value: value.into(), forms: Vec::new() }
    }
}

/// In which form something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// As text in UTF-8.
    Utf8,
    /// As text in UTF-16, of either order.
    Utf16,
    /// As text in GB 18030, of which GBK is a part.
    Gb18030,
    /// With references to characters: `&#49;`, `&#x31;`, `&amp;`.
    References,
    /// With percent signs: `%31`.
    Percent,
    /// With backslashes: `\u0031`, `\x31`.
    Backslash,
    /// Quoted-printable: `=31`.
    Quoted,
    /// With tags between its characters.
    Tagged,
    /// In Base64.
    Base64,
}

/// Where a value still stands. It does not say which: only its number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Remain {
    /// The index of the value among those that were sought.
    pub value: usize,
    /// The members that lead to it, the outermost first; empty: it stands in the file itself, beside its members.
    pub members: Vec<String>,
    /// How it is written there.
    pub form: Form,
}

/// Why something was not searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Too many files within files.
    Depth,
    /// Too many bytes.
    Size,
    /// Too many members.
    Members,
    /// It cannot be unpacked, or not in the way in which it is packed.
    Packed,
    /// It is encrypted.
    Encrypted,
}

/// What was not searched.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unsearched {
    /// The members that lead to it, as in [`Remain::members`].
    pub members: Vec<String>,
    /// Why not.
    pub why: Why,
}

/// What a search said of some bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The SHA-256 of the bytes that were searched.
    pub sha256: [u8; 32],
    /// Where values still stand, each place and form once.
    pub remains: Vec<Remain>,
    /// What was not searched.
    pub unsearched: Vec<Unsearched>,
    /// How many files and members were searched.
    pub members: usize,
    /// How many bytes they have, unpacked.
    pub bytes: u64,
}

impl Proof {
    /// Whether it proves that no value stands anywhere.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.remains.is_empty() && self.unsearched.is_empty()
    }

    /// Whether it is a proof of these bytes.
    #[must_use]
    pub fn is_of(&self, bytes: &[u8]) -> bool {
        self.sha256 == digest(bytes)
    }

    /// The SHA-256, in hexadecimal digits.
    #[must_use]
    pub fn digest(&self) -> String {
        self.sha256.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Searches the file of these bytes, within these limits: where one is reached, that is among what was not searched.
///
/// ```
/// use hegao_formats::proof::{Sought, prove};
/// let proof = prove(b"tel=%31391234%35678", &[Sought::new("13912345678")], &Default::default());
/// assert!(!proof.holds());
/// ```
#[must_use]
pub fn prove(bytes: &[u8], values: &[Sought], limits: &Limits) -> Proof {
    searched(Search::new(values, limits), bytes)
}

/// The same of a PDF file whose pictures somebody has unpacked and held against what they are to show: packed within them is nothing
/// that is looked for. All else is searched, the packed bytes of the pictures too.
#[cfg(feature = "raster")]
#[must_use]
pub fn prove_beside_pictures(bytes: &[u8], values: &[Sought], limits: &Limits) -> Proof {
    let mut search = Search::new(values, limits);
    search.knows_pictures = true;
    searched(search, bytes)
}

fn searched(mut search: Search<'_>, bytes: &[u8]) -> Proof {
    search.file(bytes, &mut Vec::new());
    let (remains, unsearched) = search.end();
    let (members, searched) = (search.members, search.bytes);
    Proof { sha256: digest(bytes), remains, unsearched, members, bytes: searched }
}

fn digest(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}
