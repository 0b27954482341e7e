//! Running text from markup: paragraphs in reading order.
//!
//! A paragraph of a word processor's document is what a line is in a text file, so that the same code joins, names and
//! tells apart both ([`crate::format::text_file`]): a report says the same in either.

use std::ops::Range;

pub(crate) use super::gathered::Gathered;
use super::join::Wrap;
use super::line::lines;
use crate::format::text_file::{cut_stretch, mark};
use hegao_model::document::{Block, BlockKind, Content, Piece, Place};

/// What a reader knows of a paragraph beside its text.
#[derive(Clone, Default)]
pub(crate) struct Hint {
    /// Its place; `None`: its line of the file.
    pub(crate) place: Option<Box<Place>>,
    /// What it is by its style; `None`: its text tells.
    pub(crate) kind: Option<BlockKind>,
}

impl Hint {
    /// A paragraph of a known kind.
    pub(crate) fn of(kind: BlockKind) -> Self {
        Self { kind: Some(kind), ..Self::default() }
    }

    /// A cell of a table: a block of its own, whatever it says.
    pub(crate) fn cell(place: Place) -> Self {
        Self { place: Some(Box::new(place)), ..Self::of(BlockKind::Cell) }
    }

    fn is_cell(&self) -> bool {
        self.kind == Some(BlockKind::Cell)
    }
}

/// A paragraph of the flow.
struct Begun {
    /// Where it starts.
    at: usize,
    /// What is known of it.
    hint: Hint,
    /// Something stands between it and the paragraph before.
    anew: bool,
}

impl Begun {
    /// Whether a page break may have cut it from `next`.
    fn may_go_on(&self, next: &Self) -> bool {
        self.hint.kind.is_none() && next.hint.kind.is_none() && !next.anew
    }
}

/// Running text: paragraphs in reading order. They may stand in several parts: a page of a PDF file is one.
#[derive(Default)]
pub(crate) struct Flow {
    gathered: Gathered,
    /// The paragraphs.
    begun: Vec<Begun>,
    /// Something stands before the next paragraph.
    is_parted: bool,
}

impl Flow {
    /// Nothing yet, of the part with this index.
    pub(crate) fn new(part: u32) -> Self {
        Self { gathered: Gathered::new(part), ..Self::default() }
    }

    /// Adds a paragraph. Line breaks within it are lines of the flow.
    pub(crate) fn paragraph(&mut self, paragraph: &Gathered, hint: Hint) {
        if paragraph.is_blank() {
            return;
        }
        let anew = std::mem::take(&mut self.is_parted);
        self.begun.push(Begun { at: self.gathered.text.len(), hint, anew });
        self.gathered.append(paragraph);
        // An empty line: paragraphs are not lines of a text that is set to a width.
        self.gathered.push_unstored("\n\n");
    }

    /// Something that is no paragraph stands here: what follows carries nothing on.
    pub(crate) fn part(&mut self) {
        self.is_parted = true;
    }

    /// How many paragraphs there are.
    pub(crate) fn len(&self) -> usize {
        self.begun.len()
    }

    /// The blocks.
    pub(crate) fn blocks(&self) -> Vec<Block> {
        let part = self.gathered.part;
        let text = &self.gathered.text;
        let mut blocks = Vec::with_capacity(self.begun.len());
        let mut first = 0;
        let lines = lines(text);
        let wrap = Wrap::of(text, &lines);
        // Lines are joined between tables and headings, not across them.
        for run in self.begun.chunk_by(Begun::may_go_on) {
            let start = run[0].at;
            let end = self.begun.get(first + run.len()).map_or(text.len(), |next| next.at);
            if run[0].hint.is_cell() {
                let slice = trimmed(text, start..end);
                blocks.push(Block::new(BlockKind::Cell, part, Content::Slice(slice)));
            } else {
                let from = lines.partition_point(|line| (line.start as usize) < start);
                let to = lines.partition_point(|line| (line.start as usize) < end);
                blocks.extend(cut_stretch(text, &lines[from..to], wrap));
            }
            first += run.len();
        }
        self.style(&mut blocks);
        mark(text, &mut blocks);
        for block in &mut blocks {
            (block.part, block.content) = self.stored(&block.content);
        }
        blocks
    }

    /// Gives blocks their places, and tells headings and titles by their style.
    fn style(&self, blocks: &mut [Block]) {
        for block in blocks {
            let start = match &block.content {
                Content::Slice(range) => range.start,
                Content::Joined(joined) => joined.pieces[0].origin.start(),
                Content::Headed { from, .. } => *from,
            } as usize;
            let hint = &self.begun[self.begun.partition_point(|begun| begun.at <= start).saturating_sub(1)].hint;
            block.place = hint.place.clone().into();
            block.kind = hint.kind.unwrap_or(block.kind);
        }
    }

    /// `content`, of which the part is the flow, with the places of the stored part; and that part.
    fn stored(&self, content: &Content) -> (u32, Content) {
        match content {
            Content::Slice(range) => self.gathered.cut(range.start as usize..range.end as usize, &[]),
            Content::Joined(joined) => {
                let stored = joined.pieces.iter().flat_map(|piece| {
                    let source = piece.source();
                    let within = self.gathered.pieces_in(&(source.start as usize..source.end as usize));
                    let shift = |stored: Piece| Piece {
                        text: stored.text.start + piece.text.start..stored.text.end + piece.text.start,
                        ..stored
                    };
                    within.into_iter().map(shift)
                });
                let pieces: Box<[Piece]> = stored.collect();
                let part = pieces.first().map_or(self.gathered.part, |piece| piece.part);
                (part, Content::joined(joined.text.clone(), pieces, joined.cuts.clone()))
            }
            Content::Headed { .. } => unreachable!("a flow has no cells with names"),
        }
    }
}

/// `range` of `text` without the white space around it.
fn trimmed(text: &str, range: Range<usize>) -> Range<u32> {
    let slice = &text[range.clone()];
    let start = range.start + slice.len() - slice.trim_start().len();
    start as u32..(start + slice.trim().len()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::Origin;

    /// A flow of paragraphs, each stored between `<p>` and `</p>` in runs of three characters.
    fn stored(paragraphs: &[(&str, Hint)]) -> (String, Vec<Block>) {
        let (mut source, mut flow) = (String::new(), Flow::default());
        for (paragraph, hint) in paragraphs {
            let mut gathered = Gathered::default();
            for run in paragraph.chars().collect::<Vec<_>>().chunks(3) {
                source.push_str("<r>");
                let run: String = run.iter().collect();
                gathered.push(&run, Origin::exact(source.len()));
                source.push_str(&run);
            }
            flow.paragraph(&gathered, hint.clone());
        }
        (source, flow.blocks())
    }

    #[test]
    fn every_character_knows_where_it_stands() {
        let body = "二是完善制度，在涉及法律法规的重要环节都积极咨询，并认真分析工作中可能存在的问题，确保我";
        let paragraphs = [
            ("关于示例工作的报告", Hint::default()),
            (body, Hint::default()),
            ("镇工作依法而行。", Hint::default()),
            ("姓名：李明", Hint::cell(Place::cell(0, 1, (2, 1), Some("姓名".into())))),
            (
                "下一步打算",
                Hint { place: Some(Box::new(Place::paragraph(0, 5, false))), ..Hint::of(BlockKind::Heading) },
            ),
        ];
        let (source, blocks) = stored(&paragraphs);
        let kinds: Vec<_> = blocks.iter().map(|block| block.kind).collect();
        use BlockKind::{Cell, Heading, Paragraph, Title};
        assert_eq!(kinds, [Title, Paragraph, Cell, Heading]);
        let Content::Joined(joined) = &blocks[1].content else { panic!("one slice") };
        let hegao_model::document::Joined { text, pieces, cuts } = &**joined;
        assert_eq!(**text, format!("{body}镇工作依法而行。"));
        assert_eq!(**cuts, [body.len() as u32]);
        for piece in &**pieces {
            let slice = |text: &str, range: &Range<u32>| text[range.start as usize..range.end as usize].to_owned();
            assert_eq!(slice(text, &piece.text), slice(&source, &piece.source()));
        }
        assert_eq!(pieces.iter().map(|piece| piece.text.len()).sum::<usize>(), text.len());
        assert_eq!(blocks[3].place.own(), Some(&Place::paragraph(0, 5, false)));
    }

    #[test]
    fn nothing_is_joined_over_a_heading_or_what_stands_between() {
        let gathered = |text: &str| {
            let mut gathered = Gathered::default();
            gathered.push(text, Origin::exact(0));
            gathered
        };
        let before =
            gathered("二是完善制度，在涉及法律法规的重要环节都积极咨询，并认真分析工作中可能存在的问题，确保我");
        let behind = gathered("镇工作依法而行。");
        let count = |hint: Hint, is_parted: bool| {
            let mut flow = Flow::default();
            flow.paragraph(&before, hint);
            if is_parted {
                flow.part();
            }
            flow.paragraph(&behind, Hint::default());
            flow.blocks().len()
        };
        assert_eq!(count(Hint::default(), false), 1);
        assert_eq!(count(Hint::of(BlockKind::Heading), false), 2);
        assert_eq!(count(Hint::default(), true), 2);
    }
}
