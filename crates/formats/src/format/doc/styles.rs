//! Styles ([MS-DOC], 2.9.270): which paragraphs are headings, what a style hides, and to which list its paragraphs belong.

use super::bytes::{u16_at, wide};
use super::look::{Around, Paragraph, take_look};
use super::sprm;
use crate::format::docx::look::Look;
use crate::format::docx::symbol::Face;
use hegao_model::document::BlockKind;

/// What a style says, with what it has from those that it is based on.
#[derive(Clone, Default)]
pub(super) struct Style {
    /// How its characters look.
    pub(super) look: Look,
    /// What its paragraphs are.
    pub(super) paragraph: Paragraph,
    /// What they are to their reader.
    pub(super) kind: Option<BlockKind>,
}

/// A style as it is stored.
struct Stored<'a> {
    /// Its number among the styles that every document has.
    number: u16,
    /// Its name in lower case.
    name: String,
    base: u16,
    paragraph: &'a [u8],
    characters: &'a [u8],
}

/// No style: what stands where none is meant.
const NONE: u16 = 0x0FFF;

/// The styles of a document, by their places in the sheet.
#[derive(Default)]
pub(super) struct Styles {
    list: Vec<Style>,
}

impl Styles {
    /// The styles of the sheet `bytes`.
    pub(super) fn read(bytes: &[u8], faces: &[Face]) -> Self {
        let stored = stored(bytes).unwrap_or_default();
        let mut list: Vec<Option<Style>> = vec![None; stored.len()];
        for index in 0..stored.len() {
            // However many stand on each other, each is put together once; one that stands on itself ends there.
            let mut chain = Vec::new();
            let mut next = index;
            while let Some(Some(_)) = stored.get(next)
                && list[next].is_none()
                && !chain.contains(&next)
                && chain.len() < stored.len()
            {
                chain.push(next);
                next = stored[next].as_ref().map_or(usize::from(NONE), |style| usize::from(style.base));
            }
            for at in chain.into_iter().rev() {
                let Some(own) = &stored[at] else { continue };
                let base = list.get(usize::from(own.base)).cloned().flatten().unwrap_or_default();
                list[at] = Some(own.on(&base, faces));
            }
        }
        Self { list: list.into_iter().map(Option::unwrap_or_default).collect() }
    }

    /// The style at this place.
    pub(super) fn of(&self, index: u16) -> Style {
        self.list.get(usize::from(index)).cloned().unwrap_or_default()
    }
}

impl Stored<'_> {
    /// This on `base`: what it does not say itself is from there.
    fn on(&self, base: &Style, faces: &[Face]) -> Style {
        let mut whole = base.clone();
        let around = Around { style: base.look, faces };
        sprm::each(self.characters).for_each(|sprm| take_look(&mut whole.look, sprm, &around));
        sprm::each(self.paragraph).for_each(|sprm| whole.paragraph.take(sprm));
        whole.kind = self.kind(&whole);
        whole
    }

    /// What its paragraphs are, by its number ([MS-DOC], 2.9.260), its level in the outline or its name.
    fn kind(&self, whole: &Style) -> Option<BlockKind> {
        match (self.number, whole.paragraph.outline) {
            (1..=9, _) | (_, Some(0..=8)) => Some(BlockKind::Heading),
            (62, _) => Some(BlockKind::Title),
            (19..=27 | 35, _) => Some(BlockKind::Item),
            _ if matches!(&*self.name, "title" | "标题" | "文档标题" | "公文标题") => Some(BlockKind::Title),
            _ if self.name.starts_with("toc ") => Some(BlockKind::Item),
            _ => whole.kind.filter(|kind| *kind == BlockKind::Heading && whole.paragraph.outline.is_none()),
        }
    }
}

/// The styles of a sheet as they are stored; `None` where a place in it has none.
fn stored(bytes: &[u8]) -> Option<Vec<Option<Stored<'_>>>> {
    let head = usize::from(u16_at(bytes, 0)?);
    let count = u16_at(bytes, 2)?;
    let fixed = usize::from(u16_at(bytes, 4)?);
    let mut at = 2 + head;
    let mut styles = Vec::new();
    for _ in 0..count {
        let Some(length) = u16_at(bytes, at).map(usize::from) else { break };
        let Some(style) = bytes.get(at + 2..at + 2 + length) else { break };
        styles.push(if length == 0 { None } else { one(style, fixed) });
        at += 2 + length;
    }
    Some(styles)
}

/// One style, whose head has `fixed` bytes.
fn one(bytes: &[u8], fixed: usize) -> Option<Stored<'_>> {
    let (number, kind, base) = (u16_at(bytes, 0)? & 0xFFF, u16_at(bytes, 2)? & 0xF, u16_at(bytes, 2)? >> 4);
    let length = usize::from(u16_at(bytes, fixed)?);
    let name = wide(bytes.get(fixed + 2..fixed + 2 + 2 * length)?).trim().to_lowercase();
    let mut at = fixed + 2 + 2 * length + 2;
    let mut next = || {
        at = at.next_multiple_of(2);
        let length = usize::from(u16_at(bytes, at)?);
        let list = bytes.get(at + 2..at + 2 + length)?;
        at += 2 + length;
        Some(list)
    };
    let (paragraph, characters) = match kind {
        1 => {
            let paragraph = next().and_then(|list| list.get(2..)).unwrap_or_default();
            (paragraph, next().unwrap_or_default())
        }
        2 => (&bytes[..0], next().unwrap_or_default()),
        _ => (&bytes[..0], &bytes[..0]),
    };
    Some(Stored { number, name, base, paragraph, characters })
}

/// The fonts of a document ([MS-DOC], 2.9.285), as far as they have symbols in place of letters.
pub(super) fn faces(bytes: &[u8]) -> Vec<Face> {
    let count = u16_at(bytes, 0).unwrap_or(0);
    let mut at = 4;
    let mut faces = Vec::new();
    for _ in 0..count {
        let Some(font) = bytes.get(at).and_then(|length| bytes.get(at + 1..at + 1 + usize::from(*length))) else {
            break;
        };
        // Behind 39 bytes of its form stands its name, up to a zero.
        let name = font.get(39..).map(|name| &name[..name.len() / 2 * 2]).map(wide).unwrap_or_default();
        faces.push(Face::named(name.split('\0').next().unwrap_or_default()));
        at += 1 + font.len();
    }
    faces
}
