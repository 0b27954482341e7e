//! A paper with a number of its own that refers to its attachment and has none: neither a list, nor the attachment itself.

use crate::check::page::{Clue, Page, Spotted};
use crate::facts::{Genre, Zone};

/// What brings a reader to an attachment of the paper itself.
pub(super) const REFERS: [&str; 4] = ["见附件", "附件所列", "填写附件", "按附件"];

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    let about = &page.facts.about;
    let is_whole = about.number.is_some() && !about.signature.is_empty() && page.facts.genre == Some(Genre::Official);
    if !is_whole || !about.attachments.is_empty() {
        return Vec::new();
    }
    let is_there =
        |zone: Option<Zone>, text: &str| zone == Some(Zone::Attachment) || text.trim_start().starts_with('附');
    if page.each_block().any(|(_, block)| is_there(block.facts.zone, block.text.source())) {
        return Vec::new();
    }
    let own = page.each(clues).find(|clue| {
        let before = &page.blocks[clue.block()].text.folded()[..clue.span.start()];
        !before.ends_with(['》', '号', '文', '”'])
    });
    own.map(|clue| Spotted {
        absent: true,
        ..Spotted::new(clue.block(), page.blocks[clue.block()].text.to_source(clue.span))
    })
    .into_iter()
    .collect()
}
