use super::*;
use crate::document::{BlockKind, Format, Origin, Part, Piece, Place, Role};

/// A document of these blocks: its text is that of its cells.
fn document(cells: Vec<(&str, Option<Hidden>, Place)>) -> Document {
    let blocks = cells.into_iter().map(|(text, hidden, place)| {
        let kind = if hidden.is_some() { BlockKind::Aside } else { BlockKind::Cell };
        let own = text.find('：').map_or(0, |end| end + '：'.len_utf8()) as u32;
        let piece = Piece { part: 0, text: own..text.len() as u32, origin: Origin::Exact(0) };
        let content = Content::joined(text, vec![piece], Vec::<u32>::new());
        Block { place: place.into(), hidden, ..Block::new(kind, 0, content) }
    });
    Document::new(Format::Text, vec![Part::derived("text".into(), String::new())], blocks.collect(), Vec::new())
}

fn sheet(sheet: &str, (row, column): (u32, u32), is_head: bool) -> Place {
    Spot::SheetCell { sheet: sheet.into(), row, column, is_head }.into()
}

/// The cells as `row,column block header`; a `*` before those of heads.
fn said(table: &Table<'_>) -> Vec<String> {
    let cell = |cell: &Cell<'_>| {
        let (head, header) = (if cell.is_head { "*" } else { "" }, cell.header.unwrap_or("-"));
        format!("{head}{},{} {} {header}", cell.row, cell.column, cell.block)
    };
    table.cells().map(|one| cell(&one)).collect()
}

#[test]
fn a_table_has_rows_columns_and_heads() {
    let cell = |row, column, header: Option<&str>| Place::cell(0, 2, (row, column), header.map(Into::into));
    let document = document(vec![
        ("附表", None, cell(1, 1, None)),
        ("项目", None, cell(2, 1, None).in_head(true)),
        ("金额", None, cell(2, 3, None).in_head(true)),
        ("项目：道路", None, cell(3, 1, Some("项目"))),
        ("金额：1.2万元", None, cell(3, 3, Some("金额"))),
        ("金额：见附页", None, cell(3, 3, Some("金额"))),
        ("别的表", None, Place::cell(0, 3, (1, 1), None)),
        ("删去的", Some(Hidden::Deleted), cell(3, 1, None).with(Role::Deleted)),
        ("框", None, Place::cell(0, 4, (1, 0), None)),
    ]);
    let tables = document.tables();
    assert_eq!(tables.len(), 2);
    let table = &tables[0];
    assert!(table.whole == Whole::InText { page: None, number: 2 });
    assert_eq!(said(table), ["1,1 0 -", "*2,1 1 -", "*2,3 2 -", "3,1 3 项目", "3,3 4 金额", "3,3 5 金额"]);
    assert_eq!(table.columns(), [1, 3]);
    assert_eq!(table.rows().map(|row| row.len()).collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!((table.row(2).len(), table.row(4).len()), (2, 0));
    assert_eq!(table.head().map(|row| row[0].row).collect::<Vec<_>>(), [2]);
    let column: Vec<u32> = table.column(3).map(|cell| cell.block).collect();
    assert_eq!(column, [2, 4, 5]);
    assert!(document.cell(4).is_some_and(|(whole, cell)| whole == table.whole && (cell.row, cell.column) == (3, 3)));
    assert!([7, 8, 9].iter().all(|block| document.cell(*block).is_none()));
    let number = document.number(&document.blocks[4]).unwrap();
    assert_eq!((number.in_tens(0), number.unit), (Some(12_000), "元"));
    assert!(document.number(&document.blocks[5]).is_none());
}

#[test]
fn sheets_and_values_are_tables_with_what_they_hide() {
    let document = document(vec![
        ("金额", None, sheet("甲", (1, 1), true)),
        ("金额：3", None, sheet("甲", (2, 1), false)),
        ("7", None, sheet("乙", (1, 2), false)),
        ("金额：5", None, sheet("甲", (4, 1), false)),
        ("姓名", None, Place::value(1, 1, None).in_head(true)),
        ("行", None, Place::line(9)),
        ("4", Some(Hidden::HiddenRow), sheet("甲", (3, 1), false)),
        ("1.1E+17", Some(Hidden::LostDigits), sheet("甲", (4, 1), false)),
    ]);
    let tables = document.tables();
    assert_eq!(
        tables.iter().map(said).collect::<Vec<_>>(),
        [vec!["*1,1 0 -", "2,1 1 金额", "3,1 6 -", "4,1 3 金额"], vec!["1,2 2 -"], vec!["*1,1 4 -"],]
    );
    assert!(tables[0].whole == Whole::Sheet("甲".into()) && tables[2].whole == Whole::File);
    // What is hidden is told as it is, without what it is called.
    let sum: Option<i128> = tables[0]
        .column(1)
        .filter(|cell| !cell.is_head)
        .map(|cell| document.number(&document.blocks[cell.block as usize])?.in_tens(0))
        .sum();
    assert_eq!(sum, Some(12));
}
