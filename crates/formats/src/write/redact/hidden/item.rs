//! What can be taken out, by name.

/// A sort of hidden data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// Who wrote and saved it, the company, the manager.
    Author,
    /// All other properties but the title and the days: subject, keywords, remarks, template, minutes of work, versions.
    Properties,
    /// Properties that a program or an office has defined.
    CustomProperties,
    /// Comments and replies.
    Comments,
    /// Tracked changes: as if all were accepted.
    Changes,
    /// Text that is formatted as hidden.
    HiddenText,
    /// Numbers by which programs tell apart who has edited when (`rsid`).
    EditingIds,
    /// The list of people who have edited.
    People,
    /// Variables of the document.
    Variables,
    /// Data of programs beside the document (`customXml`).
    CustomXml,
    /// The picture of the first page.
    Thumbnail,
    /// What pictures say beside what they show: camera, place, day.
    Pictures,
    /// Where the file and its template lie.
    Paths,
    /// Settings of printers.
    Printer,
}

impl Item {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Author,
        Self::Properties,
        Self::CustomProperties,
        Self::Comments,
        Self::Changes,
        Self::HiddenText,
        Self::EditingIds,
        Self::People,
        Self::Variables,
        Self::CustomXml,
        Self::Thumbnail,
        Self::Pictures,
        Self::Paths,
        Self::Printer,
    ];

    /// The word for it on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Properties => "properties",
            Self::CustomProperties => "custom-properties",
            Self::Comments => "comments",
            Self::Changes => "changes",
            Self::HiddenText => "hidden-text",
            Self::EditingIds => "editing-ids",
            Self::People => "people",
            Self::Variables => "variables",
            Self::CustomXml => "custom-xml",
            Self::Thumbnail => "thumbnail",
            Self::Pictures => "pictures",
            Self::Paths => "paths",
            Self::Printer => "printer",
        }
    }
}

/// What is hidden in a workbook, and told, but stays: formulas may count on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kept {
    /// Sheets.
    Sheets,
    /// Rows.
    Rows,
    /// Columns.
    Columns,
    /// Defined names.
    Names,
}
