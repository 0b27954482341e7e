//! What a workbook keeps of elsewhere and of before: values of other workbooks, of pivot tables and of earlier states,
//! and where data came from.

use super::super::flow::Gathered;
use super::super::ooxml::namespace::Ns;
use super::super::ooxml::opened::Opened;
use super::super::ooxml::xml::{Event, Xml};
use super::super::{GapKind, Hidden, Part};
use super::{Seen, attributes, look};

/// How long a block of kept values may become.
const LONGEST: usize = 20_000;

/// Reads the values of another workbook in the part `name`: a block for each row, and its sheets' names.
pub(super) fn external(opened: &mut Opened, name: &str) {
    const CACHED: (Hidden, &str) = (Hidden::CachedData, "引用的其他工作簿：缓存的值");
    look(opened, name, |opened, seen| {
        values(opened, seen, CACHED, &["row", "ddeItem"], |element, _| matches!(element, "v" | "val").then_some(""));
        attributes(opened, seen, |element, attribute| match (element, attribute) {
            ("sheetName", "val") => Some((Hidden::CachedData, "引用的其他工作簿：工作表名".to_owned())),
            ("ddeLink", "ddeTopic") | ("oleLink", "progId") => Some((Hidden::ExternalLink, "链接的数据".to_owned())),
            _ => None,
        });
    });
}

/// Reads the values of a pivot table's source in the part `name`: a block for each column or row.
pub(super) fn pivot(opened: &mut Opened, name: &str) {
    const CACHED: (Hidden, &str) = (Hidden::CachedData, "数据透视表缓存的值");
    look(opened, name, |opened, seen| {
        values(opened, seen, CACHED, &["cacheField", "r"], |element, _| {
            matches!(element, "s" | "n" | "d").then_some("v")
        });
        attributes(opened, seen, |element, attribute| match (element, attribute) {
            ("cacheField", "name") => Some((Hidden::CachedData, "数据透视表缓存：列名".to_owned())),
            ("pivotCacheDefinition", "refreshedBy") => Some((Hidden::Author, "数据透视表的刷新者".to_owned())),
            _ => None,
        });
    });
}

/// Reads where data comes from, in the part `name`.
pub(super) fn connections(opened: &mut Opened, name: &str) {
    let told = |element: &str, attribute: &str| {
        let hidden = match (element, attribute) {
            ("connection", "sourceFile" | "odcFile") | ("textPr", "sourceFile") => Hidden::Path,
            ("dbPr", "connection" | "command" | "serverCommand") => Hidden::ExternalLink,
            ("webPr", "url" | "editPage" | "post") | ("olapPr", "localConnection") => Hidden::ExternalLink,
            ("connection", "name" | "description") => Hidden::CustomData,
            _ => return None,
        };
        Some((hidden, "数据连接".to_owned()))
    };
    look(opened, name, |opened, seen| attributes(opened, seen, told));
}

/// Reads a part of a shared workbook, `name`: what cells said before, and who changed them.
pub(super) fn revisions(opened: &mut Opened, name: &str) {
    const EARLIER: (Hidden, &str) = (Hidden::Deleted, "修订记录中改动前的值");
    look(opened, name, |opened, seen| {
        values(opened, seen, EARLIER, &["oc"], |element, within| {
            (matches!(element, "v" | "t") && within == "oc").then_some("")
        });
        attributes(opened, seen, |element, attribute| match (element, attribute) {
            ("header", "userName") | ("userInfo", "name") | ("rcmt", "author") => {
                Some((Hidden::Author, "修订记录的作者".to_owned()))
            }
            _ => None,
        });
    });
}

/// Reads what a program put aside for a sheet, in the part `name`: text in most cases.
pub(super) fn property(opened: &mut Opened, name: &str, sheet: &str) {
    let label = format!("{sheet}：工作表的自定义属性");
    let bytes = match opened.package.read(name) {
        Ok(bytes) => bytes,
        Err(gap) => return opened.found.gaps.push(gap),
    };
    let (part, broken) = Part::decoded(Some(name.to_owned()), bytes);
    if !broken.is_empty() || part.text.contains('\0') {
        return opened.tell(Hidden::CustomProperty, name, name, &label);
    }
    let mut text = Gathered::new(opened.next_part());
    text.push(&part.text, 0..part.text.len());
    opened.found.aside(Hidden::CustomProperty, &text, &label);
    opened.keep_if_used(part);
}

/// Tells of the values of a part, those between two ends of `each` as one block. `is_value` names the attribute that
/// holds the value of an element, given the one of `each` that is open; the empty name stands for its text.
fn values(
    opened: &mut Opened,
    seen: &Seen,
    (hidden, label): (Hidden, &str),
    each: &[&'static str],
    is_value: impl Fn(&str, &str) -> Option<&'static str>,
) {
    let mut xml = Xml::new(seen.text, &opened.limits);
    let mut text = Gathered::new(seen.index);
    let mut within = "";
    while let Some(event) = xml.next() {
        match event {
            Event::Start(element) => {
                within = each.iter().find(|open| **open == element.name).unwrap_or(&within);
                let Some(attribute) = is_value(element.name, within) else { continue };
                let value = match attribute {
                    "" => xml.gather(seen.index),
                    _ => element.value(Ns::None, attribute).map(|value| value.gather(seen.index)).unwrap_or_default(),
                };
                text.push_unstored(if text.is_blank() || value.is_blank() { "" } else { "、" });
                text.append(&value);
            }
            Event::End(_, name) if each.contains(&name) => within = "",
            _ => continue,
        }
        if within.is_empty() || text.text().len() > LONGEST {
            opened.found.aside(hidden, &std::mem::replace(&mut text, Gathered::new(seen.index)), label);
        }
        if opened.found.blocks.len() > opened.limits.blocks {
            let detail = "缓存的值过多，后面的没有检查；请删去缓存后再查";
            return opened.found.gap(GapKind::Limit, seen.name, detail);
        }
    }
    opened.found.aside(hidden, &text, label);
}
