//! Two parts that are all there is by their names, against the whole before them: 抽检560批次，合格547批次、不合格12批次; 立案9起，办结6起，尚在办理4起.

use super::super::amount::{Amount, are_alike};
use super::super::miss::Miss;
use super::super::quantity::{Quantity, paragraph, sentence};
use hegao_model::text::{Folded, Span};

/// What calls the part that is not, and the one that is.
const PAIRS: [(&str, &[&str]); 50] = [
    ("不符合", &["符合"]),
    ("不属实", &["属实", "查实"]),
    ("未落实", &["落实"]),
    ("未签约", &["签约"]),
    ("未缴", &["已缴", "缴纳", "缴费"]),
    ("未领取", &["领取"]),
    ("未竣工", &["竣工"]),
    ("未验收", &["验收"]),
    ("未回复", &["回复"]),
    ("未销号", &["销号"]),
    ("未修复", &["修复"]),
    ("未参加", &["参加"]),
    ("未使用", &["使用"]),
    ("未毕业", &["毕业"]),
    ("未达标", &["达标"]),
    ("未签订", &["签订"]),
    ("不合格", &["合格", "达标"]),
    ("不达标", &["达标", "合格"]),
    ("不满意", &["满意"]),
    ("不同意", &["同意", "赞成"]),
    ("未通过", &["通过", "合格"]),
    ("未完成", &["完成"]),
    ("未整改", &["整改"]),
    ("未办结", &["办结"]),
    ("未到", &["实到", "到会", "出席"]),
    ("未就业", &["就业"]),
    ("未接种", &["接种"]),
    ("未参保", &["参保"]),
    ("未入住", &["入住"]),
    ("未开工", &["开工"]),
    ("未解决", &["解决"]),
    ("尚在办理", &["办结", "结案", "办理完毕"]),
    ("正在办理", &["办结", "结案", "办理完毕"]),
    ("在办", &["办结", "结案"]),
    ("正在整改", &["整改"]),
    ("正在推进", &["完成", "办结"]),
    ("未回函", &["回函"]),
    ("未响应", &["响应"]),
    ("未反馈", &["反馈"]),
    ("未投入使用", &["投入使用", "使用"]),
    ("未参训", &["参训"]),
    ("其余", &["整改", "完成", "办结", "修复", "拆除"]),
    ("不予受理", &["受理"]),
    ("无效", &["有效"]),
    ("女", &["男"]),
    ("正在核", &["查实", "办结", "核实", "完成", "属实"]),
    ("待", &["已", "完成", "办结"]),
    ("尚未", &["已", "完成", "办结", "整改"]),
    ("在建", &["建成", "完工", "竣工", "已建"]),
    ("正在建设", &["建成", "完工", "竣工"]),
];

/// What calls the whole of which they are the parts.
const WHOLES: [&str; 41] = [
    "核查", "入户", "应缴", "共", "总", "抽检", "抽查", "检查", "检测", "立案", "受理", "收到", "接到", "应到", "排查",
    "发现", "发放", "收回", "交办", "承办", "评估", "考核", "参加", "报名", "办理", "实施", "计划", "转办", "回收",
    "全年", "接听", "累计", "登记", "征集", "梳理", "摸排", "线索", "发函", "反馈", "存在", "隐患",
];

/// How far before the second part the others may stand, in bytes, and how many characters its amount may stand from its word.
const FAR: usize = 420;
const NEAR: usize = 10;

/// What is a third part.
const OTHERS: [&str; 10] = ["其余", "另", "待", "弃权", "中止", "撤", "移送", "基本", "一般", "缓"];

pub(super) fn literals() -> impl Iterator<Item = String> {
    PAIRS.iter().map(|(word, _)| (*word).to_owned())
}

/// The whole that the part behind `clue` and its other miss.
pub(super) fn wrong<'t>(folded: &'t str, clue: Span<Folded>, literal: usize) -> Option<Miss<'t>> {
    let (word, others) = PAIRS.get(literal)?;
    let near = folded[clue.end()..].char_indices().take(NEAR).take_while(|(_, c)| !"，。；、：（）率".contains(*c));
    let rest = Amount::at(folded, clue.end() + near.into_iter().find(|(_, c)| c.is_ascii_digit())?.0)?;
    let from = paragraph(folded, clue.start(), FAR);
    let mut all = Quantity::each(folded, from..rest.end);
    all.retain(|one| are_alike(one.amount.unit, rest.unit));
    let before = &all[..all.len().saturating_sub(2)];
    let at = before.iter().rposition(|one| is_whole(folded, one, others))?;
    let (whole, parts) = (all[at], &all[at + 1..]);
    let [first, .., last] = parts else { return None };
    if parts.len() > 2 {
        return several(folded, &whole, parts, rest, word);
    }
    let part = first;
    let is_part = others.iter().any(|other| part.lead.contains(other)) && !part.lead.contains(word);
    let is_divided = !part.lead.contains("其中");
    let lead = last.lead.trim_start_matches(['其', '中']);
    let is_own = last.amount.start == rest.start && lead.starts_with(word) || lead.contains(word);
    let behind = &folded[rest.end..];
    let goes_on = behind.chars().take(12).collect::<String>();
    if is_followed(folded, rest) {
        return None;
    }
    let between = &folded[part.amount.end..rest.start];
    let is_apart = OTHERS
        .iter()
        .filter(|other| *other != word)
        .any(|word| goes_on.contains(word) || between.contains(word) || part.lead.contains(word));
    let is_near = !folded[whole.amount.end..rest.start].contains('\n')
        && folded[whole.amount.end..part.amount.start].matches('。').count() == 0;
    let sum = part.amount.millionths + rest.millionths;
    let slack = if whole.amount.step < 1_000_000 { whole.amount.step + rest.step } else { 0 };
    let total = whole.amount;
    let is_wrong = (sum - total.millionths).abs() > slack && part.amount.millionths <= total.millionths;
    let is_about = [&whole, part, last].iter().any(|one| one.is_about());
    (is_part && is_divided && is_own && !is_apart && is_near && is_wrong && !is_about).then(|| Miss {
        total,
        parts: vec![part.amount.millionths, rest.millionths],
        end: Some(rest.end),
    })
}

/// Whether one more part follows in the next clause: 查实52件，不属实28件，正在核查6件.
fn is_followed(folded: &str, rest: Amount<'_>) -> bool {
    let to = folded.floor_char_boundary((rest.end + 60).min(folded.len()));
    let next = folded[rest.end..to].split(['。', '\n']).next().unwrap_or_default();
    let Some(clause) = next.strip_prefix(['，', '、', '；']) else { return false };
    let clause = clause.split(['，', '、', '；']).next().unwrap_or_default();
    let start = clause.as_ptr() as usize - folded.as_ptr() as usize;
    let lead = clause.split(|c: char| c.is_ascii_digit()).next().unwrap_or_default();
    let is_of_it = ["其中", "率", "比", "占", "同比"].iter().any(|word| lead.contains(word));
    !is_of_it && Amount::each(folded, start..start + clause.len()).any(|one| are_alike(one.unit, rest.unit))
}

/// Whether an amount is called the whole: 共抽检粮食、饮料等12大类食品560批次.
fn is_whole(folded: &str, one: &Quantity<'_>, others: &[&str]) -> bool {
    let words = &folded[sentence(folded, one.amount.start, FAR)..one.amount.start];
    let words = words.rsplit([',', '，', '；', '：']).next().unwrap_or_default();
    WHOLES.iter().any(|word| words.contains(word))
        && !others.iter().any(|other| words.contains(other) && !matches!(*other, "受理" | "参保" | "已"))
        && !words.starts_with(['已', '其'])
}

/// Three parts or more, of which the last is what is left: 受理86件，查实52件，不属实30件，正在核查6件.
fn several<'t>(
    folded: &str,
    whole: &Quantity<'t>,
    parts: &[Quantity<'t>],
    rest: Amount<'t>,
    word: &str,
) -> Option<Miss<'t>> {
    let is_last = parts.last()?.amount.start == rest.start && parts.last()?.lead.contains(word);
    let words = &folded[whole.amount.end..rest.start];
    let behind: String = folded[rest.end..].chars().take(12).collect();
    let is_plain = !["其中", "每", "占", "另", "约", "累计"].iter().any(|word| words.contains(word))
        && !words.contains(['。', '\n', '（'])
        && !OTHERS.iter().any(|word| behind.contains(word))
        && parts.iter().all(|part| !part.lead.is_empty() && part.lead.chars().nth(10).is_none() && !part.is_about());
    let values: Vec<i128> = parts.iter().map(|part| part.amount.millionths).collect();
    let (sum, total) = (values.iter().sum::<i128>(), whole.amount);
    let off = (sum - total.millionths).abs();
    (is_last && is_plain && off > 0 && off * 8 <= total.millionths && total.step == 1_000_000).then_some(Miss {
        total,
        parts: values,
        end: Some(rest.end),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_and_what_is_not_are_all() {
        for (text, word, expected) in [
            ("抽检样品300批次，合格288批次、不合格11批次，合格率96%。", "不合格", Some("299")),
            ("抽检样品300批次，合格288批次、不合格12批次，合格率96%。", "不合格", None),
            ("共立案19起，办结16起，尚在办理4起。", "尚在办理", Some("20")),
            ("共立案19起，办结16起，尚在办理3起。", "尚在办理", None),
            ("共立案19起，办结12起，移送3起，尚在办理4起。", "尚在办理", None),
            ("共排查120处，完成整改100处，正在整改15处，其余5处列入计划。", "正在整改", None),
            ("共受理线索86件，查实52件，不属实30件，正在核查6件。", "正在核", Some("88")),
            ("共受理线索88件，查实52件，不属实30件，正在核查6件。", "正在核", None),
            ("全校共有教师86人，其中男40人、女45人。", "女", None),
        ] {
            let literal = PAIRS.iter().position(|(one, _)| *one == word).unwrap();
            let at = text.rfind(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len()), literal).map(|miss| Amount::written(miss.sum()));
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
