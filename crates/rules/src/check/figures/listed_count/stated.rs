//! A number of things that are told one by one around it: 主机1台、遥控器1个、说明书1份，共5件; 75平方米、95平方米、120平方米四种户型; 四次…，分别在9月、12月和次年3月.

use super::super::amount::Amount;
use super::super::numeral::{number_at, number_before};
use super::EDGES;
use hegao_model::text::{Folded, Span, is_han};

/// What calls the number of all that a list has one by one.
const ALL: &str = "，共";

/// Measures of which several sorts are told.
const MEASURES: [&str; 6] = ["平方米", "㎡", "公斤", "毫升", "厘米", "米"];

/// What leads to the times of something that was done so often.
const TIMES: [&str; 3] = ["分别在", "分别于", "时间分别为"];

/// How far before it what a number counts may stand, in bytes, and characters of the longest name.
const FAR: usize = 240;
const NAME: usize = 10;

pub(super) fn literals() -> impl Iterator<Item = String> {
    let all = ('1'..='9').map(|digit| format!("{ALL}{digit}"));
    let sorts = MEASURES.iter().flat_map(|unit| "两二三四五六3456".chars().map(move |n| format!("{unit}{n}种")));
    all.chain(sorts).chain(TIMES.map(str::to_owned))
}

/// The number at `clue` and how many there are, if those are more or fewer.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    match clue.of(folded) {
        word if word.starts_with(ALL) => pieces(folded, clue),
        word if TIMES.contains(&word) => times(folded, clue),
        _ => sorts(folded, clue),
    }
}

/// `主机1台、遥控器1个、说明书1份、合格证1张，共5件`: each piece has a measure of its own.
fn pieces(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    let start = clue.start() + ALL.len();
    let total = Amount::at(folded, start).filter(|total| total.unit == "件")?;
    folded[total.end..].starts_with(['。', '，', '；', '）', '\n']).then_some(())?;
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR));
    let list = folded[from..clue.start()].rsplit(EDGES).next()?;
    let piece = |member: &str| {
        let at = member.find(|c: char| c.is_ascii_digit())?;
        let name = &member[..at];
        let figures = member[at..].trim_start_matches(|c: char| c.is_ascii_digit());
        let number: u32 = member[at..member.len() - figures.len()].parse().ok()?;
        let is_measure = figures.chars().count() == 1 && figures.chars().all(is_han);
        let is_name = !name.is_empty() && name.chars().nth(NAME).is_none() && name.chars().all(is_han);
        (is_measure && is_name).then_some((number, figures.to_owned()))
    };
    let pieces: Vec<(u32, String)> = list.split(['、', '和']).map(piece).collect::<Option<_>>()?;
    let sum = pieces.iter().map(|(number, _)| number).sum();
    // Pieces of one measure are a sum like others.
    let is_mixed = pieces.len() > 2 && pieces.iter().any(|(_, measure)| *measure != pieces[0].1);
    let is_wrong = total.millionths != i128::from(sum) * 1_000_000 && sum < 100;
    (is_mixed && is_wrong).then(|| (Span::new(start, total.end), sum))
}

/// `75平方米、95平方米、120平方米四种`, `75、95、120平方米四种`
fn sorts(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    let unit = MEASURES.iter().find(|unit| clue.of(folded).starts_with(**unit))?;
    let at = clue.start() + unit.len();
    let (number, _) = number_at(folded, at)?;
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR));
    let list = folded[from..at].rsplit(EDGES).next()?;
    let is_figure = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let bare = |member: &str| is_figure(member.strip_suffix(unit).unwrap_or(member));
    let members: Vec<&str> = list.split(['、', '和']).collect();
    let (first, others) = members.split_first()?;
    // What the sorts are of stands before the first figure: 户型有75平方米.
    let lead = first.trim_start_matches(|c: char| !c.is_ascii_digit());
    let is_list = others.len() > 1 && bare(lead) && others.iter().all(|member| bare(member)) && !list.contains('等');
    let count = members.len() as u32;
    (is_list && count != number).then(|| (Span::new(at, clue.end()), count))
}

/// `四次“回头看”，分别在9月、12月和次年3月`
fn times(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    let before = folded[..clue.start()].strip_suffix(['，', ' '])?;
    let from = folded.floor_char_boundary(before.len().saturating_sub(FAR));
    let clause = before[from..].rsplit(['，', '。', '；', '：', '\n']).next()?;
    let mut places = clause.match_indices('次').map(|(at, _)| before.len() - clause.len() + at);
    let (at, None) = (places.next()?, places.next()) else { return None };
    let number = number_before(&folded[..at]).filter(|number| (2..=12).contains(&number.value))?;
    // 第三次 is one.
    let is_ordinal = folded[..number.start].ends_with(['第', '每', '近', '约']);
    let rest = folded[clue.end()..].split(['，', '。', '；', '\n']).next()?;
    let mut count = 0;
    let mut text = rest;
    loop {
        let behind = month(text)?;
        count += 1;
        match behind.strip_prefix(['、', '和', '及']) {
            Some(next) => text = next,
            None => {
                let is_open = behind.starts_with('等');
                let is_wrong = count != number.value && count > 1 && !is_ordinal && !is_open;
                return is_wrong.then(|| (Span::new(number.start, at + '次'.len_utf8()), count));
            }
        }
    }
}

/// What stands behind a month, with its year, its day or its part.
fn month(text: &str) -> Option<&str> {
    let digits = |text: &'_ str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let text = ["次年", "当年", "今年", "去年"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
    let year = digits(text);
    let text = if year == 4 { text[year..].strip_prefix('年')? } else { text };
    let end = digits(text);
    (1..=2).contains(&end).then_some(())?;
    let rest = text[end..].strip_prefix('月')?;
    let day = digits(rest);
    if let Some(behind) = rest[day..].strip_prefix('日').filter(|_| day > 0) {
        return Some(behind);
    }
    let part = ["上旬", "中旬", "下旬", "底", "初", "份"].iter().find_map(|word| rest.strip_prefix(word));
    (day == 0).then(|| part.unwrap_or(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_as_many_as_is_said() {
        for (text, expected) in [
            ("内有主机1台、电源1个、手册1本，共4件。", Some(3)),
            ("内有主机1台、电源1个、手册1本，共3件。", None),
            ("收到信件3件、来电12件、来访5件，共18件。", None),
            ("房型有60平方米、80平方米、100平方米四种。", Some(3)),
            ("房型有60、80、100平方米三种。", None),
            ("房型有60、80、100平方米四种。", Some(3)),
            ("先后三次开展夜查，分别在5月、9月上旬进行。", Some(2)),
            ("先后三次开展夜查，分别在5月、9月和次年1月进行。", None),
            ("先后五次开展夜查，分别在5月、9月等月份进行。", None),
            ("第三次开展夜查，分别在5月、9月进行。", None),
        ] {
            let told = literals().find_map(|word| {
                let at = text.find(&word)?;
                wrong(text, Span::new(at, at + word.len()))
            });
            assert_eq!(told.map(|(_, count)| count), expected, "{text}");
        }
    }
}
