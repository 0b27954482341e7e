//! The open elements of a page, and what they make of the text in them.

use super::element::Kind;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{BlockKind, Hidden};

/// What the open elements make of text.
#[derive(Clone, Copy, Default)]
pub(super) struct State {
    /// Why it is not seen.
    pub(super) hidden: Option<Hidden>,
    /// What of the page it belongs to; `None`: the running text.
    pub(super) beside: Option<BlockKind>,
    /// White space counts.
    pub(super) preformatted: bool,
    /// In a heading.
    pub(super) heading: bool,
    /// The text is white.
    pub(super) white: bool,
    /// The ground is not.
    pub(super) coloured: bool,
    /// The text is too small to be read.
    pub(super) tiny: bool,
    /// It is shown from its end.
    pub(super) backwards: bool,
    /// It says how other words are read (`rt`).
    pub(super) guides: bool,
    /// In an item of a list.
    pub(super) item: bool,
    /// In the main text, whose head and foot are its own.
    pub(super) main: bool,
}

impl State {
    /// Why text is not seen here.
    pub(super) fn unseen(&self) -> Option<Hidden> {
        let white = (self.white && !self.coloured).then_some(Hidden::WhiteText);
        self.hidden.or(self.tiny.then_some(Hidden::TinyText)).or(white)
    }
}

/// An open element.
struct Open {
    name: Box<[u8]>,
    kind: Kind,
    state: State,
}

/// The open elements.
#[derive(Default)]
pub(super) struct Stack {
    open: Vec<Open>,
}

impl Stack {
    /// What the innermost element makes of text.
    pub(super) fn state(&self) -> State {
        self.open.last().map_or_else(State::default, |open| open.state)
    }

    /// The innermost element's kind.
    pub(super) fn kind(&self) -> Option<Kind> {
        self.open.last().map(|open| open.kind)
    }

    /// The innermost element's name.
    pub(super) fn name(&self) -> &[u8] {
        self.open.last().map_or(&[], |open| &open.name)
    }

    /// Opens an element. Where too many are open, what is in it is read as what is around it.
    pub(super) fn push(&mut self, name: &[u8], kind: Kind, state: State, budget: &Budget) {
        if budget.admits(Bound::OpenElements, self.open.len() + 1, None) {
            self.open.push(Open { name: name.into(), kind, state });
        }
    }

    pub(super) fn pop(&mut self) -> Option<Kind> {
        self.open.pop().map(|open| open.kind)
    }

    pub(super) fn len(&self) -> usize {
        self.open.len()
    }

    /// Up to which element `</name>` closes; `None`: none. An end tag within a line closes nothing beyond its paragraph,
    /// and none but a table's closes a cell.
    pub(super) fn closed_by_end(&self, name: &[u8], kind: Kind, budget: &Budget) -> Option<usize> {
        let is_of_table = matches!(kind, Kind::Table | Kind::Row | Kind::Cell) || is_part_of_table(name);
        let stops = |open: &Open| match kind {
            Kind::Inline | Kind::Navigation if open.kind.breaks() => kind == Kind::Inline || open.kind == Kind::Cell,
            Kind::Main => false,
            _ => !is_of_table && open.kind == Kind::Cell || open.kind == Kind::Table && kind != Kind::Table,
        };
        self.find(|open| *open.name == *name, stops, budget)
    }

    /// Up to which element a start tag closes those called one of `names`, if they are not around one of `bounds`.
    pub(super) fn closed_by_start(&self, names: &[&[u8]], bounds: &[&[u8]], budget: &Budget) -> Option<usize> {
        if names.is_empty() {
            return None;
        }
        let mut outermost = None;
        for (at, open) in budget.take(Bound::Reach, self.open.iter().enumerate().rev(), None) {
            if names.contains(&&*open.name) {
                outermost = Some(at);
                if names.len() == 1 {
                    break;
                }
            } else if bounds.contains(&&*open.name) {
                break;
            }
        }
        outermost
    }

    fn find(&self, wanted: impl Fn(&Open) -> bool, stops: impl Fn(&Open) -> bool, budget: &Budget) -> Option<usize> {
        for (at, open) in budget.take(Bound::Reach, self.open.iter().enumerate().rev(), None) {
            if wanted(open) {
                return Some(at);
            }
            if stops(open) {
                return None;
            }
        }
        None
    }
}

fn is_part_of_table(name: &[u8]) -> bool {
    matches!(name, b"thead" | b"tbody" | b"tfoot" | b"caption")
}
