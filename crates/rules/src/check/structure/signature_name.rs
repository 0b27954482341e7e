//! A signature with an organ's short name: 镇委 for 镇委员会, 县政府 for 县人民政府.

use super::at_end;
use crate::check::page::{Page, Spotted};

/// The end of a short name, the kinds of place that it stands behind, and the full form.
const SHORT: [(&str, &[&str], &str); 2] = [
    ("委", &["省", "市", "州", "区", "县", "旗", "镇", "乡"], "委员会"),
    ("政府", &["省", "市", "州", "区", "县", "旗", "镇", "乡"], "人民政府"),
];

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let spotted = page.facts.about.signature.iter().filter_map(|organ| {
        let (short, _, full) = SHORT.into_iter().find(|(short, places, _)| {
            let place = organ.name.strip_suffix(short);
            place.is_some_and(|place| places.iter().any(|kind| place.ends_with(kind)))
        })?;
        let span = at_end(page, organ.place, short);
        Some(Spotted { suggestions: vec![full.to_owned()], ..Spotted::new(organ.place.block, span) })
    });
    spotted.collect()
}
