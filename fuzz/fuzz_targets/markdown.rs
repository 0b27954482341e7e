//! Reading Markdown never panics, and every character stands where its piece says.
#![no_main]

mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    if let Ok(document) = read("a.md", text.as_bytes().to_vec(), &Limits::default()) {
        places::check(&document);
        places::check_characters(&document);
    }
});
