//! The part with the comments of a sheet.

use std::collections::{BTreeMap, BTreeSet};

use hegao_model::document::Budget;

use super::{Cell, Opened, first_cell, written};
use crate::container::namespace::Ns;
use crate::write::Refusal;
use crate::write::annotate::OwnNotes;
use crate::write::annotate::opc::{Stored, last_of, related, structure};
use crate::write::annotate::outline::{Id, Outline};
use crate::write::escape::written_in_xml;
use crate::write::splice::Splice;

/// The type of the part.
pub(super) const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml";

/// The cells of a sheet on which somebody has written.
pub(super) fn cells(opened: &Opened<'_>, index: usize) -> Result<BTreeSet<Cell>, Refusal> {
    let relations = &opened.sheets[index].relations;
    let Some(name) = related(relations, "comments", &opened.editing.archive) else { return Ok(BTreeSet::new()) };
    let (stored, budget) = (opened.editing.stored(name)?, Budget::default());
    let outline = Outline::of(name, stored.text(), &budget)?;
    let comments = outline.all().filter(|id| outline.is(*id, Ns::Sheet, "comment"));
    Ok(comments.filter_map(|id| first_cell(outline.attribute(id, "ref")?)).collect())
}

/// The bytes of the part `stored` with these notes behind the others.
pub(super) fn added(
    name: &str,
    stored: &Stored,
    notes: &BTreeMap<Cell, Vec<String>>,
    author: &str,
) -> Result<Vec<u8>, Refusal> {
    let budget = Budget::default();
    let outline = Outline::of(name, stored.text(), &budget)?;
    let root = outline.root();
    let child = |name: &str| outline.child(root, Ns::Sheet, name);
    let (Some(authors), Some(list)) = (child("authors"), child("commentList")) else { return Err(structure(name)) };
    let known: Vec<Id> = outline.children(authors).collect();
    let colon = outline.colon(root);
    let author = format!("<{colon}author>{}</{colon}author>", written_in_xml(author));
    let comments = comments(notes, colon, known.len());
    let mut splices = [last_of(&outline, authors, author), last_of(&outline, list, comments)];
    splices.sort_by_key(|splice| splice.source.start);
    stored.spliced(&splices)
}

/// A part with these notes and no others.
pub(super) fn part(namespace: &str, notes: &BTreeMap<Cell, Vec<String>>, author: &str) -> Vec<u8> {
    let (author, comments) = (written_in_xml(author), comments(notes, "", 0));
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{namespace}\"><authors><author>\
         {author}</author></authors><commentList>{comments}</commentList></comments>"
    );
    text.into()
}

fn comments(notes: &BTreeMap<Cell, Vec<String>>, colon: &str, author: usize) -> String {
    let comment = |(cell, lines): (&Cell, &Vec<String>)| {
        let (cell, lines) = (written(*cell), written_in_xml(&lines.join("\n")));
        format!(
            "<{colon}comment ref=\"{cell}\" authorId=\"{author}\"><{colon}text><{colon}t xml:space=\"preserve\">{lines}\
             </{colon}t></{colon}text></{colon}comment>"
        )
    };
    notes.iter().map(comment).collect()
}

/// The cells with this program's notes, and the bytes of the part without them. The author stays: the others are counted.
pub(super) fn without_own(name: &str, stored: &Stored) -> Result<(BTreeSet<Cell>, Vec<u8>), Refusal> {
    let budget = Budget::default();
    let outline = Outline::of(name, stored.text(), &budget)?;
    let notes = OwnNotes::of(stored.text(), &budget);
    let is_ours = |id: &Id| outline.is(*id, Ns::Sheet, "comment") && notes.has_at(outline.range(*id).start);
    let comments: Vec<Id> = outline.all().filter(is_ours).collect();
    let cells = comments.iter().filter_map(|id| first_cell(outline.attribute(*id, "ref")?)).collect();
    let splices: Vec<Splice> =
        comments.iter().map(|id| Splice { source: outline.range(*id), text: String::new() }).collect();
    Ok((cells, stored.spliced(&splices)?))
}
