//! Hidden data taken out of a file, item by item. What people see stays: text, numbering, layout, page numbers, the results of fields.
//!
//! A part that goes takes its relationships and its content type along, and what in other parts refers to it.

mod changes;
mod elements;
mod item;
mod package;
mod page;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use hegao_model::document::{Format, Limits};

use super::super::Refusal;
use super::picture;
pub use item::{Item, Kept};

/// A file without hidden data.
pub struct Cleaned {
    /// The file.
    pub bytes: Vec<u8>,
    /// How often something of each item was taken out.
    pub removed: BTreeMap<Item, usize>,
    /// What is hidden and stays: it may be part of what the document works out.
    pub kept: BTreeMap<Kept, usize>,
}

/// The file without what `items` name.
///
/// # Errors
/// It is signed, damaged, or of a format in which hidden data cannot be taken out.
pub fn clean(bytes: &[u8], format: Format, items: &[Item], limits: &Limits) -> Result<Cleaned, Refusal> {
    match format {
        Format::Docx | Format::Xlsx => package::clean(bytes, items, limits),
        Format::Html | Format::Markdown => page::clean(bytes, items),
        // A PDF file loses it whenever values are taken out of it.
        Format::Text | Format::Csv | Format::Pdf => Ok(unchanged(bytes)),
        Format::Mail | Format::Zip | Format::Ofd | Format::Picture => Err(Refusal::Format),
        Format::Pptx | Format::Ppt | Format::Odp => Err(Refusal::Slides),
        Format::Odt | Format::Rtf | Format::WordXml => Err(Refusal::Format),
        Format::Doc => Err(Refusal::Format),
        Format::Xls | Format::Xlsb | Format::Ods | Format::SheetXml => Err(Refusal::Format),
    }
}

/// The picture without what it says beside what it shows.
///
/// # Errors
/// It is damaged.
pub fn clean_picture(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    let stripped = picture::stripped(bytes)?;
    let removed = (stripped != bytes).then_some((Item::Pictures, 1)).into_iter().collect();
    Ok(Cleaned { bytes: stripped, removed, kept: BTreeMap::new() })
}

fn unchanged(bytes: &[u8]) -> Cleaned {
    Cleaned { bytes: bytes.to_vec(), removed: BTreeMap::new(), kept: BTreeMap::new() }
}
