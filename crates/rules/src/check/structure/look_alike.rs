//! Radicals and doubles that stand for the characters that they look like: told once for the document.

use crate::check::page::{Page, Spotted};
use crate::language::Said;
use hegao_model::text::{Span, look_alike};

/// How many different ones are named.
const NAMED: usize = 5;

/// The first, with how many there are and which.
pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let (mut first, mut count, mut kinds) = (None, 0, Vec::new());
    for (index, block) in page.each_block().filter(|(_, block)| block.text.survey().look_alikes) {
        for (at, c) in block.text.source().char_indices() {
            let Some(shown) = look_alike(c) else { continue };
            first.get_or_insert((index, Span::new(at, at + c.len_utf8()), shown));
            count += 1;
            if kinds.len() <= NAMED && !kinds.contains(&(c, shown)) {
                kinds.push((c, shown));
            }
        }
    }
    let Some((index, span, shown)) = first else { return Vec::new() };
    let named = |&(c, shown): &(char, char)| format!("“{shown}”U+{:04X}", u32::from(c));
    let mut named: Vec<String> = kinds.iter().take(NAMED).map(named).collect();
    named.extend((kinds.len() > NAMED).then(|| "…".to_owned()));
    let detail =
        Said { zh: format!("{count}个：{}", named.join("、")), en: format!("{count}: {}", named.join(", ")) };
    vec![Spotted {
        detail: Some(detail),
        suggestions: vec![shown.to_string()],
        safe: true,
        ..Spotted::new(index, span)
    }]
}
