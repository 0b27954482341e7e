//! What the body of a message says: text, pages, what stands beside them.

use std::collections::HashSet;

use super::entity::{Entity, Parts};
use super::flowed;
use super::message::Reading;
use super::transfer;
use crate::container::nested::{places, shift};
use crate::format::{html, noted, text_file};
use crate::hidden::certificate;
use crate::hidden::telling::tells;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::{self, File, Scheme};
use hegao_model::document::{Block, BlockKind, CellTexts, Document, Gap, Hidden, Outside, Place, Reason, Thing};

/// A block, and its place as far as its reader said one.
type Placed = (Block, Option<Box<Place>>);

/// What mail programs write in front of the first part, for programs that know of no parts.
const PREAMBLES: [&str; 2] = ["multi-part message in mime format", "mime"];

impl Reading<'_> {
    /// Reads the entity that is called `section`: 1.2 is the second part of the first.
    pub(super) fn entity(&mut self, entity: &Entity<'_>, section: &str, depth: usize) {
        let part = self.name(section);
        if !self.carried.budget.admits(Bound::MailDepth, depth, Some(&part))
            || self.carried.budget.spend(Bound::MailParts, 1_u64, Some(&part)).is_err()
        {
            return;
        }
        match entity.multipart() {
            Some("encrypted") => self.carried.gaps.push(Gap::of_part(&part, Reason::EncryptedPart)),
            Some(sort) => match entity.parts() {
                Some(parts) => self.multipart(sort, parts, section, depth),
                None => {
                    self.carried.gaps.push(Gap::of_part(&part, Reason::CutMail));
                    self.text(entity, &part);
                }
            },
            None => self.leaf(entity, section, &part),
        }
    }

    fn multipart(&mut self, sort: &str, parts: Parts<'_>, section: &str, depth: usize) {
        let part = self.name(section);
        if !parts.is_whole {
            self.carried.gaps.push(Gap::of_part(&part, Reason::CutMail));
        }
        self.outside(parts.before, Thing::MailPreamble, &part);
        self.outside(parts.behind, Thing::MailEpilogue, &part);
        let entities: Vec<Entity<'_>> = parts.parts.into_iter().map(Entity::of).collect();
        let called = |index: usize| match section {
            "" => (index + 1).to_string(),
            section => format!("{section}.{}", index + 1),
        };
        let chosen = if sort == "alternative" { best(&entities) } else { None };
        for (index, entity) in entities.iter().enumerate() {
            if chosen.is_some_and(|chosen| chosen != index && is_text(entity)) {
                continue;
            }
            self.entity(entity, &called(index), depth + 1);
        }
        let others = entities
            .iter()
            .enumerate()
            .filter(|(index, entity)| chosen.is_some_and(|chosen| chosen != *index) && is_text(entity));
        for (index, entity) in others {
            self.alternative(entity, &called(index));
        }
    }

    /// Tells what stands outside of all parts, if it is anything that someone wrote.
    fn outside(&mut self, bytes: &[u8], thing: Thing, part: &str) {
        let text = super::encoded_word::unlabelled(bytes.to_vec());
        let lower = text.to_ascii_lowercase();
        if tells(&text) && !(PREAMBLES.iter().all(|words| lower.contains(words)) && text.len() < 200) {
            self.carried.aside(part, Hidden::StrayBytes, &text, thing.into());
        }
    }

    /// Reads a part that has none.
    fn leaf(&mut self, entity: &Entity<'_>, section: &str, part: &str) {
        match &*entity.kind.value {
            "message/external-body" => {
                self.carried.gaps.push(Gap::of_part(part, Reason::External { what: Outside::Object }));
            }
            "application/pgp-encrypted" => {}
            "application/pkcs7-mime" | "application/x-pkcs7-mime" => {
                self.carried.gaps.push(Gap::of_part(part, Reason::EncryptedPart));
            }
            "application/pkcs7-signature" | "application/x-pkcs7-signature" => self.signature(entity, part),
            "text/plain" | "text/html" | "text/enriched" if !entity.is_attached() || section.is_empty() => {
                self.text(entity, part);
            }
            _ => self.attachment(entity, part),
        }
    }

    /// The bytes of a body; what of them is damaged is told.
    fn bytes(&mut self, entity: &Entity<'_>, part: &str) -> Option<Vec<u8>> {
        let encoding = entity.encoding();
        let Some(decoded) = transfer::decoded(entity.body, &encoding) else {
            let reason = Reason::MailEncoding { encoding: encoding.trim().into() };
            self.carried.gaps.push(Gap::of_part(part, reason));
            return None;
        };
        if !decoded.is_whole {
            self.carried.gaps.push(Gap::of_part(part, Reason::CutMail));
        }
        Some(decoded.bytes)
    }

    /// Reads a text of the message, which its reader sees at once.
    fn text(&mut self, entity: &Entity<'_>, part: &str) {
        if let Some(document) = self.document(entity, part) {
            self.add_text(document, part);
        }
    }

    /// Adds a text that its reader sees at once.
    pub(super) fn add_text(&mut self, document: Document, part: &str) {
        let (blocks, first) = self.take_in(document, part);
        for (mut block, place) in blocks {
            let place = match place {
                Some(place) => *place,
                None if block.hidden.is_none() && block.kind.is_running() => {
                    self.paragraphs += 1;
                    Place::paragraph(0, self.paragraphs, false)
                }
                None => Thing::Text.into(),
            };
            block.place = place.into();
            if self.has_title && block.kind == BlockKind::Title {
                block.kind = BlockKind::Heading;
            }
            self.has_title |= block.kind == BlockKind::Title && block.part >= first;
            self.carried.blocks.push(block);
        }
    }

    /// Tells what a text says that is another form of one that was read, where that does not say it.
    fn alternative(&mut self, entity: &Entity<'_>, section: &str) {
        let part = self.name(section);
        if let Some(document) = self.document(entity, &part) {
            self.add_alternative(document, &part);
        }
    }

    /// Adds what a text says that is another form of those that were read, where they do not say it.
    pub(super) fn add_alternative(&mut self, document: Document, part: &str) {
        let mut known = HashSet::new();
        let none = CellTexts::default();
        for block in &self.carried.blocks[self.first..] {
            let text = &self.carried.parts[block.part as usize].text;
            let text = block.content.text(text, &none);
            known.extend(phrases(text).map(str::to_owned));
        }
        let (blocks, _) = self.take_in(document, part);
        for (mut block, _) in blocks {
            let text = &self.carried.parts[block.part as usize].text;
            let text = block.content.text(text, &none);
            if phrases(text).all(|phrase| known.contains(phrase)) {
                continue;
            }
            block.place = Place::from(Thing::MailAlternative).into();
            (block.hidden, block.kind) = (block.hidden.or(Some(Hidden::OnDemand)), BlockKind::Aside);
            self.carried.blocks.push(block);
        }
    }

    /// The document of a text.
    fn document(&mut self, entity: &Entity<'_>, part: &str) -> Option<Document> {
        let bytes = self.bytes(entity, part)?;
        let budget = self.carried.budget;
        if budget.is_late(bytes.len()) || budget.spend(Bound::Unpacked, bytes.len(), Some(part)).is_err() {
            return None;
        }
        let label = entity.charset();
        if let Some(name) = label.shifts(&bytes) {
            let reason = Reason::MailEncoding { encoding: name.into() };
            self.carried.gaps.push(Gap::of_part(part, reason));
            return None;
        }
        Some(if entity.kind.value == "text/plain" {
            let (text, broken) = label.part(bytes);
            let gaps = broken.into_iter().map(|range| text_file::undecodable(range, text.encoding())).collect();
            let cuts = entity.flowed().map(|drops_space| flowed::cuts(&text.text, drops_space)).unwrap_or_default();
            if cuts.is_empty() {
                return Some(text_file::text_document(text, gaps, budget));
            }
            let (joined, left_out) = noted::left_out(&text, cuts);
            left_out.put_back(text_file::text_document(joined, gaps, budget), text)
        } else {
            html::read_labelled(bytes, label.charset(), budget)
        })
    }

    /// Puts the parts of `document` behind those that were read, and gives its blocks, with what their reader says of their places.
    fn take_in(&mut self, document: Document, part: &str) -> (Vec<Placed>, u32) {
        let first = self.carried.parts.len() as u32;
        let lines = places(&document);
        let own: Vec<_> = document.blocks.iter().map(|block| document.place(block).is_some()).collect();
        let cells = document.cell_texts;
        let blocks = document.blocks.into_iter().zip(lines.into_iter().zip(own)).map(|(mut block, (place, is_own))| {
            shift(&mut block, first, &cells);
            (block, place.filter(|_| is_own))
        });
        let blocks = blocks.collect();
        self.carried.parts.extend(document.parts.into_iter().map(|stored| stored.within(part.to_owned())));
        self.carried.gaps.extend(document.gaps.into_iter().map(|gap| gap.within(part)));
        if self.declared.title.is_none() {
            self.declared.title = document.declared.title;
        }
        (blocks, first)
    }

    /// Reads a file that the message carries.
    fn attachment(&mut self, entity: &Entity<'_>, part: &str) {
        let Some(bytes) = self.bytes(entity, part) else { return };
        self.attachments += 1;
        let stated = entity.file_name();
        let is_message = entity.kind.value == "message/rfc822" || entity.kind.value == "message/global";
        let name = match &stated {
            Some(name) => name.clone(),
            None if is_message => format!(
                "{}.eml",
                Entity::of(&bytes).head.get("Subject").map(super::field::Field::text).unwrap_or_default()
            ),
            None => part.to_owned(),
        };
        if let Some(name) = &stated {
            let place = Place::from(Thing::Attachment).numbered(self.attachments);
            self.carried.say(&self.head, BlockKind::FileName, None, name, place);
        }
        // Reports name the file as people see it.
        let called = stated.map_or_else(|| part.to_owned(), |name| self.named(&name));
        self.carried.file(&called, File::Attachment, &name, bytes);
    }

    /// Tells who signed the message.
    fn signature(&mut self, entity: &Entity<'_>, part: &str) {
        let Some(bytes) = self.bytes(entity, part) else { return };
        let people: Vec<_> = certificate::people(&bytes).collect();
        for (hidden, name) in people {
            self.carried.aside(part, hidden, &name, Place::property(Scheme::Signature, place::Field::Certificate));
        }
    }
}

/// Whether an entity is a text that may be one of several forms of the same.
fn is_text(entity: &Entity<'_>) -> bool {
    matches!(&*entity.kind.value, "text/plain" | "text/html" | "text/enriched") && !entity.is_attached()
}

/// Which of several forms of the same is read: the last page, alone or with what belongs to it, as mail programs show it; else the last text.
fn best(entities: &[Entity<'_>]) -> Option<usize> {
    let rich = |entity: &Entity<'_>| entity.kind.value == "text/html" || entity.multipart().is_some();
    entities.iter().rposition(rich).or_else(|| entities.iter().rposition(is_text))
}

/// What a text says, without what parts it.
fn phrases(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|phrase| !phrase.is_empty())
}
