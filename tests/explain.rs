//! `check --explain`: what a verdict rests on, without what must not be shown.

use crate::support;

use support::Desk;

const NOTICE: &str = "云山县财政局文件

云财发〔2025〕12号　　　　　　签发人：李明

关于开展2025年国有资产清查工作的通知

各乡镇人民政府，县级各部门：

为做好清查工作，按照《国有资产管理办法》，现将有关事项通知如下。

一、清查范围

全县各行政事业单位。

附件：清查表

云山县财政局
2025年3月4日

（联系人：李明；联系电话：13800138000）
";

#[test]
fn what_a_page_declares_is_told_as_such() {
    let desk = Desk::new();
    let page = |title: &str| {
        format!(
            "<html><head><meta name=\"ArticleTitle\" content=\"关于开展清查工作的通知\">\
             <meta name=\"Url\" content=\"https://www.example.com/art/1.html\"></head>\
             <body><h1>{title}</h1><p>各单位要按照有关要求，认真抓好落实。</p></body></html>"
        )
    };
    let told = |title: &str| {
        desk.file("a.html", page(title));
        desk.run(&["check", "--explain", "a.html"]).out
    };
    let other = told("清查");
    assert!(other.contains("标题：关于开展清查工作的通知（网页数据）"), "{other}");
    assert!(other.contains("网址：https://www.example.com/art/1.html（网页数据）"), "{other}");
    let same = told("关于开展清查工作的通知");
    assert!(
        same.contains("标题：关于开展清查工作的通知（通知，第1行）") && !same.contains("通知（网页数据）"),
        "{same}"
    );
}

#[test]
fn the_facts_of_a_document_are_told_with_their_lines() {
    let desk = Desk::new();
    desk.file("notice.txt", NOTICE.as_bytes());
    let told = desk.run(&["check", "--explain", "notice.txt"]).out;
    for line in [
        "日期：2025-03-04（成文日期）",
        "体裁：公文（通知）",
        "标题：关于开展2025年国有资产清查工作的通知（通知，第5行）",
        "发文字号：云财发〔2025〕12号（第3行）",
        "发文机关：云山县财政局（县级，第1行）",
        "签发人：李*（第3行）",
        "主送机关：各乡镇人民政府，县级各部门：（第7行）",
        "小标题：一、清查范围（第11行）",
        "附件：清查表（第15行）",
        "署名：云山县财政局（县级，第17行）",
        "成文日期：2025年3月4日（第18行）",
        "附注：（联系人：李*；联系电话：138****8000）（第20行）",
        "语言：中文 11 段",
        "引文和书名号：1",
    ] {
        assert!(told.contains(line), "{line}\n{told}");
    }
    assert!(!told.contains("李明") && !told.contains("13800138000"), "{told}");
    assert!(!desk.run(&["check", "notice.txt"]).out.contains("主送机关："), "only if asked");
}
