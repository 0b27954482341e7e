//! How a cell looks: the format of its number, the colour of its text and of the ground.

use super::colour::Colour;
use super::number::Format;

/// How a cell looks.
pub(crate) struct Look {
    /// How its number is written.
    pub(crate) format: Format,
    /// The colour of its text; `None`: that of all text.
    pub(crate) font: Option<Colour>,
    /// The colour of the ground.
    pub(crate) ground: Colour,
}

impl Look {
    /// Whether its text has the colour of the ground; `colour` is what the format of its number asks for.
    pub(crate) fn is_unseen(&self, colour: Option<Colour>) -> bool {
        colour.or(self.font).is_some_and(|font| font.is_unseen_on(self.ground))
    }
}
