//! Weights of a result that are not all of it: 笔试成绩占总成绩的40%，面试成绩占总成绩的50%.

use super::amount::{Amount, PERCENT};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Weights;

/// What each weight is a part of.
const WHOLES: [&str; 6] = ["占总成绩", "占总分", "占综合成绩", "占最终成绩", "占考试总成绩", "占考核总分"];

impl PageCheck for Weights {
    fn literals(&self) -> Vec<String> {
        WHOLES.map(str::to_owned).to_vec()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let clues: Vec<Clue> = page.each(clues).copied().collect();
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
        let mut at = folded.len() - folded[clue.end()..].trim_start_matches(['的', '比', '重', '例', '为', ' ']).len();
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
            ("平时成绩占总成绩的20%，实验成绩占总成绩的20%，其余为考试。", None),
        ] {
            let clues = text.match_indices("占总成绩").map(|(at, word)| Span::new(at, at + word.len()));
            let told = wrong(text, clues);
            assert_eq!(told.as_ref().map(|(span, sum)| (span.of(text), sum.as_str())), expected, "{text}");
        }
    }
}
