//! Headers and footers of sheets: text between codes such as `&C` (in the middle) and `&P` (the page's number).

use crate::layout::flow::Gathered;

/// The text of a header without its codes; what stands left, in the middle and right is set apart by a space.
pub(crate) fn text(stored: &Gathered, part: u32) -> Gathered {
    let source = stored.text();
    let mut text = Gathered::new(part);
    let mut at = 0;
    while at < source.len() {
        let length = source[at..].find('&').unwrap_or(source.len() - at);
        text.append_range(stored, at..at + length);
        at += length;
        if at < source.len() {
            let code = code(&source[at..]);
            if code.is_sign {
                text.append_range(stored, at..at + 1);
            }
            if code.is_place && !text.is_blank() {
                text.push_unstored(" ");
            }
            at += code.length;
        }
    }
    text
}

/// What a code is.
struct Code {
    length: usize,
    /// Whether it stands for the sign & itself.
    is_sign: bool,
    /// Whether it says where the following stands.
    is_place: bool,
}

/// The code at the beginning of `rest`.
fn code(rest: &str) -> Code {
    let code = |length: usize| Code { length: length.min(rest.len()), is_sign: false, is_place: false };
    let Some(letter) = rest[1..].chars().next() else { return code(1) };
    let digits = |from: usize| rest[from..].bytes().take_while(u8::is_ascii_digit).count();
    match letter {
        '&' => Code { is_sign: true, ..code(2) },
        'L' | 'C' | 'R' | 'l' | 'c' | 'r' => Code { is_place: true, ..code(2) },
        // A font's name in quotation marks.
        '"' => code(2 + rest[2..].find('"').map_or(0, |end| end + 1)),
        // A colour: six hexadecimal digits, or a number of the theme and a shade.
        'K' | 'k' if rest[2..].bytes().take(6).filter(u8::is_ascii_hexdigit).count() == 6 => code(8),
        'K' | 'k' if rest[2..].bytes().take(6).filter(u8::is_ascii_alphanumeric).count() >= 5 => code(
            4 + rest[4..]
                .bytes()
                .take(4)
                .take_while(|byte| byte.is_ascii_alphanumeric() || b"+-".contains(byte))
                .count(),
        ),
        '0'..='9' => code(1 + digits(1)),
        // The page's number may have something added to it.
        'P' | 'p' if rest[2..].starts_with(['+', '-']) => code(3 + digits(3)),
        letter => code(1 + letter.len_utf8()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use hegao_model::document::Origin;

    #[test]
    fn codes_are_no_text() {
        for (stored, expected) in [
            ("&C内部 经办李明", "内部 经办李明"),
            ("&L示例镇&R第&P页", "示例镇 第页"),
            ("&L&\"宋体,加粗\"&12示例&&镇", "示例&镇"),
            ("&C&KFF0000机密&K01+000 &P+1", "机密"),
            ("无码", "无码"),
            ("&", ""),
            ("&\"宋体", "宋体"),
            ("&K", ""),
        ] {
            let mut gathered = Gathered::new(0);
            gathered.push(stored, Origin::exact(0));
            let text = text(&gathered, 0);
            assert_eq!(text.text().trim(), expected, "{stored}");
        }
    }
}
