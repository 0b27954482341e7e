//! Names of three characters of which one stands for another of its sound: 林晓微 beside 林晓薇.
//!
//! Without a list of names only characters that names are made of count, in groups that sound alike; and the other form must stand
//! more often. Another surname before the same two characters counts if it is easily confused with the first, or if the same title
//! stands behind both: 刘文博主任 beside 吕文博主任.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::{elsewhere, is_row};
use crate::check::lexicon::{are_confused, is_word};
use crate::check::page::{Page, Spotted};
use hegao_model::text::{Folded, Span, is_han};

/// The commonest surnames of one character.
const SURNAMES: &str = "王李张刘陈杨黄赵周吴徐孙朱马胡郭林何高梁郑罗宋谢唐韩曹许邓萧冯曾程蔡彭潘袁于董余苏叶吕魏蒋田杜丁沈姜范江傅钟卢汪戴崔任陆廖姚方金邱夏谭韦贾邹石熊孟秦阎薛侯雷白龙段郝孔邵史毛常万顾赖武康贺严尹钱施牛洪龚骆覃冼翁纪舒项祝童颜倪俞樊葛鲁莫柯欧翟温芦柳殷庞聂岳邢路左凌霍温佘汤黎";

/// Characters of given names, in groups that sound alike (《通用规范汉字表》, 附件1 by sound).
const ALIKE: [&str; 105] = [
    "伟玮炜纬苇维惟薇微威巍卫蔚",
    "明铭茗名鸣",
    "华骅桦",
    "静婧靖菁晶敬",
    "丽莉俐立",
    "晓筱肖潇霄",
    "红洪宏弘鸿虹泓",
    "军君钧俊峻骏浚",
    "杰洁捷婕",
    "芳方",
    "英瑛颖盈莹迎",
    "文雯汶",
    "辉晖慧惠徽卉",
    "涛韬滔",
    "燕艳雁彦晏妍岩",
    "玲灵凌岭铃龄琳林麟霖",
    "志智芝",
    "建健剑坚",
    "春纯椿",
    "峰锋枫丰",
    "平萍苹",
    "斌彬宾滨",
    "波博勃",
    "飞菲霏斐",
    "欣鑫馨昕歆薪",
    "雪学",
    "佳嘉家珈",
    "怡仪宜逸熠奕轶毅艺翊依伊",
    "雨宇羽禹钰玉昱煜誉",
    "浩昊皓灏豪",
    "轩萱瑄璇",
    "梓紫姿",
    "涵晗寒",
    "诗思",
    "琪淇琦祺棋",
    "婷亭庭",
    "倩茜",
    "珊姗",
    "珍贞臻振震",
    "香湘翔祥",
    "秀绣琇岫",
    "云芸耘韵",
    "兰岚澜蓝",
    "桂贵",
    "荣蓉容榕",
    "诚承城程",
    "清青卿晴庆",
    "胜晟盛",
    "永勇泳咏",
    "忠钟",
    "良亮梁",
    "福富",
    "旭绪",
    "阳洋扬",
    "栋冬东",
    "悦岳越",
    "柯珂",
    "茹儒",
    "娟涓鹃",
    "梅玫",
    "霞夏",
    "蕾磊雷",
    "彤桐童",
    "瑞睿锐蕊",
    "晨辰宸",
    "瑜渝愉俞",
    "刚钢岗纲",
    "庚更耕",
    "希喜熙曦西溪",
    "全权泉",
    "凯楷恺",
    "光广",
    "长常昌",
    "金锦津",
    "丹单",
    "敏民珉旻闽",
    "航杭",
    "贤先娴弦仙",
    "力厉励历",
    "和禾荷河",
    "兆照召肇",
    "进晋",
    "少邵绍韶",
    "孝笑效",
    "友有佑宥",
    "源元园远媛圆苑",
    "泽则",
    "章彰璋",
    "哲喆",
    "政正铮征峥",
    "宗综",
    "培佩沛",
    "朋鹏",
    "勤琴钦芹",
    "如汝",
    "升昇",
    "书淑树舒澍姝",
    "泰太",
    "堂棠",
    "武舞",
    "兴星幸",
    "亚雅",
    "耀瑶",
    "业叶烨晔",
    "义易亦",
];

/// What is known of each ideograph from U+4E00 to U+9FFF: whether it is a surname, and its group in [`ALIKE`], from 1.
static KNOWN: LazyLock<Box<[u8]>> = LazyLock::new(|| {
    let mut known = vec![0; 0x5200].into_boxed_slice();
    let mut mark = |c: char, mark: u8| known[c as usize - 0x4E00] |= mark;
    ALIKE.iter().enumerate().for_each(|(at, group)| group.chars().for_each(|c| mark(c, at as u8 + 1)));
    SURNAMES.chars().for_each(|c| mark(c, SURNAME));
    known
});
const SURNAME: u8 = 0x80;

fn known(c: char) -> u8 {
    (c as usize).checked_sub(0x4E00).and_then(|at| KNOWN.get(at)).copied().unwrap_or(0)
}

/// Whether a character is a common surname.
pub(super) fn is_surname(c: char) -> bool {
    known(c) & SURNAME > 0
}

/// Whether two characters of given names sound alike.
pub(super) fn sound_alike(one: char, other: char) -> bool {
    let group = known(one) & !SURNAME;
    group > 0 && group == known(other) & !SURNAME
}

/// Han characters that stand before a name; behind others a surname may be the end of a word (示范区, 措施).
const LEADS: &str = "和与由给向对请让被叫称及跟同经将把员长任人师士生民志";

/// Titles that stand behind a name.
const TITLES: [&str; 24] = [
    "主任", "书记", "局长", "处长", "科长", "院长", "校长", "教授", "医生", "老师", "经理", "主席", "部长", "所长",
    "站长", "市长", "县长", "区长", "镇长", "乡长", "会长", "律师", "同志", "博士",
];

/// A name, and where it stands first.
struct Seen {
    count: usize,
    block: usize,
    span: Span<Folded>,
}

pub(super) fn find(page: &Page<'_>) -> Vec<Spotted> {
    let mut seen: HashMap<[char; 3], Seen> = HashMap::new();
    // Brothers and namesakes stand below each other in lists.
    for (index, block) in page.each_block().filter(|(_, block)| !is_row(block)) {
        let folded = block.text.folded();
        each_name(folded, |start, name| {
            let span = Span::new(start, start + name.iter().map(|c| c.len_utf8()).sum::<usize>());
            seen.entry(name).or_insert_with(|| Seen { count: 0, block: index, span }).count += 1;
        });
    }
    let mut frequent: HashMap<(usize, [char; 3]), Vec<[char; 3]>> = HashMap::new();
    for name in seen.iter().filter(|(_, one)| one.count > 1).map(|(name, _)| *name) {
        for at in [1, 2].into_iter().filter(|&at| known(name[at]) & !SURNAME > 0) {
            frequent.entry((at, sounding(name, at))).or_default().push(name);
        }
    }
    let mut found: Vec<Spotted> = Vec::new();
    for (name, one) in seen.iter().filter(|(_, one)| one.count == 1 && stands_alone(page, one)) {
        let at = [1, 2].into_iter().find(|&at| frequent.contains_key(&(at, sounding(*name, at))));
        let Some([right]) = at.and_then(|at| frequent.get(&(at, sounding(*name, at)))).map(Vec::as_slice) else {
            continue;
        };
        found.push(spotted(page, one, right, seen[right].count));
    }
    surnames(page, &seen, &mut found);
    super::posts::find(page, &mut found);
    found.sort_by_key(|one| (one.block, one.span.start()));
    found.dedup_by_key(|one| (one.block, one.span.start()));
    found
}

/// Whether no word goes on before a name.
fn stands_alone(page: &Page<'_>, one: &Seen) -> bool {
    let before = page.blocks[one.block].text.folded()[..one.span.start()].chars().next_back();
    before.is_none_or(|c| !is_han(c) || LEADS.contains(c))
}

/// That a name which stands once should be the one that stands so often.
fn spotted(page: &Page<'_>, one: &Seen, right: &[char; 3], count: usize) -> Spotted {
    let right = String::from_iter(right);
    let detail = Some(elsewhere(&right, count));
    let span = page.blocks[one.block].text.to_source(one.span);
    Spotted { suggestions: vec![right], detail, ..Spotted::new(one.block, span) }
}

/// Names that stand once, with another surname than the one that stands twice or more before the same two characters.
fn surnames(page: &Page<'_>, seen: &HashMap<[char; 3], Seen>, found: &mut Vec<Spotted>) {
    let mut often: HashMap<[char; 2], Vec<[char; 3]>> = HashMap::new();
    for &name in seen.iter().filter(|(_, one)| one.count > 1).map(|(name, _)| name) {
        often.entry([name[1], name[2]]).or_default().push(name);
    }
    for (name, one) in seen.iter().filter(|(_, one)| one.count == 1) {
        let Some([right]) = often.get(&[name[1], name[2]]).map(Vec::as_slice) else { continue };
        if TITLES.contains(&String::from_iter([name[1], name[2]]).as_str()) {
            continue; // 张书记同志 and 李书记同志 are two.
        }
        let is_title = || {
            let behind: String = page.blocks[one.block].text.folded()[one.span.end()..].chars().take(2).collect();
            let right = format!("{}{behind}", String::from_iter(right));
            TITLES.contains(&behind.as_str())
                && page.each_block().any(|(_, block)| block.text.folded().contains(&right))
        };
        let is_confused = are_confused(name[0], right[0]) && !is_word(name[1], name[2]);
        if stands_alone(page, one) && (is_confused || is_title()) {
            found.push(spotted(page, one, right, seen[right].count));
        }
    }
}

/// Calls `found` with the names of `folded` and where they begin: a surname with two characters behind it, one of them at least
/// from a group. The table is asked for once, and the bytes are gone over without decoding: E4 to E9 lead nearly all Han characters.
fn each_name(folded: &str, mut found: impl FnMut(usize, [char; 3])) {
    let (bytes, table) = (folded.as_bytes(), &**KNOWN);
    let known = |c: u32| table.get(c.wrapping_sub(0x4E00) as usize).copied().unwrap_or(0);
    let mut rest = bytes;
    while let &[lead, second, third, ref behind @ ..] = rest {
        let start = bytes.len() - rest.len();
        if !is_plain(lead) {
            rest = if lead >= 0xE0 { behind } else { &rest[1..] };
            continue;
        }
        rest = behind;
        let surname = code(lead, second, third);
        if known(surname) & SURNAME == 0 {
            continue;
        }
        if let Some(&[a, b, c, d, e, f]) = behind.first_chunk()
            && is_plain(a)
            && is_plain(d)
        {
            let (first, second) = (code(a, b, c), code(d, e, f));
            if (known(first) | known(second)) & !SURNAME > 0 {
                found(start, [surname, first, second].map(|code| char::from_u32(code).unwrap_or_default()));
            }
        }
    }
}

/// Whether a byte leads a Han character of three bytes.
#[inline]
fn is_plain(lead: u8) -> bool {
    matches!(lead, 0xE4..=0xE9)
}

/// The character of three bytes.
#[inline]
fn code(lead: u8, second: u8, third: u8) -> u32 {
    (u32::from(lead) & 0xF) << 12 | (u32::from(second) & 0x3F) << 6 | u32::from(third) & 0x3F
}

/// The name with the group in place of the character at `at`; itself where that has none.
fn sounding(mut name: [char; 3], at: usize) -> [char; 3] {
    let group = known(name[at]) & !SURNAME;
    if group > 0 {
        name[at] = char::from(group);
    }
    name
}
