//! One line for everything that validation refuses.

use super::super::load::load_str;
use super::super::model::{FixKind, Outcome};
use crate::check::Check;
use crate::finding::{Applicability, Confidence, MaskKind, Severity};
use crate::yaml::Problem;

/// A good rule, in pieces that a test can exchange.
const HEAD: &str = "severity: error\nmessage: 疑似\nwhy: 理由\n";
const REGEX: &str = "check: {regex: {pattern: 'AB\\d{3}', gate: [AB]}}\n";
const WORDS: &str = "check: {words: {pairs: {布署: 部署}}}\n";
const REGEX_TESTS: &str = "tests: {flagged: ['号«AB123»', '«AB456»'], passed: [号, AB]}\n";
const WORDS_TESTS: &str = "tests: {flagged: [已«布署», '«布署»'], passed: [部署, 署名]}\n";

fn problems(parts: &[&str]) -> Vec<Problem> {
    load_str("house/x", &parts.concat()).err().unwrap_or_default().into_iter().map(Problem::in_english).collect()
}

/// `field：message` of each problem.
fn told(parts: &[&str]) -> Vec<String> {
    problems(parts).into_iter().map(|problem| format!("{}：{}", problem.field, problem.message)).collect()
}

/// A rule with this pattern, in which nothing else is wrong but that its examples may not match.
fn pattern_problems(pattern: &str) -> Vec<String> {
    let check = format!("check: {{regex: {{pattern: '{pattern}', gate: [AB]}}}}\n");
    let mut told = told(&[HEAD, &check, REGEX_TESTS]);
    told.retain(|told| !told.contains("flagged 的示例里没有"));
    told
}

#[test]
fn the_pieces_are_good() {
    assert_eq!(told(&[HEAD, REGEX, REGEX_TESTS]), [""; 0]);
    assert_eq!(told(&[HEAD, WORDS, WORDS_TESTS]), [""; 0]);
}

#[test]
fn patterns() {
    for (pattern, told) in [
        (r"AB\b", r"不能用 \b"),
        (r"\w+AB", r"不能用 \w"),
        ("AB１", "检查的是折叠后的文字：“１”要写成“1”"),
        ("AB—", "检查的是折叠后的文字：“—”（U+2014）要写成“-”"),
        ("AB\u{200B}", "检查的是折叠后的文字：看不见的字符 U+200B 要删去"),
        ("治 区", "汉字之间的空格在检查前已经去掉，请把空格删去"),
        ("(AB)?", "这个表达式能匹配空文字"),
        ("AB(?<match>x?)", "这个表达式能匹配空文字"),
        (r"[a&&b]AB", "这个表达式永远不会匹配"),
        ("AB(", "正则表达式有误（第 3 个字符）：unclosed group"),
        (
            "(?<!1)AB",
            "正则表达式有误（第 1 个字符）：look-around, including look-ahead and look-behind, is not supported",
        ),
        ("(AB[0-9]{900}){900}", "正则表达式有误：Compiled regex exceeds size limit of 4194304 bytes."),
    ] {
        assert_eq!(pattern_problems(pattern), [format!("check.regex.pattern：{told}")], "{pattern}");
    }
    for pattern in [r"AB\\w", "(?x) A B", r"\p{Han} ?AB", "^AB", "AB甲 ?乙"] {
        assert_eq!(pattern_problems(pattern), [""; 0], "{pattern}");
    }
    assert_eq!(
        told(&[HEAD, "check: {regex: {pattern: 'CD', gate: [CD]}}\n", REGEX_TESTS]),
        ["check.regex.pattern：flagged 的示例里没有它能匹配的文字"]
    );
}

#[test]
fn checks_and_gates() {
    for (check, told_of) in [
        (
            "check: {}\n",
            "check：没有写要查什么：words、regex、habit、phrases、repetition、succession、structure、layout、consistency、figures、persons、punctuation、hidden",
        ),
        (
            "check: {words: {terms: [AB123]}, regex: {pattern: AB}}\n",
            "check：只能有一种查法，words、regex、habit、phrases、repetition、succession、structure、layout、consistency、figures、persons、punctuation、hidden 不能同时写",
        ),
        ("check: {regex: {pattern: AB, gate: {}}}\n", "check.regex.gate：gate 里没有文字，也没有 digits，永远不会打开"),
        ("check: {regex: {pattern: AB, gate: {digits: 0}}}\n", "check.regex.gate.digits：digits 至少是 1"),
        ("check: {regex: {pattern: AB, gate: ['']}}\n", "check.regex.gate[0]：没有文字"),
        (
            "check: {regex: {pattern: AB, gate: {any: [Ａ]}}}\n",
            "check.regex.gate.any[0]：检查的是折叠后的文字：“Ａ”要写成“A”",
        ),
        (
            "check: {regex: {pattern: AB, guard: digit}}\n",
            "check.regex.guard：“digit”不可用，可用的有：none、digits、word、han-word、lexicon",
        ),
        (
            "check: {regex: {pattern: AB, validate: cn-mobil}}\n",
            "check.regex.validate：“cn-mobil”不可用，可用的有：cn-mobile、cn-resident-id、bank-card、credit-code",
        ),
        (
            "check: {regex: {pattern: AB, gate: 7}}\n",
            "check.regex.gate：应为 digits 或列表 […]或“键: 值” {…}，这里是数字",
        ),
        ("check: {words: {terms: []}}\n", "check.words：一个词也没有"),
        ("check: {words: {terms: [没有]}}\n", "check.words：flagged 的示例里一个词也没有出现"),
        ("check: {words: {table: ../x.csv}}\n", "check.words.table：表要和规则放在同一个文件夹里，只写文件名"),
        ("check: {words: {table: x.csv}}\n", "check.words.table：这条规则没有文件夹，不能用表"),
    ] {
        assert_eq!(told(&[HEAD, check, REGEX_TESTS]), [told_of], "{check}");
    }
}

#[test]
fn words() {
    for (pairs, told_of) in [
        ("pairs: {布署: 布署}", "check.words.pairs.布署：“布署”改成它自己，等于没有改"),
        ("pairs: {布署: 总布署}", "check.words.pairs.布署：“布署”改成“总布署”后，其中的“布署”又会被查出"),
        (
            "pairs: {布署: 部署, 部署: 布署}",
            "check.words.pairs.布署：“布署”改成“部署”后，其中的“部署”又会被查出|\
             check.words.pairs.部署：“部署”改成“布署”后，其中的“布署”又会被查出",
        ),
        ("pairs: {布署: []}", "check.words.pairs.布署：没有写改成什么"),
        ("pairs: {布署: ''}", "check.words.pairs.布署：改法里有空的文字"),
        ("pairs: {布署: 部署}, terms: [布署]", "check.words.pairs.布署：“布署”前面已经有了"),
        ("terms: [布署, 布 局]", "check.words.terms[1]：汉字之间的空格在检查前已经去掉，请把空格删去"),
        ("terms: [布署, '']", "check.words.terms[1]：没有文字"),
        ("terms: [布署, 布－署]", "check.words.terms[1]：检查的是折叠后的文字：“－”（U+FF0D）要写成“-”"),
        ("terms: [布署, 110]", "check.words.terms[1]：应为文字，这里是数字"),
        ("pairs: {布署: 1}", "check.words.pairs.布署：应为文字或列表 […]，这里是数字"),
    ] {
        let check = format!("check: {{words: {{{pairs}}}}}\n");
        assert_eq!(told(&[HEAD, &check, WORDS_TESTS]), told_of.split('|').collect::<Vec<_>>(), "{pairs}");
    }
    let unless = "unless: [{inside: [总布署]}]\n";
    assert_eq!(told(&[HEAD, "check: {words: {pairs: {布署: 总布署}}}\n", unless, WORDS_TESTS]), [""; 0]);
}

#[test]
fn near_unless_and_grade() {
    for (key, told_of) in [
        ("near: {any: [号], before: 65, effect: raise}", "near.before：最远看 64 个字，这里是 65"),
        ("near: {any: [号], before: 300, effect: raise}", "near.before：应为不小于 0、不大于 255 的整数"),
        ("near: {any: [号], effect: raise}", "near：before 和 after 都没有写，看不到任何文字"),
        ("near: {any: [号码], before: 1, effect: raise}", "near.any[0]：“号码”比能看到的 1 个字还长，永远看不到"),
        ("near: [{any: [号], before: 1}]", "near[0].effect：要写 effect：require、raise 或 lower"),
        ("near: {before: 4, effect: lower}", "near：要写 any（词）或 pattern（表达式）"),
        ("near: {pattern: 'x*', before: 4, effect: lower}", "near.pattern：这个表达式能匹配空文字，所以总是成立"),
        ("near: [号]", "near[0]：应为“键: 值” {…}，这里是文字"),
        ("unless: [{}]", "unless[0]：没有写条件，规则永远不会有结果"),
        ("unless: [{before: ''}]", "unless[0].before：这个表达式能匹配空文字，所以总是成立"),
        ("unless: [{inside: [ＡＢ]}]", "unless[0].inside[0]：检查的是折叠后的文字：“Ａ”要写成“A”，“Ｂ”要写成“B”"),
        (
            "unless: [{near: {any: [号], before: 2, effect: raise}}]",
            "unless[0].near.effect：unless 和 grade 里的 near 不写 effect",
        ),
        ("unless: [{list: 没有}]", "unless[0].list：没有名为“没有”的名单（lists/没有.txt）"),
        ("unless: [{list: ../x}]", "unless[0].list：写名单的名字，不写路径和扩展名"),
        ("unless: {inside: [AB]}", "unless：应为列表 […]，这里是“键: 值”"),
        ("grade: [{text: AB1}]", "grade[0]：没有写 severity 或 confidence，这一行没有作用"),
        ("grade: [{severity: off}, {text: x, severity: note}]", "grade[0]：这一行没有条件，后面的行永远轮不到"),
        ("grade: [{validate: failed, severity: note}]", "grade[0].validate：check.regex 没有写 validate，没有结果可问"),
    ] {
        assert_eq!(told(&[HEAD, REGEX, key, "\n", REGEX_TESTS]), [told_of], "{key}");
    }
    assert_eq!(told(&[HEAD, REGEX, "unless: [{before: '^'}, {after: '$'}]\n", REGEX_TESTS]), [""; 0]);
    let unless = "unless: [{inside: [部署]}]\n";
    assert_eq!(told(&[HEAD, WORDS, unless, WORDS_TESTS]), ["unless[0].inside：“部署”里没有这条规则的词"]);
}

#[test]
fn fixes() {
    for (fix, told_of) in [
        ("{}", "fix：mask、replace、swap 要写而且只能写一个"),
        ("{mask: name, replace: x}", "fix：mask、replace、swap 要写而且只能写一个"),
        ("{mask: phone}", "fix.mask：“phone”不可用，可用的有：email、name"),
        ("{mask: {keep-first: 3}}", "fix.mask.keep-last：缺少“keep-last”"),
        ("{replace: AB999}", "fix.replace：改成“AB999”后又会被同一条规则查出"),
        ("{replace: 'AB12'}", ""),
        ("{replace: []}", "fix：没有写改成什么"),
        ("{swap: {AB123: AB124}}", "fix.swap：改成“AB124”后又会被同一条规则查出"),
        ("{replace: [x, y], applicability: safe}", "fix.applicability：有几个改法可选时要由人决定，不能是 safe"),
    ] {
        let expected: Vec<&str> = told_of.split('|').filter(|told| !told.is_empty()).collect();
        assert_eq!(told(&[HEAD, REGEX, "fix: ", fix, "\n", REGEX_TESTS]), expected, "{fix}");
    }
    assert_eq!(
        told(&[HEAD, WORDS, "fix: {replace: x}\n", WORDS_TESTS]),
        ["fix：这种检查自己有改法（words 的写在 pairs 或 table 里），fix 只能是 mask"]
    );
    let tests = "tests: {flagged: ['甲«aa»乙', '丙«aa»a'], passed: [号, AB]}\n";
    assert_eq!(
        told(&[HEAD, "check: {regex: {pattern: 'aa', gate: [aa]}}\nfix: {replace: 'a'}\n", tests]),
        ["fix.replace：改成“a”后又会被同一条规则查出"],
        "the neighbours in an example count"
    );
}

#[test]
fn examples() {
    for (tests, told_of) in [
        ("{flagged: ['«AB123»'], passed: [号, AB]}", "tests.flagged：至少要有两个示例，这里有 1 个"),
        ("{flagged: ['«AB123»', AB123], passed: [号, AB]}", "tests.flagged[1]：没有用«…»或[[…]]标出应被发现的文字"),
        ("{flagged: ['«AB123»', '«AB123'], passed: [号, AB]}", "tests.flagged[1]：有«或[[而后面没有»或]]"),
        ("{flagged: ['«AB123»', 'AB123»'], passed: [号, AB]}", "tests.flagged[1]：有»或]]而前面没有«或[["),
        ("{flagged: ['«AB123»', '«A«B»'], passed: [号, AB]}", "tests.flagged[1]：标记里又有标记，«…»不能套用"),
        ("{flagged: ['«AB123»', '«»AB'], passed: [号, AB]}", "tests.flagged[1]：标记里没有文字"),
        (
            "{flagged: ['«AB123»', '[[AB123]]'], passed: ['«号»', AB]}",
            "tests.passed[0]：passed 的示例不应有«…»或[[…]]标记",
        ),
        (
            "{flagged: ['«AB123»', '[[AB123]]'], passed: [{text: 号, date: 去年}, AB]}",
            "tests.passed[0].date：“去年”不是日期，请写成 2025-01-08、2025-01 或 2025",
        ),
        (
            "{flagged: ['«AB123»', '[[AB123]]'], passed: [{text: 号, genre: x}, AB]}",
            "tests.passed[0].genre：“x”不可用，可用的有：official、statute、speech、list、news、contract、manual、general",
        ),
        (
            "{flagged: ['«AB123»', '[[AB123]]'], passed: [13800138000, AB]}",
            "tests.passed[0]：应为文字或“键: 值” {…}，这里是数字",
        ),
    ] {
        assert_eq!(told(&[HEAD, REGEX, "tests: ", tests, "\n"]), [told_of], "{tests}");
    }
}

#[test]
fn texts_dates_and_keys() {
    for (head, told_of) in [
        ("severity: eror\nmessage: x", "severity：“eror”不可用，可用的有：note、warning、error"),
        ("severity: {public: error}\nmessage: x", "severity.internal：缺少“internal”"),
        ("severity: error\nmessage: ''", "message：没有文字"),
        ("severity: error\nmessage: {zh: x, en: ' '}", "message：没有文字"),
        ("severity: error\nmessage: '{name}'", "message：不认识 {name}，这里只能用 {match}、{suggestion} 和 {detail}"),
        ("severity: error\nmessage: x\nsensitive: 是", "sensitive：应为 true、false，这里是文字"),
        ("severity: error\nmessage: x\naliases: [旧]", "aliases：“旧”不是“类别/名称”"),
        ("severity: error\nmessage: x\nlevel: 3", "level：没有“level”这个键"),
        ("severity: error", "message：缺少“message”"),
        ("severity: !x error\nmessage: x", "severity：应为 note、warning、error 或“键: 值” {…}，这里有“!”标记"),
        ("severity: error\nmessage: x\napplies: {date: {}}", "applies.date：至少要写 from 或 until"),
        (
            "severity: error\nmessage: x\napplies: {date: {from: 2025-13-01}}",
            "applies.date.from：“2025-13-01”不是日期，请写成 2025-01-08、2025-01 或 2025",
        ),
        (
            "severity: error\nmessage: x\napplies: {date: {from: 2025-01, until: 2024-01}}",
            "applies.date：from 晚于 until，规则永远不适用",
        ),
    ] {
        assert_eq!(told(&[head, "\n", REGEX, REGEX_TESTS]), [told_of], "{head}");
    }
}

#[test]
fn defaults_follow_from_the_rest() {
    let rule = |id: &str, parts: &[&str]| load_str(id, &parts.concat()).ok().map(|loaded| loaded.rule).unwrap();
    let words = rule("house/x", &[HEAD, WORDS, WORDS_TESTS]);
    assert_eq!((words.confidence, words.sensitive), (Confidence::High, false));
    let digits = "check: {regex: {pattern: 'AB\\d{3}', gate: digits}}\n";
    let regex = rule("privacy/x", &[HEAD, digits, "fix: {mask: name}\n", REGEX_TESTS]);
    assert_eq!((regex.confidence, regex.sensitive), (Confidence::Medium, true));
    let Check::Regex(check) = &regex.check else { panic!("not a pattern") };
    assert_eq!(check.gate.as_ref().and_then(|gate| gate.digits), Some(7));
    for (fix, kind, applicability) in [
        ("{mask: name}", FixKind::Mask(MaskKind::Name), Applicability::Unsafe),
        ("{replace: x}", FixKind::Replace(vec!["x".into()]), Applicability::Safe),
        ("{replace: [x, y]}", FixKind::Replace(vec!["x".into(), "y".into()]), Applicability::Unsafe),
        ("{swap: {AB123: y}}", FixKind::Swap(vec![("AB123".into(), vec!["y".into()])]), Applicability::Safe),
    ] {
        let fix = rule("house/x", &[HEAD, REGEX, "fix: ", fix, "\n", REGEX_TESTS]).fix.unwrap();
        assert_eq!((fix.kind, fix.applicability), (kind, applicability));
    }
    let grade = "grade: [{text: AB1, severity: off}, {severity: note, confidence: low}]\n";
    let outcomes: Vec<_> =
        rule("house/x", &[HEAD, REGEX, grade, REGEX_TESTS]).grade.into_iter().map(|row| row.outcome).collect();
    let set = Outcome::Set { severity: Some(Severity::Note), confidence: Some(Confidence::Low) };
    assert_eq!(outcomes, [Outcome::Off, set]);
}
