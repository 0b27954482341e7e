//! Samples of pages and of text.

use super::{Sample, sample};

pub fn samples() -> Vec<Sample> {
    let page = |inner: &str| {
        format!("<!DOCTYPE html><html><head>{0}</head><body><p>请各单位抓好落实。</p>{inner}</body></html>", "")
            .into_bytes()
    };
    let head = |inner: &str| {
        format!("<!DOCTYPE html><html><head>{inner}</head><body><p>请抓好落实。</p></body></html>").into_bytes()
    };
    vec![
        sample("注释", "a.html", page("<!-- 底价八十万元 -->"), "hidden/comment", "底价八十万元"),
        sample(
            "不显示的文字",
            "a.html",
            page("<p style=\"display:none\">底价八十万元</p>"),
            "hidden/unseen-text",
            "底价八十万元",
        ),
        sample("作者", "a.html", head("<meta name=\"author\" content=\"李明\">"), "hidden/author", "李*"),
        sample(
            "隐藏的表单值",
            "a.html",
            page("<input type=\"hidden\" value=\"示例路1号\">"),
            "hidden/form-value",
            "示例路1号",
        ),
        sample("注释", "a.md", "请抓好落实。\n\n<!-- 底价八十万元 -->\n".into(), "hidden/comment", "底价八十万元"),
        sample("看不见的字符", "a.txt", "请抓好\u{200B}落实。\n".into(), "hidden/invisible-character", "U+200B"),
        sample(
            "丢了后几位的长号码",
            "a.csv",
            "姓名,身份证号\n李明,1.10105E+17\n王芳,1.10105E+17\n".into(),
            "hidden/lost-digits",
            "1.10105E+17",
        ),
    ]
}
