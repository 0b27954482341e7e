//! What of a file was not read, in words that say what to do.

use hayro_syntax::object::{Dict, ObjectIdentifier};
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::crossref;
use super::hidden::Notes;
use super::page::Content;
use hegao_model::document::{Gap, GapKind};

/// Why the file could not be opened.
pub(super) fn unopened(error: LoadPdfError) -> Gap {
    match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Gap::of_file(GapKind::Encrypted, "打开这个 PDF 要密码，没有检查；请去掉密码另存后再查")
        }
        LoadPdfError::Decryption(_) => {
            Gap::of_file(GapKind::Encrypted, "这个 PDF 的加密方式不认识，没有检查；请去掉加密另存后再查")
        }
        LoadPdfError::Invalid => Gap::of_file(GapKind::Corrupt, "PDF 文件损坏，读不出页面，没有检查；请重新导出后再查"),
    }
}

/// A limit of the file was reached.
pub(super) fn limit(detail: String) -> Gap {
    Gap::of_file(GapKind::Limit, detail)
}

/// What of all that was not read.
pub(super) fn unread_notes(notes: &Notes) -> Option<Gap> {
    notes.is_cut.then(|| limit("批注、属性等隐藏的内容太多，没有全部检查；请另存为新文件再查".to_owned()))
}

/// What of it cannot be read, or not to its end.
pub(super) fn broken_notes(notes: &Notes) -> Option<Gap> {
    let detail = format!("文件里有 {} 处属性或表单数据损坏，没有全部检查；请另存为新文件再查", notes.broken);
    (notes.broken > 0).then(|| Gap::of_file(GapKind::Corrupt, detail))
}

/// Attachments were not read: they lie too deep, are too many or too large, or are damaged.
pub(super) fn unread_attachments(count: usize) -> Gap {
    let detail = format!("PDF 里有 {count} 个附件的内容没有检查；请取出附件单独查，或删去");
    Gap::of_file(GapKind::Unsupported, detail)
}

/// Pages that are in no list were not read.
pub(super) fn orphans() -> Gap {
    let detail = "文件里留有已删去的页，没有检查；请另存为新文件再查".to_owned();
    Gap::of_file(GapKind::Unsupported, detail)
}

/// Objects to which the file refers are not in it.
pub(super) fn missing(ids: &[ObjectIdentifier]) -> Option<Gap> {
    let first = ids.first()?;
    let detail =
        format!("文件里缺 {} 个对象（如 {} 号），读出的内容可能不全；请重新导出后再查", ids.len(), first.obj_number);
    Some(Gap::of_file(GapKind::Corrupt, detail))
}

/// Something of an earlier state, or of pages that were taken out, was not read.
pub(super) fn unread_state(kind: GapKind, name: &str) -> Gap {
    let why = match kind {
        GapKind::Limit => "太多",
        GapKind::Corrupt => "有损坏",
        GapKind::UnmappedGlyphs => "有认不出的字",
        GapKind::Scanned => "有图片",
        _ => "读不出来",
    };
    Gap::of_file(kind, format!("{name}的内容{why}，没有全部检查；请另存为新文件再查"))
}

/// An earlier state is there, and nothing tells where it ends.
pub(super) fn lost_state() -> Gap {
    let detail = "有一个历史版本的结尾损坏，那个版本没有检查；请另存为新文件再查".to_owned();
    Gap::of_file(GapKind::Corrupt, detail)
}

/// What tells that the file is not whole.
pub(super) fn damage(pdf: &Pdf, broken: usize) -> Option<Gap> {
    let bytes = pdf.data().as_ref();
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let expected = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let expected = expected.and_then(|catalog| catalog.get::<Dict<'_>>("Pages")?.get::<i32>("Count"));
    // Without a list of pages all that look like one were read; there may have been others.
    let expected = expected.and_then(|count| usize::try_from(count).ok()).unwrap_or(usize::MAX);
    let found = pdf.pages().len();
    let what = if broken > 0 {
        format!("文件里有 {broken} 处数据损坏")
    } else if found == 0 {
        "文件没有一页".to_owned()
    } else if expected == usize::MAX {
        "页面的目录损坏".to_owned()
    } else if found < expected {
        format!("文件应有 {expected} 页，只读出 {found} 页")
    } else if memchr::memmem::find(tail, b"%%EOF").is_none() {
        "文件没有结尾，可能只传了一部分".to_owned()
    } else if crossref::goes_on(bytes) {
        "文件末尾有一次没有写完的修改".to_owned()
    } else if crossref::is_damaged(pdf) {
        "文件的对象索引（交叉引用表）损坏，是重新拼出来的".to_owned()
    } else {
        return None;
    };
    Some(Gap::of_file(GapKind::Corrupt, format!("{what}，读出的内容可能不全；请重新导出后再查")))
}

/// What of a page is not read reliably.
pub(super) fn unread(page: &Content, number: usize) -> Option<Gap> {
    let part = format!("page {number}");
    if page.is_broken {
        let detail = format!("第{number}页的内容损坏，读出的可能不全；请重新导出后再查");
        return Some(Gap::of_part(GapKind::Corrupt, &part, detail));
    }
    if page.lacks_part {
        let detail = format!("第{number}页用到的图形或批注在文件里没有，或者损坏，没有检查；请重新导出后再查");
        return Some(Gap::of_part(GapKind::Corrupt, &part, detail));
    }
    if page.unmapped.may_be_text {
        let share = (page.unmapped.count * 100).div_ceil(page.glyphs.max(1)).min(100);
        let detail = format!(
            "第{number}页有 {} 个字（约 {share}%）的字体没有说明是什么字，这一页不能可靠检查；请从原文重新导出 PDF，或查原来的 .docx",
            page.unmapped.count
        );
        return Some(Gap::of_part(GapKind::UnmappedGlyphs, &part, detail));
    }
    if page.lacks_font {
        let detail = format!("第{number}页用的字体读不出来，这些字没有检查；请从原文重新导出 PDF，或查原来的 .docx");
        return Some(Gap::of_part(GapKind::UnmappedGlyphs, &part, detail));
    }
    if page.is_scan {
        let detail = format!("第{number}页是图片（扫描件），没有检查；请先做文字识别，或查原文");
        return Some(Gap::of_part(GapKind::Scanned, &part, detail));
    }
    if page.is_drawn {
        let detail = format!("第{number}页的字已转成图形，没有检查；请先做文字识别，或查原文");
        return Some(Gap::of_part(GapKind::Scanned, &part, detail));
    }
    if page.is_cut {
        let detail = format!("第{number}页的内容太多，没有全部检查；请分成几页再查");
        return Some(Gap::of_part(GapKind::Limit, &part, detail));
    }
    None
}
