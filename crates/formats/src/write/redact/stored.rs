//! A stored text, whatever its encoding: edits, and then the sweep.

use hegao_model::document::{Document, Edit, Limits, Part};

use super::super::change::Change;
use super::super::splice::spliced;
use super::super::{Refusal, escape};
use super::sweep::{Sweep, Swept};
use super::{Masking, Redacted};
use crate::reader::read;
use hegao_model::document::Format;

/// How often a text is swept: what a mask leaves may be read anew beside it, once.
const ROUNDS: usize = 4;

/// A file that is one stored part, without its values.
pub(super) fn file(name: &str, bytes: &[u8], document: &Document, masking: &dyn Masking) -> Result<Redacted, Refusal> {
    let part = document.parts.first().ok_or(Refusal::NoPart)?;
    let (edits, unwritable) = masking.edits(name, document);
    let mut written = edited(name, part, bytes, edits.iter().filter(|edit| edit.part == 0))?;
    let is_markup = document.format == Format::Html;
    let sweep = Sweep {
        masking,
        is_markup,
        is_html: is_markup,
        is_page: true,
        is_office: false,
        strips: !unwritable.is_empty(),
    };
    let mut swept = 0;
    for _ in 0..ROUNDS {
        let read = read(name, written.clone(), &Limits { text: u64::MAX, ..Limits::default() });
        let read = read.map_err(|_| Refusal::ReadsOtherwise)?;
        let part = read.parts.first().ok_or(Refusal::ReadsOtherwise)?;
        let Swept { splices, .. } = sweep.splices(&part.text);
        if splices.is_empty() {
            break;
        }
        swept += splices.len();
        written = spliced(part, &written, &splices)?;
    }
    Ok(Redacted { bytes: written, swept, ..Redacted::default() })
}

/// The bytes of `part` after `edits`, which are its own, in order and apart from each other.
pub(super) fn edited<'e>(
    name: &str,
    part: &Part,
    bytes: &[u8],
    edits: impl Iterator<Item = &'e Edit>,
) -> Result<Vec<u8>, Refusal> {
    let syntax = part.syntax().ok_or(Refusal::Derived)?;
    let change = |edit: &'e Edit| {
        let at = edit.bytes.start;
        Ok(Change::new(part.decoded(edit.bytes.clone()).ok_or(Refusal::Half { at })?, &edit.text))
    };
    let changes: Vec<Change<'_>> = edits.map(change).collect::<Result<_, Refusal>>()?;
    spliced(part, bytes, &escape::splices(name, &part.text, syntax, &changes))
}

/// A member of a package after the sweep, and how much was masked; `None`: nothing is to be masked. The flag: a formula went.
#[cfg(feature = "office")]
pub(super) fn swept(name: &str, bytes: &[u8], sweep: &Sweep<'_>) -> Result<Option<(Vec<u8>, usize, bool)>, Refusal> {
    use crate::encoding::decoded_part;
    use hegao_model::document::Syntax;
    let (mut written, mut count, mut dropped) = (bytes.to_vec(), 0, false);
    for _ in 0..ROUNDS {
        let (part, _) = decoded_part(Some(name.to_owned()), written.clone(), Syntax::Xml);
        let Swept { splices, drops_formula } = sweep.splices(&part.text);
        if splices.is_empty() {
            break;
        }
        count += splices.len();
        dropped |= drops_formula;
        written = spliced(&part, &written, &splices)?;
    }
    Ok((count > 0).then_some((written, count, dropped)))
}
