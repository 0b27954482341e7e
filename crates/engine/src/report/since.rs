//! What has become of the findings of an earlier run.

use super::comparison::{Comparison, State};
use super::text::words::Words;

/// What has become of the findings of the documents that both runs met.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Since {
    /// The receipt or report of the earlier run, as it may be printed.
    pub path: String,
    /// When that run was, if it is written.
    pub time: Option<String>,
    /// How many came to each state.
    pub counts: Vec<(State, usize)>,
    /// Whether the two runs had different built-in rules.
    pub has_other_rules: bool,
}

impl Since {
    /// That of a comparison with the run that wrote `path` at `time`.
    #[must_use]
    pub fn of(path: String, time: Option<String>, comparison: &Comparison<'_>) -> Self {
        let counts = State::ALL.into_iter().map(|state| (state, comparison.count(state))).collect();
        Self { path, time, counts, has_other_rules: comparison.has_other_rules }
    }

    /// How many came to that state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.counts.iter().find(|(is, _)| *is == state).map_or(0, |(_, count)| *count)
    }

    /// `与上次（核稿单.html，2026-12-01T09:30:00+08:00）相比：已改9 剩3 新增0。`
    pub(super) fn line(&self, words: &Words) -> String {
        let path = super::text::excerpt::shown(&self.path);
        let time = self.time.as_deref().map(super::text::excerpt::shown);
        let of: Vec<String> = std::iter::once(path).chain(time).collect();
        let of = of.join(words.either("，", ", "));
        let always = [(State::Fixed, "已改", "fixed"), (State::Remaining, "剩", "left"), (State::New, "新增", "new")];
        let more = [(State::Accepted, "放过", "accepted"), (State::Unsure, "不能确定", "not known")];
        let more = more.into_iter().filter(|(state, ..)| self.count(*state) > 0);
        let counts = always.into_iter().chain(more).map(|(state, zh, en)| {
            let count = self.count(state);
            words.either(format!("{zh}{count}"), format!("{en} {count}"))
        });
        let counts = counts.collect::<Vec<_>>().join(words.either(" ", ", "));
        let rules = match self.has_other_rules {
            true => words.either("（两次的规则版本不同）", " (the versions of the rules differ)"),
            false => "",
        };
        words.either(
            format!("与上次（{of}）相比：{counts}{rules}。"),
            format!("Since the last run ({of}): {counts}{rules}."),
        )
    }
}
