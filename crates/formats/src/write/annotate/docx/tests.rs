use hegao_model::document::{BlockKind, Document, Edit, Limits};

use crate::format::ooxml::sample::{Sample, WORD};
use crate::reader::read;
use crate::write::annotate::{Author, Note, annotate, remove};
use crate::write::archive::{Archive, Change};

const NAME: &str = "a.docx";
const START: &str = "<w:commentRangeStart w:id=\"0\"/>";
const END: &str = "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r>";

fn author() -> Author {
    Author { name: "核稿".into(), date: "2026-11-30T08:00:00Z".into() }
}

fn opened(bytes: &[u8]) -> Document {
    read(NAME, bytes.to_vec(), &Limits::default()).ok().unwrap()
}

/// A note on `word`, where it stands first.
fn note(document: &Document, word: &str) -> Note {
    let (index, at) = document
        .blocks
        .iter()
        .enumerate()
        .find_map(|(index, block)| Some((index, document.text(block).find(word)?)))
        .unwrap();
    Note {
        block: Some(index),
        range: at..at + word.len(),
        lines: vec!["不能发：<手机号>".into(), "改为 & 删去".into()],
        place: "位置：那里".into(),
        change: Vec::new(),
    }
}

/// The file with a note on each of `words`, and its members.
fn annotated(bytes: &[u8], words: &[&str]) -> Vec<u8> {
    let document = opened(bytes);
    let notes: Vec<Note> = words.iter().map(|word| note(&document, word)).collect();
    annotate(NAME, bytes, &document, &notes, &author(), &Limits::default()).unwrap().bytes
}

fn member(bytes: &[u8], name: &str) -> String {
    String::from_utf8(Archive::open(bytes).unwrap().unpacked(name, 1 << 20).unwrap()).unwrap()
}

fn body(bytes: &[u8]) -> String {
    let text = member(bytes, "word/document.xml");
    let from = text.find("<w:body>").unwrap() + "<w:body>".len();
    text[from..text.find("</w:body>").unwrap()].to_owned()
}

/// `before`, in which ⟦ and ⟧ stand where the comment on 甲乙 begins and ends; what a run that is cut needs is between them.
fn check(before: &str, after: &str) {
    let sample = Sample::word(before).zip();
    let written = annotated(&sample, &["甲乙"]);
    let expected = after.replace('⟦', START).replace('⟧', END);
    assert_eq!(body(&written), expected, "{before}");
    let back = remove(NAME, &written, opened(&written).format, &Limits::default()).unwrap().unwrap();
    assert!(back.is_exact && back.bytes == sample, "{before}");
}

#[test]
fn a_comment_stands_at_its_very_words() {
    check("<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>", "<w:p>⟦<w:r><w:t>甲乙</w:t></w:r>⟧</w:p>");
    check(
        "<w:p><w:pPr/><w:r w:rsidR='1'><w:rPr><w:b/></w:rPr><w:t>前 甲乙 后</w:t></w:r></w:p>",
        "<w:p><w:pPr/><w:r w:rsidR='1'><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\">前 </w:t></w:r>⟦\
         <w:r w:rsidR='1'><w:rPr><w:b/></w:rPr><w:t>甲乙</w:t></w:r>⟧\
         <w:r w:rsidR='1'><w:rPr><w:b/></w:rPr><w:t xml:space=\"preserve\"> 后</w:t></w:r></w:p>",
    );
    // Over two runs, one of which has more than text.
    check(
        "<w:p><w:r><w:t>前</w:t><w:tab/><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t><w:br/></w:r></w:p>",
        "<w:p><w:r><w:t>前</w:t><w:tab/></w:r>⟦<w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r>⟧<w:r><w:br/></w:r></w:p>",
    );
    check(
        "<w:p><w:hyperlink w:anchor='a'><w:r><w:t>甲乙丙</w:t></w:r></w:hyperlink></w:p>",
        "<w:p><w:hyperlink w:anchor='a'>⟦<w:r><w:t>甲乙</w:t></w:r>⟧<w:r><w:t>丙</w:t></w:r></w:hyperlink></w:p>",
    );
    // A reference is one character, and a section of characters is not cut.
    check(
        "<w:p><w:r><w:t>&#x7532;乙&amp;</w:t></w:r></w:p>",
        "<w:p>⟦<w:r><w:t>&#x7532;乙</w:t></w:r>⟧<w:r><w:t>&amp;</w:t></w:r></w:p>",
    );
    check(
        "<w:p><w:r><w:t>前<![CDATA[甲乙]]></w:t></w:r></w:p>",
        "<w:p>⟦<w:r><w:t>前<![CDATA[甲乙]]></w:t></w:r>⟧</w:p>",
    );
}

#[test]
fn what_cannot_be_cut_is_held_whole() {
    let tracked = "<w:rPr><w:b/><w:rPrChange w:id='5' w:author='李明'><w:rPr/></w:rPrChange></w:rPr>";
    let sample = Sample::word(&format!("<w:p><w:r>{tracked}<w:t>前甲乙</w:t></w:r></w:p>")).zip();
    assert!(body(&annotated(&sample, &["甲乙"])).starts_with("<w:p><w:commentRangeStart w:id=\"6\"/><w:r>"));
    check(
        "<w:p><w:r><w:t>前</w:t></w:r><w:fldSimple w:instr='REF a'><w:r><w:t>子甲乙</w:t></w:r></w:fldSimple></w:p>",
        "<w:p><w:r><w:t>前</w:t></w:r>⟦<w:fldSimple w:instr='REF a'><w:r><w:t>子甲乙</w:t></w:r></w:fldSimple>⟧</w:p>",
    );
    let mark = |kind: &str| format!("<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>");
    let field = format!(
        "{}<w:r><w:instrText>REF a</w:instrText></w:r>{}<w:r><w:t>子甲乙</w:t></w:r>{}",
        mark("begin"),
        mark("separate"),
        mark("end")
    );
    check(
        &format!("<w:p>{field}<w:r><w:t>后</w:t></w:r></w:p>"),
        &format!("<w:p>⟦{field}⟧<w:r><w:t>后</w:t></w:r></w:p>"),
    );
    let ruby = "<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>yi</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>甲乙</w:t></w:r></w:rubyBase>\
                </w:ruby></w:r>";
    check(
        &format!("<w:p><w:r><w:t>前</w:t></w:r>{ruby}</w:p>"),
        &format!("<w:p><w:r><w:t>前</w:t></w:r>⟦{ruby}⟧</w:p>"),
    );
    let text_box = "<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>甲乙</w:t></w:r></w:p></w:txbxContent>\
                    </v:textbox></v:shape></w:pict></w:r>";
    check(&format!("<w:p>{text_box}</w:p>"), &format!("<w:p>⟦{text_box}⟧</w:p>"));
    let drawing = "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:inline><wp:docPr id='1' name='a' descr='甲乙'/>\
                   </wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>";
    check(&format!("<w:p>{drawing}</w:p>"), &format!("<w:p>⟦{drawing}⟧</w:p>"));
    let deleted = "<w:del w:id='9' w:author='李明'><w:r><w:delText>删甲乙</w:delText></w:r></w:del>";
    let sample = Sample::word(&format!("<w:p>{deleted}</w:p>")).zip();
    let written = body(&annotated(&sample, &["甲乙"]));
    assert!(
        written.ends_with("</w:del><w:commentRangeEnd w:id=\"10\"/><w:r><w:commentReference w:id=\"10\"/></w:r></w:p>")
    );
}

#[test]
fn around_controls_a_comment_stands_outside() {
    let inline = |kind: &str| {
        format!("<w:sdt><w:sdtPr>{kind}</w:sdtPr><w:sdtContent><w:r><w:t>子甲乙</w:t></w:r></w:sdtContent></w:sdt>")
    };
    let plain = inline("<w:text/>");
    check(&format!("<w:p>{plain}</w:p>"), &format!("<w:p>⟦{plain}⟧</w:p>"));
    check(
        &format!("<w:p>{}</w:p>", inline("<w:richText/>")),
        &format!(
            "<w:p>{}</w:p>",
            inline("<w:richText/>").replace("子甲乙</w:t></w:r>", "子</w:t></w:r>⟦<w:r><w:t>甲乙</w:t></w:r>⟧")
        ),
    );
    let block = "<w:sdt><w:sdtPr/><w:sdtContent><w:p><w:r><w:t>甲乙</w:t></w:r></w:p></w:sdtContent></w:sdt>";
    check(
        &format!("{block}<w:p><w:pPr/><w:r><w:t>后</w:t></w:r></w:p>"),
        &format!("⟦{block}<w:p><w:pPr/>⟧<w:r><w:t>后</w:t></w:r></w:p>").replacen('⟦', START, 1),
    );
    check(&format!("<w:p/>{block}"), &format!("<w:p>⟦⟧</w:p>{block}"));
    check(block, &block.replace("</w:r></w:p>", "</w:r>⟦⟧</w:p>"));
}

#[test]
fn notes_and_edges_are_told_in_the_text() {
    let part = |root: &str, inner: &str| format!("<w:{root} {WORD}>{inner}</w:{root}>");
    let p = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let sample = Sample::word(&format!(
        "{}<w:p><w:r><w:footnoteReference w:id='2'/></w:r></w:p><w:sectPr><w:headerReference w:type='default' r:id='r1'/></w:sectPr>",
        p("正文")
    ))
    .beside("header", "header1.xml", &part("hdr", &p("页眉甲乙")))
    .beside("footnotes", "footnotes.xml", &part("footnotes", &format!("<w:footnote w:id='2'>{}</w:footnote>", p("注丙丁"))))
    .zip();
    let written = annotated(&sample, &["甲乙", "丙丁"]);
    let text = body(&written);
    assert!(text.starts_with(&format!("<w:p>{START}{END}<w:r>")), "{text}");
    let note =
        format!("{}<w:r><w:footnoteReference w:id='2'/></w:r>{}", START.replace('0', "1"), END.replace('0', "1"));
    assert!(text.contains(&note), "{text}");
    let comments = member(&written, "word/comments.xml");
    assert_eq!(comments.matches("位置：那里").count(), 2);
    assert!(comments.contains("不能发：&lt;手机号&gt;") && comments.contains("改为 &amp; 删去"), "{comments}");
    for (part, what) in [
        ("[Content_Types].xml", "PartName=\"/word/comments.xml\""),
        ("word/_rels/document.xml.rels", "Target=\"comments.xml\""),
    ] {
        assert!(member(&written, part).contains(what), "{part}");
    }
}

#[test]
fn what_is_new_in_a_package_has_a_type() {
    let sample = Sample::word("<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>").zip();
    let types = member(&annotated(&sample, &["甲乙"]), "[Content_Types].xml");
    assert!(!member(&sample, "[Content_Types].xml").contains("Extension"));
    for new in ["<Default Extension=\"rels\"", "<Override PartName=\"/word/comments.xml\""] {
        assert_eq!(types.matches(new).count(), 1, "{types}");
    }
}

#[test]
fn other_comments_stay_and_own_ones_are_not_read() {
    let known = format!(
        "<w:comments {WORD}><w:comment w:id='7' w:author='李明' w:initials='李'><w:p><w:r><w:t>请核实</w:t></w:r></w:p>\
         </w:comment></w:comments>"
    );
    let text = "<w:p><w:commentRangeStart w:id='7'/><w:r><w:t>甲乙</w:t></w:r><w:commentRangeEnd w:id='7'/><w:r>\
                <w:commentReference w:id='7'/></w:r></w:p>";
    let sample = Sample::word(text).beside("comments", "comments.xml", &known).zip();
    let written = annotated(&sample, &["甲乙", "请核实"]);
    let comments = member(&written, "word/comments.xml");
    assert!(comments.starts_with(known.trim_end_matches("</w:comments>")) && comments.contains("w:id=\"8\""));
    let (old, new) = (opened(&sample), opened(&written));
    assert_eq!(new.blocks.len(), old.blocks.len());
    assert!(new.blocks.iter().all(|block| !document_says(&new, block.kind, "不能发")));
    // Another program saves it: what was kept is gone, the comments are taken out one by one.
    let saved =
        Archive::open(&written).unwrap().rewrite(&[Change::Remove { name: "[trash]/0000.dat".into() }]).unwrap();
    let back = remove(NAME, &saved, new.format, &Limits::default()).unwrap().unwrap();
    assert!(!back.is_exact);
    assert_eq!((body(&back.bytes), member(&back.bytes, "word/comments.xml")), (text.to_owned(), known));
    assert!(remove(NAME, &sample, old.format, &Limits::default()).unwrap().is_none());
}

#[test]
fn a_comment_that_somebody_has_written_into_is_theirs() {
    let sample = Sample::word("<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>").zip();
    let written = annotated(&sample, &["甲乙"]);
    let comments =
        member(&written, "word/comments.xml").replace("改为 &amp; 删去", "改为 &amp; 删去，已联系13800138000");
    let changed = Change::Replace { name: "word/comments.xml".into(), bytes: comments.into() };
    let changed = Archive::open(&written).unwrap().rewrite(&[changed]).unwrap();
    let document = opened(&changed);
    assert!(document.blocks.iter().any(|block| document.text(block).contains("13800138000")));
    let back = remove(NAME, &changed, document.format, &Limits::default()).unwrap().unwrap();
    assert!(!back.is_exact && member(&back.bytes, "word/comments.xml").contains("13800138000"));
    // Initials alone are nobody's mark.
    let known = format!(
        "<w:comments {WORD}><w:comment w:id='7' w:author='王校对' w:initials='核稿'><w:p><w:r><w:t>请核实</w:t></w:r></w:p>\
         </w:comment></w:comments>"
    );
    let sample = Sample::word("<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>").beside("comments", "comments.xml", &known).zip();
    assert!(document_says(&opened(&sample), BlockKind::Paragraph, "请核实") || opened(&sample).blocks.len() > 2);
    assert!(remove(NAME, &sample, document.format, &Limits::default()).unwrap().is_none());
}

fn document_says(document: &Document, kind: BlockKind, word: &str) -> bool {
    document.blocks.iter().any(|block| block.kind == kind && document.text(block).contains(word))
}

#[test]
fn what_was_kept_is_not_believed_of_another_file() {
    let sample = Sample::word("<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>").zip();
    let written = annotated(&sample, &["甲乙"]);
    let text = member(&written, "word/document.xml").replace("甲乙", "丙丁");
    let archive = Archive::open(&written).unwrap();
    let changed = archive.rewrite(&[Change::Replace { name: "word/document.xml".into(), bytes: text.into() }]).unwrap();
    let back = remove(NAME, &changed, opened(&written).format, &Limits::default()).unwrap().unwrap();
    assert!(!back.is_exact && body(&back.bytes).contains("丙丁"));
    assert!(!Archive::open(&back.bytes).unwrap().names().any(|name| name.starts_with("[trash]")));
    // And what it keeps is hidden there.
    assert!(opened(&changed).blocks.len() > opened(&written).blocks.len());
}

#[test]
fn a_change_is_tracked_as_word_does() {
    let changed = |body_before: &str| {
        let sample = Sample::word(body_before).zip();
        let document = opened(&sample);
        let mut note = note(&document, "甲乙");
        let block = &document.blocks[note.block.unwrap()];
        let pieces = block.pieces(note.range.clone());
        let mut texts = ["丙"].into_iter().chain(std::iter::repeat(""));
        note.change = pieces
            .into_iter()
            .map(|(part, range)| Edit {
                part,
                bytes: document.parts[part as usize].stored(range),
                text: texts.next().unwrap().into(),
            })
            .collect();
        body(&annotate(NAME, &sample, &document, &[note], &author(), &Limits::default()).unwrap().bytes)
    };
    let said = "w:author=\"核稿\" w:date=\"2026-11-30T08:00:00Z\"";
    let (b, preserve) = ("<w:rPr><w:b/></w:rPr>", "xml:space=\"preserve\"");
    let replaced = |b: &str, old: &str, [one, two]: [u32; 2]| {
        format!(
            "<w:del w:id=\"{one}\" {said}><w:r>{b}<w:delText {preserve}>{old}</w:delText></w:r></w:del>\
             <w:ins w:id=\"{two}\" {said}><w:r>{b}<w:t {preserve}>丙</w:t></w:r></w:ins>"
        )
    };
    assert_eq!(
        changed(&format!("<w:p><w:r>{b}<w:t>前甲乙后</w:t></w:r></w:p>")),
        format!("<w:p><w:r>{b}<w:t>前</w:t></w:r>{}<w:r>{b}<w:t>后</w:t></w:r></w:p>", replaced(b, "甲乙", [0, 1]))
    );
    assert_eq!(
        changed("<w:p><w:r><w:t>甲</w:t></w:r><w:r><w:t>乙</w:t></w:r></w:p>"),
        format!(
            "<w:p>{}<w:del w:id=\"2\" {said}><w:r><w:delText {preserve}>乙</w:delText></w:r></w:del></w:p>",
            replaced("", "甲", [0, 1])
        )
    );
    // In a field's result it is a comment.
    let field = "<w:p><w:fldSimple w:instr='REF a'><w:r><w:t>甲乙</w:t></w:r></w:fldSimple></w:p>";
    assert!(!changed(field).contains("w:del") && changed(field).contains("commentReference"));
}

#[test]
fn a_signed_document_is_refused() {
    let sample = Sample::word("<w:p><w:r><w:t>甲乙</w:t></w:r></w:p>").part("_xmlsignatures/sig1.xml", "<a/>").zip();
    let document = opened(&sample);
    let notes = [note(&document, "甲乙")];
    let refused = annotate(NAME, &sample, &document, &notes, &author(), &Limits::default());
    assert_eq!(refused.err(), Some(crate::write::Refusal::Signed));
}
