//! How cells look: the format of numbers, the colours of text and ground; styles stand on each other.

use std::collections::HashMap;

use super::attribute;
use crate::container::xml::Element;
use crate::format::spreadsheet::colour::Colour;
use crate::format::spreadsheet::look::Look;
use crate::format::spreadsheet::number::Format;

/// Formats that have a name, and their codes as they are in China.
const NAMED: [(&str, &str); 17] = [
    ("General Number", "General"),
    ("General Date", "yyyy/m/d h:mm"),
    ("Long Date", "yyyy\"年\"m\"月\"d\"日\""),
    ("Medium Date", "d-mmm-yy"),
    ("Short Date", "yyyy/m/d"),
    ("Long Time", "h:mm:ss"),
    ("Medium Time", "h:mm AM/PM"),
    ("Short Time", "h:mm"),
    ("Currency", "¥#,##0.00"),
    ("Euro Currency", "€#,##0.00"),
    ("Fixed", "0.00"),
    ("Standard", "#,##0.00"),
    ("Percent", "0.00%"),
    ("Scientific", "0.00E+00"),
    ("Yes/No", "\"Yes\";\"Yes\";\"No\""),
    ("True/False", "\"True\";\"True\";\"False\""),
    ("On/Off", "\"On\";\"On\";\"Off\""),
];

/// The styles of a workbook.
#[derive(Default)]
pub(super) struct Styles {
    looks: HashMap<String, Look>,
    /// The one that is read.
    last: String,
}

impl Styles {
    /// Takes up an element of styles.
    pub(super) fn take(&mut self, element: &Element) {
        let text = |name| attribute(element, name).map(|value| value.text().into_owned());
        if element.name == "Style" {
            self.last = text("ID").unwrap_or_default();
            let base = text("Parent").or_else(|| Some("Default".to_owned())).and_then(|base| self.looks.get(&base));
            let (format, font, ground) = base
                .map_or((Format::default(), None, Colour::White), |base| (base.format.clone(), base.font, base.ground));
            self.looks.insert(self.last.clone(), Look { format, font, ground });
            return;
        }
        let Some(look) = self.looks.get_mut(&self.last) else { return };
        match element.name {
            "NumberFormat" => {
                let code = text("Format").unwrap_or_default();
                let code = NAMED.iter().find(|(name, _)| *name == code).map_or(&*code, |(_, code)| code);
                look.format = Format::of(0, Some(code));
            }
            "Font" => look.font = text("Color").map(|colour| named(&colour)),
            "Interior" => {
                let is_none = text("Pattern").is_none_or(|pattern| pattern == "None");
                let colour = text("Color").map_or(Colour::Other, |colour| named(&colour));
                look.ground = if is_none { Colour::White } else { colour };
            }
            _ => {}
        }
    }

    /// The style of this name; `None`: that of cells which state none.
    pub(super) fn look(&self, id: Option<&str>) -> Option<&Look> {
        self.looks.get(id.unwrap_or("Default"))
    }
}

/// A colour of six digits; of others it is only known that they are some.
fn named(colour: &str) -> Colour {
    let digits = colour.trim().strip_prefix('#').filter(|digits| digits.len() == 6);
    digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).map_or(Colour::Other, Colour::rgb)
}
