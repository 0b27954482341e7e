//! What an annotation shows: its appearance may say one thing, and its contents, which stand in the list of comments and in
//! its editor, another.

use hayro_interpret::kurbo::{Affine, Rect};
use hayro_interpret::{Context, InterpreterCache, InterpreterSettings, interpret};
use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::object::{Dict, Stream};
use hayro_syntax::page::Resources;

use super::character::Characters;
use super::device::TextDevice;

/// Looks at the appearances of annotations.
pub(super) struct Appearances<'p> {
    pdf: &'p Pdf,
    /// Looking for them costs a walk through the file, which most files need not pay.
    characters: Option<Characters>,
}

impl<'p> Appearances<'p> {
    pub(super) fn new(pdf: &'p Pdf) -> Self {
        Self { pdf, characters: None }
    }

    /// Whether what `annotation` shows has all letters of `text`, in this order.
    pub(super) fn shows(&mut self, annotation: &Dict<'p>, text: &str) -> bool {
        let form = annotation.get::<Dict<'p>>("AP").and_then(|looks| looks.get::<Stream<'p>>("N"));
        form.is_some_and(|form| letters(&self.text(&form)).contains(&letters(text)))
    }

    /// The text that a form shows.
    fn text(&mut self, form: &Stream<'p>) -> String {
        let everywhere = Rect::new(-1e9, -1e9, 1e9, 1e9);
        let characters = self.characters.get_or_insert_with(|| Characters::new(self.pdf));
        let Ok(content) = form.decoded_data() else { return String::new() };
        let resources = Resources::new(form.dict().get::<Dict<'p>>("Resources").unwrap_or_default());
        let (cache, settings) = (InterpreterCache::new(), InterpreterSettings::default());
        let mut context = Context::new(Affine::IDENTITY, everywhere, &cache, self.pdf.xref(), settings);
        let mut device = TextDevice::new(characters, everywhere);
        interpret(TypedIter::new(&content), &resources, &mut context, &mut device);
        device.canvas.glyphs.iter().map(|glyph| glyph.text.as_str()).collect()
    }
}

/// The letters and figures of `text`.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}
