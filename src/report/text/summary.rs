//! The end of the text report: what was not looked at, what the configuration switched off, and the one line that counts.

use std::collections::BTreeSet;
use std::io;

use anstyle::{AnsiColor, Style};

use super::excerpt::shown;
use super::words::Words;
use super::{Page, Report};
use crate::finding::{Severity, Status};
use crate::report::{BaselineUse, Suppression};

pub(super) fn write(page: &mut Page<'_>, report: &Report) -> io::Result<()> {
    let words = page.words;
    for line in skipped(words, report, page.options.verbose) {
        writeln!(page.out, "{line}")?;
    }
    if page.options.timings {
        writeln!(page.out, "{}", timings(words, report))?;
    }
    let told = overruled(words, report).into_iter().chain(suppressions(words, report));
    for line in told.chain(exceptions(words, report)).chain(stale(words, report)).chain(behind(words, report)) {
        writeln!(page.out, "{line}")?;
    }
    if let Some(config) = &report.config {
        writeln!(page.out, "{}", configuration(words, config, &report.switched_off))?;
    }
    let verdict = verdict(words, report);
    let style = match report.gravest() {
        _ if report.counts().gaps > 0 => AnsiColor::Red.on_default(),
        Some(Severity::Error) => AnsiColor::Red.on_default(),
        Some(_) => AnsiColor::Yellow.on_default(),
        None if report.documents.is_empty() => Style::new(),
        None => AnsiColor::Green.on_default(),
    };
    let verdict = page.styled(style.bold(), &verdict);
    writeln!(page.out, "{verdict}")
}

/// The last line: how many of what, and whether it may go out.
pub(in crate::report) fn verdict(words: &Words, report: &Report) -> String {
    let with_gap = report.documents.iter().filter(|document| !document.gaps.is_empty()).count();
    let read = report.documents.iter().filter(|document| document.format.is_some()).count();
    let counts = report.counts();
    let mut sentences = Vec::new();
    if report.documents.is_empty() && counts.active() == 0 {
        sentences.push(words.either("没有可以核对的文件。".to_owned(), "No file to check.".to_owned()));
    } else if counts.active() > 0 {
        let (error, warning, note) = (counts.error, counts.warning, counts.note);
        sentences.push(words.either(
            format!("核对 {read} 个文件：{error} 处不能发，{warning} 处请核对，{note} 处建议。"),
            format!("Checked {}: {error} must not go out, {warning} to check, {note} advice.", files(read)),
        ));
        sentences.extend(not_to_send(words, report));
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
fn overruled(words: &Words, report: &Report) -> Vec<String> {
    let (space, stop) = words.either(("", "。"), (" ", "."));
    report.overruled.iter().map(|path| format!("{}{space}{}{stop}", shown(path), words.overruled())).collect()
}

/// The comments that came with the change; and those that suppress nothing, and why.
fn suppressions(words: &Words, report: &Report) -> Vec<String> {
    let idle = report.suppressions.iter().filter(|suppression| suppression.used == 0 || suppression.is_new);
    let told = idle.map(|suppression| {
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
    });
    told.collect()
}

/// The exceptions of the configuration that accept nothing, and why.
fn exceptions(words: &Words, report: &Report) -> Vec<String> {
    let config = shown(report.config.as_deref().unwrap_or_default());
    let (space, stop) = words.either((" ", "。"), (": ", "."));
    report.exceptions.iter().map(|idle| format!("{config}{space}{}{stop}", words.idle(idle))).collect()
}

/// Entries of the baseline that fit nothing any more.
fn stale(words: &Words, report: &Report) -> Option<String> {
    let BaselineUse { path, stale } = report.baseline.as_ref().filter(|baseline| baseline.stale > 0)?;
    let path = shown(path);
    Some(words.either(
        format!("基线 {path} 中有 {stale} 条已不再出现，可用 hegao baseline prune 删去。"),
        format!("{stale} entries of the baseline {path} fit nothing any more (hegao baseline prune)."),
    ))
}

/// Whether documents are younger than what the dated tables know.
fn behind(words: &Words, report: &Report) -> Option<String> {
    let oldest = report.tables_behind.iter().map(|table| table.as_of).min()?;
    let titles: Vec<&str> = report.tables_behind.iter().map(|table| table.title.as_str()).collect();
    Some(words.either(
        format!("有文件的成文日期晚于事实表（{}，最早的截至 {oldest}），此后的变化没有核对；见 hegao facts list。", titles.join("、")),
        format!(
            "A document is younger than the tables of facts ({}; the oldest ends {oldest}): later changes were not checked (hegao facts list).",
            titles.join(", ")
        ),
    ))
}

/// Which files must not go out, in words: one, or how many.
fn not_to_send(words: &Words, report: &Report) -> Option<String> {
    let is_error = |status, severity| status == Status::Active && severity == Severity::Error;
    let findings = report.findings.iter().filter(|finding| is_error(finding.status, finding.severity));
    let stopped = findings.map(|finding| &finding.path).collect::<BTreeSet<_>>().len();
    match (stopped, report.documents.len()) {
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

fn skipped(words: &Words, report: &Report, verbose: bool) -> Vec<String> {
    let count = report.skipped.len();
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
    let paths = report.skipped.iter().map(|file| {
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

fn timings(words: &Words, report: &Report) -> String {
    let steps = report.timings.as_ref().map_or(&[][..], |timings| &timings.steps);
    let steps: Vec<String> =
        steps.iter().map(|(name, time)| format!("{name} {:.1} ms", time.as_secs_f64() * 1000.0)).collect();
    let chars: usize = report.documents.iter().map(|document| document.chars).sum();
    let steps = steps.join(words.either("，", ", "));
    words.either(format!("用时：{steps}；共 {chars} 字。"), format!("Time: {steps}; {chars} characters."))
}

fn files(count: usize) -> String {
    if count == 1 { "1 file".into() } else { format!("{count} files") }
}
