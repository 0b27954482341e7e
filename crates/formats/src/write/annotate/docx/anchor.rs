//! Where in the text of a Word document the range of a comment can begin and end.
//!
//! Ranges are milestones between runs (ECMA-376 part 1, §17.13.4): a run that a range cuts becomes two of the same properties.
//! Where programs lose text or comments over a range (`LibreOffice` within a plain-text control, a field's result, a formula), it
//! stands around all of that.

use std::ops::Range;

use crate::container::namespace::Ns;
use crate::write::annotate::outline::{Id, Outline};

/// Where something can be put in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    /// Between the children of a paragraph, or of something in it, or before a paragraph.
    Between(usize),
    /// Within the run, which becomes two; in one of its texts if there is one.
    Within {
        /// Where in the part's text.
        at: usize,
        /// The run.
        run: Id,
        /// Its text that is cut.
        text: Option<Id>,
    },
    /// In a paragraph that is one tag.
    Empty(Id),
}

impl Spot {
    /// Where it is in the part's text.
    pub(super) fn at(&self, outline: &Outline<'_>) -> usize {
        match self {
            Self::Between(at) | Self::Within { at, .. } => *at,
            Self::Empty(paragraph) => outline.range(*paragraph).end - 1,
        }
    }
}

/// The text of a document: a part with a body.
pub(super) struct Story<'a> {
    /// Its elements.
    pub(super) outline: Outline<'a>,
    /// The fields of one paragraph, from their first run to their last.
    fields: Vec<Range<usize>>,
}

/// What holds a place so that no range may end in it.
enum Hold {
    /// Something within a paragraph.
    Inline(Range<usize>),
    /// A content control around paragraphs, cells or rows.
    Control(Id),
}

impl<'a> Story<'a> {
    /// The story of an outline.
    pub(super) fn new(outline: Outline<'a>) -> Self {
        let fields = fields(&outline);
        Self { outline, fields }
    }

    /// Where a range around `range` of the part's text begins and ends, and whether it is around nothing else; `None`: not in a
    /// paragraph.
    pub(super) fn around(&self, range: &Range<usize>) -> Option<(Spot, Spot, bool)> {
        let last = range.end.max(range.start + 1) - 1;
        let (start, end) = (self.start(range.start)?, self.end(last, range.end)?);
        let is_exact = self.hold(range.start).is_none() && self.hold(last).is_none();
        match start.at(&self.outline) <= end.at(&self.outline) {
            true => Some((start, end, is_exact)),
            false => Some((end.clone(), end, false)),
        }
    }

    /// The first place in a paragraph of the text.
    pub(super) fn first(&self) -> Option<Spot> {
        let outline = &self.outline;
        let paragraphs = || outline.all().filter(|id| outline.is(*id, Ns::Word, "p"));
        let is_free = |id: &Id| {
            let held = outline.ancestors(*id).any(|outer| self.is_run(outer) || self.is_control(outer));
            !held && !outline.ancestors(*id).any(|outer| outline.name(outer).0 == Ns::Compatibility)
        };
        let first = paragraphs().find(is_free).or_else(|| paragraphs().next())?;
        Some(self.paragraph_start(first))
    }

    fn start(&self, at: usize) -> Option<Spot> {
        match self.hold(at) {
            Some(Hold::Inline(range)) => Some(Spot::Between(range.start)),
            Some(Hold::Control(control)) => match self.behind(control) {
                Some((_, true)) => Some(Spot::Between(self.outline.range(control).start)),
                other => other.map(|(spot, _)| spot),
            },
            None => {
                let (run, child) = match self.place(at)? {
                    Place::Paragraph(paragraph) => return Some(self.paragraph_start(paragraph)),
                    Place::Run(run, child) => (run, child),
                };
                Some(self.cut(run, child, at, true))
            }
        }
    }

    fn end(&self, last: usize, end: usize) -> Option<Spot> {
        match self.hold(last) {
            Some(Hold::Inline(range)) => Some(Spot::Between(range.end)),
            Some(Hold::Control(control)) => self.behind(control).map(|(spot, _)| spot),
            None => {
                let (run, child) = match self.place(last)? {
                    Place::Paragraph(paragraph) => return Some(self.paragraph_end(paragraph)),
                    Place::Run(run, child) => (run, child),
                };
                // The mark of a comment stands in a run, which must not be one of those that are deleted.
                let deleted = self.outline.ancestors(run).filter(|id| self.is_deletion(*id)).last();
                let behind = |deleted| Spot::Between(self.outline.range(deleted).end);
                Some(deleted.map_or_else(|| self.cut(run, child, end, false), behind))
            }
        }
    }

    /// What holds the place, the outermost of such.
    fn hold(&self, at: usize) -> Option<Hold> {
        let outline = &self.outline;
        let inner = outline.at(at)?;
        let (mut hold, mut runs) = (None, 0);
        for id in std::iter::once(inner).chain(outline.ancestors(inner)) {
            let is_held = match outline.name(id) {
                (Ns::Word, "r") => {
                    runs += 1;
                    // A run in a run (a text box, a phonetic guide), or around something that is held.
                    runs > 1 || hold.is_some()
                }
                (Ns::Word, "fldSimple")
                | (Ns::Math, "oMath" | "oMathPara")
                | (Ns::Compatibility, "AlternateContent") => true,
                (Ns::Word, "sdt") if self.is_control(id) => {
                    hold = Some(Hold::Control(id));
                    false
                }
                (Ns::Word, "sdt") => self.is_plain(id) || self.is_in_properties(id, at),
                _ => false,
            };
            if is_held {
                hold = Some(Hold::Inline(outline.range(id)));
            }
        }
        let around = match &hold {
            Some(Hold::Control(_)) => return hold,
            Some(Hold::Inline(range)) => range.clone(),
            None => at..at + 1,
        };
        let mut fields = self.fields.iter().filter(|field| field.start <= around.start && around.end <= field.end);
        fields.next().map(|field| Hold::Inline(field.clone())).or(hold)
    }

    /// Whether it is a control around paragraphs, cells or rows that is not a table of contents or the like.
    fn is_control(&self, id: Id) -> bool {
        let outline = &self.outline;
        let is_around = outline.is(id, Ns::Word, "sdt")
            && !outline.ancestors(id).take_while(|id| !self.is_story(*id)).any(|id| outline.is(id, Ns::Word, "p"));
        is_around && !self.has_property(id, &["docPartObj", "docPartList"])
    }

    fn is_plain(&self, control: Id) -> bool {
        self.has_property(control, &["text"])
    }

    fn has_property(&self, control: Id, names: &[&str]) -> bool {
        let outline = &self.outline;
        let properties = outline.child(control, Ns::Word, "sdtPr");
        properties.is_some_and(|id| names.iter().any(|name| outline.child(id, Ns::Word, name).is_some()))
    }

    fn is_in_properties(&self, control: Id, at: usize) -> bool {
        let properties = self.outline.child(control, Ns::Word, "sdtPr");
        properties.is_some_and(|id| self.outline.range(id).contains(&at))
    }

    /// Whether paragraphs in it are none of those around it.
    fn is_story(&self, id: Id) -> bool {
        self.outline.is(id, Ns::Word, "txbxContent")
    }

    fn is_run(&self, id: Id) -> bool {
        self.outline.is(id, Ns::Word, "r")
    }

    fn is_deletion(&self, id: Id) -> bool {
        matches!(self.outline.name(id), (Ns::Word, "del" | "moveFrom"))
    }

    /// The first place in a paragraph behind a control, or the last before it; and whether it is behind.
    fn behind(&self, control: Id) -> Option<(Spot, bool)> {
        let outline = &self.outline;
        let range = outline.range(control);
        let is_free = |id: &Id| {
            let held = || outline.ancestors(*id).any(|outer| self.is_control(outer) || self.is_run(outer));
            outline.is(*id, Ns::Word, "p") && !held()
        };
        if let Some(next) = outline.from(range.end).find(is_free) {
            return Some((self.paragraph_start(next), true));
        }
        let before = outline.all().take_while(|id| outline.range(*id).start < range.start).filter(is_free).last();
        // All of the text stands in controls.
        let within = || outline.within(control).find(|id| outline.is(*id, Ns::Word, "p"));
        before.or_else(within).map(|paragraph| (self.paragraph_end(paragraph), false))
    }

    fn paragraph_start(&self, paragraph: Id) -> Spot {
        let outline = &self.outline;
        if outline.is_empty_tag(paragraph) {
            return Spot::Empty(paragraph);
        }
        let properties = outline.child(paragraph, Ns::Word, "pPr").map(|id| outline.range(id).end);
        Spot::Between(properties.unwrap_or(outline.inner(paragraph).start))
    }

    fn paragraph_end(&self, paragraph: Id) -> Spot {
        match self.outline.is_empty_tag(paragraph) {
            true => Spot::Empty(paragraph),
            false => Spot::Between(self.outline.inner(paragraph).end),
        }
    }

    /// The run that a place stands in, or else its paragraph.
    fn place(&self, at: usize) -> Option<Place> {
        let outline = &self.outline;
        let mut child = None;
        let inner = outline.at(at)?;
        for id in std::iter::once(inner).chain(outline.ancestors(inner)) {
            match outline.name(id) {
                (Ns::Word, "r") => {
                    let child = child.filter(|child| !outline.is(*child, Ns::Word, "rPr"));
                    return Some(Place::Run(id, child));
                }
                (Ns::Word, "p") => return Some(Place::Paragraph(id)),
                _ => child = Some(id),
            }
        }
        None
    }

    /// Where a range can begin (`is_start`) or end at `at`, which belongs to a child of a run.
    fn cut(&self, run: Id, child: Option<Id>, at: usize, is_start: bool) -> Spot {
        let outline = &self.outline;
        let range = outline.range(run);
        let outside = Spot::Between(if is_start { range.start } else { range.end });
        let Some(child) = child.filter(|_| self.can_be_cut(run)) else { return outside };
        let inner = outline.inner(child);
        let is_text = matches!(outline.name(child), (Ns::Word, "t" | "delText"));
        let has_markup = outline.text[inner.clone()].contains('<');
        if is_text && !has_markup && inner.start < at && at < inner.end {
            return Spot::Within { at, run, text: Some(child) };
        }
        let mut content = outline.children(run).filter(|id| !outline.is(*id, Ns::Word, "rPr"));
        if is_start {
            let is_first = content.next() == Some(child);
            return if is_first { outside } else { Spot::Within { at: outline.range(child).start, run, text: None } };
        }
        let is_last = content.last() == Some(child);
        if is_last { outside } else { Spot::Within { at: outline.range(child).end, run, text: None } }
    }

    /// Whether a run can become two: not if its properties were changed with tracking, which says so once.
    pub(super) fn can_be_cut(&self, run: Id) -> bool {
        let outline = &self.outline;
        let properties = outline.child(run, Ns::Word, "rPr");
        let is_tracked =
            |id| matches!(outline.name(id), (Ns::Word, "rPrChange" | "ins" | "del" | "moveFrom" | "moveTo"));
        !properties.is_some_and(|properties| outline.children(properties).any(is_tracked))
    }

    /// The text of a run in which all of `range` can be replaced with tracking; `None`: it is for a comment.
    pub(super) fn replaceable(&self, range: &Range<usize>) -> Option<(Id, Id)> {
        let outline = &self.outline;
        if range.is_empty() || self.hold(range.start).is_some() {
            return None;
        }
        let Place::Run(run, Some(text)) = self.place(range.start)? else { return None };
        let inner = outline.inner(text);
        let is_whole = inner.start <= range.start && range.end <= inner.end && !outline.text[inner].contains('<');
        let is_tracked = |id| matches!(outline.name(id), (Ns::Word, "ins" | "del" | "moveFrom" | "moveTo"));
        let is_plain = outline.is(text, Ns::Word, "t") && !outline.ancestors(run).any(is_tracked);
        (is_whole && is_plain && self.can_be_cut(run)).then_some((run, text))
    }
}

/// What a place stands in.
enum Place {
    /// A run, and which of its children.
    Run(Id, Option<Id>),
    /// A paragraph, and no run in it.
    Paragraph(Id),
}

/// The complex fields that begin and end in one paragraph (§17.16.18), the outer ones first.
fn fields(outline: &Outline<'_>) -> Vec<Range<usize>> {
    let paragraph = |id| outline.ancestors(id).find(|outer| outline.is(*outer, Ns::Word, "p"));
    let run = |id| outline.ancestors(id).find(|outer| outline.is(*outer, Ns::Word, "r"));
    let (mut fields, mut open): (Vec<Range<usize>>, Vec<Id>) = (Vec::new(), Vec::new());
    for id in outline.all().filter(|id| outline.is(*id, Ns::Word, "fldChar")) {
        match outline.attribute(id, "fldCharType") {
            Some("begin") => open.push(id),
            Some("end") => {
                let Some(begin) = open.pop() else { continue };
                let Some((first, last)) = run(begin).zip(run(id)) else { continue };
                if paragraph(begin) == paragraph(id) {
                    fields.push(outline.range(first).start..outline.range(last).end);
                }
            }
            _ => {}
        }
    }
    fields.sort_by_key(|field| (field.start, std::cmp::Reverse(field.end)));
    fields
}
