//! A word of two characters twice in a row: 台账台账.
//!
//! Only where the four characters are no part of other words: 企业企业家, 管理管理人员 and 一步一步 are right.

use std::collections::HashMap;

use crate::check::lexicon::is_word;
use crate::check::page::{Page, Spotted};
use hegao_model::text::{Folded, Span, Text, is_han};

/// Words that are said twice, end one phrase and begin the next (本规定规定的, 集体经济组织组织), or head a paragraph that begins with them in
/// texts whose headings have run into it (面试面试采取…).
const TWICE: [&str; 45] = [
    "规定", "组织", "非常", "什么", "多少", "学习", "研究", "检查", "讨论", "交流", "休息", "考虑", "商量", "体验",
    "锻炼", "哈哈", "管理", "大学", "年度", "考试", "笔试", "面试", "体检", "考察", "报名", "培训", "合同", "法学",
    "代表", "学院", "人员", "出版", "企业", "产权", "公约", "公式", "某某", "收费", "审核", "依据", "一样", "意思",
    "活动", "配置", "运输",
];

/// A word that begins with one of these counts or strengthens: 一项一项, 太多太多.
const COUNTING: &str = "一二三四五六七八九十两几半每很太好慢越";

/// Of two characters that are said twice on purpose: 聊着聊着, 黑灰黑灰, 嘀嗒嘀嗒.
const MEANT: &str = "着过来去呀啊哦喂哎嗨嘀嗒哒叮咚啪哗咔黑红白蓝绿黄灰多再又更最快";

/// Behind a second copy these make a longer word of it: 企业企业家, 项目项目部.
const SUFFIXES: &str = "家者员人会性化部局处室长权法率量线型式类费表单书证卡站点区组队厅司院校业界内中上下外前后级间器机品物力度制额款地式学网课办群着";

/// Bytes of a word of two Han characters.
const WORD: usize = 6;

/// The longest clause that is looked at, in characters: a longer one is a table whose cells a reader has run together.
const CLAUSE: usize = 30;

/// A word that stands doubled more often is no slip: 中国哲学哲学博士 in every row.
const MOST: usize = 2;

/// Finds doubled words. The first copy goes.
pub(super) fn find(page: &Page<'_>, found: &mut dyn FnMut(Spotted)) {
    let mut all: Vec<(usize, Span<Folded>)> = Vec::new();
    for (index, block) in page.each_block() {
        let folded = block.text.folded();
        let is_whole = |span: Span<Folded>| is_whole(&block.text, Span::new(span.start(), span.end() + WORD));
        let slips = doubled(folded).filter(|span| is_slip(folded, *span) && is_in_clause(folded, span.end() + WORD));
        all.extend(slips.filter(|span| is_whole(*span)).map(|span| (index, span)));
    }
    let word = |&(index, span): &(usize, Span<Folded>)| span.of(page.blocks[index].text.folded());
    let mut counts: HashMap<&str, usize> = HashMap::new();
    all.iter().for_each(|one| *counts.entry(word(one)).or_default() += 1);
    for one in all.iter().filter(|one| counts[word(one)] <= MOST && !leads(page.blocks[one.0].text.folded(), one.1)) {
        let spotted = Spotted::new(one.0, page.blocks[one.0].text.to_source(one.1));
        found(Spotted { suggestions: vec![String::new()], ..spotted });
    }
}

/// Whether nothing stands between the characters at `span`: cells and columns stand apart in the source.
pub(super) fn is_whole(text: &Text, span: Span<Folded>) -> bool {
    text.to_source(span).of(text.source()).len() == span.len()
}

/// Whether a mark ends the clause soon behind the two copies, which end at `end`, as in running text.
pub(super) fn is_in_clause(folded: &str, end: usize) -> bool {
    folded[end..].chars().take(CLAUSE).take_while(|c| *c != '|').any(|c| "，。；：、！？）”".contains(c))
}

/// Whether the first copy opens its paragraph: then it is a heading that a reader ran into it (升级升级条件).
fn leads(folded: &str, span: Span<Folded>) -> bool {
    !folded[..span.start()].contains(is_han)
}

/// The first copies of all pairs of Han characters that stand twice in a row.
fn doubled(folded: &str) -> impl Iterator<Item = Span<Folded>> {
    let mut rest = folded.as_bytes();
    std::iter::from_fn(move || {
        while let Some((both, _)) = rest.split_first_chunk::<{ 2 * WORD }>() {
            let at = folded.len() - rest.len();
            // E4 to E9 lead nearly all Han characters.
            let is_han = matches!(both[0], 0xE4..=0xE9);
            rest = &rest[if is_han { 3 } else { 1 }..];
            if is_han
                && both[1..3] == both[WORD + 1..WORD + 3]
                && both[..WORD] == both[WORD..]
                && matches!(both[3], 0xE4..=0xE9)
            {
                return Some(Span::new(at, at + WORD));
            }
        }
        None
    })
}

/// Whether the copies at `span` and behind it are one word written twice.
fn is_slip(folded: &str, span: Span<Folded>) -> bool {
    let word = span.of(folded);
    let mut chars = word.chars();
    let (Some(first), Some(second)) = (chars.next(), chars.next()) else { return false };
    let behind = folded[span.end() + WORD..].chars().next().filter(|c| is_han(*c));
    // Two characters that are no word (偏少偏少) only where a mark ends them, and nothing says that it goes on so (说着说着, 很紧很紧).
    let is_bare = || behind.is_none() && !MEANT.contains(first) && !MEANT.contains(second);
    first != second
        && (is_word(first, second) || is_bare())
        && !is_word(second, first)
        && !COUNTING.contains(first)
        && !TWICE.contains(&word)
        && !behind.is_some_and(|c| SUFFIXES.contains(c))
        // A third copy, or 甲乙甲乙 as a rhyme, is meant.
        && !folded[span.end() + WORD..].starts_with(word)
        && !folded[..span.start()].ends_with(word)
}
