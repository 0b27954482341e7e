//! The same member twice in a row: 甲、甲.
//!
//! Alone this is nearly always innocent (饲料、饲料添加剂: a member and a longer one that begins with it). So the first copy
//! must begin where a member can begin, and the second must end where one can end.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use crate::check::page::{Page, Spotted};
use hegao_model::text::{CharSet, Span, is_han};

/// Where a clause begins, beside the start of the block.
const STARTS: [char; 14] = ['。', '；', '，', '：', '、', '！', '？', '“', '（', '(', ',', ';', ':', '|'];

/// Words that end like one of [`LEADS`], and so are part of the member: 主要经营场所、经营场所.
const LONGER: [&str; 6] = ["主要", "重要", "必要", "次要", "理由", "现在"];

/// What stands for a name that was taken out: members that hold it only look alike.
const MASKS: [&str; 5] = ["XX", "××", "**", "某", "__"];

/// Words behind which a member begins.
const LEADS: [&str; 56] = [
    "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "和", "与", "及", "或", "要", "由", "向", "对",
    "在", "将", "把", "为", "是", "按", "各", "应当", "负责", "会同", "联合", "推进", "推动", "坚持", "加强", "开展",
    "落实", "完善", "实现", "包括", "严格", "促进", "做好", "抓好", "强化", "深化", "提高", "提升", "加快", "实施",
    "组织", "建立", "健全", "围绕", "聚焦", "涉及", "参与", "进行", "支持", "通过",
];

/// What may follow a whole member. Not 和 or 与: 非机动车与非机动车、非机动车与行人 are two pairs.
const TAILS: [&str; 9] = ["共同", "一体", "等", "相互", "协同", "相结合", "有机", "同步", "统筹"];

/// What opens something that follows.
const OPENERS: CharSet = CharSet::new("《“（(");

/// Characters of a third copy that tell it.
const SLOGAN: usize = 3;

/// Bytes of what stands between two members.
const JOINT: usize = 3;

/// What 和 begins with.
const AND: u8 = 0xE5;

/// The longest member that is looked for, in bytes.
const LONGEST: usize = 180;

/// Finds doubled members of at least `least` characters. The first copy goes, with the mark behind it.
pub(super) fn find(page: &Page<'_>, least: usize, found: &mut dyn FnMut(Spotted)) {
    for (index, block) in page.each_block() {
        let folded = block.text.folded();
        // No member holds a mark: it is looked for behind the joint before, unless that is 和.
        let mut mark = 0;
        let spans = page.each(joints(folded.as_bytes())).filter_map(|at| {
            let span = doubled(folded, at, mark, least);
            if folded.as_bytes()[at] != AND {
                mark = at + JOINT;
            }
            span
        });
        for span in spans {
            let mut spotted = Spotted::new(index, block.text.to_source(span));
            spotted.suggestions = vec![String::new()];
            spotted.safe = true;
            found(spotted);
        }
    }
}

/// Where 、 ， and 和 stand, each of [`JOINT`] bytes. The first bytes of the two marks are those of few other characters.
fn joints(bytes: &[u8]) -> impl Iterator<Item = usize> {
    let is_mark = |&at: &usize| matches!(bytes.get(at..at + JOINT), Some([0xE3, 0x80, 0x81] | [0xEF, 0xBC, 0x8C]));
    let mut marks = memchr::memchr2_iter(0xE3, 0xEF, bytes).filter(is_mark).peekable();
    let mut words = WORD.find_iter(bytes).peekable();
    std::iter::from_fn(move || match (marks.peek(), words.peek()) {
        (Some(mark), Some(word)) if word < mark => words.next(),
        (None, _) => words.next(),
        _ => marks.next(),
    })
}

/// Looks for 和.
static WORD: LazyLock<Finder<'static>> = LazyLock::new(|| Finder::new("和"));

/// The first copy with its joint, if the same member stands on both sides of the joint at `at`; nothing before `mark` is of it.
fn doubled(folded: &str, at: usize, mark: usize, least: usize) -> Option<Span<hegao_model::text::Folded>> {
    let after = &folded[at + JOINT..];
    let head = after.get(..3).filter(|head| head.chars().all(is_han))?.as_bytes();
    let bytes = folded.as_bytes();
    // Nearest first, by the last byte, which differs most; a character of three bytes begins nowhere inside another.
    let from = at.saturating_sub(LONGEST).max(mark);
    let before = &bytes[from..(at + 3).saturating_sub(3 * least).max(from)];
    let starts = memchr::memrchr_iter(head[2], before).filter_map(|last| last.checked_sub(2));
    for start in starts.filter(|&start| before[start..].starts_with(head)).map(|start| from + start) {
        let Some(member) = folded.get(start..at) else { continue };
        if member.contains(STARTS) || MASKS.iter().any(|mask| member.contains(mask)) {
            return None;
        }
        if member.chars().count() >= least
            && after.starts_with(member)
            && begins(&folded[..start], &folded[at..at + JOINT])
            && !goes_on(&after[member.len()..], &folded[at..at + JOINT], member)
            && ends(&after[member.len()..], &folded[at..at + JOINT])
        {
            return Some(Span::new(start, at + JOINT));
        }
    }
    None
}

/// Whether a third copy begins behind the second: a slogan or the mark across a page (未经许可，禁止转载未经许可，…).
fn goes_on(after: &str, joint: &str, member: &str) -> bool {
    let again: String = member.chars().take(SLOGAN).collect();
    joint == "，" && after.strip_prefix(joint).is_some_and(|after| after.starts_with(&again))
}

/// Whether a member can begin behind `before`. Between commas stand names that 与 may hold together: 控制理论与控制工程，控制工程.
fn begins(before: &str, joint: &str) -> bool {
    let Some(last) = before.chars().next_back() else { return true };
    let is_led = LEADS.iter().any(|lead| before.ends_with(lead)) && !LONGER.iter().any(|word| before.ends_with(word));
    let is_compound = joint == "，" && before.ends_with(['与', '和', '及']);
    STARTS.contains(&last) || last == '\n' || is_led && !is_compound
}

/// Whether a member can end before `after`. Behind a comma a clause ends that opens no enumeration of its own.
fn ends(after: &str, joint: &str) -> bool {
    let Some(next) = after.chars().next() else { return true };
    let is_mark = !is_han(next) && !next.is_alphanumeric() && !OPENERS.has(next);
    (is_mark && !(joint == "，" && next == '、')) || TAILS.iter().any(|tail| after.starts_with(tail))
}
