//! What a `style` attribute, or a rule of a sheet, does to the text in an element: hidden, white, tiny, beyond the edge.

use hegao_model::document::Hidden;

/// What an element's own attributes say of its looks.
#[derive(Clone, Copy, Default)]
pub(super) struct Looks {
    /// Why its text is not seen.
    pub(super) hidden: Option<Hidden>,
    /// Something says that it is.
    pub(super) shown: bool,
    /// Whether the text is as large as can be read; `None`: as around it.
    pub(super) legible: Option<bool>,
    /// Whether the text is white; `None`: as around it.
    pub(super) white: Option<bool>,
    /// Whether its ground is another than white; `None`: as around it.
    pub(super) coloured: Option<bool>,
}

impl Looks {
    /// What `style` says.
    pub(super) fn of(style: &str) -> Self {
        let mut looks = Self::default();
        for declaration in style.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let value = value.split('!').next().unwrap_or_default().trim().to_ascii_lowercase();
            looks.declare(&name.trim().to_ascii_lowercase(), &value);
        }
        looks
    }

    /// The same, but for what `other` says.
    pub(super) fn overlaid(self, other: Self) -> Self {
        Self {
            hidden: other.hidden.or(self.hidden.filter(|_| !other.shown)),
            shown: self.shown || other.shown,
            legible: other.legible.or(self.legible),
            white: other.white.or(self.white),
            coloured: other.coloured.or(self.coloured),
        }
    }

    fn declare(&mut self, name: &str, value: &str) {
        match (name, value) {
            ("display", "none") | ("visibility", "hidden" | "collapse") | ("mso-hide", "all") => {
                self.hidden = Some(Hidden::HiddenText);
            }
            ("opacity", _) if value.parse() == Ok(0.0_f32) => self.hidden = Some(Hidden::HiddenText),
            ("display" | "visibility" | "opacity", _) => self.shown = true,
            ("left" | "top" | "text-indent" | "margin-left" | "margin-top" | "right", _) if is_far(value) => {
                self.hidden = Some(Hidden::OffPage);
            }
            ("font-size", _) => self.legible = size(value).map(|points| points > 2.0),
            ("color", _) => self.white = Some(is_white(value)),
            ("background" | "background-color" | "background-image", _) => self.coloured = Some(!is_clear(value)),
            _ => {}
        }
    }
}

/// A size in points.
fn size(value: &str) -> Option<f32> {
    let unit = value.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(value.len());
    let number: f32 = value[..unit].parse().ok()?;
    match value[unit..].trim() {
        "pt" => Some(number),
        "px" => Some(number * 0.75),
        _ if number == 0.0 => Some(number),
        _ => None,
    }
}

/// Whether something that is moved so far is off the screen.
fn is_far(value: &str) -> bool {
    let number = value.strip_prefix('-').map(|number| number.trim_end_matches(|c: char| c.is_ascii_alphabetic()));
    number.and_then(|number| number.parse::<f32>().ok()).is_some_and(|number| number >= 900.0)
}

/// Whether `value` is the colour of paper, or none.
pub(super) fn is_white(value: &str) -> bool {
    let value: String = value.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_lowercase()).collect();
    matches!(value.as_str(), "white" | "#fff" | "#ffffff" | "ffffff" | "transparent")
        || value.starts_with("rgb(255,255,255")
        || value.starts_with("rgba(255,255,255")
}

fn is_clear(value: &str) -> bool {
    is_white(value) || matches!(value, "none" | "inherit" | "initial" | "unset")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_hidden() {
        for (style, hidden) in [
            ("display: none", Some(Hidden::HiddenText)),
            ("color:red;DISPLAY:NONE !important", Some(Hidden::HiddenText)),
            ("visibility:hidden", Some(Hidden::HiddenText)),
            ("position:absolute; left:-9999px", Some(Hidden::OffPage)),
            ("margin-left:-20px", None),
            ("opacity:0.5", None),
            ("display:block", None),
            ("", None),
        ] {
            assert_eq!(Looks::of(style).hidden, hidden, "{style}");
        }
    }

    #[test]
    fn size_and_colour_are_told() {
        assert_eq!(Looks::of("font-size: 1pt").legible, Some(false));
        assert_eq!(Looks::of("font-size: 16px").legible, Some(true));
        assert_eq!(Looks::of("font-size: 0.9em").legible, None);
        assert_eq!(Looks::of("color: #FFF").white, Some(true));
        assert_eq!(Looks::of("color: rgb(255, 255, 255)").white, Some(true));
        assert_eq!(Looks::of("background: #c00").coloured, Some(true));
        assert_eq!(Looks::of("background-color: white").coloured, Some(false));
    }
}
