//! The closed lists of words that places are told with. What they are called in a language, the reports say.

use serde::{Deserialize, Serialize};

/// An enum without fields, whose variants have a word in reports that never changes.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`")] $variant,)*
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The word for it in reports.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)*
                }
            }
        }
    };
}

words! {
    /// Something that people have a word for, and that needs no more to be found.
    Thing {
        Text = "text",
        Script = "script",
        Button = "button",
        Form = "form",
        WebComment = "web-comment",
        FallbackContent = "fallback-content",
        DataAttribute = "data-attribute",
        Attribute = "attribute",
        StyleSheet = "style-sheet",
        GeneratedText = "generated-text",
        LinkTitle = "link-title",
        Tooltip = "tooltip",
        LinkPath = "link-path",
        LinkAddress = "link-address",
        HiddenField = "hidden-field",
        TrackingPicture = "tracking-picture",
        EmbeddedPicture = "embedded-picture",
        InnerPage = "inner-page",
        ExternalFrame = "external-frame",
        PageTitle = "page-title",
        Navigation = "navigation",
        Picture = "picture",
        SourceComment = "source-comment",
        UnusedLinkDefinition = "unused-link-definition",
        Footnote = "footnote",
        Endnote = "endnote",
        Comment = "comment",
        BuildingBlock = "building-block",
        TextBox = "text-box",
        Ruby = "ruby",
        WordArt = "word-art",
        Revision = "revision",
        PageSetup = "page-setup",
        EditableRangeUser = "editable-range-user",
        DocumentVariable = "document-variable",
        MailMergeQuery = "mail-merge-query",
        MailMergeSource = "mail-merge-source",
        MailMergeSubject = "mail-merge-subject",
        ReviewerAccount = "reviewer-account",
        Reviewer = "reviewer",
        UnusedPicture = "unused-picture",
        DocumentThumbnail = "document-thumbnail",
        Thumbnail = "thumbnail",
        Macro = "macro",
        MacroSheet = "macro-sheet",
        ActiveXControl = "activex-control",
        AddIn = "add-in",
        MergedDocument = "merged-document",
        Hyperlink = "hyperlink",
        ExternalPicture = "external-picture",
        ExternalMedia = "external-media",
        Template = "template",
        Subdocument = "subdocument",
        LinkedObject = "linked-object",
        FramePage = "frame-page",
        OtherWorkbook = "other-workbook",
        ExternalLink = "external-link",
        Diagram = "diagram",
        UnreferencedPart = "unreferenced-part",
        OtherPartData = "other-part-data",
        SignatureLine = "signature-line",
        PartName = "part-name",
        StyleName = "style-name",
        ControlName = "control-name",
        ShapeName = "shape-name",
        SmartTag = "smart-tag",
        FormField = "form-field-setting",
        ListNumber = "list-number",
        Field = "field",
        PowerQuery = "power-query",
        PowerQuerySource = "power-query-source",
        Printer = "printer",
        SensitivityLabel = "sensitivity-label",
        CustomData = "custom-data",
        EmbeddedFile = "embedded-file",
        EmbeddedFilePath = "embedded-file-path",
        ArchiveHead = "archive-head",
        ArchiveMiddle = "archive-middle",
        ArchiveTail = "archive-tail",
        ArchiveComment = "archive-comment",
        CachedValue = "cached-value",
        CachedSheetName = "cached-sheet-name",
        LinkedData = "linked-data",
        PivotValue = "pivot-value",
        PivotRecord = "pivot-record",
        PivotColumn = "pivot-column",
        PivotRefresher = "pivot-refresher",
        Connection = "connection",
        QueryName = "query-name",
        DeletedColumn = "deleted-column",
        CubeCache = "cube-cache",
        SlicerItem = "slicer-item",
        SlicerColumn = "slicer-column",
        XmlMapFile = "xml-map-file",
        DataModel = "data-model",
        WorkbookSettings = "workbook-settings",
        CellStyle = "cell-style",
        RichValue = "rich-value",
        RealTimeData = "real-time-data",
        RevisionValue = "revision-value",
        RevisionAuthor = "revision-author",
        SharingUser = "sharing-user",
        CustomView = "custom-view",
        SavedFolder = "saved-folder",
        CellPhonetic = "cell-phonetic",
        StringPhonetic = "string-phonetic",
        UnusedString = "unused-string",
        CommentAuthor = "comment-author",
        CommentAccount = "comment-account",
        ScenarioAuthor = "scenario-author",
        Link = "link",
        LinkedFile = "linked-file",
        FormScript = "form-script",
        Attachment = "attachment",
        PrivateData = "private-data",
        PageLabel = "page-label",
        Bookmark = "bookmark",
        DataBeforeFile = "data-before-file",
        DataBehindFile = "data-behind-file",
        DeletedPage = "deleted-page",
        UnusedContent = "unused-content",
        StoredText = "stored-text",
        UndrawnContent = "undrawn-content",
        UnlistedObject = "unlisted-object",
        MailPreamble = "mail-preamble",
        MailEpilogue = "mail-epilogue",
        MailAlternative = "mail-alternative",
        SectionName = "section-name",
        Tag = "tag",
        MemberName = "member-name",
    }
}

words! {
    /// What a property or a field of a picture tells.
    Field {
        Author = "author",
        LastModifiedBy = "last-modified-by",
        Editor = "editor",
        Manager = "manager",
        Company = "company",
        Title = "title",
        Subject = "subject",
        Keywords = "keywords",
        Description = "description",
        Comments = "comments",
        Category = "category",
        Status = "status",
        Identifier = "identifier",
        Version = "version",
        Rights = "rights",
        Template = "template",
        HyperlinkBase = "hyperlink-base",
        Path = "path",
        Contact = "contact",
        EditingProgram = "editing-program",
        ExportingProgram = "exporting-program",
        ProgramVersion = "program-version",
        CaptionWriter = "caption-writer",
        PersonShown = "person-shown",
        Photographer = "photographer",
        Camera = "camera",
        CameraOwner = "camera-owner",
        CameraNumber = "camera-number",
        LensNumber = "lens-number",
        TimeTaken = "time-taken",
        PlaceTaken = "place-taken",
        MotionPhoto = "motion-photo",
        TrailingData = "trailing-data",
        AttachedData = "attached-data",
        DrawingDescription = "drawing-description",
        DrawnText = "drawn-text",
        Signer = "signer",
        SigningPlace = "signing-place",
        Reason = "reason",
        Certificate = "certificate",
        Sender = "sender",
        ReplyTo = "reply-to",
        Recipient = "recipient",
        Copied = "copied",
        BlindCopied = "blind-copied",
        Seal = "seal",
    }
}

words! {
    /// As what a block stands at its place.
    Role {
        Deleted = "deleted",
        Inserted = "inserted",
        Reformatted = "reformatted",
        Hidden = "hidden",
        White = "white",
        Tiny = "tiny",
        OffPage = "off-page",
        FieldCode = "field-code",
        AltText = "alt-text",
        FormChoices = "form-choices",
        CroppedPicture = "cropped-picture",
        UnshownPicture = "unshown-picture",
        LinkTarget = "link-target",
        LinkPath = "link-path",
        EarlierVersion = "earlier-version",
        Unseen = "unseen",
        Author = "author",
        Subject = "subject",
        Description = "description",
        Unused = "unused",
        Formula = "formula",
        InvisibleCharacters = "invisible-characters",
    }
}

words! {
    /// What belongs to a sheet beside its cells.
    SheetThing {
        Name = "sheet-name",
        Header = "sheet-header",
        Footer = "sheet-footer",
        TextBox = "sheet-text-box",
        Button = "sheet-button",
        Picture = "sheet-picture",
        PictureDescription = "sheet-picture-description",
        Comments = "sheet-comments",
        ScenarioName = "scenario-name",
        ScenarioComment = "scenario-comment",
        PublishedAt = "published-at",
        LinkedObject = "sheet-linked-object",
        CustomProperty = "sheet-property",
        Control = "sheet-control",
        Slicer = "sheet-slicer",
        Timeline = "sheet-timeline",
        PivotTable = "sheet-pivot-table",
        Table = "sheet-table",
        Shape = "sheet-shape",
        Settings = "sheet-settings",
    }
}

words! {
    /// What belongs to cells of a sheet.
    CellThing {
        Comment = "cell-comment",
        Choices = "cell-choices",
        Prompt = "cell-prompt",
        LinkTip = "cell-link-tip",
        ScenarioValue = "scenario-value",
        Filter = "cell-filter",
        ConditionalFormat = "cell-conditional-format",
        Condition = "cell-condition",
        Link = "cell-link",
        SmartTag = "cell-smart-tag",
        ProtectedRange = "protected-range",
    }
}

words! {
    /// Whose property it is.
    Scheme {
        Document = "document-property",
        Xmp = "xmp-property",
        Custom = "custom-property",
        Page = "page-metadata",
        FrontMatter = "front-matter",
        Signature = "signature",
        Mail = "mail-header",
    }
}

words! {
    /// What has a name in the document.
    Named {
        FormField = "form-field-setting",
        DefinedName = "defined-name",
        HiddenName = "hidden-name",
        Entry = "entry",
    }
}

words! {
    /// How a document carries a file.
    File {
        Embedded = "embedded-file",
        Attachment = "attachment",
        Member = "archive-member",
    }
}

words! {
    /// What a page of a presentation or drawing is. The words are those of ECMA-376 part 1, §19, and of ODF 1.3 part 3, §10.2 and §16.
    SlideKind {
        Slide = "slide",
        Notes = "slide-notes",
        Master = "slide-master",
        Layout = "slide-layout",
        NotesMaster = "notes-master",
        HandoutMaster = "handout-master",
        DrawingPage = "drawing-page",
    }
}
