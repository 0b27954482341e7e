//! A link as programs of Microsoft store it ([MS-OSHARED] 2.3.7.1): where it leads, and in which frame it opens.

use super::record::Bytes;
use super::text::wide;

/// The identifiers of what leads to an address, and of what leads to a file.
const ADDRESS: [u8; 16] = [0xE0, 0xC9, 0xEA, 0x79, 0xF9, 0xBA, 0xCE, 0x11, 0x8C, 0x82, 0, 0xAA, 0, 0x4B, 0xA9, 0x0B];
const FILE: [u8; 16] = [0x03, 0x03, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0x46];

/// A link.
#[derive(Default, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// Where it leads outside of the file.
    pub(super) address: Option<String>,
    /// Where in there, or in the file itself.
    pub(super) place: Option<String>,
    /// The frame in which it opens.
    pub(super) frame: Option<String>,
}

impl Link {
    /// The link that stands in `data`; of one that ends too early, what there is.
    pub(super) fn read(data: &[u8]) -> Option<Self> {
        let mut bytes = Bytes::new(vec![data]);
        bytes.skip(4);
        let flags = bytes.u32()?;
        let has = |flag: u32| flags & flag == flag;
        let mut link = Self::default();
        if has(0x10) {
            counted(&mut bytes)?;
        }
        if has(0x80) {
            link.frame = counted(&mut bytes);
        }
        if has(0x101) {
            link.address = counted(&mut bytes);
        } else if has(1) {
            link.address = moniker(&mut bytes);
            // What else leads somewhere has no length: nothing behind it can be read.
            if link.address.is_none() {
                return Some(link);
            }
        }
        if has(8) {
            link.place = counted(&mut bytes);
        }
        Some(link)
    }
}

/// A text behind the number of its characters, the last of which is zero.
fn counted(bytes: &mut Bytes) -> Option<String> {
    let count = bytes.u32()? as usize;
    Some(wide(&bytes.take(count.checked_mul(2)?)))
}

/// An address (2.3.7.6), or the path of a file (2.3.7.8).
fn moniker(bytes: &mut Bytes) -> Option<String> {
    match bytes.take(16).as_slice() {
        id if id == ADDRESS => {
            let length = bytes.u32()? as usize;
            Some(wide(&bytes.take(length)))
        }
        id if id == FILE => {
            let up = bytes.u16()?;
            let length = bytes.u32()? as usize;
            let short = bytes.take(length);
            bytes.skip(4 + 20);
            let behind = bytes.u32()? as usize;
            let long = match behind {
                0 => None,
                _ => {
                    let length = bytes.u32()? as usize;
                    bytes.skip(2);
                    Some(wide(&bytes.take(length)))
                }
            };
            let short = || crate::encoding::decode(short.strip_suffix(&[0]).unwrap_or(&short).to_vec()).text;
            // No path goes up as often as two bytes can say.
            Some("..\\".repeat(up.min(64).into()) + &long.unwrap_or_else(short))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn links_lead_to_addresses_files_and_places() {
        let url = wide("tel:13800138000");
        let head = |flags: u32| [2_u32.to_le_bytes(), flags.to_le_bytes()].concat();
        let data = [head(3), ADDRESS.to_vec(), (url.len() as u32).to_le_bytes().to_vec(), url].concat();
        assert_eq!(Link::read(&data).unwrap().address.as_deref(), Some("tel:13800138000"));
        let file = [
            head(9),
            FILE.to_vec(),
            vec![1, 0, 6, 0, 0, 0],
            b"a.xls\0".to_vec(),
            vec![0; 24],
            vec![0; 4],
            5_u32.to_le_bytes().to_vec(),
            wide("A1!B"),
        ]
        .concat();
        let link = Link::read(&file).unwrap();
        assert_eq!((link.address.as_deref(), link.place.as_deref()), (Some("..\\a.xls"), Some("A1!B")));
        for length in 0..file.len() {
            let _ = Link::read(&file[..length]);
        }
    }
}
