//! Signatures: what the one who signed said, and the names in the certificates, as far as they are no program's.

use hayro_syntax::object::{Dict, String as PdfString};

use super::super::string::text_string;
use super::{Notes, string};
use crate::hidden::telling::{is_private, tells};
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{Hidden, Place};

/// How many names of certificates are told.
const MOST: usize = 100;

/// Characters of the longest name of a person.
const LONGEST_NAME: usize = 4;

/// What the short names of offices end with, and none of a person.
const OFFICES: [char; 14] = ['部', '局', '厅', '府', '院', '委', '办', '署', '会', '处', '科', '所', '站', '社'];

/// A name (`commonName`) in a certificate: the identifier of its sort.
const COMMON_NAME: &[u8] = &[0x06, 0x03, 0x55, 0x04, 0x03];

/// Who signed, where and why.
pub(super) fn signature(dict: &Dict<'_>, notes: &mut Notes) {
    for (key, hidden, field) in [
        ("Name", Hidden::Author, Field::Signer),
        ("ContactInfo", Hidden::Author, Field::Contact),
        ("Location", Hidden::Property, Field::SigningPlace),
        ("Reason", Hidden::Property, Field::Reason),
    ] {
        if let Some(text) = string(dict, key) {
            notes.add("signatures", hidden, &text, Place::property(Scheme::Signature, field));
        }
    }
    if let Some(signed) = dict.get::<PdfString<'_>>("Contents") {
        notes.is_cut |= names(signed.as_bytes()).filter(|name| tells(name)).count() > MOST;
        for name in names(signed.as_bytes()).filter(|name| tells(name)).take(MOST) {
            // People have short names, or their numbers beside them; what else signs is an office.
            let is_short = name.chars().count() <= LONGEST_NAME && !name.ends_with(OFFICES);
            let is_person = is_short || is_private(&name);
            let hidden = if is_person { Hidden::Author } else { Hidden::Property };
            notes.add("signatures", hidden, &name, Place::property(Scheme::Signature, Field::Certificate));
        }
    }
}

/// The names in the certificates of a signature (PKCS #7). Not read as what it is: a name stands behind its identifier,
/// with its sort and its length.
fn names(signed: &[u8]) -> impl Iterator<Item = String> {
    memchr::memmem::find_iter(signed, COMMON_NAME).filter_map(|at| {
        let [sort, length @ ..=0x7F, rest @ ..] = &signed[at + COMMON_NAME.len()..] else { return None };
        let name = rest.get(..usize::from(*length))?;
        match sort {
            0x0C | 0x13 | 0x14 => Some(String::from_utf8_lossy(name).into_owned()),
            0x1E => Some(text_string(&[&[0xFE, 0xFF], name].concat())),
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
    }
}
