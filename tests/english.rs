//! What the program says of errors in English holds no Chinese but what somebody else wrote, in quotation marks.

use crate::support::{Desk, Run, repo::Repo};

use hegao::language::unquoted_han;

/// A file that is wrong, and what runs into it.
const FILES: [(&str, &str); 17] = [
    ("shape.yaml", "audienc: public\nfail-on: errors\nskip: a.txt\nrules: {privacy/email: false, 邮件: off}\n"),
    (
        "meaning.yaml",
        "date: 昨天\nskip: ['[a', 'b\\c', '!甲', '{a', '[z-a]', ' ']\nlimits: {file-size: 很大}\n\
         overrides: [{paths: []}]\nphrases: [{canonical: 甲乙}]\n\
         exceptions:\n  - {rule: typo/*, count: 0, reason: ' ', until: 明天, fingerprint: m1:0}\n  \
         - {rule: privacy/email, reason: 看过, match: 李明}\n  - {rule: typo/x, reason: 看过}\n",
    ),
    ("syntax.yaml", "lang: zh\nskip：['*.tmp'\n"),
    ("twice.yaml", "lang: zh\nlang: zh\n"),
    ("deep.yaml", "skip: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[a]"),
    ("list.yaml", "- 甲\n"),
    ("rules.yaml", "rules: {house/没有: off, 没有/*: off}\n"),
    ("dirs.yaml", "rule-dirs: [none]\n"),
    ("own.yaml", "rule-dirs: [own]\n"),
    (
        "own/house/a.yaml",
        "severty: 重\nmessage: '{甲}'\ncheck: {regex: {pattern: '治 区\\b'}, words: {table: 无.csv}}\n",
    ),
    ("own/house/b.yaml", "severity: error\nmessage: 疑似 #1 号\ncheck: {}\ntests: {flagged: [甲], passed: ['«乙»']}\n"),
    ("own/house/深/c.yaml", "severity: error\n"),
    ("facts.yaml", "facts: [没有.yaml, own.csv, wrong.yaml]\n"),
    ("own.csv", "id,名\n甲,乙,丙\n"),
    ("wrong.yaml", "title: 甲\nas-of: 今天\nrows: [{id: 甲, name: 乙, unless-after: '[', source: 丙}]\n"),
    ("tables.yaml", "facts: [whole.yaml]\n"),
    ("whole.yaml", "title: 甲\nas-of: '2026-03-31'\nrows: [{id: 甲, name: 甲乙, source: 丙}]\n"),
];

/// Command lines that cannot be followed.
const WRONG: [&str; 30] = [
    "check 没有.txt",
    "check --stdin-name 名单.csv a.txt",
    "check -",
    "check --formt x",
    "check --format 甲 a.txt",
    "check --date 昨天 a.txt",
    "check --audience 所有 a.txt",
    "check --diff v1",
    "check --no-baseline --baseline b a.txt",
    "check --baseline none a.txt",
    "check --baseline conflict a.txt",
    "check --baseline old a.txt",
    "check --trusted none a.txt",
    "check --select 没有 a.txt",
    "check --rules none a.txt",
    "check --staged a.txt",
    "check --reveal --format csv a.txt",
    "check --output a.docx a.txt",
    "check --output json=r.txt a.txt",
    "check --output serif=r a.txt",
    "check --output csv= a.txt",
    "check --output folder a.txt",
    "check --output folder/none/r.txt a.txt",
    "check --output taken.txt a.txt",
    "check --output r.csv --output csv=R.csv a.txt",
    "check --config none.yaml a.txt",
    "check --config folder a.txt",
    "check --config gbk.yaml a.txt",
    "check --config utf-16.yaml a.txt",
    "check --config large.yaml a.txt",
];

/// The same for commands that know their language from the configuration alone.
const CONFIGURED: [&str; 17] = [
    "baseline show",
    "baseline show --baseline none",
    "baseline prune 没有.txt",
    "baseline write a.txt",
    "baseline show",
    "facts list",
    "facts show phrases",
    "facts show laws",
    "facts show 没有",
    "rules show 没有/没有",
    "rules new 没有",
    "rules new house/x --dir new",
    "rules test new",
    "rules measure a.txt --judgements taken.txt",
    "text 没有.txt",
    "text a.txt",
    "init .",
];

fn desk() -> Desk {
    let desk = Desk::new();
    desk.file("a.txt", "各位同事：\n").file("taken.txt", "某人的文章\n").file("folder/a.txt", "");
    desk.file("conflict", "<<<<<<< HEAD\n").file("old", "m1:00000000000000aa typo/x a.txt\n");
    desk.file("gbk.yaml", b"lang: zh\n# \xC5\xE4\xD6\xC3\n").file("utf-16.yaml", b"\xFF\xFEl\0");
    desk.file("large.yaml", vec![b'#'; (1 << 20) + 1]);
    FILES.iter().for_each(|(name, content)| {
        desk.file(name, content);
    });
    desk
}

/// What a run said beside its report, without the paths that begin lines and fields, which are the user's own words.
fn told(run: &Run) -> String {
    let without_place = |line: &str| {
        let rest = line.split_once(": ").filter(|(place, _)| place.contains(".yaml") || place.contains(".csv"));
        rest.map_or_else(|| line.to_owned(), |(_, rest)| rest.to_owned())
    };
    run.err.lines().map(without_place).collect::<Vec<_>>().join("\n")
}

fn assert_english(words: &str, run: &Run) {
    let told = told(run);
    let told = ["没有.txt", "没有.yaml", "own/house/深/c.yaml"].iter().fold(told, |told, path| told.replace(path, ""));
    assert_eq!(unquoted_han(&told), None, "{words}\n{told}");
}

#[test]
fn a_command_line_that_cannot_be_followed_is_told_in_english() {
    let desk = desk();
    for words in WRONG {
        let args: Vec<&str> = words.split(' ').chain(["--lang", "en"]).collect();
        let run = desk.run(&args);
        assert_eq!(run.code, 2, "{words}\n{}{}", run.out, run.err);
        assert!(!run.err.is_empty(), "{words}");
        assert_english(words, &run);
    }
}

#[test]
fn faults_of_configurations_rules_and_tables_are_told_in_english() {
    let desk = desk();
    for (config, _) in FILES.iter().filter(|(name, _)| !name.contains('/') && name.ends_with(".yaml")) {
        let run = desk.run(&["check", "a.txt", "--config", config, "--lang", "en"]);
        assert_eq!(run.code, 2, "{config}\n{}{}", run.out, run.err);
        assert_english(config, &run);
        let chinese = desk.run(&["check", "a.txt", "--config", config]);
        assert!(chinese.err.chars().any(hegao::text::is_han), "{config}\n{}", chinese.err);
        assert_eq!(run.err.lines().count(), chinese.err.lines().count(), "{config}\n{}\n{}", run.err, chinese.err);
    }
}

#[test]
fn a_configuration_says_the_language_even_if_it_is_wrong() {
    let desk = desk();
    desk.file("hegao.yaml", "lang: en\nfail-on: errors\n");
    let run = desk.run(&["check", "a.txt"]);
    assert_eq!((run.code, run.err.contains("cannot stand here; possible: error")), (2, true), "{}", run.err);
    let run = desk.run(&["check", "a.txt", "--lang", "zh"]);
    assert!(run.err.contains("不可用，可用的有：error、"), "{}", run.err);
}

#[test]
fn commands_without_the_option_go_by_the_configuration() {
    let desk = desk();
    desk.file("hegao.yaml", "lang: en\n");
    for words in CONFIGURED {
        let run = desk.run(&words.split(' ').collect::<Vec<_>>());
        assert!(!run.out.is_empty() || !run.err.is_empty(), "{words}");
        assert_english(words, &run);
    }
    let written = desk.run(&["baseline", "show"]);
    assert!(written.out.ends_with(".hegao-baseline: 0 entries.\n"), "{}", written.out);
    assert!(desk.run(&["rules", "test", "new"]).out.ends_with("1 rules, 4 examples, 0 of them not as expected\n"));
}

#[test]
fn hooks_speak_the_language_of_the_configuration() {
    let repo = Repo::new();
    repo.desk.file("hegao.yaml", "lang: en\n");
    for words in ["hook uninstall", "hook install", "hook install --pre-push", "hook uninstall"] {
        let run = repo.desk.run(&words.split(' ').collect::<Vec<_>>());
        assert_eq!((run.code, unquoted_han(&run.err)), (0, None), "{words}\n{}", run.err);
    }
    for words in ["--diff none..HEAD", "--diff-base none", "--staged --output hegao.yaml.txt"] {
        let args: Vec<&str> = ["check", "--lang", "en"].into_iter().chain(words.split(' ')).collect();
        let run = repo.desk.run(&args);
        assert_eq!(unquoted_han(&run.err), None, "{words}\n{}", run.err);
    }
}
