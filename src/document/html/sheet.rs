//! Style sheets that a page carries in itself, as far as they hide text.
//!
//! Only what is sure is told. A selector is a tag, a class, an id, or a tag with a class; names that also stand in any
//! other selector (`.menu:hover .fold`, all in `@media`) or in a script are in doubt, and what is in doubt is seen. A page
//! with scripts or sheets from outside is not judged at all: there, sheets hide the folds of menus, and scripts show them
//! again.

use std::collections::{HashMap, HashSet};

use super::style::Looks;

/// How much of a page's sheets is read, and how many selectors.
const LONGEST: usize = 1 << 20;
const MOST: usize = 20_000;

/// How many classes of an element are looked up.
const CLASSES: usize = 32;

/// What the sheets of a page say.
#[derive(Default)]
pub(super) struct Sheet {
    /// What was read of an element `style`, which has not ended.
    text: String,
    /// Looks by selector, in lower case but for names.
    looks: HashMap<String, Looks>,
    /// Names that something else may make seen.
    doubted: HashSet<String>,
    /// Something else may set the ground of any text.
    is_painted: bool,
    /// Scripts or sheets stand outside.
    is_open: bool,
}

impl Sheet {
    /// No sheet yet, of the page `source`, whose scripts may show what is hidden.
    pub(super) fn of(source: &str) -> Self {
        let mut sheet = Self::default();
        for script in elements(source, "<script", "</script") {
            let (tag, words) = script.split_once('>').unwrap_or((script, ""));
            sheet.is_open |= tag.contains("src");
            sheet.doubted.extend(names(words).map(str::to_owned));
        }
        let mut links = elements(source, "<link", ">");
        sheet.is_open |= links.any(|link| link.to_ascii_lowercase().contains("stylesheet"));
        sheet
    }

    /// Takes text of an element `style`.
    pub(super) fn push(&mut self, text: &str) {
        if self.text.len() + text.len() <= LONGEST {
            self.text.push_str(text);
        }
    }

    /// Reads what was taken: the element ends.
    pub(super) fn end(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.is_open |= text.contains("@import");
        let text = without_comments(&text);
        let mut rest = text.as_str();
        while let Some((head, behind)) = rest.split_once('{') {
            let is_group = head.trim_start().starts_with('@');
            let end = if is_group { end_of_group(behind) } else { behind.find('}').unwrap_or(behind.len()) };
            match is_group {
                true => self.doubted.extend(names(&behind[..end]).map(str::to_owned)),
                false => self.rule(head, &behind[..end]),
            }
            rest = behind.get(end + 1..).unwrap_or_default();
        }
    }

    fn rule(&mut self, selectors: &str, style: &str) {
        let looks = Looks::of(style);
        for selector in selectors.split(',').map(str::trim) {
            if !is_simple(selector) {
                self.doubted.extend(names(selector).map(str::to_owned));
                self.is_painted |= looks.coloured == Some(true);
            } else if self.looks.len() < MOST {
                let known = self.looks.entry(selector.to_owned()).or_default();
                *known = both(*known, looks);
            }
        }
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
                looks = both(looks, if self.doubted.contains(name) { seen } else { *more });
            }
        };
        add(tag, tag);
        for class in class.unwrap_or_default().split_ascii_whitespace().take(CLASSES) {
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

/// Whether a selector is a tag, a class, an id, or a tag with a class.
fn is_simple(selector: &str) -> bool {
    let name = selector.strip_prefix(['.', '#']).unwrap_or(selector);
    let is_tag = name.len() == selector.len();
    let (tag, class) = name.split_once('.').filter(|_| is_tag).unwrap_or((name, "x"));
    [tag, class].iter().all(|name| !name.is_empty() && names(name).next() == Some(*name))
}

/// The words in `text` that may be names.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    text.split(move |c| !is_part(c)).filter(|name| !name.is_empty())
}

/// What stands from each `open` up to the next `close`.
fn elements<'s>(source: &'s str, open: &'s str, close: &'s str) -> impl Iterator<Item = &'s str> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + find(&source[at..], open)?;
        let end = find(&source[start..], close).map_or(source.len(), |end| start + end);
        at = end;
        Some(&source[start..end])
    })
}

/// Where `word`, which begins with a sign and is of ASCII in lower case, stands in `text`, whatever its case.
fn find(text: &str, word: &str) -> Option<usize> {
    let (first, word) = (word.as_bytes()[0], word.as_bytes());
    let is_here =
        |at: &usize| text.as_bytes()[*at..].get(..word.len()).is_some_and(|found| found.eq_ignore_ascii_case(word));
    memchr::memchr_iter(first, text.as_bytes()).find(is_here)
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
    use crate::document::Hidden;

    fn hides(page: &str, style: &str) -> Vec<bool> {
        let mut sheet = Sheet::of(page);
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
            ("<script>", true),
        ] {
            assert_eq!(hides(page, style)[0], expected, "{page}");
        }
        assert!(!hides("", "@import url(a.css);.x{display:none}")[0]);
    }
}
