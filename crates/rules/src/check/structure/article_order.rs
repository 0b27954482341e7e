//! Articles of which one is missing: 第五条 and then 第七条. Contracts and house rules; statutes are published in excerpts, and amended by naming
//! single articles.

use crate::check::page::{Page, PageBlock, Spotted};
use crate::facts::{Genre, Zone, article_number};
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::text::{Folded, Span};

/// The fewest articles one after another, from the first on, that show that all are there; fewer where those behind go on.
const FEWEST: u32 = 3;

/// An article: the block that it opens, its number, and where that stands.
struct Article {
    block: usize,
    number: u32,
    span: Span<Folded>,
}

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    if page.facts.genre == Some(Genre::Statute) {
        return Vec::new();
    }
    let articles: Vec<Article> = page.each_block().filter_map(|(index, block)| article(index, block)).collect();
    let mut run = 0; // how many follow one another from the first on, without what is missing
    let mut found = Vec::new();
    for (at, article) in articles.iter().enumerate() {
        let last = at.checked_sub(1).map_or(0, |before| articles[before].number);
        let follows = |step: u32| run > 0 && article.number == last + step;
        let is_missing = follows(2) && (run >= FEWEST || run + 1 >= FEWEST && goes_on(&articles[at..]));
        let is_twice = follows(0) && run >= FEWEST && goes_on_behind(&articles[at..]);
        if article.number == 1 {
            run = 1;
        // 第十一条, 第十一条, 第十三条: the second of both is told.
        } else if follows(1) || follows(2) && at > 1 && articles[at - 2].number == last {
            run += 1;
        } else if is_missing || is_twice {
            found.push(missing(page, article, last + 1));
        } else {
            // Another text begins, or one that is cited: its articles are not judged.
            run = 0;
        }
    }
    found
}

/// Whether the two articles behind the first of these have the numbers that follow.
fn goes_on(articles: &[Article]) -> bool {
    matches!(articles, [first, second, third, ..] if first.number + 1 == second.number && second.number + 1 == third.number)
}

/// Whether the article behind the first of these has the next number or the one behind it: 第十一条, 第十一条, 第十三条.
fn goes_on_behind(articles: &[Article]) -> bool {
    let [first, second, ..] = articles else { return false };
    (first.number + 1..=first.number + 2).contains(&second.number) && second.block > first.block
}

/// The article that a block opens.
fn article(index: usize, block: &PageBlock<'_>) -> Option<Article> {
    let is_text = matches!(block.kind, BlockKind::Heading | BlockKind::Paragraph | BlockKind::Item);
    let folded = block.text.folded();
    let start = folded.len() - folded.trim_start().len();
    let (number, length) =
        article_number(&folded[start..]).filter(|_| is_text && block.facts.zone != Some(Zone::Quotation))?;
    Some(Article { block: index, number, span: Span::new(start, start + length) })
}

/// That the article `due` is missing before this one.
fn missing(page: &Page<'_>, article: &Article, due: u32) -> Spotted {
    let text = &page.blocks[article.block].text;
    let written = format!("第{}条", super::numbers::han(due));
    let detail = Said { zh: format!("“{written}”"), en: format!("“{written}”") };
    let is_han = article.span.of(text.folded()).chars().nth(1).is_some_and(|c| !c.is_ascii_digit());
    let suggestions = if is_han { vec![written] } else { vec![format!("第{due}条")] };
    Spotted { suggestions, detail: Some(detail), ..Spotted::new(article.block, text.to_source(article.span)) }
}
