//! A comparison as people and spreadsheets read it.

use std::io::{self, Write};

use super::{ComparedDocument, Comparison, Fate, State};
use crate::report::cell::guarded;
use crate::report::text::excerpt::shown;
use crate::report::text::words::Words;
use hegao_rules::rule::Language;

/// For people: documents with what became of their findings, then the counts.
///
/// # Errors
/// What `out` says.
pub fn text(comparison: &Comparison<'_>, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::of(language);
    for document in &comparison.documents {
        let is_quiet = document.findings.is_empty() && !matches!(document.fate, Fate::Renamed | Fate::Withdrawn);
        if is_quiet {
            continue;
        }
        writeln!(out, "{}", called(words, document))?;
        for (state, one) in &document.findings {
            let place =
                if one.place.is_empty() { String::new() } else { format!("{}{}", shown(&one.place), words.colon) };
            writeln!(
                out,
                "   {} · {} · {place}{}",
                said(words, *state),
                words.severity(one.severity),
                shown(&one.message)
            )?;
        }
        writeln!(out)?;
    }
    if comparison.has_other_rules {
        writeln!(
            out,
            "{}",
            words.either(
                "两次核对用的规则版本不同：有的差别可能出在规则，不在文件。",
                "The two runs had different versions of the rules: some differences may come from these."
            )
        )?;
    }
    writeln!(out, "{}", summary(comparison, language))
}

/// `已整改 9，仍存在 3，新增 0；改名 1 份，撤下 2 份。`
#[must_use]
pub fn summary(comparison: &Comparison<'_>, language: Language) -> String {
    let words = Words::of(language);
    let always = [State::Fixed, State::Remaining, State::New];
    let counts = State::ALL.into_iter().filter_map(|state| {
        let count = comparison.count(state);
        (count > 0 || always.contains(&state)).then(|| format!("{} {count}", said(words, state)))
    });
    let counts: Vec<String> = counts.collect();
    let fates = [(Fate::Renamed, "改名", "renamed"), (Fate::Withdrawn, "撤下", "taken down")];
    let fates = fates.into_iter().filter_map(|(fate, zh, en)| {
        let count = comparison.documents_that(fate);
        (count > 0).then(|| words.either(format!("{zh} {count} 份"), format!("{count} files {en}")))
    });
    let (comma, stop) = words.either(("，", "。"), (", ", "."));
    let all = [counts.join(comma), fates.collect::<Vec<_>>().join(comma)];
    let all: Vec<String> = all.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}{stop}", all.join(words.either("；", "; ")))
}

/// The word for people.
fn said(words: &Words, state: State) -> &'static str {
    match state {
        State::Fixed => words.either("已整改", "fixed"),
        State::Remaining => words.either("仍存在", "still there"),
        State::New => words.either("新增", "new"),
        State::Accepted => words.either("已放过", "accepted"),
        State::Unsure => words.either("不能确定", "not known"),
        State::Withdrawn => words.either("随文件撤下", "gone with its file"),
    }
}

fn called(words: &Words, document: &ComparedDocument<'_>) -> String {
    let path = |path: Option<&str>| shown(path.unwrap_or_default());
    match document.fate {
        Fate::Renamed => words.either(
            format!("{}（改名，原来是 {}）", path(document.new), path(document.old)),
            format!("{} (renamed, was {})", path(document.new), path(document.old)),
        ),
        Fate::Withdrawn => {
            words.either(format!("{}（已撤下）", path(document.old)), format!("{} (taken down)", path(document.old)))
        }
        Fate::New => words.either(format!("{}（新文件）", path(document.new)), format!("{} (new)", path(document.new))),
        Fate::Same | Fate::Changed => path(document.new.or(document.old)),
    }
}

/// For spreadsheets.
///
/// # Errors
/// What `out` says.
pub fn csv(comparison: &Comparison<'_>, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let words = Words::of(language);
    out.write_all("\u{feff}".as_bytes())?;
    let mut table = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(out);
    table.write_record(words.either(
        ["状态", "路径或网址", "原路径", "等级", "规则", "位置", "原文（已遮盖）", "说明"],
        ["state", "path or address", "old path", "grade", "rule", "place", "match (masked)", "message"],
    ))?;
    for document in &comparison.documents {
        for (state, one) in &document.findings {
            let cells = [
                said(words, *state),
                document.new.or(document.old).unwrap_or_default(),
                document.old.filter(|_| document.fate == Fate::Renamed).unwrap_or_default(),
                words.severity(one.severity),
                &one.rule,
                &one.place,
                &one.matched,
                &one.message,
            ];
            table.write_record(cells.map(|cell| guarded(cell, language)))?;
        }
    }
    table.flush()
}
