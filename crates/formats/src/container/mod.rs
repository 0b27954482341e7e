//! Files that hold others.
//!
//! * [`package`]: a ZIP archive, within limits; its members are only ever unpacked into memory.
//! * [`unpacking`]: a member that is too large to lie in memory, some of it at a time.
//! * [`xml`]: what stands in an XML part, event by event, each with its place.
//! * [`compound`]: a compound file, in which older programs store documents, within limits.
//! * [`property_set`]: who wrote a document, for whom, with what, as compound files say it.
//! * [`stored_object`]: objects of other programs that lie in a compound file.
//! * [`office_art`]: drawings in older documents, and pictures in them.
//! * [`ole`]: objects of older programs, which are compound files.
//! * [`nested`]: what a file within a file says; [`carried`]: the same where that is all that the outer file is for.

pub(crate) mod carried;
#[cfg(feature = "office")]
pub(crate) mod compound;
#[cfg(feature = "office")]
pub(crate) mod embedded;
pub(crate) mod namespace;
pub(crate) mod nested;
#[cfg(feature = "office")]
pub(crate) mod office_art;
#[cfg(feature = "office")]
pub(crate) mod ole;
#[cfg(feature = "office")]
pub(crate) mod package;
#[cfg(feature = "office")]
pub(crate) mod property_set;
pub(crate) mod reference;
#[cfg(feature = "office")]
pub(crate) mod stored_object;
#[cfg(feature = "office")]
pub(crate) mod stray;
#[cfg(feature = "office")]
pub(crate) mod unpacking;
pub(crate) mod xml;
