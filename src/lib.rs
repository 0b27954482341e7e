//! hegao (核稿): the last reading of a document before it goes out.
#![warn(missing_docs)]
pub mod check;
pub mod config;
pub mod document;
pub mod facts;
pub mod filter;
pub mod finding;
pub mod input;
pub mod report;
pub mod rule;
pub mod scan;
pub mod text;
