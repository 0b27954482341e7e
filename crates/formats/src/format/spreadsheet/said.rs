//! What a cell says of the value that is stored in it: a number in the words of its format, a text with what its format sets
//! around it; and why it does not show.

use super::colour::Colour;
use super::look::Look;
use super::number::{Format, Shape};
use crate::layout::flow::Gathered;
use hegao_model::document::Hidden;

/// What a cell says.
pub(crate) struct Said {
    /// As it is seen, or would be.
    pub(crate) text: Gathered,
    /// Why its format does not show it.
    why: Option<Hidden>,
    /// The colour that its format asks for.
    colour: Option<Colour>,
    /// As what a number is shown.
    pub(crate) shape: Shape,
}

impl Said {
    /// A text as it comes.
    pub(crate) fn as_it_is(text: Gathered) -> Self {
        Self { text, why: None, colour: None, shape: Shape::Digits }
    }

    /// The number that is stored as `value`, in a cell of this `look`.
    pub(crate) fn number(value: &Gathered, look: Option<&Look>, from_1904: bool) -> Self {
        if value.is_blank() {
            return Self::as_it_is(value.beginning());
        }
        let shown = look.map_or(&Format::default(), |look| &look.format).shown(value.text(), from_1904);
        Self { text: seen(value, &shown.text), why: shown.why, colour: shown.colour, shape: shown.shape }
    }

    /// A text in a cell of this `look`.
    pub(crate) fn worded(text: Gathered, look: Option<&Look>) -> Self {
        let Some(look) = look else { return Self::as_it_is(text) };
        match look.format.around_text() {
            None => Self { why: Some(Hidden::HiddenByFormat), ..Self::as_it_is(text) },
            Some(("", "", colour)) => Self { colour, ..Self::as_it_is(text) },
            Some(_) if text.is_blank() => Self::as_it_is(text),
            Some((before, behind, colour)) => {
                let mut all = text.beginning();
                all.push_unstored(before);
                all.append(&text);
                all.push_unstored(behind);
                Self { colour, ..Self::as_it_is(all) }
            }
        }
    }

    /// Why it does not show in a cell of this `look`, as far as its format and its colours say it.
    pub(crate) fn unseen(&self, look: Option<&Look>) -> Option<Hidden> {
        let of_colour = || look.is_some_and(|look| look.is_unseen(self.colour)).then_some(Hidden::WhiteText);
        self.why.or_else(of_colour)
    }
}

/// `value` as it is `written` for people. Where it is not stored so, it is one whole with its place.
pub(crate) fn seen(value: &Gathered, written: &str) -> Gathered {
    if value.text() == written || value.hull().is_none() { value.clone() } else { value.standing_for(written) }
}
