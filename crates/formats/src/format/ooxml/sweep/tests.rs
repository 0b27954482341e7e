use super::super::sample::Sample;
use crate::reader::read;
use hegao_model::document::{Document, Hidden, Limits};

const NUMBER: &str = "13912345678";

fn document(body: &str) -> Sample {
    Sample::word(&format!("<w:p>{body}<w:r><w:t>正文</w:t></w:r></w:p>"))
}

fn opened(sample: Sample) -> Document {
    read("a.docx", sample.zip(), &Limits::default()).unwrap_or_else(|gap| panic!("{gap:?}"))
}

/// What is told of the places that no reader knows: text and label.
fn told(sample: Sample) -> Vec<(String, String)> {
    let document = opened(sample);
    let unseen = document.blocks.iter().filter(|block| block.hidden == Some(Hidden::CustomData));
    unseen.map(|block| (document.text(block).to_owned(), document.place(block).unwrap().zh())).collect()
}

#[test]
fn what_no_reader_takes_is_told_where_it_stands() {
    let with = |kind: &str, xml: &str| document("").beside(kind, &format!("{kind}.xml"), xml);
    let value = format!("a{NUMBER}");
    for (sample, label) in [
        (document(&format!("<w:foo w:bar=\"{value}\"/>")), "其他部件里的数据"),
        (document(&format!("<x:foo xmlns:x=\"urn:x\">{value}</x:foo>")), "其他部件里的数据"),
        (document(&format!("<!--{value}-->")), "注释"),
        (document(&format!("<?x {value}?>")), "注释"),
        (document(&format!("<w:sdt><w:sdtPr><w:tag w:val=\"{value}\"/></w:sdtPr></w:sdt>")), "内容控件的标题或标记"),
        (
            with(
                "styles",
                &format!("<w:styles xmlns:w=\"urn:w\"><w:style><w:name w:val=\"{value}\"/></w:style></w:styles>"),
            ),
            "样式的名称",
        ),
        (with("theme", &format!("<a name=\"{value}\"/>")), "其他部件里的数据"),
        (with("theme", &format!("<a>&#97;&#49;{}</a>", &NUMBER[1..])), "其他部件里的数据"),
        (
            document("").part("word/media/x.emf", "x").relation(
                "word/document.xml",
                "r9",
                "image",
                &format!("media/x.emf#{value}"),
                false,
            ),
            "部件的名称",
        ),
    ] {
        let told = told(sample);
        assert!(told.len() == 1 && told[0].0.contains(&value) && told[0].1 == label, "{label}: {told:?}");
    }
}

#[test]
fn what_is_read_or_a_measure_or_made_by_programs_is_not_told() {
    for body in [
        format!("<w:r><w:t>电话{NUMBER}</w:t></w:r>"),
        format!("<w:r><w:t>电话{NUMBER}</w:t></w:r><w:foo w:bar=\"{NUMBER}\"/>"),
        format!("<wp:extent cx=\"{NUMBER}\"/>"),
        format!("<v:shape path=\"m{NUMBER},l\" coordsize=\"{NUMBER},1\"/>"),
        "<w:foo w:bar=\"{4A1B2C3D-1234-4567-8901-234567890123}\" w:baz=\"0.1234567890123456\"/>".to_owned(),
        "<w:foo w:bar=\"2024-01-02T10:20:30.1234567Z\"/>".to_owned(),
    ] {
        let told = told(document(&body));
        assert!(told.is_empty(), "{body}: {told:?}");
    }
}

#[test]
fn the_same_in_several_parts_is_told_once() {
    let sample = document("").beside("theme", "a.xml", &format!("<a c=\"{NUMBER}\"/>")).beside(
        "theme",
        "b.xml",
        &format!("<a c=\"{NUMBER}\"/>"),
    );
    assert_eq!(told(sample).len(), 1);
}

#[test]
fn text_that_is_said_to_be_a_theme_is_read_all_the_same() {
    for kind in ["theme", "font", "webSettings", "hyperlink", "certificate"] {
        let document = opened(document("").beside(kind, "x.txt", &format!("电话：{NUMBER}")));
        assert!(document.blocks.iter().any(|block| document.text(block).contains(NUMBER)), "{kind}");
    }
}
