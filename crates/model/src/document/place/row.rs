//! What places of one column, or of one list, have in common.

use super::{Place, Spot};

/// What the rows of a column are, as people count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    /// Rows of a table.
    Row,
    /// Lines of a text.
    Line,
    /// Paragraphs.
    Paragraph,
}

impl Place {
    /// The number of its row, line or paragraph, what is counted so, and the place without it, which places of one column, or
    /// of one list, share. `None` where it stands in no row.
    #[must_use]
    pub fn row(&self) -> Option<(u32, RowKind, Self)> {
        let mut column = self.clone();
        let (row, kind) = take_row(&mut column)?;
        Some((row, kind, column))
    }
}

/// Takes the number out of a place.
fn take_row(place: &mut Place) -> Option<(u32, RowKind)> {
    let (row, kind) = match &mut place.spot {
        Spot::Cell { row, column: Some(_), .. } | Spot::SheetCell { row, .. } => (row, RowKind::Row),
        Spot::Line { number, column: Some(_), .. } => (number, RowKind::Row),
        Spot::Line { number, column: None, .. } => (number, RowKind::Line),
        Spot::Paragraph { number, is_after: false, .. } => (number, RowKind::Paragraph),
        Spot::Within { place: Some(inner), .. } | Spot::Slide { place: Some(inner), .. } => return take_row(inner),
        _ => return None,
    };
    Some((std::mem::take(row), kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::place::File;

    #[test]
    fn places_of_one_column_share_what_is_left() {
        let within = |place: Place| {
            let place = Some(Box::new(place));
            Place::from(Spot::Within { file: File::Embedded, name: "表.csv".into(), place })
        };
        let row = |place: &Place| place.row().map(|(row, kind, _)| (row, kind));
        let [cell, below, beside] = [(3, 2), (9, 2), (3, 4)].map(|at| Place::cell(1, 1, at, None));
        assert_eq!((row(&cell), row(&below)), (Some((3, RowKind::Row)), Some((9, RowKind::Row))));
        let column = |place: &Place| place.row().map(|(_, _, column)| column);
        assert!(column(&cell) == column(&below) && column(&cell) != column(&beside));
        assert!(
            column(&within(cell.clone())) == column(&within(below)) && column(&within(cell.clone())) != column(&cell)
        );
        assert_eq!(row(&Place::line(7)), Some((7, RowKind::Line)));
        assert_eq!(row(&Place::value(7, 2, None)), Some((7, RowKind::Row)));
        assert_eq!(row(&Place::paragraph(2, 5, false)), Some((5, RowKind::Paragraph)));
        assert_eq!(row(&Place::paragraph(2, 5, true)), None);
        assert_eq!(row(&Place::cell(1, 1, (3, 0), None)), None, "a table that only frames text");
    }
}
