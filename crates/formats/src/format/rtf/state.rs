//! What holds within a group: where its text goes, how that looks, and how its bytes are to be read.

use hegao_model::document::Hidden;

/// Where text goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Destination {
    /// Into the paragraph of the frame that is read.
    Text,
    /// Nowhere: numbers and looks. What is within may go somewhere.
    Nowhere,
    /// Nowhere, with all that is within: it stands elsewhere too, for newer programs.
    Copy,
    /// Properties of the document, each in a group of its own.
    Info,
    /// It is gathered, and told as a whole when the group ends.
    Gathered(Said),
    /// Hexadecimal digits of a picture or an object.
    Data,
    /// Names of fonts, of which only what they state of characters counts.
    Fonts,
    Colours,
    Styles,
    /// Names of those who changed something.
    Reviewers,
}

/// What is gathered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// A property of the document that people have a word for.
    Property(hegao_model::document::place::Field, Hidden),
    /// The name and the value of one that was added.
    AddedName,
    AddedValue,
    FieldCode,
    /// Who wrote a comment, and how that is shortened.
    CommentAuthor,
    /// The name of a bookmark.
    Bookmark,
    /// An entry of an index or a table of contents.
    Entry,
    /// The name and the value of a property of a shape.
    ShapeName,
    ShapeValue,
    /// A variable of the document: name, then value.
    Variable,
    /// The path of a template.
    Template,
    /// The name of a program or a class of objects.
    ObjectClass,
    /// What a form asks and holds.
    Form,
    /// Something that hegao does not know: it is told where it may be someone's.
    Unknown,
}

/// Of which letters those that follow are, for a font of its own (RTF 1.9.1, “Associated Character Properties”).
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Class {
    #[default]
    Plain,
    Double,
}

/// What holds within a group.
#[derive(Clone, Copy)]
pub(super) struct State {
    pub(super) destination: Destination,
    /// How many characters stand behind a `\u` for older programs.
    pub(super) skipped: usize,
    pub(super) font: i32,
    /// The font of characters of two bytes.
    pub(super) double_font: Option<i32>,
    pub(super) class: Class,
    /// It is set to be hidden.
    pub(super) is_hidden: bool,
    pub(super) is_deleted: bool,
    pub(super) is_inserted: bool,
    /// The colour of letters, by its place in the table.
    pub(super) colour: usize,
    /// Something lies under the letters that need not be white.
    pub(super) has_ground: bool,
    /// Half points.
    pub(super) size: i32,
    /// The group is one that programs which do not know it are to pass over.
    pub(super) is_optional: bool,
    /// How deep in tables its paragraphs stand; 0: in none.
    pub(super) level: usize,
    /// The style of its paragraphs, and the level that they have in the outline.
    pub(super) style: i32,
    pub(super) outline: Option<i32>,
}

impl Default for State {
    fn default() -> Self {
        Self {
            destination: Destination::Text,
            skipped: 1,
            font: 0,
            double_font: None,
            class: Class::Plain,
            is_hidden: false,
            is_deleted: false,
            is_inserted: false,
            colour: 0,
            has_ground: false,
            size: 24,
            is_optional: false,
            level: 0,
            style: 0,
            outline: None,
        }
    }
}

impl State {
    /// Letters look as they do by themselves (`\plain`).
    pub(super) fn plain(&mut self, font: i32) {
        let Self { destination, skipped, is_optional, level, style, outline, .. } = *self;
        *self = Self { destination, skipped, is_optional, level, style, outline, font, ..Self::default() };
    }

    /// Paragraphs are as they are by themselves (`\pard`).
    pub(super) fn bare(&mut self) {
        (self.level, self.style, self.outline) = (0, 0, None);
    }
}
