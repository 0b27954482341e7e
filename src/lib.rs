//! hegao (核稿): the last reading of a document before it goes out.
//!
//! ```text
//! input → document → text (fold + map) → facts → check ← rule → scan → finding → filter → report
//! ```
//!
//! A reader turns bytes into a [`document::Document`] of blocks in which every character knows where it came from; rules
//! see folded text; a [`session::Session`] puts the one to the other and gives [`finding::Finding`]s with exact places, in
//! which nothing that was found can be read. `docs/architecture.md` says what each crate and room owns and who may use whom.
//!
//! ```
//! use hegao::config::Config;
//! use hegao::document::{Limits, read};
//! use hegao::rule::{builtin, builtin_tables};
//! use hegao::session::{Options, Session, Source};
//!
//! // Rules once; the day of the run is given, because the library has no clock.
//! let today = jiff::civil::date(2025, 1, 8);
//! let session = Session::new(builtin(), builtin_tables(), Config::default(), Options::new(today))?;
//!
//! let document = read("通知.txt", "联系电话：13800138000。".into(), &Limits::default()).map_err(|gap| gap.kind().name())?;
//! let checked = session.check(&Source::new("通知.txt", &document));
//! let finding = &checked.document.findings[0];
//! assert_eq!((&*finding.rule, &*finding.matched), ("privacy/mobile-number", "138****8000"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Without its default features it knows neither arguments nor git. `files` adds what a front on an operating system needs: files
//! (`input`), and a process for those that can harm (`reading`). What is public may change until 1.0; rule ids, exit codes, configuration
//! keys and the JSON report do not.

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

mod builtin;
#[cfg(feature = "cli")]
pub mod cli;
pub mod digest;
#[cfg(feature = "files")]
pub mod input;
#[cfg(feature = "cli")]
pub mod platform;
#[cfg(feature = "files")]
pub mod reading;
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
        tables_with, user_options,
    };
    pub use hegao_rules::rule::*;
}
