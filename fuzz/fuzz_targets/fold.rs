//! Every folded character has a source range on character boundaries, and the ranges are in order.
#![no_main]

use hegao::text::{Span, Text};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|source: &str| {
    let text = Text::new(source);
    let mut end = 0;
    for (at, c) in text.folded().char_indices() {
        let span = text.to_source(Span::new(at, at + c.len_utf8()));
        assert!(source.is_char_boundary(span.start()) && source.is_char_boundary(span.end()));
        assert!(span.start() >= end && !span.is_empty());
        end = span.end();
    }
    assert!(end <= source.len());
});
