//! A name behind a label that the text has with a 市 or 责任 more or less: 招标人：青山市水务集团有限责任公司, where the text has 青山水务集团有限公司.
//!
//! Behind a label nobody need guess where the name begins. It is looked for elsewhere without what such names gain and lose.

use super::names::TELLING;
use super::{elsewhere, is_row};
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
        if let Some(slip) = head_slip(page, index, span) {
            found.push(slip);
            continue;
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

/// Labels of the one whose document it is: the name behind them is that of the text.
const OWNERS: [&str; 8] = ["开户名称", "户名", "账户名称", "收款单位", "单位名称", "公司名称", "招标人", "采购人"];

/// Characters of a name that are compared, and how often the other form must stand.
const HEAD: usize = 4;
const TWICE: usize = 2;

/// The character of the first three of a company's name, behind a label of its own, that is another one elsewhere: 开户名称：青洲热力有限公司, where the
/// text has 青川热力 twice.
fn head_slip(page: &Page<'_>, index: usize, span: Span<Folded>) -> Option<Spotted> {
    let text = &page.blocks[index].text;
    let folded = text.folded();
    let own = span.of(folded);
    let label = folded[..span.start()].trim_end_matches(['：', ' ']);
    if !own.ends_with("公司") || !OWNERS.iter().any(|owner| label.ends_with(owner)) {
        return None;
    }
    let head: Vec<char> = own.chars().take(HEAD).collect();
    let form: String = head.iter().collect();
    let others = || page.each_block().filter(|(at, _)| *at != index).map(|(_, block)| block.text.folded());
    if head.len() < HEAD || others().any(|text| text.contains(&form)) {
        return None;
    }
    (0..HEAD - 1).find_map(|at| {
        let (before, after): (String, String) = (head[..at].iter().collect(), head[at + 1..].iter().collect());
        let due: Vec<char> = others().flat_map(|text| between(text, &before, &after)).collect();
        let due = due.first().copied().filter(|first| due.len() >= TWICE && due.iter().all(|c| c == first))?;
        if TELLING.contains(due) || TELLING.contains(head[at]) {
            return None;
        }
        let start = span.start() + before.len();
        let source = text.to_source(Span::new(start, start + head[at].len_utf8()));
        let detail = Some(elsewhere(&format!("{before}{due}{after}"), TWICE));
        Some(Spotted { suggestions: vec![due.to_string()], detail, ..Spotted::new(index, source) })
    })
}

/// The Han characters that stand between `before` and `after`.
fn between<'t>(text: &'t str, before: &'t str, after: &'t str) -> impl Iterator<Item = char> + 't {
    text.match_indices(after).filter_map(move |(at, _)| {
        let c = text[..at].chars().next_back().filter(|&c| is_han(c))?;
        text[..at - c.len_utf8()].ends_with(before).then_some(c)
    })
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
