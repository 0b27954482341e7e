//! Findings that somebody looked at and accepted. They stay in the report, with another status.

use crate::finding::{Finding, Status};

/// Suppresses the findings that `accepts` says yes to. It is asked about each once, in order, so that it can count.
pub fn suppress(findings: &mut [Finding], mut accepts: impl FnMut(&Finding) -> bool) {
    for finding in findings.iter_mut().filter(|finding| finding.status == Status::Active) {
        if accepts(finding) {
            finding.status = Status::Suppressed;
        }
    }
}
