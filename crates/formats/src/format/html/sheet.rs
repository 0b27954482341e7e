//! Style sheets that a page carries in itself, as far as they hide text.
//!
//! Only what is sure is told. A selector is a tag, a class, an id, or a tag with a class. What one sheet of the page hides and
//! any other shows is seen. Names that also stand in another selector (`.menu:hover .fold`), in a sheet or group for some
//! media only (`@media print`), in a script within the page, a handler (`onclick`) or a link to a script are in doubt, and
//! what is in doubt is seen. A page with scripts or sheets from outside is not judged at all: there, sheets hide the folds of
//! menus, and scripts show them again.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use super::source::{elements, find, handlers, names, parts};
use super::style::Looks;
use hegao_model::document::budget::{Bound, Budget};

/// What the sheets of a page say.
pub(super) struct Sheet<'a> {
    budget: &'a Budget,
    /// What was read of an element `style`, which has not ended, and whether it is for the screen.
    text: String,
    is_elsewhere: bool,
    /// Looks by selector, tags in lower case.
    looks: HashMap<String, Looks>,
    /// Names that something else may make seen.
    doubted: HashSet<Cow<'a, str>>,
    /// Something else may set the ground of any text.
    is_painted: bool,
    /// Scripts or sheets stand outside, or there is too much to judge.
    is_open: bool,
}

impl<'a> Sheet<'a> {
    /// None.
    pub(super) fn none(budget: &'a Budget) -> Self {
        Self {
            budget,
            text: String::new(),
            is_elsewhere: false,
            looks: HashMap::new(),
            doubted: HashSet::new(),
            is_painted: false,
            is_open: false,
        }
    }

    /// No sheet yet, of the page `source`: what its scripts, and all of its sheets, may show.
    pub(super) fn of(source: &'a str, budget: &'a Budget) -> Self {
        let mut sheet = Self::none(budget);
        let mut links = elements(source, "<link", ">");
        sheet.is_open = links.any(|link| find(link, "stylesheet").is_some());
        for (tag, words) in elements(source, "<script", "</script").map(parts) {
            sheet.is_open |= find(tag, "src").is_some();
            sheet.doubt_borrowed(words);
        }
        handlers(source).for_each(|handler| sheet.doubt_borrowed(handler));
        for (_, text) in elements(source, "<style", "</style").map(parts) {
            sheet.read(text, shown);
        }
        sheet
    }

    /// An element `style` begins, for these media.
    pub(super) fn begin(&mut self, media: Option<&str>) {
        self.text.clear();
        self.is_elsewhere = media.is_some_and(|media| !media.trim().is_empty() && !media.split(',').any(is_screen));
    }

    /// Takes text of an element `style`.
    pub(super) fn push(&mut self, text: &str) {
        if !self.is_open {
            self.text.push_str(text);
        }
    }

    /// Reads what was taken: the element ends.
    pub(super) fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        match std::mem::take(&mut self.is_elsewhere) {
            true => self.doubt(&without_comments(&text)),
            false => self.read(&text, |looks| looks),
        }
    }

    /// Reads a sheet, of whose rules `take` is taken.
    fn read(&mut self, text: &str, take: fn(Looks) -> Looks) {
        if self.is_open {
            return;
        }
        self.is_open |= text.contains("@import");
        let text = without_comments(text);
        let mut rest = text.as_str();
        while let Some((head, behind)) = rest.split_once('{') {
            let is_group = head.trim_start().starts_with('@');
            let end = if is_group { end_of_group(behind) } else { behind.find('}').unwrap_or(behind.len()) };
            match is_group {
                true => self.doubt(&behind[..end]),
                false => self.rule(head, take(Looks::of(&behind[..end]))),
            }
            rest = behind.get(end + 1..).unwrap_or_default();
        }
    }

    fn rule(&mut self, selectors: &str, looks: Looks) {
        for selector in selectors.split(',').map(str::trim) {
            if !is_simple(selector) {
                self.doubt(selector);
                self.is_painted |= looks.coloured == Some(true);
                continue;
            }
            if !self.is_open && self.admits(self.looks.len() + 1) {
                let known = self.looks.entry(in_lower_case(selector)).or_default();
                *known = either(*known, looks);
            }
        }
    }

    /// Takes the names in `words`, a part of the page, to be in doubt.
    fn doubt_borrowed(&mut self, words: &'a str) {
        if !self.is_open {
            names(words).for_each(|name| self.doubt_name(Cow::Borrowed(name)));
        }
    }

    /// The same of any words.
    fn doubt(&mut self, words: &str) {
        names(words).for_each(|name| self.doubt_name(Cow::Owned(name.to_owned())));
    }

    fn doubt_name(&mut self, name: Cow<'a, str>) {
        if self.is_open {
            return;
        }
        if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            self.doubted.insert(Cow::Owned(name.to_ascii_lowercase()));
        }
        self.doubted.insert(name);
        self.admits(self.doubted.len());
    }

    /// Whether there may be so many selectors or names in doubt; a page with more is not judged.
    fn admits(&mut self, names: usize) -> bool {
        self.is_open |= !self.budget.admits(Bound::Selectors, names, None);
        !self.is_open
    }

    /// Whether a name is in doubt, or may be put together from one that is (`"tab_" + i`).
    fn is_doubted(&self, name: &str) -> bool {
        let joints = name.match_indices(['-', '_']).map(|(at, _)| &name[..=at]);
        let mut whole = [name, name.trim_end_matches(|c: char| c.is_ascii_digit())].into_iter().chain(joints);
        whole.any(|name| self.doubted.contains(name))
    }

    /// What the sheets say of an element.
    pub(super) fn looks(&self, tag: &[u8], class: Option<&str>, id: Option<&str>) -> Looks {
        let mut looks = Looks::default();
        if self.is_open || self.looks.is_empty() {
            return looks;
        }
        let tag = std::str::from_utf8(tag).unwrap_or_default();
        let mut add = |selector: &str, name: &str| {
            if let Some(more) = self.looks.get(selector) {
                // Of a name in doubt what makes text seen is kept: its ground.
                let seen = Looks { shown: more.shown, coloured: more.coloured, ..Looks::default() };
                looks = both(looks, if self.is_doubted(name) { seen } else { *more });
            }
        };
        add(tag, tag);
        for class in class.unwrap_or_default().split_ascii_whitespace() {
            add(&format!(".{class}"), class);
            add(&format!("{tag}.{class}"), class);
        }
        if let Some(id) = id {
            add(&format!("#{id}"), id);
        }
        looks.white = looks.white.filter(|_| !self.is_painted);
        looks
    }
}

/// What two rules for one element say. Which of them counts is not looked into: what one hides and the other shows is seen.
fn both(a: Looks, b: Looks) -> Looks {
    let shows = |looks: Looks| looks.shown && looks.hidden.is_none();
    let looks = a.overlaid(b);
    Looks { hidden: looks.hidden.filter(|_| !shows(a) && !shows(b)), ..looks }
}

/// What two rules for one selector say, wherever they stand: what one shows is seen.
fn either(a: Looks, b: Looks) -> Looks {
    let one = |sight: bool, a: Option<bool>, b: Option<bool>| b.filter(|_| a != Some(sight)).or(a);
    Looks {
        legible: one(true, a.legible, b.legible),
        white: one(false, a.white, b.white),
        coloured: one(true, a.coloured, b.coloured),
        ..both(a, b)
    }
}

/// What of `looks` makes text seen.
fn shown(looks: Looks) -> Looks {
    Looks {
        hidden: None,
        shown: looks.shown && looks.hidden.is_none(),
        legible: looks.legible.filter(|legible| *legible),
        white: looks.white.filter(|white| !white),
        coloured: looks.coloured.filter(|coloured| *coloured),
    }
}

/// Whether a sheet for `medium` is for the screen.
fn is_screen(medium: &str) -> bool {
    ["all", "screen"].iter().any(|screen| medium.trim().eq_ignore_ascii_case(screen))
}

/// A simple selector with its tag in lower case.
fn in_lower_case(selector: &str) -> String {
    let tag = selector.find(['.', '#']).unwrap_or(selector.len());
    selector[..tag].to_ascii_lowercase() + &selector[tag..]
}

/// Whether a selector is a tag, a class, an id, or a tag with a class.
fn is_simple(selector: &str) -> bool {
    let name = selector.strip_prefix(['.', '#']).unwrap_or(selector);
    let is_tag = name.len() == selector.len();
    let (tag, class) = name.split_once('.').filter(|_| is_tag).unwrap_or((name, "x"));
    [tag, class].iter().all(|name| !name.is_empty() && names(name).next() == Some(*name))
}

fn without_comments(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        kept.push_str(before);
        kept.push(' ');
        rest = comment.split_once("*/").map_or("", |(_, behind)| behind);
    }
    kept.push_str(rest);
    // Old pages hide their sheets from still older browsers.
    kept.replace("<!--", " ").replace("-->", " ")
}

/// Where a group of rules (`@media … {`) ends.
fn end_of_group(text: &str) -> usize {
    let mut depth = 1;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::Hidden;

    fn hides(page: &str, style: &str) -> Vec<bool> {
        let page = format!("{page}<style>{style}</style>");
        let budget = Budget::default();
        let mut sheet = Sheet::of(&page, &budget);
        sheet.push(style);
        sheet.end();
        let of = |tag: &str, class, id| sheet.looks(tag.as_bytes(), class, id).hidden == Some(Hidden::HiddenText);
        vec![of("p", Some("a x"), None), of("div", Some("x"), None), of("p", None, Some("y")), of("p", None, None)]
    }

    #[test]
    fn simple_selectors_hide() {
        for (style, expected) in [
            (".x{display:none}", [true, true, false, false]),
            ("p.x { display : none ; }", [true, false, false, false]),
            ("#y,.z{visibility:hidden}", [false, false, true, false]),
            ("p{display:none}", [true, false, true, true]),
            ("/* .x{} */ .a{color:red} <!-- .x{opacity:0} -->", [true, true, false, false]),
            (".x{display:none} .x{display:block}", [false; 4]),
            (".x{display:none} .o .x{color:red}", [false; 4]),
            (".x{display:none} .x:hover{display:block}", [false; 4]),
            ("@media print{.x{display:none}}", [false; 4]),
            ("@media print{.x{display:block}} .x{display:none}", [false; 4]),
            (".o .x{display:none}", [false; 4]),
            ("p>.x{display:none", [false; 4]),
            ("{}}}{", [false; 4]),
            ("P{display:none}", [true, false, true, true]),
            ("P.x{display:none}", [true, false, false, false]),
            ("P{display:none} DIV P{color:red}", [false; 4]),
        ] {
            assert_eq!(hides("", style), expected, "{style}");
        }
    }

    #[test]
    fn what_a_script_may_show_is_seen() {
        let style = ".x{display:none}";
        for (page, expected) in [
            ("<script>count(1)</script>", true),
            ("<script>show('.x')</script>", false),
            ("<SCRIPT src=a.js></SCRIPT>", false),
            ("<link rel=stylesheet href=a.css>", false),
            ("<link rel=icon href=a.png>", true),
            ("<script></script>", true),
            ("<SCRIPT SRC='menu.js'></SCRIPT>", false),
            ("<a onclick=\"show('x')\">", false),
            ("<A ONCLICK = show('x')>", false),
            ("<a onclick=show() title=x>", true),
            ("<a href=\"javascript:show('x')\">", false),
            ("<a href='x'>", true),
            ("<style>.x{display:block}</style>", false),
            ("<style media=print>.y{display:block}</style>", true),
        ] {
            assert_eq!(hides(page, style)[0], expected, "{page}");
        }
        assert!(!hides("", "@import url(a.css);.x{display:none}")[0]);
        for (script, name) in [("con_", "con_1"), ("con", "con12"), ("tab-", "tab-news"), ("More", "more")] {
            let page = format!("<script>show('{script}' + i)</script>");
            let budget = Budget::default();
            let mut sheet = Sheet::of(&page, &budget);
            sheet.push(&format!(".{name}{{display:none}} .other{{display:none}}"));
            sheet.end();
            let is_hidden = |class| sheet.looks(b"p", Some(class), None).hidden.is_some();
            assert!(!is_hidden(name) && is_hidden("other"), "{name}");
        }
    }

    #[test]
    fn a_sheet_for_other_media_hides_nothing() {
        for (media, expected) in [
            (None, true),
            (Some("screen"), true),
            (Some("print, SCREEN"), true),
            (Some(" "), true),
            (Some("print"), false),
            (Some("screen and (max-width: 600px)"), false),
        ] {
            let budget = Budget::default();
            let mut sheet = Sheet::of("", &budget);
            sheet.begin(media);
            sheet.push(".x{display:none}");
            sheet.end();
            assert_eq!(sheet.looks(b"p", Some("x"), None).hidden.is_some(), expected, "{media:?}");
        }
    }

    #[test]
    fn what_is_too_much_is_not_judged() {
        let words: String = (0..9).map(|index| format!("w{index} ")).collect();
        let budget = Budget::default().lowered(Bound::Selectors, 8);
        let page = format!("<script>{words}</script><style>.x{{display:none}}</style>");
        let mut sheet = Sheet::of(&page, &budget);
        sheet.push(".x{display:none}");
        sheet.end();
        assert!(sheet.looks(b"p", Some("x"), None).hidden.is_none() && budget.gaps().len() == 1);
        assert!(hides(&"<p onx=onx=onx=".repeat(1000), ".x{display:none}")[0]);
    }
}
