//! Mail and pages in one file: `.eml`, `.mht`, `.mbox`, and `.msg` of Outlook ([`outlook`]) ([RFC 5322], 2045–2047, 2231, 2557, 4155).
//!
//! The reader is hegao's own. What mail in China does wrong is what has to be read: subjects cut within a character, heads in bare
//! GBK, `gb2312` on bytes of anything. `mail-parser`, which the crate lists name first, decodes each encoded word for
//! itself and does not say what of a body it could not decode.
//!
//! A message is read as its reader sees it: subject, text, attachments. Of several forms of the same text the page is read, and of
//! the others what it does not say. Bytes decide what an attachment is; it is read as a file within the file.
//!
//! [RFC 5322]: https://www.rfc-editor.org/rfc/rfc5322

mod address;
mod body;
mod charset;
mod encoded_word;
mod entity;
mod field;
mod flowed;
mod header;
mod mailbox;
mod message;
#[cfg(feature = "office")]
mod outlook;
mod parameter;
#[cfg(feature = "office")]
mod rtf_packed;
#[cfg(test)]
mod tests;
mod transfer;

use crate::container::carried::Carried;
use hegao_model::document::budget::Budget;
use hegao_model::document::{Document, Format, Gap};
use message::Reading;

/// Reads a message, or a file of many.
///
/// # Errors
/// It is one that Outlook has saved, and is no whole compound file. All else that cannot be read is in [`Document::gaps`].
pub(crate) fn read(bytes: &[u8], budget: &Budget) -> Result<Document, Gap> {
    #[cfg(feature = "office")]
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return outlook::read(bytes, budget);
    }
    Ok(internet(bytes, budget))
}

/// The same of messages as they come over the network.
fn internet(bytes: &[u8], budget: &Budget) -> Document {
    let mut reading = Reading::new(Carried::new(budget));
    let messages = mailbox::messages(bytes);
    let is_one = messages.len() == 1;
    for (index, message) in messages.into_iter().enumerate() {
        if budget.is_late(message.len()) {
            break;
        }
        reading.message(message, (!is_one).then_some(index + 1));
    }
    let Reading { carried: Carried { parts, blocks, gaps, .. }, declared, .. } = reading;
    Document::new(Format::Mail, parts, blocks, gaps).declaring(declared)
}
