//! Counting, so that all formats and the exit code agree.

use super::Reported;
use crate::finding::{Omitted, Status};
use hegao_rules::finding::Severity;

/// How many findings and gaps a report, or one file of it, has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Active errors.
    pub error: usize,
    /// Active warnings.
    pub warning: usize,
    /// Active notes.
    pub note: usize,
    /// Findings that an exception or a comment accepts.
    pub suppressed: usize,
    /// Findings that the baseline knows.
    pub baselined: usize,
    /// Gaps.
    pub gaps: usize,
}

/// What the last lines of a report count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    /// Findings and gaps.
    pub counts: Counts,
    /// Documents, those too that could not be read.
    pub documents: usize,
    /// Documents of which something was read.
    pub read: usize,
    /// Documents with a gap.
    pub with_gap: usize,
    /// Documents that must not go out.
    pub stopped: usize,
    /// Characters examined.
    pub chars: usize,
}

impl Counts {
    /// Counts the findings and gaps of one document.
    #[must_use]
    pub fn of(document: &Reported) -> Self {
        let mut counts = Self { gaps: document.entry.gaps.len(), ..Self::default() };
        document.findings.iter().for_each(|finding| counts.add(finding.status, finding.severity, 1));
        let omitted = document.omitted.iter();
        omitted.for_each(|&Omitted { status, severity, count, .. }| counts.add(status, severity, count));
        counts
    }

    fn add(&mut self, status: Status, severity: Severity, count: usize) {
        *match (status, severity) {
            (Status::Suppressed, _) => &mut self.suppressed,
            (Status::Baselined, _) => &mut self.baselined,
            (Status::Active, Severity::Error) => &mut self.error,
            (Status::Active, Severity::Warning) => &mut self.warning,
            (Status::Active, Severity::Note) => &mut self.note,
        } += count;
    }

    /// What becomes of the document, as a word that does not change: `stop` (it must not go out), `incomplete` (not read whole),
    /// `check` (somebody should look), `clean`.
    #[must_use]
    pub fn verdict(self) -> &'static str {
        match self {
            Self { error: 1.., .. } => "stop",
            Self { gaps: 1.., .. } => "incomplete",
            _ if self.active() > 0 => "check",
            _ => "clean",
        }
    }

    /// Active findings of every severity.
    #[must_use]
    pub fn active(self) -> usize {
        self.error + self.warning + self.note
    }
}

impl Summary {
    /// Counts one more document.
    pub fn add(&mut self, document: &Reported) {
        let Counts { error, warning, note, suppressed, baselined, gaps } = Counts::of(document);
        self.counts.error += error;
        self.counts.warning += warning;
        self.counts.note += note;
        self.counts.suppressed += suppressed;
        self.counts.baselined += baselined;
        self.counts.gaps += gaps;
        self.documents += 1;
        self.read += usize::from(document.entry.format.is_some());
        self.with_gap += usize::from(gaps > 0);
        self.stopped += usize::from(error > 0);
        self.chars += document.entry.chars;
    }

    /// The gravest active severity, which decides the exit code.
    #[must_use]
    pub fn gravest(&self) -> Option<Severity> {
        let Counts { error, warning, note, .. } = self.counts;
        let found = [(error, Severity::Error), (warning, Severity::Warning), (note, Severity::Note)];
        found.into_iter().find(|(count, _)| *count > 0).map(|(_, severity)| severity)
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{checked, clean, error};
    use super::*;

    fn suppressed() -> crate::finding::Finding {
        crate::finding::Finding { status: Status::Suppressed, ..error() }
    }

    #[test]
    fn counts_only_what_is_active() {
        let mut summary = Summary::default();
        summary.add(&checked(clean("a.txt"), vec![error(), suppressed()]));
        assert_eq!(summary.counts, Counts { error: 1, suppressed: 1, ..Counts::default() });
        assert_eq!((summary.gravest(), summary.stopped), (Some(Severity::Error), 1));
    }

    #[test]
    fn a_suppressed_finding_decides_nothing() {
        let mut summary = Summary::default();
        summary.add(&checked(clean("a.txt"), vec![suppressed()]));
        assert_eq!((summary.gravest(), summary.stopped), (None, 0));
    }

    #[test]
    fn what_is_not_listed_counts() {
        let omitted = Omitted { rule: "typo/x".into(), severity: Severity::Warning, status: Status::Active, count: 7 };
        let mut summary = Summary::default();
        summary.add(&Reported { omitted: vec![omitted], ..checked(clean("a.txt"), vec![]) });
        assert_eq!((summary.counts.warning, summary.gravest()), (7, Some(Severity::Warning)));
    }
}
