//! Two characters that are no word, and that a common word differs from by one of them or by their order: 枝术, 展发.
//!
//! `non_words.txt` has a line for each first character, in order: of each pair that begins with it the second character and the word that is meant. How
//! the 21,300 pairs were chosen stands in the rule `typo/wrong-character`. `slips.txt` has 124,000 more in the same form, and comes with the feature
//! `slips`: a page in a browser has no room for it. They are no literals of the automaton, which would be slower to make and to walk.

use std::ops::Range;

use super::{HAN, LateFilter, Lines, TWO, key, runs, two, words};
use hegao_model::text::{Folded, Span};

static NON_WORDS: Lines = Lines::new(include_str!("non_words.txt"), HAN);
#[cfg(feature = "slips")]
static SLIPS: Lines = Lines::new(include_str!("slips.txt"), HAN);

/// The pairs of all tables.
static PAIRS: LateFilter = LateFilter::new(PAIR_BITS, |take| {
    NON_WORDS.each_pair(ROW, take);
    #[cfg(feature = "slips")]
    SLIPS.each_pair(ROW, take);
});
/// Bits of that filter, as a power of two: it lets one in 60 pass that is none.
const PAIR_BITS: u32 = 21;

/// Bytes of a pair behind its first character: the second, and the word.
const ROW: usize = HAN + TWO;

/// The pairs of characters in `folded` that are no word, unless one of them makes a word with its other neighbour, and what is meant.
pub(in crate::check) fn slips(folded: &str) -> Vec<(Span<Folded>, &'static str)> {
    let words = words();
    let is_word =
        |run: &Range<usize>, at: usize| run.start <= at && at + TWO <= run.end && words.has(two(folded.as_bytes(), at));
    let mut found = Vec::new();
    for run in runs(folded).filter(|run| run.len() >= TWO) {
        // Words cover nearly all of a text: few places are left to be looked up.
        let (mut before, mut here) = (false, is_word(&run, run.start));
        for at in (run.start..=run.end - TWO).step_by(HAN) {
            let behind = is_word(&run, at + HAN);
            if !(before || here || behind) {
                found.extend(meant(folded, &run, at).map(|right| (Span::new(at, at + TWO), right)));
            }
            (before, here) = (here, behind);
        }
    }
    found
}

/// What the two characters at `at` in a run of Han are meant to be, if they are no word.
fn meant(folded: &str, run: &Range<usize>, at: usize) -> Option<&'static str> {
    let pair = &folded.as_bytes()[at..at + TWO];
    if !PAIRS.may_have(two(pair, 0)) {
        return None;
    }
    let known = right(&NON_WORDS, pair).filter(|_| !names::is_one(folded, run, at));
    #[cfg(feature = "slips")]
    let known = known.or_else(|| right(&SLIPS, pair).filter(|_| !names::may_be_one(folded, run, at)));
    known
}

/// What a table has for two characters.
fn right(table: &Lines, pair: &[u8]) -> Option<&'static str> {
    let (first, second) = pair.split_at(HAN);
    let rows = table.behind(key(first)).as_bytes();
    // The rows are in the order of their second character.
    let (mut low, mut high) = (0, rows.len() / ROW);
    while low < high {
        let middle = low.midpoint(high);
        if &rows[middle * ROW..middle * ROW + HAN] < second {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let row = rows.get(low * ROW..(low + 1) * ROW)?;
    std::str::from_utf8(row.strip_prefix(second)?).ok()
}

/// Names are no words either, and have characters that meet nowhere else.
mod names {
    use std::ops::Range;

    use super::TWO;

    /// Surnames, the commonest three hundred but for those that are mostly something else (于, 时, 方, 成, 应).
    const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏\
        韦付白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤康易乔赖樊兰殷施洪翟颜倪牛温芦季俞章鲁葛伍申尤聂柴焦柳邢骆岳齐梅庄辛祁耿牟卜詹\
        关苗凌费靳盛童欧甄项曲阳裴席查屈鲍覃霍翁隋甘景柏宁柯阮桂闵车冉房边辜饶刁瞿戚丘古米池滕晋苑邬臧畅宫缪苟卫缑邸郜禤麦晏訾郁符鄢冼沙褚匡巩佟蔺郦俸仝";

    /// What stands before the name of a person, or is the end of it: 被告人, 同志.
    const TITLES: &str = "人某长员师生记士";
    /// What stands behind the name of a place.
    #[cfg(feature = "slips")]
    const BEHIND: &str = "路街镇乡村县市区州岛巷屯寨旗盟苏";
    /// What stands before the name of a smaller place.
    #[cfg(feature = "slips")]
    const BEFORE: &str = "省市县区镇乡村州路旗盟";

    /// What the name of a smaller place or of what stands there ends with, not farther behind a pair than this: 临山市担误第二小学.
    #[cfg(feature = "slips")]
    const KINDS: &str = "路街镇乡村县市区州岛巷屯寨旗盟苏学院校所站店厂场园山河江湖桥库寺庙社司局庄里坪湾沟坡塘岭";
    #[cfg(feature = "slips")]
    const FAR: usize = 4;

    /// Whether the two characters at `at` stand where a name of a person does: alone, in a list, or behind a title.
    pub(super) fn is_one(folded: &str, run: &Range<usize>, at: usize) -> bool {
        let (before, behind) = (&folded[run.start..at], &folded[at + TWO..run.end]);
        is_given(before) || is_person(before, &folded[at..at + TWO], behind)
    }

    /// Whether the two characters at `at` may be part of the name of a person or of a place, which few words forbid.
    #[cfg(feature = "slips")]
    pub(super) fn may_be_one(folded: &str, run: &Range<usize>, at: usize) -> bool {
        let (before, behind) = (&folded[run.start..at], &folded[at + TWO..run.end]);
        let is_within =
            || before.ends_with(|c| BEFORE.contains(c)) && behind.chars().take(FAR).any(|c| KINDS.contains(c));
        behind.starts_with(|c| BEHIND.contains(c))
            || is_within()
            || before.ends_with(is_surname)
            || is_one(folded, run, at)
    }

    /// Whether what stands before a pair is a surname, where a name may begin.
    fn is_given(before: &str) -> bool {
        let rest = before.strip_suffix(is_surname);
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with(|c| TITLES.contains(c)))
    }

    /// Whether a pair begins as a name does, where one may stand.
    fn is_person(before: &str, pair: &str, behind: &str) -> bool {
        let begins = before.is_empty() || before.ends_with(|c| TITLES.contains(c));
        begins && pair.starts_with(is_surname) && (!before.is_empty() || behind.chars().count() <= 1)
    }

    fn is_surname(c: char) -> bool {
        SURNAMES.contains(c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::lexicon::{early_and_late, is_word};

    /// The tables there are.
    fn tables() -> impl Iterator<Item = &'static Lines> {
        const TABLES: &[&Lines] = &[
            &NON_WORDS,
            #[cfg(feature = "slips")]
            &SLIPS,
        ];
        TABLES.iter().copied()
    }

    #[test]
    fn pairs_that_are_no_word_are_found() {
        early_and_late(&PAIRS, || {
            for (text, expected) in [
                ("提高枝术水平", Some("技术")),
                ("展发经济", Some("发展")),
                ("会议丙容如下", Some("内容")),
                ("社会防讯息泄露，动物园因交换动物需要", None),
                ("技术水平", None),
                ("枝", None),
            ] {
                let told = slips(text);
                assert_eq!(told.first().map(|(_, right)| *right), expected, "{text}");
            }
        });
    }

    #[test]
    fn every_row_has_a_pair_that_is_no_word_and_one_that_is_another() {
        for line in tables().flat_map(|table| table.text.lines()) {
            let chars: Vec<char> = line.chars().collect();
            assert!(chars.len() > 1 && chars.len() % 3 == 1, "{line}");
            for row in chars[1..].chunks(3) {
                assert!(!is_word(chars[0], row[0]) && (chars[0], row[0]) != (row[1], row[2]), "{}{row:?}", chars[0]);
            }
        }
    }

    #[test]
    fn every_row_is_found() {
        for table in tables() {
            for line in table.text.lines() {
                let (first, rows) = line.split_at(HAN);
                for row in rows.as_bytes().chunks_exact(ROW).map(|row| std::str::from_utf8(row).unwrap()) {
                    let pair = first.to_owned() + &row[..HAN];
                    assert_eq!(right(table, pair.as_bytes()), Some(&row[HAN..]), "{pair}");
                }
            }
        }
    }

    #[cfg(feature = "slips")]
    #[test]
    fn what_is_rarer_is_found_where_no_name_stands() {
        for (text, expected) in [
            ("食材堆放处阴暗朝湿", Some("潮湿")),
            ("不得担误工期", Some("耽误")),
            ("门诊增设针炙治疗", Some("针灸")),
            // A given name, a name in a cell, a place.
            ("李担误同志", None),
            ("临山市担误镇", None),
            ("临山市担误第二小学", None),
            ("在临山县担误了工期", Some("耽误")),
        ] {
            assert_eq!(slips(text).first().map(|(_, right)| *right), expected, "{text}");
        }
    }
}
