//! The members of a ZIP archive, by its directory and by nothing else: a few lines of one's own, so that what wrote the archive
//! cannot hide anything from what reads it here.

use std::io::Read;
use std::ops::Range;

use flate2::read::DeflateDecoder;

use super::Why;

const LOCAL: &[u8] = b"PK\x03\x04";
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

/// A member, packed.
pub(super) struct Member {
    /// Its name, as far as it is UTF-8.
    pub(super) name: String,
    /// Where its bytes stand, as they are packed.
    pub(super) packed: Range<usize>,
    method: u16,
    is_encrypted: bool,
}

/// The members of the archive in `bytes`; `None`: it is none, or a broken one.
pub(super) fn members(bytes: &[u8]) -> Option<Vec<Member>> {
    let end = memchr::memmem::rfind(bytes, END)?;
    let (count, size) = (u16_at(bytes, end + 10)?, u32_at(bytes, end + 12)? as usize);
    let start = end.checked_sub(size)?;
    // What stands before the archive shifts all its offsets.
    let shift = start.checked_sub(u32_at(bytes, end + 16)? as usize)?;
    let (mut at, mut members) = (start, Vec::new());
    while bytes.get(at..at + 4) == Some(ENTRY) && at < end {
        let lengths = [28, 30, 32].map(|field| u16_at(bytes, at + field).map(usize::from));
        let [Some(name), Some(extra), Some(comment)] = lengths else { return None };
        let local = shift + u32_at(bytes, at + 42)? as usize;
        members.push(member(bytes, at, local, name)?);
        at += 46 + name + extra + comment;
    }
    (members.len() == usize::from(count) && at == end).then_some(members)
}

/// The member of which the entry stands at `at`, and the header at `local`.
fn member(bytes: &[u8], at: usize, local: usize, name: usize) -> Option<Member> {
    if bytes.get(local..local + 4)? != LOCAL {
        return None;
    }
    let start = local + 30 + usize::from(u16_at(bytes, local + 26)?) + usize::from(u16_at(bytes, local + 28)?);
    let packed = start..start.checked_add(u32_at(bytes, at + 20)? as usize)?;
    bytes.get(packed.clone())?;
    Some(Member {
        name: String::from_utf8_lossy(bytes.get(at + 46..at + 46 + name)?).into_owned(),
        packed,
        method: u16_at(bytes, at + 10)?,
        is_encrypted: u16_at(bytes, at + 8)? & 1 == 1,
    })
}

impl Member {
    /// Its bytes, at most so many.
    ///
    /// # Errors
    /// Why they cannot be had.
    pub(super) fn unpacked(&self, bytes: &[u8], most: u64) -> Result<Vec<u8>, Why> {
        let packed = &bytes[self.packed.clone()];
        let mut unpacked = Vec::new();
        match self.method {
            _ if self.is_encrypted => return Err(Why::Encrypted),
            0 => unpacked.extend_from_slice(packed),
            8 => {
                let mut deflated = DeflateDecoder::new(packed).take(most.saturating_add(1));
                deflated.read_to_end(&mut unpacked).map_err(|_| Why::Packed)?;
            }
            _ => return Err(Why::Packed),
        }
        if unpacked.len() as u64 > most { Err(Why::Size) } else { Ok(unpacked) }
    }
}

/// `bytes` without what its members have packed: headers, names, the directory, what stands before, between and behind.
pub(super) fn frame(bytes: &[u8], members: &[Member]) -> Vec<u8> {
    let mut packed: Vec<&Range<usize>> = members.iter().map(|member| &member.packed).collect();
    packed.sort_by_key(|range| (range.start, range.end));
    let (mut frame, mut at) = (Vec::new(), 0);
    for range in packed {
        frame.extend_from_slice(bytes.get(at..range.start).unwrap_or_default());
        frame.push(b'\n');
        at = at.max(range.end);
    }
    frame.extend_from_slice(bytes.get(at..).unwrap_or_default());
    frame
}

/// Whether `bytes` begin like an archive.
pub(super) fn is_one(bytes: &[u8]) -> bool {
    bytes.starts_with(LOCAL)
}

/// Where an archive within other bytes may begin.
pub(super) fn within(bytes: &[u8]) -> Option<usize> {
    memchr::memmem::find(bytes, LOCAL).filter(|_| memchr::memmem::find(bytes, END).is_some())
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(bytes.get(at..at + 2)?.try_into().ok()?))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?))
}
