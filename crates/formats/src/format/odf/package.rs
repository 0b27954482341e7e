//! The package of an OpenDocument file (ODF 1.3 part 2): a ZIP archive in which the manifest says what each member is, and what of it
//! is encrypted.

use super::super::ooxml::opened::Opened;
use crate::container::namespace::Ns;
use crate::container::package::Package;
use crate::container::xml::{Event, Xml};
use hegao_model::document::budget::Budget;
use hegao_model::document::{Gap, Reason};

/// The member that says what the others are.
pub(crate) const MANIFEST: &str = "META-INF/manifest.xml";

/// An archive without members: the end of its directory alone (APPNOTE, §4.3.16).
const NOTHING: &[u8] = b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";

/// Opens the package.
///
/// # Errors
/// It is no archive, or its content is encrypted.
pub(crate) fn open<'a>(bytes: &'a [u8], budget: &'a Budget) -> Result<Opened<'a>, Gap> {
    let mut package = Package::open(bytes, budget)?;
    let gaps = std::mem::take(&mut package.gaps);
    let mut opened = Opened::new(package, budget);
    opened.found.gaps.extend(gaps);
    let encrypted = encrypted(&mut opened);
    let is_content = |name: &&String| matches!(name.as_str(), "content.xml" | "encrypted-package");
    if encrypted.iter().any(|name| is_content(&name)) {
        return Err(Gap::of_file(Reason::EncryptedFile));
    }
    for name in encrypted {
        opened.found.gap(&name, Reason::EncryptedPart);
    }
    Ok(opened)
}

/// For what stands in no package.
///
/// # Errors
/// None that can come: the archive is a constant.
pub(crate) fn of_nothing(budget: &Budget) -> Result<Opened<'_>, Gap> {
    Ok(Opened::new(Package::open(NOTHING, budget)?, budget))
}

/// The members that the manifest says to be encrypted (part 2, §4.4).
fn encrypted(opened: &mut Opened) -> Vec<String> {
    let mut names = Vec::new();
    let Some(name) = opened.package.find(MANIFEST).map(str::to_owned) else { return names };
    let Some(part) = opened.load(&name) else { return names };
    let mut xml = Xml::new(&part.text, opened.budget);
    let mut entry = String::new();
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        match element.name {
            "file-entry" => entry = element.text(Ns::OdfManifest, "full-path").unwrap_or_default().into_owned(),
            "encryption-data" => names.push(std::mem::take(&mut entry)),
            _ => {}
        }
    }
    opened.found.gaps.extend(xml.gap(&name));
    names
}
