//! Notes within a text: comments of a markup, or, where a text has none, words between marks of their own.
//!
//! A note stands right behind what it is about if the format lets something be put in there that nobody reads as text, else at the
//! next place that does, and then it names the true one. What comes out is read: unless all paragraphs say what they said,
//! the notes that are the cause move on, last to the end of the text. The last note is followed by one that counts them and has a
//! check sum of the file as it was, so that who takes them out knows whether it is that very file.

use std::ops::Range;

use hegao_model::document::{Block, Document, Format, Limits, Note, Part};
use sha2::{Digest, Sha256};

use super::super::Refusal;
use super::super::splice::{Splice, spliced};
use super::{Removed, html, markdown, says_the_same, sum_of, text};
use crate::reader::read;

/// How many other places are tried for a note before the end of the text.
const OTHERS: usize = 4;

/// How notes are told from the text.
#[derive(Clone, Copy)]
pub(crate) struct Form {
    open: &'static str,
    close: &'static str,
}

/// Comments of HTML and Markdown.
pub(crate) const COMMENT: Form = Form { open: "<!--核稿·", close: "-->" };

/// Words in a plain text.
pub(crate) const WORDS: Form = Form { open: "〔核稿·", close: "〕" };

impl Form {
    /// That of a format; `None`: it has none.
    pub(super) fn of(format: Format) -> Option<Self> {
        match format {
            Format::Text => Some(WORDS),
            Format::Markdown | Format::Html => Some(COMMENT),
            _ => None,
        }
    }

    /// Whether `comment`, with its marks, is one of them.
    pub(crate) fn is(self, comment: &str) -> bool {
        comment.starts_with(self.open) && self.find(comment).first().is_some_and(|note| note.start == 0)
    }

    /// Where they stand, in order. One that has lost its end is none, nor one that says something else than it did: somebody has
    /// written into it, or has written all of it.
    pub(crate) fn find(self, text: &str) -> Vec<Range<usize>> {
        let starts = memchr::memmem::find_iter(text.as_bytes(), self.open.as_bytes());
        let note = |start: usize| {
            let line = text[start..].find(['\n', '\r']).map_or(text.len(), |end| start + end);
            text[start..line].find(self.close).map(|end| start..start + end + self.close.len())
        };
        let is_own = |note: &Range<usize>| {
            let said = &text[note.start + self.open.len()..note.end - self.close.len()];
            said.rsplit_once('·').is_some_and(|(said, sum)| sum == sum_of(said))
        };
        starts.filter_map(note).filter(is_own).collect()
    }

    fn written(self, said: &str) -> String {
        let mut written = String::from(self.open);
        let mut last = ' ';
        for c in said.chars() {
            // Neither what ends a note, nor what is a mark of Markdown or of its tables.
            let c = match c {
                '〔' => '[',
                '〕' => ']',
                '|' => '｜',
                '`' => '\'',
                '<' => '＜',
                '>' => '＞',
                c if c.is_control() || c.is_whitespace() => ' ',
                c => c,
            };
            if c == '-' && last == '-' {
                written.push(' ');
            }
            written.push(c);
            last = c;
        }
        let sum = sum_of(&written[self.open.len()..]);
        format!("{written}·{sum}{}", self.close)
    }
}

/// Places of a text at which something can be put in that is no text: within these ranges or at their ends. In order.
pub(super) struct Spots(pub(super) Vec<Range<usize>>);

impl Spots {
    /// `at`, if it is one, and those that come next.
    fn from(&self, at: usize) -> Vec<usize> {
        let first = self.0.partition_point(|range| range.end < at);
        let next = self.0[first..].iter().map(|range| range.start.max(at));
        let mut spots: Vec<usize> = next.take(OTHERS).collect();
        // What begins where the last one ended is the same place.
        spots.dedup();
        spots
    }
}

/// See [`super::annotate`].
pub(super) fn annotate(
    name: &str,
    bytes: &[u8],
    document: &Document,
    notes: &[Note],
    limits: &Limits,
) -> Result<Vec<u8>, Refusal> {
    let form = Form::of(document.format).ok_or(Refusal::Format)?;
    let part = document.parts.first().ok_or(Refusal::NoPart)?;
    if !form.find(&part.text).is_empty() {
        return Err(Refusal::HasNotes);
    }
    let spots = match document.format {
        Format::Html => html::spots(&part.text),
        Format::Markdown => markdown::spots(&part.text),
        _ => text::spots(name, &part.text)?,
    };
    let placed = notes.iter().map(|note| Placed::of(note, document, part, &spots)).collect();
    Annotating { name, bytes, document, part, form, notes: placed, limits }.run()
}

/// A note and where it may stand.
struct Placed<'n> {
    note: &'n Note,
    /// The places, best first, the end of the text last.
    places: Vec<usize>,
    /// The one that it has now.
    now: usize,
    /// What it is about ends here; `None`: nowhere in the text.
    about: Option<usize>,
}

impl<'n> Placed<'n> {
    fn of(note: &'n Note, document: &Document, part: &Part, spots: &Spots) -> Self {
        let block = note.block.and_then(|block| document.blocks.get(block));
        let about = block.and_then(|block| end_of(block, &note.range, document.text(block).len()));
        let mut places = about.map_or_else(Vec::new, |at| spots.from(at));
        places.push(part.text.len());
        places.dedup();
        Self { note, places, now: 0, about }
    }

    fn at(&self) -> usize {
        self.places[self.now]
    }

    /// What it says there.
    fn said(&self) -> String {
        let is_elsewhere = self.note.block.is_some() && self.about != Some(self.at());
        let place = Some(&self.note.place).filter(|place| is_elsewhere && !place.is_empty());
        let lines: Vec<String> = self.note.lines.iter().chain(place).map(|line| plain(line)).collect();
        lines.join("；")
    }
}

/// Where `range` of a block ends in the file; `None`: it is of another part.
fn end_of(block: &Block, range: &Range<usize>, length: usize) -> Option<usize> {
    let end = |range: Range<usize>| block.pieces(range).last().filter(|(part, _)| *part == 0).map(|(_, at)| at.end);
    let own = if range.is_empty() { None } else { end(range.clone()) };
    own.or_else(|| if length == 0 { None } else { end(0..length) })
}

/// `【不能发】…` as `不能发：…`, without a stop at its end.
fn plain(line: &str) -> String {
    let graded = line.strip_prefix('【').and_then(|line| line.split_once('】'));
    let line = graded.map_or_else(|| line.to_owned(), |(grade, said)| format!("{grade}：{said}"));
    line.trim_end_matches(['。', '；']).to_owned()
}

struct Annotating<'a> {
    name: &'a str,
    bytes: &'a [u8],
    document: &'a Document,
    part: &'a Part,
    form: Form,
    notes: Vec<Placed<'a>>,
    limits: &'a Limits,
}

impl Annotating<'_> {
    fn run(mut self) -> Result<Vec<u8>, Refusal> {
        let all: Vec<usize> = (0..self.notes.len()).collect();
        loop {
            let refusal = match self.written(&all) {
                Ok(written) => return Ok(written),
                Err(refusal @ Refusal::ReadsOtherwise) => refusal,
                Err(refusal) => return Err(refusal),
            };
            let mut unfit = self.unfit(&all);
            if unfit.is_empty() {
                unfit = all.clone();
            }
            let mut has_moved = false;
            for index in unfit {
                let note = &mut self.notes[index];
                let last = note.places.len() - 1;
                has_moved |= note.now < last;
                note.now = (note.now + 1).min(last);
            }
            if !has_moved {
                return Err(refusal);
            }
        }
    }

    /// Those of `notes` that cannot stand where they stand.
    fn unfit(&self, notes: &[usize]) -> Vec<usize> {
        if notes.is_empty() || self.written(notes).is_ok() {
            return Vec::new();
        }
        match notes {
            [one] => vec![*one],
            _ => {
                let (first, second) = notes.split_at(notes.len() / 2);
                [self.unfit(first), self.unfit(second)].concat()
            }
        }
    }

    /// The file with these notes, if it says what it said.
    fn written(&self, notes: &[usize]) -> Result<Vec<u8>, Refusal> {
        let mut splices: Vec<Splice> = notes
            .iter()
            .map(|&index| Splice::at(self.notes[index].at(), self.form.written(&self.notes[index].said())))
            .collect();
        splices.sort_by_key(|splice| splice.source.start);
        if let Some(last) = splices.last_mut() {
            last.text += &self.form.written(&count(notes.len(), self.bytes));
        }
        let written = spliced(self.part, self.bytes, &splices)?;
        let read = read(self.name, written.clone(), self.limits).map_err(|_| Refusal::ReadsOtherwise)?;
        let is_same = says_the_same(&read, self.document, false);
        let removed = remove(self.name, &written, self.document.format, self.limits)?;
        let is_undone = removed.is_some_and(|removed| removed.is_exact && removed.bytes == self.bytes);
        if is_same && is_undone { Ok(written) } else { Err(Refusal::ReadsOtherwise) }
    }
}

/// What the last of `count` notes says of a file that was `bytes`.
fn count(count: usize, bytes: &[u8]) -> String {
    format!("以上共 {count} 条，校验 {}", check_sum(bytes))
}

fn check_sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// See [`super::remove`].
pub(super) fn remove(name: &str, bytes: &[u8], format: Format, limits: &Limits) -> Result<Option<Removed>, Refusal> {
    let form = Form::of(format).ok_or(Refusal::Format)?;
    let document = read(name, bytes.to_vec(), limits).map_err(|_| Refusal::Stale)?;
    let part = document.parts.first().ok_or(Refusal::NoPart)?;
    let notes = form.find(&part.text);
    let Some(last) = notes.last().map(|last| part.text[last.clone()].to_owned()) else { return Ok(None) };
    let cuts: Vec<Splice> = notes.into_iter().map(|source| Splice { source, text: String::new() }).collect();
    let bytes = spliced(part, bytes, &cuts)?;
    let is_exact = last == form.written(&count(cuts.len() - 1, &bytes));
    Ok(Some(Removed { bytes, is_exact }))
}
