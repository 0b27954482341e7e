//! The text of a new rule file, for `hegao rules new`: valid, passing, and telling what can be changed.

/// The kinds of check that a new rule can begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Wrong words, with what they should be.
    Words,
    /// A pattern.
    Regex,
}

const HEAD: &str = "\
# 规则 {id}：文件夹是类别，文件名是名称。改完后运行 hegao rules test。
# 标点要用半角：冒号后面有空格，表达式用单引号。可用的键和说明：hegao rules schema。

severity: warning              # error 不得外发；warning 多半有错；note 仅供参考
";

const WORDS: &str = "\
message: '“{match}”应写作“{suggestion}”'   # {match} 是查到的文字，{suggestion} 是第一个改法
why: 写明为什么不对
# source: 写明依据的文件和条款
check:
  words:
    pairs:                     # 错的: 对的；有几个改法时写成 [甲, 乙]
      布署: 部署
    # terms: [某某办]          # 只提示、没有固定改法的词
    # table: 词表.csv          # 词多时用 CSV 表：wrong,right,why
unless:                        # 有一条成立就不提示；不需要时删去
  - {inside: [公布署名]}       # 是更长的词的一部分
tests:                         # 两边各至少两个；«…»（或 [[…]]）标出应被查到的文字
  flagged:
    - 会议«布署»下一阶段工作
    - 按照统一[[布署]]抓好落实
  passed:
    - 会议部署下一阶段工作
    - text: 公布署名文章
      why: 是“公布”和“署名”，见 unless
";

const REGEX: &str = "\
message: '疑似内部编号 {match}'   # {match} 是查到的文字
why: 写明为什么不能外发
# source: 写明依据的文件和条款
check:
  regex:
    pattern: 'NB-\\d{6}'        # 单引号；不能用 \\b 和 \\w
    gate: [NB-]                # 段落里有这些文字才运行；没有也可以，只是慢
    guard: word                # 前后不能紧接数字和字母
# near: {any: [编号], before: 12, after: 4, effect: raise}   # 附近有这些词就更重：require、raise、lower
# unless:                      # 有一条成立就不提示
#   - {after: '[元万]'}
tests:                         # 两边各至少两个；«…»（或 [[…]]）标出应被查到的文字
  flagged:
    - 资产编号«NB-202501»已登记
    - 见[[NB-000123]]号单据
  passed:
    - 资产编号已登记
    - text: 订单 XNB-2025011 已发货
      why: 前后紧接字母和数字
";

/// The file of a new rule.
#[must_use]
pub fn rule_file(id: &str, kind: Kind) -> String {
    let body = match kind {
        Kind::Words => WORDS,
        Kind::Regex => REGEX,
    };
    HEAD.replace("{id}", id) + body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_rule_is_valid() {
        for kind in [Kind::Words, Kind::Regex] {
            let file = rule_file("house/term", kind);
            let loaded = super::super::load::load_str("house/term", &file);
            let problems = loaded.err().unwrap_or_default();
            assert!(problems.is_empty(), "{}", problems.iter().map(ToString::to_string).collect::<String>());
        }
    }
}
