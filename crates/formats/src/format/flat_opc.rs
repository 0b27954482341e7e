//! A package of Office as a single XML file (Flat OPC: `pkg:package`, [MS-XMLPKG]-like, as Word's “Word XML Document” saves it).
//!
//! Its parts are put into an archive in memory, which is read like one that lies in a file; places are those of the parts.

use flate2::Crc;

use crate::container::xml::{Event, Xml};
use crate::encoding::base64::base64;
use crate::encoding::decoded_part;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Document, Format, Gap, Part, Syntax};

/// What the file is said to be in gaps.
const WHOLE: &str = "pkg:package";

/// Reads the file called `name`; `package` reads an archive.
///
/// # Errors
/// There is no document in it, or it goes past a bound.
pub(crate) fn read(
    name: &str,
    bytes: Vec<u8>,
    budget: &Budget,
    package: impl Fn(&str, Vec<u8>, &Budget) -> Result<Document, Gap>,
) -> Result<Document, Gap> {
    let (part, _) = decoded_part(None, bytes, Syntax::Xml);
    let mut archive = Archive::default();
    let gap = parts(&part.text, budget, &mut archive)?;
    let mut document = of_one_file(package(name, archive.finish(), budget)?);
    document.gaps.extend(gap);
    Ok(document)
}

/// `document`, whose parts lie in no archive: nothing is written into them.
pub(super) fn of_one_file(mut document: Document) -> Document {
    document.format = Format::WordXml;
    let derived = |part: Part| match part.name.clone() {
        Some(name) => part.within(name),
        None => part,
    };
    document.parts = document.parts.into_iter().map(derived).collect();
    document
}

/// Puts the parts into the archive, with the types that they state.
fn parts(text: &str, budget: &Budget, archive: &mut Archive) -> Result<Option<Gap>, Gap> {
    let mut xml = Xml::new(text, budget);
    let (mut name, mut types, mut start) = (String::new(), String::new(), 0);
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) if element.name == "part" && xml.depth() == 2 => {
                let own = |of: &str| element.values().find(|(_, name, _)| *name == of).map(|(.., value)| value);
                name = own("name").map(|name| name.text().into_owned()).unwrap_or_default();
                if let Some(of) = own("contentType") {
                    types.push_str(&format!(
                        "<Override PartName=\"{}\" ContentType=\"{}\"/>",
                        escaped(&name),
                        of.raw()
                    ));
                }
            }
            Event::Start(element) if element.name == "xmlData" && xml.depth() == 3 => start = xml.position(),
            Event::End(_, "xmlData") if xml.depth() == 2 => {
                let inner = text.get(start..xml.position()).unwrap_or_default();
                let inner = &inner[..inner.rfind("</").unwrap_or(0)];
                archive.add(&name, inner.as_bytes(), budget)?;
            }
            Event::Start(element) if element.name == "binaryData" && xml.depth() == 3 => {
                let bytes = base64(xml.gather(0).text());
                archive.add(&name, &bytes, budget)?;
            }
            _ => {}
        }
    }
    let space = "http://schemas.openxmlformats.org/package/2006/content-types";
    archive.add("[Content_Types].xml", format!("<Types xmlns=\"{space}\">{types}</Types>").as_bytes(), budget)?;
    Ok(xml.gap(WHOLE))
}

/// `text` as the value of an attribute.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

/// A ZIP archive whose members are stored (APPNOTE, §4.3).
#[derive(Default)]
pub(super) struct Archive {
    bytes: Vec<u8>,
    directory: Vec<u8>,
    members: u16,
}

impl Archive {
    /// Adds a member.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8], budget: &Budget) -> Result<(), Gap> {
        let name = name.trim_start_matches('/');
        budget.holds(Bound::Entries, u64::from(self.members) + 1, None)?;
        budget.holds(Bound::Part, bytes.len(), Some(name))?;
        let mut sum = Crc::new();
        sum.update(bytes);
        let (size, at) = ((bytes.len() as u32).to_le_bytes(), (self.bytes.len() as u32).to_le_bytes());
        let length = (name.len() as u16).to_le_bytes();
        // Version 2.0, names in UTF-8, stored, 1 January 1980.
        let common =
            [&[20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0][..], &sum.sum().to_le_bytes(), &size, &size, &length, &[0, 0]]
                .concat();
        self.bytes.extend([&b"PK\x03\x04"[..], &common, name.as_bytes(), bytes].concat());
        self.directory.extend([&b"PK\x01\x02\x14\0"[..], &common, &[0; 10], &at, name.as_bytes()].concat());
        self.members += 1;
        Ok(())
    }

    /// The archive.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let (at, size) = ((self.bytes.len() as u32).to_le_bytes(), (self.directory.len() as u32).to_le_bytes());
        let members = self.members.to_le_bytes();
        self.bytes.append(&mut self.directory);
        self.bytes.extend([&b"PK\x05\x06\0\0\0\0"[..], &members, &members, &size, &at, &[0, 0]].concat());
        self.bytes
    }
}

#[cfg(test)]
mod tests {
    use crate::label::label;
    use crate::reader::read;
    use hegao_model::document::Limits;

    #[test]
    fn a_package_in_one_file_is_read_as_one_in_an_archive() {
        let part = |name: &str, of: &str, xml: &str| {
            format!(
                "<pkg:part pkg:name=\"{name}\" pkg:contentType=\"{of}\"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>"
            )
        };
        let space = "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"";
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let word = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
        let file = format!(
            "<?xml version=\"1.0\"?><?mso-application progid=\"Word.Document\"?><pkg:package xmlns:pkg=\"http://schemas.microsoft.com/office/2006/xmlPackage\">{}{}{}\
             <pkg:part pkg:name=\"/word/media/a.txt\"><pkg:binaryData>5p2O5piO</pkg:binaryData></pkg:part></pkg:package>",
            part(
                "/_rels/.rels",
                "a",
                &format!(
                    "<Relationships {space}><Relationship Id=\"d\" Type=\"{office}/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
                )
            ),
            part(
                "/word/_rels/document.xml.rels",
                "a",
                &format!(
                    "<Relationships {space}><Relationship Id=\"c\" Type=\"{office}/comments\" Target=\"comments.xml\"/></Relationships>"
                )
            ),
            part(
                "/word/comments.xml",
                "a",
                &format!(
                    "<w:comments {word}><w:comment w:author=\"李明\"><w:p><w:r><w:t>再核</w:t></w:r></w:p></w:comment></w:comments>"
                )
            ),
        );
        let main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
        let body = format!("<w:document {word}><w:body><w:p><w:r><w:t>正文</w:t></w:r></w:p></w:body></w:document>");
        let file =
            file.replace("</pkg:package>", &format!("{}</pkg:package>", part("/word/document.xml", main, &body)));
        let Ok(document) = read("a.xml", file.into_bytes(), &Limits::default()) else { panic!("not read") };
        let told: Vec<_> =
            document.blocks.iter().map(|block| (label(&document, block).unwrap_or(""), document.text(block))).collect();
        for expected in [("第1段", "正文"), ("批注1", "再核"), ("批注1（作者）", "李明")] {
            assert!(told.contains(&expected), "{told:?}");
        }
        assert_eq!(document.format.name(), "word-xml");
        assert!(document.parts.iter().all(|part| part.syntax().is_none()));
    }
}
