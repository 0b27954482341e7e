//! A total that is not the sum of the parts behind 其中: 总人数318人（其中：管理人员16人，土建262人，机装41人）.
//!
//! Parts need not be all there is, and may overlap (女性、党员). What gives a slip away is that the parts come near the total and
//! miss it: a little less, or somewhat more.

mod announced;
mod copies;
mod pairs;
mod parts;
mod votes;

use super::amount::{Amount, are_alike, in_unit, is_slip};
use super::miss::Miss;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::{Folded, Span};
use parts::{Part, Parts, starts_with_any};

/// The check, ready to run.
pub(super) struct SumsOfParts;

/// What stands between a total and its parts.
const WITHIN: &str = "其中";
const OF_THESE: &str = "中，";

/// The last of the votes.
const ABSTAINED: &str = "弃权";

/// What counts the copies of a paper.
const COPIES: &str = "一式";

/// How far before 中， its total may begin, in bytes: 46件依申请公开事项中.
const OF_WHAT: usize = 40;

/// How a clause begins that says how a total has changed, and how many there may be.
const CHANGES: [&str; 17] = [
    "折合",
    "约合",
    "合",
    "即",
    "比上",
    "比去",
    "较上",
    "较去",
    "同比",
    "环比",
    "增长",
    "下降",
    "与上",
    "与去",
    "按不变",
    "按可比",
    "同口径",
];
const CLAUSES: usize = 3;

/// How many characters may name what a total counts, behind it.
const NAME: usize = 16;

/// Parts that come within this share of the total are meant to be all of it.
const NEAR: i128 = 40;

/// One, in millionths: what has smaller steps is measured and rounded.
const WHOLE: i128 = 1_000_000;

/// Units of what is counted one by one, of which a part is never more than the whole.
const COUNTED: [&str; 14] = ["人", "户", "名", "家", "件", "处", "个", "项", "所", "条", "起", "座", "台", "辆"];

/// Parts that exceed the total by no more than this share do not overlap, as kinds of people would.
const OVER: i128 = 8;

impl PageCheck for SumsOfParts {
    fn literals(&self) -> Vec<String> {
        [WITHIN, OF_THESE, ABSTAINED, COPIES].iter().chain(&announced::VERBS).map(|word| (*word).to_owned()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let folded = page.blocks[clue.block()].text.folded();
            let wrong = match clue.span.of(folded) {
                WITHIN => wrong(folded, clue.span, &|amount| stands(page, amount)),
                OF_THESE => of_these(folded, clue.span),
                ABSTAINED => votes::wrong(folded, clue.span).into_iter().collect(),
                COPIES => copies::wrong(folded, clue.span).into_iter().collect(),
                _ => announced::wrong(page, clue).into_iter().collect(),
            };
            let text = &page.blocks[clue.block()].text;
            wrong.iter().for_each(|miss| found(miss.spotted(clue.block(), text)));
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
fn wrong<'t>(folded: &'t str, clue: Span<Folded>, is_said: &dyn Fn(&str) -> bool) -> Vec<Miss<'t>> {
    let before = folded[..clue.start()].trim_end_matches(['（', '(', '，', ' ', '：', '。', '；']);
    let (in_brackets, behind) = (folded[..clue.start()].ends_with(['（', '(']), &folded[clue.end()..]);
    let offset = folded.len() - behind.trim_start_matches(['：', ':', '，', ' ']).len();
    let list = Parts::at(folded, offset, in_brackets);
    let Some(first) = list.all.first() else { return Vec::new() };
    if !list.noun.is_empty() {
        // One may have been left out of a short list.
        return if list.all.len() > 2 { counted(before, &list).into_iter().collect() } else { Vec::new() };
    }
    let is_of_unit =
        |total: &Amount<'_>| first.amounts.iter().any(|amount| in_unit(0, amount.unit, total.unit).is_some());
    let (mut totals, mut text) = (totals(before), before);
    let is_converted = ["折合", "约合", "合", "即"].iter().any(|word| last_clause(before).starts_with(word));
    if is_converted || !totals.iter().any(is_of_unit) {
        text = without_clauses(before);
        totals = self::totals(text);
    }
    if list.all.len() < 2 {
        // 8000个以上，其中公共桩9000个
        if totals.is_empty() {
            totals = self::totals(before.trim_end_matches("以上"));
        }
        return if text.len() == before.len() || totals.len() == 1 && before.ends_with("以上") {
            above(&totals, &first.amounts)
        } else {
            Vec::new()
        };
    }
    if !totals.iter().any(is_of_unit) {
        return with_name(text, &list).into_iter().collect();
    }
    let is_pair = pairs::are_all(&list);
    let is_over = pairs::exclude_each_other(&list);
    let sums: Vec<Option<Sum>> = totals.iter().map(|total| Sum::of(total, &list.all)).collect();
    // Where one unit adds up the parts are the whole: 326户1180人，其中…760人、…420人.
    let said = last_clause(text);
    let is_whole = sums.iter().flatten().any(|sum| sum.misses == 0)
        || ["总", "共", "合计", "全部"].iter().any(|word| said.contains(word));
    let judged = totals.iter().zip(sums).filter_map(|(total, sum)| Some((*total, sum?)));
    judged
        .filter(|(total, sum)| {
            let is_said = || is_said(&format!("{}{}", Amount::written(sum.sum), total.unit));
            let is_all = list.is_closed || is_pair;
            is_all && sum.parts == list.all.len() && sum.is_off(total)
                || sum.is_slip(total, is_whole || list.all.len() > 2)
                || list.all.len() == 2 && is_over && sum.is_over(total)
                || sum.parts > 2 && sum.is_digit_off(total)
                || (pairs::are_trades(&list) || pairs::are_cars(&list))
                    && sum.misses > 0
                    && sum.misses < total.millionths * 2
                || is_whole && list.all.len() > 2 && sum.lacks_little(total) && is_said()
        })
        .map(|(total, sum)| Miss::of(total, &sum))
        .collect()
}

/// The total before `46件申请中，`, if the parts behind miss it: three at least, which end the sentence.
fn of_these(folded: &str, clue: Span<Folded>) -> Vec<Miss<'_>> {
    let near = (clue.start().saturating_sub(OF_WHAT)..clue.start()).find(|&at| folded.is_char_boundary(at));
    let total = near.and_then(|near| {
        let digit = folded[near..clue.start()].rfind(|c: char| c.is_ascii_digit())? + near;
        let start = folded[..digit].trim_end_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.').len();
        Amount::at(folded, start)
    });
    let Some(total) = total.filter(|total| {
        COUNTED.contains(&total.unit) && folded[total.end..clue.start()].chars().all(hegao_model::text::is_han)
    }) else {
        return Vec::new();
    };
    let list = Parts::at(folded, clue.end(), false);
    let sum = Sum::of(&total, &list.all).filter(|sum| list.noun.is_empty() && list.all.len() > 2 && sum.parts > 2);
    sum.filter(|sum| sum.is_slip(&total, true)).map(|sum| Miss::of(total, &sum)).into_iter().collect()
}

/// The one total of the last clause that has a name behind it (邀请8名代表发言，其中…), if three parts or more are more than it, or four
/// miss it by one, or a figure makes the difference.
fn with_name<'t>(before: &'t str, list: &Parts<'t>) -> Option<Miss<'t>> {
    let unit = list.all[0].amounts.first()?.unit;
    // The whole may stand a clause before: 招聘教师20名，充实乡村学校，其中….
    let mut from = before.len();
    let total = (0..2).find_map(|_| {
        let clause = last_clause(&before[..from]);
        let end = from;
        from -= clause.len();
        let mut all = Amount::each(before, from..end).filter(|one| are_alike(one.unit, unit));
        let found = (all.next(), all.next());
        from = before[..from].trim_end_matches('，').len();
        match found {
            (Some(total), None) => Some(Some(total)),
            (None, _) => None,
            _ => Some(None),
        }
    })??;
    let named = &before[total.end..];
    // 小学和中学63所，在校学生4.2万人，其中…: what else is counted stands between.
    let is_name = named.chars().nth(NAME).is_none() && !named.contains(['每', '均', '；', '（', '%']);
    let is_counted = COUNTED.contains(&unit) && list.all.iter().all(|part| part.amounts.len() == 1);
    let sum = Sum::of(&total, &list.all).filter(|sum| sum.parts == list.all.len() && sum.parts > 2)?;
    let is_wrong = sum.misses == -WHOLE && sum.parts > 3 || sum.is_over(&total) || sum.is_digit_off(&total);
    (is_name && is_counted && is_wrong).then(|| Miss::of(total, &sum))
}

/// The number of what all parts of a list count (6个村、5个村 of 23个行政村), if they miss it.
fn counted<'t>(before: &'t str, list: &Parts<'t>) -> Option<Miss<'t>> {
    let unit = list.all[0].amounts.last()?.unit;
    let mut places = before.rmatch_indices(unit).map(|(at, _)| at + unit.len());
    let total = places.find_map(|end| {
        let rest = &before[end..];
        let at = rest.find(list.noun).filter(|&at| rest[..at].chars().nth(3).is_none())?;
        rest[..at].chars().all(hegao_model::text::is_han).then(|| Amount::ending(&before[..end]))?
    })?;
    let sum = Sum::of(&total, &list.all).filter(|sum| sum.parts == list.all.len())?;
    (sum.misses != 0 && sum.misses.abs() * OVER <= total.millionths).then(|| Miss::of(total, &sum))
}

/// The total that its one part is larger than: 全村54户，其中脱贫户66户.
fn above<'t>(totals: &[Amount<'t>], part: &[Amount<'t>]) -> Vec<Miss<'t>> {
    let [total] = totals else { return Vec::new() };
    let [part] = part else { return Vec::new() };
    let is_above = part.unit == total.unit && part.millionths > total.millionths && total.step == WHOLE;
    let miss = || Miss { total: *total, parts: vec![part.millionths], end: Some(part.end) };
    if is_above && COUNTED.contains(&total.unit) { vec![miss()] } else { Vec::new() }
}

/// What the parts of one unit add up to.
struct Sum {
    sum: i128,
    /// Each of them, and where the last ends.
    values: Vec<i128>,
    end: usize,
    /// How many parts there are in it.
    parts: usize,
    /// By how much it misses the total, beyond what rounding explains: below 0 it is less.
    misses: i128,
}

impl<'t> Miss<'t> {
    /// The total that this sum misses.
    fn of(total: Amount<'t>, sum: &Sum) -> Self {
        Self { total, parts: sum.values.clone(), end: Some(sum.end) }
    }
}

impl Sum {
    /// The sum of the parts up to the last that has the unit of `total`, if those before have it too: 小学26所、初中11所，在校学生3,246人.
    fn of(total: &Amount<'_>, parts: &[Part<'_>]) -> Option<Self> {
        let own = parts.iter().map_while(|part| part.amounts.iter().find_map(|one| in_unit_of(one, total)));
        let own: Vec<Amount<'_>> = own.collect();
        if own.len() < parts.len().clamp(2, 3) {
            return None;
        }
        let sum: i128 = own.iter().map(|one| one.millionths).sum();
        // A part with fewer places than the total is exact: 150万元 of 186.5万元.
        let rounded = |one: &Amount<'_>| if one.step < WHOLE { one.step } else { 0 };
        let slack = (rounded(total) + own.iter().map(|one| rounded(one).min(total.step)).sum::<i128>()) / 2;
        let misses = sum - total.millionths;
        let values = own.iter().map(|one| one.millionths).collect();
        let end = own.last().map_or(total.end, |one| one.end);
        Some(Self { sum, values, end, parts: own.len(), misses: if misses.abs() <= slack { 0 } else { misses } })
    }

    /// Whether it is less than a total of things that are counted, but most of it: then the total is wrong if the document has the sum
    /// elsewhere.
    fn lacks_little(&self, total: &Amount<'_>) -> bool {
        self.misses < 0 && self.is_off(total) && COUNTED.contains(&total.unit)
    }

    /// Whether one figure of a total of three or more makes the difference.
    fn is_digit_off(&self, total: &Amount<'_>) -> bool {
        self.misses != 0 && total.millionths >= 100 * total.step && is_slip(self.sum, total.millionths, total.step)
    }

    /// Whether it misses the total by a quarter at most, so that it is of the same things.
    fn is_off(&self, total: &Amount<'_>) -> bool {
        self.misses != 0 && self.misses.abs() * 4 <= total.millionths
    }

    /// Whether it is somewhat more than a total of things that are counted.
    fn is_over(&self, total: &Amount<'_>) -> bool {
        self.misses > 0 && self.misses * OVER <= total.millionths && COUNTED.contains(&total.unit)
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

/// What stands before the clauses that say how a total has changed: `5230户，同比增长8.7%`, `286.45亿元，按不变价格计算，比上年增长5.6%`.
fn without_clauses(before: &str) -> &str {
    let mut text = before;
    for _ in 0..CLAUSES {
        let clause = last_clause(text);
        let is_of_total = starts_with_any(clause, &CHANGES);
        if !is_of_total {
            break;
        }
        text = text[..text.len() - clause.len()].trim_end_matches(['，', '；']);
    }
    // What stands in brackets behind the total says more of it.
    text.strip_suffix(['）', ')']).and_then(|inner| Some(inner.rsplit_once(['（', '('])?.0)).unwrap_or(text)
}

/// An amount in the unit of another of its kind.
fn in_unit_of<'t>(one: &Amount<'t>, other: &Amount<'_>) -> Option<Amount<'t>> {
    let millionths = in_unit(one.millionths, one.unit, other.unit)?;
    Some(Amount { millionths, step: in_unit(one.step, one.unit, other.unit)?.max(1), ..*one })
}

fn last_clause(text: &str) -> &str {
    text.rsplit(['。', '；', '，', '\n']).next().unwrap_or(text)
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
            .map(|miss| format!("{}≠{}", &text[miss.total.start..miss.total.end], Amount::written(miss.sum())))
            .collect()
    }

    #[test]
    fn parts_that_miss_the_total_are_told() {
        for (text, expected) in [
            ("总人数318人（其中：管理人员16人，土建262人，机装41人）。", "318人≠319"),
            ("监测户326户1180人，其中已消除风险210户760人、未消除风险126户420人。", "326户≠336"),
            ("全村54户，其中脱贫户66户。", "54户≠66"),
            ("充电桩达到8000个以上，其中公共桩不少于9000个。", "8000个≠9000"),
            ("共有235户、612人，其中：因病98户、因残56户、因学31户、缺劳力45户。", "235户≠230"),
            ("8名。本次共招聘9名，其中：修复岗2名，服务岗4名，技术岗2名。", "9名≠8"),
            ("中小学38所，其中小学26所、初中10所、高中3所，在校学生32,460人。", "38所≠39"),
            ("岗位185个，其中护林员92个、保洁员63个、河道管理员40个。", "185个≠195"),
            ("总投资186.5万元，其中：工程费用150万元，勘察费12.5万元，监理费8万元，预备费18万元。", "186.5万元≠188.5"),
            // Clauses about the total, and about its parts.
            ("登记5230户，同比增长8.7%（上年为4810户）；其中企业1420户、个体户3765户、合作社55户。", "5230户≠5240"),
            (
                "“三公”经费4.60万元，其中：公务接待费1.20万元，比上年减少20%；公务用车费3.60万元，与上年持平。",
                "4.60万元≠4.8",
            ),
            (
                "总值286.45亿元，比上年增长5.6%。其中，一产38.12亿元，增长3.8%；二产121.30亿元；三产127.30亿元。",
                "286.45亿元≠286.72",
            ),
            // What is left, and pairs that are all.
            ("新增端口6000个，其中小区内4200个、公共区域1500个，其余500个布置在商圈周边。", "6000个≠6200"),
            ("基本支出322.18万元，其中人员经费286.40万元，主要用于工资；公用经费45.78万元。", "322.18万元≠332.18"),
            ("收到申请46件，其中自然人38件、法人和其他组织9件。", "46件≠47"),
            (
                "总值286.45亿元，比上年增长5.6%。其中，第一产业增加值38.12亿元，增长3.8%；第二产业增加值121.30亿元；第三产业增加值127.30亿元。",
                "286.45亿元≠286.72",
            ),
            (
                "基本支出322.18万元，其中人员经费286.40万元，主要包括工资、津贴、保险等；公用经费45.78万元，主要包括办公费等。",
                "322.18万元≠332.18",
            ),
            ("从业人员3人，其中厨师1人、服务员3人。", "3人≠4"),
            ("共有车辆5辆，其中应急保障用车2辆、执法执勤用车4辆。", "5辆≠6"),
            // Two parts that exclude each other.
            ("出动志愿者36名，其中党员21名、团员16名。", "36名≠37"),
            ("邀请8名优秀代表登台发言，其中教师2名、医生2名、农民2名、学生1名。", "8名≠7"),
            // Years divide a whole, and people are 名 and 人.
            ("两年内新增泊位4000个，其中2025年新增2000个，2026年新增2500个。", "4000个≠4500"),
            ("课题组由9名成员组成，其中高级职称4人、中级职称3人、初级职称3人。", "9名≠10"),
            ("紧急转移3895人，其中东镇1820人、西镇1275人、南镇700人，倒塌房屋14间。", "3895人≠3795"),
            (
                "总面积4.2317公顷，折合63.4755亩，其中耕地2.8640公顷、林地0.9217公顷、其他0.4550公顷。",
                "4.2317公顷≠4.2407",
            ),
            // What is counted has a name.
            (
                "涉及5个乡镇23个行政村，受益2.8万人。其中，青山镇6个村、白沙镇5个村、东岭乡4个村、南浦乡7个村。",
                "23个≠22",
            ),
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
            "党员36名，其中女党员21名、预备党员16名。",
            "登记5240户，同比增长8.7%；其中企业1420户、个体户3765户、合作社55户。",
            "“三公”经费4.80万元，其中：公务接待费1.20万元，比上年减少20%；公务用车费3.60万元。",
            "新增端口6200个，其中小区内4200个、公共区域1500个，其余500个布置在商圈周边。",
            "收到申请46件，其中自然人38件、法人和其他组织8件。",
            "邀请8名优秀代表登台发言，其中教师2名、医生2名、农民1名。",
            "涉及23个村，受益2.8万人。其中，青山镇6个村、白沙镇5个村。",
            "涉及30个村，其中，青山镇6个村、白沙镇5个村、东岭乡3个小区、南浦乡2个小区。",
        ] {
            assert!(sums(text).is_empty(), "{text} {:?}", sums(text));
        }
    }

    #[test]
    fn parts_of_what_is_named_before_add_up() {
        let told = |text: &str| {
            let at = text.find(OF_THESE).unwrap();
            let wrong = of_these(text, Span::new(at, at + OF_THESE.len()));
            let miss = wrong.first()?;
            Some(format!("{}≠{}", &text[miss.total.start..miss.total.end], Amount::written(miss.sum())))
        };
        for (text, expected) in [
            ("46件申请中，予以公开21件，部分公开5件，不予公开4件，无法提供13件，不予处理2件。", Some("46件≠45")),
            ("46件申请中，予以公开21件，部分公开5件，不予公开4件，无法提供13件，不予处理3件。", None),
            ("46件申请中，予以公开21件，部分公开5件。", None),
            ("发言中，予以公开21件，部分公开5件，不予公开4件。", None),
        ] {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn votes_are_as_many_as_people() {
        let told = |text: &str| {
            let at = text.find(ABSTAINED).unwrap();
            votes::wrong(text, Span::new(at, at + ABSTAINED.len()))
                .map(|miss| (miss.total.unit.to_owned(), miss.sum() / WHOLE))
        };
        assert_eq!(told("应到45人，实到38人。表决结果：同意36票、反对1票、弃权3票。"), Some(("人".into(), 40)));
        assert_eq!(told("应到45人，实到38人。表决结果：同意34票、反对1票、弃权3票。"), None);
        assert_eq!(told("应到45人，实到38人，1人回避。同意33票、反对1票、弃权3票。"), None);
        assert_eq!(told("同意36票、反对1票、弃权3票。"), None);
    }
}
