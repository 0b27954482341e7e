//! A check of changes reports what they brought in, and whatever must not go out in any case.

use std::ops::RangeInclusive;

use crate::finding::{Finding, Severity};
use crate::rule::Rule;

/// Leaves out the findings that stand on lines which did not change. Errors, and what private rules find, stay wherever they
/// stand: the whole document goes out with the change. `lines` is asked only if it decides anything; `None`: all
/// lines changed.
pub fn keep_changed(
    findings: &mut Vec<Finding>,
    rules: &[Rule],
    lines: impl FnOnce() -> Option<Vec<RangeInclusive<usize>>>,
) {
    let is_private = |id: &str| {
        let rule = rules.iter().find(|rule| rule.id == id);
        rule.is_none_or(|rule| rule.sensitive || rule.category() == "privacy")
    };
    let stays = |finding: &Finding| finding.severity == Severity::Error || is_private(&finding.rule);
    if findings.iter().all(stays) {
        return;
    }
    let Some(lines) = lines() else { return };
    findings.retain(|finding| stays(finding) || stands_on(finding, &lines));
}

/// Whether a finding touches one of the lines. What has no line is the file's name, which is all one.
fn stands_on(finding: &Finding, lines: &[RangeInclusive<usize>]) -> bool {
    let (Some(start), Some(end)) = (finding.location.start, finding.location.end) else { return true };
    lines.iter().any(|lines| *lines.start() <= end.line && start.line <= *lines.end())
}
