//! From the raw form of a rule to a [`Rule`], with everything that is wrong with it.
//!
//! Every function takes what it can and notes what it cannot, so that one fault hides no other. A rule whose loading
//! noted any fault is thrown away by the loader, whatever came out here.

mod agree;
mod condition;
mod pattern;
mod regex;
#[cfg(test)]
mod tests;
mod words;

use std::path::PathBuf;

use super::definition::{
    AppliesDef, CheckDef, FixDef, KeepDef, MaskDef, MaskWord, OneOrMany, RuleFile, SeverityDef, TextDef,
};
use super::example::{self, Examples};
use super::lists::Lists;
use super::{Bilingual, BySeverity, CATEGORIES, Fix, FixKind, Rule};
use crate::check::{Check, Phrases, Repetition, Succession};
use crate::facts::{Applies, DateInterval};
use crate::finding::{Applicability, Confidence, Keep, MaskKind};
use crate::language::{Said, both};
use crate::yaml::{Faults, Place};

/// What a rule is validated with, beside its own file.
pub(super) struct Around<'a> {
    /// The rule's id.
    pub id: &'a str,
    /// The folder that its table stands in; `None` for a rule without a file.
    pub folder: Option<PathBuf>,
    /// The lists that it can name.
    pub lists: Lists<'a>,
    /// What is asked of built-in rules alone.
    pub strict: bool,
}

/// The rule, as far as it can be made.
pub(super) fn rule(def: RuleFile, around: &Around, faults: &mut Faults) -> Option<(Rule, Examples)> {
    id(around, faults);
    if around.strict && def.why.is_none() {
        faults.add("why", both!("内置规则要写明为什么", "a built-in rule says why"));
    }
    for alias in def.aliases.iter().filter(|alias| !alias.contains('/')) {
        faults.add("aliases", both!("“{alias}”不是“类别/名称”", "“{alias}” is not “category/name”"));
    }
    let examples = example::read(def.tests, faults);
    let message = text(def.message, "message", faults);
    let (check, places) = check(def.check, around, faults).unzip();
    let near = condition::nears(def.near, faults);
    let has_validator = matches!(&check, Some(Check::Regex(regex)) if regex.validate.is_some());
    let mut conditions = condition::Reader { lists: &around.lists, has_validator, faults };
    let unless = conditions.unless(def.unless);
    let grade = conditions.grade(def.grade);
    let makes_suggestions = !matches!(check, None | Some(Check::Regex(_) | Check::Habit(_) | Check::Persons(_)));
    let rule = Rule {
        id: around.id.to_owned(),
        aliases: def.aliases,
        status: def.status,
        severity: match def.severity {
            SeverityDef::Same(severity) => BySeverity { public: severity, internal: severity },
            SeverityDef::ByAudience(by) => BySeverity { public: by.public, internal: by.internal },
        },
        confidence: def.confidence.unwrap_or(if makes_suggestions { Confidence::High } else { Confidence::Medium }),
        message,
        why: def.why.map(|def| text(def, "why", faults)),
        remedy: def.remedy.map(|def| text(def, "remedy", faults)),
        source: def.source,
        tags: def.tags,
        sensitive: def.sensitive.unwrap_or_else(|| around.id.starts_with("privacy/")),
        near,
        unless,
        grade,
        applies: applies(def.applies, faults),
        fix: def.fix.and_then(|def| fix(def, makes_suggestions, faults)),
        check: check?,
    };
    agree::check(&rule, &places.unwrap_or_default(), &examples, faults);
    Some((rule, examples))
}

/// Whether the file and its folder may be called so.
fn id(around: &Around, faults: &mut Faults) {
    let (category, name) = around.id.split_once('/').unwrap_or(("", around.id));
    for part in [category, name] {
        let is_plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        let is_allowed = |c: char| is_plain(c) || (!around.strict && (c.is_alphanumeric() || c == '_'));
        if part.is_empty() || !part.chars().all(is_allowed) {
            let allowed = if around.strict {
                both!("小写字母、数字和连字符", "lower-case letters, digits and hyphens")
            } else {
                both!("文字、数字、连字符和下划线", "letters, digits, hyphens and underscores")
            };
            let message = both!(
                "文件夹和文件的名字只能用{allowed}，这里是“{part}”",
                "names of folders and files are made of {allowed}; here is “{part}”"; allowed
            );
            faults.add("id", message);
        }
    }
    if around.strict && !CATEGORIES.contains(&category) {
        let known = Said::list(CATEGORIES);
        let message = both!(
            "没有“{category}”这个类别，内置的类别有：{known}",
            "there is no category “{category}”; the built-in ones are: {known}"; known
        );
        faults.add("id", message);
    }
}

/// A text; empty ones and unknown placeholders are faults.
fn text(def: TextDef, field: &str, faults: &mut Faults) -> Bilingual {
    let (zh, en) = match def {
        TextDef::Plain(zh) => (zh, None),
        TextDef::Both(both) => (both.zh, both.en),
    };
    for part in [Some(&zh), en.as_ref()].into_iter().flatten() {
        if part.trim().is_empty() {
            faults.add(field, both!("没有文字", "there is no text"));
        }
        let known = part.replace("{match}", "").replace("{suggestion}", "").replace("{detail}", "");
        let unknown = known.split_once('{').and_then(|(_, rest)| rest.split_once('}'));
        if let Some((name, _)) = unknown {
            faults.add(
                field,
                both!(
                    "不认识 {{{name}}}，这里只能用 {{match}}、{{suggestion}} 和 {{detail}}",
                    "“{{{name}}}” is unknown; only {{match}}, {{suggestion}} and {{detail}} stand here"
                ),
            );
        }
    }
    Bilingual { zh, en }
}

/// Exactly one kind of check, and where its words stand.
fn check(def: CheckDef, around: &Around, faults: &mut Faults) -> Option<(Check, Vec<Place>)> {
    let CheckDef {
        words,
        regex,
        habit,
        phrases,
        repetition,
        succession,
        structure,
        layout,
        consistency,
        figures,
        persons,
        punctuation,
        spelling,
        hidden,
    } = def;
    if hidden.as_ref().is_some_and(Vec::is_empty) {
        faults.add("check.hidden", both!("没有写要查哪些隐藏内容", "which hidden content to look for is not given"));
    }
    let has_habit = habit.is_some();
    let habit = habit.and_then(|def| regex::habit(def, faults)).map(|habit| Check::Habit(Box::new(habit)));
    let others = [
        habit,
        phrases.map(|def| Check::Phrases(Phrases { table: def.table, fault: def.fault })),
        repetition.map(|def| Check::Repetition(Repetition { of: def.of, least: def.least })),
        succession.map(|def| Check::Succession(Succession { table: def.table, cited: def.cited })),
        structure.map(Check::Structure),
        layout.map(Check::Layout),
        consistency.map(Check::Consistency),
        figures.map(Check::Figures),
        persons.map(Check::Persons),
        punctuation.map(Check::Punctuation),
        spelling.map(Check::Spelling),
        hidden.map(Check::Hidden),
    ];
    let mut others: Vec<Check> = others.into_iter().flatten().collect();
    match (words, regex, others.len()) {
        (Some(words), None, 0) => {
            words::compile(words, around, faults).map(|(words, places)| (Check::Words(words), places))
        }
        (None, Some(regex), 0) => {
            regex::compile(regex, around.strict, faults).map(|regex| (Check::Regex(regex), Vec::new()))
        }
        (None, None, 1) => others.pop().map(|check| (check, Vec::new())),
        (None, None, 0) if has_habit => None,
        (None, None, 0) => {
            let kinds = Said::list(KINDS);
            faults.add("check", both!("没有写要查什么：{kinds}", "what to look for is not given: {kinds}"; kinds));
            None
        }
        _ => {
            let kinds = Said::list(KINDS);
            let message = both!("只能有一种查法，{kinds} 不能同时写", "only one of {kinds} may stand here"; kinds);
            faults.hinted("check", message, both!("请分成几条规则", "make several rules of it"));
            None
        }
    }
}

/// The kinds of check, as messages list them.
const KINDS: [&str; 13] = [
    "words",
    "regex",
    "habit",
    "phrases",
    "repetition",
    "succession",
    "structure",
    "layout",
    "consistency",
    "figures",
    "persons",
    "punctuation",
    "hidden",
];

fn applies(def: AppliesDef, faults: &mut Faults) -> Applies {
    let mut applies = Applies {
        audience: def.audience,
        genre: def.genre,
        zone: def.zone,
        format: def.format,
        lang: def.lang,
        from: None,
        until: None,
    };
    let Some(dates) = def.date else { return applies };
    let mut read = |text: Option<String>, name: &str| {
        let interval = DateInterval::parse(&text?);
        interval.map_err(|reason| faults.add(format!("applies.date.{name}"), reason)).ok()
    };
    let is_empty = dates.from.is_none() && dates.until.is_none();
    applies.from = read(dates.from, "from").map(|interval| interval.first);
    applies.until = read(dates.until, "until").map(|interval| interval.last);
    if is_empty {
        faults.add("applies.date", both!("至少要写 from 或 until", "from or until is needed at least"));
    }
    if applies.from.zip(applies.until).is_some_and(|(from, until)| from > until) {
        faults.add(
            "applies.date",
            both!("from 晚于 until，规则永远不适用", "from is after until: the rule never applies"),
        );
    }
    applies
}

fn fix(def: FixDef, makes_suggestions: bool, faults: &mut Faults) -> Option<Fix> {
    let kind = match (def.mask, def.replace, def.swap) {
        (Some(mask), None, None) => FixKind::Mask(mask_kind(mask)),
        (None, Some(_), None) | (None, None, Some(_)) if makes_suggestions => {
            faults.add(
                "fix",
                both!(
                    "这种检查自己有改法（words 的写在 pairs 或 table 里），fix 只能是 mask",
                    "this check has its own suggestions (those of words stand in pairs or table): fix can only be mask"
                ),
            );
            return None;
        }
        (None, Some(texts), None) => FixKind::Replace(many(texts)),
        (None, None, Some(swap)) => FixKind::Swap(swap.into_iter().map(|(word, texts)| (word, many(texts))).collect()),
        _ => {
            faults.add(
                "fix",
                both!("mask、replace、swap 要写而且只能写一个", "exactly one of mask, replace and swap is needed"),
            );
            return None;
        }
    };
    let is_single = match &kind {
        FixKind::Mask(_) => false,
        FixKind::Replace(texts) => texts.len() == 1,
        FixKind::Swap(rows) => rows.iter().all(|(_, texts)| texts.len() == 1),
    };
    if matches!(&kind, FixKind::Replace(texts) if texts.is_empty())
        || matches!(&kind, FixKind::Swap(rows) if rows.is_empty() || rows.iter().any(|(_, texts)| texts.is_empty()))
    {
        faults.add("fix", both!("没有写改成什么", "what to put there is not given"));
    }
    if def.applicability == Some(Applicability::Safe) && !is_single && !matches!(kind, FixKind::Mask(_)) {
        faults.add(
            "fix.applicability",
            both!(
                "有几个改法可选时要由人决定，不能是 safe",
                "where there are several suggestions a person decides: it cannot be safe"
            ),
        );
    }
    let default = if is_single { Applicability::Safe } else { Applicability::Unsafe };
    Some(Fix { kind, applicability: def.applicability.unwrap_or(default) })
}

fn mask_kind(def: MaskDef) -> MaskKind {
    match def {
        MaskDef::Word(MaskWord::Email) => MaskKind::Email,
        MaskDef::Word(MaskWord::Name) => MaskKind::Name,
        MaskDef::Keep(KeepDef { keep_first, keep_last }) => MaskKind::Keep(Keep { first: keep_first, last: keep_last }),
    }
}

fn many(texts: OneOrMany) -> Vec<String> {
    match texts {
        OneOrMany::One(text) => vec![text],
        OneOrMany::Many(texts) => texts,
    }
}
