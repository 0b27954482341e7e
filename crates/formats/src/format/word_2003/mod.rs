//! Documents of Word 2003 in a single XML file (WordprocessingML 2003), as many office systems write them, mostly under the name of .doc.
//!
//! They say nearly what the parts of a .docx say, in one tree: headers stand within sections, notes and comments within text, tracked
//! changes and comments are annotations. So the tree is taken apart into the parts of a .docx ([`translate`]), word for word, and these
//! are put into an archive in memory, which is read like one that lies in a file; places are those of the parts.

mod elements;
mod properties;
#[cfg(test)]
mod tests;
mod translate;

use super::flat_opc::{Archive, escaped, of_one_file};
use crate::encoding::decoded_part;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Document, Gap, Syntax};
use translate::Translator;

/// What the parts are related by.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// A part of the document that is put together.
pub(super) struct Piece {
    name: String,
    /// What it is to the part that refers to it, and by which name that does.
    kind: &'static str,
    id: String,
    bytes: Vec<u8>,
}

/// The pieces of a package, and its links out of the file: the name by which the text calls each, and the address.
pub(super) struct Translated {
    pieces: Vec<Piece>,
    links: Vec<(String, String)>,
}

/// Reads the file called `name`; `package` reads an archive.
///
/// # Errors
/// There is no text in it, or it goes past a bound.
pub(crate) fn read(
    name: &str,
    bytes: Vec<u8>,
    budget: &Budget,
    package: impl Fn(&str, Vec<u8>, &Budget) -> Result<Document, Gap>,
) -> Result<Document, Gap> {
    let (part, _) = decoded_part(None, bytes, Syntax::Xml);
    let (translated, gap) = Translator::new(&part.text, budget).read();
    let archive = archive(translated, budget)?;
    let mut document = of_one_file(package(name, archive, budget)?);
    document.gaps.extend(gap.map(|gap| Gap { part: None, ..gap }));
    Ok(document)
}

/// The pieces, and links out of the file, as a package.
fn archive(Translated { pieces, links }: Translated, budget: &Budget) -> Result<Vec<u8>, Gap> {
    let mut archive = Archive::default();
    let (mut of_package, mut of_document) = (String::new(), String::new());
    for Piece { name, kind, id, bytes } in pieces {
        archive.add(&name, &bytes, budget)?;
        let inner = name.strip_prefix("word/").filter(|_| *kind != *"officeDocument");
        let target = escaped(inner.unwrap_or(&name));
        let relation = format!("<Relationship Id=\"{id}\" Type=\"{RELATIONS}/{kind}\" Target=\"{target}\"/>");
        if inner.is_some() { &mut of_document } else { &mut of_package }.push_str(&relation);
    }
    for (id, address) in links {
        of_document += &format!(
            "<Relationship Id=\"{id}\" Type=\"{RELATIONS}/hyperlink\" Target=\"{}\" TargetMode=\"External\"/>",
            escaped(&address)
        );
    }
    let space = "http://schemas.openxmlformats.org/package/2006";
    for (name, relations) in [("_rels/.rels", of_package), ("word/_rels/document.xml.rels", of_document)] {
        let text = format!("<Relationships xmlns=\"{space}/relationships\">{relations}</Relationships>");
        archive.add(name, text.as_bytes(), budget)?;
    }
    let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    let types = format!(
        "<Types xmlns=\"{space}/content-types\"><Override PartName=\"/word/document.xml\" ContentType=\"{main}\"/></Types>"
    );
    archive.add("[Content_Types].xml", types.as_bytes(), budget)?;
    Ok(archive.finish())
}
