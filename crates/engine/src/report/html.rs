//! `--format html`: one page for people, to be looked at, filtered, printed and kept. It needs nothing else: no file beside it, no
//! network, and it says so to the browser (its `Content-Security-Policy` allows its own style and script and nothing more).
//!
//! Documents are written as they come and wait in a spool, because the verdict stands first.

use std::io::{self, Write};

use data_encoding::BASE64;
use sha2::{Digest, Sha256};

use super::note;
use super::section::Section;
use super::text::excerpt::shown;
use super::text::summary::verdict;
use super::text::words::{Words, suggests_mask};
use super::{End, Head, Reported, Writer};
use crate::finding::{Excerpt, Finding, Status};
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

pub(super) const STYLE: &str = include_str!("html/style.css");
const SCRIPT: &str = include_str!("html/script.js");

/// Characters of a phrase that is looked for in another program: enough to be found, few enough to be in one paragraph.
const PHRASE: usize = 16;

/// A writer of the report as a page.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    let (body, tail) = (Section::new(head.spool), Section::new(head.spool));
    Box::new(Page { head, language, words: Words::of(language), out, body, tail, counts: [0; 3] })
}

struct Page<'a> {
    head: &'a Head,
    language: Language,
    words: &'static Words,
    out: &'a mut dyn Write,
    /// The documents.
    body: Section,
    /// What is told behind them.
    tail: Section,
    /// Errors, warnings, notes.
    counts: [usize; 3],
}

impl Writer for Page<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        for one in document.brought() {
            let place = format!("{}:{}", one.path, one.line);
            writeln!(self.tail, "<p><code>{}</code> {}</p>", escaped(&place), escaped(&self.words.brought(one)))?;
        }
        let Reported { entry, findings, omitted, .. } = document;
        let active = || findings.iter().filter(|one| one.status == Status::Active);
        let accepted = findings.len() - active().count();
        let is_quiet = active().next().is_none() && entry.gaps.is_empty() && omitted.is_empty() && accepted == 0;
        if is_quiet {
            return Ok(());
        }
        writeln!(self.body, "<section><h2>{}</h2>", escaped(&entry.path))?;
        self.facts(document)?;
        for gap in &entry.gaps {
            writeln!(self.body, "<p class=\"gap\">{}</p>", escaped(&self.words.gap_line(gap)))?;
        }
        // Numbered as in the report for the terminal, the gravest first.
        let mut listed: Vec<(usize, &Finding)> = (1..).zip(active()).collect();
        listed.sort_by_key(|(_, finding)| std::cmp::Reverse(finding.severity));
        writeln!(self.body, "<ol>")?;
        listed.iter().try_for_each(|(number, finding)| self.finding(*number, finding))?;
        writeln!(self.body, "</ol>")?;
        for one in omitted.iter().filter(|one| one.status == Status::Active) {
            writeln!(self.body, "<p>{}</p>", escaped(&note::omitted(one, self.language)))?;
        }
        if accepted > 0 {
            let said = self.words.either(
                format!("另有 {accepted} 处已经同意放过或记在基线里，没有列出"),
                format!("{accepted} more are accepted or known and not listed"),
            );
            writeln!(self.body, "<p class=\"dim\">{said}</p>")?;
        }
        writeln!(self.body, "</section>")
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, words, out, body, tail, counts, .. } = *self;
        let said = escaped(&verdict(words, &end.summary));
        let counted = &end.summary.counts;
        let class = match (counted.error, counted.gaps) {
            (0, 0) => "go",
            _ => "stop",
        };
        let title = words.either("核稿报告", "hegao report");
        write!(
            out,
            "<!DOCTYPE html>\n<html lang=\"{}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, \
             initial-scale=1\"><meta http-equiv=\"Content-Security-Policy\" content=\"{}\"><meta name=\"generator\" content=\"hegao \
             {}\"><title>{title}</title><style>{STYLE}</style></head>\n<body><header><h1>{title}</h1><p class=\"verdict {class}\">{said}</p>\
             </header>\n",
            words.either("zh-CN", "en"),
            policy(),
            escaped(&head.tool_version),
        )?;
        filters(out, words, counts)?;
        writeln!(out, "<main>")?;
        body.copy(out)?;
        writeln!(out, "</main>\n<footer>")?;
        tail.copy(out)?;
        told_behind(out, words, head, end)?;
        write!(out, "</footer>\n<script>{SCRIPT}</script></body></html>\n")
    }
}

/// What the browser may do: show this style and run this script.
fn policy() -> String {
    let sum = |text: &str| BASE64.encode(&Sha256::digest(text));
    format!("default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'", sum(STYLE), sum(SCRIPT))
}

/// What is shown of what was found. Without the script all of it is, and this is not.
fn filters(out: &mut dyn Write, words: &Words, counts: [usize; 3]) -> io::Result<()> {
    writeln!(out, "<form class=\"filters\" hidden>")?;
    for (severity, count) in [Severity::Error, Severity::Warning, Severity::Note].into_iter().zip(counts) {
        writeln!(
            out,
            "<label><input type=\"checkbox\" value=\"{}\" checked> {} {count}</label>",
            class(severity),
            words.severity(severity)
        )?;
    }
    let search = words.either("在报告里找", "search the report");
    let shown = words.either("显示 {} 处", "{} shown");
    let keys = words.either("按 j、k 上下移动，/ 查找", "j and k move, / searches");
    writeln!(
        out,
        "<input type=\"search\" placeholder=\"{search}\" aria-label=\"{search}\"><output data-words=\"{shown}\"></output><span \
         class=\"dim\">{keys}</span></form>"
    )
}

impl Page<'_> {
    /// When it was written, for whom, and how it was read.
    fn facts(&mut self, document: &Reported) -> io::Result<()> {
        let (entry, words) = (&document.entry, self.words);
        let mut facts = Vec::new();
        if let Some(date) = entry.date.as_deref().filter(|_| entry.date_source != Some("today")) {
            facts.push(format!("{}{date}", words.either("成文日期 ", "written ")));
        }
        facts.push(match entry.audience {
            "internal" => words.either("内部文件", "internal").to_owned(),
            _ => words.either("对外公开", "for the public").to_owned(),
        });
        facts.extend(entry.format.map(str::to_owned));
        writeln!(self.body, "<p class=\"facts\">{}</p>", escaped(&facts.join(" · ")))
    }

    fn finding(&mut self, number: usize, finding: &Finding) -> io::Result<()> {
        let (words, class) = (self.words, class(finding.severity));
        let counted = match finding.severity {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Note => 2,
        };
        self.counts[counted] += 1;
        let body = &mut self.body;
        let (grade, message) = (words.severity(finding.severity), escaped(&finding.message));
        writeln!(
            body,
            "<li class=\"{class}\" data-grade=\"{class}\" tabindex=\"0\"><h3>{number}. <span class=\"grade\">{grade}</span>{}{message}</h3>",
            words.colon
        )?;
        let place = words.place(&finding.location);
        let place = if place.is_empty() { place } else { format!("{place} · ") };
        writeln!(body, "<p class=\"place\">{}<code>{}</code></p>", escaped(&place), escaped(&finding.rule))?;
        let Excerpt { text, matched } = &finding.excerpt;
        if let (Some(before), Some(own), Some(after)) =
            (text.get(..matched.start), text.get(matched.clone()), text.get(matched.end..))
        {
            let [before, own, after] = [before, own, after].map(escaped);
            writeln!(body, "<blockquote>{before}<mark>{own}</mark>{after}</blockquote>")?;
        }
        if let Some(advice) = words.advice(finding) {
            writeln!(body, "<p class=\"advice\">{}</p>", escaped(&advice))?;
        }
        self.reasons(finding)?;
        if let Some(phrase) = phrase(&finding.excerpt) {
            let (find, copy) = (words.either("在原文里查找：", "find it by: "), words.either("复制", "copy"));
            let (done, phrase) = (words.either("已复制", "copied"), escaped(phrase));
            writeln!(
                self.body,
                "<p class=\"dim\">{find}<code>{phrase}</code> <button type=\"button\" hidden data-copy=\"{phrase}\" \
                 data-done=\"{done}\">{copy}</button></p>"
            )?;
        }
        writeln!(self.body, "</li>")
    }

    /// Why, by which clause, and how.
    fn reasons(&mut self, finding: &Finding) -> io::Result<()> {
        let words = self.words;
        let remedy = if suggests_mask(finding) { &None } else { &finding.remedy };
        let texts = [(words.why, &finding.why), (words.source, &finding.source), (words.remedy, remedy)];
        let texts: Vec<_> = texts.into_iter().filter_map(|(label, text)| Some((label, text.as_ref()?))).collect();
        if texts.is_empty() {
            return Ok(());
        }
        let summary = words.either("为什么、依据、怎么办", "why, by which clause, and how");
        writeln!(self.body, "<details><summary>{summary}</summary>")?;
        for (label, text) in texts {
            writeln!(self.body, "<p>{label}{}</p>", escaped(text))?;
        }
        writeln!(self.body, "</details>")
    }
}

/// What decided, what was left out, and what has run out.
fn told_behind(out: &mut dyn Write, words: &Words, head: &Head, end: &End) -> io::Result<()> {
    let mut say = |text: &str| writeln!(out, "<p>{}</p>", escaped(text));
    for path in &head.overruled {
        say(&format!("{path}{}{}", words.colon, words.overruled()))?;
    }
    for (config, one) in end.idle(head) {
        say(&format!("{config}{}{}", words.colon, words.idle(one)))?;
    }
    for file in &end.skipped {
        say(&format!("{}{}{}", file.path, words.colon, words.skip_line(file.reason)))?;
    }
    if end.versions > 0 {
        say(words.versions())?;
    }
    if let Some(config) = &head.config {
        say(&format!("{}{config}", words.either("配置：", "configuration: ")))?;
    }
    say(&words.either(
        format!("hegao {}，规则 {}。本页不联网，个人信息已经遮盖。", head.tool_version, head.rules_version),
        format!(
            "hegao {}, rules {}. This page asks for nothing from any network; values are masked.",
            head.tool_version, head.rules_version
        ),
    ))
}

fn class(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// What finds the place in another program: the longest stretch beside the match, or of it, that stands in the document as it is shown.
pub(super) fn phrase(excerpt: &Excerpt) -> Option<&str> {
    let is_other = |c: char| matches!(c, '*' | '…' | '\n' | '\r' | '\t') || c.is_control();
    let start = excerpt.matched.start;
    let stretch = excerpt.text.split(is_other).filter(|one| one.trim().chars().count() > 1).min_by_key(|one| {
        let at = one.as_ptr() as usize - excerpt.text.as_ptr() as usize;
        let distance = if at > start { at - start } else { start.saturating_sub(at + one.len()) };
        (distance, std::cmp::Reverse(one.len()))
    })?;
    let at = stretch.as_ptr() as usize - excerpt.text.as_ptr() as usize;
    // From the match on, or up to it.
    let stretch = stretch
        .get(start.saturating_sub(at).min(stretch.len())..)
        .filter(|rest| rest.chars().count() > 3)
        .unwrap_or(stretch);
    let end = stretch.char_indices().nth(PHRASE).map_or(stretch.len(), |(at, _)| at);
    let is_sign = |c: char| !c.is_alphanumeric();
    Some(stretch[..end].trim_start_matches(is_sign).trim_end()).filter(|phrase| !phrase.is_empty())
}

/// Text as it may stand in the page, on one line.
pub(super) fn escaped(text: &str) -> String {
    let escape = |c: char| match c {
        '&' => "&amp;".to_owned(),
        '<' => "&lt;".to_owned(),
        '>' => "&gt;".to_owned(),
        '"' => "&quot;".to_owned(),
        c => c.to_string(),
    };
    shown(text).chars().map(escape).collect()
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Report, everything, report};
    use super::*;

    fn written(report: &Report) -> String {
        report.written(|head, out| writer(head, Language::Zh, out))
    }

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(&everything()).replace(STYLE, "").replace(SCRIPT, "").replace(&policy(), ""));
    }

    #[test]
    fn a_page_without_findings_says_that_it_may_go() {
        let page = written(&report(vec![], vec![]));
        assert!(page.contains("class=\"verdict go\"") && !page.contains("<li"), "{page}");
    }

    #[test]
    fn a_phrase_has_nothing_that_is_masked() {
        let phrase = |text: &str, matched: &str| {
            let start = text.find(matched).unwrap();
            let excerpt = Excerpt { text: text.into(), matched: start..start + matched.len() };
            super::phrase(&excerpt).map(str::to_owned)
        };
        assert_eq!(
            phrase("…一体建设，法治学孔、法治政府、法治社会一体建设的整…", "法治学孔").unwrap(),
            "法治学孔、法治政府、法治社会一体"
        );
        assert_eq!(phrase("(联系人：李*；联系电话：138****8000)", "138****8000").unwrap(), "联系电话：138");
        assert_eq!(phrase("李*", "李*"), None);
    }

    #[test]
    fn the_page_may_do_nothing_but_show_itself() {
        let policy = policy();
        assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
        assert!(!SCRIPT.contains("</script") && !STYLE.contains("</style"));
    }
}
