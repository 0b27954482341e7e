//! The names in certificates, as far as they are no program's: who signed a file, and for whom.

use super::telling::{is_private, tells};
use hegao_model::document::Hidden;

/// Characters of the longest name of a person.
const LONGEST_NAME: usize = 4;

/// What the short names of offices end with, and none of a person.
const OFFICES: [char; 14] = ['部', '局', '厅', '府', '院', '委', '办', '署', '会', '处', '科', '所', '站', '社'];

/// A name (`commonName`) in a certificate: the identifier of its sort.
const COMMON_NAME: &[u8] = &[0x06, 0x03, 0x55, 0x04, 0x03];

/// The names in certificates (X.509 in DER, or PKCS #7) that may be people's or offices', and which of both they are.
pub(crate) fn people(signed: &[u8]) -> impl Iterator<Item = (Hidden, String)> {
    names(signed).filter(|name| tells(name)).map(|name| {
        // People have short names, or their numbers beside them; what else signs is an office.
        let is_short = name.chars().count() <= LONGEST_NAME && !name.ends_with(OFFICES);
        let is_person = is_short || is_private(&name);
        (if is_person { Hidden::Author } else { Hidden::Property }, name)
    })
}

/// All names. The certificate is not read as what it is: a name stands behind its identifier, with its sort and its length.
fn names(signed: &[u8]) -> impl Iterator<Item = String> {
    memchr::memmem::find_iter(signed, COMMON_NAME).filter_map(|at| {
        let [sort, length @ ..=0x7F, rest @ ..] = &signed[at + COMMON_NAME.len()..] else { return None };
        let name = rest.get(..usize::from(*length))?;
        match sort {
            0x0C | 0x13 | 0x14 => Some(String::from_utf8_lossy(name).into_owned()),
            0x1E => {
                let units = name.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                Some(char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect())
            }
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_certificates_are_found() {
        let name = |sort: u8, name: &[u8]| [COMMON_NAME, &[sort, name.len() as u8], name].concat();
        let signed = [
            name(0x0C, "李明".as_bytes()),
            name(0x13, b"Example CA"),
            name(0x1E, &[0x67, 0x4E]),
            name(0x02, b"1"),
            [COMMON_NAME, &[0x0C, 0x7F, b'a']].concat(),
            COMMON_NAME.to_vec(),
        ];
        assert_eq!(names(&signed.concat()).collect::<Vec<_>>(), ["李明", "Example CA", "李"]);
        let told: Vec<_> = people(&[signed.concat(), name(0x0C, "示例市人民政府".as_bytes())].concat()).collect();
        let (author, office) = (Hidden::Author, Hidden::Property);
        let expected =
            [(author, "李明"), (author, "李"), (office, "示例市人民政府")].map(|(of, name)| (of, name.to_owned()));
        assert_eq!(told, expected);
    }
}
