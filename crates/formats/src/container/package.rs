//! The ZIP archive of an office document: members by name, unpacked into memory within limits, and nothing else.
//!
//! Sizes that the archive states are not believed: unpacking itself stops at the limit. Text that is more than 200 times
//! larger than packed is a bomb; no real part above 200 KB was found to exceed 48 times, while pictures reach 667 times,
//! so that the rule holds for text alone. Members are never written anywhere, so a name such as `../x` can do no harm;
//! it is told, as is everything else that makes programs read different things from the same archive.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::{CompressionMethod, ZipArchive};

use super::stray::{self, Stray};
use super::unpacking::Unpacking;
use crate::encoding::decoded_part;
use crate::hidden::suspect;
use hegao_model::document::budget::{Bound, Budget};
use hegao_model::document::{Charset, Gap, PagePicture, Part, Reason, Syntax};

/// Text up to this size is not suspected of being a bomb.
pub(super) const UNSUSPECTED: u64 = 4 << 20;

/// An open archive.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    bytes: &'a [u8],
    members: Vec<Member>,
    /// Indices of members by name in lower case, without a slash in front.
    by_name: HashMap<String, usize>,
    budget: &'a Budget,
    /// What is wrong with the archive itself.
    pub(crate) gaps: Vec<Gap>,
    /// Bytes that belong to no member.
    pub(crate) stray: Vec<Stray>,
}

/// A member of the archive.
pub(crate) struct Member {
    /// Its name, as parts call each other: with `/`, and none in front.
    pub(crate) name: String,
    /// Its size as stored.
    pub(crate) packed: u64,
    index: usize,
    is_encrypted: bool,
    method: CompressionMethod,
    was_unpacked: bool,
    /// Nothing in its text, which was decoded, may be someone's number or address.
    is_unsuspected: bool,
}

impl<'a> Package<'a> {
    /// Opens the archive, which may have something in front of it and behind it.
    ///
    /// # Errors
    /// It is no archive, or one with too many members.
    pub(crate) fn open(bytes: &'a [u8], budget: &'a Budget) -> Result<Self, Gap> {
        // The directory is counted before it is read, because every entry of it takes memory.
        budget.holds(Bound::Entries, memchr::memmem::find_iter(bytes, b"PK\x01\x02").count(), None)?;
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Gap::of_file(Reason::DamagedContainer))?;
        let mut package = Self {
            members: Vec::with_capacity(archive.len()),
            by_name: HashMap::with_capacity(archive.len()),
            budget,
            bytes,
            gaps: Vec::new(),
            stray: stray::find(bytes, &archive),
            archive,
        };
        package.list(bytes);
        package.tell_unlisted(bytes);
        Ok(package)
    }

    /// Members that the directory does not list were not read: of a file that is cut off, the directory of a file within it
    /// may be the last that is left.
    fn tell_unlisted(&mut self, bytes: &[u8]) {
        let begins_member = |stray: &Stray| bytes[stray.bytes.start as usize..].starts_with(b"PK\x03\x04");
        if self.stray.iter().any(|stray| stray.text.is_none() && begins_member(stray)) {
            self.gaps.push(Gap::of_file(Reason::UnlistedParts));
        }
    }

    fn list(&mut self, bytes: &[u8]) {
        let mut doubtful = self.archive.has_duplicate_names();
        for index in 0..self.archive.len() {
            let Ok(entry) = self.archive.by_index_data(index) else {
                doubtful = true;
                continue;
            };
            self.stray.extend(stray::comment(entry.comment(), entry.header_start()));
            doubtful |= stray::local_name(bytes, entry.header_start()) != Some(entry.name_raw());
            let name = called(entry.name_raw(), || entry.name().ok().map(Into::into));
            let name = name.replace('\\', "/");
            doubtful |= name.starts_with('/') || name.split('/').any(|folder| folder == "..") || name.contains('\0');
            if name.ends_with('/') {
                continue;
            }
            let name = name.trim_start_matches('/').to_owned();
            doubtful |= self.by_name.insert(name.to_lowercase(), self.members.len()).is_some();
            let (packed, is_encrypted, method) = (entry.compressed_size(), entry.encrypted(), entry.compression());
            self.members.push(Member {
                name,
                packed,
                index,
                is_encrypted,
                method,
                was_unpacked: false,
                is_unsuspected: false,
            });
        }
        if doubtful {
            self.gaps.push(Gap::of_file(Reason::AmbiguousParts));
        }
    }

    /// The file.
    pub(crate) fn bytes(&self) -> &'a [u8] {
        self.bytes
    }

    /// All members, in the order of the directory.
    pub(crate) fn members(&self) -> &[Member] {
        &self.members
    }

    /// The name of the member `name`, as the archive writes it.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        Some(&self.member(name)?.name)
    }

    fn member(&self, name: &str) -> Option<&Member> {
        Some(&self.members[self.position(name)?])
    }

    /// Whether the member `name` was asked for.
    pub(crate) fn was_read(&self, name: &str) -> bool {
        self.member(name).is_some_and(|member| member.was_unpacked)
    }

    fn position(&self, name: &str) -> Option<usize> {
        let name = name.trim_start_matches('/');
        self.by_name.get(name).or_else(|| self.by_name.get(&name.to_lowercase())).copied()
    }

    /// The bytes of the member `name`.
    ///
    /// # Errors
    /// It is missing, encrypted, damaged, packed in a way that office programs do not use, or beyond a limit.
    pub(crate) fn read(&mut self, name: &str) -> Result<Vec<u8>, Gap> {
        let bytes = self.unpack(name, self.budget.left(Bound::Part).saturating_add(1), true)?;
        self.budget.holds(Bound::Part, bytes.len(), Some(name))?;
        Ok(bytes)
    }

    /// At most the first `most` bytes of the member `name`.
    ///
    /// # Errors
    /// As for [`Package::read`], but for the limit.
    pub(crate) fn head(&mut self, name: &str, most: u64) -> Result<Vec<u8>, Gap> {
        self.unpack(name, most, true)
    }

    /// The decoded member `name`, and what of it could not be decoded.
    ///
    /// # Errors
    /// As for [`Package::read`].
    pub(crate) fn part(&mut self, name: &str) -> Result<(Part, Vec<Gap>), Gap> {
        let bytes = self.read(name)?;
        Ok(self.decoded(name, bytes))
    }

    /// Whether the text of the member `name` was decoded and has nothing in it that may be someone's number or address.
    pub(crate) fn is_unsuspected(&self, name: &str) -> bool {
        self.member(name).is_some_and(|member| member.is_unsuspected)
    }

    fn decoded(&mut self, name: &str, bytes: Vec<u8>) -> (Part, Vec<Gap>) {
        let (part, broken) = decoded_part(Some(name.to_owned()), bytes, Syntax::Xml);
        if let Some(position) = self.position(name) {
            self.members[position].is_unsuspected = !suspect::may_be_in(&part.text);
        }
        let gap = |bytes: std::ops::Range<u64>| {
            let reason = Reason::UndecodablePart { bytes: bytes.end - bytes.start };
            Gap { bytes: Some(bytes), ..Gap::of_part(name, reason) }
        };
        let mut gaps: Vec<_> = broken.into_iter().map(gap).collect();
        if !part.encoding().starts_with("utf-") && gaps.is_empty() {
            let reason = Reason::OtherEncoding { encoding: part.encoding().to_owned().into() };
            gaps.push(Gap::of_part(name, reason));
        }
        (part, gaps)
    }

    /// The decoded member `name`, which counts as unpacked only if it was not before. Not for what a file can ask for
    /// again and again.
    pub(crate) fn part_again(&mut self, name: &str) -> Option<Part> {
        let bytes = self.read_again(name)?;
        Some(self.decoded(name, bytes).0)
    }

    /// The same, undecoded.
    pub(crate) fn read_again(&mut self, name: &str) -> Option<Vec<u8>> {
        let counts = !self.member(name)?.was_unpacked;
        let bytes = self.unpack(name, self.budget.left(Bound::Part).saturating_add(1), counts).ok()?;
        self.budget.holds(Bound::Part, bytes.len(), Some(name)).ok()?;
        Some(bytes)
    }

    /// The pictures in these members, which are the page of this number, as long as there is `room` for so many bytes of them. With one of several
    /// missing, or of a format that no program for recognising text reads, there are none: the rest is not the page.
    pub(crate) fn page_pictures(
        &mut self,
        names: &[String],
        (page, part): (usize, Option<&str>),
        room: &mut u64,
    ) -> Vec<PagePicture> {
        let mut found = Vec::new();
        for name in names {
            let bytes = self.read_again(name).filter(|bytes| bytes.len() as u64 <= *room);
            let Some(picture) = bytes.and_then(|bytes| PagePicture::stored(page, part.map(Into::into), bytes)) else {
                return Vec::new();
            };
            *room -= picture.bytes.len() as u64;
            found.push(picture);
        }
        found
    }

    /// The member `name`, to be unpacked as it is read, if the archive says that it is larger than a part may be. What it says too
    /// little of is refused like any other part.
    pub(crate) fn unpacking(&mut self, name: &str) -> Option<Unpacking<'a>> {
        let position = self.position(name)?;
        let member = &self.members[position];
        let is_packed_as_usual = matches!(member.method, CompressionMethod::Stored | CompressionMethod::Deflated);
        if member.is_encrypted || !is_packed_as_usual {
            return None;
        }
        let (index, is_deflated) = (member.index, member.method == CompressionMethod::Deflated);
        let entry = self.archive.by_index(index).ok()?;
        if entry.size() <= self.budget.left(Bound::Part) {
            return None;
        }
        let (start, crc) = (usize::try_from(entry.data_start()?).ok()?, entry.crc32());
        let end = start.checked_add(usize::try_from(entry.compressed_size()).ok()?)?;
        let bytes = self.bytes.get(start..end)?;
        self.members[position].was_unpacked = true;
        Some(Unpacking::new(name, bytes, is_deflated, crc, self.budget))
    }

    /// At most `most` bytes of a member, which `counts` if it was not unpacked before.
    fn unpack(&mut self, name: &str, most: u64, counts: bool) -> Result<Vec<u8>, Gap> {
        let gap = |reason| Gap::of_part(name, reason);
        let broken = || gap(Reason::DamagedPart);
        let Some(position) = self.position(name) else {
            return Err(gap(Reason::MissingPart));
        };
        let member = &mut self.members[position];
        if member.is_encrypted {
            return Err(gap(Reason::EncryptedPart));
        }
        if !matches!(member.method, CompressionMethod::Stored | CompressionMethod::Deflated) {
            return Err(gap(Reason::OddlyPacked));
        }
        let (index, packed, is_text) = (member.index, member.packed.max(1), is_text(&member.name));
        let suspected = UNSUSPECTED.max(packed.saturating_mul(self.budget.left(Bound::Ratio)));
        // One byte beyond each bound, which tells that there was more.
        let most = if counts { most.min(self.budget.left(Bound::Unpacked).saturating_add(1)) } else { most };
        let most = if is_text { most.min(suspected.saturating_add(1)) } else { most };
        member.was_unpacked = true;
        let mut bytes = Vec::new();
        let member = self.archive.by_index(index).map_err(|_| broken())?;
        bytes.reserve(member.size().min(most).min(UNSUSPECTED) as usize);
        member.take(most).read_to_end(&mut bytes).map_err(|_| broken())?;
        let size = bytes.len() as u64;
        if counts {
            self.budget.spend(Bound::Unpacked, size, Some(name))?;
        }
        if is_text && size > UNSUSPECTED {
            self.budget.holds(Bound::Ratio, size.div_ceil(packed), Some(name))?;
        }
        Ok(bytes)
    }
}

/// The name that an archive writes so. Which encoding it is in, most archives leave open that were packed in China: UTF-8 is hardly ever valid
/// by chance, and GBK is the next; `otherwise`, what the format says.
fn called(raw: &[u8], otherwise: impl Fn() -> Option<String>) -> String {
    let strict = [Charset::UTF_8, Charset::GB18030].iter().find_map(|charset| charset.text(raw));
    strict
        .map(std::borrow::Cow::into_owned)
        .or_else(otherwise)
        .unwrap_or_else(|| String::from_utf8_lossy(raw).into_owned())
}

/// Whether a member is text by its name.
fn is_text(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["xml", "rels", "vml"].iter().any(|text| extension.eq_ignore_ascii_case(text))
}

#[cfg(test)]
#[path = "package_tests.rs"]
mod tests;
