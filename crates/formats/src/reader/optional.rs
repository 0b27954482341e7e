//! The readers that a program may be built without: what they would read is then a file of a format that is not read.

#[cfg(feature = "office")]
use super::Reader;
#[cfg(feature = "office")]
use crate::container::package::Package;
#[cfg(feature = "office")]
use crate::format::ooxml::belongings;
#[cfg(feature = "office")]
use crate::format::ooxml::family::{Family, family};
#[cfg(feature = "office")]
use crate::format::{docx, pptx, xlsx};
use hegao_model::document::budget::Budget;
#[cfg(not(all(feature = "office", feature = "pdf")))]
use hegao_model::document::no_document;
use hegao_model::document::{Document, Gap, Limits};
#[cfg(feature = "office")]
use hegao_model::document::{Format, Known, Then};

#[cfg(feature = "pdf")]
pub(super) use crate::format::pdf::read as pdf;

#[cfg(not(feature = "pdf"))]
pub(super) fn pdf(_: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
    Err(no_document())
}

/// Reads the file `name` of the ZIP family.
#[cfg(feature = "office")]
pub(super) fn package(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    let mut package = Package::open(&bytes, budget)?;
    let mut gaps = std::mem::take(&mut package.gaps);
    let document: Result<Document, Gap> = match family(name, &mut package, budget, &mut gaps) {
        Family::Word(main) => docx::read(package, &main, budget),
        Family::Sheet(main) => xlsx::read(package, &main, budget),
        Family::Slides(main) => pptx::read(package, &main, budget),
        // Another package, whose reader opens it anew; those of Office are told by their types alone.
        Family::Known(Known { then: Then::Read(format), .. }) if !is_of_office(*format) => {
            return Reader::of(*format).read(name, bytes, budget);
        }
        Family::Known(known) => Err(known.unread()),
    };
    let mut document = document?;
    document.gaps.splice(0..0, gaps);
    Ok(document)
}

/// Whether a package of this format is one of Office.
#[cfg(feature = "office")]
fn is_of_office(format: Format) -> bool {
    matches!(format, Format::Docx | Format::Xlsx | Format::Pptx)
}

#[cfg(not(feature = "office"))]
pub(super) fn package(_: &str, _: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
    Err(no_document())
}

/// Whether [`package`] would come upon a picture or a file.
#[cfg(feature = "office")]
pub(super) fn is_hazardous_package(bytes: &[u8], limits: &Limits) -> bool {
    let budget = Budget::new(limits);
    // What cannot be opened is not read either.
    Package::open(bytes, &budget).is_ok_and(|mut package| belongings::are_hazardous(&mut package, &budget))
}

#[cfg(not(feature = "office"))]
pub(super) fn is_hazardous_package(_: &[u8], _: &Limits) -> bool {
    false
}
