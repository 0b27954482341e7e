//! What people wrote on a sheet: comments of both kinds, with their authors.
//!
//! Today's comments (`threadedComment`) are kept a second time as old ones for older programs, under an author whose
//! name begins with `tc=`; those are not told again.

use std::collections::HashMap;

use super::super::ooxml::opened::Opened;
use super::strings::rich;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::layout::flow::Gathered;
use hegao_model::document::Hidden;

/// Reads the comments in the part `name` on the sheet `sheet`.
pub(super) fn comments(opened: &mut Opened, name: &str, sheet: &str) {
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    let mut authors: Vec<Gathered> = Vec::new();
    let (mut place, mut is_copy) = (String::new(), false);
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        match element.name {
            "author" => authors.push(xml.gather(index)),
            "comment" => {
                place = element.text(Ns::None, "ref").unwrap_or_default().into_owned();
                let author =
                    element.text(Ns::None, "authorId").and_then(|number| authors.get(number.parse::<usize>().ok()?));
                is_copy = author.is_some_and(|author| author.text().starts_with("tc="));
                if let Some(author) = author.filter(|_| !is_copy) {
                    opened.found.author_text(author, &format!("{sheet}!{place}批注（作者）"));
                }
            }
            "text" => {
                let (text, _) = rich(&mut xml, index);
                if !is_copy {
                    opened.found.aside(Hidden::Comment, &text, &format!("{sheet}!{place}批注"));
                }
            }
            _ => {}
        }
    }
    for author in authors.iter().filter(|author| !author.text().starts_with("tc=")) {
        opened.found.author_text(author, &format!("工作表“{sheet}”的批注（作者）"));
    }
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
}

/// Reads today's comments in the part `name`.
pub(super) fn threaded(opened: &mut Opened, name: &str, sheet: &str) {
    let Some(part) = opened.load(name) else { return };
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    let mut place = String::new();
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        match element.name {
            "threadedComment" => place = element.text(Ns::None, "ref").unwrap_or_default().into_owned(),
            "text" => {
                let text = xml.gather(index);
                opened.found.aside(Hidden::Comment, &text, &format!("{sheet}!{place}批注"));
            }
            _ => {}
        }
    }
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
}

/// Reads who wrote today's comments, in the part `name`.
pub(super) fn persons(opened: &mut Opened, name: &str) {
    let labels = HashMap::from([("displayName", "批注的作者"), ("userId", "批注作者的账号")]);
    super::look(opened, name, |opened, seen| {
        super::attributes(opened, seen, |element, attribute, _| {
            let label = labels.get(attribute).filter(|_| element == "person")?;
            Some((Hidden::Author, (*label).to_owned()))
        });
    });
}
