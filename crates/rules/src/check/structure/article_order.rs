//! Articles of which one is missing: 第五条 and then 第七条. Contracts and house rules; statutes are published in excerpts, and amended by naming
//! single articles.

use crate::check::page::{Page, Spotted};
use crate::facts::{Genre, Zone, article_number};
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::text::Span;

/// The fewest articles one after another, from the first on, that show that all are there.
const FEWEST: u32 = 3;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    if page.facts.genre == Some(Genre::Statute) {
        return Vec::new();
    }
    let mut last = 0;
    let mut found = Vec::new();
    for (index, block) in page.each_block() {
        let is_text = matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph | BlockKind::Item);
        let folded = block.text.folded();
        let start = folded.len() - folded.trim_start().len();
        let article = article_number(&folded[start..]).filter(|_| is_text && block.facts.zone != Some(Zone::Quotation));
        let Some((number, length)) = article else { continue };
        // Another text begins, or one that is cited: its articles are not judged.
        if number != last + 1 && number != last + 2 {
            last = if number == 1 { 1 } else { u32::MAX - 2 };
            continue;
        }
        if number == last + 2 && last >= FEWEST {
            let due = format!("第{}条", super::numbers::han(last + 1));
            let detail = Said { zh: format!("“{due}”"), en: format!("“{due}”") };
            let span = block.text.to_source(Span::new(start, start + length));
            let is_han = folded[start..start + length].chars().nth(1).is_some_and(|c| !c.is_ascii_digit());
            let suggestions = if is_han { vec![due] } else { vec![format!("第{}条", last + 1)] };
            found.push(Spotted { suggestions, detail: Some(detail), ..Spotted::new(index, span) });
        }
        last = number;
    }
    found
}
