//! How a run of letters looks, as far as that decides whether anyone sees it (§21.1.2.3.9).

use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Value, Xml};
use hegao_model::document::Hidden;

/// Hundredths of a point that nobody can read on a slide.
const TINY: i32 = 200;

/// What the properties of a run say.
#[derive(Default)]
pub(super) struct Look<'a> {
    /// Why nobody sees its letters.
    pub(super) hidden: Option<Hidden>,
    /// What is said when someone points at it.
    pub(super) tooltip: Option<Value<'a>>,
}

impl<'a> Look<'a> {
    /// Reads them to the end of `element`, which began last.
    pub(super) fn read(xml: &mut Xml<'a>, element: &Element<'a>) -> Self {
        let size = element.text(Ns::None, "sz").and_then(|size| size.parse::<i32>().ok());
        let mut look = Self { hidden: size.filter(|size| *size <= TINY).map(|_| Hidden::TinyText), tooltip: None };
        let (depth, mut is_fill) = (xml.depth(), false);
        while let Some(event) = xml.within(depth) {
            let Event::Start(inner) = event else { continue };
            // A fill of the outline or of a line below is none of the letters.
            let is_own = xml.depth() == depth + 1;
            match inner.name {
                "hlinkClick" | "hlinkMouseOver" | "hlinkHover" if look.tooltip.is_none() => {
                    look.tooltip = inner.value(Ns::None, "tooltip");
                }
                "noFill" if is_own => look.hidden = Some(Hidden::HiddenText),
                "alpha" if is_fill && is_nothing(&inner) => look.hidden = Some(Hidden::HiddenText),
                _ => {}
            }
            if is_own {
                is_fill = inner.name == "solidFill";
            }
        }
        look
    }
}

/// Whether an opacity is none: `0`, or `0%` in the strict dialect.
fn is_nothing(element: &Element) -> bool {
    element.text(Ns::None, "val").is_some_and(|value| value.trim_end_matches('%').parse() == Ok(0.0))
}
