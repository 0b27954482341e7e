//! What a client sets: who reads the documents, their date, the mildest finding that is shown.

use serde_json::Value;

use crate::facts::{Audience, DateInterval};
use crate::finding::Severity;
use crate::session::Beside;

/// The settings of a client. Where they say nothing, `hegao.yaml` decides.
#[derive(Clone, Default)]
pub(super) struct Settings {
    pub(super) beside: Beside,
    /// The mildest finding that is shown; `None`: all are.
    pub(super) least: Option<Severity>,
    /// Where the page of the rules is, without the anchor.
    pub(super) rules_page: Option<String>,
}

impl Settings {
    /// What `value` sets, as `hegao` within it or by itself; and the keys whose values cannot be used.
    pub(super) fn of(value: &Value) -> (Self, Vec<&'static str>) {
        let own = value.get("hegao").unwrap_or(value);
        let mut wrong = Vec::new();
        let text = |key: &str| own.get(key).and_then(Value::as_str).filter(|text| !text.is_empty()).map(str::to_owned);
        let date = text("date").map(|date| DateInterval::parse(&date));
        if matches!(date, Some(Err(_))) {
            wrong.push("date");
        }
        let beside = Beside { audience: audience(own, &mut wrong), date: date.and_then(Result::ok) };
        let least = match text("minSeverity").as_deref() {
            Some("error") => Some(Severity::Error),
            Some("warning") => Some(Severity::Warning),
            Some("note") | None => None,
            Some(_) => {
                wrong.push("minSeverity");
                None
            }
        };
        (Self { beside, least, rules_page: text("rulesPage") }, wrong)
    }

    pub(super) fn shows(&self, severity: Severity) -> bool {
        self.least.is_none_or(|least| severity >= least)
    }

    /// Where the page of the rules says more of one: its heading as GitHub makes an anchor of it.
    pub(super) fn page_of(&self, rule: &str) -> Option<String> {
        let anchor = |c: char| c.is_ascii_alphanumeric() || c == '-';
        self.rules_page.as_ref().map(|page| format!("{page}#{}", rule.to_lowercase().replace(|c| !anchor(c), "")))
    }
}

/// Who reads the documents. An empty word sets nothing.
fn audience(own: &Value, wrong: &mut Vec<&'static str>) -> Option<Audience> {
    let value = own.get("audience").filter(|value| !value.is_null() && *value != "")?;
    let audience = serde_json::from_value(value.clone()).ok();
    if audience.is_none() {
        wrong.push("audience");
    }
    audience
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_cannot_be_used_is_named_and_sets_nothing() {
        let (settings, wrong) = Settings::of(&json!({"hegao": {"audience": "internal", "minSeverity": "warning"}}));
        assert!(wrong.is_empty() && settings.beside.audience == Some(Audience::Internal));
        assert!(settings.shows(Severity::Warning) && !settings.shows(Severity::Note));
        let (settings, wrong) = Settings::of(&json!({"audience": "all", "date": "soon", "minSeverity": 3, "x": 1}));
        assert_eq!(wrong, ["date", "audience"]);
        assert!(settings.beside.audience.is_none() && settings.shows(Severity::Note));
        assert!(Settings::of(&json!({"audience": "", "date": ""})).1.is_empty());
    }

    #[test]
    fn a_rule_has_its_anchor_on_the_page() {
        let (settings, _) = Settings::of(&json!({"rulesPage": "file:///r.md"}));
        assert_eq!(settings.page_of("typo/confused-word").as_deref(), Some("file:///r.md#typoconfused-word"));
        assert_eq!(Settings::default().page_of("a/b"), None);
    }
}
