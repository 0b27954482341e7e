//! Digital signatures of a package (XML-DSig, XAdES): what the one who signed wrote, and the names in the certificates.

use super::opened::Opened;
use crate::container::xml::{Event, Xml};
use crate::encoding::base64::base64;
use crate::hidden::certificate::people;
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{Hidden, Place};

/// Reads the signature `name`.
pub(crate) fn read(opened: &mut Opened, name: &str) {
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    let mut certificates = Vec::new();
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        let field = match element.name {
            "X509Certificate" | "EncapsulatedX509Certificate" => {
                certificates.push(base64(xml.gather(index).text()));
                continue;
            }
            "SignatureComments" => Field::Reason,
            "SignatureText" => Field::Signer,
            "City" | "StateOrProvince" | "PostalCode" | "CountryName" | "Address1" | "Address2" => Field::SigningPlace,
            "ClaimedRole" => Field::Signer,
            _ => continue,
        };
        let hidden = if field == Field::Signer { Hidden::Author } else { Hidden::Property };
        opened.found.aside(hidden, &xml.gather(index), Place::property(Scheme::Signature, field));
    }
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
    let place = Place::property(Scheme::Signature, Field::Certificate);
    for (hidden, who) in certificates.iter().flat_map(|certificate| people(certificate)) {
        match hidden {
            Hidden::Author => opened.tell_author(name, &who, place.clone()),
            _ => opened.tell(hidden, name, &who, place.clone()),
        }
    }
}
