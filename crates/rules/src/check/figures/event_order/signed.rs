//! The day on which a paper is signed against the days that it tells of: what is past lies before it, what it asks for behind.

use jiff::civil::Date;

use super::super::date::Written;
use super::Wrong;
use crate::check::page::{Clue, Page};

/// What ends a day that something has happened on, one by which something is to be done, one that a notice hangs from.
const PAST: &str = "日，";
const ASKED: [&str; 4] = ["日前将", "日前报", "日前反馈", "日前提交"];
const SHOWN: [&str; 2] = ["公示时间：", "公示期限："];
const FILED: &str = "日立案";

/// What says that something has happened, and what says that it is still to be, or is a rule.
const DONE: [&str; 6] = ["完毕", "已按", "已经", "了", "已于", "受理"];
const TO_BE: [&str; 16] =
    ["将", "拟", "计划", "前", "起", "应", "须", "请", "截", "预计", "定于", "要", "力争", "届时", "如", "至"];

/// How many days behind the signature what is past is believed to be meant so, how many before it what is asked for.
const NEAR: i32 = 60;

/// How far a sentence is looked at, in bytes.
const FAR: usize = 240;

pub(super) fn literals() -> Vec<String> {
    let words = [PAST].into_iter().chain(ASKED).chain(SHOWN).chain([FILED]);
    words.map(str::to_owned).collect()
}

pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let folded = page.blocks[clue.block()].text.folded();
    match clue.span.of(folded) {
        FILED => filed(page, clue),
        PAST => past(page, clue),
        word if SHOWN.contains(&word) => shown(page, clue),
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
    let is_asked =
        ["请", "务必", "应", "须"].iter().any(|word| before.contains(word)) && !before.contains(['每', '次']);
    let when = signed.strftime("%Y年%-m月%-d日").to_string();
    (is_asked && clue.block() < place.block && (1..=NEAR).contains(&late)).then(|| Wrong {
        block: clue.block(),
        span: own.span,
        zh: format!("早于成文日期{when}"),
        en: format!("lies before the date of the document, {signed}"),
    })
}
