//! One measure in two units: 3200平方米，即48亩; 5公里（10华里）.

use super::super::amount::Amount;
use super::Wrong;
use hegao_model::text::{Folded, Span};

/// Units of one kind with what they are worth: of area in square metres (1亩 is a fifteenth of a hectare), of length in metres, of weight in
/// kilograms. (国务院关于在我国统一实行法定计量单位的命令, 1984)
const KINDS: [&[(&str, f64)]; 3] = [
    &[
        ("平方米", 1.0),
        ("万平方米", 10_000.0),
        ("公顷", 10_000.0),
        ("亩", 10_000.0 / 15.0),
        ("万亩", 100_000_000.0 / 15.0),
        ("平方公里", 1_000_000.0),
    ],
    &[("米", 1.0), ("千米", 1000.0), ("公里", 1000.0), ("海里", 1852.0)],
    &[("公斤", 1.0), ("千克", 1.0), ("吨", 1000.0), ("斤", 0.5)],
];

/// What says that the same follows in another unit.
const SAME: [&str; 5] = ["，即", "（", "，合", "，约合", "，折合"];

/// By how much a figure that was rounded may be off.
const OFF: f64 = 0.02;

pub(super) fn literals() -> Vec<String> {
    let units = ["平方米", "公顷", "亩", "平方公里", "公里", "千米", "公斤", "千克", "吨", "海里", "斤"];
    units.iter().flat_map(|unit| SAME.map(|same| format!("{unit}{same}"))).collect()
}

pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let at = clue.start() + clue.of(folded).find(['，', '（'])?;
    let one = Amount::ending(&folded[..at])?;
    let rest = folded[clue.end()..].trim_start_matches(['即', '折', '约', '合', '为', ' ']);
    let said = &folded[clue.start()..folded.len() - rest.len()];
    let other = Amount::at(folded, folded.len() - rest.len())?;
    let worth = |kind: &[(&str, f64)], amount: &Amount<'_>| {
        let of = |name: &str| kind.iter().find(|(unit, _)| *unit == name).map(|(_, worth)| *worth);
        // 3万公顷
        let scaled = || Some(of(amount.unit.strip_prefix('万')?)? * 10_000.0);
        of(amount.unit).or_else(scaled)
    };
    // 2.4公里（420米已完工）: what stands in brackets is the same only if nothing is said of it.
    let is_alone = folded[other.end..].starts_with(['）', ')', '，', '、', '；']);
    (is_alone || said.contains(['合', '即', '约'])).then_some(())?;
    let (a, b) = KINDS.iter().find_map(|kind| Some((worth(kind, &one)?, worth(kind, &other)?)))?;
    if one.unit == other.unit {
        return twice(&one, &other, said);
    }
    let right = one.millionths as f64 * a / b;
    let step = other.step as f64 + one.step as f64 * a / b / 2.0;
    let is_wrong = (right - other.millionths as f64).abs() > (right * OFF).max(step);
    // 0.0003万公顷 are 3公顷.
    let (right, unit) = match other.unit.strip_prefix('万').filter(|_| right < 1_000_000.0) {
        Some(unit) => (right * 10_000.0, unit),
        None => (right, other.unit),
    };
    let places = if right < 10_000_000.0 { 10_000.0 } else { 100_000.0 };
    let rounded = ((right / places).round() * places) as i128;
    is_wrong.then(|| (Span::new(other.start, other.end), format!("{}{unit}", Amount::written(rounded))))
}

/// The same unit on both sides of 折合: the second is another, of which the figure is right (4.2公顷，折合63公顷).
fn twice(one: &Amount<'_>, other: &Amount<'_>, said: &str) -> Option<Wrong> {
    let is_said = said.contains(['合', '即']) && one.millionths != other.millionths;
    let kind = KINDS.iter().find(|kind| kind.iter().any(|(unit, _)| *unit == one.unit))?;
    let worth = kind.iter().find(|(unit, _)| *unit == one.unit)?.1 * one.millionths as f64;
    let fits = |(_, scale): &&(&str, f64)| (worth / scale - other.millionths as f64).abs() <= worth / scale * OFF;
    let (unit, _) = kind.iter().find(fits)?;
    is_said.then(|| (Span::new(other.start, other.end), format!("{}{unit}", Amount::written(other.millionths))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn units_are_converted() {
        for (text, word, expected) in [
            ("占地面积3200平方米，即48亩，手续齐全。", "平方米，即", Some("4.8亩")),
            ("占地面积3200平方米，即4.8亩，手续齐全。", "平方米，即", None),
            ("占地12公顷（合180亩）。", "公顷（", None),
            ("占地12公顷（合120亩）。", "公顷（", Some("180亩")),
            ("全长1.5公里（即1500米）。", "公里（", None),
            ("保持2海里（约3.7米）的距离。", "海里（", Some("3704米")),
            ("占地45亩（约合3万公顷）。", "亩（", Some("3公顷")),
            ("修水渠2.4公里（420米已完工）。", "公里（", None),
            ("征地3500亩（23.3公顷）。", "亩（", Some("233.3公顷")),
            ("征地350亩（23.3公顷）。", "亩（", None),
            ("收购小麦300公斤（600斤）。", "公斤（", None),
            ("总面积2.5公顷，折合37.5公顷。", "公顷，折合", Some("37.5亩")),
            ("总面积2.5公顷，折合37.5亩。", "公顷，折合", None),
            ("建筑面积3200平方米，即3层。", "平方米，即", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
