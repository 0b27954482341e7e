//! The readers that a program may be built without: what they would read is then a file of a format that is not read.

#[cfg(feature = "office")]
use super::Reader;
#[cfg(feature = "office")]
use crate::container::package::Package;
#[cfg(feature = "office")]
use crate::detect;
#[cfg(feature = "office")]
use crate::format::ooxml::belongings;
#[cfg(feature = "office")]
use crate::format::ooxml::family::{Family, family};
#[cfg(feature = "office")]
use crate::format::{
    doc as word, docx, flat_opc, odf, ppt as slides, pptx, rtf, sheet_xml, word_2003, xls as sheet, xlsx, zip_archive,
};
use hegao_model::document::budget::Budget;
use hegao_model::document::no_document;
use hegao_model::document::{Document, Gap, Limits};
#[cfg(feature = "office")]
use hegao_model::document::{Format, Known, Reason, Then};

/// Reads what lies in the archive `name`.
#[cfg(feature = "office")]
pub(super) fn zip(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    zip_archive::read(name, &bytes, budget)
}

#[cfg(not(feature = "office"))]
pub(super) fn zip(_: &str, _: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
    Err(no_document())
}

/// Reads an OFD file: an archive of XML, whose pages are put together as those of PDF files are.
#[cfg(all(feature = "office", feature = "pdf"))]
pub(super) fn ofd(_: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    crate::format::ofd::read(&bytes, budget)
}

#[cfg(not(all(feature = "office", feature = "pdf")))]
pub(super) fn ofd(_: &str, _: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
    Err(no_document())
}

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
        Family::Records(main) => xlsx::binary::read(package, &main, budget),
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

/// Reads a file of OpenDocument, which is a package or a single XML file.
#[cfg(feature = "office")]
pub(super) fn open_document(bytes: Vec<u8>, format: Format, budget: &Budget) -> Result<Document, Gap> {
    if crate::detect::is_marked(&bytes) {
        odf::read_flat(bytes, format, budget)
    } else {
        odf::read(&bytes, format, budget)
    }
}

#[cfg(feature = "office")]
pub(super) use rtf::read as rtf;

/// Reads a document of Office in a single XML file: a package, or one of Word 2003.
#[cfg(feature = "office")]
pub(super) fn word_xml(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    match crate::detect::is_package(&bytes) {
        true => flat_opc::read(name, bytes, budget, package),
        false => word_2003::read(name, bytes, budget, package),
    }
}

#[cfg(feature = "office")]
pub(super) use sheet_xml::read as sheet_xml;

/// Whether an RTF file has pictures or objects in it.
#[cfg(feature = "office")]
pub(super) fn is_hazardous_rtf(bytes: &[u8], _: &Limits) -> bool {
    ["\\pict", "\\objdata", "\\bin"].iter().any(|word| memchr::memmem::find(bytes, word.as_bytes()).is_some())
}

/// Whether a single XML file has files in it.
#[cfg(feature = "office")]
pub(super) fn is_hazardous_flat(bytes: &[u8], _: &Limits) -> bool {
    memchr::memmem::find(bytes, b"binary-data").is_some()
}

/// Without these readers nothing is hazardous.
#[cfg(not(feature = "office"))]
mod without {
    use super::{Budget, Document, Gap, Limits, no_document};
    use hegao_model::document::Format;

    pub(in super::super) fn open_document(_: Vec<u8>, _: Format, _: &Budget) -> Result<Document, Gap> {
        Err(no_document())
    }

    pub(in super::super) fn rtf(_: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
        Err(no_document())
    }

    pub(in super::super) fn word_xml(_: &str, _: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
        Err(no_document())
    }

    pub(in super::super) fn sheet_xml(_: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
        Err(no_document())
    }

    pub(in super::super) fn is_hazardous_rtf(_: &[u8], _: &Limits) -> bool {
        false
    }

    pub(in super::super) fn is_hazardous_flat(_: &[u8], _: &Limits) -> bool {
        false
    }
}

#[cfg(not(feature = "office"))]
pub(super) use without::{is_hazardous_flat, is_hazardous_rtf, open_document, rtf, sheet_xml, word_xml};

/// Whether a package of this format is one of Office.
#[cfg(feature = "office")]
fn is_of_office(format: Format) -> bool {
    matches!(format, Format::Docx | Format::Xlsx | Format::Pptx | Format::Xlsb)
}

#[cfg(not(feature = "office"))]
pub(super) fn package(_: &str, _: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
    Err(no_document())
}

/// Whether [`package`] would come upon a picture or a file.
#[cfg(feature = "office")]
pub(super) fn is_hazardous_package(bytes: &[u8], limits: &Limits) -> bool {
    let budget = Budget::new(limits);
    // What cannot be opened is not read either. What is no package of Office holds files of any sort.
    Package::open(bytes, &budget).is_ok_and(|mut package| {
        package.find("[Content_Types].xml").is_none() || belongings::are_hazardous(&mut package, &budget)
    })
}

#[cfg(not(feature = "office"))]
pub(super) fn is_hazardous_package(_: &[u8], _: &Limits) -> bool {
    false
}

/// Reads the compound file `name`: by its streams, as a document of an older Office or of WPS. Today's are in one only where
/// they are encrypted.
#[cfg(feature = "office")]
pub(super) fn compound(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    let stream: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    if memchr::memmem::find(&bytes, &stream).is_some() {
        return Err(Gap::of_file(Reason::EncryptedFile));
    }
    match detect::of_streams(name, &bytes) {
        Some(Known { then: Then::Read(format), .. }) => Reader::of(*format).read(name, bytes, budget),
        known => Err(known.map_or_else(no_document, Known::unread)),
    }
}

#[cfg(not(feature = "office"))]
pub(super) fn compound(_: &str, _: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
    Err(no_document())
}

/// Whether [`compound`] would come upon a picture or a file.
#[cfg(feature = "office")]
pub(super) fn is_hazardous_compound(bytes: &[u8], limits: &Limits) -> bool {
    match detect::of_streams("", bytes) {
        Some(Known { then: Then::Read(format), .. }) => Reader::of(*format).is_hazardous(bytes, limits),
        _ => false,
    }
}

#[cfg(not(feature = "office"))]
pub(super) fn is_hazardous_compound(_: &[u8], _: &Limits) -> bool {
    false
}

/// Reads the document of Word 97 to 2003 called `name`.
#[cfg(feature = "office")]
pub(super) fn doc(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    word::read(name, &bytes, budget)
}

#[cfg(not(feature = "office"))]
pub(super) fn doc(_: &str, _: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
    Err(no_document())
}

/// Whether [`doc`] would come upon a file.
#[cfg(feature = "office")]
pub(super) fn is_hazardous_doc(bytes: &[u8], limits: &Limits) -> bool {
    word::is_hazardous(bytes, limits)
}

#[cfg(not(feature = "office"))]
pub(super) fn is_hazardous_doc(_: &[u8], _: &Limits) -> bool {
    false
}

/// Reads the presentation of PowerPoint 97 to 2003 called `name`.
#[cfg(feature = "office")]
pub(super) fn ppt(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    slides::read(name, &bytes, budget)
}

#[cfg(not(feature = "office"))]
pub(super) fn ppt(_: &str, _: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
    Err(no_document())
}

/// Whether [`ppt`] would come upon a picture or a file.
#[cfg(feature = "office")]
pub(super) fn is_hazardous_ppt(bytes: &[u8], limits: &Limits) -> bool {
    slides::is_hazardous(bytes, limits)
}

#[cfg(not(feature = "office"))]
pub(super) fn is_hazardous_ppt(_: &[u8], _: &Limits) -> bool {
    false
}

/// Reads the workbook of Excel 5.0 to 2003 called `name`.
#[cfg(feature = "office")]
pub(super) fn xls(name: &str, bytes: Vec<u8>, budget: &Budget) -> Result<Document, Gap> {
    sheet::read(name, &bytes, budget)
}

#[cfg(not(feature = "office"))]
pub(super) fn xls(_: &str, _: Vec<u8>, _: &Budget) -> Result<Document, Gap> {
    Err(no_document())
}

/// Whether [`xls`] would come upon a picture or a file.
#[cfg(feature = "office")]
pub(super) fn is_hazardous_xls(bytes: &[u8], limits: &Limits) -> bool {
    sheet::is_hazardous(bytes, limits)
}

#[cfg(not(feature = "office"))]
pub(super) fn is_hazardous_xls(_: &[u8], _: &Limits) -> bool {
    false
}
