//! Replacement texts (ActualText): what programs are told instead of what is drawn.
//!
//! Mostly they say the same, or what a ligature or hyphen stands for. Where the page draws a box for every character that
//! its font lacks, only they say which: the same glyph then stands for several characters. Any other difference is told:
//! the reader sees one thing, the reader's program says another.

use std::collections::{HashMap, HashSet};

use super::canvas::{Canvas, Glyph, Replacement};

/// Spells glyphs that only their replacement texts explain. What else replacement texts say is returned.
pub(super) fn apply(canvas: &mut Canvas) -> Vec<String> {
    let mut replacements = std::mem::take(&mut canvas.replacements);
    replacements.retain(|replacement| !replacement.glyphs.is_empty());
    let boxes = boxes(&canvas.glyphs, &replacements);
    let mut told = Vec::new();
    let is_box = |glyph: &Glyph| glyph.unknown.is_some() || boxes.contains(&glyph.text);
    for Replacement { glyphs: range, text } in replacements {
        let glyphs = &mut canvas.glyphs[range];
        if glyphs.iter().any(is_box) {
            spell(glyphs, &text);
            continue;
        }
        let shown: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        if !plain(&text).is_empty() && plain(&text) != plain(&shown) {
            told.push(text);
        }
    }
    told
}

/// The texts of glyphs that stand for several characters.
fn boxes(glyphs: &[Glyph], replacements: &[Replacement]) -> HashSet<String> {
    let mut meanings: HashMap<&str, HashSet<char>> = HashMap::new();
    for Replacement { glyphs: range, text } in replacements {
        let glyphs = &glyphs[range.clone()];
        let is_uniform = glyphs.iter().all(|glyph| glyph.text == glyphs[0].text);
        if is_uniform && text.chars().count() == glyphs.len() {
            for (glyph, c) in glyphs.iter().zip(text.chars()) {
                meanings.entry(&glyph.text).or_default().insert(c);
            }
        }
    }
    let several = meanings.into_iter().filter(|(text, meanings)| meanings.len() > 1 && !text.trim().is_empty());
    several.map(|(text, _)| text.to_owned()).collect()
}

/// Gives glyphs the text that stands for them all.
fn spell(glyphs: &mut [Glyph], text: &str) {
    let mut letters = text.chars();
    let last = glyphs.len() - 1;
    for (index, glyph) in glyphs.iter_mut().enumerate() {
        glyph.text = match index {
            _ if index == last => letters.by_ref().collect(),
            _ => letters.next().map(String::from).unwrap_or_default(),
        };
        glyph.unknown = None;
    }
}
