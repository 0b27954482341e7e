//! `<meta>`: what a page's data say of it.
//!
//! The names are those of the standard for government websites (PubDate, ArticleTitle, ContentSource …), of Dublin Core and
//! Open Graph, and those that Office and LibreOffice write. What only browsers and search engines want is passed over.

use super::attribute::Attributes;
use super::page::Page;
use crate::hidden::telling::{called, is_private, tells};
use hegao_model::document::Hidden;
use hegao_model::document::place::Scheme;

/// Names of the day on which a page was written or published, the best first.
const DATES: [&str; 9] = [
    "pubdate",
    "publishdate",
    "publish-date",
    "publishtime",
    "article:published_time",
    "dc.date",
    "dcterms.date",
    "date",
    "发布日期",
];

/// Names of data that browsers want.
const FOR_BROWSERS: [&str; 14] = [
    "viewport",
    "robots",
    "renderer",
    "format-detection",
    "theme-color",
    "referrer",
    "csrf-token",
    "csrf-param",
    "google",
    "baidu",
    "360",
    "msapplication",
    "apple-",
    "twitter:",
];

/// What the standard for government websites has every page say of its site and its column: the same on all of them.
const OF_SITE: [&str; 6] =
    ["sitename", "sitedomain", "columnname", "columndescription", "columnkeywords", "columntype"];

/// Reads one.
pub(super) fn read(page: &mut Page<'_>, attributes: &Attributes) {
    let name = [&b"name"[..], b"property", b"itemprop"].iter().find_map(|name| attributes.get(name));
    let (Some(name), Some(content)) = (name.map(str::trim), attributes.gathered(b"content")) else { return };
    let key = name.to_lowercase();
    if let Some(rank) = DATES.iter().position(|date| *date == key) {
        declare(page, rank, content.text());
        return;
    }
    match key.as_str() {
        "articletitle" => page.declared.title = declared(content.text()),
        "contentsource" => page.declared.organ = declared(content.text()),
        "columnname" => page.declared.column = declared(content.text()),
        "sitename" => page.declared.site = declared(content.text()),
        // Where a page is published says nothing about anyone, unless that is in the house.
        "url" => {
            page.declared.address = declared(content.text());
            page.address(content);
            return;
        }
        _ => {}
    }
    if content.is_blank() || FOR_BROWSERS.iter().any(|known| key.starts_with(known)) {
        return;
    }
    let place = called(Scheme::Page, name);
    if let Some(hidden) = kind(&key, content.text()) {
        page.asides.push(content.aside(hidden, place));
    }
}

/// `<link rel=canonical>`: the address of a page that declares none otherwise.
pub(super) fn link(page: &mut Page<'_>, attributes: &Attributes) {
    let is_canonical = |rel: &str| rel.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case("canonical"));
    if page.declared.address.is_none() && attributes.get(b"rel").is_some_and(is_canonical) {
        page.declared.address = attributes.get(b"href").and_then(declared);
    }
}

/// What is said of a page, if it is anything.
fn declared(text: &str) -> Option<Box<str>> {
    Some(text.trim()).filter(|text| !text.is_empty()).map(Into::into)
}

/// Keeps the best date.
fn declare(page: &mut Page<'_>, rank: usize, date: &str) {
    if page.date_rank.is_none_or(|known| rank < known) && date.contains(|c: char| c.is_ascii_digit()) {
        page.date_rank = Some(rank);
        page.declared.date = Some(date.trim().into());
    }
}

/// What the data of this name are; `None`: nothing to tell.
fn kind(key: &str, content: &str) -> Option<Hidden> {
    Some(match key {
        "author" | "作者" | "creator" | "dc.creator" | "changedby" | "editor" | "lastauthor" | "article:author" => {
            Hidden::Author
        }
        "company" | "manager" | "organization" | "dc.publisher" | "publisher" => Hidden::Company,
        "icv" | "ksoproductbuildver" => Hidden::BuildId,
        "generator"
        | "progid"
        | "originator"
        | "title"
        | "articletitle"
        | "contentsource"
        | "source"
        | "description"
        | "keywords"
        | "subject"
        | "classification"
        | "category"
        | "ooxmlcorepropertycategory"
        | "og:title"
        | "og:description"
        | "og:site_name" => Hidden::Property,
        _ if OF_SITE.contains(&key) && !is_private(content) => return None,
        _ if tells(content) => Hidden::CustomProperty,
        _ => return None,
    })
}
