//! A place as an object: `{"kind": "cell", "table": 1, "row": 2, "column": 3, "header": "姓名"}`.
//!
//! One flat shape for all kinds, of which each has the fields that it needs. Kinds and fields are added to, never changed.

use schemars::JsonSchema;
use serde::Serialize;

use hegao_model::document::place::{Pages, Picture, PropertyName, letters};
use hegao_model::document::{Place, Role, Spot};

/// Where something stands in a document. Numbers are counted from 1; texts are those of the document, masked.
#[derive(Default, Serialize, JsonSchema)]
pub(super) struct PlaceV1<'a> {
    /// What sort of place it is: line, paragraph, cell, sheet-cell, comment, document-property …; docs/output.md has all.
    kind: &'static str,
    /// As what it stands there, where that is not what the kind says: deleted, hidden, alt-text, author, unused …
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'static str>,
    /// The line of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    /// The page.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    /// Of a header or footer: on which pages it stands, first or even.
    #[serde(skip_serializing_if = "Option::is_none")]
    pages: Option<&'static str>,
    /// The paragraph, of its page where there is one; 0: before the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    paragraph: Option<u32>,
    /// true: between this paragraph and the next.
    #[serde(skip_serializing_if = "Option::is_none")]
    after: Option<bool>,
    /// The table, of its page where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    table: Option<u32>,
    /// The row of a table or sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
    /// The column of a table or sheet, or of a row of values.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<u32>,
    /// What stands above the column, or before the cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    header: Option<&'a str>,
    /// The name of the sheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    /// The cell or cells, as people call them: B5, B2:B9.
    #[serde(skip_serializing_if = "Option::is_none")]
    cells: Option<String>,
    /// Which of its sort, where they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u32>,
    /// Which field of a picture, or which property, where people have a word for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    field: Option<&'static str>,
    /// What it is called in the document.
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    /// true: the page does not show it.
    #[serde(skip_serializing_if = "Option::is_none")]
    hidden: Option<bool>,
    /// Where in the file or state of this name or number.
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Box<PlaceV1<'a>>>,
}

impl<'a> From<&'a Place> for PlaceV1<'a> {
    fn from(Place { spot, role }: &'a Place) -> Self {
        let is_unused = matches!(spot, Spot::Edge { is_unused: true, .. });
        let role = role.or(is_unused.then_some(Role::Unused)).map(Role::word);
        Self { kind: spot.kind(), role, ..of_spot(spot) }
    }
}

/// The fields of a spot.
fn of_spot(spot: &Spot) -> PlaceV1<'_> {
    let none = PlaceV1::default();
    match spot {
        Spot::FileName => none,
        Spot::Line { number, column, header, is_head: _ } => {
            PlaceV1 { line: Some(*number), column: column.map(Into::into), header: header.as_deref(), ..none }
        }
        Spot::Page { number } => PlaceV1 { page: Some(*number), ..none },
        Spot::Paragraph { page, number, is_after } => {
            let (page, after) = (page.map(Into::into), is_after.then_some(true));
            PlaceV1 { page, paragraph: Some(*number), after, ..none }
        }
        Spot::Cell { page, table, row, column, header, is_head: _ } => {
            let (page, column) = (page.map(Into::into), column.map(Into::into));
            PlaceV1 { page, table: Some(*table), row: Some(*row), column, header: header.as_deref(), ..none }
        }
        Spot::Table { number } => PlaceV1 { table: Some(*number), ..none },
        Spot::Edge { is_footer: _, pages, is_unused: _ } => match pages {
            Pages::All => none,
            Pages::First => PlaceV1 { pages: Some("first"), ..none },
            Pages::Even => PlaceV1 { pages: Some("even"), ..none },
            Pages::From(page) => PlaceV1 { page: Some(*page), ..none },
        },
        Spot::SheetCell { sheet, row, column, is_head: _ } => {
            let cells = Some(format!("{}{row}", letters(*column)));
            PlaceV1 { sheet: Some(sheet), row: Some(*row), column: Some(*column), cells, ..none }
        }
        Spot::SheetRow { sheet, row } => PlaceV1 { sheet: Some(sheet), row: Some(*row), ..none },
        Spot::Cells { sheet, cells, thing: _ } => {
            PlaceV1 { sheet: Some(sheet), cells: Some(cells.to_string()), ..none }
        }
        Spot::Sheet { sheet, thing: _ } => PlaceV1 { sheet: Some(sheet), ..none },
        Spot::Annotation { listed, is_hidden } => {
            let (page, number) = listed.unzip();
            PlaceV1 { page, number, hidden: is_hidden.then_some(true), ..none }
        }
        Spot::Property { scheme: _, name } => match name {
            None => none,
            Some(PropertyName::Known(field)) => PlaceV1 { field: Some(field.word()), ..none },
            Some(PropertyName::Written(name)) => PlaceV1 { name: Some(name), ..none },
        },
        Spot::Picture { picture, field } => {
            let name = if let Picture::File(name) = picture { Some(&**name) } else { None };
            PlaceV1 { field: Some(field.word()), name, ..none }
        }
        Spot::Named { thing: _, name } => PlaceV1 { name: Some(name), ..none },
        Spot::Thing { thing: _, number } => PlaceV1 { number: *number, ..none },
        Spot::Earlier { number, place } => PlaceV1 { number: Some(*number), place: within(place.as_deref()), ..none },
        Spot::Message { number, subject, place } => {
            PlaceV1 { number: Some(*number), name: subject.as_deref(), place: within(place.as_deref()), ..none }
        }
        Spot::Within { file: _, name, place } => PlaceV1 { name: Some(name), place: within(place.as_deref()), ..none },
        Spot::Slide { kind: _, number, title, place } => {
            let name = title.as_deref();
            PlaceV1 { number: Some(*number), name, place: within(place.as_deref()), ..none }
        }
    }
}

fn within(place: Option<&Place>) -> Option<Box<PlaceV1<'_>>> {
    place.map(|place| Box::new(place.into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::place::{CellThing, Field, File, Named, Scheme, SheetThing, SlideKind, Thing};

    #[test]
    fn a_place_has_the_fields_of_its_kind() {
        let cell = Place::cell(0, 1, (2, 3), Some("姓名".into()));
        let sheet = Spot::SheetCell { sheet: "名单".into(), row: 5, column: 2, is_head: false };
        let inner = Some(Box::new(cell.clone().with(Role::Deleted)));
        let within = Spot::Within { file: File::Embedded, name: "a.docx".into(), place: inner };
        for (place, expected) in [
            (cell, r#"{"kind":"cell","table":1,"row":2,"column":3,"header":"姓名"}"#),
            (sheet.into(), r#"{"kind":"sheet-cell","row":5,"column":2,"sheet":"名单","cells":"B5"}"#),
            (Place::value(5, 2, None), r#"{"kind":"line","line":5,"column":2}"#),
            (
                Place::from(Thing::Comment).numbered(4).with(Role::Author),
                r#"{"kind":"comment","role":"author","number":4}"#,
            ),
            (
                Spot::Edge { is_footer: false, pages: Pages::Even, is_unused: true }.into(),
                r#"{"kind":"header","role":"unused","pages":"even"}"#,
            ),
            (
                Place::from(Thing::Comment).on_slide(SlideKind::Slide, 3, Some("概况".into())),
                r#"{"kind":"slide","number":3,"name":"概况","place":{"kind":"comment"}}"#,
            ),
            (Place::paragraph(2, 3, true), r#"{"kind":"paragraph","page":2,"paragraph":3,"after":true}"#),
            (Place::property(Scheme::Document, Field::Author), r#"{"kind":"document-property","field":"author"}"#),
            (
                within.into(),
                r#"{"kind":"embedded-file","name":"a.docx","place":{"kind":"cell","role":"deleted","table":1,"row":2,"column":3,"header":"姓名"}}"#,
            ),
        ] {
            assert_eq!(serde_json::to_string(&PlaceV1::from(&place)).unwrap(), expected);
        }
    }

    #[test]
    fn the_page_on_reports_has_every_word() {
        for page in ["output.md", "output.zh-CN.md"] {
            let page = std::fs::read_to_string(format!("{}/../../docs/{page}", env!("CARGO_MANIFEST_DIR"))).unwrap();
            let words = Thing::ALL.iter().map(|thing| thing.word()).chain(Role::ALL.iter().map(|role| role.word()));
            let words = words.chain(Field::ALL.iter().map(|field| field.word()));
            let words = words.chain(SheetThing::ALL.iter().map(|thing| thing.word()));
            let words = words.chain(CellThing::ALL.iter().map(|thing| thing.word()));
            let words = words.chain(Scheme::ALL.iter().map(|scheme| scheme.word()));
            let words = words.chain(Named::ALL.iter().map(|thing| thing.word()));
            let words = words.chain(SlideKind::ALL.iter().map(|kind| kind.word()));
            let lacking: Vec<_> = words.filter(|word| !page.contains(&format!("`{word}`"))).collect();
            assert!(lacking.is_empty(), "{lacking:?}");
        }
    }
}
