//! How grave, and how sure.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How grave a finding is: SARIF's three words. Ordered, the gravest last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Advice.
    Note,
    /// Probably wrong.
    Warning,
    /// Must not go out.
    Error,
}

impl Severity {
    /// All, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Note];

    /// The word for it in reports and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }

    /// One step graver.
    #[must_use]
    pub fn raised(self) -> Self {
        match self {
            Self::Note => Self::Warning,
            Self::Warning | Self::Error => Self::Error,
        }
    }

    /// One step milder.
    #[must_use]
    pub fn lowered(self) -> Self {
        match self {
            Self::Error => Self::Warning,
            Self::Warning | Self::Note => Self::Note,
        }
    }
}

/// How sure a rule is of a finding. Informs and filters; never decides an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// Look twice.
    Low,
    /// Likely.
    Medium,
    /// Certain, as far as a rule can be.
    High,
}

impl Confidence {
    /// The word for it in reports and configuration.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Medium => "medium",
            Self::High => "high",
        }
    }

    /// One step surer.
    #[must_use]
    pub fn raised(self) -> Self {
        match self {
            Self::Low => Self::Medium,
            Self::Medium | Self::High => Self::High,
        }
    }

    /// One step less sure.
    #[must_use]
    pub fn lowered(self) -> Self {
        match self {
            Self::High => Self::Medium,
            Self::Medium | Self::Low => Self::Low,
        }
    }
}
