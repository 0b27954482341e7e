use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipArchive, ZipWriter};

use super::*;

fn sample() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text, options) in [
        ("mimetype", "application/x", deflated.compression_method(CompressionMethod::Stored)),
        ("甲.xml", "<a>甲甲甲甲甲甲甲甲甲甲甲甲</a>", deflated),
        ("b.xml", "<b/>", deflated),
    ] {
        zip.start_file(name, options).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.set_comment("说明").unwrap();
    zip.finish().unwrap().into_inner()
}

/// The same with checksum and sizes behind the data of `b.xml`, as programs write that cannot go back.
fn with_descriptor(mark: &[u8]) -> Vec<u8> {
    let bytes = sample();
    let archive = Archive::open(&bytes).unwrap();
    let entry = archive.entries.last().unwrap();
    let sizes = bytes[entry.start + 14..entry.start + 26].to_vec();
    let (start, end, directory) = (entry.start, entry.end, archive.directory);
    let mut new = bytes.clone();
    new[start + 6] |= 8;
    new[start + 14..start + 26].fill(0);
    let record = bytes.len() - archive.end + entry.record.len();
    let record = bytes.len() - record;
    new[record + 8] |= 8;
    new.splice(end..end, [mark, &sizes].concat());
    let shift = mark.len() + sizes.len();
    let at = new.len() - (bytes.len() - archive.end) + 16;
    new[at..at + 4].copy_from_slice(&((directory + shift) as u32).to_le_bytes());
    new
}

fn contents(bytes: &[u8]) -> Vec<(String, String)> {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..zip.len())
        .map(|index| {
            let mut text = String::new();
            let mut entry = zip.by_index(index).unwrap();
            entry.read_to_string(&mut text).unwrap();
            (entry.name().unwrap().to_string(), text)
        })
        .collect()
}

fn replace(name: &str, text: &str) -> Change {
    Change::Replace { name: name.into(), bytes: text.into() }
}

#[test]
fn without_changes_every_byte_is_the_same() {
    let behind = [&sample()[..], b"\n"].concat();
    for bytes in [sample(), behind, with_descriptor(b"PK\x07\x08"), with_descriptor(b"")] {
        assert!(Archive::open(&bytes).unwrap().rewrite(&[]).unwrap() == bytes);
    }
}

#[test]
fn a_changed_member_leaves_the_others_where_they_are() {
    for bytes in [sample(), with_descriptor(b"PK\x07\x08"), with_descriptor(b"")] {
        let archive = Archive::open(&bytes).unwrap();
        let changes = [
            replace("甲.xml", "<a>乙</a>"),
            replace("B.xml", "<b>丙</b>"),
            Change::Add { name: "丁.xml".into(), bytes: b"<d/>".to_vec() },
        ];
        let written = archive.rewritten(&changes).unwrap();
        let expected =
            [("mimetype", "application/x"), ("甲.xml", "<a>乙</a>"), ("b.xml", "<b>丙</b>"), ("丁.xml", "<d/>")];
        assert_eq!(contents(&written.bytes), expected.map(|(name, text)| (name.into(), text.into())));
        assert!(written.bytes.ends_with("说明".as_bytes()));
        for (from, at) in &written.copied {
            assert!(bytes[from.clone()] == written.bytes[*at..at + from.len()]);
        }
        let back = Archive::open(&written.bytes).unwrap();
        assert_eq!(back.unpacked("b.xml", 100).unwrap(), "<b>丙</b>".as_bytes());
        assert_eq!(back.entries[0].method(), 0);
    }
}

#[test]
fn members_go_and_get_other_names() {
    let bytes = sample();
    let archive = Archive::open(&bytes).unwrap();
    let changes =
        [Change::Remove { name: "甲.xml".into() }, Change::Rename { from: "b.xml".into(), to: "戊.xml".into() }];
    let written = archive.rewrite(&changes).unwrap();
    let expected = [("mimetype", "application/x"), ("戊.xml", "<b/>")];
    assert_eq!(contents(&written), expected.map(|(name, text)| (name.into(), text.into())));
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let bytes = sample();
    let archive = Archive::open(&bytes).unwrap();
    let refusal = |changes: &[Change]| archive.rewrite(changes).err();
    assert_eq!(refusal(&[replace("c.xml", "")]), Some(Refusal::NoPart));
    assert_eq!(refusal(&[Change::Add { name: "B.XML".into(), bytes: Vec::new() }]), Some(Refusal::NameTaken));
    let twice = [replace("b.xml", "1"), Change::Remove { name: "b.xml".into() }];
    assert!(matches!(refusal(&twice), Some(Refusal::Overlap { .. })));
    assert_eq!(archive.unpacked("甲.xml", 10).err(), Some(Refusal::TooLarge));
    assert_eq!(Archive::open(&bytes[..bytes.len() - 3]).err(), Some(Refusal::DamagedArchive));
    assert_eq!(Archive::open(b"PK\x03\x04").err(), Some(Refusal::DamagedArchive));
    let mut broken = bytes.clone();
    broken[archive.entries[1].data.start] ^= 0xFF;
    assert_eq!(Archive::open(&broken).unwrap().unpacked("甲.xml", 1000).err(), Some(Refusal::DamagedArchive));
}
