//! `--statistics`: where the faults are: by rule, folder and organ, and which documents have most. Counts of active findings, as all reports count.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::text::words::Words;
use super::{Counts, Reported};
use crate::finding::Status;
use hegao_rules::finding::Severity;
use hegao_rules::rule::Language;

/// How many documents are named that have most; all are counted, and each report lists its own.
const TOP: usize = 10;

/// Characters that a rate is about.
const PER: f64 = 100_000.0;

/// Counts of a run.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    /// By rule.
    pub rules: BTreeMap<Arc<str>, Tally>,
    /// By the folder that the document lies in; `.` is where the program was started.
    pub folders: BTreeMap<String, Tally>,
    /// By the organ that the documents name; those that name none are not here.
    pub organs: BTreeMap<String, Tally>,
    /// The documents that have most, the worst first.
    pub top: Vec<(Arc<str>, Tally)>,
    /// Everything.
    pub all: Tally,
}

/// What is counted of something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Documents of which something was read; of a rule, those in which it finds something.
    pub documents: usize,
    /// Characters examined; of a rule, those of all documents.
    pub chars: usize,
    /// Must not go out.
    pub error: usize,
    /// Probably wrong.
    pub warning: usize,
    /// Advice.
    pub note: usize,
}

impl Tally {
    /// Findings of every severity.
    #[must_use]
    pub fn active(self) -> usize {
        self.error + self.warning + self.note
    }

    /// Findings in 100,000 characters; `None` where nothing was examined.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "a rate is rounded to two places")]
    pub fn rate(self) -> Option<f64> {
        (self.chars > 0).then(|| (self.active() as f64 * PER / self.chars as f64 * 100.0).round() / 100.0)
    }

    fn take(&mut self, other: Self) {
        self.documents += other.documents;
        self.chars += other.chars;
        self.error += other.error;
        self.warning += other.warning;
        self.note += other.note;
    }

    fn count(&mut self, severity: Severity, count: usize) {
        *match severity {
            Severity::Error => &mut self.error,
            Severity::Warning => &mut self.warning,
            Severity::Note => &mut self.note,
        } += count;
    }

    /// The graver first, then the more.
    fn weight(self) -> (usize, usize, usize) {
        (self.error, self.warning, self.note)
    }
}

impl Statistics {
    /// Counts one more document.
    pub fn add(&mut self, document: &Reported) {
        let Reported { entry, findings, omitted, .. } = document;
        let Counts { error, warning, note, .. } = Counts::of(document);
        let own = Tally { documents: usize::from(entry.format.is_some()), chars: entry.chars, error, warning, note };
        self.all.take(own);
        let folder = entry.path.rsplit_once('/').map_or(".", |(folder, _)| folder);
        self.folders.entry(folder.to_owned()).or_default().take(own);
        if let Some(organ) = &entry.imprint.organ {
            self.organs.entry(organ.clone()).or_default().take(own);
        }
        self.rank(&entry.path, own);
        let mut rules: BTreeMap<&Arc<str>, Tally> = BTreeMap::new();
        for finding in findings.iter().filter(|finding| finding.status == Status::Active) {
            rules.entry(&finding.rule).or_default().count(finding.severity, 1);
        }
        for one in omitted.iter().filter(|one| one.status == Status::Active) {
            rules.entry(&one.rule).or_default().count(one.severity, one.count);
        }
        for (rule, tally) in rules {
            self.rules.entry(rule.clone()).or_default().take(Tally { documents: 1, ..tally });
        }
    }

    fn rank(&mut self, path: &Arc<str>, own: Tally) {
        if own.active() == 0 {
            return;
        }
        let place = self.top.partition_point(|(_, other)| other.weight() >= own.weight());
        self.top.insert(place, (path.clone(), own));
        self.top.truncate(TOP);
    }

    /// The rules with what is counted of each, in 100,000 characters of all documents; the graver first.
    pub fn by_rule(&self) -> Vec<(&str, Tally)> {
        let of_all = |tally: Tally| Tally { chars: self.all.chars, ..tally };
        sorted(self.rules.iter().map(|(rule, tally)| (&**rule, of_all(*tally))))
    }

    /// The folders, the graver first.
    pub fn by_folder(&self) -> Vec<(&str, Tally)> {
        sorted(self.folders.iter().map(|(folder, tally)| (folder.as_str(), *tally)))
    }

    /// The organs, the graver first.
    pub fn by_organ(&self) -> Vec<(&str, Tally)> {
        sorted(self.organs.iter().map(|(organ, tally)| (organ.as_str(), *tally)))
    }

    /// The lines of the text report.
    pub(super) fn lines(&self, words: &Words, language: Language) -> Vec<String> {
        let either = |zh: &'static str, en: &'static str| if language == Language::Zh { zh } else { en };
        let mut lines = vec![words.either(
            format!("统计（括号里是每十万字几处；共 {} 字）：", self.all.chars),
            format!("Statistics (in brackets: in 100,000 characters; {} characters in all):", self.all.chars),
        )];
        let sections = [
            (either("按规则", "by rule"), self.by_rule()),
            (either("按文件夹", "by folder"), self.by_folder()),
            (either("按责任单位", "by organ"), self.by_organ()),
            (
                either("问题最多的文件", "documents with most"),
                self.top.iter().map(|(path, tally)| (&**path, *tally)).collect(),
            ),
        ];
        for (title, rows) in sections {
            let rows: Vec<_> = rows.into_iter().filter(|(_, tally)| tally.active() > 0).collect();
            if rows.is_empty() {
                continue;
            }
            lines.push(format!("   {title}{}", words.colon.trim_end()));
            lines.extend(rows.into_iter().map(|(name, tally)| format!("      {}", line(words, name, tally))));
        }
        lines
    }
}

fn sorted<'a>(rows: impl Iterator<Item = (&'a str, Tally)>) -> Vec<(&'a str, Tally)> {
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.weight()));
    rows
}

/// `privacy/mobile-number：3 处不能发，1 处请核对（2.5）`.
fn line(words: &Words, name: &str, tally: Tally) -> String {
    let counts = [(Severity::Error, tally.error), (Severity::Warning, tally.warning), (Severity::Note, tally.note)];
    let counts: Vec<String> = counts
        .into_iter()
        .filter(|(_, count)| *count > 0)
        .map(|(severity, count)| {
            let severity = words.severity(severity);
            words.either(format!("{count} 处{severity}"), format!("{count} {severity}"))
        })
        .collect();
    let rate = tally.rate().map_or_else(String::new, |rate| format!("{}{rate}{}", words.open, words.close));
    let name = super::text::excerpt::shown(name);
    format!("{name}{}{}{rate}", words.colon, counts.join(words.either("，", ", ")))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{checked, clean, error, typo};
    use super::*;

    fn counted() -> Statistics {
        let mut statistics = Statistics::default();
        let mut second = clean("通知/b.txt");
        second.imprint.organ = Some("某某局".into());
        statistics.add(&checked(clean("a.txt"), vec![error(), typo("", "布署", "", &[])]));
        statistics.add(&checked(second, vec![typo("", "布署", "", &[])]));
        statistics.add(&checked(clean("通知/净.txt"), vec![]));
        statistics
    }

    #[test]
    fn everything_is_counted_once_in_each_way() {
        let statistics = counted();
        let tally = |documents, chars, error, warning| Tally { documents, chars, error, warning, note: 0 };
        assert_eq!(statistics.all, tally(3, 12_600, 1, 2));
        assert_eq!(
            statistics.by_rule(),
            [("privacy/mobile-number", tally(1, 12_600, 1, 0)), ("typo/confusable", tally(2, 12_600, 0, 2))]
        );
        assert_eq!(statistics.by_folder(), [(".", tally(1, 4200, 1, 1)), ("通知", tally(2, 8400, 0, 1))]);
        assert_eq!(statistics.by_organ(), [("某某局", tally(1, 4200, 0, 1))]);
        assert_eq!(statistics.top.len(), 2);
        assert_eq!(statistics.by_folder()[0].1.rate(), Some(47.62));
        assert_eq!(Tally::default().rate(), None);
    }

    #[test]
    fn it_is_said_in_words() {
        insta::assert_snapshot!(counted().lines(Words::of(Language::Zh), Language::Zh).join("\n"));
    }
}
