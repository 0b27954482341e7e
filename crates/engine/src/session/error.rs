//! Why there can be no session.

/// What is wrong with what a session was to be made of. The texts are for people, in Chinese.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SessionError {
    /// The configuration, or the selection, names rules that do not exist.
    #[error("{}", .0.join("\n"))]
    Rules(Vec<String>),
    /// A rule's table does not exist, or a table has no rule.
    #[error("事实表有误，没有核对：\n{}", .0.join("\n"))]
    Tables(Vec<String>),
}
