//! The pairing of brackets, quotation marks and title marks in one text: a stack, in one pass.
//!
//! What is left over is told apart from faults, because a quotation may run over several paragraphs: its two halves meet
//! in [`super::stray`].

use hegao_model::text::{Source, Span, is_han};

/// What looks the same in pairs. Width is no family: （ and ) are a pair of two widths.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    /// （ ）, ( )
    Round,
    /// 【 】
    Lenticular,
    /// 〔 〕
    Tortoise,
    /// “ ”
    Double,
    /// ‘ ’
    Single,
    /// 「 」
    Corner,
    /// 『 』
    WhiteCorner,
    /// 《 》
    Title,
    /// 〈 〉
    InnerTitle,
}

/// What is longer, in bytes, has more likely lost a mark within it than that it is one quotation with another in it.
const LONGEST: usize = 600;

/// How many families there are.
pub(super) const FAMILIES: usize = 9;

/// One mark of a pair.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    pub(super) family: Family,
    pub(super) opens: bool,
    /// Whether it is half as wide as a Han character.
    half: bool,
    at: usize,
    len: usize,
}

impl Mark {
    /// The mark that `c` is, at offset `at`.
    fn of(c: char, at: usize) -> Option<Self> {
        // All marks but two lie in three blocks; most text is passed over by this alone.
        if !matches!(c, '(' | ')' | '\u{2018}'..='\u{201D}' | '\u{3008}'..='\u{3015}' | '（' | '）') {
            return None;
        }
        let (family, opens) = match c {
            '(' | '（' => (Family::Round, true),
            ')' | '）' => (Family::Round, false),
            '【' => (Family::Lenticular, true),
            '】' => (Family::Lenticular, false),
            '〔' => (Family::Tortoise, true),
            '〕' => (Family::Tortoise, false),
            '“' => (Family::Double, true),
            '”' => (Family::Double, false),
            '‘' => (Family::Single, true),
            '’' => (Family::Single, false),
            '「' => (Family::Corner, true),
            '」' => (Family::Corner, false),
            '『' => (Family::WhiteCorner, true),
            '』' => (Family::WhiteCorner, false),
            '《' => (Family::Title, true),
            '》' => (Family::Title, false),
            '〈' => (Family::InnerTitle, true),
            '〉' => (Family::InnerTitle, false),
            _ => return None,
        };
        Some(Self { family, opens, half: c.is_ascii(), at, len: c.len_utf8() })
    }

    /// Where it stands.
    pub(super) fn span(&self) -> Span<Source> {
        Span::new(self.at, self.at + self.len)
    }
}

/// The marks of a text. Their first bytes are few, and of three bytes each but for two.
fn marks(text: &str) -> impl Iterator<Item = Mark> {
    let bytes = text.as_bytes();
    let mut next = 0;
    std::iter::from_fn(move || {
        loop {
            let (at, lead) = (next, *bytes.get(next)?);
            next += if lead >= 0xE0 { 3 } else { 1 };
            if matches!(lead, b'(' | b')' | 0xE2 | 0xE3 | 0xEF)
                && let Some(mark) = text[at..].chars().next().and_then(|c| Mark::of(c, at))
            {
                return Some(mark);
            }
        }
    })
}

/// What is wrong with a pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// One half is half-width, the other full-width.
    Mixed,
    /// Two pairs overlap: （“）”.
    Crossed,
    /// A quotation in a quotation with the same marks.
    NestedQuotes,
    /// A title in a title with the same marks.
    NestedTitles,
    /// Two marks of one direction, or both the wrong way round: “甲“, ”甲“.
    Reversed,
    /// A title mark that is closed, or opened, by one of those within titles: 《甲〉.
    MixedTitles,
}

/// The pairs of one text.
pub(super) struct Pairs<'t> {
    text: &'t str,
    open: Vec<Mark>,
    /// How many of each family are open.
    depth: [usize; FAMILIES],
    /// What was open when something around it closed.
    crossed: [Vec<Mark>; FAMILIES],
    /// Inner pairs of a family, until its outer pair has closed.
    inner: [Vec<Span<Source>>; FAMILIES],
    closers: Vec<Mark>,
    faults: Vec<(Fault, Span<Source>)>,
}

impl<'t> Pairs<'t> {
    /// The faults of `text`, and the marks that have no fellow in it, in order.
    pub(super) fn of(text: &'t str) -> (Vec<(Fault, Span<Source>)>, Vec<Mark>) {
        let mut pairs = Self {
            text,
            open: Vec::new(),
            depth: [0; FAMILIES],
            crossed: Default::default(),
            inner: Default::default(),
            closers: Vec::new(),
            faults: Vec::new(),
        };
        for mark in marks(text) {
            if pairs.is_no_mark(mark) {
                continue;
            }
            if mark.opens {
                pairs.depth[mark.family as usize] += 1;
                pairs.open.push(mark);
            } else {
                pairs.close(mark);
            }
        }
        pairs.end()
    }

    fn close(&mut self, mark: Mark) {
        let family = mark.family as usize;
        if self.depth[family] == 0 {
            match self.crossed[family].pop() {
                Some(opener) => self.faults.push((Fault::Crossed, Span::new(opener.at, mark.span().end()))),
                None => self.closers.push(mark),
            }
            return;
        }
        while let Some(opener) = self.open.pop() {
            self.depth[opener.family as usize] -= 1;
            if opener.family == mark.family {
                self.pair(opener, mark);
                return;
            }
            self.crossed[opener.family as usize].push(opener);
            self.inner[opener.family as usize].clear();
        }
    }

    fn pair(&mut self, opener: Mark, closer: Mark) {
        let family = closer.family as usize;
        if opener.half != closer.half {
            self.faults.push((Fault::Mixed, if opener.half { opener.span() } else { closer.span() }));
        }
        if closer.at - opener.at > LONGEST {
            self.inner[family].clear();
            return;
        }
        let nested = match closer.family {
            Family::Double if self.depth[family] > self.depth[Family::Single as usize] => Fault::NestedQuotes,
            Family::Title if self.depth[family] > self.depth[Family::InnerTitle as usize] => Fault::NestedTitles,
            Family::Double if self.depth[family] == 0 => Fault::NestedQuotes,
            Family::Title if self.depth[family] == 0 => Fault::NestedTitles,
            _ => return,
        };
        if self.depth[family] > 0 {
            self.inner[family].push(Span::new(opener.at, closer.span().end()));
        } else {
            let inner = std::mem::take(&mut self.inner[family]);
            self.faults.extend(inner.into_iter().map(|span| (nested, span)));
        }
    }

    /// Sorts out what has no fellow: two marks of one family that were meant to be a pair are one fault.
    fn end(mut self) -> (Vec<(Fault, Span<Source>)>, Vec<Mark>) {
        let crossed = self.crossed.iter().flatten().copied();
        let mut left: Vec<Mark> =
            self.open.iter().copied().chain(crossed).chain(self.closers.iter().copied()).collect();
        left.sort_unstable_by_key(|mark| mark.at);
        let mut kept: Vec<Mark> = Vec::new();
        for mark in left {
            let is_wrong_way = |before: &Mark| {
                let are_quotes = before.family == Family::Double && mark.family == Family::Double;
                // A paragraph that begins with ” ends a quotation of the one before.
                let ends_other = !before.opens && self.text[..before.at].trim().is_empty();
                are_quotes && (!before.opens || mark.opens) && !ends_other
            };
            let fault = |before: &Mark| {
                let reversed = (Fault::Reversed, Span::new(before.at, mark.span().end()));
                let fault = is_wrong_way(before).then_some(reversed).or_else(|| mixed_titles(before, &mark))?;
                self.is_one_clause(before.at, mark.at).then_some(fault)
            };
            match kept.last().and_then(fault) {
                Some(fault) => {
                    kept.pop();
                    self.faults.push(fault);
                }
                None => kept.push(mark),
            }
        }
        self.faults.sort_unstable_by_key(|(_, span)| span.start());
        (self.faults, kept)
    }

    /// Whether no mark stands between two places: what does is one quoted word.
    fn is_one_clause(&self, from: usize, to: usize) -> bool {
        let mut between = self.text[from..to].chars().skip(1).peekable();
        between.peek().is_some() && !between.any(|c| matches!(c, '。' | '，' | '；' | '！' | '？' | '：' | '“' | '”'))
    }

    /// Whether a mark is something else: an apostrophe, part of a formula, the bracket behind the number of an item.
    fn is_no_mark(&self, mark: Mark) -> bool {
        let before = self.text[..mark.at].chars().next_back();
        let after = self.text[mark.span().end()..].chars().next();
        let is_chinese = |c: Option<char>| c.is_some_and(|c| is_han(c) || ('\u{3000}'..='\u{303F}').contains(&c));
        match mark.family {
            Family::Single => !is_chinese(before) && !is_chinese(after) && !matches!(before.or(after), Some('“' | '”')),
            Family::Round if !mark.opens && self.depth[mark.family as usize] == 0 => {
                self.is_label(mark.at) || (mark.half && !is_chinese(before)) || matches!(before, Some(':' | ';'))
            }
            _ => false,
        }
    }

    /// Whether a bracket that closes at `at` stands behind the number of an item: `1）`, `a)`, `一）`.
    fn is_label(&self, at: usize) -> bool {
        const NUMERALS: &str = "一二三四五六七八九十〇零";
        let number = |c: &char| c.is_ascii_alphanumeric() || NUMERALS.contains(*c) || ('①'..='⑳').contains(c);
        let mut before = self.text[..at].chars().rev();
        let figures = before.by_ref().take_while(number).take(4).count();
        // `take_while` has eaten the character before the number.
        let rest = self.text[..at].chars().rev().nth(figures);
        figures > 0 && figures < 4 && rest.is_none_or(|c| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '%')))
    }
}

/// 《甲〉 and 〈甲》, told of the half that stands within titles only.
fn mixed_titles(opener: &Mark, closer: &Mark) -> Option<(Fault, Span<Source>)> {
    let wrong = match (opener.family, closer.family) {
        (Family::Title, Family::InnerTitle) => closer,
        (Family::InnerTitle, Family::Title) => opener,
        _ => return None,
    };
    (opener.opens && !closer.opens).then(|| (Fault::MixedTitles, wrong.span()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(text: &str) -> Vec<(Fault, &str)> {
        Pairs::of(text).0.into_iter().map(|(fault, span)| (fault, span.of(text))).collect()
    }

    fn left(text: &str) -> Vec<&str> {
        Pairs::of(text).1.iter().map(|mark| mark.span().of(text)).collect()
    }

    #[test]
    fn pairs_that_are_right() {
        for text in [
            "他说：“王芳的‘先做小事’给我启发。”",
            "《〈青山〉序》（试行）【甲】〔2025〕",
            "1）预约。2）受理。a)登记 （3）归档",
            "区间[0,1)和f(x)",
            "it’s students’ :)",
            "他说：“王芳说：‘他说“好”。’”",
        ] {
            assert_eq!((faults(text), left(text)), (vec![], vec![]), "{text}");
        }
    }

    #[test]
    fn pairs_that_are_wrong() {
        assert_eq!(faults("电话（兼传真)"), [(Fault::Mixed, ")")]);
        assert_eq!(faults("(试行）的办法"), [(Fault::Mixed, "(")]);
        assert_eq!(faults("（见“附件）”。"), [(Fault::Crossed, "“附件）”")]);
        assert_eq!(faults("他说：“王芳的“先做小事”有启发。”"), [(Fault::NestedQuotes, "“先做小事”")]);
        assert_eq!(faults("《关于修改《管理办法》的决定》"), [(Fault::NestedTitles, "《管理办法》")]);
        assert_eq!(faults("根据《条例〉第三条"), [(Fault::MixedTitles, "〉")]);
        assert_eq!(faults("根据〈条例》和《办法》"), [(Fault::MixedTitles, "〈")]);
        assert_eq!(left("根据《条例〉第三条"), [""; 0]);
        assert_eq!(faults("推进“智慧校园“建设"), [(Fault::Reversed, "“智慧校园“")]);
        assert_eq!(faults("推进”智慧校园“建设"), [(Fault::Reversed, "”智慧校园“")]);
        assert_eq!(faults("推进”智慧校园”建设"), [(Fault::Reversed, "”智慧校园”")]);
    }

    #[test]
    fn what_is_left_over() {
        assert_eq!(left("导视牌（»室内立牌，阻燃"), ["（"]);
        assert_eq!(left("他说：“第一段。"), ["“"]);
        assert_eq!(left("第二段。”他又说：“第三段。"), ["”", "“"]);
        assert_eq!(left("《管理办法第三条规定》》"), ["》"]);
    }

    #[test]
    fn a_million_marks_take_no_longer_than_they_are() {
        for unit in ["（", "）", "“", "”", "（“", "《（”", "“”）《"] {
            Pairs::of(&unit.repeat(300_000));
        }
    }
}
