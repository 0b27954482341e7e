//! The container of office documents in Office Open XML, and what Word's and Excel's files have in common.
//!
//! * [`package`]: the ZIP archive, within limits; its members are only ever unpacked into memory.
//! * [`relations`]: which part of it belongs to which, and what lies outside.
//! * [`xml`]: what stands in a part, event by event, each with its place.
//! * [`family`]: what the archive is.
//! * [`opened`]: what has come out of it so far.
//! * [`belongings`]: what comes along with the text.

pub(in crate::document) mod belongings;
pub(in crate::document) mod crop;
mod drawn;
mod embedded;
pub(in crate::document) mod family;
pub(in crate::document) mod leftover;
pub(in crate::document) mod length;
mod mashup;
pub(in crate::document) mod media;
pub(in crate::document) mod namespace;
mod ole;
pub(in crate::document) mod opened;
pub(in crate::document) mod package;
mod properties;
mod reference;
pub(in crate::document) mod relations;
mod rest;
#[cfg(test)]
pub(in crate::document) mod sample;
mod stray;
pub(in crate::document) mod xml;
