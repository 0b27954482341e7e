//! Pages as offices have them, invented.

use super::*;
use crate::format::text_file::read_text;
use crate::label::label;
use hegao_model::document::GapKind;
use hegao_model::document::Limits;
use hegao_model::document::{Block, BlockKind, Content, Hidden};

fn page(source: &str) -> Document {
    let document = read(source.as_bytes().to_vec(), &Budget::default());
    document.blocks.iter().for_each(|block| assert_placed(&document, block));
    document
}

/// Every character stands where its piece says.
fn assert_placed(document: &Document, block: &Block) {
    let Content::Joined(joined) = &block.content else { return };
    let hegao_model::document::Joined { text, pieces, .. } = &**joined;
    let mut end = 0;
    for piece in &**pieces {
        let slice =
            |text: &str, range: &std::ops::Range<u32>| text[range.start as usize..range.end as usize].to_owned();
        let (shown, stored) = (slice(text, &piece.text), slice(&document.parts[0].text, &piece.source()));
        assert!(piece.text.start >= end && !shown.is_empty());
        end = piece.text.end;
        assert!(shown == stored || !piece.is_exact() || (shown == " " && stored.trim().is_empty()), "{shown} {stored}");
    }
}

fn seen(source: &str) -> Vec<(BlockKind, String)> {
    let document = page(source);
    let blocks = document.blocks.iter().filter(|block| block.hidden.is_none());
    blocks.map(|block| (block.kind, document.text(block).to_owned())).collect()
}

fn texts(source: &str) -> Vec<String> {
    seen(source).into_iter().map(|(_, text)| text).collect()
}

fn hidden(source: &str) -> Vec<(Hidden, String)> {
    let document = page(source);
    let blocks = document.blocks.iter().filter_map(|block| Some((block.hidden?, document.text(block).to_owned())));
    blocks.collect()
}

fn labels(source: &str) -> Vec<String> {
    let document = page(source);
    document
        .blocks
        .iter()
        .map(|block| format!("{}={}", label(&document, block).unwrap_or("-"), document.text(block)))
        .collect()
}

#[test]
fn elements_that_begin_a_line_make_paragraphs() {
    assert_eq!(
        texts("<body>前<p>一<b>段</b>文&amp;字\n <i> 二</i><div>三<br>四</div><ul><li>五<li>六</ul><pre>七\n八</pre>"),
        ["前", "一段文&字 二", "三", "四", "五", "六", "七", "八"]
    );
    assert_eq!(texts("<p>法<span>治</span><!-- 说明一下 -->国<a href=x>家</a></p>"), ["法治国家"]);
    assert_eq!(texts("<h2>下一步打算</h2><p>抓好落实。"), ["下一步打算", "抓好落实。"]);
    assert_eq!(seen("<h2>下一步打算</h2>")[0].0, BlockKind::Heading);
    assert_eq!(texts("没有标签"), ["没有标签"]);
    assert_eq!(texts("<p>未关闭的 <b>标签"), ["未关闭的 标签"]);
    assert!(texts("<script>var a = '李明';</script><style>p{}</style>").is_empty());
}

#[test]
fn a_page_gives_the_blocks_of_the_text_file() {
    let body = "二是完善制度，在涉及法律法规的重要环节都积极咨询，并认真分析工作中可能存在的问题，确保我";
    let lines = [
        "示例镇人民政府",
        "关于示例工作的报告",
        "2024年以来，我镇认真落实各项要求。",
        "一、学习情况。",
        body,
        "镇工作依法而行。",
        "2025年1月8日",
        "(联系人：李明；联系电话：13800138000)",
    ];
    let text = lines.join("\n\n");
    let document = read_text(text.into_bytes());
    let expected: Vec<_> = document.blocks.iter().map(|block| (block.kind, document.text(block).to_owned())).collect();
    assert_eq!(expected.len(), 7);
    let html = |lines: &[&str]| -> String { lines.iter().map(|line| format!("<p>{line}</p>\n")).collect() };
    let split: Vec<String> =
        lines.iter().map(|line| line.replace('是', "<b>是</b>").replace('；', "&#65307;")).collect();
    let split: Vec<&str> = split.iter().map(String::as_str).collect();
    for source in [html(&lines), html(&split), format!("<table><tr><td>{}</table>", html(&lines))] {
        assert_eq!(seen(&source), expected);
    }
}

#[test]
fn tables_of_values_have_heads_and_tables_of_layout_have_none() {
    let table = "<table><tr><th>姓名<th>电话</tr><tr><td>李明<td>13800138000</tr></table>";
    assert_eq!(
        labels(table),
        ["表1第1行第1列=姓名", "表1第1行第2列=电话", "表1第2行“姓名”=姓名：李明", "表1第2行“电话”=电话：13800138000"]
    );
    let spans = "<table><tr><td rowspan=2>序号<td colspan=2>人员<td>电话<tr><td>姓名<td>性别<td>手机\
                 <tr><td>1<td>李明<td>男<td>13800138000</table>";
    assert!(labels(spans).contains(&"表1第3行“手机”=手机：13800138000".to_owned()), "{:?}", labels(spans));
    let layout = format!("<table><tr><td>左<td><p>右</p>{table}</td></table>");
    assert_eq!(labels(&layout)[..3], ["-=左", "-=右", "表1第1行第1列=姓名"]);
    assert_eq!(labels("<table><tr><td><p>一<p>二</table>"), ["-=一", "-=二"]);
}

#[test]
fn menus_and_feet_stand_beside_the_text() {
    use BlockKind::{Header, Item, Navigation};
    let source = "<title>示例网</title><nav><a>首页</a> <a>新闻</a></nav><div class='crumb w'>当前位置：首页</div>\
                  <article><header>示例标题</header><p>短文</p></article><footer>版权所有</footer>";
    assert_eq!(
        seen(source),
        [
            (Item, "示例标题".to_owned()),
            (Item, "短文".into()),
            (Header, "示例网".into()),
            (Navigation, "首页 新闻".into()),
            (Navigation, "当前位置：首页".into()),
            (Navigation, "版权所有".into()),
        ]
    );
    assert_eq!(seen("<nav>首页</nav>"), [(Item, "首页".into())]);
}

#[test]
fn what_is_not_seen_is_a_block_of_its_own() {
    use Hidden::{AltText, Author, Comment, CustomData, EmbeddedFile, FormValue, LinkTarget, OffPage, Path, Script};
    use Hidden::{BuildId, CustomProperty, ExternalLink, HiddenText, OnDemand, Property, TinyText, WhiteText};
    for (source, expected) in [
        ("<p>甲<span style='display: none'>李<b>明</b></span>乙", &[(HiddenText, "李明")][..]),
        ("<div hidden><p>一<p>二</div>三", &[(HiddenText, "一"), (HiddenText, "二")]),
        ("<p style='position:absolute;left:-9999px'>远处", &[(OffPage, "远处")]),
        ("<font color=#ffffff>白字</font>", &[(WhiteText, "白字")]),
        ("<td bgcolor=red><font color=white>白字</font>", &[]),
        ("<span style='font-size:1pt'>小字</span>", &[(TinyText, "小字")]),
        ("<template><p>样板</p></template>", &[(HiddenText, "样板")]),
        ("<!-- 请李明核实 --><!-- hegao: ignore[x] 甲 --><!-- nav -->", &[(Comment, "请李明核实")]),
        ("<meta name=author content=李明>", &[(Author, "李明")]),
        ("<meta name=generator content='Word 15'>", &[(Property, "Word 15")]),
        (
            "<meta name=SiteName content=示例网><meta name=ColumnName content=13800138000>",
            &[(CustomProperty, "13800138000")],
        ),
        ("<meta name=ICV content=0A1B>", &[(BuildId, "0A1B")]),
        ("<meta name=拟稿人 content='李明'><meta name=viewport content=width>", &[(CustomProperty, "李明")]),
        ("<input type=hidden name=a value=李明><input type=hidden value=dGVzdA==>", &[(FormValue, "李明")]),
        ("<img src=a.png alt='李明的照片'>", &[(AltText, "李明的照片")]),
        ("<a href=x title='关于示例的通知'>关于示例…</a><a title='另有说明'>看</a>", &[(AltText, "另有说明")]),
        ("<a href='file:///D:/李明/a.doc'>附件</a>", &[(Path, "file:///D:/李明/a.doc")]),
        ("<a href='mailto:liming@example.com'>写信</a>", &[(LinkTarget, "mailto:liming@example.com")]),
        ("<a href='/art/2025/1/8/art_1234_5678.html'>通知</a>", &[]),
        ("<div data-tel=13800138000 data-title=通知 data-id=12>", &[(CustomData, "13800138000")]),
        ("<img src='data:image/png;base64,AAAA'>", &[(EmbeddedFile, "data:image/png")]),
        ("<img src='https://example.com/t.gif' width=1 height=1>", &[(ExternalLink, "https://example.com/t.gif")]),
        ("<script>\nvar n = '李明';\nvar x = 1;\n</script>", &[(Script, "var n = '李明';")]),
        ("<style>.x{display:none}</style><p class='w x'>藏起来<p>甲", &[(HiddenText, "藏起来")]),
        ("<style media=print>.x{display:none}</style><p class=x>甲", &[]),
        ("<style>.x{display:none}</style><p class=x>甲<style>.x{display:block}</style>", &[]),
        ("<style>.x{color:white}</style><p class=x>甲<style>.x{color:black}</style>", &[]),
        ("<!-- <style>.x{display:none}</style> --><p class=x>甲", &[]),
        ("<style>.x{display:none}</style><p class=x style='display:block'>甲", &[]),
        ("<style>.x{color:white}</style><p class=x>藏起来", &[(WhiteText, "藏起来")]),
        ("<style>.x{color:white} .b{background:#c00}</style><div class=b><p class=x>甲</div>", &[]),
        ("<style>.x{color:white} .b .x{background:#c00}</style><p class=x>甲", &[]),
        ("<p style='display:block;visibility:hidden'>藏起来", &[(HiddenText, "藏起来")]),
        ("<p aria-hidden=true>看得见", &[]),
        (
            "<ul><li><a href=a>甲</a><ul style='display:none'><li><a href=b>乙</a> 丙</li></ul></li></ul>",
            &[(OnDemand, "乙"), (HiddenText, "丙")],
        ),
        (
            "<nav><div hidden>菜单</div></nav><div hidden role=tabpanel>一页</div>",
            &[(OnDemand, "菜单"), (OnDemand, "一页")],
        ),
        ("<noscript><p>请打开脚本</p></noscript>", &[(HiddenText, "请打开脚本")]),
    ] {
        let expected: Vec<_> = expected.iter().map(|(kind, text)| (*kind, (*text).to_owned())).collect();
        assert_eq!(hidden(source), expected, "{source}");
    }
    assert_eq!(texts("<p>甲<span style='display: none'>李明</span>乙<p>丙"), ["甲乙", "丙"]);
}

#[test]
fn the_best_date_is_declared() {
    let date = |source: &str| page(source).declared.date.map(String::from);
    assert_eq!(
        date("<meta name='date' content='2025-01-01'><meta name='PubDate' content='2025-01-08 10:00'>").as_deref(),
        Some("2025-01-08 10:00")
    );
    assert_eq!(date("<meta name=PubDate content=''>"), None);
}

#[test]
fn title_and_address_are_declared() {
    let source = "<meta name=ArticleTitle content=' 关于示例的通知 '><meta name=Url content='https://www.example.com/a.html'>\
                  <p>正文";
    let declared = page(source).declared;
    assert_eq!(declared.title.as_deref(), Some("关于示例的通知"));
    assert_eq!(declared.address.as_deref(), Some("https://www.example.com/a.html"));
    assert_eq!(hidden(source), [(Hidden::Property, "关于示例的通知".to_owned())]);
    assert_eq!(
        hidden("<meta name=Url content='http://192.168.3.7/a'>"),
        [(Hidden::Path, "http://192.168.3.7/a".into())]
    );
    assert!(page("<meta name=ArticleTitle content=' '>").declared.title.is_none());
}

#[test]
fn what_government_sites_declare_of_a_page_is_kept() {
    let source = "<link rel='Canonical' href='https://www.example.com/b.html'><meta name=SiteName content=示例网>\
                  <meta name=ColumnName content=通知公告><meta name=ContentSource content=示例县教育局><p>正文";
    let declared = page(source).declared;
    let told = [&declared.address, &declared.site, &declared.column, &declared.organ].map(|text| text.as_deref());
    let expected = ["https://www.example.com/b.html", "示例网", "通知公告", "示例县教育局"];
    assert_eq!(told, expected.map(Some));
    // What the page says itself goes before.
    let own = page(&format!("{source}<meta name=Url content=/a.html>")).declared;
    assert_eq!(own.address.as_deref(), Some("/a.html"));
    assert!(page("<link rel=stylesheet href=a.css>").declared.address.is_none());
}

#[test]
fn the_page_says_its_encoding_where_the_bytes_do_not() {
    let source = "<meta charset=big5><p>台";
    let (bytes, ..) = encoding_rs::BIG5.encode(source);
    let document = read(bytes.into_owned(), &Budget::default());
    assert_eq!((document.parts[0].encoding(), document.text(&document.blocks[0])), ("big5", "台"));
    // A page saved anew in another encoding: its bytes are right.
    let (bytes, ..) = encoding_rs::GBK.encode("<meta charset=utf-8><p>示例镇的工作报告，内容从略。");
    let document = read(bytes.into_owned(), &Budget::default());
    assert_eq!(document.text(&document.blocks[0]), "示例镇的工作报告，内容从略。");
}

#[test]
fn what_was_not_read_is_a_gap() {
    let kinds = |source: &str| page(source).gaps.iter().map(|gap| gap.kind()).collect::<Vec<_>>();
    assert_eq!(kinds("<p>正文<p class='"), [GapKind::Corrupt]);
    assert_eq!(kinds("<frameset><frame src=a.html><frame src=b.html></frameset>"), [GapKind::External]);
    let limits = Limits { blocks: 2, ..Limits::default() };
    let document = crate::reader::read("a.html", "<p>一<p>二<p>三".into(), &limits).ok().unwrap();
    assert_eq!((document.blocks.len(), document.gaps[0].kind()), (2, GapKind::Limit));
}

#[test]
fn deep_pages_are_read() {
    for (open, close) in
        [("<div>", "</div>"), ("<b>", "</b>"), ("<table><tr><td>", ""), ("<ul><li>", "</i>"), ("<p>", "</a>")]
    {
        let source = format!("{}甲{}", open.repeat(20_000), close.repeat(20_000));
        assert_eq!(texts(&source), ["甲"], "{open}");
    }
}

#[test]
fn a_page_without_text_says_what_it_is_instead() {
    let png = data_encoding::BASE64.encode(b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\x04\xD8\0\0\x06\xDA\x01\0");
    let letters = "<path d=\"M0 0\"/>".repeat(201);
    let article = "法治政府建设情况报告".repeat(5);
    for (source, expected) in [
        ("<title>附件</title><img src=\"scan1.png\">", &[GapKind::Scanned][..]),
        (&format!("<p>附件</p><img src='data:image/png;base64,{png}'>"), &[GapKind::Scanned]),
        (
            "<nav>首页 新闻中心 政务公开 办事服务 互动交流 机构设置 通知公告</nav><p>名单</p><img src=a.jpg width=700 height=900>",
            &[GapKind::Scanned],
        ),
        ("<canvas id=c></canvas>", &[GapKind::Scanned]),
        (&format!("<svg>{letters}</svg>"), &[GapKind::Scanned]),
        ("<div id=app></div><script src=app.js></script>", &[GapKind::Unsupported]),
        ("<p>附件</p><object data=\"名单.pdf\"></object>", &[GapKind::External]),
        ("<p>附件</p><iframe src=\"名单.html\"></iframe>", &[GapKind::External]),
        ("<p>附件</p><img src=logo.png width=120 height=60>", &[]),
        ("<p>附件</p><img src=dot.gif width=1 height=1><iframe src=about:blank></iframe>", &[]),
        ("<p>附件</p><img src=a.png style=display:none><script type=\"application/ld+json\">{}</script>", &[]),
        (&format!("<p>{article}</p><img src=photo.jpg><script src=a.js></script>"), &[]),
    ] {
        let kinds: Vec<_> = page(source).gaps.iter().map(|gap| gap.kind()).collect();
        assert_eq!(kinds, expected, "{source}");
    }
}

/// Blocks that are not seen, and those beside the text, each with its place.
fn beside(source: &str) -> Vec<String> {
    let document = page(source);
    let beside = document.blocks.iter().filter(|block| block.hidden.is_some() || block.kind == BlockKind::TextBox);
    beside.map(|block| format!("{}={}", label(&document, block).unwrap_or("-"), document.text(block))).collect()
}

#[test]
fn what_stands_in_an_attribute_is_told_wherever_it_is() {
    for (source, expected) in [
        ("<p aria-description='请李明核实'>甲", "替代文字1=请李明核实"),
        ("<table><tr><th abbr='电话13800138000'>甲</table>", "替代文字1=电话13800138000"),
        ("<math alttext='李明'>甲</math>", "替代文字1=李明"),
        ("<video><track label='李明'></video>", "替代文字1=李明"),
        ("<p class='x13800138000'>甲", "标签的属性1=x13800138000"),
        ("<p x13800138000>甲", "标签的属性1=x13800138000"),
        ("<x-13800138000>甲", "标签的属性1=x-13800138000"),
        ("<!DOCTYPE html SYSTEM '13800138000'>甲", "标签的属性1=<!DOCTYPE html SYSTEM '13800138000'>"),
        (
            "<a href='mailto:a@example.com?subject=%E7%94%B5%E8%AF%9D13800138000'>甲</a>",
            "链接的地址1=mailto:a@example.com?subject=电话13800138000",
        ),
        ("<a href='weixin://dl/chat?13800138000'>甲</a>", "链接的地址1=电话：13800138000"),
        ("<p>甲</p id='13800138000'>", "标签的属性1=13800138000"),
        ("<embed flashvars='tel=13800138000'>", "标签的属性1=tel=13800138000"),
        ("<object><param name=a value='&#49;3800138000'></object>", "标签的属性1=13800138000"),
        ("<select><option value=13800138000>李明</select>", "标签的属性1=13800138000"),
        ("<meta http-equiv=refresh content='0;url=/?a#13800138000'>", "标签的属性1=a#13800138000"),
        ("<svg><a xlink:href='tel:13800138000'>甲</a></svg>", "链接的地址1=tel:13800138000"),
        ("<a href='tel:%31%33%38%30%30138000'>甲</a>", "链接的地址1=tel:13800138000"),
        ("<a href='https://wa.me/8613800138000'>甲</a>", "链接的地址1=电话：8613800138000"),
        ("<a href=\"javascript:call('13800138000')\">甲</a>", "脚本1=call('13800138000')"),
        ("<p onclick=\"call('138'+'00138000')\">甲", "脚本1=13800138000"),
        ("<p style=\"--tel: '13800138000'\">甲", "样式表1=--tel: '13800138000'"),
        ("<p data-a='&lt;b>138&lt;i>00138000'>甲", "标签的属性1=138 00138000"),
        ("<script>atob('MTM4MDAxMzgwMDA=')</script>", "脚本1=13800138000"),
        (
            "<style>p{background:url(\"data:image/svg+xml,<svg><text>电话13800138000</text></svg>\")}</style>",
            "内嵌图片1=电话13800138000",
        ),
        ("<script type='text/x-template'><p>电话138<b>00138000</b></p></script>", "备用内容1=电话13800138000"),
    ] {
        assert_eq!(beside(source), [expected], "{source}");
    }
    for quiet in [
        "<svg viewBox='0 0 1024 1024'><path d='M0 0 1024 1024 12 13'/></svg>",
        "<p class=a1 id=x20250108123456 style='margin:0 0 10px 0;width:1234px'>甲",
        "<img src='/upload/20250108123456.jpg' srcset='a.png 1x, b.png 2x' width=600 height=20>",
        "<script src=a.js integrity=sha384-oqVuAfXRKap7fdgcCY5uykM6R9GqQ8K></script>",
    ] {
        assert!(beside(quiet).is_empty(), "{quiet}: {:?}", beside(quiet));
    }
}

#[test]
fn pages_within_the_page_are_read() {
    let packed = data_encoding::BASE64.encode("<p>电话138<b>00138000</b>".as_bytes());
    for (source, expected) in [
        ("<iframe srcdoc='&lt;p>电话138&lt;b>00138000&lt;/b>&lt;/p>'></iframe>", &["内嵌网页1=电话13800138000"][..]),
        ("<iframe srcdoc='<p hidden>李明</p><p>甲'></iframe>", &["内嵌网页1=甲", "隐藏文字1=李明"]),
        ("<iframe src='data:text/html,<p>电话138<b>00138000</b>'></iframe>", &["内嵌网页1=电话13800138000"]),
        ("<object data='data:,甲'></object>", &["内嵌网页1=甲"]),
        (
            &format!("<a href='data:text/html;base64,{packed}'>甲</a>"),
            &["链接的地址1=data:text/html", "内嵌网页1=电话13800138000"],
        ),
        (
            "<img src='data:image/svg+xml,<svg><text>乙</text></svg>'>",
            &["内嵌图片2=乙", "内嵌图片1=data:image/svg+xml"],
        ),
        ("<noscript><p>电话138<b>0013</b>8000</p></noscript>", &["备用内容1=电话13800138000"]),
        ("<noscript><img src='/a.gif?tel=13800138000'></noscript>", &["链接的地址1=/a.gif?tel=13800138000"]),
        (
            "<!--[if gte mso 9]><xml><o:Author>李明</o:Author><o:Company>示例局</o:Company><o:Pages>1</o:Pages></xml><![endif]-->",
            &["文档属性：作者=李明", "文档属性：单位=示例局"],
        ),
        ("<!--[if IE]><p>电话138<b>00138000</b></p><![endif]-->甲", &["网页注释1=电话13800138000"]),
        ("<!--[if lt IE 9]><p>您的浏览器太旧</p><p>请升级</p><![endif]-->甲", &[]),
        ("<!-- <td>138<b>0013</b>8000</td> -->甲", &["网页注释1=13800138000"]),
    ] {
        let mut found = beside(source);
        found.sort();
        let mut expected = expected.to_vec();
        expected.sort_unstable();
        assert_eq!(found, expected, "{source}");
    }
    let deep = "<iframe/src=data:text/html,".repeat(2000);
    assert!(page(&deep).blocks.is_empty());
    let quoted = (0..6).fold("甲".to_owned(), |inner, _| {
        format!("<iframe srcdoc=\"{}\">", inner.replace('&', "&amp;").replace('"', "&quot;"))
    });
    assert!(page(&quoted).blocks.is_empty());
}

#[test]
fn styles_write_text() {
    for (source, expected) in [
        ("<style>.a::before{content:\"电话：\\31 3800138000\"}</style>", &["样式写出的文字1=电话：13800138000"][..]),
        ("<style>/* 问李明 13800138000 */ p{color:red}</style>", &["样式表1=/* 问李明 13800138000 */"]),
        ("<style>.a{content:'\\201C';background:url(data:font/woff;base64,AA13800138000)}</style>", &[]),
        ("<style>:root{--tel:13800138000;--id:1736300000000}</style>", &["样式表1=--tel:13800138000;"]),
    ] {
        assert_eq!(beside(source), expected, "{source}");
    }
}

#[test]
fn what_runs_backwards_is_read_as_it_shows() {
    for source in [
        "<p>电话<bdo dir=rtl>00083100831</bdo>。",
        "<p>电话<b style='direction:rtl;unicode-bidi:bidi-override'>0008310&#48;831</b>。",
        "<p>电话<bdo dir=ltr>13800138000</bdo>。",
    ] {
        assert_eq!(texts(source), ["电话13800138000。"], "{source}");
    }
}

#[test]
fn guides_to_reading_stand_apart() {
    let source =
        "<p>请<ruby>布<rt>bù</rt>署<rt>shǔ</rt></ruby>工作，<ruby>李<rp>（</rp><rt>lǐ<rp>）</rp>明</ruby>。</p>";
    assert_eq!(texts(source)[0], "请布署工作，李明。");
    assert_eq!(beside(source), ["注音1=bù shǔ", "注音2=lǐ"]);
}
