//! Blocks for what a reader does not see.

use std::collections::HashMap;

use super::assemble::Assembly;
use super::hidden::Notes;
use super::line::Line;
use super::page::Content as Page;
use super::paragraph::{Join, Measure, Pair};
use super::stand::Boxed;
use crate::layout::flow::Gathered;
use hegao_model::document::{Content, Hidden, Origin, Part, Place, Role, Spot};

impl Assembly {
    /// The texts of all blocks.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().map(|block| match &block.content {
            Content::Slice(range) => &self.parts[block.part as usize].text[range.start as usize..range.end as usize],
            Content::Joined(joined) => &joined.text,
            Content::Headed { .. } => "",
        })
    }

    /// Adds what pages hold that a reader does not see.
    pub(super) fn hidden(&mut self, pages: &[Page]) {
        let place = |index: usize| Place::from(Spot::Page { number: index as u32 + 1 });
        for (index, page) in pages.iter().enumerate() {
            for (hidden, text, boxes) in page.asides() {
                self.aside(index, hidden, &text, &boxes, place(index));
            }
            for text in &page.replacements {
                self.aside(index, Hidden::AltText, text, &[], place(index).with(Role::AltText));
            }
        }
    }

    /// Adds what is on no page, in parts of its own.
    pub(super) fn notes(&mut self, notes: Notes) {
        for note in notes.notes {
            let known = self.parts.iter().rposition(|part| part.name.as_deref() == Some(note.part));
            let part = known.unwrap_or_else(|| {
                self.parts.push(Part::derived(note.part.to_owned(), String::new()));
                self.parts.len() - 1
            });
            self.aside(part, note.hidden, &note.text, &[], note.place);
        }
    }

    /// Adds an aside whose text becomes part of the part's text.
    fn aside(&mut self, part: usize, hidden: Hidden, text: &str, boxes: &[Boxed], place: Place) {
        if text.trim().is_empty() {
            return;
        }
        let start = self.write_into(part, text, boxes).start;
        let mut gathered = Gathered::new(part as u32);
        gathered.push(text, Origin::exact(start));
        self.blocks.push(gathered.aside(hidden, place));
    }
}

impl Page {
    /// Hidden lines, those of one kind that carry each other on as one, with their letters.
    fn asides(&self) -> Vec<(Hidden, String, Vec<Boxed>)> {
        let mut asides: Vec<(Hidden, String, Vec<Boxed>)> = Vec::new();
        let mut regions: HashMap<usize, Vec<&Line>> = HashMap::new();
        for (_, line) in &self.hidden {
            regions.entry(line.region).or_default().push(line);
        }
        let measures: HashMap<usize, Measure> =
            regions.into_iter().map(|(region, lines)| (region, Measure::of(&lines))).collect();
        let mut first = 0;
        for (index, (kind, line)) in self.hidden.iter().enumerate() {
            let before = index.checked_sub(1).map(|before| &self.hidden[before]);
            let before = before.filter(|(before, other)| before == kind && other.region == line.region);
            let goes_on = before.and_then(|(_, a)| {
                let (first, measure) = (&self.hidden[first].1, &measures[&line.region]);
                Pair { first, a, b: line, of_a: measure, of_b: measure, is_next: false }.join()
            });
            match (goes_on, asides.last_mut()) {
                (Some(join), Some((_, text, boxes))) => {
                    text.push_str(if join == Join::Spaced { " " } else { "" });
                    boxes.extend(line.boxes.iter().map(|boxed| boxed.behind(text.len())));
                    text.push_str(&line.text);
                }
                _ => {
                    first = index;
                    asides.push((*kind, line.text.clone(), line.boxes.clone()));
                }
            }
        }
        asides
    }
}
