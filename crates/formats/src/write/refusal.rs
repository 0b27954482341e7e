//! Why edits are not made.

/// Why edits are not made. Says nothing of what the document says.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The document has no such part, or it is not in what is to be written.
    #[error("要改的内容不在这个文件里")]
    NoPart,
    /// It was made of a page, a picture or a stream.
    #[error("这些文字是从页面、图片或内嵌数据里读出来的，不能直接改写")]
    Derived,
    /// Nothing is read there: it is a mark, a tag, an address.
    #[error("第 {at} 个字节处不是文字")]
    NoText {
        /// Its first stored byte.
        at: u64,
    },
    /// What stands there is only shown so: a number as a date, a picture as its words.
    #[error("第 {at} 个字节处的文字不是原样存储的，不能直接改写")]
    Rendered {
        /// Its first stored byte.
        at: u64,
    },
    /// An edit begins or ends within a character, or within what is written as one whole.
    #[error("改动只涉及第 {at} 个字节处一个字符或转义的一半")]
    Half {
        /// Its first stored byte.
        at: u64,
    },
    /// Two edits change the same bytes, and not in the same way.
    #[error("有两处改动在第 {at} 个字节处重叠")]
    Overlap {
        /// Where the second begins.
        at: u64,
    },
    /// The encoding of the file has no such character.
    #[error("文件的编码 {encoding} 里没有要写的字（第 {at} 个字节处）；请把文件另存为 UTF-8 编码再试")]
    NotInEncoding {
        /// Its name.
        encoding: String,
        /// Where the text was to stand.
        at: u64,
    },
    /// The format has no comments, and whatever is put in would be data.
    #[error("CSV 表格里没有批注，写进去就成了数据；请用 Excel 或 WPS 另存为 xlsx 再批注，或看 hegao check 的报告")]
    NoComments,
    /// The text has notes of this program already.
    #[error("文件里已有核稿的批注；请先用 hegao annotate --remove 去掉")]
    HasNotes,
    /// Between two halves of a sentence stands more than the end of a paragraph.
    #[error("断开的两段之间还有分节、编号、图片等内容，不能自动连起来；请在原稿里删去中间的回车")]
    Joint {
        /// Where the first ends, in bytes of its part.
        at: u64,
    },
    /// The bytes are not those that were read.
    #[error("文件在检查之后变过，请重新检查")]
    Stale,
    /// Written so, the document would say something else, or something more.
    #[error("改写后读出来的内容与预期不符，没有改动")]
    ReadsOtherwise,
    /// What is to be written is an archive that is cut off or does not say the same twice.
    #[error("文件的压缩包有损坏，不能改写；请用 Word 或 WPS 打开后另存一份再试")]
    DamagedArchive,
    /// The archive is of a form that is not changed: encrypted, split, ZIP64, two members of one name.
    #[error("文件的压缩包形式特殊，不能改写；请用 Word 或 WPS 打开后另存一份再试")]
    OddArchive,
    /// It is more than the limits or the format allow.
    #[error("文件太大，不能改写")]
    TooLarge,
    /// The container has a member of that name.
    #[error("文件里已有同名的部件，不能改写")]
    NameTaken,
    /// It bears a signature, which any change breaks.
    #[error("文件带有数字签名，改写会使签名失效；请先取得未签名的原稿")]
    Signed,
    /// Nothing is written in this format.
    #[error("不能改写这种格式的文件；请用 Word 或 WPS 另存为 docx 或 xlsx 后再试")]
    Format,
    /// Nothing is written in a presentation.
    #[error("演示文稿只检查、不改写；请照 hegao check 的报告，在 PowerPoint 或 WPS 演示里修改")]
    Slides,
    /// The part has no such place: it is broken, or not what its format says.
    #[error("部件 {part} 的结构与规范不符，不能改写；请用 Word 或 WPS 打开后另存一份再试")]
    Structure {
        /// Its name.
        part: String,
    },
    /// What is written would have to be encrypted too.
    #[error("文件已加密；请用原来的程序打开，另存为不加密的文件后再试")]
    Encrypted,
    /// A PDF file that is cut off, or whose tables are wrong: what is written into it might not be found by others.
    #[error("文件已损坏或不完整；请用 PDF 阅读程序打开，另存一份再试")]
    Damaged,
    /// A PDF file that was not read whole: what was not read may hold values.
    #[error("文件有没读全的内容，不能保证脱敏干净；请用原来的 Word、WPS 文件脱敏后重新导出 PDF")]
    Unread,
    /// It cannot be proved where each letter of a value stands in the content of a page.
    #[error(
        "第 {page} 页上的敏感信息无法逐字确认位置，不能可靠地去除；请用原来的 Word、WPS 文件脱敏后重新导出 PDF，没有原文件的，用 hegao redact --raster 把每页转成涂黑的图片"
    )]
    Unproved {
        /// Which page.
        page: usize,
    },
    /// A picture lies where a value stands, and may show it.
    #[error(
        "第 {page} 页上的敏感信息处有图片，图片里可能也有同样的内容；请用原来的 Word、WPS 文件脱敏后重新导出 PDF，没有原文件的，用 hegao redact --raster 把每页转成涂黑的图片"
    )]
    OnPicture {
        /// Which page.
        page: usize,
    },
    /// Values can still be read in what was written.
    #[error("去除之后仍能读到敏感信息，没有写出文件；请用原来的 Word、WPS 文件脱敏后重新导出 PDF")]
    ValuesLeft,
    /// Drawn, a page differs from what it was outside the boxes.
    #[error(
        "第 {page} 页去除敏感信息后，涂黑处以外的样子也变了，没有写出文件；请用原来的 Word、WPS 文件脱敏后重新导出 PDF，没有原文件的，用 hegao redact --raster 把每页转成涂黑的图片"
    )]
    LooksOtherwise {
        /// Which page.
        page: usize,
    },
    /// A page was to be a picture, and a letter of a value has no place on it.
    #[error(
        "第 {page} 页上有敏感信息不是每个字都找得到位置，不知道涂黑哪里；请用原来的 Word、WPS 文件脱敏后重新导出 PDF"
    )]
    Unplaced {
        /// Which page.
        page: usize,
    },
    /// A page was to be a picture, and a value stands unseen over a picture, or below one: that shows it too, and nobody knows where.
    #[error(
        "第 {page} 页的敏感信息是从图片上识别出来的，或压在图片下面，不知道图片里它在哪里；请用原来的 Word、WPS 文件脱敏后重新导出 PDF，或在纸上涂黑后再扫描"
    )]
    InPicture {
        /// Which page.
        page: usize,
    },
    /// A page was to be drawn with a font that is not in the file.
    #[error(
        "第 {page} 页用了没有嵌入文件的中文字体，转成图片会缺字或错字；请用 PDF 阅读程序打印成 PDF（嵌入字体）后再试"
    )]
    FontOutside {
        /// Which page.
        page: usize,
    },
    /// Something on a page cannot be drawn.
    #[error(
        "第 {page} 页上有画不出来的内容（图片损坏或格式特殊），不能核对也不能转成图片；请用 PDF 阅读程序打印成 PDF 后再试"
    )]
    Undrawn {
        /// Which page.
        page: usize,
    },
    /// A page is too large for a picture.
    #[error("第 {page} 页太大（超过 A1 纸），不能转成图片；请用 PDF 阅读程序缩小后打印成 PDF 再试")]
    PageTooLarge {
        /// Which page.
        page: usize,
    },
    /// Only pages of PDF files become pictures.
    #[error("--raster 只用于 PDF 文件；请去掉这个选项再试")]
    NoPages,
}

impl Refusal {
    /// The same in English.
    #[must_use]
    pub fn english(&self) -> String {
        match self {
            Self::NoText { at } => format!("there is no text at byte {at}"),
            Self::Rendered { at } => format!("the text at byte {at} is not stored as it is shown"),
            Self::Half { at } => format!("the change is of half a character or escape at byte {at}"),
            Self::Overlap { at } => format!("two changes overlap at byte {at}"),
            Self::NotInEncoding { encoding, at } => {
                format!(
                    "the file's encoding, {encoding}, lacks a character that is to be written (at byte {at}); save the file in UTF-8 and try again"
                )
            }
            Self::Structure { part } => format!(
                "the part {part} is not built as its specification says; save the file anew in Word or WPS, and try again"
            ),
            plain => plain.of_page().unwrap_or_else(|| plain.plain_english().to_owned()),
        }
    }

    /// The same of those that name a page.
    fn of_page(&self) -> Option<String> {
        const ORIGINAL: &str = "redact the Word or WPS original and export it again";
        const RASTER: &str = "if there is none, hegao redact --raster makes pictures of the pages, with black boxes";
        Some(match self {
            Self::Unproved { page } => {
                format!("it cannot be proved where each letter of a value stands on page {page}; {ORIGINAL}; {RASTER}")
            }
            Self::OnPicture { page } => {
                format!("a picture lies where a value stands on page {page}, and may show it; {ORIGINAL}; {RASTER}")
            }
            Self::LooksOtherwise { page } => format!(
                "page {page} would look otherwise outside the black boxes too, so nothing was written; {ORIGINAL}; {RASTER}"
            ),
            Self::Unplaced { page } => format!(
                "not every letter of the values on page {page} has a place, so it is not known what to make black; {ORIGINAL}"
            ),
            Self::InPicture { page } => format!(
                "a value on page {page} was read off a picture, or stands below one, which shows it nobody knows where; \
                 {ORIGINAL}, or make it black on paper and scan that"
            ),
            Self::FontOutside { page } => format!(
                "page {page} uses a font that is not in the file, so letters would be missing or wrong in a picture; print it \
                 to a PDF file with its fonts in a PDF reader, and try again"
            ),
            Self::Undrawn { page } => format!(
                "something on page {page} cannot be drawn (a damaged or unusual picture), so the page can neither be compared \
                 nor become a picture; print it to a PDF file in a PDF reader, and try again"
            ),
            Self::PageTooLarge { page } => format!(
                "page {page} is too large for a picture (larger than A1); print it smaller in a PDF reader, and try again"
            ),
            _ => return None,
        })
    }

    /// The same of those that say no more than what they are.
    fn plain_english(&self) -> &'static str {
        match self {
            Self::NoText { .. }
            | Self::Rendered { .. }
            | Self::Half { .. }
            | Self::Overlap { .. }
            | Self::NotInEncoding { .. }
            | Self::Structure { .. }
            | Self::Unproved { .. }
            | Self::OnPicture { .. }
            | Self::LooksOtherwise { .. }
            | Self::Unplaced { .. }
            | Self::InPicture { .. }
            | Self::FontOutside { .. }
            | Self::Undrawn { .. }
            | Self::PageTooLarge { .. } => "",
            Self::NoPages => "--raster is for PDF files; try again without it",
            Self::NoPart => "what is to be changed is not in this file",
            Self::Derived => "this text was read from a page, a picture or embedded data and cannot be rewritten",
            Self::NoComments => {
                "CSV has no comments, and whatever is put in would be data; save it as xlsx in Excel or WPS and annotate that, or \
                 read the report of hegao check"
            }
            Self::HasNotes => "the file has notes of hegao; take them out first with hegao annotate --remove",
            Self::Joint { .. } => {
                "between the two halves stands more than the end of a paragraph (a section, a number, a picture); take out \
                 the break in the original"
            }
            Self::Stale => "the file was changed after it was checked; check it again",
            Self::ReadsOtherwise => "what was written does not read as it should; nothing was changed",
            Self::DamagedArchive => {
                "the file's archive is damaged; open it in Word or WPS, save it anew, and try again"
            }
            Self::OddArchive => {
                "the file's archive is of an unusual form; open it in Word or WPS, save it anew, and try again"
            }
            Self::TooLarge => "the file is too large to be rewritten",
            Self::NameTaken => "the file has a part of that name already",
            Self::Signed => "the file is signed, and any change breaks the signature; use the unsigned original",
            Self::Format => {
                "files of this format are not written; save it as docx or xlsx in Word or WPS, and try again"
            }
            Self::Slides => {
                "presentations are checked and not written; change it in PowerPoint or WPS by the report of hegao check"
            }
            Self::Encrypted => "the file is encrypted; save it without encryption in its program, and try again",
            Self::Damaged => "the file is damaged or cut off; open it in a PDF reader, save it anew, and try again",
            Self::Unread => {
                "the file was not read whole, so it cannot be proved that no value is left; redact the Word or WPS \
                 original and export it again"
            }
            Self::ValuesLeft => {
                "values can still be read in what was written, so nothing was written; redact the Word or WPS original \
                 and export it again"
            }
        }
    }
}
