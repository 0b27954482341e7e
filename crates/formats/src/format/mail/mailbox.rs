//! A file of many messages: [RFC 4155].
//!
//! [RFC 4155]: https://www.rfc-editor.org/rfc/rfc4155

use super::field::line;

/// The messages in `bytes`: each begins with a line `From …` in front of which there is none, or an empty one, and behind which a head
/// begins. A file without such a line is one message.
pub(super) fn messages(bytes: &[u8]) -> Vec<&[u8]> {
    let mut starts = Vec::new();
    let (mut at, mut is_behind_empty) = (0, true);
    while at < bytes.len() {
        let (text, behind) = line(&bytes[at..]);
        if is_behind_empty && text.starts_with(b"From ") && begins_head(behind) {
            starts.push(at);
        }
        is_behind_empty = text.trim_ascii_end().is_empty();
        at += text.len();
    }
    // What stands in front of the first is read with it: nothing else would read it.
    if let Some(first) = starts.first_mut() {
        *first = if bytes[..*first].trim_ascii().is_empty() { *first } else { 0 };
    }
    let ends = starts.iter().skip(1).copied().chain([bytes.len()]);
    let messages: Vec<_> = starts.iter().zip(ends).map(|(start, end)| &bytes[*start..end]).collect();
    if messages.is_empty() { vec![bytes] } else { messages }
}

/// Whether the first line of `bytes` is a field of a head.
fn begins_head(bytes: &[u8]) -> bool {
    let (text, _) = line(bytes);
    let name = text.split(|byte| *byte == b':').next().unwrap_or_default();
    name.len() < text.len() && !name.is_empty() && name.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_message_begins_with_its_line() {
        let one = "From a@example.com Mon Jan  5 00:00:00 2026\nSubject: a\n\nFrom here on\nplain\n";
        let two = "From b@example.com Mon Jan  5 00:00:00 2026\nSubject: b\n\nFrom here: on\n";
        for (file, expected) in [
            (format!("{one}\n{two}"), vec![format!("{one}\n"), two.to_owned()]),
            ("Subject: a\n\nplain\n".to_owned(), vec!["Subject: a\n\nplain\n".to_owned()]),
            (format!("13800138000\n\n{two}"), vec![format!("13800138000\n\n{two}")]),
        ] {
            let found: Vec<_> = messages(file.as_bytes())
                .into_iter()
                .map(|bytes| String::from_utf8_lossy(bytes).into_owned())
                .collect();
            assert_eq!(found, expected);
        }
    }
}
