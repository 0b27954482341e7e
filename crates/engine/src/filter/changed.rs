//! A check of changes reports what they brought in, and whatever must not go out in any case.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::finding::{Finding, Location, Status};
use hegao_rules::finding::Severity;
use hegao_rules::rule::Rule;

/// What of a document changed.
pub enum Changed {
    /// These lines, from 1.
    Lines(Vec<RangeInclusive<usize>>),
    /// These blocks, in a format that has no lines.
    Blocks(BTreeSet<usize>),
}

/// Leaves out the findings that stand on what did not change. Errors, and what private rules find, stay wherever they
/// stand: the whole document goes out with the change. `changed` is asked only if it decides anything;
/// `None`: everything changed.
pub fn keep_changed<C: Borrow<Changed>>(
    findings: &mut Vec<Finding>,
    rules: &[Rule],
    changed: impl FnOnce() -> Option<C>,
) {
    let stays = |finding: &Finding| is_grave(finding, rules);
    if findings.iter().all(stays) {
        return;
    }
    let Some(changed) = changed() else { return };
    findings.retain(|finding| stays(finding) || changed.borrow().holds(&finding.location));
}

/// Leaves what a commit that lies behind added, against each of its parents, and must not go out. Anything else can be mended
/// where it stands now.
pub fn keep_added(findings: &mut Vec<Finding>, rules: &[Rule], added: &[Changed]) {
    findings.retain(|finding| {
        is_grave(finding, rules)
            && finding.status == Status::Active
            && added.iter().all(|added| added.holds(&finding.location))
    });
}

/// Whether a finding is an error, or of what a private rule found.
fn is_grave(finding: &Finding, rules: &[Rule]) -> bool {
    let rule = rules.iter().find(|rule| rule.id == *finding.rule);
    finding.severity == Severity::Error || rule.is_none_or(|rule| rule.sensitive || rule.category() == "privacy")
}

impl Changed {
    /// Whether a place touches what changed. What has no line or block is the file's name, which is all one.
    fn holds(&self, location: &Location) -> bool {
        match self {
            Self::Lines(lines) => location.start.zip(location.end).is_none_or(|(start, end)| {
                lines.iter().any(|lines| *lines.start() <= end.line && start.line <= *lines.end())
            }),
            Self::Blocks(blocks) => location.block.is_none_or(|block| blocks.contains(&block)),
        }
    }
}
