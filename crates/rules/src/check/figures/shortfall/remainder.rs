//! What is left of a whole, as a sentence tells it: 发现隐患428处，已整改397处，尚有41处; 收入12万元，支出5万元，结余8万元; 应到21人，实到19人，请假3人.

use super::super::amount::{Amount, is_slip};
use super::super::miss::Miss;
use hegao_model::text::{Folded, Span};

/// What a remainder, its whole and the part that is gone are called. What is owed back may be told either way.
struct Frame {
    clues: &'static [&'static str],
    wholes: &'static [&'static str],
    parts: &'static [&'static str],
    /// What makes another sum of it.
    others: &'static [&'static str],
    is_sure: bool,
}

const FRAMES: [Frame; 7] = [
    Frame {
        clues: &["结余", "盈余", "余额"],
        wholes: &[
            "收入合计",
            "收入共计",
            "总收入",
            "收入总计",
            "共收入",
            "收入",
            "批准经费",
            "下达资金",
            "到位资金",
            "下达",
            "到位",
            "拨入",
            "募集",
        ],
        parts: &[
            "支出合计",
            "支出共计",
            "总支出",
            "支出总计",
            "共支出",
            "实际支出",
            "支出",
            "已使用",
            "实际使用",
            "已拨付",
        ],
        others: &["上年", "上期", "上月", "上季", "期初", "结转", "年初", "累计", "调入"],
        is_sure: true,
    },
    Frame {
        clues: &["请假", "缺席", "缺勤", "因故未到"],
        wholes: &["应到", "应参会", "应参加", "应出席"],
        parts: &["实到", "实际到会", "实际参会", "实际参加", "到会", "出席"],
        others: &["列席", "缺席", "迟到", "事假", "病假"],
        is_sure: true,
    },
    // 送审780万元，核减23万元，核定757万元
    Frame {
        clues: &["签认", "核定", "审定"],
        wholes: &["送审", "报审", "申报", "审核"],
        parts: &["核减", "审减"],
        others: &["核增", "审增", "累计", "概算", "其中"],
        is_sure: true,
    },
    Frame {
        clues: &["净增"],
        wholes: &["新增", "新入库", "新设"],
        parts: &["退库", "退出", "减少", "注销", "撤销"],
        others: &[],
        is_sure: true,
    },
    Frame {
        clues: &["退税"],
        wholes: &["已预缴", "已预扣", "预缴税额", "已缴纳", "已缴税"],
        parts: &["应纳税额", "应缴税额", "应纳税款"],
        others: &["滞纳金", "利息"],
        is_sure: true,
    },
    Frame {
        clues: &["补缴", "补税"],
        wholes: &["应纳税额", "应缴税额", "应纳税款"],
        parts: &["已预缴", "已预扣", "预缴税额", "已缴纳", "已缴税"],
        others: &["滞纳金", "利息"],
        is_sure: true,
    },
    Frame {
        clues: &["尚有", "尚余", "还有", "剩余", "还剩", "余下", "其余", "正在", "在外", "尚未", "未"],
        wholes: &[
            "共", "总", "在册", "发现", "排查", "应", "计划", "任务", "购进", "受理", "收到", "全", "库存", "采购",
            "储备", "收集", "下达",
        ],
        parts: &["已"],
        others: &[],
        is_sure: false,
    },
];

/// How far before the remainder the others may stand, in bytes, and how many characters an amount may stand from its word.
const FAR: usize = 360;
const NEAR: usize = 14;

pub(super) fn literals() -> impl Iterator<Item = String> {
    FRAMES.iter().flat_map(|frame| frame.clues).map(|word| (*word).to_owned())
}

/// The frame of the literal with this number.
fn frame(literal: usize) -> Option<&'static Frame> {
    let mut clues = FRAMES.iter().flat_map(|frame| frame.clues.iter().map(move |_| frame));
    clues.nth(literal)
}

/// The remainder behind a clue of this number, and the whole and the part that it misses.
pub(super) fn wrong<'t>(folded: &'t str, clue: Span<Folded>, literal: usize) -> Option<Miss<'t>> {
    let frame = frame(literal)?;
    let rest = amount_near(folded, clue.end())?;
    let from = folded.floor_char_boundary(clue.start().saturating_sub(FAR));
    let from = folded[from..clue.start()].rfind('\n').map_or(from, |near| from + near + 1);
    if frame.others.iter().any(|word| folded[from..rest.end].replacen(clue.of(folded), "", 1).contains(word)) {
        return None;
    }
    if frame.is_sure { balance(folded, from, clue, rest, frame) } else { left(folded, from, clue, rest, frame) }
}

/// The whole and the part that are called by their words.
fn balance<'t>(folded: &'t str, from: usize, clue: Span<Folded>, rest: Amount<'t>, frame: &Frame) -> Option<Miss<'t>> {
    let before = &folded[from..clue.start()];
    let last = |words: &[&str]| {
        // 收入合计 before the 收入 of one sort, and none that is a part of another: 支出12万元，其中项目支出4万元.
        let is_own = |at: &usize| !before[..*at].rsplit(['；', '。']).next().unwrap_or_default().contains("其中");
        let place = |word: &str| before.rmatch_indices(word).map(|(at, _)| at).find(is_own);
        let (at, word) = words.iter().find_map(|word| Some((place(word)?, word)))?;
        amount_near(folded, from + at + word.len())
            .filter(|amount| amount.unit == rest.unit && amount.end <= clue.start())
    };
    let (whole, part) = (last(frame.wholes)?, last(frame.parts)?);
    let is_whole = whole.millionths >= part.millionths && whole.start != part.start;
    let slack = if whole.step < 1_000_000 { whole.step.max(part.step).max(rest.step) } else { 0 };
    let is_wrong = (whole.millionths - part.millionths - rest.millionths).abs() > slack;
    let parts = vec![whole.millionths, -part.millionths];
    (is_whole && is_wrong).then(|| Miss { total: rest, parts, end: Some(whole.start.min(part.start)) })
}

/// What is left of what is done: a slip of the pen away from what it should be, where nothing in the paragraph makes it right.
fn left<'t>(folded: &'t str, from: usize, clue: Span<Folded>, rest: Amount<'t>, frame: &Frame) -> Option<Miss<'t>> {
    let sentence = from + folded[from..clue.start()].rfind('。').map_or(0, |at| at + '。'.len_utf8());
    let all: Vec<Amount<'t>> = Amount::each(folded, from..clue.start()).filter(|one| one.unit == rest.unit).collect();
    let lead = |one: &Amount<'_>| {
        folded[from..one.start].rsplit(['，', '。', '；', '、', '：', '（']).next().unwrap_or_default()
    };
    let part = all
        .iter()
        .rev()
        .find(|one| one.start >= sentence && frame.parts.iter().any(|word| lead(one).contains(word)))?;
    let fits = |whole: &Amount<'_>, part: &Amount<'_>| whole.millionths - part.millionths == rest.millionths;
    let is_right = all.iter().any(|whole| all.iter().any(|part| fits(whole, part)));
    let mut wholes =
        all.iter().filter(|one| one.start < part.start && frame.wholes.iter().any(|word| lead(one).contains(word)));
    let whole = wholes.rfind(|one| one.millionths > part.millionths)?;
    let between = all.iter().filter(|one| one.start > part.start).count();
    let right = whole.millionths - part.millionths;
    let is_near = is_slip(right, rest.millionths, rest.step) && rest.millionths < whole.millionths;
    let parts = vec![whole.millionths, -part.millionths];
    (!is_right && between == 0 && is_near).then_some(Miss { total: rest, parts, end: Some(whole.start) })
}

/// The first amount within a few characters, in the same clause.
fn amount_near(folded: &str, from: usize) -> Option<Amount<'_>> {
    let near = folded[from..].char_indices().take(NEAR).take_while(|(_, c)| !"，。；、：（）".contains(*c));
    let (at, _) = near.into_iter().find(|(_, c)| c.is_ascii_digit())?;
    Amount::at(folded, from + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str, word: &str) -> Option<String> {
        let literal = literals().position(|one| one == word).unwrap();
        let at = text.rfind(word).unwrap();
        wrong(text, Span::new(at, at + word.len()), literal).map(|miss| Amount::written(miss.sum()))
    }

    #[test]
    fn what_is_left_is_the_whole_less_the_part() {
        for (text, word, expected) in [
            ("收入合计12000元，其中车位租金9000元；支出合计4560元；结余7540元。", "结余", Some("7440")),
            ("收入合计12000元；支出合计4560元；结余7440元。", "结余", None),
            ("收入合计12000元，其中广告收入3000元；支出合计4560元；结余7440元。", "结余", None),
            ("上年结余3000元，收入合计12000元，支出4560元，结余10440元。", "结余", None),
            ("应到代表45名，实到43名，请假3名。", "请假", Some("2")),
            (
                "收入96万元，其中拨款80万元；支出90万元，其中基本支出60万元，项目支出30万元；年末结余6万元。",
                "结余",
                None,
            ),
            (
                "收入96万元，其中拨款80万元；支出90万元，其中基本支出60万元，项目支出30万元；年末结余8万元。",
                "结余",
                Some("6"),
            ),
            ("本期报审工程款320万元，核减15万元，核定315万元。", "核定", Some("305")),
            ("本期报审工程款320万元，核减15万元，核定305万元。", "核定", None),
            ("应到代表45名，实到43名，请假2名。", "请假", None),
            ("应纳税额3480元，已预缴税款4280元，可申请退税700元。", "退税", Some("800")),
            ("全年新增企业14家、退库9家，净增6家。", "净增", Some("5")),
            ("共发现隐患428处，已整改397处，尚有41处正在整改。", "尚有", Some("31")),
            ("共发现隐患428处，已整改397处，尚有31处正在整改。", "尚有", None),
            ("共发现隐患428处，其中重大7处、一般431处，已整改397处，尚有34处。", "尚有", None),
            ("共有党员38人，已发展1人，还有5人在培养。", "还有", None),
        ] {
            assert_eq!(told(text, word).as_deref(), expected, "{text}");
        }
    }
}
