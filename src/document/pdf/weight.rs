//! How much there is to draw. A form may show others, and each of them others: ten lines can ask for more drawing than
//! there is time. So before a page is drawn its operations are counted, each form as often as it would be drawn. On the way it is seen whether the
//! fonts are there.

use std::collections::HashMap;

use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

/// Bytes of operations that one page, and all pages, may ask for.
pub(super) const MAX_PAGE: u64 = 32 << 20;
pub(super) const MAX_ALL: u64 = 256 << 20;

/// How deep forms stand in each other: hayro draws no deeper ones.
const MAX_DEPTH: usize = 50;

/// What was weighed.
#[derive(Default)]
pub(super) struct Weights {
    /// The forms that were met. `None`: it is being weighed; it shows itself.
    forms: HashMap<ObjectIdentifier, Option<u64>>,
    /// Text is set in a font that the file does not have: hayro leaves it out.
    pub(super) lacks_font: bool,
}

impl Weights {
    /// What `page` weighs.
    pub(super) fn page(&mut self, page: &Page<'_>) -> u64 {
        let content = page.page_stream().unwrap_or_default();
        let mut weight = self.content(content, page.resources(), MAX_DEPTH);
        // Annotations lack fonts by custom; a form has them for all.
        let lacks_font = self.lacks_font;
        let annotations = page.raw().get::<Array<'_>>("Annots");
        for annotation in annotations.iter().flat_map(|all| all.iter::<Dict<'_>>()) {
            let normal = annotation.get::<Dict<'_>>("AP").and_then(|look| look.get::<Object<'_>>("N"));
            if let Some(Object::Stream(form)) = normal {
                weight = weight.saturating_add(self.form(&form, page.resources(), MAX_DEPTH));
            }
        }
        self.lacks_font = lacks_font;
        weight
    }

    fn content(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) -> u64 {
        let mut weight = content.len() as u64;
        let mut operations = TypedIter::new(content);
        while let Some(operation) = operations.next() {
            match operation {
                TypedInstruction::XObject(shown) => {
                    let form = resources.get_x_object(shown.0);
                    let form = form.map_or(0, |form| self.form(&form, resources, depth));
                    weight = weight.saturating_add(form);
                }
                TypedInstruction::TextFont(font) => self.lacks_font |= resources.get_font(font.0).is_none(),
                _ => {}
            }
            if weight > MAX_ALL {
                break;
            }
        }
        weight
    }

    fn form(&mut self, form: &Stream<'_>, outer: &Resources<'_>, depth: usize) -> u64 {
        if depth == 0 || form.dict().get::<Name<'_>>("Subtype").is_none_or(|subtype| subtype.as_ref() != b"Form") {
            return 0;
        }
        let id = form.obj_id();
        match self.forms.get(&id) {
            Some(Some(weight)) => return *weight,
            Some(None) => return u64::MAX,
            None => self.forms.insert(id, None),
        };
        let own = form.dict().get::<Dict<'_>>("Resources").map(Resources::new);
        let content = form.decoded_data().unwrap_or_default();
        let weight = self.content(&content, own.as_ref().unwrap_or(outer), depth - 1);
        self.forms.insert(id, Some(weight));
        weight
    }
}
