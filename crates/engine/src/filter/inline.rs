//! Suppressions that stand in the document: `<!-- hegao: ignore[rule] reason -->`.
//!
//! On a line with text a comment speaks of that line; on a line of its own, of the next line that has text; between
//! `ignore-start[…]` and `ignore-end`, of all lines between. A suppression without a reason does not hold: whoever reads the
//! document later must see why.

use std::collections::HashSet;

use crate::finding::{Accepted, Accepter, Finding, Status};
use hegao_rules::finding::Severity;
use hegao_rules::language::Language;

/// A comment in a document that speaks to hegao.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inline {
    /// Its line, from 1.
    pub line: usize,
    /// The first and the last line that it speaks of.
    pub lines: (usize, usize),
    /// Ids of the rules, or `category/*`.
    pub rules: Vec<String>,
    /// Why. As it stands in the text: mask it before [`suppress_inline`] puts it into findings.
    pub reason: String,
    /// What is wrong with it, so that it does not hold.
    pub fault: Option<InlineFault>,
    /// How many findings it suppressed.
    pub used: usize,
    /// The lines for which it did not stand in the trusted version: see [`distrust`].
    new_lines: HashSet<usize>,
}

/// Why a suppression does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InlineFault {
    /// It gives no reason.
    NoReason,
    /// It names no rule.
    NoRule,
    /// It is none of the known words.
    UnknownWord,
    /// A region has no end, or an end no start.
    Unpaired,
    /// It came with the change that is checked, and would hide what is grave.
    Untrusted,
}

impl InlineFault {
    /// What is wrong and what to do.
    #[must_use]
    pub fn in_words(self, language: Language) -> &'static str {
        let (zh, en) = match self {
            Self::NoReason => ("没有写理由", "it gives no reason"),
            Self::NoRule => ("没有写规则名，应写成 ignore[规则名] 理由", "it names no rule; write ignore[rule] reason"),
            Self::UnknownWord => {
                ("只能用 ignore、ignore-start、ignore-end", "only ignore, ignore-start and ignore-end are known")
            }
            Self::Unpaired => ("ignore-start 和 ignore-end 不成对", "ignore-start and ignore-end do not pair"),
            Self::Untrusted => (
                "是这次改动带来的，对个人信息和“不能发”的问题不算数；请由有权的人先并入",
                "it came with this change and does not count for personal data and what must not go out; \
                 let someone who may decide bring it in first",
            ),
        };
        match language {
            Language::Zh => zh,
            Language::En => en,
        }
    }
}

/// Whether `text` may hold any.
#[must_use]
pub fn stand_in(text: &str) -> bool {
    text.contains("hegao:")
}

/// Reads the suppressions of a document from its decoded text.
#[must_use]
pub fn read(text: &str) -> Vec<Inline> {
    if !stand_in(text) {
        return Vec::new();
    }
    let lines: Vec<&str> = lines(text);
    let mut found: Vec<Inline> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        for (comment, is_alone) in comments(line) {
            let (word, mut inline) = Inline::parse(comment, index + 1);
            match word {
                "ignore" if is_alone => inline.lines = next_line(&lines, index),
                "ignore" => {}
                "ignore-start" => {
                    inline.lines.1 = lines.len();
                    open.push(found.len());
                }
                "ignore-end" => match open.pop() {
                    Some(start) => {
                        found[start].lines.1 = index + 1;
                        continue;
                    }
                    None => inline.fault = Some(InlineFault::Unpaired),
                },
                _ => inline.fault = Some(InlineFault::UnknownWord),
            }
            found.push(inline);
        }
    }
    open.into_iter().for_each(|start| found[start].fault = Some(InlineFault::Unpaired));
    found
}

/// Remembers where the suppressions of `text` go beyond those of the `trusted` version of the document: there they hide
/// nothing private and no error. A line is known if it reads the same and the same suppression spoke of it.
pub fn distrust(inline: &mut [Inline], text: &str, trusted: &str) {
    let (now, then) = (lines(text), lines(trusted));
    let before = read(trusted);
    for inline in inline {
        let same =
            before.iter().filter(|one| one.fault.is_none() && one.rules == inline.rules && one.reason == inline.reason);
        let known: HashSet<&str> = same.flat_map(|one| one.texts(&then).map(|(_, line)| line)).collect();
        inline.new_lines = inline.texts(&now).filter(|(_, line)| !known.contains(line)).map(|(at, _)| at).collect();
    }
}

/// The suppressions that would have hidden something grave on lines for which nobody trusts them.
#[derive(Default)]
pub struct Refused(HashSet<usize>);

impl Refused {
    /// Notes it in them: they do not hold.
    pub fn tell(&self, inline: &mut [Inline]) {
        for inline in inline.iter_mut().filter(|inline| self.0.contains(&inline.line)) {
            inline.fault = Some(InlineFault::Untrusted);
        }
    }
}

/// Suppresses the findings that hold their suppression, and counts them there.
pub fn suppress_inline(findings: &mut [Finding], inline: &mut [Inline], refused: &mut Refused) {
    if inline.is_empty() {
        return;
    }
    for finding in findings.iter_mut().filter(|finding| finding.status == Status::Active) {
        let Some(line) = finding.location.start.map(|start| start.line) else { continue };
        let is_grave = finding.severity == Severity::Error || finding.rule.starts_with("privacy/");
        let mut speaking = inline.iter_mut().filter(|inline| inline.speaks_of(&finding.rule, line));
        let holding = speaking.find_map(|inline| match is_grave && inline.new_lines.contains(&line) {
            true => {
                refused.0.insert(inline.line);
                None
            }
            false => Some(inline),
        });
        if let Some(inline) = holding {
            inline.used += 1;
            finding.status = Status::Suppressed;
            finding.accepted =
                Some(Accepted { by: Accepter::Comment, reason: inline.reason.clone(), person: None, until: None });
        }
    }
}

impl Inline {
    /// Reads `ignore[rule, rule] reason`; the word, and the rest.
    fn parse(comment: &str, line: usize) -> (&str, Self) {
        let end = comment.find(|c: char| c == '[' || c.is_whitespace()).unwrap_or(comment.len());
        let (word, rest) = comment.split_at(end);
        let (rules, reason) = match rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            Some((rules, reason)) => (rules, reason),
            None => ("", rest),
        };
        let names = rules.split([',', '，']).map(str::trim).filter(|name| !name.is_empty());
        let rules: Vec<String> = names.map(str::to_owned).collect();
        let reason = reason.trim().to_owned();
        let fault = match (rules.is_empty(), reason.is_empty()) {
            (true, _) => Some(InlineFault::NoRule),
            (false, true) => Some(InlineFault::NoReason),
            (false, false) => None,
        };
        (word, Self { line, lines: (line, line), rules, reason, fault, used: 0, new_lines: HashSet::new() })
    }

    /// Whether it speaks of lines of which it did not in the trusted version; `false` where there is none.
    #[must_use]
    pub fn is_new(&self) -> bool {
        !self.new_lines.is_empty()
    }

    /// The lines that it speaks of, with their numbers.
    fn texts<'a>(&self, lines: &'a [&str]) -> impl Iterator<Item = (usize, &'a str)> + use<'a> {
        let (first, last) = (self.lines.0, self.lines.1.min(lines.len()));
        (first..=last).map(|at| (at, lines[at - 1]))
    }

    fn speaks_of(&self, rule: &str, line: usize) -> bool {
        let names = |name: &String| match name.strip_suffix("/*") {
            Some(category) => rule.strip_prefix(category).is_some_and(|rest| rest.starts_with('/')),
            None => name == rule,
        };
        self.fault.is_none() && (self.lines.0..=self.lines.1).contains(&line) && self.rules.iter().any(names)
    }
}

/// The lines as people count them: they end at LF, CRLF or a lone CR.
fn lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['\n', '\r']) {
        lines.push(&rest[..at]);
        let width = if rest[at..].starts_with("\r\n") { 2 } else { 1 };
        rest = &rest[at + width..];
    }
    lines.push(rest);
    lines
}

/// The comments of a line that speak to hegao, each with whether nothing else stands on the line.
fn comments(line: &str) -> Vec<(&str, bool)> {
    let mut found = Vec::new();
    let mut rest = line;
    let is_alone = line.trim().starts_with("<!--") && line.trim().ends_with("-->") && line.matches("<!--").count() == 1;
    while let Some((_, behind)) = rest.split_once("<!--") {
        let Some((comment, after)) = behind.split_once("-->") else { break };
        found.extend(comment.trim().strip_prefix("hegao:").map(|words| (words.trim(), is_alone)));
        rest = after;
    }
    found
}

/// The next line behind `index` that has text, counted from 1.
fn next_line(lines: &[&str], index: usize) -> (usize, usize) {
    let next = (index + 1..lines.len()).find(|&next| !lines[next].trim().is_empty()).unwrap_or(index);
    (next + 1, next + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_one(text: &str) -> Inline {
        let [inline] = &read(text)[..] else { panic!("{text}") };
        inline.clone()
    }

    #[test]
    fn a_comment_speaks_of_its_line_the_next_or_a_region() {
        for (text, lines) in [
            ("甲\n乙 <!-- hegao: ignore[typo/x] 原文如此 -->\n丙", (2, 2)),
            ("甲\n<!-- hegao: ignore[typo/x] 原文如此 -->\r\n\r\n丙", (4, 4)),
            ("<!--hegao: ignore-start[typo/x] 引文-->\r甲\r乙\r<!-- hegao: ignore-end -->\r丙", (1, 4)),
        ] {
            let inline = read_one(text);
            assert_eq!((inline.lines, inline.fault), (lines, None), "{text}");
            assert_eq!(inline.rules, ["typo/x"]);
        }
    }

    #[test]
    fn without_a_reason_it_does_not_hold() {
        for (comment, fault) in [
            ("ignore[typo/x]", InlineFault::NoReason),
            ("ignore[typo/x]  ", InlineFault::NoReason),
            ("ignore 原文如此", InlineFault::NoRule),
            ("ignore[] 原文如此", InlineFault::NoRule),
            ("skip[typo/x] 原文如此", InlineFault::UnknownWord),
            ("ignore-start[typo/x] 原文如此", InlineFault::Unpaired),
            ("ignore-end", InlineFault::Unpaired),
        ] {
            let inline = read_one(&format!("甲 <!-- hegao: {comment} -->"));
            assert_eq!(inline.fault, Some(fault), "{comment}");
            assert!(!inline.speaks_of("typo/x", 1));
        }
    }

    #[test]
    fn rules_are_named_whole_or_by_category() {
        let inline = read_one("甲 <!-- hegao: ignore[typo/*，privacy/email] 公开邮箱 -->");
        assert!(inline.speaks_of("typo/x", 1) && inline.speaks_of("privacy/email", 1));
        assert!(!inline.speaks_of("privacy/mobile-number", 1) && !inline.speaks_of("typo/x", 2));
        assert!(!inline.speaks_of("typography/x", 1));
    }

    #[test]
    fn other_comments_are_left_alone() {
        assert!(read("<!-- 说明 --> hegao: ignore").is_empty());
        assert!(read("<!-- hegao: ignore[typo/x] 没有结束").is_empty());
    }
}
