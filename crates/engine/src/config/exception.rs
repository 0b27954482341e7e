//! Findings that were looked at and accepted, with who, why and until when.

use jiff::civil::Date;

use super::globs::Globs;
use super::raw::ExceptionDef;
use crate::finding::{Finding, SCHEME};
use hegao_rules::facts::DateInterval;
use hegao_rules::language::both;
use hegao_rules::yaml::{Faults, join};

/// One entry of `exceptions:`.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Id of the rule.
    pub rule: String,
    /// The files; `None`: all.
    pub paths: Option<Globs>,
    /// The glob of the files as it is written.
    pub written: Option<String>,
    /// The match as reports print it.
    pub matched: Option<String>,
    /// The finding's fingerprint.
    pub fingerprint: Option<String>,
    /// How many findings it accepts in one file; `None`: all.
    pub count: Option<u32>,
    /// Why.
    pub reason: String,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// Who accepted it.
    pub by: Option<String>,
    /// Line of the configuration file, from 1.
    pub line: Option<usize>,
}

impl Exception {
    /// Whether it speaks of `finding`. `path` is relative to the configuration's folder. The caller sees to `count` and
    /// `until`.
    #[must_use]
    pub fn fits(&self, path: &str, finding: &Finding) -> bool {
        *self.rule == *finding.rule
            && self.is_about(path)
            && self.matched.as_ref().is_none_or(|matched| *matched == finding.matched)
            && self.fingerprint.as_ref().is_none_or(|fingerprint| *fingerprint == finding.fingerprint)
    }

    /// Whether it speaks of the file at `path`.
    #[must_use]
    pub fn is_about(&self, path: &str) -> bool {
        self.paths.as_ref().is_none_or(|paths| paths.fit(path))
    }

    /// Whether its last day is before `today`.
    #[must_use]
    pub fn is_over(&self, today: Date) -> bool {
        self.until.is_some_and(|until| until < today)
    }
}

/// Checks one entry. No message quotes `match`: if it is not masked, it must not be printed.
pub(super) fn check(raw: ExceptionDef, field: &str, line: Option<usize>, faults: &mut Faults) -> Exception {
    if raw.rule.ends_with("/*") {
        faults.add(
            join(field, "rule"),
            both!("例外要写具体的规则名，不能写一整类", "an exception names a rule, not a whole category"),
        );
    }
    if raw.reason.trim().is_empty() {
        faults.add(join(field, "reason"), both!("要写明为什么放过", "say why it is accepted"));
    }
    if raw.path.is_none() && raw.matched.is_none() && raw.fingerprint.is_none() {
        let rule = &raw.rule;
        let hint = both!(
            "要整个关掉这条规则，请写在 rules 里：{rule}: off",
            "to switch the rule off altogether write under rules: {rule}: off"
        );
        faults.hinted(
            field,
            both!("path、match、fingerprint 至少要写一个", "one of path, match and fingerprint at least is needed"),
            hint,
        );
    }
    let is_open = |matched: &String| !matched.contains('*');
    if raw.rule.starts_with("privacy/") && raw.matched.as_ref().is_some_and(is_open) {
        let hint = both!(
            "照报告里的样子写，例如 138****8000；配置文件里不应有个人信息",
            "write it as the report does, as 138****8000: no personal data belongs into a configuration"
        );
        faults.hinted(join(field, "match"), both!("要写遮盖后的文字", "the masked text is wanted"), hint);
    }
    if raw.fingerprint.as_ref().is_some_and(|fingerprint| !fingerprint.starts_with(SCHEME)) {
        let hint = both!(
            "从新的 JSON 报告里抄，以 {SCHEME}: 开头",
            "copy it from a new JSON report; it begins with {SCHEME}:"
        );
        faults.hinted(
            join(field, "fingerprint"),
            both!("不是现在的指纹，不会再对上任何问题", "no fingerprint of today: it fits no finding any more"),
            hint,
        );
    }
    if raw.count == Some(0) {
        faults.add(join(field, "count"), both!("应为不小于 1 的整数", "must be a whole number of at least 1"));
    }
    let until = raw.until.as_deref().and_then(|text| match DateInterval::parse(text) {
        Ok(date) => Some(date.last),
        Err(message) => {
            faults.add(join(field, "until"), message);
            None
        }
    });
    let written = raw.path.clone();
    let paths = raw.path.map(|path| Globs::new(&[path], |_, message| faults.add(join(field, "path"), message)));
    Exception {
        rule: raw.rule,
        paths,
        written,
        matched: raw.matched,
        fingerprint: raw.fingerprint,
        count: raw.count,
        reason: raw.reason,
        until,
        by: raw.by,
        line,
    }
}
