//! `near`, `unless` and `grade`.

use super::super::definition::{ConditionDef, GradeDef, GradeSeverity, NearDef, NearsDef};
use super::super::lists::Lists;
use super::super::{Grade, Outcome};
use super::pattern::{self, Side};
use crate::check::{Condition, Effect, FARTHEST, Near, Window};
use crate::finding::Severity;
use crate::language::both;
use crate::yaml::{Faults, item, join};

/// The `near` of a rule, each with its effect.
pub(super) fn nears(def: NearsDef, faults: &mut Faults) -> Vec<(Near, Effect)> {
    let (defs, is_list) = match def {
        NearsDef::One(def) => (vec![*def], false),
        NearsDef::Many(defs) => (defs, true),
    };
    let mut nears = Vec::new();
    for (index, def) in defs.into_iter().enumerate() {
        let field = if is_list { item("near", index) } else { "near".to_owned() };
        let effect = def.effect;
        if effect.is_none() {
            faults.add(
                join(&field, "effect"),
                both!("要写 effect：require、raise 或 lower", "effect is needed: require, raise or lower"),
            );
        }
        let near = near(def, &field, faults);
        nears.extend(effect.map(|effect| (near, effect)));
    }
    nears
}

fn near(def: NearDef, field: &str, faults: &mut Faults) -> Near {
    for (name, characters) in [("before", def.before), ("after", def.after)] {
        if usize::from(characters) > FARTHEST {
            faults.add(
                join(field, name),
                both!(
                    "最远看 {FARTHEST} 个字，这里是 {characters}",
                    "{FARTHEST} characters at most are looked at, here are {characters}"
                ),
            );
        }
    }
    let widest = def.before.max(def.after);
    if widest == 0 {
        faults.add(
            field,
            both!(
                "before 和 after 都没有写，看不到任何文字",
                "neither before nor after is given: no text is looked at"
            ),
        );
    }
    let any = join(field, "any");
    for (index, word) in def.any.iter().enumerate() {
        pattern::word(word, item(&any, index), faults);
        if widest > 0 && word.chars().count() > widest.into() {
            faults.add(
                item(&any, index),
                both!(
                    "“{word}”比能看到的 {widest} 个字还长，永远看不到",
                    "“{word}” is longer than the {widest} characters that are looked at: never found"
                ),
            );
        }
    }
    if def.any.is_empty() && def.pattern.is_none() {
        faults.add(field, both!("要写 any（词）或 pattern（表达式）", "any (words) or pattern is needed"));
    }
    let pattern =
        def.pattern.and_then(|source| pattern::of_condition(&source, Side::Anywhere, join(field, "pattern"), faults));
    Near { any: def.any, pattern, window: Window { before: def.before, after: def.after } }
}

/// Reads conditions.
pub(super) struct Reader<'a> {
    pub lists: &'a Lists<'a>,
    /// Whether the rule's check has a validator, so that its verdict can be asked for.
    pub has_validator: bool,
    pub faults: &'a mut Faults,
}

impl Reader<'_> {
    /// The conditions of `unless`.
    pub fn unless(&mut self, defs: Vec<ConditionDef>) -> Vec<Condition> {
        let mut conditions = Vec::new();
        for (index, def) in defs.into_iter().enumerate() {
            let field = item("unless", index);
            let condition = self.condition(def, &field);
            conditions.extend(condition.or_else(|| {
                self.faults.add(
                    field,
                    both!("没有写条件，规则永远不会有结果", "no condition is given: the rule never finds anything"),
                );
                None
            }));
        }
        conditions
    }

    /// The rows of `grade`.
    pub fn grade(&mut self, defs: Vec<GradeDef>) -> Vec<Grade> {
        let mut grades = Vec::new();
        let last = defs.len().saturating_sub(1);
        for (index, def) in defs.into_iter().enumerate() {
            let field = item("grade", index);
            let (severity, confidence) = (def.severity, def.confidence);
            if severity.is_none() && confidence.is_none() {
                self.faults.add(
                    field.as_str(),
                    both!(
                        "没有写 severity 或 confidence，这一行没有作用",
                        "neither severity nor confidence is given: this row does nothing"
                    ),
                );
            }
            let when = self.condition(without_outcome(def), &field);
            if when.is_none() && index < last {
                self.faults.add(
                    field.as_str(),
                    both!(
                        "这一行没有条件，后面的行永远轮不到",
                        "this row has no condition: those behind it are never asked"
                    ),
                );
            }
            let severity = match severity {
                Some(GradeSeverity::Off) => None,
                Some(GradeSeverity::Error) => Some(Some(Severity::Error)),
                Some(GradeSeverity::Warning) => Some(Some(Severity::Warning)),
                Some(GradeSeverity::Note) => Some(Some(Severity::Note)),
                None => Some(None),
            };
            let outcome = severity.map_or(Outcome::Off, |severity| Outcome::Set { severity, confidence });
            grades.push(Grade { when: when.unwrap_or_default(), outcome });
        }
        grades
    }

    /// The condition, or `None` if it has no key.
    fn condition(&mut self, def: ConditionDef, field: &str) -> Option<Condition> {
        let has_key = def.before.is_some()
            || def.after.is_some()
            || def.above.is_some()
            || !def.inside.is_empty()
            || def.list.is_some()
            || def.text.is_some()
            || def.near.is_some()
            || def.validate.is_some()
            || def.is.is_some();
        if def.validate.is_some() && !self.has_validator {
            self.faults.add(
                join(field, "validate"),
                both!(
                    "check.regex 没有写 validate，没有结果可问",
                    "check.regex has no validate: there is no verdict to ask for"
                ),
            );
        }
        if def.near.as_ref().is_some_and(|near| near.effect.is_some()) {
            self.faults.add(
                join(field, "near.effect"),
                both!("unless 和 grade 里的 near 不写 effect", "near within unless and grade has no effect"),
            );
        }
        let inside = join(field, "inside");
        for (index, word) in def.inside.iter().enumerate() {
            pattern::word(word, item(&inside, index), self.faults);
        }
        let mut pattern = |source: Option<String>, name: &str, side| {
            pattern::of_condition(&source?, side, join(field, name), self.faults)
        };
        let condition = Condition {
            before: pattern(def.before, "before", Side::Before),
            after: pattern(def.after, "after", Side::After),
            above: pattern(def.above, "above", Side::Anywhere),
            text: pattern(def.text, "text", Side::Anywhere),
            inside: def.inside,
            list: def.list.and_then(|name| self.lists.get(&name, &join(field, "list"), self.faults)),
            near: def.near.map(|def| near(def, &join(field, "near"), self.faults)),
            validate: def.validate,
            is: def.is,
        };
        has_key.then_some(condition)
    }
}

/// The condition of a row of `grade`.
fn without_outcome(def: GradeDef) -> ConditionDef {
    ConditionDef {
        before: def.before,
        after: def.after,
        above: def.above,
        inside: def.inside,
        list: def.list,
        text: def.text,
        near: def.near,
        validate: def.validate,
        is: def.is,
    }
}
