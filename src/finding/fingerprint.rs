//! Recognising a finding in a later run, without remembering what it found.

use std::collections::HashMap;

use sha2::{Digest, Sha256};

/// Gives every finding of one document its fingerprint.
///
/// Scheme `m1`: a hash of the rule, the masked match and twelve masked characters on either side, and which of its like
/// it is, counted from the top. Everything hashed is already masked, so that nothing can be tried out against it: eleven
/// digits behind a bare hash fall in minutes. The price: a new value of the same masked shape at the same place counts
/// as known.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<[u8; 8], u32>,
}

impl Fingerprints {
    /// The fingerprint of the next finding, from text that is already masked.
    pub fn next(&mut self, rule: &str, before: &str, matched: &str, after: &str) -> String {
        let mut hasher = Sha256::new();
        for field in [rule, before, matched, after] {
            hasher.update(field);
            hasher.update([0]);
        }
        let ordinal = self.seen.entry(first_bytes(hasher.clone())).or_default();
        hasher.update(ordinal.to_le_bytes());
        *ordinal += 1;
        format!("m1:{:016x}", u64::from_be_bytes(first_bytes(hasher)))
    }
}

fn first_bytes(hasher: Sha256) -> [u8; 8] {
    let digest = hasher.finalize();
    std::array::from_fn(|index| digest[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn alike_findings_differ_by_their_ordinal_only() {
        let mut first = Fingerprints::default();
        let mut again = Fingerprints::default();
        let one = first.next("privacy/a", "电话：", "138****8000", "。");
        let two = first.next("privacy/a", "电话：", "138****8000", "。");
        assert_ne!(one, two);
        assert_eq!(one, again.next("privacy/a", "电话：", "138****8000", "。"));
        assert_eq!(one.len(), "m1:".len() + 16);
    }
}
