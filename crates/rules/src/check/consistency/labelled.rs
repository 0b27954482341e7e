//! A name behind a label that the text has with a 市 or 责任 more or less: 招标人：青山市水务集团有限责任公司, where the text has 青山水务集团有限公司.
//!
//! Behind a label nobody need guess where the name begins. It is looked for elsewhere without what such names gain and lose.

use super::is_row;
use crate::check::page::{Page, Spotted};
use crate::language::Said;
use hegao_model::text::{Folded, Span, is_han};

/// What a name is written with and without.
const LOOSE: [&str; 5] = ["责任", "省", "市", "县", "区"];

/// What names of companies and institutions end with, and their fewest characters.
const ENDS: [&str; 6] = ["公司", "集团", "学院", "医院", "中心", "研究院"];
const FEWEST: usize = 8;

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Spotted>) {
    let mut bare: Vec<(usize, String)> = Vec::new();
    for (index, block) in page.each_block().filter(|(_, block)| !is_row(block)) {
        let folded = block.text.folded();
        let Some(span) = name(folded) else { continue };
        if bare.is_empty() {
            bare.extend(page.each_block().map(|(at, block)| (at, without_loose(block.text.folded()))));
        }
        let own = span.of(folded);
        let is_elsewhere =
            |form: &str| page.each_block().any(|(at, block)| at != index && block.text.folded().contains(form));
        let core = without_loose(own);
        let other = bare.iter().find(|(at, text)| *at != index && text.contains(&core));
        let Some((other, _)) = other.filter(|_| core.chars().count() >= FEWEST && !is_elsewhere(own)) else { continue };
        let Some(form) = written(page.blocks[*other].text.folded(), &core) else { continue };
        let detail = Some(Said { zh: format!("“{form}”"), en: format!("“{form}”") });
        let source = block.text.to_source(span);
        found.push(Spotted { suggestions: vec![form], detail, ..Spotted::new(index, source) });
    }
}

/// The name that a line is behind its label: 招标人：….
fn name(folded: &str) -> Option<Span<Folded>> {
    let start = folded.find('：')? + '：'.len_utf8();
    let rest = folded[start..].trim();
    let from = start + (folded[start..].len() - folded[start..].trim_start().len());
    let is_name = rest.chars().all(is_han) && ENDS.iter().any(|end| rest.ends_with(end));
    is_name.then(|| Span::new(from, from + rest.len()))
}

/// `text` without what names gain and lose.
fn without_loose(text: &str) -> String {
    LOOSE.iter().fold(text.to_owned(), |text, part| text.replace(part, ""))
}

/// How `text` writes the name that is `core` without its loose parts: the shortest stretch that is that.
fn written(text: &str, core: &str) -> Option<String> {
    let first = core.chars().next()?;
    let last = core.chars().next_back()?;
    let ends = |from: usize| text[from..].match_indices(last).map(move |(at, last)| from + at + last.len());
    let starts = text.match_indices(first).map(|(at, _)| at);
    starts
        .flat_map(|from| ends(from).map(move |end| &text[from..end]))
        .find(|form| without_loose(form) == core)
        .map(str::to_owned)
}
