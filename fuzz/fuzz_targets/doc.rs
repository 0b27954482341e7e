//! A document of Word 97 to 2003 whose streams are anything at all: the first half is that of the text, then come the table and
//! properties. What begins like a compound file is read as one.
#![no_main]

mod places;

use std::io::{Cursor, Write};

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

/// A compound file of these streams.
fn compound(streams: [(&str, &[u8]); 3]) -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    for (path, bytes) in streams {
        file.create_stream(path).unwrap().write_all(bytes).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fuzz_target!(|bytes: &[u8]| {
    let file = if bytes.starts_with(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        bytes.to_vec()
    } else {
        let (word, rest) = bytes.split_at(bytes.len() / 2);
        let (table, properties) = rest.split_at(rest.len() / 2);
        compound([("/WordDocument", word), ("/1Table", table), ("/\u{5}SummaryInformation", properties)])
    };
    if let Ok(document) = read("a.doc", file, &Limits::default()) {
        places::check(&document);
    }
});
