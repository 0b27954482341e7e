//! Shares of all parts that are not all: 占比分别为10.2%、41.5%和50.3%; and of payments that are more: 签订后支付60%，验收后支付50%.

use super::super::amount::{Amount, PERCENT};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// What leads to shares one after another, and what they are called before it.
const EACH: [&str; 2] = ["分别为", "分别占"];
const CALLED: [&str; 7] = ["占比", "比重", "贡献率", "构成", "结构", "比例", "占"];

/// What leads to a payment (付60%), what says that it is one of several, and what makes it a sum of them.
const PAID: char = '付';
const STAGES: [char; 5] = ['后', '时', '首', '预', '尾'];
const UP_TO: [&str; 5] = ["至", "到", "累计", "以上", "每"];

/// Shares whose sum lies within so much of all of it, in per cent, are meant to be all.
const NEAR: i128 = 10;

pub(super) fn literals() -> impl Iterator<Item = String> {
    let paid = "123456789".chars().map(|digit| format!("{PAID}{digit}"));
    EACH.iter().map(|word| (*word).to_owned()).chain(paid)
}

/// The shares at a clue, and their sum.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    let shares = if EACH.contains(&clue.of(folded)) { each(folded, clue) } else { paid(folded, clue) }?;
    let sum: i128 = shares.iter().map(|one| one.millionths).sum();
    let terms: Vec<String> = shares.iter().map(|one| format!("{}%", Amount::written(one.millionths))).collect();
    let said = format!("{}={}%", terms.join("+"), Amount::written(sum));
    Some((Span::new(shares.first()?.start, shares.last()?.end), Said { zh: said.clone(), en: said }))
}

/// Three shares or more behind `分别为`, if they are nearly all.
fn each(folded: &str, clue: Span<Folded>) -> Option<Vec<Amount<'_>>> {
    let from = folded.floor_char_boundary(clue.start().saturating_sub(90));
    let named = folded[from..clue.end()].rsplit(['。', '；', '，', '\n']).next()?;
    let is_called = CALLED.iter().any(|word| named.contains(word))
        && !["增长", "下降", "提高"].iter().any(|word| named.trim_end_matches(clue.of(folded)).ends_with(word));
    let (mut shares, mut at) = (Vec::new(), clue.end());
    while let Some(share) = Amount::at(folded, at).filter(|share| share.unit == "%") {
        at = share.end;
        shares.push(share);
        let Some(next) = folded[at..].strip_prefix(['、', '和', ',', '，', '及']) else { break };
        at = folded.len() - next.len();
    }
    let sum: i128 = shares.iter().map(|one| one.millionths).sum();
    let off = (sum - 100 * PERCENT).abs();
    let rounded: i128 = shares.iter().map(|one| one.step).sum();
    (is_called && shares.len() > 2 && off <= NEAR * PERCENT && off > rounded).then_some(shares)
}

/// The payments of a sentence, of which the one at `clue` is the first, if they are more than all.
fn paid(folded: &str, clue: Span<Folded>) -> Option<Vec<Amount<'_>>> {
    let to = folded.floor_char_boundary(clue.start() + 300);
    let sentence = folded[clue.start()..to].split(['。', '\n']).next()?;
    let mut shares = Vec::new();
    for (at, _) in sentence.match_indices(PAID) {
        let Some(share) = Amount::at(folded, clue.start() + at + PAID.len_utf8()) else { continue };
        let clause = sentence[..at].rsplit(['，', '；', '、']).next().unwrap_or_default();
        let clause = if clause.len() == at { clause_before(folded, clue.start()) } else { clause };
        // 一级医院支付80%，二级医院支付60% are of two sums.
        if !clause.contains(STAGES) {
            return None;
        }
        shares.push(share);
    }
    let is_share = shares.iter().all(|share| share.unit == "%" && share.millionths < 100 * PERCENT);
    let sum: i128 = shares.iter().map(|one| one.millionths).sum();
    let is_sum = !UP_TO
        .iter()
        .any(|word| sentence.contains(&format!("{PAID}{word}")) || sentence.contains(&format!("累计{word}")));
    (is_share && is_sum && shares.len() > 1 && sum > 100 * PERCENT).then_some(shares)
}

/// The clause that ends at a place.
fn clause_before(folded: &str, at: usize) -> &str {
    let from = folded.floor_char_boundary(at.saturating_sub(60));
    folded[from..at].rsplit(['，', '。', '；', '、', '\n']).next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_all_parts_are_all() {
        for (text, word, expected) in [
            ("三次产业贡献率分别为10.2%、41.5%和50.3%。", "分别为", Some("10.2%+41.5%+50.3%=102%")),
            ("三次产业贡献率分别为10.2%、41.5%和48.3%。", "分别为", None),
            ("三次产业对经济增长的贡献率分别为10.2%、41.5%和50.3%。", "分别为", Some("10.2%+41.5%+50.3%=102%")),
            ("三次产业占比分别提高、三项结构性指标同比增长分别为30.2%、31.5%和30.3%。", "分别为", None),
            ("三次产业占比分别为33.3%、33.3%和33.3%。", "分别为", None),
            ("三项指标分别为90.2%、5.1%和6.3%。", "分别为", None),
            ("签订后支付60%，验收后支付50%。", "付6", Some("60%+50%=110%")),
            ("签订后支付60%，验收后支付40%。", "付6", None),
            ("一级医院住院由基金支付80%，二级医院住院支付60%。", "付8", None),
            ("签订后支付60%，验收后支付至90%。", "付6", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, said)| said.zh);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
