//! A joint document that not all of its organs have signed.

use crate::check::page::{Page, Spotted};
use crate::facts::Organ;
use crate::language::Said;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let about = &page.facts.about;
    let Some(first) = about.signature.first().filter(|_| about.issuers.len() > 1) else { return Vec::new() };
    let missing: Vec<&str> = (about.issuers.iter())
        .filter(|issuer| !about.signature.iter().any(|signed| is_same(issuer, signed)))
        // Of another place: an organ that the title speaks to.
        .filter(|issuer| {
            !issuer.units.is_empty() && about.signature.iter().any(|signed| signed.units.last() == issuer.units.last())
        })
        .map(|issuer| issuer.name.as_str())
        .collect();
    if missing.is_empty() || missing.len() == about.issuers.len() {
        return Vec::new();
    }
    let detail = Some(Said { zh: missing.join("、"), en: missing.join(", ") });
    vec![Spotted { absent: true, detail, ..Spotted::new(first.place.block, first.place.span) }]
}

/// Whether two names are of one organ: one may be shorter.
fn is_same(a: &Organ, b: &Organ) -> bool {
    let same_place = match (a.units.last(), b.units.last()) {
        (Some(a), Some(b)) => a == b,
        _ => true,
    };
    let same_name = a.name.ends_with(&b.name) || b.name.ends_with(&a.name);
    same_name || (same_place && a.is_party == b.is_party && !a.is_department && !b.is_department)
}
