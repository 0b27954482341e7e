//! Numbers of items within a paragraph that jump: 1.甲；2.乙；4.丁.

use crate::check::page::{Page, Spotted};
use crate::facts::Zone;
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::text::{Folded, Span, is_han};

/// The fewest items one after another, from the first on, that show that all are there.
const FEWEST: u32 = 2;

/// What an item begins behind.
const STARTS: [char; 8] = ['；', '。', '：', '，', ';', ':', ' ', '、'];

/// A number with its mark.
struct Item {
    number: u32,
    span: Span<Folded>,
}

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let mut found = Vec::new();
    for (index, block) in page.each_block() {
        let is_text = block.kind == BlockKind::Paragraph && block.facts.zone != Some(Zone::Quotation);
        let folded = block.text.folded();
        if !is_text || folded.contains('|') {
            continue;
        }
        for (item, due) in jumps(folded) {
            let due = item.span.of(folded).replace(&item.number.to_string(), &due.to_string());
            let detail = Some(Said { zh: format!("“{due}”"), en: format!("“{due}”") });
            found.push(Spotted {
                suggestions: vec![due],
                detail,
                ..Spotted::new(index, block.text.to_source(item.span))
            });
        }
    }
    found
}

/// The items of a paragraph that leave a number out, each with that number.
fn jumps(folded: &str) -> Vec<(Item, u32)> {
    let mut found = Vec::new();
    let (mut last, mut end, mut run) = (0, 0, 0);
    for item in items(folded) {
        if item.number == 1 {
            run = 1;
        } else if run > 0 && item.number == last + 1 {
            run += 1;
        } else {
            let between = &folded[end..item.span.start()];
            let is_jump = run >= FEWEST && item.number == last + 2 && !stands(between, last + 1);
            run = 0;
            if is_jump {
                found.push((Item { number: item.number, span: item.span }, last + 1));
            }
        }
        (last, end) = (item.number, item.span.end());
    }
    found
}

/// Whether the number stands in `text` with a mark, before what is no word: 5．2026年….
fn stands(text: &str, number: u32) -> bool {
    ['.', '、', '．'].iter().any(|mark| text.contains(&format!("{number}{mark}")))
}

/// The numbers within `folded` that open an item: `2.` behind a mark and before a word.
fn items(folded: &str) -> impl Iterator<Item = Item> {
    let bytes = folded.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    (0..folded.len()).filter(move |&at| is_digit(at) && (at == 0 || !is_digit(at - 1))).filter_map(move |at| {
        let end = at + folded[at..].bytes().take_while(u8::is_ascii_digit).count();
        let number: u32 = folded[at..end].parse().ok().filter(|number| (1..=20).contains(number))?;
        let mark = folded[end..].chars().next().filter(|mark| matches!(mark, '.' | '、' | '．'))?;
        let before = folded[..at].chars().next_back();
        let begins = before.is_none_or(|c| STARTS.contains(&c));
        let opens = folded[end + mark.len_utf8()..].chars().next().is_some_and(|c| is_han(c) || "《“".contains(c));
        (begins && opens).then(|| Item { number, span: Span::new(at, end + mark.len_utf8()) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_paragraph_are_counted() {
        let told = |text: &str| jumps(text).iter().map(|(item, due)| (item.number, *due)).collect::<Vec<_>>();
        for (text, expected) in [
            ("证据：1.笔录一份；2.照片两张；4.票据复印件。", vec![(4, 3)]),
            ("证据：1.笔录一份；2.照片两张；3.票据复印件。", vec![]),
            ("1、笔录一份。2、照片两张。4、票据。5、证言。", vec![(4, 3)]),
            ("1.甲。2.乙。3.2026年7月前完成。4.丁。", vec![]),
            ("见第1、第2、第4项，增长1.2倍，达到4.亿元。", vec![]),
            ("选1、2、4班参加。", vec![]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
