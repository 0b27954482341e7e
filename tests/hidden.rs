//! What a document carries unseen: one sample for each sort in each format, made here, and the table of docs/formats.md
//! that says what is found.

#![allow(clippy::unwrap_used)]

mod support;

use std::fmt::Write as _;

use hegao::document::{Limits, read};
use hegao::facts::{Audience, DateInterval, Given};
use hegao::filter::{Ruling, Selection};
use hegao::finding::Finding;
use hegao::rule::{Language, RuleSet, builtin, builtin_tables};
use hegao::scan::Scanner;
use support::office::{Office, Pdf, cell, p, run, styled};

/// A file with something unseen in it.
struct Sample {
    /// The column of the table: what it is.
    what: &'static str,
    name: &'static str,
    bytes: Vec<u8>,
    /// The rule that tells it.
    rule: &'static str,
    /// What the finding shows.
    shown: &'static str,
}

fn sample(what: &'static str, name: &'static str, bytes: Vec<u8>, rule: &'static str, shown: &'static str) -> Sample {
    Sample { what, name, bytes, rule, shown }
}

fn findings(sample: &Sample) -> Vec<Finding> {
    let Ok(document) = read(sample.name, sample.bytes.clone(), &Limits::default()) else { return Vec::new() };
    let scanner = Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false);
    let today = DateInterval::parse("2026-01-01").unwrap();
    let given = Given { date: None, today, audience: Audience::Public, genre: None, format: document.format };
    let rulings: Vec<_> = scanner.rules().iter().map(|rule| Ruling::of(rule, &Selection::default(), None)).collect();
    let mut findings = scanner.scan("样本", &document, &given, &rulings).findings;
    findings.retain(|finding| finding.rule.starts_with("hidden/"));
    findings
}

/// A picture of one pixel that was taken at 31.2304 N, 121.4737 E with a phone.
fn photo() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_le_bytes()[..], &kind.to_le_bytes(), &count.to_le_bytes(), &value].concat()
    };
    let at = |offset: u32| offset.to_le_bytes();
    let rational = |numbers: [u32; 3]| {
        numbers.iter().flat_map(|number| [number.to_le_bytes(), 10_000u32.to_le_bytes()].concat()).collect::<Vec<u8>>()
    };
    // Header, first directory (model, pointer to the place), the place, then what is too long for an entry.
    let mut tiff = b"II*\0\x08\0\0\0".to_vec();
    tiff.extend([&2u16.to_le_bytes()[..], &entry(0x0110, 2, 6, at(92)), &entry(0x8825, 4, 1, at(38)), &at(0)].concat());
    assert_eq!(tiff.len(), 38);
    let place = [
        &4u16.to_le_bytes()[..],
        &entry(1, 2, 2, *b"N\0\0\0"),
        &entry(2, 5, 3, at(98)),
        &entry(3, 2, 2, *b"E\0\0\0"),
        &entry(4, 5, 3, at(122)),
        &at(0),
    ];
    tiff.extend(place.concat());
    assert_eq!(tiff.len(), 92);
    tiff.extend(b"SL-20\0");
    tiff.extend(rational([310_000, 130_000, 494_400]));
    tiff.extend(rational([1_210_000, 280_000, 253_200]));
    let segment = [b"Exif\0\0", tiff.as_slice()].concat();
    let length = u16::try_from(segment.len() + 2).unwrap().to_be_bytes();
    [b"\xFF\xD8\xFF\xE1", &length[..], &segment, b"\xFF\xD9"].concat()
}

fn docx() -> Vec<Sample> {
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

fn xlsx() -> Vec<Sample> {
    let rows = |cells: &str| format!("<sheetData><row r=\"1\">{cells}</row></sheetData>");
    let of = |what, bytes: Vec<u8>, rule, shown| sample(what, "a.xlsx", bytes, rule, shown);
    let plain = rows(&cell("A1", "事项"));
    let s = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    let second =
        |state: &str| Office::xlsx(&[("公开", "", &plain), ("名单", state, &rows(&cell("A1", "花名册")))]).bytes();
    let hidden_row = format!(
        "<sheetData><row r=\"1\">{}</row><row r=\"2\" hidden=\"1\">{}</row></sheetData>",
        cell("A1", "事项"),
        cell("A2", "花名册")
    );
    let hidden_column = format!(
        "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/></cols>{}",
        rows(&(cell("A1", "事项") + &cell("B1", "花名册")))
    );
    let digits = rows(r#"<c r="A1"><v>1.1010519491231E+17</v></c>"#);
    let cell_comment = format!(
        r#"<comments {s}><authors><author>李明</author></authors><commentList><comment ref="A1" authorId="0"><text><t>数字要核实</t></text></comment></commentList></comments>"#
    );
    let relations = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="c" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>"#;
    let commented = || {
        Office::xlsx(&[("公开", "", &plain)])
            .member("xl/comments1.xml", &cell_comment)
            .member("xl/worksheets/_rels/sheet1.xml.rels", relations)
            .bytes()
    };
    let external = format!(
        r#"<externalLink {s} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><externalBook r:id="e"><sheetNames><sheetName val="工资"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1"><cell r="A1" t="str"><v>工资明细</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>"#
    );
    let link = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="e" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" Target="file:///C:/Users/liming/gz.xlsx" TargetMode="External"/></Relationships>"#;
    let linked = || {
        Office::xlsx(&[("公开", "", &plain)])
            .part("l", "externalLink", "externalLinks/externalLink1.xml", &external)
            .member("xl/externalLinks/_rels/externalLink1.xml.rels", link)
            .bytes()
    };
    vec![
        of("隐藏的工作表", second("state=\"hidden\""), "hidden/hidden-cells", "花名册"),
        of("深度隐藏的工作表", second("state=\"veryHidden\""), "hidden/hidden-cells", "花名册"),
        of("隐藏的行", Office::xlsx(&[("公开", "", &hidden_row)]).bytes(), "hidden/hidden-cells", "花名册"),
        of("隐藏的列", Office::xlsx(&[("公开", "", &hidden_column)]).bytes(), "hidden/hidden-cells", "花名册"),
        of(
            "丢了后几位的长号码",
            Office::xlsx(&[("公开", "", &digits)]).bytes(),
            "hidden/lost-digits",
            "1.1010519491231E+17",
        ),
        of("批注", commented(), "hidden/comment", "数字要核实"),
        of("批注人", commented(), "hidden/author", "李*"),
        of("外部链接的缓存", linked(), "hidden/stored-data", "工资明细"),
        of("外部链接的路径", linked(), "hidden/path", "fil****xlsx"),
        of(
            "作者",
            Office::xlsx(&[("公开", "", &plain)]).core("<dc:creator>李明</dc:creator>").bytes(),
            "hidden/author",
            "李*",
        ),
        of(
            "宏",
            Office::xlsx(&[("公开", "", &plain)]).part("v", "vbaProject", "vbaProject.bin", "\u{1}").bytes(),
            "hidden/macro",
            "xl/vbaProject.bin",
        ),
    ]
}

fn pdf() -> Vec<Sample> {
    let of = |what, bytes: Vec<u8>, rule, shown| sample(what, "a.pdf", bytes, rule, shown);
    let new = || Pdf::new("UniGB-UCS2-H");
    let show = |setting: &str, place: &str, text: &str| {
        format!("q {setting} BT /F 16 Tf 1 0 0 1 {place} Tm {} Tj ET Q\n", new().string(text))
    };
    let seen = || show("", "72 770", "请各单位抓好落实。");
    let with = |setting: &str, place: &str| new().add_page(seen() + &show(setting, place, "底价八十万元")).bytes();
    let utf16 = |text: &str| {
        let hex: String = format!("\u{FEFF}{text}").encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        format!("<{hex}>")
    };
    let object = |objects: &[String], catalogue: &str, trailer: &str, page: &str| {
        let mut pdf = new().add_page(seen());
        pdf.objects = objects.to_vec();
        (pdf.catalogue, pdf.trailer, pdf.page) = (catalogue.into(), trailer.into(), page.into());
        pdf.bytes()
    };
    let info = |key: &str, value: &str| object(&[format!("<< /{key} {} >>", utf16(value))], "", "/Info 100 0 R", "");
    let note = format!(
        "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents {} /T {} >>",
        utf16("数字要核实"),
        utf16("李明")
    );
    let annotated = || object(std::slice::from_ref(&note), "", "", "/Annots [100 0 R]");
    let attached = [
        format!("<< /Type /Filespec /F (a.txt) /UF {} /EF << /F 101 0 R >> >>", utf16("名单.txt")),
        "<< /Type /EmbeddedFile /Length 3 >>\nstream\nabc\nendstream".to_owned(),
    ];
    let attachment = object(&attached, "/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>", "", "");
    let script = object(&["<< /S /JavaScript /JS (app.alert\\(1\\)) >>".to_owned()], "/OpenAction 100 0 R", "", "");
    let field = [format!("<< /FT /Tx /T (a) /V {} >>", utf16("示例路1号"))];
    let form = object(&field, "/AcroForm << /Fields [100 0 R] >>", "", "");
    let covered = new().add_page(show("", "72 500", "底价八十万元") + "0 g 60 480 300 60 re f\n" + &seen()).bytes();
    vec![
        of("作者", info("Author", "李明"), "hidden/author", "李*"),
        of("标题属性", info("Title", "关于调整班子的请示"), "hidden/property", "关于调整班子的请示"),
        of("隐藏文字（渲染方式 3）", with("3 Tr", "72 500"), "hidden/unseen-text", "底价八十万元"),
        of("白色文字", with("1 1 1 rg", "72 500"), "hidden/unseen-text", "底价八十万元"),
        of("页面以外的文字", with("", "72 1200"), "hidden/unseen-text", "底价八十万元"),
        of("被遮住的文字", covered, "hidden/unseen-text", "底价八十万元"),
        of("批注", annotated(), "hidden/comment", "数字要核实"),
        of("批注人", annotated(), "hidden/author", "李*"),
        of("附件", attachment, "hidden/embedded-file", "名单.txt"),
        of("脚本", script, "hidden/script", "app.alert(1)"),
        of("表单的值", form, "hidden/form-value", "示例路1号"),
        of("文件末尾的数据", [new().add_page(seen()).bytes(), vec![b'x'; 64]].concat(), "hidden/stray-bytes", ""),
    ]
}

fn plain() -> Vec<Sample> {
    let page = |inner: &str| {
        format!("<!DOCTYPE html><html><head>{0}</head><body><p>请各单位抓好落实。</p>{inner}</body></html>", "")
            .into_bytes()
    };
    let head = |inner: &str| {
        format!("<!DOCTYPE html><html><head>{inner}</head><body><p>请抓好落实。</p></body></html>").into_bytes()
    };
    vec![
        sample("注释", "a.html", page("<!-- 底价八十万元 -->"), "hidden/comment", "底价八十万元"),
        sample(
            "不显示的文字",
            "a.html",
            page("<p style=\"display:none\">底价八十万元</p>"),
            "hidden/unseen-text",
            "底价八十万元",
        ),
        sample("作者", "a.html", head("<meta name=\"author\" content=\"李明\">"), "hidden/author", "李*"),
        sample(
            "隐藏的表单值",
            "a.html",
            page("<input type=\"hidden\" value=\"示例路1号\">"),
            "hidden/form-value",
            "示例路1号",
        ),
        sample("注释", "a.md", "请抓好落实。\n\n<!-- 底价八十万元 -->\n".into(), "hidden/comment", "底价八十万元"),
        sample("看不见的字符", "a.txt", "请抓好\u{200B}落实。\n".into(), "hidden/invisible-character", "U+200B"),
        sample(
            "丢了后几位的长号码",
            "a.csv",
            "姓名,身份证号\n李明,1.10105E+17\n王芳,1.10105E+17\n".into(),
            "hidden/lost-digits",
            "1.10105E+17",
        ),
    ]
}

/// The rows of the table, as they come out.
fn table() -> String {
    let mut table = String::from("| 格式 | 内容 | 规则 | 显示为 | 位置 |\n|---|---|---|---|---|\n");
    let mut lacking = Vec::new();
    for sample in [docx(), xlsx(), pdf(), plain()].into_iter().flatten() {
        let found = findings(&sample);
        let fits = |finding: &&Finding| {
            *finding.rule == *sample.rule && (sample.shown.is_empty() || finding.matched == sample.shown)
        };
        let told: Vec<_> = found.iter().map(|one| (&*one.rule, &one.matched, &one.location.label)).collect();
        let Some(finding) = found.iter().find(fits) else {
            lacking.push(format!("{}: {} ({}, “{}”): {told:?}", sample.name, sample.what, sample.rule, sample.shown));
            continue;
        };
        let format = sample.name.rsplit_once('.').unwrap().1;
        let (shown, label) = (finding.matched.replace('|', "\\|"), &finding.location.label);
        writeln!(table, "| {format} | {} | `{}` | {shown} | {label} |", sample.what, sample.rule).unwrap();
    }
    assert!(lacking.is_empty(), "not told: {lacking:#?}");
    table
}

/// `UPDATE=1 cargo test --test hidden` writes the table anew.
#[test]
fn every_sort_is_told_as_the_table_says() {
    const MARKS: [&str; 2] = ["<!-- hidden: written by tests/hidden.rs -->\n", "<!-- end -->\n"];
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/formats.md");
    let page = std::fs::read_to_string(path).unwrap();
    let (head, rest) = page.split_once(MARKS[0]).unwrap();
    let (old, tail) = rest.split_once(MARKS[1]).unwrap();
    let table = table();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, [head, MARKS[0], &table, MARKS[1], tail].concat()).unwrap();
    } else {
        assert!(old == table, "docs/formats.md is out of date: run UPDATE=1 cargo test --test hidden");
    }
}

#[test]
fn a_clean_document_carries_nothing() {
    let text = "请各单位抓好落实。";
    let pdf = Pdf::new("UniGB-UCS2-H").set(text).bytes();
    let html = format!("<!DOCTYPE html><html><head><title>通知</title></head><body><p>{text}</p></body></html>");
    let sheet = format!("<sheetData><row r=\"1\">{}</row></sheetData>", cell("A1", text));
    for (name, bytes) in [
        ("a.docx", Office::docx(&p(text)).bytes()),
        ("a.xlsx", Office::xlsx(&[("公开", "", &sheet)]).bytes()),
        ("a.pdf", pdf),
        ("a.html", html.into_bytes()),
        ("a.md", text.as_bytes().to_vec()),
        ("a.txt", text.as_bytes().to_vec()),
    ] {
        let found = findings(&sample("", name, bytes, "", ""));
        let told: Vec<_> = found.iter().map(|one| (&*one.rule, &one.matched)).collect();
        assert!(told.is_empty(), "{name}: {told:?}");
    }
}
