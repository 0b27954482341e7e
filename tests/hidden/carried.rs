//! Samples of messages of mail, and of archives.

use super::support::ofd::mail;
use super::support::office::{Office, p, zip};
use super::{Sample, sample};

/// What the samples hide.
const SECRET: &str = "底价八十万元";

pub fn samples() -> Vec<Sample> {
    let text = "请各单位抓好落实。\r\n";
    let head = |fields: &str| mail(&format!("Subject: =?utf-8?B?6YCa55+l?=\r\n{fields}"), text);
    let parts = format!(
        "Subject: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n{SECRET}\r\n--b\r\n\
         Content-Type: text/plain; charset=utf-8\r\n\r\n{text}--b--\r\n{SECRET}\r\n"
    );
    let commented = Office::docx(&p("请各单位抓好落实。")).core("<dc:creator>李明</dc:creator>").bytes();
    vec![
        of("发件人的姓名", head("From: =?utf-8?B?5p2O5piO?= <a@example.com>\r\n"), "hidden/author", "李*"),
        of("密送的人", head("Bcc: =?utf-8?B?5p2O5piO?= <a@example.com>\r\n"), "hidden/author", "李*"),
        of("发件人的电脑", head("Message-ID: <1@PC-LIMING>\r\n"), "hidden/property", ""),
        of("经过的机器", head("Received: from pc (10.1.2.3) by mx.example.com\r\n"), "hidden/property", ""),
        of("发件的地址", head("X-Originating-IP: [10.1.2.3]\r\n"), "hidden/property", ""),
        of("各部分之前、之后的文字", parts.into_bytes(), "hidden/stray-bytes", ""),
        sample("里面文档的作者", "a.zip", zip(&[("a.docx", &commented[..])]), "hidden/author", "李*"),
        sample(
            "压缩包之前的数据",
            "a.zip",
            [SECRET.repeat(4).as_bytes(), &zip(&[("a.txt", &b"a"[..])])].concat(),
            "hidden/stray-bytes",
            "",
        ),
    ]
}

fn of(what: &'static str, bytes: Vec<u8>, rule: &'static str, shown: &'static str) -> Sample {
    sample(what, "a.eml", bytes, rule, shown)
}
