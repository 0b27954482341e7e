//! Which hidden blocks are told as such: what is one thing to people once, and nothing that the page says anyway.

use std::collections::HashSet;

use hegao_model::document::{Block, Document, Hidden};

/// What was told already.
#[derive(Default)]
pub(super) struct Told<'d>(HashSet<(Hidden, &'d str)>);

impl<'d> Told<'d> {
    /// Whether what the rules of hidden data say of `block` is news. Asked once of each block, in order.
    pub(super) fn is_news(&mut self, document: &'d Document, block: &'d Block) -> bool {
        let Some(hidden) = block.hidden else { return true };
        let text = document.text(block);
        let label = block.label.as_deref().unwrap_or_default();
        let is_first = group(hidden, label, text).is_none_or(|group| self.0.insert((hidden, group)));
        is_first && !(is_often_shown(hidden) && is_on_page(document, text))
    }
}

/// What a block is told together with, perhaps with others that say the same; `None`: it is told on its own. The cells of a sheet have its name
/// before a `!`, the sheet itself within quotation marks.
fn group<'a>(hidden: Hidden, label: &'a str, text: &'a str) -> Option<&'a str> {
    match hidden {
        Hidden::HiddenSheet | Hidden::HiddenRow => label.trim_start_matches("工作表“").split(['!', '”']).next(),
        Hidden::HiddenColumn => Some(label.trim_end_matches(|c: char| c.is_ascii_digit())),
        Hidden::CachedData | Hidden::CustomData => Some(label),
        Hidden::Reformatted | Hidden::CroppedPicture => Some(""),
        Hidden::Path | Hidden::CustomProperty | Hidden::BuildId => Some(text),
        _ => None,
    }
}

/// Whether it is often the same as what the document says: the title, the issuing office.
fn is_often_shown(hidden: Hidden) -> bool {
    matches!(hidden, Hidden::Property | Hidden::CustomProperty | Hidden::Company | Hidden::AltText)
}

fn is_on_page(document: &Document, text: &str) -> bool {
    let text = text.trim();
    let visible = document.blocks.iter().take_while(|block| block.hidden.is_none());
    text.chars().nth(1).is_some() && visible.into_iter().any(|block| document.text(block).contains(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_told_by_sheet_and_column() {
        for (hidden, label, expected) in [
            (Hidden::HiddenColumn, "名单!C7", Some("名单!C")),
            (Hidden::HiddenRow, "名单!C7", Some("名单")),
            (Hidden::HiddenSheet, "隐藏表!A1", Some("隐藏表")),
            (Hidden::HiddenSheet, "工作表“隐藏表”的名称", Some("隐藏表")),
            (Hidden::Comment, "批注1", None),
            (Hidden::Path, "打印机", Some("李明")),
        ] {
            assert_eq!(group(hidden, label, "李明"), expected, "{label}");
        }
    }
}
