//! Members before their own name: 肥料化、饲料化、基料化“四化”; …、…和…这“四风”.

use super::super::numeral::number_at;
use hegao_model::text::{Folded, Span};

/// What ends the members and begins their name.
const OF: [&str; 4] = ["这“", "的“", "等“", "“"];

/// How many characters may stand behind the number of a name.
const KIND: usize = 4;

/// Numbers that a name begins with.
const FIGURES: &str = "二两三四五六七八九";

pub(super) fn literals() -> impl Iterator<Item = String> {
    FIGURES.chars().map(|number| format!("“{number}"))
}

/// The name behind `clue`, and how many members stand before it, if they are not so many.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<(Span<Folded>, u32)> {
    let start = clue.start() + '“'.len_utf8();
    let (number, _) = number_at(&folded[..clue.end()], start)?;
    // 四净, 四到位, 三个到位
    let close =
        folded[clue.end()..].char_indices().take(KIND + 1).find(|&(_, c)| c == '”').filter(|&(at, _)| at > 0)?.0;
    let kind = folded[clue.end()..clue.end() + close].trim_start_matches('个');
    let end = clue.end() + close + '”'.len_utf8();
    let before = OF.iter().find_map(|of| folded[..start].strip_suffix(of).map(|before| (before, of.starts_with('这'))));
    let (before, is_told) = before?;
    let from = folded.floor_char_boundary(before.len().saturating_sub(300));
    let list = before[from..].rsplit(['，', '。', '；', '：', '（', '\n', '”']).next()?;
    let members: Vec<&str> = list.split(['、', '和', '与']).collect();
    // 肥料化、饲料化: all of one kind; else the name must point at them.
    let is_kind = members.iter().all(|member| member.ends_with(kind));
    let is_whole =
        !list.contains('等') && members.iter().all(|member| !member.is_empty() && member.chars().nth(10).is_none());
    let first = members.iter().skip(1).all(|member| member.chars().count() < 10);
    let count = members.len() as u32;
    let is_list = count > 2 && (is_kind || is_told && is_whole && first);
    (is_list && count != number).then(|| (Span::new(clue.start(), end), count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_of_a_name_are_counted() {
        for (text, expected) in [
            ("推广肥料化、饲料化、基料化、燃料化“三化”利用。", Some(4)),
            ("推广肥料化、饲料化、基料化“三化”利用。", None),
            ("对形式主义、官僚主义、享乐主义和奢靡之风这“三风”问题", Some(4)),
            ("对形式主义、官僚主义、享乐主义和奢靡之风这“四风”问题", None),
            ("落实责任、措施、资金“三个到位”", None),
            ("做到责任到位、措施到位、资金到位“四到位”", Some(3)),
            ("做到户外净、室内净、厨厕净的“四净”要求", Some(3)),
            ("做到户外净、室内净、厨厕净、个人净的“四净”要求", None),
            ("认真组织学习、宣传、研讨“四史”教育", None),
        ] {
            let at = text.find('“').unwrap();
            let number = text[at + '“'.len_utf8()..].chars().next().unwrap();
            let told = wrong(text, Span::new(at, at + '“'.len_utf8() + number.len_utf8())).map(|(_, count)| count);
            assert_eq!(told, expected, "{text}");
        }
    }
}
