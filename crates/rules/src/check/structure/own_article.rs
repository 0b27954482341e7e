//! A document that cites an article of its own which it does not have: 本办法第二十条, of twelve.

use crate::check::page::{Clue, Page, PageBlock, Spotted};
use crate::facts::{Zone, article_number};
use crate::language::Said;
use hegao_model::text::Span;

/// What a document with articles calls itself.
pub(super) const SELVES: [&str; 34] = [
    // No other text is named: 违反第十九条规定的.
    "违反第",
    "按照第",
    "依照第",
    "依据第",
    "符合第",
    "根据第",
    "本办法第",
    "本规定第",
    "本细则第",
    "本条例第",
    "本规则第",
    "本制度第",
    "本章程第",
    "本规程第",
    "本合同第",
    "本协议第",
    "本守则第",
    "本法第",
    "本村规民约第",
    "村规民约第",
    "本乡规民约第",
    "本公约第",
    "本约第",
    "本准则第",
    // Chapters with numbers of their own: 按照8.3节.
    "0节",
    "1节",
    "2节",
    "3节",
    "4节",
    "5节",
    "6节",
    "7节",
    "8节",
    "9节",
];

/// The fewest articles that prove that the document is there whole.
const FEWEST: u32 = 3;

/// What the last article says: from when the document holds, who explains it.
const ENDS: [&str; 7] = ["施行", "实施", "生效", "执行", "负责解释", "废止", "一式"];

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    if clues.is_empty() {
        return Vec::new();
    }
    let (last, chapters) = (last(page), chapters(page));
    let mut found = Vec::new();
    for clue in page.each(clues) {
        if clue.span.of(page.blocks[clue.block()].text.folded()).ends_with('节') {
            found.extend(chapters.and_then(|last| section(page, clue, last)));
            continue;
        }
        let Some(last) = last else { continue };
        let block = &page.blocks[clue.block()];
        let folded = block.text.folded();
        let start = clue.span.end() - '第'.len_utf8();
        let Some((number, len)) = article_number(&folded[start..]).filter(|(number, _)| *number > last) else {
            continue;
        };
        // A text that amends or quotes another speaks of that one's articles.
        let sentence = folded[..start].rsplit(['。', '；', '\n']).next().unwrap_or_default();
        let is_open = folded[..start].matches('“').count() > folded[..start].matches('”').count();
        let is_other = block.facts.zone == Some(Zone::Quotation) || is_open || sentence.contains(['“', '《', '「']);
        if !is_other && number < 10 * last {
            let detail = Said { zh: format!("{last}条"), en: format!("{last} articles") };
            let span = block.text.to_source(Span::new(start, start + len));
            found.push(Spotted { detail: Some(detail), ..Spotted::new(clue.block(), span) });
        }
    }
    found
}

/// The last article, if they are counted from the first with one gap at most, once, and it ends the document as such articles do.
fn last(page: &Page<'_>) -> Option<u32> {
    let (mut last, mut begins, mut gaps, mut twice) = (0, 0, 0, 0);
    for (index, block) in page.each_block() {
        if let Some((number, _)) = article_number(block.text.folded().trim_start()) {
            // One may have been deleted.
            gaps += u32::from(number == last + 2);
            // And one may have been counted twice.
            twice += u32::from(number == last);
            if gaps > 1 || twice > 1 || number < last || number > last + 2 {
                return None;
            }
            (last, begins) = (number, index);
        }
    }
    let ends = |block: &PageBlock<'_>| ENDS.iter().any(|word| block.text.folded().contains(word));
    (last >= FEWEST && page.blocks[begins..].iter().any(ends)).then_some(last)
}

/// The last chapter, if chapters are counted `1 总则`, `2 组织`, and their sections `1.1 目的`.
fn chapters(page: &Page<'_>) -> Option<u32> {
    let (mut last, mut sections) = (0, 0);
    for (_, block) in page.each_block() {
        let text = block.text.folded().trim_start();
        let figures = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
        let Some(number) = text.get(..figures).and_then(|number| number.parse::<u32>().ok()) else { continue };
        let rest = &text[figures..];
        if rest.starts_with(' ') && number == last + 1 && rest.chars().nth(LINE).is_none() {
            last = number;
        }
        let is_section = number == last && rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
        sections += u32::from(is_section);
    }
    (last >= FEWEST && sections >= FEWEST).then_some(last)
}

/// The longest title of a chapter, in characters.
const LINE: usize = 30;

/// The section that a clue cites (8.3节), if it is of a chapter behind the last.
fn section(page: &Page<'_>, clue: &Clue, last: u32) -> Option<Spotted> {
    let text = &page.blocks[clue.block()].text;
    let folded = text.folded();
    let before = &folded[..clue.span.end() - '节'.len_utf8()];
    let start = before.trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let (chapter, rest) = before[start..].split_once('.')?;
    let number: u32 = chapter.parse().ok()?;
    let is_other = folded[..start].ends_with(['》', '”', '的']) || rest.is_empty();
    let span = text.to_source(Span::new(start, clue.span.end()));
    let detail = Said { zh: format!("{last}章"), en: format!("{last} chapters") };
    (number > last && number < 10 * last && !is_other)
        .then(|| Spotted { detail: Some(detail), ..Spotted::new(clue.block(), span) })
}
