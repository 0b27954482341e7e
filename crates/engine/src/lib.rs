//! The engine: rules put to documents.
//!
//! A document comes from outside, read, so that the engine needs no reader and no system; a [`Session`] says what is to be
//! told of it.
//!
//! ```
//! use hegao_engine::{Options, Session, Source, config::Config};
//! use hegao_model::document::{Block, BlockKind, Content, Document, Format, Part};
//!
//! let rule = "
//!     severity: error
//!     message: 请写“{suggestion}”
//!     source: 本单位用语规定
//!     check: {words: {pairs: {布署: 部署}}}
//!     tests: {flagged: [认真«布署», «布署»工作], passed: [认真部署, 部署工作]}";
//! let rule = hegao_rules::rule::load::load_str("office/deploy", rule).unwrap().rule;
//! let options = Options::new(jiff::civil::date(2025, 1, 8));
//! let session = Session::new(vec![rule], Default::default(), Config::default(), options).unwrap();
//! let text = "请各单位认真布署。";
//! let block = Block::new(BlockKind::Paragraph, 0, Content::Slice(0..text.len() as u32));
//! let document = Document::new(Format::Text, vec![Part::derived("正文".into(), text.into())], vec![block], vec![]);
//! let checked = session.check(&Source::new("通知.txt", &document));
//! let finding = &checked.document.findings[0];
//! assert_eq!((finding.matched.as_str(), finding.message.as_str()), ("布署", "请写“部署”"));
//! ```
//!
//! [`Session::edits`] says what could be written instead where a part is stored; `hegao_formats::write` makes the bytes.
//!
//! # What is promised
//!
//! Versions keep to what [`session`] has (the [`Session`], its [`Options`], [`Source`], [`Checked`](session::Checked), [`Rewrite`](session::Rewrite)), to what
//! goes in there ([`config`], the types of [`filter`]) and to what takes what comes out (the writers of [`report`], the types of
//! [`finding`]). Those that will grow are `#[non_exhaustive]`. All else that is public is for the project's own program and
//! tests, and changes without notice: the functions of [`filter`], all of `scan`.

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

pub mod config;
pub mod filter;
pub mod finding;
pub mod report;
#[doc(hidden)]
pub mod scan;
pub mod session;
#[cfg(feature = "spelling")]
pub mod spelling;

pub use session::{Options, Session, Source};
