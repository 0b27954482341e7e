//! A total that is not the sum of the parts behind 其中: 总人数318人（其中：管理人员16人，土建262人，机装41人）.
//!
//! Parts need not be all there is, and may overlap (女性、党员). What gives a slip away is that the parts come near the total and
//! miss it: a little less, or somewhat more.

mod announced;
mod copies;
mod divided;
mod pairs;
mod parts;
mod sum;
mod votes;

use super::amount::{Amount, are_alike, in_unit};
use super::miss::Miss;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::{Folded, Span};
use parts::{Parts, starts_with_any};
use sum::Sum;

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

/// Costs that a list names one by one miss their sum by one in so many at most; where they leave more, there are others.
const COSTS: i128 = 6;

/// Units of what is counted one by one, of which a part is never more than the whole.
pub(super) const COUNTED: [&str; 24] = [
    "人", "户", "名", "家", "件", "处", "个", "项", "所", "条", "起", "座", "台", "辆", "艘", "株", "头", "只", "套",
    "张", "份", "册", "栋", "间",
];

/// Parts that exceed the total by no more than this share do not overlap, as kinds of people would.
const OVER: i128 = 8;

impl PageCheck for SumsOfParts {
    fn literals(&self) -> Vec<String> {
        let own = [WITHIN, OF_THESE, ABSTAINED, COPIES].iter().chain(&announced::VERBS);
        own.chain(&divided::WHOLES).map(|word| (*word).to_owned()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let folded = page.blocks[clue.block()].text.folded();
            let wrong = match clue.span.of(folded) {
                WITHIN => wrong(folded, clue.span, &|amount| stands(page, amount)),
                OF_THESE => of_these(folded, clue.span),
                ABSTAINED => votes::wrong(folded, clue.span).into_iter().collect(),
                COPIES => copies::wrong(folded, clue.span).into_iter().collect(),
                word if divided::WHOLES.contains(&word) => divided::wrong(folded, clue.span).into_iter().collect(),
                _ => announced::wrong(page, clue).into_iter().collect(),
            };
            let text = &page.blocks[clue.block()].text;
            wrong.iter().for_each(|miss| found(miss.spotted(clue.block(), text)));
            if let Some((block, miss)) = line_before(page, clue) {
                found(miss.spotted(block, &page.blocks[block].text));
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
    let judged: Vec<(Amount<'_>, Parts<'_>, Sum)> =
        totals.iter().filter_map(|total| list_of(total, &list).map(|(own, sum)| (*total, own, sum))).collect();
    // Where one unit adds up the parts are the whole: 326户1180人，其中…760人、…420人.
    let said = last_clause(text);
    let is_whole = judged.iter().any(|(.., sum)| sum.misses == 0)
        || ["总", "共", "合计", "全部"].iter().any(|word| said.contains(word));
    let wrong = judged.iter().filter(|(total, own, sum)| {
        let is_said = || is_said(&format!("{}{}", Amount::written(sum.sum), total.unit));
        is_missed(total, own, sum, is_whole)
            || exceeds(total, own, said)
            || is_whole && own.all.len() > 2 && sum.lacks_little(total) && is_said()
    });
    wrong.map(|(total, _, sum)| Miss::of(*total, sum)).collect()
}

/// The total that ends the line before one that begins with 其中, and the block that it stands in, if the parts miss it.
fn line_before<'t>(page: &'t Page<'_>, clue: &Clue) -> Option<(usize, Miss<'t>)> {
    let folded = page.blocks[clue.block()].text.folded();
    let is_first = clue.span.of(folded) == WITHIN && folded[..clue.span.start()].trim().is_empty();
    let block = clue.block().checked_sub(1).filter(|_| is_first)?;
    let before = page.blocks[block].text.folded().trim_end_matches(['。', '：', '；', '，', ' ']);
    let offset = folded.len() - folded[clue.span.end()..].trim_start_matches(['：', ':', '，', ' ']).len();
    let list = Parts::at(folded, offset, false);
    let total = Amount::ending(before).filter(|_| list.noun.is_empty() && list.all.len() > 1)?;
    let (own, sum) = list_of(&total, &list)?;
    let said = last_clause(before);
    let is_whole = ["总", "共", "合计", "全部"].iter().any(|word| said.contains(word));
    let is_wrong = is_missed(&total, &own, &sum, is_whole) || exceeds(&total, &own, said);
    is_wrong.then(|| (block, Miss { end: None, ..Miss::of(total, &sum) }))
}

/// The parts that a total may count, with their sum: the whole list, or what stands before `；`, or the two that are all there is (男815人、女771人，党员47名).
/// Of lists that miss it the one that comes nearest. Where some first parts make the total, the others count something else.
fn list_of<'t>(total: &Amount<'_>, list: &Parts<'t>) -> Option<(Parts<'t>, Sum)> {
    let sum =
        |count: usize| Sum::of(total, &list.all[..count]).filter(|sum| count == list.all.len() || sum.parts == count);
    let is_made = |count: &usize| sum(*count).is_some_and(|sum| sum.misses == 0);
    let all = list.all.len();
    if let Some(count) = (2..all).find(is_made) {
        return Some((list.first(count), sum(count)?));
    }
    let pair = Some(2).filter(|_| all > 2 && pairs::are_all(&list.first(2)));
    let counts = [Some(all), list.apart(), pair];
    let sums = counts.into_iter().flatten().filter_map(|count| Some((count, sum(count)?)));
    let (count, sum) = sums.min_by_key(|(_, sum)| sum.misses.abs())?;
    Some((list.first(count), sum))
}

/// Whether the parts are meant to be all of a total, and miss it.
fn is_missed(total: &Amount<'_>, list: &Parts<'_>, sum: &Sum, is_whole: bool) -> bool {
    let (count, is_pair) = (list.all.len(), pairs::are_all(list));
    let is_all = list.is_closed() || is_pair || pairs::are_industries(list);
    let is_crafts = pairs::are_trades(list) || pairs::are_vehicles(list);
    is_all && sum.parts == count && sum.is_off(total)
        || sum.is_slip(total, is_whole || count > 2)
        || count == 2 && pairs::exclude_each_other(list) && sum.is_over(total)
        || count == 2 && pairs::are_kin(list) && sum.misses > 0 && sum.is_off(total)
        || sum.parts > 2 && sum.is_digit_off(total)
        || sum.parts == count
            && pairs::are_costs(list)
            && sum.misses.abs() * COSTS <= total.millionths
            && sum.misses != 0
        || is_crafts && sum.misses > 0 && sum.misses < total.millionths * 2
}

/// Whether one part alone is more than the total, which tells of no change and no mean: 受理申请58件，其中自然人71件、法人14件.
fn exceeds(total: &Amount<'_>, list: &Parts<'_>, said: &str) -> bool {
    let is_more = |one: &Amount<'_>| {
        one.unit == total.unit && one.millionths > total.millionths && one.millionths < total.millionths * 10
    };
    let is_plain = !["增", "降", "减", "每", "均", "超", "多", "少", "高", "低", "补", "缺"]
        .iter()
        .any(|word| said.contains(word));
    let is_more = list.all.iter().any(|part| part.amounts.iter().any(is_more));
    is_more && is_plain && !matches!(total.unit, "%" | "‰")
}

/// The total before `46件申请中，`, if the parts behind miss it: three at least, which end the sentence.
fn of_these(folded: &str, clue: Span<Folded>) -> Vec<Miss<'_>> {
    let near = (clue.start().saturating_sub(OF_WHAT)..clue.start()).find(|&at| folded.is_char_boundary(at));
    let total = near.and_then(|near| {
        let digit = folded[near..clue.start()].rfind(|c: char| c.is_ascii_digit())? + near;
        Amount::at(folded, digit - Amount::trailing_figures(&folded[..digit]).len())
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
    let sum = Sum::of(&total, &list.all).filter(|sum| sum.parts == list.all.len())?;
    // 9名教练，其中女教练5名、男教练3名
    if pairs::are_all(list) {
        return (is_name && is_counted && sum.is_off(&total)).then(|| Miss::of(total, &sum));
    }
    let is_wrong = sum.misses == -WHOLE && sum.parts > 3 || sum.is_over(&total) || sum.is_digit_off(&total);
    let is_wrong = is_wrong && sum.parts > 2;
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

fn last_clause(text: &str) -> &str {
    text.rsplit(['。', '；', '，', '\n']).next().unwrap_or(text)
}

#[cfg(test)]
mod tests;
