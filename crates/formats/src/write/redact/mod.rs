//! Values taken out of files.

#[cfg(feature = "pdf")]
pub mod pdf;
