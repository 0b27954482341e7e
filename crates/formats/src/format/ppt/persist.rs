//! Where the parts of a presentation lie in its stream ([MS-PPT], 2.3.1 and 2.3.4). Every save may leave the parts of before in their places
//! and write others behind them: a list for each save says which number a part has and where it lies, and the last list that has a
//! number decides. What only older lists say is what was there before.

use std::collections::{BTreeMap, HashSet};

use crate::container::office_art::{HEAD, Record, record};
use hegao_model::document::budget::{Bound, Budget};

/// Kinds of records.
const USER_EDIT: u16 = 0x0FF5;
const DIRECTORY: u16 = 0x1772;

/// What `Current User` begins with where the presentation is encrypted ([MS-PPT], 2.3.2).
const ENCRYPTED: u32 = 0xF3D1_C4DF;

/// The stream `Current User`.
pub(super) struct CurrentUser {
    pub(super) is_encrypted: bool,
    /// Where the record of the last save lies.
    last_edit: u32,
    /// Who saved it last.
    pub(super) name: String,
}

/// The parts, by their numbers.
pub(super) struct Persist {
    /// Where each lies now.
    pub(super) now: BTreeMap<u32, u32>,
    /// Where others lay that took its place, each once.
    pub(super) before: Vec<u32>,
    /// The number of the document itself.
    pub(super) document: u32,
    /// It is encrypted, as the last save says.
    pub(super) is_encrypted: bool,
    /// A list is not where it should be.
    pub(super) is_damaged: bool,
}

pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

/// The record at the byte `at` of the stream, if there is one.
pub(super) fn at(stream: &[u8], at: u32) -> Option<Record<'_>> {
    stream.get(at as usize..).and_then(record).map(|(record, _)| record)
}

impl CurrentUser {
    /// What the stream says; `None`: it is cut off.
    pub(super) fn read(stream: &[u8]) -> Option<Self> {
        let body = stream.get(HEAD..)?;
        let length = usize::from(u16_at(body, 12)?);
        let name = body.get(20..20 + length).unwrap_or_default();
        // In Unicode it stands once more, behind the number of the version.
        let wide = body
            .get(24 + length..24 + length * 3)
            .map(|name| encoding_rs::UTF_16LE.decode_without_bom_handling(name).0);
        let name = wide.map_or_else(|| crate::encoding::decode(name.to_vec()).text, std::borrow::Cow::into_owned);
        Some(Self { is_encrypted: u32_at(body, 4)? == ENCRYPTED, last_edit: u32_at(body, 8)?, name })
    }
}

impl Persist {
    /// The parts of the stream `stream`, as the chain of saves says.
    pub(super) fn read(stream: &[u8], user: &CurrentUser, budget: &Budget) -> Self {
        let mut persist = Self {
            now: BTreeMap::new(),
            before: Vec::new(),
            document: 0,
            is_encrypted: user.is_encrypted,
            is_damaged: false,
        };
        let (mut edit, mut known) = (user.last_edit, HashSet::new());
        let mut lying = HashSet::new();
        while known.insert(edit) {
            let Some(save) = at(stream, edit).filter(|save| save.kind == USER_EDIT) else {
                persist.is_damaged = true;
                break;
            };
            if known.len() == 1 {
                persist.document = u32_at(save.bytes, 16).unwrap_or(0);
                persist.is_encrypted |= u32_at(save.bytes, 28).is_some_and(|number| number != 0);
            }
            let list = u32_at(save.bytes, 12).and_then(|list| at(stream, list)).filter(|list| list.kind == DIRECTORY);
            let Some(list) = list else {
                persist.is_damaged = true;
                break;
            };
            for (number, place) in entries(list.bytes) {
                if budget.spend(Bound::Blocks, 1_u64, None).is_err() {
                    return persist;
                }
                let first = *persist.now.entry(number).or_insert(place);
                if first == place {
                    lying.insert(place);
                } else if lying.insert(place) {
                    persist.before.push(place);
                }
            }
            edit = u32_at(save.bytes, 8).unwrap_or(0);
            if edit == 0 {
                break;
            }
        }
        persist
    }
}

/// The entries of a list: numbers that follow each other stand as the first of them and how many.
fn entries(bytes: &[u8]) -> impl Iterator<Item = (u32, u32)> {
    let mut at = 0;
    let mut left = 0;
    let mut number = 0;
    std::iter::from_fn(move || {
        while left == 0 {
            let head = u32_at(bytes, at)?;
            (number, left, at) = (head & 0xF_FFFF, head >> 20, at + 4);
        }
        let place = u32_at(bytes, at)?;
        let entry = (number, place);
        (number, left, at) = (number + 1, left - 1, at + 4);
        Some(entry)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_count_numbers_that_follow_each_other_once() {
        let head = |first: u32, count: u32| (first | count << 20).to_le_bytes();
        let bytes =
            [head(1, 2), 100_u32.to_le_bytes(), 200_u32.to_le_bytes(), head(7, 1), 300_u32.to_le_bytes()].concat();
        assert_eq!(entries(&bytes).collect::<Vec<_>>(), [(1, 100), (2, 200), (7, 300)]);
        assert_eq!(entries(&bytes[..10]).count(), 1);
    }
}
