//! Comments on a slide ([MS-PPT], 2.5.23): they lie among the tags that programs put on it.

use super::emit::{Emit, Sheet};
use super::shapes;
use crate::container::office_art::{Record, records};
use hegao_model::document::{Hidden, Place, Thing};

/// Kinds of records: a tag of bytes, in which others lie; a comment; a text of it.
const TAG: u16 = 0x138B;
const COMMENT: u16 = 0x2EE0;
const TEXT: u16 = 0x0FBA;

/// What each text of a comment is.
const AUTHOR: u16 = 0;
const SAID: u16 = 1;

/// Tells the comments on the slide `sheet`.
pub(super) fn read(emit: &mut Emit, sheet: &Sheet, own: &Place) {
    let mut number = 0;
    let tags: Vec<Record<'_>> = records(sheet.bytes).filter(|record| record.kind == TAG).collect();
    for tag in tags {
        for comment in records(tag.bytes).filter(|record| record.kind == COMMENT) {
            let texts: Vec<Record<'_>> = records(comment.bytes).filter(|record| record.kind == TEXT).collect();
            for text in texts {
                match text.instance {
                    AUTHOR => {
                        let name = emit.gather(&shapes::text(text));
                        emit.found.name(&name, Thing::CommentAuthor);
                    }
                    SAID => {
                        number += 1;
                        let text = emit.gather(&shapes::text(text).replace('\r', "\n"));
                        let place = Place::from(Thing::Comment).numbered(number);
                        emit.found.aside(Hidden::Comment, &text, on(place, own, sheet));
                    }
                    _ => {}
                }
            }
        }
    }
}

/// This place on the slide, which is called as `own` says.
fn on(place: Place, own: &Place, sheet: &Sheet) -> Place {
    let title = match &own.spot {
        hegao_model::document::Spot::Slide { title, .. } => title.clone(),
        _ => None,
    };
    place.on_slide(sheet.kind, sheet.number, title)
}
