//! The lines of a text that are not empty, with what joining must know of each.

/// A line that is not empty, without the white space around it.
pub(crate) struct Line {
    /// Where it starts in the part's text.
    pub(crate) start: u32,
    /// Where it ends.
    pub(crate) end: u32,
    /// Its columns, a Han character taking two, with what stands before it.
    pub(crate) width: u16,
    /// An empty line stands before it.
    pub(crate) after_blank: bool,
    /// It is set in by two columns or more.
    pub(crate) indented: bool,
}

impl Line {
    pub(crate) fn of<'a>(&self, text: &'a str) -> &'a str {
        &text[self.start as usize..self.end as usize]
    }

    /// Whether it is running text: it has punctuation inside, or the spaces of several Latin words.
    pub(crate) fn runs(&self, text: &str) -> bool {
        let line = self.of(text);
        line.contains(['，', '、', '。', '；', '：']) || memchr::memchr_iter(b' ', line.as_bytes()).nth(3).is_some()
    }
}

/// The lines that are not empty.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let bytes = text.as_bytes();
    let mut lines = Vec::new();
    let mut start = 0;
    let mut blank = false;
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes).chain([text.len()]);
    for end in ends {
        if bytes.get(end) == Some(&b'\n') && end > 0 && bytes[end - 1] == b'\r' {
            start = end + 1; // the second half of CRLF
            continue;
        }
        match line(text, start, end, blank) {
            Some(line) => {
                lines.push(line);
                blank = false;
            }
            None => blank = true,
        }
        start = end + 1;
    }
    lines
}

fn line(text: &str, start: usize, end: usize, after_blank: bool) -> Option<Line> {
    let whole = &text[start..end];
    let line = whole.trim_start();
    let indent = &whole[..whole.len() - line.len()];
    let from = start + indent.len();
    let line = line.trim_end();
    if line.is_empty() {
        return None;
    }
    let indent = width(indent);
    Some(Line {
        start: from as u32,
        end: (from + line.len()) as u32,
        width: width(line).saturating_add(indent),
        after_blank,
        indented: indent >= 2,
    })
}

/// Columns, as far as they matter for a width to which text is set: every character has a column for two bytes at
/// least, so that a long line need not be counted.
fn width(text: &str) -> u16 {
    const LONG: usize = 512;
    if text.len() > LONG {
        return 1000;
    }
    // By first bytes: E3 is that of U+3000, before which few characters are wide. No branch, so that it is done in lanes.
    let columns = |&byte: &u8| {
        u16::from(byte < 0x80) + u16::from(byte >= 0xC0) + u16::from(byte >= 0xE3) + 3 * u16::from(byte == b'\t')
    };
    let bytes = text.as_bytes();
    let is_wide = |&at: &usize| {
        let c = text[at..].chars().next().unwrap_or_default();
        c >= '\u{2E80}' || matches!(c, '“' | '”' | '‘' | '’' | '—' | '…')
    };
    let others = memchr::memchr_iter(0xE2, bytes).filter(is_wide).count() as u16;
    bytes.iter().map(columns).sum::<u16>() + others
}
