//! Bytes to text, with nothing lost in silence.
//!
//! Office documents come as UTF-8, GBK, GB18030, Big5 and UTF-16, with and without a byte order mark, cut in the middle
//! of a character, and pasted together from two encodings. Detection alone gets a third of that wrong, so it is asked
//! last but one. The order, and why:
//!
//! 1. a byte order mark says it (it is dropped and has no column);
//! 2. strict UTF-8: hardly anything else is valid by chance; no copy is made;
//! 3. UTF-16 without a mark, by its zeros and its commonest characters ([`super::sniff`]);
//! 4. UTF-8 with a few broken bytes, and files of two encodings, line by line (`mixed`);
//! 5. a Western encoding, if no two bytes beside each other are outside ASCII;
//! 6. GB18030, valid but for a character cut at either end, unless the detector says Big5 or another East Asian encoding
//!    and the file is as valid in that (every Big5 file is valid GB18030);
//! 7. GB18030 if 95 in 100 bytes are valid, else it or UTF-8, whichever breaks less.
//!
//! Bytes that mean nothing are U+FFFD in the text and a range in [`Decoded::gaps`], whatever the encoding.

use std::ops::Range;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};

use super::mixed;
use super::sniff::{utf16_layout, utf16_of_letters};
use hegao_model::document::Charset;
use hegao_model::document::stored::{Builder, Segment};

/// How much of a file the detector reads.
const SAMPLE: usize = 256 * 1024;

/// The UTF-8 byte order mark.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// A decoded file. No `Debug`: it would print what the document says.
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// The encoding's name in lower case (`utf-8`, `utf-16le`, `gb18030`, `big5` …), or `mixed`.
    pub encoding: String,
    /// The checkpoints for the way back.
    pub segments: Vec<Segment>,
    /// The stored bytes; `None` where the text is the same bytes.
    pub bytes: Option<Vec<u8>>,
    /// Where bytes could not be decoded, neighbours merged; the 21st range reaches to the last of them.
    pub gaps: Vec<Range<u64>>,
}

/// Decodes a text file. Never fails: what cannot be decoded is in [`Decoded::gaps`].
#[must_use]
pub fn decode(bytes: Vec<u8>) -> Decoded {
    if bytes.starts_with(b"\xFF\xFE") {
        return single(Charset::UTF_16LE, 2, bytes);
    }
    if bytes.starts_with(b"\xFE\xFF") {
        return single(Charset::UTF_16BE, 2, bytes);
    }
    match utf8(bytes) {
        Ok(text) => match memchr::memchr(0, text.as_bytes()).and_then(|_| utf16_of_letters(text.as_bytes())) {
            Some(layout) => utf_16(layout.big_endian, layout.start, text.into_bytes()),
            None => clean(text),
        },
        Err(error) => {
            // A character cut off by the end of the file; it may not be taken for one of GBK.
            let cut = error.utf8_error().error_len().is_none();
            other(error.into_bytes(), cut)
        }
    }
}

/// The text of valid UTF-8. The copy costs less than the standard library's look at it.
fn utf8(bytes: Vec<u8>) -> Result<String, std::string::FromUtf8Error> {
    match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => String::from_utf8(bytes),
    }
}

/// Valid UTF-8: the bytes become the text.
fn clean(mut text: String) -> Decoded {
    let mark = if text.as_bytes().starts_with(MARK) { MARK.len() } else { 0 };
    text.drain(..mark);
    let start = Segment { text_start: 0, byte_start: mark as u64, charset: Charset::UTF_8 };
    Decoded { text, encoding: Charset::UTF_8.name(), segments: vec![start], bytes: None, gaps: Vec::new() }
}

/// What is not valid UTF-8.
fn other(bytes: Vec<u8>, cut_at_end: bool) -> Decoded {
    let mark = if bytes.starts_with(MARK) { MARK.len() } else { 0 };
    if cut_at_end && utf16_of_letters(&bytes).is_none() {
        return single(Charset::UTF_8, mark, bytes);
    }
    if let Some(layout) = utf16_layout(&bytes) {
        return utf_16(layout.big_endian, layout.start, bytes);
    }
    if let Some(stretches) = mixed::stretches(&bytes, mark) {
        let mut builder = Builder::with_room_for(bytes.len());
        let same = stretches.iter().all(|(charset, _)| *charset == Charset::UTF_8);
        for (charset, range) in stretches {
            builder.run(charset, &bytes, range);
        }
        return finish(builder, if same { Charset::UTF_8.name() } else { "mixed".to_owned() }, bytes);
    }
    legacy(bytes, mark)
}

/// One of the encodings before Unicode.
fn legacy(bytes: Vec<u8>, mark: usize) -> Decoded {
    let guess = guess(&bytes[mark..]);
    if !guess.is_multi_byte() && accents_only(&bytes) {
        return single(guess, mark, bytes);
    }
    let chinese = attempt(Charset::GB18030, mark, &bytes, leading_cut(&bytes[mark..]));
    let broken = chinese.undecodable;
    if guess.is_multi_byte() && ![Charset::GB18030, Charset::UTF_8].contains(&guess) {
        let guessed = attempt(guess, mark, &bytes, 0);
        if guessed.undecodable <= at_the_ends(broken) {
            return finish(guessed, guess.name(), bytes);
        }
    }
    if broken * 20 <= bytes.len() {
        return finish(chinese, Charset::GB18030.name(), bytes);
    }
    let utf_8 = attempt(Charset::UTF_8, mark, &bytes, 0);
    if utf_8.undecodable < broken {
        return finish(utf_8, Charset::UTF_8.name(), bytes);
    }
    finish(chinese, Charset::GB18030.name(), bytes)
}

/// How many broken bytes another encoding may have where GB18030 has `broken`: none but a cut character.
fn at_the_ends(broken: usize) -> usize {
    broken.min(2)
}

/// How many bytes that are not ASCII a text must have before the detector is asked without a hint.
const ENOUGH: usize = 48;

/// What the detector says of the file. The hint that a reader in China gives makes it take Big5 for GBK, however long
/// the text; without it, a short GBK text may pass for anything.
fn guess(bytes: &[u8]) -> Charset {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    detector.feed(sample, sample.len() == bytes.len());
    let is_short = sample.iter().filter(|&&byte| byte >= 0x80).count() < ENOUGH && !accents_only(sample);
    Charset::of(detector.guess(is_short.then_some(b"cn"), Utf8Detection::Deny))
}

/// Whether every byte that is not ASCII stands before an ASCII byte: accents of a Western text. In Chinese they come
/// in pairs.
fn accents_only(bytes: &[u8]) -> bool {
    let foreign = |byte: Option<&u8>| byte.is_none_or(|&byte| byte >= 0x80);
    bytes.iter().enumerate().filter(|&(_, &byte)| byte >= 0x80).all(|(at, _)| !foreign(bytes.get(at + 1)))
}

/// 1 if the file begins with the second half of a GBK character, else 0.
///
/// Nearly all characters of a text are of GB 2312's first level or punctuation. Read out of step, fewer than half of
/// the pairs seem to be: the first stretch without ASCII tells.
fn leading_cut(bytes: &[u8]) -> usize {
    let run = bytes.iter().take(512).take_while(|&&byte| byte >= 0x80).count();
    let common = |pairs: &[u8]| {
        let is_common = |pair: &&[u8]| matches!(pair[0], 0xA1..=0xA3 | 0xB0..=0xD7) && pair[1] >= 0xA1;
        pairs.chunks_exact(2).filter(is_common).count()
    };
    if run < 12 {
        return 0;
    }
    let (in_step, out_of_step) = (common(&bytes[..run]), common(&bytes[1..run]));
    usize::from(out_of_step * 20 > run * 3 + in_step * 20)
}

fn utf_16(big_endian: bool, start: usize, bytes: Vec<u8>) -> Decoded {
    let charset = if big_endian { Charset::UTF_16BE } else { Charset::UTF_16LE };
    let builder = attempt(charset, 0, &bytes, start);
    finish(builder, charset.name(), bytes)
}

/// The whole file in one encoding, behind a mark of `start` bytes.
fn single(charset: Charset, start: usize, bytes: Vec<u8>) -> Decoded {
    let builder = attempt(charset, start, &bytes, 0);
    finish(builder, charset.name(), bytes)
}

/// The file in the encoding that it names itself, if every byte means something in it.
pub(crate) fn decode_as(charset: Charset, bytes: &[u8]) -> Option<Decoded> {
    let builder = attempt(charset, 0, bytes, 0);
    (builder.undecodable == 0).then(|| finish(builder, charset.name(), bytes.to_vec()))
}

/// The text in one encoding, behind a mark and the `cut` bytes of a character whose beginning is missing.
fn attempt(charset: Charset, start: usize, bytes: &[u8], cut: usize) -> Builder {
    let mut builder = Builder::with_room_for(bytes.len());
    builder.skip(charset, start..start + cut);
    builder.run(charset, bytes, start + cut..bytes.len());
    builder
}

fn finish(builder: Builder, encoding: String, bytes: Vec<u8>) -> Decoded {
    let Builder { text, segments, gaps, .. } = builder;
    Decoded { text, encoding, segments, bytes: Some(bytes), gaps }
}
