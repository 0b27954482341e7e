//! What stands in formulas. Mostly it is nothing but names of cells, and the cell's stored result says what people see.
//! But a formula may quote what the cell does not show (`HYPERLINK("tel:…")`, `IF(B2="","…",B2)`), and programs that
//! reckon nothing write formulas without results: what people will see there is known only if the formula is plain text.

use std::ops::Range;

use crate::hidden::telling::is_private;
use crate::layout::flow::Gathered;
use hegao_model::document::{Cells, Hidden};

/// Digits of the shortest number that is someone's.
const SHORTEST: usize = 10;

/// What of a formula is told: all of one that names a place elsewhere; of any other what may be someone's.
pub(crate) fn told(formula: &Gathered) -> Option<(Hidden, Gathered)> {
    if names_a_place(formula.text()) {
        return Some((Hidden::FieldCode, formula.clone()));
    }
    let constants = constants(formula);
    is_private(constants.text()).then_some((Hidden::LinkTarget, constants))
}

/// The texts that a formula quotes and the long numbers in it, each on a line.
pub(crate) fn constants(formula: &Gathered) -> Gathered {
    let text = formula.text();
    let mut found = Vec::new();
    let mut at = 0;
    for quotation in quotations(text) {
        found.extend(numbers(text, at..quotation.start - 1));
        at = (quotation.end + 1).min(text.len());
        found.push(quotation);
    }
    found.extend(numbers(text, at..text.len()));
    let mut constants = formula.beginning();
    for range in found {
        if !constants.text().is_empty() {
            constants.push_unstored("\n");
        }
        constants.append_range(formula, range);
    }
    constants
}

/// Where long whole numbers stand in a stretch of a formula: no parts of names or of decimals.
fn numbers(formula: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let is_of_word = |c: char| c.is_alphanumeric() || "_.$".contains(c);
    let words = formula[range].split(move |c| !is_of_word(c));
    let is_number = |word: &&str| word.len() >= SHORTEST && word.bytes().all(|byte| byte.is_ascii_digit());
    words.filter(is_number).map(|word| {
        let start = word.as_ptr() as usize - formula.as_ptr() as usize;
        start..start + word.len()
    })
}

/// What a formula comes to that is nothing but texts and numbers put together: `"电话："&"…"`.
pub(crate) fn literal(formula: &Gathered) -> Option<Gathered> {
    let text = formula.text();
    let mut result = formula.beginning();
    let mut at = 0;
    for range in quotations(text) {
        between(formula, at..range.start - 1, &mut result)?;
        at = (range.end + 1).min(text.len());
        result.append_range(formula, range);
    }
    between(formula, at..text.len(), &mut result)?;
    Some(result).filter(|result| !result.is_blank())
}

/// Adds the numbers that stand between texts; `None` if anything else does.
fn between(formula: &Gathered, range: Range<usize>, result: &mut Gathered) -> Option<()> {
    let text = &formula.text()[range.clone()];
    let is_digit = |c: char| c.is_ascii_digit() || c == '.';
    if !text.chars().all(|c| is_digit(c) || matches!(c, '&' | '=' | '(' | ')') || c.is_whitespace()) {
        return None;
    }
    let mut at = range.start;
    for stretch in text.split_inclusive(|c| !is_digit(c)) {
        let digits = stretch.trim_end_matches(|c| !is_digit(c)).len();
        result.append_range(formula, at..at + digits);
        at += stretch.len();
    }
    Some(())
}

/// Where the quoted texts stand, without their marks. A doubled mark is one of the text, and so stays as it is stored.
fn quotations(formula: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut rest = 0;
    while let Some(open) = formula[rest..].find('"').map(|at| rest + at + 1) {
        let mut end = open;
        loop {
            end += formula[end..].find('"').unwrap_or(formula.len() - end);
            if !formula[end..].starts_with("\"\"") {
                break;
            }
            end += 2;
        }
        found.push(open..end);
        rest = (end + 1).min(formula.len());
    }
    found
}

/// Whether a formula names a place on a disk, in a network or on the web.
pub(crate) fn names_a_place(formula: &str) -> bool {
    [":\\", "\\\\", "://"].iter().any(|sign| formula.contains(sign))
}

/// Cells of a sheet whose text is not known: how many, and where the first are.
#[derive(Default)]
pub(crate) struct Unknown(Cells);

impl Unknown {
    /// One more, which people call `cell`.
    pub(crate) fn add(&mut self, cell: impl FnOnce() -> String) {
        self.0.count += 1;
        if self.0.first.len() < 3 {
            self.0.first.push(cell().into());
        }
    }

    /// `None`: there are none.
    pub(crate) fn told(&self) -> Option<Cells> {
        (self.0.count > 0).then(|| self.0.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::Origin;

    fn gathered(text: &str) -> Gathered {
        let mut gathered = Gathered::new(0);
        gathered.push(text, Origin::exact(0));
        gathered
    }

    #[test]
    fn formulas_of_nothing_but_texts_are_known() {
        for (formula, expected) in [
            ("\"电话：13800138000\"", Some("电话：13800138000")),
            ("= \"证号：\" & 110105 & (\"19491231002X\")", Some("证号：11010519491231002X")),
            ("13800138000", Some("13800138000")),
            ("A1&\"电话\"", None),
            ("SUM(A1:A3)", None),
            ("\"断", Some("断")),
            ("", None),
            ("\"\"", None),
        ] {
            assert_eq!(literal(&gathered(formula)).as_ref().map(Gathered::text), expected, "{formula}");
        }
    }

    #[test]
    fn quoted_texts_have_their_places() {
        let formula = gathered("IF(B2=\"\",\"他说\"\"好\"\"\",HYPERLINK(\"tel:1\",\"拨\"))&13800138000-0.13800138000");
        let quoted = constants(&formula);
        assert_eq!(quoted.text(), "他说\"\"好\"\"\ntel:1\n拨\n13800138000");
        assert_eq!(formula.text()[quoted.hull().unwrap()].chars().next(), Some('他'));
    }
}
