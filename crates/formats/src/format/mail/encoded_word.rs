//! The words of a head that are no ASCII: encoded words ([RFC 2047]), and what programs write there as it is.
//!
//! Programs in China cut a long subject anywhere, also within a character, and put each half into an encoded word of its own:
//! neighbours of one charset are decoded together.
//!
//! [RFC 2047]: https://www.rfc-editor.org/rfc/rfc2047

use super::charset::Label;
use super::transfer;
use crate::encoding::decode;
use hegao_model::document::Charset;

/// What the bytes of a field say.
pub(super) fn read(value: &[u8]) -> String {
    let mut said = Said::default();
    let mut rest = value;
    while let Some(at) = memchr::memmem::find(rest, b"=?") {
        let Some((word, behind)) = word(&rest[at + 2..]) else {
            said.plain.extend_from_slice(&rest[..at + 2]);
            rest = &rest[at + 2..];
            continue;
        };
        said.before(&rest[..at]);
        said.word(word);
        rest = behind;
    }
    said.before(rest);
    said.end_word();
    said.end_plain();
    said.text
}

/// An encoded word: its charset and its bytes.
struct Word<'a> {
    charset: &'a [u8],
    bytes: Vec<u8>,
}

/// The encoded word behind `=?`, and what stands behind it.
fn word(bytes: &[u8]) -> Option<(Word<'_>, &[u8])> {
    let (charset, rest) = bytes.split_at(memchr::memchr(b'?', bytes)?);
    let (encoding, rest) = rest[1..].split_at(memchr::memchr(b'?', &rest[1..])?);
    let rest = &rest[1..];
    let end = memchr::memmem::find(rest, b"?=")?;
    let written = &rest[..end];
    // The language behind a star: RFC 2231, section 5.
    let charset = charset.split(|byte| *byte == b'*').next().unwrap_or_default();
    let is_label = !charset.is_empty() && charset.iter().all(|byte| byte.is_ascii_graphic());
    let bytes = match encoding {
        b"B" | b"b" => transfer::base64(written).bytes,
        b"Q" | b"q" => {
            let spaced: Vec<u8> = written.iter().map(|byte| if *byte == b'_' { b' ' } else { *byte }).collect();
            transfer::quoted_printable(&spaced).bytes
        }
        _ => return None,
    };
    is_label.then_some((Word { charset, bytes }, &rest[end + 2..]))
}

/// What was read so far.
#[derive(Default)]
struct Said {
    text: String,
    /// Bytes that stand as they are.
    plain: Vec<u8>,
    /// The charset and the bytes of encoded words.
    charset: Vec<u8>,
    encoded: Vec<u8>,
}

impl Said {
    /// What stands in front of an encoded word or behind the last. White space between two is none of the text.
    fn before(&mut self, plain: &[u8]) {
        if self.charset.is_empty() || !plain.trim_ascii().is_empty() {
            self.end_word();
            self.plain.extend_from_slice(plain);
        }
    }

    fn word(&mut self, word: Word<'_>) {
        if !self.charset.eq_ignore_ascii_case(word.charset) {
            self.end_word();
            self.charset = word.charset.to_vec();
        }
        self.end_plain();
        self.encoded.extend(word.bytes);
    }

    fn end_word(&mut self) {
        let charset = std::mem::take(&mut self.charset);
        let encoded = std::mem::take(&mut self.encoded);
        if !charset.is_empty() {
            self.text.push_str(&Label::of(&charset).text(encoded));
        }
    }

    fn end_plain(&mut self) {
        let plain = std::mem::take(&mut self.plain);
        self.text.push_str(&unlabelled(plain));
    }
}

/// Bytes of which nothing says the charset. A few letters are too little for the detector: they are UTF-8, or else Chinese.
pub(super) fn unlabelled(bytes: Vec<u8>) -> String {
    let strict = [Charset::UTF_8, Charset::GB18030].iter().find_map(|charset| charset.text(&bytes));
    strict.map(std::borrow::Cow::into_owned).unwrap_or_else(|| decode(bytes).text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_in_their_charset() {
        let gbk = encoding_rs::GBK.encode("关于报送名单的通知").0.into_owned();
        let half = |bytes: &[u8]| format!("=?GB2312?B?{}?=", data_encoding::BASE64.encode(bytes));
        let cut = format!("{}\r\n {}", half(&gbk[..5]), half(&gbk[5..]));
        let raw = [&b"Re: "[..], &gbk].concat();
        for (value, expected) in [
            (cut.as_bytes(), "关于报送名单的通知"),
            (&raw, "Re: 关于报送名单的通知"),
            (b"=?utf-8?Q?=E6=9D=8E=E6=98=8E?= <a@example.com>", "李明 <a@example.com>"),
            (b"Re: =?UTF-8*zh?B?5p2O?= =?utf-8?q?=E6=98=8E_x?= !", "Re: 李明 x !"),
            ("=?utf-8?B?5p2O?= 和 =?utf-8?B?5piO?=".as_bytes(), "李 和 明"),
            // Of a charset that it is not in: what it says it is goes by the bytes.
            (b"=?gb2312?B?5p2O5piO?=", "李明"),
            (b"=?nonsense", "=?nonsense"),
            (b"=?utf-8?X?5p2O?=", "=?utf-8?X?5p2O?="),
            (b"a =?= b", "a =?= b"),
        ] {
            assert_eq!(read(value), expected);
        }
    }
}
