//! Plain texts in which this program has put notes: read as if the notes were not there, with every place where it stands.

use std::ops::Range;

use hegao_model::document::{Content, Document, Origin, Part, Piece, Storage};

use crate::write::annotate::inline::WORDS;

/// The notes of a text.
pub(super) struct Notes {
    /// Where each would stand in the text without them, and how many bytes they take up to there, this one counted.
    at: Vec<(usize, usize)>,
}

/// The text of `part` without notes, and these; `None`: it has none.
pub(super) fn without(part: &Part) -> Option<(Part, Notes)> {
    let found = WORDS.find(&part.text);
    (!found.is_empty()).then(|| left_out(part, found))
}

/// The text of `part` without these stretches of it, which are in order, and where they stand, as if they were notes.
pub(super) fn left_out(part: &Part, stretches: Vec<Range<usize>>) -> (Part, Notes) {
    let (mut text, mut at, mut end, mut taken) = (String::with_capacity(part.text.len()), Vec::new(), 0, 0);
    for note in stretches {
        text.push_str(&part.text[end..note.start]);
        taken += note.len();
        at.push((text.len(), taken));
        end = note.end;
    }
    text.push_str(&part.text[end..]);
    (Part { name: None, text, storage: Storage::Derived(None) }, Notes { at })
}

impl Notes {
    /// The document with `part`, which has the notes, in place of the text without them.
    pub(super) fn put_back(&self, mut document: Document, part: Part) -> Document {
        for block in &mut document.blocks {
            match &mut block.content {
                Content::Slice(range) => {
                    let own = Piece { part: 0, text: 0..range.end - range.start, origin: Origin::Exact(range.start) };
                    let text = &document.parts[0].text[range.start as usize..range.end as usize];
                    let pieces = self.pieces(&own);
                    block.content = match &pieces[..] {
                        [one] => Content::Slice(one.source()),
                        _ => Content::joined(text, pieces, []),
                    };
                }
                Content::Joined(joined) => {
                    joined.pieces = joined.pieces.iter().flat_map(|piece| self.pieces(piece)).collect();
                }
                Content::Headed { from, .. } => *from = self.place(*from as usize, true) as u32,
            }
        }
        document.parts[0] = part;
        document
    }

    /// Where `at` of the text without notes stands; `behind` a note that stands there.
    fn place(&self, at: usize, behind: bool) -> usize {
        let before = self.at.partition_point(|(note, _)| *note < at || behind && *note == at);
        at + before.checked_sub(1).map_or(0, |last| self.at[last].1)
    }

    /// A piece of the text without notes, as it stands: cut by those within it.
    fn pieces(&self, piece: &Piece) -> Vec<Piece> {
        let Range { start, end } = piece.source();
        let (start, end) = (start as usize, end as usize);
        let whole = || self.place(start, true)..self.place(end, false);
        match piece.origin {
            Origin::Exact(_) => {}
            Origin::Escaped(_) => return vec![Piece { origin: Origin::escaped(whole()), ..piece.clone() }],
            Origin::Rendered(_) => return vec![Piece { origin: Origin::rendered(whole()), ..piece.clone() }],
        }
        let within = self.at.iter().map(|(note, _)| *note).filter(|note| start < *note && *note < end);
        let mut ends: Vec<usize> = within.chain([end]).collect();
        ends.dedup();
        let mut from = start;
        let cut = |to: usize| {
            let text = piece.text.start + (from - start) as u32..piece.text.start + (to - start) as u32;
            let origin = Origin::exact(self.place(from, true));
            from = to;
            Piece { part: piece.part, text, origin }
        };
        ends.into_iter().map(cut).collect()
    }
}
