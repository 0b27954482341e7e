//! An RTF file of anything at all.
#![no_main]

mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read("a.rtf", [b"{\\rtf1", bytes].concat(), &Limits::default()) {
        places::check(&document);
    }
});
