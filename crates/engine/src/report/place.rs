//! What people call a place, in the language of the report.

use hegao_model::document::Place;
use hegao_rules::rule::Language;

use crate::finding::Location;

/// What people call the place of a finding; empty where it has none.
#[must_use]
pub fn label(location: &Location, language: Language) -> String {
    let place = location.place.as_ref().map_or_else(String::new, |place| in_words(place, language));
    match (location.serial, language) {
        (None, _) => place,
        (Some(serial), Language::Zh) => format!("{place}（序号{serial}）"),
        (Some(serial), Language::En) => format!("{place} (no. {serial})"),
    }
}

/// What people call `place`.
#[must_use]
pub fn in_words(place: &Place, language: Language) -> String {
    match language {
        Language::Zh => place.zh(),
        Language::En => place.en(),
    }
}
