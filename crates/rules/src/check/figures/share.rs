//! A rate that is not that of its two figures: 排查隐患126处，整改126处，整改率98%.

use super::amount::{Amount, PERCENT};
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct Shares;

/// The longest word that a rate is one of, in characters.
const WORD: usize = 4;

impl PageCheck for Shares {
    fn literals(&self) -> Vec<String> {
        "达为1234567890".chars().map(|behind| format!("率{behind}")).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let Some((rate, right)) = wrong(text.folded(), clue.span) else { continue };
            found(rate.corrected(clue.block(), text, &right));
        }
    }
}

/// The rate at `clue`, and what the two figures before it give, if that is another.
fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Amount<'_>, String)> {
    let behind = clue.start() + '率'.len_utf8();
    let start = folded.len() - folded[behind..].trim_start_matches(['达', '为', '到']).len();
    let rate = Amount::at(folded, start).filter(|rate| rate.unit == "%")?;
    let (before, word) = folded[..clue.start()].rsplit_once('，')?;
    let is_word = !word.is_empty() && word.chars().nth(WORD).is_none();
    let (first, second) = before.rsplit_once(['，', '、'])?;
    let part = Amount::ending(second)?;
    let named = before[..part.start + before.len() - second.len()].rsplit(['，', '、']).next()?;
    let whole = Amount::ending(first).filter(|whole| whole.unit == part.unit && whole.millionths >= part.millionths)?;
    // 应到137人，实到114人，到会率: who has come is at the meeting, at work, at school.
    let is_named = named.contains(word) || word.starts_with(['到', '出']) && named.contains("实到");
    if !is_word || !is_named || whole.millionths == 0 {
        return None;
    }
    let share = part.millionths * 100 * PERCENT / whole.millionths;
    // A rate may be cut or rounded.
    let is_right = (share - rate.millionths).abs() <= rate.step;
    let hundredths = (share + PERCENT / 200) / (PERCENT / 100) * (PERCENT / 100);
    (!is_right).then(|| (rate, Amount::written(hundredths)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        let start = text.rfind('率').unwrap();
        wrong(text, Span::new(start, start + 6)).map(|(rate, right)| format!("{}≠{right}", &text[rate.start..rate.end]))
    }

    #[test]
    fn a_rate_is_that_of_its_figures() {
        for (text, expected) in [
            ("排查隐患126处，整改126处，整改率98%。", Some("98%≠100")),
            ("排查隐患126处，整改120处，整改率达95.2%。", None),
            ("排查隐患126处，整改120处，整改率95%。", None),
            ("受理投诉30件，办结28件，办结率100%。", Some("100%≠93.33")),
            ("受理投诉30件，走访28户，满意率100%。", None),
            ("应到137人，实到114人，到会率85.8%。", Some("85.8%≠83.21")),
            ("抽检380批次，合格354批次，合格率为89.0%。", Some("89.0%≠93.16")),
            ("整改率98%。", None),
        ] {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }
}
