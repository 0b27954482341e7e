//! Parts beside the text: properties, settings, styles, lists, and what holds the parts together.

use super::{NUMBER, Place, SAID, docx, plain, root};
use crate::support::planted::said;

pub(super) fn places() -> Vec<Place> {
    [properties(), settings(), styles(), beside(), package()].into_iter().flatten().collect()
}

fn properties() -> Vec<Place> {
    let core = |id, name: &str| docx(id, plain().core(&format!("<{name}>{SAID}</{name}>")));
    let app = |id, inner: &str| docx(id, plain().app(inner));
    vec![
        core("property-title", "dc:title"),
        core("property-publisher", "dc:publisher"),
        core("property-source", "dc:source"),
        core("property-content-type", "cp:contentType"),
        core("property-revision", "cp:revision"),
        app("property-company", &format!("<Company>{SAID}</Company>")),
        app("property-template", &format!("<Template>{SAID}</Template>")),
        app("property-program", &format!("<Application>{SAID}</Application>")),
        app("property-presentation", &format!("<PresentationFormat>{SAID}</PresentationFormat>")),
        app("property-part-titles", &format!("<TitlesOfParts><lpstr>{SAID}</lpstr></TitlesOfParts>")),
        app("property-links", &format!("<HLinks><lpwstr>tel:{NUMBER}</lpwstr></HLinks>")),
        docx("property-own", plain().custom("科室", SAID)),
        docx("property-own-name", plain().custom(SAID, "甲")),
    ]
}

fn settings() -> Vec<Place> {
    let settings = |id, element: &str, attribute: &str| {
        let xml = root("w:settings", &format!(r#"<w:{element} w:{attribute}="{SAID}"/>"#));
        docx(id, plain().part("s", "settings", "settings.xml", xml))
    };
    vec![
        settings("document-variable", "docVar", "val"),
        settings("document-variable-name", "docVar", "name"),
        settings("caption-name", "caption", "name"),
        settings("mail-merge-query", "query", "val"),
        settings("mail-merge-source", "udl", "val"),
        settings("mail-merge-table", "table", "val"),
        settings("mail-merge-field", "mappedName", "val"),
        settings("mail-merge-address", "addressFieldName", "val"),
        settings("smart-tag-type", "smartTagType", "url"),
        settings("schema", "attachedSchema", "val"),
        settings("unknown-setting", "unknown", "val"),
        docx(
            "mail-merge-recipient",
            // The number in UTF-16, as Base64.
            plain().part(
                "m",
                "recipientData",
                "recipientData.xml",
                root(
                    "w:recipients",
                    r#"<w:recipientData><w:uniqueTag w:val="MQAzADkAMQAyADMANAA1ADYANwA4AA=="/></w:recipientData>"#,
                ),
            ),
        ),
        docx(
            "frame",
            plain().part(
                "f",
                "webSettings",
                "webSettings.xml",
                root("w:webSettings", &format!(r#"<w:frame><w:name w:val="{SAID}"/></w:frame>"#)),
            ),
        ),
    ]
}

fn styles() -> Vec<Place> {
    let style = |id, inner: &str| docx(id, plain().part("s", "styles", "styles.xml", root("w:styles", inner)));
    let list = |id, inner: &str| {
        docx(
            id,
            plain().part(
                "n",
                "numbering",
                "numbering.xml",
                root("w:numbering", &format!(r#"<w:abstractNum w:abstractNumId="1">{inner}</w:abstractNum>"#)),
            ),
        )
    };
    vec![
        style("style-name", &format!(r#"<w:style><w:name w:val="{SAID}"/></w:style>"#)),
        style("style-alias", &format!(r#"<w:style><w:aliases w:val="{SAID}"/></w:style>"#)),
        style("style-id", &format!(r#"<w:style w:styleId="{SAID}"/>"#)),
        list("list-text", &format!(r#"<w:lvl><w:lvlText w:val="{SAID}"/></w:lvl>"#)),
        list("list-start", &format!(r#"<w:lvl><w:start w:val="{NUMBER}"/></w:lvl>"#)),
        list("list-name", &format!(r#"<w:name w:val="{SAID}"/>"#)),
        docx(
            "font-name",
            plain().part("f", "fontTable", "fontTable.xml", root("w:fonts", &format!(r#"<w:font w:name="{SAID}"/>"#))),
        ),
        docx(
            "theme-name",
            plain().part("t", "theme", "theme/theme1.xml", root(&format!(r#"a:theme name="{SAID}""#), "")),
        ),
        docx(
            "macro-key",
            plain().part(
                "k",
                "keyMapCustomizations",
                "customizations.xml",
                root("w:tcg", &format!(r#"<w:macro w:macroName="{SAID}"/>"#)),
            ),
        ),
    ]
}

/// A certificate of somebody called so, as far as that: X.509 in DER, as Base64.
fn certificate() -> String {
    let name = said(NUMBER);
    let der = [&[0x30, 0x20, 0x06, 0x03, 0x55, 0x04, 0x03, 0x0C, name.len() as u8], name.as_bytes()].concat();
    data_encoding::BASE64.encode(&der)
}

fn beside() -> Vec<Place> {
    let part = |id, kind: &str, file: &str, xml: String| docx(id, plain().part("x", kind, file, xml));
    let signature = |id, inner: &str| part(id, "signature", "sig1.xml", root("x:Signature", inner));
    let text = |element: &str| root(element, SAID);
    vec![
        part("custom-xml", "customXml", "../customXml/item1.xml", format!("<a>{SAID}</a>")),
        part("custom-xml-attribute", "customXml", "../customXml/item1.xml", format!("<a b=\"{NUMBER}\"/>")),
        part(
            "custom-xml-schema",
            "customXmlProps",
            "../customXml/itemProps1.xml",
            root(&format!(r#"x:datastoreItem x:uri="{SAID}""#), ""),
        ),
        part(
            "people-contact",
            "people",
            "people.xml",
            root("w15:people", &format!(r#"<w15:person w15:author="李明" w15:contact="{SAID}"/>"#)),
        ),
        part("tasks", "documenttasks", "tasks.xml", root("x:Tasks", &format!(r#"<x:Title value="{SAID}"/>"#))),
        part(
            "web-extension",
            "webextension",
            "webextension1.xml",
            root("x:webextension", &format!(r#"<x:property name="a" value="{SAID}"/>"#)),
        ),
        part(
            "ribbon",
            "ui/extensibility",
            "customUI.xml",
            root("x:customUI", &format!(r#"<x:button label="{SAID}"/>"#)),
        ),
        part("control-name", "control", "activeX1.xml", root("x:ocx", &format!(r#"<x:ocxPr value="{SAID}"/>"#))),
        signature("signature-comment", &format!("<x:SignatureComments>{SAID}</x:SignatureComments>")),
        signature("signature-certificate", &format!("<x:X509Certificate>{}</x:X509Certificate>", certificate())),
        signature("signature-issuer", &format!("<x:X509IssuerName>CN={SAID}</x:X509IssuerName>")),
        part("part-of-unknown-kind", "unknown", "u.xml", text("x:a")),
        docx("part-without-reference", plain().member("word/old.xml", text("x:a"))),
    ]
}

fn package() -> Vec<Place> {
    vec![
        docx("link-address", plain().outside("l", "hyperlink", &format!("tel:{NUMBER}"))),
        docx("link-query", plain().outside("l", "hyperlink", &format!("https://www.example.com/?tel={NUMBER}"))),
        docx("relationship-id", plain().outside(SAID, "hyperlink", "https://www.example.com/")),
        docx("part-name", plain().part("t", "theme", &format!("电话{NUMBER}.xml"), "<a/>")),
    ]
}
