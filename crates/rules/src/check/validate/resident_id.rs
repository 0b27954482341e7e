//! Resident ID numbers (GB 11643): 18 characters with a check digit, or the 15 digits of the first generation.
//!
//! Permits for residents of Hong Kong, Macao and Taiwan have the same form (provinces 81 to 83). So have the permanent
//! residence cards of foreigners: 9, province, three digits of the country, then as above.

use jiff::civil::Date;

/// Weights of the first seventeen digits, from 2^(18-i) mod 11.
const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/// Check characters by the weighted sum mod 11.
const CHECK: &[u8; 11] = b"10X98765432";
/// Years of birth that are taken for real. A fixed bound, since the library never reads the clock: the standard's own
/// sample is of 1880, and a birth after 2040 is a slip in any document of today.
const YEARS: std::ops::RangeInclusive<i16> = 1800..=2040;

/// What of a number is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It has neither 18 characters nor 15 digits.
    Form,
    /// Its first two digits are those of no province.
    Province,
    /// The calendar does not have the birthday.
    NoDay,
    /// The birthday is too early, or still to come.
    Year,
    /// The check digit.
    CheckDigit,
}

/// Whether `bare` is a resident ID number.
pub(super) fn is_valid(bare: &str) -> bool {
    fault(bare).is_none()
}

/// What of `bare` is wrong, first what people can see.
pub(super) fn fault(bare: &str) -> Option<Fault> {
    match bare.len() {
        18 => of_second_generation(bare.as_bytes()),
        15 => of_first_generation(bare.as_bytes()),
        _ => Some(Fault::Form),
    }
}

fn of_second_generation(bare: &[u8]) -> Option<Fault> {
    let (body, check) = (&bare[..17], bare[17].to_ascii_uppercase());
    if !body.iter().all(u8::is_ascii_digit) {
        return Some(Fault::Form);
    }
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(&b, weight)| u32::from(b - b'0') * weight).sum();
    let province = if body[0] == b'9' { &body[1..3] } else { &body[..2] };
    let birthday = (number(&body[6..10]), number(&body[10..12]), number(&body[12..14]));
    of_parts(number(province), birthday).or((CHECK[sum as usize % CHECK.len()] != check).then_some(Fault::CheckDigit))
}

/// No check digit: province and date are all there is. The century was always the twentieth.
fn of_first_generation(bare: &[u8]) -> Option<Fault> {
    if !bare.iter().all(u8::is_ascii_digit) {
        return Some(Fault::Form);
    }
    of_parts(number(&bare[..2]), (1900 + number(&bare[6..8]), number(&bare[8..10]), number(&bare[10..12])))
}

/// What is wrong with a province and a birthday.
fn of_parts(province: i16, (year, month, day): (i16, i16, i16)) -> Option<Fault> {
    // Two digits each, so neither conversion loses anything.
    match Date::new(year, month as i8, day as i8) {
        _ if !is_province(province) => Some(Fault::Province),
        Err(_) => Some(Fault::NoDay),
        Ok(_) => (!YEARS.contains(&year)).then_some(Fault::Year),
    }
}

/// Whether a code of GB/T 2260 begins with these two digits, or a residence permit (81 to 83).
pub(super) fn is_province(code: i16) -> bool {
    matches!(code, 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// The value of at most four ASCII digits.
pub(super) fn number(digits: &[u8]) -> i16 {
    digits.iter().fold(0, |value, digit| value * 10 + i16::from(digit - b'0'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn checks_the_digit_the_province_and_the_date() {
        for (bare, valid) in [
            ("11010519491231002X", true), // GB 11643, appendix
            ("11010519491231002x", true),
            ("440524188001010014", true), // GB 11643, appendix
            ("500111199003071239", true),
            ("110105194912310021", false), // check digit
            ("110105194913310020", false), // month
            ("810000199003071237", true),  // residence permit
            ("911156197501010018", true),  // permanent residence card
            ("202601011234567890", false),
            ("1101051949123100X2", false),
            ("11010519491231002", false),
            ("二二二二二二", false), // eighteen bytes
            ("", false),
        ] {
            assert_eq!(is_valid(bare), valid, "{bare}");
        }
    }

    #[test]
    fn the_part_that_is_wrong_is_told() {
        for (bare, wrong) in [
            ("11010519491231002X", None),
            ("110105199002301231", Some(Fault::NoDay)), // 30 February; the check digit is right
            ("110105194913310021", Some(Fault::NoDay)), // and so is the check digit wrong
            ("110105209903071230", Some(Fault::Year)),
            ("990105194912310020", Some(Fault::Province)),
            ("110105194912310021", Some(Fault::CheckDigit)),
            ("110105490229002", Some(Fault::NoDay)),
            ("1101051949123100X2", Some(Fault::Form)),
            ("1101051949", Some(Fault::Form)),
        ] {
            assert_eq!(fault(bare), wrong, "{bare}");
        }
    }

    #[test]
    fn the_first_generation_has_province_and_date() {
        for (bare, valid) in [
            ("110105491231002", true),
            ("110105491331002", false),
            ("110105490229002", false), // 1949 was no leap year
            ("990105491231002", false),
            ("11010549123100X", false),
        ] {
            assert_eq!(is_valid(bare), valid, "{bare}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_caught(
            province in prop::sample::select(vec!["110105", "500111", "440524", "810000", "911156"]),
            year in 1900..2030,
            month in 1..=12,
            day in 1..=28,
            serial in 0..1000,
            at in 0..18usize,
            wrong in prop::sample::select(b"0123456789X".to_vec()),
        ) {
            let body = format!("{province}{year}{month:02}{day:02}{serial:03}");
            let valid: Vec<String> =
                "0123456789X".chars().map(|check| format!("{body}{check}")).filter(|bare| is_valid(bare)).collect();
            prop_assert_eq!(valid.len(), 1);
            let mut changed = valid[0].clone().into_bytes();
            prop_assume!(changed[at] != wrong);
            changed[at] = wrong;
            prop_assert!(!is_valid(&String::from_utf8(changed).unwrap()));
        }
    }
}
