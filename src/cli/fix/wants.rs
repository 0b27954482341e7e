//! What is to be fixed, as the command line says it.

use std::path::PathBuf;

use super::words::Words;
use crate::cli::args::FixArgs;
use crate::cli::exit::Failure;
use crate::filter::Selector;
use crate::language::both;
use crate::revise::fix::{Number, Wants};
use crate::rule::Rule;
use crate::session::{Fixable, Fixables, Session, unknown_rule};

/// The files and the numbers among the words of the command line.
pub(super) fn split(words: &[PathBuf]) -> Result<(Vec<PathBuf>, Vec<Number>), Failure> {
    let (mut files, mut numbers) = (Vec::new(), Vec::new());
    for word in words {
        match word.to_str().and_then(parse) {
            Some(number) => numbers.push(number),
            None => files.push(word.clone()),
        }
    }
    match files.len() {
        0 => Err(Failure::new(both!(
            "没有写要改的文件，如 hegao fix 报告.docx '#3'",
            "no file is named, as in hegao fix report.docx '#3'"
        ))),
        1 => Ok((files, numbers)),
        _ if numbers.is_empty() => Ok((files, numbers)),
        _ => Err(Failure::new(both!(
            "编号是某一份文件的，这里有几份；请分开改",
            "a number is one of a single document, and here are several: fix them one by one"
        ))),
    }
}

fn parse(word: &str) -> Option<Number> {
    let word = word.strip_prefix('#')?;
    let (number, choice) = word.split_once('=').map_or((word, None), |(number, choice)| (number, Some(choice)));
    let positive = |digits: &str| digits.parse::<usize>().ok().filter(|number| *number > 0);
    Some(Number {
        number: positive(number)?,
        choice: choice.map(positive).map_or(Some(None), |choice| choice.map(Some))?,
    })
}

/// What the arguments want.
pub(super) fn of(args: &FixArgs, numbers: Vec<Number>, session: &Session) -> Result<Wants, Failure> {
    let named = |selector: &Selector| -> Vec<String> {
        let rules = session.rules().iter().filter(|rule| selector.matches(rule));
        rules.map(|rule: &Rule| rule.id.clone()).collect()
    };
    let mut only = Vec::new();
    for selector in args.only.iter().map(|name| Selector::new(name)) {
        let ids = named(&selector);
        if ids.is_empty() {
            return Err(Failure::new(unknown_rule(&selector, session.rules())));
        }
        only.extend(ids);
    }
    Ok(Wants { is_unsafe: args.is_unsafe, only: (!args.only.is_empty()).then_some(only), numbers })
}

/// Refuses numbers that the report does not have, and choices that nobody can take.
pub(super) fn check(wants: &Wants, fixables: &Fixables, words: &Words<'_>) -> Result<(), Failure> {
    let last = fixables.list.iter().filter_map(|one| one.number).max().unwrap_or(0);
    wants.numbers.iter().try_for_each(|named| {
        let number = named.number;
        let Some(fixable) = fixables.list.iter().find(|one| one.number == Some(number)) else {
            if last == 0 {
                return Err(Failure::new(both!(
                    "没有 #{number}：这份文件没有要处理的问题",
                    "there is no #{number}: nothing in this file is open"
                )));
            }
            return Err(Failure::new(both!(
                "没有 #{number}：报告里的编号到 #{last}。先用 --dry-run 列出编号",
                "there is no #{number}: the numbers of the report end at #{last}. List them with --dry-run first"
            )));
        };
        check_one(*named, fixable, words)
    })
}

fn check_one(named: Number, fixable: &Fixable, words: &Words<'_>) -> Result<(), Failure> {
    let Number { number, choice } = named;
    let Some(rewrite) = &fixable.rewrite else {
        return Err(Failure::new(both!(
            "#{number} 没有现成的写法，要在文件里由人来改",
            "#{number} has no suggestion that can be written: somebody has to change the file"
        )));
    };
    let (count, choices) = (rewrite.replacements.len(), words.choices(number, fixable));
    match choice {
        None if count > 1 => Err(Failure::new(both!(
            "#{number} 有 {count} 个写法，请选一个：{choices}",
            "#{number} has {count} suggestions, choose one: {choices}"; choices
        ))),
        Some(choice) if choice > count => Err(Failure::new(both!(
            "#{number} 没有第 {choice} 个写法：{choices}",
            "#{number} has no suggestion {choice}: {choices}"; choices
        ))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_told_from_files() {
        let parsed = |word| parse(word).map(|number| (number.number, number.choice));
        assert_eq!(parsed("#3"), Some((3, None)));
        assert_eq!(parsed("#3=2"), Some((3, Some(2))));
        for word in ["3", "#", "#0", "#3=", "#3=0", "#a", "./#3", "#3.txt"] {
            assert_eq!(parsed(word), None, "{word}");
        }
    }
}
