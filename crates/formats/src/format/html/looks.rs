//! What a new element makes of the text in it: whether it is seen, and to what of the page it belongs.

use super::attribute::Attributes;
use super::element::{Kind, leads};
use super::page::Page;
use super::stack::State;
use super::style::{Looks, is_white};
use hegao_model::document::{BlockKind, Hidden};

impl Page<'_> {
    /// What a new element makes of the text in it.
    pub(super) fn state_in(&self, name: &[u8], kind: Kind, attributes: &Attributes) -> State {
        let mut state = self.stack.state();
        let get = |name: &[u8]| attributes.get(name);
        let own = get(b"style").map(Looks::of).unwrap_or_default();
        let looks = self.sheet.looks(name, get(b"class"), get(b"id")).overlaid(own);
        let is_hidden = get(b"hidden").is_some() || kind == Kind::Reserve;
        state.hidden = state.hidden.or(looks.hidden).or(is_hidden.then_some(Hidden::HiddenText));
        state.tiny = looks.legible.map_or(state.tiny, |legible| !legible);
        let colour = (name == b"font").then(|| get(b"color").map(is_white)).flatten();
        state.white = looks.white.or(colour).unwrap_or(state.white);
        let ground = get(b"bgcolor").map(|colour| !is_white(colour)).or(get(b"background").map(|_| true));
        state.coloured = looks.coloured.or(ground).unwrap_or(state.coloured);
        state.preformatted |= kind == Kind::Preformatted;
        state.heading |= kind == Kind::Heading;
        state.main |= matches!(name, b"main" | b"article");
        state.backwards = self.backwards_in(name, attributes).unwrap_or(state.backwards);
        state.guides |= matches!(name, b"rt" | b"rtc" | b"rp");
        state.beside = state.beside.or_else(|| self.beside_in(kind, attributes));
        state.item |= name == b"li";
        if state.hidden == Some(Hidden::HiddenText) && unfolds(name, attributes, &state) {
            state.hidden = Some(Hidden::OnDemand);
        }
        state
    }

    /// Whether an element shows its letters from the last to the first (HTML 4.5.25, CSS Writing Modes 2.2); `None`: as around it.
    fn backwards_in(&self, name: &[u8], attributes: &Attributes) -> Option<bool> {
        let style = attributes.get(b"style").unwrap_or_default().to_ascii_lowercase();
        let is_forced = name == b"bdo" || style.contains("bidi-override") || style.contains("isolate-override");
        let direction =
            |way: &str| attributes.get(b"dir").is_some_and(|dir| dir.eq_ignore_ascii_case(way)) || style.contains(way);
        is_forced.then(|| direction("rtl"))
    }

    /// What of the page an element begins, beside the running text.
    pub(super) fn beside_in(&self, kind: Kind, attributes: &Attributes) -> Option<BlockKind> {
        let is_called = |name: &[u8]| attributes.get(name).is_some_and(leads);
        let leading = match kind {
            Kind::Navigation => true,
            Kind::Edge => !self.stack.state().main,
            Kind::Main | Kind::Inline | Kind::Heading => false,
            _ => is_called(b"class") || is_called(b"id") || attributes.get(b"role") == Some("navigation"),
        };
        match (kind, attributes.get(b"title")) {
            // So LibreOffice writes what stands on every page.
            (Kind::Block, Some("header")) => Some(BlockKind::Header),
            (Kind::Block, Some("footer")) => Some(BlockKind::Footer),
            (Kind::Title, _) => Some(BlockKind::Header),
            _ => leading.then_some(BlockKind::Navigation),
        }
    }
}

/// Whether a click or a pointer shows what is hidden in an element: menus, the links in the items of a list, choices, tabs.
fn unfolds(name: &[u8], attributes: &Attributes, state: &State) -> bool {
    let is_called = |name: &[u8]| attributes.get(name).is_some_and(is_unfolded);
    state.beside == Some(BlockKind::Navigation)
        || matches!(name, b"select" | b"menu")
        || (name == b"a" && state.item)
        || is_called(b"role")
        || is_called(b"class")
}

/// Whether a class or role is that of a part of a page which unfolds (WAI-ARIA 1.2: menu, listbox, tabpanel).
fn is_unfolded(class: &str) -> bool {
    const WORDS: [&str; 9] = ["menu", "submenu", "dropdown", "listbox", "tab", "tabs", "tabpanel", "pane", "tabcon"];
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric());
    words.any(|word| WORDS.iter().any(|known| word.eq_ignore_ascii_case(known)))
}
