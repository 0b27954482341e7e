//! The sensitive values in names: of the file, of parts, of places, of what is told about the document beside its text.
//!
//! Rules for running text leave file names and paths alone (`13800138000.jpg`, `照片/13800138000`), and a name joins its words by
//! `_`. So a name is also put to them piece by piece, without extensions, with spaces for `_`, and each of its numbers alone
//! (`tel13800138000`, `(138)00138000`).

use std::collections::{BTreeSet, HashSet};
use std::ops::Range;

use hegao_model::document::{BlockKind, Document, Hidden};
use hegao_model::text::{Span, digit, is_between_digits, unescaped};
use hegao_rules::facts::Facts;
use hegao_rules::finding::Value;
use hegao_rules::rule;
use hegao_rules::rule::{Gates, Judged};

use super::Scanner;

/// Digits that a name must have to be looked at.
const LEAST: usize = 8;

/// Characters of an identity number, which its check digit tells whatever it is called.
const ID: usize = 18;

/// What the key of a query calls a number or a mailbox of a person.
const PERSONAL: [&str; 16] = [
    "tel", "phone", "mobile", "cell", "sms", "shouji", "sjh", "dianhua", "lianxi", "contact", "card", "sfz", "account",
    "mail", "手机", "电话",
];

/// Whether the key of a query says that its value is a person's.
fn is_personal(key: &str) -> bool {
    let key: String = unescaped(key).map(|(_, c)| c.to_ascii_lowercase()).collect();
    PERSONAL.iter().any(|word| key.contains(word))
}

impl Scanner {
    /// The sensitive values in the names of files within the file.
    pub(super) fn find_in_names(&self, document: &Document, facts: &Facts, add: &mut impl FnMut(usize, Judged)) {
        for (index, block) in document.blocks.iter().enumerate() {
            let found = match block.hidden {
                Some(Hidden::EmbeddedFile) => self.find_in_path(document.text(block), facts),
                Some(Hidden::LinkTarget) => self.find_in_query(document.text(block), facts),
                None if block.kind == BlockKind::FileName => self.find_in_path(document.text(block), facts),
                _ => continue,
            };
            found.into_iter().for_each(|judged| add(index, judged));
        }
    }

    /// The sensitive values that the query of an address calls so: `?tel=13800138000`. Rules for running text leave addresses
    /// alone, because most of their numbers are those of pages.
    fn find_in_query(&self, address: &str, facts: &Facts) -> Vec<Judged> {
        let Some(mut next) = address.find('?').map(|at| at + 1) else { return Vec::new() };
        let mut found = Vec::new();
        for pair in address[next..].split(['&', ';', '#']) {
            next += pair.len() + 1;
            let Some((key, value)) = pair.split_once('=') else { continue };
            if !may_hold_value(value) || !(is_personal(key) || value.len() == ID) {
                continue;
            }
            let start = next - 1 - value.len();
            let shown: String = unescaped(value).map(|(_, c)| c).collect();
            let whole = Span::new(start, start + value.len());
            found.extend(self.find_sensitive(&shown, BlockKind::Paragraph, facts).into_iter().map(|mut judged| {
                judged.subject = None;
                let Range { start: from, end } = judged.span.range();
                judged.span = if shown == value { Span::new(start + from, start + end) } else { whole };
                judged
            }));
        }
        found
    }

    /// The sensitive values in a path.
    pub(super) fn find_in_path(&self, path: &str, facts: &Facts) -> Vec<Judged> {
        let path = without_extension(path);
        let mut found = self.find_sensitive(path, BlockKind::FileName, facts);
        if path.contains('_') {
            let apart = self.find_sensitive(&path.replace('_', " "), BlockKind::FileName, facts);
            let is_new = |one: &Judged| found.iter().all(|known| !known.span.overlaps(one.span));
            let new: Vec<Judged> = apart.into_iter().filter(is_new).collect();
            found.extend(new);
        }
        found
    }

    pub(super) fn find_sensitive(&self, text: &str, kind: BlockKind, facts: &Facts) -> Vec<Judged> {
        let block = rule::page_block(text, kind, None);
        self.rules.check(&block, facts, Gates::On, &|rule| self.rules()[rule].sensitive, None)
    }

    /// The values in what will be printed of a document beside its text: its path, the names of its parts, places, gaps.
    pub(super) fn values_in_names(&self, path: &str, document: &Document, facts: &Facts) -> Vec<Value> {
        let parts = document.parts.iter().filter_map(|part| part.name.as_deref());
        let mut texts = Vec::new();
        document.place_texts(&mut |text| add_new(&mut texts, text));
        document.gaps.iter().for_each(|gap| gap.reason.texts(&mut |text| add_new(&mut texts, text)));
        let gaps = document.gaps.iter().filter_map(|gap| gap.part.as_deref());
        let declared = [&document.declared.title, &document.declared.address].into_iter().filter_map(Option::as_deref);
        let mut last = "";
        let names = [path].into_iter().chain(parts).chain(texts).chain(gaps).chain(declared);
        let names = names.filter(|&name| std::mem::replace(&mut last, name) != name && may_hold_value(name));
        let names: BTreeSet<&str> = names.collect();
        names.into_iter().flat_map(|name| self.values_in_name(name, facts)).collect()
    }

    /// The values in a name, or in a sentence with names in it.
    pub(super) fn values_in_name(&self, name: &str, facts: &Facts) -> Vec<Value> {
        let is_edge =
            |c: char| matches!(c, '/' | '\\' | '!' | ':' | '"' | '\'' | '“' | '”' | '‘' | '’' | '：' | '，' | '；');
        let pieces = name.split(is_edge).filter(|piece| *piece != name && may_hold_value(piece));
        let found = [name].into_iter().chain(pieces).flat_map(|piece| self.find_in_path(piece, facts));
        let as_text = |text: &str| self.find_sensitive(text, BlockKind::Paragraph, facts);
        let numbers = numbers(name).into_iter().flat_map(|number| as_text(&number));
        found.chain(as_text(name)).chain(numbers).filter_map(|judged| judged.value).collect()
    }
}

impl Scanner {
    /// The values in what findings are shown with, in forms that no rule takes for one: glued to letters, in formal numerals,
    /// with a stroke or a bracket between their digits. Those in `known` need not be looked at.
    pub(super) fn values_beside<'a>(
        &self,
        shown: impl Iterator<Item = &'a str>,
        mut known: HashSet<String>,
        facts: &Facts,
    ) -> Vec<Value> {
        let mut values = Vec::new();
        for text in shown.filter(|text| may_hold_value(text)) {
            // As they stand there, and without what stands between their digits: 13800138000.00, 138/0013/8000.
            for parts in [|c: char| !is_between_digits(c), |_| true] {
                each_number(text, parts, &mut |number| {
                    if is_long_as_value(&number) && known.insert(number.clone()) {
                        let found = self.find_sensitive(&number, BlockKind::Paragraph, facts);
                        values.extend(found.into_iter().filter_map(|judged| judged.value));
                    }
                });
            }
        }
        values
    }
}

/// Whether a number could be one that calls a person, with or without its country, or names a person or an account.
fn is_long_as_value(number: &str) -> bool {
    match number.len() {
        11 => number.starts_with('1'),
        13 => number.starts_with("86"),
        15..=19 => true,
        _ => false,
    }
}

/// The numbers in a name, in plain digits: as they stand there, and without what stands between their digits.
fn numbers(name: &str) -> BTreeSet<String> {
    let mut numbers = BTreeSet::new();
    for parts in [|c: char| !is_between_digits(c), |_| true] {
        each_number(name, parts, &mut |number| _ = numbers.insert(number));
    }
    numbers.retain(|number| number.len() >= LEAST);
    numbers
}

/// How many digits stand before the X of an ID number.
const BEFORE_X: usize = 17;

/// Gives each number of `text` in plain digits, where `parts` says what ends one.
fn each_number(text: &str, parts: impl Fn(char) -> bool, found: &mut impl FnMut(String)) {
    let mut number = String::new();
    for c in unescaped(text).map(|(_, c)| c).chain(['\0', 'a']) {
        match digit(c) {
            Some(digit) => number.push(char::from(b'0' + digit)),
            // Elsewhere it is a letter, such as the first of `.xlsx`.
            None if matches!(c, 'X' | 'x') && number.len() == BEFORE_X => number.push('X'),
            None if !parts(c) => {}
            None => found(std::mem::take(&mut number)),
        }
    }
}

/// Adds a text of a place that may hold a value, unless it is the last again: a sheet has a million cells.
fn add_new<'d>(texts: &mut Vec<&'d str>, text: &'d str) {
    if texts.last() != Some(&text) && may_hold_value(text) {
        texts.push(text);
    }
}

/// Whether a name, or a message with names in it, is long enough in digits, or has the sign of a mailbox.
#[must_use]
pub fn may_hold_value(name: &str) -> bool {
    name.contains(['@', '＠']) || name.chars().filter_map(digit).take(LEAST).count() == LEAST
}

/// The path without the file's extension, so that rules which leave file names in running text alone read it as text.
fn without_extension(path: &str) -> &str {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    path[name..].rfind('.').filter(|&dot| dot > 0).map_or(path, |dot| &path[..name + dot])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names_stand_alone() {
        for (name, expected) in [
            ("tel13800138000", &["13800138000"][..]),
            ("图(138)0013-8000.png", &["13800138000"]),
            (
                "附１３８００１３８０００_6222021234567890128",
                &["13800138000", "138001380006222021234567890128", "6222021234567890128"],
            ),
            ("x11010519491231002X.txt", &["11010519491231002X"]),
            ("名单!A2", &[]),
            ("名单138 0013 8000.xlsx", &["13800138000"]),
            ("\\xB5\\xA513800138000\\xB1", &["13800138000"]),
            ("138%200013%208000", &["13800138000"]),
        ] {
            assert_eq!(numbers(name).iter().collect::<Vec<_>>(), expected, "{name}");
        }
    }
}
