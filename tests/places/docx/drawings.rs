//! Drawings, old and new, charts and diagrams.

use super::{NUMBER, Place, SAID, docx, inline, of, p, plain, root};
use crate::support::planted::said;

pub(super) fn places() -> Vec<Place> {
    [drawn(), older(), charts(), diagrams(), pictures()].into_iter().flatten().collect()
}

/// A drawing with these attributes of its name and this in it.
fn drawing(id: &'static str, properties: &str, inner: &str) -> Place {
    let name = format!(r#"<wp:docPr id="1" {properties}>{inner}</wp:docPr>"#);
    inline(id, &format!("<w:r><w:drawing><wp:inline>{name}</wp:inline></w:drawing></w:r>"))
}

fn drawn() -> Vec<Place> {
    let text = format!("<a:graphic><a:p><a:r><a:t>{SAID}</a:t></a:r></a:p></a:graphic>");
    vec![
        drawing("drawing-name", &format!(r#"name="{SAID}""#), ""),
        drawing("drawing-description", &format!(r#"descr="{SAID}""#), ""),
        drawing("drawing-title", &format!(r#"title="{SAID}""#), ""),
        drawing("drawing-link-tooltip", "", &format!(r#"<a:hlinkClick tooltip="{SAID}"/>"#)),
        inline("drawing-text", &format!("<w:r><w:drawing><wp:inline>{text}</wp:inline></w:drawing></w:r>")),
        inline(
            "picture-name",
            &format!(
                r#"<w:r><w:drawing><pic:pic><pic:nvPicPr><pic:cNvPr name="{SAID}"/></pic:nvPicPr></pic:pic></w:drawing></w:r>"#
            ),
        ),
    ]
}

fn older() -> Vec<Place> {
    let shape = |id, attributes: &str, inner: &str| {
        inline(id, &format!("<w:r><w:pict><v:shape {attributes}>{inner}</v:shape></w:pict></w:r>"))
    };
    vec![
        shape("text-box-older", "", &format!("<v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox>", p(SAID))),
        shape("text-box-html", "", &format!("<v:textbox><div>{SAID}</div></v:textbox>")),
        shape("word-art-older", "", &format!(r#"<v:textpath string="{SAID}"/>"#)),
        shape("shape-description-older", &format!(r#"alt="{SAID}""#), ""),
        shape("shape-id-older", &format!(r#"id="{SAID}""#), ""),
        shape("shape-link-older", &format!(r#"href="tel:{NUMBER}""#), ""),
        shape("picture-title-older", "", &format!(r#"<v:imagedata o:title="{SAID}"/>"#)),
        shape("signature-line", "", &format!(r#"<o:signatureline o:suggestedsigner="{SAID}"/>"#)),
        shape("signature-line-hint", "", &format!(r#"<o:signatureline o:signinginstructions="{SAID}"/>"#)),
        docx(
            "background",
            of(&p("甲")).part(
                "b",
                "header",
                "b.xml",
                root(
                    "w:hdr",
                    &format!(r#"<w:background><v:background><v:fill o:title="{SAID}"/></v:background></w:background>"#),
                ),
            ),
        ),
    ]
}

fn charts() -> Vec<Place> {
    let chart =
        |id, inner: &str| docx(id, plain().part("c", "chart", "charts/chart1.xml", root("c:chartSpace", inner)));
    let later =
        |id, inner: &str| docx(id, plain().part("c", "chartEx", "charts/chart1.xml", root("cx:chartSpace", inner)));
    let rich = format!("<a:p><a:r><a:t>{SAID}</a:t></a:r></a:p>");
    vec![
        chart("chart-title", &format!("<c:title><c:tx><c:rich>{rich}</c:rich></c:tx></c:title>")),
        chart(
            "chart-category",
            &format!(
                r#"<c:cat><c:strRef><c:strCache><c:pt idx="0"><c:v>{NUMBER}</c:v></c:pt></c:strCache></c:strRef></c:cat>"#
            ),
        ),
        chart(
            "chart-value",
            &format!(
                r#"<c:val><c:numRef><c:numCache><c:pt idx="0"><c:v>{NUMBER}</c:v></c:pt></c:numCache></c:numRef></c:val>"#
            ),
        ),
        chart("chart-number-format", &format!(r#"<c:numFmt formatCode="&quot;{SAID}&quot;0"/>"#)),
        chart("chart-formula", &format!("<c:f>{SAID}!A1</c:f>")),
        later("chart-later-title", &format!("<cx:title><cx:tx><cx:rich>{rich}</cx:rich></cx:tx></cx:title>")),
        later("chart-later-name", &format!("<cx:tx><cx:txData><cx:v>{SAID}</cx:v></cx:txData></cx:tx>")),
        later(
            "chart-later-category",
            &format!(r#"<cx:strDim><cx:lvl><cx:pt idx="0">{SAID}</cx:pt></cx:lvl></cx:strDim>"#),
        ),
        later(
            "chart-later-value",
            &format!(r#"<cx:numDim><cx:lvl><cx:pt idx="0">{NUMBER}</cx:pt></cx:lvl></cx:numDim>"#),
        ),
        docx(
            "chart-shapes",
            plain().part("c", "chartUserShapes", "drawings/drawing1.xml", root("c:userShapes", &rich)),
        ),
    ]
}

fn diagrams() -> Vec<Place> {
    let part = |id, kind: &str, inner: &str| {
        docx(id, plain().part("d", kind, "diagrams/data1.xml", root("dgm:dataModel", inner)))
    };
    let rich = format!("<a:p><a:r><a:t>{SAID}</a:t></a:r></a:p>");
    vec![
        part("diagram-data", "diagramData", &format!("<dgm:t>{rich}</dgm:t>")),
        part("diagram-drawing", "diagramDrawing", &format!("<dsp:txBody>{rich}</dsp:txBody>")),
        part("diagram-prompt", "diagramData", &format!(r#"<dgm:prSet phldrT="{SAID}"/>"#)),
        part("diagram-layout", "diagramLayout", &format!(r#"<dgm:title val="{SAID}"/>"#)),
    ]
}

/// A metafile in which the number is drawn.
fn metafile() -> Vec<u8> {
    let units: Vec<u16> = said(SAID).encode_utf16().collect();
    let text: Vec<u8> = units.iter().copied().flat_map(u16::to_le_bytes).collect();
    let record =
        |sort: u32, rest: &[u8]| [&sort.to_le_bytes()[..], &(rest.len() as u32 + 8).to_le_bytes(), rest].concat();
    let mut header = vec![0; 80];
    header[32..36].copy_from_slice(b" EMF");
    let numbers = [units.len() as u32, 56, 0].map(u32::to_le_bytes).concat();
    [record(1, &header), record(84, &[&[0; 36][..], &numbers, &text].concat())].concat()
}

fn pictures() -> Vec<Place> {
    let picture = |id, file: &str, bytes: &[u8]| {
        let blip =
            format!("<w:p><w:r><w:drawing><a:blip r:embed=\"i\"/></w:drawing></w:r></w:p>{}", p("请各单位抓好落实。"));
        docx(id, of(&blip).part("i", "image", &format!("media/{file}"), bytes))
    };
    vec![
        picture("picture-emf", "a.emf", &metafile()),
        picture(
            "picture-svg",
            "a.svg",
            format!("<svg xmlns=\"http://www.w3.org/2000/svg\"><text>{SAID}</text></svg>").as_bytes(),
        ),
        picture("picture-file-name", &format!("电话{NUMBER}.emf"), b"x"),
    ]
}
