//! Readers: the bytes of a file to a [`Document`](hegao_model::document::Document) of blocks, in which every character
//! knows where it came from.
//!
//! What a file is, is told by its content ([`look`]); [`read`] gives it to its reader in `format`. What readers share
//! stands beside them: `encoding` (bytes to text), `layout` (lines to paragraphs, cells to tables), `container` (files that
//! hold parts or other files), `image` (what a picture says beside what it shows), `hidden` (what nobody sees). [`write`](mod@write) goes the other way, and [`proof`]
//! searches what was written for what should not be there any more.

// What only those readers use stands idle without them.
#![cfg_attr(not(all(feature = "office", feature = "pdf")), allow(dead_code, unused_imports, unused_variables))]
#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

#[cfg(all(test, feature = "office", feature = "pdf"))]
mod bounds_tests;
pub(crate) mod container;
mod detect;
pub(crate) mod encoding;
pub(crate) mod format;
pub(crate) mod hidden;
pub(crate) mod image;
#[cfg(test)]
mod label;
#[cfg(all(test, feature = "office"))]
mod late_tests;
pub(crate) mod layout;
pub mod proof;
mod reader;
pub mod write;

pub use detect::{HEAD, Look, look};
pub use encoding::{Decoded, decode};
pub use format::recognised::put_recognised;
pub use format::text_file::read_text;
pub use reader::{Process, READERS, Reader, Writes, is_hazardous, read, read_as, read_in_time};
