//! ZIP archives, by the names in their directory.

use std::io::{Read, Seek, SeekFrom};

use super::{Look, as_promised, read_at};
use hegao_model::document::known::{Known, Mark, Then};

/// Where the end of the directory is looked for: its record, and the longest remark behind it.
pub(super) const TAIL: usize = 66_000;

/// The part that states the types of a package's parts.
const TYPES: &str = "[Content_Types].xml";

/// What is to be done with the archive `name`. Its directory tells, where it is of ordinary size; else the reader.
pub(super) fn look(name: &str, file: &mut (impl Read + Seek)) -> Look {
    let Some(members) = members(file) else { return Look::Read };
    // The reader tells these apart by what they state.
    if members.iter().any(|member| member == TYPES || member == "mimetype") {
        return Look::Read;
    }
    let known = of_members(name, members.iter().map(String::as_str), b"");
    match known.then {
        Then::Read(_) => Look::Read,
        Then::Gap(_) => Look::Gap(known.unread()),
        Then::Skip(reason) => Look::Skip(reason),
    }
}

/// What an archive of these members is, that is no package of Office with stated types.
pub(crate) fn of_members<'a>(
    name: &str,
    members: impl Iterator<Item = &'a str> + Clone,
    mimetype: &[u8],
) -> &'static Known {
    let is_there = |mark: &Mark| match mark {
        Mark::Mimetype(of) => memchr::memmem::find(mimetype, of.as_bytes()).is_some(),
        Mark::Member(folder) if folder.ends_with('/') => members.clone().any(|member| member.starts_with(folder)),
        Mark::Member(of) => members.clone().any(|member| member.eq_ignore_ascii_case(of)),
        Mark::Bytes(0, b"PK\x03\x04") => true,
        _ => false,
    };
    let holds_document = || {
        let promised = |member| Known::promised(member).filter(|known| known.is_binary() || known.is_container());
        members.clone().any(|member| promised(member).is_some())
    };
    let known = Known::marked(is_there).map(|known| as_promised(name, known));
    let zip = || Known::marked(|mark| *mark == Mark::Bytes(0, b"PK\x03\x04"));
    // A program's archive in which documents lie is an archive of documents.
    let known = known.filter(|known| !(matches!(known.then, Then::Skip(_)) && holds_document()));
    known.or_else(zip).unwrap_or(&hegao_model::document::known::KNOWN[0])
}

/// The end of a file, and where it begins.
pub(super) fn tail(file: &mut (impl Read + Seek)) -> Option<(Vec<u8>, u64)> {
    let size = file.seek(SeekFrom::End(0)).ok()?;
    let at = size.saturating_sub(TAIL as u64);
    Some((read_at(file, at, TAIL as u64)?, at))
}

/// The names in the directory; `None` if it is not where it should be, or larger than that of any ordinary archive.
fn members(file: &mut (impl Read + Seek)) -> Option<Vec<String>> {
    const ORDINARY: u32 = 4 << 20;
    let (tail, start) = tail(file)?;
    let at = memchr::memmem::rfind(&tail, b"PK\x05\x06")?;
    let number = |at: usize, bytes: &[u8]| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
    let size = number(at + 12, &tail).filter(|size| *size <= ORDINARY)?;
    // Something may stand in front of the archive: the directory ends where its end record begins.
    let directory = read_at(file, (start + at as u64).checked_sub(u64::from(size))?, u64::from(size))?;
    let mut names = Vec::new();
    let mut rest = &directory[..];
    while !rest.is_empty() {
        let entry = rest.strip_prefix(b"PK\x01\x02")?;
        let length = |at: usize| Some(usize::from(u16::from_le_bytes(entry.get(at..at + 2)?.try_into().ok()?)));
        let (name, extra, remark) = (length(24)?, length(26)?, length(28)?);
        names.push(String::from_utf8_lossy(entry.get(42..42 + name)?).replace('\\', "/"));
        rest = entry.get(42 + name + extra + remark..)?;
    }
    (!names.is_empty()).then_some(names)
}
