//! Fonts and sizes of title, headings, text, and of the line 附件.

use super::words::{look, size};
use super::{Layout, Spotted, Strength, Text};
use crate::check::page::{Page, PageBlock};
use crate::facts::{HeadingForm, Zone};
use crate::language::{Said, both};
use hegao_model::document::BlockKind;
use hegao_model::document::layout::{Align, CharacterForm};
use hegao_model::text::{Source, Span};

/// Points by which a size may differ: programs keep halves.
const WITHIN: f64 = 0.6;

/// Han characters of the shortest paragraph whose font says something of the text.
const SHORTEST: usize = 6;

/// Where something stands.
type Place = (usize, Span<Source>);

pub(super) fn find(rule: &Layout, page: &Page<'_>) -> Vec<Spotted> {
    let mut found: Vec<Spotted> = title(rule, page).into_iter().collect();
    let levels = [
        (HeadingForm::Section, "一级标题", "headings of the first level"),
        (HeadingForm::Subsection, "二级标题", "headings of the second level"),
        (HeadingForm::Number, "三级标题", "headings of the third level"),
        (HeadingForm::BracketedNumber, "四级标题", "headings of the fourth level"),
    ];
    for ((form, zh, en), wanted) in levels.into_iter().zip(&rule.headings) {
        let of_level = page.facts.about.headings.iter().filter(|heading| heading.form == form && heading.alone);
        let places = of_level.filter(|heading| page.blocks[heading.place.block].facts.zone != Some(Zone::Attachment));
        let places: Vec<Place> = places.map(|heading| (heading.place.block, heading.place.span)).collect();
        found.extend(gathered(rule, page, &places, wanted, (zh, en)));
    }
    found.extend(gathered(rule, page, &paragraphs(page), &rule.body, ("正文", "paragraphs of the text")));
    found
}

fn title(rule: &Layout, page: &Page<'_>) -> Option<Spotted> {
    let places = &page.facts.about.title.as_ref()?.places;
    let first = places.first()?;
    let wanted = &rule.title;
    let form = page.character_form(first.block, first.span)?;
    let paragraph = page.paragraph_form(first.block)?;
    let of_look = (!fits(form, wanted)).then(|| {
        let (is, due) = (look(form), due(wanted));
        both!("标题是{is}，规定一般用{due}", "the title is {is}; {due} is usual"; is, due)
    });
    let is_centred = paragraph.align == Align::Center || paragraph.is_placed;
    let of_place = (wanted.center && !is_centred).then(|| both!("标题没有居中", "the title is not in the middle"));
    let said: Vec<Said> = [of_look, of_place].into_iter().flatten().collect();
    let place = (first.block, first.span);
    (!said.is_empty()).then(|| rule.finding(place, Said::joined(said, "；", "; "), &wanted.clause, Strength::Usual))
}

/// The paragraphs of the text, without the headings that open them.
fn paragraphs(page: &Page<'_>) -> Vec<Place> {
    let is_text = |block: &PageBlock<'_>| {
        block.facts.zone == Some(Zone::Body)
            && matches!(block.kind, BlockKind::Paragraph | BlockKind::Item)
            && block.text.source().chars().filter(|c| hegao_model::text::is_han(*c)).count() >= SHORTEST
    };
    let headings = &page.facts.about.headings;
    let rest = |index: usize, block: &PageBlock<'_>| {
        let all = block.text.source().len();
        let opens = headings.iter().find(|heading| heading.place.block == index);
        let start = opens.map_or(0, |heading| heading.place.span.end());
        (start < all).then(|| (index, Span::new(start, all)))
    };
    page.each_block().filter(|(_, block)| is_text(block)).filter_map(|(index, block)| rest(index, block)).collect()
}

/// One finding for all places that are not as they should be.
fn gathered(
    rule: &Layout,
    page: &Page<'_>,
    places: &[Place],
    wanted: &Text,
    (zh, en): (&str, &str),
) -> Option<Spotted> {
    let looks = places.iter().filter_map(|&(block, span)| Some(((block, span), page.character_form(block, span)?)));
    let wrong: Vec<_> = looks.filter(|(_, form)| !fits(form, wanted)).collect();
    let &(place, form) = wrong.first()?;
    let (count, all) = (wrong.len(), places.len());
    let (is, due) = (look(form), due(wanted));
    let said = both!(
        "{zh}是{is}，规定一般用{due}（{all} 处中 {count} 处不是）",
        "{en} are {is}; {due} is usual ({count} of {all} are not)";
        is, due
    );
    let shown = page.blocks[place.0].text.source()[place.1.range()].char_indices().nth(20);
    let end = shown.map_or(place.1.end(), |(at, _)| place.1.start() + at);
    Some(rule.finding((place.0, Span::new(place.1.start(), end)), said, &wanted.clause, Strength::Usual))
}

/// Whether characters look so. A font that is not told is none that is wrong.
pub(super) fn fits(form: &CharacterForm, wanted: &Text) -> bool {
    let font = form.font.as_deref().map(str::to_lowercase);
    let is_font = font.is_none_or(|font| wanted.fonts.iter().any(|word| font.contains(&word.to_lowercase())));
    is_font && (f64::from(form.size) / 2.0 - wanted.size).abs() <= WITHIN
}

/// How it should look.
pub(super) fn due(wanted: &Text) -> Said {
    let font = wanted.fonts.first().map_or("", String::as_str);
    let size = size(wanted.size);
    both!("{size}{font}", "“{font}”, {size}"; size)
}
