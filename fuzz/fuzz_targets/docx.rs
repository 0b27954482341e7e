//! A Word document whose text is anything at all.
#![no_main]

mod places;
mod packed;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read("a.docx", packed::packed("word/document.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", bytes), &Limits::default()) {
        places::check(&document);
    }
});
