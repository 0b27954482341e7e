//! The paragraphs of documents, masked, for whoever looks for passages that stand in several.

use hegao::document::Gap;
use hegao::language::Language;
use hegao::report::reason::sentence;
use hegao::report::view::ShownBlock;

use super::input::Rows;
use super::shape::{Column, lists, numbers, texts};
use crate::desk::{Desk, Shown};

/// A row for each row, its paragraphs and gaps as lists in it.
pub(super) fn columns(rows: &Rows, desk: &Desk) -> Vec<Column> {
    let shown: Vec<Shown> = (0..rows.count()).map(|row| rows.show(desk, row)).collect();
    vec![texts("path", shown.iter().map(|one| &*one.path)), blocks(&shown), gaps(&shown, desk.language())]
}

fn blocks(shown: &[Shown]) -> Column {
    let is_running = |(_, block): &(usize, &ShownBlock)| block.hidden.is_none();
    let rows: Vec<Vec<(usize, &ShownBlock)>> =
        shown.iter().map(|one| one.blocks.iter().enumerate().filter(is_running).collect()).collect();
    let text = |block: &ShownBlock| block.pieces.iter().map(|piece| piece.text.as_str()).collect::<String>();
    let all = || rows.iter().flatten();
    let columns = vec![
        numbers("block", all().map(|(index, _)| Some(*index as u64))),
        texts("text", all().map(|(_, block)| text(block))),
    ];
    lists("passages", rows.iter().map(Vec::len), columns)
}

fn gaps(shown: &[Shown], language: Language) -> Column {
    let all = || shown.iter().flat_map(|one| &one.gaps);
    let columns = vec![
        texts("kind", all().map(|gap: &Gap| gap.kind().name())),
        texts("reason", all().map(|gap| gap.reason.name())),
        texts("detail", all().map(|gap| sentence(&gap.reason, language))),
    ];
    lists("gaps", shown.iter().map(|one| one.gaps.len()), columns)
}
