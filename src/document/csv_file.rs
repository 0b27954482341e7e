//! Values in rows: the cells of a .csv or .tsv file, each with its place in the file.
//!
//! The `csv` crate tells values but not places, so the rows are cut here; a test holds the cut against the crate's. The
//! separator is found by trying: the one that gives the most rows the same number of cells. Every cell is a block, with
//! the head of its column before it ([`super::heads`]). A quotation mark that nothing closes is a character like any
//! other, and so are all behind it, or one stray mark would make the rest of the file one cell. What is prose by its
//! looks is read as text; rows beyond the limit of blocks are a block each, so that nothing is left out.

use std::borrow::Cow;
use std::ops::Range;

use super::digits::lost_digits;
use super::flow::Gathered;
use super::heads::{Heads, TOP};
use super::text_file::{text_document, undecodable};
use super::{Block, BlockKind, Content, Document, Format, Hidden, Limits, Part};

/// The separators, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How many rows tell the separator.
const SAMPLE: usize = 200;

/// Reads a file of values. Never fails: what cannot be read is in [`Document::gaps`].
pub(super) fn read(name: &str, bytes: Vec<u8>, limits: &Limits) -> Document {
    let (part, gaps) = Part::decoded(None, bytes);
    let gaps = gaps.into_iter().map(|range| undecodable(range, &part.encoding)).collect();
    let Some(layout) = Layout::of(&part.text, name) else { return text_document(part, gaps) };
    let blocks = blocks(&part.text, layout, limits);
    Document::new(Format::Csv, vec![part], blocks, gaps)
}

/// How the values are separated, and where the first row begins.
#[derive(Clone, Copy)]
struct Layout {
    separator: u8,
    start: usize,
}

impl Layout {
    /// The layout of `text`; `None`: it is prose.
    fn of(text: &str, name: &str) -> Option<Self> {
        if let Some(layout) = Self::declared(text) {
            return Some(layout);
        }
        let is_tsv = name.len() >= 4 && name.as_bytes()[name.len() - 4..].eq_ignore_ascii_case(b".tsv");
        let first = if is_tsv { b'\t' } else { b',' };
        let (mut best, mut most) = (first, Fit::of(text, first));
        for separator in SEPARATORS {
            let fit = Fit::of(text, separator);
            if fit.alike > most.alike {
                (best, most) = (separator, fit);
            }
        }
        most.is_table().then_some(Self { separator: best, start: 0 })
    }

    /// What the first line says, in the way of Excel: `sep=;`.
    fn declared(text: &str) -> Option<Self> {
        let end = text.find(['\n', '\r'])?;
        let separator = text[..end].trim_matches('"').strip_prefix("sep=")?;
        let &[separator] = separator.as_bytes() else { return None };
        let start = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
        SEPARATORS.contains(&separator).then_some(Self { separator, start })
    }
}

/// How well a separator fits a text.
struct Fit {
    rows: usize,
    /// Rows of two cells or more, as many as most of them have.
    alike: usize,
    /// Rows that end like a sentence, or hold several.
    sentences: usize,
    /// Whether the first row names a column, and the others are no prose.
    listed: bool,
}

impl Fit {
    fn of(text: &str, separator: u8) -> Self {
        let rows: Vec<Record> = Records::new(text, Layout { separator, start: 0 }).take(SAMPLE).collect();
        let mut counts: Vec<usize> = rows.iter().map(|row| row.fields.len()).filter(|&count| count > 1).collect();
        counts.sort_unstable();
        let alike = counts.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
        let is_prose = |row: &&Record| {
            let line = text[row.range.clone()].trim_end();
            line.ends_with(['。', '.', '！', '!', '？', '?', '；']) || line.matches(['。', '，']).nth(1).is_some()
        };
        let sentences = rows.iter().filter(is_prose).count();
        let cells: Vec<Vec<(u32, Cow<'_, str>)>> = rows.iter().take(TOP).map(|row| row.cells(text)).collect();
        let listed = sentences == 0 && counts.is_empty() && has_head(&cells);
        Self { rows: rows.len(), alike, sentences, listed }
    }

    /// Whether this is a table: half of its rows are alike, or at least two and they are no sentences.
    fn is_table(&self) -> bool {
        let prose = self.sentences * 2 > self.rows;
        self.listed || self.alike > 0 && !prose || self.alike * 4 > self.rows * 3 && self.rows > 1
    }
}

fn has_head(cells: &[Vec<(u32, Cow<'_, str>)>]) -> bool {
    let rows: Vec<Vec<(u32, &str)>> = cells.iter().map(|row| borrowed(row)).collect();
    let top: Vec<&[(u32, &str)]> = rows.iter().map(Vec::as_slice).collect();
    Heads::of(&top).is_found()
}

fn borrowed<'a>(cells: &'a [(u32, Cow<'_, str>)]) -> Vec<(u32, &'a str)> {
    cells.iter().map(|(column, text)| (*column, &**text)).collect()
}

/// The blocks of a table.
fn blocks(text: &str, layout: Layout, limits: &Limits) -> Vec<Block> {
    let mut table = Table { text, heads: heads(text, layout), blocks: Vec::new() };
    for record in Records::new(text, layout) {
        if table.blocks.len() + record.fields.len() > limits.blocks {
            table.whole(record.range);
        } else {
            table.record(&record);
        }
    }
    table.blocks
}

/// The heads of the table, from its first rows.
fn heads(text: &str, layout: Layout) -> Heads {
    let top: Vec<_> =
        Records::new(text, layout).map(|row| row.cells(text)).filter(|row| !row.is_empty()).take(TOP).collect();
    Heads::of(&top.iter().map(|row| borrowed(row)).collect::<Vec<_>>().iter().map(Vec::as_slice).collect::<Vec<_>>())
}

/// A table on its way to blocks.
struct Table<'a> {
    text: &'a str,
    heads: Heads,
    blocks: Vec<Block>,
}

impl Table<'_> {
    /// The cells of a row.
    fn record(&mut self, record: &Record) {
        let cells = record.cells(self.text);
        let row = borrowed(&cells);
        if row.is_empty() {
            return;
        }
        let is_head = self.heads.take(&row);
        for (index, &(column, value)) in row.iter().enumerate() {
            let name = if is_head { None } else { self.heads.of_cell(&row, index) };
            let label = name.map(|name| format!("第{}行“{name}”", record.line));
            let cell = record.fields[column as usize].gathered(self.text);
            if lost_digits(value, name) {
                let label = label.clone().unwrap_or_else(|| format!("第{}行", record.line));
                self.blocks.push(cell.aside(Hidden::LostDigits, &label));
            }
            let content = name.map_or_else(|| cell.content(), |name| cell.headed(&format!("{name}：")).content());
            let block = Block::new(BlockKind::Cell, 0, content);
            self.blocks.push(Block { label: label.map(Into::into), ..block });
        }
    }

    /// A row as one block.
    fn whole(&mut self, range: Range<usize>) {
        let row = &self.text[range.clone()];
        let start = range.start + row.len() - row.trim_start().len();
        let slice = start as u32..(start + row.trim().len()) as u32;
        if !slice.is_empty() {
            self.blocks.push(Block::new(BlockKind::Cell, 0, Content::Slice(slice)));
        }
    }
}

/// A row: where it stands, and its cells.
struct Record {
    /// Without the line end.
    range: Range<usize>,
    /// The line that it begins in.
    line: usize,
    fields: Vec<Field>,
}

/// A cell: where it stands, with the quotation marks around it.
struct Field {
    range: Range<usize>,
    is_quoted: bool,
}

impl Record {
    /// The cells that are not empty, without the white space around them.
    fn cells<'a>(&self, text: &'a str) -> Vec<(u32, Cow<'a, str>)> {
        let trimmed = |field: &Field| match field.is_quoted {
            false => Cow::Borrowed(text[field.range.clone()].trim()),
            true => Cow::Owned(field.gathered(text).text().trim().to_owned()),
        };
        let cells = self.fields.iter().enumerate().map(|(column, field)| (column as u32, trimmed(field)));
        cells.filter(|(_, text)| !text.is_empty()).collect()
    }
}

impl Field {
    /// The value with its places: of what stands in quotation marks, a doubled one is one.
    fn gathered(&self, text: &str) -> Gathered {
        let mut value = Gathered::new(0);
        let Range { start: mut at, end } = self.range;
        if self.is_quoted {
            at += 1;
            while let Some(mark) = memchr::memchr(b'"', &text.as_bytes()[at..end]).map(|found| at + found) {
                value.push(&text[at..mark], at..mark);
                at = mark + 1;
                if text.as_bytes()[at..end].first() != Some(&b'"') {
                    break;
                }
                value.push("\"", mark..mark + 2);
                at += 1;
            }
        }
        // What stands behind the closing mark belongs to the value, as it is.
        value.push(&text[at..end], at..end);
        value
    }
}

/// The rows of a text that are not empty.
struct Records<'a> {
    text: &'a str,
    separator: u8,
    at: usize,
    line: usize,
    /// Whether quotation marks still hold values together.
    quotes: bool,
}

impl<'a> Records<'a> {
    fn new(text: &'a str, layout: Layout) -> Self {
        let line = if layout.start > 0 { 2 } else { 1 };
        Self { text, separator: layout.separator, at: layout.start, line, quotes: true }
    }

    /// The cell at the current place, which is then the end of it.
    fn field(&mut self) -> Field {
        let bytes = self.text.as_bytes();
        let start = self.at;
        let is_quoted = self.quotes && bytes.get(start) == Some(&b'"');
        if is_quoted {
            match closing(&bytes[start..]) {
                Some(end) => self.at = start + end,
                None => {
                    self.quotes = false;
                    return self.field();
                }
            }
        }
        let rest = &bytes[self.at..];
        self.at += memchr::memchr3(self.separator, b'\n', b'\r', rest).unwrap_or(rest.len());
        Field { range: start..self.at, is_quoted }
    }

    /// Steps over a line end; whether there was one.
    fn line_end(&mut self) -> bool {
        let length = match &self.text.as_bytes()[self.at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return false,
        };
        self.at += length;
        self.line += 1;
        true
    }
}

/// The length of what stands in quotation marks at the start of `bytes`, with both; `None` if nothing closes it.
fn closing(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        at += memchr::memchr(b'"', &bytes[at..])? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while self.line_end() {}
        if self.at >= self.text.len() {
            return None;
        }
        let (start, line) = (self.at, self.line);
        let mut fields = vec![self.field()];
        while self.text.as_bytes().get(self.at) == Some(&self.separator) {
            self.at += 1;
            fields.push(self.field());
        }
        let range = start..self.at;
        if fields.iter().any(|field| field.is_quoted) {
            self.line += line_ends(&self.text[range.clone()]);
        }
        Some(Record { range, line, fields })
    }
}

/// How many lines end in `text`.
fn line_ends(text: &str) -> usize {
    let bytes = text.as_bytes();
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    ends.filter(|&at| bytes[at] == b'\r' || at == 0 || bytes[at - 1] != b'\r').count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(name: &str, text: &str) -> Document {
        read(name, text.as_bytes().to_vec(), &Limits::default())
    }

    fn texts(document: &Document) -> Vec<&str> {
        document.blocks.iter().map(|block| document.text(block)).collect()
    }

    /// The blocks with their labels.
    fn cells(name: &str, text: &str) -> Vec<String> {
        let document = document(name, text);
        let label = |block: &Block| block.label.as_deref().unwrap_or("-").to_owned();
        document.blocks.iter().map(|block| format!("{} {}", label(block), document.text(block))).collect()
    }

    const TABLE: &str = "姓名,手机号\n李明,13800138000\n";

    #[test]
    fn a_cell_knows_its_column_and_its_place() {
        assert_eq!(
            cells("a.csv", TABLE),
            ["- 姓名", "- 手机号", "第2行“姓名” 姓名：李明", "第2行“手机号” 手机号：13800138000"]
        );
        let document = document("a.csv", TABLE);
        let block = &document.blocks[3];
        let from = "手机号：".len();
        let (part, place) = block.pieces(from..from + 3)[0].clone();
        assert_eq!((part, &TABLE[place]), (0, "138"));
        assert!(block.pieces(0..from).is_empty(), "the head of a column stands elsewhere");
    }

    #[test]
    fn the_separator_is_found() {
        for separator in SEPARATORS.map(char::from) {
            let text = TABLE.replace(',', &separator.to_string());
            assert_eq!(cells("a.csv", &text), cells("a.csv", TABLE), "{separator:?}");
        }
        assert_eq!(cells("a.csv", "sep=;\r\n甲;乙,丙\r\n"), ["- 甲", "- 乙,丙"]);
        assert_eq!(cells("a.tsv", "甲,乙\t丙\n"), ["- 甲,乙", "- 丙"]);
        assert_eq!(
            cells("a.csv", "表\n姓名,电话,住址\n李明\n王强,1,2\n"),
            [
                "- 表",
                "- 姓名",
                "- 电话",
                "- 住址",
                "第3行“姓名” 姓名：李明",
                "第4行“姓名” 姓名：王强",
                "第4行“电话” 电话：1",
                "第4行“住址” 住址：2",
            ]
        );
    }

    #[test]
    fn quotation_marks_hold_a_value_together() {
        let text = "姓名,住址\r\n李明,\"示例路1号,\"\"二\"\"楼\r\n东侧\"\r\n王强,无\r\n";
        let document = document("a.csv", text);
        assert_eq!(texts(&document)[3], "住址：示例路1号,\"二\"楼\r\n东侧");
        let mark = "住址：示例路1号,".len();
        let (_, place) = document.blocks[3].pieces(mark..mark + 1)[0].clone();
        assert_eq!(&text[place], "\"\"");
        assert_eq!(document.blocks[4].label.as_deref(), Some("第4行“姓名”"));
    }

    #[test]
    fn a_mark_that_nothing_closes_is_a_character() {
        let text = "姓名,备注\n李明,\"见附件\n王强,无\n";
        assert_eq!(
            texts(&document("a.csv", text)),
            ["姓名", "备注", "姓名：李明", "备注：\"见附件", "姓名：王强", "备注：无"]
        );
    }

    #[test]
    fn prose_is_read_as_text() {
        let text = "关于示例工作的报告\n\n我镇认真落实各项要求，依法而行。\n下一步，我镇将继续努力。\n";
        let document = document("a.csv", text);
        assert_eq!(document.format, Format::Text);
        assert_eq!(texts(&document), texts(&super::super::read_text(text.as_bytes().to_vec())));
        assert_eq!(cells("a.csv", "手机号\n13800138000\n")[1], "第2行“手机号” 手机号：13800138000");
    }

    #[test]
    fn lost_digits_are_told() {
        let document =
            document("a.csv", "姓名,身份证号\n李明,1.10105E+17\n王强,110105194912310000\n张三,11010519491231002X\n");
        let lost: Vec<&str> =
            document.blocks.iter().filter(|block| block.hidden.is_some()).map(|block| document.text(block)).collect();
        assert_eq!(lost, ["1.10105E+17", "110105194912310000"]);
    }

    #[test]
    fn rows_beyond_the_limit_are_read_whole() {
        let limits = Limits { blocks: 4, ..Limits::default() };
        let document = read("a.csv", format!("{TABLE}王强,13800138001\n").into_bytes(), &limits);
        assert_eq!(texts(&document)[4..], ["王强,13800138001"]);
    }

    #[test]
    fn rows_are_cut_as_the_csv_crate_cuts_them() {
        let marks = ["a", "李", ",", "\"", "\n", "\r\n", "\"\"", " ", ",\""];
        let mut state = 7_u32;
        for _ in 0..3000 {
            let mut text = String::new();
            for _ in 0..12 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(marks[(state >> 16) as usize % marks.len()]);
            }
            let mut records = Records::new(&text, Layout { separator: b',', start: 0 });
            let values =
                |record: Record| record.fields.iter().map(|field| field.gathered(&text).text().to_owned()).collect();
            let ours: Vec<Vec<String>> = records.by_ref().map(values).collect();
            let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
            let theirs: Vec<Vec<String>> =
                reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect();
            if records.quotes {
                assert_eq!(ours, theirs, "{text:?}");
            }
        }
    }
}
