//! HTML in a Markdown text: blocks of it, and tags within a line. Both may hide the text behind them up to their end.

use std::ops::Range;

use super::soft;
use super::text::Reading;
use crate::format::html;
use crate::layout::flow::Gathered;
use hegao_model::document::{Hidden, Place, Role};

/// Text within a line that a tag hides.
pub(super) struct Unseen {
    hidden: Hidden,
    /// The tag's name, and how many of that name are open.
    name: String,
    depth: usize,
    pub(super) text: Gathered,
}

impl Reading<'_> {
    /// A block of HTML.
    pub(super) fn html(&mut self, range: Range<usize>) {
        let source = self.source[range.clone()].trim_start();
        self.veil.take_if(|(_, name)| ends(source, name));
        let hides = self.fragment(range);
        self.veil = self.veil.take().or(hides);
    }

    /// A tag within a line: its attributes may say something, or hide the text up to its end.
    pub(super) fn tag(&mut self, range: Range<usize>) {
        let source = &self.source[range.clone()];
        if let Some(unseen) = &mut self.unseen {
            if ends(source, &unseen.name) {
                unseen.depth -= 1;
            } else if begins(source, &unseen.name) {
                unseen.depth += 1;
            }
            if unseen.depth == 0 {
                self.tell_unseen();
            }
        } else if source.contains('=') || source.contains("hidden") {
            let hides = self.fragment(range);
            self.unseen = hides.map(|(hidden, name)| Unseen { hidden, name, depth: 1, text: Gathered::new(0) });
        }
    }

    /// Ends text within a line that is not seen.
    pub(super) fn tell_unseen(&mut self) {
        if let Some(Unseen { hidden, text, .. }) = self.unseen.take()
            && !text.is_blank()
        {
            self.asides.push(soft::whole(&text).aside(hidden, Place::text(Role::Hidden)));
        }
    }

    /// Reads a piece of HTML; returns what it makes of the text behind it.
    fn fragment(&mut self, range: Range<usize>) -> Option<(Hidden, String)> {
        let (flow, tables) = (&mut self.flow, &mut self.tables);
        let fragment = html::read_fragment(self.source, range, self.budget, flow, tables);
        self.beside.extend(fragment.beside);
        self.asides.extend(fragment.asides);
        self.gaps.extend(fragment.gaps);
        self.drawn.add(&fragment.drawn);
        fragment.hides
    }
}

/// Whether `source` is the start tag of an element `name`.
fn begins(source: &str, name: &str) -> bool {
    source.strip_prefix('<').and_then(|rest| behind(rest, name)).is_some_and(|rest| !rest.ends_with("/>"))
}

/// Whether `source` begins with the end tag of an element `name`.
fn ends(source: &str, name: &str) -> bool {
    source.strip_prefix("</").and_then(|rest| behind(rest, name)).is_some()
}

/// What stands behind `name`, if `rest` begins with it, and not with a longer one.
fn behind<'s>(rest: &'s str, name: &str) -> Option<&'s str> {
    let (called, behind) = rest.split_at_checked(name.len())?;
    let goes_on = behind.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ':'));
    (called.eq_ignore_ascii_case(name) && !goes_on).then_some(behind)
}
