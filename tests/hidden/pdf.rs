//! Samples of PDF files.

use super::support::office::Pdf;
use super::{Sample, sample};

pub fn samples() -> Vec<Sample> {
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
