//! Documents for which there is not enough time.

use crate::format::ooxml::sample::Sample;
use crate::reader::read_in_time;
use hegao_model::clock::Clock;
use hegao_model::document::{Document, GapKind, Limits};

/// Paragraphs of each document.
const MANY: usize = 3000;

fn read(name: &str, bytes: &[u8], clock: Clock) -> Document {
    let document = read_in_time(name, bytes.to_vec(), &Limits::default(), clock);
    document.unwrap_or_else(|gap| panic!("{name}: {gap:?}"))
}

#[test]
fn what_there_is_no_time_for_is_a_gap() {
    let many = |line: &dyn Fn(usize) -> String| (0..MANY).map(line).collect::<String>();
    let word = many(&|number| format!("<w:p><w:r><w:t>第{number}段的正文，从略。</w:t></w:r></w:p>"));
    for (name, bytes) in [
        ("a.txt", many(&|number| format!("第{number}段的正文，从略。\n\n")).into_bytes()),
        ("a.csv", many(&|number| format!("姓名{number},地址{number}\n")).into_bytes()),
        ("a.md", many(&|number| format!("第{number}段的**正文**，从略。\n\n")).into_bytes()),
        ("a.html", many(&|number| format!("<p>第{number}段的正文，从略。</p>\n")).into_bytes()),
        ("a.docx", Sample::word(&word).zip()),
    ] {
        let whole = read(name, &bytes, Clock::endless());
        let part = read(name, &bytes, Clock::running_out(3));
        assert!(whole.gaps.is_empty() && whole.blocks.len() >= MANY, "{name}");
        assert!(part.gaps.iter().any(|gap| gap.kind() == GapKind::Timeout && gap.part.is_none()), "{name}");
        assert_eq!(part.gaps.iter().filter(|gap| gap.kind() == GapKind::Timeout).count(), 1, "{name}");
        assert!(part.blocks.len() < whole.blocks.len(), "{name}: {}", part.blocks.len());
        let enough = read(name, &bytes, Clock::running_out(usize::MAX));
        assert!(enough.gaps.is_empty() && enough.blocks.len() == whole.blocks.len(), "{name}");
    }
}
