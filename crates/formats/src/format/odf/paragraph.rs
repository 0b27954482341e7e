//! A paragraph while it is read: the text that is seen, and beside it what is not.

use super::look::Look;
use crate::layout::flow::Gathered;
use hegao_model::document::{BlockKind, Hidden, Origin, Place};

/// A paragraph.
pub(super) struct Paragraph {
    pub(super) text: Gathered,
    /// What is not seen of it, or said beside it.
    pub(super) asides: Vec<(Hidden, Gathered)>,
    pub(super) kind: Option<BlockKind>,
    pub(super) place: Option<Place>,
    /// The look of what it says in no span.
    pub(super) look: Look,
    /// The page on which it begins.
    pub(super) page: u32,
    /// The number before it, until something is shown.
    pub(super) number: Option<String>,
    /// White space that follows says nothing: there was some, or nothing yet.
    is_spaced: bool,
    /// Nothing of it is shown, whatever its text looks like.
    pub(super) is_hidden: bool,
}

impl Paragraph {
    /// An empty one.
    pub(super) fn new(part: u32, page: u32) -> Self {
        Self {
            text: Gathered::new(part),
            asides: Vec::new(),
            kind: None,
            place: None,
            look: Look::default(),
            page,
            number: None,
            is_spaced: true,
            is_hidden: false,
        }
    }

    /// What is seen of it, once more.
    pub(super) fn copy(&self) -> Self {
        Self { text: self.text.clone(), kind: self.kind, look: self.look, ..Self::new(self.text.part(), self.page) }
    }

    /// Adds text with its place. White space in a row, and at the start, is one or none (part 3, §6.1.2).
    pub(super) fn text(&mut self, text: &str, origin: &Origin, hidden: Option<Hidden>, shown_as: Option<Hidden>) {
        let Origin::Exact(start) = origin else {
            self.is_spaced = false;
            return self.put(text, Some(origin.clone()), hidden, shown_as);
        };
        let is_blank = |c: char| matches!(c, ' ' | '\t' | '\r' | '\n');
        let mut at = 0;
        while at < text.len() {
            let rest = &text[at..];
            let word = rest.find(is_blank).unwrap_or(rest.len());
            if word > 0 {
                self.is_spaced = false;
                self.put(&rest[..word], Some(Origin::Exact(start + at as u32)), hidden, shown_as);
                at += word;
                continue;
            }
            let blanks = rest.find(|c| !is_blank(c)).unwrap_or(rest.len());
            if !std::mem::replace(&mut self.is_spaced, true) {
                self.put(" ", Some(Origin::Exact(start + at as u32)), hidden, shown_as);
            }
            at += blanks;
        }
    }

    /// Adds a sign that an element stands for.
    pub(super) fn sign(&mut self, sign: &str, hidden: Option<Hidden>) {
        self.is_spaced = false;
        self.put(sign, None, hidden, None);
    }

    fn put(&mut self, text: &str, origin: Option<Origin>, hidden: Option<Hidden>, shown_as: Option<Hidden>) {
        if let Some(hidden) = hidden.or(shown_as) {
            let aside = match self.asides.last_mut() {
                Some((of, said)) if *of == hidden && shown_as.is_none() => said,
                Some((of, said)) if *of == hidden && self.text.text().ends_with(said.text()) => said,
                _ => {
                    let part = self.text.part();
                    self.asides.push((hidden, Gathered::new(part)));
                    match self.asides.last_mut() {
                        Some((_, said)) => said,
                        None => return,
                    }
                }
            };
            match &origin {
                Some(origin) => aside.push(text, origin.clone()),
                None => aside.push_unstored(text),
            }
        }
        if hidden.is_some() {
            return;
        }
        if let Some(number) = self.number.take() {
            self.text.push_unstored(&number);
        }
        match origin {
            Some(origin) => self.text.push(text, origin),
            None => self.text.push_unstored(text),
        }
    }

    /// Adds something that is whole.
    pub(super) fn add(&mut self, hidden: Hidden, text: Gathered) {
        if !text.is_blank() {
            self.asides.push((hidden, text));
        }
    }

    /// Whether there is nothing of it.
    pub(super) fn is_empty(&self) -> bool {
        self.text.is_blank() && self.asides.is_empty()
    }
}
