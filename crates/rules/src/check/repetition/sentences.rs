//! The same sentence twice, one directly behind the other: what a paste left.

use crate::check::page::{Page, Spotted};
use crate::facts::Zone;
use hegao_model::text::{Span, is_han};

/// What ends a sentence. Slogans and marks on each page (仅供内部使用！) are called out more than once.
const STOPS: [char; 2] = ['。', '；'];

/// Finds sentences of at least `least` Han characters that stand behind themselves.
pub(super) fn find(page: &Page<'_>, least: usize, found: &mut dyn FnMut(Spotted)) {
    for (index, block) in page.each_block().filter(|(_, block)| block.facts.zone != Some(Zone::Quotation)) {
        if !block.kind.is_prose() {
            continue;
        }
        let folded = block.text.folded();
        let mut last = Span::new(0, 0);
        for sentence in folded.split_inclusive(STOPS) {
            let start = sentence.as_ptr() as usize - folded.as_ptr() as usize;
            let span = Span::new(start + sentence.len() - sentence.trim_start().len(), start + sentence.len());
            let is_same = sentence.trim() == last.of(folded).trim() && sentence.ends_with(STOPS);
            if is_same && is_running(sentence) && sentence.chars().filter(|&c| is_han(c)).take(least).count() == least {
                found(Spotted { suggestions: vec![String::new()], ..Spotted::new(index, block.text.to_source(span)) });
            }
            last = span;
        }
    }
}

/// Whether it is running text: no row of a table that is drawn with bars, and no hint in brackets that forms have in each cell.
fn is_running(sentence: &str) -> bool {
    !sentence.contains(['|', '（', '）', '(', ')', '_'])
}
