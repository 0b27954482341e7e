//! Pictures of which only a part is shown: the rest stays in the file, and anyone can bring it back.

use std::ops::Range;

use crate::container::namespace::Ns;
use crate::container::xml::Element;
use crate::layout::flow::Gathered;
use hegao_model::document::Origin;

/// The smallest share of a picture, in hundredths, that is told. Less is the edge of a scan.
const LEAST: f64 = 3.0;

/// How much `element` cuts off a picture, in words that stand for its values: `a:srcRect` in today's drawings,
/// `v:imagedata` in the older ones. What is negative leaves room around it.
pub(crate) fn cropped(element: &Element, part: u32) -> Option<Gathered> {
    let names = match element.name {
        "srcRect" => ["l", "t", "r", "b"],
        "imagedata" => ["cropleft", "croptop", "cropright", "cropbottom"],
        _ => return None,
    };
    let (mut text, mut place) = (String::new(), None::<Range<usize>>);
    for (name, side) in names.iter().zip(["左", "上", "右", "下"]) {
        let Some(value) = element.value(Ns::None, name) else { continue };
        let share = share(&value.text()).filter(|share| (LEAST..=100.0).contains(share));
        if let Some(share) = share {
            text.push_str(&format!("{}{side} {share:.0}%", if text.is_empty() { "" } else { "、" }));
            let range = value.range();
            place = Some(place.map_or(range.clone(), |all| all.start.min(range.start)..all.end.max(range.end)));
        }
    }
    let mut gathered = Gathered::new(part);
    gathered.push(&text, Origin::rendered(place?));
    Some(gathered)
}

/// Hundredths of a picture: stored as thousandths of them, as parts of 65,536, or as they are.
fn share(value: &str) -> Option<f64> {
    let value = value.trim();
    if let Some(parts) = value.strip_suffix('f') {
        return Some(parts.parse::<f64>().ok()? / 655.36);
    }
    if let Some(hundredths) = value.strip_suffix('%') {
        return hundredths.parse().ok();
    }
    let number: f64 = value.parse().ok()?;
    Some(if value.contains('.') { number * 100.0 } else { number / 1000.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_written_in_several_ways() {
        for (value, expected) in
            [("30000", Some(30.0)), ("32768f", Some(50.0)), ("12%", Some(12.0)), ("0.25", Some(25.0)), ("x", None)]
        {
            assert_eq!(share(value), expected, "{value}");
        }
    }
}
