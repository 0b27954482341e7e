//! Patterns and words: what they may not contain, because it cannot stand in folded text or means nothing in Chinese.

use regex_syntax::ParserBuilder;
use regex_syntax::hir::{Hir, HirKind};

use crate::check::Pattern;
use crate::language::{Said, both};
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
        _ if whole.is_none() => faults.add(&place, both!("这个表达式永远不会匹配", "this pattern never matches")),
        None => faults.add(&place, both!("名为 match 的分组永远不会匹配", "the group called match never matches")),
        Some(0) => faults.hinted(
            &place,
            both!("这个表达式能匹配空文字", "this pattern matches nothing at all"),
            both!("把可有可无的部分（*、?）改成至少一个", "ask for at least one of what may be missing (*, ?)"),
        ),
        Some(_) => {}
    }
    compiled(Pattern::new(source), &place, faults)
}

/// A pattern for text as it stands in a document, not folded.
pub(super) fn as_written(source: &str, place: impl Into<Place>, faults: &mut Faults) -> Option<Pattern> {
    compiled(Pattern::new(source), &place.into(), faults)
}

/// A pattern of a condition, which must not hold everywhere.
pub(super) fn of_condition(source: &str, side: Side, place: impl Into<Place>, faults: &mut Faults) -> Option<Pattern> {
    let place = place.into();
    let hir = inspect(source, &place, faults)?;
    if hir.properties().minimum_len().is_none() {
        faults.add(&place, both!("这个表达式永远不会匹配", "this pattern never matches"));
    }
    let pattern = match side {
        Side::Before => Pattern::ending(source),
        Side::After => Pattern::starting(source),
        Side::Anywhere => Pattern::new(source),
    };
    let pattern = compiled(pattern, &place, faults)?;
    if ["", "甲", "a", "1", "，", " "].iter().all(|text| pattern.regex().is_match(text)) {
        faults.add(
            &place,
            both!(
                "这个表达式能匹配空文字，所以总是成立",
                "this pattern matches nothing at all, so that it always holds"
            ),
        );
    }
    Some(pattern)
}

/// A text that is looked for as it stands.
pub(super) fn word(text: &str, place: impl Into<Place>, faults: &mut Faults) {
    let place = place.into();
    if text.trim().is_empty() {
        return faults.add(&place, both!("没有文字", "there is no text"));
    }
    if let Some(reason) = unfolded(text) {
        faults.add(&place, reason);
    }
    if has_dropped_space(text) {
        faults.add(
            &place,
            both!(
                "汉字之间的空格在检查前已经去掉，请把空格删去",
                "spaces between Han characters are gone before the check: take the space out"
            ),
        );
    }
}

fn compiled<E: ToString>(pattern: Result<Pattern, E>, place: &Place, faults: &mut Faults) -> Option<Pattern> {
    let fault = |reason: E| {
        let reason = reason.to_string();
        faults.add(place, both!("正则表达式有误：{reason}", "wrong regular expression: {reason}"));
    };
    pattern.map_err(fault).ok()
}

/// Looks for everything that no pattern may have; its syntax tree, if it is a pattern at all.
fn inspect(source: &str, place: &Place, faults: &mut Faults) -> Option<Hir> {
    if let Some(control) = source.chars().find(|c| c.is_control()) {
        let hint = both!(r"正则表达式请用单引号：'\d'", r"put the pattern in single quotes: '\d'");
        let control = u32::from(control);
        faults.hinted(
            place,
            both!("表达式里有控制字符 U+{control:04X}", "the pattern holds the control character U+{control:04X}"),
            hint,
        );
    }
    for escape in refused_escapes(source) {
        let hint = match escape {
            'b' | 'B' | '<' | '>' => both!(
                "汉字之间没有词的边界，请用 guard: word 或 guard: digits",
                "there are no word boundaries between Han characters: use guard: word or guard: digits"
            ),
            _ => both!(
                r"\w 也包括汉字，请写明字符，如 [A-Za-z0-9_]",
                r"\w includes Han characters: write the characters, as [A-Za-z0-9_]"
            ),
        };
        faults.hinted(place, both!(r"不能用 \{escape}", r"\{escape} cannot be used"), hint);
    }
    if let Some(reason) = unfolded(source) {
        faults.add(place, reason);
    }
    let is_verbose = source.contains("(?") && source.split("(?").skip(1).any(|rest| flags(rest).contains('x'));
    if !is_verbose && has_dropped_space(source) {
        faults.add(
            place,
            both!(
                "汉字之间的空格在检查前已经去掉，请把空格删去",
                "spaces between Han characters are gone before the check: take the space out"
            ),
        );
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
    let message =
        both!("正则表达式有误（第 {column} 个字符）：{kind}", "wrong regular expression (character {column}): {kind}");
    if kind.contains("look-around") {
        let hint = both!(
            "前后文请用 guard、unless、near 来写，或用名为 match 的分组划出要查的部分",
            "write what stands around it as guard, unless or near, or put what is looked for into a group called match"
        );
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
fn unfolded(text: &str) -> Option<Said> {
    let mut parts: Vec<Said> = Vec::new();
    for c in text.chars() {
        let code = u32::from(c);
        let part = match folded_form(c) {
            Some(folded) if c.is_alphanumeric() => both!("“{c}”要写成“{folded}”", "write “{folded}” for “{c}”"),
            Some(folded) => both!("“{c}”（U+{code:04X}）要写成“{folded}”", "write “{folded}” for “{c}” (U+{code:04X})"),
            None if is_invisible(c) => {
                both!("看不见的字符 U+{code:04X} 要删去", "take out the invisible character U+{code:04X}")
            }
            None => continue,
        };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    (!parts.is_empty()).then(|| {
        let parts = Said::joined(parts, "，", "; ");
        both!("检查的是折叠后的文字：{parts}", "folded text is looked at: {parts}"; parts)
    })
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
