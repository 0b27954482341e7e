//! A presentation whose only slide is anything at all.
#![no_main]

mod packed;
mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

const LIST: &str = r#"<p:presentation xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><p:sldIdLst><p:sldId r:id="s"/></p:sldIdLst></p:presentation>"#;
const RELATIONS: &str = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/slide" Target="slides/slide1.xml"/></Relationships>"#;
const KIND: &str = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml";

fuzz_target!(|bytes: &[u8]| {
    let more = [("ppt/_rels/presentation.xml.rels", RELATIONS.as_bytes()), ("ppt/slides/slide1.xml", bytes)];
    let file = packed::with("ppt/presentation.xml", KIND, LIST.as_bytes(), &more);
    if let Ok(document) = read("a.pptx", file, &Limits::default()) {
        places::check(&document);
    }
});
