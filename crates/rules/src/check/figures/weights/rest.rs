//! A rest that is not what the payments before it leave (支付30%…；支付60%…；剩余3%), and the weights of a formula that are not all
//! (综合成绩=笔试成绩×60%+面试成绩×50%).

use super::super::amount::{Amount, PERCENT};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// What leads to the rest, with its first figure; and what makes a share before it one of the payments.
const RESTS: [&str; 6] = ["剩余", "余款", "其余", "余下", "尾款", "剩余的"];
const PAID: [&str; 3] = ["付", "款", "拨"];

/// What makes a share another than a part of the whole: a rate, a bound, what is paid up to then.
const OTHER: [&str; 12] = ["至", "累计", "违约", "利", "税", "费率", "不低于", "不超过", "每", "增", "降", "剩"];

/// What a formula works out.
const RESULTS: [&str; 5] = ["成绩", "总分", "得分", "综合分", "评分"];

/// How far before the rest its sentence may begin, in bytes.
const FAR: usize = 600;

pub(super) fn literals() -> impl Iterator<Item = String> {
    let rests = RESTS.iter().flat_map(|rest| "123456789".chars().map(move |digit| format!("{rest}{digit}")));
    rests.chain("123456789".chars().map(|digit| format!("×{digit}")))
}

/// The shares at a clue, and their sum, if that is not all.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    let shares = if clue.of(folded).starts_with('×') { formula(folded, clue) } else { rest(folded, clue) }?;
    let sum: i128 = shares.iter().map(|one| one.millionths).sum();
    let terms: Vec<String> = shares.iter().map(|one| format!("{}%", Amount::written(one.millionths))).collect();
    let said = format!("{}={}%", terms.join("+"), Amount::written(sum));
    let is_near = (50 * PERCENT..=150 * PERCENT).contains(&sum) && sum != 100 * PERCENT;
    is_near.then(|| (Span::new(shares[0].start, shares[shares.len() - 1].end), Said { zh: said.clone(), en: said }))
}

/// The payments of a sentence and the rest at `clue`.
fn rest(folded: &str, clue: Span<Folded>) -> Option<Vec<Amount<'_>>> {
    let at = clue.start() + clue.of(folded).trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let rest = Amount::at(folded, at).filter(|rest| rest.unit == "%")?;
    let from = super::super::quantity::sentence(folded, clue.start(), FAR);
    let mut shares = Vec::new();
    let mut end = from;
    for share in Amount::each(folded, from..clue.start()).filter(|share| share.unit == "%") {
        let clause = folded[end..share.start].rsplit(['，', '；', '、', '：']).next().unwrap_or_default();
        let is_other = OTHER.iter().any(|word| clause.contains(word)) || clause.ends_with(['到', '达']);
        (!is_other && PAID.iter().any(|word| clause.contains(word))).then_some(())?;
        end = share.end;
        shares.push(share);
    }
    let paid: i128 = shares.iter().map(|share| share.millionths).sum();
    shares.push(rest);
    (shares.len() > 1 && paid < 100 * PERCENT).then_some(shares)
}

/// The weights of a formula, of which the one at `clue` is the first.
fn formula(folded: &str, clue: Span<Folded>) -> Option<Vec<Amount<'_>>> {
    let stops = ['。', '；', '\n', '，', '：', '（', ';'];
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR / 3));
    let before = folded[from..clue.start()].rsplit(stops).next()?;
    let (result, first) = before.split_once(['=', '＝'])?;
    let is_result = RESULTS.iter().any(|word| result.trim_end().ends_with(word));
    let start = clue.start() - first.len();
    let to = folded.floor_char_boundary((start + FAR / 2).min(folded.len()));
    let all = folded[start..to].split(stops).next()?;
    let mut at = start;
    let mut shares = Vec::new();
    for term in all.split('+') {
        let mut own = Amount::each(folded, at..at + term.len());
        let (Some(share), None) = (own.next().filter(|share| share.unit == "%"), own.next()) else { return None };
        let is_term = term.contains('×') && !term.contains(['(', ')', '-', '）']);
        is_term.then_some(())?;
        shares.push(share);
        at += term.len() + 1;
    }
    (is_result && shares.len() > 1).then_some(shares)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rest_and_the_weights_of_a_formula_are_all() {
        for (text, word, expected) in [
            (
                "支付合同总价的30%作为预付款；验收后支付合同总价的60%；剩余3%作为质保金。",
                "剩余3",
                Some("30%+60%+3%=93%"),
            ),
            ("支付合同总价的30%作为预付款；验收后支付合同总价的60%；剩余10%作为质保金。", "剩余1", None),
            ("首付合同价款的30%，到货后支付60%，余款5%作为质保金。", "余款5", Some("30%+60%+5%=95%")),
            ("支付30%，验收后支付至90%，剩余10%两年后付清。", "剩余1", None),
            ("支付30%，违约金为5%，剩余70%验收后付清。", "剩余7", None),
            ("综合成绩＝笔试成绩×60%+面试成绩×50%。", "×6", Some("60%+50%=110%")),
            ("综合成绩=笔试成绩×60%+面试成绩×40%。", "×6", None),
            ("工资=基本工资×60%+绩效×50%。", "×6", None),
            ("总成绩=(笔试+面试)×50%+考核×60%。", "×5", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, said)| said.zh);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
