//! Text without what is no disguise: in two views, one for numbers and one for all else.

/// What parts two stretches that nobody reads as one. Nothing drops it.
pub(super) const BREAK: char = '\u{1}';

/// The digits of `text` in a row, whatever script they are in and whatever signs stand between them. Where a letter parts them
/// stands a break; an X and an E stay, which end an identity number and begin a power of ten.
pub(super) fn numbers(text: &str) -> String {
    let mut plain = String::new();
    let mut stars = 0;
    for c in text.chars() {
        stars = if c == '*' { stars + 1 } else { 0 };
        match digit(c) {
            Some(digit) => plain.push(char::from(b'0' + digit)),
            None if matches!(c, 'x' | 'X' | 'Ｘ' | 'ｘ' | 'Ⅹ' | 'ⅹ') => plain.push('x'),
            None if matches!(c, 'e' | 'E') && plain.ends_with(|last: char| last.is_ascii_digit()) => plain.push('e'),
            // Four asterisks are a mask.
            None if stars < 4 && is_between(c) => {}
            None if plain.ends_with(BREAK) => {}
            None => plain.push(BREAK),
        }
    }
    plain
}

/// `text` in small letters of usual width, without white space and what nobody sees.
pub(super) fn words(text: &str) -> String {
    let shown = text.chars().filter(|&c| c == BREAK || !(c.is_whitespace() || is_unseen(c)));
    shown.map(|c| narrow(c).to_ascii_lowercase()).collect()
}

/// Whether `value` is a number: digits, perhaps an X for the last.
pub(super) fn is_number(value: &str) -> bool {
    let digits = value.strip_suffix(['x', 'X']).unwrap_or(value);
    !digits.is_empty() && digits.chars().all(|c| digit(c).is_some())
}

/// What a program shows for a long `number` (plain digits): its power of ten, if no digit of it is lost.
pub(super) fn power(number: &str) -> Option<String> {
    let kept = number.trim_end_matches('0');
    (kept.len() >= 8 && kept.len() < number.len()).then(|| format!("{kept}e{}", number.len() - 1))
}

fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Each first digit of ten in a row.
const ZEROS: [u32; 12] =
    [0x30, 0x660, 0x6F0, 0x966, 0xFF10, 0x1D7CE, 0x1D7D8, 0x1D7E2, 0x1D7EC, 0x1D7F6, 0x1FBF0, 0x2080];

fn digit(c: char) -> Option<u8> {
    match c {
        '\0'..='\u{7F}' => c.to_digit(10).map(|digit| digit as u8),
        '〇' | '○' | '\u{4E00}'..='\u{9FFF}' => numeral(c),
        '①'..='⑨' => Some((u32::from(c) - 0x2460 + 1) as u8),
        '⓪' => Some(0),
        _ => {
            let code = u32::from(c);
            ZEROS.iter().find(|&&zero| (zero..zero + 10).contains(&code)).map(|zero| (code - zero) as u8)
        }
    }
}

/// The digit that a Han numeral stands for.
fn numeral(c: char) -> Option<u8> {
    Some(match c {
        '〇' | '○' | '零' => 0,
        '一' | '壹' | '幺' => 1,
        '二' | '贰' | '貳' | '两' => 2,
        '三' | '叁' | '參' => 3,
        '四' | '肆' => 4,
        '五' | '伍' => 5,
        '六' | '陆' | '陸' => 6,
        '七' | '柒' => 7,
        '八' | '捌' => 8,
        '九' | '玖' => 9,
        _ => return None,
    })
}

/// Whether `c` may stand between two digits of one number.
fn is_between(c: char) -> bool {
    match c {
        BREAK => false,
        '\0'..='\u{7F}' => !c.is_ascii_alphanumeric(),
        _ => c.is_whitespace() || is_unseen(c) || is_sign(c),
    }
}

fn is_sign(c: char) -> bool {
    matches!(c, '\u{A0}'..='\u{BF}' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{20D0}'..='\u{20FF}' | '\u{2212}'
        | '\u{3000}'..='\u{3003}' | '\u{3008}'..='\u{301F}' | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}')
        && !c.is_alphanumeric()
}

/// Whether nobody sees `c`.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E0FFF}')
}
