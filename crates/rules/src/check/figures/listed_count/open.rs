//! More members than the number behind 等 says, whatever it counts: 甲、乙、丙等2人, 七 kinds and 等6项专项附加扣除.

use super::super::numeral::number_at;
use super::{EDGES, is_long_member};
use hegao_model::text::{Folded, Span, is_han};

/// What a number may count.
const MEASURES: [char; 14] = ['人', '名', '位', '项', '个', '种', '类', '家', '户', '所', '条', '门', '件', '部'];

/// Words that may join two members to one, or begin something else.
const JOINED: [char; 15] = ['和', '与', '及', '或', '的', '将', '把', '对', '向', '被', '在', '从', '由', '给', '因'];

/// The longest member, in characters.
const LONGEST: usize = 10;

pub(super) fn literals() -> impl Iterator<Item = String> {
    "23456789二两三四五六七八九".chars().map(|number| format!("等{number}"))
}

/// The number behind 等 with its measure, and how many members stand before it, if they are more.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    let at = clue.start() + '等'.len_utf8();
    let (value, end) = number_at(folded, at)?;
    let measure = folded[end..].chars().next().filter(|c| MEASURES.contains(c))?;
    let from = folded.floor_char_boundary(clue.start().saturating_sub(400));
    let list = folded[from..clue.start()].rsplit(EDGES).next()?;
    let is_number = |part: &str| part.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let list = list.split_once('、').filter(|(first, _)| is_number(first)).map_or(list, |(_, rest)| rest);
    let members: Vec<&str> = list.split('、').collect();
    let is_short = |member: &&str| {
        is_long_member(member)
            && member.chars().nth(LONGEST).is_none()
            && !member.contains(JOINED)
            && member.chars().any(is_han)
    };
    let count = members.len() as u32;
    let is_least =
        ["以上", "以下", "以内", "多", "余"].iter().any(|word| folded[end + measure.len_utf8()..].starts_with(word));
    let is_list = !is_least && count > value && value > 1 && count < 3 * value && members.iter().skip(1).all(is_short);
    is_list.then(|| (Span::new(clue.start(), end + measure.len_utf8()), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_no_more_than_is_said() {
        for (text, expected) in [
            ("监督员：张三丰、李明、王强等2人。", Some(3)),
            ("监督员：张三丰、李明、王强等3人。", None),
            ("监督员：张三丰、李明、王强等12人。", None),
            ("子女教育、大病医疗、住房租金、赡养老人等3项专项附加扣除。", Some(4)),
            ("不得同时接受建设、监理、施工等两个以上单位委托。", None),
            ("持刀、斧头将李明、王强等两人打伤。", None),
            ("质量、安全的管理、效率与公平等2个问题。", None),
        ] {
            let at = text.find('等').unwrap();
            let number = text[at + '等'.len_utf8()..].chars().next().unwrap();
            let told = wrong(text, Span::new(at, at + '等'.len_utf8() + number.len_utf8())).map(|(_, count)| count);
            assert_eq!(told, expected, "{text}");
        }
    }
}
