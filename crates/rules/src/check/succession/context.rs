//! What stands around a reference: its sentence, the quotation that it may be part of, the years that place it in the past.

use jiff::civil::Date;

use crate::check::condition::{first_chars, last_chars};
use crate::check::page::Page;
use crate::facts::DateSource;
use hegao_model::text::{Folded, Span};

/// The farthest that a reference's own sentence is looked at on either side, in characters.
const FARTHEST: usize = 200;

/// Years as documents name them.
const FIRST_YEAR: i16 = 1949;
const LAST_YEAR: i16 = 2100;

/// What ends a sentence, or a member of one that stands for itself.
const STOPS: [char; 6] = ['。', '；', '！', '？', '\n', ';'];

/// The sentence of a reference: what stands before it, and what behind.
pub(super) fn sentence(folded: &str, span: Span<Folded>) -> (&str, &str) {
    let before = last_chars(&folded[..span.start()], FARTHEST);
    let after = first_chars(&folded[span.end()..], FARTHEST);
    let start = before.rfind(STOPS).map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    (&before[start..], after.split(STOPS).next().unwrap_or_default())
}

/// Whether a reference is only a part of what stands in quotation marks or in 《》: then another text says it.
pub(super) fn is_quoted(folded: &str, span: Span<Folded>) -> bool {
    let (before, after) = (last_chars(&folded[..span.start()], FARTHEST), first_chars(&folded[span.end()..], FARTHEST));
    [('《', '》'), ('〈', '〉'), ('“', '”'), ('「', '」')].into_iter().any(|(open, close)| {
        let is_open = before.rfind(open).is_some_and(|at| !before[at..].contains(close));
        let closes = after.find(close).is_some_and(|at| !after[..at].contains(open));
        let is_whole = before.ends_with(open) && after.starts_with(close);
        is_open && closes && (open != '“' || !is_whole)
    })
}

/// Whether the sentence speaks, before the reference, of a year up to `latest`, or of students of such a year: it tells what was then.
pub(super) fn tells_of(before: &str, latest: i16) -> bool {
    before.match_indices(['年', '级', '届']).any(|(at, _)| {
        let digits = before[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        digits == 4 && before[at - 4..at].parse::<i16>().is_ok_and(|year| year <= latest)
    })
}

/// Whether a text without a date may be older than `ended`: it names years, and none behind that but those up to which something is to
/// be done. A text that names no year may be today's.
pub(super) fn may_be_older(page: &Page<'_>, ended: Date) -> bool {
    if page.facts.date_source != DateSource::Today {
        return false;
    }
    let ended = ended.year();
    let years = page.blocks.iter().flat_map(|block| years(block.text.folded()));
    years
        .filter(|(year, is_deadline)| !is_deadline || *year <= ended)
        .map(|(year, _)| year)
        .max()
        .is_some_and(|newest| newest <= ended)
}

/// The years that a text names, and whether something is to be done up to then.
pub(super) fn years(folded: &str) -> impl Iterator<Item = (i16, bool)> {
    folded.match_indices('年').filter_map(|(at, mark)| {
        let digits = folded[..at].bytes().rev().take_while(u8::is_ascii_digit).count();
        let year: i16 = folded.get(at.checked_sub(4)?..at).filter(|_| digits == 4)?.parse().ok()?;
        let (before, behind) = (&folded[..at - 4], &folded[at + mark.len()..]);
        let is_deadline = before.ends_with(['到', '至'])
            || ["前", "底前", "末前", "底以前"].iter().any(|word| behind.starts_with(word));
        (FIRST_YEAR..LAST_YEAR).contains(&year).then_some((year, is_deadline))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> (String, Span<Folded>) {
        let start = text.find('|').unwrap();
        let end = text.rfind('|').unwrap() - 1;
        (text.replace('|', ""), Span::new(start, end))
    }

    #[test]
    fn a_quotation_is_longer_than_the_reference() {
        for (text, quoted) in [
            ("《关于|国土资源部|工作的通知》", true),
            ("《|合同法|》", true),
            ("“在|十三五|期间”", true),
            ("“|十三五|”期间", false),
            ("“甲”和|乙|“丙”", false),
            ("《甲》|乙|", false),
            ("“甲|乙|", false),
        ] {
            let (folded, span) = marked(text);
            assert_eq!(is_quoted(&folded, span), quoted, "{text}");
        }
    }

    #[test]
    fn a_sentence_ends_at_its_stops() {
        let (folded, span) = marked("甲。乙，|丙|，丁；戊");
        assert_eq!(sentence(&folded, span), ("乙，", "，丁"));
    }

    #[test]
    fn a_deadline_is_no_year_of_the_text() {
        let told: Vec<_> = years("自2017年起，到2020年，2018年底前完成；2019年以来，12017年").collect();
        assert_eq!(told, [(2017, false), (2020, true), (2018, true), (2019, false)]);
    }

    #[test]
    fn a_year_before_it_places_a_reference_in_the_past() {
        assert!(tells_of("2017年12月，", 2018) && tells_of("（2022级）毕业生", 2024));
        assert!(!tells_of("2024年，", 2018));
        assert!(!tells_of("近20年，12017年", 2018));
    }
}
