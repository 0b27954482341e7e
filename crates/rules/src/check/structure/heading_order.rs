//! Numbers of headings that jump or repeat.
//!
//! `（一）` may begin anew below each `一、` or run on through the document, and attachments, forms and letters within it have
//! numbers of their own: a list that begins with 一 is laid upon the one that stands open, and taken away when a number fits
//! one below it.

use super::numbers::{stands_between, written};
use crate::check::page::{Page, Spotted, Weight};
use crate::facts::{Genre, Heading, HeadingForm};
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::text::Span;

/// A number that jumps farther has lost more than a slip takes.
const FARTHEST: u32 = 3;

/// Letters of the longest heading; more are a clause.
const LONGEST: usize = 24;

/// How deep lists lie in each other.
const DEEPEST: usize = 8;

/// How many blocks a section takes at most whose number the next one repeats.
const SECTION: usize = 12;

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    // Statutes are published with tables of contents and in excerpts.
    if page.facts.genre == Some(Genre::Statute) {
        return Vec::new();
    }
    let headings = &page.facts.about.headings;
    let mut spotted = Vec::new();
    for form in [HeadingForm::Section, HeadingForm::Subsection] {
        spotted.extend(out_of_order(page, headings, form));
    }
    // Where most numbers are out of order they are no headings.
    if spotted.len() * 3 > headings.len() { Vec::new() } else { spotted }
}

/// The faults among the headings of one form.
fn out_of_order(page: &Page<'_>, headings: &[Heading], form: HeadingForm) -> Vec<Spotted> {
    let mut spotted = Vec::new();
    let mut open: Vec<(u32, usize)> = Vec::new(); // the last number of each open list, and its index
    for (index, heading) in headings.iter().enumerate() {
        if heading.form < form {
            // A part above has begun: lists that were within the last one are over.
            open.drain(..open.len().saturating_sub(1));
            continue;
        }
        if heading.form != form {
            continue;
        }
        let number = heading.number;
        let last = open.last().copied();
        if let Some(fits) = open.iter().rposition(|&(last, _)| last + 1 == number) {
            open.truncate(fits);
        } else if number == 1 {
            if let Some((1, before)) = last
                && is_repeated_first(page, headings, before, index)
            {
                spotted.push(fault(page, heading, 2));
                open.pop();
            }
        } else if let Some((last, before)) = open.pop() {
            if is_fault(page, headings, (last, before), index) {
                spotted.push(fault(page, heading, last + 1));
            }
            // 一、三、三、: the first of both is wrong, and the second is not.
            let next = headings[index + 1..].iter().find(|next| next.form <= heading.form);
            if number == last + 2 && next.is_some_and(|next| next.form == form && next.number == number) {
                open.push((last + 1, index));
                continue;
            }
        }
        open.push((number, index));
        open.drain(..open.len().saturating_sub(DEEPEST));
    }
    spotted
}

/// Whether a number that does not follow on the `last` one is a slip: it repeats it, or leaves out what stands nowhere between.
fn is_fault(page: &Page<'_>, headings: &[Heading], (last, before): (u32, usize), index: usize) -> bool {
    let (first, heading) = (&headings[before], &headings[index]);
    let next =
        headings[index + 1..].iter().find(|next| next.form <= heading.form).filter(|next| next.form == heading.form);
    let goes_on = next.is_some_and(|next| next.number == heading.number + 1);
    let ends = next.is_none_or(|next| next.number == 1);
    let is_slip = match heading.number {
        number if number == last => goes_on || ends,
        // 一、二、四、四、五: the first of both is 三.
        number if number == last + 2 && next.is_some_and(|next| next.number == number) => last > 1,
        number => number > last && number - last <= FARTHEST && (last > 1 || goes_on) && (goes_on || ends),
    };
    let missing = last + 1..=heading.number.max(last + 1);
    let missing: Vec<String> = missing
        .take_while(|&number| number == last + 1 || number < heading.number)
        .map(|number| written(heading.form, number))
        .collect();
    is_slip && !stands_between(page, first.place, heading.place, &missing)
}

/// Whether two headings 一、 are of one list: nothing but sentences stands between them, and the second list goes on.
fn is_repeated_first(page: &Page<'_>, headings: &[Heading], before: usize, index: usize) -> bool {
    let (first, second) = (&headings[before], &headings[index]);
    let goes_on = headings[index + 1..]
        .iter()
        .find(|next| next.form <= second.form)
        .is_some_and(|next| next.form == second.form && next.number == 2);
    let between = first.place.block + 1..second.place.block;
    let are_neighbours = before + 1 == index && first.alone && second.alone && (1..=SECTION).contains(&between.len());
    let says = |block: usize| {
        let block = &page.blocks[block];
        block.kind == BlockKind::Paragraph && block.text.source().ends_with('。')
    };
    are_neighbours && goes_on && between.into_iter().all(says)
}

/// The fault, as advice where what is numbered is a clause and no heading.
fn fault(page: &Page<'_>, heading: &Heading, due: u32) -> Spotted {
    let source = page.blocks[heading.place.block].text.source();
    let words = heading.words.of(source);
    let is_clause = words.contains(['，', ',', '；', ';']) || words.chars().nth(LONGEST).is_some();
    let weight = if is_clause { Weight::Advice } else { Weight::Full };
    let span = Span::new(heading.place.span.start(), heading.words.start());
    let due = written(heading.form, due);
    let is_plain = span.of(source).starts_with('(');
    let due = if is_plain { due.replace('（', "(").replace('）', ")") } else { due };
    let detail = Some(Said { zh: format!("“{due}”"), en: format!("“{due}”") });
    Spotted { suggestions: vec![due], detail, weight, ..Spotted::new(heading.place.block, span) }
}
