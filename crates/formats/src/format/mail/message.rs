//! One message on its way to blocks.

use std::sync::Arc;

use super::entity::Entity;
use super::field::Field;
use super::header;
use crate::container::carried::Carried;
use hegao_model::document::place::{self, Scheme, Spot};
use hegao_model::document::{BlockKind, Declared, Place, Seat};

/// What was read of a message so far.
pub(super) struct Reading<'b> {
    pub(super) carried: Carried<'b>,
    /// Which of the file's messages it is; `None`: the only one.
    number: Option<usize>,
    /// What the part is called that its head becomes.
    pub(super) head: String,
    /// Its first block.
    pub(super) first: usize,
    /// How many paragraphs and attachments there were.
    pub(super) paragraphs: usize,
    pub(super) attachments: usize,
    /// Its text has a title.
    pub(super) has_title: bool,
    /// What the first message says of itself.
    pub(super) declared: Declared,
}

impl<'b> Reading<'b> {
    /// Nothing yet.
    pub(super) fn new(carried: Carried<'b>) -> Self {
        let declared = Declared::default();
        let (number, head) = (None, String::new());
        Self { carried, number, head, first: 0, paragraphs: 0, attachments: 0, has_title: false, declared }
    }

    /// Reads the message in `bytes`: the one of this number, or the only one.
    pub(super) fn message(&mut self, bytes: &[u8], number: Option<usize>) {
        self.number = number;
        (self.first, self.paragraphs, self.attachments) = (self.carried.blocks.len(), 0, 0);
        self.has_title = false;
        self.head = self.name("");
        let entity = Entity::of(bytes);
        let subject = entity.head.get("Subject").map(Field::text).unwrap_or_default();
        let subject = subject.trim();
        let head = self.head.clone();
        let at = self.carried.blocks.len();
        let place = Place::property(Scheme::Mail, place::Field::Subject);
        self.carried.say(&head, BlockKind::Header, None, subject, place);
        let has_subject = self.carried.blocks.len() > at;
        header::tell(&entity.head, &head, &mut self.carried);
        self.entity(&entity, "", 1);
        if has_subject && !self.has_title {
            self.carried.blocks[at].kind = BlockKind::Title;
        }
        if self.declared.date.is_none() {
            self.declared.date = entity.head.get("Date").and_then(|field| date(&field.text()));
        }
        if let Some(number) = number {
            self.place_in(number, subject);
        }
    }

    /// What the part `section` of the message is called.
    pub(super) fn name(&self, section: &str) -> String {
        let own = if section.is_empty() { "message".to_owned() } else { format!("part {section}") };
        self.named(&own)
    }

    /// The same of a part that has a name.
    pub(super) fn named(&self, name: &str) -> String {
        self.number.map_or_else(|| name.to_owned(), |number| format!("message {number}/{name}"))
    }

    /// Says of all that was read in which message it stands.
    fn place_in(&mut self, number: usize, subject: &str) {
        let subject: Option<Arc<str>> = (!subject.is_empty()).then(|| subject.into());
        for block in &mut self.carried.blocks[self.first..] {
            let inner = std::mem::take(&mut block.place);
            let place = if let Seat::Own(place) = inner { Some(place) } else { None };
            block.place = Place::from(Spot::Message { number: number as u32, subject: subject.clone(), place }).into();
        }
    }
}

/// The day of a date as mail writes it ([RFC 5322] section 3.3), where it was written.
///
/// [RFC 5322]: https://www.rfc-editor.org/rfc/rfc5322
fn date(text: &str) -> Option<Box<str>> {
    let day = jiff::fmt::rfc2822::parse(text.split('(').next()?.trim()).ok()?.date();
    Some(day.to_string().into())
}
