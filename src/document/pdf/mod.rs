//! PDF files.
//!
//! A PDF file has no paragraphs, only glyphs at places; hayro tells which, and the rest is ours: characters
//! ([`character`]), lines ([`line`]), columns ([`region`]), tables ([`table`]), paragraphs ([`paragraph`]), running heads
//! ([`edge`]). Each page is a part, whose text is its lines in reading order; a paragraph that goes on on the next page
//! has pieces in both. What cannot be read reliably is a gap, per page: glyphs that nothing explains, pages that are
//! pictures. What a reader does not see is an aside ([`sight`], [`hidden`]).

mod assemble;
mod character;
mod device;
mod edge;
mod guard;
mod hidden;
mod line;
mod page;
mod paragraph;
mod region;
#[cfg(test)]
mod sample;
mod sight;
mod string;
mod table;
#[cfg(test)]
mod tests;
mod unpack;
mod weight;

use hayro_interpret::InterpreterCache;
use hayro_syntax::object::Dict;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use std::collections::HashSet;

use super::{Document, Format, Gap, GapKind, Hidden, Limits};
use assemble::{Assembly, assemble};
use character::Characters;
use hidden::Notes;
use page::{Content, Source};
use weight::{MAX_ALL, MAX_PAGE, Weights};

/// How many objects a file may have.
const MAX_OBJECTS: usize = 1_000_000;

/// A file without layers. Which layers are on is asked of the file that a context is given, and of nothing else: with
/// this one, all are.
const NO_LAYERS: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
    2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj\n\
    4 0 obj<</Length 0>>stream\n\nendstream endobj\ntrailer<</Root 1 0 R/Size 5>>\n%%EOF";

/// Reads a PDF file.
pub(super) fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Document, Gap> {
    let mut broken = guard::check(&bytes, limits)?;
    let pdf = open(bytes)?;
    broken += guard::check_decrypted(&pdf, limits)?;
    let mut gaps = Vec::new();
    let pages = pages(&pdf, limits, &mut gaps)?;
    gaps.extend(damage(&pdf, broken));
    let mut assembly = assemble(&pages);
    assembly.hidden(&pages);
    let mut notes = Notes::default();
    collect(&pdf, &assembly, limits, &mut notes);
    earlier(&pdf, limits, &mut assembly, &mut notes, &mut gaps);
    gaps.extend(unread_notes(&notes));
    assembly.notes(notes);
    if assembly.blocks.len() > limits.blocks {
        assembly.blocks.truncate(limits.blocks);
        let detail = format!("超过 {} 段，后面的没有检查；请分成几个文件再查", limits.blocks);
        gaps.push(Gap::of_file(GapKind::Limit, detail));
    }
    Ok(Document::new(Format::Pdf, assembly.parts, assembly.blocks, gaps))
}

/// What is on no page.
fn collect(pdf: &Pdf, assembly: &Assembly, limits: &Limits, notes: &mut Notes) {
    let shown: String =
        assembly.parts.iter().flat_map(|part| part.text.chars()).filter(|c| !c.is_whitespace()).collect();
    let bytes = pdf.data().as_ref();
    hidden::information(pdf, bytes, notes);
    hidden::annotations(pdf, limits.pages, notes);
    hidden::objects(pdf, &shown, notes);
    hidden::stray(bytes, notes);
}

/// What earlier states of the file say that the last does not.
fn earlier(pdf: &Pdf, limits: &Limits, assembly: &mut Assembly, notes: &mut Notes, gaps: &mut Vec<Gap>) {
    let bytes = pdf.data().as_ref();
    let revisions = hidden::revisions(bytes);
    if revisions.is_cut {
        let detail = format!("文件里的历史版本太多，只检查了最近 {} 个；请另存为新文件再查", revisions.ends.len());
        gaps.push(Gap::of_file(GapKind::Limit, detail));
    }
    let mut seen: HashSet<String> = assembly.texts().map(str::to_owned).collect();
    seen.extend(notes.notes.iter().map(|note| note.text.clone()));
    for (index, end) in revisions.ends.iter().enumerate() {
        let Ok(before) = open(bytes[..*end].to_vec()) else { continue };
        let Ok(pages) = pages(&before, limits, &mut Vec::new()) else { continue };
        let mut old = assemble(&pages);
        old.hidden(&pages);
        let mut old_notes = Notes::default();
        collect(&before, &old, limits, &mut old_notes);
        let name = format!("历史版本{}", index + 1);
        for text in old.texts().filter(|text| !seen.contains(*text)) {
            notes.add("earlier versions", Hidden::EarlierVersion, text, &*name);
        }
        for note in old_notes.notes.into_iter().filter(|note| !seen.contains(&note.text)) {
            notes.add("earlier versions", note.hidden, &note.text, format!("{name}，{}", note.label));
        }
        seen.extend(notes.notes.iter().map(|note| note.text.clone()));
    }
}

/// What of all that was not read.
fn unread_notes(notes: &Notes) -> Option<Gap> {
    if notes.attachments > 0 {
        let detail = format!("PDF 里有 {} 个附件，附件的内容没有检查；请取出附件单独查，或删去", notes.attachments);
        return Some(Gap::of_file(GapKind::Unsupported, detail));
    }
    notes.is_cut.then(|| Gap::of_file(GapKind::Limit, "隐藏的内容太多，没有全部检查；请另存为新文件再查"))
}

fn open(bytes: Vec<u8>) -> Result<Pdf, Gap> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => {
            Gap::of_file(GapKind::Encrypted, "打开这个 PDF 要密码，没有检查；请去掉密码另存后再查")
        }
        LoadPdfError::Decryption(_) => {
            Gap::of_file(GapKind::Encrypted, "这个 PDF 的加密方式不认识，没有检查；请去掉加密另存后再查")
        }
        LoadPdfError::Invalid => Gap::of_file(GapKind::Corrupt, "PDF 文件损坏，读不出页面，没有检查；请重新导出后再查"),
    })
}

/// Reads the pages, and notes what of them cannot be read.
fn pages(pdf: &Pdf, limits: &Limits, gaps: &mut Vec<Gap>) -> Result<Vec<Content>, Gap> {
    if pdf.len() > MAX_OBJECTS {
        let detail = format!("文件内的对象超过 {MAX_OBJECTS} 个，没有检查；请另存为较小的 PDF 再查");
        return Err(Gap::of_file(GapKind::Limit, detail));
    }
    let mut characters = Characters::new(pdf);
    let has_layers = pdf.xref().has_optional_content_groups();
    let without = has_layers.then(|| Pdf::new(NO_LAYERS.to_vec()).ok()).flatten();
    let all_layers = without.as_ref().map(Pdf::xref);
    let source = Source { cache: InterpreterCache::new(), xref: pdf.xref(), all_layers };
    let all = pdf.pages();
    if all.len() > limits.pages {
        let detail = format!("共 {} 页，只检查了前 {} 页；请分成几个文件再查", all.len(), limits.pages);
        gaps.push(Gap::of_file(GapKind::Limit, detail));
    }
    let mut pages = Vec::with_capacity(all.len().min(limits.pages));
    let (mut weights, mut left) = (Weights::default(), MAX_ALL);
    for (index, page) in all.iter().take(limits.pages).enumerate() {
        weights.lacks_font = false;
        let weight = weights.page(page);
        let is_too_heavy = weight > MAX_PAGE || weight > left;
        left = left.saturating_sub(if is_too_heavy { 0 } else { weight });
        let content = if is_too_heavy {
            Content { is_cut: true, ..Content::default() }
        } else {
            let content = page::read(page, &source, &mut characters, limits);
            Content { lacks_font: content.lacks_font || weights.lacks_font, ..content }
        };
        gaps.extend(unread(&content, index + 1));
        pages.push(content);
    }
    Ok(pages)
}

/// What tells that the file is not whole.
fn damage(pdf: &Pdf, broken: usize) -> Option<Gap> {
    let bytes = pdf.data().as_ref();
    let tail = &bytes[bytes.len().saturating_sub(2048)..];
    let expected = pdf.xref().get::<Dict<'_>>(pdf.xref().root_id());
    let expected = expected.and_then(|catalog| catalog.get::<Dict<'_>>("Pages")?.get::<i32>("Count")).unwrap_or(0);
    let (found, expected) = (pdf.pages().len(), usize::try_from(expected).unwrap_or(0));
    let what = if broken > 0 {
        format!("文件里有 {broken} 处数据损坏")
    } else if found < expected {
        format!("文件应有 {expected} 页，只读出 {found} 页")
    } else if memchr::memmem::find(tail, b"%%EOF").is_none() {
        "文件没有结尾，可能只传了一部分".to_owned()
    } else {
        return None;
    };
    Some(Gap::of_file(GapKind::Corrupt, format!("{what}，读出的内容可能不全；请重新导出后再查")))
}

/// What of a page is not read reliably.
fn unread(page: &Content, number: usize) -> Option<Gap> {
    let part = format!("page {number}");
    if page.is_broken {
        let detail = format!("第{number}页的内容损坏，读出的可能不全；请重新导出后再查");
        return Some(Gap::of_part(GapKind::Corrupt, &part, detail));
    }
    if page.unmapped * 50 > page.glyphs {
        let share = (page.unmapped * 100).div_ceil(page.glyphs.max(1)).min(100);
        let detail = format!(
            "第{number}页有 {} 个字（约 {share}%）的字体没有说明是什么字，这一页不能可靠检查；请从原文重新导出 PDF，或查原来的 .docx",
            page.unmapped
        );
        return Some(Gap::of_part(GapKind::UnmappedGlyphs, &part, detail));
    }
    if page.lacks_font {
        let detail = format!("第{number}页用的字体读不出来，这些字没有检查；请从原文重新导出 PDF，或查原来的 .docx");
        return Some(Gap::of_part(GapKind::UnmappedGlyphs, &part, detail));
    }
    if page.pictures > 0.3 && page.glyphs < 20 {
        let detail = format!("第{number}页是图片（扫描件），没有检查；请先做文字识别，或查原文");
        return Some(Gap::of_part(GapKind::Scanned, &part, detail));
    }
    if page.is_cut {
        let detail = format!("第{number}页的内容太多，没有全部检查；请分成几页再查");
        return Some(Gap::of_part(GapKind::Limit, &part, detail));
    }
    None
}
