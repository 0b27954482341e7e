//! What a file carries that is on no page, in small files.

use super::super::sample::{Sample, show, string};
use super::super::tests::{document, hidden, texts};
use crate::reader::read;
use hegao_model::document::{GapKind, Hidden, Limits};

#[test]
fn what_is_on_no_page_is_told() {
    let mut sample = Sample::new("GBK-EUC-H");
    let xmp = "<?xpacket begin=''?><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='r'><rdf:Description \
        xmlns:xmp='x' xmp:CreatorTool='C:\\Users\\liming\\a.docx'><dc:creator xmlns:dc='d'><rdf:Seq><rdf:li>王&#x5F3A;\
        </rdf:li></rdf:Seq></dc:creator></rdf:Description></rdf:RDF></x:xmpmeta>";
    let metadata = sample.stream("/Type/Metadata/Subtype/XML", xmp.as_bytes());
    let file = sample.object(&format!("<</Type/Filespec/UF{}/EF<</F 1 0 R>>>>", string("名单.txt")));
    let script = sample.object("<</S/JavaScript/JS(app.alert\\(1\\))>>");
    let info = sample.object(&format!("<</Author{}/Company{}>>", string("李明"), string("示例公司")));
    let field = sample.object(&format!("<</FT/Tx/T(phone)/V{}>>", string("13800138000")));
    sample.catalog(&format!(
        "/Metadata {metadata} 0 R/AF[{file} 0 R]/OpenAction {script} 0 R/AcroForm<</Fields[{field} 0 R]>>"
    ));
    sample.entries(&format!(
        "/Annots[<</Type/Annot/Subtype/Text/F 2/Rect[0 0 9 9]/Contents{}/T{}>>\
         <</Type/Annot/Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(http://192.168.3.7/oa)>>>>]",
        string("请删去这一句"),
        string("王强")
    ));
    let mut bytes = sample.page(&show(60.0, 700.0, "正文")).with_trailer(&format!("/Info {info} 0 R"));
    bytes.extend("附在后面的字".as_bytes());
    let found = hidden(&document(bytes));
    for (kind, text, label) in [
        (Hidden::Author, "李明", "文档属性：作者"),
        (Hidden::Company, "示例公司", "文档属性：单位"),
        (Hidden::Author, "王强", "第1页批注1（隐藏）（作者）"),
        (Hidden::Comment, "请删去这一句", "第1页批注1（隐藏）"),
        (Hidden::Path, "C:\\Users\\liming\\a.docx", "文档属性（XMP）：路径"),
        (Hidden::EmbeddedFile, "名单.txt", "附件"),
        (Hidden::Script, "app.alert(1)", "脚本"),
        (Hidden::FormValue, "13800138000", "表单“phone”"),
        (Hidden::Path, "http://192.168.3.7/oa", "链接"),
        (Hidden::StrayBytes, "附在后面的字", "文件尾之后的数据"),
    ] {
        let expected = (kind, text.to_owned(), label.to_owned());
        assert!(found.contains(&expected), "{expected:?} in {found:?}");
    }
}

/// A file that carries these.
fn carrying(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut sample = Sample::new("GBK-EUC-H");
    for (name, content) in files {
        let stream = sample.stream("/Type/EmbeddedFile", content);
        sample.object(&format!("<</Type/Filespec/UF{}/EF<</F {stream} 0 R>>>>", string(name)));
        sample.object(&format!("<</Type/Filespec/UF{}/EF<</UF {stream} 0 R>>>>", string(name)));
    }
    sample.page(&show(60.0, 700.0, "正文")).bytes()
}

#[test]
fn attachments_are_read() {
    let table = "姓名,电话\n李明,13800138000\n".as_bytes();
    let inner = carrying(&[("名单.csv", table)]);
    let read = document(carrying(&[
        ("通知.txt", "第一行\n第二行".as_bytes()),
        ("a.pdf", &inner),
        ("13800138000.txt", b"abc"),
    ]));
    let found = hidden(&read);
    for (text, label) in [
        ("第二行", "附件 通知.txt：第2行"),
        ("正文", "附件 a.pdf：第1页第1段"),
        ("电话：13800138000", "附件 a.pdf：附件 名单.csv：第2行“电话”"),
        ("abc", "附件 13800138000.txt：第1行"),
    ] {
        let expected = (Hidden::EmbeddedText, text.to_owned(), label.to_owned());
        assert_eq!(found.iter().filter(|one| **one == expected).count(), 1, "{expected:?} in {found:?}");
    }
    assert!(read.gaps.is_empty());
    assert!(read.blocks.iter().all(|block| (block.part as usize) < read.parts.len()));
}

#[test]
fn attachments_that_are_not_read_are_gaps() {
    let mut file = carrying(&[("a.txt", b"abc")]);
    let gaps = |file: Vec<u8>| document(file).gaps.into_iter().map(|gap| (gap.kind(), gap.part)).collect::<Vec<_>>();
    let part = |name: &str| (GapKind::Unsupported, Some(name.to_owned()));
    assert_eq!(gaps(carrying(&[("a.7z", b"7z\xBC\xAF\x27\x1C")])), [part("attachment 1")]);
    for _ in 0..3 {
        file = carrying(&[("a.pdf", &file)]);
    }
    let deepest = (GapKind::Limit, Some("attachment 1/attachment 1/attachment 1".to_owned()));
    assert_eq!(gaps(file), [deepest], "too deep");
    let limits = Limits { unpacked: 2000, ..Limits::default() };
    let many = carrying(&[("a.txt", &[b'a'; 900]), ("b.txt", &[b'b'; 900])]);
    let read = read("a.pdf", many, &limits).ok().unwrap();
    assert_eq!(read.gaps.iter().map(|gap| gap.kind()).collect::<Vec<_>>(), [GapKind::Limit], "too large together");
}

/// The file with other objects, saved behind it.
pub(super) fn revised(mut bytes: Vec<u8>, objects: &[(usize, &str)]) -> Vec<u8> {
    let before = memchr::memmem::rfind(&bytes, b"startxref\n").unwrap() + 10;
    let before: String =
        bytes[before..].iter().take_while(|byte| byte.is_ascii_digit()).map(|byte| *byte as char).collect();
    let mut table = String::from("xref\n");
    for (number, content) in objects {
        table += &format!("{number} 1\n{:010} 00000 n \n", bytes.len());
        bytes.extend(format!("{number} 0 obj\n{content}\nendobj\n").bytes());
    }
    let start = bytes.len();
    let trailer = format!("trailer<</Size 100/Root 1 0 R/Prev {before}>>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend((table + &trailer).bytes());
    bytes
}

#[test]
fn an_attachment_that_was_taken_out_is_a_gap() {
    let document = document(revised(carrying(&[("名单.txt", b"abc")]), &[(8, "<<>>"), (9, "<<>>")]));
    assert!(hidden(&document).contains(&(Hidden::EmbeddedFile, "名单.txt".into(), "历史版本1，附件".into())));
    assert_eq!(document.gaps.iter().map(|gap| gap.kind()).collect::<Vec<_>>(), [GapKind::Unsupported]);
}

#[test]
fn what_was_taken_out_is_told() {
    let mut sample = Sample::new("GBK-EUC-H");
    let content = sample.stream("", show(60.0, 700.0, "删去的一页").as_bytes());
    let page = format!(
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {content} 0 R/Resources<</Font<</F1 3 0 R>>>>>>"
    );
    sample.object(&page);
    sample.object(&format!("<</Type/Annot/Subtype/Text/Contents{}>>", string("删去的批注")));
    let kept = sample.object(&format!("<</Type/Annot/Subtype/Text/Contents{}>>", string("留下的批注")));
    // What comes behind a reference to nothing counts too.
    sample.entries(&format!("/Annots[99 0 R {kept} 0 R]"));
    let found = hidden(&document(sample.page(&show(60.0, 700.0, "正文")).bytes()));
    for (kind, text, label) in [
        (Hidden::EarlierVersion, "删去的一页", "删去的页"),
        (Hidden::Comment, "删去的批注", "页面已不用的批注"),
        (Hidden::Comment, "留下的批注", "第1页批注1"),
    ] {
        let expected = (kind, text.to_owned(), label.to_owned());
        assert_eq!(found.iter().filter(|one| **one == expected).count(), 1, "{expected:?} in {found:?}");
    }
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn content_that_nothing_uses_is_told() {
    let mut sample = Sample::new("GBK-EUC-H");
    sample.stream("", show(60.0, 700.0, "遮盖以前的内容").as_bytes());
    let used = sample.stream("/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</Font<</F1 3 0 R>>>>", b"BT ET");
    sample.stream("/Type/ObjStm/N 0/First 0", show(60.0, 600.0, "别的").as_bytes());
    sample.stream("", b"no content of a page");
    sample.resources(&format!("/XObject<</X {used} 0 R>>"));
    let label = "文件里不再使用的内容".to_owned();
    let read = document(sample.page(&show(60.0, 700.0, "正文")).bytes());
    assert_eq!(hidden(&read), [(Hidden::EarlierVersion, "遮盖以前的内容".into(), label.clone())]);
    assert!(read.gaps.is_empty());
    sample.stream("", b"BT /Other 12 Tf (text) Tj ET");
    assert!(hidden(&document(sample.bytes())).contains(&(Hidden::EarlierVersion, "1 页的内容".into(), label)));
}

#[test]
fn a_text_box_that_holds_another_text_than_it_shows_is_told() {
    let found = |contents: &str| {
        let mut sample = Sample::new("GBK-EUC-H");
        let look = [show(2.0, 5.0, "价格另行"), show(2.0, 25.0, "公布")].concat();
        let entries = "/Type/XObject/Subtype/Form/BBox[0 0 228 40]/Resources<</Font<</F1 3 0 R>>>>";
        let look = sample.stream(entries, look.as_bytes());
        sample.entries(&format!(
            "/Annots[<</Type/Annot/Subtype/FreeText/Rect[72 500 300 540]/F 4/Contents{}/AP<</N {look} 0 R>>>>]",
            string(contents)
        ));
        hidden(&document(sample.page(&show(60.0, 700.0, "正文")).bytes()))
    };
    assert!(found("价格另行\r公布").is_empty());
    let told = (Hidden::Comment, "底价八十万元，电话13800138000".to_owned(), "第1页批注1".to_owned());
    assert_eq!(found("底价八十万元，电话13800138000"), [told]);
}

#[test]
fn earlier_states_are_told_apart() {
    let mut sample = Sample::new("GBK-EUC-H");
    let info = sample.object(&format!("<</Author{}>>", string("李明")));
    let mut bytes = sample.page(&show(60.0, 700.0, "原来的一句")).with_trailer(&format!("/Info {info} 0 R"));
    let changed = Sample::new("GBK-EUC-H").page(&show(60.0, 700.0, "改过的一句")).bytes();
    let content = memchr::memmem::find(&changed, b"7 0 obj").unwrap();
    let end = content + memchr::memmem::find(&changed[content..], b"endobj").unwrap();
    // The content of the page, which had number 8 behind the information dictionary.
    let place = bytes.len() + 1;
    bytes.push(b'\n');
    bytes.extend(b"8 0 obj");
    bytes.extend(&changed[content + 7..end]);
    let before = memchr::memmem::rfind(&bytes, b"startxref\n").unwrap() + 10;
    let before: String =
        bytes[before..].iter().take_while(|byte| byte.is_ascii_digit()).map(|byte| *byte as char).collect();
    let start = bytes.len() + 7;
    bytes.extend(format!("endobj\nxref\n8 1\n{place:010} 00000 n \ntrailer<</Size 10/Root 1 0 R/Prev {before}>>\nstartxref\n{start}\n%%EOF\n").bytes());
    let document = document(bytes);
    assert_eq!(texts(&document, |block| block.hidden.is_none()), ["改过的一句"]);
    assert!(hidden(&document).contains(&(Hidden::EarlierVersion, "原来的一句".into(), "历史版本1".into())));
}

#[test]
fn what_an_earlier_state_lost_is_a_gap() {
    let content = |text: &str| {
        let text = show(60.0, 700.0, text);
        format!("<</Length {}>>stream\n{text}\nendstream", text.len())
    };
    let whole = Sample::new("GBK-EUC-H").page(&show(60.0, 700.0, "原来的一句")).bytes();
    // All that the earlier state alone has is written anew: what is damaged there is nothing to the last.
    let objects = [(1, "<</Type/Catalog/Pages 2 0 R>>"), (2, "<</Type/Pages/Kids[8 0 R]/Count 1>>")];
    let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 7 0 R/Resources<</Font<</F1 3 0 R>>>>>>";
    let changed = content("改过的一句");
    let objects = [&objects[..], &[(7, &changed), (8, page)]].concat();
    let gaps = |from: &str, to: &str| {
        let at = memchr::memmem::rfind(&whole, from.as_bytes()).expect(from);
        let mut bytes = revised(whole.clone(), &objects);
        bytes.splice(at..at + to.len(), to.bytes());
        let document = document(bytes);
        assert_eq!(texts(&document, |block| block.hidden.is_none()), ["改过的一句"], "{to}");
        let is_told = hidden(&document).contains(&(Hidden::EarlierVersion, "原来的一句".into(), "历史版本1".into()));
        (is_told, document.gaps.into_iter().map(|gap| (gap.kind(), gap.reason)).collect::<Vec<_>>())
    };
    assert_eq!(gaps("Tj", "Tj"), (true, Vec::new()));
    let mut silent = Vec::new();
    for (from, to) in [
        ("/Count 1", "/Count 2"),
        ("/Contents", "/Con\0\0\0ts"),
        ("> Tj", "  Tj"),
        (" Tj", " Tz"),
        ("7 0 obj", "7 0     "),
        ("%%EOF", "%%E\0F"),
        ("startxref", "startxxxx"),
        ("startxref\n", "startxref\n1"),
    ] {
        let (is_told, gaps) = gaps(from, to);
        if gaps.is_empty() || gaps.iter().any(|(kind, _)| *kind != GapKind::Corrupt) {
            silent.push((from, to, is_told, gaps));
        }
    }
    assert!(silent.is_empty(), "{silent:?}");
}

#[test]
fn what_stands_before_the_head_moves_earlier_states_too() {
    let whole = Sample::new("GBK-EUC-H").page(&show(60.0, 700.0, "原来的一句")).bytes();
    let bytes = [&b"junk\n"[..], &revised(whole, &[(7, "<</Length 0>>stream\n\nendstream")])].concat();
    assert!(hidden(&document(bytes)).contains(&(Hidden::EarlierVersion, "原来的一句".into(), "历史版本1".into())));
}

#[test]
fn what_no_page_shows_is_told() {
    let look = "/Type/XObject/Subtype/Form/BBox[0 0 300 50]/Resources<</Font<</F1 3 0 R>>>>";
    let read = |resources: &str, page: &str| {
        let mut sample = Sample::new("GBK-EUC-H");
        let shown = sample.stream(look, show(0.0, 10.0, "看得见的话").as_bytes());
        let other = sample.stream(look, show(0.0, 10.0, "看不见的话").as_bytes());
        let named = |text: &str| text.replace("SHOWN", &shown.to_string()).replace("OTHER", &other.to_string());
        sample.resources(&named(resources));
        sample.entries(&named(page));
        let document = document(sample.page(&show(60.0, 700.0, "正文")).bytes());
        assert!(document.gaps.is_empty(), "{:?}", document.gaps);
        hidden(&document)
    };
    let undrawn = (Hidden::HiddenText, "看不见的话".to_owned(), "没有画到页面上的内容".to_owned());
    for (resources, page) in [
        ("/XObject<</X OTHER 0 R>>", ""),
        ("", "/Annots[<</Subtype/Widget/FT/Btn/Rect[9 9 99 99]/AP<</N SHOWN 0 R/D OTHER 0 R>>>>]"),
        ("", "/Annots[<</Subtype/Widget/FT/Btn/Rect[9 9 99 99]/AS/A/AP<</N<</A SHOWN 0 R/B OTHER 0 R>>>>>>]"),
        ("", "/Annots[<</Subtype/Stamp/F 2/Rect[9 9 99 99]/AP<</N OTHER 0 R>>>>]"),
    ] {
        assert!(read(resources, page).contains(&undrawn), "{resources}{page}");
    }
    let drawn = read("", "/Annots[<</Subtype/Stamp/Rect[9 9 99 99]/AP<</N OTHER 0 R>>>>]");
    assert!(!drawn.contains(&undrawn));
}

#[test]
fn what_a_form_says_around_its_fields_is_read_once() {
    let mut sample = Sample::new("GBK-EUC-H");
    let xml = "<xdp:xdp xmlns:xdp='x'><template><subform><draw><value><text>填表说明：问李明</text></value></draw><field>\
        <caption><value><exData><body><p>姓名，<b>必填</b></p></body></exData></value></caption></field>\
        <draw><value><text>申请表</text></value></draw><font typeface='宋体'/></subform></template></xdp:xdp>";
    let form = sample.stream("", xml.as_bytes());
    sample.catalog(&format!("/AcroForm<</Fields[]/XFA {form} 0 R>>"));
    let found = hidden(&document(sample.page(&show(60.0, 700.0, "申请表")).bytes()));
    let said: Vec<_> =
        found.iter().filter(|(kind, ..)| *kind == Hidden::OnDemand).map(|(_, text, _)| text.as_str()).collect();
    assert_eq!(said, ["填表说明：问李明", "姓名，", "必填"]);
}
