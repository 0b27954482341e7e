//! Samples of PDF files.

use super::photo::photo;
use super::support::office::Pdf;
use super::support::planted::said;
use super::{Sample, findings, sample};
use hegao::finding::Severity;

/// What the samples hide.
const SECRET: &str = "底价八十万元";

pub fn samples() -> Vec<Sample> {
    [properties(), unseen(), told_aloud(), annotations(), forms(), attachments(), leads(), leftovers(), pictures()]
        .into_iter()
        .flatten()
        .collect()
}

fn of(what: &'static str, bytes: Vec<u8>, rule: &'static str, shown: &'static str) -> Sample {
    sample(what, "a.pdf", bytes, rule, shown)
}

fn new() -> Pdf {
    Pdf::new("UniGB-UCS2-H")
}

/// A text string of an object.
fn utf16(text: &str) -> String {
    let hex: String = format!("\u{FEFF}{}", said(text)).encode_utf16().map(|unit| format!("{unit:04X}")).collect();
    format!("<{hex}>")
}

/// Operators that show `text` at a place.
fn show(setting: &str, place: &str, text: &str) -> String {
    format!("q {setting} BT /F 16 Tf 1 0 0 1 {place} Tm {} Tj ET Q\n", new().string(text))
}

/// Operators of a page on which nothing is wrong.
fn seen() -> String {
    show("", "72 770", "请各单位抓好落实。")
}

fn stream(entries: &str, data: &str) -> String {
    let data = said(data);
    format!("<< {entries} /Length {} >>\nstream\n{data}\nendstream", data.len())
}

/// A page on which nothing is wrong, with further objects and entries.
fn object(objects: &[String], catalogue: &str, trailer: &str, page: &str) -> Vec<u8> {
    let mut pdf = new().add_page(seen());
    pdf.objects = objects.to_vec();
    (pdf.catalogue, pdf.trailer, pdf.page) = (catalogue.into(), trailer.into(), said(page));
    pdf.bytes()
}

/// A page with further operators, entries of its resources, and objects.
fn drawn(operators: &str, resources: &str, objects: &[String]) -> Vec<u8> {
    let mut pdf = new().add_page(seen() + operators);
    pdf.objects = objects.to_vec();
    pdf.resources = resources.into();
    pdf.bytes()
}

/// `bytes` with an object written anew behind their end, as programs save a change.
fn revised(bytes: &[u8], number: usize, object: &str) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let before = text.rsplit("startxref\n").next().unwrap().lines().next().unwrap().to_owned();
    let mut bytes = bytes.to_vec();
    let at = bytes.len();
    bytes.extend(format!("{number} 0 obj\n{object}\nendobj\n").into_bytes());
    let table = bytes.len();
    let tail = format!(
        "xref\n{number} 1\n{at:010} 00000 n \ntrailer\n<< /Size 200 /Root 1 0 R /Prev {before} >>\nstartxref\n{table}\n%%EOF\n"
    );
    bytes.extend(tail.into_bytes());
    bytes
}

fn properties() -> Vec<Sample> {
    let info = |key: &str, value: &str| object(&[format!("<< /{key} {} >>", utf16(value))], "", "/Info 100 0 R", "");
    let packet = "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
        <rdf:Description xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:creator><rdf:Seq><rdf:li>王芳</rdf:li></rdf:Seq>\
        </dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";
    let xmp = object(&[stream("/Type /Metadata /Subtype /XML", packet)], "/Metadata 100 0 R", "", "");
    let pieces = object(&[], "", "", "/PieceInfo << /IllustratorKept << /Private (a) >> >>");
    vec![
        of("作者", info("Author", "李明"), "hidden/author", "李*"),
        of("标题属性", info("Title", "关于调整班子的请示"), "hidden/property", "关于调整班子的请示"),
        of("单位", info("Company", "示例公司"), "hidden/company", "示例公司"),
        of("自定义属性", info("SourceModified", "内部第7稿"), "hidden/property", "内部第7稿"),
        of("导出程序", info("Producer", "WPS 文字"), "hidden/build-id", "WPS 文字"),
        of("导出程序留下的路径", info("Creator", "D:\\李明\\名单.docx"), "hidden/path", "D:\\****docx"),
        of("作者（XMP）", xmp, "hidden/author", "王*"),
        of("程序的私有数据", pieces, "hidden/stored-data", "IllustratorKept"),
    ]
}

fn unseen() -> Vec<Sample> {
    let with = |setting: &str, place: &str| drawn(&show(setting, place, SECRET), "", &[]);
    let tiny = drawn(&show("", "72 500", SECRET).replace("/F 16 Tf", "/F 1 Tf"), "", &[]);
    let clear = drawn(&show("/G gs", "72 500", SECRET), "/ExtGState << /G << /ca 0 >> >>", &[]);
    let mut cropped = new().add_page(seen() + &show("", "72 100", SECRET));
    cropped.page = "/CropBox [0 400 595 842]".into();
    let clipped = with("0 0 20 20 re W n", "72 500");
    let covered = drawn(&(show("", "72 500", SECRET) + "0 g 60 480 300 60 re f\n"), "", &[]);
    let image =
        stream("/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x");
    let pictured = show("", "72 500", SECRET) + "q 300 0 0 60 60 480 cm /I Do Q\n";
    let pictured = drawn(&pictured, "/XObject << /I 100 0 R >>", &[image]);
    let mut layered = new().add_page(seen() + "/OC /L BDC\n" + &show("", "72 500", SECRET) + "EMC\n");
    layered.objects = vec!["<< /Type /OCG /Name (a) >>".into()];
    layered.resources = "/Properties << /L 100 0 R >>".into();
    layered.catalogue = "/OCProperties << /OCGs [100 0 R] /D << /OFF [100 0 R] >> >>".into();
    let unseen = |what, bytes| of(what, bytes, "hidden/unseen-text", SECRET);
    vec![
        unseen("隐藏文字（渲染方式 3）", with("3 Tr", "72 500")),
        unseen("隐藏文字（渲染方式 7）", with("7 Tr", "72 500")),
        unseen("透明的文字", clear),
        unseen("白色文字", with("1 1 1 rg", "72 500")),
        unseen("极小的文字", tiny),
        unseen("页面以外的文字", with("", "72 1200")),
        unseen("裁去的文字", cropped.bytes()),
        unseen("剪切区以外的文字", clipped),
        unseen("被色块遮住的文字", covered),
        unseen("被图片遮住的文字", pictured),
        unseen("关闭的图层", layered.bytes()),
    ]
}

/// What programs are told that the page does not show.
fn told_aloud() -> Vec<Sample> {
    let marked = |key: &str| {
        let operators = format!("/Span << /{key} {} >> BDC\n{}EMC\n", utf16(SECRET), show("", "72 500", "价格从略"));
        drawn(&operators, "", &[])
    };
    let element = format!("<< /Type /StructElem /S /Figure /P 101 0 R /Alt {} >>", utf16("示例镇办公楼平面图"));
    let tree = "<< /Type /StructTreeRoot /K 100 0 R >>".to_owned();
    let bookmark = format!("<< /Title {} /Parent 101 0 R >>", utf16("原第三章 人员调整"));
    let outline = "<< /Type /Outlines /First 100 0 R /Last 100 0 R /Count 1 >>".to_owned();
    let labels = format!("/PageLabels << /Nums [0 << /S /D /P {} >>] >>", utf16("内部稿-"));
    vec![
        of("替换文字（ActualText）", marked("ActualText"), "hidden/alt-text", SECRET),
        of("替代文字（Alt）", marked("Alt"), "hidden/alt-text", SECRET),
        of(
            "图片说明",
            object(&[element, tree], "/StructTreeRoot 101 0 R", "", ""),
            "hidden/alt-text",
            "示例镇办公楼平面图",
        ),
        of("书签", object(&[bookmark, outline], "/Outlines 101 0 R", "", ""), "hidden/property", "原第三章 人员调整"),
        of("页码标签", object(&[], &labels, "", ""), "hidden/property", "内部稿-"),
    ]
}

fn annotations() -> Vec<Sample> {
    let note = |subtype: &str, entries: &str| {
        format!(
            "<< /Type /Annot /Subtype /{subtype} /Rect [0 0 9 9] /Contents {} /T {} {entries} >>",
            utf16("数字要核实"),
            utf16("李明")
        )
    };
    let on_page = |note: String| object(&[note], "", "", "/Annots [100 0 R]");
    let comment = |what, bytes| of(what, bytes, "hidden/comment", "数字要核实");
    vec![
        comment("批注", on_page(note("Text", ""))),
        of("批注人", on_page(note("Text", "")), "hidden/author", "李*"),
        comment("隐藏的批注", on_page(note("Text", "/F 2"))),
        comment("不显示的批注", on_page(note("FreeText", "/F 32"))),
        comment("弹出的批注", on_page(note("Popup", ""))),
        comment("划线的批注", on_page(note("Highlight", ""))),
        comment("没有引用的批注", object(&[note("Text", "")], "", "", "")),
    ]
}

fn forms() -> Vec<Sample> {
    let field = [format!("<< /FT /Tx /T (a) /V {} >>", utf16("示例路1号"))];
    let data = "<xfa:datasets xmlns:xfa=\"http://www.xfa.org/schema/xfa-data/1.0/\"><xfa:data><a>示例路2号</a></xfa:data>\
        </xfa:datasets>";
    let xfa = [stream("", data)];
    let script = ["<< /S /JavaScript /JS (app.alert\\(1\\)) >>".to_owned()];
    vec![
        of("表单的值", object(&field, "/AcroForm << /Fields [100 0 R] >>", "", ""), "hidden/form-value", "示例路1号"),
        of(
            "XFA 表单的数据",
            object(&xfa, "/AcroForm << /Fields [] /XFA [(datasets) 100 0 R] >>", "", ""),
            "hidden/form-value",
            "示例路2号",
        ),
        of("脚本", object(&script, "/OpenAction 100 0 R", "", ""), "hidden/script", "app.alert(1)"),
    ]
}

fn attachments() -> Vec<Sample> {
    let file = [
        format!("<< /Type /Filespec /F (a.txt) /UF {} /EF << /F 101 0 R >> >>", utf16("名单.txt")),
        stream("/Type /EmbeddedFile", "电话：13800138000"),
    ];
    let named = || object(&file, "/Names << /EmbeddedFiles << /Names [(a) 100 0 R] >> >>", "", "");
    let pinned = object(&file, "", "", "/Annots [<< /Subtype /FileAttachment /Rect [0 0 9 9] /FS 100 0 R >>]");
    vec![
        of("附件", named(), "hidden/embedded-file", "名单.txt"),
        of("附件的内容", named(), "privacy/mobile-number", "138****8000"),
        of("批注带的附件", pinned, "hidden/embedded-file", "名单.txt"),
        of("关联的文件（AF）", object(&file, "/AF [100 0 R]", "", ""), "hidden/embedded-file", "名单.txt"),
    ]
}

/// Where a file leads.
fn leads() -> Vec<Sample> {
    let link = |action: &str| {
        let link = format!("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << {action} >> >>");
        object(&[link], "", "", "/Annots [100 0 R]")
    };
    vec![
        of("内网的链接", link("/S /URI /URI (http://192.168.3.7/oa)"), "hidden/path", "htt****7/oa"),
        of("带号码的链接", link("/S /URI /URI (tel:13800138000)"), "privacy/mobile-number", "138****8000"),
        of("指向别的文件的链接", link("/S /Launch /F (D:\\\\a\\\\b.docx)"), "hidden/path", "D:\\****docx"),
    ]
}

/// What programs leave in a file, and what signs it.
fn leftovers() -> Vec<Sample> {
    let page = new().add_page(seen() + &show("", "72 500", SECRET)).bytes();
    let earlier = revised(&page, 11, &stream("", &seen()));
    let info = object(&[format!("<< /Author {} >>", utf16("王芳"))], "", "/Info 100 0 R", "");
    let info = revised(&info, 100, "<< >>");
    let taken_out = [
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents 101 0 R >>"
            .to_owned(),
        stream("", &show("", "72 770", SECRET)),
    ];
    let signature = |key: &str, value: &str| {
        object(&[format!("<< /Type /Sig /Filter /Adobe.PPKLite /{key} {} >>", utf16(value))], "", "", "")
    };
    let certified = |name: &str| {
        let name = said(name);
        let hex: String = name.bytes().map(|byte| format!("{byte:02X}")).collect();
        object(&[format!("<< /Type /Sig /Contents <06035504030C{:02X}{hex}> >>", name.len())], "", "", "")
    };
    // As most files are: with streams that are no text.
    let packed = object(&[stream("", &"\0".repeat(64))], "", "", "");
    vec![
        of("以前的内容", earlier, "hidden/earlier-version", SECRET),
        of("以前的作者", info, "hidden/author", "王*"),
        of("删去的页", object(&taken_out, "", "", ""), "hidden/earlier-version", SECRET),
        of("证书里的人名", certified("李明"), "hidden/author", "李*"),
        of("证书里的单位", certified("示例镇人民政府"), "hidden/property", "示例镇人民政府"),
        of("签名人", signature("Name", "李明"), "hidden/author", "李*"),
        of("签名的联系方式", signature("ContactInfo", "李明"), "hidden/author", "李*"),
        of("签名的地点", signature("Location", "示例镇示例路1号"), "hidden/property", "示例镇示例路1号"),
        of(
            "文件末尾的数据",
            [object(&[], "", "", ""), said(&"x".repeat(64)).into_bytes()].concat(),
            "hidden/stray-bytes",
            "",
        ),
        of(
            "文件开头的数据",
            [said("HTTP/1.1 200 OK\r\n").into_bytes(), packed].concat(),
            "hidden/stray-bytes",
            "HTTP/1.1 200 OK",
        ),
    ]
}

fn pictures() -> Vec<Sample> {
    let photo = photo();
    let mark = "~".repeat(photo.len());
    let entries = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode";
    let mut bytes = drawn("q 60 0 0 60 60 480 cm /I Do Q\n", "/XObject << /I 100 0 R >>", &[stream(entries, &mark)]);
    let at = memchr::memmem::find(&bytes, mark.as_bytes()).unwrap();
    bytes[at..at + photo.len()].copy_from_slice(&photo);
    let thumbnail = stream("/Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8", "x");
    vec![
        of("照片的拍摄地点", bytes.clone(), "hidden/gps", "****"),
        of("照片的拍摄设备", bytes, "hidden/camera", "SL-20"),
        of("缩略图", object(&[thumbnail], "", "", "/Thumb 100 0 R"), "hidden/thumbnail", "Thumb"),
    ]
}

#[test]
fn what_is_ordinary_is_no_fault() {
    let bookmark = format!("<< /Title {} /Parent 101 0 R >>", utf16("请各单位抓好落实"));
    let objects = [
        bookmark,
        "<< /Type /Outlines /First 100 0 R /Last 100 0 R /Count 1 >>".to_owned(),
        format!(
            "<< /Title {} /Producer {} /CreationDate (D:20250108090000+08'00') >>",
            utf16("请各单位抓好落实"),
            utf16("WPS 文字")
        ),
        "<< /Type /StructElem /S /P /P 104 0 R >>".to_owned(),
        "<< /Type /StructTreeRoot /K 103 0 R /ParentTree << /Nums [0 [103 0 R]] >> >>".to_owned(),
    ];
    let catalogue =
        "/Outlines 101 0 R /StructTreeRoot 104 0 R /PageLabels << /Nums [0 << /S /r >> 1 << /S /D /P (A-) >>] >>";
    let link =
        "/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://www.example.com/) >> >>]";
    let found = findings(&of("", object(&objects, catalogue, "/Info 102 0 R", link), "", ""));
    let grave = found.iter().filter(|finding| finding.severity != Severity::Note);
    let told: Vec<_> = grave.map(|finding| (&*finding.rule, &finding.matched)).collect();
    assert!(told.is_empty(), "{told:?}");
}
