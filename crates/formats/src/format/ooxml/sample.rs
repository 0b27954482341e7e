//! Office documents for tests, made of invented data.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Types of relationships and of main parts begin with this.
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006";

/// A document that is being put together: members, and what they say of each other.
#[derive(Clone, Default)]
pub(crate) struct Sample {
    parts: Vec<(String, Vec<u8>)>,
    /// Part, XML of one relationship.
    relations: Vec<(String, String)>,
    types: String,
    stored: bool,
}

impl Sample {
    /// An empty archive.
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// A document of Word with this body (`<w:p>…`), with the prefixes `w`, `r`, `wp`, `a`, `wps`, `mc`, `v`, `w14`.
    pub(crate) fn word(body: &str) -> Self {
        let document = format!("<w:document {WORD}><w:body>{body}</w:body></w:document>");
        Self::new().main("word/document.xml", "wordprocessingml.document", &document)
    }

    /// The main part, of a type such as `wordprocessingml.document` or `spreadsheetml.sheet`.
    pub(crate) fn main(self, name: &str, of: &str, text: &str) -> Self {
        let of = format!("application/vnd.openxmlformats-officedocument.{of}.main+xml");
        self.part(name, text).typed(name, &of).relation("", "rId1", "officeDocument", name, false)
    }

    /// A member.
    pub(crate) fn part(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        self.parts.push((name.to_owned(), bytes.into()));
        self
    }

    /// States the type of a part.
    pub(crate) fn typed(mut self, name: &str, of: &str) -> Self {
        self.types.push_str(&format!("<Override PartName=\"/{name}\" ContentType=\"{of}\"/>"));
        self
    }

    /// A relationship of the part `of` (the empty name: of the package) to `target`, which is XML already.
    pub(crate) fn relation(mut self, of: &str, id: &str, kind: &str, target: &str, outside: bool) -> Self {
        let mode = if outside { " TargetMode=\"External\"" } else { "" };
        let xml =
            format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/relationships/{kind}\" Target=\"{target}\"{mode}/>");
        self.relations.push((of.to_owned(), xml));
        self
    }

    /// A member that belongs to the main part of a document of Word, as `kind`.
    pub(crate) fn beside(self, kind: &str, file: &str, text: &str) -> Self {
        let id = format!("r{}", self.parts.len());
        self.part(&format!("word/{file}"), text).relation("word/document.xml", &id, kind, file, false)
    }

    /// The same in the strict dialect (ISO/IEC 29500-1), which has other names for the same things.
    pub(crate) fn strict(mut self) -> Self {
        for (_, bytes) in &mut self.parts {
            if let Ok(text) = std::str::from_utf8(bytes) {
                *bytes = strict(text).into_bytes();
            }
        }
        self.relations.iter_mut().for_each(|(_, xml)| *xml = strict(xml));
        self
    }

    /// The same whose main part is of this type.
    pub(crate) fn retyped(mut self, of: &str) -> Self {
        let start = self.types.find("ContentType=\"").map_or(0, |at| at + 13);
        let end = start + self.types[start..].find('"').unwrap_or(0);
        self.types.replace_range(start..end, of);
        self
    }

    /// Members are stored, not packed.
    pub(crate) fn stored(mut self) -> Self {
        self.stored = true;
        self
    }

    /// The archive.
    pub(crate) fn zip(mut self) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let method = if self.stored { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let options = SimpleFileOptions::default().compression_method(method);
        self.relations.sort_by(|a, b| a.0.cmp(&b.0));
        for relations in self.relations.chunk_by(|a, b| a.0 == b.0) {
            let (folder, file) = relations[0].0.rsplit_once('/').unwrap_or(("", &relations[0].0));
            let name = format!("{folder}/_rels/{file}.rels").trim_start_matches('/').to_owned();
            let list: String = relations.iter().map(|(_, xml)| xml.as_str()).collect();
            let space = "http://schemas.openxmlformats.org/package/2006/relationships";
            self.parts.push((name, format!("<Relationships xmlns=\"{space}\">{list}</Relationships>").into_bytes()));
        }
        if !self.types.is_empty() {
            let space = "http://schemas.openxmlformats.org/package/2006/content-types";
            let types = format!("<Types xmlns=\"{space}\">{}</Types>", self.types);
            self.parts.push(("[Content_Types].xml".to_owned(), types.into_bytes()));
        }
        for (name, bytes) in self.parts {
            writer.start_file(name, options).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }
}

/// `text` with the names of the strict dialect.
fn strict(text: &str) -> String {
    let mut text = text.to_owned();
    for kind in ["extended-properties", "custom-properties"] {
        let (old, new) = (format!("/2006/relationships/{kind}"), kind.replace("-p", "P"));
        text = text.replace(&old, &format!("/2006/relationships/{new}"));
        text = text.replace(&format!("/officeDocument/2006/{kind}"), &format!("/officeDocument/2006/{new}"));
    }
    for folder in ["wordprocessingml", "spreadsheetml", "presentationml", "drawingml", "officeDocument"] {
        let old = format!("http://schemas.openxmlformats.org/{folder}/2006/");
        text = text.replace(&old, &format!("http://purl.oclc.org/ooxml/{folder}/"));
    }
    text
}

/// The prefixes of a document of Word.
pub(crate) const WORD: &str = concat!(
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" ",
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" ",
    "xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" ",
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" ",
    "xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" ",
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" ",
    "xmlns:v=\"urn:schemas-microsoft-com:vml\" ",
    "xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\"",
);
