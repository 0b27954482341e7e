//! Where a file points: paths on someone's disk or network, and addresses inside an office. Ordinary addresses of the
//! web stand for everyone to see.

use hayro_syntax::object::{Dict, Object, String as PdfString};

use super::super::string::text_string;
use super::{Notes, string};
use crate::hidden::address;
use crate::layout::flow::Gathered;
use hegao_model::document::{Hidden, Thing};

/// The target of an action or a file specification without a file.
pub(super) fn action(dict: &Dict<'_>, notes: &mut Notes) {
    if let Some(uri) = dict.get::<PdfString<'_>>("URI") {
        let uri = text_string(uri.as_bytes());
        if let Some((hidden, words)) = said(&uri) {
            notes.add("links", hidden, &words, Thing::Link);
        }
    }
    if dict.contains_key("EF") || dict.contains_key("Subtype") || dict.contains_key("FT") {
        return;
    }
    let is_action = dict.contains_key("S") && dict.contains_key("F");
    let is_file = super::is_name(dict, "Type", b"Filespec") || super::is_name(dict, "Type", b"F");
    if !is_action && !is_file {
        return;
    }
    let target = match dict.get::<Object<'_>>("F") {
        Some(Object::String(path)) => Some(text_string(path.as_bytes())),
        Some(Object::Dict(file)) => string(&file, "UF").or_else(|| string(&file, "F")),
        _ => None,
    };
    if let Some(target) = target {
        let other = || (if target.contains("://") { Hidden::ExternalLink } else { Hidden::Path }, target.clone());
        let (hidden, words) = said(&target).unwrap_or_else(other);
        notes.add("links", hidden, &words, Thing::LinkedFile);
    }
}

/// What an address says of a person or of the house; of a person, the words that say it.
fn said(address: &str) -> Option<(Hidden, String)> {
    let said = address::said(address)?;
    let mut whole = Gathered::new(0);
    whole.push_unstored(address);
    let words = if said.hidden == Hidden::LinkTarget { said.words(&whole) } else { whole };
    Some((said.hidden, words.text().to_owned()))
}
