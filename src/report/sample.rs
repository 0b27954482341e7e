//! Invented findings for the tests of the formats.

use std::sync::Arc;

use super::{DocumentEntry, Report};
use crate::document::{Gap, GapKind};
use crate::finding::{Applicability, Confidence, Edit, Excerpt, Finding, Location, Severity, Status, Suggestion};
use crate::text::LineColumn;

/// A report of these documents and findings.
pub(super) fn report(documents: Vec<DocumentEntry>, findings: Vec<Finding>) -> Report {
    Report { tool_version: "0.1.0".into(), rules_version: "2026.1".into(), documents, findings, ..Report::default() }
}

/// A document that was read whole.
pub(super) fn clean(path: &str) -> DocumentEntry {
    DocumentEntry {
        path: path.into(),
        format: Some("text"),
        encoding: Some("utf-8".into()),
        date: Some("2025-01-08".into()),
        date_source: Some("given"),
        genre: Some("official"),
        doc_type: Some("报告".into()),
        audience: "public",
        gaps: Vec::new(),
        chars: 4200,
    }
}

/// A document of which something was not read.
pub(super) fn with_gap(path: &str, kind: GapKind, detail: &str) -> DocumentEntry {
    let gap = Gap { kind, part: None, bytes: Some(1..3), detail: detail.into() };
    DocumentEntry { gaps: vec![gap], ..clean(path) }
}

/// A masked mobile number in `a.txt`.
pub(super) fn error() -> Finding {
    let edit = Edit { part: None, bytes: 11678..11689, text: "138****8000".into() };
    Finding {
        rule: "privacy/mobile-number".into(),
        severity: Severity::Error,
        confidence: Confidence::High,
        path: "a.txt".into(),
        location: Location {
            part: None,
            block: Some(42),
            range: 13..24,
            start: Some(LineColumn { line: 96, column: 14, utf16: 14, utf8: 38 }),
            end: Some(LineColumn { line: 96, column: 25, utf16: 25, utf8: 49 }),
            bytes: 11678..11689,
            pieces: std::iter::once(11678..11689).collect(),
            label: "第96行".into(),
        },
        matched: "138****8000".into(),
        excerpt: excerpt("（联系人：李*；联系电话：", "138****8000", "）"),
        message: "疑似个人手机号 138****8000".into(),
        why: Some("公开的文件里不应有个人手机号".into()),
        remedy: Some("改用办公电话，或者删去".into()),
        source: Some("个人信息保护法第25条".into()),
        suggestions: vec![Suggestion {
            text: "138****8000".into(),
            applicability: Applicability::Unsafe,
            edits: vec![edit],
        }],
        fingerprint: "m1:0123456789abcdef".into(),
        status: Status::Active,
        accepted: None,
        evidence: vec!["前12字内有“电话”".into()],
    }
}

/// A finding in `b.txt` with these words around it and these suggestions.
pub(super) fn typo(before: &str, matched: &str, after: &str, suggestions: &[&str]) -> Finding {
    let suggestions = suggestions.iter().map(|&text| Suggestion {
        text: text.into(),
        applicability: Applicability::Safe,
        edits: vec![Edit { part: None, bytes: 3..6, text: text.into() }],
    });
    Finding {
        rule: Arc::from("typo/confusable"),
        severity: Severity::Warning,
        path: "b.txt".into(),
        matched: matched.into(),
        excerpt: excerpt(before, matched, after),
        message: format!("“{matched}”疑为错字"),
        why: None,
        remedy: None,
        source: None,
        suggestions: suggestions.collect(),
        evidence: Vec::new(),
        ..error()
    }
}

fn excerpt(before: &str, matched: &str, after: &str) -> Excerpt {
    Excerpt { text: format!("{before}{matched}{after}"), matched: before.len()..before.len() + matched.len() }
}
