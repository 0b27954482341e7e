//! Documents for whose check there is not enough time. Clocks run out after a number of questions: nothing sleeps.

use std::cell::RefCell;

use hegao::clock::Clock;
use hegao::document::{GapKind, read_text};
use hegao::facts::{Audience, DateInterval, Facts, Given};
use hegao::filter::Ruling;
use hegao::finding::{Finding, Masker};
use hegao::rule::{Language, RuleSet, builtin, builtin_tables};
use hegao::scan::{Scanned, Scanner, Sieve};

/// Lets everything through, within the time of these clocks: one for each pass, the last first.
struct Late(RefCell<Vec<Clock>>);

impl Sieve for Late {
    fn is_idle(&self) -> bool {
        true
    }

    fn clock(&self) -> Clock {
        self.0.borrow_mut().pop().unwrap()
    }

    fn sift(&mut self, _: &mut Vec<Finding>, _: &Facts, _: &Masker) {}
}

fn scan(scanner: &Scanner, text: &str, first: Clock, second: Clock) -> Scanned {
    let rulings = vec![Ruling::AsGraded; scanner.rules().len()];
    let mut sieve = Late(RefCell::new(vec![second, first]));
    let document = read_text(text.as_bytes().to_vec());
    let today = DateInterval::parse("2025-01-08").unwrap();
    let (audience, format) = (Audience::Public, document.format);
    let given = Given { date: Some(today), named: None, today, audience, genre: None, format };
    scanner.scan_change("a.txt", &document, &given, &rulings, None, &mut sieve)
}

/// How many findings there are, and whether a gap says that there may be more.
fn found(scanned: &Scanned) -> (usize, bool) {
    (scanned.findings.len(), scanned.gaps.iter().any(|gap| gap.kind() == GapKind::Timeout))
}

#[test]
fn one_huge_block_is_left_in_its_middle() {
    let scanner = Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false);
    let text = "联系电话13800138000，按照上级布署，于2月30日完成。".repeat(2500);
    let (all, is_late) = found(&scan(&scanner, &text, Clock::endless(), Clock::endless()));
    assert!(all > 2500 && !is_late);
    for questions in [3, 6] {
        let (some, is_late) = found(&scan(&scanner, &text, Clock::running_out(questions), Clock::endless()));
        assert!(0 < some && some < all && is_late, "the first pass, {questions}: {some} of {all}");
        let (some, is_late) = found(&scan(&scanner, &text, Clock::endless(), Clock::running_out(questions)));
        assert!(0 < some && some < all && is_late, "the second pass, {questions}: {some} of {all}");
    }
}

#[test]
fn what_was_not_searched_for_values_in_time_shows_none() {
    let scanner = Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false);
    let text = "按照上级布署，请李明发至 liming@example.com，登录 http://10.1.2.3/a?token=b。".repeat(3000);
    let mut late = 0;
    for questions in 1..14 {
        let scanned = scan(&scanner, &text, Clock::running_out(questions), Clock::endless());
        let shows = |finding: &Finding| format!("{:?}", finding.excerpt).contains("liming@example");
        assert!(!scanned.findings.iter().any(shows), "{questions}");
        late += usize::from(found(&scanned) != (0, true) && found(&scanned).1);
    }
    assert!(late > 1, "{late}");
}

#[test]
fn checks_of_the_page_end_in_time_and_say_nothing_else() {
    let scanner = Scanner::new(RuleSet::new(builtin(), &builtin_tables()), Language::Zh, false);
    let text = "各单位要结合实际研究制定具体方案，明确责任分工和完成时限，确保各项任务落到实处。\n\n".repeat(600);
    let key = |finding: &Finding| (finding.rule.to_string(), finding.location.range.clone(), finding.message.clone());
    let whole = scan(&scanner, &text, Clock::endless(), Clock::endless());
    let whole: Vec<_> = whole.findings.iter().map(key).collect();
    let mut cut = 0;
    for questions in 0.. {
        let part = scan(&scanner, &text, Clock::running_out(questions), Clock::endless());
        let (count, is_late) = found(&part);
        assert!(part.findings.iter().all(|finding| whole.contains(&key(finding))), "{questions}");
        if !is_late {
            assert!(count == whole.len() && questions > 1, "{questions}: {count} of {}", whole.len());
            break;
        }
        cut += usize::from(count < whole.len());
    }
    assert!(cut > 1, "{cut}");
}
