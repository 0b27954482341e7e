//! Files that hold others.
//!
//! * [`package`]: a ZIP archive, within limits; its members are only ever unpacked into memory.
//! * [`unpacking`]: a member that is too large to lie in memory, some of it at a time.
//! * [`xml`]: what stands in an XML part, event by event, each with its place.
//! * [`ole`]: objects of older programs, which are compound files.
//! * [`nested`]: what a file within a file says; [`carried`]: the same where that is all that the outer file is for.

pub(crate) mod carried;
#[cfg(feature = "office")]
pub(crate) mod embedded;
pub(crate) mod namespace;
pub(crate) mod nested;
#[cfg(feature = "office")]
pub(crate) mod ole;
#[cfg(feature = "office")]
pub(crate) mod package;
pub(crate) mod reference;
#[cfg(feature = "office")]
pub(crate) mod stray;
#[cfg(feature = "office")]
pub(crate) mod unpacking;
pub(crate) mod xml;
