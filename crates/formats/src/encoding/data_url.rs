//! Pictures that a page carries in itself, as letters in their address: `data:image/jpeg;base64,…`.

use super::base64::base64;
use super::decode::decode;
use crate::image;
use hegao_model::document::Hidden;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::Field;

/// What kind of data an address holds (`data:image/jpeg`); `None`: it leads elsewhere.
pub(crate) fn kind(address: &str) -> Option<&str> {
    let data = address.strip_prefix("data:")?;
    Some(&address[.."data:".len() + data.find([';', ',']).unwrap_or(0)])
}

/// Whether an address holds text.
pub(crate) fn holds_text(address: &str) -> bool {
    kind(address.trim()).is_some_and(|kind| is_text(&kind["data:".len()..].to_ascii_lowercase()))
}

fn is_text(kind: &str) -> bool {
    kind.is_empty() || kind.starts_with("text/") || ["html", "xml", "json"].iter().any(|end| kind.ends_with(end))
}

/// The text that an address holds, and whether it is markup; `None`: it holds none. Source: RFC 2397.
pub(crate) fn text(address: &str, budget: &Budget) -> Option<(bool, String)> {
    let (head, data) = address.trim().strip_prefix("data:")?.split_once(',')?;
    let head = head.to_ascii_lowercase();
    let mut parameters = head.split(';').map(str::trim);
    let kind = parameters.next().unwrap_or_default();
    let is_markup = ["html", "xml"].iter().any(|end| kind.ends_with(end));
    if !is_text(kind) || budget.spend(Bound::Unpacked, data.len(), None).is_err() {
        return None;
    }
    let bytes = percent(data);
    let bytes = if parameters.any(|one| one == "base64") { base64(&String::from_utf8_lossy(&bytes)) } else { bytes };
    Some((is_markup, decode(bytes).text))
}

/// The bytes that an address writes: RFC 3986, 2.1.
fn percent(data: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(data.len());
    let mut rest = data;
    while let Some((before, behind)) = rest.split_once('%') {
        bytes.extend_from_slice(before.as_bytes());
        match behind.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &behind[2..];
            }
            None => {
                bytes.push(b'%');
                rest = behind;
            }
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// What the picture that an address holds says beside what it shows.
pub(crate) fn said(address: &str, budget: &Budget) -> Vec<(Hidden, Field, String)> {
    let data = address.strip_prefix("data:image/").and_then(|data| data.split_once(','));
    let Some((_, letters)) = data.filter(|(head, _)| head.ends_with(";base64")) else { return Vec::new() };
    // Markdown may call one address a thousand times.
    if budget.spend(Bound::Unpacked, letters.len() / 4 * 3, None).is_err() {
        return Vec::new();
    }
    image::said(&base64(letters), budget, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_picture() {
        assert_eq!(kind("data:image/png;base64,AAAA"), Some("data:image/png"));
        assert_eq!((kind("data:"), kind("a.png")), (Some("data:"), None));
        for address in ["data:image/png;base64,AAAA", "data:image/png,AAAA", "data:text/html,a", "data:image/png"] {
            assert!(said(address, &Budget::default()).is_empty(), "{address}");
        }
    }

    #[test]
    fn text_is_read_as_it_is_packed() {
        let budget = Budget::default();
        let text = |address: &str| super::text(address, &budget);
        let packed =
            format!("data:text/html;charset=utf-8;base64,{}", data_encoding::BASE64.encode("<p>电话".as_bytes()));
        for (address, expected) in [
            (packed.as_str(), Some((true, "<p>电话"))),
            ("data:text/html,<p>%E7%94%B5话%", Some((true, "<p>电话%"))),
            ("data:,138%200", Some((false, "138 0"))),
            ("data:image/svg+xml;utf8,<svg/>", Some((true, "<svg/>"))),
            ("data:image/png;base64,AAAA", None),
            ("data:text/html", None),
        ] {
            assert_eq!(text(address), expected.map(|(is_markup, text)| (is_markup, text.to_owned())), "{address}");
        }
    }

    #[test]
    fn a_picture_is_read_to_its_end() {
        let filler = [b"\x21\xFE", &[&[0xFF][..], &[b'x'; 255]].concat().repeat(5000)[..], b"\0"].concat();
        let remark = [b"\x21\xFE\x0F", "请李明核实\0;".as_bytes()].concat();
        let large = [b"GIF89a\x01\0\x01\0\0\0\0", &filler[..], &remark].concat();
        let address = format!("data:image/gif;base64,{}", data_encoding::BASE64.encode(&large));
        let budget = Budget::default();
        assert_eq!(said(&address, &budget).iter().map(|(.., text)| text.as_str()).collect::<Vec<_>>(), ["请李明核实"]);
        let budget = budget.lowered(Bound::Unpacked, 1 << 20);
        assert!(said(&address, &budget).is_empty() && budget.gaps().len() == 1);
    }
}
