//! A workbook of the older Excel whose records are anything at all.
#![no_main]

mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read("a.xls", bytes.to_vec(), &Limits::default()) {
        places::check(&document);
    }
});
