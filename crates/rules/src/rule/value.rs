//! What a match shows that must be masked, and what could stand in its place.

use crate::check::Check;
use crate::finding::{MaskKind, Sensitive, Value};
use hegao_model::text::{Folded, Span, written_out};

use super::judged::Judged;
use super::{Fix, FixKind, Rule};

impl Rule {
    /// The value that a match of this rule shows, if it must be masked.
    pub(super) fn value(&self, folded: &str, span: Span<Folded>) -> Option<Value> {
        if !self.sensitive {
            return None;
        }
        let matched = span.of(folded);
        let value = match &self.check {
            Check::Regex(regex) => regex.canonical(matched),
            Check::Hidden(_) => written_out(matched).unwrap_or_else(|| matched.to_owned()),
            _ => matched.to_owned(),
        };
        let kind = match &self.fix {
            Some(Fix { kind: FixKind::Mask(kind), .. }) => *kind,
            _ => MaskKind::Whole,
        };
        Some(Value { value: Sensitive::new(value), kind })
    }
}

impl Fix {
    /// Fills in the suggestions for a match with this canonical value.
    pub(super) fn suggest(&self, value: &str, judged: &mut Judged) {
        judged.applicability = self.applicability;
        judged.suggestions = match &self.kind {
            FixKind::Mask(kind) => vec![kind.mask(value)],
            FixKind::Replace(texts) => texts.clone(),
            FixKind::Swap(pairs) => {
                let word = value.trim().to_lowercase();
                pairs.iter().find(|(from, _)| *from == word).map(|(_, to)| to.clone()).unwrap_or_default()
            }
        };
    }
}
