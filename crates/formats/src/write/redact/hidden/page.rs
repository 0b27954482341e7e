//! Pages and Markdown: remarks, and what a page says of who made it.

use std::collections::BTreeMap;

use super::super::super::Refusal;
use super::super::markup::{Token, tokens};
use super::elements::in_order;
use super::{Cleaned, Item};
use crate::encoding::decoded_part;
use crate::write::splice::{Splice, spliced};
use hegao_model::document::Syntax;

/// What a page calls those who made it, and the program.
const MAKERS: [&str; 5] = ["author", "generator", "copyright", "creator", "publisher"];

pub(super) fn clean(bytes: &[u8], items: &[Item]) -> Result<Cleaned, Refusal> {
    let (part, _) = decoded_part(None, bytes.to_vec(), Syntax::Html);
    let text = &part.text;
    let (mut splices, mut removed) = (Vec::new(), BTreeMap::new());
    for token in tokens(text, true) {
        let (item, source) = match token {
            Token::Aside(range) => {
                let (start, end) = (range.start.saturating_sub(4), (range.end + 3).min(text.len()));
                let is_remark = text[..range.start].ends_with("<!--") && text[range.end..].starts_with("-->");
                // Of programs that read pages by conditions, a remark is a page.
                let is_condition = text[range.clone()].trim_start().starts_with("[if");
                if !is_remark || is_condition {
                    continue;
                }
                (Item::Comments, start..end)
            }
            Token::Tag(tag) if tag.local(text).eq_ignore_ascii_case("meta") => {
                let name = tag.value(text, "name").unwrap_or_default().to_ascii_lowercase();
                if !MAKERS.contains(&&*name) {
                    continue;
                }
                (Item::Author, tag.range)
            }
            _ => continue,
        };
        if items.contains(&item) {
            *removed.entry(item).or_default() += 1;
            splices.push(Splice { source, text: String::new() });
        }
    }
    let bytes = spliced(&part, bytes, &in_order(splices))?;
    Ok(Cleaned { bytes, removed, kept: BTreeMap::new() })
}
