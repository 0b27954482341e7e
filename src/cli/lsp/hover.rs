//! What is said of a place that somebody points at: why, what to do, by which clause.

use serde_json::{Value, json};

use super::diagnostics::Shown;
use super::judge::bytes;
use crate::finding::Finding;
use crate::language::{Language, both};

/// What is said of the findings at a byte of the text; null: there is none.
pub(super) fn hover(shown: &Shown<'_>, at: usize, is_markdown: bool) -> Value {
    let Ok(reported) = &shown.verdict.said else { return Value::Null };
    let snapshot = &shown.verdict.snapshot;
    let here = |finding: &&Finding| {
        let others = finding.others.iter().map(|other| &other.location);
        let mut places = std::iter::once(&finding.location).chain(others).map(|place| bytes(snapshot, place));
        places.any(|place| place.start <= at && at < place.end.max(place.start + 1)) && shown.is_shown(finding)
    };
    let here: Vec<&Finding> = reported.findings.iter().filter(here).collect();
    let Some(first) = here.first() else { return Value::Null };
    let page = |finding: &Finding| shown.settings.page_of(&finding.rule);
    let words = |finding: &&Finding| words(finding, page(finding).as_deref(), is_markdown, shown.verdict.language);
    let text = here.iter().map(words).collect::<Vec<_>>().join(if is_markdown { "\n\n---\n\n" } else { "\n\n" });
    let kind = if is_markdown { "markdown" } else { "plaintext" };
    let range = snapshot.text.range(&bytes(snapshot, &first.location), shown.encoding);
    json!({"contents": {"kind": kind, "value": text}, "range": range})
}

fn words(finding: &Finding, page: Option<&str>, is_markdown: bool, language: Language) -> String {
    let plain = |text: &str| if is_markdown { escaped(text) } else { text.to_owned() };
    let mut lines = vec![plain(&finding.message)];
    let mut add = |name: crate::language::Said, text: &str| {
        let (name, text) = (name.in_language(language), plain(text));
        lines.push(if is_markdown { format!("**{name}** {text}") } else { format!("{name} {text}") });
    };
    let suggestions: Vec<&str> =
        finding.suggestions.iter().map(|one| &*one.text).filter(|text| !text.is_empty()).collect();
    if !suggestions.is_empty() {
        add(both!("可改为：", "Could be:"), &suggestions.join(" / "));
    }
    for (name, text) in [
        (both!("为什么：", "Why:"), &finding.why),
        (both!("怎么办：", "What to do:"), &finding.remedy),
        (both!("依据：", "Basis:"), &finding.source),
    ] {
        text.iter().for_each(|text| add(name.clone(), text));
    }
    lines.push(match page {
        Some(page) if is_markdown => format!("[{}]({page})", finding.rule),
        None if is_markdown => format!("`{}`", finding.rule),
        _ => finding.rule.to_string(),
    });
    lines.join(if is_markdown { "\n\n" } else { "\n" })
}

/// Text as Markdown shows it as it is: punctuation that could mean something has a backslash (CommonMark 0.31, 2.4), and masks are
/// asterisks. No other has one: some editors show the backslash.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '|' | '&' | '#') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_stay_masks() {
        assert_eq!(escaped("138****8000 李*（a-b）"), r"138\*\*\*\*8000 李\*（a-b）");
    }
}
