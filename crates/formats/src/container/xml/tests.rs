use super::*;
use hegao_model::document::{GapKind, Piece};

const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The texts of a part with what is stored there, and its gap.
fn texts(xml: &str) -> (Vec<(String, String)>, Option<GapKind>) {
    let budget = Budget::default();
    let mut reader = Xml::new(xml, &budget);
    let mut texts = Vec::new();
    while let Some(event) = reader.next() {
        if let Event::Text(text, origin) = event {
            let piece = Piece { part: 0, text: 0..text.len() as u32, origin };
            let source = piece.source();
            texts.push((text.into_owned(), xml[source.start as usize..source.end as usize].to_owned()));
        }
    }
    (texts, reader.gap("a.xml").map(|gap| gap.kind()))
}

#[test]
fn references_are_stretches_of_their_own() {
    let (texts, gap) = texts("<t>R&amp;W&#x4E00;<![CDATA[<&]]></t>");
    let expected = [("R", "R"), ("&", "&amp;"), ("W", "W"), ("一", "&#x4E00;"), ("<&", "<&")];
    let expected: Vec<_> = expected.iter().map(|(text, stored)| ((*text).to_owned(), (*stored).to_owned())).collect();
    assert_eq!((texts, gap), (expected, None));
}

#[test]
fn names_are_told_by_their_namespace() {
    let xml = format!("<x:p xmlns:x='{WORD}'><x:r x:val='1' val='2'/><p xmlns='urn:example'/><q:p/></x:p>");
    let budget = Budget::default();
    let mut reader = Xml::new(&xml, &budget);
    let mut starts = Vec::new();
    while let Some(event) = reader.next() {
        if let Event::Start(element) = event {
            let value = |ns| element.text(ns, "val").map(Cow::into_owned);
            starts.push((element.ns, element.name, value(Ns::Word), value(Ns::None)));
        }
    }
    assert_eq!(starts[0], (Ns::Word, "p", None, None));
    assert_eq!(starts[1], (Ns::Word, "r", Some("1".into()), Some("2".into())));
    assert_eq!((starts[2].0, starts[3].0), (Ns::Other, Ns::Other));
}

#[test]
fn values_of_attributes_have_places() {
    let xml = "<a b = \"李明 &lt;li&gt; &x;\"/>";
    let budget = Budget::default();
    let mut reader = Xml::new(xml, &budget);
    let Some(Event::Start(element)) = reader.next() else { panic!("no element") };
    let value = element.value(Ns::None, "b").unwrap();
    assert_eq!(value.text(), "李明 <li> &x;");
    assert_eq!(value.gather(0).text(), "李明 <li> &x;");
    assert_eq!(&xml[value.at..value.at + value.raw.len()], value.raw);
}

#[test]
fn faults_end_the_reading_and_are_told() {
    let nested = "<a>".repeat(600);
    for (xml, expected, read) in [
        ("<a>甲</a>", None, 1),
        ("<a>甲", Some(GapKind::Corrupt), 1),
        ("<a>甲</b>乙", Some(GapKind::Corrupt), 1),
        ("<a>甲&nbsp;乙</a>", Some(GapKind::Corrupt), 1),
        ("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", Some(GapKind::Unsupported), 0),
        (nested.as_str(), Some(GapKind::Limit), 0),
    ] {
        let (texts, gap) = texts(xml);
        assert_eq!((texts.len(), gap), (read, expected), "{xml:.20}");
    }
}

#[test]
fn an_element_is_skipped_or_gathered_whole() {
    let xml = "<a><b>甲<c/>乙</b><d>丙</d></a>";
    let budget = Budget::default();
    let mut reader = Xml::new(xml, &budget);
    assert!(matches!(reader.next(), Some(Event::Start(element)) if element.name == "a"));
    assert!(matches!(reader.next(), Some(Event::Start(element)) if element.name == "b"));
    assert_eq!(reader.gather(0).text(), "甲乙");
    assert!(matches!(reader.next(), Some(Event::Start(element)) if element.name == "d"));
    reader.skip();
    assert!(matches!(reader.next(), Some(Event::End(Ns::None, "a"))));
    assert!(reader.next().is_none() && reader.gap("a.xml").is_none());
}
