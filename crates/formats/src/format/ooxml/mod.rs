//! What Word's and Excel's files in Office Open XML have in common.
//!
//! * [`relations`]: which part of the package belongs to which, and what lies outside.
//! * [`family`]: what the package is.
//! * [`opened`]: what has come out of it so far.
//! * [`belongings`]: what comes along with the text.
//! * [`sweep`]: what no reader has taken.

pub(crate) mod belongings;
pub(crate) mod crop;
pub(crate) mod drawn;
pub(crate) mod family;
pub(crate) mod leftover;
pub(crate) mod length;
mod mashup;
pub(crate) mod media;
pub(crate) mod opened;
mod properties;
pub(crate) mod relations;
mod rest;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod signature;
#[cfg(test)]
mod spellings_tests;
pub(crate) mod sweep;
