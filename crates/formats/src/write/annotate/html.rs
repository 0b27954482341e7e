//! Where a comment can stand in a page: between tags, but for elements whose text has none.

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use super::inline::Spots;

/// The places of the page `text`.
pub(super) fn spots(text: &str) -> Spots {
    let mut spots = Vec::new();
    let (mut is_bare, mut opens_bare) = (false, false);
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, span: Span<usize>| -> Option<()> {
        let (start, end) = (span.start, span.end);
        match event {
            CallbackEvent::OpenStartTag { name } => opens_bare = is_without_comments(name),
            CallbackEvent::CloseStartTag { .. } => {
                is_bare = opens_bare;
                if !is_bare {
                    spots.push(end..end);
                }
            }
            CallbackEvent::EndTag { .. } => {
                is_bare = false;
                spots.push(end..end);
            }
            CallbackEvent::String { .. } if !is_bare => spots.push(start..end),
            CallbackEvent::Comment { .. } => spots.push(end..end),
            _ => {}
        }
        None
    });
    emitter.naively_switch_states(true);
    // Reading from memory cannot fail, and the emitter emits nothing.
    Tokenizer::new_with_emitter(text, emitter).for_each(drop);
    spots.retain(|spot| text.is_char_boundary(spot.start) && text.is_char_boundary(spot.end));
    Spots(spots)
}

/// Whether what looks like a comment in an element is its text.
fn is_without_comments(name: &[u8]) -> bool {
    matches!(
        name,
        b"script"
            | b"style"
            | b"xmp"
            | b"iframe"
            | b"noembed"
            | b"noframes"
            | b"noscript"
            | b"plaintext"
            | b"textarea"
            | b"title"
    )
}
