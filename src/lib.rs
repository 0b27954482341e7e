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
//! What could be written instead is told by place in the stored file, whatever its format, and put there:
//!
//! ```
//! use hegao::document::{Limits, read, write};
//! use hegao::rule::{builtin, builtin_tables};
//! use hegao::session::{Options, Session, Source};
//!
//! // Settings as in hegao.yaml. The path is where it would stand: relative paths in it begin there.
//! let config = hegao::config::parse("rules: {privacy/*: off}", "hegao.yaml".as_ref())?;
//! let session = Session::new(builtin(), builtin_tables(), config, Options::new(jiff::civil::date(2025, 1, 8)))?;
//!
//! let (bytes, limits) = ("请各单位认真布署。".as_bytes(), Limits::default());
//! let document = read("通知.txt", bytes.to_vec(), &limits).map_err(|gap| gap.kind().name())?;
//! let first = session.edits(&Source::new("通知.txt", &document)).into_iter().filter_map(|one| one.replacements.into_iter().next());
//! let edits: Vec<_> = first.flat_map(|replacement| replacement.edits).collect();
//! let written = write::document("通知.txt", bytes, &document, &edits, &limits)?;
//! assert_eq!(written, "请各单位认真部署。".as_bytes());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # Features
//!
//! With `default-features = false` it knows neither arguments nor git nor an operating system: bytes in, findings out, also in WebAssembly.
//!
//! | feature | what it adds |
//! |---|---|
//! | `files` | [`input`]: files and folders; [`reading`]: a process for the files that can harm |
//! | `spelling` | the model behind `typo/spelling` (14 MB) |
//! | `cli`, `lsp`, `git` (default) | the program, its editor server, what it reads from git |
//!
//! # What is promised
//!
//! Versions follow Semantic Versioning. In 0.*y*.*z*, what compiles with one *z* compiles with later ones and means the same; a change that may break somebody
//! raises *y* and stands in CHANGELOG.md. The oldest Rust that will do (`rust-version`) rises with *y* only. Held to this is what `schema/api` lists: this crate, and of the others
//! what it exports, but for `check`, `yaml`, `scan`, `cli`, `platform`, the functions of [`filter`], and of [`rule`] all but the functions on built-in rules: these are for the
//! project's own program and tests. Rule ids, exit codes, configuration keys and the JSON report are added to, never changed.

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
