//! Documents of Word and of the word processors that write its format (.docx, .docm, .dotx, .dotm).
//!
//! The body is read first, then what stands on the page beside it (headers, footers, notes), then what nobody sees.
//! Text is read paragraph by paragraph by the code that also reads text files ([`crate::layout::flow`]), so that a report on a
//! document and on its text say the same.

pub(super) mod field;
pub(super) mod frame;
mod layout;
pub(super) mod look;
pub(crate) mod numbering;
pub(super) mod pages;
pub(super) mod paragraph;
mod section;
mod settings;
mod story;
mod styles;
pub(super) mod symbol;
pub(super) mod table;

use std::collections::HashSet;

use super::ooxml::leftover;
use super::ooxml::opened::Opened;
use super::ooxml::relations::{Relation, Relations};
use super::ooxml::sweep;
use crate::container::package::Package;
use crate::hidden::scanned::{FEW, letters_of};
use frame::Holds;
use hegao_model::document::budget::Budget;
use hegao_model::document::place::Pages;
use hegao_model::document::{
    Block, BlockKind, Document, Format, Gap, GapKind, Hidden, PagePicture, Place, Reason, Spot, Thing,
};
use numbering::Numbering;
use story::{Shared, Story};
use styles::Styles;

/// Reads the document whose text is the part `main`, within `budget`.
///
/// # Errors
/// There is no such part, or it cannot be unpacked.
pub(crate) fn read(package: Package, main: &str, budget: &Budget) -> Result<Document, Gap> {
    let mut opened = Opened::new(package, budget);
    let (part, gaps) = opened.package.part(main)?;
    opened.found.gaps.extend(gaps);
    let relations = opened.relations(main);
    let mut looks = layout::Styles::default();
    let styles = styles(&mut opened, &relations, &mut looks);
    let mut shared = Shared::new(styles, numbering(&mut opened, &relations), looks);
    shared.page = story::largest_page(&part.text);
    let index = opened.next_part();
    let mut layout = layout::read(&part.text, index, &mut shared.layout, opened.budget);
    let mut blocks = Story::new(&part.text, index, opened.budget, &mut shared, &mut opened.found).read(
        Holds::Body,
        Thing::Text.into(),
        main,
    );
    opened.keep(part);
    let scans = scanned(&mut opened, &relations, &mut shared, main);
    shared.has_even_pages = settings::has_even_pages(&mut opened, &relations);
    beside(&mut opened, &relations, &mut shared);
    if let Some(picture) = shared.edge_scan.take() {
        letterhead(&mut opened, &blocks, picture);
    }
    settings::read(&mut opened, &relations);
    super::ooxml::belongings::read(&mut opened, main);
    blocks.append(&mut opened.found.blocks);
    opened.found.blocks = blocks;
    sweep::read(&mut opened);
    let page_pictures = page_pictures(&mut opened, &scans);
    layout.page_number = shared.page_number;
    let document = Document::new(Format::Docx, opened.parts, opened.found.blocks, opened.found.gaps);
    Ok(leftover::leave_out(Document { layout: Some(Box::new(layout)), page_pictures, ..document }))
}

/// A page that is a picture.
type Scanned = (usize, String, Vec<String>);

/// Tells of the pages that are pictures. Of each: its number, the part that its gap names, the parts of its pictures.
fn scanned(opened: &mut Opened, relations: &Relations, shared: &mut Shared, main: &str) -> Vec<Scanned> {
    let part = |id: &String| relations.by_id(id).and_then(Relation::part).map(String::from);
    let mut found = Vec::new();
    for scan in std::mem::take(&mut shared.scans) {
        let picture = part(&scan.id).unwrap_or_else(|| main.to_owned());
        opened.found.gap(&picture, scan.reason());
        let names: Option<Vec<String>> = scan.ids.iter().map(part).collect();
        found.extend(names.map(|names| (scan.counted(), picture, names)));
    }
    found
}

/// The pictures that pages are, where somebody has their text recognised.
fn page_pictures(opened: &mut Opened, scans: &[Scanned]) -> Vec<PagePicture> {
    let limits = opened.budget.limits();
    let mut room = limits.unpacked;
    let scans = scans.iter().filter(|_| limits.page_pictures);
    scans.flat_map(|(page, part, names)| opened.package.page_pictures(names, (*page, Some(part)), &mut room)).collect()
}

/// Tells of a picture in a header or behind the text of a document that says nothing else.
fn letterhead(opened: &mut Opened, body: &[Block], part: String) {
    let is_beside = |block: &&Block| matches!(block.kind, BlockKind::TextBox | BlockKind::Footnote);
    let seen = body.iter().chain(opened.found.blocks.iter().filter(is_beside)).filter(|block| block.hidden.is_none());
    let letters: usize = seen.map(|block| letters_of(block, &opened.parts, &opened.cell_texts)).sum();
    let is_told = opened.found.gaps.iter().any(|gap| gap.kind() == GapKind::Scanned);
    if letters < FEW && !is_told {
        opened.found.gap(&part, Reason::ScannedHeader);
    }
}

/// The styles, and in `looks` what they and the theme say of the layout.
fn styles(opened: &mut Opened, relations: &Relations, looks: &mut layout::Styles) -> Styles {
    // What is said to be a theme and is no XML is left to whoever reads what nobody knows.
    let name = relations.parts("theme").next().filter(|name| name.ends_with(".xml"));
    let theme = name.and_then(|name| opened.package.part(name).ok());
    if let Some((part, _)) = theme {
        looks.read_theme(&part.text, opened.budget);
    }
    let Some((name, part)) = first(opened, relations, "styles") else { return Styles::default() };
    looks.read(&part.text, opened.budget);
    let (styles, xml) = Styles::read(&part.text, opened.budget);
    opened.found.gaps.extend(xml.gap(&name));
    styles
}

fn numbering(opened: &mut Opened, relations: &Relations) -> Numbering {
    let Some((name, part)) = first(opened, relations, "numbering") else { return Numbering::default() };
    let (numbering, xml) = Numbering::read(&part.text, opened.budget);
    opened.found.gaps.extend(xml.gap(&name));
    numbering
}

/// The first part of this kind, if there is one.
fn first(opened: &mut Opened, relations: &Relations, kind: &str) -> Option<(String, hegao_model::document::Part)> {
    let name = relations.parts(kind).next()?.to_owned();
    let part = opened.load(&name)?;
    Some((name, part))
}

/// Reads what stands beside the body, on the page and off it.
fn beside(opened: &mut Opened, relations: &Relations, shared: &mut Shared) {
    let mut read = HashSet::new();
    for relation in &relations.list {
        let Some(name) = relation.part() else { continue };
        let (holds, place): (_, Place) = match relation.kind.as_str() {
            "header" => edge(BlockKind::Header, &relation.id, shared),
            "footer" => edge(BlockKind::Footer, &relation.id, shared),
            "footnotes" => (Holds::Beside(BlockKind::Footnote), Thing::Footnote.into()),
            "endnotes" => (Holds::Beside(BlockKind::Footnote), Thing::Endnote.into()),
            "comments" => (Holds::Unseen(Hidden::Comment), Thing::Comment.into()),
            "glossaryDocument" => (Holds::Unseen(Hidden::CustomData), Thing::BuildingBlock.into()),
            _ => continue,
        };
        // Whoever refers to a part twice does not say more.
        let Some(part) = read.insert(name).then(|| opened.load(name)).flatten() else { continue };
        let index = opened.next_part();
        if matches!(holds, Holds::Beside(BlockKind::Header | BlockKind::Footer)) && shared.page_number.is_none() {
            shared.page_number = layout::page_number(&part.text, &mut shared.layout, opened.budget);
        }
        let blocks = Story::new(&part.text, index, opened.budget, shared, &mut opened.found).read(holds, place, name);
        debug_assert!(blocks.iter().all(|block: &Block| block.part == index));
        opened.keep_if_used(part);
    }
}

/// What a header or footer holds, and its place. One is on no page if no section refers to it, or if it is for first or even pages
/// and those are like the others.
fn edge(kind: BlockKind, id: &str, shared: &Shared) -> (Holds, Place) {
    let pages = shared.references.get(id).map(String::as_str);
    let (pages, is_used) = match pages {
        Some("first") => (Pages::First, shared.has_title_page),
        Some("even") => (Pages::Even, shared.has_even_pages),
        Some(_) => (Pages::All, true),
        None => (Pages::All, false),
    };
    let holds = if is_used { Holds::Beside(kind) } else { Holds::Unseen(Hidden::CustomData) };
    (holds, Spot::Edge { is_footer: kind == BlockKind::Footer, pages, is_unused: !is_used }.into())
}

#[cfg(test)]
mod tests;
