//! Files inside a document. What hegao reads is read here too, up to three deep: the page shows a picture of them, and
//! the whole file goes out with it.

use std::collections::HashSet;

use super::ole::{self, MAGIC};
use crate::container::nested::{self, Inner, Lies, Shows};
use crate::encoding::decode;
use crate::format::ooxml::opened::Opened;
use hegao_model::document::budget::Bound;
use hegao_model::document::place::File;
use hegao_model::document::{BlockKind, GapKind, Hidden, Reason, Thing};

/// Bytes of the longest path.
const LONGEST_PATH: usize = 300;

/// Reads the embedded file `name`.
pub(crate) fn read(opened: &mut Opened, name: &str) {
    let read = opened.package.read(name);
    if read.as_ref().is_ok_and(|bytes| ole::is_formula(bytes)) {
        return;
    }
    let packed =
        read.as_ref().ok().and_then(|bytes| ole::packed(bytes, opened.budget.left(Bound::Unpacked).saturating_add(1)));
    let stored = name.rsplit('/').next().unwrap_or(name);
    let file = packed.as_ref().and_then(|packed| packed.name.as_deref()).unwrap_or(stored).to_owned();
    opened.tell(Hidden::EmbeddedFile, name, &file, Thing::EmbeddedFile);
    let bytes = match read {
        Ok(bytes) => bytes,
        Err(gap) => return opened.found.gaps.push(gap),
    };
    let known = packed.as_ref().map(|packed| packed.paths.clone()).unwrap_or_default();
    let paths = if known.is_empty() { paths(&bytes) } else { known };
    for path in opened.budget.take(Bound::Paths, paths, Some(name)) {
        opened.tell(Hidden::Path, name, &path, Thing::EmbeddedFilePath);
    }
    let lies = if packed.is_some() { Lies::Packed } else { Lies::Bare };
    let bytes = packed.map_or(bytes, |packed| packed.bytes);
    content(opened, name, &file, bytes, lies);
}

/// Reads what the embedded file says, and adds it to what the document says.
pub(crate) fn content(opened: &mut Opened, name: &str, file: &str, bytes: Vec<u8>, lies: Lies) {
    let inner = Inner { part: name, file: File::Embedded, name: file, lies, shows: Shows::Nothing };
    match nested::read(inner, bytes, opened.parts.len(), opened.budget) {
        None => {}
        Some(Ok(taken)) => {
            opened.parts.extend(taken.parts);
            opened.found.blocks.extend(taken.blocks);
            opened.found.gaps.extend(taken.gaps);
        }
        Some(Err(gap)) if gap.kind() == GapKind::Unsupported => opened.found.gap(name, Reason::EmbeddedFile),
        Some(Err(gap)) => opened.found.gaps.push(gap),
    }
}

/// Reads the file `name` that is shown as a part of the text.
pub(crate) fn merged(opened: &mut Opened, name: &str) {
    let file = name.rsplit('/').next().unwrap_or(name).to_owned();
    let bytes = match opened.package.read(name) {
        Ok(bytes) => bytes,
        Err(gap) => return opened.found.gaps.push(gap),
    };
    let head = bytes[..bytes.len().min(4096)].to_ascii_lowercase();
    if memchr::memmem::find(&head, b"mime-version:").is_some() {
        return opened.found.gap(name, Reason::MergedPage);
    }
    let before = opened.found.blocks.len();
    content(opened, name, &file, bytes, Lies::Bare);
    for block in opened.found.blocks.iter_mut().skip(before) {
        if block.hidden == Some(Hidden::EmbeddedText) {
            (block.hidden, block.kind) = (None, BlockKind::TextBox);
        }
    }
}

/// The paths that an object of an older program keeps of the file that it was made of.
fn paths(bytes: &[u8]) -> Vec<String> {
    let (mut told, mut known) = (Vec::new(), HashSet::new());
    if !bytes.starts_with(&MAGIC[..4]) {
        return told;
    }
    for at in memchr::memmem::find_iter(bytes, b":\\") {
        let Some(start) = at.checked_sub(1).filter(|start| bytes[*start].is_ascii_alphabetic()) else { continue };
        let end = bytes[start..].iter().take(LONGEST_PATH).position(|byte| *byte < b' ');
        let Some(path) = end.map(|end| decode(bytes[start..start + end].to_vec()).text) else { continue };
        if path.len() > 3 && known.insert(path.clone()) {
            told.push(path);
        }
    }
    told
}
