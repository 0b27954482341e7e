//! Loading files: places of problems, hints, tables, lists, ids, packing.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::check::Check;

const REST: &str =
    "check: {words: {pairs: {布署: 部署}}}\ntests: {flagged: [已«布署», '«布署»'], passed: [部署, 署名]}\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

/// `file:line field：message` of every problem, the folder's own path cut off.
fn problems(dir: &Path, options: &Options) -> Vec<String> {
    let root = display(dir) + "/";
    let shown = |problem: Problem| {
        let problem = problem.in_english();
        let line = problem.line.map_or_else(String::new, |line| format!(":{line}"));
        let text = format!("{}{line} {}：{}", problem.file, problem.field, problem.message);
        text.replace(&root, "")
    };
    load_dirs(&[dir], options).err().unwrap_or_default().into_iter().map(shown).collect()
}

#[test]
fn all_problems_of_all_files_come_at_once_with_their_lines() {
    let dir = folder(&[
        (
            "house/a.yaml",
            "severty: error\nseverity: eror\nmessage: x\ncheck:\n  regex:\n    pattern: '\\bAB１'\n    gat: [AB]\n    \
             guard: digit\nnear: {any: [号], before: 99, effect: up}\ntests:\n  flagged:\n    - AB1\n  passed: []\n",
        ),
        ("house/b.yaml", "severity: error\nmessage：x\ncheck: {}\n"),
        ("house/c.yaml", "severity: error\nmessage: x\nmessage: y\nseverity: note\n"),
        ("other/d.yaml", &format!("severity: error\nmessage: ''\n{REST}")),
        ("other/e.yaml", ""),
        ("other/f.yaml", &format!("severity: error\nmessage: 好\n{REST}")),
    ]);
    assert_eq!(
        problems(dir.path(), &Options::default()),
        [
            "house/a.yaml:1 severty：没有“severty”这个键",
            "house/a.yaml:2 severity：“eror”不可用，可用的有：note、warning、error",
            "house/a.yaml:7 check.regex.gat：没有“gat”这个键",
            "house/a.yaml:8 check.regex.guard：“digit”不可用，可用的有：none、digits、word、han-word、lexicon",
            "house/a.yaml:9 near.effect：“up”不可用，可用的有：require、raise、lower",
            "house/a.yaml:11 tests.flagged：至少要有两个示例，这里有 1 个",
            "house/a.yaml:12 tests.flagged[0]：没有用«…»或[[…]]标出应被发现的文字",
            "house/a.yaml:13 tests.passed：至少要有两个示例，这里有 0 个",
            "house/b.yaml:2 ：YAML 语法有误：缺少半角冒号和空格“: ”",
            "house/c.yaml:3 message：这个键在同一处写了两次",
            "house/c.yaml:4 severity：这个键在同一处写了两次",
            "other/d.yaml:2 message：没有文字",
            "other/e.yaml ：文件是空的",
        ]
    );
}

#[test]
fn a_slip_of_the_keyboard_gets_its_hint_and_line() {
    let head = "severity: error\nmessage: x\n";
    let regex = |pattern: &str| {
        format!(
            "{head}check:\n  regex:\n    pattern: {pattern}\n    gate: [AB]\ntests: {{flagged: ['«AB1»', '«AB2»'], passed: [甲, 乙]}}\n"
        )
    };
    for (yaml, line, hint) in [
        (
            format!("severity：error\nmessage: x\n{REST}"),
            1,
            "“severity”后面是全角冒号“：”，请改成半角冒号加空格：severity: …",
        ),
        (
            format!("message: x\nseverity：error\n{REST}"),
            2,
            "“severity”后面是全角冒号“：”，请改成半角冒号加空格：severity: …",
        ),
        (format!("severity:error\nmessage: x\n{REST}"), 1, "冒号后面要有一个空格：severity: …"),
        (format!("severity: “error”\nmessage: x\n{REST}"), 1, "值的两边是中文引号，请改成半角单引号：'…'"),
        (regex("“AB\\d”"), 5, "值的两边是中文引号，请改成半角单引号：'…'"),
        (regex("\"AB\\d\""), 5, r"双引号里的反斜杠是转义，正则表达式请用单引号：'\d'"),
        (regex("\"\\bAB\""), 5, r"双引号里的反斜杠是转义，正则表达式请用单引号：'\d'"),
        (
            format!("{head}applies: {{audience: [public，internal]}}\n{REST}"),
            3,
            "列表里用了全角逗号“，”，请改成半角逗号“,”",
        ),
        (format!("{head}check:\n\twords: {{terms: [布署]}}\n"), 4, "行首有制表符（Tab），YAML 只能用空格缩进"),
        (format!("{head}check:\n\u{3000}\u{3000}words: {{terms: [布署]}}\n"), 4, "行首有全角空格，请改成半角空格"),
        (
            format!("severity: error\nmessage: {{match}} 是错的\n{REST}"),
            2,
            "以 {match} 开头的值要加单引号：'{match} …'",
        ),
        (format!("severity: error\nmessage: {{match}}\n{REST}"), 2, "以 {match} 开头的值要加单引号：'{match} …'"),
        (
            format!("severity: error\nmessage: 疑似 #1 号\n{REST}"),
            2,
            "“ #”后面的文字被当作注释丢掉了，请给整句加上单引号：'…'",
        ),
        (
            format!("severity: error\nmessage: {{zh: 疑似 #1 号, en: x}}\n{REST}"),
            2,
            "“ #”后面的文字被当作注释丢掉了，请给整句加上单引号：'…'",
        ),
        (format!("severity: error\nmesage: x\n{REST}"), 2, "是不是 message？"),
        (format!("{head}tags: [110]\n{REST}"), 3, "给它加上引号：'110'"),
    ] {
        let problems: Vec<_> =
            load_str("house/x", &yaml).err().unwrap_or_default().into_iter().map(Problem::in_english).collect();
        let hints: Vec<_> =
            problems.iter().map(|problem| (problem.line, problem.hint.as_ref().map(|hint| hint.zh.as_str()))).collect();
        assert!(hints.contains(&(Some(line), Some(hint))), "{yaml}{hints:?}");
    }
    assert!(load_str("house/x", &format!("severity: error  # 说明\nmessage: 疑似 # 说明\n{REST}")).is_ok());
    let block = format!("severity: error\nmessage: |-\n  第一行 #1 号\n  第二行\n{REST}");
    assert!(load_str("house/x", &block).is_ok());
}

#[test]
fn tables_are_checked_row_by_row() {
    let rule = "severity: error\nmessage: x\ncheck: {words: {table: t.csv}}\n\
                tests: {flagged: [已«布署», '«布署»'], passed: [部署, 署名]}\n";
    let table = "wrong,right,unless-after,unless-inside,since,until,wy\n布署,部署,,,,,\n,甲,,,,,\n# 注\n\
                 检查１,检查,,,,,\n甲,甲,(,乙,2025-99,,\n布署,部署,,,,,\n少列\n丙,丙丙,,丙丙,,,\n丁,丁丁,,,,,\n";
    let dir =
        folder(&[("house/t.yaml", rule), ("house/t.csv", table), ("house/u.yaml", &rule.replace("t.csv", "v.csv"))]);
    assert_eq!(
        problems(dir.path(), &Options::default()),
        [
            "house/t.csv:1 ：没有“wy”这一列",
            "house/t.csv:3 wrong：没有文字",
            "house/t.csv:5 wrong：检查的是折叠后的文字：“１”要写成“1”",
            "house/t.csv:6 since：“2025-99”不是日期，请写成 2025-01-08、2025-01 或 2025",
            "house/t.csv:6 unless-after：正则表达式有误（第 1 个字符）：unclosed group",
            "house/t.csv:6 wrong：unless-inside 的“乙”里没有“甲”",
            "house/t.csv:6 wrong：“甲”改成它自己，等于没有改",
            "house/t.csv:7 wrong：“布署”前面已经有了",
            "house/t.csv:8 ：这一行有 1 列，表头有 7 列",
            "house/t.csv:10 wrong：“丁”改成“丁丁”后，其中的“丁”又会被查出",
            "house/u.yaml:3 check.words.table：表“v.csv”读不了：没有这个文件",
        ]
    );
}

#[test]
fn a_table_gives_dated_rows_and_several_right_forms() {
    let rule = "severity: error\nmessage: x\ncheck: {words: {table: t.csv}}\n\
                tests: {flagged: [已«布署», '«布署»'], passed: [部署, 署名]}\n";
    let table = "\u{FEFF}wrong,right,why,since,until,unless-inside\n布署,部署|安排,理由,2024,,\n布署,部署,,,2023,\n";
    let dir = folder(&[("house/t.yaml", rule), ("house/t.csv", table)]);
    let loaded = load_dirs(&[dir.path()], &Options::default()).ok().unwrap();
    let Check::Words(words) = &loaded[0].rule.check else { panic!("not words") };
    assert_eq!(words.rows.len(), 2);
    assert_eq!(words.rows[0].right, ["部署", "安排"]);
    assert_eq!(words.rows[0].since.map(|day| day.to_string()).as_deref(), Some("2024-01-01"));
    assert_eq!(words.rows[1].until.map(|day| day.to_string()).as_deref(), Some("2023-12-31"));
    assert!(words.rows[1].unless_inside.is_empty());
}

#[test]
fn lists_are_found_beside_the_rule_in_the_folder_and_built_in() {
    let rule = "severity: error\nmessage: x\ncheck: {regex: {pattern: '\\d{3}', gate: {digits: 3}}}\n\
                unless: [{list: near}, {list: far}, {list: own}]\n\
                tests: {flagged: ['«123»', '«456»'], passed: [甲, 乙]}\n";
    let lists = vec![("own".to_owned(), NumberList(vec!["12345".to_owned()]))];
    let options = Options { lists, ..Options::default() };
    let dir = folder(&[
        ("house/a.yaml", rule),
        ("house/near.txt", "# 热线\n１１０\n400-8xx xxxx # 客服\n"),
        ("lists/far.txt", "119\n"),
    ]);
    let loaded = load_dirs(&[dir.path()], &options).ok().unwrap();
    let entries: Vec<_> = loaded[0].rule.unless.iter().map(|condition| condition.list.clone().unwrap().0).collect();
    assert_eq!(entries, [vec!["110", "4008xxxxxx"], vec!["119"], vec!["12345"]]);
    assert_eq!(load_lists(dir.path()).ok().unwrap(), [("far".to_owned(), NumberList(vec!["119".to_owned()]))]);

    fs::write(dir.path().join("lists/far.txt"), "119\n报警\n").unwrap();
    assert_eq!(
        problems(dir.path(), &options),
        ["lists/far.txt:2 ：“报警”不是号码：只能有数字、字母和表示任意数字的 x"]
    );
}

#[test]
fn ids_come_from_folders_and_are_unique() {
    let rule = format!("severity: error\nmessage: x\naliases: [house/old]\n{REST}");
    let plain = format!("severity: error\nmessage: x\n{REST}");
    let dir = folder(&[
        ("house/a.yaml", &rule),
        ("house/b.yml", &rule),
        ("house/b.yaml", &plain),
        ("house/c d.yaml", &plain),
        ("house/deep/e.yaml", &plain),
        ("typo/taken.yaml", &plain),
        ("facts/f.yaml", "x"),
        ("lists/g.yaml", "x"),
        ("house/.h.yaml", "x"),
        ("家规/称谓.yaml", &plain),
    ]);
    let options = Options { taken: vec!["typo/taken".to_owned()], ..Options::default() };
    let mut problems = problems(dir.path(), &options);
    let root = display(dir.path()) + "/";
    problems.iter_mut().for_each(|problem| *problem = problem.replace(&root, ""));
    assert_eq!(
        problems,
        [
            "house/b.yml aliases：“house/old”已经被 house/a.yaml 占用",
            "house/b.yml id：“house/b”已经被 house/b.yaml 占用",
            "house/c d.yaml:1 id：文件夹和文件的名字只能用文字、数字、连字符和下划线，这里是“c d”",
            "house/deep/e.yaml ：规则只能放在“类别/名称.yaml”，不能再套一层文件夹",
            "typo/taken.yaml id：“typo/taken”已经被 内置规则 占用",
        ]
    );
    let flat = folder(&[("用语.yaml", &plain)]);
    let name = flat.path().canonicalize().unwrap().file_name().unwrap().to_string_lossy().into_owned();
    let named = flat.path().join("家规");
    fs::create_dir(&named).unwrap();
    fs::rename(flat.path().join("用语.yaml"), named.join("用语.yaml")).unwrap();
    assert_eq!(load_dirs(&[&named], &Options::default()).ok().unwrap()[0].rule.id, "家规/用语", "{name}");
}

#[test]
fn built_in_rules_are_asked_for_more() {
    let dir = folder(&[(
        "house/A_1.yaml",
        "severity: error\nmessage: x\ncheck: {regex: {pattern: AB}}\ntests: {flagged: ['«AB»', '«AB»1'], passed: [甲, 乙]}\n",
    )]);
    assert!(load_dirs(&[dir.path()], &Options::default()).is_ok());
    let strict = Options { strict: true, ..Options::default() };
    let mut told = problems(dir.path(), &strict);
    told.sort();
    assert_eq!(
        told,
        [
            "house/A_1.yaml:1 id：文件夹和文件的名字只能用小写字母、数字和连字符，这里是“A_1”",
            "house/A_1.yaml:1 id：没有“house”这个类别，内置的类别有：privacy、secret、leftover、typo、repetition、outdated、punctuation、figures、structure、hidden",
            "house/A_1.yaml:1 why：内置规则要写明为什么",
            "house/A_1.yaml:3 check.regex.gate：内置规则的表达式要有 gate，否则每一段都要跑一遍",
        ]
    );
}

#[test]
fn a_folder_or_file_that_cannot_be_read_is_a_problem() {
    let dir = folder(&[("house/a.yaml", "")]);
    fs::write(dir.path().join("house/a.yaml"), b"severity: \xB4\xED").unwrap();
    assert_eq!(problems(dir.path(), &Options::default()), ["house/a.yaml ：文件不是 UTF-8 编码"]);
    let problems = load_dirs(&[&dir.path().join("没有")], &Options::default()).err().unwrap();
    assert_eq!(problems.len(), 1);
}

#[test]
fn a_problem_prints_as_one_place_and_one_hint() {
    let problems = load_str("house/x", &format!("severity: eror\nmessage: x\n{REST}")).err().unwrap();
    assert_eq!(
        problems[0].to_string(),
        "house/x.yaml:1:11 severity：“eror”不可用，可用的有：note、warning、error\n    提示：是不是 error？"
    );
}

#[test]
fn a_packed_rule_is_the_same_rule() {
    let yaml = "severity: {public: error, internal: note}\nmessage: {zh: 疑似 {match}, en: maybe}\nwhy: w\nsource: s\n\
        remedy: r\ntags: [a/b]\naliases: [house/y]\nstatus: preview\nsensitive: true\nconfidence: low\n\
        check: {regex: {pattern: 'AB\\d{3}', gate: {digits: 3, any: [AB]}, guard: digits, validate: cn-mobile}}\n\
        near: [{any: [号], pattern: '[甲乙]', before: 12, after: 4, effect: raise}]\n\
        unless: [{inside: [总AB123]}, {before: '^', after: x, text: B, near: {any: [x], after: 2}, is: bank-card}]\n\
        grade: [{validate: failed, severity: off}, {severity: note}]\n\
        applies: {audience: [public], genre: [official], zone: [body], format: [text], lang: [zh], date: {from: '2020'}}\n\
        fix: {mask: {keep-first: 3, keep-last: 4}}\n\
        tests:\n  flagged: ['号«AB123»', {text: '«AB456»', date: '2024', suggests: [x]}]\n  passed: [号, AB]\n";
    let yaml = yaml.replace("{zh: 疑似 {match}, en: maybe}", "{zh: '疑似 {match}', en: maybe}");
    let problems = |problems: Vec<Problem>| panic!("{problems:?}");
    let loaded = load_str("house/x", &yaml).unwrap_or_else(problems);
    let packed = postcard::to_allocvec(&(&loaded.rule, &loaded.examples)).unwrap();
    let (rule, examples): (Rule, Examples) = postcard::from_bytes(&packed).unwrap();
    assert_eq!(examples, loaded.examples);
    let json = |rule: &Rule| serde_json::to_string(rule).unwrap();
    assert_eq!(json(&rule), json(&loaded.rule));
}

/// Pieces that rule files are made of, and what goes wrong with them.
fn yamlish() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "severity", "error", "message", "check", "regex", "words", "pairs", "terms", "pattern", "gate", "tests",
        "flagged", "passed", "near", "unless", "grade", "fix", "swap", "mask", ": ", ":", "：", "\n", "\n  ",
        "\n    - ", "- ", "{", "}", "[", "]", ", ", "，", "'", "\"", "“", "”", " #", "\t", "\u{3000}", "«甲»", "[[",
        "]]", "甲", "{match}", "1", "~", "&a ", "*a", "!x ", "|", ">", "---\n", "\\", "\\d", "(", "?", "<<: ",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn loading_never_panics(yaml in yamlish(), other in any::<String>()) {
        for text in [yaml.as_str(), other.as_str(), &format!("severity: error\nmessage: x\n{yaml}\n{REST}")] {
            if let Err(problems) = load_str("house/x", text) {
                prop_assert!(!problems.is_empty());
            }
        }
    }

    #[test]
    fn no_cut_of_a_rule_panics(at in 0usize..1200) {
        let rule = super::super::scaffold::rule_file("house/x", super::super::scaffold::Kind::Regex);
        let cut: String = rule.chars().take(at).collect();
        let _ = load_str("house/x", &cut);
    }
}
