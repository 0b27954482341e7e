//! A few characters, to be asked whether a character is one of them.

/// Characters, written as a text. `"…".contains(c)` encodes the character and searches for its bytes; this looks at one bit, and
/// compares only where that is set.
#[derive(Clone, Copy, Debug)]
pub struct CharSet {
    chars: &'static str,
    /// By the last six bits of a character, which are those of its last byte.
    bits: u64,
}

impl CharSet {
    /// The characters of `chars`.
    #[must_use]
    pub const fn new(chars: &'static str) -> Self {
        let bytes = chars.as_bytes();
        let (mut bits, mut at) = (0, 0);
        while at < bytes.len() {
            let is_last = at + 1 == bytes.len() || bytes[at + 1] & 0xC0 != 0x80;
            if is_last {
                bits |= 1 << (bytes[at] & 0x3F);
            }
            at += 1;
        }
        Self { chars, bits }
    }

    /// Whether `c` is one of them.
    #[must_use]
    #[inline]
    pub fn has(self, c: char) -> bool {
        self.bits >> (c as u32 & 0x3F) & 1 == 1 && self.chars.chars().any(|one| one == c)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_what_the_text_contains() {
        const TEXT: &str = "aé，。（的𠮷";
        let set = CharSet::new(TEXT);
        for c in ('\0'..='\u{2FFFF}').step_by(7).chain(TEXT.chars()) {
            assert_eq!(set.has(c), TEXT.contains(c), "U+{:04X}", u32::from(c));
        }
    }
}
