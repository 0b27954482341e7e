//! `--format text`: for people at a desk. Grouped by file, each finding numbered, everything in words; the last line alone
//! tells a clerk whether the file may go out.
//!
//! The line that underlines the match is our own: `annotate-snippets` frames every snippet with a gutter, a file name and
//! a line number, which for a one-line excerpt is three lines of frame for one of content. Nothing is left out however
//! long the list grows. What a document says never reaches the terminal raw: `shown` sees to that.

pub(super) mod excerpt;
mod statements;
pub(super) mod summary;
pub(super) mod words;

use std::collections::{BTreeMap, HashMap};
use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::omitted::Told;
use super::section::Section;
use super::{End, Head, Reported, Writer};
use crate::finding::{Accepted, Finding, Omitted, Status};
use excerpt::{Underlined, fitted, shown, underlined};
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;
use words::Words;

/// More findings of one rule than this in one file get a remark that they may be false alarms.
const MANY: usize = 50;

/// Columns of a window of unknown width, and those that stand before an excerpt.
const WIDTH: usize = 80;
const INDENT: usize = 6;

/// How the text report is wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextOptions {
    /// Language of the words around the messages.
    pub language: Language,
    /// Also say why: clause, remedy, evidence, and the facts of each file.
    pub explain: bool,
    /// Also list the files that were skipped.
    pub verbose: bool,
    /// Write ANSI styles; the caller's stream takes them out where the terminal does not want them.
    pub color: bool,
    /// Also say how long the steps took.
    pub timings: bool,
    /// Columns of the window; `None`: unknown.
    pub width: Option<usize>,
}

/// A writer of the report for people.
pub fn writer<'a>(head: &'a Head, options: &TextOptions, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    let suppressions = Section::new(head.spool);
    let page = Page {
        out: io::BufWriter::new(out),
        words: Words::of(options.language),
        options: *options,
        least: head.least,
        left: 0,
    };
    Box::new(TextReport { head, page, suppressions })
}

/// Documents are written at once; what is to be said of suppressions stands at the end.
struct TextReport<'a> {
    head: &'a Head,
    page: Page<'a>,
    suppressions: Section,
}

impl Writer for TextReport<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        let mut lines = summary::suppressions(self.page.words, document);
        lines.try_for_each(|line| writeln!(self.suppressions, "{line}"))?;
        drop(lines);
        self.page.document(document)
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, mut page, suppressions } = *self;
        summary::write(&mut page, head, end, suppressions)?;
        page.out.flush()
    }
}

/// The last line alone: how many of what, and whether it may go out.
#[must_use]
pub fn verdict(summary: &super::Summary, language: Language) -> String {
    summary::verdict(Words::of(language), summary)
}

/// Where the report is being written.
struct Page<'a> {
    out: io::BufWriter<&'a mut dyn Write>,
    words: &'static Words,
    options: TextOptions,
    /// The mildest finding that is listed; `None`: any.
    least: Option<Severity>,
    /// How many findings were only counted.
    left: usize,
}

impl Page<'_> {
    /// One file: its name, gaps, facts and findings. A clean file is passed over unless everything is to be explained.
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        let Reported { entry, findings, .. } = document;
        let is_active = |finding: &&Finding| finding.status == Status::Active;
        let omitted: Vec<&Omitted> = document.omitted.iter().filter(|one| one.status == Status::Active).collect();
        let accepted = self.accepted(findings);
        let is_clean = entry.gaps.is_empty()
            && omitted.is_empty()
            && accepted.is_empty()
            && !findings.iter().any(|one| is_active(&one));
        if is_clean && !self.options.explain {
            return Ok(());
        }
        let left = findings.iter().filter(is_active).count() - self.listed(findings).len();
        self.left += left;
        let is_listed = !accepted.is_empty() || !self.listed(findings).is_empty();
        if left > 0 && entry.gaps.is_empty() && omitted.is_empty() && !is_listed {
            return Ok(());
        }
        let name = self.styled(Style::new().bold(), &shown(&entry.path));
        writeln!(self.out, "{name}")?;
        for gap in &entry.gaps {
            let line = self.words.gap_line(gap);
            let line = self.styled(AnsiColor::Red.on_default(), &line);
            writeln!(self.out, "   {line}")?;
        }
        if self.options.explain {
            writeln!(self.out, "   {}", self.words.facts(entry))?;
            for statement in &entry.statements {
                writeln!(self.out, "   {}", statements::line(self.words, statement))?;
            }
        }
        for (number, finding) in (1..).zip(self.listed(findings)) {
            self.finding(number, finding)?;
        }
        for line in accepted {
            writeln!(self.out, "   {}", self.styled(Style::new().dimmed(), &line))?;
        }
        self.remark_on_many(findings.iter().filter(is_active), &omitted)?;
        writeln!(self.out)
    }

    /// What was accepted, one line for all that one decision accepts of a rule: where it can be grey, or everything is asked for.
    fn accepted(&self, findings: &[Finding]) -> Vec<String> {
        if self.least.is_some() || !(self.options.color || self.options.explain || self.options.verbose) {
            return Vec::new();
        }
        let mut groups: Vec<(&Finding, &Accepted, usize)> = Vec::new();
        let mut places: HashMap<(&str, &Accepted), usize> = HashMap::new();
        for finding in findings.iter().filter(|finding| finding.status == Status::Suppressed) {
            let Some(accepted) = &finding.accepted else { continue };
            let place = *places.entry((&finding.rule, accepted)).or_insert(groups.len());
            match groups.get_mut(place) {
                Some((.., count)) => *count += 1,
                None => groups.push((finding, accepted, 1)),
            }
        }
        groups
            .into_iter()
            .map(|(finding, accepted, count)| self.words.accepted_finding(finding, accepted, count))
            .collect()
    }

    /// The findings that are listed: all that count or, briefly, the graver ones, these first.
    fn listed<'f>(&self, findings: &'f [Finding]) -> Vec<&'f Finding> {
        let active = findings.iter().filter(|finding| finding.status == Status::Active);
        let mut listed: Vec<&Finding> =
            active.filter(|finding| self.least.is_none_or(|least| finding.severity >= least)).collect();
        if self.least.is_some() {
            listed.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
        }
        listed
    }

    fn finding(&mut self, number: usize, finding: &Finding) -> io::Result<()> {
        let style = style(finding.severity);
        let head = self.styled(style.bold(), self.words.severity(finding.severity));
        let (colon, place) = (self.words.colon, self.words.place(&finding.location));
        writeln!(self.out, "{number}. {head}{colon}{}", shown(&finding.message))?;
        let place = if place.is_empty() { place } else { format!("{place} · ") };
        writeln!(self.out, "   {}", self.styled(Style::new().dimmed(), &format!("{}{}", shown(&place), finding.rule)))?;
        if !finding.excerpt.text.is_empty() {
            let width = self.options.width.unwrap_or(WIDTH).saturating_sub(INDENT);
            let Underlined { before, matched, after, marks } = underlined(&fitted(&finding.excerpt, width));
            let (matched, marks) = (self.styled(style.bold(), &matched), self.styled(style, &marks));
            writeln!(self.out, "      {before}{matched}{after}\n      {marks}")?;
        }
        if let Some(line) = self.words.advice(finding) {
            writeln!(self.out, "   {}", self.styled(AnsiColor::Green.on_default(), &line))?;
        }
        if self.options.explain { self.explanation(finding) } else { Ok(()) }
    }

    fn explanation(&mut self, finding: &Finding) -> io::Result<()> {
        let words = self.words;
        let remedy = if words::suggests_mask(finding) { &None } else { &finding.remedy };
        let texts = [(words.why, &finding.why), (words.source, &finding.source), (words.remedy, remedy)];
        for (label, text) in texts {
            if let Some(text) = text {
                writeln!(self.out, "   {label}{}", shown(text))?;
            }
        }
        writeln!(self.out, "   {}{}", words.confidence_label, words.confidence(finding.confidence))?;
        for line in &finding.evidence {
            writeln!(self.out, "   {}{}", words.evidence, shown(line))?;
        }
        Ok(())
    }

    /// So many of one kind in one file are more likely one decision than many faults.
    fn remark_on_many<'f>(
        &mut self,
        findings: impl Iterator<Item = &'f Finding>,
        omitted: &[&Omitted],
    ) -> io::Result<()> {
        let mut by_rule: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in findings {
            *by_rule.entry(&finding.rule).or_default() += 1;
        }
        let mut remarks: Vec<String> = Vec::new();
        for (rule, count) in by_rule.into_iter().filter(|&(_, count)| count > MANY) {
            if omitted.iter().all(|omitted| *omitted.rule != *rule) {
                remarks.push(self.words.many(rule, count));
            }
        }
        for one in omitted {
            let severity = self.words.severity(one.severity);
            remarks.push(format!("{severity}{}{} {}", self.words.colon, one.rule, one.in_words(self.options.language)));
        }
        for remark in remarks {
            let remark = self.styled(Style::new().dimmed(), &remark);
            writeln!(self.out, "   {remark}")?;
        }
        Ok(())
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.options.color { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

fn style(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Note => AnsiColor::Cyan.on_default(),
    }
}

#[cfg(test)]
mod tests;
