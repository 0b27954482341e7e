//! Signs of fonts that have symbols in place of letters. Word stores them by their place in the font (U+F020 to U+F0FF), which is a code
//! of the private use area; what they show has a code of its own, by which a number stays a number and a box a box.

use crate::container::namespace::Ns;
use crate::container::xml::Element;

/// A font with symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::format) enum Face {
    Symbol,
    Wingdings,
    Wingdings2,
    /// Any other, whose digits and letters stand where those of all fonts do.
    Plain,
}

/// From U+F020 on, and from U+F0A0 on, as Adobe's encoding of Symbol has them; a space where there is none.
const SYMBOL: [(u32, &str); 2] = [
    (0x20, " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    (0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑"),
];

/// The signs of Wingdings that documents have.
const WINGDINGS: [(u32, &str); 13] = [
    (0x20, " ✏✂✁"),
    (0x28, "☎✆🖂🖃📪📫📬📭"),
    (0x36, "⌛⌨"),
    (0x3E, "✇✍🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠🏳🏱✈☼💧❄"),
    (0x6C, "●❍■□"),
    (0x71, "❑❒⬧⧫◆❖⬥⌧⮹⌘"),
    (0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    (0x9F, "•"),
    (0xA1, "○"),
    (0xA7, "▪◻"),
    (0xAB, "★"),
    (0xD8, "➢"),
    (0xFB, "✗✓☒☑"),
];

/// Those of Wingdings 2.
const WINGDINGS_2: [(u32, &str); 4] = [(0x4F, "✗✓☒☑☒☒"), (0x6A, "①②③④⑤⑥⑦⑧⑨⑩"), (0x75, "❶❷❸❹❺❻❼❽❾❿"), (0xA3, "☐")];

impl Face {
    /// The font of a run, by what `w:rFonts` or `w:sym` says.
    pub(in crate::format) fn of(element: &Element) -> Option<Self> {
        let name = ["font", "hAnsi", "ascii"].iter().find_map(|name| element.text(Ns::Word, name))?;
        Some(Self::named(&name))
    }

    /// The font of this name.
    pub(in crate::format) fn named(name: &str) -> Self {
        match name.trim().to_ascii_lowercase().as_str() {
            "symbol" => Self::Symbol,
            "wingdings" => Self::Wingdings,
            "wingdings 2" => Self::Wingdings2,
            _ => Self::Plain,
        }
    }

    /// The sign that stands at this place of the font.
    fn sign(self, code: u32) -> Option<char> {
        let table: &[(u32, &str)] = match self {
            Self::Symbol => &SYMBOL,
            Self::Wingdings => &WINGDINGS,
            Self::Wingdings2 => &WINGDINGS_2,
            Self::Plain => return char::from_u32(code).filter(char::is_ascii_alphanumeric),
        };
        let of = |(first, signs): &(u32, &str)| signs.chars().nth(code.checked_sub(*first)? as usize);
        table.iter().find_map(of)
    }

    /// What a character of the private use area shows in this font; any other is itself.
    pub(in crate::format) fn shown(self, stored: char) -> char {
        let code = u32::from(stored);
        if (0xF020..=0xF0FF).contains(&code) { self.sign(code - 0xF000).unwrap_or(stored) } else { stored }
    }

    /// What a sign shows that `w:sym` calls by its place in the font, with U+F000 before it or without.
    pub(in crate::format) fn called(self, code: u32) -> Option<char> {
        let of_font = if (0xF020..=0xF0FF).contains(&code) {
            Some(code - 0xF000)
        } else {
            Some(code).filter(|code| *code < 0x100)
        };
        of_font.and_then(|code| self.sign(code)).or_else(|| char::from_u32(code))
    }
}

/// Whether a text has characters that a font may show as symbols.
pub(in crate::format) fn has_symbols(text: &str) -> bool {
    memchr::memchr_iter(0xEF, text.as_bytes()).any(|at| matches!(text.as_bytes().get(at + 1), Some(0x80..=0x83)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_what_the_font_shows() {
        for (face, stored, expected) in [
            (Face::Symbol, '\u{F031}', '1'),
            (Face::Symbol, '\u{F0B0}', '°'),
            (Face::Symbol, '\u{F061}', 'α'),
            (Face::Symbol, '\u{F0E5}', '∑'),
            (Face::Wingdings, '\u{F0FE}', '☑'),
            (Face::Wingdings, '\u{F028}', '☎'),
            (Face::Wingdings, '\u{F08A}', '⑩'),
            (Face::Wingdings, '\u{F080}', '⓪'),
            (Face::Wingdings, '\u{F0FF}', '\u{F0FF}'),
            (Face::Wingdings2, '\u{F052}', '☑'),
            (Face::Plain, '\u{F039}', '9'),
            (Face::Plain, '\u{F0FE}', '\u{F0FE}'),
            (Face::Symbol, '号', '号'),
        ] {
            assert_eq!(face.shown(stored), expected, "{face:?} {stored}");
        }
        assert_eq!((Face::Wingdings.called(0xFE), Face::Plain.called(0x31)), (Some('☑'), Some('1')));
        assert!(has_symbols("电话\u{F031}") && !has_symbols("电话，139。"));
    }
}
