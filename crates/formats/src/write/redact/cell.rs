//! Cells and formulas (ECMA-376 part 1, §18.3.1.4 and §18.17): a mask is no number, and a formula must stay one.

use std::cell::Cell;
use std::ops::Range;

use super::markup::{Tag, Token, characters, escaped};
use super::sweep::{Run, Sweep};
use crate::write::splice::Splice;

/// Elements whose text is a formula.
const FORMULAS: [&str; 6] = ["f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula"];

/// Sweeps the cell or the formula that begins with the token `at`, and gives the number of the token behind it; `None`: there is
/// neither.
pub(super) fn sweep(
    sweep: &Sweep<'_>,
    text: &str,
    tokens: &[Token],
    at: usize,
    splices: &mut Vec<Splice>,
    drops_formula: &Cell<bool>,
) -> Option<usize> {
    let Token::Tag(tag) = &tokens[at] else { return None };
    let local = tag.local(text);
    if FORMULAS.contains(&local) {
        let end = end_of(text, tokens, at)?;
        let run = run_of(text, &tokens[at + 1..end]);
        splices.extend(formula(sweep, &run, text));
        return Some(end + 1);
    }
    let is_cell = local == "c" && tag.value(text, "r").is_some();
    if !is_cell || matches!(tag.value(text, "t"), Some("inlineStr")) {
        return None;
    }
    let end = end_of(text, tokens, at)?;
    cell(sweep, text, (tag, &tokens[at + 1..end]), splices, drops_formula);
    Some(end + 1)
}

/// Sweeps a cell, whose content are these tokens.
fn cell(
    sweep: &Sweep<'_>,
    text: &str,
    (tag, content): (&Tag, &[Token]),
    splices: &mut Vec<Splice>,
    drops_formula: &Cell<bool>,
) {
    let kind = tag.attributes.iter().find(|attribute| &text[attribute.name.clone()] == "t");
    let is_index = kind.is_some_and(|kind| matches!(&text[kind.value.clone()], "s" | "b" | "e"));
    for (at, token) in content.iter().enumerate() {
        let Token::Tag(inner) = token else { continue };
        if inner.is_end || inner.is_empty {
            continue;
        }
        let Some(end) = end_of(text, content, at) else { continue };
        let run = run_of(text, &content[at + 1..end]);
        match inner.local(text) {
            "v" if !is_index => {
                let mut found = Vec::new();
                // A cell may show its number otherwise.
                sweep.run(&run, true, escaped, &mut found);
                if !found.is_empty() {
                    // What was a number is a text now.
                    splices.push(match kind {
                        Some(kind) => Splice { source: kind.value.clone(), text: "str".into() },
                        None => Splice { source: tag.name.end..tag.name.end, text: " t=\"str\"".into() },
                    });
                    splices.append(&mut found);
                }
            }
            "f" => {
                let found = formula(sweep, &run, text);
                let is_whole = found.first().is_some_and(|first| {
                    run.first().is_some_and(|(place, _)| first.source.start == place.start)
                        && first.source.len() >= hull(&run).len()
                });
                if is_whole && !is_shared(text, inner) {
                    // No formula is left in which the mask could stand.
                    let Token::Tag(last) = &content[end] else { continue };
                    splices.push(Splice { source: inner.range.start..last.range.end, text: String::new() });
                    drops_formula.set(true);
                } else {
                    splices.extend(found);
                }
            }
            _ => {}
        }
    }
}

/// Whether other cells take this formula.
fn is_shared(text: &str, tag: &Tag) -> bool {
    tag.value(text, "t").is_some_and(|kind| kind != "normal")
}

fn hull(run: &Run) -> Range<usize> {
    run.first().map_or(0, |(place, _)| place.start)..run.last().map_or(0, |(place, _)| place.end)
}

/// The number of the token that ends the element which begins with the token `at`.
fn end_of(text: &str, tokens: &[Token], at: usize) -> Option<usize> {
    let Token::Tag(start) = &tokens[at] else { return None };
    let name = &text[start.name.clone()];
    let mut depth = 0_usize;
    for (index, token) in tokens.iter().enumerate().skip(at) {
        let Token::Tag(tag) = token else { continue };
        if tag.is_empty || &text[tag.name.clone()] != name {
            continue;
        }
        depth = if tag.is_end { depth.checked_sub(1)? } else { depth + 1 };
        if depth == 0 {
            return Some(index);
        }
    }
    None
}

fn run_of(text: &str, tokens: &[Token]) -> Run {
    let mut run = Run::new();
    for token in tokens {
        if let Token::Text { range, is_raw } = token {
            run.extend(characters(text, range.clone(), *is_raw));
        }
    }
    run
}

/// The splices of a formula. Within a text or the name of a sheet in marks, a mask can stand; elsewhere the formula becomes the mask,
/// as a text.
fn formula(sweep: &Sweep<'_>, run: &Run, text: &str) -> Vec<Splice> {
    let mut found = Vec::new();
    // Nobody sees a formula, and some have paths.
    sweep.run(run, true, escaped, &mut found);
    let Some(first) = found.first() else { return found };
    let mut states = Vec::with_capacity(run.len());
    let mut open = None;
    for (place, c) in run {
        states.push((place.start, open));
        open = match open {
            None if matches!(c, '"' | '\'') => Some(*c),
            Some(mark) if mark == *c => None,
            open => open,
        };
    }
    let state = |at: usize| states.iter().rev().find(|(start, _)| *start <= at).and_then(|(_, open)| *open);
    let is_within =
        |splice: &Splice| state(splice.source.start).is_some() && state(splice.source.end.saturating_sub(1)).is_some();
    if found.iter().all(is_within) {
        for splice in &mut found {
            // A sheet's name has no asterisk.
            if state(splice.source.start) == Some('\'') {
                splice.text = splice.text.replace('*', "＊");
            }
        }
        return found;
    }
    if let Some(quoted) = quoted_sheet(run, &found, text) {
        return vec![quoted];
    }
    let mask = format!("&quot;{}&quot;", first.text);
    vec![Splice { source: hull(run), text: mask }]
}

/// The formula with the name of its sheet, which has no marks yet, masked between such; `None`: what is to be masked is no name.
fn quoted_sheet(run: &Run, found: &[Splice], text: &str) -> Option<Splice> {
    let whole = hull(run);
    let (name, _) = text[whole.clone()].split_once('!')?;
    let is_name = !name.contains(['"', '\'', '(', ',', '&']);
    let end = whole.start + name.len();
    if !is_name || found.iter().any(|splice| splice.source.end > end) {
        return None;
    }
    let (mut masked, mut at) = (String::new(), whole.start);
    for splice in found {
        masked.push_str(&text[at..splice.source.start]);
        masked.push_str(&splice.text.replace('*', "＊"));
        at = splice.source.end;
    }
    masked.push_str(&text[at..end]);
    Some(Splice { source: whole.start..end, text: format!("'{masked}'") })
}
