//! Quotations and titles in running text.

use hegao_model::text::{Source, Span};

/// The quotations and titles in `text` with their marks, in order: `“…”`, `‘…’`, `《…》`, `〈…〉`, `「…」`, `『…』`. One that
/// stands in another is part of it; a mark without its fellow is none.
#[must_use]
pub fn quotations(text: &str) -> Vec<Span<Source>> {
    let mut found: Vec<Span<Source>> = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (at, c) in text.char_indices() {
        // All marks lie in two blocks; most text is passed over by this alone.
        if !matches!(c, '\u{2018}'..='\u{201D}' | '\u{3008}'..='\u{300F}') {
            continue;
        }
        if let Some(close) = closing(c) {
            open.push((close, at));
        } else if let Some(depth) = open.iter().rposition(|&(close, _)| close == c) {
            let start = open[depth].1;
            open.truncate(depth);
            found.retain(|span| span.start() < start);
            found.push(Span::new(start, at + c.len_utf8()));
        }
    }
    found
}

/// Whether `text` is one quotation from its first to its last word.
pub(super) fn is_quotation(text: &str) -> bool {
    if !text.starts_with(['“', '「', '『']) {
        return false;
    }
    let end = text.trim_end_matches(['。', '！', '？', '；', '，']).len();
    matches!(quotations(text)[..], [all] if all.start() == 0 && all.end() == end)
}

fn closing(open: char) -> Option<char> {
    Some(match open {
        '“' => '”',
        '‘' => '’',
        '《' => '》',
        '〈' => '〉',
        '「' => '」',
        '『' => '』',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_in_another_is_part_of_it() {
        let spans = |text| quotations(text).iter().map(|span| span.of(text)).collect::<Vec<_>>();
        assert_eq!(spans("甲“乙‘丙’丁”戊《己〈庚〉》「辛」"), ["“乙‘丙’丁”", "《己〈庚〉》", "「辛」"]);
        assert_eq!(spans("甲“乙《丙》丁"), ["《丙》"]);
        assert_eq!(spans("甲”乙“丙"), [""; 0]);
    }

    #[test]
    fn a_paragraph_may_be_a_quotation() {
        assert!(is_quotation("“依法办事，从严要求。”"));
        assert!(is_quotation("“依法办事”。"));
        assert!(!is_quotation("“依法办事”和“从严要求”"));
        assert!(!is_quotation("《示例办法》"));
    }
}
