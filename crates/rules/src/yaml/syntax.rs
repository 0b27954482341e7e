//! Text to YAML values, with syntax errors said in Chinese.

use serde_yaml::Value;

use super::bounds::within_bounds;
use super::form::Form;
use super::hints::{self, Slip};
use super::locate::{LineAndColumn, Places};
use super::problem::Problem;

/// Parses `yaml`, which must be one mapping, or nothing (`Null`).
///
/// # Errors
/// That it is too deep or too large, one syntax error, or every key that stands twice.
pub fn parse(form: &Form, file: &str, yaml: &str) -> Result<Value, Vec<Problem>> {
    within_bounds(file, yaml)?;
    let (message, at) = match serde_yaml::from_str::<Value>(yaml) {
        Ok(value @ (Value::Mapping(_) | Value::Null)) => return Ok(value),
        Ok(_) => ("文件应由“键: 值”组成".to_owned(), None),
        Err(reason) => {
            let text = reason.to_string();
            let repeated =
                if text.contains("duplicate entry") { repeated(form, file, &Places::of(yaml)) } else { vec![] };
            if !repeated.is_empty() {
                return Err(repeated);
            }
            let at = reason.location().map(|at| (at.line(), at.column()));
            (format!("YAML 语法有误：{}", in_chinese(form.reason(&text))), at)
        }
    };
    let slip = likely_cause(form, yaml, at.map(|(line, _)| line));
    let place = slip.as_ref().map(|slip| (slip.line, slip.column)).or(at);
    let hint = slip.as_ref().map(Slip::hint);
    Err(vec![Problem { hint, ..Problem::of_file(file, message).at(place.or(Some((1, 1)))) }])
}

/// Every key that stands twice in one mapping.
pub fn repeated(form: &Form, file: &str, places: &Places) -> Vec<Problem> {
    let problem = |(field, place): &(String, LineAndColumn)| Problem {
        field: form.shown(field).to_owned(),
        ..Problem::of_file(file, "这个键在同一处写了两次").at(Some(*place))
    };
    places.repeated.iter().map(problem).collect()
}

/// The slip that a syntax error at `line` comes from: the last one up to there, since the parser notices late.
fn likely_cause(form: &Form, yaml: &str, line: Option<usize>) -> Option<Slip> {
    let mut slips = hints::slips(form, yaml);
    let before = line.and_then(|line| slips.iter().rposition(|slip| slip.line <= line));
    (!slips.is_empty()).then(|| slips.swap_remove(before.unwrap_or(0)))
}

/// The parser's reasons, as far as files written by hand meet them.
fn in_chinese(reason: &str) -> &str {
    const REASONS: [(&str, &str); 13] = [
        ("mapping values are not allowed", "这里不能再有冒号，上一行可能没有写完，或含冒号的值没有加引号"),
        ("could not find expected ':'", "缺少半角冒号和空格“: ”"),
        ("did not find expected key", "缩进不齐，或引号、括号后面多了文字"),
        ("did not find expected '-' indicator", "列表的“-”没有对齐"),
        ("did not find expected ',' or ']'", "列表缺少半角逗号或“]”"),
        ("did not find expected ',' or '}'", "花括号里缺少半角逗号或“}”"),
        ("did not find expected alphabetic", "以 * 或 & 开头的值要加单引号：'*.tmp'"),
        ("cannot start any token", "这里有不能开头的字符（制表符、@、%、`），请用空格缩进或加单引号"),
        ("unknown escape character", "双引号里有不认识的转义"),
        ("unexpected end of stream", "引号没有关上"),
        ("more than one document", "一个文件里不能有“---”分隔的第二份"),
        ("control characters are not allowed", "文件里有控制字符"),
        ("recursion limit", "嵌套太深"),
    ];
    REASONS.iter().find(|(english, _)| reason.contains(english)).map_or(reason, |(_, chinese)| chinese)
}
