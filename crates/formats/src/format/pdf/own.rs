//! hegao's own annotations: their names say what they say, so that one which somebody has changed is told as any other.

use hayro_syntax::object::{Dict, String as PdfString};

use super::string::text_string;

/// What the names (`NM`) of our annotations begin with.
const MARK: &str = "hegao-";

/// The name of an annotation of ours that says `text`, the one of this number.
pub(crate) fn name(text: &str, number: usize) -> String {
    format!("{MARK}{}-{}", letters(&sum(text).to_be_bytes()), letters(&(number as u32).to_be_bytes()))
}

/// Whether the annotation is ours, and says what we wrote.
pub(crate) fn is_own(annotation: &Dict<'_>) -> bool {
    let string = |key: &str| annotation.get::<PdfString<'_>>(key).map(|text| text_string(text.as_bytes()));
    let (Some(name), Some(text)) = (string("NM"), string("Contents")) else { return false };
    let own = name.strip_prefix(MARK).and_then(|rest| rest.split('-').next());
    own.is_some_and(|sum_of| sum_of == letters(&sum(&text).to_be_bytes()))
}

/// Bytes as letters, two for each: digits would look like someone's number.
pub(crate) fn letters(bytes: &[u8]) -> String {
    let letter = |half: u8| char::from(b'a' + half);
    bytes.iter().flat_map(|byte| [letter(byte >> 4), letter(byte & 15)]).collect()
}

/// The sum (FNV-1a) of what a text says: programs that save a file write white space otherwise.
fn sum(text: &str) -> u64 {
    let said = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect::<String>();
    said.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3))
}
