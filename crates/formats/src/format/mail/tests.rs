#![allow(clippy::unwrap_used)]

use crate::label::label;
use crate::reader;
use hegao_model::document::{BlockKind, Budget, Document, Hidden};

fn read(name: &str, message: &[u8]) -> Document {
    reader::within(name, message.to_vec(), &Budget::default()).ok().unwrap()
}

/// What is seen: the place and the text.
fn seen(document: &Document) -> Vec<(String, String)> {
    let blocks = document.blocks.iter().filter(|block| block.hidden.is_none());
    blocks
        .map(|block| (label(document, block).unwrap_or_default().to_owned(), document.text(block).to_owned()))
        .collect()
}

/// What is not seen.
fn unseen(document: &Document) -> Vec<(Hidden, String, String)> {
    let blocks = document.blocks.iter().filter_map(|block| Some((block, block.hidden?)));
    blocks
        .map(|(block, hidden)| {
            (hidden, label(document, block).unwrap_or_default().to_owned(), document.text(block).to_owned())
        })
        .collect()
}

fn pairs<const N: usize>(of: [(&str, &str); N]) -> Vec<(String, String)> {
    of.map(|(place, text)| (place.to_owned(), text.to_owned())).to_vec()
}

/// A message whose parts are these.
fn multipart(sort: &str, head: &str, parts: &[&str]) -> String {
    let parts: String = parts.iter().map(|part| format!("--b\r\n{part}\r\n")).collect();
    format!("{head}MIME-Version: 1.0\r\nContent-Type: multipart/{sort}; boundary=b\r\n\r\n{parts}--b--\r\n")
}

const TEXT: &str = "Content-Type: text/plain; charset=utf-8\r\n\r\n请各单位于周五前报送名单。\r\n";

#[test]
fn a_message_is_its_subject_its_people_and_its_text() {
    let text = encoding_rs::GBK.encode("各单位：\r\n\r\n请报送名单。\r\n").0.into_owned();
    let head = b"Received: from pc (10.1.2.3) by mx.example.com;\r\n\tTue, 1 Dec 2026 08:00:00 +0800\r\n\
        From: =?utf-8?B?5p2O5piO?= <liming@example.com>\r\nTo: office@example.com\r\nBcc: a@example.com\r\n\
        Subject: =?gb2312?B?udjT2rGoy83D+7WltcTNqNaq?=\r\nDate: Tue, 1 Dec 2026 08:00:00 +0800\r\n\
        X-Originating-IP: [10.1.2.3]\r\nMessage-ID: <1@PC-LIMING>\r\nX-Mailer: Foxmail 7\r\n\
        Content-Type: text/plain; charset=\"gb2312\"\r\n\r\n";
    let document = read("a.eml", &[&head[..], &text].concat());
    let expected = pairs([
        ("邮件头：主题", "关于报送名单的通知"),
        ("第1段", "各单位："),
        ("第2段", "请报送名单。"),
        ("邮件头：发件人", "liming@example.com"),
        ("邮件头：收件人", "office@example.com"),
        ("邮件头：密送", "a@example.com"),
    ]);
    assert_eq!(seen(&document), expected);
    assert_eq!(document.blocks[0].kind, BlockKind::Title);
    assert_eq!(document.declared.date.as_deref(), Some("2026-12-01"));
    let own = |hidden, place: &str, text: &str| (hidden, place.to_owned(), text.to_owned());
    let expected = [
        own(Hidden::Author, "邮件头：发件人", "李明"),
        own(Hidden::CustomProperty, "邮件头：Message-ID", "<1@PC-LIMING>"),
        own(
            Hidden::CustomProperty,
            "邮件头：Received",
            "from pc (10.1.2.3) by mx.example.com; Tue, 1 Dec 2026 08:00:00 +0800",
        ),
        own(Hidden::CustomProperty, "邮件头：X-Originating-IP", "[10.1.2.3]"),
    ];
    assert_eq!(unseen(&document), expected);
    assert!(document.gaps.is_empty());
}

#[test]
fn lines_that_were_cut_for_the_way_are_whole() {
    let message = |parameters: &str, text: &str| {
        let head = format!(
            "From: a@example.com\r\nSubject: a\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8; {parameters}\r\n\r\n"
        );
        let document = read("a.eml", (head + text).as_bytes());
        let lines = seen(&document).into_iter().filter(|(place, _)| !place.starts_with("邮件头"));
        (lines.map(|(_, text)| text).collect::<Vec<_>>(), document)
    };
    let quoted = "> 联系电话1380013 \r\n> 8000，请于周五前报送名 \r\n> 单。\r\n\r\n好的。\r\n";
    let (lines, document) = message("format=flowed; delsp=yes", quoted);
    assert_eq!(lines, ["> 联系电话13800138000，请于周五前报送名单。", "好的。"]);
    let block = &document.blocks[1];
    let mut places = Vec::new();
    block.content.each_piece(block.part, |piece| places.push(piece.source()));
    let stored = &document.part(block).text;
    let places: Vec<_> = places.into_iter().map(|place| &stored[place.start as usize..place.end as usize]).collect();
    assert_eq!(places, ["> 联系电话1380013", "8000，请于周五前报送名", "单。"]);
    let (lines, _) = message("format=Flowed", "请各单位报送 \r\n名单和 \r\nWord \r\n文件。\r\n");
    assert_eq!(lines, ["请各单位报送名单和 Word 文件。"]);
    let (lines, _) = message("format=fixed\r\nReply-To: =?utf-8?Q?a?= <a@example.com>", "> 请报送 \r\n> 名单\r\n");
    assert_eq!(lines, ["> 请报送", "> 名单"]);
}

#[test]
fn of_two_forms_of_a_text_one_is_read_and_of_the_other_what_it_says_more() {
    let page = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        PHA+6K+35ZCE5Y2V5L2N5LqO5ZGo5LqU5YmN5oql6YCB5ZCN5Y2V44CCPC9wPg==\r\n";
    let same = read("a.eml", multipart("alternative", "Subject: a\r\n", &[TEXT, page]).as_bytes());
    assert_eq!(seen(&same), pairs([("邮件头：主题", "a"), ("第1段", "请各单位于周五前报送名单。")]));
    assert!(unseen(&same).is_empty());
    let more = format!("{TEXT}\r\n电话 13800138000\r\n");
    let more = read("a.eml", multipart("alternative", "Subject: a\r\n", &[&more, page]).as_bytes());
    let expected = (Hidden::OnDemand, "邮件正文的另一种形式".to_owned(), "电话 13800138000".to_owned());
    assert_eq!(unseen(&more), [expected]);
}

#[test]
fn attachments_are_read_as_they_would_be_alone() {
    let file = "Content-Type: application/octet-stream\r\n\
        Content-Disposition: attachment; filename*=gb18030''%C3%FB%B5%A5.csv\r\nContent-Transfer-Encoding: base64\r\n\r\n\
        5aeT5ZCNLOeUteivnQ0K5p2O5piOLDEzODAwMTM4MDAwDQo=\r\n";
    let inner = format!("Content-Type: message/rfc822\r\n\r\nSubject: =?utf-8?Q?inner?=\r\n{TEXT}");
    let document = read("a.eml", multipart("mixed", "Subject: a\r\n", &[TEXT, file, &inner]).as_bytes());
    let seen = seen(&document);
    for expected in pairs([
        ("第1段", "请各单位于周五前报送名单。"),
        ("附件1", "名单.csv"),
        ("附件 名单.csv：第2行“电话”", "电话：13800138000"),
        ("附件 inner.eml：邮件头：主题", "inner"),
        ("附件 inner.eml：第1段", "请各单位于周五前报送名单。"),
    ]) {
        assert!(seen.contains(&expected), "{expected:?} of {seen:?}");
    }
    assert!(document.gaps.is_empty());
    // What belongs to other files is no running text of this one.
    assert_eq!(document.running().len(), 2);
}

#[test]
fn messages_of_a_mailbox_have_numbers() {
    let one = |subject: &str| {
        format!("From a@example.com Mon Jan  5 00:00:00 2026\nSubject: {subject}\n{}\n", TEXT.replace('\r', ""))
    };
    let document = read("a.mbox", format!("{}{}", one("first"), one("second")).as_bytes());
    let expected = pairs([
        ("第1封邮件“first”，邮件头：主题", "first"),
        ("第1封邮件“first”，第1段", "请各单位于周五前报送名单。"),
        ("第2封邮件“second”，邮件头：主题", "second"),
        ("第2封邮件“second”，第1段", "请各单位于周五前报送名单。"),
    ]);
    assert_eq!(seen(&document), expected);
}

#[test]
fn what_is_not_read_is_a_gap() {
    let cut = multipart("mixed", "", &[TEXT]).replace("--b--\r\n", "");
    let unknown = "Subject: a\r\nContent-Transfer-Encoding: x-gzip64\r\n\r\nabc\r\n";
    let shifting = "Subject: a\r\nContent-Type: text/plain; charset=hz-gb-2312\r\n\r\n~{<:Ky~}\r\n";
    let sealed = multipart("encrypted", "", &["Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"]);
    let broken = "Subject: a\r\nContent-Transfer-Encoding: base64\r\n\r\n5p2O*\r\n";
    for (message, expected) in [
        (&*cut, "cut-mail"),
        (unknown, "mail-encoding"),
        (shifting, "mail-encoding"),
        (&sealed, "encrypted-part"),
        (broken, "cut-mail"),
    ] {
        let gaps = read("a.eml", message.as_bytes()).gaps;
        assert_eq!(gaps.iter().map(|gap| gap.reason.name()).collect::<Vec<_>>(), [expected], "{message}");
    }
}

#[test]
fn what_no_mail_program_shows_is_told() {
    let message = multipart("mixed", "Subject: a\r\n", &[TEXT]);
    let message = message.replace("\r\n\r\n--b\r\n", "\r\n\r\n13800138000\r\n--b\r\n") + "请勿外传\r\n";
    let expected = [
        (Hidden::StrayBytes, "邮件各部分之前的文字".to_owned(), "13800138000".to_owned()),
        (Hidden::StrayBytes, "邮件各部分之后的文字".to_owned(), "请勿外传".to_owned()),
    ];
    assert_eq!(unseen(&read("a.eml", message.as_bytes())), expected);
}
