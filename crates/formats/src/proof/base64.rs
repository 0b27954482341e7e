//! Base64, in either alphabet, with or without line ends: every stretch that could be some is unpacked at each of its four starts.

/// Letters of the shortest stretch that can hold a value: two Han characters.
const SHORTEST: usize = 8;

/// Line ends as references.
const LINE_ENDS: [&[u8]; 6] = [b"&#xA;", b"&#xD;", b"&#xa;", b"&#xd;", b"&#10;", b"&#13;"];

/// Gives what each stretch of `text` says, from each of its first four letters on.
pub(super) fn each(text: &[u8], take: &mut dyn FnMut(&[u8])) {
    let mut codes: Vec<u8> = Vec::new();
    let mut at = 0;
    while at <= text.len() {
        let byte = text.get(at).copied().unwrap_or(b'=');
        // Attributes of XML have line ends as references.
        let reference = text.get(at..).and_then(|rest| LINE_ENDS.iter().find(|end| rest.starts_with(end)));
        at += reference.map_or(1, |end| end.len());
        match code(byte) {
            Some(code) => codes.push(code),
            None if reference.is_some() || matches!(byte, b'\r' | b'\n') => {}
            None => {
                if codes.len() >= SHORTEST {
                    (0..4).for_each(|start| take(&unpacked(&codes[start..])));
                }
                codes.clear();
            }
        }
    }
}

fn code(letter: u8) -> Option<u8> {
    Some(match letter {
        b'A'..=b'Z' => letter - b'A',
        b'a'..=b'z' => letter - b'a' + 26,
        b'0'..=b'9' => letter - b'0' + 52,
        b'+' | b'-' => 62,
        b'/' | b'_' => 63,
        _ => return None,
    })
}

fn unpacked(codes: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(codes.len() / 4 * 3 + 3);
    for four in codes.chunks(4) {
        let bits = four.iter().fold(0_u32, |bits, &code| bits << 6 | u32::from(code)) << (6 * (4 - four.len()));
        let three = [(bits >> 16) as u8, (bits >> 8) as u8, bits as u8];
        bytes.extend_from_slice(&three[..four.len() * 6 / 8]);
    }
    bytes
}
