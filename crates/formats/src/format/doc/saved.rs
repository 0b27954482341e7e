//! What Word keeps for itself ([MS-DOC], 2.5.6): who saved the document and where, the texts that it associates with it, variables of
//! macros, names of places in the text.

use super::bytes::{texts, u16_at, wide};
use super::fib::Table;
use super::source::Source;
use crate::format::ooxml::opened::Found;
use crate::hidden::address::is_path;
use crate::hidden::telling::is_private;
use crate::layout::flow::Gathered;
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{Hidden, Origin, Part, Place, Thing};

/// What is told of these lists, which stand in one part below each other.
struct Teller<'f> {
    part: u32,
    text: String,
    found: &'f mut Found,
}

impl Teller<'_> {
    fn gather(&mut self, text: &str) -> Gathered {
        let mut gathered = Gathered::new(self.part);
        gathered.push(text, Origin::exact(self.text.len()));
        self.text.push_str(text);
        self.text.push('\n');
        gathered
    }

    fn author(&mut self, name: &str, place: impl Into<Place>) {
        let name = self.gather(name);
        self.found.name(&name, place);
    }

    fn aside(&mut self, hidden: Hidden, text: &str, place: impl Into<Place>) {
        let text = self.gather(text);
        self.found.aside(hidden, &text, place);
    }
}

/// Tells all of it: blocks in `found`, in a part behind `parts`.
pub(super) fn read(source: &Source, parts: &mut Vec<Part>, found: &mut Found) {
    let mut teller = Teller { part: parts.len() as u32, text: String::new(), found };
    saved_by(source, &mut teller);
    associated(source, &mut teller);
    for name in texts(source.part(Table::BookmarkNames)) {
        // Word makes most of them; one that holds a number or an address tells of someone.
        if !name.starts_with('_') && is_private(&name) {
            teller.aside(Hidden::LinkTarget, &name, Thing::Bookmark);
        }
    }
    for value in variables(source.part(Table::Variables)).unwrap_or_default() {
        teller.aside(Hidden::CustomData, &value, Thing::DocumentVariable);
    }
    let text = teller.text;
    if !text.is_empty() {
        let name = if source.fib.is_second_table { "1Table" } else { "0Table" };
        parts.push(Part::derived(name.to_owned(), text));
    }
}

/// The last ten who saved it, and where ([MS-DOC], 2.9.289): names and paths in turn.
fn saved_by(source: &Source, teller: &mut Teller) {
    for pair in texts(source.part(Table::SavedBy)).chunks(2) {
        if let Some(author) = pair.first() {
            teller.author(author, Place::property(Scheme::Document, Field::LastModifiedBy));
        }
        if let Some(path) = pair.get(1) {
            teller.aside(Hidden::Path, path, Place::property(Scheme::Document, Field::Path));
        }
    }
}

/// The texts that belong to every document ([MS-DOC], 2.9.276): what the properties say too may differ here.
fn associated(source: &Source, teller: &mut Teller) {
    for (index, text) in texts(source.part(Table::AssociatedTexts)).into_iter().enumerate() {
        let document = |field| Place::property(Scheme::Document, field);
        match index {
            1 if text.contains(['\\', '/']) => teller.aside(Hidden::Path, &text, document(Field::Template)),
            6 => teller.author(&text, document(Field::Author)),
            7 => teller.author(&text, document(Field::LastModifiedBy)),
            8 | 9 if is_path(&text) => teller.aside(Hidden::Path, &text, Thing::MailMergeSource),
            _ => {}
        }
    }
}

/// The values of variables ([MS-DOC], 2.9.304): a list of their names, each with a number, then the values.
fn variables(bytes: &[u8]) -> Option<Vec<String>> {
    let names = texts(bytes);
    let extra = usize::from(u16_at(bytes, 4)?);
    let mut at = 6 + names.iter().map(|name| 2 + name.encode_utf16().count() * 2 + extra).sum::<usize>();
    let mut values = Vec::new();
    for _ in &names {
        let length = usize::from(u16_at(bytes, at)?) * 2;
        let value = wide(bytes.get(at + 2..at + 2 + length)?);
        values.extend(Some(value).filter(|value| !value.trim().is_empty()));
        at += 2 + length + 2;
    }
    Some(values)
}
