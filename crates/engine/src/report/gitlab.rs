//! `--format gitlab`: the list that GitLab's code quality report reads. It knows lines only, no columns.
//!
//! Only what counts is in it: GitLab itself tells what is new in a merge request, by fingerprint.

use std::collections::HashMap;
use std::io::{self, Write};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::pretty::List;
use super::section::Section;
use super::text::words::Words;
use super::{End, Head, Reported, SkippedFile, Writer};
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

/// A writer of the report for GitLab.
pub fn writer<'a>(head: &'a Head, language: Language, out: &'a mut dyn Write) -> Box<dyn Writer + 'a> {
    let list = List::new(0);
    let findings = (list.following(), Section::new(head.spool));
    let fingerprints = Fingerprints::default();
    Box::new(Gitlab { head, language, out: io::BufWriter::new(out), gaps: list, findings, fingerprints })
}

/// What was not read stands before what was found.
struct Gitlab<'a> {
    head: &'a Head,
    language: Language,
    out: io::BufWriter<&'a mut dyn Write>,
    gaps: List,
    findings: (List, Section),
    fingerprints: Fingerprints,
}

impl Writer for Gitlab<'_> {
    fn document(&mut self, document: &Reported) -> io::Result<()> {
        let words = Words::of(self.language);
        for (path, gap) in document.gaps() {
            let (check, own) = (format!("gap/{}", gap.kind().name()), gap.name().unwrap_or_default());
            let fingerprint = self.fingerprints.next(path, &check, &own);
            self.gaps
                .item(&mut self.out, &item(path, &check, fingerprint, Severity::Error, 1, &words.gap_line(gap)))?;
        }
        for finding in document.active(self.language) {
            // The list has no place without a line: what is in a file's name stands at its first.
            let line = finding.location.start.map_or(1, |start| start.line);
            let fingerprint = self.fingerprints.next(&finding.path, &finding.rule, &finding.fingerprint);
            let (list, section) = &mut self.findings;
            let (severity, told) = (finding.severity, words.told(&finding));
            list.item(section, &item(&finding.path, &finding.rule, fingerprint, severity, line, &told))?;
        }
        Ok(())
    }

    fn end(self: Box<Self>, end: &End) -> io::Result<()> {
        let Self { head, language, mut out, mut gaps, findings: (_, findings), mut fingerprints } = *self;
        let words = Words::of(language);
        for SkippedFile { path, reason } in &end.skipped {
            let check = format!("skipped/{}", reason.name());
            let fingerprint = fingerprints.next(path, &check, "");
            gaps.item(&mut out, &item(path, &check, fingerprint, Severity::Note, 1, &words.skip_line(*reason)))?;
        }
        for (path, idle) in end.idle(head) {
            let (check, about) = (idle.code(), [Some(&idle.rule), idle.path.as_ref(), idle.matched.as_ref()]);
            let own: Vec<&str> = about.into_iter().map(|text| text.map_or("", |text| text)).collect();
            // Not by its line, which moves with every exception before it.
            let fingerprint = fingerprints.next(path, &check, &own.join("\0"));
            let line = idle.line.unwrap_or(1);
            gaps.item(&mut out, &item(path, &check, fingerprint, Severity::Note, line, &words.idle(idle)))?;
        }
        gaps.close(findings, &mut out)?;
        out.write_all(b"\n")?;
        out.flush()
    }
}

fn item(path: &str, check: &str, fingerprint: String, severity: Severity, line: usize, description: &str) -> Value {
    json!({
        "description": description,
        // What tells the list from that of another program.
        "engine_name": "hegao",
        "check_name": check,
        "fingerprint": fingerprint,
        "severity": word(severity),
        "location": {"path": path, "lines": {"begin": line}},
    })
}

fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "critical",
        Severity::Warning => "major",
        Severity::Note => "info",
    }
}

/// GitLab wants fingerprints that are unique in the whole report; a finding's own is so in its document only. Documents
/// whose masked paths are alike are told apart by their order.
#[derive(Default)]
struct Fingerprints(HashMap<[u8; 8], u32>);

impl Fingerprints {
    fn next(&mut self, path: &str, check: &str, own: &str) -> String {
        let mut hash = Sha256::new();
        [path, "\0", check, "\0", own].iter().for_each(|field| hash.update(field));
        // There may be a million findings: no more is kept than tells them apart.
        let first = hash.clone().finalize();
        let ordinal = self.0.entry(std::array::from_fn(|index| first[index])).or_default();
        hash.update(format!("\0{ordinal}"));
        *ordinal += 1;
        hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::sample::{Report, everything, mixed, report};
    use super::*;

    fn written(report: &Report) -> String {
        report.written(|head, out| writer(head, Language::Zh, out))
    }

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(&everything()));
    }

    #[test]
    fn a_finding_keeps_its_fingerprint_and_shares_it_with_none() {
        let of = |findings| {
            let items: Vec<Value> = serde_json::from_str(&written(&report(vec![], findings))).unwrap();
            items.iter().map(|item| item["fingerprint"].to_string()).collect::<Vec<_>>()
        };
        let mut elsewhere = mixed();
        elsewhere.path = "b.txt".into();
        let all = of(vec![mixed(), mixed(), elsewhere.clone()]);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 3);
        assert_eq!(of(vec![elsewhere]), all[2..]);
    }
}
