//! Samples of documents of Word 97 to 2003.

use super::support::planted::said;
use super::support::properties::{added, document, summary};
use super::support::word::{Story, Word, texts};
use super::{Sample, sample};

/// Changes of the look of characters ([MS-DOC], 2.6.1).
const DELETED: [u8; 3] = [0x00, 0x08, 1];
const INSERTED: [u8; 3] = [0x01, 0x08, 1];
const RESHAPED: [u8; 10] = [0x57, 0xCA, 7, 1, 0, 0, 0, 0, 0, 0];
const HIDDEN: [u8; 3] = [0x3C, 0x08, 1];
const WHITE: [u8; 6] = [0x70, 0x68, 255, 255, 255, 0];
const TINY: [u8; 4] = [0x43, 0x4A, 2, 0];

pub fn samples() -> Vec<Sample> {
    let mut samples = text();
    samples.extend(stories());
    samples.extend(kept());
    samples
}

fn of(what: &'static str, word: Word, rule: &'static str, shown: &'static str) -> Sample {
    sample(what, "a.doc", word.bytes(), rule, shown)
}

/// A document without anything unseen.
pub fn plain() -> Word {
    Word::new("请各单位抓好落实。")
}

/// A document with these characters of another look.
fn with(text: &str, changes: &[u8]) -> Word {
    plain().run("请各单位", &[]).run(text, changes).run("\r", &[])
}

/// A field with this code.
fn field(code: &str) -> Word {
    plain().run("请各单位", &[]).run(&format!("\x13 {code} \x14抓好\x15\r"), &[])
}

fn text() -> Vec<Sample> {
    vec![
        of("修订删去的文字", with("预算三百万元", &DELETED), "hidden/tracked-change", "预算三百万元"),
        of("修订插入的文字", with("抓好落实", &INSERTED), "hidden/tracked-change", "抓好落实"),
        of("修订了格式的文字", with("落实", &RESHAPED), "hidden/tracked-format", "落实"),
        of("设为隐藏的文字", with("底价三百万元", &HIDDEN), "hidden/unseen-text", "底价三百万元"),
        of("白色的文字", with("底价三百万元", &WHITE), "hidden/unseen-text", "底价三百万元"),
        of("极小的文字", with("底价三百万元", &TINY), "hidden/unseen-text", "底价三百万元"),
        of(
            "指向别的文件的域",
            field("INCLUDETEXT \"D:\\\\内部\\\\名单.doc\""),
            "hidden/field-code",
            "INCLUDETEXT \"D:\\\\内部\\\\名单.doc\"",
        ),
        of("本机文件的链接", field("HYPERLINK \"D:\\\\公文\\\\a.doc\""), "hidden/path", "D:\\****.doc"),
    ]
}

fn stories() -> Vec<Sample> {
    let authors = |name: &str| [&((wide(name).len() / 2) as u16).to_le_bytes()[..], &wide(name)].concat();
    let comment = plain().single(Story::Comments, "请核实");
    let reference = [[0; 8].as_slice(), &[0; 30]].concat();
    let unused = ["", "", "", "", "", "", "", "", "", "", "内部传阅", ""];
    let unused = unused.iter().fold(plain(), |word, text| word.single(Story::Headers, text));
    vec![
        of("批注", comment, "hidden/comment", "请核实"),
        of(
            "批注的作者",
            plain().single(Story::Comments, "请核实").part(4, reference).part(36, authors("李明")),
            "hidden/author",
            "李*",
        ),
        of("修订的作者", with("抓好", &INSERTED).part(51, texts(&["李明"])), "hidden/author", "李*"),
        of("没有用到的首页页眉", unused, "hidden/stored-data", "内部传阅"),
    ]
}

fn wide(text: &str) -> Vec<u8> {
    said(text).encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn kept() -> Vec<Sample> {
    let core = |id: u32, text: &str| plain().stream("/\u{5}SummaryInformation", &summary(id, text));
    let more = |bytes: Vec<u8>| plain().stream("/\u{5}DocumentSummaryInformation", &bytes);
    let saved = |pair: [&str; 2]| plain().part(71, texts(&pair));
    let before = [&[0, 1, 2, 3][..], &wide("原来的名单和工作单位见附件。"), &[0, 1, 2, 3]].concat();
    let inner = native("名单.txt", "abc");
    vec![
        of("作者", core(4, "李明"), "hidden/author", "李*"),
        of("最后修改人", core(8, "王芳"), "hidden/author", "王*"),
        of("标题属性", core(2, "关于调整班子的请示"), "hidden/property", "关于调整班子的请示"),
        of("备注属性", core(6, "报书记阅"), "hidden/property", "报书记阅"),
        of("模板属性", core(7, "C:\\Users\\liming\\红头.dot"), "hidden/path", "C:\\****.dot"),
        of("单位", more(document(15, "示例公司")), "hidden/company", "示例公司"),
        of("管理者", more(document(14, "李明")), "hidden/author", "李*"),
        of("自定义属性", more(added("主办", "示例处")), "hidden/property", "示例处"),
        of("WPS 的版本标记", more(added("KSOProductBuildVer", "2052-12.1.0.1")), "hidden/build-id", "2052-12.1.0.1"),
        of("保存过的人", saved(["李明", "D:\\公文\\a.doc"]), "hidden/author", "李*"),
        of("保存过的位置", saved(["李明", "D:\\公文\\a.doc"]), "hidden/path", "D:\\****.doc"),
        of("快速保存留下的旧文字", plain().rest(&before), "hidden/earlier-version", "原来的名单和工作单位见附件。"),
        of("宏", plain().stream("/Macros/VBA/dir", b"x"), "hidden/macro", "Macros"),
        of("嵌入的文件", plain().stream("/ObjectPool/_1/\u{1}Ole10Native", &inner), "hidden/embedded-file", "名单.txt"),
    ]
}

/// What the packager of Windows writes of a file.
fn native(name: &str, text: &str) -> Vec<u8> {
    let counted = |bytes: &[u8]| [&(bytes.len() as u32).to_le_bytes()[..], bytes].concat();
    let name = encoding_rs::GBK.encode(&said(name)).0.into_owned();
    let inner = [b"\x02\0", &name[..], b"\0", b"a\0\0\0\x03\0", &counted(b"a\0"), &counted(text.as_bytes())].concat();
    counted(&inner)
}
