//! What the head of a message tells: who wrote to whom, and which machines it went through.
//!
//! The subject is text. Names are told as names of authors are, because a message that is passed on or published takes all of them
//! with it; addresses are looked at by the rules for private data. Of the machines, those that name the sender's own network are told.
//! What other fields say is told where it is private.

use super::address::mailboxes;
use super::field::{Field, Head};
use crate::container::carried::Carried;
use crate::hidden::telling::is_private;
use hegao_model::document::place::{self, Scheme};
use hegao_model::document::{BlockKind, Hidden, Place};

/// Fields of people, and what people call them.
const PEOPLE: [(&str, place::Field); 14] = [
    ("From", place::Field::Sender),
    ("Sender", place::Field::Sender),
    ("Reply-To", place::Field::ReplyTo),
    ("To", place::Field::Recipient),
    ("Cc", place::Field::Copied),
    ("Bcc", place::Field::BlindCopied),
    ("Resent-From", place::Field::Sender),
    ("Resent-Sender", place::Field::Sender),
    ("Resent-To", place::Field::Recipient),
    ("Resent-Cc", place::Field::Copied),
    ("Resent-Bcc", place::Field::BlindCopied),
    ("Return-Path", place::Field::Sender),
    ("Delivered-To", place::Field::Recipient),
    ("Disposition-Notification-To", place::Field::ReplyTo),
];

/// Fields that say through which machines it went, or from which it came.
const WAY: [&str; 7] =
    ["Received", "X-Received", "X-Originating-IP", "X-Sender-IP", "X-Client-IP", "X-Real-IP", "X-Originating-Host"];

/// Fields with a text that someone wrote.
const REMARKS: [(&str, Hidden, place::Field); 4] = [
    ("Comments", Hidden::Property, place::Field::Comments),
    ("Keywords", Hidden::Property, place::Field::Keywords),
    ("Organization", Hidden::Company, place::Field::Company),
    ("Organisation", Hidden::Company, place::Field::Company),
];

/// Tells what the fields of `head` say beside the subject, in the part called `part`.
pub(super) fn tell(head: &Head, part: &str, carried: &mut Carried<'_>) {
    for field in &head.0 {
        let is = |name: &str| field.is(name);
        if let Some((_, role)) = PEOPLE.iter().find(|(name, _)| is(name)) {
            people(field, *role, part, carried);
        } else if let Some((_, hidden, role)) = REMARKS.iter().find(|(name, ..)| is(name)) {
            carried.aside(part, *hidden, &field.text(), Place::property(Scheme::Mail, *role));
        } else if is("Thread-Topic") {
            let subject = head.get("Subject").map(Field::text).unwrap_or_default();
            let topic = field.text();
            if !subject.contains(topic.trim()) {
                carried.aside(part, Hidden::Property, &topic, Place::called(Scheme::Mail, &field.name));
            }
        } else if !is("Subject") && !WAY.iter().any(|name| is(name)) {
            other(field, part, carried);
        }
    }
    way(head, part, carried);
}

/// Tells the names and addresses of a list.
fn people(field: &Field, role: place::Field, part: &str, carried: &mut Carried<'_>) {
    for mailbox in mailboxes(&field.value) {
        let place = || Place::property(Scheme::Mail, role);
        if !mailbox.name.is_empty() && mailbox.name != mailbox.address {
            carried.aside(part, Hidden::Author, &mailbox.name, place());
        }
        carried.say(part, BlockKind::Header, None, &mailbox.address, place());
    }
}

/// Tells the machines that the message went through: all of a field's lines together, each message has a handful.
fn way(head: &Head, part: &str, carried: &mut Carried<'_>) {
    for name in WAY {
        let lines: Vec<String> = head.0.iter().filter(|field| field.is(name)).map(Field::text).collect();
        carried.aside(part, Hidden::CustomProperty, &lines.join("\n"), Place::called(Scheme::Mail, name));
    }
}

/// Tells another field: the sender's own computer, which the identifier of a message may end in, and what is private.
fn other(field: &Field, part: &str, carried: &mut Carried<'_>) {
    let text = field.text();
    let place = || Place::called(Scheme::Mail, &field.name);
    if field.is("Message-ID") {
        let host = text.rsplit('@').next().unwrap_or_default().trim_end_matches(['>', ' ']);
        if text.contains('@') && !host.contains('.') {
            carried.aside(part, Hidden::CustomProperty, &text, place());
        }
    } else if is_private(&text) {
        carried.aside(part, Hidden::EmbeddedText, &text, place());
    }
}
