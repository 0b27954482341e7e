//! What an annotated package keeps of its bytes of before, so that they can be given back exactly.
//!
//! Members that changed are packed anew, and no two programs pack alike. So the bytes that were there lie in a trash item
//! (`[trash]/0000.dat`, ECMA-376 part 1, §9.1.7): what office programs ignore, and leave out when they save. What it holds is only
//! good for the very bytes that it was written with.

use std::ops::Range;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::write::Refusal;
use crate::write::archive::{Archive, Change, Rewritten};

/// What the item begins with.
const MAGIC: &[u8] = b"hegao annotate 1\n";

/// How a file of before is made of the one of now.
#[derive(Serialize, Deserialize)]
struct Before {
    /// SHA-256 of what stands in front of the item.
    front: [u8; 32],
    /// SHA-256 of the file of before.
    whole: [u8; 32],
    steps: Vec<Step>,
}

#[derive(Serialize, Deserialize)]
enum Step {
    /// These bytes of the file of now.
    Copy(u64, u64),
    /// These.
    Literal(Vec<u8>),
}

/// `archive`, which is `old`, with `changes`, and with what gives `old` back.
pub(super) fn keeping(archive: &Archive<'_>, old: &[u8], changes: Vec<Change>) -> Result<Vec<u8>, Refusal> {
    let name =
        (0..0x1_0000).map(|number| format!("[trash]/{number:04x}.dat")).find(|name| archive.find(name).is_none());
    let name = name.ok_or(Refusal::NameTaken)?;
    let Rewritten { bytes, copied } = archive.rewritten(&changes)?;
    let plain = Archive::open(&bytes)?;
    let front = plain.directory_start();
    let (mut steps, mut at) = (Vec::new(), 0);
    for (range, start) in copied {
        literal(&mut steps, &old[at..range.start]);
        steps.push(Step::Copy(start as u64, range.len() as u64));
        at = range.end;
    }
    literal(&mut steps, &old[at..]);
    let before = Before { front: Sha256::digest(&bytes[..front]).into(), whole: Sha256::digest(old).into(), steps };
    let before = postcard::to_allocvec(&before).map_err(|_| Refusal::TooLarge)?;
    plain.rewrite(&[Change::Add { name, bytes: [MAGIC, &before].concat() }])
}

fn literal(steps: &mut Vec<Step>, bytes: &[u8]) {
    if !bytes.is_empty() {
        steps.push(Step::Literal(bytes.to_vec()));
    }
}

/// Whether a member called so may be the item.
pub(super) fn is_item(name: &str) -> bool {
    name.starts_with("[trash]/") && name.ends_with(".dat")
}

/// The name of the item of `archive` that gives back the bytes of before, whether or not it still can.
pub(super) fn item<'a>(archive: &'a Archive<'_>, most: u64) -> Option<(&'a str, Vec<u8>)> {
    let names = archive.names().filter(|name| is_item(name));
    let mut items = names.filter_map(|name| Some((name, archive.unpacked(name, most).ok()?)));
    items.find(|(_, bytes)| bytes.starts_with(MAGIC))
}

/// The bytes of before, if `bytes` are still those that were annotated.
pub(super) fn before(archive: &Archive<'_>, bytes: &[u8], most: u64) -> Option<Vec<u8>> {
    let (name, item) = item(archive, most)?;
    let before: Before = postcard::from_bytes(&item[MAGIC.len()..]).ok()?;
    let front = bytes.get(..archive.start(name)?)?;
    let is_last = archive.names().last() == Some(name);
    if !is_last || <[u8; 32]>::from(Sha256::digest(front)) != before.front {
        return None;
    }
    let mut old = Vec::with_capacity(bytes.len());
    for step in before.steps {
        match step {
            Step::Literal(bytes) => old.extend(bytes),
            Step::Copy(start, length) => old.extend_from_slice(front.get(range(start, length)?)?),
        }
        if old.len() as u64 > most {
            return None;
        }
    }
    (<[u8; 32]>::from(Sha256::digest(&old)) == before.whole).then_some(old)
}

fn range(start: u64, length: u64) -> Option<Range<usize>> {
    let start = usize::try_from(start).ok()?;
    Some(start..start.checked_add(usize::try_from(length).ok()?)?)
}
