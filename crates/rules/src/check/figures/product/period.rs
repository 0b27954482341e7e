//! What comes due in each month, quarter, term or half-year against the year: 每人每月800元，全年10,000元; 每季度不少于2次，全年不少于6次.

use super::super::amount::Amount;
use super::super::miss::stretch;
use super::super::numeral::number_at;
use super::{Wrong, written, yuan};
use hegao_model::text::{Folded, Span};

/// What calls an amount that of a year.
const YEARS: [&str; 8] = ["每年", "全年", "年租金", "一年", "年薪", "每人每年", "每生每年", "年工资"];

/// What calls one that of a part of it, and how many of those a year has.
const PARTS: [(&str, i128); 11] = [
    ("每月", 12),
    ("每个月", 12),
    ("月租金", 12),
    ("月工资", 12),
    ("每季度", 4),
    ("每季", 4),
    ("每学期", 2),
    ("每半年", 2),
    ("半年", 2),
    ("按季度", 4),
    ("每两个月", 6),
];

/// How many characters a number may stand from its word, and how far both amounts may stand apart, in bytes.
const NEAR: usize = 14;
const FAR: usize = 150;

/// What makes it no plain product.
const UNSURE: [&str; 12] = ["约", "左右", "平均", "其中", "个月", "起", "第二年", "第三年", "分别", "另", "寒", "暑"];

/// Bounds, which may be lower for the year than what its parts come to only by a slip.
const BOUNDS: [&str; 4] = ["不少于", "至少", "不低于", "不得少于"];

/// A number with its unit and where it stands.
struct Told<'t> {
    millionths: i128,
    unit: &'t str,
    amount: Option<Amount<'t>>,
    span: Span<Folded>,
}

pub(super) fn literals() -> Vec<String> {
    YEARS.iter().copied().chain(PARTS.iter().map(|(word, _)| *word)).map(str::to_owned).collect()
}

/// The second of both amounts is at `clue`; the first stands before it in the sentence.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let word = clue.of(folded);
    if folded[..clue.start()].ends_with(['上', '下', '后', '前']) {
        return None;
    }
    let second = told(folded, clue.end())?;
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR));
    let before = folded[from..clue.start()].rsplit(['。', '；', '\n']).next()?;
    let from = clue.start() - before.len();
    let last = |words: &mut dyn Iterator<Item = (&'static str, i128)>| {
        // 下半年 is none of two.
        let is_own = |at: usize| !before[..at].ends_with(['上', '下', '后', '前']);
        let found =
            words.filter_map(|(word, times)| Some((before.rfind(word).filter(|&at| is_own(at))? + word.len(), times)));
        let (at, times) = found.max()?;
        Some((told(folded, from + at)?, times))
    };
    let is_year = YEARS.contains(&word);
    let (first, times) = if is_year {
        last(&mut PARTS.iter().copied())?
    } else {
        let times = PARTS.iter().find(|(part, _)| *part == word)?.1;
        (last(&mut YEARS.iter().map(|word| (*word, 1)))?.0, times)
    };
    // 每月800元、每人全年…; nothing else may be counted between.
    // 年租金 may call an amount that stands behind the clue.
    let between = folded.get(first.span.end()..clue.start())?;
    let is_plain = !between.contains(|c: char| c.is_ascii_digit())
        && !UNSURE.iter().any(|word| folded[from..second.span.end()].contains(word));
    let (part, year) = if is_year { (&first, &second) } else { (&second, &first) };
    // 每半年演练一次，每年培训一次 counts two things.
    let begins = folded[..clue.start()].ends_with('，') && word == "全年";
    let is_one = part.yuan().is_some() || begins;
    let shown = part.times(times, year).filter(|_| is_plain && is_one)?;
    // At least one each quarter may be more in a year; at least eight a year are no fewer than two each quarter.
    let is_less = year.millionths < part.millionths * times;
    let is_wrong = match (part.is_bound(folded), year.is_bound(folded)) {
        (true, false) => part.yuan().is_none() && is_less,
        (false, true) => part.yuan().is_none() && !is_less,
        _ => true,
    };
    if !is_wrong {
        return None;
    }
    let span = stretch(second.span, Some(first.span.start()));
    Some((span, format!("{}×{times}={shown}", Amount::written(part.millionths))))
}

impl Told<'_> {
    /// A sum of money in millionths of a yuan.
    fn yuan(&self) -> Option<i128> {
        self.amount.as_ref().and_then(yuan)
    }

    /// Whether it is told as the least.
    fn is_bound(&self, folded: &str) -> bool {
        let lead = &folded[folded.floor_char_boundary(self.span.start().saturating_sub(36))..self.span.start()];
        let lead = lead.rsplit(['，', '。', '；']).next().unwrap_or_default();
        BOUNDS.iter().any(|word| lead.contains(word))
    }

    /// What it comes to so many times, in the unit of `year`, if that is another and not far off.
    fn times(&self, times: i128, year: &Self) -> Option<String> {
        let (part, sum) = match (self.yuan(), year.yuan()) {
            (Some(part), Some(sum)) => (part, sum),
            (None, None) if self.unit == year.unit => (self.millionths, year.millionths),
            _ => return None,
        };
        let right = part * times;
        // 1.2万元 may have been rounded.
        let step = year
            .amount
            .filter(|amount| amount.unit != "元")
            .and_then(|amount| yuan(&Amount { millionths: amount.step, ..amount }));
        let is_wrong = (right - sum).abs() > step.unwrap_or(0) / 2 && right < sum * 3 && sum < right * 3;
        let shown = match &year.amount {
            Some(amount) if yuan(amount).is_some() => written(right, amount),
            _ => format!("{}{}", Amount::written(right), year.unit),
        };
        is_wrong.then_some(shown)
    }
}

/// The first number with a unit within a few characters, in the same clause: 800元, 一次.
fn told(folded: &str, from: usize) -> Option<Told<'_>> {
    let near = folded[from..].char_indices().take(NEAR).take_while(|(_, c)| !"，。；、：（）".contains(*c));
    for (at, c) in near {
        let start = from + at;
        if c.is_ascii_digit() {
            let amount = Amount::at(folded, start)?;
            let span = Span::new(start, amount.end);
            return Some(Told { millionths: amount.millionths, unit: amount.unit, amount: Some(amount), span });
        }
        if "一两二三四五六七八九十".contains(c) {
            let (value, end) = number_at(folded, start)?;
            let unit = ["次", "场", "期", "篇", "轮"].iter().find(|unit| folded[end..].starts_with(**unit))?;
            let end = end + unit.len();
            return Some(Told {
                millionths: i128::from(value) * 1_000_000,
                unit,
                amount: None,
                span: Span::new(start, end),
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_has_its_parts() {
        for (text, word, expected) in [
            ("共聘请护林员6名，每人每月800元，每人全年10,000元，按季发放。", "全年", Some("800×12=9600元")),
            ("共聘请护林员6名，每人每月800元，每人全年9,600元，按季发放。", "全年", None),
            ("标准为每人每月1105元，即每人每年1.326万元。", "每年", None),
            ("标准为每人每月1105元，即每人每年1.226万元。", "每年", Some("1105×12=1.326万元")),
            ("助学金每生每年2000元，每学期发放1500元。", "每学期", Some("1500×2=3000元")),
            ("外出招商每季度不少于2次，全年不少于6次。", "全年", Some("2×4=8次")),
            ("每半年至少组织一次演练，全年不少于4次。", "全年", Some("1×2=2次")),
            ("每季度召开一次例会，全年不少于6次。", "全年", Some("1×4=4次")),
            ("每季度至少召开一次例会，全年不少于6次。", "全年", Some("1×4=4次")),
            ("每季度至少召开一次例会，全年召开6次。", "全年", None),
            ("每月召开一次例会，全年不少于10次。", "全年", None),
            ("月租金、年租金为153600元。", "年租金", None),
            ("上半年接待游客12万人次，下半年接待18万人次，全年接待30万人次。", "全年", None),
            ("每月补助500元，共发放8个月，全年4000元。", "全年", None),
            ("每年至少组织一次培训，每半年至少组织一次演练。", "每半年", None),
            ("每月开展1次活动，全年募集资金30万元。", "全年", None),
        ] {
            let at = text.rfind(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
