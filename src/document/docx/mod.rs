//! Documents of Word and of the word processors that write its format (.docx, .docm, .dotx, .dotm).
//!
//! The body is read first, then what stands on the page beside it (headers, footers, notes), then what nobody sees.
//! Text is read paragraph by paragraph by the code that also reads text files ([`super::flow`]), so that a report on a
//! document and on its text say the same.

mod field;
mod frame;
mod look;
mod numbering;
mod paragraph;
mod settings;
mod story;
mod styles;
mod table;

use super::ooxml::opened::Opened;
use super::ooxml::package::Package;
use super::ooxml::relations::Relations;
use super::{Block, BlockKind, Document, Format, Gap, Hidden, Limits};
use frame::Holds;
use numbering::Numbering;
use story::{Shared, Story};
use styles::Styles;

/// Reads the document whose text is the part `main`, which is embedded in `nesting` others.
///
/// # Errors
/// There is no such part, or it cannot be unpacked.
pub(super) fn read(package: Package, main: &str, limits: &Limits, nesting: usize) -> Result<Document, Gap> {
    let mut opened = Opened::new(package, limits, nesting);
    let (part, gaps) = opened.package.part(main)?;
    opened.found.gaps.extend(gaps);
    let relations = opened.relations(main);
    let mut shared = Shared::new(styles(&mut opened, &relations), numbering(&mut opened, &relations), limits);
    let index = opened.next_part();
    let mut blocks = Story::new(&part.text, index, &mut shared, &mut opened.found).read(Holds::Body, "", main);
    opened.keep(part);
    beside(&mut opened, &relations, &mut shared);
    settings::read(&mut opened, &relations);
    super::ooxml::belongings::read(&mut opened, main);
    blocks.append(&mut opened.found.blocks);
    Ok(Document::new(Format::Docx, opened.parts, blocks, opened.found.gaps))
}

fn styles(opened: &mut Opened, relations: &Relations) -> Styles {
    let Some((name, part)) = first(opened, relations, "styles") else { return Styles::default() };
    let (styles, xml) = Styles::read(&part.text, &opened.limits);
    opened.found.gaps.extend(xml.gap(&name));
    styles
}

fn numbering(opened: &mut Opened, relations: &Relations) -> Numbering {
    let Some((name, part)) = first(opened, relations, "numbering") else { return Numbering::default() };
    let (numbering, xml) = Numbering::read(&part.text, &opened.limits);
    opened.found.gaps.extend(xml.gap(&name));
    numbering
}

/// The first part of this kind, if there is one.
fn first(opened: &mut Opened, relations: &Relations, kind: &str) -> Option<(String, super::Part)> {
    let name = relations.parts(kind).next()?.to_owned();
    let part = opened.load(&name)?;
    Some((name, part))
}

/// Reads what stands beside the body, on the page and off it.
fn beside(opened: &mut Opened, relations: &Relations, shared: &mut Shared) {
    for relation in &relations.list {
        let Some(name) = relation.part() else { continue };
        let (holds, label) = match relation.kind.as_str() {
            "header" => (Holds::Beside(BlockKind::Header), edge("页眉", &relation.id, shared)),
            "footer" => (Holds::Beside(BlockKind::Footer), edge("页脚", &relation.id, shared)),
            "footnotes" => (Holds::Beside(BlockKind::Footnote), "脚注".to_owned()),
            "endnotes" => (Holds::Beside(BlockKind::Footnote), "尾注".to_owned()),
            "comments" => (Holds::Unseen(Hidden::Comment), "批注".to_owned()),
            "glossaryDocument" => (Holds::Unseen(Hidden::CustomData), "构建基块".to_owned()),
            _ => continue,
        };
        let Some(part) = opened.load(name) else { continue };
        let index = opened.next_part();
        let blocks = Story::new(&part.text, index, shared, &mut opened.found).read(holds, &label, name);
        debug_assert!(blocks.iter().all(|block: &Block| block.part == index));
        opened.keep_if_used(part);
    }
}

/// What people call a header or footer.
fn edge(what: &str, id: &str, shared: &Shared) -> String {
    let pages = shared.references.iter().find(|(of, _)| of == id).map(|(_, pages)| pages.as_str());
    match pages {
        Some("first") => format!("首页{what}"),
        Some("even") => format!("偶数页{what}"),
        Some(_) => what.to_owned(),
        None => format!("{what}（未使用）"),
    }
}

#[cfg(test)]
mod tests;
