//! Where a file points: paths on someone's disk or network, and addresses inside an office. Ordinary addresses of the
//! web stand for everyone to see.

use hayro_syntax::object::{Dict, Object, String as PdfString};

use super::super::string::text_string;
use super::{Notes, string};
use crate::document::Hidden;

/// The target of an action or a file specification without a file.
pub(super) fn action(dict: &Dict<'_>, notes: &mut Notes) {
    if let Some(uri) = dict.get::<PdfString<'_>>("URI") {
        let uri = text_string(uri.as_bytes());
        if let Some(hidden) = kind(&uri) {
            notes.add("links", hidden, &uri, "链接");
        }
    }
    if dict.contains_key("EF") || dict.contains_key("Subtype") || dict.contains_key("FT") {
        return;
    }
    let is_action = dict.contains_key("S") && dict.contains_key("F");
    let is_file = super::is_name(dict, "Type", b"Filespec") || super::is_name(dict, "Type", b"F");
    if !is_action && !is_file {
        return;
    }
    let target = match dict.get::<Object<'_>>("F") {
        Some(Object::String(path)) => Some(text_string(path.as_bytes())),
        Some(Object::Dict(file)) => string(&file, "UF").or_else(|| string(&file, "F")),
        _ => None,
    };
    if let Some(target) = target {
        notes.add(
            "links",
            kind(&target).unwrap_or(if target.contains("://") { Hidden::ExternalLink } else { Hidden::Path }),
            &target,
            "链接的文件",
        );
    }
}

/// What kind of address it is; `None`: an ordinary one.
pub(super) fn kind(target: &str) -> Option<Hidden> {
    let lower = target.trim().to_ascii_lowercase();
    if is_path(&lower) {
        return Some(Hidden::Path);
    }
    let (scheme, rest) = lower.split_once("://")?;
    if !matches!(scheme, "http" | "https" | "ftp") {
        return Some(Hidden::ExternalLink);
    }
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = host.rsplit('@').next().unwrap_or_default();
    let host = host.split(':').next().unwrap_or_default();
    is_inner(host).then_some(Hidden::ExternalLink)
}

/// Whether `lower` is a path on a disk or in a network of files.
pub(super) fn is_path(lower: &str) -> bool {
    let bytes = lower.as_bytes();
    let drive =
        bytes.len() > 3 && bytes[0].is_ascii_alphabetic() && bytes[1] == b':' && matches!(bytes[2], b'\\' | b'/');
    let home = ["/users/", "/home/", "/root/", "/var/", "/tmp/", "/mnt/", "/volumes/"];
    drive || lower.starts_with("file:") || lower.starts_with("\\\\") || home.iter().any(|home| lower.starts_with(home))
}

/// Whether the host is one of an office's own network.
fn is_inner(host: &str) -> bool {
    let numbers: Vec<u8> = host.split('.').map_while(|part| part.parse().ok()).collect();
    match numbers.as_slice() {
        [10 | 127, _, _, _] | [192, 168, _, _] | [169, 254, _, _] | [172, 16..=31, _, _] => true,
        _ => {
            !host.is_empty()
                && (!host.contains('.')
                    || [".local", ".lan", ".internal", ".corp"].iter().any(|end| host.ends_with(end)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_inner_addresses_are_told_from_the_web() {
        for (target, expected) in [
            ("http://192.168.3.7/oa?user=liming", Some(Hidden::ExternalLink)),
            ("http://oa/index", Some(Hidden::ExternalLink)),
            ("https://www.example.com/a", None),
            ("https://10.example.com/", None),
            ("file:///C:/Users/liming/a.docx", Some(Hidden::Path)),
            ("\\\\server\\share\\a.doc", Some(Hidden::Path)),
            ("D:\\公文\\a.doc", Some(Hidden::Path)),
            ("mailto:a@example.com", None),
        ] {
            assert_eq!(kind(target), expected, "{target}");
        }
    }
}
