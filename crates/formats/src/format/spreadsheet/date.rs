//! Days of a workbook, which are numbers: 45665 is 2025年1月8日, and the number format says how it is written.

use jiff::civil::{Date, DateTime, Time, Weekday, date};

use super::number::Numerals;

/// Seconds of a day.
const DAY: f64 = 86_400.0;

/// A day and a time as a workbook shows them. Counted from 1900 it has two days that were none, 0 January and 29 February 1900, and
/// the days of the week before March 1900 are those that follow from them ([ECMA-376 Part 1, 18.17.4.1][dates]).
///
/// [dates]: https://ecma-international.org/publications-and-standards/standards/ecma-376/
struct Moment {
    year: i16,
    month: i8,
    day: i8,
    weekday: Weekday,
    time: Time,
}

/// The moment that a number stands for.
fn moment(number: f64, from_1904: bool) -> Option<Moment> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let (mut days, mut seconds) = (number.floor() as i64, ((number - number.floor()) * DAY).round() as i64);
    if seconds >= DAY as i64 {
        (days, seconds) = (days + 1, 0);
    }
    let time = jiff::civil::time((seconds / 3600) as i8, (seconds / 60 % 60) as i8, (seconds % 60) as i8, 0);
    let behind = |first: Date| first.checked_add(jiff::Span::new().try_days(days).ok()?).ok();
    let counted = behind(if from_1904 { date(1904, 1, 1) } else { date(1899, 12, 30) })?;
    let (year, month, day) = match days {
        0 if !from_1904 => (1900, 1, 0),
        60 if !from_1904 => (1900, 2, 29),
        _ => {
            let is_early = !from_1904 && days < 60;
            let shown = if is_early { behind(date(1899, 12, 31))? } else { counted };
            (shown.year(), shown.month(), shown.day())
        }
    };
    Some(Moment { year, month, day, weekday: counted.weekday(), time })
}

/// The number that stands for a moment, a day or a time in the form of ISO 8601. A zone says nothing: a cell has none.
pub(crate) fn number(moment: &str, from_1904: bool) -> Option<f64> {
    let moment = moment.trim();
    let moment = moment.strip_suffix(['Z', 'z']).unwrap_or(moment);
    let part = |time: Time| {
        let seconds = i32::from(time.hour()) * 3600 + i32::from(time.minute()) * 60 + i32::from(time.second());
        f64::from(seconds) / DAY
    };
    let Ok(moment) = moment.parse::<DateTime>() else { return moment.parse().ok().map(part) };
    let first = match from_1904 {
        true => date(1904, 1, 1),
        // Day 60 is 29 February 1900, which was no day.
        false if moment.date() < date(1900, 3, 1) => date(1899, 12, 31),
        false => date(1899, 12, 30),
    };
    let days = first.until(moment.date()).ok()?.get_days();
    Some(f64::from(days) + part(moment.time()))
}

/// The moment in the words of a date's format, such as `yyyy"年"m"月"d"日"`, and in these numerals.
pub(crate) fn written(number: f64, from_1904: bool, format: &str, numerals: Option<Numerals>) -> Option<String> {
    let moment = moment(number, from_1904)?;
    let twelve = (0..format.len()).any(|at| format.get(at..).is_some_and(|rest| half_of_day(rest, true).is_some()));
    let mut text = String::new();
    let mut rest = format;
    let mut after_hour = false;
    while let Some(c) = rest.chars().next() {
        let lower = c.to_ascii_lowercase();
        let run = rest.chars().take_while(|next| next.to_ascii_lowercase() == lower).count();
        let mut taken = c.len_utf8();
        match lower {
            '"' => {
                let quoted = rest[1..].split('"').next().unwrap_or_default();
                text.push_str(quoted);
                taken = (quoted.len() + 2).min(rest.len());
            }
            '\\' | '_' | '*' => {
                let next = rest[1..].chars().next();
                text.extend(next.filter(|_| lower == '\\'));
                taken = 1 + next.map_or(0, char::len_utf8);
            }
            '[' => {
                let inside = rest[1..].split(']').next().unwrap_or_default();
                text.push_str(&elapsed(number, inside));
                after_hour |= inside.starts_with(['h', 'H']);
                taken = (inside.len() + 2).min(rest.len());
            }
            'a' | '上' if let Some((sign, half)) = half_of_day(rest, moment.time.hour() < 12) => {
                text.push_str(half);
                taken = sign.len();
            }
            'y' | 'm' | 'd' | 'h' | 's' | 'a' | 'e' => {
                let behind = rest[run..].trim_start_matches([':', '.', ' ', '\\', '"', '分']);
                let is_minute = lower == 'm' && run < 3 && (after_hour || behind.starts_with(['s', 'S']));
                let field = field(&moment, if is_minute { 'n' } else { lower }, run, twelve);
                text.push_str(&match numerals.filter(|_| field.bytes().all(|digit| digit.is_ascii_digit())) {
                    Some(numerals) if matches!(lower, 'y' | 'e') => numerals.digits(&field),
                    Some(numerals) if !field.is_empty() => numerals.field(&field),
                    _ => field,
                });
                after_hour = lower == 'h' || after_hour && lower == 's';
                taken = run;
            }
            '0' | '#' | '?' => taken = run,
            '.' if rest[1..].starts_with('0') => {}
            ';' => break,
            _ => text.push(c),
        }
        rest = rest.get(taken..)?;
    }
    Some(text)
}

/// The sign for the half of the day at the start of `rest`, and what it comes to.
fn half_of_day(rest: &str, is_morning: bool) -> Option<(&str, &str)> {
    let sign = ["AM/PM", "am/pm", "上午/下午", "A/P", "a/p"].into_iter().find(|sign| rest.starts_with(sign))?;
    let (morning, evening) = sign.split_once('/')?;
    Some((sign, if is_morning { morning } else { evening }))
}

/// What stands in square brackets: `[h]` counts hours beyond a day; colours, locales and conditions say nothing.
fn elapsed(number: f64, inside: &str) -> String {
    let seconds = (number * DAY).round();
    match inside {
        "h" | "hh" | "H" | "HH" => format!("{}", (seconds / 3600.0).floor()),
        "m" | "mm" | "M" | "MM" => format!("{}", (seconds / 60.0).floor()),
        "s" | "ss" | "S" | "SS" => format!("{seconds}"),
        _ => String::new(),
    }
}

/// One field, of `run` letters; `n` stands for minutes.
fn field(moment: &Moment, letter: char, run: usize, twelve: bool) -> String {
    const DAYS: [&str; 7] = ["一", "二", "三", "四", "五", "六", "日"];
    let Moment { year, month, day, weekday, time } = moment;
    let named = || DAYS[weekday.to_monday_zero_offset() as usize];
    // Of the year nothing is written: any that has the month serves.
    let month_as = |form: &str| date(2000, *month, 1).strftime(form).to_string();
    let day_as = |form: &str| date(2001, 1, weekday.to_monday_one_offset()).strftime(form).to_string();
    let number = match letter {
        'y' | 'e' if run <= 2 && letter == 'y' => return format!("{:02}", year.rem_euclid(100)),
        'y' | 'e' => return format!("{year}"),
        'a' if run >= 4 => return format!("星期{}", named()),
        'a' if run == 3 => return named().to_owned(),
        'a' => return String::new(),
        'd' if run == 3 => return day_as("%a"),
        'd' if run > 3 => return day_as("%A"),
        'm' if run == 3 => return month_as("%b"),
        'm' if run == 5 => return month_as("%b")[..1].to_owned(),
        'm' if run > 3 => return month_as("%B"),
        'm' => *month,
        'd' => *day,
        'h' if twelve => (time.hour() + 11) % 12 + 1,
        'h' => time.hour(),
        'n' => time.minute(),
        _ => time.second(),
    };
    if run > 1 { format!("{number:02}") } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_the_words_of_their_format() {
        for (number, format, expected) in [
            (45665.0, "yyyy\"年\"m\"月\"d\"日\"", "2025年1月8日"),
            (45665.0, "yyyy\\-mm\\-dd", "2025-01-08"),
            (45665.0, "[$-804]yyyy/m/d;@", "2025/1/8"),
            (45665.0, "aaaa", "星期三"),
            (45665.5, "yyyy-mm-dd hh:mm:ss", "2025-01-08 12:00:00"),
            (45665.75, "h:mm AM/PM", "6:00 PM"),
            (45665.25, "上午/下午h\"时\"", "上午6时"),
            (0.999_999, "hh:mm", "00:00"),
            (1.5, "[h]:mm", "36:00"),
            (59.0, "m/d/yy", "2/28/00"),
            (60.0, "yyyy\"年\"m\"月\"d\"日\"", "1900年2月29日"),
            (60.0, "aaaa", "星期三"),
            (61.0, "m/d/yyyy", "3/1/1900"),
            (61.0, "aaaa", "星期四"),
            (1.0, "yyyy-m-d dddd", "1900-1-1 Sunday"),
            (0.0, "yyyy-m-d", "1900-1-0"),
            (60.25, "yyyy-mm-dd hh:mm", "1900-02-29 06:00"),
            (45665.0, "d-mmm-yy", "8-Jan-25"),
        ] {
            assert_eq!(written(number, false, format, None).as_deref(), Some(expected), "{format}");
        }
        assert_eq!(written(44203.0, true, "yyyy-m-d", None).as_deref(), Some("2025-1-8"));
        assert_eq!(written(60.0, true, "yyyy-m-d", None).as_deref(), Some("1904-3-1"));
        assert_eq!(written(-1.0, false, "yyyy", None), None);
        assert_eq!(written(f64::NAN, false, "yyyy", None), None);
    }

    #[test]
    fn moments_of_iso_8601_are_numbers() {
        for (moment, from_1904, expected) in [
            ("2025-10-01", false, Some(45931.0)),
            ("2025-10-01T00:00:00", false, Some(45931.0)),
            ("2025-10-01T00:00:00.000Z", false, Some(45931.0)),
            ("2025-10-01T12:00:00+08:00", false, Some(45931.5)),
            ("2025-10-01T06:00Z", false, Some(45931.25)),
            ("2025-10-01", true, Some(44469.0)),
            ("18:00:00", false, Some(0.75)),
            ("1900-02-28", false, Some(59.0)),
            ("2025-02-30", false, None),
            ("明天", false, None),
            ("Z", false, None),
        ] {
            assert_eq!(number(moment, from_1904), expected, "{moment}");
        }
    }

    #[test]
    fn a_broken_format_does_no_harm() {
        for format in ["\"", "\\", "[", "y\"年", "年月日", "[$", "_", "*", "AM", "上"] {
            let _ = written(45665.0, false, format, None);
        }
    }
}
