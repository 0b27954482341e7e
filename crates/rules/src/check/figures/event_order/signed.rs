//! The day on which a paper is signed against the days that it tells of: what is past lies before it, what it asks for behind.

use jiff::civil::Date;

use super::super::date::Written;
use super::Wrong;
use crate::check::page::{Clue, Page};

/// What ends a day that something has happened on, one by which something is to be done, one that a notice hangs from.
const PAST: &str = "日，";
const ASKED: [&str; 12] = [
    "日前将",
    "日前报",
    "日前反馈",
    "日前提交",
    "日前全部",
    "日前完成",
    "日前整改",
    "日前上报",
    "日前落实",
    "日前按",
    "日前整改到位",
    "日前改正",
];
const SHOWN: [&str; 8] =
    ["公示时间：", "公示期限：", "公示时间为", "公示期为", "公示期限为", "公示期：", "公示时间自", "公示期自"];

/// What follows on the day of something that has been found out, where the day is told with its year.
const HAPPENED: [&str; 14] = [
    "日从",
    "日在",
    "日对",
    "日购",
    "日向",
    "日收到",
    "日接到",
    "日受理",
    "日作出",
    "日抽",
    "日检",
    "日送达",
    "日与",
    "日批准",
];
const DEEDS: [&str; 16] = [
    "购进",
    "购买",
    "抽取",
    "抽样",
    "检查",
    "收到",
    "接到",
    "受理",
    "作出",
    "签订",
    "发现",
    "查获",
    "送达",
    "批准",
    "销售",
    "举行了",
];
const FILED: &str = "日立案";

/// What says that something has happened, and what says that it is still to be, or is a rule.
const DONE: [&str; 6] = ["完毕", "已按", "已经", "了", "已于", "受理"];
const TO_BE: [&str; 16] =
    ["将", "拟", "计划", "前", "起", "应", "须", "请", "截", "预计", "定于", "要", "力争", "届时", "如", "至"];

/// How many days behind the signature what is past is believed to be meant so, how many before it what is asked for.
const NEAR: i32 = 60;

const LATE: i32 = 400;

/// How far a sentence is looked at, in bytes.
const FAR: usize = 240;

pub(super) fn literals() -> Vec<String> {
    let words = [PAST].into_iter().chain(ASKED).chain(SHOWN).chain([FILED]).chain(HAPPENED);
    words.map(str::to_owned).collect()
}

pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let folded = page.blocks[clue.block()].text.folded();
    match clue.span.of(folded) {
        FILED => filed(page, clue),
        PAST => past(page, clue),
        word if SHOWN.contains(&word) => shown(page, clue),
        word if HAPPENED.contains(&word) => happened(page, clue),
        _ => asked(page, clue),
    }
}

/// `于2026年3月2日立案`, behind what was found on a later day.
fn filed(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let folded = page.blocks[clue.block()].text.folded();
    let own = Written::ending(&folded[..clue.span.start() + '日'.len_utf8()])?;
    let before = &folded[..own.span.start()];
    let at = before.rfind("发现")?;
    let day = before[..at].rfind('日')? + '日'.len_utf8();
    let found = Written::ending(&before[..day])?;
    let year = found.year?;
    let (seen, filed) = (found.first_day(year)?, own.first_day(own.year.unwrap_or(year))?);
    let when = found.span.of(folded);
    (filed < seen && !before[day..at].contains('。')).then(|| Wrong {
        block: clue.block(),
        span: own.span,
        zh: format!("立案，早于发现的{when}"),
        en: format!("lies before the finding, {when}"),
    })
}

/// The day of a date with or without its year, by that of the signature.
fn day(written: &Written, signed: Date) -> Option<Date> {
    written.first_day(written.year.unwrap_or(signed.year()))
}

fn days(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// What has happened behind the day of the signature: told at the signature.
fn past(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let (signed, place) = page.facts.about.dated?;
    if clue.block() >= place.block {
        return None;
    }
    let folded = page.blocks[clue.block()].text.folded();
    let own = Written::ending(&folded[..clue.span.start() + '日'.len_utf8()])?;
    let begins = folded[..own.span.start()].trim_end();
    let begins = begins.is_empty() || begins.ends_with(['。', '\n']);
    let on = day(&own, signed)?;
    let late = days(signed, on);
    if !begins || !(1..=NEAR).contains(&late) {
        return None;
    }
    let end = (clue.span.end() + FAR).min(folded.len());
    let end = (clue.span.end()..=end).rev().find(|&at| folded.is_char_boundary(at))?;
    let sentence = folded[clue.span.end()..end].split(['。', '\n']).next()?;
    let done = DONE.iter().filter_map(|word| sentence.find(word)).min()?;
    let is_past = !TO_BE.iter().any(|word| sentence[..done].contains(word));
    is_past.then(|| at_signature(page, place, own.span.of(folded), "早于文中已经发生的"))?
}

/// `当事人于2024年2月6日购进…`, in a paper signed before: told at the signature.
fn happened(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let (signed, place) = page.facts.about.dated?;
    let folded = page.blocks[clue.block()].text.folded();
    let own = Written::ending(&folded[..clue.span.start() + '日'.len_utf8()])?;
    let on = own.first_day(own.year?)?;
    let to = folded.floor_char_boundary(clue.span.start() + FAR / 2);
    let clause = folded[clue.span.start()..to].split(['，', '。', '；', '\n']).next()?;
    let near = folded.floor_char_boundary(own.span.start().saturating_sub(FAR));
    let lead = folded[near..own.span.start()].rsplit(['，', '。', '；', '\n']).next()?;
    let is_past = DEEDS.iter().any(|word| clause.contains(word)) && (lead.ends_with('于') || lead.is_empty());
    let is_to_be =
        TO_BE.iter().any(|word| lead.contains(word) || clause.contains(word) && *word != "应" && *word != "要");
    let is_late = clue.block() < place.block && (1..=LATE).contains(&days(signed, on));
    (is_past && !is_to_be && is_late).then(|| at_signature(page, place, own.span.of(folded), "早于文中已经发生的"))?
}

/// A public notice that begins before it is signed: told at the signature.
fn shown(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let (signed, place) = page.facts.about.dated?;
    let folded = page.blocks[clue.block()].text.folded();
    let own = Written::starting(folded, clue.span.end()).filter(|date| !date.days.is_empty())?;
    let early = days(day(&own, signed)?, signed);
    let is_early = clue.block() < place.block && (1..=NEAR / 2).contains(&early);
    is_early.then(|| at_signature(page, place, own.span.of(folded), "晚于公示开始的"))?
}

fn at_signature(page: &Page<'_>, place: crate::facts::Place, when: &str, word: &str) -> Option<Wrong> {
    let span = page.blocks[place.block].text.to_folded(place.span);
    Some(Wrong { block: place.block, span, zh: format!("{word}{when}"), en: format!("does not fit {when}") })
}

/// A day by which something is asked for that lies before the signature.
fn asked(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let (signed, place) = page.facts.about.dated?;
    let folded = page.blocks[clue.block()].text.folded();
    let own = Written::ending(&folded[..clue.span.start() + '日'.len_utf8()])?;
    let from = (own.span.start().saturating_sub(FAR)..own.span.start()).find(|&at| folded.is_char_boundary(at))?;
    let before = folded[from..own.span.start()].rsplit(['。', '\n']).next()?;
    let by = day(&own, signed)?;
    let late = days(by, signed);
    let is_asked = ["请", "务必", "应", "须", "要", "确保", "限", "责令"].iter().any(|word| before.contains(word))
        && !before.contains(['每', '次', '已']);
    let when = signed.strftime("%Y年%-m月%-d日").to_string();
    (is_asked && clue.block() < place.block && (1..=NEAR).contains(&late)).then(|| Wrong {
        block: clue.block(),
        span: own.span,
        zh: format!("早于成文日期{when}"),
        en: format!("lies before the date of the document, {signed}"),
    })
}
