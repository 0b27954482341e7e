//! Content streams as operations (ISO 32000-2, 7.8.2), each with its place, so that all else stays as it is.

use std::ops::Range;

use crate::write::pdf::raw;

/// An operation: where it stands, with what it is given.
pub(super) struct Operation {
    /// From the first operand to the end of the operator.
    pub(super) whole: Range<usize>,
    pub(super) operands: Vec<Range<usize>>,
    pub(super) operator: Range<usize>,
}

/// The operations of a content stream; `None` if there is something else in it.
pub(super) fn operations(content: &[u8]) -> Option<Vec<Operation>> {
    let (mut all, mut operands, mut at) = (Vec::new(), Vec::<Range<usize>>::new(), 0);
    loop {
        at = raw::skip(content, at);
        if at >= content.len() {
            return operands.is_empty().then_some(all);
        }
        let end = raw::end(content, at)?;
        let word = at..end;
        if !is_operator(&content[word.clone()]) {
            operands.push(word);
            at = end;
            continue;
        }
        at = if &content[word.clone()] == b"BI" { picture_end(content, end)? } else { end };
        let start = operands.first().map_or(word.start, |first| first.start);
        all.push(Operation { whole: start..at, operands: std::mem::take(&mut operands), operator: word });
    }
}

fn is_operator(word: &[u8]) -> bool {
    let is_letter = word[0].is_ascii_alphabetic() || b"'\"".contains(&word[0]);
    is_letter && !matches!(word, b"true" | b"false" | b"null")
}

/// Where a picture within content ends (8.9.7), whose entries begin at `at`.
fn picture_end(content: &[u8], mut at: usize) -> Option<usize> {
    loop {
        at = raw::skip(content, at);
        let end = raw::end(content, at)?;
        if &content[at..end] == b"ID" {
            at = end + 1;
            break;
        }
        at = end;
    }
    memchr::memmem::find_iter(content.get(at..)?, b"EI").map(|found| at + found).find_map(|found| {
        let before = raw::is_white(content[found - 1]);
        let behind = content.get(found + 2).is_none_or(|byte| raw::is_white(*byte));
        (before && behind && goes_on(&content[found + 2..])).then_some(found + 2)
    })
}

/// Whether what stands here is text as operations are, and no data.
fn goes_on(behind: &[u8]) -> bool {
    behind.iter().take(16).all(|byte| raw::is_white(*byte) || byte.is_ascii_graphic())
}

/// The content of a page with `more` behind it, which is drawn as if nothing stood before it; `None` if there is something else in it.
pub(super) fn followed_by(content: &[u8], more: &[u8]) -> Option<Vec<u8>> {
    let (mut depth, mut is_text, mut edits) = (0usize, false, Vec::new());
    for operation in operations(content)? {
        match &content[operation.operator.clone()] {
            b"q" => depth += 1,
            // It brings nothing back; within another pair it would.
            b"Q" if depth == 0 => edits.push((operation.operator, Vec::new())),
            b"Q" => depth -= 1,
            b"BT" => is_text = true,
            b"ET" => is_text = false,
            _ => {}
        }
    }
    let end: &[u8] = if is_text { b"\nET\n" } else { b"\n" };
    Some([b"q\n", &edited(content, edits)[..], end, &b"Q\n".repeat(depth + 1), more].concat())
}

/// `content` with `edits`; of two that overlap the first.
pub(super) fn edited(content: &[u8], mut edits: Vec<(Range<usize>, Vec<u8>)>) -> Vec<u8> {
    edits.sort_by_key(|(range, _)| range.start);
    let (mut written, mut at) = (Vec::with_capacity(content.len()), 0);
    for (range, new) in edits {
        if range.start < at {
            continue; // Within what was written anew: a comment in an operation.
        }
        written.extend_from_slice(&content[at..range.start]);
        written.extend(new);
        at = range.end;
    }
    written.extend_from_slice(&content[at..]);
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_follows_is_drawn_as_if_nothing_stood_before() {
        let written = followed_by(b"Q q 1 0 0 1 9 9 cm BT (a) Tj", b"f").unwrap();
        assert_eq!(written, b"q\n q 1 0 0 1 9 9 cm BT (a) Tj\nET\nQ\nQ\nf");
    }

    #[test]
    fn operations_are_told_apart() {
        let content = b"q BT % (a) Tj\n/F1 12 Tf[(b)-3<43>]TJ(d)' ET BI /W 1 ID \x01EI\x02 EI Q\n/P<</MCID 0>>BDC true";
        assert!(operations(content).is_none(), "an operand without its operator");
        let all = operations(&content[..content.len() - 5]).unwrap();
        let names: Vec<&[u8]> = all.iter().map(|one| &content[one.operator.clone()]).collect();
        assert_eq!(names, [&b"q"[..], b"BT", b"Tf", b"TJ", b"'", b"ET", b"BI", b"Q", b"BDC"]);
        assert_eq!(&content[all[3].whole.clone()], b"[(b)-3<43>]TJ");
        assert_eq!(&content[all[6].whole.clone()], b"BI /W 1 ID \x01EI\x02 EI");
        assert_eq!(all[2].operands.iter().map(|one| &content[one.clone()]).collect::<Vec<_>>(), [&b"/F1"[..], b"12"]);
    }
}
