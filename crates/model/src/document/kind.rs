//! The words that facts and rules use of a document. A file of its own, without dependencies, because the build script
//! reads rules too and needs no reader for it.

use serde::{Deserialize, Serialize};

/// A file format that hegao reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Plain text and its relatives, read line by line.
    Text,
    /// A word processor's document in Office Open XML (.docx, .docm).
    Docx,
    /// A workbook in Office Open XML (.xlsx, .xlsm).
    Xlsx,
    /// A PDF file.
    Pdf,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Values in rows, separated by commas or tabs (.csv, .tsv).
    Csv,
    /// A message of mail, many of them, or a page in the form of one (.eml, .mbox, .mht).
    Mail,
    /// A presentation in Office Open XML (.pptx, .pptm, .ppsx, .potx).
    Pptx,
    /// A document of Word 97 to 2003, and of WPS under its own name (.doc, .dot, .wps).
    Doc,
    /// A presentation of PowerPoint 97 to 2003, and of WPS under its own name (.ppt, .pps, .pot, .dps).
    Ppt,
    /// A text in OpenDocument (.odt, .ott, .fodt).
    Odt,
    /// A presentation or drawing in OpenDocument (.odp, .odg, .fodp, .fodg).
    Odp,
    /// A text in RTF (.rtf).
    Rtf,
    /// A document of Word in a single XML file.
    WordXml,
    /// A workbook of Excel 5.0 to 2003, and of WPS under its own name (.xls, .xlt, .et).
    Xls,
    /// A workbook of Excel whose parts are records (.xlsb).
    Xlsb,
    /// An archive of files (.zip).
    Zip,
    /// Pages in the fixed layout of GB/T 33190 (.ofd).
    Ofd,
    /// A picture, of which what it says beside what it shows is read (.jpg, .png, .heic, .tiff, .webp, .gif).
    Picture,
    /// A workbook in OpenDocument (.ods, .ots, .fods).
    Ods,
    /// A workbook of Excel 2003 in a single XML file.
    SheetXml,
}

impl Format {
    /// The word for the format in reports and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Markdown => "markdown",
            Self::Csv => "csv",
            Self::Mail => "mail",
            Self::Pptx => "pptx",
            Self::Doc => "doc",
            Self::Ppt => "ppt",
            Self::Odt => "odt",
            Self::Odp => "odp",
            Self::Rtf => "rtf",
            Self::WordXml => "word-xml",
            Self::Xls => "xls",
            Self::Xlsb => "xlsb",
            Self::Zip => "zip",
            Self::Ofd => "ofd",
            Self::Picture => "picture",
            Self::Ods => "ods",
            Self::SheetXml => "sheet-xml",
        }
    }
}

/// What a block is, as far as its reader can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum BlockKind {
    /// The document's title.
    Title,
    /// A heading: `一、…` on a line of its own, `# …`.
    Heading,
    /// Running text.
    Paragraph,
    /// A list item or a short line that is not running text.
    Item,
    /// A bracketed note (附注) such as `（联系人：…）`.
    Note,
    /// A cell of a table, or of a sheet; its column's head stands before it.
    Cell,
    /// What stands on every page: a header (页眉).
    Header,
    /// A footer (页脚).
    Footer,
    /// What leads about a site: menus, the path to the page, buttons.
    Navigation,
    /// What is set as it is typed, for programs: code, a path, an address. No prose.
    Code,
    /// A footnote or endnote.
    Footnote,
    /// A text box, or another text that floats beside the running one.
    TextBox,
    /// Something that is stored but not on the page, such as a comment or the author's name ([`Hidden`]).
    Aside,
    /// The file's own name: not content, but it goes out with the file.
    FileName,
}

impl BlockKind {
    /// Whether it belongs to the running text, which alone tells what the document says of itself.
    #[must_use]
    pub fn is_running(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Paragraph | Self::Item | Self::Note | Self::Cell)
    }

    /// Whether it is meant to be read as sentences and words. What is not is looked through for what is private alone.
    #[must_use]
    pub fn is_prose(self) -> bool {
        !matches!(self, Self::Code | Self::FileName)
    }
}

/// What a document carries that its reader does not see, or not as what it is. The words are those of rules of the
/// category `hidden`. Source: the module list of Microsoft's Document Inspector, and the metadata that mat2 removes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[allow(clippy::enum_variant_names)] // The words of rules: a `hidden-sheet` is called so.
pub enum Hidden {
    /// Text that a tracked change took out; it still stands in the file.
    Deleted,
    /// Text that a tracked change put in, and that nobody has accepted.
    Inserted,
    /// A tracked change of the form only.
    Reformatted,
    /// A comment (批注) or annotation.
    Comment,
    /// Text that is set to be hidden.
    HiddenText,
    /// Text in the colour of its ground.
    WhiteText,
    /// A value that its number format does not show (`;;;`, `"略"`).
    HiddenByFormat,
    /// Text too small to be seen.
    TinyText,
    /// Text under something else on the page.
    CoveredText,
    /// Text beyond the edge of the page.
    OffPage,
    /// A hidden sheet.
    HiddenSheet,
    /// A hidden row.
    HiddenRow,
    /// A hidden column.
    HiddenColumn,
    /// The code of a field: a path, a query, an address.
    FieldCode,
    /// The description of a picture or link, which only some readers are told.
    AltText,
    /// The name of someone who wrote or last changed it.
    Author,
    /// The organisation that the program is registered to, or a manager.
    Company,
    /// A title, subject, keyword, category or remark among the properties.
    Property,
    /// A property that a program or an office added, such as a label or a number.
    CustomProperty,
    /// The build and machine-like identifier that WPS leaves.
    BuildId,
    /// A path on someone's disk or network.
    Path,
    /// An address outside the document that opening it may fetch.
    ExternalLink,
    /// A program inside the document.
    Macro,
    /// A file inside the document.
    EmbeddedFile,
    /// What a file inside the document says, or what stands in it for programs alone; told only where it is private.
    EmbeddedText,
    /// Structured data that is stored beside the text.
    CustomData,
    /// A small picture of an earlier first page.
    Thumbnail,
    /// The part of a picture that is cut off and still in the file.
    CroppedPicture,
    /// A picture that is set to be invisible, lies beyond the edge of the page, or is used nowhere.
    UnshownPicture,
    /// Where a picture was taken.
    Gps,
    /// The camera, its owner or the time, within a picture.
    Camera,
    /// A defined name that is hidden.
    HiddenName,
    /// Values of another file or database that are kept in this one.
    CachedData,
    /// A number of many digits that was typed as a number and lost its last ones.
    LostDigits,
    /// A number of as many digits as a telephone's that its number format shows as a quantity.
    StoredNumber,
    /// Earlier content that a later save left in the file.
    EarlierVersion,
    /// Bytes that belong to no part of the file.
    StrayBytes,
    /// Characters that cannot be seen and change what a text says, or how it is found.
    InvisibleCharacter,
    /// Characters that cannot be seen and make a text look like another, or hide letters.
    DisguisingCharacter,
    /// Text in another encoding than the rest of the file.
    MixedEncoding,
    /// A script, or another thing that runs.
    Script,
    /// A form's value.
    FormValue,
    /// What a form or a cell gives to choose from, or says to those who fill it in: readers see it as soon as they do.
    Choice,
    /// What readers come to see beside the text or by a click: a menu that unfolds, another tab, the byline of an article.
    /// No rule of hidden data tells it; those of private data look at it.
    OnDemand,
    /// Where a link leads, which the page does not show: an address to write to, a number to call.
    LinkTarget,
    /// A slide or page that is not shown when the others are.
    HiddenSlide,
    /// What a speaker has noted below a slide.
    SpeakerNotes,
}

impl Hidden {
    /// What it is called in messages, in Chinese and in English, where a rule is for several sorts.
    #[must_use]
    pub fn in_words(self) -> (&'static str, &'static str) {
        match self {
            Self::Deleted => ("已删去、还留在文件里", "deleted, but still in the file"),
            Self::Inserted => ("新插入", "inserted"),
            Self::HiddenText => ("设为隐藏", "set to be hidden"),
            Self::WhiteText => ("颜色同底色一样", "in the colour of its ground"),
            Self::HiddenByFormat => ("数字格式不让它显示", "its number format does not show it"),
            Self::TinyText => ("小得看不见", "too small to be seen"),
            Self::CoveredText => ("被别的东西遮住", "covered by something else"),
            Self::OffPage => ("在页面以外", "beyond the edge of the page"),
            Self::HiddenSheet => ("隐藏的工作表", "a hidden sheet"),
            Self::HiddenRow => ("隐藏的行", "hidden rows"),
            Self::HiddenColumn => ("隐藏的列", "a hidden column"),
            Self::HiddenSlide => ("隐藏的幻灯片", "a hidden slide"),
            Self::HiddenName => ("隐藏的名称", "a hidden name"),
            Self::CroppedPicture => ("图片裁掉的部分还在文件里", "what was cut off a picture is still in the file"),
            Self::UnshownPicture => ("有一张图片没有显示", "a picture that is not shown"),
            Self::CachedData => ("别的文件的数据", "data of another file"),
            Self::CustomData => ("附带的数据", "data beside the text"),
            Self::Property => ("文档属性", "a property"),
            Self::CustomProperty => ("自定义属性", "a custom property"),
            _ => ("看不见的内容", "something unseen"),
        }
    }

    /// Whether the same text also stands in a visible block, so that only rules of hidden data have to see this one.
    #[must_use]
    pub fn is_shown_elsewhere(self) -> bool {
        matches!(
            self,
            Self::Inserted
                | Self::Reformatted
                | Self::LostDigits
                | Self::StoredNumber
                | Self::InvisibleCharacter
                | Self::MixedEncoding
                | Self::DisguisingCharacter
        )
    }
}
