//! Plain text and its relatives: decode, cut into lines, join what was cut, and say what each block is.
//!
//! A line ends at LF, CRLF or a lone CR, as in the line index. Lines of white space separate and are no blocks; every
//! other line belongs to exactly one block, without the white space around it. The title, and the note at the end, are
//! told by where they stand; all else by the text ([`crate::layout::classify`]).

use super::noted;
use crate::encoding::decoded_part;
use crate::layout::classify::{is_bracketed, is_title, kind};
use crate::layout::join::{Joiner, Wrap};
use crate::layout::line::{Line, lines};
use crate::layout::marker::hash;
use hegao_model::document::{
    Block, BlockKind, Budget, CellTexts, Content, Declared, Document, Format, Gap, Part, Reason, Syntax,
};

/// How far from the end a note may stand, in blocks: a signature, a date and a 抄送 or two may follow.
const NOTES: usize = 6;

/// Reads a text file in any encoding. Never fails: what cannot be read is in [`Document::gaps`].
#[must_use]
pub fn read_text(bytes: Vec<u8>) -> Document {
    read(bytes, &Budget::default())
}

/// The same, within `budget`.
pub(crate) fn read(bytes: Vec<u8>, budget: &Budget) -> Document {
    let (part, gaps) = decoded_part(None, bytes, Syntax::Plain);
    let gaps = gaps.into_iter().map(|range| undecodable(range, part.encoding())).collect();
    match noted::without(&part) {
        Some((plain, notes)) => notes.put_back(text_document(plain, gaps, budget), part),
        None => text_document(part, gaps, budget),
    }
}

/// The document of a decoded text file.
pub(crate) fn text_document(part: Part, gaps: Vec<Gap>, budget: &Budget) -> Document {
    let mut blocks = cut(&part.text, budget);
    mark(&part.text, &mut blocks);
    let (cell_texts, declared) = (CellTexts::default(), Declared::default());
    let document = Document::new(Format::Text, vec![part], Vec::new(), gaps).with_cells(cell_texts).declaring(declared);
    Document { blocks, ..document }
}

/// The gap of bytes that mean nothing in the encoding.
pub(crate) fn undecodable(bytes: std::ops::Range<u64>, encoding: &str) -> Gap {
    let count = bytes.end - bytes.start;
    let reason = Reason::UndecodableText { bytes: count, encoding: encoding.to_owned().into() };
    Gap { part: None, page: None, bytes: Some(bytes), reason }
}

/// The blocks of a text whose lines are what its writer ended with a return, without title and note, as far as there is time.
fn cut(text: &str, budget: &Budget) -> Vec<Block> {
    let lines = lines(text);
    let mut blocks = cut_lines(text, &lines, Wrap::of(text, &lines), &|bytes| budget.is_late(bytes));
    blocks.iter_mut().for_each(|block| leave_out_mark(text, block));
    blocks
}

/// The same of some `lines` of a text that is set to the width `wrap`, and is no Markdown: a `#` stands on its page.
pub(crate) fn cut_stretch(text: &str, lines: &[Line], wrap: Option<Wrap>) -> Vec<Block> {
    cut_lines(text, lines, wrap, &|_| false)
}

fn cut_lines(text: &str, lines: &[Line], wrap: Option<Wrap>, is_late: &dyn Fn(usize) -> bool) -> Vec<Block> {
    let joiner = Joiner::new(text, lines, wrap);
    let mut blocks = Vec::with_capacity(lines.len());
    let mut first = 0;
    while first < lines.len() {
        let end = joiner.paragraph(first);
        if is_late((lines[end - 1].end - lines[first].start) as usize) {
            break;
        }
        blocks.push(block(text, joiner.content(first, end)));
        for number in joiner.page_numbers(first, end) {
            let content = Content::Slice(lines[number].start..lines[number].end);
            blocks.push(Block::new(BlockKind::Item, 0, content));
        }
        first = end;
    }
    blocks
}

/// Tells the title and the note among the blocks of a text.
pub(crate) fn mark(text: &str, blocks: &mut [Block]) {
    mark_title(text, blocks);
    mark_notes(text, blocks);
}

fn block(text: &str, content: Content) -> Block {
    Block::new(kind(content_text(text, &content)), 0, content)
}

/// Leaves out the `#` of a heading: many texts are Markdown in fact.
fn leave_out_mark(text: &str, block: &mut Block) {
    if let (Content::Slice(range), BlockKind::Heading) = (&mut block.content, block.kind) {
        let line = &text[range.start as usize..range.end as usize];
        range.start += hash(line).unwrap_or(0) as u32;
    }
}

/// What a block of running text says: none has a name before it.
fn content_text<'a>(text: &'a str, content: &'a Content) -> &'a str {
    match content {
        Content::Slice(range) => &text[range.start as usize..range.end as usize],
        Content::Joined(joined) => &joined.text,
        Content::Headed { .. } => "",
    }
}

/// The title: before any paragraph, the first line that ends like one; else a markdown heading that comes first.
fn mark_title(text: &str, blocks: &mut [Block]) {
    let head = blocks.iter().position(|block| block.kind == BlockKind::Paragraph).unwrap_or(blocks.len());
    let is_first_heading = |block: &Block| match &block.content {
        Content::Slice(range) => block.kind == BlockKind::Heading && text[..range.start as usize].trim() == "#",
        Content::Joined(_) | Content::Headed { .. } => false,
    };
    let numbered = |line: &str| crate::layout::marker::marker(line).is_some();
    let title = blocks[..head.min(30)].iter().position(|block| {
        let line = content_text(text, &block.content);
        block.kind != BlockKind::Cell && is_title(line) && !numbered(line)
    });
    let title = title.or_else(|| blocks.first().filter(|block| is_first_heading(block)).map(|_| 0));
    if let Some(title) = title {
        blocks[title].kind = BlockKind::Title;
    }
}

/// The note (附注): a line wholly in brackets near the end.
fn mark_notes(text: &str, blocks: &mut [Block]) {
    let from = blocks.len().saturating_sub(NOTES);
    for block in &mut blocks[from..] {
        if block.kind != BlockKind::Cell && is_bracketed(content_text(text, &block.content)) {
            block.kind = BlockKind::Note;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(BlockKind, String)> {
        let document = read_text(text.as_bytes().to_vec());
        document.blocks.iter().map(|block| (block.kind, document.text(block).to_owned())).collect()
    }

    #[test]
    fn lines_end_at_lf_crlf_and_cr() {
        for text in ["甲\n乙\n\n丙", "甲\r\n乙\r\n\r\n丙\r\n", "甲\r乙\r\r丙", "\n 甲 \n\u{3000}乙\t\n \t\n丙"]
        {
            let texts: Vec<_> = read(text).into_iter().map(|(_, text)| text).collect();
            assert_eq!(texts, ["甲", "乙", "丙"], "{text:?}");
        }
        assert!(read("").is_empty() && read("\r\n \n").is_empty());
        assert_eq!(read("甲\u{2028}乙").len(), 1);
    }

    #[test]
    fn blocks_have_kinds() {
        use BlockKind::{Heading, Item, Note, Paragraph, Title};
        let text = "示例委文〔2025〕1号\n\n签发人：李 明\n\n示例镇人民政府\n\n关于法治政府建设情况的报告\n\n\
            2024年以来，我镇认真落实各项要求。\n\n一、学习情况。\n\n（一）加强领导。落实责任，形成合力。\n\n\
            示例镇人民政府\n2025年1月8日\n\n(联系人：李明；联系电话：13800138000)\n";
        let kinds: Vec<_> = read(text).into_iter().map(|(kind, _)| kind).collect();
        assert_eq!(kinds, [Item, Item, Item, Title, Paragraph, Heading, Paragraph, Item, Item, Note]);
        assert_eq!(
            read("# 示例办法\n\n## 总则\n\n正文，从略。"),
            [(Title, "示例办法".into()), (Heading, "总则".into()), (Paragraph, "正文，从略。".into())]
        );
        assert_eq!(read("# 说一说\n\n正文。")[0].0, Title);
        assert_eq!(read("正文，从略。\n\n# 说一说")[1].0, Heading);
    }

    #[test]
    fn undecodable_bytes_are_gaps_that_say_how_many() {
        let mut bytes = "示例镇的工作报告，内容从略。".as_bytes().to_vec();
        bytes.splice(9..9, [0xFF, 0xFE, 0xFF]);
        let document = read_text(bytes);
        assert_eq!(document.gaps.len(), 1);
        assert_eq!(document.gaps[0].bytes, Some(9..12));
        assert_eq!(document.gaps[0].reason, Reason::UndecodableText { bytes: 3, encoding: "utf-8".into() });
    }
}
