//! What can stand in a reason.

use std::borrow::Cow;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::GapKind;
use crate::document::budget::Bound;
use crate::document::known::Known;
use crate::document::place::Place;

/// Content of an Office document that stands outside its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Outside {
    /// A picture.
    Picture,
    /// Sound or a film.
    Media,
    /// A template that is fetched from the network.
    Template,
    /// A document within the document.
    Subdocument,
    /// A document that is shown as a part of the text.
    Merged,
    /// An object.
    Object,
    /// A web page in a frame.
    Frame,
}

impl Outside {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Picture, Self::Media, Self::Template, Self::Subdocument, Self::Merged, Self::Object, Self::Frame];
}

/// An earlier state of a PDF file, or what is left of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PdfState {
    /// The version of this number.
    Version(usize),
    /// Pages that were taken out.
    RemovedPages,
    /// Content that nothing uses any more.
    Unused,
}

/// Cells of a sheet.
#[derive(Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Cells {
    /// How many.
    pub count: usize,
    /// The first of them, as people call them: `B5`.
    pub first: Vec<Arc<str>>,
}

/// What can stand in a reason, and gives the texts in it that are not ours.
pub(super) trait Texts {
    fn texts<'t>(&'t self, _: &mut impl FnMut(&'t Arc<str>)) {}
    fn texts_mut(&mut self, _: &mut impl FnMut(&mut Arc<str>)) {}
}

impl Texts for Arc<str> {
    fn texts<'t>(&'t self, take: &mut impl FnMut(&'t Arc<str>)) {
        take(self);
    }

    fn texts_mut(&mut self, take: &mut impl FnMut(&mut Arc<str>)) {
        take(self);
    }
}

impl Texts for Cells {
    fn texts<'t>(&'t self, take: &mut impl FnMut(&'t Arc<str>)) {
        let Self { count: _, first } = self;
        first.iter().for_each(take);
    }

    fn texts_mut(&mut self, take: &mut impl FnMut(&mut Arc<str>)) {
        let Self { count: _, first } = self;
        first.iter_mut().for_each(take);
    }
}

impl Texts for Place {
    fn texts<'t>(&'t self, take: &mut impl FnMut(&'t Arc<str>)) {
        self.texts(take);
    }

    fn texts_mut(&mut self, take: &mut impl FnMut(&mut Arc<str>)) {
        self.texts_mut(take);
    }
}

macro_rules! without_text {
    ($($of:ty),+) => {$(impl Texts for $of {})+};
}

without_text!(usize, u32, u64, Option<u64>, Cow<'static, str>, &'static Known, Outside, PdfState, GapKind, Bound);
