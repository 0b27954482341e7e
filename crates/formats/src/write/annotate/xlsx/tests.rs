use hegao_model::document::{Document, Limits, Note};

use crate::format::ooxml::sample::Sample;
use crate::reader::read;
use crate::write::annotate::{Author, annotate, remove};
use crate::write::archive::{Archive, Change};

const NAME: &str = "a.xlsx";
const SHEET: &str = "xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' \
    xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships'";

/// A workbook with one sheet of these rows, with what stands behind them, and a hidden sheet.
fn workbook(rows: &str, behind: &str) -> Sample {
    let book = format!(
        "<workbook {SHEET}><sheets><sheet name='人员' sheetId='1' r:id='r1'/><sheet name='底稿' sheetId='2' state='hidden' r:id='r2'/>\
         </sheets></workbook>"
    );
    let cell = |text: &str| format!("<row r='1'><c r='A1' t='inlineStr'><is><t>{text}</t></is></c></row>");
    Sample::new()
        .main("xl/workbook.xml", "spreadsheetml.sheet", &book)
        .relation("xl/workbook.xml", "r1", "worksheet", "worksheets/sheet1.xml", false)
        .relation("xl/workbook.xml", "r2", "worksheet", "worksheets/sheet2.xml", false)
        .part(
            "xl/worksheets/sheet1.xml",
            format!("<worksheet {SHEET}><sheetData>{rows}</sheetData>{behind}</worksheet>"),
        )
        .part(
            "xl/worksheets/sheet2.xml",
            format!("<worksheet {SHEET}><sheetData>{}</sheetData></worksheet>", cell("藏着")),
        )
}

const ROWS: &str = "<row r='2'><c r='B2' t='inlineStr'><is><t>13800138000</t></is></c></row>";

fn opened(bytes: &[u8]) -> Document {
    read(NAME, bytes.to_vec(), &Limits::default()).ok().unwrap()
}

fn annotated(bytes: &[u8], words: &[&str]) -> Vec<u8> {
    let document = opened(bytes);
    let note = |word: &&str| {
        let block = document.blocks.iter().position(|block| document.text(block).contains(*word));
        let lines = vec!["不能发：手机号".into(), "改".into()];
        Note { block, range: 0..1, lines, place: "位置：那里".into(), change: Vec::new() }
    };
    let notes: Vec<Note> = words.iter().map(note).collect();
    let author = Author { name: "核稿".into(), date: "2026-11-30T16:00:00+08:00".into() };
    annotate(NAME, bytes, &document, &notes, &author, &Limits::default()).unwrap().bytes
}

fn member(bytes: &[u8], name: &str) -> String {
    String::from_utf8(Archive::open(bytes).unwrap().unpacked(name, 1 << 20).unwrap()).unwrap()
}

fn removed(bytes: &[u8]) -> (Vec<u8>, bool) {
    let removed = remove(NAME, bytes, opened(bytes).format, &Limits::default()).unwrap().unwrap();
    (removed.bytes, removed.is_exact)
}

#[test]
fn a_cell_gets_a_note_with_its_shape() {
    let bytes = workbook(
        ROWS,
        "<pageMargins left='1' right='1' top='1' bottom='1' header='1' footer='1'/><tableParts count='0'/>",
    )
    .zip();
    let written = annotated(&bytes, &["138", "138", "藏着"]);
    let comments = member(&written, "xl/comments1.xml");
    assert!(
        comments.contains("<comment ref=\"B2\" authorId=\"0\">") && comments.contains("<comment ref=\"A1\""),
        "{comments}"
    );
    assert_eq!(comments.matches("位置：那里").count(), 1);
    assert_eq!(comments.matches("不能发：手机号").count(), 3);
    let sheet = member(&written, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<legacyDrawing r:id=\"rId2\"/><tableParts"), "{sheet}");
    let drawing = member(&written, "xl/drawings/vmlDrawing1.vml");
    assert!(drawing.contains("<x:Row>1</x:Row><x:Column>1</x:Column>"), "{drawing}");
    assert!(member(&written, "[Content_Types].xml").contains("Extension=\"vml\""));
    assert!(removed(&written) == (bytes.clone(), true));
    // What this program has said is not read.
    let (old, new) = (opened(&bytes), opened(&written));
    assert_eq!(old.blocks.len(), new.blocks.len());
}

#[test]
fn a_note_is_known_whatever_another_program_makes_of_it() {
    let bytes = workbook(ROWS, "").zip();
    let written = annotated(&bytes, &["138"]);
    // Another author, runs cut by fonts, the place of its shape behind the text.
    let comments = member(&written, "xl/comments1.xml");
    let comments = comments.replace("<author>核稿</author>", "<author> </author>").replace("——核稿", "——</t><t>核稿");
    let comments = comments.replace("</text>", "</text><commentPr><anchor>2 1 5</anchor></commentPr>");
    let saved = Archive::open(&written).unwrap();
    let changes = [
        Change::Replace { name: "xl/comments1.xml".into(), bytes: comments.clone().into() },
        Change::Remove { name: "[trash]/0000.dat".into() },
    ];
    let saved = saved.rewrite(&changes).unwrap();
    let (plain, is_exact) = removed(&saved);
    assert!(!is_exact && !member(&plain, "xl/comments1.xml").contains("<comment ref"));
    let document = opened(&saved);
    assert!(!document.blocks.iter().any(|block| document.text(block).contains("不能发")));
}

#[test]
fn the_notes_of_others_stay() {
    let comments = format!(
        "<comments {SHEET}><authors><author>李明</author></authors><commentList><comment ref='B2' authorId='0'><text><t>请核实</t></text>\
         </comment></commentList></comments>"
    );
    let drawing = "<xml xmlns:v='urn:schemas-microsoft-com:vml' xmlns:o='urn:schemas-microsoft-com:office:office' \
        xmlns:x='urn:schemas-microsoft-com:office:excel'><v:shape id='_x0000_s1025'><br><x:ClientData ObjectType='Note'>\
        <x:Row>1</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>";
    let sheet = "xl/worksheets/sheet1.xml";
    let bytes = workbook(ROWS, "<legacyDrawing r:id='r8'/>")
        .part("xl/comments1.xml", comments.clone())
        .part("xl/drawings/vmlDrawing1.vml", drawing)
        .relation(sheet, "r7", "comments", "../comments1.xml", false)
        .relation(sheet, "r8", "vmlDrawing", "../drawings/vmlDrawing1.vml", false)
        .zip();
    let written = annotated(&bytes, &["138"]);
    let new = member(&written, "xl/comments1.xml");
    assert!(new.contains("<author>李明</author><author>核稿</author>"), "{new}");
    assert!(new.contains("<comment ref=\"C2\" authorId=\"1\">") && new.contains("位置：那里"), "{new}");
    assert!(member(&written, "xl/drawings/vmlDrawing1.vml").contains("_x0000_s1026"));
    // Another program has saved it since.
    let saved =
        Archive::open(&written).unwrap().rewrite(&[Change::Remove { name: "[trash]/0000.dat".into() }]).unwrap();
    let (plain, is_exact) = removed(&saved);
    assert!(!is_exact);
    let left = member(&plain, "xl/comments1.xml");
    assert!(left.contains("ref='B2'") && !left.contains("C2"), "{left}");
    let shapes = member(&plain, "xl/drawings/vmlDrawing1.vml");
    assert!(shapes.contains("_x0000_s1025") && !shapes.contains("_x0000_s1026"), "{shapes}");
    assert!(remove(NAME, &bytes, opened(&bytes).format, &Limits::default()).unwrap().is_none());
}

#[test]
fn cells_are_known_by_their_names() {
    for (cells, expected) in [
        ("B2:B9", Some((2, 2))),
        ("$AA$10", Some((10, 27))),
        ("表!C3", Some((3, 3))),
        ("A", None),
        ("A0", None),
        ("3", None),
    ] {
        assert_eq!(super::first_cell(cells), expected, "{cells}");
    }
}
