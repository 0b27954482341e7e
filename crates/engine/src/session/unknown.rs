//! Names that stand for no rule: what is said of them, with what was probably meant.

use std::collections::BTreeSet;

use crate::filter::Selector;
use crate::report::ledger;
use hegao_rules::language::{Language, Said, both};
use hegao_rules::rule::{Rule, likely};

/// That `name` is no rule, category or tag.
#[must_use]
pub fn unknown_rule(name: &Selector, rules: &[Rule]) -> Said {
    let written = name.to_string();
    let known = rules.iter().flat_map(|rule| {
        let others = rule.aliases.iter().chain(&rule.tags).map(String::as_str);
        [rule.id.as_str(), rule.category()].into_iter().chain(others)
    });
    let hint = match likely(&written, known) {
        // Whoever writes Chinese does not know the names.
        None if !written.is_ascii() => categories(rules),
        likely => meant(likely),
    };
    both!(
        "没有叫“{written}”的规则、类别或标签{hint}hegao rules list 列出全部",
        "there is no rule, category or tag called “{written}”{hint}hegao rules list lists all"; hint
    )
}

/// What joins “there is none” to what lists all: with the name that was probably meant, if there is one.
#[must_use]
pub fn meant(likely: Option<&str>) -> Said {
    match likely {
        Some(meant) => both!("。是不是想写 {meant}？", ". Did you mean {meant}? "),
        None => both!("；", "; "),
    }
}

/// The categories, in Chinese with what they are called.
fn categories(rules: &[Rule]) -> Said {
    let names: BTreeSet<&str> = rules.iter().map(Rule::category).collect();
    let called = names.iter().map(|name| {
        let zh = ledger::category_name(name, Language::Zh);
        if zh == *name { (*name).to_owned() } else { format!("{name}（{zh}）") }
    });
    let (zh, en) = (Said::list(called).zh, Said::list(&names).en);
    both!("。类别有 {zh}；", ". Categories are {en}; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str) -> String {
        let rule = |id: &str| {
            let text = "severity: error\nmessage: x\nsource: x\ncheck: {words: {pairs: {布署: 部署}}}\n\
                        tests: {flagged: [认真«布署», «布署»工作], passed: [认真部署, 部署工作]}";
            hegao_rules::rule::load::load_str(id, text).unwrap().rule
        };
        let rules: Vec<Rule> = ["privacy/mobile-number", "privacy/email", "typo/spelling"].map(rule).into();
        unknown_rule(&Selector::new(name), &rules).zh
    }

    #[test]
    fn what_was_meant_is_told() {
        for (name, expected) in [
            ("privcy", "。是不是想写 privacy？"),
            ("typo/spelin", "。是不是想写 typo/spelling？"),
            ("privacy/mobile", "。是不是想写 privacy/mobile-number？"),
            ("不能发", "。类别有 privacy（个人信息）、typo（错别字）；hegao"),
            ("nothing-like", "标签；hegao rules list"),
        ] {
            assert!(said(name).contains(expected), "{}", said(name));
        }
    }
}
