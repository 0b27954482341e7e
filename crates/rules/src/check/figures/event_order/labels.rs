//! Two days that are called by their names, one of which must lie before the other: 生产日期 and 抽样日期, 报名开始时间 and 报名截止时间.

use super::super::date::Written;
use super::Wrong;
use crate::check::page::{Clue, Page};

/// What comes first, and what comes after it.
const PAIRS: [(&str, &[&str]); 16] = [
    (
        "生产日期",
        &["抽样日期", "购进日期", "检验日期", "送检日期", "销售日期", "进货日期", "到期日期", "保质期至", "失效日期"],
    ),
    ("抽样日期", &["检验日期", "报告日期", "签发日期", "送达日期", "出具日期"]),
    ("采样日期", &["检测日期", "报告日期", "签发日期", "分析日期"]),
    ("收样日期", &["检测日期", "报告日期", "签发日期"]),
    ("受理日期", &["办结日期", "作出决定日期", "送达日期", "发证日期", "许可日期"]),
    ("申请日期", &["受理日期", "批准日期", "办结日期", "发证日期"]),
    ("立案日期", &["结案日期", "处罚日期", "送达日期"]),
    ("签订日期", &["到期日期", "终止日期", "失效日期"]),
    ("发证日期", &["有效期至", "到期日期", "失效日期"]),
    ("开始日期", &["结束日期", "截止日期", "终止日期"]),
    ("开始时间", &["结束时间", "截止时间"]),
    ("报名开始", &["报名截止", "报名结束"]),
    ("起始日期", &["终止日期", "截止日期", "结束日期"]),
    ("开工日期", &["竣工日期", "完工日期", "交付日期", "验收日期"]),
    ("入院日期", &["出院日期"]),
    ("出生日期", &["参加工作时间", "入党时间", "入职日期"]),
];

/// How far from each other both may stand, in blocks and bytes.
const BLOCKS: usize = 2;
const FAR: usize = 300;

/// What may stand between a name and its day.
const BETWEEN: [char; 8] = ['：', ':', '为', '是', '（', ' ', '于', '\t'];

pub(super) fn literals() -> Vec<String> {
    let mut all: Vec<String> = PAIRS.iter().flat_map(|(_, later)| *later).map(|word| (*word).to_owned()).collect();
    all.sort();
    all.dedup();
    all
}

pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let folded = page.blocks[clue.block()].text.folded();
    let word = clue.span.of(folded);
    let later = day(folded, clue.span.end())?;
    let at = key(&later)?;
    PAIRS.iter().filter(|(_, later)| later.contains(&word)).find_map(|(first, _)| {
        let near = |from: usize, to: usize| {
            let text = page.blocks.get(from)?.text.folded();
            let end = if from == clue.block() { to } else { text.len() };
            let start = text.floor_char_boundary(end.saturating_sub(FAR));
            let place = start + text[start..end].rfind(first)?;
            // The same word again may be of another thing.
            let is_own = !text[place..end].contains(['\n', '。']) || from != clue.block();
            day(text, place + first.len()).filter(|_| is_own).map(|date| (key(&date), date.span.of(text).to_owned()))
        };
        let before = near(clue.block(), clue.span.start())
            .or_else(|| (1..=BLOCKS).find_map(|back| near(clue.block().checked_sub(back)?, 0)));
        let (earlier, written) = before?;
        (at < earlier?).then(|| Wrong {
            block: clue.block(),
            span: later.span,
            zh: format!("早于{first}{written}"),
            en: format!("lies before the other day, {written}"),
        })
    })
}

/// The day that stands directly behind a name.
fn day(folded: &str, at: usize) -> Option<Written> {
    let at = folded.len() - folded[at..].trim_start_matches(BETWEEN).len();
    Written::starting(folded, at).filter(|date| !date.days.is_empty())
}

fn key(date: &Written) -> Option<(i16, u32, u32)> {
    Some((date.year?, date.month, date.days.first()?.number))
}
