//! Files as offices have them, invented, with one word in them changed.

use super::*;

fn edit(document: &Document, word: &str, text: &str) -> Vec<Edit> {
    let block = document.blocks.iter().find(|block| document.text(block).contains(word)).unwrap();
    let at = document.text(block).find(word).unwrap();
    let texts = std::iter::once(text).chain(std::iter::repeat(""));
    let edit = |((part, source), text): ((u32, std::ops::Range<usize>), &str)| {
        let bytes = document.parts[part as usize].stored(source);
        Edit { part, bytes, text: text.to_owned() }
    };
    block.pieces(at..at + word.len()).into_iter().zip(texts).map(edit).collect()
}

fn edited(name: &str, bytes: &[u8], word: &str, text: &str) -> Result<Vec<u8>, Refusal> {
    let limits = Limits::default();
    let document = read(name, bytes.to_vec(), &limits).ok().unwrap();
    file(name, bytes, &document, &edit(&document, word, text), &limits)
}

fn text(name: &str, stored: &str, word: &str, text: &str) -> Result<String, Refusal> {
    edited(name, stored.as_bytes(), word, text).map(|bytes| String::from_utf8(bytes).unwrap())
}

#[test]
fn each_syntax_writes_in_its_own_way() {
    for (name, stored, word, new, expected) in [
        ("a.txt", "请认真布署。\r\n", "布署", "部署<&>", "请认真部署<&>。\r\n"),
        ("a.html", "<p>请认真<b>布</b>署。</p>", "布署", "A&B<\"", "<p>请认真<b>A&amp;B&lt;\"</b>。</p>"),
        ("a.html", "<p>R&amp;W公司</p>", "&", "<和>", "<p>R&lt;和&gt;W公司</p>"),
        (
            "a.html",
            "<p>正文</p><img alt='示例图片的说明文字'>",
            "图片",
            "'图'",
            "<p>正文</p><img alt='示例&#39;图&#39;的说明文字'>",
        ),
        (
            "a.html",
            "<p>正文</p><img alt=示例图片的说明文字>",
            "图片",
            "a b",
            "<p>正文</p><img alt=示例a&#32;b的说明文字>",
        ),
        ("a.md", "请认真布署。\n", "布署", "*部署*", "请认真\\*部署\\*。\n"),
        ("a.md", "布署工作。\n", "布署", "1. 部署", "1\\. 部署工作。\n"),
        ("a.md", "请`布署`好。\n", "布署", "部*署*", "请`部*署*`好。\n"),
        ("a.md", "请**认真**布署。\n", "真布", "诚部", "请**认诚部**署。\n"),
        (
            "a.csv",
            "姓名,单位\n李明,示例镇\n王芳,示例村\n",
            "示例镇",
            "甲,乙\"丙\"",
            "姓名,单位\n李明,\"甲,乙\"\"丙\"\"\"\n王芳,示例村\n",
        ),
        (
            "a.csv",
            "姓名,单位\n李明,\"示例镇\"\n王芳,示例村\n",
            "示例镇",
            "\"镇\"",
            "姓名,单位\n李明,\"\"\"镇\"\"\"\n王芳,示例村\n",
        ),
        ("a.md", "请写信给<lisi@example.com>。\n", "lisi", "l**i", "请写信给<l**i@example.com>。\n"),
        ("a.md", "[写信](mailto:lisi@example.com)\n", "lisi", "l**i", "[写信](mailto:l**i@example.com)\n"),
        ("a.csv", "姓名,单位\n李明,示例镇\n王芳,示例村\n", "示例镇", "示例乡", "姓名,单位\n李明,示例乡\n王芳,示例村\n"),
    ] {
        assert_eq!(text(name, stored, word, new).as_deref(), Ok(expected), "{stored}");
    }
}

#[test]
fn what_would_read_otherwise_is_refused() {
    for (name, stored, word, new) in [
        // The end of a comment within a comment has no other way to be written.
        ("a.html", "<p>正文</p><!-- 请认真布署这件事 -->", "布署", "--><p>部署</p>"),
        ("a.html", "<p>正文</p><script>var a = '请认真布署';</script>", "布署", "</script>部署"),
        ("a.md", "请`布署`好。\n", "布署", "部`署"),
        // White space at an edge is none of what a page says.
        ("a.html", "<p>请认真布署。</p>", "布署", "部  署"),
    ] {
        assert_eq!(text(name, stored, word, new), Err(Refusal::ReadsOtherwise), "{stored}");
    }
}

#[test]
fn text_is_encoded_as_the_file_is() {
    let gbk = |text: &str| encoding_rs::GBK.encode(text).0.into_owned();
    let line = "各单位要认真抓好贯彻落实工作，请认真布署，按时上报情况。\n";
    let new = line.replace("布署", "部署");
    assert_eq!(edited("a.txt", &gbk(line), "布署", "部署").unwrap(), gbk(&new));
    let utf_16 = |text: &str| -> Vec<u8> {
        [0xFEFF].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
    };
    assert_eq!(edited("a.txt", &utf_16(line), "布署", "部署").unwrap(), utf_16(&new));
    let marked = [b"\xEF\xBB\xBF", line.as_bytes()].concat();
    assert_eq!(edited("a.txt", &marked, "布署", "部署").unwrap(), [b"\xEF\xBB\xBF", new.as_bytes()].concat());
    // Each line of a file of two encodings keeps its own.
    let mixed = [line.repeat(3).as_bytes(), &gbk("会议地点另行通知，请准时出席。\n")].concat();
    let expected = [line.repeat(3).as_bytes(), &gbk("会议地点另行通知，请按时出席。\n")].concat();
    assert_eq!(edited("a.txt", &mixed, "准时", "按时").unwrap(), expected);
    let big5 = |text: &str| encoding_rs::BIG5.encode(text).0.into_owned();
    let long = "各單位要認真抓好貫徹落實工作，請認真佈署，按時上報情況，並將有關材料報送辦公室。\n".repeat(4);
    let refused = edited("a.txt", &big5(&long), "佈署", "部署们").unwrap_err();
    assert!(matches!(&refused, Refusal::NotInEncoding { encoding, .. } if encoding == "big5"), "{refused}");
}

#[test]
fn edits_that_cannot_be_meant_are_refused() {
    let limits = Limits::default();
    let bytes = "<p>R&amp;W公司布署</p>".as_bytes();
    let document = read("a.html", bytes.to_vec(), &limits).ok().unwrap();
    let edit = |bytes: std::ops::Range<u64>, text: &str| Edit { part: 0, bytes, text: text.to_owned() };
    let file = |edits: &[Edit]| file("a.html", bytes, &document, edits, &limits);
    assert_eq!(file(&[edit(4..6, "和")]), Err(Refusal::Half { at: 4 }));
    assert_eq!(file(&[edit(10..12, "和")]), Err(Refusal::Half { at: 10 }));
    assert_eq!(file(&[edit(3..10, "甲"), edit(9..10, "乙")]), Err(Refusal::Overlap { at: 9 }));
    assert_eq!(file(&[edit(9..10, "甲"), edit(9..10, "乙")]), Err(Refusal::Overlap { at: 9 }));
    assert_eq!(file(&[Edit { part: 1, bytes: 0..1, text: String::new() }]), Err(Refusal::NoPart));
    assert_eq!(file(&[edit(900..901, "甲")]), Err(Refusal::Half { at: 900 }));
    assert_eq!(file(&[edit(0..3, "甲")]), Err(Refusal::NoText { at: 0 }));
    let twice = file(&[edit(4..9, "和"), edit(4..9, "和"), edit(9..9, "与")]);
    assert_eq!(twice.unwrap(), "<p>R和与W公司布署</p>".as_bytes());
    let other = super::file("a.html", b"<p>R</p>", &document, &[edit(4..9, "x")], &limits);
    assert_eq!(other, Err(Refusal::Stale));
}

#[test]
fn what_is_only_shown_so_is_not_written() {
    let made = Part::derived("page 1".into(), "正文".into());
    let document = Document::new(hegao_model::document::Format::Pdf, vec![made], Vec::new(), Vec::new());
    let edit = |part| Edit { part, bytes: 0..3, text: "甲".to_owned() };
    assert_eq!(file("a.pdf", b"", &document, &[edit(0)], &Limits::default()), Err(Refusal::Derived));
    // The words of a page that is packed in an address.
    let page = "<p>正文</p><iframe src='data:text/html,<p>请认真<b>布署</b>这件事'></iframe>";
    let refused = text("a.html", page, "请认真", "要");
    assert!(matches!(refused, Err(Refusal::Rendered { .. })), "{refused:?}");
}

#[cfg(feature = "office")]
#[test]
fn members_of_a_container_are_written_alike() {
    use crate::format::ooxml::sample::Sample;
    let limits = Limits::default();
    let body = "<w:p><w:r><w:t>R&amp;W认</w:t></w:r><w:r><w:t>真布署</w:t></w:r></w:p>";
    let document = read("a.docx", Sample::word(body).zip(), &limits).ok().unwrap();
    let bytes = document.parts[0].text.clone().into_bytes();
    let edits = edit(&document, "W认真布署", "<认真>\"部署\"&");
    let written = String::from_utf8(member(&document, 0, &bytes, &edits, &limits).unwrap()).unwrap();
    let new = "<w:p><w:r><w:t>R&amp;&lt;认真&gt;\"部署\"&amp;</w:t></w:r><w:r><w:t></w:t></w:r></w:p>";
    assert_eq!(written, document.parts[0].text.replace(body, new));
    assert_eq!(file("a.docx", &bytes, &document, &edits, &limits), Err(Refusal::NoPart));
    let at = bytes.windows(4).position(|window| window == b"amp;").unwrap() as u64;
    let half = [Edit { part: 0, bytes: at..at + 4, text: "甲".into() }];
    assert_eq!(member(&document, 0, &bytes, &half, &limits), Err(Refusal::Half { at }));
    let tag = document.parts[0].text.find("<w:t>").unwrap() as u64;
    let torn = [Edit { part: 0, bytes: tag..tag + 5, text: String::new() }];
    assert_eq!(member(&document, 0, &bytes, &torn, &limits), Err(Refusal::NoText { at: tag }));
}
