//! SHA-256 sums, by which bytes and rules are known again.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The SHA-256 of bytes in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of what decides (rules, tables), as it is packed into the program.
///
/// # Panics
/// If `what` cannot be packed: what the build script packs, can.
#[must_use]
pub fn packed(what: &impl Serialize) -> String {
    sha256(&postcard::to_allocvec(what).expect("internal error: rules that cannot be packed"))
}
