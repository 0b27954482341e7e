//! Samples of presentations.

use super::support::office::{Office, shape, surface};
use super::{Sample, office, sample};

const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const P: &str = "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

pub fn samples() -> Vec<Sample> {
    let mut samples = on_slides();
    samples.extend(beside());
    let with = |path: &'static str, picture| {
        let file = path.rsplit('/').next().unwrap();
        let shapes = format!("{}{}", shown(), pic("", "<a:blip r:embed=\"m\"/>"));
        show(&shapes).of_slide(&relation("m", "image", &format!("../media/{file}")), &format!("ppt/{path}"), picture)
    };
    samples.extend(office::samples("a.pptx", || show(&shown()), with));
    samples
}

fn of(what: &'static str, bytes: Vec<u8>, rule: &'static str, shown: &'static str) -> Sample {
    sample(what, "a.pptx", bytes, rule, shown)
}

/// What stands on the slide.
fn shown() -> String {
    shape("", "body", "", "事项")
}

fn show(shapes: &str) -> Office {
    Office::pptx(&[("", shapes)])
}

fn relation(id: &str, kind: &str, target: &str) -> String {
    format!("<Relationship Id=\"{id}\" Type=\"{R}/{kind}\" Target=\"{target}\"/>")
}

fn pic(attributes: &str, fill: &str) -> String {
    format!(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"3\" name=\"图片 1\" {attributes}/></p:nvPicPr><p:blipFill>{fill}</p:blipFill>\
         <p:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"900000\" cy=\"900000\"/></a:xfrm></p:spPr></p:pic>"
    )
}

/// What stands on slides and is not seen.
fn on_slides() -> Vec<Sample> {
    let with = |shape: &str| show(&(shown() + shape)).bytes();
    let off = "<a:xfrm><a:off x=\"9200000\" y=\"0\"/><a:ext cx=\"1000\" cy=\"1000\"/></a:xfrm>";
    let looks = |properties: &str| shape("", "body", "", "底价").replace("<a:r>", &format!("<a:r>{properties}"));
    let table = "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc gridSpan=\"2\"><a:txBody><a:p><a:r><a:t>合计</a:t></a:r></a:p></a:txBody></a:tc>\
        <a:tc hMerge=\"1\"><a:txBody><a:p><a:r><a:t>底价</a:t></a:r></a:p></a:txBody></a:tc></a:tr></a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
    vec![
        of(
            "隐藏的幻灯片",
            Office::pptx(&[("", &shown()), ("show=\"0\"", &shape("", "body", "", "底价"))]).bytes(),
            "hidden/hidden-slide",
            "底价",
        ),
        of("隐藏的图形", with(&shape("hidden=\"1\"", "", "", "底价")), "hidden/unseen-text", "底价"),
        of("幻灯片以外的文字", with(&shape("", "", off, "底价")), "hidden/unseen-text", "底价"),
        of("透明的文字", with(&looks("<a:rPr><a:noFill/></a:rPr>")), "hidden/unseen-text", "底价"),
        of("极小的文字", with(&looks("<a:rPr sz=\"100\"/>")), "hidden/unseen-text", "底价"),
        of("合并时盖住的单元格", with(table), "hidden/unseen-text", "底价"),
        of("图形的替代文字", with(&shape("descr=\"班子调整\"", "", "", "图")), "hidden/alt-text", "班子调整"),
        of(
            "链接的提示文字",
            with(&looks("<a:rPr><a:hlinkClick r:id=\"\" tooltip=\"班子调整\"/></a:rPr>")),
            "hidden/alt-text",
            "班子调整",
        ),
        of("隐藏的图片", with(&pic("hidden=\"1\"", "<a:blip r:embed=\"x\"/>")), "hidden/unseen-picture", "图片 1"),
        of(
            "裁剪过的图片",
            with(&pic("", "<a:blip/><a:srcRect l=\"30000\" b=\"12000\"/>")),
            "hidden/unseen-picture",
            "左 30%、下 12%",
        ),
    ]
}

/// What belongs to slides, and to the whole.
fn beside() -> Vec<Sample> {
    let to_slide = |kind: &str, folder: &str, content: &str| {
        show(&shown())
            .of_slide(&relation("r1", kind, &format!("../{folder}/a.xml")), &format!("ppt/{folder}/a.xml"), content)
            .bytes()
    };
    let part = |kind: &str, content: &str| show(&shown()).part("x", kind, &format!("{kind}.xml"), content).bytes();
    let comments = format!("<p:cmLst {P}><p:cm authorId=\"0\"><p:text>数字要核实</p:text></p:cm></p:cmLst>");
    let thread = "<c:cmLst xmlns:c=\"http://schemas.microsoft.com/office/powerpoint/2018/8/main\" xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
        <c:cm><c:txBody><a:p><a:r><a:t>数字要核实</a:t></a:r></a:p></c:txBody></c:cm></c:cmLst>";
    let authors = format!("<p:cmAuthorLst {P}><p:cmAuthor id=\"0\" name=\"李明\"/></p:cmAuthorLst>");
    let tags = format!("<p:tagLst {P}><p:tag name=\"A\" val=\"底价八十万\"/></p:tagLst>");
    let notes = surface("notes", "", &shape("", "body", "", "口头说明底价"));
    let master = surface("handoutMaster", "", &shape("", "hdr", "", "内部讨论稿"));
    let sections = show(&shown()).section("内部章节").bytes();
    vec![
        of("演讲者备注", to_slide("notesSlide", "notesSlides", &notes), "hidden/speaker-notes", "口头说明底价"),
        of("批注", to_slide("comments", "comments", &comments), "hidden/comment", "数字要核实"),
        of("批注（会话）", to_slide("comments", "comments", thread), "hidden/comment", "数字要核实"),
        of("批注的作者", part("commentAuthors", &authors), "hidden/author", "李*"),
        of("标记", to_slide("tags", "tags", &tags), "hidden/stored-data", "底价八十万"),
        of("节的名称", sections, "hidden/stored-data", "内部章节"),
        of("讲义母版的页眉", part("handoutMaster", &master), "hidden/stored-data", "内部讨论稿"),
    ]
}
