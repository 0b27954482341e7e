//! Pages to blocks: running lines set apart, lines joined to paragraphs also over pages, cells with their heads.
//!
//! The text of a page's part is made here, line by line, so that every piece of a block says where on which page it
//! stands. What the paragraphs are — titles, headings, notes — the flow tells, as it does for a text file.

use std::collections::HashMap;
use std::ops::Range;

use super::edge::running;
use super::line::Line;
use super::page::{Content as Page, Item};
use super::paragraph::{Join, Measure, Pair};
use super::stand::Boxed;
use super::table::{Cell, Table};
use crate::layout::flow::{Flow, Gathered, Hint};
use crate::layout::heads::Heads;
use crate::layout::table::Builder;
use crate::layout::value::called;
use hegao_model::document::place::Pages;
use hegao_model::document::{Block, BlockKind, Origin, Part, Place, Spot};

/// Parts and blocks in the making.
pub(super) struct Assembly {
    pub(super) parts: Vec<Part>,
    pub(super) blocks: Vec<Block>,
    /// Where the letters of each page's part stand.
    pub(super) boxes: Vec<Vec<Boxed>>,
    flow: Flow,
    open: Option<Open>,
    /// The heads of the last table, and where its columns stand.
    heads: Heads,
    columns: Vec<f64>,
    /// Headers and footers that were seen: each is one block, however often it is printed.
    seen: Vec<(BlockKind, String)>,
}

/// A paragraph that may go on.
struct Open {
    /// Its lines but the last.
    gathered: Gathered,
    first: Line,
    last: Line,
    /// The last line's place.
    part: u32,
    range: Range<usize>,
    measure: Measure,
    place: Place,
}

/// Blocks of all pages.
pub(super) fn assemble(pages: &[Page]) -> Assembly {
    let lines: Vec<(f64, Vec<&Line>)> = pages.iter().map(|page| (page.height, page.lines())).collect();
    let running = running(&lines);
    let measures = measures(pages, &running);
    let mut assembly = Assembly {
        parts: Vec::with_capacity(pages.len()),
        blocks: Vec::new(),
        boxes: Vec::with_capacity(pages.len()),
        flow: Flow::new(0),
        open: None,
        heads: Heads::default(),
        columns: Vec::new(),
        seen: Vec::new(),
    };
    for (index, page) in pages.iter().enumerate() {
        assembly.parts.push(Part::derived(format!("page {}", index + 1), String::new()));
        assembly.boxes.push(Vec::new());
        assembly.page(page, &running[index], &measures[index]);
    }
    assembly.close();
    let flow = std::mem::take(&mut assembly.flow);
    assembly.blocks.splice(0..0, flow.blocks());
    assembly
}

impl Page {
    /// All lines outside tables.
    fn lines(&self) -> Vec<&Line> {
        self.items.iter().flat_map(Item::lines).collect()
    }
}

impl Item {
    fn lines(&self) -> &[Line] {
        match self {
            Self::Lines(lines) => lines,
            Self::Table(_) => &[],
        }
    }
}

/// The measures of each page's regions.
fn measures(pages: &[Page], running: &[Vec<Option<BlockKind>>]) -> Vec<HashMap<usize, Measure>> {
    let of_page = |(page, running): (&Page, &Vec<Option<BlockKind>>)| {
        let mut regions: HashMap<usize, Vec<&Line>> = HashMap::new();
        for (line, kind) in page.lines().into_iter().zip(running) {
            if kind.is_none() {
                regions.entry(line.region).or_default().push(line);
            }
        }
        let size = |lines: &[&Line]| lines.iter().map(|line| line.size).fold(1.0, f64::max);
        regions
            .into_iter()
            .map(|(region, lines)| (region, (Measure::of(&lines), size(&lines))))
            .collect::<HashMap<_, _>>()
    };
    let mut own: Vec<_> = pages.iter().zip(running).map(of_page).collect();
    if Measure::are_indented(own.iter().flat_map(HashMap::values).map(|(measure, _)| measure)) {
        let columns = own.iter_mut().flat_map(HashMap::values_mut).map(|(measure, _)| measure);
        columns.for_each(|measure| measure.is_indented |= measure.flush == 0);
    }
    let mut widest: Vec<Measure> = own.iter().flat_map(HashMap::values).map(|(measure, _)| *measure).collect();
    widest.retain(|measure| measure.lines >= 4);
    widest.sort_by_key(|measure| usize::MAX - measure.lines);
    widest.truncate(4);
    let widened = |(region, (mut measure, size)): (usize, (Measure, f64))| {
        let other = widest.iter().find(|other| measure.start > other.start - size && measure.end < other.end + size);
        if let Some(other) = other {
            measure.widen(other, size);
        }
        (region, measure)
    };
    own.into_iter().map(|page| page.into_iter().map(widened).collect()).collect()
}

impl Assembly {
    /// Writes a line into the page's text.
    fn write(&mut self, line: &Line) -> (u32, Range<usize>) {
        let index = self.parts.len() - 1;
        (index as u32, self.write_into(index, &line.text, &line.boxes))
    }

    /// Writes `text`, whose letters stand in `boxes`, into the text of a part.
    pub(super) fn write_into(&mut self, part: usize, text: &str, boxes: &[Boxed]) -> Range<usize> {
        let stored = &mut self.parts[part].text;
        let start = stored.len();
        stored.push_str(text);
        stored.push('\n');
        if let Some(all) = self.boxes.get_mut(part) {
            all.extend(boxes.iter().map(|boxed| boxed.behind(start)));
        }
        start..start + text.len()
    }

    fn page(&mut self, page: &Page, running: &[Option<BlockKind>], measures: &HashMap<usize, Measure>) {
        let (mut paragraphs, mut tables, mut next) = (0, 0, 0);
        for item in &page.items {
            match item {
                Item::Lines(lines) => {
                    for line in lines {
                        match running[next] {
                            Some(kind) => self.running(kind, line),
                            None => self.line(line, measures[&line.region], &mut paragraphs),
                        }
                        next += 1;
                    }
                }
                Item::Table(table) => {
                    self.close();
                    tables += 1;
                    self.table(table, tables);
                }
            }
        }
    }

    /// A header or footer: a block of its own, once.
    fn running(&mut self, kind: BlockKind, line: &Line) {
        let (part, range) = self.write(line);
        let seen = (kind, line.text.clone());
        if line.text.trim().is_empty() || self.seen.contains(&seen) {
            return;
        }
        let mut gathered = Gathered::new(part);
        gathered.push(&line.text, Origin::exact(range.start));
        let (is_footer, pages) = (kind == BlockKind::Footer, Pages::From(part + 1));
        self.blocks.push(gathered.block(kind, Spot::Edge { is_footer, pages, is_unused: false }));
        if self.seen.len() < 1_000 {
            self.seen.push(seen);
        }
    }

    fn line(&mut self, line: &Line, measure: Measure, paragraphs: &mut usize) {
        let (part, range) = self.write(line);
        let join = self.open.as_ref().and_then(|open| {
            let is_next = open.part != part || open.last.region != line.region;
            let (first, a, of_a) = (&open.first, &open.last, &open.measure);
            Pair { first, a, b: line, of_a, of_b: &measure, is_next }.join()
        });
        match (join, &mut self.open) {
            (Some(join), Some(open)) => {
                open.join(join);
                (open.last, open.part, open.range, open.measure) = (line.clone(), part, range, measure);
            }
            _ => {
                self.close();
                *paragraphs += 1;
                let place = Place::paragraph(part as usize + 1, *paragraphs, false);
                let (first, last, gathered) = (line.clone(), line.clone(), Gathered::new(part));
                self.open = Some(Open { gathered, first, last, part, range, measure, place });
            }
        }
    }

    /// Ends the paragraph that is open.
    fn close(&mut self) {
        if let Some(mut open) = self.open.take() {
            open.join(Join::Close);
            let hint = Hint { place: Some(Box::new(open.place)), kind: None };
            self.flow.paragraph(&open.gathered, hint);
        }
    }

    fn table(&mut self, table: &Table, number: usize) {
        // A table that goes on has its heads on the page before.
        let before = table.has_columns(&self.columns).then(|| std::mem::take(&mut self.heads));
        let mut rows = Builder::after(before);
        table.rows().into_iter().for_each(|row| rows.push(row));
        rows.end();
        while let Some(read) = rows.next() {
            for (cell, head) in read.row.iter().zip(read.heads) {
                let at = (cell.row + 1, cell.column + 1);
                let place = Place::cell(self.parts.len(), number, at, head).in_head(read.is_head);
                self.cell(cell, place);
            }
        }
        (self.heads, self.columns) = (rows.into_heads(), table.columns.clone());
    }

    fn cell(&mut self, cell: &Cell, place: Place) {
        let mut gathered = Gathered::new(self.parts.len() as u32 - 1);
        for (index, line) in cell.lines.iter().enumerate() {
            gathered.push_unstored(cell.separator(index));
            let (_, range) = self.write(line);
            gathered.push(&line.text, Origin::exact(range.start));
        }
        self.flow.paragraph(&called(&gathered, place.header()), Hint::cell(place.clone()));
    }
}

impl Open {
    /// Takes the last line into the paragraph, with what stands behind it.
    fn join(&mut self, join: Join) {
        let text = match join {
            Join::Hyphen => self.last.text.trim_end_matches(['-', '\u{2010}', '\u{AD}']),
            Join::Close | Join::Spaced => &self.last.text,
        };
        let mut line = Gathered::new(self.part);
        line.push(text, Origin::exact(self.range.start));
        self.gathered.append(&line);
        if join == Join::Spaced {
            self.gathered.push_unstored(" ");
        }
    }
}
