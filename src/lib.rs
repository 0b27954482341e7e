//! hegao (核稿): the last reading of a document before it goes out.
//!
//! ```text
//! input → document → text (fold + map) → facts → check ← rule → scan → finding → filter → report
//! ```
//!
//! A reader turns bytes into a [`document::Document`] of blocks in which every character knows where it came from; rules
//! see folded text; a [`session::Session`] puts the one to the other and gives [`finding::Finding`]s with exact places, in
//! which nothing that was found can be read. `docs/architecture.md` says what each crate and room owns and who may use whom.

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

mod builtin;
#[cfg(feature = "cli")]
pub mod cli;
pub mod digest;
#[cfg(feature = "cli")]
pub mod input;
#[cfg(feature = "cli")]
pub mod platform;
pub mod revise;

pub use hegao_engine::{config, filter, finding, report, scan, session};
pub use hegao_model::{clock, text, workers};
pub use hegao_rules::{check, facts, language, yaml};

/// The document and its readers: [`hegao_model::document`] and [`hegao_formats`].
pub mod document {
    pub use hegao_formats::*;
    pub use hegao_model::document::*;
}

/// Rules: [`hegao_rules::rule`], and the built-in ones.
pub mod rule {
    #[cfg(feature = "spelling")]
    pub use crate::builtin::typos;
    pub use crate::builtin::{
        BuiltinExamples, RULES_VERSION, builtin, builtin_examples, builtin_lists, builtin_source, builtin_tables,
        user_options,
    };
    pub use hegao_rules::rule::*;
}
