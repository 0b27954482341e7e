//! Invented findings for the tests of the formats.

use std::io::{Cursor, Write};
use std::sync::Arc;

use jiff::civil::{Date, date};

use super::{
    DocumentEntry, End, Head, IdleException, Imprint, Reported, RuleEntry, SkippedFile, StoredContent, Suppression,
    Writer,
};
use crate::finding::{Accepted, Accepter, Edit, Excerpt, Finding, Location, Status, StoredPiece, Suggestion};
use hegao_model::document::{Gap, Place, Reason, SkipReason, Spot};
use hegao_model::text::{LineColumn, LineIndex};
use hegao_rules::finding::{Applicability, Confidence, Severity};

/// What a run of `check` found out.
pub(super) struct Report {
    pub head: Head,
    pub documents: Vec<Reported>,
    pub end: End,
}

impl Report {
    /// What a format writes, as text.
    pub fn written(&self, make: impl for<'a> FnOnce(&'a Head, &'a mut dyn Write) -> Box<dyn Writer + 'a>) -> String {
        let mut out = Vec::new();
        self.write(&mut out, make);
        String::from_utf8(out).unwrap()
    }

    /// Writes it in a format.
    pub fn write<'a>(
        &'a self,
        out: &'a mut dyn Write,
        make: impl FnOnce(&'a Head, &'a mut dyn Write) -> Box<dyn Writer + 'a>,
    ) {
        let mut writer = make(&self.head, out);
        let mut end = self.end.clone();
        for document in &self.documents {
            writer.document(document).unwrap();
            end.summary.add(document);
        }
        writer.end(&end).unwrap();
    }

    /// Adds a document without findings.
    pub fn add(&mut self, entry: DocumentEntry) {
        self.documents.push(checked(entry, Vec::new()));
    }
}

/// A document and its findings.
pub(super) fn checked(entry: DocumentEntry, findings: Vec<Finding>) -> Reported {
    Reported { entry, findings, omitted: Vec::new(), suppressions: Vec::new() }
}

/// A report of these documents and findings; what no document has is in one of its own.
pub(super) fn report(documents: Vec<DocumentEntry>, findings: Vec<Finding>) -> Report {
    let head = Head::new("0.1.0", "2026.1", || Box::new(Cursor::new(Vec::new())));
    let mut report = Report { head, documents: Vec::new(), end: End::default() };
    documents.into_iter().for_each(|entry| report.add(entry));
    for finding in findings {
        let known = report.documents.iter().position(|document| document.entry.path == finding.path);
        let index = known.unwrap_or(report.documents.len());
        if known.is_none() {
            report.add(clean(&finding.path));
        }
        report.documents[index].findings.push(finding);
    }
    report
}

/// A document that was read whole.
pub(super) fn clean(path: &str) -> DocumentEntry {
    DocumentEntry {
        path: path.into(),
        commit: None,
        format: Some("text"),
        encoding: Some("utf-8".into()),
        date: Some("2025-01-08".into()),
        date_source: Some("given"),
        genre: Some("official"),
        doc_type: Some("报告".into()),
        audience: "public",
        statements: Vec::new(),
        gaps: Vec::new(),
        chars: 4200,
        content: Some(StoredContent { size: 12_800, sha256: "0123456789abcdef".repeat(4) }),
        imprint: Imprint::default(),
    }
}

/// A document of which something was not read.
pub(super) fn with_gap(path: &str, reason: Reason) -> DocumentEntry {
    let gap = Gap { part: None, page: None, bytes: Some(1..3), reason };
    DocumentEntry { gaps: vec![gap], ..clean(path) }
}

/// A picture, which is not read.
pub(super) fn picture(path: &str) -> SkippedFile {
    SkippedFile { path: path.into(), reason: SkipReason::Picture }
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
            pieces: vec![StoredPiece { part: None, bytes: 11678..11689 }],
            place: Some(Place::line(96)),
            serial: None,
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
        fingerprint: "m2:0123456789abcdef".into(),
        status: Status::Active,
        accepted: None,
        evidence: vec!["前12字内有“电话”".into()],
        others: Vec::new(),
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

/// The text of `文/甲 1.txt`: Han, a character outside the first plane and a combining one before `布署`.
pub(super) const MIXED: &str = "一\n公章😀e\u{301}与布署";

/// `布署` in [`MIXED`].
pub(super) fn mixed() -> Finding {
    let bytes = MIXED.len() - "布署".len()..MIXED.len();
    let index = LineIndex::new(MIXED);
    let stored = bytes.start as u64..bytes.end as u64;
    let edit = Edit { part: None, bytes: stored.clone(), text: "部署".into() };
    let mut finding = typo("公章😀e\u{301}与", "布署", "", &["部署"]);
    finding.path = "文/甲 1.txt".into();
    finding.fingerprint = "m2:00000000000000aa".into();
    finding.suggestions[0].edits = vec![edit];
    finding.location = Location {
        part: None,
        block: Some(1),
        range: 6..8,
        start: Some(index.line_column(MIXED, bytes.start)),
        end: Some(index.line_column(MIXED, bytes.end)),
        bytes: stored.clone(),
        pieces: vec![StoredPiece { part: None, bytes: stored }],
        place: Some(Place::line(2)),
        serial: None,
    };
    finding
}

/// One of everything that a format must deal with.
pub(super) fn everything() -> Report {
    let accepted = |by, reason: &str, person: Option<&str>| {
        let person = person.map(str::to_owned);
        Some(Accepted { by, reason: reason.into(), until: person.is_some().then_some(date(2026, 12, 31)), person })
    };
    let commented =
        Finding { status: Status::Suppressed, accepted: accepted(Accepter::Comment, "原文如此", None), ..error() };
    let excepted =
        Finding { accepted: accepted(Accepter::Exception, "值班电话", Some("李明")), ..commented.clone() };
    let known = Finding { status: Status::Baselined, severity: Severity::Note, ..typo("", "一", "", &[]) };
    let in_name =
        Location { start: None, end: None, block: None, place: Some(Spot::FileName.into()), ..error().location };
    let named = Finding { path: "表138****8000.txt".into(), location: in_name, ..error() };
    let tricky = "=1+1, <b>|`x`|</b> & \"%0A\" ::error::\u{1b}[31m\r\n[a](b)";
    let tricky = Finding { message: tricky.into(), severity: Severity::Note, ..typo("", "x", "", &["甲", "乙"]) };
    let documents = vec![
        clean("a.txt"),
        clean("b.txt"),
        with_gap("坏.txt", Reason::UndecodableText { bytes: 2, encoding: "utf-8".into() }),
        clean("文/甲 1.txt"),
        clean("净.txt"),
        clean("表138****8000.txt"),
    ];
    let findings = vec![error(), commented, excepted, known, tricky, mixed(), named];
    let rule = |id: &str, title: &str| RuleEntry {
        id: id.into(),
        title: title.into(),
        why: Some("公开的文件里不应有个人手机号".into()),
        remedy: Some("改用办公电话，或者删去".into()),
        source: Some("个人信息保护法第25条".into()),
    };
    let rules = vec![rule("privacy/mobile-number", "疑似个人手机号 …"), rule("typo/confusable", "“…”疑为错字")];
    let suppressions = vec![Suppression {
        path: "b.txt".into(),
        line: 3,
        rules: vec!["privacy/*".into()],
        reason: "已同意公开 138****8000".into(),
        fault: Some("是这次改动带来的"),
        used: 0,
        is_new: true,
    }];
    let mut report = report(documents, findings);
    report.documents[0].entry.imprint = Imprint {
        title: Some("关于示例的通知".into()),
        organ: Some("示例县教育局".into()),
        url: Some("https://www.example.com/a.html".into()),
        column: Some("通知公告".into()),
    };
    report.end.rules = rules;
    report.documents[1].suppressions = suppressions;
    report.end.skipped = vec![picture("章,1.png")];
    report.head.overruled = vec!["hegao.yaml".into()];
    report.head.config = Some("hegao.yaml".into());
    report.end.exceptions = vec![idle(Some(7), Some(date(2025, 12, 31))), idle(None, None)];
    report
}

/// An exception that ran out, or that fits nothing.
fn idle(line: Option<usize>, until: Option<Date>) -> IdleException {
    IdleException {
        line,
        rule: "privacy/mobile-number".into(),
        path: Some("旧/138****8000.txt".into()),
        matched: None,
        reason: "已同意公开 138****8000".into(),
        until,
        is_over: until.is_some(),
        is_changed: false,
    }
}

fn excerpt(before: &str, matched: &str, after: &str) -> Excerpt {
    Excerpt { text: format!("{before}{matched}{after}"), matched: before.len()..before.len() + matched.len() }
}
