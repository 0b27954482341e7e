//! What no part of a rule can tell alone: that the check finds something in the examples, and that a fix leaves nothing
//! behind which the same rule would find again.

use super::super::example::{Example, Examples};
use super::super::{FixKind, Rule};
use super::words::common_day;
use crate::check::{Beside, Check, Condition, Literals, Match, Pattern, RegexCheck, Starts, Words};
use crate::facts::DateInterval;
use crate::language::both;
use crate::yaml::{Faults, Place};
use hegao_model::clock::Clock;
use hegao_model::text::{Span, Text};

/// Notes what the parts of `rule` make together. `places`: where each row of a words check stands.
pub(super) fn check(rule: &Rule, places: &[Place], examples: &Examples, faults: &mut Faults) {
    match &rule.check {
        Check::Words(words) => {
            let holds_one = |example: &Example| {
                let text = Text::new(&example.text);
                words.rows.iter().any(|row| !row.wrong.is_empty() && text.folded().contains(&row.wrong))
            };
            if !examples.flagged.is_empty() && !examples.flagged.iter().any(holds_one) {
                faults.add(
                    "check.words",
                    both!("flagged 的示例里一个词也没有出现", "none of the words stands in the examples under flagged"),
                );
            }
            inside_is_longer(words, rule, faults);
            words_stay_mended(words, places, &rule.unless, faults);
        }
        Check::Regex(regex) => {
            let matches = |example: &Example| regex.pattern.regex().is_match(Text::new(&example.text).folded());
            if !examples.flagged.is_empty() && !examples.flagged.iter().any(matches) {
                faults.add(
                    "check.regex.pattern",
                    both!("flagged 的示例里没有它能匹配的文字", "nothing in the examples under flagged matches it"),
                );
            }
            patterns_stay_mended(rule, (regex, None), &examples.flagged, faults);
        }
        Check::Habit(habit) => {
            patterns_stay_mended(rule, (&habit.slip, habit.written.as_ref()), &examples.flagged, faults)
        }
        // What these find depends on tables and facts: their examples tell.
        Check::Hidden(_) => {}
        check => debug_assert!(check.is_of_page()),
    }
}

/// A longer word must have one of the rule's words in it, or it never silences.
fn inside_is_longer(words: &Words, rule: &Rule, faults: &mut Faults) {
    for (index, condition) in rule.unless.iter().enumerate() {
        for longer in &condition.inside {
            if !words.rows.iter().any(|row| longer.len() > row.wrong.len() && longer.contains(&row.wrong)) {
                let field = format!("unless[{index}].inside");
                faults.add(field, both!("“{longer}”里没有这条规则的词", "“{longer}” holds no word of this rule"));
            }
        }
    }
}

/// No right form may hold a word that the rule finds on the same day.
fn words_stay_mended(words: &Words, places: &[Place], unless: &[Condition], faults: &mut Faults) {
    let literals = Literals::new(words.rows.iter().map(|row| row.wrong.as_str()));
    for (row, place) in words.rows.iter().zip(places).filter(|(row, _)| !row.wrong.is_empty()) {
        for right in &row.right {
            let text = Text::new(right);
            let folded = text.folded();
            literals.find(folded, |index, start, end| {
                let m = Match { span: Span::new(start, end), row: Some(index), verdict: None };
                let again = &words.rows[index];
                let Some(day) = common_day(row, again) else { return };
                let is_same = folded == row.wrong; // reported as a row that changes nothing
                let is_found = words.accepts(folded, &m, DateInterval { first: day, last: day })
                    && !unless.iter().any(|condition| condition.holds(&Beside::new(folded, &m)));
                if is_found && !is_same {
                    let (wrong, again) = (&row.wrong, &again.wrong);
                    let message = both!(
                        "“{wrong}”改成“{right}”后，其中的“{again}”又会被查出",
                        "“{right}” in place of “{wrong}” is found again, by its “{again}”"
                    );
                    let hint = both!(
                        "加上 unless: [{{inside: ['{right}']}}]，或在表的 unless-inside 列写上“{right}”",
                        "add unless: [{{inside: ['{right}']}}], or put “{right}” into the column unless-inside of \
                         the table"
                    );
                    faults.hinted(place, message, hint);
                }
            });
        }
    }
}

/// What a pattern's fix puts there must not be found again, alone or in the examples.
fn patterns_stay_mended(
    rule: &Rule,
    (regex, written): (&RegexCheck, Option<&Pattern>),
    flagged: &[Example],
    faults: &mut Faults,
) {
    let texts: Vec<(Option<&str>, &str)> = match rule.fix.as_ref().map(|fix| &fix.kind) {
        None | Some(FixKind::Mask(_)) => return,
        Some(FixKind::Replace(texts)) => texts.iter().map(|text| (None, text.as_str())).collect(),
        Some(FixKind::Swap(rows)) => rows
            .iter()
            .flat_map(|(word, texts)| texts.iter().map(|text| (Some(word.as_str()), text.as_str())))
            .collect(),
    };
    let field =
        if matches!(&rule.fix, Some(fix) if matches!(fix.kind, FixKind::Swap(_))) { "fix.swap" } else { "fix.replace" };
    let regex = RegexCheck { validate: None, ..regex.clone() };
    for (word, text) in texts {
        let finds_in = |text: &str, place| finds_in((&regex, written), &rule.unless, text, place);
        let is_found = finds_in(text, 0..text.len())
            || flagged
                .iter()
                .flat_map(|example| mended(example, word, text))
                .any(|(mended, place)| finds_in(&mended, place));
        if is_found {
            faults.add(
                field,
                both!("改成“{text}”后又会被同一条规则查出", "“{text}” in its place is found again by the same rule"),
            );
        }
    }
}

/// The example with one marked text replaced, for each that the replacement is for, and where the new text stands.
fn mended(example: &Example, word: Option<&str>, text: &str) -> Vec<(String, std::ops::Range<usize>)> {
    let is_for = |matched: &str| word.is_none_or(|word| matched.trim().eq_ignore_ascii_case(word.trim()));
    let spans = example.spans.iter().filter(|span| is_for(Text::new(span.of(&example.text)).folded()));
    let replace = |span: &Span<hegao_model::text::Source>| {
        let (before, after) = (&example.text[..span.start()], &example.text[span.end()..]);
        (format!("{before}{text}{after}"), before.len()..before.len() + text.len())
    };
    spans.map(replace).collect()
}

/// Whether the rule finds something in `source` that touches `place`.
fn finds_in(
    (regex, written): (&RegexCheck, Option<&Pattern>),
    unless: &[Condition],
    source: &str,
    place: std::ops::Range<usize>,
) -> bool {
    let text = Text::new(source);
    let mut found = false;
    regex.find(text.folded(), &[Starts::ANYWHERE], &Clock::endless(), |m| {
        let span = text.to_source(m.span);
        let is_kept = written.is_none_or(|written| written.is_match(span.of(source)))
            && !unless.iter().any(|condition| condition.holds(&Beside::new(text.folded(), &m)));
        found |= is_kept && span.start() < place.end && place.start < span.end();
        is_kept
    });
    found
}
