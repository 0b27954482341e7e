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
mod line;
mod page;
mod paragraph;
mod region;
mod sight;
mod string;
mod table;

use hayro_interpret::InterpreterCache;
use hayro_syntax::{DecryptionError, LoadPdfError, Pdf};

use super::{Document, Format, Gap, GapKind, Limits};
use assemble::assemble;
use character::Characters;
use page::{Content, Source};

/// How many objects a file may have.
const MAX_OBJECTS: usize = 1_000_000;

/// Reads a PDF file.
pub(super) fn read(bytes: Vec<u8>, limits: &Limits) -> Result<Document, Gap> {
    guard::check(&bytes, limits)?;
    let pdf = open(bytes)?;
    if pdf.len() > MAX_OBJECTS {
        let detail = format!("文件内的对象超过 {MAX_OBJECTS} 个，没有检查；请另存为较小的 PDF 再查");
        return Err(Gap::of_file(GapKind::Limit, detail));
    }
    let mut gaps = Vec::new();
    let pages = pages(&pdf, limits, &mut gaps);
    let assembly = assemble(&pages);
    Ok(Document::new(Format::Pdf, assembly.parts, assembly.blocks, gaps))
}

fn open(bytes: Vec<u8>) -> Result<Pdf, Gap> {
    Pdf::new(bytes).map_err(|error| match error {
        LoadPdfError::Decryption(DecryptionError::PasswordProtected) => Gap::of_file(
            GapKind::Encrypted,
            "打开这个 PDF 要密码，没有检查；请去掉密码另存后再查",
        ),
        LoadPdfError::Decryption(_) => Gap::of_file(
            GapKind::Encrypted,
            "这个 PDF 的加密方式不认识，没有检查；请去掉加密另存后再查",
        ),
        LoadPdfError::Invalid => {
            Gap::of_file(GapKind::Corrupt, "PDF 文件损坏，读不出页面，没有检查；请重新导出后再查")
        }
    })
}

/// Reads the pages, and notes what of them cannot be read.
fn pages(pdf: &Pdf, limits: &Limits, gaps: &mut Vec<Gap>) -> Vec<Content> {
    let mut characters = Characters::new(pdf);
    let source = Source { cache: InterpreterCache::new(), xref: pdf.xref(), all_layers: None };
    let all = pdf.pages();
    if all.len() > limits.pages {
        let detail = format!("共 {} 页，只检查了前 {} 页；请分成几个文件再查", all.len(), limits.pages);
        gaps.push(Gap::of_file(GapKind::Limit, detail));
    }
    let mut pages = Vec::with_capacity(all.len().min(limits.pages));
    for (index, page) in all.iter().take(limits.pages).enumerate() {
        let content = page::read(page, &source, &mut characters);
        gaps.extend(unread(&content, index + 1));
        pages.push(content);
    }
    pages
}

/// What of a page is not read reliably.
fn unread(page: &Content, number: usize) -> Option<Gap> {
    let part = format!("page {number}");
    if page.unmapped * 50 > page.glyphs {
        let share = (page.unmapped * 100).div_ceil(page.glyphs.max(1)).min(100);
        let detail = format!(
            "第{number}页有 {} 个字（约 {share}%）的字体没有说明是什么字，这一页不能可靠检查；请从原文重新导出 PDF，或查原来的 .docx",
            page.unmapped
        );
        return Some(Gap::of_part(GapKind::UnmappedGlyphs, &part, detail));
    }
    if page.pictures > 0.3 && page.glyphs < 20 {
        let detail = format!("第{number}页是图片（扫描件），没有检查；请先做文字识别，或查原文");
        return Some(Gap::of_part(GapKind::Scanned, &part, detail));
    }
    if page.is_cut {
        let detail = format!("第{number}页的字太多，后面的没有检查；请分成几页再查");
        return Some(Gap::of_part(GapKind::Limit, &part, detail));
    }
    None
}
