//! How text looks, as far as that decides whether anyone sees it (ODF 1.3 part 3, §20).

use crate::container::namespace::Ns;
use crate::container::xml::Element;
use hegao_model::document::Hidden;

/// Points that nobody reads.
const TINY: f64 = 2.0;

/// What a style says of its text; `None`: what it is made of says it.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    /// It is not displayed.
    is_hidden: Option<bool>,
    is_white: Option<bool>,
    is_tiny: Option<bool>,
    /// Something lies under it that need not be white.
    has_ground: Option<bool>,
}

impl Look {
    /// This one, and what it leaves open as in `base`.
    pub(super) fn or(self, base: Self) -> Self {
        Self {
            is_hidden: self.is_hidden.or(base.is_hidden),
            is_white: self.is_white.or(base.is_white),
            is_tiny: self.is_tiny.or(base.is_tiny),
            has_ground: self.has_ground.or(base.has_ground),
        }
    }

    /// Takes what an element with properties of a style says.
    pub(super) fn take(&mut self, element: &Element) {
        if let Some(display) = element.text(Ns::OdfText, "display") {
            self.is_hidden = Some(display == "none");
        }
        if let Some(colour) = element.text(Ns::OdfFo, "color") {
            self.is_white = Some(matches!(&*colour.to_ascii_lowercase(), "#ffffff" | "#fefefe"));
        }
        if let Some(size) = element.text(Ns::OdfFo, "font-size") {
            // A share of the size around it is none that can be told here.
            self.is_tiny =
                Some(crate::format::ooxml::length::length(&size).is_some_and(|twips| twips as f64 <= TINY * 20.0));
        }
        let ground = element.text(Ns::OdfFo, "background-color").or(element.text(Ns::OdfDraw, "fill"));
        if let Some(ground) = ground {
            let is_plain = matches!(&*ground.to_ascii_lowercase(), "transparent" | "#ffffff" | "none");
            self.has_ground = Some(!is_plain || self.has_ground.unwrap_or(false));
        }
    }

    /// Whether something lies under it.
    pub(super) fn has_ground(self) -> bool {
        self.has_ground == Some(true)
    }

    /// Why nobody sees text of this look, which may stand on something that is not white.
    pub(super) fn hidden(self, is_grounded: bool) -> Option<Hidden> {
        if self.is_hidden == Some(true) {
            Some(Hidden::HiddenText)
        } else if self.is_tiny == Some(true) {
            Some(Hidden::TinyText)
        } else if self.is_white == Some(true) && !is_grounded && !self.has_ground() {
            Some(Hidden::WhiteText)
        } else {
            None
        }
    }
}
