//! `--format gitlab`: the list that GitLab's code quality report reads. It knows lines only, no columns.
//!
//! Only what counts is in it: GitLab itself tells what is new in a merge request, by fingerprint.

use std::collections::HashMap;
use std::io::{self, Write};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::text::words::Words;
use super::{Report, SkippedFile};
use crate::finding::Severity;
use crate::rule::Language;

/// Writes `report` for GitLab.
///
/// # Errors
/// What `out` says.
pub fn write(report: &Report, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let mut out = io::BufWriter::new(out);
    serde_json::to_writer_pretty(&mut out, &items(report, Words::of(language)))?;
    out.write_all(b"\n")?;
    out.flush()
}

fn items(report: &Report, words: &Words) -> Vec<Value> {
    let mut fingerprints = Fingerprints::default();
    let mut item = |path: &str, check: &str, own: &str, severity: Severity, line: usize, description: String| {
        json!({
            "description": description,
            // What tells the list from that of another program.
            "engine_name": "hegao",
            "check_name": check,
            "fingerprint": fingerprints.next(path, check, own),
            "severity": word(severity),
            "location": {"path": path, "lines": {"begin": line}},
        })
    };
    let mut items = Vec::new();
    for (path, gap) in report.gaps() {
        let (check, own) = (format!("gap/{}", gap.kind.name()), gap.part.as_deref().unwrap_or_default());
        items.push(item(path, &check, own, Severity::Error, 1, words.gap_line(gap)));
    }
    for SkippedFile { path, reason } in &report.skipped {
        let check = format!("skipped/{}", reason.name());
        items.push(item(path, &check, "", Severity::Note, 1, words.skip_line(*reason)));
    }
    for finding in report.active() {
        // The list has no place without a line: what is in a file's name stands at its first.
        let line = finding.location.start.map_or(1, |start| start.line);
        let own = &finding.fingerprint;
        items.push(item(&finding.path, &finding.rule, own, finding.severity, line, words.told(finding)));
    }
    items
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
struct Fingerprints(HashMap<String, usize>);

impl Fingerprints {
    fn next(&mut self, path: &str, check: &str, own: &str) -> String {
        let key = format!("{path}\0{check}\0{own}");
        let ordinal = self.0.entry(key.clone()).or_default();
        let digest = Sha256::digest(format!("{key}\0{ordinal}"));
        *ordinal += 1;
        digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::sample::{everything, mixed, report, written};
    use super::*;

    #[test]
    fn prints_everything() {
        insta::assert_snapshot!(written(|out| write(&everything(), Language::Zh, out)));
    }

    #[test]
    fn a_finding_keeps_its_fingerprint_and_shares_it_with_none() {
        let of = |findings| {
            let items = items(&report(vec![], findings), Words::of(Language::Zh));
            items.iter().map(|item| item["fingerprint"].to_string()).collect::<Vec<_>>()
        };
        let mut elsewhere = mixed();
        elsewhere.path = "b.txt".into();
        let all = of(vec![mixed(), mixed(), elsewhere.clone()]);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 3);
        assert_eq!(of(vec![elsewhere]), all[2..]);
    }
}
