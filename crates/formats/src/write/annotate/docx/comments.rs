//! The comments of a Word document: the part that holds them (ECMA-376 part 1, §17.13.4.2).

use std::collections::BTreeSet;

use hegao_model::document::Budget;

use crate::container::namespace::Ns;
use crate::write::Refusal;
use crate::write::annotate::opc::{Stored, last_of, structure};
use crate::write::annotate::outline::{Id, Outline, Prefix};
use crate::write::annotate::{Author, INITIALS, OwnNotes};
use crate::write::escape::written_in_xml;
use crate::write::splice::Splice;

/// The type of the part.
pub(super) const TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// A comment that is to be written.
pub(super) struct Comment {
    pub(super) number: u32,
    pub(super) lines: Vec<String>,
}

/// The bytes of the part `stored` with these comments behind the others.
pub(super) fn added(
    stored: &Stored,
    namespace: &str,
    comments: &[Comment],
    author: &Author,
) -> Result<Vec<u8>, Refusal> {
    let budget = Budget::default();
    let outline = of(stored, &budget)?;
    let prefix = outline.prefix(namespace, "w");
    let text = comments.iter().map(|comment| written(comment, &prefix, author)).collect();
    stored.spliced(&[last_of(&outline, outline.root(), text)])
}

/// A part with these comments and no others.
pub(super) fn part(namespace: &str, comments: &[Comment], author: &Author) -> Vec<u8> {
    let prefix = Prefix { colon: "w:".into(), declared: String::new() };
    let comments: String = comments.iter().map(|comment| written(comment, &prefix, author)).collect();
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
         <w:comments xmlns:w=\"{namespace}\">{comments}</w:comments>"
    );
    text.into()
}

fn of<'a>(stored: &'a Stored, budget: &'a Budget) -> Result<Outline<'a>, Refusal> {
    let name = stored.part.name.as_deref().unwrap_or_default();
    let outline = Outline::of(name, stored.text(), budget)?;
    if outline.is(outline.root(), Ns::Word, "comments") { Ok(outline) } else { Err(structure(name)) }
}

fn written(comment: &Comment, Prefix { colon: w, declared }: &Prefix, author: &Author) -> String {
    let Comment { number, lines } = comment;
    let (name, date) = (written_in_xml(&author.name), author.local_time());
    let line = |line: &String| {
        let line = written_in_xml(line);
        format!("<{w}p><{w}r><{w}t xml:space=\"preserve\">{line}</{w}t></{w}r></{w}p>")
    };
    let lines: String = lines.iter().map(line).collect();
    format!(
        "<{w}comment{declared} {w}id=\"{number}\" {w}author=\"{name}\" {w}date=\"{date}\" {w}initials=\"{INITIALS}\">\
         {lines}</{w}comment>"
    )
}

/// The numbers of all comments, and of those that are this program's.
pub(super) fn numbers(stored: &Stored) -> Result<(BTreeSet<u32>, BTreeSet<u32>), Refusal> {
    let budget = Budget::default();
    let outline = of(stored, &budget)?;
    let number = |id: Id| outline.attribute(id, "id")?.trim().parse().ok();
    let comments = || outline.children(outline.root()).filter(|id| outline.is(*id, Ns::Word, "comment"));
    let notes = OwnNotes::of(stored.text(), &budget);
    let own = comments().filter(|id| notes.has_at(outline.range(*id).start)).filter_map(number).collect();
    Ok((comments().filter_map(number).collect(), own))
}

/// The bytes of the part without this program's comments.
pub(super) fn without_own(stored: &Stored) -> Result<Vec<u8>, Refusal> {
    let budget = Budget::default();
    let outline = of(stored, &budget)?;
    let notes = OwnNotes::of(stored.text(), &budget);
    let own = outline.children(outline.root()).filter(|id| notes.has_at(outline.range(*id).start));
    let splices: Vec<Splice> = own.map(|id| Splice { source: outline.range(id), text: String::new() }).collect();
    stored.spliced(&splices)
}
