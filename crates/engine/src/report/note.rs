//! What is said of a finding in the document itself: the paragraphs of a comment.

use super::label;
use super::omitted::Told as _;
use super::text::excerpt::shown;
use super::text::words::{Words, suggests_mask};
use crate::finding::{Finding, Omitted};
use hegao_model::document::Gap;
use hegao_rules::rule::Language;

/// The paragraphs: how grave it is and what is wrong, what could stand there, why, and the clause.
#[must_use]
pub fn lines(finding: &Finding, language: Language) -> Vec<String> {
    let words = Words::of(language);
    let mut lines = vec![headed(words.severity(finding.severity), &shown(&finding.message), words)];
    lines.extend(words.advice(finding));
    let remedy = if suggests_mask(finding) { &None } else { &finding.remedy };
    let texts = [(words.why, &finding.why), (words.source, &finding.source), (words.remedy, remedy)];
    lines.extend(texts.into_iter().filter_map(|(label, text)| Some(format!("{label}{}", shown(text.as_ref()?)))));
    lines
}

/// The paragraph that names the true place of a finding; empty where it has none.
#[must_use]
pub fn place(finding: &Finding, language: Language) -> String {
    let (words, label) = (Words::of(language), shown(&label(&finding.location, language)));
    match label.is_empty() {
        true => label,
        false => format!("{}{}{label}", words.either("位置", "place"), words.colon),
    }
}

/// The paragraph that tells of what could not be read.
#[must_use]
pub fn unread(gap: &Gap, language: Language) -> String {
    let words = Words::of(language);
    headed(words.either("没有核对", "not checked"), &words.gap_line(gap), words)
}

/// The paragraph that tells of findings that are only counted.
#[must_use]
pub fn omitted(omitted: &Omitted, language: Language) -> String {
    let words = Words::of(language);
    headed(words.severity(omitted.severity), &format!("{} {}", omitted.rule, omitted.in_words(language)), words)
}

fn headed(grade: &str, said: &str, words: &Words) -> String {
    words.either(format!("【{grade}】{said}"), format!("[{grade}] {said}"))
}
