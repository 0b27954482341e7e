//! Quantities as a paragraph tells them: an amount, what it is called before it, what follows it, and the price or the rate that it may be.
//!
//! Rules that set figures against each other (a bill, a mean, a ratio, what is left) read them here, so that each of them knows what stands
//! between two figures, and none guesses at words.

use super::amount::Amount;

/// What ends a clause, and what ends a sentence.
const CLAUSES: [char; 12] = ['，', '。', '；', '：', '、', '（', '）', '(', ')', '\n', '！', '？'];
const SENTENCES: [char; 4] = ['。', '\n', '！', '？'];

/// What makes a number an estimate, before it and behind its unit.
const ABOUT: [&str; 7] = ["约", "近", "超过", "超", "逾", "不足", "大概"];
const AROUND: [&str; 5] = ["左右", "以上", "以内", "上下", "以下"];

/// What calls an amount all there is.
const TOTALS: [&str; 10] = ["总", "共", "合计", "全", "累计", "概算", "预算", "满分", "需要", "共需"];

/// Words with a character of these that call nothing a total.
const COMMON: [&str; 10] = ["公共", "共享", "共青", "共同", "共建", "中共", "安全", "总站", "总队", "全面"];

/// An amount with the words around it.
#[derive(Clone, Copy)]
pub(super) struct Quantity<'t> {
    pub(super) amount: Amount<'t>,
    /// The words of its clause before it, from the last amount or mark on.
    pub(super) lead: &'t str,
    /// The words of its clause behind it, up to the next figure.
    pub(super) tail: &'t str,
}

impl<'t> Quantity<'t> {
    /// Those of a stretch of `folded`, in its order.
    pub(super) fn each(folded: &'t str, range: std::ops::Range<usize>) -> Vec<Self> {
        let from = range.start;
        let mut end = from;
        let mut all = Vec::new();
        for amount in Amount::each(folded, range.clone()) {
            if amount.start < end {
                continue;
            }
            let lead = folded[end..amount.start].rsplit(CLAUSES).next().unwrap_or_default();
            let rest = &folded[amount.end..range.end];
            let tail = rest.split(|c: char| CLAUSES.contains(&c) || c.is_ascii_digit()).next().unwrap_or_default();
            end = amount.end;
            all.push(Self { amount, lead, tail });
        }
        all
    }

    /// Whether it is told as all there is.
    pub(super) fn is_total(&self) -> bool {
        let lead = COMMON.iter().fold(self.lead.to_owned(), |lead, word| lead.replace(word, ""));
        TOTALS.iter().any(|word| lead.contains(word))
    }

    /// Whether it is an estimate or a bound.
    pub(super) fn is_about(&self) -> bool {
        let lead = self.lead.trim_end_matches(['有', '为', '达']);
        ABOUT.iter().any(|word| lead.ends_with(word)) || AROUND.iter().any(|word| self.tail.starts_with(word))
    }

    /// What a price or a rate is of: 每平方米22.5元, 22.5元/平方米, 每户每月800元 (月).
    pub(super) fn of(&self) -> Option<&'t str> {
        if let Some(rest) = self.tail.strip_prefix('/').or_else(|| self.tail.strip_prefix('每')) {
            return Some(unit(rest)).filter(|unit| !unit.is_empty());
        }
        if ["亩产", "亩产量", "单产"].iter().any(|word| self.lead.trim_end_matches(['为', '达', '约']).ends_with(word))
        {
            return Some("亩");
        }
        if self.lead.trim_end_matches(['为', '约']).ends_with("单方造价") {
            return Some("平方米");
        }
        let (_, rest) = self.lead.rsplit_once('每')?;
        Some(unit(rest)).filter(|unit| !unit.is_empty())
    }
}

/// The unit that begins a text, as prices name it.
fn unit(text: &str) -> &str {
    const LONG: [&str; 15] = [
        "平方米",
        "立方米",
        "平方公里",
        "千瓦时",
        "千瓦",
        "公里",
        "公顷",
        "公斤",
        "千克",
        "小时",
        "学时",
        "课时",
        "人次",
        "个",
        "台",
    ];
    let long = LONG.iter().find(|unit| text.starts_with(**unit));
    let end = long.map_or_else(|| text.chars().next().map_or(0, char::len_utf8), |unit| unit.len());
    &text[..end]
}

/// Where the sentence of a place begins, not farther than `far` bytes; and where its paragraph does.
pub(super) fn sentence(folded: &str, at: usize, far: usize) -> usize {
    begins(folded, at, far, &SENTENCES)
}

/// The same of its paragraph.
pub(super) fn paragraph(folded: &str, at: usize, far: usize) -> usize {
    begins(folded, at, far, &['\n'])
}

fn begins(folded: &str, at: usize, far: usize, marks: &[char]) -> usize {
    let from = folded.floor_char_boundary(at.saturating_sub(far));
    let near = folded[from..at].rfind(marks);
    near.map_or(from, |near| from + near + folded[from + near..].chars().next().map_or(0, char::len_utf8))
}

/// Where the sentence of a place ends, not farther than `far` bytes.
pub(super) fn sentence_end(folded: &str, at: usize, far: usize) -> usize {
    let to = folded.floor_char_boundary((at + far).min(folded.len()));
    folded[at..to].find(SENTENCES).map_or(to, |near| at + near)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantities_have_their_words() {
        let text = "公共泊位2.1万个，合计5.5万个；每平方米22.5元，98.6平方米的住户应缴2218.5元，约30人左右。";
        let all = Quantity::each(text, 0..text.len());
        let told: Vec<(&str, bool, bool, Option<&str>)> =
            all.iter().map(|one| (one.lead, one.is_total(), one.is_about(), one.of())).collect();
        assert_eq!(
            told,
            [
                ("公共泊位", false, false, None),
                ("合计", true, false, None),
                ("每平方米", false, false, Some("平方米")),
                ("", false, false, None),
                ("的住户应缴", false, false, None),
                ("约", false, true, None),
            ]
        );
    }
}
