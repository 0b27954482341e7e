//! A check of changes reports what they brought in, and whatever must not go out in any case.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::finding::{Finding, Location, Severity};
use crate::rule::Rule;

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
pub fn keep_changed(findings: &mut Vec<Finding>, rules: &[Rule], changed: impl FnOnce() -> Option<Changed>) {
    let is_private = |id: &str| {
        let rule = rules.iter().find(|rule| rule.id == id);
        rule.is_none_or(|rule| rule.sensitive || rule.category() == "privacy")
    };
    let stays = |finding: &Finding| finding.severity == Severity::Error || is_private(&finding.rule);
    if findings.iter().all(stays) {
        return;
    }
    let Some(changed) = changed() else { return };
    findings.retain(|finding| stays(finding) || changed.holds(&finding.location));
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
