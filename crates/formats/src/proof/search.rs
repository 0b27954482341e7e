//! All values at once, in files, in members, in bytes, in texts.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use hegao_model::document::Limits;

use super::archive::{self, Member};
#[cfg(not(feature = "pdf"))]
use super::stream;
use super::{Form, Remain, Sought, Unsearched, Why, base64, charset, deflated, layers, picture, plain};

/// How many files may stand in each other, and how often Base64 in Base64.
const DEEPEST: usize = 4;

/// Letters and digits up to which a plain value is also a measure or a name of the markup of an Office document.
const WEAK: usize = 7;

/// Bytes up to which a word stands among others by chance, where these are no text.
const CHANCE: usize = 5;

/// Values in one form: patterns, and of which value each is.
struct Patterns {
    automaton: Option<AhoCorasick>,
    of: Vec<(usize, Form)>,
    /// Whether each is a word that may stand among other bytes by chance.
    is_short: Vec<bool>,
    is_weak: Vec<bool>,
}

/// A search.
pub(super) struct Search<'s> {
    limits: &'s Limits,
    numbers: Patterns,
    words: Patterns,
    /// Values and forms in other encodings than UTF-8.
    stored: Patterns,
    remains: BTreeSet<Remain>,
    unsearched: BTreeSet<Unsearched>,
    /// What pictures of PDF files pack is known.
    #[cfg(feature = "raster")]
    pub(super) knows_pictures: bool,
    pub(super) members: usize,
    pub(super) bytes: u64,
}

impl<'s> Search<'s> {
    pub(super) fn new(values: &[Sought], limits: &'s Limits) -> Self {
        let (mut numbers, mut words, mut stored) = (Vec::new(), Vec::new(), Vec::new());
        for (index, Sought { value, forms }) in values.iter().enumerate() {
            if plain::is_number(value) && value.chars().count() > WEAK {
                let number = plain::numbers(value);
                numbers.extend(plain::power(&number).map(|power| (index, Form::Utf8, power.into_bytes())));
                numbers.push((index, Form::Utf8, number.into_bytes()));
            } else {
                words.push((index, Form::Utf8, plain::words(value).into_bytes()));
            }
            for form in forms.iter().chain([value]) {
                // Plain letters are the same bytes in GB 18030, and in UTF-8, as which all bytes are read.
                let encoded = charset::encoded(form).into_iter().filter(|(_, bytes)| bytes != form.as_bytes());
                stored.extend(encoded.map(|(form, bytes)| (index, form, bytes)));
            }
        }
        let [numbers, words, stored] = [numbers, words, stored].map(Patterns::new);
        let (remains, unsearched) = (BTreeSet::new(), BTreeSet::new());
        Self {
            limits,
            numbers,
            words,
            stored,
            remains,
            unsearched,
            #[cfg(feature = "raster")]
            knows_pictures: false,
            members: 0,
            bytes: 0,
        }
    }

    /// What was found, and what was not searched.
    pub(super) fn end(&mut self) -> (Vec<Remain>, Vec<Unsearched>) {
        let (remains, unsearched) = (std::mem::take(&mut self.remains), std::mem::take(&mut self.unsearched));
        (remains.into_iter().collect(), unsearched.into_iter().collect())
    }

    /// Searches a file to which these members lead.
    pub(super) fn file(&mut self, bytes: &[u8], path: &mut Vec<String>) {
        self.members += 1;
        self.bytes = self.bytes.saturating_add(bytes.len() as u64);
        if archive::is_one(bytes) {
            match archive::members(bytes) {
                Some(members) => return self.archive(bytes, &members, path),
                None => self.not(Why::Packed, path),
            }
        }
        #[cfg(feature = "pdf")]
        if super::pdf::is_one(bytes) {
            self.pdf(bytes, path);
        }
        match picture::without_pixels(bytes, self.limits.part) {
            Some(kept) => self.data(&kept, path, None),
            None => {
                self.data(bytes, path, None);
                #[cfg(feature = "raster")]
                if self.knows_pictures
                    && let Some(beside) = super::pdf::without_pictures(bytes)
                {
                    return self.deflated(&beside, path);
                }
                self.deflated(bytes, path);
            }
        }
        #[cfg(not(feature = "pdf"))]
        if bytes.starts_with(b"%PDF") {
            let mut streams = Vec::new();
            let left = self.limits.unpacked.saturating_sub(self.bytes).min(self.limits.part);
            let is_all = stream::each(bytes, left, &mut |one| streams.push(one.to_vec()));
            let size: u64 = streams.iter().map(|one| one.len() as u64).sum();
            self.bytes = self.bytes.saturating_add(size);
            if !is_all || self.bytes > self.limits.unpacked {
                self.not(Why::Size, path);
            }
            streams.iter().for_each(|one| self.data(one, path, None));
        }
        // A file that is wrapped in another: behind the header of an object.
        if let Some(at) = archive::within(bytes).filter(|&at| at > 0) {
            match archive::members(&bytes[at..]) {
                Some(members) => self.archive(&bytes[at..], &members, path),
                None => self.not(Why::Packed, path),
            }
        }
    }

    fn archive(&mut self, bytes: &[u8], members: &[Member], path: &mut Vec<String>) {
        self.data(&archive::frame(bytes, members), path, None);
        if path.len() >= DEEPEST {
            return self.not(Why::Depth, path);
        }
        if members.len() > self.limits.entries {
            return self.not(Why::Members, path);
        }
        for member in members {
            path.push(member.name.clone());
            let left = self.limits.unpacked.saturating_sub(self.bytes).min(self.limits.part);
            match member.unpacked(bytes, left) {
                Ok(unpacked) => self.file(&unpacked, path),
                Err(why) => self.not(why, path),
            }
            path.pop();
        }
    }

    /// Searches what other data pack within them: an object of another program, a macro.
    fn deflated(&mut self, bytes: &[u8], path: &[String]) {
        let left = self.limits.unpacked.saturating_sub(self.bytes).min(self.limits.part);
        let mut found = Vec::new();
        let size = deflated::each(bytes, left, &mut |one| found.push(one));
        self.bytes = self.bytes.saturating_add(size);
        if size > left {
            self.not(Why::Size, path);
        }
        found.iter().for_each(|one| self.data(one, path, None));
    }

    /// Searches what a PDF file packs.
    #[cfg(feature = "pdf")]
    fn pdf(&mut self, bytes: &[u8], path: &mut Vec<String>) {
        let members = match super::pdf::members(bytes, self.limits) {
            Ok(members) => members,
            Err(why) => return self.not(why, path),
        };
        for (name, member) in members {
            path.push(name);
            match member {
                Ok(unpacked) => {
                    self.members += 1;
                    self.bytes = self.bytes.saturating_add(unpacked.len() as u64);
                    self.data(&unpacked, path, None);
                }
                Err(why) => self.not(why, path),
            }
            path.pop();
        }
    }

    fn not(&mut self, why: Why, path: &[String]) {
        self.unsearched.insert(Unsearched { members: path.to_vec(), why });
    }

    /// Searches bytes, which came out of something in the form `within`.
    fn data(&mut self, bytes: &[u8], path: &[String], within: Option<Form>) {
        self.stored(bytes, path, within);
        for charset::Reading { text, form, is_text } in charset::readings(bytes) {
            // Escapes are plain letters, which the first reading has: in what is no text of another encoding there are none.
            if !is_text && form != Form::Utf8 {
                self.text(&text, path, within.unwrap_or(form), is_text, false);
                continue;
            }
            let is_markup = text.trim_start_matches('\u{FEFF}').starts_with("<?xml");
            layers::each(&text, form, &mut |text, form| {
                let skips_weak = is_markup && form != Form::Tagged;
                self.text(text, path, within.unwrap_or(form), is_text, skips_weak);
            });
        }
        self.packed(bytes, path, 0);
    }

    /// Searches what stands in `bytes` in Base64; `depth`: how often it was unpacked.
    fn packed(&mut self, bytes: &[u8], path: &[String], depth: usize) {
        if depth == DEEPEST {
            return;
        }
        let mut unpacked = Vec::new();
        base64::each(bytes, &mut |one| unpacked.push(one.to_vec()));
        for one in unpacked {
            self.stored(&one, path, Some(Form::Base64));
            if let Ok(text) = std::str::from_utf8(&one) {
                layers::each(text, Form::Base64, &mut |text, _| self.text(text, path, Form::Base64, true, false));
                self.packed(&one, path, depth + 1);
            } else {
                // The last letters of a stretch may belong to no text.
                let text = String::from_utf8_lossy(&one);
                self.text(&text, path, Form::Base64, false, false);
                // An archive, perhaps behind the lengths that a program puts in front of it.
                if archive::within(&one).is_some() {
                    self.file(&one, &mut path.to_vec());
                }
            }
        }
    }

    /// Searches bytes for values as other encodings write them.
    fn stored(&mut self, bytes: &[u8], path: &[String], within: Option<Form>) {
        let Some(automaton) = &self.stored.automaton else { return };
        let is_text = std::str::from_utf8(bytes).is_ok();
        for found in automaton.find_overlapping_iter(bytes) {
            let pattern = found.pattern().as_usize();
            let (value, form) = self.stored.of[pattern];
            let is_chance = found.len() <= CHANCE && (is_text || !is_among_text(bytes, found.range(), form));
            if !is_chance {
                self.remains.insert(Remain { value, members: path.to_vec(), form: within.unwrap_or(form) });
            }
        }
    }

    /// Searches a text. Unless it `is_text`, words of two characters may stand in it by chance.
    fn text(&mut self, text: &str, path: &[String], form: Form, is_text: bool, skips_weak: bool) {
        for (patterns, plain) in [(&self.numbers, plain::numbers as fn(&str) -> String), (&self.words, plain::words)] {
            let Some(automaton) = &patterns.automaton else { continue };
            for found in automaton.find_overlapping_iter(&plain(text)) {
                let pattern = found.pattern().as_usize();
                let is_chance = patterns.is_short[pattern] && !is_text && form != Form::Utf8;
                if !(is_chance || patterns.is_weak[pattern] && skips_weak) {
                    self.remains.insert(Remain { value: patterns.of[pattern].0, members: path.to_vec(), form });
                }
            }
        }
    }
}

impl Patterns {
    /// Patterns, each of a value in a form.
    fn new(all: Vec<(usize, Form, Vec<u8>)>) -> Self {
        let all: Vec<_> = all.into_iter().filter(|(_, _, pattern)| !pattern.is_empty()).collect();
        let is_short = |(_, _, pattern): &(_, _, Vec<u8>)| String::from_utf8_lossy(pattern).chars().count() < 3;
        let is_weak =
            |(_, _, pattern): &(_, _, Vec<u8>)| pattern.len() <= WEAK && pattern.iter().all(u8::is_ascii_alphanumeric);
        let automaton = (!all.is_empty()).then(|| {
            AhoCorasick::new(all.iter().map(|(_, _, pattern)| pattern)).expect("internal error: too many values")
        });
        Self {
            automaton,
            is_short: all.iter().map(is_short).collect(),
            is_weak: all.iter().map(is_weak).collect(),
            of: all.into_iter().map(|(index, form, _)| (index, form)).collect(),
        }
    }
}

/// Whether what stands at `range` stands among text of this encoding, and not by chance among other bytes.
fn is_among_text(bytes: &[u8], range: std::ops::Range<usize>, form: Form) -> bool {
    let before = &bytes[range.start.saturating_sub(4)..range.start];
    let behind = &bytes[range.end..bytes.len().min(range.end + 4)];
    let is_text = |side: &[u8]| {
        if side.len() < 4 {
            return true;
        }
        let text = match form {
            Form::Gb18030 => charset::gb18030(side),
            _ => {
                let units = side.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
                let little: String = char::decode_utf16(units.clone()).filter_map(Result::ok).collect();
                let big: String = char::decode_utf16(units.map(u16::swap_bytes)).filter_map(Result::ok).collect();
                return is_plausible(&little) || is_plausible(&big);
            }
        };
        is_plausible(&text)
    };
    is_text(before) || is_text(behind)
}

/// Whether all of `text` is what documents are written in.
fn is_plausible(text: &str) -> bool {
    let is_usual = |c: char| matches!(c, '\0' | '\t' | '\n' | '\r' | ' '..='~' | '\u{3000}'..='\u{3011}' | '\u{4E00}'..='\u{9FA5}' | '\u{FF01}'..='\u{FF5E}');
    text.chars().count() >= 2 && text.chars().all(is_usual)
}
