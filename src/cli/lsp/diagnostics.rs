//! What is underlined: findings, what was not read, and comments that do not hold.

use std::str::FromStr;

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, Uri,
};

use super::judge::{Verdict, bytes, within};
use super::settings::Settings;
use super::text::Encoding;
use crate::document::Gap;
use crate::finding::{Finding, Omitted, Severity, Status};
use crate::language::both;
use crate::report::reason::sentence;
use crate::report::{Reported, Suppression, label};

/// Whose remarks they are.
const SOURCE: &str = "核稿";

/// What is to be shown of a verdict.
pub(super) struct Shown<'a> {
    pub(super) verdict: &'a Verdict,
    pub(super) settings: &'a Settings,
    pub(super) encoding: Encoding,
}

impl Shown<'_> {
    pub(super) fn diagnostics(&self) -> Vec<Diagnostic> {
        let reported = match &self.verdict.said {
            Ok(reported) => reported,
            Err(said) => {
                let why = said.in_language(self.verdict.language);
                let what = both!("没有核对：{why}", "not checked: {why}");
                let what = what.in_language(self.verdict.language).to_owned();
                return vec![self.diagnostic(0..0, DiagnosticSeverity::ERROR, "configuration", what)];
            }
        };
        let Reported { entry, findings, omitted, suppressions, .. } = reported;
        let findings = findings.iter().filter(|finding| self.is_shown(finding)).map(|finding| self.finding(finding));
        let omitted = omitted.iter().filter(|one| one.status == Status::Active && self.settings.shows(one.severity));
        let gaps = entry.gaps.iter().map(|gap| self.gap(gap));
        let comments = suppressions.iter().filter_map(|comment| self.comment(comment));
        gaps.chain(findings).chain(omitted.map(|one| self.omitted(one))).chain(comments).collect()
    }

    /// Whether a finding is shown at all.
    pub(super) fn is_shown(&self, finding: &Finding) -> bool {
        finding.status == Status::Active && self.settings.shows(finding.severity)
    }

    fn finding(&self, finding: &Finding) -> Diagnostic {
        let place = bytes(&self.verdict.snapshot, &finding.location);
        let mut diagnostic = self.diagnostic(place, severity(finding.severity), &finding.rule, finding.message.clone());
        let page = self.settings.page_of(&finding.rule).and_then(|page| Uri::from_str(&page).ok());
        diagnostic.code_description = page.map(|href| CodeDescription { href });
        // A place in the document itself: a client that sent a URI which is none gets the finding without it.
        let uri = Uri::from_str(&self.verdict.snapshot.uri).ok();
        let others = finding.others.iter().filter_map(|other| {
            let range = self.range(&bytes(&self.verdict.snapshot, &other.location));
            let place = label(&other.location, self.verdict.language);
            let message = format!("{place}：{}", other.matched);
            Some(DiagnosticRelatedInformation { location: Location { uri: uri.clone()?, range }, message })
        });
        let others: Vec<_> = others.collect();
        diagnostic.related_information = (!others.is_empty()).then_some(others);
        diagnostic
    }

    fn omitted(&self, Omitted { rule, severity: grade, count, .. }: &Omitted) -> Diagnostic {
        let what = both!("还有 {count} 处没有列出", "{count} more are not listed");
        let what = what.in_language(self.verdict.language).to_owned();
        self.diagnostic(0..0, severity(*grade), rule, what)
    }

    fn gap(&self, gap: &Gap) -> Diagnostic {
        let here = gap.bytes.as_ref().filter(|_| gap.part.is_none());
        let place = here.map_or(0..0, |bytes| within(&self.verdict.snapshot, bytes));
        let what = sentence(&gap.reason, self.verdict.language);
        self.diagnostic(place, DiagnosticSeverity::WARNING, &format!("gap/{}", gap.reason.name()), what)
    }

    /// A comment that does not hold, or has nothing to suppress.
    fn comment(&self, comment: &Suppression) -> Option<Diagnostic> {
        let place = self.verdict.snapshot.text.line(comment.line.checked_sub(1)?);
        if let Some(fault) = comment.fault {
            let what = both!("这条放过注释不算数：{fault}", "this comment suppresses nothing: {fault}");
            let what = what.in_language(self.verdict.language).to_owned();
            return Some(self.diagnostic(place, DiagnosticSeverity::WARNING, "suppression", what));
        }
        let what = both!("这条放过注释没有用上，可以删去", "this comment suppresses nothing and can go");
        let what = what.in_language(self.verdict.language).to_owned();
        let mut diagnostic = self.diagnostic(place, DiagnosticSeverity::HINT, "suppression", what);
        diagnostic.tags = Some(vec![DiagnosticTag::UNNECESSARY]);
        (comment.used == 0).then_some(diagnostic)
    }

    fn range(&self, bytes: &std::ops::Range<usize>) -> lsp_types::Range {
        self.verdict.snapshot.text.range(bytes, self.encoding)
    }

    fn diagnostic(
        &self,
        place: std::ops::Range<usize>,
        severity: DiagnosticSeverity,
        code: &str,
        message: String,
    ) -> Diagnostic {
        Diagnostic {
            range: self.range(&place),
            severity: Some(severity),
            code: Some(NumberOrString::String(code.to_owned())),
            source: Some(SOURCE.to_owned()),
            message,
            ..Diagnostic::default()
        }
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Note => DiagnosticSeverity::INFORMATION,
    }
}
