//! Pictures that a page carries in itself, as letters in their address: `data:image/jpeg;base64,…`.

use super::base64::base64;
use super::{Hidden, picture};

/// What kind of data an address holds (`data:image/jpeg`); `None`: it leads elsewhere.
pub(super) fn kind(address: &str) -> Option<&str> {
    let data = address.strip_prefix("data:")?;
    Some(&address[.."data:".len() + data.find([';', ',']).unwrap_or(0)])
}

/// What the picture that an address holds says beside what it shows.
pub(super) fn said(address: &str) -> Vec<(Hidden, &'static str, String)> {
    let data = address.strip_prefix("data:image/").and_then(|data| data.split_once(','));
    let letters = data.filter(|(head, _)| head.ends_with(";base64")).map(|(_, letters)| letters);
    letters.map(|letters| picture::said(&base64(letters, letters.len()))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_a_picture() {
        assert_eq!(kind("data:image/png;base64,AAAA"), Some("data:image/png"));
        assert_eq!((kind("data:"), kind("a.png")), (Some("data:"), None));
        assert!(said("data:image/png;base64,AAAA").is_empty() && said("data:text/html,a").is_empty());
    }
}
