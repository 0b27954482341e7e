//! `--select` and `--ignore`: rules by id, category or tag.

use hegao_rules::rule::Rule;

/// A name for one rule or several: an id, a former id, a category (`privacy` or `privacy/*`) or a tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector(String);

impl Selector {
    /// Takes a name as the user wrote it.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self(name.trim().trim_end_matches("/*").to_owned())
    }

    /// Whether the name stands for this rule, among others or alone.
    #[must_use]
    pub fn matches(&self, rule: &Rule) -> bool {
        self.names(rule) || rule.category() == self.0
    }

    /// Whether the name stands for this rule itself, not for its category.
    fn names(&self, rule: &Rule) -> bool {
        rule.id == self.0 || rule.aliases.contains(&self.0) || rule.tags.contains(&self.0)
    }
}

impl std::fmt::Display for Selector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the command line asks for.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Only these; empty: all.
    pub select: Vec<Selector>,
    /// Not these.
    pub ignore: Vec<Selector>,
}

impl Selection {
    /// Whether nothing is asked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.select.is_empty() && self.ignore.is_empty()
    }

    /// Whether the rule is asked for; `None` where nothing was said of it.
    pub(super) fn asks_for(&self, rule: &Rule) -> Option<bool> {
        if self.ignore.iter().any(|selector| selector.matches(rule)) {
            return Some(false);
        }
        (!self.select.is_empty()).then(|| self.select.iter().any(|selector| selector.matches(rule)))
    }

    /// Whether the rule is asked for by its own name, which switches it on whatever else says.
    pub(super) fn names(&self, rule: &Rule) -> bool {
        self.select.iter().any(|selector| selector.names(rule))
    }

    /// The names that stand for none of `rules`: probably misspelt.
    #[must_use]
    pub fn unknown<'a>(&'a self, rules: &[Rule]) -> Vec<&'a Selector> {
        let known = |selector: &&Selector| rules.iter().any(|rule| selector.matches(rule));
        self.select.iter().chain(&self.ignore).filter(|selector| !known(selector)).collect()
    }
}
