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
