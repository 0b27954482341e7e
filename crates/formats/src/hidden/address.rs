//! What an address says of the house that a document comes from: a path on someone's disk, a host in its own network.

use std::ops::Range;

use super::telling::{is_private, number_in, shown, shown_escapes};
use crate::layout::flow::Gathered;
use hegao_model::document::Hidden;
use hegao_model::text::{has_escapes, is_han};

/// Bytes in which an address without a host says whether it is one: the longest of [`HOMES`] and of the marks of a path.
const NEAR: usize = 16;

/// The folders of users and programs where disks have no letters. A web page's own addresses begin so too.
const HOMES: [&str; 7] = ["/users/", "/home/", "/root/", "/var/", "/tmp/", "/mnt/", "/volumes/"];

/// Schemes at which people are reached: RFC 3966, 5724, 6068, and those of programs to talk with. The first are known to
/// rules.
const PERSONAL: [&str; 22] = [
    "mailto",
    "tel",
    "sms",
    "callto",
    "skype",
    "dingtalk",
    "facetime",
    "facetime-audio",
    "im",
    "line",
    "mms",
    "mqqapi",
    "mqqwpa",
    "sip",
    "sips",
    "smsto",
    "telprompt",
    "tencent",
    "tg",
    "viber",
    "weixin",
    "whatsapp",
];
const KNOWN: usize = 5;

/// Hosts whose addresses end in the number of a person.
const REACHED: [&str; 4] = ["wa.me/", "t.me/", "line.me/", "viber.click/"];

/// What an address says.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// What that is.
    pub(crate) hidden: Hidden,
    /// The stretch of the address that says it.
    pub(crate) range: Range<usize>,
    /// It is a number without a word that says so, of which the address itself leaves no doubt.
    pub(crate) is_number: bool,
}

impl Said {
    /// The words that say it in `address`, its escapes read.
    pub(crate) fn words(&self, address: &Gathered) -> Gathered {
        let mut words = address.beginning();
        words.append_range(address, self.range.clone());
        let words = shown_escapes(&words).unwrap_or(words);
        if self.is_number { words.headed("电话") } else { words }
    }
}

/// What an address in a link says of a person or of the house; `None`: nothing.
pub(crate) fn told(text: &str) -> Option<Hidden> {
    said(text).map(|said| said.hidden)
}

/// The same, with the stretch of the address that says it.
pub(crate) fn said(text: &str) -> Option<Said> {
    let start = text.len() - text.trim_start().len();
    let address = text.trim();
    let of = |hidden, range: Range<usize>, is_number| Said {
        hidden,
        range: start + range.start..start + range.end,
        is_number,
    };
    let whole = 0..address.len();
    if is_inner(address) {
        return Some(of(Hidden::Path, whole, false));
    }
    let scheme = address.split(':').next().unwrap_or_default().to_ascii_lowercase();
    if let Some(index) = PERSONAL.iter().position(|personal| *personal == scheme) {
        let number = number_in(address).filter(|_| index >= KNOWN);
        let is_number = number.is_some();
        return is_private_as_shown(address).then(|| of(Hidden::LinkTarget, number.unwrap_or(whole), is_number));
    }
    let host = address.split_once("://").map_or(address, |(_, rest)| rest);
    let reached = REACHED.iter().find_map(|reached| host.strip_prefix(reached));
    if let Some(number) = reached.and_then(number_in) {
        let before = address.len() - reached.map_or(0, str::len);
        return Some(of(Hidden::LinkTarget, before + number.start..before + number.end, true));
    }
    if address.split_once('?').is_some_and(|(_, query)| is_private_as_shown(query)) {
        return Some(of(Hidden::LinkTarget, whole, false));
    }
    let (name, is_number) = file_name(address)?;
    Some(of(Hidden::LinkTarget, name, is_number))
}

/// Whether a text holds someone's number, escapes or not.
fn is_private_as_shown(text: &str) -> bool {
    is_private(text) || has_escapes(text) && is_private(&shown(text))
}

/// Where the script stands in an address that is one.
pub(crate) fn script(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len() + "javascript:".len();
    let scheme = text.trim_start().get(.."javascript:".len())?;
    scheme.eq_ignore_ascii_case("javascript:").then_some(start..text.len())
}

/// The name of the file that an address leads to, if people gave it one with someone's number: `李明13800138000.docx`; of
/// `tel13800138000.png` the number alone.
fn file_name(address: &str) -> Option<(Range<usize>, bool)> {
    let path = address.split(['?', '#']).next()?;
    let start = path.rfind('/').map_or(0, |at| at + 1);
    let end = path.rfind('.').filter(|dot| *dot > start).unwrap_or(path.len());
    let name = &path[start..end];
    let says = |mark: &str| name.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark));
    if ["tel", "phone", "mobile"].iter().any(|mark| says(mark)) {
        return number_in(name).map(|number| (start + number.start..start + number.end, true));
    }
    let shown = shown(name);
    (shown.chars().any(is_han) && is_private(&shown)).then_some((start..end, false))
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
            ("TEL:%31%33800138000", Some(Hidden::LinkTarget)),
            ("weixin://dl/chat?13800138000", Some(Hidden::LinkTarget)),
            ("https://wa.me/8613800138000", Some(Hidden::LinkTarget)),
            ("https://example.com/8613800138000", None),
            ("", None),
        ] {
            assert_eq!(said(address).map(|said| said.hidden), expected, "{address}");
        }
        for (address, range, is_number) in [
            (" https://wa.me/8613800138000 ", 15..28, true),
            ("weixin://dl/chat?13800138000", 17..28, true),
            ("/a/tel13800138000.png", 6..17, true),
            ("/a/李明13800138000.png", 3..20, false),
            ("tel:13800138000", 0..15, false),
        ] {
            let hidden = Hidden::LinkTarget;
            assert_eq!(said(address), Some(Said { hidden, range, is_number }), "{address}");
        }
        assert_eq!(script(" JavaScript:call(1)"), Some(12..19));
        let long = format!("https://www.example.com/?a={}&tel=13800138000", "x".repeat(5000));
        assert!(said(&long).is_some_and(|said| said.hidden == Hidden::LinkTarget));
        let inner = said(&format!("http://{}@oa/index", "x".repeat(500)));
        assert!(inner.is_some_and(|said| said.hidden == Hidden::Path));
        assert!(is_path("/Users/liming/报告.docx") && is_path("C:/a.docx") && !is_path("报告.docx"));
    }
}
