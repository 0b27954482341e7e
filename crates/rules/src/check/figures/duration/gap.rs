//! How far two times of day lie apart, told beside them: 14时23分报警，14时41分救护车到场，距报警16分钟; 车程3小时30分，8:20开，10:50到.
//!
//! Which two are meant is not said, so that any two of the paragraph that lie so far apart make it right.

use super::super::clock::Time;
use super::super::quantity::{paragraph, sentence_end};
use super::hours::times;
use crate::language::Said;
use hegao_model::text::{Folded, Span, is_han};

/// What leads to the time between.
pub(super) const WORDS: [&str; 6] = ["，距", "，相隔", "，间隔", "车程", "航程", "飞行"];

/// How far before it the times may stand, in bytes, and behind it; how many characters may stand between its word and its number.
const FAR: usize = 300;
const BEHIND: usize = 60;
const NAME: usize = 6;

/// The time that is told behind `clue`, and the one that lies between the two times nearest to it, if no two lie so far apart.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, Said)> {
    let name: usize = folded[clue.end()..].chars().take_while(|&c| is_han(c)).take(NAME + 1).map(char::len_utf8).sum();
    let is_about = folded[clue.end()..clue.end() + name].contains(['约', '近', '超', '过', '不']);
    let (span, told) = length(folded, clue.end() + name).filter(|_| !is_about)?;
    let is_journey = !clue.of(folded).starts_with('，');
    let (from, to) = if is_journey {
        (span.end(), sentence_end(folded, span.end(), BEHIND))
    } else {
        (paragraph(folded, clue.start(), FAR), clue.start())
    };
    let all = times(folded, from, to);
    let times: Vec<i64> = all.iter().filter(|time| time.is_possible()).filter_map(minute).collect();
    let fits = |at: usize| times[at + 1..].iter().any(|other| (other - times[at]).abs().abs_diff(told) <= 1);
    let &[.., first, last] = &times[..] else { return None };
    // 距开考15分钟停止入场 is a rule, and 车程20分钟，6:00至22:00开行 a timetable.
    let behind = &folded[if is_journey { all.last()?.span.end() } else { span.end() }..];
    let ends: &[char] = if is_journey { &['到', '抵'] } else { &['，', '。', '；', '）', '\n'] };
    let is_told = behind.is_empty() || behind.starts_with(ends);
    let is_known = !is_told || (0..times.len()).any(fits) || last <= first || is_journey && times.len() != 2;
    let between = last - first;
    let (hours, minutes) = (between / 60, between % 60);
    let zh = match (hours, minutes) {
        (0, minutes) => format!("{minutes}分钟"),
        (hours, 0) => format!("{hours}小时"),
        (hours, minutes) => format!("{hours}小时{minutes}分"),
    };
    (!is_known).then(|| (span, Said { zh, en: format!("{between} minutes") }))
}

/// The minute of the day of a time that tells one.
fn minute(time: &Time) -> Option<i64> {
    Some(i64::from(time.hour * 60 + time.minute?))
}

/// A length at a place, in minutes: 16分钟, 3小时30分.
fn length(folded: &str, start: usize) -> Option<(Span<Folded>, i64)> {
    let number = |at: usize| {
        let digits = folded[at..].bytes().take_while(u8::is_ascii_digit).count();
        Some((folded[at..at + digits].parse::<i64>().ok()?, at + digits))
    };
    let (value, at) = number(start)?;
    if let Some(rest) = folded[at..].strip_prefix("小时") {
        let at = folded.len() - rest.len();
        let more = number(at).filter(|(_, end)| folded[*end..].starts_with('分'));
        let (minutes, end) = more.map_or((0, at), |(minutes, end)| (minutes, end + '分'.len_utf8()));
        let is_exact = !folded[end..].starts_with(['多', '余', '左', '以']);
        return is_exact.then(|| (Span::new(start, end), value * 60 + minutes));
    }
    let rest = folded[at..].strip_prefix("分钟")?;
    let is_exact = !rest.starts_with(['多', '余', '左', '以']);
    is_exact.then(|| (Span::new(start, folded.len() - rest.len()), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_times_lie_so_far_apart() {
        for (text, word, expected) in [
            ("14时23分拨打120。14时41分，救护车赶到现场，距报警16分钟。", "，距", Some("18分钟")),
            ("14时23分拨打120。14时41分，救护车赶到现场，距报警18分钟。", "，距", None),
            ("13时5分开机，14时23分拨打120。14时41分到场，距开机96分钟。", "，距", None),
            ("14时41分，救护车赶到现场，距医院16分钟。", "，距", None),
            ("8时30分进场，9时0分开考，距开考15分钟停止入场。", "，距", None),
            ("专线车程20分钟，每天6:00至22:00开行。", "车程", None),
            ("乘动车赴兰州，车程3小时30分，8:20开，10:50到。", "车程", Some("2小时30分")),
            ("乘动车赴兰州，车程2小时30分，8:20开，10:50到。", "车程", None),
            ("乘动车赴兰州，车程约3小时，8:20开，10:50到。", "车程", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, said)| said.zh);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
