//! Colours of text and of the ground under it, as far as they can be told without the theme.

use crate::container::namespace::Ns;
use crate::container::xml::Element;

/// A colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Colour {
    White,
    Rgb(u32),
    Other,
}

impl Colour {
    /// The colour that an element names. The theme's first is that of the paper.
    pub(crate) fn of(element: &Element) -> Option<Self> {
        let text = |name| element.text(Ns::None, name);
        let tint = text("tint").and_then(|tint| tint.parse::<f64>().ok()).unwrap_or(0.0);
        if let Some(rgb) = text("rgb") {
            return Some(Self::rgb(u32::from_str_radix(rgb.trim(), 16).ok()?));
        }
        let is_white = text("theme").is_some_and(|theme| theme == "0" && tint > -0.05)
            || text("indexed").is_some_and(|index| matches!(&*index, "1" | "9"));
        Some(if is_white { Self::White } else { Self::Other })
    }

    /// The colour that the format of a number asks for in square brackets (ECMA-376 part 1, 18.8.31); `None` if `word` is
    /// none. Programs in Chinese may write their own words.
    pub(crate) fn called(word: &str) -> Option<Self> {
        const WORDS: [(&str, &str, u32); 8] = [
            ("white", "白色", 0xFF_FFFF),
            ("black", "黑色", 0),
            ("red", "红色", 0xFF_0000),
            ("green", "绿色", 0xFF00),
            ("blue", "蓝色", 0xFF),
            ("yellow", "黄色", 0xFF_FF00),
            ("magenta", "洋红", 0xFF_00FF),
            ("cyan", "蓝绿色", 0xFFFF),
        ];
        let word = word.to_ascii_lowercase();
        if let Some(number) = word.strip_prefix("color").or(word.strip_prefix("颜色")) {
            let number: u32 = number.trim().parse().ok()?;
            return Some(if number == 2 { Self::White } else { Self::Other });
        }
        let known = WORDS.iter().find(|(english, chinese, _)| [*english, *chinese].contains(&&*word))?;
        Some(Self::rgb(known.2))
    }

    /// The colour of these red, green and blue, whatever stands before them.
    pub(crate) fn rgb(rgb: u32) -> Self {
        match rgb & 0xFF_FFFF {
            0xFF_FFFF => Self::White,
            rgb => Self::Rgb(rgb),
        }
    }

    /// Whether text of this colour cannot be seen on `ground`.
    pub(crate) fn is_unseen_on(self, ground: Self) -> bool {
        self != Self::Other && self == ground
    }
}
