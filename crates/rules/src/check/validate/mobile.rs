//! Mobile numbers of the mainland numbering plan.

/// Three digits that the plan has issued to mobile networks whole, in order; 146, 148 and 149 are data cards.
const PREFIXES: &[&str] = &[
    "130", "131", "132", "133", "134", "135", "136", "137", "138", "139", "145", "146", "147", "148", "149", "150",
    "151", "152", "153", "155", "156", "157", "158", "159", "162", "165", "166", "167", "170", "171", "172", "173",
    "175", "176", "177", "178", "180", "181", "182", "183", "184", "185", "186", "187", "188", "189", "190", "191",
    "192", "193", "195", "196", "197", "198", "199",
];

/// Blocks that were issued out of prefixes not in use otherwise: satellite and maritime services.
const BLOCKS: &[&str] =
    &["1619", "17400", "17401", "17402", "17403", "17404", "17405", "17410", "17411", "17412", "1749"];

/// What may stand before a number: the country's prefix, the zero of long-distance calls, the number of an IP operator.
const DIALLED: &[&str] = &["", "86", "0086", "0", "860", "00860", "17951", "12593", "17911", "17909", "10193"];

/// The most digits that these make.
const MOST: usize = 16;

/// Whether `bare` is a mobile number by the plan, with or without what is dialled before it.
pub(super) fn is_valid(bare: &str) -> bool {
    number(bare).is_some_and(|number| {
        let is_issued = PREFIXES.binary_search_by(|prefix| prefix.as_bytes().cmp(&number[..3])).is_ok();
        is_issued || BLOCKS.iter().any(|block| number.starts_with(block.as_bytes()))
    })
}

/// The eleven digits of the number, without what is dialled before it.
pub(super) fn national(bare: &str) -> Option<String> {
    String::from_utf8(number(bare)?.to_vec()).ok()
}

/// The same in ASCII, without room of its own: a text may hold a million.
fn number(bare: &str) -> Option<[u8; 11]> {
    // A spreadsheet's power of ten: 1.3800138E10, without its point.
    let (digits, is_power) = match bare.split_once(['E', 'e']) {
        Some((mantissa, "10")) if mantissa.len() <= 11 => (mantissa, true),
        Some(_) => return None,
        None => (bare, false),
    };
    let mut number = [b'0'; MOST];
    number.get_mut(..digits.len())?.copy_from_slice(digits.as_bytes());
    let (prefix, number) = number[..if is_power { 11 } else { digits.len() }].split_last_chunk()?;
    let is_dialled = DIALLED.iter().any(|dialled| dialled.as_bytes() == prefix);
    (is_dialled && digits.bytes().all(|byte| byte.is_ascii_digit())).then_some(*number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn follows_the_numbering_plan() {
        assert!(PREFIXES.is_sorted());
        for (bare, valid) in [
            ("13800138000", true),
            ("13812345678", true),
            ("14512345678", true),
            ("14412345678", false),
            ("15412345678", false),
            ("16012345678", false),
            ("16191234567", true),
            ("16112345678", false),
            ("16212345678", true),
            ("16812345678", false),
            ("17012345678", true),
            ("17405123456", true),
            ("17406123456", false),
            ("17491234567", true),
            ("17912345678", false),
            ("19212345678", true),
            ("19412345678", false),
            ("12345678901", false),
            ("1381234567", false),
            ("138123456789", false),
            ("", false),
        ] {
            assert_eq!(is_valid(bare), valid, "{bare}");
        }
    }

    #[test]
    fn knows_what_is_dialled_before_it() {
        for (bare, valid) in [
            ("8613812345678", true),
            ("008613812345678", true),
            ("8813812345678", false),
            ("8615412345678", false),
            ("013812345678", true),
            ("8601381234567", false),
            ("1795113812345678", true),
            ("13800138E10", true),
            ("13800138E11", false),
            ("138001380001E10", false),
            ("一三八一二三四五六七八", false), // not plain
        ] {
            assert_eq!(is_valid(bare), valid, "{bare}");
        }
    }
}
