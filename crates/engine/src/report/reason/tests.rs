use std::collections::BTreeSet;
use std::sync::Arc;

use hegao_model::document::known::{Known, Then};
use hegao_model::document::{Cells, GapKind, KNOWN, Limits, Outside, PdfState, Place, Spot};

use super::*;

/// Each reason, with all values of what has few.
#[expect(clippy::too_many_lines, reason = "a list, a line a reason")]
fn samples() -> Vec<Reason> {
    use Reason as R;
    let sheet = || Arc::from("名单");
    let cells = |count| Cells { count, first: vec!["B1".into(), "C1".into()] };
    let mut all = vec![
        R::NoPermission,
        R::Vanished,
        R::DanglingLink,
        R::Busy,
        R::NoMemory,
        R::ReadFailed,
        R::Unlisted,
        R::SpecialIgnoreFile,
        R::SpecialFile,
        R::LfsPointer,
        R::TooLarge { size: Some(24), limit: 23 },
        R::TooLarge { size: None, limit: 64 << 20 },
        R::NotInRepository,
        R::Unchanged,
        R::Submodule,
        R::Unmerged,
        R::TooManyVersions,
        R::Memory,
        R::ReadingMemory,
        R::ReadingTime { seconds: 30 },
        R::ReadingCut { seconds: 30 },
        R::CheckingTime { seconds: 30 },
        R::ReaderNotStarted,
        R::ReaderEnded,
        R::Failed,
        R::RecordSyntax { column: 7 },
        R::RecordKey { key: "titel".into() },
        R::RecordValue { key: "base64".into() },
        R::RecordContent,
        R::NoDocument,
        R::Empty { size: 3 },
        R::HalfText,
        R::EncryptedFile,
        R::UndecodableText { bytes: 3, encoding: "mixed".into() },
        R::UndecodableText { bytes: 1, encoding: "utf-8".into() },
        R::DamagedContainer,
        R::UnlistedParts,
        R::AmbiguousParts,
        R::DamagedPart,
        R::MissingPart,
        R::EncryptedPart,
        R::OddlyPacked,
        R::UndecodablePart { bytes: 2 },
        R::OtherEncoding { encoding: "gb18030".into() },
        R::Doctype,
        R::BrokenXml,
        R::CutXml,
        R::EmbeddedFile,
        R::MergedPage,
        R::PictureProperties,
        R::CutMail,
        R::Pictures { count: 1 },
        R::MailEncoding { encoding: "utf-7".into() },
        R::Queries,
        R::DataModel,
        R::NoSheets,
        R::NoSheet,
        R::LostStrings,
        R::NoResults { sheet: sheet(), cells: cells(4) },
        R::NumberFormat { sheet: sheet(), cells: cells(2) },
        R::ScannedPage { page: 3, percent: Some(95) },
        R::RecognitionFailed { page: 4 },
        R::ScannedPicture { picture: 1 },
        R::ScannedSheet { sheet: sheet() },
        R::CutFile,
        R::ScannedSlide { slide: 3 },
        R::ScannedHeader,
        R::ScannedWebPage,
        R::DrawnPage { page: 3 },
        R::DrawnWebPage,
        R::ShownFiles { element: "iframe".into() },
        R::Frames,
        R::Scripts,
        R::CutTag,
        R::UnmappedLetters { place: Place::line(2), places: 1, letters: 4 },
        R::UnmappedLetters { place: Place::line(2), places: 3, letters: 9 },
        R::UnmappedFont { page: 3, letters: 5, percent: 100 },
        R::UnreadCodes { page: 3 },
        R::UnreadFont { page: 3 },
        R::PdfPassword,
        R::PdfEncryption,
        R::PdfUnreadable,
        R::PdfUnpacked { limit: 256 << 20 },
        R::PdfPages { pages: 6000, limit: 5000 },
        R::PdfParagraphs { limit: 1_000_000 },
        R::PdfDamage { places: 2 },
        R::PdfNoPage,
        R::PdfPageList,
        R::PdfLostPages { expected: 3, found: 2 },
        R::PdfNoEnd,
        R::PdfIndex,
        R::PdfUnfinished,
        R::PdfMissingObjects { count: 2, first: 7 },
        R::PdfPage { page: 3 },
        R::PdfPagePart { page: 3 },
        R::PdfPageCut { page: 3 },
        R::PdfHidden,
        R::PdfDamagedNotes { count: 2 },
        R::PdfAttachments { count: 1 },
        R::PdfRemovedPages,
        R::PdfLostState,
    ];
    for format in KNOWN {
        all.push(R::Misnamed { format });
        all.extend(matches!(format.then, Then::Gap(_)).then_some(R::Unread { format }));
    }
    all.extend(Outside::ALL.map(|what| R::External { what }));
    let (corrupt, other) = (GapKind::Corrupt, GapKind::Encrypted);
    for kind in [GapKind::Limit, corrupt, GapKind::UnmappedGlyphs, GapKind::Scanned, other] {
        for state in [PdfState::Version(1), PdfState::RemovedPages, PdfState::Unused] {
            all.push(R::PdfEarlier { state, kind });
        }
    }
    all.extend(Bound::ALL.iter().map(|bound| R::Beyond { bound: *bound, most: bound.row().most(&Limits::default()) }));
    all
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF00}'..='\u{FFEF}' | '\u{20000}'..='\u{3FFFF}')
}

/// `text` without what it quotes.
fn unquoted(text: &str) -> String {
    let mut depth = 0;
    text.chars()
        .filter(|c| {
            depth += i32::from(*c == '“') - i32::from(*c == '”');
            depth == 0
        })
        .collect()
}

#[test]
fn every_reason_has_a_sample_here() {
    let word = |reason: &Reason| if matches!(reason, Reason::Beyond { .. }) { "bound" } else { reason.name() };
    let samples: BTreeSet<_> = samples().iter().map(word).collect();
    assert_eq!(samples, Reason::WORDS.iter().copied().collect());
    assert_eq!(samples.len(), Reason::WORDS.len(), "a word for two reasons");
    let bounds = Bound::ALL.iter().map(|bound| bound.row().name);
    let both: Vec<_> = bounds.filter(|name| samples.contains(name)).collect();
    assert!(both.is_empty(), "a bound has the word of another reason: {both:?}");
}

#[test]
fn every_reason_is_told_in_both_languages() {
    for reason in samples() {
        let (zh, en) = (sentence(&reason, Language::Zh), sentence(&reason, Language::En));
        let what = format!("{reason:?}: {zh} / {en}");
        assert!(zh.chars().any(is_han), "{what}");
        assert!(en.contains(' ') && !unquoted(&en).chars().any(is_han), "{what}");
        let wrong = ["  ", " ,", " ;", ", ,", "()", "{", "}"];
        assert!(!wrong.iter().any(|wrong| en.contains(wrong)) && !en.ends_with(['.', ' ']), "{what}");
    }
}

#[test]
fn every_reason_says_what_to_do() {
    // There is nothing to be done about these.
    let is_all = |reason: &Reason| matches!(reason, Reason::SpecialFile | Reason::Unchanged);
    for reason in samples().iter().filter(|reason| !is_all(reason)) {
        let (zh, en) = (sentence(reason, Language::Zh), sentence(reason, Language::En));
        let (zh_parts, en_parts) = (zh.split('；').count(), en.split(&[';', ':'][..]).count());
        assert!(zh_parts > 1 && en_parts > 1, "{reason:?}: {zh} / {en}");
    }
}

#[test]
fn numbers_and_names_stand_in_the_sentences() {
    let both = |reason: Reason| [Language::Zh, Language::En].map(|language| sentence(&reason, language));
    let cells = Cells { count: 4, first: vec!["B1".into(), "C1".into()] };
    for (reason, zh, en) in [
        (
            Reason::TooLarge { size: Some(24), limit: 23 },
            "有 24 字节，超过上限 23 字节，没有检查；请拆分后再查，或在配置中调高上限",
            "24 bytes, more than the limit of 23 bytes, not checked; split it, or raise the limit in the configuration",
        ),
        (
            Reason::NoResults { sheet: "名单".into(), cells },
            "工作表“名单”有公式没有存结果，4 个（B1、C1 等），打开后显示的内容没有检查；请用 Excel 或 WPS 打开、保存后再查",
            "formulas without a stored result in the sheet “名单”, 4 cells (B1, C1 and more): what they show was not checked; open it in Excel or WPS, save it, and check that",
        ),
        (
            Reason::UnmappedLetters { place: Place::line(2), places: 3, letters: 9 },
            "第2行等 3 处有 9 个字没有说明是什么字（私用区字符或乱码），没有检查；请换用普通字体、重新输入这些字，或对照原文",
            "line 2 and others, 3 places: nothing says which characters 9 letters are (private-use characters or garbled text), not checked; use a common font and type them anew, or compare with the original",
        ),
        (
            Reason::Unread { format: Known::of("rar").unwrap() },
            "这是压缩包（.rar），还不会读，没有检查；请解压后再查；不必查的写进 .hegaoignore",
            "hegao does not read this format yet (RAR archive), not checked; unpack it, and check what was in it; list what need not be checked in .hegaoignore",
        ),
        (
            Reason::Beyond { bound: Bound::Part, most: 64 << 20 },
            "解开后超过 64 MB，没有检查；请拆分文档后再查",
            "more than 64 MB when unpacked, not checked; split the document, then check again",
        ),
    ] {
        assert_eq!(both(reason), [zh, en]);
    }
}

#[test]
fn a_reason_survives_the_way_to_another_process() {
    for reason in samples() {
        let json = serde_json::to_string(&reason).unwrap();
        assert_eq!(serde_json::from_str::<Reason>(&json).unwrap(), reason, "{json}");
    }
}

#[test]
fn all_texts_of_a_reason_can_be_masked() {
    let secret = "13800138000";
    let cells = || Cells { count: 1, first: vec![secret.into()] };
    for mut reason in [
        Reason::NoResults { sheet: secret.into(), cells: cells() },
        Reason::NumberFormat { sheet: secret.into(), cells: cells() },
        Reason::ScannedSheet { sheet: secret.into() },
        Reason::UnmappedLetters {
            place: Place {
                spot: Spot::SheetCell { sheet: secret.into(), row: 1, column: 1, is_head: false },
                role: None,
            },
            places: 1,
            letters: 4,
        },
    ] {
        let mut seen = 0;
        reason.texts(&mut |text| seen += usize::from(&**text == secret));
        reason.texts_mut(&mut |text| *text = "*".into());
        assert!(seen > 0, "{reason:?}");
        assert!(!sentence(&reason, Language::Zh).contains(secret), "{reason:?}");
    }
}

/// `UPDATE=1 cargo test bounds` writes the tables anew.
#[test]
fn the_documentation_has_all_bounds() {
    let of = |bound: &Bound| (bound.row(), bound.row().most(&Limits::default()));
    let english =
        |bound: &Bound| format!("| `{}` | {} | {} |\n", of(bound).0.name, of(bound).0.reach(), of(bound).0.why.trim());
    let chinese = |bound: &Bound| {
        let (row, most) = of(bound);
        format!(
            "| `{}` | {} | {} |\n",
            row.name,
            row.reach(),
            sentence(&Reason::Beyond { bound: *bound, most }, Language::Zh)
        )
    };
    for (page, head, row) in [
        ("docs/formats.md", "| bound | most | what it counts, and why |\n", &english as &dyn Fn(&Bound) -> String),
        ("docs/formats.zh-CN.md", "| 名称 | 上限 | 报告怎么说 |\n", &chinese),
    ] {
        let path = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(page);
        let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let (before, rest) = text.split_once("cargo test bounds -->\n").unwrap();
        let (table, behind) = rest.split_once("<!-- end -->").unwrap();
        let current = format!("{head}|---|---|---|\n{}", Bound::ALL.iter().map(row).collect::<String>());
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, format!("{before}cargo test bounds -->\n{current}<!-- end -->{behind}")).unwrap();
        } else {
            assert!(table == current, "{page} is out of date: run UPDATE=1 cargo test bounds");
        }
    }
}

/// The reasons as rows of a table, in their order; those of one word together.
fn reasons_in(language: Language) -> String {
    let samples = samples();
    let of = |word: &&str| samples.iter().find(|reason| reason.name() == *word);
    let row = |reason: &Reason| {
        format!("| `{}` | `{}` | {} |\n", reason.name(), reason.kind().name(), sentence(reason, language))
    };
    Reason::WORDS.iter().filter_map(of).map(row).collect()
}

/// `UPDATE=1 cargo test reasons` writes the tables anew.
#[test]
fn the_documentation_has_all_reasons() {
    for (page, head, language) in [
        ("docs/output.md", "| reason | kind | for example |\n", Language::En),
        ("docs/output.zh-CN.md", "| 原因 | 种类 | 例如 |\n", Language::Zh),
    ] {
        let path = std::path::Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../..")).join(page);
        let text = std::fs::read_to_string(&path).unwrap().replace("\r\n", "\n");
        let (before, rest) = text.split_once("cargo test reasons -->\n").unwrap();
        let (table, behind) = rest.split_once("<!-- end -->").unwrap();
        let current = format!("{head}|---|---|---|\n{}", reasons_in(language));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(&path, format!("{before}cargo test reasons -->\n{current}<!-- end -->{behind}")).unwrap();
        } else {
            assert!(table == current, "{page} is out of date: run UPDATE=1 cargo test reasons");
        }
    }
}
