//! A sum in capital numerals that is not the one in figures beside it: 42000元（大写：肆万贰仟伍佰元整）.
//!
//! Where the two differ, a bill is void (《票据法》第八条), and a contract is in dispute.

use super::amount::Amount;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct CapitalAmounts;

/// What calls a sum one in capital numerals, and what ends one.
const CLUES: [&str; 5] = ["大写", "元整", "圆整", "元正", "圆正"];

/// What stands between a sum in Han numerals and its figures in brackets, and what ends one in brackets.
const BESIDE: [&str; 4] = ["元（", "元(", "元）", "元)"];

/// The capital numerals, each at the place of its value, and the plain ones.
const DIGITS: [&str; 10] = ["零〇", "壹", "贰貳", "叁參", "肆", "伍", "陆", "柒", "捌", "玖"];
const PLAIN: [&str; 10] = ["", "一", "二两", "三", "四", "五", "六", "七", "八", "九"];

/// What makes a number in Han numerals an estimate, or the end of another.
const UNSURE: [char; 14] = ['几', '数', '多', '余', '近', '约', '超', '第', '之', '.', '点', '上', '每', '过'];

/// What stands between a sum and its other form: `（大写：人民币…）`.
const BETWEEN: &[char] =
    &['（', '(', '）', ')', '：', ':', '，', ' ', '大', '小', '写', '人', '民', '币', '合', '计', '即', '¥', '￥'];

/// Hundredths of a yuan in a millionth part of [`Amount`]s.
const FEN: i128 = 10_000;

impl PageCheck for CapitalAmounts {
    fn literals(&self) -> Vec<String> {
        CLUES.iter().chain(&BESIDE).map(|word| (*word).to_owned()).collect()
    }

    fn find_each(&self, page: &Page<'_>, clues: &[Clue], found: &mut dyn FnMut(Spotted)) {
        let mut last = None;
        for clue in page.each(clues) {
            let text = &page.blocks[clue.block()].text;
            let Some((span, fen)) = wrong(text.folded(), clue.span) else { continue };
            let span = text.to_source(span);
            // 大写 and 元整 lead to the same sum.
            if last.replace((clue.block(), span)) != Some((clue.block(), span)) {
                let sum = Amount::written(fen * FEN);
                let detail = Said { zh: format!("{sum}元"), en: format!("{sum} yuan") };
                found(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), span) });
            }
        }
    }
}

/// The sum in Han numerals at `clue`, if the one in figures beside it is another, and the latter in hundredths of a yuan.
fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, i128)> {
    let is_plain = BESIDE.contains(&clue.of(folded));
    let at = if is_plain {
        clue.start() + '元'.len_utf8()
    } else if clue.of(folded) == CLUES[0] {
        folded.len() - folded[clue.end()..].trim_start_matches(BETWEEN).len()
    } else {
        clue.start()
    };
    let (start, end) = (at - trailing(&folded[..at]), at + leading(&folded[at..]));
    let written = folded.get(start..end)?;
    let fen = in_fen(written)?;
    // 12万五千元, 约三千元（2980元）.
    let is_part = folded[..start].ends_with(|c: char| c.is_ascii_digit() || UNSURE.contains(&c));
    if is_plain && (is_part || !closes(&folded[end..])) {
        return None;
    }
    let beside = behind(&folded[end..]).or_else(|| before(&folded[..start]))?;
    (beside != fen).then(|| (Span::new(start, end), beside))
}

/// Whether the bracket beside a sum has no more than figures: 三千元（1500元/人） says how it is made up.
fn closes(text: &str) -> bool {
    let rest = text.strip_prefix(['（', '(']).unwrap_or(text);
    let is_sum = |c: char| c.is_ascii_digit() || ".,元万亿人民币¥￥小写：: ".contains(c);
    rest.trim_start_matches(is_sum).starts_with(['）', ')'])
}

/// How many bytes of capital numerals end a text.
fn trailing(text: &str) -> usize {
    text.chars().rev().take_while(|&c| is_part(c)).map(char::len_utf8).sum()
}

/// How many bytes of capital numerals begin a text.
fn leading(text: &str) -> usize {
    text.chars().take_while(|&c| is_part(c)).map(char::len_utf8).sum()
}

fn is_part(c: char) -> bool {
    digit(c).or_else(|| plain(c)).is_some() || "拾佰仟百千十万萬亿億元圆角分整正".contains(c)
}

fn digit(c: char) -> Option<i128> {
    DIGITS.iter().zip(0..).find(|(forms, _)| forms.contains(c)).map(|(_, value)| value)
}

fn plain(c: char) -> Option<i128> {
    PLAIN.iter().zip(0..).find(|(forms, _)| forms.contains(c)).map(|(_, value)| value)
}

/// A number in Han numerals as it is read on.
#[derive(Default)]
struct Reading {
    total: i128,
    section: i128,
    /// The digit that waits for its unit, and what it is worth where none follows: 一万二 is 12000.
    figure: i128,
    unit: i128,
}

impl Reading {
    fn multiply(&mut self, c: char) -> bool {
        let unit = match c {
            '拾' | '十' => 10,
            '佰' | '百' => 100,
            '仟' | '千' => 1000,
            '万' | '萬' => 10_000,
            '亿' | '億' => 100_000_000,
            _ => return false,
        };
        let figure = self.figure;
        match unit {
            10 => self.section += figure.max(i128::from(self.section == 0 || figure == 0)) * 10,
            100 | 1000 => self.section += figure * unit,
            10_000 => self.total += (self.section + figure) * unit,
            _ => self.total = (self.total + self.section + figure) * unit,
        }
        if unit >= 10_000 {
            self.section = 0;
        }
        (self.figure, self.unit) = (0, unit / 10);
        true
    }

    /// Takes a digit; `false` for one directly behind another (三五千 is an estimate).
    fn take(&mut self, value: i128, is_plain: bool) -> bool {
        let is_first = self.figure == 0;
        self.figure = value;
        // 一万零二, and capital numerals name each unit.
        if value == 0 || !is_plain {
            self.unit = 1;
        }
        is_first
    }

    /// What all that was read is in yuan.
    fn yuan(&self) -> i128 {
        self.total + self.section + self.figure * self.unit.max(1)
    }
}

/// What Han numerals say, in hundredths of a yuan; `None` if they name no yuan or have no digit.
fn in_fen(written: &str) -> Option<i128> {
    let (mut read, mut fen) = (Reading::default(), None);
    let mut has_digit = false;
    for c in written.chars() {
        if let Some(value) = digit(c).or_else(|| plain(c)) {
            has_digit |= value > 0;
            if !read.take(value, plain(c).is_some()) {
                return None;
            }
            continue;
        }
        has_digit |= c == '十' || c == '拾';
        match c {
            '元' | '圆' => {
                fen = Some(read.yuan() * 100);
                read = Reading::default();
            }
            '角' => fen = Some(fen? + read.figure * 10),
            '分' => fen = Some(fen? + read.figure),
            _ => {
                read.multiply(c);
            }
        }
        if matches!(c, '角' | '分') {
            read.figure = 0;
        }
    }
    fen.filter(|_| has_digit)
}

/// The sum in figures behind: `（小写：¥42,000.00）`.
fn behind(text: &str) -> Option<i128> {
    let rest = text.trim_start_matches(BETWEEN);
    let joint = &text[..text.len() - rest.len()];
    let is_said = joint.contains(['¥', '￥']) || joint.contains("小写");
    let amount = Amount::at(rest, 0).and_then(|amount| sum(&amount));
    let bare = || yuan(Amount::leading_figures(rest)).filter(|_| is_said);
    amount.or_else(bare).filter(|_| joint.starts_with(['（', '(', '，', '：']))
}

/// The sum in figures before: `42000元（大写：`.
fn before(text: &str) -> Option<i128> {
    let rest = text.trim_end_matches(BETWEEN);
    let joint = &text[rest.len()..];
    if !(joint.contains("大写") || joint.contains(['（', '('])) {
        return None;
    }
    let figures = Amount::trailing_figures(rest);
    let is_said = rest[..rest.len() - figures.len()].ends_with(['¥', '￥']);
    Amount::ending(rest).and_then(|amount| sum(&amount)).or_else(|| yuan(figures).filter(|_| is_said))
}

/// Figures without a unit, as yuan.
fn yuan(figures: &str) -> Option<i128> {
    let written = format!("{figures}元");
    Amount::at(&written, 0).and_then(|amount| sum(&amount))
}

/// A sum of money in hundredths of a yuan.
fn sum(amount: &Amount<'_>) -> Option<i128> {
    let scale = match amount.unit {
        "元" => 1,
        "万元" => 10_000,
        "亿元" => 100_000_000,
        _ => return None,
    };
    let millionths = amount.millionths * scale;
    (millionths % FEN == 0).then_some(millionths / FEN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Option<String> {
        CLUES.iter().chain(&BESIDE).find_map(|word| {
            let at = text.find(word)?;
            let (span, fen) = wrong(text, Span::new(at, at + word.len()))?;
            Some(format!("{}≠{}", span.of(text), Amount::written(fen * FEN)))
        })
    }

    #[test]
    fn capital_numerals_are_sums() {
        for (text, fen) in [
            ("叁仟伍佰元整", Some(350_000)),
            ("肆万贰仟元整", Some(4_200_000)),
            ("壹亿零叁佰万元整", Some(10_300_000_000)),
            ("拾贰元伍角叁分", Some(1_253)),
            ("壹佰零伍圆整", Some(10_500)),
            ("壹拾万元正", Some(10_000_000)),
            ("一万二元", Some(1_200_000)),
            ("三千五百元", Some(350_000)),
            ("一百二元", Some(12_000)),
            ("十二元", Some(1_200)),
            ("一万零二元", Some(1_000_200)),
            ("壹万贰元", Some(1_000_200)),
            ("三五千元", None),
            ("万元整", None),
            ("叁佰", None),
        ] {
            assert_eq!(in_fen(text), fen, "{text}");
        }
    }

    #[test]
    fn both_forms_say_the_same() {
        for (text, expected) in [
            ("年租金42000元（大写：肆万贰仟伍佰元整）", Some("肆万贰仟伍佰元整≠42000")),
            ("年租金42000元（大写：肆万贰仟元整）", None),
            ("合计（大写）：叁佰元整（小写：¥350.00）", Some("叁佰元整≠350")),
            ("合计人民币（大写）叁佰元整（¥300.00）", None),
            ("总价¥1,200（大写：壹仟贰佰元整）", None),
            ("总价1.2万元（大写：壹万贰仟元整）", None),
            ("总价1.2万元（人民币壹万贰仟元整）", None),
            ("总价1.3万元（人民币壹万贰仟元整）", Some("壹万贰仟元整≠13000")),
            ("叁仟元整，其中2000元", None),
            ("壹拾肆万柒仟元整（¥147 000.00）", None),
            ("壹佰贰拾叁万肆仟伍佰元整（¥1 234 500.00）。", None),
            ("壹拾肆万柒仟元整（¥148 000.00）", Some("壹拾肆万柒仟元整≠148000")),
            ("总价¥147 000（大写：壹拾肆万柒仟元整）", None),
            ("总价¥148 000（大写：壹拾肆万柒仟元整）", Some("壹拾肆万柒仟元整≠148000")),
            ("收费金额3.2万元（叁万贰百元整）。", Some("叁万贰百元整≠32000")),
            ("收费金额3.2万元（叁万贰千元整）。", None),
            ("用大写数字填写金额。", None),
            ("罚款一万二元（¥10002）。", Some("一万二元≠10002")),
            ("罚款一万二元（¥12000）。", None),
            ("罚款人民币三万五千元（35000元）。", None),
            ("罚款三万五千元（35500元）。", Some("三万五千元≠35500")),
            ("罚款35500元（三万五千元）。", Some("三万五千元≠35500")),
            ("12万五千元（125000元）", None),
            ("发放约三千元（2980元）", None),
            ("补助三千元（1500元/人）", None),
            ("二十万元（20万元）", None),
        ] {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }
}
