//! The properties of a document: who wrote it, for whom, with what; and the data that programs store beside the text.

use super::mashup;
use super::opened::{Found, Opened};
use crate::container::namespace::Ns;
use crate::container::xml::{Element, Event, Xml};
use crate::hidden::address::is_path;
use crate::layout::flow::Gathered;
use hegao_model::document::Hidden;

/// Reads the properties in the part `name`, which is of this kind. Dates and counters are not told: every file has
/// them, and they say nothing of a person.
pub(crate) fn read(opened: &mut Opened, kind: &str, name: &str) {
    let Some(part) = opened.load(name) else { return };
    if kind == "customXml" && mashup::read(opened, name, &part.text) {
        return;
    }
    let index = opened.next_part();
    let mut xml = Xml::new(&part.text, opened.budget);
    let found = &mut opened.found;
    match kind {
        "core-properties" => each(&mut xml, |element, xml| core(element, xml, index, found)),
        "extended-properties" | "extendedProperties" => {
            each(&mut xml, |element, xml| extended(element, xml, index, found));
        }
        "custom-properties" | "customProperties" => each(&mut xml, |element, xml| custom(element, xml, index, found)),
        "classificationlabels" => each(&mut xml, |element, _| label(element, index, found)),
        _ => data(&mut xml, index, found),
    }
    opened.found.gaps.extend(xml.gap(name));
    opened.keep_if_used(part);
}

fn each<'a>(xml: &mut Xml<'a>, mut take: impl FnMut(&Element<'a>, &mut Xml<'a>)) {
    while let Some(event) = xml.next() {
        if let Event::Start(element) = event {
            take(&element, xml);
        }
    }
}

fn core(element: &Element, xml: &mut Xml, part: u32, found: &mut Found) {
    if element.ns != Ns::Core {
        return;
    }
    let (hidden, label) = match element.name {
        "creator" => (Hidden::Author, "文档属性：作者"),
        "lastModifiedBy" => (Hidden::Author, "文档属性：最后修改者"),
        "title" => (Hidden::Property, "文档属性：标题"),
        "subject" => (Hidden::Property, "文档属性：主题"),
        "description" => (Hidden::Property, "文档属性：备注"),
        "keywords" => (Hidden::Property, "文档属性：关键词"),
        "category" => (Hidden::Property, "文档属性：类别"),
        "contentStatus" => (Hidden::Property, "文档属性：状态"),
        "identifier" => (Hidden::Property, "文档属性：标识"),
        "version" => (Hidden::Property, "文档属性：版本"),
        _ => return,
    };
    let text = xml.gather(part);
    if hidden == Hidden::Author { found.name(&text, label) } else { found.aside(hidden, &text, label) }
}

fn extended(element: &Element, xml: &mut Xml, part: u32, found: &mut Found) {
    if element.ns != Ns::Extended {
        return;
    }
    let (hidden, label) = match element.name {
        "Company" => (Hidden::Company, "文档属性：单位"),
        "Manager" => (Hidden::Author, "文档属性：管理者"),
        "Template" => (Hidden::Path, "文档属性：模板"),
        "HyperlinkBase" => (Hidden::ExternalLink, "文档属性：超链接基础"),
        _ => return,
    };
    let text = xml.gather(part);
    let hidden = if is_path(text.text()) { Hidden::Path } else { hidden };
    // The name of a template alone says nothing.
    match hidden {
        Hidden::Author => found.name(&text, label),
        Hidden::Path if !text.text().contains(['\\', '/']) => {}
        _ => found.aside(hidden, &text, label),
    }
}

/// A property that a program or an office has added. The names of WPS begin alike.
fn custom(element: &Element, xml: &mut Xml, part: u32, found: &mut Found) {
    if !element.is(Ns::Custom, "property") {
        return;
    }
    let name = element.text(Ns::None, "name").unwrap_or_default();
    let text = xml.gather(part);
    let label = format!("自定义属性：{name}");
    let is_build = name.starts_with("KSO") || name == "ICV";
    // Mail programs note who sent a document for review; programs that label documents, who did.
    let is_author = ["Author", "Owner", "DisplayName", "SetBy"].iter().any(|word| name.ends_with(word));
    let hidden = match () {
        () if is_build => Hidden::BuildId,
        () if is_path(text.text()) => Hidden::Path,
        () if is_author => return found.name(&text, &label),
        () => Hidden::CustomProperty,
    };
    found.aside(hidden, &text, &label);
}

/// A label of sensitivity names the office's directory.
fn label(element: &Element, part: u32, found: &mut Found) {
    if element.name == "label" {
        for name in ["id", "siteId"] {
            if let Some(value) = element.value(Ns::None, name) {
                found.aside(Hidden::CustomProperty, &value.gather(part), "敏感度标签");
            }
        }
    }
}

/// Data beside the text: what it says, not how it is called.
fn data(xml: &mut Xml, part: u32, found: &mut Found) {
    let mut all = Gathered::new(part);
    while let Some(event) = xml.next() {
        let Event::Text(text, origin) = event else { continue };
        if text.trim().is_empty() {
            continue;
        }
        if !all.is_blank() {
            all.push_unstored("\n");
        }
        all.push(&text, origin);
    }
    found.aside(Hidden::CustomData, &all, "自定义数据");
}
