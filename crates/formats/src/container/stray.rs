//! What lies in an archive beside its members: in front, behind, between them, and in its comment. Programs that cut a
//! document out of another leave such bytes, and so do people who hide something.

use hegao_model::document::Thing;
use std::io::Cursor;
use std::ops::Range;

use zip::ZipArchive;

/// Bytes of no member.
pub(crate) struct Stray {
    /// Where they lie.
    pub(crate) place: Thing,
    /// Their offsets in the file.
    pub(crate) bytes: Range<u64>,
    /// What they say, if they are a comment.
    pub(crate) text: Option<String>,
}

/// Fewer bytes than this between two members are their sizes (a data descriptor), or fill a block.
const SLACK: u64 = 32;

/// The end of the directory, without its comment.
const END: u64 = 22;

/// What lies beside the members of `archive`, which `bytes` hold.
pub(crate) fn find(bytes: &[u8], archive: &ZipArchive<Cursor<&[u8]>>) -> Vec<Stray> {
    let mut found = Vec::new();
    let all = bytes;
    let mut add = |place, bytes: Range<u64>| {
        // Blanks fill something up.
        let stray = all.get(bytes.start as usize..bytes.end as usize).unwrap_or_default();
        if !stray.iter().all(|byte| *byte == 0 || byte.is_ascii_whitespace()) {
            found.push(Stray { place, bytes, text: None });
        }
    };
    let directory = archive.central_directory_start();
    let mut members: Vec<_> = (0..archive.len())
        .filter_map(|index| {
            let entry = archive.by_index_data(index).ok()?;
            let start = entry.header_start();
            Some(start..data_start(bytes, start)?.saturating_add(entry.compressed_size()))
        })
        .collect();
    members.sort_by_key(|member| member.start);
    let first = members.first().map_or(directory, |member| member.start);
    add(Thing::ArchiveHead, 0..first.min(directory));
    let mut end = first;
    for member in members.iter().chain([&(directory..directory)]) {
        if member.start > end.saturating_add(SLACK) {
            add(Thing::ArchiveMiddle, end..member.start);
        }
        end = end.max(member.end);
    }
    let comment = archive.comment().len() as u64;
    if let Some(at) = memchr::memmem::rfind(bytes, b"PK\x05\x06").map(|at| at as u64 + END) {
        let size = bytes.len() as u64;
        add(Thing::ArchiveTail, (at + comment).min(size)..size);
        if comment > 0 {
            let text = crate::encoding::decode(archive.comment().to_vec()).text;
            found.push(Stray {
                place: Thing::ArchiveComment,
                bytes: at.min(size)..(at + comment).min(size),
                text: Some(text),
            });
        }
    }
    found
}

/// What is said of a member of the archive in its directory, whose header stands here.
pub(crate) fn comment(text: &str, header: u64) -> Option<Stray> {
    let said = || Stray { place: Thing::ArchiveComment, bytes: header..header, text: Some(text.to_owned()) };
    (!text.trim().is_empty()).then(said)
}

/// The name in the header that stands before a member.
pub(crate) fn local_name(bytes: &[u8], header: u64) -> Option<&[u8]> {
    let (name, _) = lengths(bytes, header)?;
    let start = usize::try_from(header).ok()? + 30;
    bytes.get(start..start + name)
}

/// Where a member's own bytes begin.
fn data_start(bytes: &[u8], header: u64) -> Option<u64> {
    let (name, extra) = lengths(bytes, header)?;
    Some(header + 30 + (name + extra) as u64)
}

/// The lengths of the name and of what follows it in the header at `header`.
fn lengths(bytes: &[u8], header: u64) -> Option<(usize, usize)> {
    let start = usize::try_from(header).ok()?;
    let head = bytes.get(start..start.checked_add(30)?).filter(|head| head.starts_with(b"PK\x03\x04"))?;
    let number = |at: usize| usize::from(u16::from_le_bytes([head[at], head[at + 1]]));
    Some((number(26), number(28)))
}
