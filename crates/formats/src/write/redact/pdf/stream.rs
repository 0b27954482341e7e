//! What stands in a content stream: the state in which it shows text, the codes of its strings, its marked content.

use std::ops::Range;
use std::rc::Rc;

use hayro_cmap::CMap;
use hayro_syntax::object::{FromBytes, Name, Number, ObjectIdentifier, String as PdfString};
use hayro_syntax::page::Resources;

use super::content::Operation;
use super::show::Unproved;
use crate::format::pdf::codes::length;
use crate::format::pdf::lexer::{Lexer, Piece, Scope};
use crate::write::pdf::raw;

/// The text state (9.3), as far as widths depend on it.
#[derive(Clone, Default)]
pub(super) struct State<'p> {
    pub(super) font: Option<Font<'p>>,
    pub(super) size: f64,
    pub(super) character: f64,
    pub(super) word: f64,
    pub(super) mode: i64,
}

/// A font that was set.
#[derive(Clone)]
pub(super) struct Font<'p> {
    /// As it was written, and where it was looked up.
    pub(super) name: String,
    pub(super) id: Option<ObjectIdentifier>,
    pub(super) resources: Resources<'p>,
    /// Of a composite font.
    pub(super) codes: Option<Rc<CMap>>,
}

/// Marked content that is open (14.6): where its properties stand, and whether something in it has gone.
pub(super) struct Marked {
    pub(super) properties: Option<Range<usize>>,
    pub(super) is_hit: bool,
}

/// What an operation shows: a code with its bytes, or a shift in thousandths of an em.
pub(super) enum Part {
    Code(u32, Vec<u8>),
    Shift(f64),
}

impl Part {
    pub(super) fn code(&self) -> Option<u32> {
        match self {
            Self::Code(code, _) => Some(*code),
            Self::Shift(_) => None,
        }
    }
}

/// A content stream in the making.
pub(super) struct Content<'c, 'p> {
    pub(super) content: &'c [u8],
    pub(super) resources: &'c Resources<'p>,
    /// The states that `Q` brings back.
    pub(super) outer: Vec<State<'p>>,
    pub(super) marked: Vec<Marked>,
    pub(super) edits: Vec<(Range<usize>, Vec<u8>)>,
}

impl<'p> Content<'_, 'p> {
    /// The operand that so many others stand behind.
    pub(super) fn number(&self, operation: &Operation, behind: usize) -> Result<f64, Unproved> {
        let at = operation.operands.len().checked_sub(behind + 1).ok_or(Unproved)?;
        let number = Number::from_bytes(&self.content[operation.operands[at].clone()]).ok_or(Unproved)?;
        Ok(number.as_f64())
    }

    /// Operations that change the state.
    pub(super) fn sets(&mut self, operation: &Operation, state: &mut State<'p>) -> Result<(), Unproved> {
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
    pub(super) fn parts(&self, operation: &Operation, font: &Font<'_>) -> Option<Vec<Part>> {
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
    pub(super) fn rewrite(&mut self, operation: &Operation, new: &str) {
        let operand = |at: usize| String::from_utf8_lossy(&self.content[operation.operands[at].clone()]).into_owned();
        let before = match &self.content[operation.operator.clone()] {
            b"'" => "T* ".to_owned(),
            b"\"" => format!("{} Tw {} Tc T* ", operand(0), operand(1)),
            _ => String::new(),
        };
        self.edits.push((operation.whole.clone(), format!("{before}{new} TJ ").into_bytes()));
    }

    /// The properties of marked content, where they stand in the content itself.
    pub(super) fn properties(&self, operation: &Operation) -> Marked {
        let last = operation.operands.last().cloned();
        Marked { properties: last.filter(|last| self.content[last.clone()].starts_with(b"<<")), is_hit: false }
    }

    /// Takes out comments that say a value.
    pub(super) fn comments(&mut self, tells: &dyn Fn(&[u8]) -> bool) {
        for piece in Lexer::new(self.content, Scope::Content) {
            if let Piece::Comment(text) = piece
                && tells(text)
            {
                let start = text.as_ptr().addr() - self.content.as_ptr().addr();
                self.edits.push((start - 1..start + text.len(), Vec::new()));
            }
        }
    }

    /// Ends marked content: of what has gone its properties say nothing in words, and nowhere do they say a value.
    pub(super) fn end_marked(&mut self, tells: &dyn Fn(&[u8]) -> bool) {
        let Some(Marked { properties: Some(properties), is_hit }) = self.marked.pop() else { return };
        let written = &self.content[properties.clone()];
        let is_text = |key: &[u8]| [&b"ActualText"[..], b"Alt", b"E"].contains(&key);
        let says = |value: &[u8]| {
            let mut pieces = Lexer::new(value, Scope::File);
            pieces.any(|piece| if let Piece::String(text) = piece { tells(&text) } else { false })
        };
        let all_says = says(written);
        let is_gone = |key: &[u8], value: &[u8]| (is_hit || all_says) && is_text(key) || says(value);
        if let Some(kept) = raw::without(written, &is_gone).filter(|kept| kept.len() < written.len()) {
            self.edits.push((properties, kept));
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
