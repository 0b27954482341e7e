//! Marks that have no fellow in the whole document: a quotation, or brackets, may run over several paragraphs.

use super::pairs::{FAMILIES, Family, Mark};
use super::{Faults, Told};
use crate::check::page::PageBlock;

/// The marks without a fellow in their paragraph, as the document is read.
#[derive(Default)]
pub(super) struct Strays {
    /// What waits for its fellow, by family.
    open: [Vec<Waiting>; FAMILIES],
    /// Closing marks for which nothing waited.
    closers: Vec<(usize, Mark)>,
}

/// A mark that waits, and whether its paragraph begins with it.
struct Waiting {
    block: usize,
    mark: Mark,
    begins: bool,
}

impl Strays {
    /// Takes what a paragraph has left over. Each paragraph of a long quotation begins with “, and only the last one ends with ”.
    pub(super) fn take(&mut self, block: usize, text: &PageBlock<'_>, left: Vec<Mark>) {
        let quotation = &mut self.open[Family::Double as usize];
        let goes_on = text.text.source().trim_start().starts_with('“');
        if goes_on && quotation.last().is_some_and(|waiting| waiting.block + 1 == block) {
            quotation.pop();
        }
        for mark in left {
            let waiting = &mut self.open[mark.family as usize];
            let before = &text.text.source()[..mark.span().start()];
            let begins = before.trim().is_empty();
            if mark.opens {
                waiting.push(Waiting { block, mark, begins });
                continue;
            }
            match waiting.pop() {
                Some(met) if met.begins => {
                    while waiting.last().is_some_and(|other| other.begins) {
                        waiting.pop();
                    }
                }
                Some(_) => {}
                // 》 in front of a line points at something.
                None if mark.family == Family::Title && (begins || before.ends_with('\n')) => {}
                None => self.closers.push((block, mark)),
            }
        }
    }

    /// Tells what has met nothing.
    pub(super) fn end(self, faults: &mut Faults) {
        let open = self.open.into_iter().flatten().map(|waiting| (waiting.block, waiting.mark));
        for (block, mark) in open.chain(self.closers) {
            faults.add(block, Told::Unpaired, mark.span());
        }
    }
}
