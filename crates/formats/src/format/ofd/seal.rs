//! Who signed and sealed the document. GB/T 33190-2016, chapter 18; the form of seals is that of GM/T 0031 and GB/T 38540.

use super::Reading;
use super::location::resolve;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::hidden::certificate;
use crate::hidden::telling::tells;
use hegao_model::document::place::{Field, Scheme};
use hegao_model::document::{Hidden, Place};

/// How the header of a seal begins: the two letters ES as a string of ASN.1.
const HEADER: &[u8] = &[0x16, 0x02, b'E', b'S'];

/// How far behind its header the name of a seal stands: a version, the maker, its number and its sort.
const NEAR: usize = 160;

impl Reading<'_> {
    /// Tells who signed: the names in certificates, and those of seals.
    pub(super) fn signatures(&mut self, name: &str) {
        let Some(text) = self.part(name) else { return };
        for part in self.located(name, &text, "Signature") {
            let Some(text) = self.part(&part) else { continue };
            for value in [self.located(&part, &text, "BaseLoc"), self.located(&part, &text, "SignedValue")].concat() {
                match self.package.read(&value) {
                    Ok(bytes) => self.signed(&value, &bytes),
                    Err(gap) => self.carried.gaps.push(gap),
                }
            }
        }
    }

    /// The parts that elements of this name lead to, by their attribute or their text.
    fn located(&mut self, name: &str, text: &str, wanted: &str) -> Vec<String> {
        let mut xml = Xml::new(text, self.budget);
        let mut found = Vec::new();
        while let Some(event) = xml.next() {
            let Event::Start(element) = event else { continue };
            if element.name != wanted {
                continue;
            }
            let location = match element.text(Ns::None, "BaseLoc") {
                Some(location) => location.into_owned(),
                None => xml.gather(0).text().to_owned(),
            };
            if !location.trim().is_empty() {
                found.push(resolve(&self.package, name, &location));
            }
        }
        self.carried.gaps.extend(xml.gap(name));
        found
    }

    fn signed(&mut self, name: &str, bytes: &[u8]) {
        for seal in seals(bytes) {
            let place = Place::property(Scheme::Signature, Field::Seal);
            self.carried.aside(name, Hidden::Property, &seal, place);
        }
        let mut told: Vec<(Hidden, String)> = certificate::people(bytes).collect();
        told.sort();
        told.dedup();
        for (hidden, person) in told {
            self.carried.aside(name, hidden, &person, Place::property(Scheme::Signature, Field::Certificate));
        }
    }
}

/// The names of the seals in `bytes`: the first text in UTF-8 behind a header.
fn seals(bytes: &[u8]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for at in memchr::memmem::find_iter(bytes, HEADER) {
        let near = &bytes[at..(at + NEAR).min(bytes.len())];
        let name = memchr::memchr_iter(0x0C, near).find_map(|tag| {
            let length = usize::from(*near.get(tag + 1)?);
            let name = bytes.get(at + tag + 2..at + tag + 2 + length).filter(|_| (1..0x80).contains(&length))?;
            std::str::from_utf8(name).ok().filter(|name| tells(name)).map(str::to_owned)
        });
        found.extend(name.filter(|name| !found.contains(name)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seals_have_names() {
        let name = "示例市人民政府专用章";
        let seal = [
            &[0x30, 0x82, 0x10, 0x00][..],
            HEADER,
            &[0x02, 0x01, 0x04, 0x16, 0x04],
            b"demo",
            &[0x16, 0x0A],
            b"0123456789",
            &[0x30, 0x60, 0x02, 0x01, 0x01, 0x0C, name.len() as u8],
            name.as_bytes(),
        ]
        .concat();
        assert_eq!(seals(&[seal.clone(), seal].concat()), [name]);
        assert!(seals(HEADER).is_empty() && seals(b"").is_empty());
    }
}
