//! What of the things that a page or a Markdown text carries and does not show could be meant for people.

use std::collections::HashSet;
use std::ops::Range;

use super::address::is_inner;
use crate::layout::flow::Gathered;
use hegao_model::document::place::{Place, Scheme, Spot};
use hegao_model::text::{digit, is_between_digits, is_escaped, is_han, is_invisible, is_mobile, unescaped};

/// How many signs may stand between two digits of one number.
const JOINTS: usize = 3;

/// Characters of the longest mark that the makers of a site set.
const LONGEST_MARK: usize = 40;

/// Whether a text may say something to people: it has Han, or a number, an address or a path in it.
pub(crate) fn tells(text: &str) -> bool {
    text.chars().any(is_han) || is_private(text) || is_inner(text)
}

/// Whether a text may hold someone's number or address.
pub(crate) fn is_private(text: &str) -> bool {
    holds(text, &[' ', '-'])
}

/// The same of what is written for programs, where spaces part numbers: lengths, points of a drawing. Escapes are read.
pub(crate) fn is_private_to_programs(text: &str) -> bool {
    holds(text, &['-']) || is_escaped(text) && reveals(text, &shown(text))
}

/// Words for the numbers of people. Beside one, a number is one in whatever groups it stands.
pub(super) const LABELS: [&str; 11] =
    ["电话", "手机", "联系", "微信", "身份证", "证件号", "卡号", "账号", "帐号", "tel", "phone"];

/// Whether such a word stands in `text`.
fn is_labelled(text: &str) -> bool {
    LABELS.iter().any(|label| text.contains(label))
}

/// What a program shows of `text`.
pub(crate) fn shown(text: &str) -> String {
    unescaped(text).map(|(_, c)| c).collect()
}

/// The same where its escapes are read and say something of a person.
pub(crate) fn shown_escapes(value: &Gathered) -> Option<Gathered> {
    let text = value.text();
    let is_told = is_escaped(text) && {
        let shown = shown(text);
        shown != text && is_private(&shown)
    };
    is_told.then(|| read_escapes(value))
}

/// Whether `shown`, which is `written` as a program shows it, says something of a person that stands nowhere as it is written.
pub(crate) fn reveals(written: &str, shown: &str) -> bool {
    const JOINED: [char; 2] = ['-', ' '];
    let numbers = |text| -> HashSet<String> { someones(text, &JOINED).map(|(_, number)| number).collect() };
    let told = numbers(shown);
    // Most texts tell none, and need not be read once more.
    !told.is_empty() && !told.is_subset(&numbers(written)) || is_private(shown) && !is_private(written)
}

/// Where the first number of someone stands in `text`.
pub(crate) fn number_in(text: &str) -> Option<Range<usize>> {
    someones(text, &['-']).next().map(|(range, _)| range)
}

/// What says most clearly in an address that it holds a number: rules take the first words of a query for no one's.
pub(crate) fn behind_query(value: &Gathered) -> Gathered {
    let text = value.text();
    let start = number_in(text).and_then(|number| text[..number.start].rfind(['?', '&']));
    let mut words = value.beginning();
    words.append_range(value, start.map_or(0, |mark| mark + 1)..text.len());
    words
}

/// `value` as a program shows it, each character with its place.
pub(crate) fn read_escapes(value: &Gathered) -> Gathered {
    let text = value.text();
    let mut whole = value.beginning();
    for (range, c) in unescaped(text) {
        match text[range.clone()] == *c.encode_utf8(&mut [0; 4]) {
            true => whole.append_range(value, range),
            false => whole.append_whole(value, range, c.encode_utf8(&mut [0; 4])),
        }
    }
    whole
}

/// Whether an address to write to stands in a text: a name, the sign, and a domain that ends in a word.
fn has_address(text: &str) -> bool {
    memchr::memchr_iter(b'@', text.as_bytes()).any(|at| {
        let domain = text[at + 1..].split(|c: char| !(c.is_alphanumeric() || "-.".contains(c))).next();
        let mut labels = domain.unwrap_or_default().trim_end_matches('.').split('.');
        let is_word = |label: &str| label.chars().nth(1).is_some() && label.chars().all(char::is_alphabetic);
        text[..at].ends_with(|c: char| c.is_ascii_alphanumeric())
            && labels.next_back().is_some_and(is_word)
            && labels.next_back().is_some_and(|label| !label.is_empty())
    })
}

/// Whether a text holds a number, in which `joints` may stand, or an address.
fn holds(text: &str, joints: &[char]) -> bool {
    let figures = text.chars().filter(|c| digit(*c).is_some());
    figures.take(10).count() == 10 && someones(text, joints).next().is_some() || has_address(text)
}

/// The numbers in a text, each with where it stands, without the joints that people set in them (so many in a row at most), and
/// what nobody sees.
fn numbers(text: &str, most: usize, is_joint: impl Fn(char) -> bool) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut signs = text.char_indices().filter(|(_, c)| !is_invisible(*c)).peekable();
    std::iter::from_fn(move || {
        let (start, first) = signs.by_ref().find_map(|(at, c)| Some((at, digit(c)?)))?;
        let (mut end, mut number) = (start, String::new());
        let mut take = |digit: u8| number.push(char::from(b'0' + digit));
        take(first);
        let mut joints = 0;
        while let Some(&(at, c)) = signs.peek() {
            match digit(c) {
                Some(digit) => {
                    take(digit);
                    (end, joints) = (at, 0);
                }
                None if joints < most && is_joint(c) => joints += 1,
                None => break,
            }
            signs.next();
        }
        let end = end.max(start);
        Some((start..end + text[end..].chars().next().map_or(0, char::len_utf8), number))
    })
}

/// The same, as far as they are someone's: each once.
pub(super) fn someones(text: &str, joints: &[char]) -> impl Iterator<Item = (Range<usize>, String)> {
    let mut known = HashSet::new();
    let loose =
        is_labelled(text).then(|| numbers(text, JOINTS, is_between_digits).filter(|(_, number)| is_called(number)));
    let plain = numbers(text, 1, |c| joints.contains(&c)).filter(|(_, number)| is_someones(number));
    let all = plain.chain(grouped(text)).chain(loose.into_iter().flatten());
    all.filter(move |(_, number)| known.insert(number.clone()))
}

/// Whether a number beside a word that says so is one of a telephone or a card: with what is dialled before it, and the zeros that
/// programs put behind the point.
fn is_called(number: &str) -> bool {
    let is_dialled = number.len().checked_sub(11).is_some_and(|prefix| prefix <= 6 && is_mobile(&number[prefix..]));
    let is_decimal = || number.get(..11).is_some_and(is_mobile) && number[11..].bytes().all(|digit| digit == b'0');
    is_dialled || is_decimal() || is_someones(number)
}

/// The numbers that stand in their usual groups with marks that others have too: 139.1234.5678, (139)12345678.
fn grouped(text: &str) -> impl Iterator<Item = (Range<usize>, String)> {
    let is_joint = |c: char| matches!(c, ' ' | '.' | '_' | '/' | '·' | '(' | ')' | '（' | '）');
    numbers(text, 1, is_joint).filter(move |(range, number)| {
        let groups =
            text[range.clone()].split(is_joint).map(|group| group.chars().filter(|c| digit(*c).is_some()).count());
        let groups: Vec<usize> = groups.collect();
        match groups[..] {
            [3, 4, 4] | [3, 8] => is_mobile(number),
            [6, 8, 3 | 4] | [4, 4, 4, 4] | [4, 4, 4, 4, 1..=3] => true,
            _ => false,
        }
    })
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
            ("138.0013.8000", true),
            ("(138)00138000", true),
            ("110105/19491231/002X", true),
            ("6217_0012_3456_7890_122", true),
            ("138一二三45678", true),
            ("电话：138/00/13/80/00", true),
            ("tel: +86(0)138 00 13 80 00", true),
            ("tel 2025-01-08 10:00:30", false),
            ("192.168.100.12", false),
            ("2024/0101/1234", false),
            ("@all: a@b@c.d, ask li.ming@example.com.", true),
            ("react@18.2.0 a@b .c x@.com @media.screen Nh@4.2;-.5V", false),
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
