//! A turn in the wrong direction: 由8个工作日压缩到12个工作日, 由35%提高到28%.

use super::super::amount::{Amount, PERCENT};
use super::super::quantity::Quantity;
use hegao_model::text::{Folded, Span};

/// What leads from the old figure to the new one, and what the contrary of it is.
pub(super) const WORDS: [(&str, &str); 30] = [
    ("增加到", "减少到"),
    ("增加至", "减少至"),
    ("增长到", "下降到"),
    ("增长至", "下降至"),
    ("提高到", "下降到"),
    ("提高至", "下降至"),
    ("提升到", "下降到"),
    ("提升至", "下降至"),
    ("上升到", "下降到"),
    ("上升至", "下降至"),
    ("扩大到", "缩小到"),
    ("扩大至", "缩小至"),
    ("增至", "减至"),
    ("升至", "降至"),
    ("延长至", "缩短至"),
    ("延长到", "缩短到"),
    ("减少到", "增加到"),
    ("减少至", "增加至"),
    ("下降到", "上升到"),
    ("下降至", "上升至"),
    ("降低到", "提高到"),
    ("降低至", "提高至"),
    ("缩短到", "延长到"),
    ("缩短至", "延长至"),
    ("压缩到", "增加到"),
    ("压缩至", "增加至"),
    ("压减到", "增加到"),
    ("压减至", "增加至"),
    ("缩小到", "扩大到"),
    ("降至", "升至"),
];

/// How many of them lead upwards.
const UPWARDS: usize = 16;

/// How far the figures may stand from the turn, in bytes.
const FAR: usize = 90;

/// What is no more where its figure is less: a rank, a temperature below zero, a ratio.
const OTHERS: [&str; 8] = ["第", "零下", "名次", "排名", "位次", "比例为", "差距", "-"];

/// The turn at `clue`, and its contrary, if the figures go the other way.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let at = WORDS.iter().position(|(word, _)| *word == clue.of(folded))?;
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR));
    let clause = folded[from..clue.start()].rsplit(['，', '。', '；', '：', '、', '\n']).next()?;
    let start = clue.start() - clause.len();
    let place = clause.rfind(['由', '从'])?;
    let to = super::super::quantity::sentence_end(folded, clue.end(), FAR);
    let ahead = Quantity::each(folded, start + place..clue.start());
    let behind = Quantity::each(folded, clue.end()..to);
    let (old, new) = (ahead.last()?, behind.first()?);
    let is_near = new.lead.chars().count() <= 10 && old.tail.chars().count() <= 10 && ahead.len() == 1;
    let words = &folded[start..new.amount.end];
    let is_plain = !OTHERS.iter().any(|word| words.contains(word)) && old.amount.unit == new.amount.unit;
    let is_up = at < UPWARDS;
    let is_wrong =
        old.amount.millionths != new.amount.millionths && is_up == (new.amount.millionths < old.amount.millionths);
    let is_figure = Amount::at(folded, new.amount.start).is_some();
    if !(is_near && is_plain && is_wrong && is_figure) {
        return None;
    }
    Some(by_rate(folded, &old.amount, &new.amount, is_up).unwrap_or_else(|| (clue, WORDS[at].1.to_owned())))
}

/// How far behind the new figure the rate may begin, in bytes.
const RATE_AHEAD: usize = 24;

/// The new figure and what it is by the rate behind it, where that goes the way of the turn: 由65件减少到93件，减少40%. Then two say so, and the figure is
/// the slip.
fn by_rate(folded: &str, old: &Amount<'_>, new: &Amount<'_>, is_up: bool) -> Option<(Span<Folded>, String)> {
    let end = folded.ceil_char_boundary(folded.len().min(new.end + RATE_AHEAD));
    let behind = folded[new.end..end].strip_prefix('，')?;
    let ways: &[&str] =
        if is_up { &["增长", "增加", "上升", "提高"] } else { &["减少", "下降", "降低", "缩短"] };
    let rest = ways.iter().find_map(|way| behind.split_once(way))?.1.trim_start_matches(['了', ' ']);
    let rate = Amount::at(folded, end - rest.len()).filter(|rate| rate.unit == "%")?;
    let share = if is_up { 100 * PERCENT + rate.millionths } else { 100 * PERCENT - rate.millionths };
    let due = old.millionths * share / (100 * PERCENT);
    let whole = (due + new.step / 2) / new.step * new.step;
    Some((Span::new(new.start, new.end), format!("{}{}", Amount::written(whole), new.unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_turn_goes_its_way() {
        for (text, word, expected) in [
            ("审批时限由8个工作日压缩到12个工作日。", "压缩到", Some("增加到")),
            ("办理件数由8件减少到12件。", "减少到", Some("增加到")),
            ("覆盖率由2023年的85%提高到2024年的78%。", "提高到", Some("下降到")),
            ("覆盖率由2023年的78%提高到2024年的85%。", "提高到", None),
            ("投诉由40件减少到52件，下降35%。", "减少到", Some("26件")),
            ("投诉由40件减少到52件，下降了。", "减少到", Some("增加到")),
            ("排名由第35位上升到第28位。", "上升到", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
