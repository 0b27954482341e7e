//! What the names of an embedded font's glyphs say: `uni4E2D`, `u20BB7`, `A`.
//!
//! Only names that the font itself gives. A font whose glyphs have the numbers of a collection has none, and a table that
//! names the glyphs of every old font alike says nothing of a font of which most were taken out.

use std::collections::HashMap;

use skrifa::FontRef;
use skrifa::raw::TableProvider;
use skrifa::raw::ps::agl::name_to_char;
use skrifa::raw::ps::cff::CffFontRef;
use skrifa::raw::ps::cff::charset::CharsetKind;
use skrifa::raw::types::Version16Dot16;

/// For each glyph of a font program the character that its name says.
pub(super) fn characters(bytes: &[u8]) -> HashMap<u32, char> {
    let Ok(font) = FontRef::new(bytes) else { return in_cff(bytes) };
    let post = font.post().ok().filter(|post| post.version() == Version16Dot16::VERSION_2_0);
    match (post, font.cff()) {
        (Some(post), _) => {
            let named = post.glyph_names().filter_map(|(glyph, name)| Some((glyph.to_u32(), name_to_char(name)?)));
            named.collect()
        }
        (None, Ok(cff)) => in_cff(cff.offset_data().as_bytes()),
        (None, Err(_)) => HashMap::new(),
    }
}

/// The same of a font in the Compact Font Format, which PDF files hold without anything around it.
fn in_cff(bytes: &[u8]) -> HashMap<u32, char> {
    let Some(font) = CffFontRef::new_cff(bytes, 0, None).ok().filter(|font| !font.is_cid()) else {
        return HashMap::new();
    };
    let charset = font.charset().filter(|charset| matches!(charset.kind(), CharsetKind::Custom(_)));
    let glyphs = charset.iter().flat_map(|charset| charset.iter());
    let named = glyphs.filter_map(|(glyph, name)| {
        let name = std::str::from_utf8(font.string(name)?).ok()?;
        Some((glyph.to_u32(), name_to_char(name)?))
    });
    named.collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::cff;
    use super::*;

    #[test]
    fn names_say_characters() {
        let found = characters(&cff(&["uni4E2D", "u20BB7", "A.alt", "cid123", "g7", "Alpha"]));
        let mut found: Vec<_> = found.into_iter().collect();
        found.sort_unstable();
        assert_eq!(found, [(1, '中'), (2, '𠮷'), (3, 'A'), (6, 'Α')]);
        for end in 0..cff(&["A"]).len() {
            drop(characters(&cff(&["A"])[..end]));
        }
    }
}
