//! What people call sizes and fonts.

use crate::language::{Said, both};
use hegao_model::document::layout::CharacterForm;

/// The sizes of Chinese type in points, and their names.
const SIZES: [(f64, &str); 14] = [
    (42.0, "初号"),
    (36.0, "小初"),
    (26.0, "一号"),
    (24.0, "小一"),
    (22.0, "二号"),
    (18.0, "小二"),
    (16.0, "三号"),
    (15.0, "小三"),
    (14.0, "四号"),
    (12.0, "小四"),
    (10.5, "五号"),
    (9.0, "小五"),
    (7.5, "六号"),
    (6.5, "小六"),
];

/// A size: by its name where it has one.
pub(super) fn size(points: f64) -> Said {
    match SIZES.iter().find(|(size, _)| (size - points).abs() < 0.1) {
        Some((_, name)) => Said { zh: (*name).to_owned(), en: format!("{points} pt") },
        None => Said { zh: format!("{points}磅"), en: format!("{points} pt") },
    }
}

/// The font and size that characters have.
pub(super) fn look(form: &CharacterForm) -> Said {
    let size = size(f64::from(form.size) / 2.0);
    match form.font.as_deref() {
        Some(font) => both!("{size}{font}", "“{font}”, {size}"; size),
        None => size,
    }
}
