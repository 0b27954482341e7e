//! Reading what a picture says of itself never panics.
#![no_main]

mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    for head in [&b""[..], b"\xFF\xD8\xFF\xE1", b"\x89PNG\r\n\x1A\n", b"\0\0\0\x18ftypheic", b"II*\0\x08\0\0\0"] {
        if let Ok(document) = read("a.jpg", [head, bytes].concat(), &Limits::default()) {
            places::check(&document);
        }
    }
});
