//! Two days for one deadline: 于6月18日9时30分前递交投标文件, and 提交投标文件截止时间 6月17日.

use super::super::date::Written;
use super::Wrong;
use super::moment::ending;
use crate::check::page::{Clue, Page};

/// What stands behind the deadline of a tender where it is told first.
const BEFORE: [&str; 8] = [
    "前递交投标文件",
    "前提交投标文件",
    "前递交响应文件",
    "前提交响应文件",
    "前递交磋商响应文件",
    "前提交磋商响应文件",
    "前递交谈判响应文件",
    "前递交报价文件",
];

/// What calls the same deadline further on.
const LABELS: [&str; 3] = ["投标文件截止时间", "响应文件截止时间", "投标截止时间"];

/// How far a date may stand from its word, in bytes, and how far the second lies behind the first, in blocks.
const NEAR: usize = 70;

pub(super) fn literals() -> Vec<String> {
    LABELS.map(str::to_owned).to_vec()
}

/// Where a deadline stands first.
pub(super) struct Deadline {
    block: usize,
    day: Option<(i16, u32, u32)>,
    written: String,
}

fn key(date: &Written) -> Option<(i16, u32, u32)> {
    Some((date.year?, date.month, date.days.first()?.number))
}

pub(super) fn deadline(page: &Page<'_>) -> Option<Deadline> {
    page.each_block().find_map(|(index, block)| {
        let text = block.text.folded();
        let at = BEFORE.iter().find_map(|word| text.find(word))?;
        // 9时30分（北京时间） stands between.
        let near = (at.saturating_sub(NEAR)..=at).find(|&at| text.is_char_boundary(at))?;
        let day = text[near..at].rfind('日')? + near + '日'.len_utf8();
        let told = ending(&text[..day])?;
        Some(Deadline { block: index, day: key(&told), written: told.span.of(text).to_owned() })
    })
}

pub(super) fn wrong(page: &Page<'_>, clue: &Clue, told: &Deadline) -> Option<Wrong> {
    if clue.block() < told.block {
        return None;
    }
    let folded = page.blocks[clue.block()].text.folded();
    let here = folded[clue.span.end()..].find(|c: char| c.is_ascii_digit()).filter(|&at| at <= NEAR);
    let (block, at) = match here {
        Some(at) => (clue.block(), clue.span.end() + at),
        None => {
            let next = page.blocks.get(clue.block() + 1)?.text.folded();
            (clue.block() + 1, next.find(|c: char| c.is_ascii_digit()).filter(|&at| at <= NEAR)?)
        }
    };
    let own = Written::starting(page.blocks[block].text.folded(), at)?;
    let deadline = &told.written;
    (key(&own)? != told.day?).then(|| Wrong {
        block,
        span: own.span,
        zh: format!("与前面的{deadline}不一致"),
        en: format!("is not the {deadline} told before"),
    })
}
