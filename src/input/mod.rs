//! Where bytes come from: files that are named, folders that are walked, standard input.
//!
//! This room knows nothing of documents. It says which files there are ([`walk`]), hands out their bytes within a limit
//! ([`read_file`], [`read_stream`]), and says why it could not ([`Gap`]). It asks neither the clock nor the environment:
//! the working directory is given.

#[cfg(feature = "git")]
pub mod git;
#[cfg(feature = "cli")]
mod ignored;
mod name;
mod read;
#[cfg(feature = "cli")]
mod walk;

pub use hegao_model::document::{Gap, GapKind, Reason, SkipReason, Skipped};
#[cfg(feature = "cli")]
pub use ignored::FILE_NAMES as IGNORE_FILE_NAMES;
pub use name::{name, tidy};
pub use read::{Opened, read_file, read_stream};
#[cfg(feature = "cli")]
pub use walk::{Entry, Listing, Missing, walk};

/// The bytes of one file, and how reports call it. No `Debug`: it would print what the document says.
pub struct Blob {
    /// With `/` on every system, relative to the working directory, absolute outside it; `-` for standard input.
    pub path: String,
    /// What is stored.
    pub bytes: Vec<u8>,
}
