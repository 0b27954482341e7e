//! The page (核稿.html): the readers, the rules and the writers of hegao behind an interface of bytes and JSON, for a browser.
//!
//! [`Desk`] is what the page asks, natively as in the browser: a file's name and bytes in, what is to be shown or written out. `browser`
//! binds it to WebAssembly. What people see is in `web/`: plain scripts and styles, one concern a file, which `scripts/build-page` puts
//! into one HTML file together with the engine. Everything of a file runs in a worker of the page; what ends the worker is that file's gap.

#![warn(missing_docs, clippy::print_stderr, clippy::print_stdout, clippy::unwrap_used)]

#[cfg(target_arch = "wasm32")]
mod browser;
mod desk;
mod making;
mod run;
mod wishes;

pub use desk::{Desk, Lateness};
pub use making::Made;
pub use run::Run;
pub use wishes::{Pick, Settings};

#[cfg(test)]
mod tests;
