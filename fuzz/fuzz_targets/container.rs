//! An archive that is anything at all: its directory, its members, what lies beside them.
#![no_main]

mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(document) = read("a.docx", bytes.to_vec(), &Limits::default()) {
        places::check(&document);
    }
});
