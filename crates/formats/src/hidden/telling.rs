//! What of the things that a page or a Markdown text carries and does not show could be meant for people.

use super::address::is_inner;
use hegao_model::document::place::{Place, Scheme, Spot};
use hegao_model::text::is_han;

/// Characters of the longest mark that the makers of a site set.
const LONGEST_MARK: usize = 40;

/// Whether a text may say something to people: it has Han, or a number, an address or a path in it.
pub(crate) fn tells(text: &str) -> bool {
    text.chars().any(is_han) || is_private(text) || is_inner(text)
}

/// Whether a text may hold someone's number or address.
pub(crate) fn is_private(text: &str) -> bool {
    let is_address = || {
        text.split_once('@').is_some_and(|(before, behind)| {
            before.ends_with(|c: char| c.is_ascii_alphanumeric()) && behind.contains('.') && !behind.starts_with(' ')
        })
    };
    text.bytes().filter(u8::is_ascii_digit).nth(9).is_some() && numbers(text).iter().any(|number| is_someones(number))
        || is_address()
}

/// The numbers in a text, without the spaces and dashes that people set in them.
fn numbers(text: &str) -> Vec<String> {
    let mut numbers = vec![String::new()];
    let mut before = ' ';
    for c in text.chars() {
        match (c, numbers.last_mut()) {
            ('0'..='9', Some(number)) => number.push(c),
            (' ' | '-', _) if before.is_ascii_digit() => {}
            _ => numbers.push(String::new()),
        }
        before = c;
    }
    numbers
}

/// Whether a number is as long as a person's is: of a telephone, an identity card, a bank card. Times and serial numbers, of
/// which pages are full, are not, or begin with a year.
fn is_someones(number: &str) -> bool {
    let number = number.strip_prefix("86").filter(|rest| rest.len() == 11).unwrap_or(number);
    match number.len() {
        11 => number.starts_with('1') || number.starts_with('0'),
        10 | 12 => number.starts_with('0'),
        15..=19 => !number.starts_with("19") && !number.starts_with("20"),
        _ => false,
    }
}

/// The place of the data called `name`. Reports show places as they are: a name that is none is left out.
pub(crate) fn called(scheme: Scheme, name: &str) -> Place {
    let is_name = name.chars().count() <= 24 && name.chars().all(|c| c.is_alphabetic() || "-_.: ".contains(c));
    if is_name && !name.is_empty() { Place::called(scheme, name) } else { Spot::Property { scheme, name: None }.into() }
}

/// What the makers of a site call the parts of its pages, the longer before the shorter that they hold.
const PARTS: [&str; 64] = [
    "面包屑",
    "二维码",
    "轮播图",
    "返回顶部",
    "友情链接",
    "当前位置",
    "上一篇",
    "下一篇",
    "无障碍",
    "手机版",
    "电脑版",
    "移动端",
    "首页",
    "网页",
    "页面",
    "页头",
    "页尾",
    "页脚",
    "页眉",
    "头部",
    "顶部",
    "尾部",
    "底部",
    "中部",
    "左侧",
    "右侧",
    "左边",
    "右边",
    "主体",
    "正文",
    "内容",
    "导航",
    "菜单",
    "栏目",
    "频道",
    "列表",
    "标题",
    "图片",
    "轮播",
    "焦点图",
    "分享",
    "搜索",
    "检索",
    "统计",
    "版权",
    "版块",
    "模块",
    "区域",
    "公共",
    "通用",
    "样式",
    "脚本",
    "代码",
    "引入",
    "加载",
    "插件",
    "弹窗",
    "广告",
    "分页",
    "详情",
    "开始",
    "结束",
    "左",
    "右",
];

/// Whether nothing is left of a text but the names of a page's parts.
fn is_of_makers(text: &str) -> bool {
    let rest = PARTS.iter().fold(text.to_owned(), |rest, part| rest.replace(part, ""));
    !rest.chars().any(|c| is_han(c) && !"区栏部分的和与条框块页图".contains(c)) && !is_private(text)
}

/// Whether a comment says something to people, and is no mark of the site's makers.
pub(crate) fn is_remark(text: &str) -> bool {
    let text = text.trim();
    let is_mark = text.starts_with("[if")
        || text.starts_with("<![")
        || text.starts_with("hegao:")
        || text.starts_with('#')
        || text.chars().any(is_han) && text.chars().count() <= LONGEST_MARK && is_of_makers(text);
    !is_mark && (tells(text) || (!text.contains(['<', '{']) && text.split_whitespace().nth(3).is_some()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn machines_talk_is_told_from_peoples() {
        for (text, expected) in [
            ("李明", true),
            ("13800138000", true),
            ("zhangsan@example.com", true),
            ("C:\\Users\\liming\\a.docx", true),
            ("+86 138-0013-8000", true),
            ("010-12345678", true),
            ("11010519491231002X", true),
            ("/upload/20250108123456.jpg", false),
            ("1736300000000", false),
            ("UA-123-4", false),
            ("main.css?v=1.2.3", false),
            ("@media screen", false),
            ("", false),
        ] {
            assert_eq!(tells(text), expected, "{text}");
        }
    }

    #[test]
    fn remarks_are_told_from_marks() {
        for (text, expected) in [
            (" 请李明核实 ", true),
            (" please call him before we publish ", true),
            ("[if lt IE 9]>升级<![endif]", false),
            (" hegao: ignore[typo/x] 引文 ", false),
            (" end .nav ", false),
            ("头部导航 开始", false),
            ("/正文内容区 end", false),
            ("右侧栏目列表", false),
            ("正文待李明核实", true),
            ("底价八十万元", true),
            ("联系 开始 13800138000", true),
            ("", false),
        ] {
            assert_eq!(is_remark(text), expected, "{text}");
        }
    }
}
