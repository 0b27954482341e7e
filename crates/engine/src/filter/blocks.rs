//! Which blocks of a document changed, for formats that have no lines to compare.

use std::collections::{BTreeSet, HashMap};

use hegao_model::document::Document;

/// The blocks of `new`, by index, that `old` has not, or not as often.
#[must_use]
pub fn changed_blocks(old: &Document, new: &Document) -> BTreeSet<usize> {
    let mut known: HashMap<_, usize> = HashMap::new();
    for block in &old.blocks {
        *known.entry((block.hidden, old.text(block))).or_default() += 1;
    }
    let mut changed = BTreeSet::new();
    for (index, block) in new.blocks.iter().enumerate() {
        match known.get_mut(&(block.hidden, new.text(block))) {
            Some(left) if *left > 0 => *left -= 1,
            _ => {
                changed.insert(index);
            }
        }
    }
    changed
}
