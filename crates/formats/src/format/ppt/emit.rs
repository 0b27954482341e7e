//! From shapes to blocks: what is running text, what stands beside it, what nobody sees. The same as in newer presentations.

use std::collections::HashSet;
use std::sync::Arc;

use super::belongings;
use super::comments;
use super::shapes::{self, Kind, Shape};
use super::table::Table;
use super::{NOTES, PART, SLIDE, Source, persist};
use crate::container::office_art::Said;
use crate::format::ooxml::opened::Found;
use crate::hidden::aside::role;
use crate::layout::flow::{Flow, Gathered, Hint};
use crate::layout::value::called;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::SlideKind;
use hegao_model::document::{Block, BlockKind, Hidden, Origin, Part, Place, Role, Thing};

/// Characters of a title that a place says. The title is read whole.
const LONGEST_TITLE: usize = 40;

/// Placeholders of the edge of a page ([MS-PPT], 2.13.21): date, number, foot, head; and of what notes show of their slide.
const DATE: u8 = 7;
const NUMBER: u8 = 8;
const FOOTER: u8 = 9;
const HEADER: u8 = 10;

/// A slide, its notes or its master.
pub(super) struct Sheet<'a> {
    pub(super) kind: SlideKind,
    /// Which of its kind; of notes: of which slide.
    pub(super) number: usize,
    pub(super) bytes: &'a [u8],
}

/// What is read so far.
pub(super) struct Emit<'f, 'b> {
    pub(super) found: &'f mut Found,
    /// How many blocks there are.
    pub(super) blocks: usize,
    /// Objects of other programs, unpacked.
    pub(super) objects: Vec<Vec<u8>>,
    flow: Flow,
    part: u32,
    /// The text of the part so far.
    text: String,
    size: [i32; 2],
    budget: &'b Budget,
    drawn: usize,
    /// The paragraphs of the presentation, by which is told what an earlier state has beside them.
    said: HashSet<String>,
}

impl<'f, 'b> Emit<'f, 'b> {
    /// Nothing yet, of slides of this size; the text will be the part of this number.
    pub(super) fn new(part: u32, size: [i32; 2], found: &'f mut Found, budget: &'b Budget) -> Self {
        let (flow, text, said) = (Flow::new(part), String::new(), HashSet::new());
        Self { found, blocks: 0, objects: Vec::new(), flow, part, text, size, budget, drawn: 0, said }
    }

    /// The blocks of the running text; the part goes behind `parts`, and what objects hold behind that.
    pub(super) fn finish(self, parts: &mut Vec<Part>) -> Vec<Block> {
        parts.push(Part::derived(PART.to_owned(), self.text));
        belongings::objects(self.objects, self.budget, parts, self.found);
        self.flow.blocks()
    }

    /// A text, which goes into the part.
    pub(super) fn gather(&mut self, text: &str) -> Gathered {
        let mut gathered = Gathered::new(self.part);
        if self.budget.spend(Bound::Unpacked, text.len(), Some(PART)).is_ok() {
            gathered.push(text, Origin::exact(self.text.len()));
            self.text.push_str(text);
            self.text.push('\n');
        }
        self.blocks += 1;
        gathered
    }

    /// Reads a slide, of which the list of slides has these texts.
    pub(super) fn slide(&mut self, sheet: &Sheet, is_shown: bool, outline: &[(Kind, String)]) {
        let mut shapes = shapes::read(sheet.bytes, outline);
        let title = title(&shapes);
        let own = Place::slide(sheet.kind, sheet.number, title.clone());
        self.flow.part();
        // Whoever looks at a slide reads its title first, wherever it was drawn.
        shapes.sort_by_key(|shape| shape.kind != Some(Kind::Title));
        let (mut tables, mut table): (usize, Vec<Shape>) = (0, Vec::new());
        for shape in shapes {
            let of = shape.table.unwrap_or(0);
            if of != tables && !table.is_empty() {
                self.table(std::mem::take(&mut table), tables, sheet, title.clone());
            }
            tables = tables.max(of);
            match self.hidden(&shape).or((!is_shown).then_some(Hidden::HiddenSlide)) {
                Some(hidden) => self.unseen(&shape, hidden, &own),
                None if of > 0 => table.push(shape),
                None => self.shape(&shape, sheet, &own),
            }
        }
        if !table.is_empty() {
            self.table(table, tables, sheet, title);
        }
        comments::read(self, sheet, &own);
    }

    /// Why nobody sees a shape.
    fn hidden(&self, shape: &Shape) -> Option<Hidden> {
        let [width, height] = self.size;
        let is_off = |[left, top, right, below]: [i32; 4]| left >= width || top >= height || right <= 0 || below <= 0;
        // Shapes in a group are measured in its units.
        let area = shape.area.filter(|_| width > 0 && height > 0 && shape.table.is_none() && shape.is_placed);
        match area {
            _ if shape.is_hidden => Some(Hidden::HiddenText),
            Some(area) if is_off(area) => Some(Hidden::OffPage),
            _ => None,
        }
    }

    fn shape(&mut self, shape: &Shape, sheet: &Sheet, own: &Place) {
        self.said_of(shape, own);
        let edge = match shape.placeholder {
            HEADER => Some(BlockKind::Header),
            DATE | NUMBER | FOOTER => Some(BlockKind::Footer),
            _ => None,
        };
        let kind = match shape.kind {
            Some(Kind::Title) if sheet.number == 1 => Some(BlockKind::Title),
            Some(Kind::Title) => Some(BlockKind::Heading),
            Some(Kind::Body | Kind::Notes) => None,
            _ if shape.placeholder != 0 => None,
            _ => Some(BlockKind::TextBox),
        };
        for paragraph in shape.paragraphs() {
            self.said.insert(dense(&paragraph));
            let text = self.gather(&paragraph);
            match edge {
                Some(edge) => self.found.block(edge, &text, own.clone()),
                None => self.flow.paragraph(&text, Hint { place: Some(Box::new(own.clone())), kind }),
            }
        }
        self.flow.part();
    }

    fn table(&mut self, cells: Vec<Shape>, number: usize, sheet: &Sheet, title: Option<Arc<str>>) {
        let mut table = Table::default();
        for cell in &cells {
            let mut whole = Gathered::new(self.part);
            for paragraph in cell.paragraphs().filter(|paragraph| !paragraph.trim().is_empty()) {
                self.said.insert(dense(&paragraph));
                if !whole.is_blank() {
                    whole.push_unstored("\n");
                }
                let paragraph = self.gather(&paragraph);
                whole.append(&paragraph);
            }
            table.add(cell.area.unwrap_or_default(), whole);
        }
        for named in table.finish() {
            let head = named.head.as_deref().filter(|_| !named.text.is_blank());
            let place = Place::cell(0, number, named.at, named.head.clone()).in_head(named.is_head);
            let place = place.on_slide(sheet.kind, sheet.number, title.clone());
            self.flow.paragraph(&called(&named.text, head), Hint::cell(place));
        }
        self.flow.part();
    }

    /// A shape that nobody sees, for this reason: all that it says.
    fn unseen(&mut self, shape: &Shape, hidden: Hidden, place: &Place) {
        self.said_of(shape, place);
        let paragraphs: Vec<String> = shape.paragraphs().collect();
        self.said.extend(paragraphs.iter().map(|paragraph| dense(paragraph)));
        let text = self.gather(paragraphs.join("\n").trim());
        let is_slide = matches!(hidden, Hidden::HiddenSlide | Hidden::SpeakerNotes | Hidden::CustomData);
        let own = if is_slide { place.clone() } else { place.clone().with(role(hidden)) };
        self.found.aside(hidden, &text, own);
    }

    /// What is drawn as letters, and what is said of a shape to those who do not see it.
    fn said_of(&mut self, shape: &Shape, place: &Place) {
        for said in &shape.said {
            match said {
                Said::Drawn(text) => {
                    self.drawn += 1;
                    let text = self.gather(text);
                    self.found.block(BlockKind::TextBox, &text, Place::from(Thing::WordArt).numbered(self.drawn));
                }
                Said::Description(text) => {
                    let text = self.gather(text);
                    self.found.aside(Hidden::AltText, &text, place.clone().with(role(Hidden::AltText)));
                }
            }
        }
    }

    /// What a speaker has noted below a slide.
    pub(super) fn notes(&mut self, sheet: &Sheet) {
        let place = Place::slide(sheet.kind, sheet.number, None);
        for shape in shapes::read(sheet.bytes, &[]) {
            let is_edge = matches!(shape.placeholder, DATE | NUMBER | FOOTER | HEADER);
            if !is_edge || shape.text.contains(char::is_alphabetic) {
                let hidden = if is_edge { Hidden::CustomData } else { Hidden::SpeakerNotes };
                self.unseen(&shape, hidden, &place);
            }
        }
    }

    /// What a master says itself: it stands on every slide that is made by it. What its placeholders say is for those who fill them in.
    pub(super) fn master(&mut self, sheet: &Sheet, is_used: bool) {
        let place = Place::slide(sheet.kind, sheet.number, None);
        for shape in shapes::read(sheet.bytes, &[]) {
            let is_own = shape.placeholder == 0 && matches!(shape.kind, None | Some(Kind::Other));
            match self.hidden(&shape) {
                _ if !is_own => self.said_of(&shape, &place),
                Some(hidden) => self.unseen(&shape, hidden, &place),
                None if !is_used => self.unseen(&shape, Hidden::CustomData, &place.clone().with(Role::Unused)),
                None => {
                    self.said_of(&shape, &place);
                    for paragraph in shape.paragraphs() {
                        self.said.insert(dense(&paragraph));
                        let text = self.gather(&paragraph);
                        self.found.block(BlockKind::TextBox, &text, place.clone());
                    }
                }
            }
        }
    }

    /// What parts say that a later save replaced, or that no list has any more, where the presentation does not say it.
    pub(super) fn before(&mut self, source: &Source, used: &HashSet<u32>) {
        let unlisted = source.persist.now.iter().filter(|(number, _)| !used.contains(number)).map(|(_, place)| *place);
        let places: Vec<u32> = unlisted.chain(source.persist.before.iter().copied()).collect();
        for place in places {
            let Some(part) = persist::at(source.stream, place) else { continue };
            if !matches!(part.kind, SLIDE | NOTES | super::DOCUMENT) {
                continue;
            }
            let lists: Vec<_> = super::list(part, super::OF_SLIDES).into_iter().flat_map(|(_, texts)| texts).collect();
            let shapes = shapes::read(part.bytes, &[]);
            let texts = lists.into_iter().map(|(_, text)| text).chain(shapes.into_iter().map(|shape| shape.text));
            for text in texts {
                for paragraph in text.split(['\r', '\u{B}']) {
                    // Of placeholders nothing is left but a sign.
                    if paragraph.chars().any(char::is_alphanumeric) && self.said.insert(dense(paragraph)) {
                        let text = self.gather(paragraph.trim());
                        let place = Place::from(Thing::UnusedContent).with(Role::EarlierVersion);
                        self.found.aside(Hidden::EarlierVersion, &text, place);
                    }
                }
                if !self.budget.admits(Bound::Blocks, self.blocks, Some(PART)) {
                    return;
                }
            }
        }
    }
}

/// The title of a slide, on one line, as places say it.
fn title(shapes: &[Shape]) -> Option<Arc<str>> {
    let titles = shapes.iter().filter(|shape| shape.kind == Some(Kind::Title));
    let mut said = titles.map(|shape| shape.paragraphs().collect::<Vec<_>>().join(" "));
    let title = said.find(|title| !title.trim().is_empty())?;
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(match title.char_indices().nth(LONGEST_TITLE) {
        Some((end, _)) => format!("{}…", &title[..end]).into(),
        None => title.into(),
    })
}

/// Text without white space.
fn dense(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}
