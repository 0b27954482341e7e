//! A total of the items in the paragraphs above it: 冲锋舟2艘，计9万元；…。以上共计22.2万元; 支持10项，每项50万元…。以上项目共计800万元; 以上一、二项合计.

use super::super::amount::Amount;
use super::super::miss::Miss;
use super::super::product::yuan;
use crate::check::page::{Clue, Page};

/// What stands between 以上 and the amount, and how near both are, in characters.
const WORDS: [&str; 3] = ["共计", "合计", "总计"];
const NEAR: usize = 16;

/// How far before the total the items of its own paragraph may begin, in bytes.
const FAR: usize = 3000;

/// How many paragraphs of items there may be.
const ITEMS: usize = 30;

/// The numbers of items: 以上一、二项.
const NUMBERS: [&str; 8] = ["一", "二", "三", "四", "五", "六", "七", "八"];

/// The total behind 以上, and the items above that miss it.
pub(super) fn wrong<'t>(page: &'t Page<'_>, clue: &Clue) -> Option<Miss<'t>> {
    let folded = page.blocks[clue.block()].text.folded();
    let rest = &folded[clue.span.end()..];
    let is_near = |&(place, (_, c)): &(usize, (usize, char))| place < NEAR && !matches!(c, '。' | '，' | '；' | '\n');
    let near = rest.char_indices().enumerate().take_while(is_near).last().map_or(0, |(_, (at, c))| at + c.len_utf8());
    let (at, word) = WORDS.iter().filter_map(|word| Some((rest[..near].find(word)?, word))).min()?;
    let (total, _) = super::total(folded, clue.span.end() + at + word.len())?;
    let own = &folded[folded.floor_char_boundary(clue.span.start().saturating_sub(FAR))..clue.span.start()];
    let above = page.blocks[..clue.block()].iter().rev().take(ITEMS).map(|block| block.text.folded());
    let above = above.filter(|text| !text.trim().is_empty());
    let parts = match numbered(&rest[..at]) {
        Some(count) => whole(above, count, total.unit)?,
        None => items(own, above.clone(), total.unit)
            .or_else(|| priced(above.clone(), total.unit))
            .or_else(|| single(above, total.unit))?,
    };
    Some(Miss { total, parts: parts.into_iter().rev().collect(), end: None })
}

/// The total of a line that says nothing else (收入合计：22500元), and the items above that miss it.
pub(super) fn line<'t>(page: &'t Page<'_>, clue: &Clue) -> Option<Miss<'t>> {
    let folded = page.blocks[clue.block()].text.folded();
    let name = folded[..clue.span.start()].trim();
    let rest = folded[clue.span.end()..].trim_start_matches(['：', ':', ' ', '为', '人', '民', '币']);
    let total = Amount::at(folded, folded.len() - rest.len())?;
    let is_line = name.chars().nth(8).is_none()
        && name.chars().all(|c| hegao_model::text::is_han(c) || c == '、')
        && folded[total.end..].trim().trim_end_matches(['。', '；']).is_empty();
    let above = page.blocks[..clue.block()].iter().rev().take(ITEMS).map(|block| block.text.folded());
    let above = above.filter(|text| !text.trim().is_empty());
    let parts = single(above, total.unit).filter(|_| is_line)?;
    Some(Miss { total, parts: parts.into_iter().rev().collect(), end: None })
}

/// The one amount of each numbered line directly above, from the last up to the first item: （一）价格部分（30分）; 1.会费收入 12000元.
fn single<'t>(above: impl Iterator<Item = &'t str>, unit: &str) -> Option<Vec<i128>> {
    let mut parts = Vec::new();
    for text in above {
        let text = text.trim();
        let bare = text.trim_start_matches(['（', '(']);
        let is_first = bare.starts_with(['一', '1']) && !bare.starts_with("10") && !bare.starts_with("11");
        let is_item = bare.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let behind = text.find(['）', ')', '.', '、', '．']).filter(|&at| at <= 9)?;
        let mut all = Amount::each(text, behind..text.len());
        let (Some(one), None) = (all.next(), all.next()) else { return None };
        let is_end = text[one.end..].trim_end_matches(['）', ')', '。', '；', '，']).is_empty();
        if !is_item
            || one.unit != unit
            || !is_end
            || ["每", "其中", "约"].iter().any(|word| text[behind..one.start].contains(word))
        {
            return None;
        }
        parts.push(one.millionths);
        if is_first {
            return (parts.len() > 1).then_some(parts);
        }
    }
    None
}

/// How many items `一、二项` are, if they are the first.
fn numbered(words: &str) -> Option<usize> {
    let list = words.strip_suffix('项')?.split(['、', '和', '及']);
    let count = list.clone().count();
    (count > 1 && list.zip(NUMBERS).all(|(one, number)| one == number)).then_some(count)
}

/// All amounts of `count` items directly above, each a paragraph with its number, from the last; none is said to be of another.
fn whole<'t>(above: impl Iterator<Item = &'t str>, count: usize, unit: &str) -> Option<Vec<i128>> {
    let mut parts = Vec::new();
    for (text, number) in above.take(count).zip(NUMBERS[..count.min(NUMBERS.len())].iter().rev()) {
        let is_item = text.trim_start().trim_start_matches(['（', '(']).starts_with(number);
        if !is_item || ["其中", "每", "共计", "合计"].iter().any(|word| text.contains(word)) {
            return None;
        }
        parts.extend(Amount::each(text, 0..text.len()).filter(|one| one.unit == unit).map(|one| one.millionths));
    }
    (parts.len() >= count).then_some(parts)
}

/// The items that stand directly above, two at least: each a sentence, or a paragraph, that ends in 计 and an amount of the total's unit.
fn items<'t>(own: &'t str, above: impl Iterator<Item = &'t str>, unit: &str) -> Option<Vec<i128>> {
    let mut parts = Vec::new();
    for text in std::iter::once(own).chain(above) {
        let members = text.split(['；', '。', '\n']).rev().map(str::trim).filter(|member| !member.is_empty());
        for member in members {
            let Some(amount) = item(member, unit) else {
                return (parts.len() > 1).then_some(parts);
            };
            parts.push(amount);
        }
    }
    (parts.len() > 1).then_some(parts)
}

/// The amount that an item comes to: `单价4.5万元，计9万元`.
fn item(member: &str, unit: &str) -> Option<i128> {
    let amount = Amount::ending(member).filter(|amount| amount.unit == unit)?;
    let named = &member[..amount.start];
    (named.ends_with(['计', '共']) || named.ends_with("合计") || named.ends_with("小计")).then_some(amount.millionths)
}

/// What paragraphs directly above come to that each tell one number and one price: `支持10项，每项50万元`.
fn priced<'t>(above: impl Iterator<Item = &'t str>, unit: &str) -> Option<Vec<i128>> {
    let parts: Vec<i128> = above.map_while(|text| product(text, unit)).collect();
    (parts.len() > 1).then_some(parts)
}

/// The product of the one number and the price for each of it that a paragraph has, in the unit of the total.
fn product(text: &str, unit: &str) -> Option<i128> {
    let (before, behind) = text.split_once('每')?;
    let number = Amount::ending(before.trim_end_matches('，')).filter(|number| yuan(number).is_none())?;
    let rest = behind.strip_prefix(number.unit)?;
    let named = rest.char_indices().take(5).find(|(_, c)| c.is_ascii_digit())?.0;
    let price = Amount::at(rest, named)?;
    let in_total = yuan(&Amount { millionths: 1_000_000, unit, ..price })?;
    let is_one =
        !behind.contains('每') && Amount::each(rest, 0..rest.len()).filter(|one| yuan(one).is_some()).count() == 1;
    is_one.then_some(yuan(&price)? * number.millionths / in_total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_added_up() {
        let sum = |own, above: &[&'static str], unit| {
            items(own, above.iter().copied().rev(), unit).map(|parts| Amount::written(parts.iter().sum()))
        };
        let above =
            ["购置如下：", "一、冲锋舟2艘，计9万元；", "二、救生衣200件，共计2.4万元；", "三、编织袋，计6万元。"];
        assert_eq!(sum("", &above, "万元").as_deref(), Some("17.4"));
        assert_eq!(sum("甲计1万元；乙计2万元。", &["一、计3万元；"], "万元").as_deref(), Some("6"));
        assert_eq!(sum("", &["一、冲锋舟，计9万元；"], "万元"), None);
        assert_eq!(sum("", &["一、甲，计9万元；", "二、乙，单价3元。"], "万元"), None);
    }

    #[test]
    fn items_of_a_number_and_a_price_are_added_up() {
        let above = ["有三类：", "（一）一等奖。奖励5名，每名2000元。", "（二）二等奖。奖励10名，每名1000元。"];
        assert_eq!(priced(above.into_iter().rev(), "万元").map(|parts| parts.iter().sum()), Some(2_000_000));
        assert_eq!(priced(["奖励5名，每名2000元，另发交通费300元。"].into_iter(), "元"), None);
        let above = ["一、支付工资3000元；", "二、支付补偿5000元、赔偿800元。"];
        assert_eq!(whole(above.into_iter().rev(), 2, "元").map(|parts| parts.iter().sum()), Some(8_800_000_000_i128));
        assert_eq!(numbered("一、二项"), Some(2));
        assert_eq!(numbered("各项"), None);
    }
}
