//! What people call the things that places are told with, in Chinese and in English.
//!
//! The length of a table is that of its list of words, so that a new one does not compile without its names; that they stand
//! in the same order is tested.

use crate::document::place::{CellThing, Field, File, Named, Role, Scheme, SheetThing, SlideKind, Thing};

/// What something is called in Chinese and in English.
pub(super) type Word = (&'static str, &'static str);

/// Something that places are told with.
pub(super) trait Called: Copy {
    /// What it is called.
    fn called(self) -> Word;
}

impl Called for Thing {
    fn called(self) -> Word {
        THINGS[self as usize].1
    }
}

impl Called for Field {
    fn called(self) -> Word {
        FIELDS[self as usize].1
    }
}

impl Called for Role {
    fn called(self) -> Word {
        ROLES[self as usize].1
    }
}

impl Called for SheetThing {
    fn called(self) -> Word {
        SHEET_THINGS[self as usize].1
    }
}

impl Called for CellThing {
    fn called(self) -> Word {
        CELL_THINGS[self as usize].1
    }
}

impl Called for Scheme {
    fn called(self) -> Word {
        match self {
            Self::Document => ("文档属性", "document property"),
            Self::Xmp => ("文档属性（XMP）", "document property (XMP)"),
            Self::Custom => ("自定义属性", "custom property"),
            Self::Page => ("网页属性", "page metadata"),
            Self::FrontMatter => ("文首数据", "front matter"),
            Self::Signature => ("数字签名", "digital signature"),
            Self::Mail => ("邮件头", "mail header"),
        }
    }
}

impl Called for Named {
    fn called(self) -> Word {
        match self {
            Self::FormField => ("表单", "form field"),
            Self::DefinedName => ("名称", "defined name"),
            Self::HiddenName => ("隐藏的名称", "hidden name"),
            Self::Entry => ("数据项", "entry"),
        }
    }
}

impl Called for File {
    fn called(self) -> Word {
        match self {
            Self::Embedded => ("内嵌文件", "embedded file"),
            Self::Attachment => ("附件", "attachment"),
            Self::Member => ("压缩包里的", "file in the archive"),
        }
    }
}

impl Called for SlideKind {
    fn called(self) -> Word {
        match self {
            Self::Slide => ("幻灯片", "slide"),
            Self::Notes => ("备注", "notes"),
            Self::Master => ("幻灯片母版", "slide master"),
            Self::Layout => ("幻灯片版式", "slide layout"),
            Self::NotesMaster => ("备注母版", "notes master"),
            Self::HandoutMaster => ("讲义母版", "handout master"),
            Self::DrawingPage => ("页", "page"),
        }
    }
}

const THINGS: [(Thing, Word); Thing::ALL.len()] = [
    (Thing::Text, ("文字", "text")),
    (Thing::Script, ("脚本", "script")),
    (Thing::Button, ("按钮", "button")),
    (Thing::Form, ("表单", "form")),
    (Thing::WebComment, ("网页注释", "comment in the source")),
    (Thing::FallbackContent, ("备用内容", "fallback content")),
    (Thing::DataAttribute, ("数据属性", "data attribute")),
    (Thing::Attribute, ("标签的属性", "attribute of an element")),
    (Thing::StyleSheet, ("样式表", "style sheet")),
    (Thing::GeneratedText, ("样式写出的文字", "text that a style writes")),
    (Thing::LinkTitle, ("链接的提示文字", "tooltip of a link")),
    (Thing::Tooltip, ("提示文字", "tooltip")),
    (Thing::LinkPath, ("链接中的路径", "path in a link")),
    (Thing::LinkAddress, ("链接的地址", "address of a link")),
    (Thing::HiddenField, ("表单的隐藏值", "hidden value of a form")),
    (Thing::TrackingPicture, ("跟踪用的图片", "tracking picture")),
    (Thing::EmbeddedPicture, ("内嵌图片", "embedded picture")),
    (Thing::InnerPage, ("内嵌网页", "inner page")),
    (Thing::ExternalFrame, ("内嵌的外部网页", "frame with a page from elsewhere")),
    (Thing::PageTitle, ("网页标题", "title of the page")),
    (Thing::Navigation, ("导航", "navigation")),
    (Thing::Picture, ("图片", "picture")),
    (Thing::SourceComment, ("注释", "comment in the source")),
    (Thing::UnusedLinkDefinition, ("没有用到的链接定义", "unused link definition")),
    (Thing::Footnote, ("脚注", "footnote")),
    (Thing::Endnote, ("尾注", "endnote")),
    (Thing::Comment, ("批注", "comment")),
    (Thing::BuildingBlock, ("构建基块", "building block")),
    (Thing::TextBox, ("文本框", "text box")),
    (Thing::Ruby, ("注音", "ruby text")),
    (Thing::WordArt, ("艺术字", "WordArt")),
    (Thing::Revision, ("修订", "tracked change")),
    (Thing::PageSetup, ("页面设置", "page setup")),
    (Thing::EditableRangeUser, ("可编辑区域的用户", "user of an editable range")),
    (Thing::DocumentVariable, ("文档变量", "document variable")),
    (Thing::MailMergeQuery, ("邮件合并的查询", "query of the mail merge")),
    (Thing::MailMergeSource, ("邮件合并的数据源", "source of the mail merge")),
    (Thing::MailMergeSubject, ("邮件合并的主题", "subject of the mail merge")),
    (Thing::ReviewerAccount, ("审阅者账号", "account of a reviewer")),
    (Thing::Reviewer, ("审阅者", "reviewer")),
    (Thing::UnusedPicture, ("没有用到的图片", "unused picture")),
    (Thing::DocumentThumbnail, ("文档缩略图", "thumbnail of the document")),
    (Thing::Thumbnail, ("缩略图", "thumbnail")),
    (Thing::Macro, ("宏", "macro")),
    (Thing::MacroSheet, ("宏表", "macro sheet")),
    (Thing::ActiveXControl, ("ActiveX 控件", "ActiveX control")),
    (Thing::AddIn, ("加载项", "add-in")),
    (Thing::MergedDocument, ("并入的文档", "merged document")),
    (Thing::Hyperlink, ("超链接", "hyperlink")),
    (Thing::ExternalPicture, ("外部图片", "external picture")),
    (Thing::ExternalMedia, ("外部音视频", "external audio or video")),
    (Thing::Template, ("文档模板", "document template")),
    (Thing::Subdocument, ("子文档", "subdocument")),
    (Thing::LinkedObject, ("链接的对象", "linked object")),
    (Thing::FramePage, ("框架网页", "page of a frame")),
    (Thing::OtherWorkbook, ("引用的其他工作簿", "another workbook that is referred to")),
    (Thing::ExternalLink, ("外部链接", "external link")),
    (Thing::Diagram, ("图示", "diagram or chart")),
    (Thing::UnreferencedPart, ("没有被引用的部件", "part that nothing refers to")),
    (Thing::OtherPartData, ("其他部件里的数据", "data in another part")),
    (Thing::SignatureLine, ("签名行", "signature line")),
    (Thing::PartName, ("部件的名称", "name of a part")),
    (Thing::StyleName, ("样式的名称", "name of a style")),
    (Thing::ControlName, ("内容控件的标题或标记", "title or tag of a content control")),
    (Thing::ShapeName, ("图形的名称", "name of a shape")),
    (Thing::SmartTag, ("智能标记", "smart tag")),
    (Thing::FormField, ("表单域的设置", "settings of a form field")),
    (Thing::ListNumber, ("编号的格式", "format of a list's numbers")),
    (Thing::Field, ("域", "field")),
    (Thing::PowerQuery, ("Power Query 查询", "Power Query query")),
    (Thing::PowerQuerySource, ("Power Query 查询的数据源", "source of a Power Query query")),
    (Thing::Printer, ("打印机", "printer")),
    (Thing::SensitivityLabel, ("敏感度标签", "sensitivity label")),
    (Thing::CustomData, ("自定义数据", "custom data")),
    (Thing::EmbeddedFile, ("内嵌文件", "embedded file")),
    (Thing::EmbeddedFilePath, ("内嵌文件的原路径", "original path of an embedded file")),
    (Thing::ArchiveHead, ("文件开头", "start of the file")),
    (Thing::ArchiveMiddle, ("部件之间", "between the parts")),
    (Thing::ArchiveTail, ("文件末尾", "end of the file")),
    (Thing::ArchiveComment, ("压缩包注释", "comment of the archive")),
    (Thing::CachedValue, ("引用的其他工作簿：缓存的值", "cached value of another workbook")),
    (Thing::CachedSheetName, ("引用的其他工作簿：工作表名", "sheet name of another workbook")),
    (Thing::LinkedData, ("链接的数据", "linked data")),
    (Thing::PivotValue, ("数据透视表缓存的值", "value in a pivot cache")),
    (Thing::PivotRecord, ("数据透视表缓存的记录", "record in a pivot cache")),
    (Thing::PivotColumn, ("数据透视表缓存：列名", "column name in a pivot cache")),
    (Thing::PivotRefresher, ("数据透视表的刷新者", "who refreshed a pivot table")),
    (Thing::Connection, ("数据连接", "data connection")),
    (Thing::QueryName, ("查询的名称", "name of a query")),
    (Thing::DeletedColumn, ("查询中删去的列", "column taken out of a query")),
    (Thing::CubeCache, ("多维数据集公式的缓存", "cache of cube formulas")),
    (Thing::SlicerItem, ("切片器缓存的项", "item in a slicer cache")),
    (Thing::SlicerColumn, ("切片器或日程表的列名", "column name of a slicer or timeline")),
    (Thing::XmlMapFile, ("XML 映射的文件", "file of an XML map")),
    (Thing::DataModel, ("数据模型", "data model")),
    (Thing::WorkbookSettings, ("工作簿的设置", "settings of the workbook")),
    (Thing::CellStyle, ("单元格样式", "cell style")),
    (Thing::RichValue, ("单元格的数据类型", "data type of a cell")),
    (Thing::RealTimeData, ("实时数据", "real-time data")),
    (Thing::RevisionValue, ("修订记录中改动前的值", "earlier value in the revision log")),
    (Thing::RevisionAuthor, ("修订记录的作者", "author in the revision log")),
    (Thing::SharingUser, ("文件共享：用户名", "user name of file sharing")),
    (Thing::CustomView, ("自定义视图的名称", "name of a custom view")),
    (Thing::SavedFolder, ("上次保存的文件夹", "folder of the last save")),
    (Thing::CellPhonetic, ("单元格的注音", "phonetic text of a cell")),
    (Thing::StringPhonetic, ("字符串的注音", "phonetic text of a string")),
    (Thing::UnusedString, ("不再使用的字符串", "string no longer used")),
    (Thing::CommentAuthor, ("批注的作者", "author of comments")),
    (Thing::CommentAccount, ("批注作者的账号", "account of a comment's author")),
    (Thing::ScenarioAuthor, ("方案的作者", "author of a scenario")),
    (Thing::Link, ("链接", "link")),
    (Thing::LinkedFile, ("链接的文件", "linked file")),
    (Thing::FormScript, ("表单脚本", "script of a form")),
    (Thing::Attachment, ("附件", "attachment")),
    (Thing::PrivateData, ("程序的私有数据", "private data of a program")),
    (Thing::PageLabel, ("页码标签", "page label")),
    (Thing::Bookmark, ("书签", "bookmark")),
    (Thing::DataBeforeFile, ("文件头之前的数据", "data before the head of the file")),
    (Thing::DataBehindFile, ("文件尾之后的数据", "data behind the end of the file")),
    (Thing::DeletedPage, ("删去的页", "deleted page")),
    (Thing::UnusedContent, ("文件里不再使用的内容", "content that the file no longer uses")),
    (Thing::StoredText, ("存着的文字", "stored text")),
    (Thing::UndrawnContent, ("没有画到页面上的内容", "content that no page shows")),
    (Thing::UnlistedObject, ("文件里没有登记的对象", "object that the file does not list")),
    (Thing::MailPreamble, ("邮件各部分之前的文字", "text before the parts of the message")),
    (Thing::MailEpilogue, ("邮件各部分之后的文字", "text behind the parts of the message")),
    (Thing::MailAlternative, ("邮件正文的另一种形式", "another form of the message's text")),
    (Thing::SectionName, ("节的名称", "name of a section")),
    (Thing::Tag, ("标记", "tag")),
    (Thing::MemberName, ("压缩包里的文件名", "name of a file in the archive")),
];

const FIELDS: [(Field, Word); Field::ALL.len()] = [
    (Field::Author, ("作者", "author")),
    (Field::LastModifiedBy, ("最后修改者", "last modified by")),
    (Field::Editor, ("修改人", "editor")),
    (Field::Manager, ("管理者", "manager")),
    (Field::Company, ("单位", "organisation")),
    (Field::Title, ("标题", "title")),
    (Field::Subject, ("主题", "subject")),
    (Field::Keywords, ("关键词", "keywords")),
    (Field::Description, ("说明", "description")),
    (Field::Comments, ("备注", "comments")),
    (Field::Category, ("类别", "category")),
    (Field::Status, ("状态", "status")),
    (Field::Identifier, ("标识", "identifier")),
    (Field::Version, ("版本", "version")),
    (Field::Rights, ("版权", "copyright")),
    (Field::Template, ("模板", "template")),
    (Field::HyperlinkBase, ("超链接基础", "hyperlink base")),
    (Field::Path, ("路径", "path")),
    (Field::Contact, ("联系方式", "contact")),
    (Field::EditingProgram, ("编辑程序", "editing program")),
    (Field::ExportingProgram, ("导出程序", "exporting program")),
    (Field::ProgramVersion, ("程序版本", "program version")),
    (Field::CaptionWriter, ("说明的作者", "author of the description")),
    (Field::PersonShown, ("图中的人", "person shown")),
    (Field::Photographer, ("拍摄者", "photographer")),
    (Field::Camera, ("相机", "camera")),
    (Field::CameraOwner, ("相机主人", "owner of the camera")),
    (Field::CameraNumber, ("相机编号", "number of the camera")),
    (Field::LensNumber, ("镜头编号", "number of the lens")),
    (Field::TimeTaken, ("拍摄时间", "time taken")),
    (Field::PlaceTaken, ("拍摄地点", "place taken")),
    (Field::MotionPhoto, ("动态照片的短片", "film of a motion photo")),
    (Field::TrailingData, ("图片末尾的数据", "data behind the picture")),
    (Field::AttachedData, ("附带的数据", "attached data")),
    (Field::DrawingDescription, ("图形的说明", "description of the drawing")),
    (Field::DrawnText, ("图片里的文字", "text in the picture")),
    (Field::Signer, ("签名人", "signer")),
    (Field::SigningPlace, ("地点", "place")),
    (Field::Reason, ("原因", "reason")),
    (Field::Certificate, ("证书", "certificate")),
    (Field::Sender, ("发件人", "sender")),
    (Field::ReplyTo, ("回复到", "reply to")),
    (Field::Recipient, ("收件人", "recipient")),
    (Field::Copied, ("抄送", "copied to")),
    (Field::BlindCopied, ("密送", "blind copied to")),
    (Field::Seal, ("印章", "seal")),
];

const ROLES: [(Role, Word); Role::ALL.len()] = [
    (Role::Deleted, ("删除的修订", "deleted")),
    (Role::Inserted, ("插入的修订", "inserted")),
    (Role::Reformatted, ("格式修订", "reformatted")),
    (Role::Hidden, ("隐藏文字", "hidden text")),
    (Role::White, ("与底色相同的文字", "text in the colour of its ground")),
    (Role::Tiny, ("极小的文字", "tiny text")),
    (Role::OffPage, ("页面以外的文字", "text off the page")),
    (Role::FieldCode, ("域代码", "field code")),
    (Role::AltText, ("替代文字", "alt text")),
    (Role::FormChoices, ("控件的选项", "choices of a control")),
    (Role::CroppedPicture, ("图片裁掉的部分", "cropped part of a picture")),
    (Role::UnshownPicture, ("没有显示的图片", "picture that does not show")),
    (Role::LinkTarget, ("链接或书签", "link or bookmark")),
    (Role::LinkPath, ("链接", "link")),
    (Role::EarlierVersion, ("另存的旧版内容", "earlier content kept aside")),
    (Role::Unseen, ("看不见的内容", "content that nobody sees")),
    (Role::Author, ("作者", "author")),
    (Role::Subject, ("主题", "subject")),
    (Role::Description, ("说明", "description")),
    (Role::Unused, ("未使用", "unused")),
    (Role::Formula, ("公式", "formula")),
    (Role::InvisibleCharacters, ("不可见字符", "invisible characters")),
];

const SHEET_THINGS: [(SheetThing, Word); SheetThing::ALL.len()] = [
    (SheetThing::Name, ("名称", "name")),
    (SheetThing::Header, ("页眉", "header")),
    (SheetThing::Footer, ("页脚", "footer")),
    (SheetThing::TextBox, ("文本框", "text box")),
    (SheetThing::Button, ("按钮", "button")),
    (SheetThing::Picture, ("图片", "picture")),
    (SheetThing::PictureDescription, ("图片说明", "description of a picture")),
    (SheetThing::Comments, ("批注", "comments")),
    (SheetThing::ScenarioName, ("方案的名称", "name of a scenario")),
    (SheetThing::ScenarioComment, ("方案的批注", "comment of a scenario")),
    (SheetThing::PublishedAt, ("发布为网页的位置", "where it is published as a page")),
    (SheetThing::LinkedObject, ("链接的对象", "linked object")),
    (SheetThing::CustomProperty, ("工作表的自定义属性", "custom property")),
    (SheetThing::Control, ("控件", "control")),
    (SheetThing::Slicer, ("切片器", "slicer")),
    (SheetThing::Timeline, ("日程表", "timeline")),
    (SheetThing::PivotTable, ("数据透视表", "pivot table")),
    (SheetThing::Table, ("表格", "table")),
    (SheetThing::Shape, ("图形", "shape")),
    (SheetThing::Settings, ("设置", "settings")),
];

const CELL_THINGS: [(CellThing, Word); CellThing::ALL.len()] = [
    (CellThing::Comment, ("批注", "comment")),
    (CellThing::Choices, ("可选值", "values to choose from")),
    (CellThing::Prompt, ("输入提示", "input message")),
    (CellThing::LinkTip, ("链接提示", "tooltip of a link")),
    (CellThing::ScenarioValue, ("值", "value in a scenario")),
    (CellThing::Filter, ("筛选或排序条件", "filter or order")),
    (CellThing::ConditionalFormat, ("条件格式", "conditional format")),
    (CellThing::Condition, ("有效性条件", "validation")),
    (CellThing::Link, ("链接", "link")),
    (CellThing::SmartTag, ("智能标记", "smart tag")),
    (CellThing::ProtectedRange, ("可编辑区域", "range that some may edit")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stand_in_the_order_of_the_words() {
        assert!(THINGS.iter().map(|row| row.0).eq(Thing::ALL.iter().copied()));
        assert!(FIELDS.iter().map(|row| row.0).eq(Field::ALL.iter().copied()));
        assert!(ROLES.iter().map(|row| row.0).eq(Role::ALL.iter().copied()));
        assert!(SHEET_THINGS.iter().map(|row| row.0).eq(SheetThing::ALL.iter().copied()));
        assert!(CELL_THINGS.iter().map(|row| row.0).eq(CellThing::ALL.iter().copied()));
    }
}
