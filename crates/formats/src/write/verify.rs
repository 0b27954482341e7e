//! What a document says, in a form that two of them can be held against each other: all stored stretches in the order in which
//! they are stored. Not by blocks: in a text that is set to a width, another word may end a line elsewhere, and the same
//! sentences come to be joined otherwise.

use std::ops::Range;

use hegao_model::document::{Block, BlockKind, Budget, Document, Piece};

use super::Change;
use crate::container::xml::{Event, Xml};

/// What is on the page, what is code, and what is hidden.
#[derive(Default, PartialEq, Eq)]
pub(super) struct Said([String; 3]);

/// A stretch with its place in the part.
type Stretch = (Range<usize>, String);

/// What the stored part of a one-part document says after `changes`.
pub(super) fn said(document: &Document, changes: &[Change<'_>]) -> Said {
    let mut stretches: [Vec<Stretch>; 3] = Default::default();
    for block in &document.blocks {
        let sort = match (block.hidden, block.kind) {
            (Some(_), _) => 2,
            (None, BlockKind::Code) => 1,
            (None, _) => 0,
        };
        stretches[sort].extend(of_block(document, block, changes));
    }
    Said(stretches.map(in_order))
}

/// What an XML part says: its texts and the values of its attributes. `None` if it is broken.
pub(super) fn said_by_xml(text: &str, changes: &[Change<'_>]) -> Option<Said> {
    let budget = Budget::default();
    let mut xml = Xml::new(text, &budget);
    let mut stretches = Vec::new();
    while let Some(event) = xml.next() {
        match event {
            Event::Text(said, origin) => {
                let piece = Piece { part: 0, text: 0..said.len() as u32, origin };
                stretches.push(changed(&piece, &said, false, changes));
            }
            Event::Start(element) => {
                for (_, _, value) in element.values() {
                    let gathered = value.gather(0);
                    let pieces = gathered.pieces.iter();
                    stretches.extend(pieces.map(|piece| changed(piece, of(piece, gathered.text()), false, changes)));
                }
            }
            Event::End(..) => {}
        }
    }
    xml.gap("").is_none().then(|| Said([in_order(stretches), String::new(), String::new()]))
}

fn of<'t>(piece: &Piece, text: &'t str) -> &'t str {
    &text[piece.text.start as usize..piece.text.end as usize]
}

/// The stretches of a block after the changes, without the white space around all of them, which no reader keeps.
fn of_block(document: &Document, block: &Block, changes: &[Change<'_>]) -> Vec<Stretch> {
    let text = document.text(block);
    let mut pieces: Vec<Piece> = Vec::new();
    block.content.each_piece(block.part, |piece| pieces.push(piece.clone()));
    let goes_on = |index: usize| {
        pieces.get(index + 1).is_some_and(|next: &Piece| next.origin.start() == pieces[index].source().end)
    };
    let stretch = |(index, piece): (usize, &Piece)| changed(piece, of(piece, text), goes_on(index), changes);
    let mut stretches: Vec<Stretch> = pieces.iter().enumerate().map(stretch).collect();
    for (_, said) in &mut stretches {
        *said = said.trim_start().to_owned();
        if !said.is_empty() {
            break;
        }
    }
    for (_, said) in stretches.iter_mut().rev() {
        said.truncate(said.trim_end().len());
        if !said.is_empty() {
            break;
        }
    }
    stretches
}

/// What `piece`, which says `said`, says after the changes. What is put in between two pieces belongs to the second, if it
/// `goes_on` there.
fn changed(piece: &Piece, said: &str, goes_on: bool, changes: &[Change<'_>]) -> Stretch {
    let source = piece.source();
    let range = source.start as usize..source.end as usize;
    let first = changes.partition_point(|change| change.source.end < range.start);
    let (mut text, mut at) = (String::new(), range.start);
    // Of what is written as one whole, all is taken or none.
    let kept = |from: usize, to: usize| match piece.is_exact() {
        true => &said[from - range.start..to - range.start],
        false if from == range.start && to == range.end => said,
        false => "",
    };
    for change in changes[first..].iter().take_while(|change| change.source.start <= range.end) {
        let Range { start, end } = change.source;
        let begins_here = range.contains(&start) || start == end && start == range.end && !goes_on;
        if !begins_here && !change.touches(&range) {
            continue;
        }
        text += kept(at, start.clamp(at, range.end));
        if begins_here {
            text += change.text;
        }
        at = end.clamp(at, range.end);
    }
    text += kept(at, range.end);
    (range, text)
}

fn in_order(mut stretches: Vec<Stretch>) -> String {
    stretches.sort_by_key(|(range, _)| (range.start, range.end));
    stretches.into_iter().map(|(_, text)| text).collect()
}
