//! Where a block stands, in as few bytes as a block can spend on it.

use std::borrow::Cow;
use std::num::NonZeroU32;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::table::Whole;
use super::{Place, Spot};

/// Where a block stands. Most blocks stand at their line, and a sheet has a million cells, whose [`Place`] is made when
/// somebody asks: see [`Document::place`](super::Document::place). No `Debug`: it holds names of the document.
#[derive(Clone, Default, Serialize, Deserialize)]
pub enum Seat {
    /// At its line of the file.
    #[default]
    Line,
    /// As it is said here. Boxed, because a long text has a million blocks without one.
    Own(Box<Place>),
    /// It is a cell of a table. What it is called stands in its text alone.
    Cell {
        /// The table.
        whole: Arc<Whole>,
        /// Its row, as places count: from 1, or the line in which it begins.
        row: u32,
        /// Its first column, counted from 1.
        column: u16,
        /// Its row names the columns.
        is_head: bool,
    },
}

impl Seat {
    /// The place, where that is said in full.
    #[must_use]
    pub fn own(&self) -> Option<&Place> {
        match self {
            Self::Own(place) => Some(place),
            Self::Line | Self::Cell { .. } => None,
        }
    }

    /// The place of a block that is called `header`; `None`: its line.
    #[must_use]
    pub fn place(&self, header: Option<&str>) -> Option<Cow<'_, Place>> {
        match self {
            Self::Line => None,
            Self::Own(place) => Some(Cow::Borrowed(place)),
            Self::Cell { whole, row, column, is_head } => {
                Some(Cow::Owned(spot(whole, *row, *column, *is_head, header).into()))
            }
        }
    }
}

/// A cell's place, said in full.
fn spot(whole: &Whole, row: u32, column: u16, is_head: bool, header: Option<&str>) -> Spot {
    let header = || header.map(Arc::from);
    let counted = NonZeroU32::new(u32::from(column));
    match whole {
        Whole::Sheet(sheet) => Spot::SheetCell { sheet: sheet.clone(), row, column: u32::from(column), is_head },
        Whole::File => Spot::Line { number: row, column: counted, header: header(), is_head },
        Whole::InText { page, number } => {
            Spot::Cell { page: *page, table: *number, row, column: counted, header: header(), is_head }
        }
    }
}

impl From<Place> for Seat {
    fn from(place: Place) -> Self {
        Self::Own(Box::new(place))
    }
}

impl From<Option<Box<Place>>> for Seat {
    fn from(place: Option<Box<Place>>) -> Self {
        place.map_or(Self::Line, Self::Own)
    }
}
