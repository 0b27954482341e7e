//! The bytes of a stream of properties: sets, their lists, and what is stored of each property.

use std::collections::HashMap;

use crate::encoding::code_page;
use hegao_model::document::budget::{Bound, Budget};

/// A set of properties.
#[derive(Default)]
pub(super) struct Set {
    /// What they are about.
    pub(super) id: [u8; 16],
    /// Each with its number, in the order of the list.
    pub(super) properties: Vec<(u32, Value)>,
    /// What those are called that have a name of their own.
    pub(super) names: HashMap<u32, String>,
    /// A place in the list lies beyond the end, or what stands there is cut off.
    pub(super) is_damaged: bool,
}

/// What a property says.
pub(super) enum Value {
    /// Text; numbers and whether something is so, as text.
    Text(String),
    /// Where the links of the document lead.
    Links(Vec<String>),
    /// Something that is no text: a picture, a list of the parts' names.
    Other,
}

impl Value {
    /// Bytes of its texts.
    fn len(&self) -> usize {
        match self {
            Self::Text(text) => text.len(),
            Self::Links(links) => links.iter().map(String::len).sum(),
            Self::Other => 0,
        }
    }
}

/// Property 0: the names of others. Property 1: the code page.
const DICTIONARY: u32 = 0;
const CODE_PAGE: u32 = 1;

/// Types of values ([MS-OLEPS], 2.15).
const VT_I2: u32 = 0x02;
const VT_I4: u32 = 0x03;
const VT_R8: u32 = 0x05;
const VT_BSTR: u32 = 0x08;
const VT_BOOL: u32 = 0x0B;
const VT_VARIANT: u32 = 0x0C;
const VT_LPSTR: u32 = 0x1E;
const VT_LPWSTR: u32 = 0x1F;
const VT_BLOB: u32 = 0x41;
/// Many of them.
const VT_VECTOR: u32 = 0x1000;

/// The sets of the stream called `name`; `None`: it is none of properties.
pub(super) fn sets(stream: &[u8], name: &str, budget: &Budget) -> Option<Vec<Set>> {
    if !stream.starts_with(&[0xFE, 0xFF]) {
        return None;
    }
    let count = u32_at(stream, 24)?;
    // [MS-OLEPS], 2.21: one set or two.
    (0..count.min(2) as usize)
        .map(|index| {
            let id = stream.get(28 + index * 20..44 + index * 20)?.try_into().ok()?;
            let at = u32_at(stream, 44 + index * 20)? as usize;
            Some(set(id, stream.get(at..)?, name, budget))
        })
        .collect()
}

/// The set that begins with `bytes`, and may end before them.
fn set(id: [u8; 16], bytes: &[u8], name: &str, budget: &Budget) -> Set {
    // A set that is cut off within its head has lost some.
    let count = u32_at(bytes, 4).map_or(usize::MAX, |count| count as usize);
    let entry = |index: usize| Some((u32_at(bytes, 8 + index * 8)?, u32_at(bytes, 12 + index * 8)? as usize));
    let entries: Vec<_> = (0..count).map_while(entry).collect();
    let mut set = Set { id, is_damaged: entries.len() < count, ..Set::default() };
    let at = |wanted| entries.iter().find(|(id, _)| *id == wanted).and_then(|(_, at)| bytes.get(*at..));
    let page = at(CODE_PAGE).filter(|value| u32_at(value, 0) == Some(VT_I2)).and_then(|value| u16_at(value, 4));
    if let Some(names) = at(DICTIONARY) {
        set.names = dictionary(names, page);
    }
    for (id, at) in entries {
        if matches!(id, DICTIONARY | CODE_PAGE) {
            continue;
        }
        let Some(value) = bytes.get(at..).and_then(|bytes| value(bytes, page)) else {
            set.is_damaged = true;
            continue;
        };
        // Any number of them may share one long text.
        if budget.spend(Bound::Unpacked, value.len(), Some(name)).is_err() {
            break;
        }
        set.properties.push((id, value));
    }
    set
}

/// The names of properties ([MS-OLEPS], 2.16 and 2.17).
fn dictionary(bytes: &[u8], page: Option<u16>) -> HashMap<u32, String> {
    let mut names = HashMap::new();
    let count = u32_at(bytes, 0).unwrap_or(0);
    let mut at = 4;
    for _ in 0..count {
        let (Some(id), Some(length)) = (u32_at(bytes, at), u32_at(bytes, at + 4)) else { break };
        let is_wide = page == Some(1200);
        let length = (length as usize).saturating_mul(if is_wide { 2 } else { 1 });
        let Some(name) = bytes.get(at + 8..).and_then(|rest| rest.get(..length)) else { break };
        names.insert(id, text(name, page));
        at += 8 + if is_wide { length.next_multiple_of(4) } else { length };
    }
    names
}

/// The value that `bytes` begin with; `None`: it is cut off.
fn value(bytes: &[u8], page: Option<u16>) -> Option<Value> {
    let rest = bytes.get(4..)?;
    Some(match u32_at(bytes, 0)? & 0xFFFF {
        VT_I2 => Value::Text(i16::from_le_bytes(rest.get(..2)?.try_into().ok()?).to_string()),
        VT_I4 => Value::Text(i32::from_le_bytes(rest.get(..4)?.try_into().ok()?).to_string()),
        VT_R8 => Value::Text(f64::from_le_bytes(rest.get(..8)?.try_into().ok()?).to_string()),
        VT_BOOL => Value::Text(if u16_at(rest, 0)? == 0 { "否" } else { "是" }.to_owned()),
        VT_LPSTR | VT_BSTR => Value::Text(text(counted(rest, 1)?, page)),
        VT_LPWSTR => Value::Text(text(counted(rest, 2)?, Some(1200))),
        VT_BLOB => counted(rest, 1).and_then(links).map_or(Value::Other, Value::Links),
        kind if kind == VT_VECTOR | VT_LPSTR || kind == VT_VECTOR | VT_LPWSTR => {
            strings(rest, kind & !VT_VECTOR, page).map_or(Value::Other, |strings| Value::Text(strings.join("、")))
        }
        _ => Value::Other,
    })
}

/// The bytes behind the number of their units, each of which has so many bytes.
fn counted(bytes: &[u8], unit: usize) -> Option<&[u8]> {
    let length = (u32_at(bytes, 0)? as usize).checked_mul(unit)?;
    bytes.get(4..)?.get(..length)
}

/// The text of `bytes` up to its end.
fn text(bytes: &[u8], page: Option<u16>) -> String {
    let is_wide = page == Some(1200);
    let bytes = if is_wide { &bytes[..bytes.len() / 2 * 2] } else { bytes };
    let text = code_page::text(bytes, page);
    text.split('\0').next().unwrap_or_default().to_owned()
}

/// A vector of texts.
fn strings(bytes: &[u8], kind: u32, page: Option<u16>) -> Option<Vec<String>> {
    let (unit, page) = if kind == VT_LPWSTR { (2, Some(1200)) } else { (1, page) };
    let count = u32_at(bytes, 0)?;
    let mut at = 4;
    let mut strings = Vec::new();
    for _ in 0..count {
        let string = counted(bytes.get(at..)?, unit)?;
        strings.push(text(string, page));
        at += 4 + if unit == 2 { string.len().next_multiple_of(4) } else { string.len() };
    }
    Some(strings)
}

/// The links of a document ([MS-OSHARED], 2.3.3.1.18): six values each, of which the last two are where it leads, and where in
/// that.
fn links(blob: &[u8]) -> Option<Vec<String>> {
    let count = u32_at(blob, 0)?;
    let mut at = 4;
    let mut values = Vec::new();
    for _ in 0..count {
        let kind = u32_at(blob, at)?;
        let rest = blob.get(at + 4..)?;
        match kind & 0xFFFF {
            VT_I4 => at += 8,
            VT_LPWSTR => {
                let string = counted(rest, 2)?;
                at += 8 + string.len().next_multiple_of(4);
                values.push(text(string, Some(1200)));
            }
            kind if kind == VT_VECTOR | VT_VARIANT => at += 8,
            _ => return None,
        }
    }
    let links = values.chunks(2).filter_map(|link| link.first()).filter(|link| !link.is_empty());
    Some(links.cloned().collect())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
