//! The places of a document of Word. Those that stand in its body are one paragraph each; the others are parts.

mod beyond;
mod drawings;
mod names;
mod parts;

use super::{NUMBER, Place, SAID, place};
use crate::support::office::{Office, p, run};

/// The namespaces of all that is planted.
const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:x="urn:example""#;

pub fn places() -> Vec<Place> {
    [body(), fields(), tables(), beside(), names::places(), drawings::places(), parts::places(), beyond::places()]
        .into_iter()
        .flatten()
        .collect()
}

/// A document with this body.
fn of(body: &str) -> Office {
    Office::docx_of(format!("<w:document {NAMES}><w:body>{body}<w:sectPr/></w:body></w:document>").into_bytes())
}

/// A document that says nothing.
fn plain() -> Office {
    of(&p("请各单位抓好落实。"))
}

/// A part whose root is this element.
fn root(element: &str, inner: &str) -> String {
    format!("<{element} {NAMES}>{inner}</{}>", element.split(' ').next().unwrap())
}

fn docx(id: &'static str, document: Office) -> Place {
    place(id, "a.docx", document.bytes())
}

/// A document with this in a paragraph.
fn inline(id: &'static str, xml: &str) -> Place {
    docx(id, of(&format!("<w:p>{}{xml}</w:p>", run("请各单位"))))
}

fn body() -> Vec<Place> {
    let symbols: String =
        NUMBER.chars().map(|c| format!(r#"<w:sym w:font="Symbol" w:char="F0{:02X}"/>"#, c as u32)).collect();
    let private: String = NUMBER.chars().map(|c| char::from_u32(0xF000 + c as u32).unwrap()).collect();
    vec![
        docx("body-paragraph", of(&p(SAID))),
        docx("body-bare", of(&p(NUMBER))),
        docx("body-runs", of(&format!("<w:p>{}{}</w:p>", run("电话：1391234"), run("5678")))),
        docx(
            "body-drop-cap",
            of(&format!(
                r#"<w:p><w:pPr><w:framePr w:dropCap="drop"/></w:pPr>{}</w:p>{}"#,
                run("联系电话：139"),
                p("12345678，请拨打。")
            )),
        ),
        inline("body-backwards", &format!(r#"{}<w:bdo w:val="rtl">{}</w:bdo>"#, run("电话："), run("87654321931"))),
        docx("body-outside-paragraph", of(&run(SAID))),
        inline("body-link", &format!(r#"<w:hyperlink w:anchor="a">{}</w:hyperlink>"#, run(SAID))),
        inline("body-inserted", &format!(r#"<w:ins w:author="李明">{}</w:ins>"#, run(SAID))),
        inline("body-deleted", &format!(r#"<w:del w:author="李明"><w:r><w:delText>{SAID}</w:delText></w:r></w:del>"#)),
        inline("body-hidden", &format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SAID}</w:t></w:r>")),
        inline("body-unknown-element", &format!("<x:a>{SAID}</x:a>")),
        inline("body-loose", &format!("<w:r>{SAID}</w:r>")),
        inline("symbol", &format!("<w:r>{symbols}</w:r>")),
        inline(
            "symbol-font",
            &format!(r#"<w:r><w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr><w:t>{private}</w:t></w:r>"#),
        ),
        inline("formula", &format!("<m:oMath><m:r><m:t>{NUMBER}</m:t></m:r></m:oMath>")),
        inline(
            "ruby",
            &format!("<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", run(SAID), run("甲")),
        ),
        inline("control-text", &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", run(SAID))),
    ]
}

fn fields() -> Vec<Place> {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let instruction = |code: &str| format!(r#"<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>"#);
    let code = |id, code: &str| {
        inline(id, &[mark("begin"), instruction(code), mark("separate"), run("甲"), mark("end")].concat())
    };
    let form = |id, inner: &str| {
        inline(
            id,
            &format!(
                r#"<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{inner}</w:ffData></w:fldChar></w:r>{}"#,
                mark("end")
            ),
        )
    };
    vec![
        code("field-quote", &format!("QUOTE \"{SAID}\"")),
        inline(
            "field-code-runs",
            &[mark("begin"), instruction("XE \"电话1391234"), instruction("5678\""), mark("end")].concat(),
        ),
        code("field-index-entry", &format!("XE \"{SAID}\"")),
        inline("field-simple", &format!(r#"<w:fldSimple w:instr="TC &quot;{SAID}&quot;">{}</w:fldSimple>"#, run("甲"))),
        // The number in UTF-16, as Base64.
        inline(
            "field-data",
            &format!(
                "<w:r><w:fldChar w:fldCharType=\"begin\"><w:fldData>MQAzADkAMQAyADMANAA1ADYANwA4AA==</w:fldData></w:fldChar></w:r>{}",
                mark("end")
            ),
        ),
        form("form-name", &format!(r#"<w:name w:val="{SAID}"/>"#)),
        form("form-default", &format!(r#"<w:textInput><w:default w:val="{SAID}"/></w:textInput>"#)),
        form("form-help", &format!(r#"<w:helpText w:val="{SAID}"/>"#)),
        form("form-macro", &format!(r#"<w:entryMacro w:val="{SAID}"/>"#)),
        form("form-list", &format!(r#"<w:ddList><w:listEntry w:val="{SAID}"/></w:ddList>"#)),
    ]
}

fn tables() -> Vec<Place> {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let table = |rows: &[&[&str]]| {
        let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(|text| cell(text)).collect::<String>());
        of(&format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>()))
    };
    let described = |element: &str| {
        of(&format!(r#"<w:tbl><w:tblPr><w:{element} w:val="{SAID}"/></w:tblPr><w:tr>{}</w:tr></w:tbl>"#, cell("甲")))
    };
    vec![
        docx("table-cell", table(&[&[SAID]])),
        docx("table-under-head", table(&[&["姓名", "联系电话"], &["李明", NUMBER]])),
        docx("table-beside-label", table(&[&["联系电话", NUMBER]])),
        docx("table-title", described("tblCaption")),
        docx("table-description", described("tblDescription")),
    ]
}

fn beside() -> Vec<Place> {
    let edge = |kind: &str| {
        let reference =
            format!(r#"<w:p><w:pPr><w:sectPr><w:{kind}Reference w:type="default" r:id="e"/></w:sectPr></w:pPr></w:p>"#);
        of(&reference).part(
            "e",
            kind,
            "edge.xml",
            root(&format!("w:{}", if kind == "header" { "hdr" } else { "ftr" }), &p(SAID)),
        )
    };
    let notes = |kind: &str, element: &str, attributes: &str| {
        let note = format!(r#"<w:{element} w:id="2" {attributes}>{}</w:{element}>"#, p(SAID));
        plain().part("n", kind, "notes.xml", root(&format!("w:{kind}"), &note))
    };
    let comment = |attributes: &str| {
        let comment = format!("<w:comment w:id=\"1\" {attributes}>{}</w:comment>", p("甲"));
        plain().part("n", "comments", "notes.xml", root("w:comments", &comment))
    };
    vec![
        docx("header", edge("header")),
        docx("footer", edge("footer")),
        docx("footnote", notes("footnotes", "footnote", "")),
        docx("footnote-line", notes("footnotes", "footnote", r#"w:type="separator""#)),
        docx("footnote-continues", notes("footnotes", "footnote", r#"w:type="continuationNotice""#)),
        docx("endnote", notes("endnotes", "endnote", "")),
        docx("comment", notes("comments", "comment", r#"w:author="李明""#)),
        docx("comment-author", comment(&format!(r#"w:author="{SAID}""#))),
        docx("comment-initials", comment(&format!(r#"w:author="李明" w:initials="{SAID}""#))),
    ]
}
