//! How the values of a file are separated: the separator that gives the most rows the same number of cells; and whether
//! there are values at all.

use super::rows::{Record, Records};
use crate::layout::heads::TOP;
use crate::layout::table::Builder;

/// The separators, the likeliest first.
pub(super) const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// How many rows tell the separator.
const SAMPLE: usize = 200;

/// How the values are separated, and where the first row begins.
#[derive(Clone, Copy)]
pub(super) struct Layout {
    /// What stands between two cells.
    pub(super) separator: u8,
    /// Where the first row begins.
    pub(super) start: usize,
}

impl Layout {
    /// The layout of `text`; `None`: it is prose.
    pub(super) fn of(text: &str, name: &str) -> Option<Self> {
        if let Some(layout) = Self::declared(text) {
            return Some(layout);
        }
        let is_tsv = name.len() >= 4 && name.as_bytes()[name.len() - 4..].eq_ignore_ascii_case(b".tsv");
        let first = if is_tsv { b'\t' } else { b',' };
        let (mut best, mut most) = (first, Fit::of(text, first));
        for separator in SEPARATORS {
            let fit = Fit::of(text, separator);
            if fit.alike > most.alike {
                (best, most) = (separator, fit);
            }
        }
        most.is_table().then_some(Self { separator: best, start: 0 })
    }

    /// What the first line says, in the way of Excel: `sep=;`.
    fn declared(text: &str) -> Option<Self> {
        let end = text.find(['\n', '\r'])?;
        let separator = text[..end].trim_matches('"').strip_prefix("sep=")?;
        let &[separator] = separator.as_bytes() else { return None };
        let start = end + if text[end..].starts_with("\r\n") { 2 } else { 1 };
        SEPARATORS.contains(&separator).then_some(Self { separator, start })
    }
}

/// How well a separator fits a text.
struct Fit {
    rows: usize,
    /// Rows of two cells or more, as many as most of them have.
    alike: usize,
    /// Rows that end like a sentence, or hold several.
    sentences: usize,
    /// Whether the first row names a column, and the others are no prose.
    listed: bool,
}

impl Fit {
    fn of(text: &str, separator: u8) -> Self {
        let rows: Vec<Record> = Records::new(text, Layout { separator, start: 0 }).take(SAMPLE).collect();
        let mut counts: Vec<usize> = rows.iter().map(|row| row.fields.len()).filter(|&count| count > 1).collect();
        counts.sort_unstable();
        let alike = counts.chunk_by(|a, b| a == b).map(<[usize]>::len).max().unwrap_or(0);
        let is_prose = |row: &&Record| {
            let line = text[row.range.clone()].trim_end();
            line.ends_with(['。', '.', '！', '!', '？', '?', '；']) || line.matches(['。', '，']).nth(1).is_some()
        };
        let sentences = rows.iter().filter(is_prose).count();
        let listed = sentences == 0 && counts.is_empty() && has_head(&rows);
        Self { rows: rows.len(), alike, sentences, listed }
    }

    /// Whether this is a table: half of its rows are alike, or at least two and they are no sentences.
    fn is_table(&self) -> bool {
        let prose = self.sentences * 2 > self.rows;
        self.listed || self.alike > 0 && !prose || self.alike * 4 > self.rows * 3 && self.rows > 1
    }
}

fn has_head(rows: &[Record]) -> bool {
    let mut table = Builder::new();
    rows.iter().take(TOP).for_each(|row| table.push(row));
    table.end();
    table.has_head()
}
