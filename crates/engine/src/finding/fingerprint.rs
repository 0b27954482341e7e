//! Recognising a finding in a later run, without remembering what it found.
//!
//! A baseline is committed, and compared on other machines, so a fingerprint can have no key. Then nothing may be hashed that
//! could be tried out: whoever knows a sentence but for a number of eleven digits needs minutes for all of them, and for
//! the seven that a mask shows (scheme `m1`) a moment; names are fewer still. So scheme `m2` hashes the rule and what is
//! left of the surroundings without everything that could be anybody's: signs, and words of a closed list that are in no
//! name. All else (numbers, names, masks, letters, most words) is one stroke, however long it is. Of the match it is the
//! same, unless it is a word of the rule.
//!
//! The price: another value at the same place counts as known, and of findings in surroundings that look alike only their
//! number is known, counted from the top.

use std::collections::HashMap;
use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use hegao_model::text::{is_han, is_ignorable};

/// The way fingerprints are made.
pub const SCHEME: &str = "m2";

/// How much of the surroundings is looked at, in characters on either side.
pub const SURROUNDINGS: usize = 40;

/// How many signs, words and strokes of it count, the nearest.
const NEAREST: usize = 8;

/// What stands for all that is no sign and no known word.
const STROKE: &str = "·";

/// Single characters that are words of their own and hardly in any name.
const PARTICLES: [char; 25] = [
    '的', '了', '是', '不', '或', '被', '把', '这', '那', '些', '们', '请', '很', '都', '还', '就', '每', '各', '该',
    '此', '及', '对', '到', '按', '等',
];

/// Words of office prose, none of which is anybody's name.
const WORDS: &str = "工作 单位 部门 有关 通知 要求 情况 进行 通过 根据 关于 以及 我们 各级 人员 办公 管理 问题 报告 请示 会议 项目 \
    资金 负责 组织 实施 落实 开展 加强 进一 意见 材料 附件 名单 姓名 身份 证号 号码 银行 卡号 账号 邮箱 信箱 地址 日期 时间 年度 \
    标准 规定 办法 方案 措施 政策 制度 企业 公司 学校 医院 社区 村民 街道 乡镇 农村 城市 交通 环境 教育 卫生 应急 防汛 检查 监督 \
    举报 投诉 咨询 服务 申请 审批 登记 招标 采购 合同 费用 补贴 救助 养老 就业 培训 考核 评价 统计 数据 信息 系统 平台 网站 公开 \
    公示 发布 印发 执行 具体 主要 重点 基本 全面 认真 切实 严格 及时 按照 依法 同时 此外 其中 目前 今年 去年 以来 方面 领导 主任 \
    科长 局长 书记 干部 群众 职工 同志 先生 女士 专家 代表 委员 联系 电话 手机 值班 微信 传真 提高 认识 做好 抓好 推进 完善 确保 \
    严禁 必须 应当 可以 需要 现将 如下 特此 以下 简称 以上 其他 相关 综合 财务 人事 业务 技术 质量 安排 部署 布置 汇报 上报 报送 \
    填写 受理 编号 办理 审核 批准 决定 研究 讨论 同意 属于 包括 提供 使用 位于 地区";

/// The words in order, two characters each.
static SORTED: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let pair = |word: &str| word.chars().next().zip(word.chars().nth(1));
    let mut words: Vec<_> = WORDS.split_whitespace().filter_map(pair).collect();
    words.sort_unstable();
    words
});

/// Gives every finding of one document its fingerprint.
#[derive(Default)]
pub struct Fingerprints {
    seen: HashMap<[u8; 8], u32>,
}

/// What was found, already masked.
#[derive(Clone, Copy)]
pub enum Matched<'a> {
    /// A word that the rule names.
    Word(&'a str),
    /// Text of the document.
    Text(&'a str),
}

impl Fingerprints {
    /// The fingerprint of the next finding, from text that is already masked.
    pub fn next(&mut self, rule: &str, before: &str, matched: Matched<'_>, after: &str) -> String {
        let (before, after) = (outline(before, Side::End), outline(after, Side::Start));
        let matched = match matched {
            Matched::Word(word) => vec![word],
            Matched::Text(text) => outline(text, Side::Start),
        };
        let mut hasher = Sha256::new();
        hasher.update(rule);
        for field in [&before, &matched, &after] {
            hasher.update([0]);
            field.iter().for_each(|token| hasher.update(token));
        }
        let ordinal = self.seen.entry(first_bytes(hasher.clone())).or_default();
        hasher.update(ordinal.to_le_bytes());
        *ordinal += 1;
        format!("{SCHEME}:{:016x}", u64::from_be_bytes(first_bytes(hasher)))
    }
}

/// Where a text is read from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Start,
    End,
}

/// The signs and known words of a text, and a stroke for each stretch of anything else: the nearest, seen `from` there.
fn outline(text: &str, from: Side) -> Vec<&str> {
    let words = &*SORTED;
    let mut outline: Vec<&str> = Vec::with_capacity(NEAREST);
    let mut rest = text;
    let take = |rest: &str| if from == Side::Start { rest.chars().next() } else { rest.chars().next_back() };
    let without = |rest: &'_ str, len: usize| if from == Side::Start { len..rest.len() } else { 0..rest.len() - len };
    while let Some(c) = take(rest).filter(|_| outline.len() < NEAREST) {
        let one = &rest[without(rest, c.len_utf8())];
        let pair = take(one).filter(|_| is_han(c)).map(|next| if from == Side::Start { (c, next) } else { (next, c) });
        let pair = pair.filter(|pair| words.binary_search(pair).is_ok());
        let len = pair.map_or(c.len_utf8(), |(first, second)| first.len_utf8() + second.len_utf8());
        let token = if from == Side::Start { &rest[..len] } else { &rest[rest.len() - len..] };
        rest = &rest[without(rest, len)];
        if pair.is_some() || PARTICLES.contains(&c) || is_sign(c) {
            if !c.is_whitespace() && !is_ignorable(c) {
                outline.push(token);
            }
        } else if outline.last() != Some(&STROKE) {
            outline.push(STROKE);
        }
    }
    outline
}

/// Whether `c` is a sign that is part of no number, address or mask.
fn is_sign(c: char) -> bool {
    !c.is_alphanumeric() && !matches!(c, '*' | '@' | '.' | '_' | '-' | '+' | '%')
}

fn first_bytes(hasher: Sha256) -> [u8; 8] {
    let digest = hasher.finalize();
    std::array::from_fn(|index| digest[index])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(before: &str, matched: Matched<'_>, after: &str) -> String {
        Fingerprints::default().next("privacy/a", before, matched, after)
    }

    #[test]
    fn alike_findings_differ_by_their_ordinal_only() {
        let mut fingerprints = Fingerprints::default();
        let one = fingerprints.next("privacy/a", "电话：", Matched::Text("138****8000"), "。");
        let two = fingerprints.next("privacy/a", "电话：", Matched::Text("138****8000"), "。");
        assert_ne!(one, two);
        assert_eq!(one, first("电话：", Matched::Text("138****8000"), "。"));
        assert_eq!(one.len(), "m2:".len() + 16);
    }

    #[test]
    fn nothing_that_could_be_tried_out_is_hashed() {
        let own = first("联系人：李明，电话：", Matched::Text("138****8000"), "（a@b.cn，2025年）。");
        for (before, matched, after) in [
            ("联系人：欧阳小明，电话：", "199****1234", "（z****@163.com，1999年）。"),
            ("联系人：王*，电话：", "****", "（x_y-z@c.d.cn，二〇二五年）。"),
            ("联系人：WANG，电话： ", "13812345678", "（1，2年）。"),
        ] {
            assert_eq!(first(before, Matched::Text(matched), after), own, "{before}{matched}{after}");
        }
    }

    #[test]
    fn another_place_is_another_finding() {
        let own = first("请各单位", Matched::Word("布署"), "工作，抓好落实。");
        for (before, matched, after) in [
            ("请有关单位", "布署", "工作，抓好落实。"),
            ("请各单位", "布暑", "工作，抓好落实。"),
            ("请各单位", "布署", "工作。"),
        ] {
            assert_ne!(first(before, Matched::Word(matched), after), own, "{before}{matched}{after}");
        }
    }
}
