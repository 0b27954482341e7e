//! Lengths: with their units, as styles have them, and in the units of drawings.

/// Units of drawings (EMU) in a twentieth of a point, in which pages are measured.
pub(crate) const EMU: i64 = 635;

/// A length with its unit, in twentieths of a point.
pub(crate) fn length(value: &str) -> Option<i64> {
    let value = value.trim();
    let units = [("pt", 20.0), ("in", 1440.0), ("mm", 1440.0 / 25.4), ("cm", 1440.0 / 2.54), ("px", 15.0)];
    if value == "0" {
        return Some(0);
    }
    let (number, twips) = units.iter().find_map(|(unit, twips)| Some((value.strip_suffix(unit)?, twips)))?;
    Some((number.trim().parse::<f64>().ok()? * twips) as i64)
}

/// A measure of Word (ST_TwipsMeasure), in twentieths of a point: a number of them, or in the strict dialect also a length with its unit.
pub(crate) fn twips(value: &str) -> Option<i64> {
    value.trim().parse().ok().or_else(|| length(value))
}

/// Width and height that a style such as `width:120pt;height:90pt` states.
pub(crate) fn size(style: &str) -> Option<[i64; 2]> {
    let value = |name: &str| {
        let of = style.split(';').find_map(|part| part.split_once(':').filter(|(of, _)| of.trim() == name));
        length(of?.1)
    };
    Some([value("width")?, value("height")?])
}

/// A coordinate of a drawing (ST_Coordinate), in EMU: a number, or in the strict dialect also a length with its unit.
pub(crate) fn emu(value: &str) -> Option<f64> {
    value.trim().parse::<i64>().ok().or_else(|| Some(length(value)? * EMU)).map(|emu| emu as f64)
}
