//! Files within the file: what they say goes out with it, so those of a format that is read are read, up to three deep.
//!
//! What one attachment takes, unpacked and in blocks, is not there for the next. How large each is, unpacked, was measured
//! before ([`super::guard`]).

use std::collections::HashSet;

use hayro_syntax::Pdf;
use hayro_syntax::object::{ObjectIdentifier, Stream};

use super::assemble::Assembly;
use super::{gaps, guard};
use crate::document::nested::{DEEPEST, MOST, take_in, within};
use crate::document::{Gap, Limits, reader};

/// A file within the file: its name, and the object that holds it.
pub(super) struct Attachment {
    pub(super) name: String,
    pub(super) content: Option<ObjectIdentifier>,
}

/// Reads the attachments of a file that lies in `nesting` others; returns what of them was not read, and that there are
/// those `lost`, of earlier states of the file.
pub(super) fn read(
    pdf: &Pdf,
    attachments: Vec<Attachment>,
    lost: Vec<Attachment>,
    limits: &Limits,
    nesting: usize,
    assembly: &mut Assembly,
) -> Vec<Gap> {
    let mut found = Vec::new();
    let (mut left, mut unread) = (*limits, lost.len());
    let mut known = HashSet::new();
    for attachment in attachments {
        if attachment.content.is_some_and(|content| !known.insert(content)) {
            continue; // Two entries of one file.
        }
        let content = attachment.content.filter(|_| nesting + 1 < DEEPEST && known.len() <= MOST);
        match content.and_then(|content| bytes(pdf, content, &left)) {
            Some(bytes) => found.extend(one(&attachment.name, known.len(), bytes, &mut left, nesting, assembly)),
            None => unread += 1,
        }
    }
    found.extend((unread > 0).then(|| gaps::unread_attachments(unread)));
    found
}

/// What an attachment holds, if it may be unpacked.
fn bytes(pdf: &Pdf, content: ObjectIdentifier, left: &Limits) -> Option<Vec<u8>> {
    let stream = pdf.xref().get::<Stream<'_>>(content)?;
    if guard::is_picture(stream.dict().data()) {
        return None; // Pictures were not measured, and an attachment is none.
    }
    let bytes = stream.decoded_data().ok()?;
    (bytes.len() as u64 <= left.unpacked).then(|| bytes.into_owned())
}

/// Reads one; what it takes is taken from `left`.
fn one(
    name: &str,
    number: usize,
    bytes: Vec<u8>,
    left: &mut Limits,
    nesting: usize,
    assembly: &mut Assembly,
) -> Vec<Gap> {
    let part = format!("attachment {number}");
    left.unpacked -= bytes.len() as u64;
    let document = match reader::nested(name, bytes, left, nesting + 1) {
        Ok(document) => document,
        Err(gap) => return vec![within(gap, &part)],
    };
    let taken = take_in(document, assembly.parts.len(), &part, &format!("附件 {name}"));
    let size: u64 = taken.parts.iter().map(|part| part.text.len() as u64).sum();
    left.unpacked = left.unpacked.saturating_sub(size);
    left.blocks = left.blocks.saturating_sub(taken.blocks.len());
    assembly.parts.extend(taken.parts);
    assembly.blocks.extend(taken.blocks);
    taken.gaps
}
