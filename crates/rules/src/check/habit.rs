//! Slips against a document's own habit: a pattern of what is not usual, told once for the whole document with its number of
//! places, and only where the document does otherwise more often.

use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageCheck, Spotted};
use super::{Pattern, RegexCheck, Starts};
use crate::facts::{Genre, Lang};

/// What is not usual, and what is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Habit {
    /// The slip, in blocks that are Chinese. Its gate has literals alone.
    pub slip: RegexCheck,
    /// What the slip must be as it stands in the document, where the fold makes alike what is told apart here (dashes).
    pub written: Option<Pattern>,
    /// What the document must have more often than slips, in blocks that are Chinese; `None`: a slip is one anywhere. A law has no
    /// habit of its own.
    pub usual: Option<Pattern>,
}

impl Habit {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(&self) -> Box<dyn PageCheck> {
        Box::new(self.clone())
    }
}

impl Habit {
    /// Databases of laws set marks as their converters did.
    fn is_told_of(&self, page: &Page<'_>) -> bool {
        self.usual.is_none() || page.facts.genre != Some(Genre::Statute)
    }
}

impl PageCheck for Habit {
    fn literals(&self) -> Vec<String> {
        self.slip.gate.iter().flat_map(|gate| gate.any.clone()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        if !self.is_told_of(page) {
            return;
        }
        let blocks = clues.chunk_by(|a, b| a.block() == b.block()).map(|of_block| (of_block[0].block(), of_block));
        for (index, clues) in page.each(blocks.filter(|&(index, _)| page.blocks[index].facts.lang == Some(Lang::Zh))) {
            let text = &page.blocks[index].text;
            let starts = |clue: &Clue| Some(self.slip.lead(clue.literal())?.starts(text.folded(), clue.span.start()));
            let starts = clues.iter().filter_map(starts).collect();
            self.slip.find(text.folded(), &Starts::merged(starts), page.clock, |m| {
                let span = text.to_source(m.span);
                let is_slip = self.written.as_ref().is_none_or(|written| written.is_match(span.of(text.source())));
                if is_slip {
                    found(Spotted::new(index, span));
                }
                is_slip
            });
        }
    }

    fn is_told_once(&self) -> bool {
        true
    }

    fn stands(&self, page: &Page<'_>, faults: usize) -> bool {
        let Some(usual) = &self.usual else { return true };
        let chinese =
            page.each_block().filter(|(_, block)| block.facts.lang == Some(Lang::Zh) && block.kind.is_prose());
        chinese.flat_map(|(_, block)| usual.regex().find_iter(block.text.folded())).nth(faults).is_some()
    }
}
