//! A figure against the bound that it is set to: 水位58.20米，低于保证水位（58.00米）0.20米; 检测值为0.15mg/kg，低于标准限值0.1mg/kg.

use super::amount::Amount;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Bounds;

/// What says on which side of its bound a figure lies.
const WORDS: [&str; 10] = ["低于", "高于", "超过", "超出", "超", "不足", "大于", "小于", "多于", "少于"];

/// What a bound may be called.
const BOUNDS: [&str; 22] = [
    "水位", "标准", "限值", "警戒", "保证", "限量", "规定", "要求", "设计", "控制", "上年", "去年", "同期", "均值",
    "平均", "目标", "计划", "汛限", "指标", "阈值", "定额", "预算",
];

/// The longest name of a bound, in characters, and how far before it the figure may stand, in bytes.
const NAME: usize = 12;
const FAR: usize = 90;

/// What leads to the limit of a value, what says that it was not kept, and that it was.
const LIMITS: [&str; 9] =
    ["不得超过", "不超过", "限值为", "限量为", "标准值为", "限值", "限量值为", "最大限量为", "标准限值为"];
const FAILED: [&str; 4] = ["不合格", "超标", "超出标准", "不符合"];
const KEPT: [&str; 5] = ["合格", "符合", "达标", "未超标", "满足"];

/// What says that so many of those who should be there are.
const QUORUMS: [(&str, i128, i128); 10] = [
    ("超过三分之二", 2, 3),
    ("达到三分之二", 2, 3),
    ("达三分之二", 2, 3),
    ("超过应到人数的三分之二", 2, 3),
    ("超过半数", 1, 2),
    ("已过半数", 1, 2),
    ("超过二分之一", 1, 2),
    ("超过应到人数的半数", 1, 2),
    ("超过五分之四", 4, 5),
    ("超过四分之三", 3, 4),
];

/// Who should be there, and who is.
const DUE: [&str; 5] = ["应到", "应出席", "应参会", "应参加", "共有"];
const THERE: [&str; 6] = ["实到", "实际到会", "到会", "出席", "实际参会", "实际参加"];

/// Those who are there before `clue`, if they are fewer than it says.
fn quorum(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let (_, part, of) = QUORUMS.iter().find(|(word, ..)| *word == clue.of(folded))?;
    let from = super::quantity::sentence(folded, clue.start(), 200);
    let all = super::quantity::Quantity::each(folded, from..clue.start());
    let [due, there] = &all[..] else { return None };
    let is_due = DUE.iter().any(|word| due.lead.contains(word)) && THERE.iter().any(|word| there.lead.contains(word));
    let is_few = there.amount.millionths * of < due.amount.millionths * part;
    let right = format!("{}÷{}不到", Amount::written(there.amount.millionths), Amount::written(due.amount.millionths));
    (is_due && is_few && super::amount::are_alike(due.amount.unit, there.amount.unit))
        .then(|| (Span::new(due.amount.start, clue.end()), right))
}

/// Blocks at the head of a page that tell what it is about.
const TITLE: usize = 4;

impl PageCheck for Bounds {
    fn literals(&self) -> Vec<String> {
        let own = WORDS.iter().chain(&LIMITS).copied();
        own.chain(QUORUMS.map(|(word, ..)| word)).map(str::to_owned).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut last = None;
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let told = match clue.literal() {
                literal if literal < WORDS.len() => wrong(text.folded(), clue.span),
                literal if literal < WORDS.len() + LIMITS.len() => judged(page, clue),
                _ => quorum(text.folded(), clue.span),
            };
            let Some((span, right)) = told else { continue };
            // 超 stands in 超过 as well.
            if last.replace((clue.block(), span.start())) != Some((clue.block(), span.start())) {
                let detail = Some(Said { zh: right.clone(), en: right });
                found(Spotted { detail, absent: true, ..Spotted::new(clue.block(), text.to_source(span)) });
            }
        }
    }
}

/// A value and its limit at `clue` that say the contrary of what the page does.
fn judged(page: &Page<'_>, clue: &Clue) -> Option<(Span<Folded>, String)> {
    let folded = page.blocks[clue.block()].text.folded();
    let (span, is_above) = verdict(folded, clue.span)?;
    let end = super::quantity::sentence_end(folded, clue.span.end(), 240);
    let start = super::quantity::sentence(folded, span.start(), 240);
    let own = &folded[start..end];
    let bare = FAILED.iter().fold(own.to_owned(), |own, word| own.replace(word, ""));
    let failed = FAILED.iter().any(|word| own.contains(word));
    let kept = KEPT.iter().any(|word| bare.contains(word));
    let title = || page.blocks.iter().take(TITLE).any(|block| block.text.folded().contains("不合格"));
    match is_above {
        true if kept && !failed => Some((span, "超过限值，不是合格".to_owned())),
        false if !kept && (failed || title()) => Some((span, "没有超过限值，不是不合格".to_owned())),
        _ => None,
    }
}

/// The word at `clue`, and the other one, or the difference, if the figures say so.
fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    // 不低于, 最低于, 超额, 高于一切: no comparison of two figures.
    let before = folded[..clue.start()]
        .trim_end_matches(['，', '已', '略', '稍', '均', '仍', '远', '大', '幅', '也', '明', '显']);
    // 超警戒水位（35.80米）0.40米: how much lies between is no figure of its own.
    let (value, unit, start) = ending(before).filter(|(.., start)| !folded[..*start].ends_with(['）', ')']))?;
    let rest = &folded[clue.end()..];
    let name: String = rest.chars().take(NAME + 1).take_while(|&c| hegao_model::text::is_han(c)).collect();
    let is_name = BOUNDS.iter().any(|word| name.contains(word)) && name.chars().nth(NAME).is_none();
    let rest = &rest[name.len()..];
    let (inner, bracketed) = match rest.strip_prefix(['（', '(']) {
        Some(inner) => (inner, true),
        None => (rest, false),
    };
    let inner = inner.trim_start_matches(['为', '是', '约', '的']);
    let (bound, own, len) = measured(inner)?;
    let behind = &inner[len..];
    let behind = if bracketed { behind.strip_prefix(['）', ')'])? } else { behind };
    let is_alike = is_name && unit == own && value != bound && clue.start() - start < FAR;
    // 低于上年58米0.2米: the first of two is the bound only in brackets.
    let is_end = bracketed || behind.starts_with(['，', '。', '；', '、', '）', '\n', '的']) || behind.is_empty();
    let word = clue.of(folded);
    let is_below = matches!(word, "低于" | "不足" | "小于" | "少于");
    if !is_alike || !is_end {
        return None;
    }
    if is_below != (value < bound) {
        let right = if is_below { "高于" } else { "低于" };
        return Some((Span::new(start, clue.end() + bound_end(folded, clue, inner, len)), format!("应为“{right}”")));
    }
    let (told, of, len) = measured(behind.trim_start_matches(['，', '约']))?;
    let right = (value - bound).abs();
    let at = folded.len() - behind.trim_start_matches(['，', '约']).len();
    let right = format!("相差{}{unit}", Amount::written(right));
    (bracketed && of == unit && told != (value - bound).abs()).then(|| (Span::new(start, at + len), right))
}

/// How far behind the word the bound ends.
fn bound_end(folded: &str, clue: Span<Folded>, inner: &str, len: usize) -> usize {
    folded.len() - inner.len() + len - clue.end()
}

/// A number with the unit behind it, and how long both are: any unit that a word or letters make.
fn measured(text: &str) -> Option<(i128, &str, usize)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(text.len());
    let number = Amount::number(&text[..end])?;
    let unit = unit(&text[end..]);
    (!unit.is_empty()).then_some((number, unit, end + unit.len()))
}

/// The unit that begins a text.
fn unit(text: &str) -> &str {
    const HAN: [&str; 20] = [
        "立方米/秒",
        "立方米每秒",
        "毫克/千克",
        "毫克/升",
        "微克/立方米",
        "毫克/立方米",
        "万立方米",
        "亿立方米",
        "立方米",
        "平方米",
        "毫米",
        "厘米",
        "米",
        "公里",
        "分贝",
        "万元",
        "亿元",
        "元",
        "吨",
        "摄氏度",
    ];
    if let Some(han) = HAN.iter().find(|han| text.starts_with(**han)) {
        return &text[..han.len()];
    }
    let is_letter =
        |c: char| c.is_ascii_alphabetic() || matches!(c, '/' | '%' | '‰' | 'μ' | '³' | '²' | '℃' | '°' | '·');
    &text[..text.find(|c: char| !is_letter(c)).unwrap_or(text.len())]
}

/// The number with its unit that ends a text, and where it starts.
fn ending(text: &str) -> Option<(i128, &str, usize)> {
    let from = text.floor_char_boundary(text.len().saturating_sub(40));
    let near = &text[from..];
    let last = near.rfind(|c: char| c.is_ascii_digit())?;
    let start = near[..last].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let (number, unit, len) = measured(&near[start..])?;
    (start + len == near.len()).then_some((number, unit, from + start))
}

/// A value against its limit and the verdict on it: 检测值为0.0085mg/kg，标准规定不得超过0.01mg/kg, among what failed.
fn verdict(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, bool)> {
    let before = &folded[..clue.start()];
    let clause_at = before.rfind(['，', '；', '（', '('])?;
    let ahead = before[..clause_at].trim_end_matches(['）', ')']);
    let (value, unit, start) = ending(ahead)?;
    let rest = folded[clue.end()..].trim_start_matches(['为', '是', '：', ':', ' ', '≤']);
    let (limit, own, len) = measured(rest)?;
    let own_clause = ahead[..start].rsplit(['，', '。', '；', '、', '\n']).next()?;
    let is_value = ["检测", "检出", "实测", "残留", "含量", "测定", "浓度", "监测", "检验", "结果", "值"]
        .iter()
        .any(|word| own_clause.contains(word))
        && !own_clause.contains(['限', '标']);
    let end = folded.len() - rest.len() + len;
    (is_value && unit == own && value != limit).then(|| (Span::new(start, end), value > limit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_lies_on_its_side_of_the_bound() {
        for (text, word, expected) in [
            ("支流水位58.20米，低于保证水位（58.00米）0.20米。", "低于", Some("应为“高于”")),
            ("支流水位58.20米，高于保证水位（58.00米）0.20米。", "高于", None),
            ("城区站水位42.35米，超警戒水位（41.50米）0.95米。", "超", Some("相差0.85米")),
            ("城区站水位42.35米，超警戒水位（41.50米）0.85米。", "超", None),
            ("检出值为0.15mg/kg，低于标准限值0.1mg/kg。", "低于", Some("应为“高于”")),
            ("检出值为0.05mg/kg，低于标准限值0.1mg/kg。", "低于", None),
            ("昼间噪声52分贝，低于限值60分贝。", "低于", None),
            ("气温12℃，高于上年同期。", "高于", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn so_many_are_there() {
        for (text, word, expected) in [
            ("应到代表60人，实到35人，超过三分之二，符合规定。", "超过三分之二", true),
            ("应到代表60人，实到45人，超过三分之二，符合规定。", "超过三分之二", false),
            ("应到48户，实到23户，超过半数。", "超过半数", true),
        ] {
            let at = text.find(word).unwrap();
            assert_eq!(quorum(text, Span::new(at, at + word.len())).is_some(), expected, "{text}");
        }
    }

    #[test]
    fn a_value_is_above_or_below_its_limit() {
        for (text, expected) in [
            ("噻虫胺检测值为0.0085mg/kg，标准规定不得超过0.01mg/kg。", Some(false)),
            ("噻虫胺检测值为0.085mg/kg，标准规定不得超过0.01mg/kg。", Some(true)),
            ("噻虫胺检测值为0.085mg/kg，标准规定不得超过10ug/kg。", None),
        ] {
            let at = text.find("不得超过").unwrap();
            let told = verdict(text, Span::new(at, at + "不得超过".len())).map(|(_, above)| above);
            assert_eq!(told, expected, "{text}");
        }
    }
}
