//! Codes that the map of their font does not have.
//!
//! hayro takes the map's own entries for the lengths of codes: what none of them has counts as one byte. Of a character of two bytes that the
//! map lacks the second byte is then read with the first one of the next, and so on to the end of the string. Nothing on the page tells
//! that, so the strings are read once more, as hayro reads them.

use std::collections::HashMap;
use std::rc::Rc;

use hayro_cmap::CMap;
use hayro_syntax::content::Instruction;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier};

use super::character::{Maps, codes};

/// The longest code, in bytes.
const LONGEST: usize = 4;

/// The maps of the composite fonts of a document.
#[derive(Default)]
pub(super) struct Codes {
    maps: Maps,
    /// By the font's number.
    fonts: HashMap<ObjectIdentifier, Option<Rc<CMap>>>,
}

impl Codes {
    /// The map of `font`, if it is one in which codes may be missing.
    pub(super) fn of(&mut self, font: &Dict<'_>) -> Option<Rc<CMap>> {
        let Some(id) = font.obj_id() else { return load(font, &mut self.maps) };
        self.fonts.entry(id).or_insert_with(|| load(font, &mut self.maps)).clone()
    }
}

fn load(font: &Dict<'_>, maps: &mut Maps) -> Option<Rc<CMap>> {
    let name = |key: &str| font.get::<Name<'_>>(key);
    let is_identity = name("Encoding").is_some_and(|name| name.as_ref().starts_with(b"Identity"));
    let is_composite = name("Subtype").is_some_and(|name| name.as_ref() == b"Type0");
    if is_composite && !is_identity { codes(font, maps) } else { None }
}

/// Whether the strings that an operation shows hold a code that `codes` does not have.
pub(super) fn lacks(codes: &CMap, operation: &Instruction<'_, '_>) -> bool {
    operation.operands().any(|operand| match operand {
        Object::String(string) => lacks_in(codes, string.as_bytes()),
        Object::Array(parts) => lacks_in_parts(codes, parts),
        _ => false,
    })
}

fn lacks_in_parts(codes: &CMap, parts: &Array<'_>) -> bool {
    parts.iter::<Object<'_>>().any(|part| matches!(part, Object::String(string) if lacks_in(codes, string.as_bytes())))
}

/// A lone byte at the end, such as the NUL of some programs, sets nothing out of step.
fn lacks_in(codes: &CMap, bytes: &[u8]) -> bool {
    let mut rest = bytes;
    while rest.len() > 1 {
        match length(codes, rest) {
            Some(length) => rest = &rest[length..],
            None => return true,
        }
    }
    false
}

/// The length of the code at the start of `bytes`.
pub(crate) fn length(codes: &CMap, bytes: &[u8]) -> Option<usize> {
    let mut code = 0_u32;
    (1..=LONGEST.min(bytes.len())).find(|&length| {
        code = code << 8 | u32::from(bytes[length - 1]);
        codes.lookup_cid_code(code, length as u8).is_some()
    })
}
