//! Shares whose whole is not said: 教师120人，其中甲类78人，占65%；乙类36人，占25%.
//!
//! Nothing is said where any amount of the paragraph makes the share right. What gives it away is another share that is right by one of
//! them, or that the right share is a slip of the pen away.

use super::super::amount::{Amount, PERCENT, is_slip};
use super::among::{rate, slack};
use super::judge;
use hegao_model::text::{Folded, Span};

/// How far before a share its whole may stand, in bytes, and how far around it other shares.
const FAR: usize = 600;

/// A share and the amount that it is of, which ends where `，占` begins.
struct Share<'t> {
    rate: Amount<'t>,
    part: Amount<'t>,
}

/// The share at `占25%`, and what it should be.
pub(super) fn bare(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let share = Share::at(folded, clue.start())?;
    let (from, to) = paragraph(folded, clue.start());
    let all: Vec<Amount<'_>> = wholes(folded, from, &share);
    if all.iter().any(|whole| right(&share, whole).is_none()) {
        return None;
    }
    let others = folded[from..to].match_indices('占').map(|(at, _)| from + at).filter(|&at| at != clue.start());
    let others: Vec<Share<'_>> = others.filter_map(|at| Share::at(folded, at)).collect();
    let proves = |whole: &Amount<'_>| {
        let fits = |other: &Share<'_>| {
            whole.end < other.part.start && whole.unit == other.part.unit && right(other, whole).is_none()
        };
        others.iter().any(fits)
    };
    let whole = all.iter().find(|whole| proves(whole)).or_else(|| all.iter().find(|whole| is_near(&share, whole)));
    let whole = whole.or_else(|| all.last().filter(|whole| is_of(folded, &share, whole)))?;
    right(&share, whole).map(|right| (share.rate, right))
}

/// The rate at `优良率78.3%`, behind the amount that is called so, and what it should be.
pub(super) fn rated(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let own = rate(folded, clue.start() + '率'.len_utf8())?;
    let (before, word) = folded[..clue.start()].rsplit_once('，')?;
    let part = Amount::ending(before)?;
    let lead = before[..part.start].rsplit(['，', '、', '；', '。', '：', '\n']).next()?;
    // 正在整改4个，整改率 is of those that have been.
    let is_done = !["正在", "未", "尚", "待"].iter().any(|undone| lead.contains(undone));
    // 收回有效问卷1152份，有效回收率98%
    let is_called = match word.chars().count() {
        2 => lead.contains(word),
        4 => [&word[..word.len() / 2], &word[word.len() / 2..]].iter().any(|half| lead.contains(half)),
        _ => false,
    };
    let is_named = is_called && is_done;
    let share = Share { rate: own, part };
    let (from, _) = paragraph(folded, clue.start());
    let all = wholes(folded, from, &share);
    let is_right = all.iter().any(|whole| right(&share, whole).is_none());
    let whole = all.iter().rev().find(|whole| is_near(&share, whole)).filter(|_| is_named && !is_right)?;
    right(&share, whole).map(|right| (share.rate, right))
}

impl<'t> Share<'t> {
    /// The share whose 占 stands at a place.
    fn at(folded: &'t str, at: usize) -> Option<Self> {
        let rate = rate(folded, at + '占'.len_utf8())?;
        let part = Amount::ending(folded[..at].strip_suffix('，').unwrap_or(&folded[..at]))?;
        Some(Self { rate, part })
    }
}

/// The stretch of the paragraph around a place.
fn paragraph(folded: &str, at: usize) -> (usize, usize) {
    let (from, to) = (folded.floor_char_boundary(at.saturating_sub(FAR)), folded.floor_char_boundary(at + FAR));
    let from = folded[from..at].rfind('\n').map_or(from, |near| from + near + 1);
    (from, folded[at..to].find('\n').map_or(to, |near| at + near))
}

/// The amounts before a share that may be its whole.
fn wholes<'t>(folded: &'t str, from: usize, share: &Share<'t>) -> Vec<Amount<'t>> {
    let is_whole =
        |one: &Amount<'t>| one.unit == share.part.unit && one.millionths >= share.part.millionths && one.millionths > 0;
    Amount::each(folded, from..share.part.start).filter(is_whole).collect()
}

/// What the share of `whole` should be, if that is another.
fn right(share: &Share<'_>, whole: &Amount<'_>) -> Option<String> {
    judge(share.rate, &share.part, whole, slack(&share.part, whole)).map(|(_, right)| right)
}

/// Whether a share is of the amount right before it: 总投资12000万元，其中环保投资480万元，占5%.
fn is_of(folded: &str, share: &Share<'_>, whole: &Amount<'_>) -> bool {
    let between = &folded[whole.end..share.part.start];
    let rest = between.strip_prefix("，其中").unwrap_or_default();
    !rest.is_empty() && rest.chars().all(hegao_model::text::is_han)
}

/// Whether the right share is a slip of the pen away.
fn is_near(share: &Share<'_>, whole: &Amount<'_>) -> bool {
    let step = share.rate.step;
    let right = share.part.millionths * 100 * PERCENT / whole.millionths;
    is_slip((right + step / 2) / step * step, share.rate.millionths, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_without_its_whole_is_proved() {
        for (text, expected) in [
            ("教师120人，其中甲类78人，占65%；乙类36人，占25%。", Some("30")),
            ("教师120人，其中甲类78人，占65%；乙类36人，占30%。", None),
            ("纠纷9860件，甲类2958件，占30%；乙类2465件，占25%；丙类1183件，占21%。", Some("12")),
            ("支出3862.45万元，其中基本支出1528.30万元，占39.57%；项目支出2334.15万元，占62.43%。", Some("60.43")),
            ("教师120人，校外专家36人，占15%。", None),
            ("教师36人，占25%。", None),
            ("总投资12000万元，其中环保投资480万元，占6.5%。", Some("4")),
            ("总投资12000万元，其中环保投资480万元，占4%。", None),
        ] {
            let at = text.rfind('占').unwrap();
            let told = bare(text, Span::new(at, at + "占1".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
        for (text, expected) in [
            ("共听课186节。评价为优秀的93节，优秀率为55%。", Some("50")),
            ("共听课186节。评价为优秀的93节，优秀率为50%。", None),
            ("共听课186节。评价为优秀的93节，优秀率为71.2%。", None),
        ] {
            let at = text.rfind('率').unwrap();
            let told = rated(text, Span::new(at, at + "率为".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
