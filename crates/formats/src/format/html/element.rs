//! What elements do: which begin a paragraph, which hold nothing, what closes them.

/// What an element is to a reader of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Within a line.
    Inline,
    /// A paragraph or a box of them.
    Block,
    /// A heading of the page.
    Heading,
    /// Text set as it is typed.
    Preformatted,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// Nothing stands in it.
    Void,
    /// What stands in it is no text of the page: `script`, `style`.
    Program,
    /// What stands in it is shown only to some, or later: `template`, `noscript`.
    Reserve,
    /// The page's name.
    Title,
    /// Menus and the like.
    Navigation,
    /// The head or foot of a page or an article.
    Edge,
    /// The main text.
    Main,
}

impl Kind {
    pub(super) fn of(name: &[u8]) -> Self {
        match name {
            b"h1" | b"h2" | b"h3" | b"h4" | b"h5" | b"h6" => Self::Heading,
            b"pre" | b"textarea" | b"xmp" | b"listing" | b"plaintext" => Self::Preformatted,
            b"table" => Self::Table,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"br" | b"hr" | b"img" | b"input" | b"meta" | b"link" | b"base" | b"area" | b"col" | b"embed"
            | b"frame" | b"param" | b"source" | b"track" | b"wbr" | b"keygen" | b"bgsound" => Self::Void,
            b"script" | b"style" => Self::Program,
            b"template" | b"noscript" | b"iframe" | b"noembed" | b"noframes" => Self::Reserve,
            b"title" => Self::Title,
            b"nav" | b"menu" | b"select" | b"button" => Self::Navigation,
            b"header" | b"footer" | b"aside" => Self::Edge,
            b"main" | b"article" | b"body" | b"html" => Self::Main,
            b"p" | b"div" | b"section" | b"ul" | b"ol" | b"dl" | b"li" | b"dt" | b"dd" | b"blockquote" | b"address"
            | b"center" | b"fieldset" | b"legend" | b"form" | b"figure" | b"figcaption" | b"details" | b"summary"
            | b"dialog" | b"hgroup" | b"dir" | b"caption" | b"thead" | b"tbody" | b"tfoot" | b"option"
            | b"optgroup" | b"head" | b"frameset" | b"marquee" | b"search" => Self::Block,
            _ => Self::Inline,
        }
    }

    /// Whether what stands beside it begins on a new line.
    pub(super) fn breaks(self) -> bool {
        !matches!(self, Self::Inline | Self::Void | Self::Program)
    }
}

/// The open elements that a start tag closes: the names of those, and of what they are looked for in.
pub(super) fn closed_by(name: &[u8]) -> (&'static [&'static [u8]], &'static [&'static [u8]]) {
    const CELL: &[&[u8]] = &[b"td", b"th"];
    const ROW: &[&[u8]] = &[b"tr", b"td", b"th"];
    const TABLE: &[&[u8]] = &[b"table"];
    match name {
        b"li" => (&[b"li"], &[b"ul", b"ol", b"menu", b"dir", b"table", b"td", b"th", b"div"]),
        b"dt" | b"dd" => (&[b"dt", b"dd"], &[b"dl", b"table", b"td", b"th", b"div"]),
        b"rb" | b"rt" | b"rtc" | b"rp" => (&[b"rb", b"rt", b"rtc", b"rp"], &[b"ruby"]),
        b"option" => (&[b"option"], &[b"select", b"optgroup", b"datalist"]),
        b"td" | b"th" => (CELL, &[b"tr", b"table"]),
        b"tr" => (ROW, TABLE),
        b"thead" | b"tbody" | b"tfoot" => (&[b"thead", b"tbody", b"tfoot", b"tr", b"td", b"th"], TABLE),
        _ if Kind::of(name).breaks() => (
            &[b"p"],
            &[b"div", b"td", b"th", b"table", b"li", b"ul", b"ol", b"section", b"article", b"body", b"button"],
        ),
        _ => (&[], &[]),
    }
}

/// The words in class names and ids of boxes that lead about a site.
const LEADING: [&str; 24] = [
    "nav",
    "navbar",
    "navigation",
    "menu",
    "menus",
    "submenu",
    "footer",
    "foot",
    "bottom",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "copyright",
    "sidebar",
    "topbar",
    "toolbar",
    "pager",
    "pagination",
    "share",
    "dqwz",
    "daohang",
    "mbx",
    "friendlink",
];

/// Whether an element of this class or id leads about a site.
pub(super) fn leads(class: &str) -> bool {
    let mut words = class.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| LEADING.iter().any(|leading| word.eq_ignore_ascii_case(leading)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn class_names_tell_what_leads_about_a_site() {
        for (class, expected) in [
            ("main-nav", true),
            ("Footer", true),
            ("news_content", false),
            ("navy", false),
            ("w1200 clearfix bottom", true),
            ("", false),
        ] {
            assert_eq!(leads(class), expected, "{class}");
        }
    }
}
