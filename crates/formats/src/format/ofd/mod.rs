//! OFD, the fixed layout format of Chinese offices ([GB/T 33190-2016]).
//!
//! A file is a ZIP archive: `OFD.xml` names its documents, each document its pages, a page has letters at places as a PDF file has. What is
//! read of them is a page as that is drawn ([`draw`]); lines, tables and paragraphs are then told by the code for PDF files. What is on no page
//! (properties, remarks, seals, attachments, earlier versions) is an aside; whatever part was not asked for is swept ([`rest`]).
//!
//! [GB/T 33190-2016]: https://openstd.samr.gov.cn/bzgk/gb/newGbInfo?hcno=3AF6682D939116B6F5EED53D01A9DB5D

mod annotation;
mod delta;
mod draw;
mod entry;
mod location;
mod object;
mod resources;
mod rest;
mod root;
#[cfg(test)]
mod sample;
mod seal;
#[cfg(test)]
mod tests;

use crate::container::carried::Carried;
use crate::container::nested::shift;
use crate::container::package::Package;
use crate::format::pdf::composed::Pages;
use hegao_model::document::budget::Budget;
use hegao_model::document::{BlockKind, CellTexts, Document, Format, Gap, Hidden, PagePicture, Place, Reason, Spot};

/// The part that every file begins with.
const ENTRY: &str = "OFD.xml";

/// A file that is being read.
struct Reading<'a> {
    package: Package<'a>,
    budget: &'a Budget,
    pages: Pages,
    /// Pages that are pictures, and the parts of these, from top to bottom.
    scans: Vec<(usize, Vec<String>)>,
    /// What is on no page.
    carried: Carried<'a>,
}

/// Reads an OFD file.
///
/// # Errors
/// It is no archive, it is encrypted, or nothing names its documents.
pub(crate) fn read(bytes: &[u8], budget: &Budget) -> Result<Document, Gap> {
    let mut package = Package::open(bytes, budget)?;
    // GM/T 0099: what is in the file then means nothing to anyone without the key.
    if package.find("Encryptions.xml").is_some()
        || package.members().iter().any(|member| member.name.ends_with("/Encryptions.xml"))
    {
        return Err(Gap::of_file(Reason::EncryptedFile));
    }
    let mut carried = Carried::new(budget);
    carried.gaps.append(&mut package.gaps);
    let mut reading = Reading { package, budget, pages: Pages::default(), scans: Vec::new(), carried };
    let bodies = reading.entry()?;
    for body in &bodies {
        if let Some(root) = &body.root {
            reading.document(root);
        }
        if let Some(signatures) = &body.signatures {
            reading.signatures(signatures);
        }
    }
    let earlier: Vec<String> = bodies.into_iter().flat_map(|body| body.earlier).collect();
    reading.earlier(&earlier);
    reading.rest();
    Ok(reading.finish())
}

impl<'a> Reading<'a> {
    /// The text of the part `name`; what of it cannot be read is told.
    fn part(&mut self, name: &str) -> Option<String> {
        match self.package.part(name) {
            Ok((part, gaps)) => {
                self.carried.gaps.extend(gaps);
                Some(part.text)
            }
            Err(gap) => {
                self.carried.gaps.push(gap);
                None
            }
        }
    }

    /// Reads the states of the document that were kept when it was changed: their pages, where they say something else.
    fn earlier(&mut self, roots: &[String]) {
        for (index, root) in roots.iter().enumerate() {
            let carried = std::mem::replace(&mut self.carried, Carried::new(self.budget));
            let (pages, scans) = (std::mem::take(&mut self.pages), self.scans.len());
            self.document(root);
            self.scans.truncate(scans);
            let (parts, mut blocks) = std::mem::replace(&mut self.pages, pages).blocks();
            let other = std::mem::replace(&mut self.carried, carried);
            let first = self.carried.parts.len() as u32;
            let number = index as u32 + 1;
            for block in &mut blocks {
                shift(block, first, &CellTexts::default());
                let place = block.place.own().cloned().map(Box::new);
                block.place = Place::from(Spot::Earlier { number, place }).into();
                (block.hidden, block.kind) = (Some(Hidden::EarlierVersion), BlockKind::Aside);
            }
            self.carried.parts.extend(parts.into_iter().map(|part| part.within(format!("version {number}"))));
            self.carried.blocks.extend(blocks);
            self.carried.gaps.extend(other.gaps.into_iter().map(|gap| gap.within(&format!("version {number}"))));
        }
    }

    /// The pictures that pages are, where somebody has their text recognised.
    fn page_pictures(&mut self) -> Vec<PagePicture> {
        let limits = self.budget.limits();
        let (mut room, scans) = (limits.unpacked, std::mem::take(&mut self.scans));
        let scans = scans.into_iter().filter(|_| limits.page_pictures);
        scans.flat_map(|(page, names)| self.package.page_pictures(&names, (page, None), &mut room)).collect()
    }

    fn finish(mut self) -> Document {
        let pictures = self.page_pictures();
        let (mut parts, mut blocks) = self.pages.blocks();
        let first = parts.len() as u32;
        let Carried { parts: others, blocks: asides, gaps, .. } = self.carried;
        parts.extend(others);
        blocks.extend(asides.into_iter().map(|mut block| {
            shift(&mut block, first, &CellTexts::default());
            block
        }));
        let document = Document::new(Format::Ofd, parts, blocks, gaps);
        Document { page_pictures: pictures, ..document }
    }
}
