//! Pictures that a page carries in itself, as letters in their address: `data:image/jpeg;base64,…`.

use super::base64::base64;
use super::{Gap, GapKind, Hidden, picture};

/// What kind of data an address holds (`data:image/jpeg`); `None`: it leads elsewhere.
pub(super) fn kind(address: &str) -> Option<&str> {
    let data = address.strip_prefix("data:")?;
    Some(&address[.."data:".len() + data.find([';', ',']).unwrap_or(0)])
}

/// How much of one picture is read: what it says stands in front.
const HEAD: usize = 1 << 20;

/// How much of the pictures of one page is read and told.
const MOST: usize = 16 << 20;

/// The pictures of a page, as far as they may still be looked at.
pub(super) struct Pictures {
    left: usize,
}

impl Default for Pictures {
    fn default() -> Self {
        Self { left: MOST }
    }
}

impl Pictures {
    /// What the picture that an address holds says beside what it shows.
    pub(super) fn said(&mut self, address: &str) -> Vec<(Hidden, &'static str, String)> {
        let data = address.strip_prefix("data:image/").and_then(|data| data.split_once(','));
        let Some((_, letters)) = data.filter(|(head, _)| head.ends_with(";base64")) else { return Vec::new() };
        let bytes = base64(letters, HEAD.min(self.left));
        let said = picture::said(&bytes);
        let told: usize = said.iter().map(|(.., text)| text.len()).sum();
        self.left = self.left.saturating_sub(bytes.len() + told);
        said
    }

    /// That there were more than may be looked at.
    pub(super) fn gap(&self) -> Option<Gap> {
        let detail = "内嵌的图片太多，后面的图片里附带的信息没有检查；请把图片存成单独的文件后再查";
        (self.left == 0).then(|| Gap::of_file(GapKind::Limit, detail))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_picture() {
        assert_eq!(kind("data:image/png;base64,AAAA"), Some("data:image/png"));
        assert_eq!((kind("data:"), kind("a.png")), (Some("data:"), None));
        let mut pictures = Pictures::default();
        for address in ["data:image/png;base64,AAAA", "data:image/png,AAAA", "data:text/html,a", "data:image/png"] {
            assert!(pictures.said(address).is_empty(), "{address}");
        }
    }

    #[test]
    fn pictures_are_read_up_to_a_bound() {
        let mut pictures = Pictures::default();
        let remark = [b"GIF89a\x01\0\x01\0\0\0\0\x21\xFE\x0F", "请李明核实\0".as_bytes()].concat();
        let small = format!("data:image/gif;base64,{}", data_encoding::BASE64.encode(&remark));
        let large = format!("data:image/gif;base64,{}", "AAAA".repeat(400 << 10));
        assert_eq!(pictures.said(&small).len(), 1);
        for _ in 0..15 {
            pictures.said(&large);
        }
        assert!(pictures.said(&small).len() == 1 && pictures.gap().is_none());
        pictures.said(&large);
        assert!(pictures.said(&small).is_empty() && pictures.gap().is_some());
    }
}
