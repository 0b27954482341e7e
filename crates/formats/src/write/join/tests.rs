//! Paragraphs made one, and left as they are.

use super::*;

/// What stands on both sides of the break between `甲` and `乙` once it is gone.
fn joined_in(text: &str, syntax: Syntax) -> Option<String> {
    let between = text.find('甲')? + "甲".len()..text.find('乙')?;
    let cut = cut(text, &between, syntax)?;
    Some(format!("{}{}", &text[..cut.start], &text[cut.end..]))
}

#[test]
fn the_break_goes_and_the_runs_stay() {
    for (text, expected) in [
        (
            "<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>",
            "<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>",
        ),
        (
            "<w:p w:a='1'><w:pPr><w:ind w:x='>'/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>\n<w:p/><w:p><w:pPr><w:jc/></w:pPr></w:p><w:p \
             w:b=\"<2>\"><w:pPr><w:ind/><w:rPr><w:b/></w:rPr></w:pPr><w:proofErr/><w:r><w:rPr><w:i/></w:rPr><w:t>乙</w:t></w:r></w:p>",
            "<w:p w:a='1'><w:pPr><w:ind w:x='>'/></w:pPr><w:r><w:t>甲</w:t></w:r><w:proofErr/><w:r><w:rPr><w:i/></w:rPr><w:t>乙</w:t></w:r></w:p>",
        ),
    ] {
        assert_eq!(joined_in(text, Syntax::Xml).as_deref(), Some(expected), "{text}");
    }
    let page = "<p class='a'><b>甲</b></p>\n<p>\n<i>乙</i></p>";
    assert_eq!(joined_in(page, Syntax::Html).as_deref(), Some("<p class='a'><b>甲</b>\n<i>乙</i></p>"));
}

#[test]
fn what_is_more_than_a_break_stays() {
    let second = |properties: &str, before: &str| {
        format!("<w:p><w:r><w:t>甲</w:t></w:r>{before}</w:p><w:p>{properties}<w:r><w:t>乙</w:t></w:r></w:p>")
    };
    for text in [
        second("<w:pPr><w:numPr><w:ilvl/></w:numPr></w:pPr>", ""),
        second("<w:pPr><w:pageBreakBefore/></w:pPr>", ""),
        second("<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>", ""),
        second("", "<w:r><w:br w:type='page'/></w:r>"),
        second("", "<w:r><w:drawing/></w:r>"),
        "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>".into(),
        "<w:p><w:pPr><w:rPr><w:ins/></w:rPr></w:pPr><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>"
            .into(),
        "<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:r><w:t>3</w:t></w:r></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>"
            .into(),
        "<w:p><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:bookmarkStart/></w:p><w:p><w:r><w:t>乙</w:t></w:r></w:p>".into(),
        "<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>乙</w:t></w:r></w:p></w:tc>".into(),
    ] {
        assert_eq!(joined_in(&text, Syntax::Xml), None, "{text}");
    }
    for text in ["<p>甲</p><!-- --><p>乙</p>", "<p>甲</p></div><div><p>乙</p>", "<p>甲</p><hr><p>乙</p>", "甲<br>乙"]
    {
        assert_eq!(joined_in(text, Syntax::Html), None, "{text}");
    }
}

#[cfg(feature = "office")]
#[test]
fn a_document_says_the_same_with_one_paragraph_less() {
    use crate::format::ooxml::sample::Sample;
    let limits = Limits::default();
    let run = |text: &str| format!("<w:p><w:pPr><w:ind/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>");
    let texts = [
        "全县建立健全矛盾纠纷排查化解机制，每月排查一次，每季度通报一次，做到早发现、早报告，",
        "早处置，把矛盾化解在基层。",
        "二是加强监督检查，发现问题及时整改。",
    ];
    let body: String = texts.iter().map(|text| run(text)).collect();
    let bytes = Sample::word(&body).zip();
    let document = read("a.docx", bytes.clone(), &limits).ok().unwrap();
    let pieces = document.blocks[0].pieces(0..document.text(&document.blocks[0]).len());
    assert_eq!(pieces.len(), 2);
    let join = Join { part: 0, between: pieces[0].1.end..pieces[1].1.start };
    let written = joined("a.docx", &bytes, &document, &[join], &limits).unwrap();
    let read = read("a.docx", written, &limits).ok().unwrap();
    assert_eq!(read.parts[0].text.matches("<w:p>").count(), 2);
    assert_eq!(read.text(&read.blocks[0]), texts[..2].concat());
    let Content::Joined(joined) = &read.blocks[0].content else { panic!() };
    assert!(joined.cuts.is_empty());
}
