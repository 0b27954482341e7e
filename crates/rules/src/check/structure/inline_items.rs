//! Numbers of items within a paragraph that jump: 1.甲；2.乙；4.丁, （1）甲。（2）乙。（4）丁, ①甲；②乙；④丁.

use crate::check::page::{Page, Spotted};
use crate::facts::Zone;
use crate::language::Said;
use hegao_model::document::BlockKind;
use hegao_model::text::{Folded, Span, is_han};

/// The fewest items one after another, from the first on, that show that all are there.
const FEWEST: u32 = 2;

/// What an item begins behind.
const STARTS: [char; 8] = ['；', '。', '：', '，', ';', ':', ' ', '、'];

/// How a number is set; those of one form make a list.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// 2. or 2、
    Marked,
    /// （2） or (2)
    Bracketed,
    /// ②
    Circled,
}

impl Form {
    const ALL: [Self; 3] = [Self::Marked, Self::Bracketed, Self::Circled];
}

/// A number with its mark.
struct Item {
    number: u32,
    span: Span<Folded>,
}

impl Item {
    /// Another number, set as this one is.
    fn like(&self, folded: &str, number: u32) -> String {
        let written = self.span.of(folded);
        match written.chars().next().filter(|c| CIRCLED.contains(c)) {
            Some(_) => char::from_u32(*CIRCLED.start() as u32 + number - 1).map(String::from).unwrap_or_default(),
            None => written.replace(&self.number.to_string(), &number.to_string()),
        }
    }
}

/// The circled numbers from 1 to 20.
const CIRCLED: std::ops::RangeInclusive<char> = '①'..='⑳';

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let mut found = Vec::new();
    for (index, block) in page.each_block() {
        let is_text = block.kind == BlockKind::Paragraph && block.facts.zone != Some(Zone::Quotation);
        let folded = block.text.folded();
        if !is_text || folded.contains('|') {
            continue;
        }
        for (item, due) in Form::ALL.into_iter().flat_map(|form| jumps(folded, form)) {
            let due = item.like(folded, due);
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
fn jumps(folded: &str, form: Form) -> Vec<(Item, u32)> {
    let mut found = Vec::new();
    let (mut last, mut end, mut run) = (0, 0, 0);
    for item in items(folded, form) {
        if item.number == 1 {
            run = 1;
        } else if run > 0 && item.number == last + 1 {
            run += 1;
        } else {
            let between = &folded[end..item.span.start()];
            let is_jump = run >= FEWEST && item.number == last + 2 && !stands(between, &item, folded);
            run = 0;
            if is_jump {
                found.push((Item { number: item.number, span: item.span }, last + 1));
            }
        }
        (last, end) = (item.number, item.span.end());
    }
    found
}

/// Whether the number before that of `item` stands in `text`, before what is no word: 5．2026年…; or in another form.
fn stands(text: &str, item: &Item, folded: &str) -> bool {
    let due = item.number - 1;
    let bare = ['.', '、', '．', '）', ')'].iter().any(|mark| text.contains(&format!("{due}{mark}")));
    bare || text.contains(&item.like(folded, due))
}

/// The numbers of a form within `folded` that open an item: `2.` behind a mark and before a word.
fn items(folded: &str, form: Form) -> impl Iterator<Item = Item> {
    let opens = move |c: char| match form {
        Form::Marked => c.is_ascii_digit(),
        Form::Bracketed => matches!(c, '（' | '('),
        Form::Circled => CIRCLED.contains(&c),
    };
    folded.char_indices().filter(move |&(_, c)| opens(c)).filter_map(move |(at, c)| {
        let before = folded[..at].chars().next_back();
        let begins = before.is_none_or(|c| STARTS.contains(&c));
        begins.then_some(())?;
        let (number, end) = if form == Form::Circled {
            (c as u32 - *CIRCLED.start() as u32 + 1, at + c.len_utf8())
        } else {
            let start = if form == Form::Bracketed { at + c.len_utf8() } else { at };
            let digits = start + folded[start..].bytes().take_while(u8::is_ascii_digit).count();
            let number = folded[start..digits].parse().ok().filter(|number| (1..=20).contains(number))?;
            let is_mark = |mark: char| match form {
                Form::Bracketed => matches!(mark, '）' | ')'),
                _ => matches!(mark, '.' | '、' | '．'),
            };
            (number, digits + folded[digits..].chars().next().filter(|&mark| is_mark(mark))?.len_utf8())
        };
        let opens = folded[end..].chars().next().is_some_and(|c| is_han(c) || "《“".contains(c));
        opens.then(|| Item { number, span: Span::new(at, end) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_of_a_paragraph_are_counted() {
        let told = |text: &str| {
            let all = Form::ALL.into_iter().flat_map(|form| jumps(text, form));
            all.map(|(item, due)| (item.number, due)).collect::<Vec<_>>()
        };
        for (text, expected) in [
            ("证据：1.笔录一份；2.照片两张；4.票据复印件。", vec![(4, 3)]),
            ("证据：1.笔录一份；2.照片两张；3.票据复印件。", vec![]),
            ("1、笔录一份。2、照片两张。4、票据。5、证言。", vec![(4, 3)]),
            ("1.甲。2.乙。3.2026年7月前完成。4.丁。", vec![]),
            ("见第1、第2、第4项，增长1.2倍，达到4.亿元。", vec![]),
            ("选1、2、4班参加。", vec![]),
            ("通知如下：（1）加强领导。（2）强化督查。（4）严格考核。", vec![(4, 3)]),
            ("通知如下：（1）加强领导。（2）强化督查。3）严格考核。（4）总结经验。", vec![]),
            ("①加强领导；②强化督查；④严格考核。", vec![(4, 3)]),
            ("①加强领导；②强化督查；③严格考核。①甲；②乙。", vec![]),
            ("如图①、②、④所示，见（1）、（2）、（4）项。", vec![]),
        ] {
            assert_eq!(told(text), expected, "{text}");
        }
    }
}
