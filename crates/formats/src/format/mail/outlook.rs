//! Messages as Outlook saves them: `.msg`, a compound file of properties ([MS-OXMSG], [MS-OXPROPS]).
//!
//! A property is a stream whose name has its number and its type; those of a fixed size stand together in one more stream. Those who get the message
//! and the attachments are storages of the same form. The body may be there as text, as a page and as packed RTF: the page is read, or else the
//! text, or else the RTF.
//!
//! [MS-OXMSG]: https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxmsg/
//! [MS-OXPROPS]: https://learn.microsoft.com/openspecs/exchange_server_protocols/ms-oxprops/

use std::collections::HashSet;

use super::charset::Label;
use super::field::Head;
use super::header;
use super::message::Reading;
use super::rtf_packed;
use crate::container::carried::Carried;
use crate::container::compound::Compound;
use crate::format::{html, text_file};
use crate::hidden::telling::is_private;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::place::{Field, File, Scheme};
use hegao_model::document::{BlockKind, Document, Format, Gap, Hidden, Place, Thing};

/// What the part is called that a property becomes.
const PART: &str = "message";

/// Numbers of properties ([MS-OXPROPS]).
mod property {
    /// The number of a property.
    pub(super) type Number = u16;

    pub(super) const SUBJECT: Number = 0x0037;
    pub(super) const SENT_NAME: Number = 0x0042;
    pub(super) const HEADERS: Number = 0x007D;
    pub(super) const RECIPIENT_TYPE: Number = 0x0C15;
    pub(super) const SENDER_NAME: Number = 0x0C1A;
    pub(super) const SENDER_ADDRESS: Number = 0x0C1F;
    pub(super) const BODY: Number = 0x1000;
    pub(super) const RTF: Number = 0x1009;
    pub(super) const HTML: Number = 0x1013;
    pub(super) const DISPLAY_NAME: Number = 0x3001;
    pub(super) const ADDRESS: Number = 0x3003;
    pub(super) const DATA: Number = 0x3701;
    pub(super) const FILE_NAME: Number = 0x3704;
    pub(super) const LONG_FILE_NAME: Number = 0x3707;
    pub(super) const SMTP_ADDRESS: Number = 0x39FE;
    pub(super) const CODE_PAGE: Number = 0x3FDE;
    pub(super) const MESSAGE_CODE_PAGE: Number = 0x3FFD;
    pub(super) const LAST_MODIFIER: Number = 0x3FFA;
    pub(super) const SENDER_SMTP: Number = 0x5D01;
}

/// Bytes in front of the first property of fixed size: of a message, of one within it, of all else.
const HEADS: [usize; 3] = [32, 24, 8];

/// Bytes of a property of fixed size.
const ENTRY: usize = 16;

/// A message that is being read.
struct Outlook<'a> {
    file: Compound<'a>,
    /// The charset of texts that are not in UTF-16.
    label: Label,
    /// The streams that were asked for.
    asked: HashSet<String>,
}

/// Reads the message in `bytes`.
///
/// # Errors
/// It is no whole compound file.
pub(super) fn read(bytes: &[u8], budget: &Budget) -> Result<Document, Gap> {
    let mut outlook = Outlook { file: Compound::open(bytes, budget)?, label: Label::Unknown, asked: HashSet::new() };
    let code_page = outlook.number("", property::CODE_PAGE).or_else(|| outlook.number("", property::MESSAGE_CODE_PAGE));
    outlook.label = code_page.map_or(Label::Unknown, |page| Label::of(label(page).as_bytes()));
    let mut reading = Reading::new(Carried::new(budget));
    reading.head = PART.to_owned();
    outlook.head(&mut reading);
    outlook.body(&mut reading);
    let paths: Vec<(String, bool)> =
        outlook.file.entries().into_iter().map(|entry| (entry.path, entry.is_stream)).collect();
    let storages = |start: &str| {
        let is_one =
            |path: &str| path.strip_prefix('/').is_some_and(|name| name.starts_with(start) && !name.contains('/'));
        paths
            .iter()
            .filter(|(path, is_stream)| !is_stream && is_one(path))
            .map(|(path, _)| path.clone())
            .collect::<Vec<_>>()
    };
    for storage in storages("__recip_version1.0_#") {
        outlook.recipient(&storage, &mut reading.carried);
    }
    for storage in storages("__attach_version1.0_#") {
        outlook.attachment(&storage, &mut reading);
    }
    for path in paths.iter().filter(|(path, is_stream)| *is_stream && !path.contains("/__attach")).map(|(path, _)| path)
    {
        outlook.other(path, &mut reading.carried);
    }
    let Reading { carried: Carried { parts, blocks, gaps, .. }, declared, .. } = reading;
    Ok(Document::new(Format::Mail, parts, blocks, gaps).declaring(declared))
}

/// What a code page of Windows is called.
fn label(page: u32) -> String {
    match page {
        936 => "gbk".to_owned(),
        950 => "big5".to_owned(),
        932 => "shift_jis".to_owned(),
        54_936 => "gb18030".to_owned(),
        65_001 => "utf-8".to_owned(),
        20_127 => "us-ascii".to_owned(),
        page => format!("windows-{page}"),
    }
}

impl Outlook<'_> {
    /// The stream of a property of this type in `storage`.
    fn stream(&mut self, storage: &str, number: u16, kind: u16) -> Option<Vec<u8>> {
        let path = format!("{storage}/__substg1.0_{number:04X}{kind:04X}");
        self.asked.insert(path.clone());
        self.file.read(&path)
    }

    /// What a property says, in UTF-16 or in the message's charset.
    fn text(&mut self, storage: &str, number: u16) -> String {
        if let Some(wide) = self.stream(storage, number, 0x001F) {
            return utf16(&wide);
        }
        let label = self.label;
        self.stream(storage, number, 0x001E).map(|bytes| label.text(bytes)).unwrap_or_default()
    }

    /// The number that a property has.
    fn number(&mut self, storage: &str, number: u16) -> Option<u32> {
        let fixed = self.file.read(&format!("{storage}/__properties_version1.0"))?;
        let four = |at: usize| Some(u32::from_le_bytes(fixed.get(at..at + 4)?.try_into().ok()?));
        let [whole, inner, other] = HEADS;
        let head = match storage {
            "" if fixed.len().is_multiple_of(ENTRY) => whole,
            "" => inner,
            _ => other,
        };
        let mut entries = (head..fixed.len()).step_by(ENTRY);
        let at = entries.find(|at| four(*at).is_some_and(|tag| (tag >> 16) as u16 == number))?;
        four(at + 8)
    }

    /// Tells the subject and the people: from the head that came with the message, or else from what Outlook kept.
    fn head(&mut self, reading: &mut Reading<'_>) {
        let carried = &mut reading.carried;
        let subject = self.text("", property::SUBJECT);
        carried.say(PART, BlockKind::Title, None, &subject, Place::property(Scheme::Mail, Field::Subject));
        let headers = self.text("", property::HEADERS);
        if headers.trim().is_empty() {
            let names = [property::SENDER_NAME, property::SENT_NAME].map(|number| self.text("", number));
            let addresses = [property::SENDER_SMTP, property::SENDER_ADDRESS].map(|number| self.text("", number));
            person(carried, &names, &addresses, Field::Sender);
        } else {
            let (head, _) = Head::split(headers.as_bytes());
            header::tell(&head, PART, carried);
        }
        let modifier = self.text("", property::LAST_MODIFIER);
        let place = Place::property(Scheme::Mail, Field::LastModifiedBy);
        carried.aside(PART, Hidden::Author, &modifier, place);
    }

    /// Tells someone who gets the message, unless its head has.
    fn recipient(&mut self, storage: &str, carried: &mut Carried<'_>) {
        let role = match self.number(storage, property::RECIPIENT_TYPE).map(|kind| kind & 0xF) {
            Some(2) => Field::Copied,
            Some(3) => Field::BlindCopied,
            _ => Field::Recipient,
        };
        let names = [self.text(storage, property::DISPLAY_NAME)];
        let addresses = [property::SMTP_ADDRESS, property::ADDRESS].map(|number| self.text(storage, number));
        let told = |text: &str| carried.parts.iter().any(|part| part.text.contains(text));
        if addresses.iter().any(|address| address.contains('@') && told(address)) {
            return;
        }
        person(carried, &names, &addresses, role);
    }

    /// Reads the body.
    fn body(&mut self, reading: &mut Reading<'_>) {
        let page = self.stream("", property::HTML, 0x0102);
        let wide = self.stream("", property::HTML, 0x001F).map(|bytes| utf16(&bytes).into_bytes());
        let plain = self.text("", property::BODY);
        let budget = reading.carried.budget;
        if let Some(page) = page.or(wide).filter(|page| !page.trim_ascii().is_empty()) {
            let document = html::read_labelled(page, self.label.charset(), budget);
            reading.add_text(document, "part 1");
            reading.add_alternative(text(plain, budget), "part 2");
        } else if !plain.trim().is_empty() {
            reading.add_text(text(plain, budget), "part 1");
        } else if let Some(packed) = self.stream("", property::RTF, 0x0102) {
            match rtf_packed::unpacked(&packed, budget, "part 1") {
                Ok(rtf) => reading.carried.file("part 1", File::Embedded, "正文.rtf", rtf),
                Err(gap) => reading.carried.gaps.push(gap),
            }
        }
    }

    /// Reads an attachment: a file, or a message.
    fn attachment(&mut self, storage: &str, reading: &mut Reading<'_>) {
        reading.attachments += 1;
        let part = format!("attachment {}", reading.attachments);
        if reading.carried.budget.spend(Bound::MailParts, 1_u64, Some(&part)).is_err() {
            return;
        }
        let names = [property::LONG_FILE_NAME, property::FILE_NAME, property::DISPLAY_NAME]
            .map(|number| self.text(storage, number));
        let name =
            names.into_iter().find(|name| !name.trim().is_empty()).map(|name| name.trim_end_matches('\0').to_owned());
        let inner = format!("{storage}/__substg1.0_{:04X}000D", property::DATA);
        let (bytes, is_message) = match self.stream(storage, property::DATA, 0x0102) {
            Some(bytes) => (Some(bytes), false),
            None => (self.file.extract(&inner), true),
        };
        if let Some(name) = &name {
            let place = Place::from(Thing::Attachment).numbered(reading.attachments);
            reading.carried.say(PART, BlockKind::FileName, None, name, place);
        }
        let Some(bytes) = bytes else { return };
        let called = name.clone().unwrap_or(part);
        let file = if is_message && !called.contains('.') { format!("{called}.msg") } else { called.clone() };
        reading.carried.file(&called, File::Attachment, &file, bytes);
    }

    /// Tells what is private in a text that nobody asked for.
    fn other(&mut self, path: &str, carried: &mut Carried<'_>) {
        let is_text = path.ends_with("001F") || path.ends_with("001E");
        if !is_text || self.asked.contains(path) {
            return;
        }
        let Some(bytes) = self.file.read(path) else { return };
        let said = if path.ends_with("001F") { utf16(&bytes) } else { self.label.text(bytes) };
        let is_told = carried.parts.iter().any(|part| part.text.contains(said.trim()));
        if is_private(&said) && !is_told {
            carried.aside(PART, Hidden::EmbeddedText, &said, Place::property(Scheme::Mail, Field::AttachedData));
        }
    }
}

/// Tells a person by the first name and the first address that there is.
fn person(carried: &mut Carried<'_>, names: &[String], addresses: &[String], role: Field) {
    let first = |of: &[String]| {
        of.iter().map(|text| text.trim_matches(['\0', ' ', '\''])).find(|text| !text.is_empty()).map(str::to_owned)
    };
    let place = || Place::property(Scheme::Mail, role);
    let address = first(addresses).filter(|address| address.contains('@')).unwrap_or_default();
    if let Some(name) = first(names).filter(|name| *name != address) {
        carried.aside(PART, Hidden::Author, &name, place());
    }
    carried.say(PART, BlockKind::Header, None, &address, place());
}

fn text(plain: String, budget: &Budget) -> Document {
    let (part, _) = Label::Unknown.part(plain.into_bytes());
    text_file::text_document(part, Vec::new(), budget)
}

fn utf16(bytes: &[u8]) -> String {
    let units = bytes.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    text.trim_end_matches('\0').to_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::container::compound::sample::compound;
    use crate::label::label;
    use crate::reader;
    use hegao_model::document::{Budget, Hidden};

    fn wide(text: &str) -> Vec<u8> {
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    }

    #[test]
    fn a_message_is_read_with_its_people_and_attachments() {
        let fixed =
            [vec![0; 32], [&0x3FDE_0003_u32.to_le_bytes()[..], &[0; 4], &936_u32.to_le_bytes(), &[0; 4]].concat()]
                .concat();
        let copied =
            [vec![0; 8], [&0x0C15_0003_u32.to_le_bytes()[..], &[0; 4], &2_u32.to_le_bytes(), &[0; 4]].concat()]
                .concat();
        let page = encoding_rs::GBK.encode("<html><body><p>请各单位报送名单。</p></body></html>").0.into_owned();
        let file = compound(&[
            ("/__properties_version1.0", &fixed),
            ("/__substg1.0_0037001F", &wide("关于报送名单的通知")),
            ("/__substg1.0_0C1A001F", &wide("李明")),
            ("/__substg1.0_5D01001F", &wide("liming@example.com")),
            ("/__substg1.0_1000001F", &wide("请各单位报送名单。\r\n")),
            ("/__substg1.0_10130102", &page),
            ("/__substg1.0_8001001F", &wide("电话 13800138000")),
            ("/__recip_version1.0_#00000000/__properties_version1.0", &copied),
            ("/__recip_version1.0_#00000000/__substg1.0_3001001F", &wide("张三")),
            ("/__recip_version1.0_#00000000/__substg1.0_39FE001F", &wide("a@example.com")),
            ("/__attach_version1.0_#00000000/__substg1.0_3707001F", &wide("名单.txt")),
            ("/__attach_version1.0_#00000000/__substg1.0_37010102", "13800138000".as_bytes()),
            ("/__attach_version1.0_#00000001/__substg1.0_3001001F", &wide("inner")),
            ("/__attach_version1.0_#00000001/__substg1.0_3701000D/__properties_version1.0", &[0; 24]),
            ("/__attach_version1.0_#00000001/__substg1.0_3701000D/__substg1.0_0037001F", &wide("里面的邮件")),
        ]);
        let document = reader::within("a.msg", file, &Budget::default()).ok().unwrap();
        let told: Vec<_> = document
            .blocks
            .iter()
            .map(|block| (block.hidden, label(&document, block).unwrap(), document.text(block)))
            .collect();
        let expected = [
            (None, "邮件头：主题", "关于报送名单的通知"),
            (None, "第1段", "请各单位报送名单。"),
            (None, "邮件头：发件人", "liming@example.com"),
            (None, "邮件头：抄送", "a@example.com"),
            (None, "附件1", "名单.txt"),
            (None, "附件 名单.txt：第1行", "13800138000"),
            (None, "附件2", "inner"),
            (None, "附件 inner.msg：邮件头：主题", "里面的邮件"),
            (Some(Hidden::Author), "邮件头：发件人", "李明"),
            (Some(Hidden::Author), "邮件头：抄送", "张三"),
            (Some(Hidden::EmbeddedText), "邮件头：附带的数据", "电话 13800138000"),
        ];
        assert_eq!(told, expected);
        assert!(document.gaps.is_empty(), "{:?}", document.gaps);
    }
}
