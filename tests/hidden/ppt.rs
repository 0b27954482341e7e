//! Samples of presentations of PowerPoint 97 to 2003.

use super::support::properties::summary;
use super::support::slides::{OTHER, Slide, Slides, record, shape};
use super::{Sample, sample};

const HERE: [i16; 4] = [100, 700, 5000, 4000];
const BESIDE: [i16; 4] = [9000, 100, 9900, 900];

pub fn samples() -> Vec<Sample> {
    let link = [record(0, 0, 0x0FD3, &[1, 0, 0, 0]), record(0, 1, 0x0FBA, &wide("D:\\公文\\a.doc"))].concat();
    let macros = record(0xF, 0, 0x03FF, &record(2, 0, 0x0400, &[9, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0]));
    let foot = [record(0, 0, 0x0FDA, &[0, 0, 0, 0]), record(0, 2, 0x0FBA, &wide("内部传阅"))].concat();
    // Whether it is hidden, and that this is said.
    let unshown = [0xBF, 0x03, 2, 0, 2, 0];
    vec![
        of("隐藏的幻灯片", with(Slide::new("底价说明").hidden()), "hidden/hidden-slide", "底价说明"),
        of("演讲者备注", with(Slide::new("第二页").notes("底价三百万元")), "hidden/speaker-notes", "底价三百万元"),
        of("批注", with(Slide::new("第二页").comment("李明", "请核实")), "hidden/comment", "请核实"),
        of("批注的作者", with(Slide::new("第二页").comment("李明", "请核实")), "hidden/author", "李*"),
        of("页面外的形状", plain(shape(OTHER, "底价三百万元", BESIDE, &[])), "hidden/unseen-text", "底价三百万元"),
        of("设为隐藏的形状", plain(shape(OTHER, "底价三百万元", HERE, &unshown)), "hidden/unseen-text", "底价三百万元"),
        of(
            "以前保存的幻灯片",
            Slides::new(vec![Slide::new("通知").body("抓好工作。")])
                .before(&Slide::new("通知").body("原来的预算三百万元")),
            "hidden/earlier-version",
            "原来的预算三百万元",
        ),
        of("没有显示的页脚", slides().more(record(0xF, 0, 0x0FD9, &foot)), "hidden/stored-data", "内部传阅"),
        of("指向本机文件的链接", slides().more(record(0xF, 0, 0x0FD7, &link)), "hidden/path", "D:\\****.doc"),
        of("宏", slides().more(macros), "hidden/macro", "VBA"),
        of("最后保存的人", slides().by("李明"), "hidden/author", "李*"),
        of("作者", slides().stream("/\u{5}SummaryInformation", &summary(4, "李明")), "hidden/author", "李*"),
    ]
}

fn of(what: &'static str, slides: Slides, rule: &'static str, shown: &'static str) -> Sample {
    sample(what, "a.ppt", slides.bytes(), rule, shown)
}

/// A presentation without anything unseen.
pub fn slides() -> Slides {
    Slides::new(vec![Slide::new("关于示例工作的通知").body("请各单位抓好落实。")]).by("")
}

fn with(slide: Slide) -> Slides {
    Slides::new(vec![Slide::new("关于示例工作的通知").body("请各单位抓好落实。"), slide])
}

fn plain(shape: Vec<u8>) -> Slides {
    Slides::new(vec![Slide::new("关于示例工作的通知").shape(shape)])
}

fn wide(text: &str) -> Vec<u8> {
    super::support::planted::said(text).encode_utf16().flat_map(u16::to_le_bytes).collect()
}
