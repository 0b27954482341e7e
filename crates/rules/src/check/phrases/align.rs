//! Comparing a text with a phrase: what stands between separators, and how many characters two words share.

use std::ops::Range;

use super::set_phrase::SEPARATORS;

/// Where a sentence ends, so that no phrase goes on behind it.
const STOPS: [char; 14] = ['。', '；', '！', '？', '：', ':', ';', '（', '）', '(', ')', '\n', '《', '》'];

/// The farthest that a phrase reaches, in bytes: the longest of the table has 60 characters.
const REACH: usize = 400;

/// What stands between the separators of the sentence around `at`.
pub(super) fn segments(folded: &str, at: usize) -> Vec<Range<usize>> {
    let from = boundary_before(folded, at.saturating_sub(REACH));
    let to = boundary_behind(folded, (at + REACH).min(folded.len()));
    let stop = folded[from..at].char_indices().rev().find(|(_, c)| STOPS.contains(c));
    let start = stop.map_or(from, |(index, c)| from + index + c.len_utf8());
    let end = folded[at..to].find(STOPS).map_or(to, |index| at + index);
    let mut segments = Vec::new();
    let mut from = start;
    for (index, c) in folded[start..end].char_indices().filter(|(_, c)| SEPARATORS.contains(c)) {
        segments.push(from..start + index);
        from = start + index + c.len_utf8();
    }
    segments.push(from..end);
    segments
}

/// How many characters the two have in common, in the same order (longest common subsequence).
pub(in crate::check) fn shared(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row = vec![0; b.len() + 1];
    for c in a.chars() {
        let mut diagonal = 0;
        for (index, &other) in b.iter().enumerate() {
            let above = row[index + 1];
            row[index + 1] = if c == other { diagonal + 1 } else { above.max(row[index]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// The stretch of `whole` that is most like `word`: fewest edits, then longest. `None` if more than half of it differs.
pub(super) fn most_like<'a>(word: &str, whole: &'a str) -> Option<&'a str> {
    let word: Vec<char> = word.chars().collect();
    let starts: Vec<usize> = whole.char_indices().map(|(at, _)| at).chain([whole.len()]).collect();
    let mut best: Option<(usize, std::cmp::Reverse<usize>, &str)> = None;
    for from in 0..starts.len() {
        let mut row: Vec<usize> = (0..=word.len()).collect();
        for (length, c) in whole[starts[from]..].chars().enumerate() {
            let mut diagonal = row[0];
            row[0] = length + 1;
            for (index, &other) in word.iter().enumerate() {
                let above = row[index + 1];
                row[index + 1] = (diagonal + usize::from(c != other)).min(above + 1).min(row[index] + 1);
                diagonal = above;
            }
            let candidate =
                (row[word.len()], std::cmp::Reverse(length), &whole[starts[from]..starts[from + length + 1]]);
            if best.is_none_or(|best| (candidate.0, candidate.1) < (best.0, best.1)) {
                best = Some(candidate);
            }
        }
    }
    best.filter(|(edits, ..)| edits * 2 <= word.len()).map(|(.., stretch)| stretch)
}

/// The slots in which a wrong form differs from the right one: where they stand in it, and what they should be. All of
/// both, if they do not have as many slots.
pub(super) fn differing<'r>(wrong: &str, right: &'r str) -> (Range<usize>, &'r str) {
    let (own, other): (Vec<&str>, Vec<&str>) = (wrong.split(SEPARATORS).collect(), right.split(SEPARATORS).collect());
    if own.len() != other.len() {
        return (0..wrong.len(), right);
    }
    // Separators of a table are Chinese, three bytes each.
    let kept = |slot: &str| slot.len() + '、'.len_utf8();
    let pairs = || own.iter().zip(&other);
    let start = pairs().take_while(|(a, b)| a == b).map(|(slot, _)| kept(slot)).sum::<usize>();
    let end = pairs().rev().take_while(|(a, b)| a == b).map(|(slot, _)| kept(slot)).sum::<usize>();
    let inner = |text: &str| start..text.len().saturating_sub(end).max(start);
    match right.get(inner(right)) {
        Some(part) if wrong.get(inner(wrong)).is_some_and(|part| !part.is_empty()) => (inner(wrong), part),
        _ => (0..wrong.len(), right),
    }
}

/// The last character boundary up to `at`.
pub(super) fn boundary_before(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// The first character boundary from `at` on.
pub(super) fn boundary_behind(text: &str, at: usize) -> usize {
    (at..text.len()).find(|&at| text.is_char_boundary(at)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_stand_between_separators_of_one_sentence() {
        let text = "前句。坚持甲乙、丙丁，戊己共同推进；后句、再句";
        let at = text.find("丙丁").unwrap();
        let words: Vec<&str> = segments(text, at).into_iter().map(|range| &text[range]).collect();
        assert_eq!(words, ["坚持甲乙", "丙丁", "戊己共同推进"]);
    }

    #[test]
    fn characters_are_shared_in_order() {
        for (a, b, count) in
            [("法治学孔", "法治国家", 2), ("公正执法", "公正司法", 3), ("国法", "法国", 1), ("", "法", 0)]
        {
            assert_eq!(shared(a, b), count, "{a} {b}");
        }
    }

    #[test]
    fn the_stretch_that_is_most_like_a_wrong_form_takes_its_place() {
        for (wrong, canonical, right) in [
            ("习近平法制思想", "习近平法治思想", Some("习近平法治思想")),
            ("违法必纠", "有法可依、有法必依、执法必严、违法必究", Some("违法必究")),
            ("学法尊法守法用法", "尊法学法守法用法", Some("尊法学法守法用法")),
            ("两个维戶", "增强“四个意识”、坚定“四个自信”、做到“两个维护”", Some("两个维护")),
            ("别的什么", "习近平法治思想", None),
        ] {
            assert_eq!(most_like(wrong, canonical), right, "{wrong}");
        }
    }

    #[test]
    fn only_the_slots_that_differ_are_replaced() {
        for (wrong, right, odd, part) in [
            ("不忘初衷、牢记使命", "不忘初心、牢记使命", "不忘初衷", "不忘初心"),
            ("总览全局、协调各方", "总揽全局、协调各方", "总览全局", "总揽全局"),
            ("甲、丙、乙", "甲、乙、丙", "丙、乙", "乙、丙"),
            ("甲、乙", "甲、乙、丙", "甲、乙", "甲、乙、丙"),
        ] {
            let (range, suggestion) = differing(wrong, right);
            assert_eq!((&wrong[range], suggestion), (odd, part));
        }
    }
}
