//! Names of which one word of kind stands for another: 青山理工大学 once, where the document has 青山理工学院; 市总工委 for 市总工会.
//!
//! Both may exist, so what stands before the word must be the same, the other form must stand more often, and the name must not be a member of an
//! enumeration, where former names stand.

use std::collections::HashMap;

use memchr::memmem;

use super::{elsewhere, is_row};
use crate::check::page::{Page, Spotted};
use hegao_model::text::{Span, is_han};

/// Two words of kind, how many characters before them must be the same, and how often the other form must stand.
const KINDS: [(&str, &str, usize, usize); 8] = [
    ("大学", "学院", 4, TWICE),
    ("职业学院", "职业大学", 2, TWICE),
    ("总工会", "总工委", 2, 1),
    ("有限责任公司", "有限公司", 6, TWICE),
    ("研究院", "研究所", 4, TWICE),
    ("管委会", "管委员会", 2, 1),
    ("村委会", "村委员会", 2, 1),
    ("街道办事处", "街道办公室", 2, TWICE),
];

/// The words of kind.
pub(super) fn words() -> impl Iterator<Item = &'static str> {
    KINDS.into_iter().flat_map(|(one, other, ..)| [one, other])
}

/// So often must the other form stand where both may be right; where the second one never is, once will do.
const TWICE: usize = 2;

/// Where a form stands first, and how often.
struct Seen {
    count: usize,
    block: usize,
    start: usize,
    /// Whether it is a member of an enumeration.
    is_member: bool,
}

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Spotted>) {
    for (one, other, stem, often) in KINDS {
        let (ones, others) = (stems(page, one, stem), stems(page, other, stem));
        let both = [(one, other, &ones, &others), (other, one, &others, &ones)];
        for (own, due, rare, usual) in both.into_iter().skip(usize::from(often == 1)) {
            for (form, seen) in rare.iter().filter(|(_, seen)| seen.count == 1 && !seen.is_member) {
                let Some(count) = usual.get(form).map(|seen| seen.count).filter(|&count| count >= often) else {
                    continue;
                };
                let text = &page.blocks[seen.block].text;
                let span = text.to_source(Span::new(seen.start, seen.start + own.len()));
                let detail = Some(elsewhere(&format!("{form}{due}"), count));
                found.push(Spotted { suggestions: vec![due.to_owned()], detail, ..Spotted::new(seen.block, span) });
            }
        }
    }
}

/// The `length` Han characters before each `kind`, with where that stands first.
fn stems<'p>(page: &'p Page<'_>, kind: &str, length: usize) -> HashMap<&'p str, Seen> {
    let finder = memmem::Finder::new(kind);
    let mut seen: HashMap<&str, Seen> = HashMap::new();
    for (index, block) in page.each_block().filter(|(_, block)| !is_row(block)) {
        let folded = block.text.folded();
        for start in finder.find_iter(folded.as_bytes()) {
            let before = folded[..start].char_indices().rev().take(length).take_while(|&(_, c)| is_han(c));
            let Some((from, _)) = before.last().filter(|&(from, _)| folded[from..start].chars().count() == length)
            else {
                continue;
            };
            let is_member = folded[..from].ends_with('、') || folded[start + kind.len()..].starts_with('、');
            let new = || Seen { count: 0, block: index, start, is_member };
            seen.entry(&folded[from..start]).or_insert_with(new).count += 1;
        }
    }
    seen
}
