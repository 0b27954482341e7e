//! Why there can be no session.

use hegao_rules::language::{Said, both};

/// What is wrong with what a session was to be made of. As an error it is printed in Chinese;
/// [`SessionError::said`] gives both languages.
#[derive(Debug, thiserror::Error)]
#[error("{}", self.said())]
#[non_exhaustive]
pub enum SessionError {
    /// The configuration, or the selection, names rules that do not exist.
    Rules(Vec<Said>),
    /// A rule's table does not exist, or a table has no rule.
    Tables(Vec<Said>),
}

impl SessionError {
    /// What is wrong, for people.
    #[must_use]
    pub fn said(&self) -> Said {
        match self {
            Self::Rules(problems) => Said::lines(problems.clone()),
            Self::Tables(problems) => {
                let problems = Said::lines(problems.clone());
                both!(
                    "事实表有误，没有核对：\n{problems}",
                    "the tables of facts are wrong, nothing was checked:\n{problems}"; problems
                )
            }
        }
    }
}
