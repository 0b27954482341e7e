//! The sweep: all that a text stores is put to who knows the values. In a markup that is the text between tags, paragraph by
//! paragraph however it is cut into elements, the values of attributes, comments, names, and what stands there in Base64.

use std::cell::Cell;
use std::ops::Range;

use super::markup::{Tag, Token, characters, escaped, tokens};
use super::{Masking, picture};
use crate::encoding::base64::base64;
use crate::write::splice::Splice;

/// Letters of the shortest Base64 that is unpacked.
const PACKED: usize = 12;

/// Letters and digits up to which a plain value is also a measure or a name of the markup.
const WEAK: usize = 7;

/// How a text is swept.
pub(super) struct Sweep<'m> {
    pub(super) masking: &'m dyn Masking,
    /// Whether it has tags.
    pub(super) is_markup: bool,
    pub(super) is_html: bool,
    /// Whether it is what stands on a page.
    pub(super) is_page: bool,
    /// Whether it is a part of an Office document, which may have cells and formulas.
    pub(super) is_office: bool,
    /// Whether pictures that stand there in Base64 lose what they say beside what they show.
    pub(super) strips: bool,
}

/// What the sweep of a text comes to.
pub(super) struct Swept {
    /// In order, apart from each other.
    pub(super) splices: Vec<Splice>,
    /// Whether a formula is taken out.
    pub(super) drops_formula: bool,
}

/// Characters of a text in a row, each with its place.
pub(super) type Run = Vec<(Range<usize>, char)>;

/// Elements within a line: their tags part no word.
const INLINE: [&str; 47] = [
    "r",
    "t",
    "rPr",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "hyperlink",
    "smartTag",
    "sdt",
    "sdtContent",
    "proofErr",
    "bookmarkStart",
    "bookmarkEnd",
    "fldSimple",
    "fldChar",
    "delText",
    "instrText",
    "commentRangeStart",
    "commentRangeEnd",
    "noBreakHyphen",
    "softHyphen",
    "tab",
    "br",
    "cr",
    "b",
    "i",
    "u",
    "s",
    "em",
    "strong",
    "span",
    "a",
    "font",
    "small",
    "big",
    "mark",
    "sub",
    "sup",
    "code",
    "tspan",
    "rFonts",
    "sz",
    "szCs",
    "lang",
    "lastRenderedPageBreak",
    "wbr",
];

/// Attributes that are numbers of a program's own, which may look like one of somebody's.
const IDS: [&str; 8] = ["paraId", "textId", "rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidTr", "rsidDel"];

/// Attributes that name somebody, who may be called by a word of the markup.
const PERSONS: [&str; 8] =
    ["author", "initials", "userId", "displayName", "userName", "providerId", "creator", "contact"];

impl Sweep<'_> {
    /// What is to be put into `text`.
    pub(super) fn splices(&self, text: &str) -> Swept {
        let drops_formula = Cell::new(false);
        let mut splices = if self.is_markup { self.markup(text, &drops_formula) } else { self.plain(text) };
        splices.sort_by_key(|splice| (splice.source.start, splice.source.end));
        // What stands within something else that goes goes with it.
        splices.dedup_by(|next, last| next.source.start < last.source.end);
        Swept { splices, drops_formula: drops_formula.get() }
    }

    fn plain(&self, text: &str) -> Vec<Splice> {
        let run: Run = text.char_indices().map(|(at, c)| (at..at + c.len_utf8(), c)).collect();
        let mut splices = Vec::new();
        self.run(&run, !self.is_page, str::to_owned, &mut splices);
        splices
    }

    fn markup(&self, text: &str, drops_formula: &Cell<bool>) -> Vec<Splice> {
        let tokens = tokens(text, self.is_html);
        let (mut splices, mut run) = (Vec::new(), Run::new());
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                Token::Text { range, is_raw } => run.extend(characters(text, range.clone(), *is_raw)),
                Token::Aside(range) => {
                    self.run(&characters(text, range.clone(), true), true, str::to_owned, &mut splices);
                }
                Token::Tag(tag) => {
                    let local = tag.local(text);
                    self.tag(text, tag, &mut splices);
                    if matches!(local, "tab" | "br" | "cr") {
                        run.push((tag.range.start..tag.range.start, '\n'));
                    }
                    if INLINE.contains(&local) {
                        continue;
                    }
                    self.run(&std::mem::take(&mut run), !self.is_page, escaped, &mut splices);
                    #[cfg(feature = "office")]
                    if self.is_office && !tag.is_end && !tag.is_empty {
                        at = super::cell::sweep(self, text, &tokens, at - 1, &mut splices, drops_formula).unwrap_or(at);
                    }
                }
            }
        }
        self.run(&run, !self.is_page, escaped, &mut splices);
        splices
    }

    /// Sweeps the names and values of a tag.
    fn tag(&self, text: &str, tag: &Tag, splices: &mut Vec<Splice>) {
        let local = tag.local(text);
        self.name(text, tag.name.clone(), splices);
        for attribute in &tag.attributes {
            self.name(text, attribute.name.clone(), splices);
            let name = super::markup::local(&text[attribute.name.clone()]);
            let run = characters(text, attribute.value.clone(), false);
            if IDS.contains(&name) || run.is_empty() {
                continue;
            }
            let mut found = Vec::new();
            self.run(&run, !self.is_office || PERSONS.contains(&name), escaped, &mut found);
            let value = &text[attribute.value.clone()];
            found.retain(|splice: &Splice| PERSONS.contains(&name) || !is_measure(value, &text[splice.source.clone()]));
            if found.is_empty() {
                continue;
            }
            if self.is_office && name == "formatCode" {
                // Digits and asterisks mean something there: no mask can stand in it.
                found = vec![Splice { source: attribute.value.clone(), text: "General".into() }];
            }
            let is_strict =
                matches!((local, name), ("sheet" | "worksheetSource" | "dataRef", "name" | "sheet") | (_, "location"));
            let is_name = matches!((local, name), ("bookmarkStart", "name") | (_, "anchor"));
            for splice in &mut found {
                splice.text = match (self.is_office && is_strict, self.is_office && is_name) {
                    (true, _) => splice.text.replace('*', "＊"),
                    (_, true) => splice.text.replace(['*', '@'], "_"),
                    _ => std::mem::take(&mut splice.text),
                };
            }
            splices.append(&mut found);
        }
    }

    /// Sweeps the name of an element or an attribute, which has no asterisk.
    fn name(&self, text: &str, range: Range<usize>, splices: &mut Vec<Splice>) {
        if range.len() <= WEAK {
            return;
        }
        let name = &text[range.clone()];
        // Plain letters are what names are made of.
        let is_letters = |found: &Range<usize>| name[found.clone()].bytes().all(|byte| byte.is_ascii_alphabetic());
        let stretches = self.masking.stretches(name, false).into_iter();
        for (found, mask) in stretches.filter(|(found, _)| !is_letters(found)) {
            let source = range.start + found.start..range.start + found.end;
            let is_fit = |c: char| c.is_alphanumeric() || c == '.';
            let text = mask.chars().map(|c| if is_fit(c) { c } else { '_' }).collect();
            splices.push(Splice { source, text });
        }
    }

    /// Sweeps characters that are read in a row; `written`: how a mask is written among them.
    pub(super) fn run(&self, run: &Run, is_unseen: bool, written: fn(&str) -> String, splices: &mut Vec<Splice>) {
        if run.is_empty() {
            return;
        }
        let text: String = run.iter().map(|(_, c)| c).collect();
        let stretches = self.masking.stretches(&text, is_unseen);
        let packed = self.packed(&text, &stretches);
        if stretches.is_empty() && packed.is_empty() {
            return;
        }
        let mut offsets: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        offsets.push(text.len());
        for (range, mask) in stretches.into_iter().chain(packed) {
            let first = offsets.partition_point(|offset| *offset < range.start);
            let end = offsets.partition_point(|offset| *offset < range.end);
            // What stands in one piece is replaced in one.
            let mut mask = written(&mask);
            let mut places: Vec<Range<usize>> = Vec::new();
            for (place, _) in run[first..end].iter().filter(|(place, _)| !place.is_empty()) {
                match places.last_mut() {
                    Some(last) if last.end == place.start => last.end = place.end,
                    _ => places.push(place.clone()),
                }
            }
            splices.extend(places.into_iter().map(|source| Splice { source, text: std::mem::take(&mut mask) }));
        }
    }

    /// What stands in `text` in Base64 and has values, each with the same without them.
    fn packed(&self, text: &str, taken: &[(Range<usize>, String)]) -> Vec<(Range<usize>, String)> {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_');
        let bytes = text.as_bytes();
        let (mut found, mut at) = (Vec::new(), 0);
        while at < bytes.len() {
            // Two strokes are a line that somebody has drawn.
            let is_line = |at: usize| {
                bytes[at] == b'-' && bytes.get(at + 1).is_none_or(|next| matches!(next, b'-' | b'\n' | b'\r'))
            };
            let goes_on = |at: &usize| is_letter(bytes[*at]) && !is_line(*at) || matches!(bytes[*at], b'\r' | b'\n');
            let starts = is_letter(bytes[at]) && !is_line(at);
            let length = if starts { (at..bytes.len()).take_while(goes_on).count() } else { 0 };
            let mut end = at + length;
            while end > at && !is_letter(bytes[end - 1]) {
                end -= 1;
            }
            let letters = at..end;
            at = (at + length).max(at + 1);
            if letters.len() < PACKED
                || taken.iter().any(|(range, _)| range.start < letters.end && letters.start < range.end)
            {
                continue;
            }
            let range =
                letters.start..letters.end + bytes[letters.end..].iter().take_while(|byte| **byte == b'=').count();
            found.extend(self.repacked(&text[letters]).map(|packed| (range, packed)));
        }
        found
    }

    /// `letters` of Base64 without the values in what they say; `None`: there are none.
    fn repacked(&self, letters: &str) -> Option<String> {
        let bytes = base64(letters);
        let encoding = if letters.contains(['-', '_']) { data_encoding::BASE64URL } else { data_encoding::BASE64 };
        if picture::is_one(&bytes) {
            let stripped = picture::stripped(&bytes).ok().filter(|stripped| self.strips && *stripped != bytes);
            return stripped.map(|stripped| encoding.encode(&stripped));
        }
        let text = String::from_utf8(bytes).ok()?;
        let is_markup = text.trim_start().starts_with('<');
        let inner = Sweep { is_markup, is_html: is_markup, is_office: false, ..*self };
        let Swept { splices, .. } = inner.splices(&text);
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for splice in &splices {
            out.push_str(&text[at..splice.source.start]);
            out.push_str(&splice.text);
            at = splice.source.end;
        }
        out.push_str(&text[at..]);
        (!splices.is_empty()).then(|| encoding.encode(out.as_bytes()))
    }
}

/// Whether what was `found` in the value of an attribute may be a measure: a few letters and digits, as such values are all over.
fn is_measure(value: &str, found: &str) -> bool {
    let is_plain =
        |text: &str| text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b' '));
    found.len() <= WEAK && is_plain(found) && is_plain(value)
}
