//! Streams of properties for tests.

use super::{DOCUMENT_SUMMARY, SUMMARY};

/// FMTID_UserDefinedProperties.
const ADDED: [u8; 16] =
    [0x05, 0xD5, 0xCD, 0xD5, 0x9C, 0x2E, 0x1B, 0x10, 0x93, 0x97, 0x08, 0x00, 0x2B, 0x2C, 0xF9, 0xAE];

/// The summary information with these texts, in GBK.
pub(crate) fn summary(texts: &[(u32, &str)]) -> Vec<u8> {
    stream(&[(SUMMARY, set(texts.iter().map(|(id, text)| (*id, narrow(text))).collect()))])
}

/// The summary information of the document with these texts, and with others that have names.
pub(crate) fn document_summary(texts: &[(u32, &str)], added: &[(&str, &str)]) -> Vec<u8> {
    let own = set(texts.iter().map(|(id, text)| (*id, narrow(text))).collect());
    let mut names = (added.len() as u32).to_le_bytes().to_vec();
    for (index, (name, _)) in added.iter().enumerate() {
        let name = gbk(&format!("{name}\0"));
        names.extend((index as u32 + 2).to_le_bytes());
        names.extend((name.len() as u32).to_le_bytes());
        names.extend(name);
    }
    let mut values = vec![(0, names)];
    values.extend(added.iter().enumerate().map(|(index, (_, text))| (index as u32 + 2, narrow(text))));
    stream(&[(DOCUMENT_SUMMARY, own), (ADDED, set(values))])
}

/// A property of any type.
pub(crate) fn summary_with(id: u32, kind: u32, value: &[u8]) -> Vec<u8> {
    stream(&[(SUMMARY, set(vec![(id, [&kind.to_le_bytes()[..], value].concat())]))])
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

fn narrow(text: &str) -> Vec<u8> {
    let bytes = gbk(&format!("{text}\0"));
    [&0x1E_u32.to_le_bytes()[..], &(bytes.len() as u32).to_le_bytes(), &bytes].concat()
}

fn set(mut values: Vec<(u32, Vec<u8>)>) -> Vec<u8> {
    values.insert(0, (1, [&2_u32.to_le_bytes()[..], &936_u32.to_le_bytes()].concat()));
    let mut list = (values.len() as u32).to_le_bytes().to_vec();
    let mut data = Vec::new();
    for (id, value) in &values {
        list.extend(id.to_le_bytes());
        list.extend((8 + 8 * values.len() as u32 + data.len() as u32).to_le_bytes());
        data.extend(value);
        data.resize(data.len().next_multiple_of(4), 0);
    }
    let size = (4 + list.len() + data.len()) as u32;
    [&size.to_le_bytes()[..], &list, &data].concat()
}

fn stream(sets: &[([u8; 16], Vec<u8>)]) -> Vec<u8> {
    let mut head = vec![0xFE, 0xFF, 0, 0];
    head.resize(24, 0);
    head.extend((sets.len() as u32).to_le_bytes());
    let mut at = 28 + 20 * sets.len();
    for (id, set) in sets {
        head.extend(id);
        head.extend((at as u32).to_le_bytes());
        at += set.len();
    }
    sets.iter().for_each(|(_, set)| head.extend(set));
    head
}
