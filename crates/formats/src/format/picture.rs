//! Pictures by themselves: what one says beside what it shows.
//!
//! A picture is no document. Where one was named, that nobody reads the words in it is a gap; where one was met, it is skipped, unless it
//! says where it was taken, by whom, or anything else that people would not publish.

use crate::image;
use hegao_model::document::budget::Budget;
use hegao_model::document::place::{Picture, Spot};
use hegao_model::document::{Block, BlockKind, Content, Document, Format, Gap, Part, Place, Reason};

/// What reports call the part in which it stands.
const PART: &str = "（图片信息）";

/// Reads what the picture says of itself; its pixels are a gap.
pub(crate) fn read(bytes: &[u8], budget: &Budget) -> Document {
    let (mut text, mut blocks) = (String::new(), Vec::new());
    for (hidden, field, said) in image::said(bytes, budget, None) {
        let start = text.len() as u32;
        text.push_str(&said);
        let content = Content::Slice(start..text.len() as u32);
        text.push('\n');
        let place = Place::from(Spot::Picture { picture: Picture::Unnamed, field }).into();
        blocks.push(Block { place, hidden: Some(hidden), ..Block::new(BlockKind::Aside, 0, content) });
    }
    let gaps = vec![Gap::of_file(Reason::Pictures { count: 1 })];
    Document::new(Format::Picture, vec![Part::derived(PART.to_owned(), text)], blocks, gaps)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Cursor;

    use crate::detect::{Look, look};
    use crate::label::label;
    use crate::reader;
    use hegao_model::document::{Budget, Hidden, SkipReason};

    /// A PNG picture with these chunks behind its head, and a picture of nothing before the last.
    fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1A\n".to_vec();
        for (name, data) in [&[(b"IHDR", &[0; 13][..])], chunks, &[(b"IEND", &[][..])]].concat() {
            bytes.extend_from_slice(&(data.len() as u32).to_be_bytes());
            bytes.extend_from_slice(name);
            bytes.extend_from_slice(data);
            bytes.extend_from_slice(&[0; 4]);
        }
        bytes
    }

    fn looked(name: &str, bytes: &[u8]) -> Look {
        look(name, &bytes[..bytes.len().min(1024)], &mut Cursor::new(bytes))
    }

    #[test]
    fn a_picture_that_says_something_is_read_where_it_is_met() {
        let remark = "Comment\0请李明核实 13800138000".as_bytes();
        let skip = Look::Skip(SkipReason::Picture);
        for (bytes, expected) in [
            (png(&[(b"IDAT", &[7; 4000])]), &skip),
            (png(&[(b"tEXt", remark), (b"IDAT", &[7; 4000])]), &Look::Read),
            (png(&[(b"IDAT", &[7; 4000]), (b"tEXt", remark)]), &Look::Read),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0\xFF\xD9".to_vec(), &skip),
            (b"RIFF\x20\0\0\0WEBPVP8X\x0A\0\0\0\x08\0\0\0\0\0\0\0\0\0".to_vec(), &Look::Read),
            (b"RIFF\x20\0\0\0WEBPVP8X\x0A\0\0\0\x10\0\0\0\0\0\0\0\0\0".to_vec(), &skip),
        ] {
            assert_eq!(&looked("a.png", &bytes), expected);
        }
    }

    #[test]
    fn what_it_says_is_told_and_what_it_shows_is_a_gap() {
        let bytes = png(&[(b"tEXt", "Comment\0请李明核实 13800138000".as_bytes())]);
        let document = reader::within("a.png", bytes, &Budget::default()).ok().unwrap();
        let block = &document.blocks[0];
        assert_eq!((block.hidden, label(&document, block)), (Some(Hidden::Property), Some("图片（备注）")));
        assert_eq!(document.text(block), "请李明核实 13800138000");
        assert_eq!(document.gaps.iter().map(|gap| gap.reason.name()).collect::<Vec<_>>(), ["pictures"]);
    }

    #[test]
    fn properties_of_a_phone_picture_are_read() {
        let packet = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
            <rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator><rdf:Seq><rdf:li>李明</rdf:li></rdf:Seq></dc:creator>\
            </rdf:Description></rdf:RDF></x:xmpmeta>";
        let bytes = [b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", packet.as_bytes(), b"\x01\x02"].concat();
        let document = reader::within("a.heic", bytes, &Budget::default()).ok().unwrap();
        let told: Vec<_> = document.blocks.iter().map(|block| (block.hidden, document.text(block))).collect();
        assert_eq!(told, [(Some(Hidden::Author), "李明")]);
    }
}
