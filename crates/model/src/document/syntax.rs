//! How text is written where it is stored, for those who put other text in its place.

use std::ops::Range;

use super::{Block, Content, Document, Format};

/// How a part writes text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// As it is.
    Plain,
    /// In XML or HTML: signs of the markup are written as entities.
    Markup,
}

impl Syntax {
    /// `text` as the part writes it.
    #[must_use]
    pub fn written(self, text: &str) -> String {
        match self {
            Self::Plain => text.to_owned(),
            Self::Markup => text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;"),
        }
    }
}

impl Document {
    /// How the part of that index writes text; `None`: what it says is stored nowhere as text, because it was decoded from
    /// a picture, a stream or a file within the file.
    #[must_use]
    pub fn syntax(&self, part: u32) -> Option<Syntax> {
        let part = self.parts.get(part as usize).filter(|part| part.is_stored())?;
        match (&part.name, self.format) {
            (None, Format::Html) => Some(Syntax::Markup),
            (None, Format::Text | Format::Markdown | Format::Csv) => Some(Syntax::Plain),
            (Some(name), Format::Docx | Format::Xlsx) => of_member(name),
            _ => None,
        }
    }
}

/// How a member of a container writes text. What stands behind the name of a file is a part of that.
fn of_member(name: &str) -> Option<Syntax> {
    let (folders, file) = name.rsplit_once('/').unwrap_or(("", name));
    let is_within = folders.split('/').any(|folder| folder.contains('.'));
    let extension = file.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    match extension.as_deref().filter(|_| !is_within)? {
        "xml" | "rels" | "vml" | "htm" | "html" => Some(Syntax::Markup),
        "txt" | "csv" | "md" => Some(Syntax::Plain),
        _ => None,
    }
}

impl Block {
    /// Whether `range` (bytes of the block's text) holds no piece by half that is written as one whole, as `&amp;` is.
    #[must_use]
    pub fn is_whole(&self, range: &Range<usize>) -> bool {
        let Content::Joined(joined) = &self.content else { return true };
        joined.pieces.iter().all(|piece| {
            let (start, end) = (piece.text.start as usize, piece.text.end as usize);
            let touches = start < range.end && range.start < end;
            !touches || piece.text.len() == piece.source.len() || (range.start <= start && end <= range.end)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_known_by_their_names() {
        assert_eq!(of_member("word/document.xml"), Some(Syntax::Markup));
        assert_eq!(of_member("[Content_Types].xml"), Some(Syntax::Markup));
        assert_eq!(of_member("word/_rels/document.xml.rels"), Some(Syntax::Markup));
        for within in ["word/media/image1.png", "word/embeddings/a.xlsx/xl/workbook.xml", "a.bin/名单.txt", "x"] {
            assert_eq!(of_member(within), None, "{within}");
        }
        assert_eq!(Syntax::Markup.written("A&B<\"丙\">"), "A&amp;B&lt;&quot;丙&quot;&gt;");
    }
}
