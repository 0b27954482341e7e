//! Operations that show text, gone over beside what hayro shows: run by run and code by code the two must agree. Those that show what
//! is to go are written anew, so that the codes are gone and what follows stands where it stood.

use std::collections::HashMap;

use hayro_syntax::object::{Array, Dict, FromBytes, Name, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::{Page, Resources};

use super::content::{Operation, edited, operations};
use super::stream::{Content, Font, Marked, Part, State};
use crate::format::pdf::survey::{UNDRAWN, state};
use crate::format::pdf::witness::{Run, Shown, Witness};
use crate::write::pdf::raw;

/// How deep forms may stand in each other.
const MAX_DEPTH: usize = 12;

/// What each form that was met says without what is to go; `None`: as it stands.
pub(super) type Forms = HashMap<ObjectIdentifier, Option<Vec<u8>>>;

/// Goes over the content of a page.
pub(super) struct Walk<'w, 'p> {
    pub(super) witness: &'w mut Witness<'p>,
    pub(super) runs: std::slice::Iter<'w, Run>,
    /// Whether a glyph is to go; `None`: it stands over one that is, and is another.
    pub(super) hits: &'w dyn Fn(&Shown) -> Option<bool>,
    /// Whether a string says what is to go.
    pub(super) tells: &'w dyn Fn(&[u8]) -> bool,
    pub(super) forms: &'w mut Forms,
}

/// Why content is not written anew: hayro and this reading of it differ, or it shows text in a way that cannot be taken out.
pub(super) struct Unproved;

impl<'w, 'p> Walk<'w, 'p> {
    pub(super) fn new(
        witness: &'w mut Witness<'p>,
        runs: &'w [Run],
        hits: &'w dyn Fn(&Shown) -> Option<bool>,
        tells: &'w dyn Fn(&[u8]) -> bool,
        forms: &'w mut Forms,
    ) -> Self {
        Self { witness, runs: runs.iter(), hits, tells, forms }
    }

    /// The content of a page; `None`: nothing in it is to go.
    pub(super) fn page(&mut self, content: &[u8], resources: &Resources<'p>) -> Result<Option<Vec<u8>>, Unproved> {
        self.content(content, resources, &mut State::default(), MAX_DEPTH)
    }

    /// What annotations show over the page (12.5.5), in the order of its list, where something in it is to go.
    pub(super) fn annotations(&mut self, page: &Page<'p>) -> Result<(), Unproved> {
        let behind = self.runs.as_slice().iter().flat_map(|run| &run.glyphs);
        if behind.into_iter().all(|glyph| (self.hits)(glyph) == Some(false)) {
            return Ok(());
        }
        let all = page.raw().get::<Array<'p>>("Annots").ok_or(Unproved)?;
        for annotation in all.iter::<Dict<'p>>() {
            let normal = annotation.get::<Dict<'p>>("AP").and_then(|looks| looks.get::<Object<'p>>("N"));
            let form = match normal {
                Some(Object::Stream(form)) => Some(form),
                Some(Object::Dict(states)) => state(&annotation, &states),
                _ => None,
            };
            let is_drawn = annotation.get::<u32>("F").unwrap_or(0) & UNDRAWN == 0 && annotation.contains_key("Rect");
            if let Some(form) = form.filter(|_| is_drawn) {
                self.form_content(&form, page.resources(), &State::default(), MAX_DEPTH)?;
            }
        }
        Ok(())
    }

    fn content(
        &mut self,
        content: &[u8],
        resources: &Resources<'p>,
        state: &mut State<'p>,
        depth: usize,
    ) -> Result<Option<Vec<u8>>, Unproved> {
        let depth = depth.checked_sub(1).ok_or(Unproved)?;
        let mut stream = Content { content, resources, outer: Vec::new(), marked: Vec::new(), edits: Vec::new() };
        for operation in operations(content).ok_or(Unproved)? {
            match &content[operation.operator.clone()] {
                b"Do" => self.form(&mut stream, &operation, state, depth)?,
                b"Tj" | b"TJ" | b"'" | b"\"" => self.shows(&mut stream, &operation, state)?,
                b"Tf" => state.font = self.font(&stream, &operation)?,
                b"BMC" => stream.marked.push(Marked { properties: None, is_hit: false }),
                b"BDC" => stream.marked.push(stream.properties(&operation)),
                b"EMC" => stream.end_marked(self.tells),
                _ => stream.sets(&operation, state)?,
            }
            if &content[operation.operator.clone()] == b"Tf" {
                state.size = stream.number(&operation, 0)?;
            }
        }
        while !stream.marked.is_empty() {
            stream.end_marked(self.tells);
        }
        stream.comments(self.tells);
        Ok((!stream.edits.is_empty()).then(|| edited(content, stream.edits)))
    }

    fn font(&mut self, stream: &Content<'_, 'p>, operation: &Operation) -> Result<Option<Font<'p>>, Unproved> {
        let [.., name, _] = &operation.operands[..] else { return Err(Unproved) };
        let written = &stream.content[name.clone()];
        let name = Name::from_bytes(written).ok_or(Unproved)?;
        let font = stream.resources.get_font(&name).ok_or(Unproved)?;
        let is_composite = font.get::<Name<'_>>("Subtype").is_some_and(|subtype| subtype.as_ref() == b"Type0");
        let codes = if is_composite { Some(self.witness.codes(&font).ok_or(Unproved)?) } else { None };
        let name = std::str::from_utf8(written).map_err(|_| Unproved)?.to_owned();
        Ok(Some(Font { name, id: font.obj_id(), resources: stream.resources.clone(), codes }))
    }

    /// An operation that shows text: the run that hayro shows must have its codes.
    fn shows(
        &mut self,
        stream: &mut Content<'_, 'p>,
        operation: &Operation,
        state: &mut State<'p>,
    ) -> Result<(), Unproved> {
        if &stream.content[operation.operator.clone()] == b"\"" {
            (state.word, state.character) = (stream.number(operation, 2)?, stream.number(operation, 1)?);
        }
        let font = state.font.clone().ok_or(Unproved)?;
        let parts = stream.parts(operation, &font).ok_or(Unproved)?;
        let codes: Vec<u32> = parts.iter().filter_map(Part::code).collect();
        if codes.is_empty() {
            return Ok(());
        }
        // Filled and outlined text is two runs.
        let runs = if matches!(state.mode, 2 | 6) { 2 } else { 1 };
        let mut gone = Vec::new();
        for _ in 0..runs {
            let run = self.runs.next().ok_or(Unproved)?;
            if !run.glyphs.iter().map(|glyph| glyph.code).eq(codes.iter().copied()) {
                return Err(Unproved);
            }
            gone = run.glyphs.iter().map(|glyph| (self.hits)(glyph)).collect::<Option<Vec<bool>>>().ok_or(Unproved)?;
            if gone.contains(&true) && (!run.is_outline || state.mode > 3) {
                return Err(Unproved);
            }
        }
        if gone.contains(&true) {
            stream.marked.iter_mut().for_each(|marked| marked.is_hit = true);
            let new = self.without(&parts, &gone, &font, state)?;
            stream.rewrite(operation, &new);
        }
        Ok(())
    }

    /// What `TJ` is given (9.4.3) so that the glyphs which are `gone` are left out, and room for them is left.
    fn without(
        &mut self,
        parts: &[Part],
        gone: &[bool],
        font: &Font<'p>,
        state: &State<'p>,
    ) -> Result<String, Unproved> {
        let (mut written, mut text, mut shift, mut gone) = (String::from("["), String::new(), 0.0, gone.iter());
        for part in parts {
            match part {
                Part::Shift(by) => shift += by,
                Part::Code(_, code) if *gone.next().ok_or(Unproved)? => {
                    let width = self.witness.advance(&font.resources, (&font.name, font.id), code).ok_or(Unproved)?;
                    let word = if code == b" " { state.word } else { 0.0 };
                    let by = width + 1000.0 * (state.character + word) / state.size;
                    by.is_finite().then_some(()).ok_or(Unproved)?;
                    shift -= by;
                }
                Part::Code(_, code) => {
                    if shift != 0.0 {
                        flush(&mut written, &mut text);
                        written += &raw::number(shift);
                        shift = 0.0;
                    }
                    text.extend(code.iter().map(|byte| format!("{byte:02X}")));
                }
            }
        }
        flush(&mut written, &mut text);
        if shift != 0.0 {
            written += &raw::number(shift);
        }
        Ok(written + "]")
    }

    /// What `Do` shows.
    fn form(
        &mut self,
        stream: &mut Content<'_, 'p>,
        operation: &Operation,
        state: &State<'p>,
        depth: usize,
    ) -> Result<(), Unproved> {
        let operand = operation.operands.last().ok_or(Unproved)?.clone();
        let name = Name::from_bytes(&stream.content[operand]).ok_or(Unproved)?;
        let form = stream.resources.get_x_object(&name).ok_or(Unproved)?;
        match form.dict().get::<Name<'_>>("Subtype").as_deref() {
            Some(b"Form") => {}
            Some(b"Image") => return Ok(()),
            _ => return Err(Unproved),
        }
        if self.form_content(&form, stream.resources, state, depth)? {
            stream.marked.iter_mut().for_each(|marked| marked.is_hit = true);
        }
        Ok(())
    }

    /// Whether something of a form is to go. It is written anew for all that show it, so all must agree on what.
    fn form_content(
        &mut self,
        form: &Stream<'p>,
        outer: &Resources<'p>,
        state: &State<'p>,
        depth: usize,
    ) -> Result<bool, Unproved> {
        let content = form.decoded_data().map_err(|_| Unproved)?;
        let own = form.dict().get::<Dict<'p>>("Resources").map(Resources::new);
        let resources = own.unwrap_or_else(|| outer.clone());
        let new = self.content(&content, &resources, &mut state.clone(), depth)?;
        let is_changed = new.is_some();
        let known = self.forms.entry(form.obj_id()).or_insert_with(|| new.clone());
        if *known == new { Ok(is_changed) } else { Err(Unproved) }
    }
}

/// Ends a string of codes.
fn flush(written: &mut String, text: &mut String) {
    if !text.is_empty() {
        *written += &format!("<{text}>");
        text.clear();
    }
}
