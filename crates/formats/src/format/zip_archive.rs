//! ZIP archives that are no document: what lies in them, as it would lie in a folder.
//!
//! [APPNOTE.TXT] 4.4.4: a name is in UTF-8 where bit 11 says so, and else in a code page that nothing states. Programs in China write
//! GBK there, so that what is no UTF-8 is read as that.
//!
//! [APPNOTE.TXT]: https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT

use crate::container::carried::Carried;
use crate::container::package::Package;
use crate::detect::{HEAD, skipped};
use hegao_model::document::budget::Budget;
use hegao_model::document::place::File;
use hegao_model::document::{
    BlockKind, Document, Format, Gap, GapKind, Hidden, Known, Place, Reason, SkipReason, Thing,
};

/// What reports call what belongs to no member.
const WHOLE: &str = "（压缩包）";

/// Reads what lies in the archive `name`.
///
/// # Errors
/// It cannot be opened, or its name promises a document, which it is not.
pub(crate) fn read(name: &str, bytes: &[u8], budget: &Budget) -> Result<Document, Gap> {
    if let Some(format) = Known::promised(name).filter(|known| known.is_container() && !known.is_archive()) {
        return Err(Gap::of_file(Reason::Misnamed { format }));
    }
    let mut package = Package::open(bytes, budget)?;
    let mut carried = Carried::new(budget);
    carried.gaps.append(&mut package.gaps);
    for stray in std::mem::take(&mut package.stray) {
        let size = stray.bytes.end - stray.bytes.start;
        let text = stray.text.unwrap_or_else(|| format!("{size} 字节"));
        carried.aside(WHOLE, Hidden::StrayBytes, &text, stray.place.into());
    }
    let names: Vec<String> = package.members().iter().map(|member| member.name.clone()).collect();
    for (index, name) in names.iter().enumerate() {
        let place = Place::from(Thing::MemberName).numbered(index + 1);
        carried.say(WHOLE, BlockKind::FileName, None, name, place);
    }
    let pictures = names.iter().filter(|name| member(&mut package, name, &mut carried)).count();
    if pictures > 0 && carried.documents == 0 && carried.gaps.is_empty() {
        carried.gaps.push(Gap::of_file(Reason::Pictures { count: pictures }));
    }
    merge(&mut carried.gaps, names.len());
    let Carried { parts, blocks, gaps, .. } = carried;
    Ok(Document::new(Format::Zip, parts, blocks, gaps))
}

/// Reads the member `name`; whether it is a picture.
fn member(package: &mut Package<'_>, name: &str, carried: &mut Carried<'_>) -> bool {
    // What is no document need not be unpacked to learn that.
    let skipped = package.head(name, HEAD as u64).ok().and_then(|head| skipped(name, &head));
    if skipped.is_some_and(|reason| reason != SkipReason::Picture) {
        return false;
    }
    match package.read(name) {
        Ok(bytes) => carried.file(name, File::Member, name, bytes),
        Err(gap) => carried.gaps.push(gap),
    }
    skipped.is_some()
}

/// Makes one gap of those of an archive all of which is encrypted.
fn merge(gaps: &mut Vec<Gap>, members: usize) {
    let is_sealed = |gap: &Gap| gap.kind() == GapKind::Encrypted;
    if members > 1 && gaps.iter().filter(|gap| is_sealed(gap)).count() == members {
        gaps.retain(|gap| !is_sealed(gap));
        gaps.push(Gap::of_file(Reason::EncryptedPart));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use crate::label::label;
    use crate::reader;
    use hegao_model::document::{Budget, Document, GapKind, Hidden};

    /// An archive of these members.
    fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in members {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn read(name: &str, bytes: Vec<u8>) -> Document {
        reader::within(name, bytes, &Budget::default()).ok().unwrap()
    }

    fn seen(document: &Document) -> Vec<String> {
        let blocks = document.blocks.iter().filter(|block| block.hidden.is_none());
        blocks.map(|block| format!("{} {}", label(document, block).unwrap_or_default(), document.text(block))).collect()
    }

    const TEXT: &str = "请各单位于周五前报送名单。";

    #[test]
    fn what_lies_in_it_is_read_three_deep() {
        let third = archive(&[("c.txt", TEXT.as_bytes()), ("d.zip", &archive(&[("e.txt", b"too deep")]))]);
        let bytes =
            archive(&[("a.txt", TEXT.as_bytes()), ("夹/b.zip", &third), ("p.exe", b"MZ\x90\0\x03\0\0\0\x04\0\0\0")]);
        let document = read("a.zip", bytes);
        let expected = [
            "压缩包里的文件名1 a.txt",
            "压缩包里的文件名2 夹/b.zip",
            "压缩包里的文件名3 p.exe",
            &format!("压缩包里的 a.txt：第1行 {TEXT}"),
            "压缩包里的 夹/b.zip：压缩包里的文件名1 c.txt",
            "压缩包里的 夹/b.zip：压缩包里的文件名2 d.zip",
            &format!("压缩包里的 夹/b.zip：压缩包里的 c.txt：第1行 {TEXT}"),
            "压缩包里的 夹/b.zip：压缩包里的 d.zip：压缩包里的文件名1 e.txt",
        ];
        let mut seen = seen(&document);
        seen.sort();
        let mut expected = expected.map(str::to_owned);
        expected.sort();
        assert_eq!(seen, expected);
        assert_eq!(document.gaps.iter().map(|gap| gap.kind()).collect::<Vec<_>>(), [GapKind::Limit]);
    }

    #[test]
    fn names_in_gbk_are_read() {
        // 名单.txt in GBK has as many bytes as this name, and no flag.
        let gbk = encoding_rs::GBK.encode("名单.txt").0.into_owned();
        let mut bytes = archive(&[("abcd.txt", TEXT.as_bytes())]);
        let at: Vec<usize> = memchr::memmem::find_iter(&bytes, b"abcd.txt").collect();
        at.into_iter().for_each(|at| bytes[at..at + gbk.len()].copy_from_slice(&gbk));
        let document = read("a.zip", bytes);
        assert_eq!(
            seen(&document),
            ["压缩包里的文件名1 名单.txt".to_owned(), format!("压缩包里的 名单.txt：第1行 {TEXT}")]
        );
        assert!(document.gaps.is_empty());
    }

    #[test]
    fn what_is_not_read_is_a_gap() {
        let picture = b"\x89PNG\r\n\x1a\n\0\0\0\x0DIHDR";
        let mut sealed = archive(&[("a.txt", TEXT.as_bytes())]);
        // Bit 0 of the flags, in the head of the member and in the directory.
        for (mark, flags) in [(&b"PK\x03\x04"[..], 6), (b"PK\x01\x02", 8)] {
            let at = memchr::memmem::find(&sealed, mark).unwrap() + flags;
            sealed[at] |= 1;
        }
        for (bytes, expected) in [
            (sealed, vec!["encrypted-part"]),
            (archive(&[("a.rar", b"Rar!\x1A\x07\0")]), vec!["unread-format"]),
            (archive(&[("a.png", picture)]), vec!["pictures"]),
            (archive(&[("a.png", picture), ("a.txt", TEXT.as_bytes())]), vec![]),
            (archive(&[("a.txt", b"")]), vec![]),
        ] {
            let gaps = read("a.zip", bytes).gaps;
            assert_eq!(gaps.iter().map(|gap| gap.reason.name()).collect::<Vec<_>>(), expected);
        }
        let named = reader::within("a.docx", archive(&[("a.txt", b"x")]), &Budget::default());
        assert_eq!(named.err().unwrap().reason.name(), "misnamed");
    }

    #[test]
    fn what_belongs_to_no_member_is_told() {
        let bytes = [b"13800138000".repeat(4), archive(&[("a.txt", TEXT.as_bytes())])].concat();
        let document = read("a.zip", bytes);
        assert_eq!(document.blocks.iter().filter(|block| block.hidden == Some(Hidden::StrayBytes)).count(), 1);
    }
}
