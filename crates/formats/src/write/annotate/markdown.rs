//! Where a comment can stand in a Markdown text: in its prose and behind what is marked in it, not in code, in HTML, in the words of a
//! picture or in front matter.

use pulldown_cmark::{Event, LinkType, Parser, Tag, TagEnd};

use super::inline::Spots;
use crate::format::markdown::{options, start};

/// The places of `text`.
pub(super) fn spots(text: &str) -> Spots {
    let from = start(text);
    let mut spots = Vec::new();
    // How many elements are open whose words take no comment.
    let mut bare = 0_usize;
    for (event, range) in Parser::new_ext(&text[from..], options()).into_offset_iter() {
        let range = range.start + from..range.end + from;
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_)) => bare += 1,
            Event::End(TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_)) => {
                bare = bare.saturating_sub(1);
            }
            Event::End(TagEnd::Image) => {
                bare = bare.saturating_sub(1);
                spots.push(range.end..range.end);
            }
            Event::Start(Tag::Link { link_type: LinkType::Autolink | LinkType::Email, .. }) => {
                spots.push(range.end..range.end);
            }
            Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link) => {
                spots.push(range.end..range.end);
            }
            Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) if bare == 0 => {
                spots.push(range.end..range.end);
            }
            Event::Text(_) if bare == 0 => spots.push(range),
            _ => {}
        }
    }
    spots.sort_by_key(|spot| (spot.start, spot.end));
    Spots(spots)
}
