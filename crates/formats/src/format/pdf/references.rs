//! What the catalog leads to, and what is not there though something leads to it.
//!
//! A reference to nothing counts as null, and hayro goes on without a word. But no program refers to what it did not write:
//! the file lost something.

use std::collections::{HashMap, HashSet};

use hayro_syntax::Pdf;
use hayro_syntax::object::{MaybeRef, Object, ObjectIdentifier};
use memchr::memmem;

use super::hidden::information_id;

/// References that lead back, or to a place on a page, and not to anything that can be read: programs that take pages out
/// leave them.
const BACK: [&[u8]; 18] = [
    b"Parent",
    b"P",
    b"Pg",
    b"Prev",
    b"Popup",
    b"IRT",
    b"Dest",
    b"D",
    b"Obj",
    b"Last",
    b"Thumb",
    b"StructTreeRoot",
    b"ParentTree",
    b"OpenAction",
    b"ColorSpace",
    b"SMask",
    b"Mask",
    b"CS",
];

/// What was followed.
#[derive(Default)]
pub(super) struct References {
    /// All that is led to.
    reached: HashSet<ObjectIdentifier>,
    /// What is not there.
    pub(super) missing: Vec<ObjectIdentifier>,
}

impl References {
    /// Whether the catalog, or a page of no list, leads to it.
    pub(super) fn reaches(&self, id: ObjectIdentifier) -> bool {
        self.reached.contains(&id)
    }

    /// Follows all references from the catalog and from `others`.
    pub(super) fn of(pdf: &Pdf, others: &[ObjectIdentifier]) -> Self {
        let mut references = Self::default();
        // Whether something leads forth to it.
        let mut open: HashMap<ObjectIdentifier, bool> = HashMap::new();
        let mut ids: Vec<ObjectIdentifier> = others.iter().copied().chain([pdf.xref().root_id()]).collect();
        ids.extend(information_id(pdf.data().as_ref()));
        while let Some(id) = ids.pop() {
            if !references.reached.insert(id) {
                continue;
            }
            match pdf.xref().get::<Object<'_>>(id) {
                Some(Object::Null(_)) if is_blank(pdf.data().as_ref(), id) => references.missing.push(id),
                Some(object) => within(object, &mut |key, id| {
                    *open.entry(id).or_default() |= !BACK.contains(&key);
                    ids.push(id);
                }),
                None => references.missing.push(id),
            }
        }
        references.missing.retain(|id| open.get(id).is_none_or(|is_forth| *is_forth));
        references.missing.sort_unstable();
        references
    }
}

/// Whether nothing stands where the object stood: hayro takes that for null. A program that takes something out writes null.
fn is_blank(bytes: &[u8], id: ObjectIdentifier) -> bool {
    let head = format!("\n{} {} obj", id.obj_number, id.gen_number);
    let at = memmem::rfind(bytes, head.as_bytes());
    at.is_some_and(|at| {
        bytes[at + head.len()..].iter().find(|byte| !byte.is_ascii_whitespace() && **byte != 0) == Some(&b'e')
    })
}

/// Calls `found` for each reference in `object`, with the key under which it stands.
fn within(object: Object<'_>, found: &mut dyn FnMut(&[u8], ObjectIdentifier)) {
    let mut objects = vec![(Vec::new(), object)];
    while let Some((outer, object)) = objects.pop() {
        let mut take = |key: &[u8], item| match item {
            MaybeRef::Ref(id) => found(key, id.into()),
            MaybeRef::NotRef(item @ (Object::Dict(_) | Object::Array(_))) => objects.push((key.to_vec(), item)),
            MaybeRef::NotRef(_) => {}
        };
        match object {
            Object::Array(array) => array.raw_iter().for_each(|item| take(&outer, item)),
            Object::Dict(dict) => dict.entries().for_each(|(key, item)| take(&key, item)),
            Object::Stream(stream) => stream.dict().entries().for_each(|(key, item)| take(&key, item)),
            _ => {}
        }
    }
}
