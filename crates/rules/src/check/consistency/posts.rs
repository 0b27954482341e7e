//! Who holds a post, by two names of one sound: 检修班班长周海生 beside 检修班班长周海声, 镇防汛办 王磊 beside 镇防汛办 王雷; and who signs as the one who spoke, by
//! another name than the one that he gives: 我是办公室副主任罗敏, signed 述职人：罗明.
//!
//! A post has one holder, so here a name need not stand often, and may have two characters.

use std::collections::HashMap;

use super::persons::{is_surname, sound_alike};
use super::{elsewhere, is_row};
use crate::check::lexicon::{are_confused, is_word};
use crate::check::page::{Page, Spotted};
use hegao_model::text::{Folded, Span, is_han};

/// What a post ends with.
const ENDS: &str = "长任记员人师办室科队站理席";

/// How many characters before a name must be the same.
const POST: usize = 3;

/// Labels of whoever speaks in the document.
const SPEAKERS: [&str; 6] = ["述职人", "发言人", "汇报人", "检查人", "检讨人", "承诺人"];

/// How a speaker gives his name: so many characters at most lie between 我是 and it.
const I_AM: &str = "我是";
const OFFICE: usize = 18;

/// A name behind a post.
#[derive(Clone, Copy)]
struct Holder {
    block: usize,
    span: Span<Folded>,
}

/// A post, and the name's surname and its number of characters.
type Key<'p> = (&'p str, char, usize);

pub(super) fn find(page: &Page<'_>, found: &mut Vec<Spotted>) {
    let mut holders: HashMap<Key<'_>, Vec<Holder>> = HashMap::new();
    for (block, text) in page.each_block().filter(|(_, block)| !is_row(block)) {
        each_holder(text.text.folded(), |key, span| holders.entry(key).or_default().push(Holder { block, span }));
    }
    let name = |one: &Holder| one.span.of(page.blocks[one.block].text.folded());
    for (key, all) in holders.iter().filter(|(_, all)| all.len() > 1) {
        for (at, one) in all.iter().enumerate() {
            let others = || all.iter().map(name).filter(|other| *other != name(one));
            let Some(right) =
                others().next().filter(|_| all.iter().filter(|other| name(other) == name(one)).count() == 1)
            else {
                continue;
            };
            let count = others().count();
            // The later of two is told; a name of two characters wants a second witness.
            let is_due = others().all(|other| other == right)
                && if count == 1 { at > 0 && key.2 == NAME } else { true }
                && differ_alike(name(one), right)
                && !stands_elsewhere(page, name(one));
            if is_due {
                found.push(spotted(page, one, right, count));
            }
        }
    }
    found.extend(speaker(page));
}

/// Characters of a full name with a surname of one.
const NAME: usize = 3;

/// Whether a name stands more than once in the document: then it is somebody's.
fn stands_elsewhere(page: &Page<'_>, name: &str) -> bool {
    page.each_block().map(|(_, block)| block.text.folded().matches(name).count()).sum::<usize>() > 1
}

/// Whether two names of one length differ by one character behind the surname, which sounds or looks like the other.
fn differ_alike(one: &str, other: &str) -> bool {
    let mut unlike = one.chars().zip(other.chars()).filter(|(a, b)| a != b);
    let Some((a, b)) = unlike.next() else { return false };
    unlike.next().is_none() && (sound_alike(a, b) || are_confused(a, b))
}

/// Calls `found` with each name that stands directly behind a post: of three characters, and of two where no Han character goes on.
fn each_holder<'p>(folded: &'p str, mut found: impl FnMut(Key<'p>, Span<Folded>)) {
    let chars: Vec<(usize, char)> = folded.char_indices().collect();
    for (at, &(start, surname)) in chars.iter().enumerate().skip(POST) {
        if !ENDS.contains(chars[at - 1].1) || !is_surname(surname) {
            continue;
        }
        let post = &folded[chars[at - POST].0..start];
        if !post.chars().all(is_han) {
            continue;
        }
        let end = |count: usize| chars.get(at + count).map_or(folded.len(), |&(end, _)| end);
        let han = chars[at..].iter().take(NAME + 1).take_while(|(_, c)| is_han(*c)).count();
        // 刘某先后, 王强调: no name, or one of two characters before a word.
        let is_name = !chars[at + 1..].iter().take(NAME - 1).any(|(_, c)| *c == '某');
        let runs_on = han > NAME && is_word(chars[at + 2].1, chars[at + NAME].1);
        if han >= NAME && is_name && !runs_on && !is_word(surname, chars[at + 1].1) {
            found((post, surname, NAME), Span::new(start, end(NAME)));
        } else if han == NAME - 1 && is_name {
            found((post, surname, NAME - 1), Span::new(start, end(NAME - 1)));
        }
    }
}

/// The name behind a label of the speaker, where he gave another with the same surname.
fn speaker(page: &Page<'_>) -> Option<Spotted> {
    let (block, span) = page.each_block().find_map(|(index, block)| {
        let folded = block.text.folded();
        let (label, name) = folded.split_once('：')?;
        let name = name.trim();
        let is_name = (2..=NAME).contains(&name.chars().count()) && name.chars().all(is_han);
        let start = folded.rfind(name).filter(|_| is_name && SPEAKERS.contains(&label.trim()))?;
        Some((index, Span::new(start, start + name.len())))
    })?;
    let own = span.of(page.blocks[block].text.folded());
    let given = page.each_block().find_map(|(_, block)| given_name(block.text.folded(), own))?;
    let is_theirs = page.each_block().all(|(at, other)| at == block || !other.text.folded().contains(own));
    (given != own && is_theirs).then(|| spotted(page, &Holder { block, span }, given, 1))
}

/// The name behind 我是 and an office, of as many characters as `own` and with its surname.
fn given_name<'p>(folded: &'p str, own: &str) -> Option<&'p str> {
    let start = folded.find(I_AM)? + I_AM.len();
    let clause = folded[start..].split(['，', '。', '！', '；']).next()?;
    let name: &str = &clause[clause.char_indices().rev().nth(own.chars().count() - 1)?.0..];
    let before = &clause[..clause.len() - name.len()];
    let is_office = before.chars().count() <= OFFICE && before.chars().next_back().is_some_and(|c| ENDS.contains(c));
    (is_office && name.chars().next() == own.chars().next() && name.chars().all(is_han)).then_some(name)
}

/// That a holder should be the other one, who stands so often.
fn spotted(page: &Page<'_>, one: &Holder, right: &str, count: usize) -> Spotted {
    let source = page.blocks[one.block].text.to_source(one.span);
    let detail = Some(elsewhere(right, count));
    Spotted { suggestions: vec![right.to_owned()], detail, ..Spotted::new(one.block, source) }
}
