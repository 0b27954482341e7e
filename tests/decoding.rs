//! Decoding from outside: any encoding gives the same blocks, nothing is lost in silence, and every character is found
//! again in the stored bytes. All text is invented.

use hegao::document::{Document, Part, decode, read_text};
use proptest::prelude::*;

/// A report with a word that a page break cut, a heading, a signature and a note.
const REPORT: &str = "\n\n示例委文〔2025〕1号\n\n签发人：李 明\n\n关于法治政府建设情况的报告\n\n\
    2024年以来，我镇认真落实各项要求，有序推进工作。现将有关情况报告如下：\n\n一、学习情况。\n\n\
    一是加强法治教育，深入开展义务教育法、未成年人保护法、预防未成年人犯\n\n\
    罪法和其他法律法规的学习宣传，形成“四位一体”的格局。\n\n示例镇人民政府\n2025年1月8日\n\n\
    (联系人：李明；联系电话：13800138000)\n";

#[derive(Clone, Copy, Debug)]
enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Gb18030,
}

use Encoding::{Gb18030, Utf8, Utf16Be, Utf16Le};

fn encode(text: &str, encoding: Encoding) -> Vec<u8> {
    match encoding {
        Utf8 => text.as_bytes().to_vec(),
        Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        Utf16Be => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        Gb18030 => encoding_rs::GB18030.encode(text).0.into_owned(),
    }
}

fn texts(document: &Document) -> Vec<String> {
    document.blocks.iter().map(|block| document.text(block).to_owned()).collect()
}

/// Every character has its bytes, they follow one another without a hole, and reach from the mark to the end of the
/// file. Of a long text, every so many
/// characters are asked.
fn assert_tiles(part: &Part, size: usize) {
    let mut bounds: Vec<usize> = part.text.char_indices().map(|(at, _)| at).collect();
    bounds.push(part.text.len());
    let characters = bounds.len() - 1;
    let mut asked = 0;
    while asked < characters {
        let range = part.stored(bounds[asked]..bounds[asked + 1]);
        assert!(!range.is_empty());
        match bounds.get(asked + 2) {
            None => assert_eq!(range.end as usize, size),
            Some(&behind) => {
                let next = part.stored(bounds[asked + 1]..behind);
                // The two halves of one stored character (Big5 has such) share its bytes.
                assert!(next.start == range.end || next == range, "{next:?} after {range:?}");
            }
        }
        asked += if characters - asked > 60 { (characters / 40).max(1) } else { 1 };
    }
    let mark = part.coding().and_then(|coding| coding.segments.first()).map_or(0, |segment| segment.byte_start);
    assert!(mark <= 3 && (characters == 0 || part.stored(0..0) == (mark..mark)));
}

fn assert_sound(bytes: &[u8]) -> Document {
    let document = read_text(bytes.to_vec());
    let part = &document.parts[0];
    assert_tiles(part, bytes.len());
    assert!(document.gaps.is_empty() || part.text.contains('\u{FFFD}'));
    for gap in &document.gaps {
        let range = gap.bytes.clone().unwrap();
        assert!(range.start < range.end && range.end as usize <= bytes.len());
    }
    for block in &document.blocks {
        let text = document.text(block);
        assert!(!text.is_empty() && text.trim() == text);
        let pieces = block.pieces(0..text.len());
        let whole: String = pieces.iter().map(|(_, piece)| &part.text[piece.clone()]).collect();
        assert_eq!(whole.replace(' ', ""), text.replace(' ', ""), "a join puts in nothing but spaces");
    }
    document
}

#[test]
fn the_same_report_in_any_encoding_has_the_same_blocks() {
    let expected = texts(&read_text(REPORT.as_bytes().to_vec()));
    assert_eq!(expected.len(), 9);
    assert!(expected.iter().any(|text| text.contains("预防未成年人犯罪法和其他")));
    let crlf = REPORT.replace('\n', "\r\n");
    for text in [REPORT, &crlf] {
        for (encoding, name) in [(Utf8, "utf-8"), (Utf16Le, "utf-16le"), (Utf16Be, "utf-16be"), (Gb18030, "gb18030")] {
            for mark in ["", "\u{FEFF}"] {
                if matches!(encoding, Gb18030) && !mark.is_empty() {
                    continue; // GB18030 has a mark that nothing writes
                }
                let document = assert_sound(&encode(&format!("{mark}{text}"), encoding));
                assert_eq!(document.parts[0].encoding(), name);
                assert_eq!(texts(&document), expected, "{encoding:?} with mark {mark:?}");
                assert!(document.gaps.is_empty());
            }
        }
    }
}

#[test]
fn stored_bytes_are_those_of_the_characters() {
    // Four bytes in GB18030 (𠮷), a surrogate pair, a number, far behind the first checkpoints.
    let text = format!("{}，联系人：𠮷明，电话：13800138000。😀", "认真落实各项要求，".repeat(1500));
    for encoding in [Utf8, Utf16Le, Utf16Be, Gb18030] {
        let bytes = encode(&text, encoding);
        let decoded = read_text(bytes.clone());
        let part = &decoded.parts[0];
        for word in ["𠮷明", "13800138000", "。😀"] {
            let at = part.text.find(word).unwrap();
            let stored = part.stored(at..at + word.len());
            assert_eq!(
                &bytes[stored.start as usize..stored.end as usize],
                encode(word, encoding),
                "{word} {encoding:?}"
            );
        }
    }
}

#[test]
fn lines_of_two_encodings_are_both_read() {
    let mut bytes = encode("联系人名单，从旧表导出：\n李明，13800138000\n", Gb18030);
    bytes.extend("以下由办公室补充：\n王强，13800138001\n".as_bytes());
    bytes.extend(encode("最后一行，又是旧表。", Gb18030));
    let document = assert_sound(&bytes);
    assert_eq!(document.parts[0].encoding(), "mixed");
    assert!(document.gaps.is_empty());
    assert!(document.parts[0].text.contains("李明，13800138000\n以下由办公室补充："));
    assert!(document.parts[0].text.ends_with("又是旧表。"));
}

#[test]
fn the_encoding_may_change_inside_a_line() {
    let gbk = encode("认真落实各项要求，有序推进工作，完成全年的任务，未成年", Gb18030);
    let bytes = [&gbk[..], "人保护法、预防犯罪法，2025年\n下一步继续努力。".as_bytes()].concat();
    let document = assert_sound(&bytes);
    assert_eq!(document.parts[0].encoding(), "mixed");
    assert!(document.gaps.is_empty());
    assert!(document.parts[0].text.contains("未成年人保护法、预防犯罪法，2025年\n下一步"));
}

#[test]
fn utf_8_with_broken_bytes_stays_utf_8() {
    let text = "示例镇的工作报告，内容从略。\n第二行文字，照样可读。\n";
    for broken in [&b"\xFF"[..], b"\xE7\xA4", b"\xD6\xD0", b"\x80\x80\x80"] {
        let mut bytes = text.as_bytes().to_vec();
        bytes.splice(9..9, broken.iter().copied());
        let document = assert_sound(&bytes);
        assert_eq!(document.parts[0].encoding(), "utf-8", "{broken:x?}");
        let is_text = std::str::from_utf8(broken).is_ok(); // D6 D0 is not
        assert_eq!(document.gaps.len(), usize::from(!is_text));
        assert!(document.parts[0].text.ends_with("第二行文字，照样可读。\n"));
    }
}

#[test]
fn other_encodings_are_told() {
    let big5 = encoding_rs::BIG5
        .encode("關於示例鎮法治政府建設情況報告，現將有關情況報告如下，聯繫人李明，電話13800138000。")
        .0;
    assert_eq!(assert_sound(&big5).parts[0].encoding(), "big5");
    assert!(assert_sound(&big5).gaps.is_empty());
    let western = encoding_rs::WINDOWS_1252.encode("The café in Genève serves crème brûlée to all of its visitors.").0;
    let document = assert_sound(&western);
    assert!(document.parts[0].text.contains("Genève"), "{}", document.parts[0].encoding());
    let short = encoding_rs::GBK.encode("联系人：李明").0;
    assert_eq!(assert_sound(&short).parts[0].text, "联系人：李明");
}

#[test]
fn a_nul_is_kept_and_many_gaps_become_one() {
    assert_eq!(decode("甲\0乙".as_bytes().to_vec()).text, "甲\0乙");
    let mut bytes = Vec::new();
    for _ in 0..100 {
        bytes.extend("示例文字甲乙丙丁".as_bytes());
        bytes.push(0xFF);
    }
    let document = assert_sound(&bytes);
    assert_eq!(document.gaps.len(), 21);
    assert_eq!(document.gaps[20].bytes.clone().unwrap().end as usize, bytes.len());
}

#[test]
fn a_cut_gbk_file_is_read_in_step_again() {
    let bytes = encode("认真落实各项要求，有序推进工作，完成全年任务。\n下一步继续努力。", Gb18030);
    let document = assert_sound(&bytes[1..bytes.len() - 3]);
    assert_eq!(document.parts[0].text, "\u{FFFD}真落实各项要求，有序推进工作，完成全年任务。\n下一步继续努\u{FFFD}");
    assert_eq!(document.gaps.len(), 2);
}

/// Text of what encodings treat differently.
fn chinese() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => Just("认真落实各项要求，"),
        4 => Just("法治政府建设。"),
        2 => Just("\n"),
        1 => Just("\r\n"),
        1 => Just("13800138000"),
        1 => Just("𠮷"),
        1 => Just("😀"),
        1 => Just("㐀"),
        1 => Just("é"),
        1 => Just("plain words "),
    ];
    proptest::collection::vec(piece, 1..30).prop_map(|pieces| pieces.concat())
}

fn any_encoding() -> impl Strategy<Value = Encoding> {
    prop_oneof![Just(Utf8), Just(Utf16Le), Just(Utf16Be), Just(Gb18030)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        assert_sound(&bytes);
    }

    #[test]
    fn bytes_that_look_like_text_are_read(
        bytes in proptest::collection::vec(prop_oneof![0xB0u8..=0xF7, 0x80u8..=0xBF, 0xE4u8..=0xE9, Just(b'\n'), b'0'..=b'z'], 0..200)
    ) {
        assert_sound(&bytes);
    }

    #[test]
    fn a_cut_file_is_decoded_or_has_gaps(
        text in chinese(), encoding in any_encoding(), head in 0usize..40, tail in 0usize..40
    ) {
        let bytes = encode(&text, encoding);
        let end = bytes.len().saturating_sub(tail);
        let document = assert_sound(&bytes[head.min(end)..end]);
        prop_assert_eq!(document.gaps.is_empty(), !document.parts[0].text.contains('\u{FFFD}'));
    }

    #[test]
    fn utf_8_cut_anywhere_loses_only_the_cut_characters(text in chinese(), head in 0usize..20, tail in 0usize..20) {
        let text = format!("认真落实各项要求，{text}认真落实各项要求，");
        let bytes = &text.as_bytes()[head..text.len() - tail];
        let document = assert_sound(bytes);
        prop_assert_eq!(document.parts[0].encoding(), "utf-8");
        let kept = document.parts[0].text.trim_matches('\u{FFFD}');
        prop_assert!(text.contains(kept) && kept.len() + 6 > bytes.len());
    }

    #[test]
    fn broken_bytes_inside_never_shift_the_rest(
        text in chinese(), encoding in any_encoding(), at in 0usize..10_000, junk in proptest::collection::vec(any::<u8>(), 1..5)
    ) {
        let mut bytes = encode(&text.repeat(5), encoding);
        let at = at % bytes.len();
        bytes.splice(at..at, junk);
        assert_sound(&bytes);
    }
}
