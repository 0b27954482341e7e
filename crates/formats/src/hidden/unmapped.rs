//! Letters that nothing explains: of the private use area, of planes without characters, and U+FFFD, which programs write
//! where they know no better. A font may draw them as digits or names; from the text nobody can tell, not even a person.
//!
//! What does no harm is told from that by its form. Symbol fonts have their bullets, boxes and arrows at U+F020–F0FF, and
//! fonts of icons theirs elsewhere; they stand alone, in short rows, or are the same sign over and over. On 6,900 official
//! texts the longest run of such letters was two; on 1,300 office documents it was three.

use std::collections::BTreeMap;
use std::ops::Range;

use hegao_model::document::{Block, BlockKind, Document, Format, Gap, GapKind, Hidden, Part, Place, Reason};
use hegao_model::text::LineIndex;

/// Letters of the shortest run that is text, and of the shortest with spaces or strokes in it.
const RUN: usize = 4;
const SPACED: usize = 7;

/// How many letters of a run differ at least: boxes to be filled in are all the same.
const DIFFERENT: usize = 3;

/// Figures of the shortest number in which some are such letters, and of the shortest in which a single one is.
const NUMBER: usize = 7;
const LONG_NUMBER: usize = 10;

/// How many letters that touch others make a text unread in which they are scattered, and their share: one in so many.
const SCATTERED: usize = 10;
const SHARE: usize = 20;

/// Whether nothing says what `c` looks like.
pub(crate) fn is_unmapped(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{FDD0}'..='\u{FDEF}' | '\u{FFFD}'..='\u{FFFF}'
        | '\u{40000}'..='\u{DFFFF}' | '\u{F0000}'..='\u{10FFFF}')
}

/// Whether `c` is where the fonts of bullets and boxes have theirs.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{F000}'..='\u{F0FF}')
}

/// The stretches of `text` that were not read, because letters that nothing explains are a word or a number there.
pub(crate) fn unread(text: &str) -> Vec<Range<usize>> {
    if !may_hold_any(text.as_bytes()) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut cluster = Cluster::default();
    for (at, c) in text.char_indices() {
        if !cluster.take(at, c) {
            found.extend(cluster.unread());
            cluster = Cluster::default();
        }
    }
    found.extend(cluster.unread());
    found
}

/// Whether there may be such letters. Looks at three bytes at once, wherever they stand: nearly every text has none.
fn may_hold_any(bytes: &[u8]) -> bool {
    let is_rare = |a: u8, b: u8| (a == 0xEE) | (a >= 0xF1) | (a == 0xEF) & (b != 0xBC);
    let second = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(second).fold(false, |any, (&a, &b)| any | is_rare(a, b)) && holds_suspects(bytes)
}

/// The same, looked at closely.
fn holds_suspects(bytes: &[u8]) -> bool {
    let suspect = |a: u8, b: u8, c: u8| {
        (a == 0xEE)
            | (a >= 0xF1)
            | (a == 0xEF) & ((b < 0xA4) | (b == 0xB7) & (c.wrapping_sub(0x90) < 0x20) | (b == 0xBF) & (c >= 0xBD))
    };
    let (second, third) = (bytes.get(1..).unwrap_or_default(), bytes.get(2..).unwrap_or_default());
    bytes.iter().zip(second).zip(third).fold(false, |any, ((&a, &b), &c)| any | suspect(a, b, c))
}

/// Letters that nothing explains and digits, beside each other or with a space or a stroke between.
#[derive(Default)]
struct Cluster {
    /// Where it begins and ends.
    place: Range<usize>,
    /// The letters that nothing explains, and how many of them are no symbols.
    letters: Vec<char>,
    plain: usize,
    digits: usize,
    /// Plain letters with a digit before them, and those of them that have one behind.
    behind_digit: usize,
    between: usize,
    /// Letters of the run that is being read, and of the longest.
    run: usize,
    longest: usize,
    /// A space or stroke stands within.
    is_spaced: bool,
    /// The last sign was one.
    is_pending: bool,
}

impl Cluster {
    /// Takes `c`, which stands at `at`, unless it ends the cluster.
    fn take(&mut self, at: usize, c: char) -> bool {
        let is_letter = is_unmapped(c);
        if !is_letter && !c.is_ascii_digit() {
            let joins = !self.place.is_empty() && !self.is_pending && matches!(c, ' ' | '\u{A0}' | '\u{3000}' | '-');
            (self.is_pending, self.run) = (true, 0);
            return joins;
        }
        if self.place.is_empty() {
            self.place = at..at;
        }
        self.place.end = at + c.len_utf8();
        self.is_spaced |= std::mem::take(&mut self.is_pending);
        if is_letter {
            self.letters.push(c);
            self.run += 1;
            self.longest = self.longest.max(self.run);
            self.plain += usize::from(!is_symbol(c));
            self.behind_digit += usize::from(!is_symbol(c) && self.digits > 0);
        } else {
            (self.run, self.digits) = (0, self.digits + 1);
            self.between = self.behind_digit;
        }
        true
    }

    /// Where it stands, if it was not read.
    fn unread(&self) -> Option<Range<usize>> {
        (self.is_word() || self.is_number()).then(|| self.place.clone())
    }

    /// Whether the letters are a word. Of lost characters (U+FFFD) nobody knows whether they differ.
    fn is_word(&self) -> bool {
        let mut different = self.letters.clone();
        different.sort_unstable();
        different.dedup();
        let is_long = self.longest >= RUN || self.letters.len() >= SPACED;
        is_long && (different.len() >= DIFFERENT || different == ['\u{FFFD}'])
    }

    /// Whether the letters are figures of a number.
    fn is_number(&self) -> bool {
        let figures = self.digits + self.plain;
        let beside = self.digits > 0 && self.plain >= 2 && !self.is_spaced;
        figures >= NUMBER && (beside || self.between >= 2) || figures >= LONG_NUMBER && self.between >= 1
    }
}

/// Adds a gap for each part in which letters that nothing explains are text. Pages of PDF files are judged where they are
/// read, and bytes that could not be decoded were told already.
pub(crate) fn tell(mut document: Document) -> Document {
    if document.format == Format::Pdf || document.gaps.iter().any(|gap| gap.kind() == GapKind::Undecodable) {
        return document;
    }
    let mut suspects = BTreeMap::<u32, Vec<&Block>>::new();
    let is_told = |part: &Part| {
        let is_of_part = |gap: &Gap| gap.name().as_deref() == part.name.as_deref();
        document.gaps.iter().any(|gap| gap.kind() == GapKind::UnmappedGlyphs && is_of_part(gap))
    };
    for block in document.blocks.iter().filter(|block| is_text(block)) {
        // Pages of a PDF file within the file are judged where they are read, too.
        let part = document.part(block);
        if may_hold_any(document.text(block).as_bytes()) && part.coding().is_some() && !is_told(part) {
            suspects.entry(block.part).or_default().push(block);
        }
    }
    let letters = if suspects.is_empty() { Vec::new() } else { letters(&document) };
    let of_part = |(part, blocks): (&u32, &Vec<&Block>)| of_part(&document, blocks, letters[*part as usize]);
    let gaps: Vec<Gap> = suspects.iter().filter_map(of_part).collect();
    document.gaps.extend(gaps);
    document
}

/// How many letters each part has.
fn letters(document: &Document) -> Vec<usize> {
    let mut letters = vec![0; document.parts.len()];
    for block in document.blocks.iter().filter(|block| is_text(block)) {
        letters[block.part as usize] += document.text(block).chars().filter(|c| !c.is_whitespace()).count();
    }
    letters
}

/// The gap of a part in which these blocks may hold such letters, among `letters` in all.
fn of_part(document: &Document, blocks: &[&Block], letters: usize) -> Option<Gap> {
    let in_blocks = |stretches: fn(&str) -> Vec<Range<usize>>| -> Vec<(&Block, Range<usize>)> {
        let of = |block| stretches(document.text(block)).into_iter().map(move |range| (block, range));
        blocks.iter().flat_map(|block| of(*block)).collect()
    };
    let mut found = in_blocks(unread);
    if found.is_empty() {
        found = in_blocks(touching);
        found = if found.len() >= SCATTERED && found.len() * SHARE > letters { found } else { Vec::new() };
    }
    let (first, range) = found.first()?;
    let count = |(block, range): &(&Block, Range<usize>)| {
        document.text(block)[range.clone()].chars().filter(|c| is_unmapped(*c)).count()
    };
    let total: usize = found.iter().map(count).sum();
    let reason = Reason::UnmappedLetters { place: place(document, first, range), places: found.len(), letters: total };
    let stored = document.part(first);
    let bytes = first.pieces(range.clone()).first().map(|(_, range)| stored.stored(range.clone()));
    Some(Gap { part: stored.name.clone(), page: None, bytes, reason })
}

/// The place of `range` in `block`.
fn place(document: &Document, block: &Block, range: &Range<usize>) -> Place {
    if let Some(place) = document.place(block) {
        return place.into_owned();
    }
    let part = document.part(block);
    let at = block.pieces(range.clone()).first().map_or(0, |(_, range)| range.start);
    Place::line(LineIndex::new(&part.text).line_column(&part.text, at).line)
}

/// Whether a block is text that people wrote, and not data of a program or a row of icons.
fn is_text(block: &Block) -> bool {
    let is_unseen = |hidden| {
        use Hidden::{
            Comment, Deleted, HiddenColumn, HiddenRow, HiddenSheet, HiddenSlide, HiddenText, OffPage, SpeakerNotes,
            TinyText, WhiteText,
        };
        matches!(
            hidden,
            Comment
                | Deleted
                | HiddenColumn
                | HiddenRow
                | HiddenSheet
                | HiddenSlide
                | HiddenText
                | OffPage
                | SpeakerNotes
                | TinyText
                | WhiteText
        )
    };
    block.kind != BlockKind::Navigation && block.hidden.is_none_or(is_unseen)
}

/// The letters of `text` that touch a letter or digit that is known, symbols aside.
fn touching(text: &str) -> Vec<Range<usize>> {
    if !may_hold_any(text.as_bytes()) {
        return Vec::new();
    }
    let is_known = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_unmapped(c));
    let touches = |at: usize, c: char| {
        is_known(text[..at].chars().next_back()) || is_known(text[at + c.len_utf8()..].chars().next())
    };
    let letters = text.char_indices().filter(|(at, c)| is_unmapped(*c) && !is_symbol(*c) && touches(*at, *c));
    letters.map(|(at, c)| at..at + c.len_utf8()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::read;
    use hegao_model::document::Limits;

    #[test]
    fn words_and_numbers_are_told_from_symbols() {
        for (text, expected) in [
            ("\u{E001}\u{E002}\u{E003}\u{E004}", true),
            ("电话\u{E001}\u{E003}\u{E008}\u{E000}\u{E000}\u{E001}\u{E003}\u{E008}\u{E000}\u{E000}\u{E000}。", true),
            ("\u{F0001} \u{F0002} \u{F0003} \u{F0004}-\u{F0001} \u{F0002} \u{F0001}", true),
            ("1\u{E003}\u{E008}00138000", true),
            ("138001\u{E003}8000", true),
            ("\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}", true),
            ("\u{F031}\u{F033}\u{F038}\u{F030}", true),
            ("\u{F0B7} 抓好落实", false),
            ("\u{F0A8}\u{F0A8}\u{F0A8}\u{F0A8}\u{F0A8}\u{F0A8}\u{F0A8}\u{F0A8}", false),
            ("\u{F0FE}是 \u{F0A8}否", false),
            ("\u{F028} 13800138000 \u{F02A}", false),
            ("\u{E601}\u{E602}\u{E603}", false),
            ("\u{E601} \u{E602} \u{E603} \u{E604}", false),
            ("高程103\u{E010}5米", false),
            ("李\u{E863}", false),
            ("13800138000、￥100，！", false),
            ("", false),
        ] {
            assert_eq!(!unread(text).is_empty(), expected, "{text:?}");
        }
        assert_eq!(unread("见\u{E001}\u{E002}\u{E003}\u{E004}。").first(), Some(&(3..15)));
    }

    #[test]
    fn the_quick_look_passes_nothing_over() {
        for c in ('\0'..=char::MAX).filter(|c| is_unmapped(*c)) {
            assert!(may_hold_any(format!("法{c}治").as_bytes()), "{:x}", c as u32);
        }
        assert!(!may_hold_any("我镇“法治政府”建设，2025年1月8日：（一）《办法》〔2025〕1号￥１😀\r\n".as_bytes()));
    }

    #[test]
    fn a_gap_says_where() {
        let gaps = |name: &str, text: &str| {
            let document = read(name, text.as_bytes().to_vec(), &Limits::default()).ok().unwrap();
            let gaps: Vec<_> = document.gaps.iter().map(|gap| (gap.kind(), gap.bytes.clone())).collect();
            (gaps, document.gaps.first().map(|gap| gap.reason.clone()))
        };
        let (found, reason) = gaps("a.txt", "标题\n电话\u{E001}\u{E002}\u{E003}\u{E004}\n");
        assert_eq!(found, [(GapKind::UnmappedGlyphs, Some(13..25))]);
        assert!(reason == Some(Reason::UnmappedLetters { place: Place::line(2), places: 1, letters: 4 }));
        let (found, _) = gaps("a.html", "<p>电话<b>&#xe001;&#xe002;</b>&#xe003;&#xe004;</p>");
        assert_eq!(found.len(), 1);
        let scattered = "法\u{E001}治\u{E002}国".repeat(6);
        assert_eq!(gaps("a.txt", &scattered).0.len(), 1);
        assert!(gaps("a.txt", &format!("{scattered}{}", "法治国家建设".repeat(60))).0.is_empty());
        assert!(gaps("a.md", "- \u{F0B7} 一\n- \u{F0B7} 二\n").0.is_empty());
    }
}
