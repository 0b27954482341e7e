//! Samples of documents of Word.

use super::photo::photo;
use super::support::office::{Office, p, run, styled};
use super::{Sample, sample};

pub fn samples() -> Vec<Sample> {
    let w = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let body = || p("请各单位抓好落实。");
    let of = |what, bytes: Vec<u8>, rule, shown| sample(what, "a.docx", bytes, rule, shown);
    let in_paragraph = |xml: &str| Office::docx(&format!("<w:p>{}{xml}</w:p>", run("请各单位"))).bytes();
    let deleted = r#"<w:del w:id="1" w:author="李明"><w:r><w:delText>预算三百万元</w:delText></w:r></w:del>"#;
    let inserted = format!(r#"<w:ins w:id="1" w:author="李明">{}</w:ins>"#, run("抓好落实"));
    let reformatted = r#"<w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="李明"><w:rPr/></w:rPrChange></w:rPr><w:t>落实</w:t></w:r>"#;
    let comments =
        format!(r#"<w:comments {w}><w:comment w:id="0" w:author="李明">{}</w:comment></w:comments>"#, p("数字要核实"));
    let commented = || Office::docx(&body()).part("c", "comments", "comments.xml", &comments).bytes();
    let field = r#"<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>INCLUDETEXT "D:\\内部\\名单.docx"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>名单</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>"#;
    let picture = r#"<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:docPr id="1" name="图片 1" descr="示例镇办公楼平面图"/></wp:inline></w:drawing></w:r>"#;
    let template = "file:///C:/Users/liming/模板.dotm";
    let linked = r#"<w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="x"/></w:drawing></w:r>"#;
    let thumbnail = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail";
    vec![
        of("修订：删去的文字", in_paragraph(deleted), "hidden/tracked-change", "预算三百万元"),
        of("修订：插入的文字", in_paragraph(&inserted), "hidden/tracked-change", "抓好落实"),
        of("修订：格式", in_paragraph(reformatted), "hidden/tracked-format", "落实"),
        of("修订人", in_paragraph(deleted), "hidden/author", "李*"),
        of("批注", commented(), "hidden/comment", "数字要核实"),
        of("批注人", commented(), "hidden/author", "李*"),
        of("隐藏文字", in_paragraph(&styled("<w:vanish/>", "底价八十万元")), "hidden/unseen-text", "底价八十万元"),
        of(
            "白色文字",
            in_paragraph(&styled(r#"<w:color w:val="FFFFFF"/>"#, "底价八十万元")),
            "hidden/unseen-text",
            "底价八十万元",
        ),
        of(
            "极小的文字",
            in_paragraph(&styled(r#"<w:sz w:val="2"/>"#, "底价八十万元")),
            "hidden/unseen-text",
            "底价八十万元",
        ),
        of("指向别的文件的域", in_paragraph(field), "hidden/field-code", "INCLUDETEXT \"D:\\\\内部\\\\名单.docx\""),
        of("图片说明", in_paragraph(picture), "hidden/alt-text", "示例镇办公楼平面图"),
        of("作者", Office::docx(&body()).core("<dc:creator>李明</dc:creator>").bytes(), "hidden/author", "李*"),
        of(
            "最后修改人",
            Office::docx(&body()).core("<cp:lastModifiedBy>王芳</cp:lastModifiedBy>").bytes(),
            "hidden/author",
            "王*",
        ),
        of(
            "标题属性",
            Office::docx(&body()).core("<dc:title>关于调整班子的请示</dc:title>").bytes(),
            "hidden/property",
            "关于调整班子的请示",
        ),
        of("单位", Office::docx(&body()).app("<Company>示例公司</Company>").bytes(), "hidden/company", "示例公司"),
        of("自定义属性", Office::docx(&body()).custom("内部编号", "示例-7").bytes(), "hidden/property", "示例-7"),
        of(
            "WPS 版本标识",
            Office::docx(&body()).custom("KSOProductBuildVer", "2052-12.1.0.1").bytes(),
            "hidden/build-id",
            "2052-12.1.0.1",
        ),
        of(
            "模板路径",
            Office::docx(&body()).outside("t", "attachedTemplate", template).bytes(),
            "hidden/path",
            "fil****dotm",
        ),
        of(
            "外部图片",
            Office::docx(&format!("<w:p>{linked}</w:p>{}", body()))
                .outside("x", "image", "https://example.com/a.png")
                .bytes(),
            "hidden/external-link",
            "https://example.com/a.png",
        ),
        of(
            "宏",
            Office::docx(&body()).part("v", "vbaProject", "vbaProject.bin", "\u{1}").bytes(),
            "hidden/macro",
            "word/vbaProject.bin",
        ),
        of(
            "嵌入的文件",
            Office::docx(&body()).part("e", "package", "embeddings/a.xlsx", "PK").bytes(),
            "hidden/embedded-file",
            "a.xlsx",
        ),
        of(
            "缩略图",
            Office::docx(&body()).of_package(thumbnail, "docProps/thumbnail.jpeg", "\u{1}").bytes(),
            "hidden/thumbnail",
            "docProps/thumbnail.jpeg",
        ),
        of(
            "照片的拍摄地点",
            Office::docx(&body()).part("m", "image", "media/a.jpeg", photo()).bytes(),
            "hidden/gps",
            "****",
        ),
        of(
            "照片的拍摄设备",
            Office::docx(&body()).part("m", "image", "media/a.jpeg", photo()).bytes(),
            "hidden/camera",
            "SL-20",
        ),
        of(
            "自定义 XML",
            Office::docx(&body()).part("x", "customXml", "../customXml/item1.xml", "<a>示例</a>").bytes(),
            "hidden/stored-data",
            "",
        ),
        of("文件末尾的数据", [Office::docx(&body()).bytes(), vec![7; 64]].concat(), "hidden/stray-bytes", ""),
        of(
            "没有引用的部分",
            Office::docx(&body()).member("word/旧稿.xml", "<a>示例</a>").bytes(),
            "hidden/earlier-version",
            "示例",
        ),
    ]
}
