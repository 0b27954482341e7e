//! The words that sentences have in their gaps.

use std::borrow::Cow;

use super::Tongue;
use hegao_model::document::known::{Advice, Known, Then};
use hegao_model::document::{Cells, GapKind, Outside, PdfState, size_in_words};
use hegao_rules::rule::Language;

impl Tongue {
    pub(super) fn either<T>(self, zh: T, en: T) -> T {
        match self.0 {
            Language::Zh => zh,
            Language::En => en,
        }
    }

    pub(super) fn bytes(self) -> &'static str {
        self.either("字节", "bytes")
    }

    pub(super) fn size(self, size: u64) -> String {
        size_in_words(size, self.bytes())
    }

    pub(super) fn has(self, size: Option<u64>) -> String {
        size.map(|size| self.size(size))
            .map_or_else(String::new, |size| self.either(format!("有 {size}，"), format!("{size}, ")))
    }

    pub(super) fn format(self, format: &Known) -> &'static str {
        self.either(format.zh, format.en)
    }

    pub(super) fn advice(self, format: &Known) -> &'static str {
        let Then::Gap(advice) = format.then else { return "" };
        match advice {
            Advice::Word => self.either(
                "请用 Word 或 WPS 打开，另存为 .docx 再查",
                "open it in Word or WPS, save it as .docx, and check that",
            ),
            Advice::Sheet => self.either(
                "请用 Excel 或 WPS 打开，另存为 .xlsx 再查",
                "open it in Excel or WPS, save it as .xlsx, and check that",
            ),
            Advice::Page => self.either("请导出或打印成 .pdf 再查", "export or print it as .pdf, and check that"),
            Advice::Mail => {
                self.either("请打开它，把正文和附件另存再查", "open it, save its text and attachments, and check those")
            }
            Advice::Archive => self.either("请解压后再查", "unpack it, and check what was in it"),
            Advice::Base => self.either("请导出为 .xlsx 或 .csv 再查", "export it as .xlsx or .csv, and check that"),
        }
    }

    pub(super) fn encoding(self, encoding: &str) -> Cow<'_, str> {
        match encoding {
            "mixed" => self.either("utf-8 或 gb18030", "utf-8 or gb18030").into(),
            one => one.into(),
        }
    }

    pub(super) fn outside(self, what: Outside) -> &'static str {
        match what {
            Outside::Picture => self.either("外部图片", "a picture"),
            Outside::Media => self.either("外部音视频", "sound or a film"),
            Outside::Template => self.either("文档模板", "a template"),
            Outside::Subdocument => self.either("子文档", "a subdocument"),
            Outside::Merged => self.either("并入的文档", "a document that is merged in"),
            Outside::Object => self.either("链接的对象", "a linked object"),
            Outside::Frame => self.either("框架网页", "a web page in a frame"),
        }
    }

    /// `3 个（A1、A2、A3）`, `12 个（A1、A2、A3 等）`.
    pub(super) fn cells(self, Cells { count: all, first }: &Cells) -> String {
        let more = if *all > first.len() { self.either(" 等", " and more") } else { "" };
        let first = first.join(self.either("、", ", "));
        self.either(format!("{all} 个（{first}{more}）"), format!("{} ({first}{more})", count(*all as u64, "cell")))
    }

    /// `，图片占版面的 95%`
    pub(super) fn share(self, percent: Option<u64>) -> String {
        let said = |percent| self.either(format!("，图片占版面的 {percent}%"), format!(", {percent}% of the page"));
        percent.map_or_else(String::new, said)
    }

    pub(super) fn many(self, places: usize) -> String {
        match places {
            0 | 1 => String::new(),
            places => self.either(format!("等 {places} 处"), format!(" and others, {places} places")),
        }
    }

    pub(super) fn state(self, state: PdfState) -> String {
        match state {
            PdfState::Version(number) => self.either(format!("历史版本{number}"), format!("earlier version {number}")),
            PdfState::RemovedPages => self.either("删去的页", "removed pages").to_owned(),
            PdfState::Unused => {
                self.either("文件里不再使用的内容", "objects that the file does not use any more").to_owned()
            }
        }
    }

    pub(super) fn why(self, kind: GapKind) -> &'static str {
        match kind {
            GapKind::Limit => self.either("太多", "is too much"),
            GapKind::Corrupt => self.either("有损坏", "is damaged"),
            GapKind::UnmappedGlyphs => self.either("有认不出的字", "has letters that cannot be told"),
            GapKind::Scanned => self.either("有图片", "has pictures"),
            _ => self.either("读不出来", "cannot be read"),
        }
    }
}

/// `1 byte`, `2 bytes`.
pub(super) fn count(number: u64, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}
