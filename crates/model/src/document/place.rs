//! Where a block stands, as data, of which a report makes a label in its own language.
//!
//! A [`Place`] is a [`Spot`] (paragraph 3 of page 2) with, where there is one, the [`Role`] that the block has there (a
//! deletion, the author of a comment). Numbers are numbers, all counted from 1, as people count; texts are those of the document
//! and nothing else. A place holds what the document says, so it has no derived `Debug`.
//!
//! The enums are not `non_exhaustive`, on purpose: whoever adds a place is told by the compiler where its texts are masked
//! ([`Place::texts_mut`]) and where its words are missing (`label`).

mod kind;
mod label;
mod row;
mod words;

use std::num::NonZeroU32;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use label::letters;
pub use row::RowKind;
pub use words::{CellThing, Field, File, Named, Role, Scheme, SheetThing, SlideKind, Thing};

/// Where a block stands, and as what.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Where it stands.
    pub spot: Spot,
    /// As what; `None`: as what the spot says.
    #[serde(default)]
    pub role: Option<Role>,
}

/// Where something stands in a document.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Spot {
    /// The name of the file itself.
    FileName,
    /// A line of the file.
    Line {
        /// Which line; of a value in a row: the one in which the row begins.
        number: u32,
        /// Which value of its row, in a file of values.
        column: Option<NonZeroU32>,
        /// What stands above its column.
        header: Option<Arc<str>>,
        /// Its row names the columns.
        is_head: bool,
    },
    /// A page.
    Page {
        /// Which page.
        number: u32,
    },
    /// A paragraph of the running text.
    Paragraph {
        /// The page, where that is known.
        page: Option<NonZeroU32>,
        /// Which of the page, or of the document; 0: before the first.
        number: u32,
        /// It stands between this paragraph and the next.
        is_after: bool,
    },
    /// A cell of a table in a text.
    Cell {
        /// The page, where that is known.
        page: Option<NonZeroU32>,
        /// Which table.
        table: u32,
        /// Which row.
        row: u32,
        /// Which column; `None` where the table only frames text.
        column: Option<NonZeroU32>,
        /// What stands above its column, or before it.
        header: Option<Arc<str>>,
        /// Its row names the columns.
        is_head: bool,
    },
    /// A table in a text.
    Table {
        /// Which table.
        number: u32,
    },
    /// A header or footer.
    Edge {
        /// It is a footer.
        is_footer: bool,
        /// On which pages.
        pages: Pages,
        /// The document keeps it, and shows it on no page.
        is_unused: bool,
    },
    /// A cell of a sheet.
    SheetCell {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// The row.
        row: u32,
        /// The column, counted from 1.
        column: u32,
        /// Its row names the columns.
        is_head: bool,
    },
    /// A row of a sheet.
    SheetRow {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// The row.
        row: u32,
    },
    /// Something that belongs to cells of a sheet.
    Cells {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// The cells, as the file writes them (`B2:B9`).
        cells: Arc<str>,
        /// What belongs to them.
        thing: CellThing,
    },
    /// Something that belongs to a sheet.
    Sheet {
        /// The name of the sheet.
        sheet: Arc<str>,
        /// What belongs to it.
        thing: SheetThing,
    },
    /// A comment or another annotation of a page.
    Annotation {
        /// The page, and which of its annotations; `None`: no page lists it any more.
        listed: Option<(u32, u32)>,
        /// It is not shown.
        is_hidden: bool,
    },
    /// A property.
    Property {
        /// Of what.
        scheme: Scheme,
        /// Which one; `None` where its name says nothing to people.
        name: Option<PropertyName>,
    },
    /// What a picture says beside what it shows.
    Picture {
        /// Which picture.
        picture: Picture,
        /// Which of its fields.
        field: Field,
    },
    /// Something that has a name in the document.
    Named {
        /// What it is.
        thing: Named,
        /// Its name.
        name: Arc<str>,
    },
    /// A slide of a presentation, a page of a drawing, or what they are made by.
    Slide {
        /// What it is.
        kind: SlideKind,
        /// Which one; of a slide's notes: the slide's number.
        number: u32,
        /// Its title or name.
        title: Option<Arc<str>>,
        /// Where on it; `None`: that needs no more to be found.
        place: Option<Box<Place>>,
    },
    /// Anything else that people have a word for.
    Thing {
        /// What it is.
        thing: Thing,
        /// Which one, where they are counted.
        number: Option<u32>,
    },
    /// A state of the file before it was saved last.
    Earlier {
        /// Which one, the oldest first.
        number: u32,
        /// Where in it; `None`: on its pages.
        place: Option<Box<Place>>,
    },
    /// In one of several messages of mail.
    Message {
        /// Which one, in the order of the file.
        number: u32,
        /// What it is about.
        subject: Option<Arc<str>>,
        /// Where in it; `None`: that is not known.
        place: Option<Box<Place>>,
    },
    /// Inside a file that the document carries.
    Within {
        /// How it carries the file.
        file: File,
        /// The file's name.
        name: Arc<str>,
        /// Where in it; `None`: that is not known.
        place: Option<Box<Place>>,
    },
}

/// On which pages a header or footer stands.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Pages {
    /// On all that have no other.
    All,
    /// On the first.
    First,
    /// On those with even numbers.
    Even,
    /// On this one, and others that say the same.
    From(u32),
}

/// The name of a property.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PropertyName {
    /// One that people have a word for.
    Known(Field),
    /// As it stands in the file.
    Written(Arc<str>),
}

/// A picture that a document carries.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Picture {
    /// One of many without names.
    Unnamed,
    /// One that stands in the text as letters (`data:`).
    Embedded,
    /// A file.
    File(Arc<str>),
}

/// Takes a spot apart, field by field, so that a new one does not compile until somebody has decided whether it holds text:
/// its texts, at most two, and, by `$inner`, the place inside it.
macro_rules! texts {
    ($spot:expr, $inner:ident) => {
        match $spot {
            Spot::FileName
            | Spot::Page { number: _ }
            | Spot::Paragraph { page: _, number: _, is_after: _ }
            | Spot::Table { number: _ }
            | Spot::Edge { is_footer: _, pages: _, is_unused: _ }
            | Spot::Annotation { listed: _, is_hidden: _ }
            | Spot::Thing { thing: _, number: _ }
            | Spot::Picture { picture: Picture::Unnamed | Picture::Embedded, field: _ }
            | Spot::Property { scheme: _, name: None | Some(PropertyName::Known(_)) } => (None, None, None),
            Spot::Line { number: _, column: _, header, is_head: _ }
            | Spot::Cell { page: _, table: _, row: _, column: _, header, is_head: _ } => (header.into(), None, None),
            Spot::SheetCell { sheet, row: _, column: _, is_head: _ }
            | Spot::SheetRow { sheet, row: _ }
            | Spot::Sheet { sheet, thing: _ } => (Some(sheet), None, None),
            Spot::Cells { sheet, cells, thing: _ } => (Some(sheet), Some(cells), None),
            Spot::Property { scheme: _, name: Some(PropertyName::Written(name)) }
            | Spot::Picture { picture: Picture::File(name), field: _ }
            | Spot::Named { thing: _, name } => (Some(name), None, None),
            Spot::Earlier { number: _, place } => (None, None, place.$inner()),
            Spot::Message { number: _, subject, place } => (subject.into(), None, place.$inner()),
            Spot::Within { file: _, name, place } => (Some(name), None, place.$inner()),
            Spot::Slide { kind: _, number: _, title, place } => (title.into(), None, place.$inner()),
        }
    };
}

impl Place {
    /// The paragraph of this number, on this page (0: that is not known); `is_after`: what stands behind it.
    #[must_use]
    pub fn paragraph(page: usize, number: usize, is_after: bool) -> Self {
        Spot::Paragraph { page: counted(page), number: number as u32, is_after }.into()
    }

    /// A cell of the table of this number in a text, on this page (0: that is not known), in this row and column (0: none).
    #[must_use]
    pub fn cell(page: usize, table: usize, (row, column): (usize, usize), header: Option<Arc<str>>) -> Self {
        let (table, row) = (table as u32, row as u32);
        Spot::Cell { page: counted(page), table, row, column: counted(column), header, is_head: false }.into()
    }

    /// A value in a file of values: the line in which its row begins, and its column.
    #[must_use]
    pub fn value(line: usize, column: usize, header: Option<Arc<str>>) -> Self {
        Spot::Line { number: line as u32, column: counted(column), header, is_head: false }.into()
    }

    /// What it is called, if it is a cell whose place says so. What the cells of a sheet are called stands in their text alone:
    /// see [`Document::header`](super::Document::header).
    #[must_use]
    pub fn header(&self) -> Option<&str> {
        match &self.spot {
            Spot::Line { header, .. } | Spot::Cell { header, .. } => header.as_deref(),
            Spot::Slide { place, .. } => place.as_deref()?.header(),
            _ => None,
        }
    }

    /// The same cell, in a row that names the columns or in another.
    #[must_use]
    pub fn in_head(mut self, said: bool) -> Self {
        if let Spot::Line { is_head, .. } | Spot::Cell { is_head, .. } | Spot::SheetCell { is_head, .. } =
            &mut self.spot
        {
            *is_head = said;
        }
        if let Spot::Slide { place: Some(inner), .. } = &mut self.spot {
            **inner = inner.as_ref().clone().in_head(said);
        }
        self
    }

    /// This place on a slide, a page of a drawing, or what they are made by.
    #[must_use]
    pub fn on_slide(self, kind: SlideKind, number: usize, title: Option<Arc<str>>) -> Self {
        Spot::Slide { kind, number: number as u32, title, place: Some(Box::new(self)) }.into()
    }

    /// A slide, a page of a drawing, or what they are made by.
    #[must_use]
    pub fn slide(kind: SlideKind, number: usize, title: Option<Arc<str>>) -> Self {
        Spot::Slide { kind, number: number as u32, title, place: None }.into()
    }

    /// A line of the file.
    #[must_use]
    pub fn line(number: usize) -> Self {
        Spot::Line { number: number as u32, column: None, header: None, is_head: false }.into()
    }

    /// A property that people have a word for.
    #[must_use]
    pub fn property(scheme: Scheme, field: Field) -> Self {
        Spot::Property { scheme, name: Some(PropertyName::Known(field)) }.into()
    }

    /// A property that is called so in the file.
    #[must_use]
    pub fn called(scheme: Scheme, name: &str) -> Self {
        Spot::Property { scheme, name: Some(PropertyName::Written(name.into())) }.into()
    }

    /// Text that is told apart by its role alone.
    #[must_use]
    pub fn text(role: Role) -> Self {
        Self::from(Thing::Text).with(role)
    }

    /// The same place in another role.
    #[must_use]
    pub fn with(self, role: Role) -> Self {
        Self { role: Some(role), ..self }
    }

    /// The one of this number, where such things are counted.
    #[must_use]
    pub fn numbered(mut self, number: usize) -> Self {
        if let Spot::Thing { number: own, .. } = &mut self.spot {
            *own = Some(number as u32);
        }
        self
    }

    /// Gives the texts of the document that stand in it.
    pub fn texts<'p>(&'p self, take: &mut impl FnMut(&'p Arc<str>)) {
        let (one, other, inner) = texts!(&self.spot, as_deref);
        [one, other].into_iter().flatten().for_each(&mut *take);
        if let Some(inner) = inner {
            inner.texts(take);
        }
    }

    /// Gives the texts of the document that stand in it, to be masked.
    pub fn texts_mut(&mut self, take: &mut impl FnMut(&mut Arc<str>)) {
        let (one, other, inner) = texts!(&mut self.spot, as_deref_mut);
        [one, other].into_iter().flatten().for_each(&mut *take);
        if let Some(inner) = inner {
            inner.texts_mut(take);
        }
    }
}

fn counted(number: usize) -> Option<NonZeroU32> {
    NonZeroU32::new(number as u32)
}

impl From<Spot> for Place {
    fn from(spot: Spot) -> Self {
        Self { spot, role: None }
    }
}

impl From<Thing> for Place {
    fn from(thing: Thing) -> Self {
        Spot::Thing { thing, number: None }.into()
    }
}

#[cfg(test)]
mod tests;
