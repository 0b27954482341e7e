//! This program's comments, taken out of a Word document.

use std::collections::BTreeSet;
use std::ops::Range;

use hegao_model::document::{Budget, Limits};

use super::{Opened, comments};
use crate::container::namespace::Ns;
use crate::write::Refusal;
use crate::write::annotate::Removed;
use crate::write::annotate::kept;
use crate::write::annotate::outline::{Id, Outline};
use crate::write::archive::{Archive, Change};
use crate::write::splice::Splice;

/// The document, which cannot give its bytes of before, without this program's comments; `None`: it has none.
///
/// # Errors
/// The file is signed, or not built as its specification says.
pub(in crate::write::annotate) fn remove(
    name: &str,
    bytes: &[u8],
    limits: &Limits,
) -> Result<Option<Removed>, Refusal> {
    let archive = Archive::open(bytes)?;
    let mut opened = Opened::new(name, bytes, limits)?;
    let kept = kept(&archive, limits);
    let known = opened.comments()?;
    let own = known.as_ref().map_or(Ok(BTreeSet::new()), |(_, stored)| Ok(comments::numbers(stored)?.1))?;
    if own.is_empty() && kept.is_none() {
        return Ok(None);
    }
    if let Some((part, stored)) = known.filter(|_| !own.is_empty()) {
        opened.editing.put(&part, comments::without_own(&stored)?);
        let budget = Budget::new(limits);
        let outline = Outline::of(&opened.main, opened.text.text(), &budget)?;
        let splices: Vec<Splice> =
            marks(&outline, &own).into_iter().map(|source| Splice { source, text: String::new() }).collect();
        let text = opened.text.spliced(&splices)?;
        let main = opened.main.clone();
        opened.editing.put(&main, text);
    }
    let (archive, mut changes) = opened.editing.finish()?;
    changes.extend(kept.map(|name| Change::Remove { name }));
    Ok(Some(Removed { bytes: archive.rewrite(&changes)?, is_exact: false }))
}

/// Where the marks of these comments stand.
fn marks(outline: &Outline<'_>, own: &BTreeSet<u32>) -> Vec<Range<usize>> {
    let number = |id: Id| outline.attribute(id, "id")?.trim().parse().ok();
    let mark = |id: Id| match outline.name(id) {
        (Ns::Word, "commentRangeStart" | "commentRangeEnd") => Some(outline.range(id)),
        (Ns::Word, "commentReference") => {
            // A run with nothing else goes with it.
            let run = outline.parent(id).filter(|run| outline.is(*run, Ns::Word, "r"));
            let is_alone =
                |run: &Id| outline.children(*run).all(|child| child == id || outline.is(child, Ns::Word, "rPr"));
            Some(outline.range(run.filter(is_alone).unwrap_or(id)))
        }
        _ => None,
    };
    let is_own = |id: &Id| number(*id).is_some_and(|number: u32| own.contains(&number));
    outline.all().filter(is_own).filter_map(mark).collect()
}
