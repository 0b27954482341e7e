//! What no reader knows is told all the same, if it may be someone's.

use super::super::sample::{Sample, show, string};
use super::super::tests::{document, hidden};
use super::tests::revised;
use hegao_model::document::Hidden;

const NUMBER: &str = "13800138000";

/// Where the number is told in a file with this object, to which the catalogue has a key, and these entries of the page.
fn told(object: &str, page: &str) -> Vec<String> {
    let mut sample = Sample::new("GBK-EUC-H");
    let number = sample.object(object);
    sample.catalog(&format!("/Own {number} 0 R"));
    sample.entries(page);
    labels(sample.page(&show(60.0, 700.0, "正文")).bytes())
}

fn labels(bytes: Vec<u8>) -> Vec<String> {
    let asides = hidden(&document(bytes));
    asides.into_iter().filter(|(_, text, _)| text.contains(NUMBER)).map(|(_, _, label)| label).collect()
}

#[test]
fn unknown_keys_are_looked_at() {
    let text = string(&format!("联系电话：{NUMBER}"));
    for (object, page, label) in [
        (format!("<</A {text}>>"), "", "数据项“A”"),
        (format!("<</Type/B/A[<</C[{text}]>>]>>"), "", "数据项“B/A/C”"),
        (format!("<</{NUMBER} 1>>"), "", "存着的文字"),
        (format!("[/{NUMBER}]"), "", "存着的文字"),
        (text.clone(), "", "存着的文字"),
        ("null".into(), &*format!("/Own<</A {text}>>"), "数据项“Page/Own/A”"),
        ("null".into(), &format!("/Annots[<</Type/Annot/Subtype/Text/NM {text}>>]"), "数据项“Text/NM”"),
    ] {
        assert_eq!(told(&object, page), [label], "{object}");
    }
    assert_eq!(
        told("<</A(2025-01-08 12:30:00)/B(D:20250108123000+08'00')/C(uuid:13800138-0001-4380-8013-138001380000)>>", ""),
        [""; 0]
    );
}

#[test]
fn what_is_read_elsewhere_is_told_once() {
    let link = format!("/Annots[<</Type/Annot/Subtype/Link/A<</S/URI/URI(tel:{NUMBER})>>>>]");
    assert_eq!(told("null", &link), ["链接"]);
    let mut sample = Sample::new("GBK-EUC-H");
    sample.catalog(&format!("/Own({NUMBER})"));
    assert_eq!(labels(sample.page(&show(60.0, 700.0, NUMBER)).bytes()), [""; 0], "it stands on the page");
}

#[test]
fn streams_of_text_and_comments_are_looked_at() {
    let mut sample = Sample::new("GBK-EUC-H");
    sample.stream("", format!("姓名,电话\n李明,{NUMBER}\n").as_bytes());
    assert_eq!(labels(sample.page("").bytes()), ["存着的文字"]);
    let mut sample = Sample::new("GBK-EUC-H");
    let page = format!("1 0 0 1 380 0138 cm % tel {NUMBER}\n/P<</Own({NUMBER})>>BDC EMC");
    assert_eq!(labels(sample.page(&page).bytes()), ["数据项“Own”", "注释"]);
    for (text, label) in
        [(format!("% {NUMBER}\n"), "注释"), (format!("99 0 obj<</A({NUMBER})>>endobj\n"), "文件里没有登记的对象")]
    {
        let bytes = String::from_utf8(Sample::new("UniGB-UCS2-H").page("").bytes()).unwrap();
        let table = bytes.find("xref\n0").unwrap();
        let moved = bytes.replace("xref\n0", &(text.clone() + "xref\n0"));
        let moved = moved.replace(&format!("startxref\n{table}"), &format!("startxref\n{}", table + text.len()));
        assert_eq!(labels(moved.into_bytes()), [label]);
    }
}

#[test]
fn what_fonts_and_pictures_are_made_of_is_no_text() {
    let mut sample = Sample::new("GBK-EUC-H");
    sample.stream("", b"/CIDInit /ProcSet findresource begin begincmap 1 beginbfchar <0041> <13800138000> endbfchar");
    sample.stream("/Width 4/Height 4/ColorSpace/DeviceGray/BitsPerComponent 8", b"<<13800138000>>");
    sample
        .stream("", b"[<0138001380001>-138<0138001380001>-13800138000<0138001380001>-5<01>-6<01>-7<01>-8<01>-9<01>]TJ");
    let palette = sample.stream("", b"13800138000:=<<?");
    sample.object(&format!("[/Indexed/DeviceRGB 4 {palette} 0 R]"));
    sample.object("[/Indexed/DeviceRGB 4 (13800138000:=??)]");
    sample.object("<</S/URI/URI(https://www.example.com/dp/0201362996)>>");
    sample.stream("", b"7 >>BDC 1 0 0 1 138 0013 8000 Tm 14 0 0 14 216 411.9 Tm");
    sample.stream("", b"<a uuid='13800138-0001-4380-8013-138001380000'/>");
    let read = document(sample.page("").bytes());
    assert!(hidden(&read).iter().all(|(kind, _, _)| *kind != Hidden::CustomData), "{:?}", hidden(&read));
}

#[test]
fn an_earlier_state_says_where_it_stood() {
    let mut sample = Sample::new("GBK-EUC-H");
    let own = sample.object(&format!("<</A({NUMBER})>>"));
    sample.catalog(&format!("/Own {own} 0 R"));
    let bytes = revised(sample.page("").bytes(), &[(own, "<</A(1)>>")]);
    assert_eq!(labels(bytes), ["历史版本1，数据项“A”"]);
}

#[test]
fn numbers_in_han_numerals_are_told_too() {
    let mut sample = Sample::new("GBK-EUC-H");
    let own = sample.object(&format!("<</A {}>>", string("<p>tel 一三八零零一三八零零零</p>")));
    sample.catalog(&format!("/Own {own} 0 R"));
    let told = hidden(&document(sample.page("").bytes()));
    assert!(
        told.iter().any(|(_, text, label)| text.ends_with("一三八零零一三八零零零") && label == "数据项“A”"),
        "{told:?}"
    );
}
