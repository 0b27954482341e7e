//! A workbook whose sheet is anything at all.
#![no_main]

mod packed;
mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

const BOOK: &str = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="s"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    let members = [("xl/_rels/workbook.xml.rels", RELATIONS.as_bytes()), ("xl/worksheets/sheet1.xml", bytes)];
    let file = packed::with("xl/workbook.xml", kind, BOOK.as_bytes(), &members);
    if let Ok(document) = read("a.xlsx", file, &Limits::default()) {
        places::check(&document);
    }
});
