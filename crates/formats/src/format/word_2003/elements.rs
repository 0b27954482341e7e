//! How newer documents say what an element says.

use super::super::doc::lists;
use super::super::flat_opc::escaped;
use super::Piece;
use super::translate::Translator;
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Value};
use crate::encoding::base64::base64;

/// The parts that notes and comments go into ([`Translator::new`]).
const DOCUMENT: usize = 1;
const FOOTNOTES: usize = 2;
const ENDNOTES: usize = 3;
const COMMENTS: usize = 4;

/// How an element is said.
pub(super) enum Said {
    /// As it stands.
    AsItIs,
    /// By this start and end; what is within stays.
    As(String, String),
    /// In this part, between these.
    In(usize, String, String),
    /// Not at all, with all that is within.
    Nothing,
    /// It was read.
    Read,
    /// Properties of the document, or those that an office has added.
    Properties { are_added: bool },
}

impl<'a> Translator<'a> {
    /// How `element` is said.
    pub(super) fn said(&mut self, element: &Element<'a>) -> Said {
        let w = self.w.clone();
        let value = || text(element, "val");
        let alone = |start: String| Said::As(start, String::new());
        match element.name {
            "DocumentProperties" if element.ns == Ns::Office => Said::Properties { are_added: false },
            "CustomDocumentProperties" if element.ns == Ns::Office => Said::Properties { are_added: true },
            "body" => Said::In(DOCUMENT, format!("<{w}body>"), format!("</{w}body>")),
            "fonts" | "shapeDefaults" | "footnotePr" | "endnotePr" => Said::Nothing,
            "styles" | "lists" | "docPr" => self.whole(element.name),
            "hdr" | "ftr" => self.edge(element),
            "footnote" => self.note(FOOTNOTES, "footnote"),
            "endnote" => self.note(ENDNOTES, "endnote"),
            "annotation" => self.annotation(element),
            "hlink" => self.link(element),
            "binData" => self.binary(element),
            "imagedata" if element.ns == Ns::Vml => self.picture(element),
            // Of lists.
            "listDef" => Said::As(
                format!("<{w}abstractNum {w}abstractNumId=\"{}\">", text(element, "listDefId")),
                format!("</{w}abstractNum>"),
            ),
            "list" => Said::As(format!("<{w}num {w}numId=\"{}\">", text(element, "ilfo")), format!("</{w}num>")),
            "ilst" => alone(format!("<{w}abstractNumId {w}val=\"{}\"/>", value())),
            "nfc" => alone(format!("<{w}numFmt {w}val=\"{}\"/>", lists::format(value().parse().unwrap_or(0)))),
            "listPr" => Said::As(format!("<{w}numPr>"), format!("</{w}numPr>")),
            "ilfo" => alone(format!("<{w}numId {w}val=\"{}\"/>", value())),
            "vmerge" => alone(format!("<{w}vMerge {w}val=\"{}\"/>", value())),
            "content" | "docSuppData" | "docOleData" => Said::As(String::new(), String::new()),
            _ => Said::AsItIs,
        }
    }

    /// A part of its own.
    fn whole(&mut self, name: &str) -> Said {
        let (kind, root) = match name {
            "styles" => ("styles", "styles"),
            "lists" => ("numbering", "numbering"),
            _ => ("settings", "settings"),
        };
        Said::In(self.part(format!("word/{kind}.xml"), kind, kind.to_owned(), root), String::new(), String::new())
    }

    /// A header or footer, to which its section refers.
    fn edge(&mut self, element: &Element) -> Said {
        let (kind, root) = if element.name == "hdr" { ("header", "hdr") } else { ("footer", "ftr") };
        let of = match &*text(element, "type") {
            "odd" => "default".to_owned(),
            other => other.to_owned(),
        };
        let number = self.parts.len();
        let id = format!("edge{number}");
        let w = &self.w;
        let reference = format!("<{w}{kind}Reference {w}type=\"{of}\" hegao:id=\"{id}\"/>");
        self.write(&reference);
        Said::In(self.part(format!("word/{kind}{number}.xml"), kind, id, root), String::new(), String::new())
    }

    /// A note, to which the text refers.
    fn note(&mut self, part: usize, name: &str) -> Said {
        self.notes += 1;
        let (w, number) = (self.w.clone(), self.notes);
        self.write(&format!("<{w}{name}Reference {w}id=\"{number}\"/>"));
        Said::In(part, format!("<{w}{name} {w}id=\"{number}\">"), format!("</{w}{name}>"))
    }

    /// What was noted of text: a change, a comment, a bookmark.
    fn annotation(&mut self, element: &Element) -> Said {
        let w = self.w.clone();
        let author = escaped(&text(element, "author"));
        let by = |name: &str| Said::As(format!("<{w}{name} {w}author=\"{author}\">"), format!("</{w}{name}>"));
        match &*text(element, "type") {
            "Word.Insertion" => by("ins"),
            "Word.Deletion" => by("del"),
            "Word.Formatting" => by("rPrChange"),
            "Word.ParagraphFormatting" => by("pPrChange"),
            "Word.Comment" => {
                self.notes += 1;
                let number = self.notes;
                Said::In(
                    COMMENTS,
                    format!("<{w}comment {w}id=\"{number}\" {w}author=\"{author}\">"),
                    format!("</{w}comment>"),
                )
            }
            "Word.Bookmark.Start" => {
                let name = escaped(&text(element, "name"));
                Said::As(format!("<{w}bookmarkStart {w}name=\"{name}\"/>"), String::new())
            }
            _ => Said::As(String::new(), String::new()),
        }
    }

    /// Where text leads.
    fn link(&mut self, element: &Element) -> Said {
        let w = &self.w;
        let (target, tip) = (text(element, "dest"), escaped(&text(element, "screenTip")));
        let id = format!("link{}", self.links.len());
        let start = format!("<{w}hyperlink hegao:id=\"{id}\" {w}tooltip=\"{tip}\">");
        let end = format!("</{w}hyperlink>");
        if !target.is_empty() {
            self.links.push((id, target));
        }
        Said::As(start, end)
    }

    /// Bytes that stand as letters: a picture, or what the program keeps of macros and objects.
    fn binary(&mut self, element: &Element) -> Said {
        let name = text(element, "name");
        let bytes = base64(self.xml.gather(0).text());
        let number = self.pieces.len();
        let file = name.rsplit('/').next().unwrap_or_default();
        let (path, kind) = match file {
            "editdata.mso" => ("word/vbaProject.bin".to_owned(), "vbaProject"),
            "oledata.mso" => ("word/embeddings/oledata.mso".to_owned(), "oleObject"),
            _ => {
                let extension = file.rsplit_once('.').map_or("bin", |(_, extension)| extension);
                let is_plain = extension.len() <= 5 && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
                (format!("word/media/image{number}.{}", if is_plain { extension } else { "bin" }), "image")
            }
        };
        let id = format!("data{number}");
        self.pictures.push((name, id.clone()));
        self.pieces.push(Piece { name: path, kind, id, bytes });
        Said::Read
    }

    /// A picture, which the text calls by the name of its bytes.
    fn picture(&mut self, element: &Element) -> Said {
        let source = text(element, "src");
        let known = self.pictures.iter().rev().find(|(name, _)| *name == source);
        match known {
            Some((_, id)) => {
                let id = id.clone();
                let prefix = self.prefix_of(element);
                Said::As(format!("<{prefix}imagedata hegao:id=\"{id}\"/>"), String::new())
            }
            None => Said::AsItIs,
        }
    }

    /// The prefix with which the name of `element` is written, with its colon.
    fn prefix_of(&self, element: &Element) -> String {
        let source = self.xml.source();
        let start = element.range().start;
        source[..start].rfind('<').map_or_else(String::new, |at| source[at + 1..start].to_owned())
    }
}

/// The attribute of this name, of whatever namespace.
fn text(element: &Element, name: &str) -> String {
    let found = element.values().find(|(_, attribute, _)| *attribute == name);
    found.map(|(_, _, value): (_, _, Value)| value.text().into_owned()).unwrap_or_default()
}
