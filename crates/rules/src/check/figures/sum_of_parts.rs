//! A total that is not the sum of the parts behind 其中: 总人数318人（其中：管理人员16人，土建262人，机装41人）.
//!
//! Parts need not be all there is, and may overlap (女性、党员). What gives a slip away is that the parts come near the total and
//! miss it: a little less, or somewhat more.

use super::amount::Amount;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct SumsOfParts;

/// What divides parts.
const DIVIDERS: [char; 3] = ['、', '，', '；'];

/// The most characters that name a part.
const NAME: usize = 24;

/// Parts that come within this share of the total are meant to be all of it.
const NEAR: i128 = 40;

/// One, in millionths: what has smaller steps is measured and rounded.
const WHOLE: i128 = 1_000_000;

/// Units of what is counted one by one, of which a part is never more than the whole.
const COUNTED: [&str; 8] = ["人", "户", "名", "家", "件", "处", "个", "项"];

/// Parts that exceed the total by no more than this share do not overlap, as kinds of people would.
const OVER: i128 = 8;

impl PageCheck for SumsOfParts {
    fn literals(&self) -> Vec<String> {
        vec!["其中".into()]
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            for (total, sum) in wrong(text.folded(), clue.span, &|amount| stands(page, amount)) {
                let span = text.to_source(Span::new(total.start, total.end));
                let (sum, unit) = (Amount::written(sum), total.unit);
                let detail = Said { zh: format!("{sum}{unit}"), en: format!("{sum} {unit}") };
                found(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), span) });
            }
        }
    }
}

/// Whether an amount stands somewhere on the page.
fn stands(page: &Page<'_>, amount: &str) -> bool {
    let is_whole = |text: &str, at: usize| !text[..at].ends_with(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    page.blocks
        .iter()
        .map(|block| block.text.folded())
        .any(|text| text.match_indices(amount).any(|(at, _)| is_whole(text, at)))
}

/// The totals before 其中 that the parts behind it miss, with the sums of the parts. What `is_said` of an amount tells is whether
/// the document has it elsewhere.
fn wrong<'t>(folded: &'t str, clue: Span<Folded>, is_said: &dyn Fn(&str) -> bool) -> Vec<(Amount<'t>, i128)> {
    let before = folded[..clue.start()].trim_end_matches(['（', '(', '，', ' ', '：', '。']);
    let (in_brackets, behind) = (folded[..clue.start()].ends_with(['（', '(']), &folded[clue.end()..]);
    let offset = folded.len() - behind.trim_start_matches(['：', ':', '，', ' ']).len();
    let parts = parts(folded, offset, in_brackets);
    let totals = totals(before);
    if parts.len() < 2 {
        return parts.first().map_or_else(Vec::new, |part| above(&totals, part));
    }
    let sums: Vec<Option<Sum>> = totals.iter().map(|total| Sum::of(total, &parts)).collect();
    // Where one unit adds up the parts are the whole: 326户1180人，其中…760人、…420人.
    let said = last_clause(before);
    let is_whole = sums.iter().flatten().any(|sum| sum.misses == 0)
        || ["总", "共", "合计", "全部"].iter().any(|word| said.contains(word));
    let judged = totals.iter().zip(sums).filter_map(|(total, sum)| Some((*total, sum?)));
    judged
        .filter(|(total, sum)| {
            let is_said = || is_said(&format!("{}{}", Amount::written(sum.sum), total.unit));
            sum.is_slip(total, is_whole || parts.len() > 2)
                || is_whole && parts.len() > 2 && sum.lacks_little(total) && is_said()
        })
        .map(|(total, sum)| (total, sum.sum))
        .collect()
}

/// The total that its one part is larger than: 全村54户，其中脱贫户66户.
fn above<'t>(totals: &[Amount<'t>], part: &[Amount<'t>]) -> Vec<(Amount<'t>, i128)> {
    let [total] = totals else { return Vec::new() };
    let [part] = part else { return Vec::new() };
    let is_above = part.unit == total.unit && part.millionths > total.millionths && total.step == WHOLE;
    if is_above && COUNTED.contains(&total.unit) { vec![(*total, part.millionths)] } else { Vec::new() }
}

/// What the parts of one unit add up to.
struct Sum {
    sum: i128,
    /// By how much it misses the total, beyond what rounding explains: below 0 it is less.
    misses: i128,
}

impl Sum {
    /// The sum of the parts up to the last that has the unit of `total`, if those before have it too: 小学26所、初中11所，在校学生3,246人.
    fn of(total: &Amount<'_>, parts: &[Vec<Amount<'_>>]) -> Option<Self> {
        let own = parts.iter().map_while(|part| part.iter().find(|one| one.unit == total.unit));
        let own: Vec<&Amount<'_>> = own.collect();
        if own.len() < parts.len().min(3) {
            return None;
        }
        let sum: i128 = own.iter().map(|one| one.millionths).sum();
        // A part with fewer places than the total is exact: 150万元 of 186.5万元.
        let rounded = |one: &Amount<'_>| if one.step < WHOLE { one.step } else { 0 };
        let slack = (rounded(total) + own.iter().map(|one| rounded(one).min(total.step)).sum::<i128>()) / 2;
        let misses = sum - total.millionths;
        Some(Self { sum, misses: if misses.abs() <= slack { 0 } else { misses } })
    }

    /// Whether it is less than a total of things that are counted, but most of it: then the total is wrong if the document has the sum
    /// elsewhere.
    fn lacks_little(&self, total: &Amount<'_>) -> bool {
        self.misses < 0 && -self.misses * 4 <= total.millionths && COUNTED.contains(&total.unit)
    }

    /// Whether it misses the total as a slip of the pen does.
    fn is_slip(&self, total: &Amount<'_>, is_whole: bool) -> bool {
        let near = self.misses.abs() * NEAR <= total.millionths;
        let over = self.misses > 0 && self.misses * OVER <= total.millionths;
        self.misses != 0 && (near && (is_whole || self.misses > 0) || over && is_whole)
    }
}

/// The amounts that end `before`, without a word between them: `326户1180人`, `326户、1180人`.
fn totals(before: &str) -> Vec<Amount<'_>> {
    let mut totals = Vec::new();
    let mut text = before;
    while let Some(amount) = Amount::ending(text) {
        text = &before[..amount.start];
        totals.push(amount);
        // 办公室3个、科室5个 are two things.
        text = text.strip_suffix('、').filter(|rest| Amount::ending(rest).is_some()).unwrap_or(text);
    }
    totals
}

fn last_clause(text: &str) -> &str {
    text.rsplit(['。', '；', '，', '\n']).next().unwrap_or(text)
}

/// The parts that follow, each a name and its amounts. The list ends where the brackets or the sentence do, or with the
/// first member that has no amount.
fn parts(folded: &str, start: usize, in_brackets: bool) -> Vec<Vec<Amount<'_>>> {
    let rest = &folded[start..];
    let end = if in_brackets { rest.find(['）', ')']) } else { rest.find(['。', '\n']) };
    let list = &rest[..end.unwrap_or(rest.len())];
    let mut parts = Vec::new();
    let mut at = start;
    for member in list.split(DIVIDERS) {
        let amounts = amounts(folded, at, at + member.len());
        at += member.len() + DIVIDERS[0].len_utf8();
        match amounts {
            Some(amounts) => parts.push(amounts),
            // A list that goes on in other words is not the whole.
            None if in_brackets => return Vec::new(),
            None => break,
        }
    }
    parts
}

/// The amounts of a member, which is nothing but a name before them.
fn amounts(folded: &str, start: usize, end: usize) -> Option<Vec<Amount<'_>>> {
    let member = &folded[start..end];
    let name = member.find(|c: char| c.is_ascii_digit())?;
    let is_name = name > 0
        && member[..name].chars().nth(NAME).is_none()
        && !member[..name].contains(['占', '比', '增', '降', '约', '近', '超']);
    if !is_name {
        return None;
    }
    let mut amounts: Vec<Amount<'_>> = Vec::new();
    let mut at = start + name;
    while at < end {
        let amount = Amount::at(folded, at).filter(|amount| amount.end <= end)?;
        at = amount.end;
        amounts.push(amount);
    }
    Some(amounts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sums(text: &str) -> Vec<String> {
        let start = text.find("其中").unwrap();
        let is_said = |amount: &str| text.starts_with(amount);
        let wrong = wrong(text, Span::new(start, start + "其中".len()), &is_said);
        wrong
            .into_iter()
            .map(|(total, sum)| format!("{}≠{}", &text[total.start..total.end], Amount::written(sum)))
            .collect()
    }

    #[test]
    fn parts_that_miss_the_total_are_told() {
        for (text, expected) in [
            ("总人数318人（其中：管理人员16人，土建262人，机装41人）。", "318人≠319"),
            ("监测户326户1180人，其中已消除风险210户760人、未消除风险126户420人。", "326户≠336"),
            ("全村54户，其中脱贫户66户。", "54户≠66"),
            ("共有235户、612人，其中：因病98户、因残56户、因学31户、缺劳力45户。", "235户≠230"),
            ("8名。本次共招聘9名，其中：修复岗2名，服务岗4名，技术岗2名。", "9名≠8"),
            ("中小学38所，其中小学26所、初中10所、高中3所，在校学生32,460人。", "38所≠39"),
            ("岗位185个，其中护林员92个、保洁员63个、河道管理员40个。", "185个≠195"),
            ("总投资186.5万元，其中：工程费用150万元，勘察费12.5万元，监理费8万元，预备费18万元。", "186.5万元≠188.5"),
        ] {
            assert_eq!(sums(text), [expected], "{text}");
        }
    }

    #[test]
    fn parts_that_fit_or_are_not_all_are_silent() {
        for text in [
            "总人数319人（其中：管理人员16人，土建262人，机装41人）。",
            "共有党员100人，其中女党员30人、少数民族党员5人。",
            "本次共招聘9名，其中：修复岗2名，服务岗4名，技术岗2名。",
            "投入12.6亿元，其中省级4.2亿元、市级4.2亿元、县级4.3亿元。",
            "全年新增就业500人，其中大学生200人，占比40%。",
            "受理案件100件，其中刑事60件、民事等。",
            "参会80人，其中男50人、党员60人。",
        ] {
            assert!(sums(text).is_empty(), "{text} {:?}", sums(text));
        }
    }
}
