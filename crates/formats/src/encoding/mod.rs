//! From bytes to text: which encoding they are in, and the same within a text (`data:` addresses, Base64).

pub(crate) mod base64;
#[cfg(feature = "office")]
pub(crate) mod code_page;
pub(crate) mod data_url;
pub(crate) mod decode;
pub(crate) mod foreign;
pub(crate) mod mixed;
pub(crate) mod sniff;

use std::ops::Range;

use hegao_model::document::{Charset, Coding, Part, Storage, Syntax};

pub use decode::{Decoded, decode};

/// The part `name` with these bytes, which write text in `syntax`, and what could not be decoded of it.
pub(crate) fn decoded_part(name: Option<String>, bytes: Vec<u8>, syntax: Syntax) -> (Part, Vec<Range<u64>>) {
    part(name, decode(bytes), syntax)
}

/// The same bytes in the encoding `charset`, if all of them mean something in it.
pub(crate) fn decoded_again(part: &Part, charset: Charset) -> Option<(Part, Vec<Range<u64>>)> {
    let decoded = decode::decode_as(charset, part.coding()?.bytes.as_deref()?)?;
    Some(self::part(part.name.clone(), decoded, part.syntax()?))
}

fn part(name: Option<String>, decoded: Decoded, syntax: Syntax) -> (Part, Vec<Range<u64>>) {
    let Decoded { text, encoding, segments, bytes, gaps } = decoded;
    let storage = Storage::Stored(Coding { encoding, segments, bytes }, syntax);
    (Part { name, text, storage }, gaps)
}
