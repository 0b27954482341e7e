//! Findings beyond the limit, which are counted and not listed.

use std::sync::Arc;

use crate::finding::{Accepted, Accepter, Excerpt, Finding, Location, Omitted, Status};
use hegao_rules::finding::Confidence;
use hegao_rules::rule::Language;

/// What reports say of them.
pub(super) trait Told {
    /// What stands for them in formats that know nothing but findings: one of the whole document.
    fn finding(&self, path: &Arc<str>, language: Language) -> Finding;

    /// `另有 7 处，没有逐条列出`, with what to do.
    fn in_words(&self, language: Language) -> String;
}

impl Told for Omitted {
    fn finding(&self, path: &Arc<str>, language: Language) -> Finding {
        let message = self.in_words(language);
        // Who accepted each is not kept.
        let accepted = || Accepted { by: Accepter::Exception, reason: message.clone(), person: None, until: None };
        Finding {
            rule: self.rule.clone(),
            severity: self.severity,
            confidence: Confidence::High,
            path: path.clone(),
            location: Location {
                part: None,
                block: None,
                range: 0..0,
                start: None,
                end: None,
                bytes: 0..0,
                pieces: Vec::new(),
                place: None,
                serial: None,
            },
            matched: String::new(),
            excerpt: Excerpt::default(),
            why: None,
            remedy: None,
            source: None,
            suggestions: Vec::new(),
            fingerprint: "omitted".to_owned(),
            status: self.status,
            accepted: (self.status == Status::Suppressed).then(accepted),
            message,
            evidence: Vec::new(),
            others: Vec::new(),
        }
    }

    fn in_words(&self, language: Language) -> String {
        let count = self.count;
        match language {
            Language::Zh => format!("另有 {count} 处，没有逐条列出（可在配置中调高 limits.findings）"),
            Language::En => format!("{count} more, not listed one by one (limits.findings in the configuration)"),
        }
    }
}
