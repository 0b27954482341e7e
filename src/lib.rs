//! hegao (核稿): the last reading of a document before it goes out.
//!
//! ```text
//! input → document → text (fold + map) → facts → check ← rule → scan → finding → filter → report
//! ```
//!
//! A reader turns bytes into a [`document::Document`] of blocks in which every character knows where it came from; rules
//! see folded text; [`scan::Scanner`] puts the one to the other and gives [`finding::Finding`]s with exact places, in
//! which nothing that was found can be read. `docs/architecture.md` says what each room owns and who may use whom.

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

pub mod check;
pub mod cli;
pub mod config;
pub mod document;
pub mod facts;
pub mod filter;
pub mod finding;
pub mod input;
pub mod platform;
pub mod report;
pub mod rule;
pub mod scan;
pub mod text;
pub mod yaml;
