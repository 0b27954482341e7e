//! Reading facts out of a document.

use super::{About, DateSource, Facts, Given, Line, Zone};

/// The facts of a document of these blocks.
#[must_use]
pub fn read(lines: &[Line<'_>], given: &Given) -> Facts {
    let about = About { zones: lines.iter().map(|line| Zone::of(line.kind)).collect(), ..About::default() };
    Facts {
        date: given.date.unwrap_or(given.today),
        date_source: if given.date.is_some() { DateSource::Given } else { DateSource::Today },
        audience: given.audience,
        genre: given.genre,
        format: given.format,
        about,
    }
}
