//! Copies and who keeps them: 一式四份，甲方执三份，乙方执二份.

use super::super::amount::Amount;
use super::super::miss::Miss;
use super::super::numeral::number_at;
use hegao_model::text::{Folded, Span};

/// What says that somebody keeps copies.
const KEPT: [&str; 8] = ["执", "持", "存", "保存", "留存", "留", "备案", "报"];

/// How many keep as many each.
const EACH: [(&str, i128); 6] =
    [("双方各", 2), ("甲乙双方各", 2), ("甲、乙双方各", 2), ("三方各", 3), ("甲乙丙三方各", 3), ("四方各", 4)];

/// How many characters lead to a number of copies, and how far the sentence is looked at, in bytes.
const NEAR: usize = 14;
const FAR: usize = 300;

/// One, in millionths.
const ONE: i128 = 1_000_000;

/// The copies behind 一式, and those that are kept: more than there are, or fewer where each member of the list is somebody's.
pub(super) fn wrong(folded: &str, clue: Span<Folded>) -> Option<Miss<'_>> {
    let (total, end) = copies(folded, clue.end())?;
    let to = folded.floor_char_boundary(end + FAR);
    let sentence = folded[end..to].split(['。', '；', '\n']).next()?;
    let (mut parts, mut last, mut is_all) = (Vec::new(), end, true);
    for member in sentence.split(['，', '、']).filter(|member| !member.trim().is_empty()) {
        let at = member.as_ptr() as usize - folded.as_ptr() as usize;
        let number = member.char_indices().take(NEAR).find_map(|(near, _)| Some((near, copies(folded, at + near)?)));
        let Some((near, (count, behind))) = number else {
            // 一式四份，注明名称、数量…，一份交本人 does not begin to list them.
            if parts.is_empty() {
                return None;
            }
            is_all &= !["其余", "余", "备案", "存档", "归档", "另"].iter().any(|word| member.contains(word));
            continue;
        };
        let lead = &member[..near];
        let times = EACH.iter().find(|(word, _)| lead.contains(word)).map_or(1, |(_, times)| *times);
        // 一份送达，一份归档
        let is_kept = KEPT.iter().any(|word| lead.contains(word)) || times > 1 || near == 0;
        if !is_kept || lead.contains('各') && times == 1 {
            return None;
        }
        (0..times).for_each(|_| parts.push(count * ONE));
        last = behind;
    }
    let sum: i128 = parts.iter().sum();
    let is_wrong = parts.len() > 1 && (sum > total * ONE || sum < total * ONE && is_all && parts.len() < 12);
    let total = Amount { millionths: total * ONE, step: ONE, unit: "份", start: clue.start(), end };
    is_wrong.then_some(Miss { total, parts, end: Some(last) })
}

/// A number of copies at a place, and where it ends: 四份, 4份, 肆份.
fn copies(folded: &str, at: usize) -> Option<(i128, usize)> {
    let first = folded[at..].chars().next()?;
    let capital = "壹贰叁肆伍陆柒捌玖".chars().position(|c| c == first).map(|place| place as u32 + 1);
    let capital = capital.map(|value| (value, at + first.len_utf8()));
    let (value, end) = capital.or_else(|| number_at(folded, at))?;
    let rest = folded[end..].strip_prefix('份')?;
    (value > 0).then(|| (i128::from(value), folded.len() - rest.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_as_many_as_are_kept() {
        for (text, expected) in [
            ("本合同一式四份，甲方执三份，乙方执二份，自签字之日起生效。", Some(5)),
            ("本合同一式五份，甲方执三份，乙方执二份。", None),
            ("本合同一式陆份，甲乙双方各执贰份。", Some(4)),
            ("本合同一式6份，甲乙双方各执2份，其余报主管部门备案。", None),
            ("本合同一式五份，甲乙双方各执两份，报主管部门备案一份。", None),
            ("申报书一式五份，用A4纸打印。", None),
            ("本合同一式四份，甲方执两份。", None),
            ("清单一式四份，注明名称、数量，一份交给持有人，一份存档。", None),
            ("本文书一式两份，一份送达，一份归档，一份承办机构留存。", Some(3)),
            ("本文书一式两份，一份送达，一份归档。", None),
            ("本合同一式三份，甲乙双方各执一份，具有同等效力。", Some(2)),
        ] {
            let at = text.find("一式").unwrap();
            let told = wrong(text, Span::new(at, at + "一式".len())).map(|miss| miss.sum() / ONE);
            assert_eq!(told, expected, "{text}");
        }
    }
}
