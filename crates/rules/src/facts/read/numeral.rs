//! Numbers as headings, dates and document numbers write them: `12`, `１２`, `十二`, `二〇二五`.

/// The digits at the beginning of `text`, half or full width, and what follows. Nine of them at most.
pub(super) fn arabic(text: &str) -> Option<(u32, &str)> {
    let mut value = 0;
    let mut end = 0;
    for (count, (at, c)) in text.char_indices().enumerate() {
        let Some(digit) = digit(c) else { break };
        if count == 9 {
            return None;
        }
        value = value * 10 + digit;
        end = at + c.len_utf8();
    }
    (end > 0).then(|| (value, &text[end..]))
}

fn digit(c: char) -> Option<u32> {
    match c {
        '０'..='９' => Some(c as u32 - '０' as u32),
        _ => c.to_digit(10),
    }
}

/// The Chinese numeral at the beginning of `text` and what follows: `二十三`, `一百零二`, or digit by digit `二〇二五`.
pub(super) fn han(text: &str) -> Option<(u32, &str)> {
    let end = text.char_indices().find(|&(_, c)| han_digit(c).is_none() && unit(c).is_none());
    let end = end.map_or(text.len(), |(at, _)| at);
    let (numeral, rest) = text.split_at(end);
    if numeral.is_empty() || numeral.chars().nth(9).is_some() {
        return None;
    }
    let value = if numeral.chars().any(|c| unit(c).is_some()) { with_units(numeral) } else { by_digits(numeral) };
    value.map(|value| (value, rest))
}

/// The number of the article that begins `text`, and in how many bytes it is written: `第九十条`.
#[must_use]
pub fn article_number(text: &str) -> Option<(u32, usize)> {
    let (value, rest) = number(text.strip_prefix('第')?)?;
    Some((value, text.len() - rest.strip_prefix('条')?.len()))
}

/// The number at the beginning of `text`, in either script, and what follows.
#[must_use]
pub fn number(text: &str) -> Option<(u32, &str)> {
    arabic(text).or_else(|| han(text))
}

/// Whether a number may begin with `c`.
pub(super) fn may_begin(c: char) -> bool {
    digit(c).is_some() || han_digit(c).is_some() || unit(c).is_some()
}

fn by_digits(numeral: &str) -> Option<u32> {
    numeral.chars().try_fold(0u32, |value, c| Some(value * 10 + han_digit(c)?))
}

fn with_units(numeral: &str) -> Option<u32> {
    let (mut total, mut pending, mut above) = (0, None, u32::MAX);
    for c in numeral.chars() {
        match (han_digit(c), unit(c)) {
            (Some(0), _) => {}
            (Some(digit), _) if pending.is_none() => pending = Some(digit),
            (None, Some(unit)) if unit < above => {
                total += pending.take().unwrap_or(1) * unit;
                above = unit;
            }
            _ => return None,
        }
    }
    Some(total + pending.unwrap_or(0))
}

/// The nought has many forms: the right one, a circle, and letters that look like it.
fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '○' | '◯' | '零' | 'О' | 'Ｏ' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u32> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_both_scripts() {
        for (text, value, rest) in [
            ("12、", 12, "、"),
            ("１２月", 12, "月"),
            ("二十三、", 23, "、"),
            ("十", 10, ""),
            ("一百零二条", 102, "条"),
            ("一千二百六十条", 1260, "条"),
            ("二〇二五年", 2025, "年"),
            ("二○二五年", 2025, "年"),
            ("三是", 3, "是"),
        ] {
            assert_eq!(number(text), Some((value, rest)), "{text}");
        }
        for text in ["", "年", "十百", "一二十", "1234567890", "一二三四五六七八九十"] {
            assert_eq!(number(text), None, "{text}");
        }
    }
}
