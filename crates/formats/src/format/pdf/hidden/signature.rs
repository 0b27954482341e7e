//! Signatures: what the one who signed said, and the names in the certificates, as far as they are no program's.

use hayro_syntax::object::{Dict, String as PdfString};

use super::{Notes, string};
use crate::hidden::certificate::people;
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{Hidden, Place};

/// How many names of certificates are told.
const MOST: usize = 100;

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
        notes.is_cut |= people(signed.as_bytes()).count() > MOST;
        for (hidden, name) in people(signed.as_bytes()).take(MOST) {
            notes.add("signatures", hidden, &name, Place::property(Scheme::Signature, Field::Certificate));
        }
    }
}
