//! The table of bounds: how far each reaches, why there is one, and what people read when something lies beyond.
//!
//! The first sentence of a bound says what it counts, the rest why it ends where it does. `docs/formats.md` has the same
//! table, held by a test.

use crate::document::{Limits, size_in_words};

/// A row of the table.
pub struct Row {
    /// Its name in the documentation.
    pub name: &'static str,
    /// What is counted, and why there is a bound.
    pub why: &'static str,
    most: Most,
    unit: Unit,
    words: &'static str,
}

/// How far a bound reaches.
enum Most {
    /// So far.
    Fixed(u64),
    /// As far as the limits allow.
    Limit(fn(&Limits) -> u64),
    /// The same, where the bound is a key of the configuration.
    Key(fn(&Limits) -> u64),
}

/// What a bound counts.
enum Unit {
    /// Things.
    Things,
    /// Bytes.
    Bytes,
}

impl Row {
    /// How far it reaches under these limits.
    #[must_use]
    pub fn most(&self, limits: &Limits) -> u64 {
        match self.most {
            Most::Fixed(most) => most,
            Most::Limit(most) | Most::Key(most) => most(limits),
        }
    }

    /// How far it reaches, for people: the key of the configuration where one decides.
    #[must_use]
    pub fn reach(&self) -> String {
        let most = self.amount(self.most(&Limits::default()));
        match self.most {
            Most::Fixed(_) | Most::Limit(_) => most,
            Most::Key(_) => format!("{most} (`limits: {}`)", self.name),
        }
    }

    /// What people read where it was reached at `most`.
    #[must_use]
    pub fn words(&self, most: u64) -> String {
        self.words.replace("{}", &self.amount(most))
    }

    fn amount(&self, amount: u64) -> String {
        match self.unit {
            Unit::Things => amount.to_string(),
            Unit::Bytes => size_in_words(amount),
        }
    }
}

macro_rules! bounds {
    ($($(#[doc = $why:literal])+ $bound:ident: $name:literal, $most:expr, $unit:ident, $words:literal;)+) => {
        /// What ends a loop over input, or cuts a text.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Bound {
            $($(#[doc = $why])+ $bound,)+
        }

        /// All bounds, in their order.
        pub static ROWS: &[Row] = &[$(Row {
            name: $name,
            why: concat!($($why),+),
            most: $most,
            unit: Unit::$unit,
            words: $words,
        },)+];

        impl Bound {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$bound,)+];
            /// How many there are.
            pub const COUNT: usize = Self::ALL.len();
        }
    };
}

impl Bound {
    /// Its row.
    #[must_use]
    pub fn row(self) -> &'static Row {
        &ROWS[self as usize]
    }
}

bounds! {
    /// Bytes of all parts of a document, unpacked, with the files in it. What is unpacked is held in memory.
    Unpacked: "unpacked-size", Most::Key(|limits| limits.unpacked), Bytes,
        "解开的内容合计超过上限 {}，后面的没有检查；请拆分文档，或在配置中调高上限";
    /// Bytes of one part, unpacked.
    Part: "part", Most::Limit(|limits| limits.part), Bytes,
        "解开后超过 {}，没有检查；请拆分文档后再查";
    /// How many times larger than packed text of more than 4 MiB may be. No real part was found to exceed 48.
    Ratio: "ratio", Most::Limit(|limits| limits.ratio), Things,
        "解开后是压缩时的 {} 倍以上，没有检查；正常的办公文档不会这样，请核对来源，或另存后再查";
    /// Bytes of a file of plain text.
    Text: "file-size", Most::Key(|limits| limits.text), Bytes,
        "文件超过上限 {}，没有检查；请拆分后再查，或在配置中调高上限";
    /// Bytes of any other file.
    File: "office-size", Most::Key(|limits| limits.file), Bytes,
        "文件超过上限 {}，没有检查；请拆分后再查，或在配置中调高上限";
    /// Parts of a container, each of which takes memory when the directory is read.
    Entries: "entries", Most::Limit(|limits| limits.entries as u64), Things,
        "压缩包内的部件超过 {} 个，没有检查；正常的办公文档不会有这么多，请核对来源，或另存后再查";
    /// Elements of XML inside each other.
    Depth: "depth", Most::Limit(|limits| limits.depth as u64), Things,
        "元素嵌套超过 {} 层，这一处起没有检查；请用 Word、Excel 或 WPS 打开另存后再查";
    /// Pages of a PDF file.
    Pages: "pages", Most::Limit(|limits| limits.pages as u64), Things,
        "只检查了前 {} 页；请分成几个文件再查";
    /// Paragraphs and cells. Each takes memory beside its text.
    Blocks: "blocks", Most::Limit(|limits| limits.blocks as u64), Things,
        "段落和单元格超过 {} 个，后面的没有检查；请拆分后再查";
    /// Cells and rows of a workbook: half as much again as `blocks`, because a row beyond that is one block.
    Rows: "rows", Most::Limit(|limits| limits.blocks as u64 / 2 * 3), Things,
        "单元格超过 {} 个，后面的没有检查；请拆分工作簿后再查";
    /// Elements of a web page that are open at once, each of which takes memory. What is further in is read as what is around it.
    OpenElements: "html-depth", Most::Fixed(100_000), Things,
        "网页的标签套了 {} 层以上，更里面的文字是否隐藏没有检查；请重新保存网页后再查";
    /// Open elements through which an end tag of a web page looks for its own, so that pages of nothing but tags end in time.
    Reach: "html-reach", Most::Fixed(512), Things,
        "网页有标签在 {} 层以外才结束，那里的文字是否隐藏没有检查；请重新保存网页后再查";
    /// Selectors in the style sheets of a web page, and names that its scripts mention: they are kept to be looked up.
    Selectors: "css-selectors", Most::Fixed(500_000), Things,
        "网页的样式超过 {} 条，文字是否因此隐藏没有检查；请删去用不到的样式后再查";
    /// Cells of an html table that reach into rows below at once: every cell looks through them.
    Spans: "html-rowspans", Most::Fixed(64), Things,
        "表格同时有 {} 个以上的单元格跨行，后面的列是什么没有检查；请拆开这些单元格后再查";
    /// Bytes of one text of a picture. Many fields of a picture may share one stretch of it.
    PictureText: "picture-text", Most::Fixed(1 << 20), Bytes,
        "图片里附带的一段文字超过 {}，后面的没有检查；请另存图片、去掉附带信息后再查";
    /// Bytes of a packed text of a picture, unpacked in memory.
    PackedText: "picture-packed-text", Most::Fixed(16 << 20), Bytes,
        "图片里附带的一段文字解开后超过 {}，后面的没有检查；请另存图片、去掉附带信息后再查";
    /// Texts of the pictures in one document: each becomes a block.
    PictureTexts: "picture-texts", Most::Fixed(20_000), Things,
        "图片里附带的文字超过 {} 处，后面的没有检查；请另存图片、去掉附带信息后再查";
    /// Bytes of all texts of the pictures in one document, which are kept beside them.
    PictureBytes: "picture-bytes", Most::Fixed(32 << 20), Bytes,
        "图片里附带的文字合计超过 {}，后面的没有检查；请另存图片、去掉附带信息后再查";
    /// Tags and texts of the properties of one picture (XMP), or of a picture in SVG.
    PictureEvents: "picture-elements", Most::Fixed(1_000_000), Things,
        "图片的附带信息超过 {} 项，后面的没有检查；请另存图片、去掉附带信息后再查";
    /// Prefixes of XML that are bound at once: every name is looked up among them.
    Bindings: "xml-prefixes", Most::Fixed(1000), Things,
        "XML 的命名空间前缀超过 {} 个，这一处起没有检查；请用 Word、Excel 或 WPS 打开另存后再查";
    /// Cells of one row of a sheet, or definitions of its columns: no program writes more.
    Columns: "columns", Most::Fixed(16_384), Things,
        "一行的单元格或列的定义超过 {} 个，后面的没有检查；请用 Excel 或 WPS 打开，另存后再查";
    /// Bytes of text in all cells of a workbook: a quarter of `unpacked-size`. Cells that call the same string may have more than the file.
    CellText: "cell-text", Most::Limit(|limits| limits.unpacked / 4), Bytes,
        "单元格里的文字合计超过 {}，后面的没有检查；请拆分工作簿，或在配置中调高 unpacked-size";
    /// Merged cells of a sheet: what stands under them is not seen.
    Merged: "merged-cells", Most::Fixed(200_000), Things,
        "合并的单元格超过 {} 个，后面的单元格是否被遮住没有检查；请拆分工作簿后再查";
    /// Merged cells that reach into one row of a sheet: every cell of the row is looked for in them.
    MergedRow: "merged-cells-of-a-row", Most::Fixed(1000), Things,
        "一行里合并的单元格超过 {} 个，其余单元格是否被遮住没有检查；请拆分工作簿后再查";
    /// Tables of a sheet that name their columns themselves: every cell is looked for in them.
    Tables: "sheet-tables", Most::Fixed(100), Things,
        "工作表里的表格超过 {} 个，后面各表的列名没有检查；请拆分工作簿后再查";
    /// Runs of characters that nobody sees, each of which is told: a text may have one between all its letters.
    Invisible: "invisible-characters", Most::Fixed(1000), Things,
        "看不见的字符超过 {} 处，后面各处没有检查；请删去这些字符后再查";
    /// Stretches of a text in another encoding than the rest, each of which is told.
    Foreign: "other-encodings", Most::Fixed(200), Things,
        "编码与全文不同的地方超过 {} 处，后面各处没有检查；请把全文另存为 UTF-8 后再查";
    /// Fields of a Word document that are open in each other: every run of text is looked for in them.
    Fields: "fields", Most::Fixed(1000), Things,
        "域套了 {} 层以上，更里面的域代码没有检查；请用 Word 或 WPS 打开，更新域后另存再查";
    /// Paths within one embedded object or query: nearly all are the same.
    Paths: "paths", Most::Fixed(1000), Things,
        "内嵌对象或查询里的路径超过 {} 个，后面的没有检查；请删去对象或查询后再查";
    /// Objects of a PDF file, which are looked at one by one.
    Objects: "pdf-objects", Most::Fixed(1_000_000), Things,
        "PDF 文件内的对象超过 {} 个，没有检查；请另存为较小的 PDF 再查";
    /// Bytes of operations that draw one page of a PDF file, forms as often as they are shown: ten lines can ask for a day's work.
    PageOperations: "pdf-page-operations", Most::Fixed(32 << 20), Bytes,
        "PDF 的一页要画的内容超过 {}，没有检查；请分成几页，或重新导出后再查";
    /// Bytes of operations that draw all pages of a PDF file, those of its earlier states too.
    Operations: "pdf-operations", Most::Fixed(256 << 20), Bytes,
        "PDF 各页要画的内容合计超过 {}，后面的没有检查；请分成几个文件再查";
    /// Letters of all pages of a PDF file, those of its earlier states too. Each is kept with its place.
    Glyphs: "pdf-letters", Most::Fixed(20_000_000), Things,
        "PDF 的字超过 {} 个，后面的没有检查；请分成几个文件再查";
    /// Earlier states of a PDF file, each of which is read like a file of its own. The last ones are read.
    Revisions: "pdf-versions", Most::Fixed(8), Things,
        "PDF 文件里的历史版本超过 {} 个，更早的没有检查；请另存为新文件再查";
    /// Pages that were taken out of a PDF file, and contents of pages that nothing uses, which are read like pages.
    LeftOver: "pdf-left-over-pages", Most::Fixed(200), Things,
        "PDF 文件里删去的页或不再使用的内容超过 {} 处，后面的没有检查；请另存为新文件再查";
    /// Files that lie in each other, the outermost counted. Each is a reading of its own, with all its memory.
    Nesting: "nesting", Most::Fixed(3), Things,
        "文件里又有文件，套了 {} 层以上，更里面的没有检查；请取出来单独检查";
    /// Files within one document, at any depth. Each is a reading of its own.
    Embedded: "embedded-files", Most::Fixed(200), Things,
        "文档里的内嵌文件超过 {} 个，后面的没有检查；请取出来单独检查";
}
