//! Members that are told by their form: 下列3名同志, and four who follow; “三要”：要…，要….

use super::super::numeral::number_before;
use crate::check::page::{Clue, Page};
use hegao_model::text::{Folded, Span, is_han};

/// What calls people that a list of them follows.
const PEOPLE: [&str; 4] = ["名同志", "位同志", "名干部", "名拟任"];

/// Verbs that members of a slogan begin with, in quotation marks and before a colon.
const VERBS: [char; 7] = ['要', '不', '防', '看', '查', '禁', '忌'];

/// The words between which and the people nothing else is announced, and how near they are, in bytes.
const AHEAD: [&str; 6] = ["下列", "以下", "对", "拟任", "将", "现将"];
const NEAR: usize = 18;

/// Characters of the longest name.
const NAME: usize = 4;

pub(super) fn literals() -> impl Iterator<Item = String> {
    let people = PEOPLE.iter().map(|word| (*word).to_owned());
    let kinds = ["”：", "”:"].map(str::to_owned);
    let slogans = VERBS.iter().flat_map(|verb| ["：", ":"].map(|colon| format!("{verb}”{colon}")));
    people.chain(kinds).chain(slogans)
}

/// The number at `clue`, and how many members follow, if they are not so many.
pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<(Span<Folded>, u32)> {
    let folded = page.blocks[clue.block()].text.folded();
    if clue.span.of(folded).starts_with('”') {
        return kinds(folded, clue.span);
    }
    let number = number_before(&folded[..clue.span.start()]).filter(|number| (2..=60).contains(&number.value))?;
    let before = &folded[..number.start];
    let count = if clue.span.of(folded).contains('”') {
        before.ends_with('“').then(|| slogans(folded, clue.span))?
    } else {
        let near = (before.len().saturating_sub(NEAR)..=before.len()).find(|&at| before.is_char_boundary(at))?;
        AHEAD.iter().any(|word| before[near..].contains(word)).then(|| people(page, clue.block()))?
    };
    (count > 1 && count != number.value).then(|| (Span::new(number.start, number.end), count))
}

/// How many people follow, a paragraph each: `陈静，女，1982年5月出生`.
fn people(page: &Page<'_>, block: usize) -> u32 {
    let is_person = |text: &str| {
        let mut parts = text.trim_start().split(['，', ',']);
        let (name, sex) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default().trim());
        let name: String = name.chars().filter(|c| *c != ' ').collect();
        (2..=NAME).contains(&name.chars().count()) && name.chars().all(is_han) && matches!(sex, "男" | "女")
    };
    let behind = page.blocks[block + 1..].iter().map(|block| block.text.folded());
    let mut behind = behind.skip_while(|text| text.trim().is_empty());
    behind.by_ref().take_while(|text| is_person(text)).count() as u32
}

/// The longest name of what a slogan counts, in characters, and the longest member.
const KIND: usize = 5;
const MEMBER: usize = 24;

/// The number of a slogan (“四大战役”：, “三个结合”：), and how many members follow, if they are of one kind and not so many.
fn kinds(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    let open = folded[..clue.start()].rfind('“')?;
    let name = &folded[open + '“'.len_utf8()..clue.start()];
    let first = name.chars().next()?;
    let (value, at) = super::super::numeral::number_at(folded, open + '“'.len_utf8())?;
    let kind = folded[at..clue.start()].trim_start_matches(['个', '大', '项']);
    let is_name = (1..=KIND).contains(&kind.chars().count()) && (2..=12).contains(&value) && !first.is_ascii_digit();
    let list = folded[clue.end()..].split(['。', '\n']).next()?;
    // Where ； divides, what stands between , is of one member.
    let divider = ['；', '，', '、'].into_iter().find(|mark| list.contains(*mark))?;
    let members: Vec<&str> = list.split(divider).map(str::trim).filter(|member| !member.is_empty()).collect();
    let last = |member: &str| member.chars().next_back();
    let is_kind = members.iter().all(|member| member.ends_with(kind) || member.starts_with(kind))
        || divider == '、' && members.iter().all(|member| last(member) == last(members[0]));
    let is_short =
        members.iter().all(|member| member.chars().nth(MEMBER).is_none() && !member.contains(['等', '：', '和']));
    let count = members.len() as u32;
    let span = Span::new(open + '“'.len_utf8(), at);
    (is_name && is_kind && is_short && count > 1 && count != value).then_some((span, count))
}

/// How many members of a slogan stand between the colon and the end of the sentence, each with its verb; 0 if one has another.
fn slogans(folded: &str, clue: Span<Folded>) -> u32 {
    let verb = &clue.of(folded)[..clue.of(folded).find('”').unwrap_or_default()];
    let Some((list, _)) = folded[clue.end()..].split_once('。') else { return 0 };
    let divider = if list.contains('；') { '；' } else { '，' };
    let members: Vec<&str> = list.split([divider, '、']).map(str::trim).collect();
    if members.iter().all(|member| member.starts_with(verb)) { members.len() as u32 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_one_kind_are_counted() {
        for (text, expected) in [
            ("坚持“三个结合”：集中整治与日常监管相结合，专项检查与随机抽查相结合。", Some(2)),
            ("坚持“两个结合”：集中整治与日常监管相结合，专项检查与随机抽查相结合。", None),
            ("打好“四大战役”：蓝天保卫战、碧水保卫战、净土保卫战。", Some(3)),
            ("推进“三大工程”：道路硬化、河道整治、村庄绿化、人居提升。", None),
        ] {
            let at = text.find('”').unwrap();
            assert_eq!(kinds(text, Span::new(at, at + "”：".len())).map(|(_, count)| count), expected, "{text}");
        }
    }

    #[test]
    fn members_of_a_slogan_are_counted() {
        let count = |text: &str| {
            let at = text.find('”').unwrap();
            let verb = text[..at].chars().next_back().unwrap();
            slogans(text, Span::new(at - verb.len_utf8(), at + "”：".len()))
        };
        assert_eq!(count("做到“三要”：要走人行横道，要佩戴安全头盔。不得骑车。"), 2);
        assert_eq!(count("做到“三要”：要走人行横道；要戴头盔，系好扣带；要守规则。"), 3);
        assert_eq!(count("做到“三要”：要走人行横道，戴安全头盔。"), 0);
    }
}
