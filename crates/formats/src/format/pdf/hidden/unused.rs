//! Content that no page shows: of pages that nothing uses any more, and forms that are kept and not drawn. A program that changes a page writes it anew, and many leave the old one in
//! the file: what was taken out of a page, or blacked out on it, can be read there.

use hayro_syntax::Pdf;
use hayro_syntax::content::TypedIter;
use hayro_syntax::content::ops::TypedInstruction;
use hayro_syntax::object::{Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::super::guard::is_picture;
use hegao_model::document::budget::{Bound, Budget};

/// Of so many operations one may be none: else the bytes are something else, such as a font.
const STRANGE: usize = 20;

/// What was found.
#[derive(Default)]
pub(in crate::format::pdf) struct Unused {
    /// The content as pages of their own: with the fonts of the page that has fonts of these names and stands nearest in the
    /// file.
    pub(in crate::format::pdf) pages: Vec<Vec<u8>>,
    /// How many there are whose fonts no page has.
    pub(in crate::format::pdf) unread: usize,
}

/// The content of those streams that are `meant`.
pub(in crate::format::pdf) fn unused(
    pdf: &Pdf,
    is_meant: &dyn Fn(ObjectIdentifier) -> bool,
    budget: &Budget,
) -> Unused {
    let mut unused = Unused::default();
    for stream in pdf.objects().into_iter().filter_map(Object::into_stream) {
        if !is_meant(stream.obj_id()) || !may_be_content(&stream) {
            continue;
        }
        let Some(fonts) = fonts(&stream) else { continue };
        match page(pdf, &stream, &fonts) {
            Some(_) if !budget.admits(Bound::LeftOver, unused.pages.len() + 1, None) => break,
            Some(page) => unused.pages.push(page),
            None => unused.unread += 1,
        }
    }
    unused
}

/// Whether the stream says of itself that it is anything else.
fn may_be_content(stream: &Stream<'_>) -> bool {
    let dict = stream.dict();
    let is_other =
        dict.get::<Name<'_>>("Type").is_some_and(|name| ![&b"XObject"[..], b"Pattern"].contains(&name.as_ref()));
    !is_other
        && !["Length1", "Length3", "W", "FunctionType"].iter().any(|key| dict.contains_key(key))
        && !is_picture(dict.data())
}

/// The names of the fonts with which the stream shows text; `None`: it shows none.
fn fonts(stream: &Stream<'_>) -> Option<Vec<Vec<u8>>> {
    let content = stream.decoded_data().ok()?;
    let (mut operations, mut count, mut strange) = (TypedIter::new(&content), 0, 0);
    let (mut is_text, mut shows, mut fonts) = (false, false, Vec::new());
    while let Some(operation) = operations.next() {
        count += 1;
        match operation {
            TypedInstruction::BeginText(_) => is_text = true,
            TypedInstruction::EndText(_) => is_text = false,
            TypedInstruction::TextFont(font) if !fonts.iter().any(|name| name == font.0.as_ref()) => {
                fonts.push(font.0.as_ref().to_vec());
            }
            TypedInstruction::ShowText(_)
            | TypedInstruction::ShowTexts(_)
            | TypedInstruction::NextLineAndShowText(_)
            | TypedInstruction::ShowTextWithParameters(_) => shows |= is_text,
            TypedInstruction::Fallback(_) => strange += 1,
            _ => {}
        }
        if strange > 1 && strange * STRANGE > count {
            return None;
        }
    }
    shows.then_some(fonts)
}

/// A page that shows the stream, if there are the fonts for it.
fn page(pdf: &Pdf, stream: &Stream<'_>, fonts: &[Vec<u8>]) -> Option<Vec<u8>> {
    let number = stream.obj_id().obj_number;
    let distance = |page: &&Page<'_>| page.raw().obj_id().map_or(u32::MAX, |id| id.obj_number.abs_diff(number));
    let has_all = |resources: &Resources<'_>| fonts.iter().all(|font| resources.fonts.contains_key(font));
    let like = pdf.pages().iter().filter(|page| has_all(page.resources())).min_by_key(distance);
    let own = stream.dict().get("Resources").map(Resources::new).filter(has_all);
    let resources = own.as_ref().or(like.map(Page::resources))?;
    let size = like.map_or(hayro_syntax::page::A4, Page::media_box);
    let mut page = format!(
        "<</Type/Page/MediaBox[{} {} {} {}]/Contents {number} {} R/Resources<<",
        size.x0,
        size.y0,
        size.x1,
        size.y1,
        stream.obj_id().gen_number
    )
    .into_bytes();
    for (key, dict) in [
        ("Font", &resources.fonts),
        ("XObject", &resources.x_objects),
        ("ExtGState", &resources.ext_g_states),
        ("Properties", &resources.properties),
    ] {
        if !dict.is_empty() {
            page.extend([b"/", key.as_bytes(), b" ", dict.data()].concat());
        }
    }
    page.extend(b">>>>");
    Some(page)
}
