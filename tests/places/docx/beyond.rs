//! What is not read as text, or stands around the parts: files within, programs, the archive itself.

use super::{NUMBER, Place, SAID, docx, of, place, plain, root};
use crate::support::office::p;
use crate::support::planted::said;

pub(super) fn places() -> Vec<Place> {
    [blocks(), files(), archive()].into_iter().flatten().collect()
}

fn blocks() -> Vec<Place> {
    let block = |id, properties: &str, body: &str| {
        let inner = format!(
            "<w:docParts><w:docPart><w:docPartPr>{properties}</w:docPartPr><w:docPartBody>{body}</w:docPartBody></w:docPart></w:docParts>"
        );
        docx(id, plain().part("g", "glossaryDocument", "glossary/document.xml", root("w:glossaryDocument", &inner)))
    };
    vec![
        block("building-block", "", &p(SAID)),
        block("building-block-name", &format!(r#"<w:name w:val="{SAID}"/>"#), &p("甲")),
        block("building-block-description", &format!(r#"<w:description w:val="{SAID}"/>"#), &p("甲")),
    ]
}

fn files() -> Vec<Place> {
    let part = |id, kind: &str, file: &str, bytes: &[u8]| docx(id, plain().part("f", kind, file, bytes));
    let message = format!("MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n<p>{SAID}</p>");
    let picture = of("<w:p><w:r><w:drawing><a:blip r:link=\"i\"/></w:drawing></w:r></w:p>");
    vec![
        part("embedded-text", "package", "embeddings/a.txt", SAID.as_bytes()),
        part("embedded-unread", "package", "embeddings/a.wpd", &[b"\xFFWPC ", SAID.as_bytes()].concat()),
        part("merged-text", "aFChunk", "a.txt", SAID.as_bytes()),
        part("merged-message", "aFChunk", "a.mht", message.as_bytes()),
        part("macro", "vbaProject", "vbaProject.bin", SAID.as_bytes()),
        part("thumbnail", "thumbnail", "thumbnail.emf", SAID.as_bytes()),
        part("theme-that-is-text", "theme", "theme.txt", SAID.as_bytes()),
        docx("picture-outside", picture.outside("i", "image", &format!("https://www.example.com/{NUMBER}.png"))),
    ]
}

fn archive() -> Vec<Place> {
    let bytes = plain().bytes();
    // No XML: a line end stands there as it is.
    let text = said(SAID).replace("&#10;", "\n");
    let commented = [&bytes[..bytes.len() - 2], &(text.len() as u16).to_le_bytes(), text.as_bytes()].concat();
    vec![
        place("archive-comment", "a.docx", commented),
        place("archive-head", "a.docx", [text.as_bytes(), &bytes].concat()),
        place("archive-tail", "a.docx", [&bytes, text.as_bytes()].concat()),
    ]
}
