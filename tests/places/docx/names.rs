//! Names, tags and settings of what stands in the body: one click away.

use super::{NUMBER, Place, SAID, docx, inline, of, run};
use crate::support::office::p;

pub(super) fn places() -> Vec<Place> {
    let control = |id, inner: &str| {
        inline(id, &format!("<w:sdt><w:sdtPr>{inner}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>", run("甲")))
    };
    let link =
        |id, attribute: &str| inline(id, &format!(r#"<w:hyperlink {attribute}="{SAID}">{}</w:hyperlink>"#, run("甲")));
    let mark = |id, element: &str, attribute: &str| {
        inline(id, &format!(r#"<w:{element} w:id="1" w:{attribute}="电话{NUMBER}"/>"#))
    };
    let paragraph =
        |id, properties: &str| docx(id, of(&format!("<w:p><w:pPr>{properties}</w:pPr>{}</w:p>", run("甲"))));
    vec![
        control("control-title", &format!(r#"<w:alias w:val="{SAID}"/>"#)),
        control("control-tag", &format!(r#"<w:tag w:val="{SAID}"/>"#)),
        control(
            "control-item",
            &format!(r#"<w:dropDownList><w:listItem w:displayText="{SAID}" w:value="1"/></w:dropDownList>"#),
        ),
        control(
            "control-item-value",
            &format!(r#"<w:dropDownList><w:listItem w:displayText="甲" w:value="{SAID}"/></w:dropDownList>"#),
        ),
        control("control-last-value", &format!(r#"<w:comboBox w:lastValue="{SAID}"/>"#)),
        control("control-binding", &format!(r#"<w:dataBinding w:xpath="/a[b='{SAID}']"/>"#)),
        control("control-date", &format!(r#"<w:date><w:dateFormat w:val="'{SAID}'"/></w:date>"#)),
        inline(
            "smart-tag",
            &format!(
                r#"<w:smartTag w:element="a"><w:smartTagPr><w:attr w:name="b" w:val="{SAID}"/></w:smartTagPr>{}</w:smartTag>"#,
                run("甲")
            ),
        ),
        inline(
            "custom-markup",
            &format!(
                r#"<w:customXml w:element="a"><w:customXmlPr><w:attr w:name="b" w:val="{SAID}"/></w:customXmlPr>{}</w:customXml>"#,
                run("甲")
            ),
        ),
        link("link-tooltip", "w:tooltip"),
        link("link-anchor", "w:anchor"),
        link("link-frame", "w:tgtFrame"),
        mark("bookmark", "bookmarkStart", "name"),
        mark("editable-range", "permStart", "ed"),
        mark("moved-range", "moveFromRangeStart", "author"),
        paragraph("paragraph-style", &format!(r#"<w:pStyle w:val="{SAID}"/>"#)),
        paragraph("paragraph-mark-author", &format!(r#"<w:rPr><w:del w:author="{SAID}"/></w:rPr>"#)),
        paragraph("section-page-number", &format!(r#"<w:sectPr><w:pgNumType w:start="{NUMBER}"/></w:sectPr>"#)),
        inline("revision-author", &format!(r#"<w:ins w:author="{SAID}">{}</w:ins>"#, run("甲"))),
        inline("unknown-attribute", &format!(r#"<w:r x:a="{SAID}"/>"#)),
        inline("language", &format!(r#"<w:r><w:rPr><w:lang w:val="{SAID}"/></w:rPr><w:t>甲</w:t></w:r>"#)),
        inline("remark", &format!("<!--{SAID}-->")),
        inline("instruction", &format!("<?a {SAID}?>")),
        docx("element-name", of(&format!("{}<x:电话{NUMBER}/>", p("甲")))),
    ]
}
