//! Typos that no list names: a statistical model of what Chinese office text says.
//!
//! A text is cut into clauses of symbols ([`symbols`]). For each character that is not well known where it stands, edits are
//! proposed ([`candidates`]) and measured by an n-gram model ([`language`]); boosted trees ([`ranker`]) say how sure it is that
//! an edit mends the text ([`features`]). The model is a file of sections that are read in place ([`container`], [`fuse`]):
//! there is nothing to parse at the start.

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

/// The model that is shipped: `docs/typo-model.md` says what it was made of, and how.
#[cfg(feature = "model")]
pub static MODEL: &[u8] = include_bytes!("../model/typos.bin");

pub mod best;
pub mod candidates;
pub mod checker;
pub mod confusions;
pub mod container;
pub mod count;
pub mod cut;
mod doubled;
pub mod edit;
pub mod features;
pub mod fuse;
pub mod guard;
mod halves;
pub mod judge;
pub mod language;
pub mod lay;
pub mod lone;
pub mod own;
pub mod ranker;
pub mod repeats;
pub mod symbols;
#[cfg(feature = "train")]
pub mod train;
