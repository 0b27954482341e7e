//! Hours of a week against those of its days: 每日工作8小时，每周工作5天，每周工作时间共44小时.

use super::super::numeral::number_before;
use super::{Wrong, sentence};
use hegao_model::text::{Folded, Span};

/// How far before the hours of a week those of a day may stand, in bytes.
const FAR: usize = 200;

/// How far a number may stand behind its word, in bytes.
const NEAR: usize = 40;

pub(super) fn literals() -> Vec<String> {
    ["每周工作", "每周共", "每周总", "每周累计"].map(str::to_owned).to_vec()
}

pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let (week, at) = counted(folded, clue.start(), "小时")?;
    let start = sentence(folded, clue.start(), FAR);
    let before = &folded[start..clue.start()];
    let last = |word: &str, unit: &str| Some(counted(folded, start + before.rfind(word)?, unit)?.0);
    let day = last("每日", "小时").or_else(|| last("每天", "小时"))?;
    let days = last("每周", "天").or_else(|| last("每周", "日"))?;
    (day * days != week).then(|| {
        (Span::new(at, at + folded[at..].find("小时").unwrap_or(0) + "小时".len()), format!("{}小时", day * days))
    })
}

/// How many shifts work one after another.
const SHIFTS: [(&str, u32); 6] = [("三班", 3), ("两班", 2), ("二班", 2), ("四班", 4), ("单班", 1), ("一班", 1)];

pub(super) fn shift_literals() -> Vec<String> {
    ["年工作", "全年工作", "年运行", "年生产"].map(str::to_owned).to_vec()
}

/// The hours of a year behind `年工作300天，三班制，每班8小时，年工作7300小时`.
pub(super) fn wrong_shifts(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let (year, at) = counted(folded, clue.end(), "小时")?;
    let start = sentence(folded, clue.start(), FAR);
    let before = &folded[start..clue.start()];
    let last = |words: &[&str], unit: &str| {
        let at = words.iter().filter_map(|word| before.rfind(word)).max()?;
        Some(counted(folded, start + at, unit)?.0)
    };
    let days = last(&["年工作", "年运行", "年生产"], "天").or_else(|| last(&["年工作", "年运行", "年生产"], "日"))?;
    let shifts = SHIFTS.iter().find(|(word, _)| before.contains(word)).map(|(_, shifts)| *shifts);
    let hours = match last(&["每班"], "小时") {
        Some(hours) => hours * shifts?,
        None => last(&["每天", "每日"], "小时")?,
    };
    let right = days.checked_mul(hours)?;
    let end = at + folded[at..].find("小时")? + "小时".len();
    (right != year).then(|| (Span::new(at, end), format!("{right}小时")))
}

/// The number before the first `unit` behind `from` in its clause, and where it begins.
fn counted(folded: &str, from: usize, unit: &str) -> Option<(u32, usize)> {
    let at = folded[from..].find(unit).filter(|&at| at <= NEAR)?;
    let clause = &folded[from..from + at];
    let number = number_before(clause)?;
    (!clause.contains(['，', '。', '；'])).then_some((number.value, from + number.start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_the_hours_of_its_shifts() {
        for (text, expected) in [
            ("年工作300天，三班制，每班8小时，年工作7300小时。", Some("7200小时")),
            ("年工作300天，三班制，每班8小时，年工作7200小时。", None),
            ("年运行250天，每天10小时，年运行2400小时。", Some("2500小时")),
        ] {
            let word = &text[..text.find(|c: char| c.is_ascii_digit()).unwrap()];
            let at = text.rfind(word).unwrap();
            let told = wrong_shifts(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn a_week_has_the_hours_of_its_days() {
        for (text, expected) in [
            ("每日工作8小时，每周工作5天，每周工作时间共44小时。", Some("40小时")),
            ("每日工作8小时，每周工作5天，每周工作时间共40小时。", None),
            ("每日工作时间不超过8小时，平均每周工作时间不超过44小时。", None),
        ] {
            let at = text.rfind("每周工作").unwrap();
            let told = wrong(text, Span::new(at, at + "每周工作".len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
