//! The end of the text report: what was not looked at, what the configuration switched off, and the one line that counts.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::excerpt::shown;
use super::words::Words;
use super::{End, Head, Page, Reported};
use crate::report::section::Section;
use crate::report::{BaselineUse, Summary, Suppression};
use hegao_rules::finding::Severity;

pub(super) fn write(page: &mut Page<'_>, head: &Head, end: &End, suppressions: Section) -> io::Result<()> {
    let (words, summary) = (page.words, &end.summary);
    for line in skipped(words, end, page.options.verbose) {
        writeln!(page.out, "{line}")?;
    }
    if page.options.timings {
        writeln!(page.out, "{}", timings(words, end))?;
    }
    for line in overruled(words, head) {
        writeln!(page.out, "{line}")?;
    }
    suppressions.copy(&mut page.out)?;
    if end.versions > 0 {
        writeln!(page.out, "{}", words.versions())?;
    }
    for line in exceptions(words, head, end).chain(stale(words, end)).chain(behind(words, end, page.options.explain)) {
        writeln!(page.out, "{line}")?;
    }
    if page.left > 0 {
        let left = page.left;
        let line = words.either(
            format!("另有 {left} 处不影响通过，没有列出（去掉 --brief 列出）。"),
            format!("{left} more, which do not fail the check, are not listed (without --brief they are)."),
        );
        writeln!(page.out, "{line}")?;
    }
    if let Some(config) = &head.config {
        writeln!(page.out, "{}", configuration(words, config, &head.switched_off))?;
    }
    for line in end.statistics.iter().flat_map(|statistics| statistics.lines(words, page.options.language)) {
        writeln!(page.out, "{line}")?;
    }
    if let Some(since) = &end.since {
        writeln!(page.out, "{}", since.line(words))?;
    }
    let style = match summary.gravest() {
        _ if summary.counts.gaps > 0 => AnsiColor::Red.on_default(),
        Some(Severity::Error) => AnsiColor::Red.on_default(),
        Some(_) => AnsiColor::Yellow.on_default(),
        None if summary.documents == 0 => Style::new(),
        None => AnsiColor::Green.on_default(),
    };
    let verdict = page.styled(style.bold(), &verdict(words, summary));
    writeln!(page.out, "{verdict}")
}

/// The last line: how many of what, and whether it may go out.
pub(in crate::report) fn verdict(words: &Words, summary: &Summary) -> String {
    let Summary { counts, read, with_gap, .. } = *summary;
    let mut sentences = Vec::new();
    if summary.documents == 0 && counts.active() == 0 {
        sentences.push(words.either("没有可以核对的文件。".to_owned(), "No file to check.".to_owned()));
    } else if counts.active() > 0 {
        let (error, warning, note) = (counts.error, counts.warning, counts.note);
        sentences.push(words.either(
            format!("核对 {read} 个文件：{error} 处不能发，{warning} 处请核对，{note} 处建议。"),
            format!("Checked {}: {error} must not go out, {warning} to check, {note} advice.", files(read)),
        ));
        sentences.extend(not_to_send(words, summary));
    } else if with_gap == 0 {
        sentences.push(
            words.either(
                format!("核对 {read} 个文件，没有发现问题。"),
                format!("Checked {}: nothing found.", files(read)),
            ),
        );
    } else if read > 0 {
        sentences.push(words.either(
            format!("核对 {read} 个文件，读到的部分没有发现问题。"),
            format!("Checked {}: nothing found in what was read.", files(read)),
        ));
    }
    if counts.suppressed > 0 {
        let count = counts.suppressed;
        sentences.push(
            words.either(format!("另有 {count} 处已按例外放过。"), format!("{count} more accepted by exceptions.")),
        );
    }
    if counts.baselined > 0 {
        let count = counts.baselined;
        sentences.push(
            words.either(
                format!("另有 {count} 处在基线中，不计。"),
                format!("{count} more are known from the baseline."),
            ),
        );
    }
    if with_gap > 0 {
        sentences.push(words.either(
            format!("有 {with_gap} 个文件没有读完，不能算通过。"),
            format!("{} not read whole: this is no pass.", files(with_gap)),
        ));
    }
    sentences.join(words.either("", " "))
}

/// The files that decide, but not as they stand here.
fn overruled(words: &Words, head: &Head) -> Vec<String> {
    let (space, stop) = words.either(("", "。"), (" ", "."));
    head.overruled.iter().map(|path| format!("{}{space}{}{stop}", shown(path), words.overruled())).collect()
}

/// The comments that came with the change; and those that suppress nothing, and why.
pub(super) fn suppressions<'a>(words: &'a Words, document: &'a Reported) -> impl Iterator<Item = String> + use<'a> {
    let idle = document.suppressions.iter().filter(|suppression| suppression.used == 0 || suppression.is_new);
    idle.map(|suppression| {
        let Suppression { path, line, fault, is_new, .. } = suppression;
        let path = shown(path);
        match fault {
            _ if *is_new => {
                let brought = words.brought(suppression);
                words.either(format!("{path} 第{line}行：{brought}。"), format!("{path}:{line}: {brought}."))
            }
            Some(fault) => words.either(
                format!("{path} 第{line}行的放过注释没有生效：{fault}。"),
                format!("{path}:{line}: this suppression does not hold ({fault})."),
            ),
            None => words.either(
                format!("{path} 第{line}行的放过注释没有用上，可以删去。"),
                format!("{path}:{line}: this suppression suppresses nothing."),
            ),
        }
    })
}

/// The exceptions of the configuration that accept nothing, and why.
fn exceptions<'a>(words: &'a Words, head: &Head, end: &'a End) -> impl Iterator<Item = String> + use<'a> {
    let config = shown(head.config.as_deref().unwrap_or_default());
    let (space, stop) = words.either((" ", "。"), (": ", "."));
    end.exceptions.iter().map(move |idle| format!("{config}{space}{}{stop}", words.idle(idle)))
}

/// Entries of the baseline that fit nothing any more.
fn stale(words: &Words, end: &End) -> Option<String> {
    let BaselineUse { path, stale } = end.baseline.as_ref().filter(|baseline| baseline.stale > 0)?;
    let path = shown(path);
    Some(words.either(
        format!("基线 {path} 中有 {stale} 条已不再出现，可用 hegao baseline prune 删去。"),
        format!("{stale} entries of the baseline {path} fit nothing any more (hegao baseline prune)."),
    ))
}

/// Whether documents are younger than what the dated tables know; in full, each table by its title.
fn behind(words: &Words, end: &End, in_full: bool) -> Option<String> {
    let oldest = end.tables_behind.iter().map(|table| table.as_of).min()?;
    let titles: Vec<&str> = end.tables_behind.iter().map(|table| table.title.as_str()).collect();
    let titles = match in_full {
        true => words.either(titles.join("、") + "，", titles.join(", ") + "; "),
        false => String::new(),
    };
    Some(words.either(
        format!("有文件的成文日期晚于事实表（{titles}最早的截至 {oldest}），此后的变化没有核对；见 hegao facts list。"),
        format!(
            "A document is younger than the tables of facts ({titles}the oldest ends {oldest}): later changes were not checked (hegao facts list)."
        ),
    ))
}

/// Which files must not go out, in words: one, or how many.
fn not_to_send(words: &Words, summary: &Summary) -> Option<String> {
    match (summary.stopped, summary.documents) {
        (0, _) => None,
        (_, 0 | 1) => Some(words.either("这份文件现在不能发。".into(), "This file must not go out as it is.".into())),
        (all, of) if all == of => {
            Some(words.either(
                format!("这 {of} 个文件现在都不能发。"),
                format!("None of these {of} files may go out as it is."),
            ))
        }
        (some, _) => Some(words.either(
            format!("其中 {some} 个文件现在不能发。"),
            format!("{} must not go out as things are.", files(some)),
        )),
    }
}

fn skipped(words: &Words, end: &End, verbose: bool) -> Vec<String> {
    let count = end.skipped.len();
    if count == 0 {
        return Vec::new();
    }
    if !verbose {
        return vec![words.either(
            format!("跳过 {count} 个不读的文件（加 --verbose 列出）。"),
            format!("Skipped {} (--verbose lists them).", files(count)),
        )];
    }
    let head = words.either(format!("跳过 {count} 个不读的文件："), format!("Skipped {}:", files(count)));
    let paths = end.skipped.iter().map(|file| {
        let (path, reason) = (shown(&file.path), words.skip(file.reason));
        format!("   {path}{}{reason}{}", words.open, words.close)
    });
    std::iter::once(head).chain(paths).collect()
}

fn configuration(words: &Words, config: &str, switched_off: &[String]) -> String {
    let config = shown(config);
    if switched_off.is_empty() {
        return words.either(format!("配置：{config}。"), format!("Configuration: {config}."));
    }
    let rules = switched_off.join(words.either("、", ", "));
    words.either(
        format!("配置：{config}，关掉了这些规则：{rules}。"),
        format!("Configuration: {config}, which switches off: {rules}."),
    )
}

fn timings(words: &Words, end: &End) -> String {
    let steps = end.timings.as_ref().map_or(&[][..], |timings| &timings.steps);
    let steps: Vec<String> =
        steps.iter().map(|(name, time)| format!("{name} {:.1} ms", time.as_secs_f64() * 1000.0)).collect();
    let chars = end.summary.chars;
    let steps = steps.join(words.either("，", ", "));
    words.either(format!("用时：{steps}；共 {chars} 字。"), format!("Time: {steps}; {chars} characters."))
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".into() } else { format!("{count} files") }
}
