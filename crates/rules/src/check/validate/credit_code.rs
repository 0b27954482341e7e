//! Unified social credit codes (GB 32100), which say of an all-digit number that it names an organisation.

use super::resident_id::{is_province, number};

/// The characters of the code by their value: digits and letters without I, O, S, V and Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Weights of the first seventeen characters: 3^(i-1) mod 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/// Weights of the first eight characters of the organisation code in it (GB 11714).
const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];
/// Registering authorities: 1 staffing, 2 foreign affairs, 3 justice, 4 culture, 5 civil affairs, 6 tourism,
/// 7 religion, 8 unions, 9 market regulation, A armed forces, N agriculture, Y others.
const AUTHORITIES: &[u8] = b"123456789ANY";

/// Whether `bare` is a credit code: authority, region, the organisation code and its check, and the check of the whole.
pub(super) fn is_valid(bare: &str) -> bool {
    let code = bare.as_bytes();
    code.len() == 18
        && AUTHORITIES.contains(&code[0])
        && is_region(&code[2..8])
        && is_organisation(&code[8..17])
        && check_character(&code[..17]) == Some(code[17])
}

/// Whether these six stand for a division of GB/T 2260, or for the whole country (100000).
fn is_region(code: &[u8]) -> bool {
    code.iter().all(u8::is_ascii_digit) && (code == b"100000" || is_province(number(&code[..2])))
}

/// What must stand last, for seventeen characters of the alphabet.
fn check_character(body: &[u8]) -> Option<u8> {
    let sum = body
        .iter()
        .zip(WEIGHTS)
        .try_fold(0, |sum, (&b, weight)| ALPHABET.iter().position(|&a| a == b).map(|value| sum + value * weight))?;
    let modulus = ALPHABET.len();
    Some(ALPHABET[(modulus - sum % modulus) % modulus])
}

/// Whether the ninth character checks the eight before it.
fn is_organisation(code: &[u8]) -> bool {
    let sum = code
        .iter()
        .zip(ORGANISATION_WEIGHTS)
        .try_fold(0, |sum, (&b, weight)| char::from(b).to_digit(36).map(|value| sum + value * weight));
    let check = sum.map(|sum| match 11 - sum % 11 {
        10 => b'X',
        11 => b'0',
        digit => b'0' + digit as u8,
    });
    check.is_some_and(|check| code.get(8) == Some(&check))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn checks_both_check_characters() {
        for (bare, valid) in [
            ("91350100M000100Y43", true),  // GB 32100, sample
            ("91350100M000100Y44", false), // check of the whole
            ("91350100M00010Y043", false), // organisation code
            ("91350I00M000100Y43", false), // region
            ("110105197003070974", false), // an ID that passes but for the region
            ("421102197103073499", true),  // an ID that passes
            ("0135010000000100Y4", false), // authority
            ("91350100m000100y43", false),
            ("91350100M000100Y4", false),
            ("甲乙丙丁戊己", false), // eighteen bytes
            ("", false),
        ] {
            assert_eq!(is_valid(bare), valid, "{bare}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_character_is_caught(
            head in "9[1-3](11|37|44|52)[0-9]{4}",
            organisation in "[0-9A-HJ-NPQRTUWXY]{8}",
            at in 0..18usize,
            wrong in prop::sample::select(ALPHABET.to_vec()),
        ) {
            let valid: Vec<String> = b"0123456789X"
                .iter()
                .flat_map(|&inner| ALPHABET.iter().map(move |&outer| (inner, outer)))
                .map(|(inner, outer)| format!("{head}{organisation}{}{}", char::from(inner), char::from(outer)))
                .filter(|bare| is_valid(bare))
                .collect();
            prop_assert_eq!(valid.len(), 1);
            let mut changed = valid[0].clone().into_bytes();
            prop_assume!(changed[at] != wrong);
            changed[at] = wrong;
            prop_assert!(!is_valid(&String::from_utf8(changed).unwrap()));
        }
    }
}
