//! What no other reader of the file asked for: data for programs, tags that name what objects mean, pictures, whatever someone put in. Of
//! data, what is private is told; files are read as files within the file.

use super::Reading;
use crate::container::xml::{Event, Xml};
use crate::detect::{HEAD, skipped};
use crate::hidden::private::has_private;
use hegao_model::document::budget::Budget;
use hegao_model::document::place::File;
use hegao_model::document::{Hidden, SkipReason, Thing};

impl Reading<'_> {
    /// Looks through the parts that nobody asked for.
    pub(super) fn rest(&mut self) {
        let names: Vec<String> = self.package.members().iter().map(|member| member.name.clone()).collect();
        for stray in std::mem::take(&mut self.package.stray) {
            let size = stray.bytes.end - stray.bytes.start;
            let text = stray.text.unwrap_or_else(|| format!("{size} 字节"));
            self.carried.aside("（压缩包）", Hidden::StrayBytes, &text, stray.place.into());
        }
        for name in names.iter().filter(|name| !self.package.was_read(name)).cloned().collect::<Vec<_>>() {
            if name.to_ascii_lowercase().ends_with(".xml") {
                self.data(&name);
                continue;
            }
            let skipped = self.package.head(&name, HEAD as u64).ok().and_then(|head| skipped(&name, &head));
            if skipped.is_some_and(|reason| reason != SkipReason::Picture) {
                continue;
            }
            match self.package.read(&name) {
                Ok(bytes) => {
                    let file = name.rsplit('/').next().unwrap_or(&name);
                    self.carried.unseen_file(&name, File::Embedded, file, bytes);
                }
                Err(gap) => self.carried.gaps.push(gap),
            }
        }
    }

    /// Tells what is private in data for programs.
    fn data(&mut self, name: &str) {
        let Some(text) = self.part(name) else { return };
        for said in private(&text, self.budget) {
            self.carried.aside(name, Hidden::EmbeddedText, &said, Thing::OtherPartData.into());
        }
    }
}

/// The texts and values in `text` that hold something private; all of it, if it is no XML to its end.
fn private(text: &str, budget: &Budget) -> Vec<String> {
    let mut xml = Xml::new(text, budget);
    let mut found = Vec::new();
    while let Some(event) = xml.next() {
        match event {
            Event::Text(said, _) if has_private(&said) => found.push(said.into_owned()),
            Event::Start(element) => {
                let values = element.values().map(|(.., value)| value.text().into_owned());
                found.extend(values.filter(|value| has_private(value)));
            }
            _ => {}
        }
    }
    if xml.is_broken() && has_private(text) {
        found.push(text.to_owned());
    }
    found
}
