//! Objects of other programs ([MS-OLEDS], §2.2.5: an OLE 1.0 object with its data within).

use crate::container::embedded;
use crate::container::nested::Lies;
use crate::container::ole;
use crate::encoding::decode;
use crate::format::ooxml::opened::Opened;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Hidden, Thing};

/// What `FormatID` says of an object that holds its data.
const EMBEDDED: u32 = 2;

/// An object, as it stands in a file.
struct Object<'a> {
    class: String,
    data: &'a [u8],
}

/// Reads an object: what sort it is, the paths that it keeps, and the file in it.
pub(super) fn read(opened: &mut Opened, bytes: Vec<u8>) {
    let object = taken(&bytes);
    let class = object.as_ref().map(|object| object.class.clone()).unwrap_or_default();
    let data = object.map_or(bytes.as_slice(), |object| object.data);
    if ole::is_formula(data) || class.starts_with("Equation") {
        return;
    }
    let most = opened.budget.left(Bound::Unpacked).saturating_add(1);
    let packed = if class == "Package" { Some(ole::native(data)) } else { ole::packed(data, most) };
    let name = packed.as_ref().and_then(|packed| packed.name.clone()).unwrap_or_else(|| class.clone());
    let shown = if name.is_empty() { "内嵌对象" } else { &name };
    opened.tell(Hidden::EmbeddedFile, super::PART, shown, Thing::EmbeddedFile);
    let (lies, inner) = match packed {
        Some(packed) => {
            for path in &packed.paths {
                opened.tell(Hidden::Path, super::PART, path, Thing::EmbeddedFilePath);
            }
            (Lies::Packed, packed.bytes)
        }
        None => (Lies::Packed, data.to_vec()),
    };
    embedded::content(opened, super::PART, &name, inner, lies);
}

/// Takes the object apart; `None`: it is none of this form.
fn taken(bytes: &[u8]) -> Option<Object<'_>> {
    let number = |bytes: &[u8]| Some(u32::from_le_bytes(bytes.get(..4)?.try_into().ok()?));
    if number(bytes.get(4..)?)? != EMBEDDED {
        return None;
    }
    let mut rest = bytes.get(8..)?;
    let mut texts = Vec::new();
    for _ in 0..3 {
        let length = number(rest)? as usize;
        let text = rest.get(4..4_usize.checked_add(length)?)?;
        texts.push(decode(text.strip_suffix(&[0]).unwrap_or(text).to_vec()).text);
        rest = &rest[4 + length..];
    }
    let size = (number(rest)? as usize).min(rest.len() - 4);
    Some(Object { class: texts.swap_remove(0), data: &rest[4..4 + size] })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_has_a_class_and_data() {
        let text = |text: &str| [&(text.len() as u32 + 1).to_le_bytes()[..], text.as_bytes(), b"\0"].concat();
        let bytes = [&[1, 5, 0, 0, 2, 0, 0, 0][..], &text("Package"), &[0; 8], &[3, 0, 0, 0], b"abcd"].concat();
        let object = taken(&bytes).unwrap();
        assert_eq!((object.class.as_str(), object.data), ("Package", &b"abc"[..]));
        for length in 0..bytes.len() {
            taken(&bytes[..length]);
        }
        assert!(taken(&[0; 40]).is_none());
    }
}
