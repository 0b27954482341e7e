//! Bank card numbers (ISO/IEC 7812): an issuer's prefix and a Luhn digit.

/// Whether `bare` is a card number: an issuer whose cards go round here, a length that it issues, the Luhn digit.
pub(super) fn is_valid(bare: &str) -> bool {
    bare.bytes().all(|b| b.is_ascii_digit()) && is_issued(bare) && luhn(bare.as_bytes())
}

/// The issuers' prefixes. Cards of the years before 62 (60, 68, 69, 9) are still in use as passbook accounts.
fn is_issued(bare: &str) -> bool {
    match bare.as_bytes() {
        [b'6' | b'9', ..] => (16..=19).contains(&bare.len()),
        [b'4', ..] | [b'5', b'1'..=b'8', ..] | [b'3', b'5', ..] => bare.len() == 16,
        [b'3', b'4' | b'7', ..] => bare.len() == 15,
        [b'3', b'0' | b'6' | b'8' | b'9', ..] => bare.len() == 16,
        _ => false,
    }
}

/// Whether the sum of the digits, every second one from the right doubled, ends in 0.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (u32::from(digit - b'0'), place % 2) {
            (value, 0) => value,
            (value, _) if value > 4 => value * 2 - 9,
            (value, _) => value * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn checks_the_issuer_the_length_and_the_luhn_digit() {
        for (bare, valid) in [
            ("6222021234567890128", true),
            ("6222021234567890123", false), // Luhn
            ("6217001234567890122", true),
            ("4111111111111111", true),
            ("41111111111111111", false), // Luhn, and too long for a 4
            ("5105105105105100", true),
            ("3530111333300000", true),
            ("371449635398431", true),
            ("3714496353984310", false), // fifteen digits only
            ("6011000990139424", true),
            ("1234567890123452", false), // no issuer
            ("62220212345", false),
            ("622202123456789O128", false),
            ("", false),
        ] {
            assert_eq!(is_valid(bare), valid, "{bare}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_caught(body in "62[0-9]{13,16}", at in 0..16usize, wrong in b'0'..=b'9') {
            let valid: Vec<String> =
                ('0'..='9').map(|check| format!("{body}{check}")).filter(|bare| is_valid(bare)).collect();
            prop_assert_eq!(valid.len(), 1);
            let mut changed = valid[0].clone().into_bytes();
            prop_assume!(changed[at] != wrong);
            changed[at] = wrong;
            prop_assert!(!is_valid(&String::from_utf8(changed).unwrap()));
        }
    }
}
