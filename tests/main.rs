//! The tests of the whole program, in one program: linking takes longer than most of them. The examples of the rules stand
//! apart (`rules.rs`), one line for each.

#![allow(clippy::unwrap_used)]

mod accept;
mod accepted;
mod action;
mod annotate;
mod api;
mod architecture;
mod baseline;
mod cli;
mod columns;
mod configuration;
mod decoding;
mod desk;
mod district_notice;
mod edits;
mod ending;
mod english;
mod examples;
mod explain;
mod facts;
mod files;
mod fix;
mod formats;
mod git;
mod hidden;
mod history;
mod hook;
mod hostile;
mod language;
mod late;
mod leaks;
#[cfg(feature = "spelling")]
mod learn;
#[cfg(feature = "lsp")]
mod lsp;
mod ocr;
mod output;
mod places;
mod raster;
mod readme;
mod receipt;
mod records;
mod redact;
mod rule_pages;
mod scan;
mod session;
mod support;
mod text;
mod town_report;
mod trusted;
mod verdicts;
mod web;
