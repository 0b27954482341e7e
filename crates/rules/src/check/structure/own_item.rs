//! An item of a list that a document cites and does not have: 第四项诉求, where three are listed below 信访诉求.

use crate::check::page::{Clue, Page, Spotted};
use crate::facts::article_number;
use crate::language::Said;
use hegao_model::text::Span;

/// What items are called that a document lists below a heading of that name.
const CALLED: [&str; 10] = ["诉求", "请求", "要求", "建议", "问题", "任务", "措施", "意见", "议程", "事项"];

/// The longest heading, in characters, and how far behind it the items may stand, in blocks.
const LINE: usize = 24;
const ITEMS: usize = 40;

pub(super) fn literals() -> Vec<String> {
    CALLED.iter().flat_map(|word| ["项", "个", "条"].map(|measure| format!("{measure}{word}"))).collect()
}

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    page.each(clues).filter_map(|clue| wrong(page, clue)).collect()
}

fn wrong(page: &Page<'_>, clue: &Clue) -> Option<Spotted> {
    let text = &page.blocks[clue.block()].text;
    let folded = text.folded();
    let place = folded[..clue.span.start()].rfind('第')?;
    let number = &folded[place..clue.span.start()];
    (number.chars().count() <= 4).then_some(())?;
    let (value, _) = article_number(&format!("{number}条"))?;
    let word = clue.span.of(folded).trim_start_matches(['项', '个', '条']);
    let items = listed(page, clue.block(), word)?;
    let is_other = folded[..place].ends_with(['》', '”', '的']);
    let detail = Some(Said { zh: format!("{items}项"), en: format!("{items} items") });
    let span = text.to_source(Span::new(place, clue.span.start()));
    (value > items && items > 1 && value < 3 * items && !is_other)
        .then(|| Spotted { detail, ..Spotted::new(clue.block(), span) })
}

/// How many items in brackets stand below the one heading that ends in the word.
fn listed(page: &Page<'_>, block: usize, word: &str) -> Option<u32> {
    let is_head = |text: &str| {
        let text = text.trim().trim_end_matches(['：', ':', '。']);
        text.ends_with(word) && text.chars().nth(LINE).is_none()
    };
    let mut heads = page.blocks[..block].iter().enumerate().filter(|(_, block)| is_head(block.text.folded()));
    let (head, _) = heads.next()?;
    heads.next().is_none().then_some(())?;
    let lines = page.blocks[head + 1..block].iter().take(ITEMS).map(|block| block.text.folded().trim_start());
    let is_item = |line: &&str| line.starts_with('（') || line.starts_with(|c: char| c.is_ascii_digit());
    let count = lines.filter(|line| !line.is_empty()).take_while(is_item).count();
    u32::try_from(count).ok()
}
