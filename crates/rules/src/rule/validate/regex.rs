//! Patterns with their gate.

use super::super::definition::{GateDef, GateFull, GateWord, HabitDef, RegexDef};
use super::pattern;
use crate::check::{Gate, Habit, RegexCheck};
use crate::language::both;
use crate::yaml::{Faults, item};

/// Digits that the short form `gate: digits` asks for: those of a landline number without area code.
const DIGITS: u32 = 7;

pub(super) fn compile(def: RegexDef, strict: bool, faults: &mut Faults) -> Option<RegexCheck> {
    if strict && def.gate.is_none() {
        faults.add(
            "check.regex.gate",
            both!(
                "内置规则的表达式要有 gate，否则每一段都要跑一遍",
                "the pattern of a built-in rule needs a gate, or it runs on every paragraph"
            ),
        );
    }
    let gate = def.gate.map(|def| gate(def, faults));
    let pattern = pattern::of_check(&def.pattern, "check.regex.pattern", faults)?;
    Some(RegexCheck { pattern, gate, guard: def.guard, validate: def.validate, leads: None }.led())
}

pub(super) fn habit(def: HabitDef, faults: &mut Faults) -> Option<Habit> {
    for (index, literal) in def.gate.iter().enumerate() {
        pattern::word(literal, item("check.habit.gate", index), faults);
    }
    if def.gate.is_empty() {
        faults.add("check.habit.gate", both!("gate 里没有文字，永远不会打开", "the gate has no text: it never opens"));
    }
    let usual = def.usual.and_then(|usual| pattern::of_check(&usual, "check.habit.usual", faults));
    let written = def.written.and_then(|written| pattern::as_written(&written, "check.habit.written", faults));
    let pattern = pattern::of_check(&def.pattern, "check.habit.pattern", faults)?;
    let gate = Some(Gate { any: def.gate, ..Gate::default() });
    let slip = RegexCheck { pattern, gate, guard: def.guard, validate: None, leads: None };
    Some(Habit { slip: slip.led(), written, usual })
}

fn gate(def: GateDef, faults: &mut Faults) -> Gate {
    let (field, gate) = match def {
        GateDef::Word(GateWord::Digits) => return Gate { digits: Some(DIGITS), ..Gate::default() },
        GateDef::Literals(any) => ("check.regex.gate", Gate { any, ..Gate::default() }),
        GateDef::Full(GateFull { digits, letters, any }) => ("check.regex.gate.any", Gate { digits, letters, any }),
    };
    for (index, literal) in gate.any.iter().enumerate() {
        pattern::word(literal, item(field, index), faults);
    }
    if gate.any.is_empty() && gate.digits.is_none() {
        faults.add(
            "check.regex.gate",
            both!(
                "gate 里没有文字，也没有 digits，永远不会打开",
                "the gate has neither text nor digits: it never opens"
            ),
        );
    }
    if gate.digits == Some(0) {
        faults.add("check.regex.gate.digits", both!("digits 至少是 1", "digits must be 1 at least"));
    }
    gate
}
