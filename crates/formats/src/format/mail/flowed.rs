//! Lines that a mail program has cut for the way and marked so (`format=flowed`): [RFC 3676].
//!
//! Such a line ends in a space and goes on in the next one, if that is quoted as often. What is between the two halves is left
//! out of the text: the end of the line, the marks of the quotation, the space that keeps a `>` of the text from being one, and,
//! with `delsp=yes`, the space that marks the cut. Without it the space is one of the text; but between ideographs nobody has
//! written it, for programs cut Chinese lines where there is none.
//!
//! [RFC 3676]: https://www.rfc-editor.org/rfc/rfc3676

use std::ops::Range;

use hegao_model::text::is_han;

/// What stands in front of a signature: it ends in a space and is no cut line.
const SIGNATURE: &str = "-- ";

/// A line.
struct Line {
    /// How often it is quoted.
    depth: usize,
    /// Its text, without the marks in front of it and the end of the line.
    text: Range<usize>,
}

/// What cuts the paragraphs of `text`, in order; `drops_space` is `delsp=yes`.
pub(super) fn cuts(text: &str, drops_space: bool) -> Vec<Range<usize>> {
    let mut cuts = Vec::new();
    let mut at = 0;
    let mut last: Option<Line> = None;
    for whole in text.split_inclusive('\n') {
        let line = line(whole, at);
        at += whole.len();
        if let Some(before) = last.filter(|before| goes_on(text, before, &line)) {
            let end = before.text.end - usize::from(drops_space || is_within_words(text, &before, &line));
            cuts.push(end..line.text.start);
        }
        last = Some(line);
    }
    cuts
}

/// The line `whole`, which begins at `start` of its text.
fn line(whole: &str, start: usize) -> Line {
    let written = whole.trim_end_matches(['\r', '\n']);
    let quoted = written.trim_start_matches('>');
    let depth = written.len() - quoted.len();
    let stuffed = quoted.strip_prefix(' ').unwrap_or(quoted);
    let end = start + written.len();
    Line { depth, text: end - stuffed.len()..end }
}

/// Whether the line `before` goes on in `line`. One without words parts paragraphs.
fn goes_on(text: &str, before: &Line, line: &Line) -> bool {
    let (first, second) = (&text[before.text.clone()], &text[line.text.clone()]);
    before.depth == line.depth
        && first.ends_with(' ')
        && ![first, second].contains(&SIGNATURE)
        && ![first, second].iter().any(|text| text.trim().is_empty())
}

/// Whether the space at the end of `before` stands between two ideographs.
fn is_within_words(text: &str, before: &Line, line: &Line) -> bool {
    let ends = text[before.text.clone()].strip_suffix(' ').is_some_and(|text| text.ends_with(is_han));
    ends && text[line.text.clone()].starts_with(is_han)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str, drops_space: bool) -> String {
        let mut joined = text.to_owned();
        for cut in cuts(text, drops_space).into_iter().rev() {
            joined.replace_range(cut, "");
        }
        joined
    }

    #[test]
    fn lines_of_one_depth_are_joined() {
        for (text, drops_space, expected) in [
            ("a \r\nb\r\nc", false, "a b\r\nc"),
            ("a \nb \nc\n", true, "abc\n"),
            ("> 电话1380013 \r\n> 8000。\r\n", true, "> 电话13800138000。\r\n"),
            ("> 电话 \r\n> 13800138000\r\n", false, "> 电话 13800138000\r\n"),
            (">> 请报送 \n>> 名单 \n> 好的", true, ">> 请报送名单 \n> 好的"),
            ("请报送 \n名单", false, "请报送名单"),
            ("> a \nb", true, "> a \nb"),
            ("a \n >b", true, "a>b"),
            ("a \n\nb", true, "a \n\nb"),
            ("好 \n-- \n李明", true, "好 \n-- \n李明"),
            ("a\nb", true, "a\nb"),
            ("", true, ""),
            (" ", true, " "),
        ] {
            assert_eq!(joined(text, drops_space), expected, "{text:?}");
        }
    }
}
