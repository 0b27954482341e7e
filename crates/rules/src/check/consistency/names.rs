//! Names of organs and companies that differ by one character: 雨污分离改造专班 beside 雨污分流改造专班.
//!
//! Where a name begins nobody can tell, so the characters before its tail are compared, as many as there are up to eight. A character that
//! sounds or looks like the other is a slip if the other form stands twice, and so are two that changed places; any other if that stands three
//! times, and not the first, which may belong to what stands before the name.

use std::collections::{HashMap, HashSet};

use super::{elsewhere, is_row, kinds, labelled, signed};
use crate::check::lexicon::{are_confused, is_word};
use crate::check::page::{Clue, Page, Spotted};
use crate::check::repetition::repeats_itself;
use crate::facts::Genre;
use hegao_model::text::{Folded, Span, is_han};

/// What names of organs and companies end with.
pub(super) const TAILS: [&str; 40] = [
    "办公室",
    "专班",
    "领导小组",
    "工作小组",
    "委员会",
    "指挥部",
    "工作组",
    "专家组",
    "有限公司",
    "有限责任公司",
    "股份公司",
    "中心",
    "协会",
    "学会",
    "商会",
    "基金会",
    "联合会",
    "研究院",
    "研究所",
    "设计院",
    "集团",
    "管理处",
    "管理局",
    "管理所",
    "管理站",
    "服务站",
    "工作站",
    "支队",
    "大队",
    "券商",
    "学校",
    "中学",
    "小学",
    "幼儿园",
    "医院",
    "街道办事处",
    "村委会",
    "居委会",
    "实验室",
    "事务所",
];

/// What names of places end with, and begins that of an organ there; also roads, and what stands beside them.
const PLACE_TAILS: [&str; 44] = [
    "街道",
    "县人民",
    "市人民",
    "区人民",
    "镇人民",
    "乡人民",
    "县委",
    "镇党委",
    "乡党委",
    "街道党工委",
    "县公安局",
    "区公安",
    "县财政局",
    "市财政局",
    "区财政局",
    "村党支部",
    "村民委员会",
    "社区居",
    "大道",
    "水库",
    "隧道",
    "大桥",
    "广场",
    "公园",
    "物业",
    "小区",
    "社区",
    "博物馆",
    "图书馆",
    "纪念馆",
    "文化馆",
    "产业园",
    "合作社",
    "养老院",
    "福利院",
    "卫生院",
    "派出所",
    "人民法院",
    "人民检察院",
    "酒店",
    "大厦",
    "艺术团",
    "河",
    "湖",
];

/// All tails, by the number of the literal that leads to them.
pub(super) fn tails() -> impl Iterator<Item = &'static str> {
    TAILS.into_iter().chain(PLACE_TAILS)
}

/// All literals that lead to a name: the tails, and the words of kind behind them.
pub(super) fn literals() -> impl Iterator<Item = &'static str> {
    tails().chain(kinds::words().filter(|word| !TAILS.contains(word)))
}

/// Fewest characters before the tail that are compared, of organs and of places, and most.
const FEWEST: usize = 4;
const FEWEST_OF_PLACES: usize = 2;
const MOST: usize = 8;

/// So often must the other form stand, and one that is easily confused.
const OFTEN: usize = 3;
const TWICE: usize = 2;

/// Characters by which two names differ that are both right: 一中 and 二中, 东区 and 西区, 公办学校 and 民办学校; and particles, which are no
/// part of a name.
pub(super) const TELLING: &str = "一二三四五六七八九十百0123456789两几甲乙丙丁东南西北中上下左右前后内外大小新老旧正副省市县区镇乡村街州旗本该各某我你贵其此这那首末总分男女高低初多少公民国的和与及或在由向对为是将把被于从到至等了并按经请交提报审列参召";

/// Behind one of these a place's name ends: 惠州市 and 化州市 are two.
const PLACES: &str = "省市县区镇乡村州街路";

/// A stretch before a tail.
struct Seen {
    count: usize,
    block: usize,
    span: Span<Folded>,
}

pub(super) fn find(page: &Page<'_>, clues: &[Clue]) -> Vec<Spotted> {
    // The parties of a contract stand in it twice or three times, and much else over and over: only what is easily confused counts.
    let is_contract = page.facts.genre == Some(Genre::Contract);
    if repeats_itself(page) && !is_contract {
        return Vec::new();
    }
    let often = if is_contract { usize::MAX } else { OFTEN };
    let mut seen: HashMap<(usize, &str), Seen> = HashMap::new();
    let is_tail = |clue: &&Clue| clue.literal() < TAILS.len() + PLACE_TAILS.len();
    for clue in page.each(clues.iter().filter(is_tail)).filter(|clue| !is_row(&page.blocks[clue.block()])) {
        let folded = page.blocks[clue.block()].text.folded();
        let is_of_place = clue.literal() >= TAILS.len();
        if !is_of_place && goes_on(folded, clue.span) {
            continue;
        }
        let fewest = if is_of_place { FEWEST_OF_PLACES } else { FEWEST };
        for span in stretches(folded, clue.span.start(), fewest) {
            let new = || Seen { count: 0, block: clue.block(), span };
            seen.entry((clue.literal(), span.of(folded))).or_insert_with(new).count += 1;
        }
    }
    // Each form that stands more than once, without one of its characters in turn.
    let mut frequent: HashMap<(usize, usize, String), (&str, usize)> = HashMap::new();
    for (&(tail, form), one) in seen.iter().filter(|(_, one)| one.count >= TWICE) {
        for (at, rest) in without_one(form) {
            let best = frequent.entry((tail, at, rest)).or_insert((form, one.count));
            *best = (*best).max((form, one.count));
        }
    }
    // Nearly all that stand alone have no such form beside them.
    let lengths: HashSet<(usize, usize)> =
        frequent.iter().map(|((tail, ..), (form, _))| (*tail, form.chars().count())).collect();
    let is_near = |(tail, form): (usize, &str)| lengths.contains(&(tail, form.chars().count()));
    let alone = seen.iter().filter(|(of, one)| one.count == 1 && is_near(**of));
    let mut found: Vec<Spotted> = alone
        .filter_map(|(&(tail, form), one)| {
            let near = |(at, rest)| Some((at, *frequent.get(&(tail, at, rest))?));
            let slip = |(at, (right, count))| slip(page, one, (form, right), at, (tail, count), often);
            without_one(form).filter_map(near).find_map(slip).or_else(|| {
                swaps(form).find_map(|(at, right)| {
                    let count = seen.get(&(tail, right.as_str()))?.count;
                    swap(page, one, &right, at, (tail, count))
                })
            })
        })
        .collect();
    if !is_contract {
        found.extend(spoilt_tails(page, &seen));
    }
    found.extend(signed::find(page));
    if !is_contract {
        kinds::find(page, &mut found);
        labelled::find(page, &mut found);
    }
    found.sort_by_key(|one| (one.block, one.span.start()));
    found.dedup_by_key(|one| (one.block, one.span.start()));
    found
}

/// Tails of which the first character may be spoilt: nothing else is called 官理局, while 实训室 is no 实验室.
const SURE: [&str; 4] = ["管理局", "管理处", "管理所", "管理站"];

/// Names whose tail is spoilt: 药品监督官理局, where 药品监督管理局 stands often. The other character must make no word with its neighbours,
/// as 治理 is one.
fn spoilt_tails(page: &Page<'_>, seen: &HashMap<(usize, &str), Seen>) -> Vec<Spotted> {
    let is_name = |tail: usize, form: &str| {
        TAILS.get(tail).is_some_and(|tail| SURE.contains(tail)) && form.chars().count() == FEWEST
    };
    let often = seen.iter().filter(|((tail, form), one)| one.count >= OFTEN && is_name(*tail, form));
    let names: Vec<(&str, &str, usize)> = often.map(|(&(tail, form), one)| (form, TAILS[tail], one.count)).collect();
    let mut found = Vec::new();
    if names.is_empty() {
        return found;
    }
    for (index, block) in page.each_block().filter(|(_, block)| !is_row(block)) {
        let folded = block.text.folded();
        for &(form, tail, count) in &names {
            for (at, _) in folded.match_indices(form) {
                let start = at + form.len();
                let Some((own, right)) = spoilt(folded, start, tail) else { continue };
                let span = block.text.to_source(Span::new(start, start + own.len_utf8()));
                let detail = Some(elsewhere(&format!("{form}{tail}"), count));
                found.push(Spotted { suggestions: vec![right.to_string()], detail, ..Spotted::new(index, span) });
            }
        }
    }
    found
}

/// The character that stands at `start` for the first of `tail`, and that.
fn spoilt(folded: &str, start: usize, tail: &str) -> Option<(char, char)> {
    let before = folded[..start].chars().next_back()?;
    let (own, right) = (folded[start..].chars().next()?, tail.chars().next()?);
    let rest = &tail[right.len_utf8()..];
    let next = rest.chars().next()?;
    let is_there = own != right && is_han(own) && folded[start + own.len_utf8()..].starts_with(rest);
    (is_there && !is_word(before, own) && !is_word(own, next) && !TELLING.contains(own)).then_some((own, right))
}

/// Whether the tail is the beginning of another word: 学会 in 大学会计学.
fn goes_on(folded: &str, tail: Span<Folded>) -> bool {
    let (last, next) = (tail.of(folded).chars().next_back(), folded[tail.end()..].chars().next());
    last.zip(next).is_some_and(|(last, next)| is_word(last, next))
}

/// The stretches of `fewest` to [`MOST`] Han characters that end at `end`.
fn stretches(folded: &str, end: usize, fewest: usize) -> impl Iterator<Item = Span<Folded>> {
    let before = folded[..end].char_indices().rev().take(MOST).take_while(|&(_, c)| is_han(c));
    before.skip(fewest - 1).map(move |(start, _)| Span::new(start, end))
}

/// `form` without its first, second … character, with the place where that stood.
fn without_one(form: &str) -> impl Iterator<Item = (usize, String)> {
    form.char_indices().map(|(at, c)| (at, format!("{}{}", &form[..at], &form[at + c.len_utf8()..])))
}

/// `form` with two characters that changed places, where they began.
fn swaps(form: &str) -> impl Iterator<Item = (usize, String)> {
    form.char_indices().zip(form.chars().skip(1)).filter(|((_, one), other)| one != other).map(|((at, one), other)| {
        let behind = at + one.len_utf8() + other.len_utf8();
        (at, format!("{}{other}{one}{}", &form[..at], &form[behind..]))
    })
}

/// The character at `at` in the form that stands once, unless it tells two names apart.
fn slip(
    page: &Page<'_>,
    one: &Seen,
    (form, right): (&str, &str),
    at: usize,
    (tail, count): (usize, usize),
    often: usize,
) -> Option<Spotted> {
    let (own, other) = (form[at..].chars().next()?, right[at..].chars().next()?);
    let is_place = form[at..].chars().skip(1).take(2).any(|c| PLACES.contains(c));
    let is_sure = at > 0 && count >= often && tail < TAILS.len() || are_confused(own, other);
    if !is_sure || is_place || TELLING.contains(own) || TELLING.contains(other) {
        return None;
    }
    Some(spotted(page, one, (at, own.len_utf8()), other.to_string(), (right, tail, count)))
}

/// The two characters from `at` on in the form that stands once, which changed places.
fn swap(page: &Page<'_>, one: &Seen, right: &str, at: usize, (tail, count): (usize, usize)) -> Option<Spotted> {
    let due: String = right[at..].chars().take(2).collect();
    let is_telling = due.contains(|c| TELLING.contains(c) || PLACES.contains(c));
    (!is_telling && count >= TWICE).then(|| spotted(page, one, (at, due.len()), due.clone(), (right, tail, count)))
}

/// What stands at `at`, so many bytes, of the form that stands once, with what is due there, and the other form and how often that stands.
fn spotted(
    page: &Page<'_>,
    one: &Seen,
    (at, length): (usize, usize),
    due: String,
    (right, tail, count): (&str, usize, usize),
) -> Spotted {
    let start = one.span.start() + at;
    let span = page.blocks[one.block].text.to_source(Span::new(start, start + length));
    let name = format!("{right}{}", tails().nth(tail).unwrap_or_default());
    Spotted { suggestions: vec![due], detail: Some(elsewhere(&name, count)), ..Spotted::new(one.block, span) }
}
