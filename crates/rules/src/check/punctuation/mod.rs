//! Marks that stand in pairs, spaces within sentences, and the numbers and ends of lists. All rules about pairs share one
//! look at the page ([`PageFaults`]).

mod list;
mod pairs;
mod space;
mod stray;

use std::sync::OnceLock;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageBlock, PageCheck, Spotted, Weight};
use crate::facts::{Genre, Lang, Zone};
use hegao_model::document::BlockKind;
use hegao_model::text::{Source, Span, is_han};

/// A look at punctuation over a paragraph, a list or the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Punctuation {
    /// A pair of which one half is half-width and the other full-width.
    MixedPair,
    /// Pairs that overlap.
    CrossedPair,
    /// A mark without its fellow.
    UnpairedMark,
    /// Quotation marks within the same quotation marks.
    NestedQuotes,
    /// Title marks within the same title marks.
    NestedTitles,
    /// Quotation marks of one direction, or the wrong way round.
    ReversedQuotes,
    /// A title mark with one of those within titles: 《甲〉.
    MixedTitles,
    /// Numbers of one list with different marks, brackets or cases.
    ListNumbers,
    /// Items of one list with different ends.
    ListEnds,
    /// An item that ends in a comma before the next number.
    OpenItem,
    /// A space within a sentence.
    StraySpace,
    /// A mark at the start of a paragraph.
    LeadingMark,
}

impl Punctuation {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(self) -> Box<dyn PageCheck> {
        Box::new(self)
    }
}

impl PageCheck for Punctuation {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find_each(&self, page: &Page<'_>, _clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let told = match self {
            Self::MixedPair => Told::Pair(pairs::Fault::Mixed),
            Self::CrossedPair => Told::Pair(pairs::Fault::Crossed),
            Self::NestedQuotes => Told::Pair(pairs::Fault::NestedQuotes),
            Self::NestedTitles => Told::Pair(pairs::Fault::NestedTitles),
            Self::ReversedQuotes => Told::Pair(pairs::Fault::Reversed),
            Self::MixedTitles => Told::Pair(pairs::Fault::MixedTitles),
            Self::UnpairedMark => Told::Unpaired,
            Self::ListNumbers => return list::numbers(page, found),
            Self::ListEnds => return list::ends(page, found),
            Self::OpenItem => return list::open_items(page, found),
            Self::StraySpace => return space::find(page, found),
            Self::LeadingMark => return leading(page, found),
        };
        page.pairs().of(told).for_each(|(block, span)| found(spotted(page, told, block, span)));
    }

    fn is_told_once(&self) -> bool {
        matches!(self, Self::StraySpace | Self::LeadingMark)
    }
}

/// Marks that stand before the first word of a paragraph.
fn leading(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    const MARKS: [char; 7] = ['，', '。', '、', '；', '：', '？', '！'];
    for (index, block) in sentences(page) {
        let text = block.text.source();
        let words = text.trim_start();
        let rest = words.strip_prefix(MARKS).filter(|rest| rest.starts_with(|c| is_han(c) || c == '“'));
        if let Some(rest) = rest {
            let span = Span::new(text.len() - words.len(), text.len() - rest.len());
            found(Spotted::new(index, span));
        }
    }
}

/// A fault of pairs with what could stand there instead.
fn spotted(page: &Page<'_>, told: Told, block: usize, span: Span<Source>) -> Spotted {
    let text = span.of(page.blocks[block].text.source());
    let inner = |text: &str| text.chars().skip(1).take(text.chars().count() - 2).collect::<String>();
    let right = match told {
        Told::Pair(pairs::Fault::Mixed) => Some(if text == "(" { "（" } else { "）" }.to_owned()),
        Told::Pair(pairs::Fault::NestedQuotes) => Some(format!("‘{}’", inner(text))),
        Told::Pair(pairs::Fault::NestedTitles) => Some(format!("〈{}〉", inner(text))),
        Told::Pair(pairs::Fault::Reversed) => Some(format!("“{}”", inner(text))),
        Told::Pair(pairs::Fault::MixedTitles) => Some(if text == "〈" { "《" } else { "》" }.to_owned()),
        Told::Pair(pairs::Fault::Crossed) | Told::Unpaired => None,
    };
    // Databases of laws set brackets as their converters did.
    let weight = if page.facts.genre == Some(Genre::Statute) { Weight::Advice } else { Weight::Full };
    Spotted { suggestions: right.into_iter().collect(), weight, ..Spotted::new(block, span) }
}

/// What is told of a mark or a pair.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Pair(pairs::Fault),
    Unpaired,
}

/// The faults of pairs on a page, in no order.
#[derive(Default)]
pub(super) struct Faults(Vec<(Told, usize, Span<Source>)>);

impl Faults {
    fn add(&mut self, block: usize, told: Told, span: Span<Source>) {
        self.0.push((told, block, span));
    }

    fn of(&self, told: Told) -> impl Iterator<Item = (usize, Span<Source>)> {
        self.0.iter().filter(move |fault| fault.0 == told).map(|&(_, block, span)| (block, span))
    }

    fn read(page: &Page<'_>) -> Self {
        let mut faults = Self::default();
        let mut strays = stray::Strays::default();
        // What is no sentence may hold the fellow of a mark.
        for (index, block) in page.each_block().filter(|(_, block)| block.text.survey().pairs && has_pairs(block)) {
            let (of_pairs, left) = pairs::Pairs::of(block.text.source());
            strays.take(index, block, left);
            if is_sentence(block) {
                of_pairs.into_iter().for_each(|(fault, span)| faults.add(index, Told::Pair(fault), span));
            }
        }
        strays.end(&mut faults);
        faults.0.retain(|&(_, block, _)| is_sentence(&page.blocks[block]));
        faults
    }
}

/// The faults of pairs and the numbered lists, which are looked for when a rule asks for the first time.
#[derive(Default)]
pub struct PageFaults {
    pairs: OnceLock<Faults>,
    lists: list::Lists,
}

impl Page<'_> {
    /// What is wrong with brackets, quotation marks and title marks.
    pub(super) fn pairs(&self) -> &Faults {
        self.faults.pairs.get_or_init(|| Faults::read(self))
    }
}

/// The blocks that are read as Chinese sentences, with their numbers: no cells, code or menus.
fn sentences<'p, 'a>(page: &'p Page<'a>) -> impl Iterator<Item = (usize, &'p PageBlock<'a>)> {
    page.each_block().filter(|(_, block)| is_sentence(block))
}

fn is_sentence(block: &PageBlock<'_>) -> bool {
    block.facts.lang == Some(Lang::Zh) && has_pairs(block) && block.kind != BlockKind::Navigation
}

/// Whether pairs of marks may go on from this block to another of its kind.
fn has_pairs(block: &PageBlock<'_>) -> bool {
    let is_cell = block.kind == BlockKind::Cell || block.facts.zone == Some(Zone::Table);
    block.kind.is_prose() && !is_cell
}
