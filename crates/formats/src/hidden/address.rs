//! What an address says of the house that a document comes from: a path on someone's disk, a host in its own network.

use super::telling::is_private;
use hegao_model::document::Hidden;
use hegao_model::text::{has_escapes, unescaped};

/// Bytes in which an address without a host says whether it is one: the longest of [`HOMES`] and of the marks of a path.
const NEAR: usize = 16;

/// The folders of users and programs where disks have no letters. A web page's own addresses begin so too.
const HOMES: [&str; 7] = ["/users/", "/home/", "/root/", "/var/", "/tmp/", "/mnt/", "/volumes/"];

/// What an address in a link says of a person or of the house; `None`: nothing.
pub(crate) fn told(text: &str) -> Option<Hidden> {
    let text = text.trim();
    if is_inner(text) {
        return Some(Hidden::Path);
    }
    let scheme = text.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let query = text.split_once('?').map_or("", |(_, query)| query);
    let is_personal = matches!(scheme.as_str(), "mailto" | "tel" | "sms" | "callto" | "skype") && is_private(text);
    let shown = || unescaped(query).map(|(_, c)| c).collect::<String>();
    (is_personal || is_private(query) || has_escapes(query) && is_private(&shown())).then_some(Hidden::LinkTarget)
}

/// Whether a text is a path on a disk, or leads into a network of the house.
pub(crate) fn is_path(text: &str) -> bool {
    let lower = head(text);
    is_inner(text) || HOMES.iter().any(|home| lower.starts_with(home))
}

/// The same of an address in a page, whose paths are the site's own.
pub(crate) fn is_inner(text: &str) -> bool {
    let lower = head(text);
    let bytes = lower.as_bytes();
    let has_drive =
        bytes.len() > 3 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' && matches!(bytes[2], b'\\' | b'/');
    let is_web = ["http://", "https://", "ftp://", "ws://"].iter().any(|scheme| lower.starts_with(scheme));
    let host = || lower.split_once("://").map_or("", |(_, rest)| host(rest));
    (has_drive && bytes[2..4] != *b"//")
        || lower.starts_with("file:")
        || lower.starts_with("\\\\")
        || is_web && is_inner_host(host())
}

/// The beginning of an address in lower case, up to the end of its host.
fn head(text: &str) -> String {
    let text = text.trim();
    let host = text.find("://").map_or(0, |at| at + "://".len());
    let end = text[host..].find(['/', '?', '#']).map_or(text.len(), |end| host + end);
    // Without a host, a drive or a folder is near.
    let end = if host > 0 { end } else { text.floor_char_boundary(NEAR) };
    text[..end].to_ascii_lowercase()
}

/// The host of what stands behind `://`.
fn host(rest: &str) -> &str {
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    host.split(':').next().unwrap_or_default()
}

/// Whether a host stands in no public network.
fn is_inner_host(host: &str) -> bool {
    let numbers: Vec<u8> = host.split('.').map_while(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        [10 | 127, _, _, _] | [192, 168, _, _] | [169, 254, _, _] | [172, 16..=31, _, _] => true,
        _ => {
            let ends = [".local", ".lan", ".internal", ".corp"];
            !host.is_empty() && (!host.contains('.') || ends.iter().any(|end| host.ends_with(end)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_leads_into_the_house_is_told_from_the_web() {
        for (address, expected) in [
            ("http://192.168.3.7/oa?user=liming", Some(Hidden::Path)),
            ("http://172.16.0.1:8080/", Some(Hidden::Path)),
            ("http://oa/index", Some(Hidden::Path)),
            ("file:///C:/Users/liming/a.docx", Some(Hidden::Path)),
            ("\\\\server\\share\\a.doc", Some(Hidden::Path)),
            ("D:\\公文\\a.doc", Some(Hidden::Path)),
            ("https://www.example.com/a", None),
            ("https://10.example.com/", None),
            ("http://172.32.0.1/", None),
            ("/home/index.html", None),
            ("a://b", None),
            ("mailto:a@example.com", Some(Hidden::LinkTarget)),
            ("mailto:", None),
            ("tel:13800138000", Some(Hidden::LinkTarget)),
            ("https://www.example.com/?tel=13800138000", Some(Hidden::LinkTarget)),
            ("https://www.example.com/?tel=138%2D0013%2D8000", Some(Hidden::LinkTarget)),
            ("", None),
        ] {
            assert_eq!(told(address), expected, "{address}");
        }
        let long = format!("https://www.example.com/?a={}&tel=13800138000", "x".repeat(5000));
        assert_eq!(told(&long), Some(Hidden::LinkTarget));
        assert_eq!(told(&format!("http://{}@oa/index", "x".repeat(500))), Some(Hidden::Path));
        assert!(is_path("/Users/liming/报告.docx") && is_path("C:/a.docx") && !is_path("报告.docx"));
    }
}
