//! Weights of a result that are not all of it: 笔试成绩占总成绩的40%，面试成绩占总成绩的50%. So are the shares of all parts, and of payments.

mod named;
mod rest;
mod shares;

use super::amount::{Amount, PERCENT};
use super::miss::{spotted, stretch};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Weights;

/// What each weight is a part of.
const WHOLES: [&str; 6] = ["占总成绩", "占总分", "占综合成绩", "占最终成绩", "占考试总成绩", "占考核总分"];

/// Figures that a weight may begin with.
const DIGITS: usize = 9;

/// What a ratio of three parts is of: 三次产业结构为13.3:42.3:44.4.
const RATIOS: [&str; 4] = ["产业结构", "产业比例", "产业比重", "产业构成"];

/// How far behind its word a ratio may begin, in bytes, and by how much rounding may change its sum, in millionths.
const NEAR: usize = 60;
const ROUNDED: i128 = 150_000;

impl PageCheck for Weights {
    fn literals(&self) -> Vec<String> {
        // 笔试成绩占60%
        let results = "123456789".chars().take(DIGITS).map(|digit| format!("成绩占{digit}"));
        let own = WHOLES.iter().map(|word| (*word).to_owned()).chain(results).chain(RATIOS.map(str::to_owned));
        own.chain(shares::literals()).chain(named::literals()).chain(rest::literals()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let (shares, clues): (Vec<Clue>, Vec<Clue>) =
            page.each(clues).copied().partition(|clue| clue.literal() >= WHOLES.len() + DIGITS + RATIOS.len());
        let mut end = (0, 0);
        for clue in shares {
            let text = &page.blocks[clue.block()].text;
            // Several payments of one sentence lead to the same.
            let is_new = end.0 != clue.block() || clue.span.start() >= end.1;
            let named = WHOLES.len() + DIGITS + RATIOS.len() + shares::literals().count();
            let look = match clue.literal() {
                literal if literal < named => shares::wrong,
                literal if literal < named + named::literals().count() => named::wrong,
                _ => rest::wrong,
            };
            let Some((span, said)) = look(text.folded(), clue.span).filter(|_| is_new) else { continue };
            end = (clue.block(), span.end());
            found(spotted(clue.block(), text, stretch(span, None), said));
        }
        let (ratios, clues): (Vec<Clue>, Vec<Clue>) =
            clues.into_iter().partition(|clue| clue.literal() >= WHOLES.len() + DIGITS);
        for clue in ratios {
            let text = &page.blocks[clue.block()].text;
            if let Some((span, sum)) = ratio(text.folded(), clue.span) {
                let detail = Some(Said { zh: format!("{sum}%"), en: format!("{sum}%") });
                found(Spotted { detail, ..Spotted::new(clue.block(), text.to_source(span)) });
            }
        }
        for of_block in clues.chunk_by(|a, b| a.block() == b.block()) {
            let block = of_block[0].block();
            let text = &page.blocks[block].text;
            let folded = text.folded();
            // One sentence has the weights of one result; another may have those of its parts.
            for of_sentence in of_block.chunk_by(|a, b| !folded[a.span.end()..b.span.start()].contains(['。', '\n'])) {
                if let Some((span, sum)) = wrong(folded, of_sentence.iter().map(|clue| clue.span)) {
                    let detail = Said { zh: format!("{sum}%"), en: format!("{sum}%") };
                    found(Spotted { detail: Some(detail), ..Spotted::new(block, text.to_source(span)) });
                }
            }
        }
    }
}

/// The last of the weights behind `clues`, and their sum, if that is not all.
fn wrong(folded: &str, clues: impl Iterator<Item = Span<Folded>>) -> Option<(Span<Folded>, String)> {
    let (mut weights, mut sum) = (Vec::new(), 0);
    for clue in clues {
        // The first figure may have led here.
        let end = clue.of(folded).trim_end_matches(|c: char| c.is_ascii_digit()).len() + clue.start();
        let mut at = folded.len() - folded[end..].trim_start_matches(['的', '比', '重', '例', '为', ' ']).len();
        // 分别占总成绩的40%、60%
        loop {
            let weight = Amount::at(folded, at).filter(|weight| weight.unit == "%")?;
            sum += weight.millionths;
            weights.push(Span::new(weight.start, weight.end));
            let Some(next) = folded[weight.end..].strip_prefix(['、', '和']) else { break };
            at = folded.len() - next.len();
            if !next.starts_with(|c: char| c.is_ascii_digit()) {
                break;
            }
        }
    }
    let is_whole = weights.len() < 2 || sum == 100 * PERCENT;
    // What adds up to a half or less names some of the parts only.
    let is_most = sum * 10 >= 800 * PERCENT && sum * 10 <= 1500 * PERCENT;
    weights.last().filter(|_| !is_whole && is_most).map(|last| (*last, Amount::written(sum)))
}

/// The ratio of three behind `clue`, and its sum, if that is nearly 100 and not it. Of two (由…调整为…) the second is read too.
fn ratio(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let colons = [':', '：', '∶'];
    let mut from = clue.end();
    for _ in 0..2 {
        let near = folded[from..].find(|c: char| c.is_ascii_digit()).filter(|&near| near < NEAR)?;
        let (start, mut at) = (from + near, from + near);
        if folded[from..start].contains(['。', '，', '；', '\n']) {
            return None;
        }
        let mut parts = Vec::new();
        loop {
            let rest = &folded[at..];
            let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
            parts.push(Amount::number(&rest[..end])?);
            at += end;
            let Some(next) = folded[at..].strip_prefix(colons) else { break };
            at = folded.len() - next.len();
        }
        let sum: i128 = parts.iter().sum();
        let is_near = (sum - 100 * PERCENT).abs() <= 10 * PERCENT;
        if parts.len() == 3 && is_near && (sum - 100 * PERCENT).abs() > ROUNDED {
            return Some((Span::new(start, at), Amount::written(sum)));
        }
        from = at;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weights_add_up_to_all() {
        for (text, expected) in [
            ("笔试成绩占总成绩的40%，面试成绩占总成绩的50%。", Some(("50%", "90"))),
            ("笔试成绩占总成绩的40%，面试成绩占总成绩的60%。", None),
            ("笔试、面试成绩分别占总成绩的40%、50%。", Some(("50%", "90"))),
            ("笔试、面试成绩分别占总成绩的40%和60%。", None),
            ("笔试成绩占总成绩的40%。", None),
            ("笔试成绩占60%，面试成绩占50%。", Some(("50%", "110"))),
            ("笔试成绩占60%，面试成绩占40%。", None),
            ("平时成绩占总成绩的20%，实验成绩占总成绩的20%，其余为考试。", None),
        ] {
            let word = if text.contains("占总成绩") { "占总成绩" } else { "成绩占" };
            let clues = text.match_indices(word).map(|(at, word)| Span::new(at, at + word.len()));
            let told = wrong(text, clues);
            assert_eq!(told.as_ref().map(|(span, sum)| (span.of(text), sum.as_str())), expected, "{text}");
        }
    }

    #[test]
    fn a_ratio_of_three_is_all() {
        for (text, expected) in [
            ("三次产业结构为13.3:42.3:45.4。", Some("101")),
            ("三次产业结构为13.3:42.3:44.4。", None),
            ("三次产业结构由12.1:43.0:44.9调整为13.3：42.3：45.4。", Some("101")),
            ("产业结构不断优化，比例为1:2:3。", None),
        ] {
            let at = text.find("产业结构").unwrap();
            let told = ratio(text, Span::new(at, at + "产业结构".len())).map(|(_, sum)| sum);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
