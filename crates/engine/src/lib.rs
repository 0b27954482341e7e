//! The engine: rules put to documents.
//!
//! [`config`] says which rules and how, [`scan`] puts them to a document, [`filter`] takes out what is accepted or known,
//! [`report`] writes what is left. A document comes from outside, read; so the engine needs no reader and no system.

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

pub mod config;
pub mod filter;
pub mod finding;
pub mod report;
pub mod scan;
