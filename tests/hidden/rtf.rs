//! Samples of RTF files.

use super::support::planted::said;
use super::{Sample, sample};

/// Text as units of UTF-16 stand in RTF.
pub(super) fn units(text: &str) -> String {
    text.encode_utf16().map(|unit| format!("\\u{}?", unit as i16)).collect()
}

/// A file with this head, and this text in one paragraph.
pub(super) fn file(head: &str, text: &str) -> Vec<u8> {
    format!("{{\\rtf1{head} {text}\\par}}").into_bytes()
}

pub(super) fn samples() -> Vec<Sample> {
    let u = |text: &str| units(&said(text));
    let public = || u("请各单位抓好落实。");
    let of =
        |what, head: &str, text: &str, rule, shown| sample(what, "a.rtf", file(head, &(public() + text)), rule, shown);
    let (rule, secret) = ("hidden/unseen-text", "底价八十万元");
    let white = "{\\colortbl;\\red255\\green255\\blue255;}";
    let reviewers = format!("{{\\*\\revtbl{{Unknown;}}{{{};}}}}", u("李明"));
    let info = |inner: String| format!("{{\\info{inner}}}");
    let added = format!("{{\\*\\userprops{{\\propname {}}}\\proptype30{{\\staticval {}}}}}", u("编号"), u("内部"));
    let comment = format!("{{\\*\\atnauthor {}}}\\chatn{{\\*\\annotation {}\\par}}", u("李明"), u("数字要核实"));
    let shape = format!("{{\\shp{{\\*\\shpinst{{\\sp{{\\sn wzDescription}}{{\\sv {}}}}}}}}}", u("示例镇办公楼平面图"));
    let form = format!(
        "{{\\field{{\\*\\fldinst FORMDROPDOWN{{\\*\\formfield{{\\fftype2{{\\*\\ffl {}}}{{\\*\\ffl {}}}}}}}}}{{\\fldrslt}}}}",
        u("王芳"),
        u("赵敏")
    );
    let field =
        format!("{{\\field{{\\*\\fldinst INCLUDETEXT \"D:\\\\\\\\liming\\\\\\\\{}\"}}{{\\fldrslt}}}}", u("名单"));
    vec![
        of("隐藏的文字", "", &format!("{{\\v {}}}", u(secret)), rule, secret),
        of("白色文字", white, &format!("{{\\cf1 {}}}", u(secret)), rule, secret),
        of("一磅的文字", "", &format!("{{\\fs2 {}}}", u(secret)), rule, secret),
        of("删除的修订", "", &format!("{{\\deleted {}}}", u(secret)), "hidden/tracked-change", secret),
        of("修订人", &reviewers, "", "hidden/author", "李*"),
        of("批注", "", &comment, "hidden/comment", "数字要核实"),
        of("批注人", "", &comment, "hidden/author", "李*"),
        of(
            "没有用到的页脚",
            &format!("{{\\footerf {}\\par}}", u("内部 经办李明")),
            "",
            "hidden/stored-data",
            "内部 经办李明",
        ),
        of("替代文字", "", &shape, "hidden/alt-text", "示例镇办公楼平面图"),
        of("下拉列表的选项", "", &form, "hidden/choice", ""),
        of("域代码里的路径", "", &field, "hidden/field-code", ""),
        of("文档变量", &format!("{{\\*\\docvar{{a}}{{{}}}}}", u(secret)), "", "hidden/stored-data", ""),
        of("作者", &info(format!("{{\\author {}}}", u("李明"))), "", "hidden/author", "李*"),
        of("单位", &info(format!("{{\\*\\company {}}}", u("示例公司"))), "", "hidden/company", "示例公司"),
        of("自定义属性", &added, "", "hidden/property", "内部"),
        of(
            "不认识的组里的号码",
            &format!("{{\\*\\nobody {}13800138000}}", u("电话")),
            "",
            "privacy/mobile-number",
            "138****8000",
        ),
    ]
}
