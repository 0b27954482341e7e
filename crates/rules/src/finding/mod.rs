//! The words in which a rule says what it found: how grave, how sure, what may be shown of it, what may be put instead.

mod mask;
mod sensitive;
mod severity;

pub use mask::{HIDDEN, Keep, MaskKind, Value};
pub use sensitive::Sensitive;
pub use severity::{Confidence, Severity};

/// Whether an edit may be made without asking.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, schemars::JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum Applicability {
    /// It loses something, or a person must choose.
    Unsafe,
    /// It is what was meant.
    Safe,
}

impl Applicability {
    /// The word for it in reports.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Unsafe => "unsafe",
            Self::Safe => "safe",
        }
    }
}
