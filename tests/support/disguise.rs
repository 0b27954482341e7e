//! Ways in which a value could leave unnoticed: looked for in all that a run says.

use hegao::text::{digit, is_between_digits};

/// The disguise in which `value` stands in `text`, if it does.
pub fn found(value: &str, text: &str) -> Option<&'static str> {
    let wanted = letters(value);
    let backwards: String = wanted.chars().rev().collect();
    let views = [
        ("plain", text.to_owned()),
        ("percent-encoded", percent_decoded(text)),
        ("as XML references", replaced(text, "&#", ";")),
        ("as \\u escapes", unescaped(text)),
    ];
    let views = views.map(|(name, view)| (name, letters(&view)));
    if let Some((name, _)) = views.iter().find(|(_, view)| view.contains(&wanted)) {
        return Some(name);
    }
    if views.iter().any(|(_, view)| view.contains(&backwards)) {
        return Some("reversed");
    }
    let url = text.replace('-', "+").replace('_', "/");
    base64(value).iter().any(|code| text.contains(code) || url.contains(code)).then_some("in base64")
}

/// Seven digits in a row of `value`, if a line of `text` has them: in any script, with anything but words between them.
pub fn piece(value: &str, text: &str) -> Option<String> {
    const SHORTEST: usize = 7;
    let digits: Vec<u8> = value.chars().filter_map(digit).collect();
    let is_piece = |piece: &&[u8]| digits.windows(SHORTEST).any(|own| own == *piece);
    let views = [text.to_owned(), percent_decoded(text), replaced(text, "&#", ";"), unescaped(text)];
    let runs = views.iter().flat_map(|view| view.lines()).flat_map(numbers);
    let found = runs.flat_map(|run| run.windows(SHORTEST).find(is_piece).map(<[u8]>::to_vec)).next();
    found.map(|piece| piece.iter().map(u8::to_string).collect())
}

/// The digits of a line, in runs that no word and no mask parts.
fn numbers(line: &str) -> Vec<Vec<u8>> {
    let mut runs = vec![Vec::new()];
    for part in line.split("****") {
        for c in part.chars() {
            match digit(c) {
                Some(digit) => runs.last_mut().unwrap().push(digit),
                None if is_between_digits(c) => {}
                None => runs.push(Vec::new()),
            }
        }
        runs.push(Vec::new());
    }
    runs
}

/// Letters and digits only, in plain ones: separators, widths and signs that the eye skips are no disguise.
fn letters(text: &str) -> String {
    let plain = |c: char| match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        _ => c,
    };
    text.chars().map(plain).filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

fn percent_decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let code = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        let code = code.and_then(|code| u8::from_str_radix(code, 16).ok());
        decoded.push(code.unwrap_or(bytes[at]));
        at += if code.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// `text` with its numeric references written out: from `start` to `end` a number, or `x` and a hexadecimal one.
fn replaced(text: &str, start: &str, end: &str) -> String {
    let mut parts = text.split(start);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part.split_once(end).unwrap_or((part, ""));
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        match code.ok().and_then(char::from_u32) {
            Some(c) => out.extend([c.to_string().as_str(), rest]),
            None => out.extend([start, part]),
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let code = part.get(..4).and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) => out.extend([c.to_string().as_str(), &part[4..]]),
            None => out.extend(["\\u", part]),
        }
    }
    out
}

/// What of `value` in base64 does not depend on its neighbours, for each of the three ways it may be aligned.
fn base64(value: &str) -> [String; 3] {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    [0, 1, 2].map(|shift: usize| {
        let bytes = [vec![0; shift], value.as_bytes().to_vec()].concat();
        let bits = |at: usize| {
            (0..6).fold(0, |code, bit| code << 1 | usize::from(bytes[(at + bit) / 8] >> (7 - (at + bit) % 8) & 1))
        };
        let first = (shift * 8).div_ceil(6);
        (first..bytes.len() * 8 / 6).map(|index| char::from(ALPHABET[bits(index * 6)])).collect()
    })
}

/// That each disguise is seen through: a look that finds nothing proves nothing.
pub fn check_itself() {
    let value = "13800138000";
    let numbers = |form: &dyn Fn(u32) -> String| value.chars().map(|c| form(c as u32)).collect::<String>();
    for (text, expected) in [
        ("a 138-0013 8000 b".to_owned(), Some("plain")),
        (numbers(&|c| char::from_u32(c + 0xFEE0).unwrap().to_string()), Some("plain")),
        (numbers(&|c| format!("%{c:02x}")), Some("percent-encoded")),
        (numbers(&|c| format!("&#{c};")), Some("as XML references")),
        (numbers(&|c| format!("&#x{c:x};")), Some("as XML references")),
        (numbers(&|c| format!("\\u{c:04X}")), Some("as \\u escapes")),
        ("00083100831".to_owned(), Some("reversed")),
        ("MTM4MDAxMzgwMDA=".to_owned(), Some("in base64")),
        ("YTEzODAwMTM4MDAw".to_owned(), Some("in base64")),
        ("YWExMzgwMDEzODAwMA==".to_owned(), Some("in base64")),
        ("138****8000".to_owned(), None),
    ] {
        assert_eq!(found(value, &text), expected, "{text}");
    }
    for (text, is_piece) in [
        ("1.3800138E+10", true),
        ("一三八/零〇一三", true),
        ("\\u0661\\u0663٨٠٠١٣", true),
        ("38%30%30%31380", true),
        ("138****8000，138****8000", false),
        ("138元0013", false),
    ] {
        assert_eq!(piece(value, text).is_some(), is_piece, "{text}");
    }
}
