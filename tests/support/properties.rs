//! Streams of properties for compound files ([MS-OLEPS]), in GBK.

use super::planted::said;

const SUMMARY: [u8; 16] =
    [0xE0, 0x85, 0x9F, 0xF2, 0xF9, 0x4F, 0x68, 0x10, 0xAB, 0x91, 0x08, 0x00, 0x2B, 0x27, 0xB3, 0xD9];
const DOCUMENT: [u8; 16] =
    [0x02, 0xD5, 0xCD, 0xD5, 0x9C, 0x2E, 0x1B, 0x10, 0x93, 0x97, 0x08, 0x00, 0x2B, 0x2C, 0xF9, 0xAE];
const ADDED: [u8; 16] =
    [0x05, 0xD5, 0xCD, 0xD5, 0x9C, 0x2E, 0x1B, 0x10, 0x93, 0x97, 0x08, 0x00, 0x2B, 0x2C, 0xF9, 0xAE];

/// The stream `\5SummaryInformation` with this text.
pub fn summary(id: u32, text: &str) -> Vec<u8> {
    stream(&[(SUMMARY, set(vec![(id, narrow(text))]))])
}

/// The stream `\5DocumentSummaryInformation` with this text.
pub fn document(id: u32, text: &str) -> Vec<u8> {
    stream(&[(DOCUMENT, set(vec![(id, narrow(text))]))])
}

/// The same with a property that has a name of its own.
pub fn added(name: &str, text: &str) -> Vec<u8> {
    let name = gbk(&format!("{name}\0"));
    let names = [&1_u32.to_le_bytes()[..], &2_u32.to_le_bytes(), &(name.len() as u32).to_le_bytes(), &name].concat();
    stream(&[(DOCUMENT, set(Vec::new())), (ADDED, set(vec![(0, names), (2, narrow(text))]))])
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(&said(text)).0.into_owned()
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
    [&((4 + list.len() + data.len()) as u32).to_le_bytes()[..], &list, &data].concat()
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
