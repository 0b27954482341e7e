//! What is put together, and what is told of what came of it.

use super::*;
use crate::config::Config;
use crate::session::Options;
use hegao_model::document::{Block, BlockKind, Coding, Content, Format, Part, Storage, Syntax};

const RULES: [(&str, &str); 2] = [
    (
        "office/deploy",
        "severity: error\nmessage: 请写“{suggestion}”\nsource: 本单位规定\ncheck: {words: {pairs: {布署: 部署}}}\n\
         tests: {flagged: [认真«布署», «布署»工作], passed: [认真部署, 部署工作]}",
    ),
    (
        "office/carefully",
        "severity: note\nmessage: 少写套话\nsource: 本单位规定\ncheck: {words: {pairs: {要认真: 应}}}\n\
         tests: {flagged: [«要认真»做, 都«要认真»做], passed: [要做, 认真做]}",
    ),
];

fn session() -> Session {
    let rule = |(id, text): &(&str, &str)| hegao_rules::rule::load::load_str(id, text).unwrap().rule;
    let options = Options::new(jiff::civil::date(2025, 1, 8));
    Session::new(RULES.iter().map(rule).collect(), Default::default(), Config::default(), options).unwrap()
}

/// A text of paragraphs, a line each.
fn document(text: &str) -> Document {
    let coding = Coding { encoding: "utf-8".into(), segments: Vec::new(), bytes: None };
    let part = Part { name: None, text: text.into(), storage: Storage::Stored(coding, Syntax::Plain) };
    let starts = text.match_indices('\n').map(|(at, _)| at + 1);
    let lines = std::iter::once(0).chain(starts).zip(text.lines());
    let block = |(start, line): (usize, &str)| {
        Block::new(BlockKind::Paragraph, 0, Content::Slice(start as u32..(start + line.len()) as u32))
    };
    Document::new(Format::Text, vec![part], lines.map(block).collect(), Vec::new())
}

fn fixables(text: &str) -> (Document, Fixables) {
    let document = document(text);
    let fixables = session().fixables(&Source::new("a.txt", &document)).unwrap();
    (document, fixables)
}

#[test]
fn findings_are_numbered_as_a_report_lists_them() {
    let (document, found) = fixables("要认真布署。\n布署工作。\n");
    let told: Vec<_> = found.list.iter().map(|one| (one.number, one.said(&document).to_owned())).collect();
    assert_eq!(told, [(Some(1), "要认真".into()), (Some(2), "布署".into()), (Some(3), "布署".into())]);
    assert!(found.list.iter().all(|one| one.rewrite.is_some() && one.told_by.is_none()));
}

#[test]
fn what_a_rule_says_of_the_same_place_has_a_number_each() {
    let (_, found) = fixables("布署。\n");
    let again = || {
        found.list.iter().map(|one| Fixable {
            finding: one.finding.clone(),
            span: 0..6,
            rewrite: None,
            number: None,
            told_by: None,
        })
    };
    let mut list: Vec<Fixable> = again().chain(again()).collect();
    session().number(&mut list);
    assert_eq!(list.iter().map(|one| one.number).collect::<Vec<_>>(), [Some(1), Some(2)]);
}

#[test]
fn what_names_the_same_words_waits() {
    let (_, mut found) = fixables("要认真布署。\n布署工作。\n");
    assert_eq!(found.together(&[0, 1, 2], true), (vec![0, 1, 2], vec![]));
    // Another one names the words around the first two.
    let start = found.list[0].span.start;
    found.list[0].span = start..found.list[1].span.end;
    assert_eq!(found.together(&[0, 1, 2], true), (vec![2], vec![0, 1]));
    assert_eq!(found.together(&[0, 1, 2], false), (vec![0, 2], vec![1]));
    // Also one that nobody wants to fix.
    assert_eq!(found.together(&[1], true), (vec![], vec![1]));
    assert_eq!(found.together(&[1], false), (vec![1], vec![]));
}

#[test]
fn what_was_mended_is_gone_and_nothing_new_is_there() {
    let (document, found) = fixables("要认真布署。\n布署工作。\n");
    let unexpected = |text: &str, made: &[(usize, usize)]| {
        let (after, new) = fixables(text);
        new.unexpected(&after, found.expected(&document, made))
    };
    assert!(unexpected("要认真部署。\n布署工作。\n", &[(1, 0)]).is_empty());
    assert!(unexpected("应部署。\n部署工作。\n", &[(0, 0), (1, 0), (2, 0)]).is_empty());
    // The one that was mended is there still; or another one has come.
    assert_eq!(unexpected("要认真布署。\n布署工作。\n", &[(1, 0)]), [2]);
    assert_eq!(unexpected("要认真部署。\n要认真布署。\n", &[(1, 0)]), [1]);
}

#[test]
fn a_finding_around_a_change_names_the_new_words() {
    let change = [(&(3..6), "新")];
    assert_eq!(after("甲乙丙", &(0..9), &change), "甲新丙");
    // Of what lies across its edge nothing is known.
    assert_eq!(after("乙丙", &(4..10), &change), "乙丙");
    assert_eq!(after("甲乙丙", &(0..9), &[(&(0..3), ""), (&(6..9), "丁丁")]), "乙丁丁");
}
