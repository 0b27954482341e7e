//! The places of a document of Word. Those that stand in its body are one paragraph each; the others are parts.

use super::{NUMBER, Place, SAID, place};
use crate::support::office::{Office, p, run};

/// The namespaces of all that is planted.
const NAMES: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:cx="http://schemas.microsoft.com/office/drawing/2014/chartex" xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" xmlns:dsp="http://schemas.microsoft.com/office/drawing/2008/diagram" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006""#;

pub fn places() -> Vec<Place> {
    [body(), tables(), beside(), parts()].into_iter().flatten().collect()
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

/// A document with a drawing.
fn drawn(id: &'static str, properties: &str, inner: &str) -> Place {
    inline(
        id,
        &format!("<w:r><w:drawing><wp:inline><wp:docPr id=\"1\" {properties}/>{inner}</wp:inline></w:drawing></w:r>"),
    )
}

/// A document with a field of this code.
fn field(id: &'static str, code: &str) -> Place {
    let mark = |kind: &str| format!(r#"<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>"#);
    let code = format!(r#"<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>"#);
    inline(id, &[mark("begin"), code, mark("separate"), run("甲"), mark("end")].concat())
}

fn body() -> Vec<Place> {
    let half = |text: &str| run(text);
    vec![
        docx("body-paragraph", of(&p(SAID))),
        docx("body-bare", of(&p(NUMBER))),
        docx("body-runs", of(&format!("<w:p>{}{}</w:p>", half("电话：1391234"), half("5678")))),
        docx("body-outside-paragraph", of(&run(SAID))),
        inline("body-link", &format!(r#"<w:hyperlink w:anchor="a">{}</w:hyperlink>"#, run(SAID))),
        inline("body-inserted", &format!(r#"<w:ins w:author="李明">{}</w:ins>"#, run(SAID))),
        inline("body-deleted", &format!(r#"<w:del w:author="李明"><w:r><w:delText>{SAID}</w:delText></w:r></w:del>"#)),
        inline("body-hidden", &format!("<w:r><w:rPr><w:vanish/></w:rPr><w:t>{SAID}</w:t></w:r>")),
        inline("formula", &format!("<m:oMath><m:r><m:t>{NUMBER}</m:t></m:r></m:oMath>")),
        inline(
            "ruby",
            &format!("<w:r><w:ruby><w:rt>{}</w:rt><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>", run(SAID), run("甲")),
        ),
        field("field-quote", &format!("QUOTE \"{SAID}\"")),
        inline("control-text", &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", run(SAID))),
        inline("bookmark", &format!(r#"<w:bookmarkStart w:id="1" w:name="电话{NUMBER}"/>"#)),
        inline("link-tooltip", &format!(r#"<w:hyperlink w:tooltip="{SAID}">{}</w:hyperlink>"#, run("甲"))),
        drawn("drawing-description", &format!(r#"descr="{SAID}""#), ""),
        drawn("drawing-text", "", &format!("<a:graphic><a:p><a:r><a:t>{SAID}</a:t></a:r></a:p></a:graphic>")),
        inline(
            "text-box-older",
            &format!(
                "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>",
                p(SAID)
            ),
        ),
        inline(
            "word-art-older",
            &format!(r#"<w:r><w:pict><v:shape><v:textpath string="{SAID}"/></v:shape></w:pict></w:r>"#),
        ),
    ]
}

fn tables() -> Vec<Place> {
    let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
    let table = |rows: &[&[&str]]| {
        let row = |row: &&[&str]| format!("<w:tr>{}</w:tr>", row.iter().map(|text| cell(text)).collect::<String>());
        of(&format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>()))
    };
    vec![
        docx("table-cell", table(&[&[SAID]])),
        docx("table-under-head", table(&[&["姓名", "联系电话"], &["李明", NUMBER]])),
        docx("table-beside-label", table(&[&["联系电话", NUMBER]])),
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
    vec![
        docx("header", edge("header")),
        docx("footer", edge("footer")),
        docx("footnote", notes("footnotes", "footnote", "")),
        docx("endnote", notes("endnotes", "endnote", "")),
        docx("comment", notes("comments", "comment", r#"w:author="李明""#)),
    ]
}

fn parts() -> Vec<Place> {
    let settings = |inner: &str| plain().part("s", "settings", "settings.xml", root("w:settings", inner));
    let core = |inner: &str| plain().core(inner);
    vec![
        docx("property-title", core(&format!("<dc:title>{SAID}</dc:title>"))),
        docx("property-company", plain().app(&format!("<Company>{SAID}</Company>"))),
        docx("property-own", plain().custom("科室", SAID)),
        docx(
            "document-variable",
            settings(&format!(r#"<w:docVars><w:docVar w:name="a" w:val="{SAID}"/></w:docVars>"#)),
        ),
        docx("link-address", plain().outside("l", "hyperlink", &format!("tel:{NUMBER}"))),
        docx("custom-xml", plain().part("x", "customXml", "../customXml/item1.xml", format!("<a>{SAID}</a>"))),
        docx("part-without-reference", plain().member("word/old.xml", format!("<a>{SAID}</a>"))),
        docx("part-of-unknown-kind", plain().part("u", "unknown", "u.xml", format!("<a>{SAID}</a>"))),
        docx("embedded-text", plain().part("e", "package", "embeddings/a.txt", SAID)),
    ]
}
