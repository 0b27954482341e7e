//! Text to YAML values, with syntax errors said in Chinese.

use serde_yaml::Value;

use super::hints::{self, Slip};
use super::locate::Places;
use super::problem::Problem;

/// Parses `yaml`, which must be one mapping.
///
/// # Errors
/// One syntax error, or every key that stands twice.
pub(super) fn parse(file: &str, yaml: &str) -> Result<Value, Vec<Problem>> {
    let problem = |line, column, field: &str, message: &str, hint| Problem {
        file: file.to_owned(),
        line,
        column,
        field: field.to_owned(),
        message: message.to_owned(),
        hint,
    };
    let fault = match serde_yaml::from_str::<Value>(yaml) {
        Ok(value @ Value::Mapping(_)) => return Ok(value),
        Ok(Value::Null) => return Err(vec![problem(None, None, "", "文件是空的", None)]),
        Ok(_) => return Err(vec![not_a_mapping(yaml, problem)]),
        Err(fault) => fault,
    };
    let text = fault.to_string();
    if text.contains("duplicate entry") {
        let repeated = Places::of(yaml).repeated;
        if !repeated.is_empty() {
            let report = |(field, (line, column)): &(String, _)| {
                problem(Some(*line), Some(*column), field, "这个键在同一处写了两次", None)
            };
            return Err(repeated.iter().map(report).collect());
        }
    }
    let (line, column) = fault.location().map_or((None, None), |at| (Some(at.line()), Some(at.column())));
    let message = format!("YAML 语法有误：{}", in_chinese(&text));
    Err(vec![match likely_cause(yaml, line) {
        Some(slip) => problem(Some(slip.line), Some(slip.column), "", &message, Some(slip.hint())),
        None => problem(line, column, "", &message, None),
    }])
}

/// The whole file was read as one text or list.
fn not_a_mapping(
    yaml: &str,
    problem: impl Fn(Option<usize>, Option<usize>, &str, &str, Option<String>) -> Problem,
) -> Problem {
    let message = "规则文件应由“键: 值”组成";
    match likely_cause(yaml, None) {
        Some(slip) => problem(Some(slip.line), Some(slip.column), "", message, Some(slip.hint())),
        None => problem(Some(1), None, "", message, None),
    }
}

/// The slip that a syntax error at `line` comes from: the last one up to there, since the parser notices late.
fn likely_cause(yaml: &str, line: Option<usize>) -> Option<Slip> {
    let mut slips = hints::slips(yaml);
    let before = line.and_then(|line| slips.iter().rposition(|slip| slip.line <= line));
    (!slips.is_empty()).then(|| slips.swap_remove(before.unwrap_or(0)))
}

/// The parser's reasons, as far as rule files meet them.
fn in_chinese(reason: &str) -> &str {
    const REASONS: [(&str, &str); 12] = [
        ("mapping values are not allowed", "这里不能再有冒号，上一行可能没有写完，或含冒号的值没有加引号"),
        ("could not find expected ':'", "缺少半角冒号和空格“: ”"),
        ("did not find expected key", "缩进不齐，或引号、括号后面多了文字"),
        ("did not find expected '-' indicator", "列表的“-”没有对齐"),
        ("did not find expected ',' or ']'", "列表缺少半角逗号或“]”"),
        ("did not find expected ',' or '}'", "花括号里缺少半角逗号或“}”"),
        ("cannot start any token", "这里有不能开头的字符（制表符、@、%、`），请用空格缩进或加单引号"),
        ("unknown escape character", "双引号里有不认识的转义"),
        ("unexpected end of stream", "引号没有关上"),
        ("more than one document", "一个文件只能写一条规则，不能有“---”分隔的第二份"),
        ("control characters are not allowed", "文件里有控制字符"),
        ("recursion limit", "嵌套太深"),
    ];
    REASONS.iter().find(|(english, _)| reason.contains(english)).map_or(reason, |(_, chinese)| chinese)
}
