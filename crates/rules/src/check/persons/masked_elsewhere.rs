//! Names that are masked in one place and stand in full in another: 被告人程某 … 被告人程小雨.

use std::collections::{BTreeSet, HashSet};
use std::sync::LazyLock;

use regex::Regex;

use super::SURNAMES;
use crate::check::page::{Clue, Page, PageCheck, Spotted};
use hegao_model::text::Span;

/// Who is masked whatever he did: a full name of that surname behind one of these is a slip, whoever is masked elsewhere.
const PROTECTED: &str = "被害人|受害人|患者|死者|伤者|病例|举报人|投诉人|信访人|来信人|学生";

/// Others that a case is about. Judgements name some of them in full, so the same word must stand before the masked name.
const OTHERS: &str = "被告人?|原告人?|被?上诉人|罪犯|犯罪嫌疑人|嫌疑人|证人|当事人|被?申请人|第三人|违法行为人|驾驶人|村民|居民|前妻|前夫|妻子|丈夫|儿子|女儿|父亲|母亲";

/// Looks for them. Of each name the first place is told, and all are masked.
pub(super) struct MaskedElsewhere;

impl PageCheck for MaskedElsewhere {
    fn literals(&self) -> Vec<String> {
        vec!["某".into()]
    }

    fn find(&self, page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
        let [masked, named] = &*PATTERNS;
        let (mut roles, mut surnames) = (HashSet::new(), HashSet::new());
        for block in page.each(clues).map(Clue::block).collect::<BTreeSet<_>>() {
            let Some(block) = page.blocks.get(block) else { continue };
            for found in masked.captures_iter(block.text.folded()) {
                surnames.insert(found["surname"].to_owned());
                roles.extend(found.name("role").map(|role| (role.as_str().to_owned(), found["surname"].to_owned())));
            }
        }
        if surnames.is_empty() {
            return Vec::new();
        }
        let mut known = HashSet::new();
        let mut spotted = Vec::new();
        for (block, text) in page.each_block().map(|(index, block)| (index, &block.text)) {
            for found in named.captures_iter(text.folded()) {
                let (role, surname, name) = (&found["role"], &found["surname"], &found["name"]);
                let is_same = roles.contains(&(role.to_owned(), surname.to_owned()));
                if let Some(place) = found.name("name")
                    && (is_same || PROTECTED.contains(role) && surnames.contains(surname))
                {
                    let span = text.to_source(Span::new(place.start(), place.end()));
                    spotted.push(Spotted { masks_only: !known.insert(name.to_owned()), ..Spotted::new(block, span) });
                }
            }
        }
        spotted
    }
}

/// Compiled when a document has a masked name for the first time: that takes longer than to read most documents.
static PATTERNS: LazyLock<[Regex; 2]> = LazyLock::new(patterns);

/// Masked names where a name may begin, and full ones behind the word for who it is, each with its surname.
fn patterns() -> [Regex; 2] {
    let roles = format!("(?P<role>{PROTECTED}|{OTHERS})");
    [
        format!("(?:{roles}[:：]?|^|[^一-龥])(?P<surname>[{SURNAMES}])某"),
        format!("{roles}[:：]?(?P<name>(?P<surname>[{SURNAMES}])[一-龥&&[^某甲乙丙丁等的]]{{1,2}}?)(?:$|[^一-龥某XＸ×*]|[说称于在将被因的系等经对向从到与和领所签未曾已均亦又提请报承拒离驾乘持现])"),
    ]
    .map(|source| Regex::new(&source).expect("internal error: a broken pattern"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_end_where_the_sentence_goes_on() {
        let [_, named] = &*PATTERNS;
        for (text, expected) in [
            ("被告人程小雨称", Some("程小雨")),
            ("原告：程雨，女", Some("程雨")),
            ("被告人程某称", None),
            ("被告人程雨X称", None),
            ("被害人程国平领回财物", Some("程国平")),
            ("审判长程小雨", None),
            ("被告人程某甲、程小雨", None),
        ] {
            let name = named.captures(text).map(|found| found["name"].to_owned());
            assert_eq!(name.as_deref(), expected, "{text}");
        }
    }
}
