//! The engine's door: what decides about findings, put to documents of a few lines.

use std::cell::Cell;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use jiff::civil::date;

use hegao::check::{Table, Tables};
use hegao::clock::Clock;
use hegao::config::{self, Config};
use hegao::document::{Document, Gap, GapKind, Limits, Reason, SkipReason, read_text, write};
use hegao::facts::Audience;
use hegao::filter::{self, Baseline, Changed, Selection, Selector};
use hegao::finding::{Severity, Status};
use hegao::rule::{Language, Rule, load};
use hegao::session::{Changes, Checked, Options, Scope, Session, SessionError, Source, is_own};

/// A number of a person, and a wrong word.
const NOTICE: &str = "联系电话：13800138000。\n\n请认真布署。\n";

fn rule(id: &str, yaml: &str) -> Rule {
    let loaded = load::load_str(id, yaml);
    loaded.unwrap_or_else(|problems| panic!("{}", problems.iter().map(ToString::to_string).collect::<String>())).rule
}

fn rules() -> Vec<Rule> {
    let number = "severity: {public: error, internal: note}\nmessage: {zh: '手机号 {match}', en: 'number {match}'}\nsource: 某法\n\
        check: {regex: {pattern: '1[3-9]\\d{9}', gate: {digits: 11}}}\nfix: {mask: {keep-first: 3, keep-last: 4}}\n\
        tests: {flagged: ['«13800138000»', 电话«13800138000»], passed: ['1380013800', 电话]}\n";
    let word = "severity: warning\nmessage: 请写“{suggestion}”\ncheck: {words: {pairs: {布署: 部署}}}\n\
        tests: {flagged: [认真«布署», «布署»工作], passed: [认真部署, 部署工作]}\n";
    vec![rule("privacy/number", number), rule("typo/word", word)]
}

fn options() -> Options {
    let mut options = Options::new(date(2025, 1, 8));
    options.base = PathBuf::from("/办公室");
    options
}

fn config(text: &str) -> Config {
    config::parse(text, Path::new("/办公室/hegao.yaml")).unwrap_or_else(|error| panic!("{error}"))
}

fn scope<'a>(narrow: impl FnOnce(&mut Scope<'a>)) -> Scope<'a> {
    let mut scope = Scope::default();
    narrow(&mut scope);
    scope
}

fn session(config: Config) -> Session {
    session_of(config, options())
}

fn session_of(config: Config, options: Options) -> Session {
    Session::new(rules(), Tables::default(), config, options).unwrap()
}

fn text(text: &str) -> Document {
    read_text(text.as_bytes().to_vec())
}

/// Rule, severity and status of every finding.
fn told(checked: &Checked) -> Vec<(&str, &str, &str)> {
    let findings = checked.document.findings.iter();
    findings.map(|finding| (&*finding.rule, finding.severity.name(), finding.status.name())).collect()
}

const NUMBER: (&str, &str, &str) = ("privacy/number", "error", "active");
const WORD: (&str, &str, &str) = ("typo/word", "warning", "active");

#[test]
fn a_session_is_used_from_many_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let session = session(config("exceptions: [{rule: typo/word, path: '*.txt', count: 1, reason: 引文}]"));
    shared(&session);
    let found = thread::scope(|scope| {
        let check = |name: &'static str| session.check(&Source::new(name, &text(NOTICE)));
        let running = ["a.txt", "b.txt", "c.md"].map(|name| scope.spawn(move || check(name)));
        running.map(|thread| thread.join().unwrap())
    });
    let accepted = ("typo/word", "warning", "suppressed");
    // The count is that of each document.
    assert_eq!(found.each_ref().map(told), [vec![NUMBER, accepted], vec![NUMBER, accepted], vec![NUMBER, WORD]]);
    assert!(session.idle_exceptions(&Scope::default()).is_empty());
}

#[test]
fn an_exception_is_used_over_or_idle() {
    let session = session(config(
        "exceptions:\n\
         - {rule: typo/word, path: 公开/*.txt, reason: 引文, by: 办公室}\n\
         - {rule: typo/word, path: 旧/*.txt, reason: 李明 13800138000 说过, until: 2024-12-31}\n\
         - {rule: privacy/number, match: 139****8000, reason: 公开的号码}\n",
    ));
    let checked = session.check(&Source::new("公开/通知.txt", &text(NOTICE)));
    assert_eq!(told(&checked), [NUMBER, ("typo/word", "warning", "suppressed")]);
    assert_eq!(checked.document.findings[1].accepted.as_ref().unwrap().reason, "引文");
    assert_eq!(told(&session.check(&Source::new("旧/通知.txt", &text(NOTICE)))), [NUMBER, WORD]);
    let idle = |scope: &Scope<'_>| -> Vec<(Option<usize>, bool, String)> {
        let idle = session.idle_exceptions(scope).into_iter();
        idle.map(|idle| (idle.line, idle.is_over, idle.reason)).collect()
    };
    let over = (Some(3), true, "李明 138****8000 说过".to_owned());
    assert_eq!(idle(&Scope::default()), [over.clone(), (Some(4), false, "公开的号码".to_owned())]);
    // Of what was only looked at in part nothing can be said but what the calendar says.
    assert_eq!(idle(&scope(|scope| scope.is_narrow = true)), [over]);
}

#[test]
fn an_exception_for_a_file_that_is_gone_is_idle() {
    let session = session(config("exceptions: [{rule: typo/word, path: 旧/通知.txt, reason: 引文}]"));
    assert!(session.idle_exceptions(&Scope::default()).is_empty());
    let asked = Cell::new(false);
    let exists = |path: &Path| {
        asked.set(path == Path::new("/办公室/旧/通知.txt"));
        false
    };
    assert_eq!(session.idle_exceptions(&scope(|scope| scope.exists = &exists)).len(), 1);
    assert!(asked.get());
    // What was not read may hold anything.
    let gap = || Gap::of_file(Reason::ReadFailed);
    let checked = session.check(&Source::unread("旧/通知.txt", gap()));
    assert_eq!((checked.document.entry.format, checked.document.entry.gaps.len()), (None, 1));
    assert!(session.idle_exceptions(&scope(|scope| scope.exists = &exists)).is_empty());
}

#[test]
fn a_path_has_its_own_settings() {
    let session = session(config(
        "rules: {typo/word: note}\nskip: [存档/]\noverrides:\n- {paths: [内部/], audience: internal, rules: {typo/word: off}}\n",
    ));
    let document = text(NOTICE);
    let check = |path: &str| session.check(&Source::new(path, &document));
    assert_eq!(told(&check("公开/a.txt")), [NUMBER, ("typo/word", "note", "active")]);
    assert_eq!(told(&check("内部/a.txt")), [("privacy/number", "note", "active")]);
    // What reports call it need not be where it stands.
    let mut source = Source::new("3f2a1b0:a.txt", &document);
    source.place = Path::new("内部/a.txt");
    assert_eq!(told(&session.check(&source)), [("privacy/number", "note", "active")]);
    assert!(session.skips(Path::new("存档/a.txt")) && !session.skips(Path::new("内部/a.txt")));
}

#[test]
fn options_go_before_the_configuration() {
    let mut options = options();
    options.audience = Some(Audience::Internal);
    options.language = Some(Language::En);
    options.selection = Selection { select: vec![Selector::new("privacy")], ignore: Vec::new() };
    let session = session_of(config("audience: public\nlang: zh"), options);
    let checked = session.check(&Source::new("a.txt", &text(NOTICE)));
    assert_eq!(told(&checked), [("privacy/number", "note", "active")]);
    assert_eq!(checked.document.findings[0].message, "number 138****8000");
    assert_eq!((checked.document.entry.audience, session.language()), ("internal", Language::En));
}

#[test]
fn only_reveal_shows_what_was_found() {
    let shown = |reveal| {
        let mut options = options();
        options.reveal = reveal;
        let session = session_of(Config::default(), options);
        let document = text("联系电话：13800138000。");
        let checked = session.check(&Source::new("13800138000.txt", &document)).document;
        (checked.findings[0].matched.clone(), checked.entry.path.to_string(), session.masked("a/13800138000"))
    };
    let (open, masked) = ("13800138000", "138****8000");
    assert_eq!(shown(false), (masked.into(), format!("{masked}.txt"), format!("a/{masked}")));
    assert_eq!(shown(true), (open.into(), format!("{open}.txt"), format!("a/{open}")));
}

#[test]
fn a_baseline_knows_what_was_there() {
    let before = session(Config::default()).check(&Source::new("公开/通知.txt", &text(NOTICE)));
    let mut baseline = Baseline::default();
    baseline.add("通知.txt", &before.document.findings);
    let session = session(Config::default()).knowing(baseline, "/办公室/公开".into());
    let known = session.check(&Source::new("公开/通知.txt", &text(&format!("前言。\n\n{NOTICE}"))));
    assert!(known.document.findings.iter().all(|finding| finding.status == Status::Baselined));
    assert_eq!((known.known_as.as_deref(), known.stale.len()), (Some("通知.txt"), 0));
    let mended = session.check(&Source::new("公开/通知.txt", &text("联系电话：13800138000。\n")));
    assert_eq!(mended.stale.iter().map(|entry| entry.rule.as_str()).collect::<Vec<_>>(), ["typo/word"]);
    // The same text elsewhere is new.
    let other = session.check(&Source::new("公开/报告.txt", &text(NOTICE)));
    assert_eq!(told(&other), [NUMBER, WORD]);
}

#[test]
fn a_comment_counts_as_far_as_it_is_trusted() {
    let session = session(Config::default());
    let line = "电话：13800138000 <!-- hegao: ignore[privacy/number] 公开的电话 -->\n";
    let document = text(line);
    let check = |trusted: &dyn Fn() -> String| {
        let mut source = Source::new("a.md", &document);
        source.trusted = Some(trusted);
        session.check(&source)
    };
    let suppressed = ("privacy/number", "error", "suppressed");
    assert_eq!(told(&session.check(&Source::new("a.md", &document))), [suppressed]);
    assert_eq!(told(&check(&|| line.to_owned())), [suppressed]);
    let refused = check(&String::new);
    assert_eq!(told(&refused), [NUMBER]);
    let suppression = &refused.document.suppressions[0];
    assert!(suppression.is_new && suppression.fault.is_some() && suppression.used == 0);
    // Nobody is asked for a text of which nothing is wanted.
    let plain = text(NOTICE);
    let mut source = Source::new("a.md", &plain);
    source.trusted = Some(&|| panic!("asked"));
    assert_eq!(told(&session.check(&source)), [NUMBER, WORD]);
}

/// What changed, and how often it was asked.
struct Lines<'a> {
    added: Option<Vec<usize>>,
    changed: Option<usize>,
    asked: &'a Cell<usize>,
}

impl Changes for Lines<'_> {
    fn added(&self) -> Option<Vec<Changed>> {
        let lines = self.added.as_ref()?.iter();
        Some(lines.map(|&line| Changed::Lines(vec![line..=line])).collect())
    }

    fn changed(&self) -> Option<Changed> {
        self.asked.set(self.asked.get() + 1);
        self.changed.map(|line| Changed::Lines(vec![line..=line]))
    }
}

#[test]
fn a_check_of_changes_leaves_out_what_did_not_change() {
    let session = session(Config::default());
    let document = text("联系电话：13800138000。\n\n请认真布署。\n\n再布署一次。\n");
    let asked = Cell::new(0);
    for (added, changed, expected, times) in [
        (None, Some(3), vec![NUMBER, WORD], 1),
        (None, Some(2), vec![NUMBER], 1),
        (None, None, vec![NUMBER, WORD, WORD], 1),
        // Of a commit that lies behind counts what it adds against every parent, and must not go out.
        (Some(vec![1]), None, vec![NUMBER], 0),
        (Some(vec![1, 3]), None, vec![], 0),
    ] {
        asked.set(0);
        let lines = Lines { added, changed, asked: &asked };
        let mut source = Source::new("a.txt", &document);
        source.changes = Some(&lines);
        assert_eq!(told(&session.check(&source)), expected, "{changed:?}");
        assert_eq!(asked.get(), times, "{changed:?}");
    }
}

#[test]
fn time_that_is_up_is_a_gap() {
    let session = session(config("limits: {seconds: 7}"));
    let document = text(&"请认真部署。\n\n".repeat(400));
    let check = |clock: &dyn Fn() -> Clock| {
        let mut source = Source::new("a.txt", &document);
        source.clock = Some(clock);
        session.check(&source).document.entry.gaps.iter().map(|gap| gap.kind().name()).collect::<Vec<_>>()
    };
    assert!(check(&Clock::endless).is_empty());
    assert_eq!(check(&|| Clock::running_out(0)), [GapKind::Timeout.name()]);
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let mut options = options();
    options.findings = Some(2);
    let session = session_of(Config::default(), options);
    let checked = session.check(&Source::new("a.txt", &text(&"请认真布署。\n\n".repeat(5)))).document;
    let omitted = &checked.omitted[0];
    assert_eq!((checked.findings.len(), omitted.count, omitted.severity), (2, 3, Severity::Warning));
}

#[test]
fn an_earlier_report_tells_only_what_it_shows() {
    let session = session(Config::default());
    let check = |content: &str| {
        let document = text(content);
        let mut source = Source::new("报告.txt", &document);
        source.is_own = true;
        session.check(&source)
    };
    assert_eq!(check("a.txt：请写“部署”：布署\n").skipped, Some(SkipReason::Own));
    let shows = check("a.txt：手机号 13800138000；布署\n");
    assert_eq!((shows.skipped, told(&shows)), (None, vec![NUMBER]));
    assert!(is_own(Baseline::default().to_string().as_bytes()) && !is_own(NOTICE.as_bytes()));
}

#[test]
fn rules_that_do_not_exist_make_no_session() {
    let new = |config, options| Session::new(rules(), Tables::default(), config, options).err();
    let problems = |error: Option<SessionError>| match error {
        Some(SessionError::Rules(problems)) => problems,
        _ => Vec::new(),
    };
    assert_eq!(problems(new(config("rules: {typo/none: off}"), options())).len(), 1);
    let mut selecting = options();
    selecting.selection.ignore.push(Selector::new("typos"));
    assert_eq!(problems(new(Config::default(), selecting)).len(), 1);
    let dated = "severity: error\nmessage: 旧称\nsource: 某表\ncheck: {succession: {table: organs, cited: words}}\n\
        tests: {flagged: ['«甲»', '«乙»'], passed: [丙, 丁]}\n";
    let made = Session::new(vec![rule("dated/organ", dated)], Tables::default(), Config::default(), options());
    assert!(matches!(made.err(), Some(SessionError::Tables(problems)) if problems.len() == 1));
}

#[test]
fn phrases_of_the_configuration_join_the_table() {
    let phrase = "severity: error\nmessage: 应为“{suggestion}”\nsource: 某表\ncheck: {phrases: {table: phrases, fault: member}}\n\
        tests: {flagged: ['«甲»', '«乙»'], passed: [丙, 丁]}\n";
    let table = Table {
        name: "phrases".into(),
        title: "固定表述".into(),
        as_of: date(2025, 6, 1),
        source: None,
        rows: vec![],
        phrases: vec![],
    };
    let session = |text: &str| {
        let tables = Tables::from(vec![Arc::new(table.clone())]);
        Session::new(vec![rule("typo/phrase", phrase)], tables, config(text), options()).unwrap()
    };
    let document = text("关于培训的通知\n\n按云岭先锋、云岭先锋、云岭工匠的要求抓好落实。\n\n2025年7月1日\n");
    assert!(told(&session("").check(&Source::new("a.txt", &document))).is_empty());
    let session = session("phrases: [{canonical: 云岭先锋、云岭卫士、云岭工匠}]");
    let checked = session.check(&Source::new("a.txt", &document));
    assert_eq!(told(&checked), [("typo/phrase", "error", "active")]);
    // The document is younger than what the table knows.
    assert_eq!(checked.written, Some(date(2025, 7, 1)));
    let behind = session.tables_behind(checked.written);
    assert_eq!(behind.iter().map(|table| table.title.as_str()).collect::<Vec<_>>(), ["固定表述"]);
    assert!(session.tables_behind(None).is_empty());
}

#[test]
fn blocks_that_are_new_or_stand_once_more_count() {
    let old = text("甲。\n\n乙。\n\n丙。\n");
    for (new, changed) in [
        ("甲。\n\n乙。\n\n丙。\n", vec![]),
        ("丙。\n\n甲。\n", vec![]),
        ("甲。\n\n丁。\n\n甲。\n", vec![1, 2]),
        ("", vec![]),
    ] {
        assert_eq!(filter::changed_blocks(&old, &text(new)).into_iter().collect::<Vec<_>>(), changed, "{new:?}");
    }
}

#[test]
fn edits_are_given_for_what_counts() {
    let edited = |session: &Session, words: &str| {
        let document = text(words);
        let edits = session.edits(&Source::new("通知.txt", &document));
        let first = edits.iter().flat_map(|one| one.replacements[0].edits.clone()).collect::<Vec<_>>();
        let written = write::file("通知.txt", words.as_bytes(), &document, &first, &Limits::default());
        String::from_utf8(written.unwrap_or_else(|refusal| panic!("{refusal:?}"))).unwrap()
    };
    let plain = session(Config::default());
    assert_eq!(edited(&plain, NOTICE), "联系电话：138****8000。\n\n请认真部署。\n");
    let off = config("rules: {typo/word: off}\n");
    assert_eq!(edited(&session(off), NOTICE), "联系电话：138****8000。\n\n请认真布署。\n");
    let accepting = config("exceptions: [{rule: typo/word, path: '*.txt', count: 1, reason: 引文}]");
    assert_eq!(edited(&session(accepting), "请布署。\n\n请布署。\n"), "请布署。\n\n请部署。\n");
    let mut few = options();
    few.findings = Some(1);
    let limited = session_of(Config::default(), few);
    assert_eq!(edited(&limited, "请布署。\n\n请布署。\n"), "请部署。\n\n请部署。\n", "a report lists one");
    let commented = "请布署。 <!-- hegao: ignore[typo/word] 引文 -->\n\n请布署。\n";
    assert!(
        edited(&plain, commented).ends_with("-->\n\n请部署。\n") && edited(&plain, commented).starts_with("请布署。")
    );
    let document = text(NOTICE);
    let mut own = Source::new("报告.txt", &document);
    own.is_own = true;
    assert!(plain.edits(&own).is_empty());
}
