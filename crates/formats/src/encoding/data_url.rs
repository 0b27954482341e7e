//! Pictures that a page carries in itself, as letters in their address: `data:image/jpeg;base64,…`.

use super::base64::base64;
use crate::image;
use hegao_model::document::Hidden;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::Field;

/// What kind of data an address holds (`data:image/jpeg`); `None`: it leads elsewhere.
pub(crate) fn kind(address: &str) -> Option<&str> {
    let data = address.strip_prefix("data:")?;
    Some(&address[.."data:".len() + data.find([';', ',']).unwrap_or(0)])
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
