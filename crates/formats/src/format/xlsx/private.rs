//! Someone's number or address in whatever attribute or text of a part it stands, beside what the part's reader tells: Excel has
//! hundreds of attributes that people or programs fill, and a later version adds to them.

use std::ops::Range;

use super::super::ooxml::opened::Opened;
use super::Seen;
use crate::container::xml::{Event, Xml};
use crate::hidden::telling::is_private;
use crate::layout::flow::Gathered;
use hegao_model::document::{Block, Hidden, Place};

/// Whether `value`, that of an attribute or a text called `name`, may be someone's number or address. Identifiers are none, and
/// numbers with decimals.
pub(super) fn is_told(name: &str, value: &str) -> bool {
    let is_decimal = || value.contains('.') && value.trim().parse::<f64>().is_ok_and(|number| number.fract() != 0.0);
    !matches!(name, "id" | "uid" | "guid") && !value.contains('{') && is_private(value) && !is_decimal()
}

/// Tells what the part says of someone and was not told yet: no block from `before` on holds it.
pub(super) fn rest(opened: &mut Opened, seen: &Seen, before: usize, place: &Place) {
    let told = told(&opened.found.blocks[before..], seen.index);
    let is_new = |range: Range<usize>| {
        let next = told.partition_point(|told| told.start < range.end);
        next == 0 || told[next - 1].end <= range.start
    };
    let mut tell = |text: &Gathered| opened.found.aside(Hidden::EmbeddedText, text, place.clone());
    let mut xml = Xml::new(seen.text, opened.budget);
    let mut within = "";
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) => {
                within = element.name;
                for (_, name, value) in element.values() {
                    if is_told(name, &value.text()) && is_new(value.range()) {
                        tell(&value.gather(seen.index));
                    }
                }
            }
            Event::Text(text, origin) => {
                let start = origin.start() as usize;
                if is_told(within, &text) && is_new(start..start + text.len()) {
                    let mut told = Gathered::new(seen.index);
                    told.push(&text, origin);
                    tell(&told);
                }
            }
            Event::End(..) => {}
        }
    }
}

/// Where the blocks stand in the part of this index, in order.
fn told(blocks: &[Block], part: u32) -> Vec<Range<usize>> {
    let mut told = Vec::new();
    for block in blocks {
        block.content.each_piece(block.part, |piece| {
            let source = piece.source();
            told.extend((piece.part == part).then_some(source.start as usize..source.end as usize));
        });
    }
    told.sort_unstable_by_key(|range| range.start);
    told
}
