//! Plain text that is written for programs: escapes (`\u0031`, `%31`, `&#49;`, tags), Base64, quoted-printable, folded lines.
//!
//! A line of such a text is read as it stands. Where someone's number or a word shows only once a program has read it, what it
//! then says is a block of its own, at the same place.

use std::collections::HashSet;
use std::ops::Range;

use crate::encoding::base64::base64;
use crate::hidden::telling::{is_private, reveals, tells};
use crate::layout::flow::Gathered;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Block, BlockKind, Charset, Document, Origin};
use hegao_model::text::{has_escapes, is_escaped, unescaped};

/// Letters of the shortest stretch of Base64 that may hold a number.
const SHORTEST: usize = 16;

/// The name of the encoding that writes bytes as `=31`.
const QUOTED: &[u8] = b"quoted-printable";

/// Elements that part no words: those of HTML, SVG and OpenDocument, without their prefix.
const INLINE: [&str; 16] =
    ["a", "b", "big", "em", "font", "i", "mark", "s", "small", "span", "strong", "sub", "sup", "tspan", "u", "wbr"];

/// Adds what the text of `document`, which is plain, says to programs.
pub(crate) fn tell(mut document: Document, budget: &Budget) -> Document {
    let mut found: Vec<Block> = Vec::new();
    // Nearly no text has any, which a look at all of it tells at once.
    let may_escape = document.parts.iter().any(|part| may_escape(&part.text));
    for block in document.blocks.iter().filter(|block| block.hidden.is_none()) {
        let text = document.text(block);
        let is_packed = || may_be_packed(text) && stretches(text).next().is_some();
        if !(may_escape && has_escapes(text) || is_packed()) {
            continue;
        }
        let text = Gathered::of(block, text);
        let said = shown(&text).into_iter().chain(packed(&text));
        found.extend(said.map(|said| Block { place: block.place.clone(), ..said.unplaced(BlockKind::Code) }));
    }
    let logical = document.parts.first().map(|part| logical_lines(&part.text)).unwrap_or_default();
    if !logical.is_empty() {
        // A paragraph may have joined a line already whose words go on in the next.
        let said: HashSet<&str> = document.blocks.iter().flat_map(|block| document.text(block).lines()).collect();
        let new = logical.iter().filter(|line| !said.contains(line.text()));
        found.extend(new.map(|line| line.unplaced(BlockKind::Code)));
    }
    for block in found {
        if !budget.admits(Bound::Blocks, document.blocks.len() + 1, None) {
            break;
        }
        document.blocks.push(block);
    }
    document
}

/// Whether any sign of an escape stands in `text`, as [`has_escapes`] says of short texts.
fn may_escape(text: &str) -> bool {
    let bytes = text.as_bytes();
    memchr::memchr3(b'%', b'&', b'\\', bytes).is_some() || memchr::memchr(b'<', bytes).is_some()
}

/// Whether `text` may have a stretch of Base64: of so many letters beside each other one stands at each place looked at.
fn may_be_packed(text: &str) -> bool {
    text.bytes().skip(SHORTEST - 1).step_by(SHORTEST).any(|byte| is_sign(char::from(byte)))
}

/// Whether Base64 has this sign.
fn is_sign(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '+' | '/' | '-' | '_' | '=')
}

/// `text` with its escapes read, if that makes a number of someone of it.
fn shown(text: &Gathered) -> Option<Gathered> {
    let source = text.text();
    if !is_escaped(source) {
        return None;
    }
    let mut whole = text.beginning();
    for (range, c) in unescaped(source) {
        match &source[range.clone()] {
            tag if tag.starts_with('<') && tag.len() > 1 && is_inline(tag) => {}
            same if *same == *c.encode_utf8(&mut [0; 4]) => whole.append_range(text, range),
            _ => whole.append_whole(text, range, c.encode_utf8(&mut [0; 4])),
        }
    }
    reveals(source, whole.text()).then_some(whole)
}

/// Whether a tag parts no words.
fn is_inline(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).split([' ', '>', '/', '\t', '\n']).next().unwrap_or_default();
    let local = name.rsplit(':').next().unwrap_or_default();
    INLINE.iter().any(|inline| local.eq_ignore_ascii_case(inline))
}

/// What the stretches of Base64 in `text` say to people.
pub(crate) fn packed(text: &Gathered) -> Vec<Gathered> {
    let source = text.text();
    let read = stretches(source).filter_map(|letters| {
        let words = String::from_utf8(base64(letters)).ok().filter(|words| !words.contains(char::is_control))?;
        let start = letters.as_ptr() as usize - source.as_ptr() as usize;
        let mut stretch = text.beginning();
        stretch.append_range(text, start..start + letters.len());
        tells(&words).then(|| stretch.standing_for(&words))
    });
    read.collect()
}

/// The stretches of `text` that may be Base64.
fn stretches(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c| !is_sign(c)).filter(|letters| letters.len() >= SHORTEST)
}

/// The lines of a text that folds them (RFC 6350, 3.2; RFC 5545, 3.1) or writes them in quoted-printable (RFC 2045, 6.7), as
/// far as those hold a number of someone that stands in no line as it is. A card or calendar says of each property whether it is quoted (vCard 2.1,
/// 2.1.4; a card of version 3.0 may stand beside one of 2.1): of a quoted one words are told too, which stand nowhere else.
fn logical_lines(text: &str) -> Vec<Gathered> {
    let head = text.trim_start();
    let is_card = ["BEGIN:VCARD", "BEGIN:VCALENDAR"].iter().any(|mark| head.starts_with(mark));
    let is_quoted = names_quoted(text);
    if !is_card && !is_quoted {
        return Vec::new();
    }
    let mut found = Vec::new();
    let mut line = LogicalLine::default();
    for stored in text.split_inclusive('\n') {
        let start = stored.as_ptr() as usize - text.as_ptr() as usize;
        let words = stored.trim_end_matches(['\n', '\r']);
        let indent = usize::from(is_card && words.starts_with([' ', '\t']));
        match line.stretches.last_mut() {
            Some(last) if line.goes_on => last.end = start + words.len(),
            Some(_) if indent > 0 => line.stretches.push(start + indent..start + words.len()),
            _ => {
                found.extend(line.said(text, is_card));
                let said = words.split(':').next().filter(|_| is_card);
                line = LogicalLine { is_quoted: said.map_or(is_quoted, names_quoted), ..LogicalLine::default() };
                line.charset = said.and_then(charset);
                line.stretches.push(start..start + words.len());
            }
        }
        line.goes_on = line.is_quoted && words.ends_with('=');
    }
    found.extend(line.said(text, is_card));
    found
}

/// Whether `text` names the encoding.
fn names_quoted(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_name = |at: usize| bytes.get(at..at + QUOTED.len()).is_some_and(|name| name.eq_ignore_ascii_case(QUOTED));
    memchr::memchr2_iter(b'q', b'Q', bytes).any(is_name)
}

/// The charset that the parameters of a property name.
fn charset(parameters: &str) -> Option<Charset> {
    let mut parameters = parameters.split(';').filter_map(|parameter| parameter.split_once('='));
    let (_, name) = parameters.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    Charset::called(name.trim().trim_matches('"').as_bytes())
}

/// A line that may be stored as several.
#[derive(Default)]
struct LogicalLine {
    /// Where it stands: soft ends of lines within, without the indents of folded ones.
    stretches: Vec<Range<usize>>,
    is_quoted: bool,
    charset: Option<Charset>,
    /// Its last end of a line is a soft one.
    goes_on: bool,
}

impl LogicalLine {
    /// What it says, if that stands in no line as it is.
    fn said(&self, text: &str, is_card: bool) -> Option<Gathered> {
        let mut line = Gathered::new(0);
        for stretch in &self.stretches {
            match self.is_quoted {
                true => self.quoted(&mut line, text, stretch.clone()),
                false => line.push(&text[stretch.clone()], Origin::exact(stretch.start)),
            }
        }
        let says = is_private(line.text()) || is_card && self.is_quoted && tells(line.text());
        (says && line.slice().is_none()).then_some(line)
    }

    /// Adds a stretch of `text`, in which `=31` is a byte, and `=` at the end of a line nothing.
    fn quoted(&self, line: &mut Gathered, text: &str, stretch: Range<usize>) {
        let words = &text[..stretch.end];
        let hex = |at: usize| words.get(at..at + 3)?.strip_prefix('=').and_then(|hex| u8::from_str_radix(hex, 16).ok());
        let soft = |at: usize| {
            let rest = words.get(at..)?.strip_prefix('=')?;
            let end = if rest.starts_with("\r\n") { 3 } else { 2 };
            (rest.is_empty() || rest.starts_with(['\r', '\n'])).then(|| (at + end).min(words.len()))
        };
        let mut at = stretch.start;
        while at < words.len() {
            let plain = words[at..].find('=').map_or(words.len(), |plain| at + plain);
            line.push(&words[at..plain], Origin::exact(at));
            let mut bytes = Vec::new();
            at = plain;
            // The bytes of one letter may stand on both sides of a soft end.
            loop {
                if let Some(byte) = hex(at) {
                    bytes.push(byte);
                    at += 3;
                } else if let Some(end) = soft(at) {
                    at = end;
                } else {
                    break;
                }
            }
            if !bytes.is_empty() {
                line.push(&self.decoded(bytes), Origin::escaped(plain..at));
            } else if at == plain && at < words.len() {
                line.push("=", Origin::exact(at));
                at += 1;
            }
        }
    }

    fn decoded(&self, bytes: Vec<u8>) -> String {
        let stated = self.charset.and_then(|charset| Some(charset.text(&bytes)?.into_owned()));
        stated.unwrap_or_else(|| crate::encoding::decode(bytes).text)
    }
}

#[cfg(test)]
mod tests {
    use crate::reader::read;
    use hegao_model::document::{BlockKind, Limits};

    /// The last block of the file, if it is one of those.
    fn said(name: &str, text: &str) -> Option<String> {
        let document = read(name, text.as_bytes().to_vec(), &Limits::default()).ok()?;
        let last = document.blocks.last().filter(|block| block.kind == BlockKind::Code)?;
        Some(document.text(last).to_owned())
    }

    #[test]
    fn what_a_program_reads_is_read() {
        let packed = data_encoding::BASE64.encode("电话：13800138000".as_bytes());
        for (name, text, expected) in [
            ("a.json", "{\"a\": \"\\u7535\\u8bdd\\u0031\\u0033800138000\"}", "{\"a\": \"电话13800138000\"}"),
            ("a.json", "{\"a\": \"\\u0031380013\\u0038000\"}", "{\"a\": \"13800138000\"}"),
            ("a.txt", "电话%31%33800138000", "电话13800138000"),
            ("a.svg", "<svg><text>电话<tspan>1380</tspan><tspan>0138000</tspan></text></svg>", " 电话13800138000  "),
            ("a.txt", &format!("见{packed}。"), "电话：13800138000"),
            (
                "a.vcf",
                "BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:=E7=94=B5=E8=AF=9D138=\n00138000\nEND:VCARD\n",
                "NOTE;ENCODING=QUOTED-PRINTABLE:电话13800138000",
            ),
            // A letter on both sides of a soft end.
            (
                "a.vcf",
                "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=E6=9D=8E;=E6=\r\n=98=8E\r\nEND:VCARD\r\n",
                "N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:李;明",
            ),
            (
                "a.vcf",
                "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=GBK;QUOTED-PRINTABLE:=C0=EE=C3=F7\nEND:VCARD\n",
                "FN;CHARSET=GBK;QUOTED-PRINTABLE:李明",
            ),
        ] {
            assert_eq!(said(name, text).as_deref().map(str::trim), Some(expected.trim()), "{text}");
        }
    }

    #[test]
    fn what_says_nothing_more_is_no_block() {
        // The property does not say that it is quoted; another one does.
        let card = "BEGIN:VCARD\nVERSION:3.0\nTEL:=31=33800138000\nEND:VCARD\nBEGIN:VCARD\nVERSION:2.1\nNOTE;ENCODING=QUOTED-PRINTABLE:ab=\ncd\nEND:VCARD\n";
        assert_eq!(said("a.vcf", card), None);
        // Paragraphs are joined, as their words go on.
        assert_eq!(said("a.vcf", "BEGIN:VCARD\r\nTEL:138\r\n 00138000\r\nEND:VCARD\r\n"), None);
        let event = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:请拨打138001\r\n 38000联系\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        assert_eq!(said("a.ics", event), None);
        for text in ["电话13800138000%20", "100% 对 <b>", "sha256=oqVuAfXRKap7fdgcCY5uykM6R9GqQ8K", "a=3D&b=1", ""] {
            assert_eq!(said("a.txt", text), None, "{text}");
        }
    }
}
