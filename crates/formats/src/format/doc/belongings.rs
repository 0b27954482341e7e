//! What comes along with the text of an older document: macros, and objects of other programs.

use crate::container::compound::Compound;
use crate::container::stored_object::{self, tell};
use crate::format::ooxml::opened::Found;
use hegao_model::document::budget::Bound;
use hegao_model::document::{Hidden, Part, Thing};

/// Where macros lie ([MS-DOC], 2.1.9).
const MACROS: &str = "/Macros";

/// Where the objects lie ([MS-DOC], 2.1.4).
const OBJECTS: &str = "/ObjectPool/";

/// Tells of macros and objects.
pub(super) fn read(compound: &mut Compound, parts: &mut Vec<Part>, found: &mut Found) {
    if compound.has(MACROS) {
        tell(Hidden::Macro, "Macros", "Macros", Thing::Macro, parts, found);
    }
    let is_object = |path: &str| path.strip_prefix(OBJECTS).is_some_and(|object| !object.contains('/'));
    let objects = compound.entries().into_iter().filter(|entry| !entry.is_stream && is_object(&entry.path));
    for entry in compound.budget().take(Bound::Embedded, objects, None) {
        stored_object::read(compound, &entry.path, parts, found);
    }
}

/// What pictures that can say something begin with: JPEG, PNG and TIFF. A stream is cut into sectors, of which each is whole.
const PICTURES: [&[u8]; 4] = [b"\xFF\xD8\xFF", b"\x89PNG\r\n", b"II*\0", b"MM\0*"];

/// Whether reading the file `bytes` would come upon a picture or a file.
pub(super) fn are_hazardous(compound: &Compound, bytes: &[u8]) -> bool {
    let has = |mark: &&[u8]| memchr::memmem::find(bytes, mark).is_some();
    compound.has(OBJECTS.trim_end_matches('/')) || PICTURES.iter().any(has)
}
