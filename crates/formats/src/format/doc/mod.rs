//! Documents of Word before 2007, and of WPS under its own name ([MS-DOC]).
//!
//! A stream holds characters, in the order in which they were typed; a table says which pieces of it are the text now, another how each
//! stretch looks. So the stories (`stories`) are read piece by piece and look by look (`source`), and what comes of that are the paragraphs
//! and tables that newer documents have (`story`). What lies in the stream beside the pieces was there before (`remains`).
//!
//! What its properties say, and what comes along with it, is read of every one of them, also where the text is not.
//!
//! [MS-DOC]: <https://learn.microsoft.com/openspecs/office_file_formats/ms-doc/>

mod belongings;
mod bytes;
mod drawings;
mod fib;
pub(super) mod lists;
mod look;
mod pages;
mod pieces;
mod remains;
mod saved;
mod source;
mod sprm;
mod stories;
mod story;
mod styles;

use crate::container::compound::Compound;
use crate::container::property_set;
use crate::format::ooxml::opened::Found;
use fib::{Fib, NoFib};
use hegao_model::document::budget::Budget;
use hegao_model::document::{Block, Document, Format, Gap, Known, Limits, Part, Reason};
use source::{PART, Source};
use story::Shared;

/// The stream in which the text stands.
const TEXT: &str = "/WordDocument";

/// Streams of Microsoft Works.
const WORKS: [&str; 3] = ["/MatOST", "/MN0", "/CONTENTS"];

/// Reads the document called `name`, within `budget`.
///
/// # Errors
/// It is no compound file, its directory is broken, or all of it is encrypted.
pub(crate) fn read(name: &str, bytes: &[u8], budget: &Budget) -> Result<Document, Gap> {
    let mut compound = Compound::open(bytes, budget)?;
    let (mut parts, mut found) = (Vec::new(), Found::default());
    let mut blocks = text(name, &mut compound, &mut parts, &mut found)?;
    property_set::read(&mut compound, &mut parts, &mut found);
    belongings::read(&mut compound, &mut parts, &mut found);
    blocks.append(&mut found.blocks);
    Ok(Document::new(Format::Doc, parts, blocks, found.gaps))
}

/// Reads its text, of which the running one is returned; where there is none that can be read, that is a gap.
fn text(name: &str, compound: &mut Compound, parts: &mut Vec<Part>, found: &mut Found) -> Result<Vec<Block>, Gap> {
    let mut gap = |reason| {
        found.gaps.push(Gap::of_file(reason));
        Ok(Vec::new())
    };
    if !compound.has(TEXT) {
        let is_works = WORKS.iter().any(|stream| compound.has(stream));
        return gap(if is_works { Reason::Unread { format: known("works") } } else { misnamed(name) });
    }
    let Some(word) = compound.read(TEXT) else { return Ok(Vec::new()) };
    let fib = match Fib::read(&word) {
        Ok(fib) if fib.is_encrypted => return gap(Reason::EncryptedFile),
        Ok(fib) => fib,
        Err(NoFib::Older) => return gap(Reason::Unread { format: known("word-95") }),
        Err(NoFib::Damaged) => return gap(misnamed(name)),
    };
    let table = compound.read(if fib.is_second_table { "/1Table" } else { "/0Table" }).unwrap_or_default();
    let data = compound.read("/Data").unwrap_or_default();
    let Some(source) = Source::new(fib, [&word, &table, &data], compound.budget()) else {
        found.gaps.push(Gap::of_part(PART, Reason::DamagedPart));
        return Ok(Vec::new());
    };
    let part = parts.len() as u32;
    let mut shared = Shared::new(source.looks(), found, part);
    let blocks = stories::read(&source, &mut shared);
    shared.pages.finish();
    for scan in std::mem::take(&mut shared.pages.scans) {
        shared.found.gap(&scan.id, scan.reason());
    }
    drawings::read(&source, &mut shared);
    remains::read(&source, &mut shared);
    let text = std::mem::take(&mut shared.text);
    parts.push(Part::derived(PART.to_owned(), text));
    saved::read(&source, parts, found);
    Ok(blocks)
}

/// Whether reading it comes upon pictures or files that lie in it.
pub(crate) fn is_hazardous(bytes: &[u8], limits: &Limits) -> bool {
    Compound::open(bytes, &Budget::new(limits)).is_ok_and(|compound| belongings::are_hazardous(&compound, bytes))
}

fn misnamed(name: &str) -> Reason {
    let promised = Known::promised(name).filter(|promised| matches!(promised.id, "doc" | "wps"));
    Reason::Misnamed { format: promised.unwrap_or_else(|| known("doc")) }
}

/// The format of this id.
fn known(id: &str) -> &'static Known {
    Known::of(id).expect("internal error: a format that is not in the table")
}
