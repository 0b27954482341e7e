//! A total that is not the sum of the items above it, or before it in its sentence: 冲锋舟…计9万元；…。以上共计22.2万元; 收运车3台，清扫车2台，共计6台.

mod above;

use super::amount::{Amount, in_unit};
use super::miss::Miss;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::{Folded, Span, is_han};

/// The check, ready to run.
pub(super) struct ItemTotals;

/// What calls a sum the total of what stands above.
const ABOVE: &str = "以上";

/// What calls a sum the total of its sentence.
const INLINE: [&str; 16] = [
    "，小计",
    "，计",
    "、计",
    "，共计",
    "，合计",
    "，总计",
    "、共计",
    "、合计",
    "、总计",
    "，共",
    "，满分",
    "，总分",
    "（满分",
    "，累计",
    "，总共",
    "，一共",
];

/// What a line of its own calls it.
const LINES: [&str; 6] = ["合计：", "合计:", "总计：", "共计：", "小计：", "合计 "];

/// What calls it so behind what it is of: 上半年共完成280万元, 全校学生共455人.
const NAMED: &str = "共";
const OF: usize = 8;

/// What calls a sum the total of the two or three before it: 夏装每套85元，冬装每套165元，两套合计250元.
const OF_SOME: [&str; 4] = ["两", "二", "三", "四"];
const SOME: [&str; 8] = ["项合计", "套合计", "笔合计", "项共计", "套共计", "者合计", "项相加", "类合计"];

/// How many characters may say what a total is of, between its word and the amount: 共计床位210张.
const NAME: usize = 12;

/// A total with a name of its own misses its parts by a share of so much at most; what is farther off is of something else.
const NEAR: i128 = 4;

/// How far before a total its members may begin, in bytes.
const FAR: usize = 1500;

/// Words with 共 or 总 that call nothing a total.
const COMMON: [&str; 8] = ["公共", "共享", "共青", "共同", "共建", "中共", "总站", "总队"];

impl PageCheck for ItemTotals {
    fn literals(&self) -> Vec<String> {
        [ABOVE].iter().chain(&INLINE).chain(&SOME).chain([&NAMED]).chain(&LINES).map(|&word| word.to_owned()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut last = None;
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let folded = text.folded();
            let before = &folded[..clue.span.start()];
            let miss = if clue.literal() == 0 {
                above::wrong(page, clue)
            } else if clue.literal() <= INLINE.len() {
                inline(folded, before, clue.span)
            } else if clue.literal() <= INLINE.len() + SOME.len() {
                total(folded, clue.span.end()).and_then(|(total, _)| some(before, total))
            } else if clue.literal() == INLINE.len() + SOME.len() + 1 {
                named(folded, clue.span)
            } else {
                above::line(page, clue)
            };
            // ，共 stands in ，共计 as well.
            if let Some(miss) = miss.filter(|miss| miss.sum() != miss.total.millionths)
                && last.replace((clue.block(), miss.total.start)) != Some((clue.block(), miss.total.start))
            {
                found(miss.spotted(clue.block(), text));
            }
        }
    }
}

/// The amount behind a word that calls it a total, and whether nothing stands between.
fn total(folded: &str, at: usize) -> Option<(Amount<'_>, bool)> {
    let rest = folded[at..].trim_start_matches(['计', '：', ':', ' ', '人', '民', '币', '为', '有']);
    let start = folded.len() - rest.len();
    let name: usize = rest.chars().take_while(|&c| is_han(c)).take(NAME + 1).map(char::len_utf8).sum();
    let is_name = rest[..name].chars().nth(NAME).is_none()
        && !rest[..name].contains(['约', '近', '超', '每', '等', '第', '均', '别']);
    Amount::at(folded, start + name).filter(|_| is_name).map(|total| (total, name == 0))
}

/// The total of a sentence at a place, and its members; 共近300名 is a bound.
fn inline<'t>(folded: &'t str, before: &'t str, clue: Span<Folded>) -> Option<Miss<'t>> {
    let at = clue.end();
    // ，计划投资30万元
    let is_bare = ["，计", "、计"].contains(&clue.of(folded));
    if is_bare && !folded[at..].starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((total, is_bare)) = total(folded, at) {
        return sentence(folded, before, total, is_bare);
    }
    let rest = folded[at..].trim_start_matches('计');
    let word = ["近", "将近", "超过", "超", "逾"]
        .into_iter()
        .find(|word| rest.strip_prefix(word).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit())))?;
    let total = Amount::at(folded, folded.len() - rest.len() + word.len())?;
    let miss = sentence(folded, before, total, false)?;
    let is_wrong = if word.ends_with('近') { miss.sum() > total.millionths } else { miss.sum() <= total.millionths };
    is_wrong.then_some(miss)
}

/// The total behind 共 and a few words before it, which begin a clause.
fn named<'t>(folded: &'t str, clue: Span<Folded>) -> Option<Miss<'t>> {
    let before = &folded[..clue.start()];
    let words = before.rsplit(['，', '。', '；', '：', '、', '\n']).next()?;
    let is_name = (1..=OF).contains(&words.chars().count()) && words.chars().all(is_han);
    let word = &folded[before.len() - words.len()..];
    let near = &word[..word.floor_char_boundary(words.len() + "共同".len())];
    let is_common = COMMON.iter().any(|common| near.contains(common));
    let ahead = before.len() - words.len();
    let comma = folded[..ahead].strip_suffix('，')?;
    let (total, _) = total(folded, clue.end()).filter(|_| is_name && !is_common)?;
    sentence(folded, comma, total, false)
}

/// The total of what a sentence has named before it: two members at least, each a name and one amount of the total's unit.
fn sentence<'t>(folded: &'t str, before: &'t str, total: Amount<'t>, is_bare: bool) -> Option<Miss<'t>> {
    let from = before.floor_char_boundary(before.len().saturating_sub(FAR));
    let named = before[from..].rsplit(['。', '；', '：', '（', '\n']).next()?;
    let named = named.rsplit("其中").next()?;
    // 先进集体和个人45个（名） counts both.
    let other = folded[total.end..].strip_prefix('（').and_then(|rest| rest.split_once('）')).map(|(unit, _)| unit);
    let people = |unit: &str| matches!(unit, "人" | "名");
    let is_alike = |amount: &Amount<'_>| {
        amount.unit == total.unit || other == Some(amount.unit) || people(amount.unit) && people(total.unit)
    };
    let members: Vec<&str> = named.split(['，', '、']).flat_map(halves).collect();
    // 面积分别为320亩、460亩和420亩
    let is_bare_list = ["分别", "依次"].iter().filter_map(|word| named.split_once(word)).any(|(_, rest)| {
        let bare = rest.trim_start_matches(is_han);
        bare.starts_with(|c: char| c.is_ascii_digit()) && rest.len() - bare.len() <= 2 * '为'.len_utf8()
    });
    // 30000元、50000元和20000元，合计11万元
    let of_kind = |amount: &Amount<'_>| in_unit(amount.millionths, amount.unit, total.unit).filter(|_| is_bare_list);
    let amount = |member: &&str| {
        let amount = Amount::ending(member).filter(|amount| amount.start > 0 || is_bare_list)?;
        let counted = is_alike(&amount).then_some(amount.millionths).or_else(|| of_kind(&amount))?;
        let lead = COMMON.iter().fold(member[..amount.start].to_owned(), |lead, word| lead.replace(word, ""));
        // 全县共有城市低保1862户、农村低保…: what is there in all is named one by one.
        let lead = lead.split_once("共有").map_or(lead.as_str(), |(_, name)| if named_by(name) { name } else { &lead });
        let is_of_other = ["其余", "共", "总", "比", "每", "约", "近", "超", "亏", "扣", "退", "减"]
            .iter()
            .any(|word| lead.contains(word));
        (!is_of_other && !lead.contains(|c: char| c.is_ascii_digit())).then_some(counted)
    };
    let parts: Vec<i128> = members.iter().rev().map_while(amount).collect();
    if parts.len() < 2 {
        return None;
    }
    // What stands before them is of other things: 占地26亩，自理床位120张、护理床位90张.
    let ahead = &members[..members.len() - parts.len()];
    let is_apart = ahead.iter().all(|member| !Amount::each(member, 0..member.len()).any(|amount| is_alike(&amount)));
    let sum: i128 = parts.iter().sum();
    let is_near = is_bare && ahead.is_empty() || (sum - total.millionths).abs() * NEAR <= total.millionths;
    let first = parts.len().checked_sub(1).and_then(|len| members.len().checked_sub(len + 1)).map(|at| members[at]);
    let start =
        before.len() - first.map_or(0, |first| before.len() - (first.as_ptr() as usize - before.as_ptr() as usize));
    (is_apart && is_near).then(|| Miss { total, parts: parts.into_iter().rev().collect(), end: Some(start) })
}

/// Whether what follows 共有 names one sort of several: 城市低保.
fn named_by(name: &str) -> bool {
    name.chars().nth(1).is_some() && name.chars().all(is_han)
}

/// The two members that 和 stands between, of which each ends in an amount: 460亩和420亩.
fn halves(member: &str) -> Vec<&str> {
    let halves = ["以及", "和", "及", "与"].iter().find_map(|word| member.split_once(word));
    let is_amount = |half: &str| Amount::ending(half).is_some();
    halves
        .filter(|(one, other)| is_amount(one) && is_amount(other))
        .map_or(vec![member], |(one, other)| vec![one, other])
}

/// The total of the two to four members directly before `两套合计`, each a name and one amount.
fn some<'t>(before: &'t str, total: Amount<'t>) -> Option<Miss<'t>> {
    let (at, count) =
        OF_SOME.iter().zip([2, 2, 3, 4]).find_map(|(word, count)| Some((before.strip_suffix(word)?, count)))?;
    let named = at.strip_suffix('，')?.rsplit(['。', '；', '：', '（', '\n']).next()?;
    let members: Vec<&str> = named.rsplit(['，', '、']).collect();
    let amount = |member: &&str| {
        let amount = Amount::ending(member).filter(|amount| amount.unit == total.unit && amount.start > 0)?;
        (!member[..amount.start].contains(|c: char| c.is_ascii_digit())).then_some(amount.millionths)
    };
    let parts: Vec<i128> = members.iter().map_while(amount).collect();
    let start = members.get(count - 1).map(|member| member.as_ptr() as usize - before.as_ptr() as usize);
    (parts.len() == count).then(|| Miss { total, parts: parts.into_iter().rev().collect(), end: start })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, word: &str) -> Option<String> {
        let at = text.rfind(word)?;
        let miss = if SOME.contains(&word) {
            some(&text[..at], total(text, at + word.len())?.0)
        } else {
            inline(text, &text[..at], Span::new(at, at + word.len()))
        }?;
        (miss.sum() != miss.total.millionths).then(|| Amount::written(miss.sum()))
    }

    #[test]
    fn what_a_sentence_names_is_added_up() {
        for (text, word, expected) in [
            ("配备厨余垃圾收运车3台，可回收物收运车2台，有害垃圾收运车1台，共计7台。", "，共计", Some("6")),
            ("参会80人，其中男50人，共计发放补助3000元。", "，共计", None),
            ("收运车3台，清扫车2台，桶40个，共计5台。", "，共计", None),
            ("占地26亩，其中南区床位120张、北区床位90张，共计床位220张。", "，共计", Some("210")),
            ("占地26亩，南区床位120张、北区床位90张，共计床位210张。", "，共计", None),
            ("表彰先进个人20名、先进集体15个，共表彰先进集体和个人45个（名）。", "，共", Some("35")),
            (
                "水厂3座，其中东厂日供水12万立方米、西厂日供水15万立方米，合计日供水能力29万立方米。",
                "，合计",
                Some("27"),
            ),
            ("学生286人、教师24人，共近300名师生参加。", "，共", Some("310")),
            ("学生266人、教师24人，共近300名师生参加。", "，共", None),
            ("学生266人、教师24人，共超300名师生参加。", "，共", Some("290")),
            ("定期存款三笔，分别为30000元、50000元和20000元，合计11万元。", "，合计", Some("10")),
            ("定期存款三笔，分别为30000元、50000元和20000元，合计10万元。", "，合计", None),
            ("公共停车位120个、专用停车位30个，共计150个。", "，共计", None),
            ("领取铁锹3把、推雪铲4把，计8把。", "，计", Some("7")),
            ("领取铁锹3把、推雪铲4把，计划再购8把。", "，计", None),
            ("全县共有城市低保1862户、农村低保6905户，合计8676户。", "，合计", Some("8767")),
            ("上半年培训3期、下半年培训4期，共培训1期师资。", "，共", None),
            ("商务标40分、技术标40分、信誉分30分，满分100分。", "，满分", Some("110")),
            ("商务标40分、技术标40分、信誉分20分，满分100分。", "，满分", None),
            ("校服自愿征订，夏装每套85元，冬装每套165元，两套合计240元。", "套合计", Some("250")),
            ("夏装每套85元，冬装每套165元，帽子20元，两套合计240元。", "套合计", None),
        ] {
            assert_eq!(told(text, word).as_deref(), expected, "{text}");
        }
    }
}
