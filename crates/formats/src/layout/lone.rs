//! Numbers that stand on a line of their own: page numbers, and quantities whose unit stands on the next line.
//!
//! Pages that were made of markup often set each run of a paragraph on its own line (`不超过⏎8000⏎元`). Figures alone on a
//! line are a page number only where the one before or behind them is the next number, and about a page away if they could
//! belong to the sentence.

use super::line::Line;

/// How far apart page numbers stand, in bytes of text: some 200 letters.
const PAGE: u32 = 600;

/// Characters of a line that is running text, so that a quantity may stand in it.
const RUNNING: usize = 8;

/// What the line behind a quantity begins with: units, and marks that cannot open a sentence.
const UNITS: &str = "元万亿千年月日天周岁人名位个次条件份项号章节款页分秒时小点℃度厘米公平吨克升级类批期届所家户种倍门季）)》：，、。%％";

/// What stands before a quantity, where a unit need not follow.
const OPENERS: [&str; 12] =
    ["超过", "不足", "不到", "达到", "至少", "至多", "高于", "低于", "大于", "小于", "（附件", "(附件"];

/// The lines that are figures alone and no page numbers, in order.
#[derive(Default)]
pub(super) struct Lone {
    /// Those of the text, whether or not they belong to the line before.
    text: Vec<usize>,
    /// Those that belong to the lines before and behind.
    quantities: Vec<usize>,
}

impl Lone {
    /// Those among the `lines` of a text.
    pub(super) fn of(text: &str, lines: &[Line]) -> Self {
        let figures: Vec<(usize, Option<u32>)> = (0..lines.len())
            .filter(|&at| is_figures(lines[at].of(text)))
            .map(|at| (at, lines[at].of(text).parse().ok()))
            .collect();
        let mut lone = Self::default();
        for (index, &(at, number)) in figures.iter().enumerate() {
            let neighbours = [index.checked_sub(1).map(|before| (before, index)), Some((index, index + 1))];
            let pages = neighbours.into_iter().flatten().filter_map(|(a, b)| {
                let (a, b) = (figures.get(a)?, figures.get(b)?);
                (a.1?.checked_add(1) == b.1 && number.is_some()).then(|| lines[b.0].start - lines[a.0].end)
            });
            let apart = pages.max();
            let is_quantity = apart.is_none_or(|apart| apart < PAGE) && lone.is_quantity(text, lines, at);
            if is_quantity {
                lone.quantities.push(at);
            }
            if is_quantity || apart.is_none() {
                lone.text.push(at);
            }
        }
        lone
    }

    /// Whether the figures at the line `at` stand in the sentence that the lines before and behind belong to.
    fn is_quantity(&self, text: &str, lines: &[Line], at: usize) -> bool {
        let (Some(before), Some(behind)) = (at.checked_sub(1), lines.get(at + 1)) else { return false };
        let (line, behind) = (lines[before].of(text), behind.of(text));
        let goes_on = before > 0 && self.has(before - 1);
        let runs = goes_on || line.chars().nth(RUNNING - 1).is_some();
        let opens = OPENERS.iter().any(|opener| line.ends_with(opener));
        let is_open = !line.ends_with(['。', '；', '！', '？', '”', '》', '|', '\t']);
        let has_unit = behind.starts_with(|c| UNITS.contains(c)) && super::marker::marker(behind).is_none();
        runs && is_open && (has_unit || opens)
    }

    /// Whether the line is figures that the text says.
    pub(super) fn is_text(&self, at: usize) -> bool {
        self.text.binary_search(&at).is_ok()
    }

    fn has(&self, at: usize) -> bool {
        self.quantities.binary_search(&at).is_ok()
    }

    /// Whether the line after `at` carries on what that says, because one of them is a quantity.
    pub(super) fn joins(&self, at: usize) -> bool {
        self.has(at) || self.has(at + 1)
    }
}

/// Whether the line is a number and nothing else.
fn is_figures(line: &str) -> bool {
    line.len() <= 12
        && line.bytes().any(|byte| byte.is_ascii_digit())
        && line.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b',' | b'-' | b'~' | b'%'))
        && !line.starts_with(['-', '.'])
}

#[cfg(test)]
mod tests {
    use crate::format::text_file::read_text;

    fn blocks(text: &str) -> Vec<String> {
        let document = read_text(text.as_bytes().to_vec());
        document.blocks.iter().map(|block| document.text(block).to_owned()).collect()
    }

    #[test]
    fn a_quantity_on_its_own_line_is_of_the_sentence() {
        for (text, expected) in [
            ("资助标准为每人每年不超过\n8000\n元，由学校申报。", &["资助标准为每人每年不超过8000元，由学校申报。"][..]),
            ("报名时间自\n2024\n年\n9\n月\n1\n日起。", &["报名时间自", "2024", "年", "9", "月", "1", "日起。"]),
            ("本次活动的报名时间自\n2024\n年\n9\n月\n1\n日起。", &["本次活动的报名时间自2024年9月1日起。"]),
            ("填写要求见《填写规范》（附件\n1\n）。", &["填写要求见《填写规范》（附件1）。"]),
            ("计算机科学与技术专业\n30\n软件工程", &["计算机科学与技术专业", "30", "软件工程"]),
            ("工作已经全部完成。\n3\n月底前报送。", &["工作已经全部完成。", "3", "月底前报送。"]),
        ] {
            assert_eq!(blocks(text), expected, "{text}");
        }
    }

    #[test]
    fn page_numbers_go_up_from_page_to_page() {
        let body = "全县各级各部门要进一步提高思想认识，层层压实责任，定期开展检查。".repeat(8);
        let cut = "全县建立健全矛盾纠纷排查化解机制，每月排查一次，每季度通报一次，全年共化解纠纷多";
        let text = format!("{body}\n1\n{body}\n{cut}\n2\n件，明显提高。\n{body}\n3\n");
        assert!(blocks(&text).contains(&format!("{cut}件，明显提高。")));
    }
}
