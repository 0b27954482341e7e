//! Rules: their YAML form and its validation ([`yaml`], [`rule`]), what a document says of itself ([`facts`]), and the
//! closed set of checks ([`check`]). What they say, they say in two languages ([`language`]).
//!
//! Rules see a document ([`hegao_model`]) and never its file. The built-in rules are not here: whoever builds a program packs
//! them with [`rule::load`].

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

pub mod check;
pub mod facts;
pub mod finding;
pub mod language;
pub mod rule;
pub mod yaml;
