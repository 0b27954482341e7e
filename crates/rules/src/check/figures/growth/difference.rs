//! An amount by which something has changed that is not the difference of its two figures, or has the wrong direction: 486.5万元，比上年的452.3万元减少34.2万元.

use super::super::amount::Amount;
use super::{LAST_YEAR, last_clause};
use hegao_model::text::{Folded, Span};

/// How far before the change its clause may begin, in bytes.
const FAR: usize = 120;

/// The change at `clue` with its word, and what the two figures give, if one of word and amount is wrong.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, String)> {
    let is_fall = clue.of(folded).contains(['降', '减']);
    let start = folded.len() - folded[clue.end()..].trim_start_matches(['了', ' ']).len();
    let change = Amount::at(folded, start)?;
    let from = super::floor(folded, clue.start().saturating_sub(FAR));
    let clause = last_clause(&folded[from..clue.start()]);
    let behind = clause.strip_prefix(['比', '较', '与', '同'])?;
    LAST_YEAR.iter().find(|word| behind.starts_with(**word))?;
    let before = folded[..clue.start() - clause.len()].strip_suffix('，')?;
    let base = clause.strip_suffix("相比").unwrap_or(clause);
    let (old, new) = (Amount::ending(base)?, Amount::ending(before)?);
    if old.unit != change.unit || new.unit != change.unit {
        return None;
    }
    let difference = new.millionths - old.millionths;
    let slack = (old.step + new.step + change.step) / 2;
    let is_amount = (difference.abs() - change.millionths).abs() <= slack;
    let is_direction = difference == 0 || (difference < 0) == is_fall;
    // Where both are wrong the figures are of something else.
    let word = if difference < 0 { "减少" } else { "增加" };
    (is_amount != is_direction && difference != 0).then(|| {
        let right = format!("{word}{}{}", Amount::written(difference.abs()), change.unit);
        (Span::new(clue.start(), change.end), right)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_the_difference() {
        for (text, expected) in [
            ("预算486.50万元，比上年的452.30万元减少34.20万元。", Some("增加34.2万元")),
            ("预算486.50万元，比上年的452.30万元增加34.20万元。", None),
            ("接待费1.20万元，比上年的1.50万元减少0.40万元。", Some("减少0.3万元")),
            ("接待费1.20万元，与2024年的1.50万元相比减少0.30万元。", None),
            ("接待费1.20万元，比上年减少0.30万元。", None),
            ("接待费1.20万元，比上年的1.50万元增加0.50万元。", None),
        ] {
            let (at, word) = ["减少", "增加"].iter().find_map(|word| Some((text.find(word)?, word))).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
