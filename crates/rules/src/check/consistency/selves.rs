//! How a document speaks of its organ: 我局 here, 我委 there, because a part was taken from another.

use super::elsewhere;
use crate::check::page::{Clue, Page, Spotted};
use crate::facts::Zone;

/// What an organ calls itself. Those of an authority stand first: a school has 我校 and its 我院, a company 我公司 and 我司.
pub(super) const SELVES: [&str; 9] = ["我局", "我委", "我厅", "我部", "我署", "我公司", "我司", "我院", "我校"];
const AUTHORITIES: usize = 5;

/// What may stand behind 我局 and the others so that they are another word.
const LONGER: &str = "门分队属级长员屋子们长限托派机法方内令落件";

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    let mut uses: [Vec<&Clue>; SELVES.len()] = std::array::from_fn(|_| Vec::new());
    for clue in page.each(clues) {
        let block = &page.blocks[clue.block()];
        let folded = block.text.folded();
        let is_longer = folded[clue.span.end()..].starts_with(|c| LONGER.contains(c));
        if !is_longer && block.facts.zone != Some(Zone::Quotation) && !is_quoted(&folded[..clue.span.start()]) {
            uses[clue.literal()].push(clue);
        }
    }
    let (Some(many), 1..) = (most(&uses), uses[..AUTHORITIES].iter().filter(|uses| !uses.is_empty()).count()) else {
        return Vec::new();
    };
    let mut others: Vec<Spotted> = (0..SELVES.len())
        .filter(|&other| other != many && !uses[other].is_empty())
        .filter(|&other| other < AUTHORITIES || many < AUTHORITIES)
        .map(|other| {
            let clue = uses[other][0];
            let span = page.blocks[clue.block()].text.to_source(clue.span);
            let detail = Some(elsewhere(SELVES[many], uses[many].len()));
            Spotted { suggestions: vec![SELVES[many].to_owned()], detail, ..Spotted::new(clue.block(), span) }
        })
        .collect();
    others.sort_by_key(|one| (one.block, one.span.start()));
    others
}

/// The word that stands most often; of two that stand as often, the one that stands first.
fn most(uses: &[Vec<&Clue>]) -> Option<usize> {
    let first = |at: &usize| uses[*at].first().map(|clue| (clue.block(), clue.span.start()));
    (0..uses.len()).filter(|&at| !uses[at].is_empty()).min_by_key(|at| (std::cmp::Reverse(uses[*at].len()), first(at)))
}

/// Whether a quotation is open at the end of `before`.
fn is_quoted(before: &str) -> bool {
    before.rfind('“') > before.rfind('”')
}
