//! The settings of a document (ODF 1.3 part 3, §3.10): the printer that it was set up for, and where its data come from.

use super::super::ooxml::opened::Opened;
use crate::container::namespace::Ns;
use crate::container::xml::{Event, Xml};
use crate::hidden::address::is_path;
use hegao_model::document::{Hidden, Thing};

/// Reads the settings in `text`, the text of the part `name`, which is kept next.
pub(crate) fn read(opened: &mut Opened, text: &str, name: &str) {
    let part = opened.next_part();
    let mut xml = Xml::new(text, opened.budget);
    while let Some(event) = xml.next() {
        let Event::Start(element) = event else { continue };
        if !element.is(Ns::OdfConfig, "config-item") {
            continue;
        }
        let (hidden, thing) = match element.text(Ns::OdfConfig, "name").as_deref() {
            Some("PrinterName") => (Hidden::CustomProperty, Thing::Printer),
            Some("CurrentDatabaseDataSource") => (Hidden::CustomData, Thing::MailMergeSource),
            Some("CurrentDatabaseCommand") => (Hidden::CustomData, Thing::MailMergeQuery),
            _ => continue,
        };
        let text = xml.gather(part);
        let hidden = if is_path(text.text()) { Hidden::Path } else { hidden };
        opened.found.aside(hidden, &text, thing);
    }
    opened.found.gaps.extend(xml.gap(name));
}
