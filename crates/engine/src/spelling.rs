//! The model of spelling put to a page: what it says of the folded text of each block becomes matches in the source text.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::ops::Range;

use hegao_model::text::{Folded, Source, Span, Text};
use hegao_rules::check::{Page, PageBlock, Proposal, Speller, Spotted, Weight};
use hegao_rules::facts::Lang;
use hegao_rules::language::both;
use hegao_spelling::checker::{Checker, Suspect, Tier};
use hegao_spelling::lay::Depth;
use hegao_spelling::own::Own;
use hegao_spelling::repeats::Repeats;
use hegao_spelling::symbols::each_clause;

/// The model, what an organisation has learned, and its terms.
pub struct Typos {
    model: Cow<'static, [u8]>,
    own: Option<Vec<u8>>,
    terms: Vec<String>,
    review: Weight,
    depth: Depth,
}

impl Typos {
    /// The one in `model`, a file of `hegao-spelling`. One that is damaged finds nothing.
    #[must_use]
    pub fn new(model: impl Into<Cow<'static, [u8]>>) -> Self {
        Self { model: model.into(), own: None, terms: Vec::new(), review: Weight::Advice, depth: Depth::All }
    }

    /// With the file that was learned from the organisation's archive.
    #[must_use]
    pub fn with_own(self, own: Option<Vec<u8>>) -> Self {
        Self { own, ..self }
    }

    /// With words that are never taken for typos.
    #[must_use]
    pub fn with_terms(self, terms: Vec<String>) -> Self {
        Self { terms: terms.into_iter().filter(|term| !term.is_empty()).collect(), ..self }
    }

    /// With what is not sure told as a warning, not as a note.
    #[must_use]
    pub fn for_review(self, is_review: bool) -> Self {
        Self { review: if is_review { Weight::Unconfirmed } else { Weight::Advice }, ..self }
    }

    /// With a look only where another character makes a word of what never stood together, which is several times as fast.
    #[must_use]
    pub fn of_words(self, is_quick: bool) -> Self {
        Self { depth: if is_quick { Depth::Words } else { Depth::All }, ..self }
    }

    /// Whether a range of a text is part of one of the terms.
    fn is_of_term(&self, text: &str, range: &Range<usize>) -> bool {
        let is_around = |start: usize, term: &str| start <= range.start && range.end <= start + term.len();
        self.terms.iter().any(|term| text.match_indices(term.as_str()).any(|(start, _)| is_around(start, term)))
    }

    /// The model with what was learned, if the page is not of that.
    fn checker<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Option<Checker<'_>> {
        let checker = Checker::new(&self.model)?.looking(self.depth);
        let own = self.own.as_deref().and_then(Own::new);
        Some(own.map_or(checker, |own| checker.with_own(own, own.has(texts))))
    }

    fn spotted(&self, block: usize, text: &Text<'_>, suspect: &Suspect) -> Option<Spotted> {
        let (span, meant) = place(text.folded(), suspect)?;
        let span: Span<Source> = text.to_source(span);
        let found = span.of(text.source());
        let detail = match (suspect.meant.is_empty(), suspect.range.is_empty()) {
            (true, _) => both!("“{found}”疑为多余", "“{found}” seems to be too much"),
            (_, true) => {
                both!("“{found}”处疑缺字，似应为“{meant}”", "near “{found}” something is missing; perhaps “{meant}”")
            }
            _ => both!("“{found}”疑为“{meant}”", "“{found}” may be meant as “{meant}”"),
        };
        let weight = if suspect.tier == Tier::Block { Weight::Full } else { self.review };
        Some(Spotted { suggestions: vec![meant], detail: Some(detail), weight, ..Spotted::new(block, span) })
    }
}

impl Speller for Typos {
    fn find_each(&self, page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
        let is_read = |block: &PageBlock<'_>| block.kind.is_prose() && block.facts.lang == Some(Lang::Zh);
        if !page.blocks.iter().any(is_read) {
            return;
        }
        let texts = || page.blocks.iter().filter(|block| is_read(block)).map(|block| block.text.folded());
        let Some(checker) = self.checker(texts()) else { return };
        let repeats = LazyCell::new(|| repeats(texts));
        for (index, block) in page.each_block().filter(|(_, block)| is_read(block)) {
            let text = block.text.folded();
            let is_typo =
                |suspect: &&Suspect| !self.is_of_term(text, &suspect.range) && !is_japanese(text, &suspect.range);
            for suspect in checker.check(text, &repeats).iter().filter(is_typo) {
                self.spotted(index, &block.text, suspect).into_iter().for_each(&mut *found);
            }
        }
    }

    fn weigh(&self, page: &Page<'_>, proposals: &[Proposal]) -> Vec<Option<Weight>> {
        let texts = || page.blocks.iter().map(|block| block.text.folded());
        let Some(checker) = self.checker(texts()) else { return vec![Some(Weight::Full); proposals.len()] };
        let repeats = LazyCell::new(|| repeats(texts));
        let weight = |proposal: &Proposal| {
            let text = page.blocks[proposal.block].text.folded();
            let range = proposal.span.start()..proposal.span.end();
            // A phrase may hold a term, and be odd only there.
            if self.is_of_term(text, &differing(text, &range, proposal.meant)) {
                return None;
            }
            match checker.judge(text, range, proposal.meant, &repeats)? {
                Tier::Block => Some(Weight::Full),
                Tier::Review => Some(Weight::Advice),
            }
        };
        page.each(proposals).map(weight).collect()
    }
}

/// The part of a range that is another in what is meant.
fn differing(text: &str, range: &Range<usize>, meant: &str) -> Range<usize> {
    let same = |(one, other): &(char, char)| one == other;
    let said = &text[range.clone()];
    let length = |same: (char, char)| same.0.len_utf8();
    let ahead: usize = said.chars().zip(meant.chars()).take_while(same).map(length).sum();
    let behind: usize =
        said[ahead..].chars().rev().zip(meant[ahead..].chars().rev()).take_while(same).map(length).sum();
    range.start + ahead..range.end - behind
}

/// How near to a word kana make it Japanese, in bytes.
const KANA: usize = 36;

/// Whether kana stand near a range: the words there are not those of the model.
fn is_japanese(text: &str, range: &Range<usize>) -> bool {
    let from = text.floor_char_boundary(range.start.saturating_sub(KANA));
    let to = text.floor_char_boundary((range.end + KANA).min(text.len()));
    text[from..to].chars().any(|c| matches!(c, 'ぁ'..='ヺ'))
}

/// What a document repeats.
fn repeats<'t, T: Iterator<Item = &'t str>>(texts: impl Fn() -> T) -> Repeats {
    let mut repeats = Repeats::new(texts().map(str::len).sum());
    texts().for_each(|text| each_clause(text, |clause| repeats.add(&clause.symbols)));
    repeats
}

/// The span of a suspect and what is meant there. Where something is missing the character before is told with it, or that
/// behind.
fn place(text: &str, suspect: &Suspect) -> Option<(Span<Folded>, String)> {
    let range = suspect.range.clone();
    if !range.is_empty() {
        return Some((Span::new(range.start, range.end), suspect.meant.clone()));
    }
    let is_near = |c: &char| !c.is_whitespace();
    if let Some(before) = text.get(..range.start)?.chars().next_back().filter(is_near) {
        let span = Span::new(range.start - before.len_utf8(), range.start);
        return Some((span, format!("{before}{}", suspect.meant)));
    }
    let behind = text.get(range.end..)?.chars().next().filter(is_near)?;
    Some((Span::new(range.end, range.end + behind.len_utf8()), format!("{}{behind}", suspect.meant)))
}
