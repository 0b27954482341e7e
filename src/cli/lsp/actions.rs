//! What somebody can do about a finding: take a suggestion, fix all that is safe, accept it in a comment.
//!
//! An edit is what `hegao fix` would write: the document is written and read again, and what differs goes to the editor. A
//! suggestion that cannot be written without changing what else is read is not offered.

use std::collections::HashSet;
use std::ops::Range;

use lsp_types::TextEdit;
use serde_json::{Value, json};
use similar::{DiffTag, TextDiff};

use super::judge::{read, within};
use super::snapshot::Snapshot;
use super::text::Encoding;
use crate::cli::inspect::Inspector;
use crate::document::write;
use crate::document::{Document, Edit, Format};
use crate::finding::{Applicability, Severity};
use crate::language::{Said, both};
use crate::revise::fix::{self, Fixing, Stage, Wants};
use crate::session::{self, Fixable, Fixables};

/// Fixes all that is safe.
pub(super) const FIX_ALL: &str = "hegao.fixAll";

/// Accepts a finding in a comment, with a reason.
pub(super) const SUPPRESS: &str = "hegao.suppress";

/// What a client calls all that can be fixed by itself.
const FIX_ALL_KIND: &str = "source.fixAll.hegao";

const QUICK_FIX: &str = "quickfix";

/// A document that something is to be done about.
pub(super) struct Target<'a> {
    pub(super) inspector: &'a Inspector<'a>,
    pub(super) name: &'a str,
    pub(super) snapshot: &'a Snapshot,
    pub(super) encoding: Encoding,
}

impl Target<'_> {
    /// The actions for a range. `only` are the kinds that the client wants; `shows` says which findings it sees.
    pub(super) fn actions(
        &self,
        range: &Range<usize>,
        only: Option<&[String]>,
        shows: &dyn Fn(Severity) -> bool,
    ) -> Vec<Value> {
        let wants = |kind: &str| only.is_none_or(|only| only.iter().any(|wanted| is_within(kind, wanted)));
        let (mut actions, mut accepted) = (Vec::new(), HashSet::new());
        if wants(QUICK_FIX)
            && let Ok(document) = read(self.inspector, self.name, self.snapshot)
            && let Some(fixables) = fix::fixables(self.inspector, self.name, &document)
        {
            for fixable in fixables.list.iter().filter(|one| shows(one.finding.severity)) {
                let place = self.place(fixable, &document);
                if place.start <= range.end && range.start <= place.end {
                    actions.extend(self.suggestions(fixable, &fixables, &document));
                    let line = self.snapshot.text.position(place.end, self.encoding).line;
                    if accepted.insert((line, fixable.finding.rule.clone())) {
                        actions.extend(self.acceptance(&fixable.finding.rule, line, &document));
                    }
                }
            }
        }
        // Those that ask for nothing else want it done; whoever looks at a list takes the command.
        if only.is_some() && wants(FIX_ALL_KIND) {
            let edits = self.all_fixed();
            actions
                .extend((!edits.is_empty()).then(
                    || json!({"title": self.words(&fix_all()), "kind": FIX_ALL_KIND, "edit": self.edit(&edits)}),
                ));
        } else if !actions.is_empty() {
            let command =
                json!({"title": self.words(&fix_all()), "command": FIX_ALL, "arguments": [self.snapshot.uri]});
            actions.push(json!({"title": self.words(&fix_all()), "kind": QUICK_FIX, "command": command}));
        }
        actions
    }

    /// Where a fixable stands in the text: what is written there, or what is found.
    fn place(&self, fixable: &Fixable, document: &Document) -> Range<usize> {
        let block = fixable.finding.location.block.and_then(|block| document.blocks.get(block));
        let pieces = block.map(|block| block.pieces(fixable.span.clone())).unwrap_or_default();
        let stored = pieces.iter().filter_map(|(part, range)| {
            let part = document.parts.get(*part as usize).filter(|part| part.name.is_none())?;
            Some(part.stored(range.clone()))
        });
        let hull = stored.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end));
        hull.map_or(0..0, |hull| within(self.snapshot, &hull))
    }

    /// The suggestions of a fixable that can be written, the best first.
    fn suggestions(&self, fixable: &Fixable, fixables: &Fixables, document: &Document) -> Vec<Value> {
        let Some(rewrite) = &fixable.rewrite else { return Vec::new() };
        let action = |(choice, replacement): (usize, &crate::session::Replacement)| {
            let new = self.written(document, &replacement.edits)?;
            let text = fixables.masker.text(&replacement.text);
            let matched = &fixable.finding.matched;
            let title = if text.trim().is_empty() {
                both!("删去“{matched}”", "Delete “{matched}”")
            } else {
                both!("改为“{text}”", "Change to “{text}”")
            };
            let is_preferred = choice == 0 && rewrite.applicability == Applicability::Safe;
            let mut action = json!({"title": self.words(&title), "kind": QUICK_FIX, "edit": self.edit(&new)});
            if is_preferred {
                action["isPreferred"] = true.into();
            }
            Some(action)
        };
        rewrite.replacements.iter().enumerate().filter_map(action).collect()
    }

    /// The action that puts a comment behind the line, in which a reason is to be written: without one it does not hold.
    fn acceptance(&self, rule: &str, line: u32, document: &Document) -> Option<Value> {
        let edit = self.commented(line, rule, "", document)?;
        let title = both!("放过 {rule}，在注释里写明理由", "Accept {rule} in a comment, with your reason");
        let data = json!({"accepts": {"uri": self.snapshot.uri, "line": line, "rule": rule}});
        Some(json!({"title": self.words(&title), "kind": QUICK_FIX, "edit": self.edit(&[edit]), "data": data}))
    }

    /// The edit that accepts what a rule finds on a line (from 0), if nothing else is read otherwise then.
    fn commented(&self, line: u32, rule: &str, reason: &str, document: &Document) -> Option<TextEdit> {
        let has_comments = matches!(document.format, Format::Markdown | Format::Html);
        let end = self.snapshot.text.line(line as usize).end;
        let text = self.snapshot.text.as_str();
        let comment = format!(" <!-- hegao: ignore[{rule}] {reason}{}-->", if reason.is_empty() { "" } else { " " });
        let new = [&text[..end], &comment, &text[end..]].concat();
        let read = self.inspector.reader.read(self.name, new.into_bytes()).ok()?;
        let range = self.snapshot.text.range(&(end..end), self.encoding);
        (has_comments && seen(&read).eq(seen(document))).then(|| TextEdit::new(range, comment))
    }

    /// The edit that accepts a finding with a reason; `None`: such a comment cannot stand there.
    pub(super) fn accepted(&self, line: u32, rule: &str, reason: &str) -> Option<Value> {
        let reason = reason.trim();
        let is_one_line = !reason.is_empty() && !reason.contains("--") && !reason.contains(char::is_control);
        let is_rule = !rule.is_empty() && rule.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'));
        let document = read(self.inspector, self.name, self.snapshot).ok()?;
        let edit = (is_one_line && is_rule).then(|| self.commented(line, rule, reason, &document))??;
        Some(self.edit(&[edit]))
    }

    /// The edits that mend all that is safe, as `hegao fix` does.
    pub(super) fn all_fixed(&self) -> Vec<TextEdit> {
        let text = self.snapshot.text.as_str();
        let fixed = self.all_safe(text.as_bytes().to_vec());
        let Some(new) = fixed.and_then(|bytes| String::from_utf8(bytes).ok()) else { return Vec::new() };
        let diff = TextDiff::from_lines(text, &*new);
        let ends = |lines: &[&str]| -> Vec<usize> {
            let ends = lines.iter().scan(0, |end, line| {
                *end += line.len();
                Some(*end)
            });
            std::iter::once(0).chain(ends).collect()
        };
        let (old_ends, new_ends) = (ends(diff.old_slices()), ends(diff.new_slices()));
        let changed = diff.ops().iter().filter(|op| op.tag() != DiffTag::Equal);
        changed
            .map(|op| {
                let (old, lines) = (op.old_range(), op.new_range());
                let (start, end) = (old_ends[old.start], old_ends[old.end]);
                self.difference(start..end, &new[new_ends[lines.start]..new_ends[lines.end]])
            })
            .collect()
    }

    /// The text with all mended that is safe; `None`: nothing is.
    fn all_safe(&self, bytes: Vec<u8>) -> Option<Vec<u8>> {
        if session::is_own(&bytes) {
            return None;
        }
        let document = self.inspector.reader.read(self.name, bytes.clone()).ok()?;
        let fixables = fix::fixables(self.inspector, self.name, &document)?;
        let first = Stage { bytes, document, fixables };
        let wants = Wants::default();
        let fixed = Fixing::new(self.inspector, self.name, &wants).run(&first).ok()?;
        fixed.last.map(|last| last.bytes)
    }

    /// What an editor has to change so that these edits are made; `None`: they cannot be.
    fn written(&self, document: &Document, edits: &[Edit]) -> Option<Vec<TextEdit>> {
        let text = self.snapshot.text.as_str();
        let limits = self.inspector.reader.limits();
        let bytes = write::document(self.name, text.as_bytes(), document, edits, limits).ok()?;
        let new = String::from_utf8(bytes).ok().filter(|new| new != text)?;
        Some(vec![self.difference(0..text.len(), &new)])
    }

    /// The smallest edit that makes `new` of the bytes `old` of the text.
    fn difference(&self, old: Range<usize>, new: &str) -> TextEdit {
        let text = self.snapshot.text.as_str();
        let (kept, new_kept) = apart(&text[old.clone()], new);
        let place = old.start + kept.start..old.start + kept.end;
        TextEdit::new(self.snapshot.text.range(&place, self.encoding), new[new_kept].to_owned())
    }

    /// Edits as a client takes them.
    pub(super) fn edit(&self, edits: &[TextEdit]) -> Value {
        json!({"changes": {(self.snapshot.uri.clone()): edits}})
    }

    fn words(&self, said: &Said) -> String {
        said.in_language(self.inspector.session.language()).to_owned()
    }
}

fn fix_all() -> Said {
    both!("核稿：改好全部有把握的问题", "hegao: fix all that is safe")
}

/// Whether a kind of actions is one of those that are wanted: `source.fixAll.hegao` is of `source`.
fn is_within(kind: &str, wanted: &str) -> bool {
    kind.strip_prefix(wanted).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')) || wanted.is_empty()
}

/// What a reader of the page sees.
fn seen(document: &Document) -> impl Iterator<Item = &str> {
    document.blocks.iter().filter(|block| block.hidden.is_none()).map(|block| document.text(block))
}

/// The stretches in which two texts differ, which cut no character and no CRLF.
fn apart(old: &str, new: &str) -> (Range<usize>, Range<usize>) {
    let common = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| -> usize {
        one.zip(other).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum()
    };
    let mut start = common(&mut old.chars(), &mut new.chars());
    if old[..start].ends_with('\r') {
        start -= 1;
    }
    let mut behind = common(&mut old[start..].chars().rev(), &mut new[start..].chars().rev());
    if old[old.len() - behind..].starts_with('\n') {
        behind -= 1;
    }
    (start..old.len() - behind, start..new.len() - behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_differs_cuts_no_character_and_no_line_end() {
        for (old, new, from, to) in [
            ("请布署工作", "请部署工作", "布", "部"),
            ("工工作", "工作", "工", ""),
            ("a\r\nb", "a\n\nb", "\r\n", "\n\n"),
            ("a\r\nb", "a\nb", "\r\n", "\n"),
            ("𠀀", "𠀁", "𠀀", "𠀁"),
            ("", "甲", "", "甲"),
            ("甲\n", "甲\n乙\n", "", "乙\n"),
        ] {
            let (one, other) = apart(old, new);
            assert_eq!((&old[one.clone()], &new[other.clone()]), (from, to), "{old:?} {new:?}");
            assert_eq!([&old[..one.start], &new[other], &old[one.end..]].concat(), new);
        }
    }

    #[test]
    fn a_kind_is_within_those_above_it() {
        for (wanted, is) in [("source", true), ("source.fixAll", true), ("source.fixAll.hegao", true), ("", true)] {
            assert_eq!(is_within(FIX_ALL_KIND, wanted), is, "{wanted}");
        }
        for wanted in ["source.fix", "source.fixAll.hegao.x", "quickfix"] {
            assert!(!is_within(FIX_ALL_KIND, wanted), "{wanted}");
        }
    }
}
