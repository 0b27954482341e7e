//! What tests read of places: their Chinese words.

use hegao_model::document::Block;

/// What people call the place of a block. Kept for as long as the tests run, so that it can be compared like any text.
pub(crate) fn label(block: &Block) -> Option<&'static str> {
    block.place.as_deref().map(|place| &*place.zh().leak())
}
