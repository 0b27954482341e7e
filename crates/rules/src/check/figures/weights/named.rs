//! Shares of what their names say are all the parts: 男性占53.6%，女性占47.4%; 基本热价占30%、计量热价占60%; 试讲占60%，面试占50%.

use super::super::amount::{Amount, PERCENT};
use crate::language::Said;
use hegao_model::text::{Folded, Span, is_han};

/// What leads from a part to its share.
const LEADS: [&str; 9] = ["占", "占比", "承担", "出资", "负担", "权重", "持股", "控股", "占股"];

/// What both parts of two are called, a word of each.
const PAIRS: [(&str, &str); 22] = [
    ("男", "女"),
    ("城镇", "农村"),
    ("城镇", "乡村"),
    ("城市", "农村"),
    ("党员", "群众"),
    ("国有", "民营"),
    ("财政", "自筹"),
    ("中央", "地方"),
    ("单位", "个人"),
    ("企业", "个人"),
    ("集体", "个人"),
    ("甲方", "乙方"),
    ("笔试", "面试"),
    ("试讲", "面试"),
    ("平时", "期末"),
    ("理论", "实操"),
    ("理论", "技能"),
    ("笔试", "技能"),
    ("直接", "间接"),
    ("线上", "线下"),
    ("商务", "技术"),
    ("主观", "客观"),
];

/// What both names end in that divide one sum: 基本热价, 计量热价.
const KINDS: [&str; 9] = ["费", "价", "成绩", "测评", "考核", "补助费", "评分", "得分", "资金"];

/// The longest name, in characters, how far the parts are followed, in bytes, and by how much the shares of three may miss all of it.
const NAME: usize = 12;
const FAR: usize = 400;
const NEAR: i128 = 12;

/// What leads to a list of names with their shares alone: 权重为：笔试40%、面试30%、实操20%.
const LISTS: [&str; 15] = [
    "支付方式：",
    "支付比例：",
    "付款比例：",
    "权重",
    "比例为",
    "比例：",
    "比重为",
    "分期支付",
    "期支付",
    "按比例",
    "构成：",
    "组成：",
    "付款方式：",
    "占比为",
    "分配比例",
];

pub(super) fn literals() -> impl Iterator<Item = String> {
    leads().chain(LISTS.iter().chain(&BRACKETED).map(|word| (*word).to_owned()))
}

/// What leads to shares in brackets behind their names: 平时成绩（30%）、期末成绩（60%）.
const BRACKETED: [&str; 7] = ["成绩（", "考核（", "得分（", "测评（", "评分（", "评价（", "部分（"];

/// The shares in brackets of which the one at `clue` is the first, two at least, and their sum, if that is nearly all.
fn bracketed(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    let kind = clue.of(folded).trim_end_matches('（');
    let (mut shares, mut at) = (Vec::new(), clue.end());
    while let Some(share) = Amount::at(folded, at).filter(|share| share.unit == "%") {
        let rest = folded[share.end..].strip_prefix('）')?;
        shares.push(share);
        let next = rest.trim_start_matches(['、', '和', '，', '及', '与', '+']);
        let Some(near) = next.find('（').filter(|&near| near <= NAME * 3) else { break };
        if !next[..near].ends_with(kind) || next.len() == rest.len() {
            break;
        }
        at = folded.len() - next.len() + near + '（'.len_utf8();
    }
    let before = &folded[folded.floor_char_boundary(clue.start().saturating_sub(30))..clue.start()];
    let sum: i128 = shares.iter().map(|share| share.millionths).sum();
    let off = (sum - 100 * PERCENT).abs();
    let is_wrong = shares.len() > 1 && off > 0 && off <= 20 * PERCENT && !before.contains("%）");
    let terms: Vec<String> = shares.iter().map(|share| format!("{}%", Amount::written(share.millionths))).collect();
    let said = format!("{}={}%", terms.join("+"), Amount::written(sum));
    let span = Span::new(shares.first()?.start, shares.last()?.end);
    is_wrong.then(|| (span, Said { zh: said.clone(), en: said }))
}

fn leads() -> impl Iterator<Item = String> {
    LEADS.iter().flat_map(|lead| "123456789".chars().map(move |digit| format!("{lead}{digit}")))
}

/// A part: its name and its share.
struct Part<'t> {
    name: &'t str,
    share: Amount<'t>,
}

/// Three shares or more of a list behind `clue`, each with its name, and their sum, if that is nearly all.
fn list(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    let to = folded.floor_char_boundary((clue.end() + FAR).min(folded.len()));
    let sentence = folded[clue.end()..to].split(['。', '\n', '（']).next()?;
    let sentence = sentence.trim_start_matches(['为', '设', '置', '分', '别', '如', '下', '：', ':', '，', '是', '的']);
    let start = |text: &str| text.as_ptr() as usize - folded.as_ptr() as usize;
    let mut shares = Vec::new();
    for member in sentence.split(['，', '、', '；', ',']) {
        let digit = member.find(|c: char| c.is_ascii_digit())?;
        let name = member[..digit].trim_end_matches(['占', '为', '各', '付']);
        let is_name = !name.is_empty() && name.chars().nth(NAME).is_none() && name.chars().all(is_han);
        let share = Amount::at(folded, start(member) + digit).filter(|share| share.unit == "%")?;
        let is_whole =
            share.end == start(member) + member.len() && !name.contains(['至', '超', '增', '降', '率', '约']);
        (is_name && is_whole).then_some(())?;
        shares.push(share);
    }
    let sum: i128 = shares.iter().map(|share| share.millionths).sum();
    let off = (sum - 100 * PERCENT).abs();
    let rounded: i128 = shares.iter().map(|share| share.step).sum();
    let is_wrong = shares.len() > 2 && off <= 20 * PERCENT && off > rounded / 2 && off >= PERCENT / 10;
    let terms: Vec<String> = shares.iter().map(|share| format!("{}%", Amount::written(share.millionths))).collect();
    let said = format!("{}={}%", terms.join("+"), Amount::written(sum));
    let span = Span::new(shares.first()?.start, shares.last()?.end);
    is_wrong.then(|| (span, Said { zh: said.clone(), en: said }))
}

/// The shares of which the one at `clue` is the first, and their sum, if that is not all.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    if LISTS.contains(&clue.of(folded)) {
        return list(folded, clue);
    }
    if BRACKETED.contains(&clue.of(folded)) {
        return bracketed(folded, clue);
    }
    let lead = clue.of(folded).trim_end_matches(|c: char| c.is_ascii_digit());
    let first = part(folded, clue.start(), clue.start() + lead.len())?;
    let mut at = first.share.end;
    let to = folded.floor_char_boundary((at + FAR).min(folded.len()));
    let (mut parts, mut goes_on) = (vec![first], false);
    while let Some(rest) = folded[at..to].strip_prefix(['，', '、', '；', ',']) {
        let clause = rest.split(['，', '、', '；', '。', ',', '\n', '（', '）']).next()?;
        let start = to - rest.len();
        let Some((near, word)) = lead_of(clause) else {
            goes_on = ["其余", "其他", "另", "剩余"].iter().any(|word| clause.starts_with(word));
            break;
        };
        let Some(next) = part(folded, start + near, start + near + word.len()) else { break };
        at = next.share.end;
        parts.push(next);
    }
    // What stands before may be a part too: then this one is not the first.
    let name_at = parts[0].name.as_ptr() as usize - folded.as_ptr() as usize;
    let before = folded[..name_at].trim_end_matches(['，', '、', '；']);
    let sum: i128 = parts.iter().map(|part| part.share.millionths).sum();
    let off = (sum - 100 * PERCENT).abs();
    let rounded: i128 = parts.iter().map(|part| part.share.step).sum();
    let is_all = match &parts[..] {
        [one, other] => is_pair(one.name, other.name) && off <= 30 * PERCENT && (off > rounded / 2),
        [_, _, _, ..] => is_list(&parts) && off <= NEAR * PERCENT && off > rounded,
        _ => false,
    };
    let is_end = folded[at..].starts_with(['。', '；', '，', '）', '、', '\n']) || at == folded.len();
    let is_later = before.ends_with('%') && parts.len() > 2;
    if !is_all || goes_on || is_later || !is_end {
        return None;
    }
    let terms: Vec<String> = parts.iter().map(|part| format!("{}%", Amount::written(part.share.millionths))).collect();
    let said = format!("{}={}%", terms.join("+"), Amount::written(sum));
    Some((Span::new(parts[0].share.start, parts.last()?.share.end), Said { zh: said.clone(), en: said }))
}

/// The part whose lead stands from one place to the other.
fn part(folded: &str, lead: usize, at: usize) -> Option<Part<'_>> {
    let share = Amount::at(folded, at).filter(|share| share.unit == "%" && share.millionths < 100 * PERCENT)?;
    let from = folded.floor_char_boundary(lead.saturating_sub(60));
    let name = folded[from..lead].rsplit(['，', '、', '；', '。', '：', '（', '）', ',', '\n', '%']).next()?;
    let name = name.trim_start_matches("其中").trim_end_matches(['各', '约', '的']);
    // 笔试成绩占60% is a weight, which is told of the whole sentence.
    let is_weight = name.ends_with("成绩") && folded[lead..at].starts_with('占');
    let is_name = !is_weight && !name.is_empty() && name.chars().nth(NAME).is_none() && name.chars().all(is_han);
    is_name.then_some(Part { name, share })
}

/// The lead of a share in a clause: 女性占47.4%.
fn lead_of(clause: &str) -> Option<(usize, &'static str)> {
    let digit = clause.find(|c: char| c.is_ascii_digit())?;
    let word = LEADS.iter().filter(|word| clause[..digit].ends_with(**word)).max_by_key(|word| word.len())?;
    Some((digit - word.len(), *word))
}

fn is_pair(one: &str, other: &str) -> bool {
    let are = |a: &str, b: &str| {
        PAIRS.iter().any(|(x, y)| a.contains(x) && !a.contains(y) && b.contains(y) && !b.contains(x))
    };
    let kind = KINDS.iter().any(|kind| one.ends_with(kind) && other.ends_with(kind));
    are(one, other) || are(other, one) || kind
}

/// Whether three names or more are of one kind: all end, or all begin, alike, or are bands of age.
fn is_list(parts: &[Part<'_>]) -> bool {
    let last = |name: &str| name.chars().next_back();
    let first = parts.first().map(|part| part.name).unwrap_or_default();
    parts.iter().all(|part| last(part.name) == last(first)) && !first.ends_with(['上', '下', '历', '称', '员', '家'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_named_parts_are_all() {
        for (text, word, expected) in [
            ("受访者中，男性占52.1%，女性占48.9%。", "占5", Some("52.1%+48.9%=101%")),
            ("受访者中，男性占52.1%，女性占47.9%。", "占5", None),
            ("其中基础电价占40%、计量电价占50%。", "占4", Some("40%+50%=90%")),
            ("试讲占60%，面试占50%，总成绩按百分制计算。", "占6", Some("60%+50%=110%")),
            ("高级职称占40%、中级职称占50%。", "占4", None),
            ("由平时成绩（30%）、期中成绩（30%）和期末成绩（50%）组成。", "成绩（", Some("30%+30%+50%=110%")),
            ("由平时成绩（20%）、期中成绩（30%）和期末成绩（50%）组成。", "成绩（", None),
            ("甲公司持股45%，乙公司持股35%，丙公司持股25%。", "持股4", Some("45%+35%+25%=105%")),
            ("权重设置为：笔试40%、面试30%、实操20%。", "权重", Some("40%+30%+20%=90%")),
            ("权重设置为：笔试40%、面试30%、实操30%。", "权重", None),
            ("工程款分三期支付：首付30%，进度款50%，尾款30%。", "期支付", Some("30%+50%+30%=110%")),
            ("党员占30%，女性占40%。", "占3", None),
            ("费用由企业承担70%、个人承担20%。", "承担7", Some("70%+20%=90%")),
            ("笔试占40%、技能占40%，其余为平时成绩。", "占4", None),
            ("民意测评占20%、实绩考核占30%、领导考核占40%。", "占2", None),
            ("受访者中，45岁以上者占58.3%，男性占52.1%，女性占48.9%。", "占52", Some("52.1%+48.9%=101%")),
            ("第一产业占12.1%，第二产业占40.2%，第三产业占48.7%。", "占1", Some("12.1%+40.2%+48.7%=101%")),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, said)| said.zh);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
