//! What a page asks for, before it is drawn.
//!
//! A form may show others, and each of them others: ten lines can ask for more drawing than there is time. So operations are
//! counted, each form as often as it would be drawn. On the way it is seen whether all is there: hayro leaves out what it
//! does not find, and what it cannot read, without a word.

use std::collections::{HashMap, HashSet};
use std::ops::BitOrAssign;
use std::rc::Rc;

use hayro_cmap::CMap;
use hayro_syntax::content::{Instruction, UntypedIter};
use hayro_syntax::object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};
use memchr::memmem;

use super::codes::{self, Codes};
use super::operation::is_whole;

/// Bytes of operations beyond which nobody goes on counting: no page may ask for so many.
const ENOUGH: u64 = 256 << 20;

/// How deep forms stand in each other: hayro draws no deeper ones.
const MAX_DEPTH: usize = 50;

/// The flags of annotations that are not drawn: hidden, or only printed.
pub(crate) const UNDRAWN: u32 = 1 << 1 | 1 << 5;

/// A name that no page has. Behind a page's operators it is met only if all of them could be read.
const END: &[u8] = b"hegao.end";

/// What was surveyed.
#[derive(Default)]
pub(super) struct Survey {
    /// The forms that were met. `None`: it is being surveyed; it shows itself.
    forms: HashMap<ObjectIdentifier, Option<Asked>>,
    /// The content of the pages.
    contents: Vec<ObjectIdentifier>,
    /// The patterns of the page, each of which is read once.
    patterns: HashSet<ObjectIdentifier>,
    /// The maps of fonts.
    codes: Codes,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    /// Bytes of operations.
    pub(super) weight: u64,
    /// Text is set in a font that the file does not have.
    pub(super) lacks_font: bool,
    /// A form, a picture or an annotation is not there, or cannot be read.
    pub(super) lacks_part: bool,
    /// There are operations that cannot be read.
    pub(super) is_garbled: bool,
    /// A text has codes that its font does not map.
    pub(super) has_unread_codes: bool,
}

impl BitOrAssign for Asked {
    fn bitor_assign(&mut self, other: Self) {
        self.weight = self.weight.saturating_add(other.weight);
        self.lacks_font |= other.lacks_font;
        self.lacks_part |= other.lacks_part;
        self.is_garbled |= other.is_garbled;
        self.has_unread_codes |= other.has_unread_codes;
    }
}

impl Asked {
    /// Something that is not there.
    const LACKING: Self = Self { lacks_part: true, ..Self::NOTHING };
    /// More than there is time for.
    const ENDLESS: Self = Self { weight: u64::MAX, ..Self::NOTHING };
    const NOTHING: Self =
        Self { weight: 0, lacks_font: false, lacks_part: false, is_garbled: false, has_unread_codes: false };
}

impl Survey {
    /// The streams that are drawn: the content of pages, and all that is shown by it.
    pub(super) fn into_drawn(self) -> HashSet<ObjectIdentifier> {
        self.forms.into_keys().chain(self.contents).collect()
    }

    /// What `page` asks for.
    pub(super) fn page(&mut self, page: &Page<'_>) -> Asked {
        self.patterns.clear();
        self.contents.extend(contents(page));
        let content = page.page_stream().unwrap_or_default();
        let mut asked = self.content(content, page.resources(), MAX_DEPTH);
        for annotation in annotations(page) {
            // Annotations lack fonts by custom; a form has them for all.
            let lacks_font = asked.lacks_font;
            asked |= annotation.map_or(Asked::LACKING, |annotation| self.annotation(&annotation, page.resources()));
            asked.lacks_font = lacks_font;
        }
        asked
    }

    fn annotation(&mut self, annotation: &Dict<'_>, resources: &Resources<'_>) -> Asked {
        if annotation.get::<Name<'_>>("Subtype").is_none() {
            return Asked::LACKING;
        }
        let looks = annotation.get::<Dict<'_>>("AP");
        let normal = looks.as_ref().and_then(|looks| looks.get::<Object<'_>>("N"));
        let is_lost = normal.is_none() && looks.is_some_and(|looks| looks.get_ref("N").is_some());
        let form = match normal {
            Some(Object::Stream(form)) => Some(form),
            Some(Object::Dict(states)) => state(annotation, &states),
            _ => None,
        };
        match form {
            Some(_) if !annotation.contains_key("Rect") => Asked::LACKING,
            Some(_) if annotation.get::<u32>("F").is_some_and(|flags| flags & UNDRAWN != 0) => Asked::default(),
            Some(form) => self.form(&form, resources, MAX_DEPTH),
            None if is_lost => Asked::LACKING,
            None => Asked::default(),
        }
    }

    fn content(&mut self, content: &[u8], resources: &Resources<'_>, depth: usize) -> Asked {
        let mut asked = Asked { weight: content.len() as u64, ..Asked::default() };
        // Behind the operators stands one that no page has: it is met only if all before it could be read.
        let content = [content, b"\n/", END, b" scn"].concat();
        let (mut operations, mut is_all, mut may_be_strange) = (UntypedIter::new(&content), false, false);
        let mut fonts = Fonts::default();
        while let Some(operation) = operations.next() {
            asked.is_garbled |= !may_be_strange && !is_whole(&operation);
            let name = operation
                .operands()
                .last()
                .and_then(|last| if let Object::Name(name) = last { Some(name) } else { None });
            match (&**operation.operator, name) {
                (b"BX", _) => may_be_strange = true,
                (b"EX", _) => may_be_strange = false,
                (b"Tf", _) => asked.lacks_font |= !fonts.set(&operation, resources, &mut self.codes),
                (b"q", _) => fonts.outer.push(fonts.current.clone()),
                (b"Q", _) => fonts.current = fonts.outer.pop().flatten(),
                (b"Tj" | b"TJ" | b"'" | b"\"", _) => {
                    asked.has_unread_codes |=
                        fonts.current.as_deref().is_some_and(|codes| codes::lacks(codes, &operation));
                }
                (_, None) => {}
                (b"scn", Some(name)) if name.as_ref() == END => is_all = operation.operands().count() == 1,
                (b"scn" | b"SCN", Some(name)) => asked |= self.pattern(name, resources, depth),
                (b"gs", Some(name)) => asked |= self.mask(name, resources, depth),
                (b"Do", Some(name)) => asked |= self.shown(name, resources, depth),
                _ => {}
            }
            if asked.weight > ENOUGH {
                return asked;
            }
        }
        asked.is_garbled |= !is_all || is_blanked(&content);
        asked
    }

    /// What `Do` shows.
    fn shown(&mut self, name: &Name<'_>, outer: &Resources<'_>, depth: usize) -> Asked {
        let Some(shown) = outer.get_x_object(name) else { return Asked::LACKING };
        match shown.dict().get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Form") => self.form(&shown, outer, depth),
            Some(b"Image" | b"PS") => Asked::default(),
            _ => Asked::LACKING,
        }
    }

    /// What a colour asks for that is a pattern.
    fn pattern(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: usize) -> Asked {
        match resources.get_pattern(name) {
            Some(Object::Stream(tile)) if self.patterns.insert(tile.obj_id()) => self.form(&tile, resources, depth),
            Some(_) => Asked::default(),
            None => Asked::LACKING,
        }
    }

    /// What the mask of a graphics state asks for.
    fn mask(&mut self, name: &Name<'_>, resources: &Resources<'_>, depth: usize) -> Asked {
        let mask = resources.get_ext_g_state(name).and_then(|state| state.get::<Dict<'_>>("SMask"));
        let form = mask.and_then(|mask| mask.get::<Stream<'_>>("G"));
        let form = form.filter(|form| self.patterns.insert(form.obj_id()));
        form.map_or(Asked::default(), |form| self.form(&form, resources, depth))
    }

    fn form(&mut self, form: &Stream<'_>, outer: &Resources<'_>, depth: usize) -> Asked {
        if depth == 0 {
            return Asked::ENDLESS;
        }
        let id = form.obj_id();
        match self.forms.get(&id) {
            Some(Some(asked)) => return *asked,
            Some(None) => return Asked::ENDLESS,
            None => self.forms.insert(id, None),
        };
        let own = form.dict().get::<Dict<'_>>("Resources").map(Resources::new);
        let asked = match form.decoded_data() {
            Ok(content) if form.dict().contains_key("BBox") => {
                self.content(&content, own.as_ref().unwrap_or(outer), depth - 1)
            }
            _ => Asked::LACKING,
        };
        self.forms.insert(id, Some(asked));
        asked
    }
}

/// The fonts of a content.
#[derive(Default)]
struct Fonts {
    /// The map of each that was met; to get a font is to read it with its widths.
    met: HashMap<Vec<u8>, Option<Rc<CMap>>>,
    /// The map of the one that is set, and of those that are set again behind `Q`.
    current: Option<Rc<CMap>>,
    outer: Vec<Option<Rc<CMap>>>,
}

impl Fonts {
    /// Sets a font. `false`: the file does not have it, which is said once.
    fn set(&mut self, operation: &Instruction<'_, '_>, resources: &Resources<'_>, codes: &mut Codes) -> bool {
        let Some(name) = font(operation) else { return true };
        if let Some(met) = self.met.get(name.as_ref()) {
            self.current.clone_from(met);
            return true;
        }
        let font = resources.get_font(name);
        self.current = font.as_ref().and_then(|font| codes.of(font));
        self.met.insert(name.to_vec(), self.current.clone());
        font.is_some()
    }
}

/// The streams of a page's content.
fn contents(page: &Page<'_>) -> Vec<ObjectIdentifier> {
    match page.raw().get::<Object<'_>>("Contents") {
        Some(Object::Stream(stream)) => vec![stream.obj_id()],
        Some(Object::Array(streams)) => streams.iter::<Stream<'_>>().map(|stream| stream.obj_id()).collect(),
        _ => Vec::new(),
    }
}

/// The appearance of the state that an annotation is in; of one that has none, `Off` is drawn.
pub(crate) fn state<'a>(annotation: &Dict<'a>, states: &Dict<'a>) -> Option<Stream<'a>> {
    let own = annotation.get::<Name<'_>>("AS").and_then(|state| states.get::<Stream<'a>>(state));
    own.or_else(|| states.get::<Stream<'a>>("Off"))
}

/// Whether something was overwritten: no program leaves so much white space between operators. A picture may be white.
fn is_blanked(content: &[u8]) -> bool {
    let has = |run: &[u8]| memmem::find(content, run).is_some();
    (has(&[0; 8]) || has(&[b' '; 64])) && !has(b"ID")
}

/// The name of the font that is set: the size stands behind it.
fn font<'o, 'a>(operation: &'o Instruction<'_, 'a>) -> Option<&'o Name<'a>> {
    let names =
        operation.operands().filter_map(|operand| if let Object::Name(name) = operand { Some(name) } else { None });
    names.last()
}

/// The annotations of a page; `None`: one that is not there.
fn annotations<'a>(page: &Page<'a>) -> Vec<Option<Dict<'a>>> {
    let Some(all) = page.raw().get::<Array<'a>>("Annots") else {
        let is_lost = page.raw().get_ref("Annots").is_some_and(|id| page.xref().get::<Object<'_>>(id.into()).is_none());
        return if is_lost { vec![None] } else { Vec::new() };
    };
    let one = |item| match item {
        MaybeRef::NotRef(object) => Some(object),
        MaybeRef::Ref(id) => page.xref().get::<Object<'a>>(id.into()),
    };
    let items: Vec<Option<Object<'a>>> = all.raw_iter().map(one).collect();
    // A program strikes an annotation out so; behind one, hayro draws no others.
    let last = items.iter().rposition(|item| matches!(item, Some(Object::Dict(dict)) if dict.contains_key("AP")));
    let is_struck_out = |(index, item): &(usize, Option<Object<'a>>)| {
        matches!(item, Some(Object::Null(_))) && last.is_none_or(|last| *index > last)
    };
    items.into_iter().enumerate().filter(|item| !is_struck_out(item)).map(|(_, item)| item?.into_dict()).collect()
}
