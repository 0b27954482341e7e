//! Findings that somebody looked at and accepted. They stay in the report, with another status.

use crate::finding::{Accepted, Accepter, Finding, Status};

/// Suppresses the findings for which `accepts` has a reason, masked. It is asked about each once, in order, so that it
/// can count.
pub fn suppress(findings: &mut [Finding], mut accepts: impl FnMut(&Finding) -> Option<String>) {
    for finding in findings.iter_mut().filter(|finding| finding.status == Status::Active) {
        if let Some(reason) = accepts(finding) {
            finding.status = Status::Suppressed;
            finding.accepted = Some(Accepted { by: Accepter::Exception, reason });
        }
    }
}
