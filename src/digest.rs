//! SHA-256 sums, by which bytes and rules are known again.

use serde::Serialize;
use sha2::{Digest, Sha256};

/// The SHA-256 of bytes in hexadecimal digits.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    let sum = Sha256::digest(bytes);
    let mut digits = String::with_capacity(2 * sum.len());
    for byte in sum {
        digits.extend([byte >> 4, byte & 15].into_iter().filter_map(|half| char::from_digit(half.into(), 16)));
    }
    digits
}

/// The SHA-256 of what decides (rules, tables), as it is packed into the program.
///
/// # Panics
/// If `what` cannot be packed: what the build script packs, can.
#[must_use]
pub fn packed(what: &impl Serialize) -> String {
    sha256(&postcard::to_allocvec(what).expect("internal error: rules that cannot be packed"))
}
