//! A total that is not the sum of the items above it, or before it in its sentence: 冲锋舟…计9万元；…。以上共计22.2万元; 收运车3台，清扫车2台，共计6台.

use super::amount::Amount;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::Span;

/// The check, ready to run.
pub(super) struct ItemTotals;

/// What calls a sum the total of what stands above.
const TOTALS: [&str; 6] = ["以上共计", "以上合计", "以上总计", "以上各项共计", "以上各项合计", "以上费用合计"];

/// What calls a sum the total of its sentence.
const INLINE: [&str; 6] = ["，共计", "，合计", "，总计", "、共计", "、合计", "、总计"];

/// What calls a sum the total of the two or three before it: 夏装每套85元，冬装每套165元，两套合计250元.
const OF_SOME: [&str; 4] = ["两", "二", "三", "四"];
const SOME: [&str; 8] = ["项合计", "套合计", "笔合计", "项共计", "套共计", "者合计", "项相加", "类合计"];

/// How many paragraphs of items there may be.
const ITEMS: usize = 30;

impl PageCheck for ItemTotals {
    fn literals(&self) -> Vec<String> {
        TOTALS.iter().chain(&INLINE).chain(&SOME).map(|&word| word.to_owned()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let folded = text.folded();
            let start =
                folded.len() - folded[clue.span.end()..].trim_start_matches(['：', ':', ' ', '人', '民', '币']).len();
            let Some(total) = Amount::at(folded, start) else { continue };
            let above = page.blocks[..clue.block()].iter().rev().take(ITEMS).map(|block| block.text.folded());
            let before = &folded[..clue.span.start()];
            let sum = if clue.literal() < TOTALS.len() {
                sum(before, above, total.unit)
            } else if clue.literal() < TOTALS.len() + INLINE.len() {
                sentence(before, total.unit)
            } else {
                some(before, total.unit)
            };
            let Some(sum) = sum else { continue };
            if sum != total.millionths {
                let (sum, unit) = (Amount::written(sum), total.unit);
                let detail = Said { zh: format!("{sum}{unit}"), en: format!("{sum} {unit}") };
                let span = text.to_source(Span::new(total.start, total.end));
                found(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), span) });
            }
        }
    }
}

/// The sum of the items that stand directly above, two at least: each a sentence, or a paragraph, that ends in 计 and an amount of
/// the total's unit.
fn sum<'t>(own: &'t str, above: impl Iterator<Item = &'t str>, unit: &str) -> Option<i128> {
    let (mut sum, mut count) = (0, 0);
    for text in std::iter::once(own).chain(above) {
        let members = text.split(['；', '。', '\n']).rev().map(str::trim).filter(|member| !member.is_empty());
        for member in members {
            let Some(amount) = item(member, unit) else {
                return (count > 1).then_some(sum);
            };
            sum += amount;
            count += 1;
        }
    }
    (count > 1).then_some(sum)
}

/// The sum of what a sentence has named up to its total: two members at least, each a name and one amount of the total's unit.
fn sentence(before: &str, unit: &str) -> Option<i128> {
    let named = before.rsplit(['。', '；', '：', '（', '\n']).next()?;
    let amounts = named.split(['，', '、']).map(|member| {
        let amount = Amount::ending(member).filter(|amount| amount.unit == unit && amount.start > 0)?;
        let is_of_other = ["其中", "其余", "共", "总"].iter().any(|word| member.contains(word));
        let has_one = !is_of_other && !member[..amount.start].contains(|c: char| c.is_ascii_digit());
        has_one.then_some(amount.millionths)
    });
    let amounts: Vec<i128> = amounts.collect::<Option<_>>()?;
    (amounts.len() > 1).then(|| amounts.iter().sum())
}

/// The sum of the two to four members directly before `两套合计`, each a name and one amount.
fn some(before: &str, unit: &str) -> Option<i128> {
    let (at, count) =
        OF_SOME.iter().zip([2, 2, 3, 4]).find_map(|(word, count)| Some((before.strip_suffix(word)?, count)))?;
    let named = at.strip_suffix('，')?.rsplit(['。', '；', '：', '（', '\n']).next()?;
    let members: Vec<&str> = named.rsplit(['，', '、']).collect();
    let amount = |member: &&str| {
        let amount = Amount::ending(member).filter(|amount| amount.unit == unit && amount.start > 0)?;
        (!member[..amount.start].contains(|c: char| c.is_ascii_digit())).then_some(amount.millionths)
    };
    let amounts: Vec<i128> = members.iter().map_while(amount).collect();
    (amounts.len() == count).then(|| amounts.iter().sum())
}

/// The amount that an item comes to: `单价4.5万元，计9万元`.
fn item(member: &str, unit: &str) -> Option<i128> {
    let amount = Amount::ending(member).filter(|amount| amount.unit == unit)?;
    let named = &member[..amount.start];
    (named.ends_with(['计', '共']) || named.ends_with("合计") || named.ends_with("小计")).then_some(amount.millionths)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_added_up() {
        let above =
            ["购置如下：", "一、冲锋舟2艘，计9万元；", "二、救生衣200件，共计2.4万元；", "三、编织袋，计6万元。"];
        assert_eq!(sum("", above.into_iter().rev(), "万元").map(Amount::written).as_deref(), Some("17.4"));
        assert_eq!(
            sum("甲计1万元；乙计2万元。", ["一、计3万元；"].into_iter(), "万元").map(Amount::written).as_deref(),
            Some("6")
        );
        let said = |text, unit| sentence(text, unit).map(Amount::written);
        assert_eq!(said("配备厨余垃圾收运车3台，可回收物收运车2台，有害垃圾收运车1台", "台").as_deref(), Some("6"));
        assert_eq!(said("参会80人，其中男50人", "人"), None);
        assert_eq!(said("收运车3台，清扫车2台，桶40个", "台"), None);
        let said = |text, unit| some(text, unit).map(Amount::written);
        assert_eq!(said("校服自愿征订，夏装每套85元，冬装每套165元，两", "元").as_deref(), Some("250"));
        assert_eq!(said("夏装每套85元，冬装每套165元，帽子20元，两", "元"), None);
        assert_eq!(sum("", ["一、冲锋舟，计9万元；"].into_iter(), "万元"), None);
        assert_eq!(sum("", ["一、甲，计9万元；", "二、乙，单价3元。"].into_iter().rev(), "万元"), None);
    }
}
