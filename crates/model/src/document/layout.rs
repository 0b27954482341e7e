//! How a document is laid out: the pages of its sections, its paragraphs and its characters, as its program sets them. Only
//! readers of Word documents say it.
//!
//! All of it is kept by offsets in the text of one part, from which it holds up to the next, and not with the blocks: those are
//! joined and told apart by what they say, and a document of another format pays nothing for it. What is said alike is kept once.

use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::{Block, Document};

/// Twentieths of a point (the unit of page and paragraph measures, ECMA-376 §17.18.105) in a millimetre.
pub const TWIPS_IN_MM: f64 = 1440.0 / 25.4;

/// How a document is laid out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layout {
    /// Index of the part in whose text offsets count.
    pub part: u32,
    /// The pages of its sections, in order.
    pub sections: Vec<PageSetup>,
    /// The number that its pages show, where they show one.
    pub page_number: Option<PageNumber>,
    /// Where a page ends by what the document says, or its program noted: offsets in order.
    pub breaks: Vec<u32>,
    /// The lines that are drawn across a page, in order.
    pub rules: Vec<Drawn>,
    /// Its paragraphs.
    pub paragraphs: Stretches<ParagraphForm>,
    /// Its characters.
    pub characters: Stretches<CharacterForm>,
}

/// The pages of a section, in twentieths of a point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageSetup {
    /// Width and height of the paper.
    pub paper: [i32; 2],
    /// The margins above, at the right, below and at the left, with what is bound.
    pub margins: [i32; 4],
    /// The distance of lines, where the section has a grid.
    pub line_pitch: Option<i32>,
    /// What the grid adds to the width of each character, in 4096ths of a point; `None`: it holds lines alone.
    pub character_space: Option<i32>,
}

impl PageSetup {
    /// Width and height of what text fills.
    #[must_use]
    pub fn text_area(&self) -> [i32; 2] {
        let [above, right, below, left] = self.margins;
        [self.paper[0] - left - right, self.paper[1] - above - below]
    }
}

/// The number of a page in a header or footer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageNumber {
    /// Its size in half points; `None`: not told.
    pub size: Option<u16>,
    /// Whether dashes stand at both sides.
    pub has_dashes: bool,
}

/// A line that is drawn across the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// Where.
    pub at: u32,
    /// Its colour; `None`: not told.
    pub colour: Option<[u8; 3]>,
}

/// What holds from an offset up to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretches<T> {
    forms: Vec<T>,
    from: Vec<(u32, u32)>,
}

impl<T> Default for Stretches<T> {
    fn default() -> Self {
        Self { forms: Vec::new(), from: Vec::new() }
    }
}

impl<T> Stretches<T> {
    /// What holds at `offset`.
    #[must_use]
    pub fn at(&self, offset: u32) -> Option<&T> {
        let before = self.from.partition_point(|(at, _)| *at <= offset);
        let (_, form) = self.from.get(before.checked_sub(1)?)?;
        self.forms.get(*form as usize)
    }

    /// Where what holds at `offset` begins to.
    #[must_use]
    pub fn start(&self, offset: u32) -> Option<u32> {
        let before = self.from.partition_point(|(at, _)| *at <= offset);
        self.from.get(before.checked_sub(1)?).map(|(at, _)| *at)
    }

    /// What holds in `range`, piece by piece.
    pub fn within(&self, range: Range<u32>) -> impl Iterator<Item = (Range<u32>, &T)> {
        let first = self.from.partition_point(|(at, _)| *at <= range.start).saturating_sub(1);
        let end = range.end;
        self.from[first.min(self.from.len())..].iter().enumerate().take_while(move |(_, (at, _))| *at < end).filter_map(
            move |(index, (at, form))| {
                let next = self.from.get(first + index + 1).map_or(end, |(next, _)| *next);
                let piece = range.start.max(*at)..next.min(end);
                Some((piece.clone(), self.forms.get(*form as usize)?)).filter(|_| !piece.is_empty())
            },
        )
    }

    /// Bytes of memory.
    fn weight(&self) -> usize {
        self.forms.len() * (size_of::<T>() + 32) + self.from.len() * size_of::<(u32, u32)>()
    }
}

/// Makes [`Stretches`] of what comes in the order of the text.
pub struct StretchesMaker<T> {
    made: Stretches<T>,
    known: HashMap<T, u32>,
}

impl<T> Default for StretchesMaker<T> {
    fn default() -> Self {
        Self { made: Stretches::default(), known: HashMap::new() }
    }
}

impl<T: Clone + Eq + Hash> StretchesMaker<T> {
    /// `form` holds from `at` on. What held from there, or from behind it, does not.
    pub fn from(&mut self, at: u32, form: T) {
        let next = self.made.forms.len() as u32;
        let index = *self.known.entry(form).or_insert_with_key(|form| {
            self.made.forms.push(form.clone());
            next
        });
        while self.made.from.last().is_some_and(|(before, _)| *before >= at) {
            self.made.from.pop();
        }
        self.made.from.push((at, index));
    }

    /// The same, where what is said once more need not be kept.
    pub fn go_on(&mut self, at: u32, form: T) {
        let last = self.made.from.last().and_then(|(_, last)| self.made.forms.get(*last as usize));
        if last != Some(&form) {
            self.from(at, form);
        }
    }

    /// What was made.
    #[must_use]
    pub fn finish(self) -> Stretches<T> {
        self.made
    }
}

/// How a paragraph stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct ParagraphForm {
    /// How its lines stand between the margins.
    pub align: Align,
    /// What its first line is moved by; below zero it hangs out.
    pub first: Indent,
    /// What stays free at the left.
    pub left: Indent,
    /// What stays free at the right.
    pub right: Indent,
    /// The distance of its lines.
    pub line: LineSpacing,
    /// Its indents may be those of a list, which are not told here, or it is set apart as a frame.
    pub is_placed: bool,
}

/// How lines stand between the margins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Align {
    /// From the left, also where both edges are straight.
    #[default]
    Left,
    /// In the middle.
    Center,
    /// To the right.
    Right,
    /// Spread over the line.
    Distribute,
}

/// A distance across the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Indent {
    /// Twentieths of a point.
    Twips(i32),
    /// Hundredths of a character's width.
    Characters(i32),
}

impl Default for Indent {
    fn default() -> Self {
        Self::Twips(0)
    }
}

impl Indent {
    /// How many characters of this size (half points) it is.
    #[must_use]
    pub fn characters(self, size: u16) -> f64 {
        match self {
            Self::Twips(twips) => f64::from(twips) / (f64::from(size.max(1)) * 10.0),
            Self::Characters(hundredths) => f64::from(hundredths) / 100.0,
        }
    }
}

/// The distance of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum LineSpacing {
    /// As the font and the grid say, times so many 240ths; 0: once.
    Auto(i32),
    /// So many twentieths of a point.
    Exact(i32),
    /// So many at least.
    AtLeast(i32),
    /// Nothing is said.
    #[default]
    Unsaid,
}

/// How characters look.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CharacterForm {
    /// The font of Han characters; `None`: not told.
    pub font: Option<Box<str>>,
    /// The size in half points.
    pub size: u16,
    /// The colour; `None`: that of text.
    pub colour: Option<[u8; 3]>,
}

impl Layout {
    /// Bytes of memory.
    pub(super) fn weight(&self) -> usize {
        self.paragraphs.weight() + self.characters.weight() + 8 * (self.breaks.len() + self.rules.len())
    }
}

impl Document {
    /// Where the text of `block` begins that has a layout.
    #[must_use]
    pub fn laid_out_at(&self, block: &Block) -> Option<u32> {
        let layout = self.layout.as_deref()?;
        let (part, range) = block.pieces(0..block.content.len()).into_iter().next()?;
        (part == layout.part).then_some(range.start as u32)
    }

    /// How the paragraph of `block` stands.
    #[must_use]
    pub fn paragraph_form(&self, block: &Block) -> Option<&ParagraphForm> {
        self.layout.as_deref()?.paragraphs.at(self.laid_out_at(block)?)
    }

    /// How many characters stand blank before the text of `block` in its paragraph: ideographic spaces whole, others half as wide.
    /// `None`: a tab stands there, whose width is not told.
    #[must_use]
    pub fn blanks_before(&self, block: &Block) -> Option<f64> {
        let at = self.laid_out_at(block)?;
        let start = self.layout.as_deref()?.paragraphs.start(at)?;
        let before = self.part(block).text.get(start as usize..at as usize)?;
        let (mut blanks, mut in_mark) = (0.0, false);
        if before.contains("<w:tab/>") {
            return None;
        }
        for c in before.chars() {
            match c {
                '<' => in_mark = true,
                '>' => in_mark = false,
                '\u{3000}' if !in_mark => blanks += 1.0,
                ' ' | '\u{a0}' if !in_mark => blanks += 0.5,
                _ => {}
            }
        }
        Some(blanks)
    }

    /// How most of the Han characters at `range` (bytes of the text of `block`) look.
    #[must_use]
    pub fn character_form(&self, block: &Block, range: Range<usize>) -> Option<&CharacterForm> {
        let layout = self.layout.as_deref()?;
        let text = &self.part(block).text;
        let mut counts: Vec<(&CharacterForm, usize)> = Vec::new();
        for (part, stored) in block.pieces(range) {
            if part != layout.part {
                continue;
            }
            for (piece, form) in layout.characters.within(stored.start as u32..stored.end as u32) {
                let said = text.get(piece.start as usize..piece.end as usize).unwrap_or_default();
                let han = said.chars().filter(|&c| crate::text::is_han(c)).count();
                match counts.iter_mut().find(|(known, _)| *known == form) {
                    Some((_, count)) => *count += han,
                    None if han > 0 => counts.push((form, han)),
                    None => {}
                }
            }
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(form, _)| form)
    }
}

#[cfg(test)]
mod tests {
    use super::super::{BlockKind, Content, Format, Part};
    use super::*;

    fn look(font: &str) -> CharacterForm {
        CharacterForm { font: Some(font.into()), size: 32, colour: None }
    }

    #[test]
    fn what_is_said_holds_up_to_what_is_said_next() {
        let mut maker = StretchesMaker::default();
        for (at, form) in [(0, "甲"), (5, "乙"), (5, "丙"), (9, "丙"), (12, "甲")] {
            maker.go_on(at, form);
        }
        let made = maker.finish();
        assert_eq!([0, 4, 5, 11, 12, 90].map(|at| *made.at(at).unwrap()), ["甲", "甲", "丙", "丙", "甲", "甲"]);
        let within: Vec<_> = made.within(3..20).map(|(range, form)| (range, *form)).collect();
        assert_eq!(within, [(3..5, "甲"), (5..12, "丙"), (12..20, "甲")]);
        assert!(Stretches::<u8>::default().at(3).is_none() && Stretches::<u8>::default().within(0..3).next().is_none());
    }

    #[test]
    fn a_block_looks_as_most_of_its_han_characters_do() {
        let mut characters = StretchesMaker::default();
        characters.from(0, look("楷体"));
        characters.from(9, look("仿宋"));
        let mut paragraphs = StretchesMaker::default();
        paragraphs.from(0, ParagraphForm { align: Align::Center, ..ParagraphForm::default() });
        let layout = Layout { characters: characters.finish(), paragraphs: paragraphs.finish(), ..Layout::default() };
        let part = Part::derived("p".into(), "（一）二三四五六七八".into());
        let block = Block::new(BlockKind::Paragraph, 0, Content::Slice(0..30));
        let mut document = Document::new(Format::Docx, vec![part], vec![block], Vec::new());
        let block = |document: &Document, range| {
            document.character_form(&document.blocks[0], range).and_then(|form| form.font.clone())
        };
        assert_eq!(block(&document, 0..30), None);
        document.layout = Some(Box::new(layout));
        assert_eq!(block(&document, 0..30).as_deref(), Some("仿宋"));
        assert_eq!(block(&document, 0..9).as_deref(), Some("楷体"));
        let form = document.paragraph_form(&document.blocks[0]);
        assert_eq!(form.map(|form| form.align), Some(Align::Center));
        assert!((Indent::Twips(640).characters(32) - 2.0).abs() < 1e-9);
    }
}
