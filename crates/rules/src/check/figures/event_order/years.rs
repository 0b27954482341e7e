//! Years of one history that run backwards: 2005年建区，2013年获批省级、2011年升格为国家级. What a thing became comes after what it was.

use super::super::date::year_before;
use super::super::quantity::sentence;
use super::Wrong;
use crate::check::page::{Clue, Page};
use hegao_model::text::Span;

/// What something becomes, behind the year.
const BECOMES: [&str; 27] = [
    "年升格",
    "年升级",
    "年晋升",
    "年晋级",
    "年更名",
    "年改制",
    "年改名",
    "年扩建",
    "年建成",
    "年竣工",
    "年投产",
    "年通车",
    "年投入使用",
    "年验收",
    "年结题",
    "年毕业",
    "年退休",
    "年获批",
    "年转为",
    "年升为",
    "年完工",
    "年合并",
    "年通过",
    "年获得",
    "年荣获",
    "年入选",
    "年被评",
];

/// What it was before, behind the last year of the clause before.
const WAS: [&str; 26] = [
    "建区",
    "成立",
    "设立",
    "创建",
    "始建",
    "获批",
    "批准",
    "认定",
    "开工",
    "动工",
    "立项",
    "启动",
    "入学",
    "考入",
    "参加工作",
    "命名",
    "列入",
    "评为",
    "建校",
    "建厂",
    "更名",
    "改名",
    "改制",
    "创办",
    "并入",
    "迁",
];

/// How far before it the clause may stand, in bytes.
const FAR: usize = 160;

pub(super) fn literals() -> Vec<String> {
    BECOMES.map(str::to_owned).to_vec()
}

pub(super) fn wrong(page: &Page<'_>, clue: &Clue) -> Option<Wrong> {
    let folded = page.blocks[clue.block()].text.folded();
    let (year, start) = year_before(&folded[..clue.span.start()])?;
    let before = folded[..start].strip_suffix(['，', '、', '；', '于'])?;
    let before = before.trim_end_matches(['，', '、', '；']);
    let from = sentence(folded, start, FAR);
    let clause_at = before[from..]
        .rfind(['，', '、', '；', '：'])
        .map_or(from, |near| from + near + before[from + near..].chars().next().map_or(0, char::len_utf8));
    let clause = &before[clause_at..];
    let near = clause.find('年')?;
    let (other, other_start) = year_before(&before[..clause_at + near])?;
    let rest = &clause[near + '年'.len_utf8()..];
    // 成立于2015年8月 tells the year behind.
    let lead = clause[..near].trim_end_matches(|c: char| c.is_ascii_digit()).strip_suffix('于').unwrap_or_default();
    let is_was = WAS.iter().any(|word| rest.contains(word) || lead.ends_with(word)) && other_start >= clause_at;
    let is_one =
        !rest.contains('年') && !["此前", "前身", "早在", "原"].iter().any(|word| folded[from..start].contains(word));
    (is_was && is_one && year < other).then(|| Wrong {
        block: clue.block(),
        span: Span::new(start, clue.span.start() + '年'.len_utf8()),
        zh: format!("早于前面的{other}年"),
        en: format!("lies before {other}, which is told first"),
    })
}
