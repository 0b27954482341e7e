//! What stands twice.

mod characters;
mod headings;
mod items;
mod members;
mod passages;
mod phrases;
mod sentences;
mod words;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::page::{Clue, Page, PageBlock, PageCheck, Spotted};
use crate::facts::Genre;

/// A check of repetitions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Repetition {
    /// What is compared.
    pub of: Repeated,
    /// The fewest characters that count.
    pub least: u16,
}

/// What may stand twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Repeated {
    /// Neighbours in an enumeration: 甲、甲.
    Items,
    /// Members of one enumeration, with others between them.
    Members,
    /// Words of two characters: 台账台账.
    Words,
    /// The last character of a word, twice: 批示示.
    Characters,
    /// Phrases twice in a row: 不到位不到位.
    Phrases,
    /// Sentences and long passages of a document.
    Passages,
    /// Two sentences of a paragraph, one directly behind the other.
    Sentences,
    /// Headings of one level that mean the same.
    Headings,
}

impl Repetition {
    /// The check, ready to run.
    #[must_use]
    pub fn prepare(&self) -> Box<dyn PageCheck> {
        Box::new(self.clone())
    }
}

impl PageCheck for Repetition {
    fn needs_clues(&self) -> bool {
        false
    }

    fn find_each(&self, page: &Page<'_>, _clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let least = usize::from(self.least);
        match self.of {
            Repeated::Items => items::find(page, least, found),
            Repeated::Members => members::find(page, least, found),
            Repeated::Words => words::find(page, found),
            Repeated::Characters => characters::find(page, found),
            Repeated::Phrases => phrases::find(page, least, found),
            Repeated::Passages => passages::find(page, least, found),
            Repeated::Sentences => sentences::find(page, least, found),
            Repeated::Headings => headings::find(page, least).into_iter().for_each(found),
        }
    }
}

/// So many paragraphs that are articles make a law.
const ARTICLES: usize = 4;

/// Whether the document repeats itself by nature: laws, lists and contracts do.
pub(super) fn repeats_itself(page: &Page<'_>) -> bool {
    matches!(page.facts.genre, Some(Genre::Statute | Genre::List | Genre::Contract)) || has_articles(page)
}

/// Whether paragraphs are articles (第三条 …): such a text is built like a law, whatever it is called.
fn has_articles(page: &Page<'_>) -> bool {
    let is_article = |block: &&PageBlock<'_>| {
        let rest = block.text.folded().trim_start().trim_start_matches(['#', '*', ' ']).strip_prefix('第');
        rest.is_some_and(|rest| {
            let rest =
                rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十百零〇千".contains(c));
            rest.starts_with('条')
        })
    };
    page.blocks.iter().filter(is_article).take(ARTICLES).count() == ARTICLES
}

#[cfg(test)]
mod tests;
