//! Findings beyond the limit, which are counted and not listed.

use std::sync::Arc;

use super::Status;
use hegao_rules::finding::Severity;

/// Findings of one rule in one document that are alike in what counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Omitted {
    /// Id of the rule.
    pub rule: Arc<str>,
    /// How grave they are.
    pub severity: Severity,
    /// Whether they count.
    pub status: Status,
    /// How many they are.
    pub count: usize,
}
