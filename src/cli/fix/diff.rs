//! What changes, as a unified diff: of the lines of a text; of the paragraphs and cells of other formats, each with its place.

use std::fmt::Write as _;

use similar::{ChangeTag, TextDiff};

use crate::document::Document;
use crate::language::Language;
use crate::report::in_words;
use crate::revise::fix::Stage;

/// Lines around a change.
const CONTEXT: usize = 2;

/// The diff of two stages of the file that is shown as `name`. Each line is masked.
pub(super) fn unified(name: &str, before: &Stage, after: &Stage, language: Language) -> String {
    let (old, new) = (lines(&before.document, language), lines(&after.document, language));
    let as_slices = |lines: &[String]| lines.iter().map(String::as_str).map(str::to_owned).collect::<Vec<String>>();
    let (old, new) = (as_slices(&old), as_slices(&new));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (old.iter().map(String::as_str).collect(), new.iter().map(String::as_str).collect());
    let diff = TextDiff::from_slices(&old, &new);
    let mut out = format!("--- {name}\n+++ {name}\n");
    for hunk in diff.unified_diff().context_radius(CONTEXT).iter_hunks() {
        let _ = writeln!(out, "{}", hunk.header());
        for change in hunk.iter_changes() {
            let (mark, masker) = match change.tag() {
                ChangeTag::Delete => ('-', &before.fixables.masker),
                ChangeTag::Insert => ('+', &after.fixables.masker),
                ChangeTag::Equal => (' ', &before.fixables.masker),
            };
            let _ = writeln!(out, "{mark}{}", masker.text(change.value()));
        }
    }
    out
}

/// The lines of a text, or the blocks of a document, each in a line.
fn lines(document: &Document, language: Language) -> Vec<String> {
    if let Some(part) = document.parts.first().filter(|part| part.has_lines()) {
        return part.text.lines().map(shown).collect();
    }
    let line = |block| {
        let text = shown(document.text(block));
        match document.place(block) {
            Some(place) => format!("[{}] {text}", in_words(&place, language)),
            None => text,
        }
    };
    document.blocks.iter().map(line).collect()
}

/// A terminal might obey control characters, and a block is one line.
fn shown(text: &str) -> String {
    text.chars().map(|c| if c.is_control() && c != '\t' { ' ' } else { c }).collect()
}
