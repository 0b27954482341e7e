//! Patterns and words: what they may not contain, because it cannot stand in folded text or means nothing in Chinese.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, HirKind};

use crate::check::Pattern;
use crate::yaml::{Faults, Place};
use hegao_model::text::{folded_form, is_han, is_invisible};

/// Where a pattern looks from the match.
#[derive(Clone, Copy)]
pub(super) enum Side {
    /// Up to the match.
    Before,
    /// From the match on.
    After,
    /// Anywhere in what it is given.
    Anywhere,
}

/// The main pattern of a check, which must match something, and never nothing.
pub(super) fn of_check(source: &str, field: &str, faults: &mut Faults) -> Option<Pattern> {
    let place = Place::from(field);
    let hir = inspect(source, &place, faults)?;
    let whole = hir.properties().minimum_len();
    match inner(&hir).map_or(whole, |group| group.properties().minimum_len()) {
        _ if whole.is_none() => faults.add(&place, "这个表达式永远不会匹配"),
        None => faults.add(&place, "名为 match 的分组永远不会匹配"),
        Some(0) => faults.hinted(&place, "这个表达式能匹配空文字", "把可有可无的部分（*、?）改成至少一个"),
        Some(_) => {}
    }
    compiled(Pattern::new(source), &place, faults)
}

/// A pattern of a condition, which must not hold everywhere.
pub(super) fn of_condition(source: &str, side: Side, place: impl Into<Place>, faults: &mut Faults) -> Option<Pattern> {
    let place = place.into();
    let hir = inspect(source, &place, faults)?;
    if hir.properties().minimum_len().is_none() {
        faults.add(&place, "这个表达式永远不会匹配");
    }
    let pattern = match side {
        Side::Before => Pattern::ending(source),
        Side::After => Pattern::starting(source),
        Side::Anywhere => Pattern::new(source),
    };
    let pattern = compiled(pattern, &place, faults)?;
    if ["", "甲", "a", "1", "，", " "].iter().all(|text| pattern.regex().is_match(text)) {
        faults.add(&place, "这个表达式能匹配空文字，所以总是成立");
    }
    Some(pattern)
}

/// A text that is looked for as it stands.
pub(super) fn word(text: &str, place: impl Into<Place>, faults: &mut Faults) {
    let place = place.into();
    if text.trim().is_empty() {
        return faults.add(&place, "没有文字");
    }
    if let Some(reason) = unfolded(text) {
        faults.add(&place, reason);
    }
    if has_dropped_space(text) {
        faults.add(&place, "汉字之间的空格在检查前已经去掉，请把空格删去");
    }
}

fn compiled<E: ToString>(pattern: Result<Pattern, E>, place: &Place, faults: &mut Faults) -> Option<Pattern> {
    pattern.map_err(|reason| faults.add(place, format!("正则表达式有误：{}", reason.to_string()))).ok()
}

/// Looks for everything that no pattern may have; its syntax tree, if it is a pattern at all.
fn inspect(source: &str, place: &Place, faults: &mut Faults) -> Option<Hir> {
    if let Some(control) = source.chars().find(|c| c.is_control()) {
        let hint = r"正则表达式请用单引号：'\d'";
        faults.hinted(place, format!("表达式里有控制字符 U+{:04X}", u32::from(control)), hint);
    }
    for escape in refused_escapes(source) {
        let hint = match escape {
            'b' | 'B' | '<' | '>' => "汉字之间没有词的边界，请用 guard: word 或 guard: digits",
            _ => r"\w 也包括汉字，请写明字符，如 [A-Za-z0-9_]",
        };
        faults.hinted(place, format!(r"不能用 \{escape}"), hint);
    }
    if let Some(reason) = unfolded(source) {
        faults.add(place, reason);
    }
    let is_verbose = source.contains("(?") && source.split("(?").skip(1).any(|rest| flags(rest).contains('x'));
    if !is_verbose && has_dropped_space(source) {
        faults.add(place, "汉字之间的空格在检查前已经去掉，请把空格删去");
    }
    match ParserBuilder::new().build().parse(source) {
        Ok(hir) => Some(hir),
        Err(reason) => {
            syntax(&reason, place, faults);
            None
        }
    }
}

/// The flags at the start of `(?…`.
fn flags(rest: &str) -> &str {
    &rest[..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len())]
}

fn syntax(reason: &regex_syntax::Error, place: &Place, faults: &mut Faults) {
    let (kind, column) = match reason {
        regex_syntax::Error::Parse(error) => (error.kind().to_string(), error.span().start.column),
        regex_syntax::Error::Translate(error) => (error.kind().to_string(), error.span().start.column),
        other => (other.to_string(), 1),
    };
    let message = format!("正则表达式有误（第 {column} 个字符）：{kind}");
    if kind.contains("look-around") {
        let hint = "前后文请用 guard、unless、near 来写，或用名为 match 的分组划出要查的部分";
        faults.hinted(place, message, hint);
    } else {
        faults.add(place, message);
    }
}

/// The refused escapes of a pattern, each once.
fn refused_escapes(source: &str) -> Vec<char> {
    let mut refused = Vec::new();
    let mut chars = source.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            continue;
        }
        if let Some(escape @ ('b' | 'B' | 'w' | 'W' | '<' | '>')) = chars.next()
            && !refused.contains(&escape)
        {
            refused.push(escape);
        }
    }
    refused
}

/// What is wrong with characters that cannot stand in folded text.
fn unfolded(text: &str) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for c in text.chars() {
        let part = match folded_form(c) {
            Some(folded) if c.is_alphanumeric() => format!("“{c}”要写成“{folded}”"),
            Some(folded) => format!("“{c}”（U+{:04X}）要写成“{folded}”", u32::from(c)),
            None if is_invisible(c) => format!("看不见的字符 U+{:04X} 要删去", u32::from(c)),
            None => continue,
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    (!parts.is_empty()).then(|| format!("检查的是折叠后的文字：{}", parts.join("，")))
}

/// Whether a space stands between two Han characters.
fn has_dropped_space(text: &str) -> bool {
    let is_space = |c: char| c == ' ' || folded_form(c) == Some(' ');
    let mut after_han = false;
    let mut spaces = false;
    for c in text.chars() {
        if is_han(c) && spaces {
            return true;
        }
        spaces = is_space(c) && (after_han || spaces);
        after_han = is_han(c);
    }
    false
}

/// The group named `match`.
fn inner(hir: &Hir) -> Option<&Hir> {
    match hir.kind() {
        HirKind::Capture(capture) if capture.name.as_deref() == Some("match") => Some(&capture.sub),
        HirKind::Capture(capture) => inner(&capture.sub),
        HirKind::Repetition(repetition) => inner(&repetition.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().find_map(inner),
        _ => None,
    }
}
