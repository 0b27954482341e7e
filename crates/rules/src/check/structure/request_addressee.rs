//! A request to more than one organ: each may leave it to the other.

use crate::check::page::{Page, Spotted};
use hegao_model::text::Span;

/// What ends the name of an organ.
const ORGANS: [&str; 10] = ["政府", "委员会", "委", "局", "厅", "部", "办公室", "办", "处", "中心"];

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let about = &page.facts.about;
    let is_request = about.title.as_ref().is_some_and(|title| title.kind == Some("请示"));
    let Some(place) = about.addressee.filter(|_| is_request) else { return Vec::new() };
    let line = place.span.of(page.blocks[place.block].text.source());
    let line = line.trim_end().trim_end_matches(['：', ':']);
    let organs: Vec<&str> = line.split(['、', '，', ',']).map(str::trim).collect();
    let are_organs = organs.len() > 1 && organs.iter().all(|organ| ORGANS.iter().any(|end| organ.ends_with(end)));
    // Party and government of one place are asked together.
    let is_pair = organs.len() == 2 && organs[0].ends_with('委') && organs[1].ends_with("政府");
    let span = Span::new(place.span.start(), place.span.start() + line.len());
    if are_organs && !is_pair { vec![Spotted::new(place.block, span)] } else { Vec::new() }
}
