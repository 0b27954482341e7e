//! Pages that were taken out of a file: programs strike them from the list of pages and leave them where they are.

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::ObjectIdentifier;
use memchr::memmem;

use super::super::guard::is_encrypted;
use super::Notes;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Gap, Reason};

/// This number and the next are given to the list in the copy: near the largest that there may be, hardly any file has
/// them, and one that has loses no more than them there.
const FREE: usize = 8_000_000;

/// The pages of no list, as a list of pages holds them.
pub(in crate::format::pdf) fn orphans(pdf: &Pdf, notes: &Notes, budget: &Budget) -> Vec<ObjectIdentifier> {
    let listed: HashSet<_> = pdf.pages().iter().filter_map(|page| page.raw().obj_id()).collect();
    let orphans = notes.pages.iter().filter(|page| !listed.contains(page)).copied();
    budget.take(Bound::LeftOver, orphans, None).collect()
}

/// The file as it would be if nothing but `pages`, which are dictionaries or references to some, were in its list. Written
/// behind its end, as a program saves a change.
///
/// # Errors
/// The file is encrypted, or has no table that a change could follow.
pub(in crate::format::pdf) fn with_pages(pdf: &Pdf, pages: &[Vec<u8>]) -> Result<Vec<u8>, Gap> {
    let bytes = pdf.data().as_ref();
    let Some(before) = last_table(bytes).filter(|_| !is_encrypted(bytes)) else {
        return Err(Gap::of_file(Reason::PdfRemovedPages));
    };
    let mut file = bytes.to_vec();
    append(&mut file, &pages.join(&b' '), before);
    Ok(file)
}

/// Where the last table of objects stands, as the file says.
fn last_table(bytes: &[u8]) -> Option<usize> {
    let at = memmem::rfind(bytes, b"startxref")?;
    let number = bytes[at + b"startxref".len()..].trim_ascii_start();
    let end = number.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(number.len());
    std::str::from_utf8(&number[..end]).ok()?.parse().ok()
}

fn append(file: &mut Vec<u8>, kids: &[u8], before: usize) {
    let mut tail = Vec::new();
    let mut object = |number: usize, content: &[u8]| {
        let at = file.len() + tail.len() + 1;
        tail.extend([format!("\n{number} 0 obj\n<<").as_bytes(), content, b">>\nendobj\n"].concat());
        at
    };
    let catalog = object(FREE, format!("/Type/Catalog/Pages {} 0 R", FREE + 1).as_bytes());
    let list = object(FREE + 1, &[b"/Type/Pages/Count 1/Kids[", kids, b"]"].concat());
    let table = file.len() + tail.len();
    let trailer = format!(
        "xref\n{FREE} 2\n{catalog:010} 00000 n \n{list:010} 00000 n \ntrailer\n<</Size {}/Root {FREE} 0 R/Prev {before}>>\n\
         startxref\n{table}\n%%EOF\n",
        FREE + 2
    );
    file.extend(tail);
    file.extend(trailer.into_bytes());
}
