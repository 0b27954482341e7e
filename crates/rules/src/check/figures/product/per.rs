//! So many of each of so many: 四届、每届20名共100名; 24人分成6个小组，每组5人; 每3人一组，分成6组; 5次，共计16小时，平均每次4小时; 双方各派3名代表，共计5人.

use super::super::amount::{Amount, PERCENT, are_alike};
use super::super::numeral::{number_at, number_before};
use super::super::quantity::{Quantity, sentence};
use super::{Wrong, yuan};
use hegao_model::text::{Folded, Span, is_han};

/// How far before it the other figures may stand, in bytes.
const FAR: usize = 240;

/// How many characters may stand between what is counted and its number, and behind that.
const NAME: usize = 6;

/// What calls a number all of them.
const ALL: [&str; 4] = ["共计", "合计", "总计", "共"];

/// What people are counted with.
const PEOPLE: [&str; 3] = ["人", "名", "位"];

pub(super) fn literals() -> Vec<String> {
    ["每", "人一组", "双方各"].map(str::to_owned).to_vec()
}

pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    match clue.of(folded) {
        "每" => {
            let before = &folded[..clue.start()];
            if before.ends_with("平均") {
                mean(folded, clue)
            } else {
                each(folded, clue).or_else(|| groups(folded, clue))
            }
        }
        "双方各" => both(folded, clue),
        _ => in_groups(folded, clue),
    }
}

/// The word behind 每 and the amount behind it: 每届20名, 每组5人.
fn of_each(folded: &str, at: usize) -> Option<(&str, Amount<'_>)> {
    let name: usize = folded[at..].chars().take_while(|&c| is_han(c)).take(NAME + 1).map(char::len_utf8).sum();
    let word = &folded[at..at + name];
    let is_short =
        !word.is_empty() && word.chars().nth(NAME).is_none() && !word.contains(['约', '至', '不', '最', '近']);
    Some((word, Amount::at(folded, at + name).filter(|_| is_short)?))
}

/// The number of what 每 names that stands directly before it: 四届、每届.
fn number_of(folded: &str, end: usize, word: &str) -> Option<u32> {
    let before = folded[..end].trim_end_matches(['、', '，']);
    let unit = word.chars().next()?;
    let before = before.strip_suffix(unit)?.trim_end_matches('个');
    let number = number_before(before)?;
    // 第4—6题每题10分: the last of a range counts nothing.
    let is_range = before[..number.start].ends_with(['第', '—', '-', '～', '~', '至', '到']);
    (!is_range).then_some(number.value)
}

/// `四届、每届20名共100名`
fn each(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let (word, one) = of_each(folded, clue.end())?;
    let number = number_of(folded, clue.start(), word)?;
    let rest = folded[one.end..].trim_start_matches('，');
    let rest = ALL.iter().find_map(|word| rest.strip_prefix(word))?;
    let all = Amount::at(folded, folded.len() - rest.len()).filter(|all| are_alike(all.unit, one.unit))?;
    let right = one.millionths * i128::from(number);
    (right != all.millionths && one.unit != "%")
        .then(|| (Span::new(all.start, all.end), format!("{}{}", Amount::written(right), all.unit)))
}

/// `24人分成6个小组，每组5人`: off by one of each at least, since the last group may be smaller.
fn groups(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let (_, one) = of_each(folded, clue.end()).filter(|(word, _)| word.ends_with('组') || word.ends_with('队'))?;
    let before = folded[..clue.start()].trim_end_matches(['，', '、']);
    let before = before.strip_suffix(['组', '队'])?.trim_end_matches(['小', '个', '支']);
    let two = before.strip_suffix('两').map(|rest| (2, rest.len()));
    let (number, start) = two.or_else(|| number_before(before).map(|number| (number.value, number.start)))?;
    let people = people(folded, start)?;
    divided(people, (number, one), (Span::new(one.start, one.end), i128::from(number)))
}

/// `每3人一组，分成6组`
fn in_groups(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let end = clue.start() + '人'.len_utf8();
    let start = folded[..clue.start()].trim_end_matches(|c: char| c.is_ascii_digit()).len();
    let one = Amount::at(folded, start).filter(|one| one.end == end)?;
    let rest = folded[clue.end()..].strip_prefix('，')?;
    let rest = ["分成", "共分", "分为", "编成", "编为"].iter().find_map(|word| rest.strip_prefix(word))?;
    let at = folded.len() - rest.len();
    let (number, end) = number_at(folded, at)?;
    let end = end + folded[end..].find('组').filter(|near| *near <= '个'.len_utf8() * 2)? + '组'.len_utf8();
    divided(people(folded, start)?, (number, one), (Span::new(at, end), one.millionths / PERCENT))
}

/// The people that a sentence has named last before a place, if it has named no others.
fn people(folded: &str, at: usize) -> Option<Amount<'_>> {
    let all = Quantity::each(folded, sentence(folded, at, FAR)..at);
    let is_people = |one: &&Quantity<'_>| {
        PEOPLE.contains(&one.amount.unit) || one.amount.unit == "个" && one.tail.starts_with('人')
    };
    let mut named = all.iter().filter(is_people);
    let (first, second) = (named.next()?, named.next());
    (second.is_none() && !first.is_about() && first.of().is_none()).then_some(first.amount)
}

/// That `number` times `one` are not all the people: what stands at the span is told, which should be all of them divided `by`.
fn divided(people: Amount<'_>, (number, one): (u32, Amount<'_>), (span, by): (Span<Folded>, i128)) -> Option<Wrong> {
    let right = one.millionths * i128::from(number);
    let is_off = (right - people.millionths).abs() >= one.millionths.min(i128::from(number) * PERCENT);
    let is_of_people = PEOPLE.contains(&one.unit) && number > 1 && one.millionths > PERCENT;
    let is_part = right * 2 < people.millionths;
    let all = people.millionths / PERCENT;
    let shown = if all % by.max(1) == 0 { format!("{}", all / by.max(1)) } else { format!("{all}÷{by}") };
    (is_off && is_of_people && !is_part).then_some((span, shown))
}

/// `志愿服务5次，共计16小时，平均每次4小时`
fn mean(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let (word, one) = of_each(folded, clue.end())?;
    let unit = word.chars().next()?;
    let from = sentence(folded, clue.start(), FAR);
    let all = Quantity::each(folded, from..clue.start());
    let mut numbers = all.iter().filter(|all| all.amount.unit.starts_with(unit) && !all.is_about());
    let (number, None) = (numbers.next()?, numbers.next()) else { return None };
    let whole = all.last().filter(|whole| are_alike(whole.amount.unit, one.unit) && !whole.is_about())?;
    let is_of_them = whole.amount.start > number.amount.start && whole.amount.end + 12 >= clue.start();
    let is_end = folded[one.end..].starts_with(['，', '。', '；', '）', '\n']);
    let right = whole.amount.millionths * PERCENT / number.amount.millionths.max(1);
    let is_wrong = 2 * (right - one.millionths).abs() > one.step && yuan(&one).is_none();
    (is_of_them && is_end && is_wrong).then(|| {
        let right = Amount::written((right + 5_000) / 10_000 * 10_000);
        (Span::new(one.start, one.end), format!("{right}{}", one.unit))
    })
}

/// `双方各派3名代表组成小组，共计5人`
fn both(folded: &str, clue: Span<Folded>) -> Option<Wrong> {
    let near: usize = folded[clue.end()..].chars().take_while(|&c| is_han(c)).take(NAME).map(char::len_utf8).sum();
    let one = Amount::at(folded, clue.end() + near).filter(|one| PEOPLE.contains(&one.unit))?;
    let rest = &folded[one.end..];
    let (words, rest) = rest.split_once('，')?;
    let rest = ALL.iter().find_map(|word| rest.strip_prefix(word))?;
    let all = Amount::at(folded, folded.len() - rest.len()).filter(|all| PEOPLE.contains(&all.unit))?;
    let is_plain = words.chars().all(is_han) && words.chars().count() <= 2 * NAME;
    (is_plain && all.millionths != 2 * one.millionths)
        .then(|| (Span::new(all.start, all.end), format!("{}{}", Amount::written(2 * one.millionths), all.unit)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_of_each_are_all() {
        for (text, word, expected) in [
            ("迄今已有四届、每届20名共100名学生受益。", "每", Some("80名")),
            ("迄今已有五届、每届20名共100名学生受益。", "每", None),
            ("普查队24人分成6个小组，每组5人，逐村登记。", "每", Some("4")),
            ("普查队24人分成6个小组，每组4人，逐村登记。", "每", None),
            ("普查队25人分成6个小组，每组4人，逐村登记。", "每", None),
            ("抽调15名队员，每3人一组，分成6组。", "人一组", Some("5")),
            ("抽调18名队员，每3人一组，分成6组。", "人一组", None),
            ("参加志愿服务5次，共计16小时，平均每次4小时。", "每", Some("3.2小时")),
            ("参加志愿服务4次，共计16小时，平均每次4小时。", "每", None),
            ("参加志愿服务5次，共计16小时，平均每次3小时。", "每", None),
            ("双方各派3名代表组成监督小组，共计5人。", "双方各", Some("6人")),
            ("双方各派3名代表组成监督小组，共计6人。", "双方各", None),
            ("每届20名共100名", "每", None),
        ] {
            let at = text.find(word).unwrap();
            let told = wrong(text, Span::new(at, at + word.len())).map(|(_, right)| right);
            assert_eq!(told.as_deref(), expected, "{text}");
        }
    }
}
