//! Reading a message, or a mailbox, never panics, and every character stands where its piece says.
#![no_main]

mod places;

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let message = [b"MIME-Version: 1.0\r\nSubject: =?gbk?B?uczb?=\r\n", bytes].concat();
    if let Ok(document) = read("a.eml", message, &Limits::default()) {
        places::check(&document);
    }
});
