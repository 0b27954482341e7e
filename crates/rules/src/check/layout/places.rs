//! Where addressee, text, date and attachments stand, and what marks a document in red.

use super::texts::{due, fits};
use super::words::look;
use super::{Layout, Spotted, Strength};
use crate::check::page::{Page, PageBlock};
use crate::facts::Zone;
use crate::language::both;
use hegao_model::document::layout::{self, Align};
use hegao_model::text::Span;

/// Characters by which an indent may differ: half of one, as blanks and points do not meet.
const WITHIN: f64 = 0.6;

/// How much red a red has at least, and how much of another colour at most: print shops and programs have many reds.
const RED: (u8, u8) = (160, 90);

pub(super) fn find(rule: &Layout, page: &Page<'_>, layout: &layout::Layout) -> Vec<Spotted> {
    let mut found: Vec<Spotted> = Vec::new();
    found.extend(masthead(rule, page, layout));
    found.extend(addressee(rule, page));
    found.extend(indents(rule, page));
    found.extend(date(rule, page, layout));
    found.extend(attachments(rule, page, layout));
    found
}

/// What stays free before the first line, in characters; `None`: it cannot be told.
fn indent(page: &Page<'_>, block: usize) -> Option<f64> {
    let form = page.paragraph_form(block).filter(|form| !form.is_placed && form.align == Align::Left)?;
    let all = Span::new(0, page.blocks[block].text.source().len());
    let size = page.character_form(block, all)?.size;
    Some(form.left.characters(size) + form.first.characters(size) + page.blanks_before(block)?)
}

fn masthead(rule: &Layout, page: &Page<'_>, layout: &layout::Layout) -> Option<Spotted> {
    let number = page.facts.about.number.as_ref()?.place.block;
    let (index, block) = page.blocks[..number].iter().enumerate().find(|(index, block)| {
        let all = Span::new(0, block.text.source().len());
        let size = page.character_form(*index, all).map_or(0, |form| form.size);
        block.facts.zone == Some(Zone::Masthead) && f64::from(size) / 2.0 >= rule.masthead.size
    })?;
    let span = Span::new(0, block.text.source().len());
    let is_red = |colour: [u8; 3]| colour[0] >= RED.0 && colour[1].max(colour[2]) <= RED.1;
    if !page.character_form(index, span)?.colour.is_some_and(is_red) {
        let said = both!("发文机关标志不是红色", "the organ's name above the document is not red");
        return Some(rule.finding((index, span), said, &rule.masthead.clause, Strength::Rule));
    }
    let (from, title) = (page.laid_out_at(index)?, page.facts.about.title.as_ref()?.places.first()?.block);
    let until = page.laid_out_at(title)?;
    let has_line = layout.rules.iter().any(|line| (from..=until).contains(&line.at) && line.colour.is_none_or(is_red));
    let said = both!("发文字号下面没有红色分隔线", "there is no red line below the number");
    (!has_line).then(|| rule.finding((index, span), said, &rule.masthead.line_clause, Strength::Rule))
}

/// The addressee begins at the edge.
fn addressee(rule: &Layout, page: &Page<'_>) -> Option<Spotted> {
    let place = page.facts.about.addressee?;
    let free = indent(page, place.block)?;
    let said = both!("主送机关没有顶格，左空 {free:.1} 字", "the addressee is {free:.1} characters off the edge");
    (free > WITHIN).then(|| rule.finding((place.block, place.span), said, "7.3.2", Strength::Rule))
}

/// Each paragraph of the text begins two characters from the edge.
fn indents(rule: &Layout, page: &Page<'_>) -> Option<Spotted> {
    let due = rule.body.indent?;
    let is_text = |block: &PageBlock<'_>| matches!(block.facts.zone, Some(Zone::Body));
    let told: Vec<(usize, f64)> = page
        .each_block()
        .filter(|(_, block)| is_text(block))
        .filter_map(|(index, _)| Some((index, indent(page, index)?)))
        .collect();
    let wrong: Vec<_> = told.iter().filter(|(_, free)| (free - due).abs() > WITHIN).collect();
    let &&(block, free) = wrong.first()?;
    let (count, all) = (wrong.len(), told.len());
    let said = both!(
        "正文自然段左空 {free:.1} 字，规定左空 {due} 字（{all} 段中 {count} 段不是）",
        "paragraphs begin {free:.1} characters from the edge, {due} are due ({count} of {all} do not)"
    );
    let text = page.blocks[block].text.source();
    let end = text.char_indices().nth(4).map_or(text.len(), |(at, _)| at);
    Some(rule.finding((block, Span::new(0, end)), said, &rule.body.clause, Strength::Rule))
}

/// What stays free at the right of the date.
fn date(rule: &Layout, page: &Page<'_>, layout: &layout::Layout) -> Option<Spotted> {
    let (_, place) = page.facts.about.dated?;
    let block = &page.blocks[place.block];
    if block.facts.zone != Some(Zone::Signature) {
        return None;
    }
    let form = page.paragraph_form(place.block).filter(|form| !form.is_placed)?;
    let text = block.text.source();
    let size = page.character_form(place.block, Span::new(0, text.len()))?.size;
    let room = f64::from(layout.sections.last()?.text_area()[0]) / (f64::from(size.max(1)) * 10.0);
    // Han characters are twice as wide as figures.
    let width: f64 = text.trim_end().chars().map(|c| if c.is_ascii() { 0.5 } else { 1.0 }).sum();
    let free = match form.align {
        Align::Right => form.right.characters(size),
        Align::Center => (room - width) / 2.0,
        Align::Left => room - width - indent(page, place.block)?,
        Align::Distribute => return None,
    };
    let at = (place.block, place.span);
    if free < rule.date.right - WITHIN {
        let least = rule.date.right;
        let said = both!(
            "成文日期右空 {free:.1} 字，规定加盖印章的右空 4 字，不加盖的不少于 {least} 字",
            "the date ends {free:.1} characters from the right edge; 4 are due with a seal, {least} at least without"
        );
        return Some(rule.finding(at, said, &rule.date.clause, Strength::Usual));
    }
    let is_left = free + width / 2.0 > room / 2.0 + WITHIN;
    let said = both!("成文日期排在左半边，规定靠右编排", "the date stands in the left half");
    is_left.then(|| rule.finding(at, said, &rule.date.clause, Strength::Rule))
}

/// Whether a line is 附件, with a number or none.
fn is_attachment(text: &str) -> bool {
    let rest = text.trim().strip_prefix("附件").map(|rest| rest.trim_end_matches(['：', ':']).trim());
    rest.is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c)))
}

/// An attachment begins on a page of its own, with the line 附件 at the edge.
fn attachments(rule: &Layout, page: &Page<'_>, layout: &layout::Layout) -> Vec<Spotted> {
    let is_one =
        |block: &PageBlock<'_>| block.facts.zone == Some(Zone::Attachment) && is_attachment(block.text.source());
    let mut found = Vec::new();
    for (index, block) in page.each_block().filter(|(_, block)| is_one(block)) {
        let span = Span::new(0, block.text.source().trim_end().len());
        let before = page.blocks[..index].iter().enumerate().rev().find_map(|(index, _)| page.laid_out_at(index));
        let (Some(before), Some(at)) = (before, page.laid_out_at(index)) else { continue };
        if !layout.breaks.iter().any(|place| (before..=at).contains(place)) {
            let said = both!("附件没有另面编排", "the attachment does not begin on a page of its own");
            found.push(rule.finding((index, span), said, &rule.attachment.clause, Strength::Must));
        } else if let Some(form) = page.character_form(index, span).filter(|form| !fits(form, &rule.attachment)) {
            let (is, due) = (look(form), due(&rule.attachment));
            let said = both!("“附件”二字是{is}，规定用{due}", "the line “附件” is {is}; {due} is due"; is, due);
            found.push(rule.finding((index, span), said, &rule.attachment.clause, Strength::Rule));
        }
    }
    found
}
