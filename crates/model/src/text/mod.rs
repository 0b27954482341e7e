//! Positions and nothing else: spans in two coordinate spaces, the fold between them, the line index.
//!
//! Rules see *folded* text (full-width letters are plain, invisible characters are gone), people see *source* text.
//! [`Text`] owns the way between the two and is the only thing that converts, so that no room can mix them up.
//! This room depends on no other.

mod char_set;
mod digits;
mod escaped;
mod fold;
mod line_index;
mod map;
mod numeral;
mod radical;
mod span;

pub use char_set::CharSet;
pub use digits::{is_mobile, lost_digits, names_numbers, number_meant, written_out};
pub use escaped::{has_escapes, is_escaped, unescaped};
pub use fold::{Survey, Text, code_points, folded_form, is_han, is_invisible};
pub use line_index::{LineColumn, LineIndex};
pub use map::OffsetMap;
pub use numeral::{digit, is_between_digits, is_ignorable};
pub use radical::look_alike;
pub use span::{Folded, Source, Span};
