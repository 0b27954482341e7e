//! Samples of pages and of text.

use super::photo::photo;
use super::support::planted::{said, said_in};
use super::{Sample, findings, sample};
use hegao::finding::Severity;

/// What the samples hide.
const SECRET: &str = "底价八十万元";

pub fn samples() -> Vec<Sample> {
    [unseen(), data_of_pages(), leads(), markdown(), text(), tables()].into_iter().flatten().collect()
}

fn html(what: &'static str, head: &str, inner: &str, rule: &'static str, shown: &'static str) -> Sample {
    let page = format!("<!DOCTYPE html><html><head>{head}</head><body><p>请各单位抓好落实。</p>{inner}</body></html>");
    sample(what, "a.html", said(&page).into_bytes(), rule, shown)
}

/// What a page holds and does not show.
fn unseen() -> Vec<Sample> {
    let unseen =
        |what, attributes: &str| html(what, "", &format!("<p {attributes}>{SECRET}</p>"), "hidden/unseen-text", SECRET);
    let styled = |what, style: &str, attributes: &str| {
        let head = format!("<style>{style}</style>");
        html(what, &head, &format!("<p {attributes}>{SECRET}</p>"), "hidden/unseen-text", SECRET)
    };
    vec![
        html("注释", "", &format!("<!-- {SECRET} -->"), "hidden/page-comment", SECRET),
        unseen("不显示的文字", "style=\"display:none\""),
        unseen("hidden 属性", "hidden"),
        unseen("看不见的文字（visibility）", "style=\"visibility:hidden\""),
        unseen("透明的文字", "style=\"opacity:0\""),
        unseen("字号为零的文字", "style=\"font-size:0\""),
        unseen("白色文字", "style=\"color:#fff\""),
        unseen("缩进到页面以外的文字", "style=\"text-indent:-9999px\""),
        styled("样式表藏起的文字", ".x{display:none}", "class=\"x\""),
        styled("样式表里的白色文字", "#y,p.z{color:white}", "id=\"y\""),
        html("模板里的文字", "", &format!("<template>{SECRET}</template>"), "hidden/unseen-text", SECRET),
    ]
}

/// What a page's data say.
fn data_of_pages() -> Vec<Sample> {
    let meta = |name: &str, content: &str| format!("<meta name=\"{name}\" content=\"{content}\">");
    let photo = base64(&photo());
    let picture = || format!("<img src=\"data:image/jpeg;base64,{photo}\">");
    vec![
        html("作者", &meta("author", "李明"), "", "hidden/author", "李*"),
        html("编辑程序", &meta("generator", "示例编辑器 3"), "", "hidden/property", "示例编辑器 3"),
        html("其他网页属性", &meta("拟稿部门", "示例科"), "", "hidden/property", "示例科"),
        html(
            "数据属性（data-*）",
            "",
            "<p data-owner=\"D:\\李明\\a.doc\">见附件。</p>",
            "hidden/stored-data",
            "D:\\李明\\a.doc",
        ),
        html("隐藏的表单值", "", "<input type=\"hidden\" value=\"示例路1号\">", "hidden/form-value", "示例路1号"),
        html("脚本里的话", "", "<script>\nvar a = '底价';\n</script>", "hidden/page-script", "var a = '底价';"),
        html("图片的替代文字", "", "<img src=\"a.png\" alt=\"示例镇平面图\">", "hidden/alt-text", "示例镇平面图"),
        html("内嵌的图片", "", &picture(), "hidden/embedded-file", "data:image/jpeg"),
        html("内嵌照片的拍摄地点", "", &picture(), "hidden/gps", "****"),
        html("内嵌照片的拍摄设备", "", &picture(), "hidden/camera", "SL-20"),
    ]
}

/// Where a page leads.
fn leads() -> Vec<Sample> {
    let dot = "<img src=\"https://example.com/t.gif\" width=\"1\" height=\"1\">";
    vec![
        html("跟踪用的图片", "", dot, "hidden/external-link", "https://example.com/t.gif"),
        html("本机文件的链接", "", "<a href=\"file:///D:/a/b.doc\">附件</a>", "hidden/path", "fil****.doc"),
        html("共享文件夹的链接", "", "<a href=\"\\\\server\\a\\b.doc\">附件</a>", "hidden/path", "\\\\s****.doc"),
        html("内网的链接", "", "<a href=\"http://192.168.3.7/oa\">附件</a>", "hidden/path", "htt****7/oa"),
    ]
}

fn markdown() -> Vec<Sample> {
    let of = |what, text: &str, rule, shown| sample(what, "a.md", said(text).into(), rule, shown);
    vec![
        of("注释", "请抓好落实。\n\n<!-- 底价八十万元 -->\n", "hidden/page-comment", SECRET),
        of(
            "行内不显示的文字",
            "请<span style=\"display:none\">底价八十万元</span>抓好落实。\n",
            "hidden/unseen-text",
            SECRET,
        ),
        of("不显示的段落", "请抓好落实。\n\n<p hidden>底价八十万元</p>\n", "hidden/unseen-text", SECRET),
        of("拟稿人", "---\n拟稿人: 李明\n---\n\n请抓好落实。\n", "hidden/author", "李*"),
        of("其他文首数据", "---\nreviewer: 示例科\n---\n\n请抓好落实。\n", "hidden/property", "示例科"),
        of(
            "没有用到的链接定义",
            "请抓好落实。\n\n[//]: # (底价八十万元)\n",
            "hidden/page-comment",
            "[//]: # (底价八十万元)",
        ),
        of("本机文件的链接", "见[附件](file:///D:/a/b.doc)。\n", "hidden/path", "fil****.doc"),
        of("图片的替代文字", "![示例镇平面图](a.png)\n", "hidden/alt-text", "示例镇平面图"),
        of(
            "内嵌照片的拍摄地点",
            &format!("请抓好落实。\n\n![](data:image/jpeg;base64,{})\n", base64(&photo())),
            "hidden/gps",
            "****",
        ),
    ]
}

fn text() -> Vec<Sample> {
    let of = |what, text: Vec<u8>, rule, shown| sample(what, "a.txt", said_in(&text), rule, shown);
    let mut mixed = said(&"请各单位按照要求，认真抓好贯彻落实工作。\n".repeat(3)).into_bytes();
    mixed.extend(encoding_rs::GBK.encode(&said("会议地点另行通知。\n")).0.iter());
    vec![
        of("零宽字符", "请抓好\u{200B}落实。\n".into(), "hidden/invisible-character", "U+200B"),
        of("文中的字节序标记", "请抓好\u{FEFF}落实。\n".into(), "hidden/invisible-character", "U+FEFF"),
        of("变体选择符", "请抓好\u{FE0F}落实。\n".into(), "hidden/invisible-character", "U+FE0F"),
        of("空字符", "请抓好\0落实。\n".into(), "hidden/invisible-character", "U+0000"),
        of("文件末尾的空字符", "请抓好落实。\n\0\0".into(), "hidden/invisible-character", "U+0000 U+0000"),
        of("方向控制符", "附件\u{202E}cod.exe\n".into(), "hidden/disguising-character", "U+202E"),
        of("标签字符", "请抓好\u{E0041}落实。\n".into(), "hidden/disguising-character", "U+E0041"),
        of("混用的编码", mixed, "hidden/mixed-encoding", "会议地点另行通知。"),
    ]
}

fn tables() -> Vec<Sample> {
    let of = |what, text: &str, rule, shown| sample(what, "a.csv", said(text).into(), rule, shown);
    let lost = "姓名,身份证号\n李明,1.10105E+17\n王芳,1.10105E+17\n";
    vec![
        of("零宽字符", "姓名,科室\n李\u{200B}明,示例科\n", "hidden/invisible-character", "U+200B"),
        of("丢了后几位的长号码", lost, "hidden/lost-digits", "110****000"),
    ]
}

/// A page as a government's site has it: menus that scripts unfold, data for search engines, white text on a dark ground.
const PAGE: &str = "<!DOCTYPE html><html><head><title>关于示例的通知</title>
<meta name=\"SiteName\" content=\"示例网\"><meta name=\"ArticleTitle\" content=\"关于示例的通知\">
<meta name=\"PubDate\" content=\"2025-01-08\"><meta name=\"Url\" content=\"https://www.example.com/a.html\">
<meta name=\"ContentSource\" content=\"示例局\"><meta name=\"generator\" content=\"示例系统\">
<style>.top{background:#036} .top a{color:#fff} .fold{display:none} .menu:hover .fold{display:block} .w{color:#fff}</style>
<script>document.title = 1;</script></head><body><div class=\"top\"><a href=\"/\">首页</a><span class=\"w\">示例局</span></div>
<ul class=\"menu\"><li class=\"fold\">机构</li></ul><i aria-hidden=\"true\" data-title=\"分享\">分享</i>
<h1>关于示例的通知</h1><p>请各单位按照要求抓好落实。</p><!-- 正文 end --><p class=\"foot\">版权所有</p></body></html>";

#[test]
fn what_is_ordinary_is_no_fault() {
    for (name, text) in [
        ("a.html", PAGE),
        ("a.txt", "\u{FEFF}请各单位按照要求抓好落实。\n"),
        ("a.csv", "\u{FEFF}姓名,科室\n李明,示例科\n"),
        (
            "a.md",
            "---\ntitle: 关于示例的通知\ndate: 2025-01-08\n---\n\n请<span class=\"a\">抓好</span>落实，见[网站][1]。\n\n[1]: https://example.com\n",
        ),
    ] {
        let found = findings(&sample("", name, text.into(), "", ""));
        let grave = found.iter().filter(|finding| finding.severity != Severity::Note);
        let told: Vec<_> = grave.map(|finding| (&*finding.rule, &finding.matched)).collect();
        assert!(told.is_empty(), "{name}: {told:?}");
    }
}

/// `bytes` in letters, as a page carries them.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = three.iter().chain(&[0; 2]).take(3).fold(0u32, |number, byte| number << 8 | u32::from(*byte));
        let letter = |at: usize| LETTERS[(number >> (18 - 6 * at) & 63) as usize] as char;
        text.extend((0..4).map(|at| if at <= three.len() { letter(at) } else { '=' }));
    }
    text
}
