//! Two spellings of one word in one document: 督查 beside 督察, 制定 beside 制订.

use super::elsewhere;
use crate::check::condition::first_chars;
use crate::check::page::{Clue, Page, Spotted};
use crate::check::repetition::repeats_itself;
use crate::facts::Zone;

/// So many of [`TERMS`] are two words that are right each; of the others the first is the recommended spelling, and never told.
const EQUAL: usize = 3;

/// Of these [`EQUAL`] words the first is never wrong: a plan is 制订, and what holds for all is 制定, which may be said of a plan too.
const ALWAYS_RIGHT: &str = "制定";

/// How far behind 制订 its object is looked for, in characters.
const OBJECT: usize = 20;

/// What is 制定 and not 制订.
const RULES: [&str; 10] = ["法", "规章", "条例", "规定", "规范", "细则", "标准", "制度", "政策", "章程"];

/// Pairs of words of which a document uses one, with the words around them in which they are fixed (《第一批异形词整理表》, 《现代汉语词典》).
pub(super) const TERMS: [(&str, &str, &[&str]); 26] = [
    (
        "督查",
        "督察",
        &[
            "环保督察",
            "保护督察",
            "督察组",
            "督察员",
            "督察专员",
            "督察局",
            "督察队",
            "督察办",
            "警务督察",
            "土地督察",
            "生态环境督察",
            "督察长",
            "国家督察",
            "督查室",
            "中央督察",
            "督察整改",
            "督察反馈",
            "后督察",
        ],
    ),
    ("制定", "制订", &[]),
    ("缴纳", "交纳", &[]),
    ("其他", "其它", &[]),
    ("账户", "帐户", &[]),
    ("账号", "帐号", &[]),
    ("账目", "帐目", &[]),
    ("账单", "帐单", &[]),
    ("台账", "台帐", &[]),
    ("对账", "对帐", &[]),
    ("转账", "转帐", &[]),
    ("结账", "结帐", &[]),
    ("入账", "入帐", &["加入帐篷"]),
    ("记账", "记帐", &[]),
    ("部分", "部份", &["全部份额", "一部份额"]),
    ("唯一", "惟一", &[]),
    ("图像", "图象", &["地图象征"]),
    ("身份", "身分", &["全身分"]),
    ("想象", "想像", &["理想像", "思想像"]),
    (
        "订单",
        "定单",
        &[
            "规定单位",
            "指定单位",
            "确定单位",
            "决定单位",
            "认定单位",
            "特定单位",
            "定单价",
            "定单项",
            "定单独",
            "鉴定单",
            "固定单",
        ],
    ),
    ("预订", "预定", &["预定的", "预定目标", "预定时间"]),
    ("签订", "签定", &[]),
    ("树立", "竖立", &[]),
    ("交代", "交待", &["外交代表", "移交代", "提交代", "转交代"]),
    ("粘贴", "黏贴", &[]),
    ("联系", "连系", &["连系统", "关连系"]),
];

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    if repeats_itself(page) {
        return Vec::new();
    }
    let mut uses: Vec<[Vec<&Clue>; 2]> = TERMS.iter().map(|_| [Vec::new(), Vec::new()]).collect();
    for clue in page.each(clues) {
        let block = &page.blocks[clue.block()];
        let is_fixed = TERMS[clue.literal() / 2].2.iter().any(|word| is_part(block.text.folded(), clue, word))
            || is_plan(block.text.folded(), clue);
        if !is_fixed && block.facts.zone != Some(Zone::Quotation) {
            uses[clue.literal() / 2][clue.literal() % 2].push(clue);
        }
    }
    let told = uses.iter().zip(&TERMS).enumerate().filter_map(|(at, ([first, second], &(usual, other, _)))| {
        // Of two words that are right each, one of each may be meant; of two spellings the recommended one is right.
        let (few, many, form) =
            if at < EQUAL && first.len() < second.len() { (first, second, other) } else { (second, first, usual) };
        let is_told = if at < EQUAL { many.len() > 1 && few.len() * 2 <= many.len() } else { !many.is_empty() };
        let is_right = form == other && usual == ALWAYS_RIGHT;
        let clue = few.first().filter(|_| is_told && !is_right)?;
        let span = page.blocks[clue.block()].text.to_source(clue.span);
        let detail = Some(elsewhere(form, many.len()));
        Some(Spotted { suggestions: vec![form.to_owned()], detail, ..Spotted::new(clue.block(), span) })
    });
    let mut told: Vec<Spotted> = told.collect();
    told.sort_by_key(|one| (one.block, one.span.start()));
    told
}

/// Whether something is drawn up that is no rule, such as a plan: there 制订 is right, and is no other spelling of the 制定 of a law.
fn is_plan(folded: &str, clue: &Clue) -> bool {
    let behind = first_chars(&folded[clue.span.end()..], OBJECT).split(['，', '。', '；']).next().unwrap_or_default();
    clue.span.of(folded) == "制订" && !RULES.iter().any(|rule| behind.contains(rule))
}

/// Whether the clue is part of an occurrence of `word`.
fn is_part(folded: &str, clue: &Clue, word: &str) -> bool {
    let own = clue.span.of(folded);
    word.match_indices(own).any(|(at, _)| {
        folded[..clue.span.start()].ends_with(&word[..at])
            && folded[clue.span.end()..].starts_with(&word[at + own.len()..])
    })
}
