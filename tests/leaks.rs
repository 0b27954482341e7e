//! Nothing that a report prints holds what was found: planted values, in every form of writing, in every format.

mod support;

use proptest::prelude::*;
use support::Desk;

/// Ways to write a mobile number.
fn written(number: &str, form: u8) -> String {
    let (a, b, c) = (&number[..3], &number[3..7], &number[7..]);
    match form % 6 {
        0 => number.to_owned(),
        1 => format!("{a} {b} {c}"),
        2 => format!("{a}-{b}-{c}"),
        3 => format!("+86 {number}"),
        4 => number.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect(),
        _ => format!("{a}\u{200B}{b}\u{200B}{c}"),
    }
}

/// Text with a value in it, among faults of other rules.
fn around(value: &str, place: u8) -> String {
    match place % 6 {
        0 => format!("联系人：李明，电话{value}，请布署。"),
        1 => format!("单号X{value}Y，请各单位布署落实"),
        2 => format!("资料 and 张贴{value}的的"),
        3 => format!("http://example.com/{value}.html 布署"),
        4 => value.to_owned(),
        _ => format!("金额{value}元，，布署"),
    }
}

/// Reads text as a person would: without what the eye skips, and in plain digits.
fn plain(text: &str) -> String {
    let plain = text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{200B}' | '\n'));
    plain.map(|c| if ('０'..='９').contains(&c) { char::from_u32(c as u32 - 0xFEE0).unwrap() } else { c }).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn no_planted_value_is_printed(
        tail in "[0-9]{8}",
        uses in proptest::collection::vec((0u8..6, 0u8..6), 1..5),
        in_name in any::<bool>(),
    ) {
        let number = format!("138{tail}");
        // At least once where a rule knows it: a value that no rule finds anywhere is not known to be one.
        let mut text = format!("联系电话：{number}。\n");
        for (form, place) in &uses {
            text += &around(&written(&number, *form), *place);
            text.push('\n');
        }
        let desk = Desk::new();
        let name = if in_name { format!("表{number}.txt") } else { "a.txt".to_owned() };
        desk.file(&name, &text);
        for format in ["text", "json"] {
            for more in [&["--explain", "--verbose", "--timings"][..], &["--select", "typo,punctuation,repetition"]] {
                let run = desk.run(&[&["check", "--format", format, &name], more].concat());
                prop_assert!(run.code == 0 || run.code == 1, "{}", run.err);
                let shown = plain(&(run.out.clone() + &run.err));
                prop_assert!(!shown.contains(&number), "{}", run.out);
            }
        }
    }
}
