//! RTF as messages of Outlook pack it: [MS-OXRTFCP].
//!
//! [MS-OXRTFCP]: https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxrtfcp/

use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Gap, Reason};

/// What the dictionary begins with (2.1.2.1).
const BEGINNING: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \
\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

/// Bytes of the dictionary, which is written round and round, and of the head.
const DICTIONARY: usize = 4096;
const HEAD: usize = 16;

/// What says that it is packed, and that it is not.
const PACKED: &[u8] = b"LZFu";
const PLAIN: &[u8] = b"MELA";

/// The RTF in `bytes`, a part called `part`.
///
/// # Errors
/// It is damaged, or more than may be unpacked.
pub(super) fn unpacked(bytes: &[u8], budget: &Budget, part: &str) -> Result<Vec<u8>, Gap> {
    let damaged = || Gap::of_part(part, Reason::DamagedPart);
    let body = bytes.get(HEAD..).ok_or_else(damaged)?;
    match &bytes[8..12] {
        PLAIN => Ok(body.to_vec()),
        PACKED => {
            let mut rtf = Vec::new();
            let is_whole = unpack(body, &mut rtf, budget.left(Bound::Part));
            budget.holds(Bound::Part, rtf.len(), Some(part))?;
            if is_whole { Ok(rtf) } else { Err(damaged()) }
        }
        _ => Err(damaged()),
    }
}

/// Unpacks `body` until it says that it ends, or one byte beyond `most`; whether it came so far.
fn unpack(body: &[u8], rtf: &mut Vec<u8>, most: u64) -> bool {
    let mut dictionary = [0; DICTIONARY];
    dictionary[..BEGINNING.len()].copy_from_slice(BEGINNING);
    let mut at = BEGINNING.len();
    let mut bytes = body.iter();
    while let Some(control) = bytes.next() {
        for bit in 0..8 {
            let mut put = |byte: u8, at: &mut usize| {
                rtf.push(byte);
                *at = (*at + 1) % DICTIONARY;
            };
            if control >> bit & 1 == 0 {
                let Some(byte) = bytes.next() else { return false };
                dictionary[at] = *byte;
                put(*byte, &mut at);
            } else {
                let (Some(high), Some(low)) = (bytes.next(), bytes.next()) else { return false };
                let reference = usize::from(u16::from_be_bytes([*high, *low]));
                let (offset, length) = (reference >> 4, (reference & 0xF) + 2);
                if offset == at {
                    return true;
                }
                for step in 0..length {
                    let byte = dictionary[(offset + step) % DICTIONARY];
                    dictionary[at] = byte;
                    put(byte, &mut at);
                }
            }
            if rtf.len() as u64 > most {
                return true;
            }
        }
    }
    false
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    /// A packed text of nothing but its own letters.
    fn packed(text: &[u8]) -> Vec<u8> {
        let mut body = Vec::new();
        for letters in text.chunks(7) {
            // The bits behind the letters say where the text ends.
            body.push(if letters.len() < 7 { 1 << letters.len() } else { 1 << 7 });
            body.extend_from_slice(letters);
            let at = BEGINNING.len() + text.len();
            let reference = if letters.len() < 7 { (at as u16) << 4 } else { 0 };
            body.extend_from_slice(&reference.to_be_bytes());
        }
        [&[0; 8][..], PACKED, &[0; 4], &body].concat()
    }

    #[test]
    fn letters_and_references_are_read() {
        let budget = Budget::default();
        assert_eq!(unpacked(&packed(b"{abc}"), &budget, "a").unwrap(), b"{abc}");
        let plain = [&[0; 8][..], PLAIN, &[0; 4], b"{\\rtf1}"].concat();
        assert_eq!(unpacked(&plain, &budget, "a").unwrap(), b"{\\rtf1}");
        assert!(unpacked(&packed(b"{abc}")[..20], &budget, "a").is_err() && unpacked(b"short", &budget, "a").is_err());
        // Two letters of the dictionary's beginning, then the end.
        let twice = [
            &[0; 8][..],
            PACKED,
            &[0; 4],
            &[0b11, 0, 0, ((BEGINNING.len() + 2) >> 4) as u8, (((BEGINNING.len() + 2) & 0xF) << 4) as u8],
        ]
        .concat();
        assert_eq!(unpacked(&twice, &budget, "a").unwrap(), b"{\\");
    }
}
