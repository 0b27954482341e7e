//! Findings that somebody looked at and accepted. They stay in the report, with another status.

use crate::finding::{Accepted, Finding, Status};

/// Suppresses the findings that `accepts` says are accepted, masked. It is asked about each once, in order, so that it
/// can count.
pub fn suppress(findings: &mut [Finding], mut accepts: impl FnMut(&Finding) -> Option<Accepted>) {
    for finding in findings.iter_mut().filter(|finding| finding.status == Status::Active) {
        if let Some(accepted) = accepts(finding) {
            finding.status = Status::Suppressed;
            finding.accepted = Some(accepted);
        }
    }
}
