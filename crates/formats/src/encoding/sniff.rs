//! A look at the first bytes: is this text at all, and is it UTF-16 without a byte order mark?
//!
//! Both questions are one, because UTF-16 is full of zero bytes and everything else that is full of them is not text.
//! No detector that we know answers it (chardetng calls UTF-16 without a mark windows-1252), and a file read in the
//! wrong byte order looks like Han text, so the order with more commas, line ends and 的 wins, not the first that fits.

/// How much of a file the questions are asked of.
pub(crate) const SAMPLE: usize = 64 * 1024;

/// What formats begin with that are not plain text, though some of them look like it. Read as text, an RTF file hides
/// every Han character behind an escape, and would seem clean.
const MAGIC: [&[u8]; 14] = [
    b"%PDF-",
    b"{\\rtf",
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\xD0\xCF\x11\xE0",
    b"\x89PNG",
    b"GIF8",
    b"\xFF\xD8\xFF",
    b"7z\xBC\xAF",
    b"Rar!",
    b"\x1F\x8B",
    b"\x7FELF",
    b"\xFF\xFE\0\0",
    b"\0\0\xFE\xFF",
];

/// How UTF-16 is laid out in a file that does not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Utf16Layout {
    /// The high byte comes first.
    pub(crate) big_endian: bool,
    /// Bytes before the first whole character: 1 if the file was cut in one.
    pub(crate) start: usize,
}

/// Whether `bytes` are no text in any encoding: a known container or picture, or full of control characters (more than
/// 3 in 100, and at least 4) without being UTF-16. UTF-32, which nothing writes, counts as binary too.
#[must_use]
pub fn looks_binary(bytes: &[u8]) -> bool {
    if MAGIC.iter().any(|magic| bytes.starts_with(magic)) {
        return true;
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return false;
    }
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let controls = controls(sample);
    controls >= 4 && controls * 100 > sample.len() * 3 && utf16_layout(bytes).is_none()
}

/// The layout of UTF-16 without a byte order mark, if that is what `bytes` are.
///
/// UTF-16 of Chinese has control bytes everywhere (line ends, spaces and digits bring zeros, `，` and `。` 0x0C and
/// 0x02), GBK and UTF-8 have none. Then nine of ten units must be characters that Chinese documents use.
pub(crate) fn utf16_layout(bytes: &[u8]) -> Option<Utf16Layout> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if controls(sample) * 50 < sample.len().max(1) {
        return None;
    }
    [(false, 0), (true, 0), (false, 1), (true, 1)]
        .into_iter()
        .filter_map(|(big_endian, start)| {
            let layout = Utf16Layout { big_endian, start };
            Some((weigh(sample.get(start..)?, big_endian)?, layout))
        })
        .max_by_key(|&(common, layout)| (common, usize::MAX - layout.start, !layout.big_endian))
        .map(|(_, layout)| layout)
}

/// Whether `bytes`, which are valid UTF-8, are rather UTF-16 of plain letters: every other byte is zero.
pub(crate) fn utf16_of_letters(bytes: &[u8]) -> Option<Utf16Layout> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let zeros = sample.iter().filter(|&&byte| byte == 0).count();
    if zeros * 5 < sample.len() * 2 || sample.len() < 4 { None } else { utf16_layout(bytes) }
}

/// Whether binary `bytes` are mostly letters all the same: half as many control characters as data has that was packed.
pub(crate) fn looks_like_text(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let letters = sample.iter().filter(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r')).count();
    controls(sample) * 100 <= sample.len() * 6
        && (letters * 10 >= sample.len() * 7 || std::str::from_utf8(sample).is_ok())
}

/// Whether `bytes` are UTF-32: each four are a character that text has.
pub(crate) fn is_utf32(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let is_text = |unit: u32| matches!(unit, 0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xA0..=0x2_FFFF);
    let of = |unit: fn([u8; 4]) -> u32| {
        sample.chunks_exact(4).all(|four| is_text(unit([four[0], four[1], four[2], four[3]])))
    };
    sample.len() >= 8 && (of(u32::from_le_bytes) || of(u32::from_be_bytes))
}

/// Number of control characters that text does not have.
///
/// Every file is asked this several times: without a branch and in lanes of a byte, the loop takes a fifth of the time.
fn controls(bytes: &[u8]) -> usize {
    let is_control = |byte: u8| {
        (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r') & (byte != 0x0C) & (byte != 0x1B)
    };
    let count = |lanes: &[u8]| lanes.iter().fold(0, |count: u8, byte| count + u8::from(is_control(*byte)));
    bytes.chunks(usize::from(u8::MAX)).map(|lanes| usize::from(count(lanes))).sum()
}

/// How many units are the commonest of Chinese text; `None` if fewer than nine of ten are used in it at all.
fn weigh(bytes: &[u8], big_endian: bool) -> Option<usize> {
    let (mut units, mut used, mut common) = (0usize, 0usize, 0usize);
    for pair in bytes.chunks_exact(2) {
        let unit = if big_endian { [pair[0], pair[1]] } else { [pair[1], pair[0]] };
        let unit = u16::from_be_bytes(unit);
        units += 1;
        used += usize::from(matches!(unit,
            0x09 | 0x0A | 0x0C | 0x0D | 0x20..=0x7E | 0xA0..=0xFF | 0x2010..=0x203B | 0x2460..=0x249B | 0x25A0..=0x25FF
            | 0x3000..=0x301F | 0x3400..=0x9FFF | 0xFF01..=0xFF5E | 0xFEFF));
        common += usize::from(matches!(unit,
            0x0A | 0x0D | 0x20 | 0x30..=0x39 | 0x61..=0x7A | 0x3001 | 0x3002 | 0xFF0C | 0xFF1A | 0x7684 | 0x4E00));
    }
    (units > 0 && used * 10 >= units * 9).then_some(common)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16(text: &str, big_endian: bool) -> Vec<u8> {
        let bytes = |unit: u16| if big_endian { unit.to_be_bytes() } else { unit.to_le_bytes() };
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn finds_the_byte_order_also_after_a_cut() {
        for text in ["现将有关情况报告如下：\n一、工作的进展。\n二、下一步打算，请审阅。\n", "plain letters only\r\n"]
        {
            for big_endian in [false, true] {
                let bytes = utf16(text, big_endian);
                assert_eq!(utf16_layout(&bytes), Some(Utf16Layout { big_endian, start: 0 }), "{text}");
                // Letters without their first byte read as well in the other order; Han text does not.
                let cut = utf16_layout(&bytes[1..]);
                assert!(text.is_ascii() || cut == Some(Utf16Layout { big_endian, start: 1 }), "{text}");
                assert!(!looks_binary(&bytes));
            }
        }
    }

    #[test]
    fn tells_text_from_what_is_none() {
        for (bytes, binary) in [
            (&b""[..], false),
            (b"plain", false),
            (b"a\0b", false),
            ("含有\0一个空字符的文字".as_bytes(), false),
            (b"\x1b[1mbold\x1b[0m", false),
            (b"\xC0\xEE\xC3\xF7,13800138000", false),
            (b"PK\x03\x04rest", true),
            (b"{\\rtf1\\ansi", true),
            (b"\x01\x02\x03\x04\x05\x06 and so on", true),
            (b"\xFF\xFE\0\0\x2D\x4E\0\0", true),
            (b"\xFF\xFE\x2D\x4E", false),
        ] {
            assert_eq!(looks_binary(bytes), binary, "{bytes:?}");
        }
    }

    #[test]
    fn letters_with_zeros_between_are_utf16() {
        assert!(utf16_of_letters(&utf16("hello, world", false)).is_some());
        assert!(utf16_of_letters(b"abc\0def\0ghi\0").is_none());
    }
}
