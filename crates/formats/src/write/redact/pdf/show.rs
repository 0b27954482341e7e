//! Operations that show text, gone over beside what hayro shows: run by run and code by code the two must agree. Those that show what
//! is to go are written anew, so that the codes are gone and what follows stands where it stood.

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use hayro_cmap::CMap;
use hayro_syntax::object::{Dict, FromBytes, Name, Number, ObjectIdentifier, String as PdfString};
use hayro_syntax::page::Resources;

use super::content::{Operation, edited, operations};
use crate::format::pdf::character::{Maps, codes};
use crate::format::pdf::codes::length;
use crate::format::pdf::witness::{Run, Shown, Witness};
use crate::write::pdf::raw;

/// How deep forms may stand in each other.
const MAX_DEPTH: usize = 12;

/// The text state (9.3), as far as widths depend on it.
#[derive(Clone, Default)]
struct State<'p> {
    font: Option<Font<'p>>,
    size: f64,
    character: f64,
    word: f64,
    mode: i64,
}

/// A font that was set.
#[derive(Clone)]
struct Font<'p> {
    /// As it was written, and where it was looked up.
    name: String,
    resources: Resources<'p>,
    /// Of a composite font.
    codes: Option<Rc<CMap>>,
}

/// Marked content that is open (14.6): where its properties stand, and whether something in it has gone.
struct Marked {
    properties: Option<Range<usize>>,
    is_hit: bool,
}

/// What each form that was met says without what is to go; `None`: as it stands.
pub(super) type Forms = HashMap<ObjectIdentifier, Option<Vec<u8>>>;

/// Goes over the content of a page.
pub(super) struct Walk<'w, 'p> {
    pub(super) witness: &'w mut Witness<'p>,
    pub(super) runs: std::slice::Iter<'w, Run>,
    /// Whether a glyph is to go; `None`: it stands over one that is, and is another.
    pub(super) hits: &'w dyn Fn(&Shown) -> Option<bool>,
    /// Whether a text says what is to go.
    pub(super) says: &'w dyn Fn(&[u8]) -> bool,
    pub(super) forms: &'w mut Forms,
    maps: Maps,
}

/// Why content is not written anew: hayro and this reading of it differ, or it shows text in a way that cannot be taken out.
pub(super) struct Unproved;

impl<'w, 'p> Walk<'w, 'p> {
    pub(super) fn new(
        witness: &'w mut Witness<'p>,
        runs: &'w [Run],
        hits: &'w dyn Fn(&Shown) -> Option<bool>,
        says: &'w dyn Fn(&[u8]) -> bool,
        forms: &'w mut Forms,
    ) -> Self {
        Self { witness, runs: runs.iter(), hits, says, forms, maps: Maps::default() }
    }

    /// The content of a page; `None`: nothing in it is to go.
    pub(super) fn page(&mut self, content: &[u8], resources: &Resources<'p>) -> Result<Option<Vec<u8>>, Unproved> {
        self.content(content, resources, &mut State::default(), MAX_DEPTH)
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
                b"EMC" => stream.end_marked(self.says),
                _ => stream.sets(&operation, state)?,
            }
            if &content[operation.operator.clone()] == b"Tf" {
                state.size = stream.number(&operation, 0)?;
            }
        }
        while !stream.marked.is_empty() {
            stream.end_marked(self.says);
        }
        Ok((!stream.edits.is_empty()).then(|| edited(content, stream.edits)))
    }

    fn font(&mut self, stream: &Content<'_, 'p>, operation: &Operation) -> Result<Option<Font<'p>>, Unproved> {
        let [.., name, _] = &operation.operands[..] else { return Err(Unproved) };
        let written = &stream.content[name.clone()];
        let name = Name::from_bytes(written).ok_or(Unproved)?;
        let font = stream.resources.get_font(&name).ok_or(Unproved)?;
        let is_composite = font.get::<Name<'_>>("Subtype").is_some_and(|subtype| subtype.as_ref() == b"Type0");
        let codes = if is_composite { Some(codes(&font, &mut self.maps).ok_or(Unproved)?) } else { None };
        let name = std::str::from_utf8(written).map_err(|_| Unproved)?.to_owned();
        Ok(Some(Font { name, resources: stream.resources.clone(), codes }))
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
            if gone.contains(&true) && (!run.is_plain || state.mode > 3) {
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
                    let width = self.witness.advance(&font.resources, &font.name, code).ok_or(Unproved)?;
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

    /// What `Do` shows. A form is written anew for all that show it, so all must agree on what of it is to go.
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
        let content = form.decoded_data().map_err(|_| Unproved)?;
        let own = form.dict().get::<Dict<'p>>("Resources").map(Resources::new);
        let resources = own.unwrap_or_else(|| stream.resources.clone());
        let new = self.content(&content, &resources, &mut state.clone(), depth)?;
        if new.is_some() {
            stream.marked.iter_mut().for_each(|marked| marked.is_hit = true);
        }
        let known = self.forms.entry(form.obj_id()).or_insert_with(|| new.clone());
        if *known == new { Ok(()) } else { Err(Unproved) }
    }
}

/// Ends a string of codes.
fn flush(written: &mut String, text: &mut String) {
    if !text.is_empty() {
        *written += &format!("<{text}>");
        text.clear();
    }
}

/// What an operation shows: a code with its bytes, or a shift in thousandths of an em.
enum Part {
    Code(u32, Vec<u8>),
    Shift(f64),
}

impl Part {
    fn code(&self) -> Option<u32> {
        match self {
            Self::Code(code, _) => Some(*code),
            Self::Shift(_) => None,
        }
    }
}

/// A content stream in the making.
struct Content<'c, 'p> {
    content: &'c [u8],
    resources: &'c Resources<'p>,
    /// The states that `Q` brings back.
    outer: Vec<State<'p>>,
    marked: Vec<Marked>,
    edits: Vec<(Range<usize>, Vec<u8>)>,
}

impl<'p> Content<'_, 'p> {
    /// The operand that so many others stand behind.
    fn number(&self, operation: &Operation, behind: usize) -> Result<f64, Unproved> {
        let at = operation.operands.len().checked_sub(behind + 1).ok_or(Unproved)?;
        let number = Number::from_bytes(&self.content[operation.operands[at].clone()]).ok_or(Unproved)?;
        Ok(number.as_f64())
    }

    /// Operations that change the state.
    fn sets(&mut self, operation: &Operation, state: &mut State<'p>) -> Result<(), Unproved> {
        match &self.content[operation.operator.clone()] {
            b"q" => self.outer.push(state.clone()),
            b"Q" => {
                if let Some(outer) = self.outer.pop() {
                    *state = outer;
                }
            }
            b"Tc" => state.character = self.number(operation, 0)?,
            b"Tw" => state.word = self.number(operation, 0)?,
            b"Tr" => state.mode = self.number(operation, 0)? as i64,
            b"gs" => {
                let name = operation.operands.last().and_then(|name| Name::from_bytes(&self.content[name.clone()]));
                let set = name.and_then(|name| self.resources.get_ext_g_state(&name));
                if set.is_some_and(|set| set.contains_key("Font")) {
                    return Err(Unproved);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What an operation shows.
    fn parts(&self, operation: &Operation, font: &Font<'_>) -> Option<Vec<Part>> {
        let shown = operation.operands.last()?.clone();
        let written = &self.content[shown.clone()];
        let mut parts = Vec::new();
        if !written.starts_with(b"[") {
            split(&PdfString::from_bytes(written)?, font, &mut parts);
            return Some(parts);
        }
        let (mut at, end) = (raw::skip(written, 1), written.len() - 1);
        while at < end {
            let next = raw::end(written, at)?;
            let item = &written[at..next];
            match item[0] {
                b'(' | b'<' => split(&PdfString::from_bytes(item)?, font, &mut parts),
                _ => parts.push(Part::Shift(Number::from_bytes(item)?.as_f64())),
            }
            at = raw::skip(written, next);
        }
        Some(parts)
    }

    /// Puts `new`, which `TJ` is given, in the place of an operation.
    fn rewrite(&mut self, operation: &Operation, new: &str) {
        let operand = |at: usize| String::from_utf8_lossy(&self.content[operation.operands[at].clone()]).into_owned();
        let before = match &self.content[operation.operator.clone()] {
            b"'" => "T* ".to_owned(),
            b"\"" => format!("{} Tw {} Tc T* ", operand(0), operand(1)),
            _ => String::new(),
        };
        self.edits.push((operation.whole.clone(), format!("{before}{new} TJ ").into_bytes()));
    }

    /// The properties of marked content, where they stand in the content itself.
    fn properties(&self, operation: &Operation) -> Marked {
        let last = operation.operands.last().cloned();
        Marked { properties: last.filter(|last| self.content[last.clone()].starts_with(b"<<")), is_hit: false }
    }

    /// Ends marked content: of what has gone, or is to go, its properties say nothing in words.
    fn end_marked(&mut self, says: &dyn Fn(&[u8]) -> bool) {
        let Some(Marked { properties: Some(properties), is_hit }) = self.marked.pop() else { return };
        let written = &self.content[properties.clone()];
        if is_hit || says(written) {
            let is_text = |key: &[u8]| [&b"ActualText"[..], b"Alt", b"E"].contains(&key);
            if let Some(kept) = raw::without(written, &is_text).filter(|kept| kept.len() < written.len()) {
                self.edits.push((properties, kept));
            }
        }
    }
}

/// The codes of a string, as hayro reads them: what the map does not have is one byte.
fn split(string: &PdfString<'_>, font: &Font<'_>, parts: &mut Vec<Part>) {
    let mut rest = string.as_bytes();
    while let Some(first) = rest.first() {
        let known = font.codes.as_ref().map(|codes| length(codes, rest));
        let (code, count) = match known {
            None => (u32::from(*first), 1),
            Some(None) => (0, 1),
            Some(Some(count)) => (rest[..count].iter().fold(0, |code, byte| code << 8 | u32::from(*byte)), count),
        };
        parts.push(Part::Code(code, rest[..count].to_vec()));
        rest = &rest[count..];
    }
}
