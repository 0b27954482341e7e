//! Documents of OpenDocument made for tests, from nothing but text.

use super::office::{escaped, zip};
use super::planted::said;

/// The namespaces of a part.
const SPACES: &str = concat!(
    r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" "#,
    r#"xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" "#,
    r#"xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" "#,
    r#"xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" "#,
    r#"xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" "#,
    r#"xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" "#,
    r#"xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0""#,
);

/// A document that is being put together.
pub struct Odf {
    kind: &'static str,
    styles: String,
    body: String,
    members: Vec<(String, Vec<u8>)>,
}

impl Odf {
    /// A text with this body.
    pub fn odt(body: &str) -> Self {
        Self { kind: "text", styles: String::new(), body: body.to_owned(), members: Vec::new() }
    }

    /// A presentation with these pages.
    pub fn odp(pages: &str) -> Self {
        Self { kind: "presentation", ..Self::odt(pages) }
    }

    /// A spreadsheet with these sheets.
    pub fn ods(sheets: &str) -> Self {
        Self { kind: "spreadsheet", ..Self::odt(sheets) }
    }

    /// An automatic style.
    pub fn style(mut self, name: &str, family: &str, properties: &str) -> Self {
        self.styles +=
            &format!(r#"<style:style style:name="{name}" style:family="{family}"><style:{properties}/></style:style>"#);
        self
    }

    /// A further member: `meta` and the like hold what stands in their root, all others what is given.
    pub fn member(mut self, name: &str, content: impl AsRef<[u8]>) -> Self {
        self.members.push((name.to_owned(), content.as_ref().to_vec()));
        self
    }

    /// A part of the document: `meta`, `settings`, `styles`.
    pub fn part(self, root: &str, content: &str) -> Self {
        let xml = format!("<office:document-{root} {SPACES}>{content}</office:document-{root}>");
        self.member(&format!("{root}.xml"), xml)
    }

    fn content(&self) -> String {
        let Self { kind, styles, body, .. } = self;
        format!(
            "<office:automatic-styles>{styles}</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        )
    }

    /// The file.
    pub fn bytes(&self) -> Vec<u8> {
        let mimetype = format!("application/vnd.oasis.opendocument.{}", self.kind);
        let content = format!("<office:document-content {SPACES}>{}</office:document-content>", self.content());
        let mut members: Vec<(&str, &[u8])> =
            vec![("mimetype", mimetype.as_bytes()), ("content.xml", content.as_bytes())];
        members.extend(self.members.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())));
        zip(&members)
    }

    /// The same as a single XML file, without further members.
    pub fn flat(&self) -> Vec<u8> {
        let mimetype = format!("application/vnd.oasis.opendocument.{}", self.kind);
        said(&format!(
            r#"<?xml version="1.0"?><office:document {SPACES} office:mimetype="{mimetype}">{}</office:document>"#,
            self.content()
        ))
        .into_bytes()
    }
}

/// A sheet of this name, with these attributes and these rows.
pub fn sheet(name: &str, attributes: &str, rows: &str) -> String {
    format!(r#"<table:table table:name="{name}" {attributes}>{rows}</table:table>"#)
}

/// A row with these attributes and cells.
pub fn row(attributes: &str, cells: &str) -> String {
    format!("<table:table-row {attributes}>{cells}</table:table-row>")
}

/// A cell with these attributes, which says `text`.
pub fn cell(attributes: &str, text: &str) -> String {
    format!("<table:table-cell {attributes}>{}</table:table-cell>", paragraphs(text))
}

/// The lines of a text as paragraphs.
pub fn paragraphs(text: &str) -> String {
    text.lines().map(|line| format!("<text:p>{}</text:p>", escaped(line))).collect()
}
