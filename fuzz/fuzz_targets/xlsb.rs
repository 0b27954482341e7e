//! A binary workbook whose sheet is anything at all.
#![no_main]

mod packed;
mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

/// One sheet, `a`.
const BOOK: &[u8] = b"\x9c\x01\x14\x00\x00\x00\x00\x01\x00\x00\x00\x01\x00\x00\x00s\x00\x01\x00\x00\x00a\x00";
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.bin"/></Relationships>"#;

fuzz_target!(|bytes: &[u8]| {
    let kind = "application/vnd.ms-excel.sheet.binary.macroEnabled.main";
    let members = [("xl/_rels/workbook.bin.rels", RELATIONS.as_bytes()), ("xl/worksheets/sheet1.bin", bytes)];
    let file = packed::with("xl/workbook.bin", kind, BOOK, &members);
    if let Ok(document) = read("a.xlsb", file, &Limits::default()) {
        places::check(&document);
    }
});
