//! What stands at the edges of pages ([MS-PPT], 2.4.15.1): once for all slides, once for notes and handouts, and once for each slide that has
//! its own. It is stored also where it is not shown.

use super::emit::Emit;
use super::persist::u16_at;
use super::shapes;
use crate::container::office_art::{Record, records};
use hegao_model::document::place::Pages;
use hegao_model::document::{BlockKind, Hidden, Spot};

/// Kinds of records: the texts of edges, what of them is shown, a text.
const EDGES: u16 = 0x0FD9;
const SHOWN: u16 = 0x0FDA;
const TEXT: u16 = 0x0FBA;

/// Which text is which: a date as it was typed, the head, the foot; and the bit that says that it is shown.
const TEXTS: [(u16, u16, bool); 3] = [(0, 4, true), (1, 16, false), (2, 32, true)];

/// Tells the edges that `container` has, the document or a slide.
pub(super) fn read(emit: &mut Emit, container: Record<'_>) {
    for edges in records(container.bytes).filter(|record| record.kind == EDGES) {
        let shown = records(edges.bytes).find(|record| record.kind == SHOWN);
        let shown = shown.and_then(|shown| u16_at(shown.bytes, 2)).unwrap_or(u16::MAX);
        for text in records(edges.bytes).filter(|record| record.kind == TEXT) {
            let of = TEXTS.iter().find(|(instance, ..)| *instance == text.instance);
            let Some((_, bit, is_footer)) = of.copied() else { continue };
            let is_unused = shown & bit == 0;
            let said = emit.gather(&shapes::text(text));
            let place = Spot::Edge { is_footer, pages: Pages::All, is_unused };
            if is_unused {
                emit.found.aside(Hidden::CustomData, &said, place);
            } else {
                let kind = if is_footer { BlockKind::Footer } else { BlockKind::Header };
                emit.found.block(kind, &said, place);
            }
        }
    }
}
