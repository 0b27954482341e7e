//! Joins lines that a page break or a hard wrap has cut.
//!
//! A word cut in two is no word for a rule, so a wrong cut hides faults; a wrong join brings two blocks together and
//! may invent one. Joining is therefore the exception, with evidence from both lines:
//!
//! - **page break** (empty lines or page numbers between, or nothing): the first line is running text (30 characters
//!   with punctuation inside) that stops without any end, the second begins like nothing in particular and comes to an
//!   end itself;
//! - **hard wrap**: the text as a whole is set to a width ([`Wrap`]), the first line fills it and does not end a
//!   sentence, the second follows at once; or all lines between two empty or indented ones fill it but for the last,
//!   which makes them one paragraph wherever its sentences end;
//! - **a number** that is someone's is cut in two ([`super::cut`]);
//! - **a quantity** stands figure, unit and words on lines of their own ([`super::lone`]).
//!
//! Headings, articles, list items, table rows, labels, dates and indented lines always begin anew.

use std::ops::Range;

use super::classify::{is_listing, is_tabular, is_title, kind, titles};
use super::cut;
use super::line::Line;
use super::lone::Lone;
use super::marker::{is_template, marker};
use hegao_model::document::{BlockKind, Content, Origin, Piece};
use hegao_model::text::{CharSet, is_han};

/// How many lines a paragraph has at most when all but its last fill the width.
const MAX_UNIFORM: usize = 200;

/// The lines of a text, and how it is set.
pub(crate) struct Joiner<'a> {
    text: &'a str,
    lines: &'a [Line],
    wrap: Option<Wrap>,
    /// Where white space cuts a number, in order.
    cuts: Vec<Range<usize>>,
    /// What numbers on lines of their own are.
    lone: Lone,
}

impl<'a> Joiner<'a> {
    /// The lines of a text or of a stretch of it, all of which is set to the width `wrap`.
    pub(crate) fn new(text: &'a str, lines: &'a [Line], wrap: Option<Wrap>) -> Self {
        let ends = lines.first().zip(lines.last()).map(|(first, last)| (first.start as usize, last.end as usize));
        let (start, end) = ends.unwrap_or_default();
        let cuts = cut::in_text(&text[start..end]).into_iter().map(|cut| cut.start + start..cut.end + start).collect();
        Self { text, lines, wrap, cuts, lone: Lone::of(text, lines) }
    }

    /// Whether the line is the number of a page. A number alone may be what its sentence is about (不超过⏎8000⏎元).
    fn is_page_number(&self, at: usize) -> bool {
        is_page_number(self.line(at)) && !self.lone.is_text(at)
    }

    fn line(&self, index: usize) -> &'a str {
        self.lines[index].of(self.text)
    }

    /// The end of the paragraph that begins with the line `first`; page numbers that stand in it count as its lines.
    pub(crate) fn paragraph(&self, first: usize) -> usize {
        let mut last = self.uniform(first);
        let mut end = last + 1;
        loop {
            if end < self.lines.len() && (self.cuts_number(last) || self.lone.joins(last)) {
                (last, end) = (end, end + 1);
                continue;
            }
            let numbers = (end..self.lines.len()).take(3).take_while(|&at| self.is_page_number(at)).count();
            let next = end + numbers;
            if next >= self.lines.len() || !self.continues(first, last, next, numbers > 0) {
                return end;
            }
            (last, end) = (next, next + 1);
        }
    }

    /// Whether the end of the line `a` cuts a number.
    fn cuts_number(&self, a: usize) -> bool {
        let end = self.lines[a].end as usize;
        let first = self.cuts.partition_point(|cut| cut.end <= end);
        self.cuts.get(first).is_some_and(|cut| cut.start <= end)
    }

    /// The stretches of a line, of which a cut may take what stands within it or at its ends.
    fn stretches(&self, line: &Line) -> Vec<Range<u32>> {
        let (mut start, end) = (line.start, line.end);
        let first = self.cuts.partition_point(|cut| cut.end <= start as usize);
        let mut stretches = Vec::new();
        for cut in self.cuts[first..].iter().take_while(|cut| cut.start < end as usize) {
            stretches.push(start..start.max(cut.start as u32));
            start = end.min(cut.end as u32);
        }
        stretches.push(start..end);
        stretches.retain(|stretch| !stretch.is_empty());
        stretches
    }

    /// The last line of a paragraph whose lines all fill the width but the last; `first` itself if there is none.
    fn uniform(&self, first: usize) -> usize {
        let Some(wrap) = self.wrap else { return first };
        let mut at = first;
        while at - first < MAX_UNIFORM && self.follows_at_once(at + 1) && wrap.is_full(self, at, at + 1) {
            at += 1;
        }
        let alone = self.lines.get(at + 1).is_none_or(|next| next.after_blank || next.indented);
        if at - first >= 2 && alone && self.may_begin(first) { at } else { first }
    }

    /// Whether the line `b` carries on the paragraph from `first` to `a`.
    fn continues(&self, first: usize, a: usize, b: usize, page_number_between: bool) -> bool {
        // Nearly every line ends a sentence, and costs no more than this.
        let may_be_wrapped = self.wrap.is_some() && !ends_sentence(self.line(a));
        if self.lines[b].indented || (!may_be_wrapped && stops(self.line(a))) {
            return false;
        }
        if !self.may_begin(first) || self.begins_anew(b) {
            return false;
        }
        let wrapped = self.wrap.is_some_and(|wrap| {
            self.follows_at_once(b) && !page_number_between && may_be_wrapped && wrap.is_full(self, a, b)
        });
        wrapped || self.broken(first, a, b, page_number_between)
    }

    /// Whether a page break cut running text between `a` and `b`.
    fn broken(&self, first: usize, a: usize, b: usize, page_number_between: bool) -> bool {
        let (before, behind) = (self.line(a), self.line(b));
        let long = before.chars().nth(29).is_some() || self.wrap.is_some_and(|wrap| wrap.is_most(&self.lines[a]));
        let runs = (first..=a).any(|at| self.line(at).contains(['，', '、', '；', '。']));
        let comes_to_an_end = ends_sentence(behind)
            || page_number_between
            || self.wrap.is_some_and(|wrap| wrap.is_most(&self.lines[b]) && behind.contains(['，', '、', '。']));
        let is_text = first != a || kind(before) == BlockKind::Paragraph && !titles(before);
        // A title may hold 、 and be long; the addressee below it ends with a colon.
        let is_addressed = || first == a && behind.ends_with(['：', ':']) && is_title(before);
        long && runs && !stops(before) && comes_to_an_end && is_text && !is_listing(before) && !is_addressed()
    }

    /// Whether a paragraph that begins with `line` may have a second line.
    fn may_begin(&self, line: usize) -> bool {
        let line = self.line(line);
        !is_tabular(line) && !line.starts_with(['#', '|', '`', '<']) && !is_template(line)
    }

    /// Whether the line `b` stands directly below another and begins nothing of its own.
    fn follows_at_once(&self, b: usize) -> bool {
        self.lines.get(b).is_some_and(|line| !line.after_blank && !line.indented) && !self.begins_anew(b)
    }

    fn begins_anew(&self, line: usize) -> bool {
        let line = self.line(line);
        marker(line).is_some() || is_tabular(line) || is_page_number(line)
    }

    /// The text of the lines from `first` to `end` as one block; page numbers are left out.
    pub(crate) fn content(&self, first: usize, end: usize) -> Content {
        if let ([Line { start, end, .. }], []) = (&self.lines[first..end], self.cuts.as_slice()) {
            return Content::Slice(*start..*end);
        }
        let mut text = String::new();
        let mut pieces: Vec<Piece> = Vec::new();
        for at in (first..end).filter(|&at| !self.is_page_number_in(first, at)) {
            let line = self.line(at);
            let joins = text.chars().next_back().zip(line.chars().next());
            let is_whole = at > first && (self.cuts_number(at - 1) || self.lone.joins(at - 1));
            if joins.is_some_and(|(a, b)| !(is_wide(a) && is_wide(b))) && !is_whole {
                text.push(' ');
            }
            for stretch in self.stretches(&self.lines[at]) {
                let start = text.len() as u32;
                text.push_str(&self.text[stretch.start as usize..stretch.end as usize]);
                let origin = Origin::Exact(stretch.start);
                pieces.push(Piece { part: 0, text: start..text.len() as u32, origin });
            }
        }
        if let [whole] = pieces.as_slice() {
            return Content::Slice(whole.source());
        }
        let cuts: Vec<u32> = pieces[1..].iter().map(|piece| piece.text.start).collect();
        Content::joined(text, pieces, cuts)
    }

    /// Whether the line `at` of a paragraph that begins with the line `first` is a page number.
    fn is_page_number_in(&self, first: usize, at: usize) -> bool {
        at != first && self.is_page_number(at) && !self.cuts_number(at - 1)
    }

    /// The page numbers inside the lines from `first` to `end`: they are content too.
    pub(crate) fn page_numbers(&self, first: usize, end: usize) -> impl Iterator<Item = usize> {
        (first + 1..end).filter(move |&at| self.is_page_number_in(first, at))
    }
}

/// The width to which a text was set, in columns (a Han character takes two).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Wrap(u16);

impl Wrap {
    /// The narrowest and widest setting that counts: verses are narrower, and nothing is set wider.
    const RANGE: std::ops::RangeInclusive<u16> = 40..=240;
    /// How much shorter than the width a full line may be.
    const RAGGED: u16 = 5;

    /// Finds the width that ends the densest six columns: at least two lines and a quarter of all must end there, and
    /// hardly any be longer. Half of
    /// them must be running text, or the lines are items that happen to be as long as each other.
    pub(crate) fn of(text: &str, lines: &[Line]) -> Option<Self> {
        let mut counts = [0usize; *Self::RANGE.end() as usize + 1];
        let mut longer_still = 0;
        for line in lines {
            match counts.get_mut(line.width as usize) {
                Some(count) => *count += 1,
                None => longer_still += 1,
            }
        }
        // Most records and cells have one line, or none that is so long.
        if counts[(Self::RANGE.start() - Self::RAGGED) as usize..].iter().sum::<usize>() < 2 {
            return None;
        }
        let near = |width: u16| counts[(width - Self::RAGGED) as usize..=width as usize].iter().sum::<usize>();
        let width = Self::RANGE.max_by_key(|&width| (near(width), u16::MAX - width))?;
        let beyond = usize::from(width) + 5;
        let longer = longer_still + counts.iter().skip(beyond).sum::<usize>();
        let dense = near(width);
        let at_width = |line: &&Line| (width - Self::RAGGED..=width).contains(&line.width);
        let running = || lines.iter().filter(at_width).filter(|line| line.runs(text)).count();
        (dense >= 2 && dense * 4 >= lines.len() && longer * 20 <= dense && running() * 2 >= dense)
            .then_some(Self(width))
    }

    /// Whether the first word of `b` had no room in `a`. A Chinese line may be one character short, so that no comma
    /// begins the next.
    fn is_full(self, joiner: &Joiner<'_>, a: usize, b: usize) -> bool {
        joiner.lines[a].width + first_word(joiner.line(b)) + 2 > self.0
    }

    /// Whether the line takes at least four fifths of the width.
    fn is_most(self, line: &Line) -> bool {
        line.width * 5 >= self.0 * 4
    }
}

/// The columns of the first word and the space before it: two for a Han character.
fn first_word(line: &str) -> u16 {
    let word = line.chars().take_while(|&c| !is_wide(c) && !c.is_whitespace()).take(40).count() as u16;
    if word == 0 { 2 } else { word + 1 }
}

/// Whether a line that ends so ends a sentence.
pub(crate) fn ends_sentence(line: &str) -> bool {
    let line = printed(line).trim_end_matches(['”', '’', '）', '」', '》', ')', '"']);
    line.ends_with(['。', '！', '？', '；', '：', '…', '.', '!', '?', ';', ':'])
}

/// Whether a line that ends so is complete, sentence or not.
fn stops(line: &str) -> bool {
    printed(line).ends_with([
        '。', '！', '？', '；', '：', '…', '”', '’', '」', '』', '）', '》', '】', '〕', '.', '!', '?', ';', ':', '"',
        ')', ']', '>', '|',
    ])
}

/// The line without private-use characters at its end, which an export leaves behind and no reader sees.
fn printed(line: &str) -> &str {
    line.trim_end_matches(|c| ('\u{E000}'..='\u{F8FF}').contains(&c))
}

/// Whether Chinese sets no space beside `c`: Han, full-width signs, and quotation marks.
pub(crate) fn is_wide(c: char) -> bool {
    is_han(c) || matches!(c, '\u{3001}'..='\u{303F}' | '\u{FF00}'..='\u{FFEF}' | '“' | '”' | '‘' | '’' | '—' | '…')
}

/// What stands beside the number of a page.
const BESIDE_NUMBER: CharSet = CharSet::new("-—–－·・/第页共, \u{3000}");

/// `3`, `— 3 —`, `第3页`, `第 3 页 共 10 页`, `3/10`.
pub(crate) fn is_page_number(line: &str) -> bool {
    if line.len() > 40 {
        return false;
    }
    let mut digits = 0;
    let others = line.chars().all(|c| {
        let digit = c.is_ascii_digit() || ('０'..='９').contains(&c);
        digits += usize::from(digit);
        digit || BESIDE_NUMBER.has(c)
    });
    others && (1..=8).contains(&digits) && !line.starts_with(['/', ',']) && (digits <= 4 || line.contains(['页', '/']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::text_file::read_text;
    use hegao_model::document::Document;

    fn blocks(text: &str) -> Vec<String> {
        let document: Document = read_text(text.as_bytes().to_vec());
        document.blocks.iter().map(|block| document.text(block).to_owned()).collect()
    }

    const BODY: &str = "二是完善制度，在涉及法律法规的重要环节都积极咨询，并认真分析工作中可能存在的问题，确保我";

    #[test]
    fn joins_what_a_page_break_cut() {
        for between in ["\n\n", "\n", "\n\n\n\n", "\r\n\r\n", "\n\u{C}"] {
            let text = format!("{BODY}{between}镇工作依法而行。\n\n三是加强领导。");
            assert_eq!(blocks(&text), [format!("{BODY}镇工作依法而行。"), "三是加强领导。".into()], "{between:?}");
        }
        assert_eq!(
            blocks(&format!("{BODY}\n\n— 3 —\n\n镇工作依法而行。")),
            [format!("{BODY}镇工作依法而行。"), "— 3 —".into()]
        );
    }

    #[test]
    fn other_lines_stay_apart() {
        for (a, b) in [
            (BODY, "三、下一步打算。"),
            (BODY, "（三）其他工作。"),
            (BODY, "附件：工作清单。"),
            (BODY, "第三条 本办法自公布之日起施行。"),
            (BODY, "2025年1月8日"),
            (BODY, "　　镇工作依法而行。"),
            (BODY, "示例镇人民政府"),
            ("二是完善制度，依法而行。", "镇工作依法而行。"),
            ("二是完善制度，在涉及法律法规的重要环节都积极咨询，并认真分析工作中的问题。\u{E5F9}", "镇工作依法而行。"),
            ("示例市示例区示例镇人民政府关于报送法治政府建设情况的报告以及下一步工作的打算", "各村要落实。"),
            ("姓名,电话", "李明,13800138000。"),
            ("示例市示例镇人民政府办公室关于国庆节、中秋节、春节、元旦放假安排的通知", "各村（社区），镇属各部门："),
        ] {
            assert_eq!(blocks(&format!("{a}\n\n{b}")).len(), 2, "{a} + {b}");
        }
    }

    #[test]
    fn a_number_alone_is_a_page_number_where_others_follow_it() {
        let amount = format!("{BODY}市的补贴不超过\n8000\n元，按季度发放。");
        assert_eq!(blocks(&amount), [format!("{BODY}市的补贴不超过8000元，按季度发放。")]);
        let pages = format!("{BODY}\n\n3\n\n镇工作依法而行。\n\n4\n\n其他。");
        assert_eq!(blocks(&pages)[0], format!("{BODY}镇工作依法而行。"));
    }

    #[test]
    fn joins_text_that_is_set_to_a_width() {
        let paragraph = "我镇的法治政府建设工作坚持统一领导，有序推进各项任务的落实。各部门按照职责分工，密切配合，\
            形成合力，及时研究解决工作中的困难和问题，定期报告进展。下一步，我镇将继续努力，不断提高水平，完成全年任务。";
        let wrapped = |width: usize| -> String {
            let chars: Vec<char> = paragraph.chars().collect();
            chars.chunks(width).map(|line| line.iter().collect::<String>() + "\n").collect()
        };
        for width in [24, 28, 35] {
            let text = format!("工作报告\n\n{0}\n{0}", wrapped(width));
            assert_eq!(blocks(&text), ["工作报告", paragraph, paragraph], "width {width}");
            let text = format!("　　{0}　　{0}", wrapped(width));
            assert_eq!(blocks(&text), [paragraph, paragraph], "indented, width {width}");
        }
    }

    #[test]
    fn joins_latin_words_with_a_space() {
        let text = "The township keeps the list of contacts up to date and sends it every\n\
            month to the district office, which checks it against the records of\nthe year before and returns it.\n";
        assert_eq!(blocks(text), [text.trim_end().replace('\n', " ")]);
    }

    #[test]
    fn verses_tables_and_lists_are_not_set_to_a_width() {
        for text in [
            "床前看月光，\n疑是地上霜。\n举头望山月，\n低头思故乡。",
            "李明,男,示例市示例区示例镇人民政府办公室,科员\n王强,男,示例市示例区示例镇人民政府办公室,科长\n",
            "完成道路硬化工程建设并通过验收交付使用\n完成饮水安全工程建设并通过验收交付使用\n完成电网改造工程建设并通过验收\n",
        ] {
            assert_eq!(blocks(text).len(), text.lines().count(), "{text}");
        }
    }

    #[test]
    fn page_numbers_are_told_from_other_numbers() {
        for (line, expected) in [
            ("— 3 —", true),
            ("－12－", true),
            ("第 3 页 共 10 页", true),
            ("3/10", true),
            ("7", true),
            ("13800138000", false),
            ("第三页", false),
            ("2025-01-08", false),
            ("——", false),
        ] {
            assert_eq!(is_page_number(line), expected, "{line}");
        }
    }
}
