//! A presentation of PowerPoint 97 to 2003 whose stream is anything at all; the first bytes are those of the stream that says where the last
//! save is. What begins like a compound file is read as one.
#![no_main]

mod places;

use std::io::{Cursor, Write};

use hegao::document::{Limits, read};
use libfuzzer_sys::fuzz_target;

/// Bytes of the stream of the user, without a name.
const USER: usize = 28;

/// A compound file of these streams.
fn compound(streams: [(&str, &[u8]); 2]) -> Vec<u8> {
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
        let (user, slides) = bytes.split_at(bytes.len().min(USER));
        compound([("/Current User", user), ("/PowerPoint Document", slides)])
    };
    if let Ok(document) = read("a.ppt", file, &Limits::default()) {
        places::check(&document);
    }
});
