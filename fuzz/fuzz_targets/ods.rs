//! A spreadsheet of OpenDocument in a single file, whose body is anything at all.
#![no_main]

mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

const HEAD: &[u8] = br#"<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">"#;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read("a.fods", [HEAD, bytes, b"</office:document>"].concat(), &Limits::default()) {
        places::check(&document);
    }
});
