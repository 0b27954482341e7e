//! What hegao knows of a document: its text with the fold between what people see and what rules see, its parts and blocks,
//! what was not read of it, and how far reading goes.
//!
//! Everything here is plain data that every other crate may use. It depends on no reader, no rule and no operating system.

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

pub mod clock;
pub mod document;
pub mod text;
pub mod workers;
