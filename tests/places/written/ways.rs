//! The values and the ways in which people and programs write them.

use crate::support::forms::{bank_card, id_number};

/// A value, invented.
pub struct Value {
    pub id: &'static str,
    /// What says beside it what it is.
    pub label: &'static str,
    /// The rule that finds it.
    pub rule: &'static str,
    pub ways: Vec<Way>,
}

/// A way to write one.
pub struct Way {
    pub id: &'static str,
    pub written: String,
    /// Other numbers are written so too: it is one of somebody's beside a word alone that says so.
    pub needs_word: bool,
}

fn way(id: &'static str, written: String) -> Way {
    Way { id, written, needs_word: id == "line-end" }
}

/// `digits` in groups of these lengths, with `between` between them.
fn groups(digits: &str, lengths: &[usize], between: &str) -> String {
    let mut rest = digits;
    let mut groups = Vec::new();
    for length in lengths {
        let (group, behind) = rest.split_at(*length);
        groups.push(group);
        rest = behind;
    }
    assert!(rest.is_empty());
    groups.join(between)
}

/// `digits` in those of another script or way of writing, one after the other.
fn in_digits(digits: &str, zero: &[&str]) -> String {
    let other = |(at, c): (usize, char)| {
        let digits = zero[at % zero.len()];
        c.to_digit(10).map_or(c, |digit| digits.chars().nth(digit as usize).unwrap())
    };
    digits.chars().enumerate().map(other).collect()
}

const WIDE: &str = "０１２３４５６７８９";
const HAN: &str = "〇一二三四五六七八九";
const FORMAL: &str = "零壹贰叁肆伍陆柒捌玖";

/// What nobody sees: characters that are not shown (Default_Ignorable_Code_Point).
const UNSEEN: [(&str, &str); 8] = [
    ("zero-width", "\u{200B}"),
    ("joiner", "\u{200D}"),
    ("word-joiner", "\u{2060}"),
    ("grapheme-joiner", "\u{34F}"),
    ("soft-hyphen", "\u{AD}"),
    ("selector", "\u{FE0F}"),
    ("tag", "\u{E0041}"),
    ("filler", "\u{3164}"),
];

/// The ways that hold for every value; `lengths` are its usual groups.
fn common(digits: &str, lengths: &[usize]) -> Vec<Way> {
    let mut ways = vec![
        way("plain", digits.to_owned()),
        way("spaces", groups(digits, lengths, " ")),
        way("hyphens", groups(digits, lengths, "-")),
        way("dots", groups(digits, lengths, ".")),
        way("underscores", groups(digits, lengths, "_")),
        way("slashes", groups(digits, lengths, "/")),
        way("full-width", in_digits(digits, &[WIDE])),
        way("han", in_digits(digits, &[HAN])),
        way("formal", in_digits(digits, &[FORMAL])),
        way("mixed", in_digits(digits, &[WIDE, HAN, "0123456789", FORMAL])),
        way("name-behind", format!("{digits}_张三")),
        way("line-end", groups(digits, &[5, digits.len() - 5], "\n")),
    ];
    ways.extend(UNSEEN.map(|(id, unseen)| way(id, groups(digits, lengths, unseen))));
    ways
}

/// The same, of which these need a word.
fn with_word(mut ways: Vec<Way>, ids: &[&str]) -> Vec<Way> {
    ways.iter_mut().for_each(|way| way.needs_word |= ids.contains(&way.id));
    ways
}

pub fn values() -> [Value; 3] {
    let mobile = "13912345678";
    let mut ways = common(mobile, &[3, 4, 4]);
    let of_a_mobile = [
        ("five-six", "13912-345678".to_owned()),
        ("pairs", groups(mobile, &[3, 2, 2, 2, 2], " ")),
        ("country", format!("+86 {mobile}")),
        ("country-trunk", "+86 0139 1234 5678".to_owned()),
        ("dialled", format!("17951{mobile}")),
        ("brackets", "(139)12345678".to_owned()),
        ("float", format!("{mobile}.0")),
        ("power", "1.3912345678E10".to_owned()),
    ];
    ways.extend(of_a_mobile.map(|(id, written)| way(id, written)));
    let ways =
        with_word(ways, &["underscores", "slashes", "five-six", "pairs", "country-trunk", "dialled", "float", "power"]);
    let mobile = Value { id: "mobile", label: "联系电话", rule: "privacy/mobile-number", ways };
    let ways = with_word(common(&id_number(371, 58), &[6, 8, 4]), &["han", "formal"]);
    let identity = Value { id: "identity", label: "身份证号", rule: "privacy/resident-id", ways };
    let ways = with_word(common(&bank_card(753_102_468_913), &[4, 4, 4, 4, 3]), &["han", "formal"]);
    [mobile, identity, Value { id: "card", label: "银行卡号", rule: "privacy/bank-card", ways }]
}
