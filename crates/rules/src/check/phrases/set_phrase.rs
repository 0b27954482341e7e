//! A set phrase taken apart: slots, what stands between them, and the tail behind the last.

use jiff::civil::Date;

use crate::check::Phrase;
use crate::facts::{DateInterval, in_force};

/// What stands between slots.
pub(super) const SEPARATORS: [char; 3] = ['、', '，', ','];

/// Tails that follow slots of different lengths. Where all other slots, two or more, have one length, what the last has
/// more is its tail, and needs no list.
const TAILS: [&str; 6] = ["有机统一", "相结合", "一体建设", "共同推进", "相统一", "相协调"];

/// A set phrase, ready to be compared.
pub(super) struct SetPhrase {
    /// As it must stand.
    pub canonical: String,
    /// What stands between the separators, without the tail.
    pub slots: Vec<String>,
    /// One fewer than slots.
    pub separators: Vec<char>,
    /// What follows the last slot: 共同推进. May be empty.
    pub tail: String,
    /// Known wrong forms.
    pub wrong: Vec<String>,
    since: Option<Date>,
    until: Option<Date>,
}

impl SetPhrase {
    pub fn new(phrase: &Phrase) -> Self {
        let canonical = phrase.canonical.clone();
        let mut slots: Vec<String> = canonical.split(SEPARATORS).map(str::to_owned).collect();
        let separators = canonical.chars().filter(|c| SEPARATORS.contains(c)).collect();
        let tail = take_tail(&mut slots);
        let wrong = phrase.wrong.clone();
        Self { canonical, slots, separators, tail, wrong, since: phrase.since, until: phrase.until }
    }

    /// Whether it was a set phrase on the document's date.
    pub fn is_in_force(&self, date: DateInterval) -> bool {
        in_force(self.since, self.until, date)
    }

    /// Whether the document's date decides. That a phrase is younger does not count: a text that has all of it but one
    /// slot was not written before it.
    pub fn is_over_some_day(&self) -> bool {
        self.until.is_some()
    }

    /// Whether the table dates it at all.
    pub fn is_dated(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    /// The slots of `range` as the phrase has them, with what stands between them.
    pub fn joined(&self, range: std::ops::Range<usize>) -> String {
        let mut joined = String::new();
        for index in range.clone() {
            if index > range.start {
                joined.push(self.separators[index - 1]);
            }
            joined.push_str(&self.slots[index]);
        }
        joined
    }
}

/// Cuts the tail off the last slot.
fn take_tail(slots: &mut [String]) -> String {
    let Some((last, others)) = slots.split_last_mut() else { return String::new() };
    let Some(first) = others.first() else { return String::new() };
    let len = first.chars().count();
    let same = others.len() > 1 && others.iter().all(|slot| slot.chars().count() == len);
    let longer = last.chars().count() >= len + 2;
    let at = match TAILS.iter().find(|tail| last.len() > tail.len() && last.ends_with(**tail)) {
        Some(tail) => Some(last.len() - tail.len()),
        None if same && longer => last.char_indices().nth(len).map(|(at, _)| at),
        None => None,
    };
    at.map_or_else(String::new, |at| last.split_off(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::phrases::tests::phrase;

    fn parts(canonical: &str) -> (Vec<String>, String) {
        let phrase = SetPhrase::new(&phrase(canonical));
        (phrase.slots, phrase.tail)
    }

    #[test]
    fn a_phrase_has_slots_and_perhaps_a_tail() {
        for (canonical, slots, tail) in [
            ("依法治国、依法执政、依法行政共同推进", "依法治国|依法执政|依法行政", "共同推进"),
            ("党的领导、人民当家作主、依法治国有机统一", "党的领导|人民当家作主|依法治国", "有机统一"),
            ("创新、协调、绿色、开放、共享的新发展理念", "创新|协调|绿色|开放|共享", "的新发展理念"),
            ("科学立法、严格执法", "科学立法|严格执法", ""),
            ("学党章党规、学系列讲话，做合格党员", "学党章党规|学系列讲话|做合格党员", ""),
            ("谁执法谁普法", "谁执法谁普法", ""),
            ("随机抽取检查对象、随机选派执法检查人员", "随机抽取检查对象|随机选派执法检查人员", ""),
        ] {
            assert_eq!(parts(canonical), (slots.split('|').map(str::to_owned).collect(), tail.to_owned()));
        }
    }

    #[test]
    fn slots_are_joined_as_the_phrase_joins_them() {
        let phrase = SetPhrase::new(&phrase("学党章党规、学系列讲话，做合格党员"));
        assert_eq!(phrase.joined(1..3), "学系列讲话，做合格党员");
        assert_eq!(phrase.joined(1..1), "");
    }
}
