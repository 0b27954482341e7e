//! A sum in capital numerals that is not the one in figures beside it: 42000元（大写：肆万贰仟伍佰元整）.
//!
//! Where the two differ, a bill is void (《票据法》第八条), and a contract is in dispute.

use std::borrow::Cow;

use super::amount::Amount;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span};

/// The check, ready to run.
pub(super) struct CapitalAmounts;

/// What calls a sum one in capital numerals, and what ends one.
const CLUES: [&str; 5] = ["大写", "元整", "圆整", "元正", "圆正"];

/// The capital numerals, each at the place of its value.
const DIGITS: [&str; 10] = ["零〇", "壹", "贰貳", "叁參", "肆", "伍", "陆", "柒", "捌", "玖"];

/// What stands between a sum and its other form: `（大写：人民币…）`.
const BETWEEN: &[char] =
    &['（', '(', '）', ')', '：', ':', '，', ' ', '大', '小', '写', '人', '民', '币', '合', '计', '即', '¥', '￥'];

/// Hundredths of a yuan in a millionth part of [`Amount`]s.
const FEN: i128 = 10_000;

impl PageCheck for CapitalAmounts {
    fn literals(&self) -> Vec<String> {
        CLUES.map(str::to_owned).to_vec()
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

/// The sum in capital numerals at `clue`, if the one in figures beside it is another, and the latter in hundredths of a yuan.
fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, i128)> {
    let at = if clue.of(folded) == CLUES[0] {
        folded.len() - folded[clue.end()..].trim_start_matches(BETWEEN).len()
    } else {
        clue.start()
    };
    let (start, end) = (at - trailing(&folded[..at]), at + leading(&folded[at..]));
    let written = folded.get(start..end)?;
    let fen = in_fen(written)?;
    let beside = behind(&folded[end..]).or_else(|| before(&folded[..start]))?;
    (beside != fen).then(|| (Span::new(start, end), beside))
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
    digit(c).is_some() || "拾佰仟百千十万萬亿億元圆角分整正".contains(c)
}

fn digit(c: char) -> Option<i128> {
    DIGITS.iter().zip(0..).find(|(forms, _)| forms.contains(c)).map(|(_, value)| value)
}

/// What capital numerals say, in hundredths of a yuan; `None` if they name no yuan or have no capital digit.
fn in_fen(written: &str) -> Option<i128> {
    let (mut total, mut section, mut figure, mut fen) = (0i128, 0i128, 0i128, None);
    let mut has_digit = false;
    for c in written.chars() {
        if let Some(value) = digit(c) {
            (figure, has_digit) = (value, has_digit || value > 0);
            continue;
        }
        match c {
            '拾' | '十' => section += figure.max(i128::from(section == 0 || figure == 0)) * 10,
            '佰' | '百' => section += figure * 100,
            '仟' | '千' => section += figure * 1000,
            '万' | '萬' => total += (section + figure) * 10_000,
            '亿' | '億' => total = (total + section + figure) * 100_000_000,
            '元' | '圆' => fen = Some((total + section + figure) * 100),
            '角' => fen = Some(fen? + figure * 10),
            '分' => fen = Some(fen? + figure),
            _ => {}
        }
        if matches!(c, '万' | '萬' | '亿' | '億' | '元' | '圆') {
            section = 0;
        }
        figure = 0;
    }
    fen.filter(|_| has_digit)
}

/// The sum in figures behind: `（小写：¥42,000.00）`.
fn behind(text: &str) -> Option<i128> {
    let rest = text.trim_start_matches(BETWEEN);
    let joint = &text[..text.len() - rest.len()];
    let is_said = joint.contains(['¥', '￥']) || joint.contains("小写");
    let end = rest.find(|c: char| !is_figure(c)).unwrap_or(rest.len());
    let (rest, end) = match grouped(rest, end) {
        Some((joined, end)) => (Cow::Owned(joined), end),
        None => (Cow::Borrowed(rest), end),
    };
    let amount = Amount::at(&rest, 0).and_then(|amount| sum(&amount));
    amount.or_else(|| yuan(&rest[..end]).filter(|_| is_said)).filter(|_| joint.starts_with(['（', '(', '，', '：']))
}

/// A text whose first figures end at `end` and go on in groups of three behind a space (GB/T 15835: `147 000.00`), without
/// these spaces, and where its figures end then.
fn grouped(text: &str, end: usize) -> Option<(String, usize)> {
    let (mut joined, mut rest) = (text[..end].to_owned(), &text[end..]);
    while let Some(group) = rest.strip_prefix(' ') {
        let digits = group.bytes().take_while(u8::is_ascii_digit).count();
        if digits != 3 || !joined.ends_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        let end = group.find(|c: char| !is_figure(c)).unwrap_or(group.len());
        joined.push_str(&group[..end]);
        rest = &group[end..];
    }
    let figures = joined.len();
    (figures > end).then(|| (joined + rest, figures))
}

/// The sum in figures before: `42000元（大写：`.
fn before(text: &str) -> Option<i128> {
    let rest = text.trim_end_matches(BETWEEN);
    let joint = &text[rest.len()..];
    if !(joint.contains("大写") || joint.contains(['（', '('])) {
        return None;
    }
    let bare = rest.trim_end_matches(is_figure);
    let figures = &rest[bare.len()..];
    // 147 000 goes on before the space.
    if bare.strip_suffix(' ').is_some_and(|before| before.ends_with(|c: char| c.is_ascii_digit())) {
        return None;
    }
    Amount::ending(rest)
        .and_then(|amount| sum(&amount))
        .or_else(|| yuan(figures).filter(|_| bare.ends_with(['¥', '￥'])))
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || c == ',' || c == '.'
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
        CLUES.iter().find_map(|word| {
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
            ("收费金额3.2万元（叁万贰百元整）。", Some("叁万贰百元整≠32000")),
            ("收费金额3.2万元（叁万贰千元整）。", None),
            ("用大写数字填写金额。", None),
        ] {
            assert_eq!(told(text).as_deref(), expected, "{text}");
        }
    }
}
