//! What mail calls its charsets, and how much that is worth: `gb2312` on bytes of GBK, of GB 18030 and of UTF-8.
//!
//! The bytes decide, as everywhere; the label is asked where they leave a choice.

use std::ops::Range;

use crate::encoding::{decode, decoded_again, decoded_part};
use hegao_model::document::{Charset, Part, Syntax};

/// What a part says that its charset is.
#[derive(Clone, Copy)]
pub(super) enum Label {
    /// None, or one that nobody knows.
    Unknown,
    /// This.
    Known(Charset),
    /// One that shifts between alphabets within letters of ASCII (ISO 2022, HZ, UTF-7), and is not read: its name.
    Shifting(&'static str),
}

/// Charsets that shift, and a sign without which a text in one is plain ASCII.
const SHIFTING: [(&str, &[u8]); 7] = [
    ("hz-gb-2312", b"~{"),
    ("iso-2022-cn", b"\x1B"),
    ("iso-2022-cn-ext", b"\x1B"),
    ("iso-2022-jp", b"\x1B"),
    ("iso-2022-kr", b"\x0E"),
    ("utf-7", b"+"),
    ("unicode-1-1-utf-7", b"+"),
];

impl Label {
    /// The charset that is called `label`.
    pub(super) fn of(label: &[u8]) -> Self {
        let shifting = SHIFTING.iter().find(|(name, _)| label.eq_ignore_ascii_case(name.as_bytes()));
        match shifting {
            Some((name, _)) => Self::Shifting(name),
            None => Charset::called(label).map_or(Self::Unknown, Self::Known),
        }
    }

    /// The name of the charset, if `bytes` shift and so are not what they look like.
    pub(super) fn shifts(self, bytes: &[u8]) -> Option<&'static str> {
        let Self::Shifting(of) = self else { return None };
        let sign = SHIFTING.iter().find(|(name, _)| *name == of)?.1;
        memchr::memmem::find(bytes, sign).map(|_| of)
    }

    /// The charset, if it is one that is read.
    pub(super) fn charset(self) -> Option<Charset> {
        if let Self::Known(charset) = self { Some(charset) } else { None }
    }

    /// What a few `bytes` say.
    pub(super) fn text(self, bytes: Vec<u8>) -> String {
        let utf_8 = Charset::UTF_8.text(&bytes).filter(|text| !text.is_ascii());
        let labelled = || if let Self::Known(charset) = self { charset.text(&bytes) } else { None };
        let text = utf_8.or_else(labelled).or_else(|| Charset::GB18030.text(&bytes)).map(|text| text.into_owned());
        text.unwrap_or_else(|| decode(bytes).text)
    }

    /// The text of a part, and which of its bytes mean nothing.
    pub(super) fn part(self, bytes: Vec<u8>) -> (Part, Vec<Range<u64>>) {
        let (part, broken) = decoded_part(None, bytes, Syntax::Plain);
        let is_sure = part.encoding().starts_with("utf-") && broken.is_empty();
        match self {
            Self::Known(charset) if !is_sure && charset.name() != part.encoding() => {
                decoded_again(&part, charset).unwrap_or((part, broken))
            }
            _ => (part, broken),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_decide_and_the_label_where_they_leave_a_choice() {
        let big5 = encoding_rs::BIG5.encode("請各單位報送名單。").0.into_owned();
        let rare = encoding_rs::GB18030.encode("㭎𬭊").0.into_owned();
        let utf_8 = "请各单位报送名单。".as_bytes().to_vec();
        for (label, bytes, text, encoding) in [
            (&b"big5"[..], big5, "請各單位報送名單。", "big5"),
            (b"gb2312", rare, "㭎𬭊", "gb18030"),
            (b"gb2312", utf_8, "请各单位报送名单。", "utf-8"),
        ] {
            let (part, broken) = Label::of(label).part(bytes);
            assert_eq!((&*part.text, part.encoding(), broken.len()), (text, encoding, 0));
        }
    }

    #[test]
    fn what_shifts_is_not_taken_for_ascii() {
        for (label, bytes, expected) in [
            (&b"HZ-GB-2312"[..], &b"~{<:Ky~}"[..], Some("hz-gb-2312")),
            (b"iso-2022-jp", b"plain", None),
            (b"utf-8", b"~{<:Ky~}", None),
        ] {
            assert_eq!(Label::of(label).shifts(bytes), expected);
        }
    }
}
