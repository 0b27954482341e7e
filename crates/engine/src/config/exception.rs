//! Findings that were looked at and accepted, with who, why and until when.

use std::collections::HashMap;

use jiff::civil::Date;

use super::globs::Globs;
use super::raw::{ExceptionDef, PlaceDef};
use crate::finding::{Finding, SCHEME};
use hegao_rules::facts::DateInterval;
use hegao_rules::language::both;
use hegao_rules::yaml::{Faults, item, join};

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
    /// Several findings, by their fingerprints, each with its match as reports print it; empty: it names none so.
    pub places: HashMap<String, Option<String>>,
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
    /// One finding, known by its rule and fingerprint, that somebody (`by`) looked at and accepts.
    #[must_use]
    pub fn of_finding(rule: &str, fingerprint: &str, reason: &str, by: Option<&str>) -> Self {
        Self {
            rule: rule.to_owned(),
            paths: None,
            written: None,
            matched: None,
            fingerprint: Some(fingerprint.to_owned()),
            places: HashMap::new(),
            count: Some(1),
            reason: reason.to_owned(),
            until: None,
            by: by.map(str::to_owned),
            line: None,
        }
    }

    /// Whether it speaks of `finding`. `path` is relative to the configuration's folder. The caller sees to `count` and
    /// `until`.
    #[must_use]
    pub fn fits(&self, path: &str, finding: &Finding) -> bool {
        let is_so = |matched: &Option<String>| matched.as_ref().is_none_or(|matched| *matched == finding.matched);
        *self.rule == *finding.rule
            && self.is_about(path)
            && is_so(&self.matched)
            && self.fingerprint.as_ref().is_none_or(|fingerprint| *fingerprint == finding.fingerprint)
            && (self.places.is_empty() || self.places.get(&finding.fingerprint).is_some_and(is_so))
    }

    /// Whether it names findings by what stands there and around them, so that another text there is another finding.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.fingerprint.is_some() || !self.places.is_empty()
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
    let places = raw.places.unwrap_or_default();
    if raw.path.is_none() && raw.matched.is_none() && raw.fingerprint.is_none() && places.is_empty() {
        let rule = &raw.rule;
        let hint = both!(
            "要整个关掉这条规则，请写在 rules 里：{rule}: off",
            "to switch the rule off altogether write under rules: {rule}: off"
        );
        faults.hinted(
            field,
            both!(
                "path、match、fingerprint、places 至少要写一个",
                "one of path, match, fingerprint and places at least is needed"
            ),
            hint,
        );
    }
    check_match(&raw.rule, raw.matched.as_deref(), &join(field, "match"), faults);
    check_fingerprint(raw.fingerprint.as_deref(), &join(field, "fingerprint"), faults);
    for (index, place) in places.iter().enumerate() {
        let field = item(&join(field, "places"), index);
        check_match(&raw.rule, place.matched.as_deref(), &join(&field, "match"), faults);
        check_fingerprint(Some(&place.fingerprint), &join(&field, "fingerprint"), faults);
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
        places: places.into_iter().map(|PlaceDef { matched, fingerprint }| (fingerprint, matched)).collect(),
        count: raw.count,
        reason: raw.reason,
        until,
        by: raw.by,
        line,
    }
}

/// No personal data belongs into a configuration.
fn check_match(rule: &str, matched: Option<&str>, field: &str, faults: &mut Faults) {
    if rule.starts_with("privacy/") && matched.is_some_and(|matched| !matched.contains('*')) {
        let hint = both!(
            "照报告里的样子写，例如 138****8000；配置文件里不应有个人信息",
            "write it as the report does, as 138****8000: no personal data belongs into a configuration"
        );
        faults.hinted(field, both!("要写遮盖后的文字", "the masked text is wanted"), hint);
    }
}

fn check_fingerprint(fingerprint: Option<&str>, field: &str, faults: &mut Faults) {
    if fingerprint.is_some_and(|fingerprint| !fingerprint.starts_with(SCHEME)) {
        let hint = both!(
            "从新的 JSON 报告里抄，以 {SCHEME}: 开头",
            "copy it from a new JSON report; it begins with {SCHEME}:"
        );
        faults.hinted(
            field,
            both!("不是现在的指纹，不会再对上任何问题", "no fingerprint of today: it fits no finding any more"),
            hint,
        );
    }
}
