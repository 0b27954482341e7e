//! Paper, margins, lines and the number of the page: one finding for the document, above its text.

use super::words::size;
use super::{Layout, Spotted, Strength};
use crate::check::page::Page;
use crate::facts::Zone;
use crate::language::{Said, both};
use hegao_model::document::layout::{self, LineSpacing, PageSetup, TWIPS_IN_MM};
use hegao_model::text::Span;

/// Characters of a text that does not need the number of its page: it may well have one page.
const ONE_PAGE: usize = 500;

pub(super) fn find(rule: &Layout, page: &Page<'_>, layout: &layout::Layout) -> Option<Spotted> {
    let first = page.blocks.iter().position(|block| !block.text.source().trim().is_empty())?;
    let setup = layout.sections.first()?;
    let paper = paper(rule, setup);
    let is_paper = paper.is_some();
    let said: Vec<Said> = [paper, margins(rule, setup), grid(rule, page, setup), number(rule, page, layout)]
        .into_iter()
        .flatten()
        .collect();
    if said.is_empty() {
        return None;
    }
    let clause = if is_paper { &rule.paper.clause } else { &rule.margins.clause };
    let strength = if is_paper { Strength::Must } else { Strength::Rule };
    let text = page.blocks[first].text.source();
    let span = Span::new(0, text.trim_end().len());
    Some(rule.finding((first, span), Said::joined(said, "；", "; "), clause, strength))
}

fn millimetres(twips: i32) -> f64 {
    (f64::from(twips) / TWIPS_IN_MM * 10.0).round() / 10.0
}

/// The paper of the first section; those behind may lie across for a table.
fn paper(rule: &Layout, setup: &PageSetup) -> Option<Said> {
    let [width, height] = setup.paper.map(millimetres);
    let fits = |a: f64, b: f64| {
        (a - rule.paper.width).abs() <= rule.paper.within && (b - rule.paper.height).abs() <= rule.paper.within
    };
    let (w, h) = (rule.paper.width, rule.paper.height);
    (!fits(width, height) && !fits(height, width)).then(|| {
        both!(
            "纸张是 {width}×{height} 毫米，规定用 {w}×{h}",
            "the paper is {width} × {height} mm, and {w} × {h} is due"
        )
    })
}

fn margins(rule: &Layout, setup: &PageSetup) -> Option<Said> {
    let wanted = &rule.margins;
    let [top, _, _, left] = setup.margins.map(millimetres);
    let [width, height] = setup.text_area().map(millimetres);
    let rows = [
        (top, wanted.top, "天头（上边距）", "the top margin"),
        (left, wanted.left, "订口（左边距）", "the left margin"),
        (width, wanted.width, "版心宽 ", "the text's width"),
        (height, wanted.height, "版心高 ", "the text's height"),
    ];
    let wrong = rows
        .iter()
        .filter(|(is, due, ..)| (is - due).abs() > wanted.within)
        .map(|(is, due, zh, en)| both!("{zh}{is} 毫米，规定 {due}", "{en} is {is} mm, {due} is due"));
    let wrong: Vec<Said> = wrong.collect();
    (!wrong.is_empty()).then(|| Said::joined(wrong, "，", ", "))
}

/// Lines of a page by the distance that most paragraphs have, else by the grid; characters of a line by the size of the text.
fn grid(rule: &Layout, page: &Page<'_>, setup: &PageSetup) -> Option<Said> {
    let [width, height] = setup.text_area();
    let pitch = line_distance(page).or(setup.line_pitch).filter(|pitch| *pitch > 0);
    let lines = pitch.map(|pitch| height / pitch);
    // A grid adds so much to each character.
    let advance = setup.character_space.map(|space| rule.body.size * 20.0 + f64::from(space) / 4096.0 * 20.0);
    let characters = advance.filter(|advance| *advance > 0.0).map(|advance| (f64::from(width) / advance + 0.1) as i32);
    let count = |is: Option<i32>, due: u16, zh: &str, en: &str| {
        let is = is.filter(|is| (is - i32::from(due)).abs() > i32::from(rule.grid.within))?;
        Some(both!("{zh}约 {is}，规定一般 {due}", "about {is} {en}, {due} are usual"))
    };
    let said = [
        count(lines, rule.grid.lines, "每面行数", "lines a page"),
        count(characters, rule.grid.characters, "每行字数", "characters a line"),
    ];
    let said: Vec<Said> = said.into_iter().flatten().collect();
    (!said.is_empty()).then(|| Said::joined(said, "，", ", "))
}

/// The exact distance of lines that more than half of the text has, in twentieths of a point.
fn line_distance(page: &Page<'_>) -> Option<i32> {
    let mut exact: Vec<(i32, usize)> = Vec::new();
    let mut all = 0;
    for (index, block) in page.each_block().filter(|(_, block)| block.facts.zone == Some(Zone::Body)) {
        let length = block.text.source().len();
        all += length;
        if let Some(LineSpacing::Exact(distance)) = page.paragraph_form(index).map(|form| form.line) {
            match exact.iter_mut().find(|(known, _)| *known == distance) {
                Some((_, sum)) => *sum += length,
                None => exact.push((distance, length)),
            }
        }
    }
    exact.into_iter().find(|(_, length)| length * 2 > all).map(|(distance, _)| distance)
}

fn number(rule: &Layout, page: &Page<'_>, layout: &layout::Layout) -> Option<Said> {
    let due = rule.page_number.size;
    let Some(number) = layout.page_number else {
        let letters: usize = page.each_block().map(|(_, block)| block.text.source().chars().count()).sum();
        return (letters > ONE_PAGE).then(|| both!("没有页码", "pages have no number"));
    };
    let is = f64::from(number.size?) / 2.0;
    let wrong = (is - due).abs() > 0.6;
    let (is, due) = (size(is), size(due));
    let of_size = wrong.then(|| both!("页码{is}，规定一般{due}", "page numbers are {is}, {due} is usual"; is, due));
    let of_dashes = (!number.has_dashes).then(|| both!("页码两边没有一字线", "page numbers have no dash at each side"));
    let said: Vec<Said> = [of_size, of_dashes].into_iter().flatten().collect();
    (!said.is_empty()).then(|| Said::joined(said, "，", ", "))
}
