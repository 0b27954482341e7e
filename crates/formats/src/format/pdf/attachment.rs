//! Files within the file: what they say goes out with it, so those of a format that is read are read, up to three deep.
//!
//! What one attachment takes, unpacked, is not there for the next. How large each is, unpacked, was measured
//! before ([`super::guard`]).

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{ObjectIdentifier, Stream};

use super::assemble::Assembly;
use super::guard;
use crate::container::nested::{self, Inner, Lies, Shows};
use hegao_model::document::budget::Budget;
use hegao_model::document::place::File;
use hegao_model::document::{Gap, Reason};

/// A file within the file: its name, and the object that holds it.
pub(super) struct Attachment {
    pub(super) name: String,
    pub(super) content: Option<ObjectIdentifier>,
}

/// Reads the attachments of a file; returns what of them was not read, and that there are
/// those `lost`, of earlier states of the file.
pub(super) fn read(
    pdf: &Pdf,
    attachments: Vec<Attachment>,
    lost: Vec<Attachment>,
    budget: &Budget,
    assembly: &mut Assembly,
) -> Vec<Gap> {
    let mut found = Vec::new();
    let mut unread = lost.len();
    let mut known = HashSet::new();
    for attachment in attachments {
        if attachment.content.is_some_and(|content| !known.insert(content)) {
            continue; // Two entries of one file.
        }
        match attachment.content.and_then(|content| bytes(pdf, content)) {
            Some(bytes) => found.extend(one(&attachment.name, known.len(), bytes, budget, assembly)),
            None => unread += 1,
        }
    }
    found.extend((unread > 0).then(|| Gap::of_file(Reason::PdfAttachments { count: unread })));
    found
}

/// What an attachment holds.
fn bytes(pdf: &Pdf, content: ObjectIdentifier) -> Option<Vec<u8>> {
    let stream = pdf.xref().get::<Stream<'_>>(content)?;
    if guard::is_picture(stream.dict().data()) {
        return None; // Pictures were not measured, and an attachment is none.
    }
    Some(stream.decoded_data().ok()?.into_owned())
}

/// Reads one.
fn one(name: &str, number: usize, bytes: Vec<u8>, budget: &Budget, assembly: &mut Assembly) -> Vec<Gap> {
    let part = format!("attachment {number}");
    let inner = Inner { part: &part, file: File::Attachment, name, lies: Lies::Packed, shows: Shows::Nothing };
    let taken = match nested::read(inner, bytes, assembly.parts.len(), budget) {
        Some(Ok(taken)) => taken,
        Some(Err(gap)) => return vec![gap],
        None => return Vec::new(),
    };
    assembly.parts.extend(taken.parts);
    assembly.blocks.extend(taken.blocks);
    taken.gaps
}
