//! Text to YAML values, with syntax errors in words for those who write such files.

use serde_yaml::Value;

use super::bounds::within_bounds;
use super::form::Form;
use super::hints::{self, Slip};
use super::locate::{LineAndColumn, Places};
use super::problem::Problem;
use crate::language::{Said, both};

/// Parses `yaml`, which must be one mapping, or nothing (`Null`).
///
/// # Errors
/// That it is too deep or too large, one syntax error, or every key that stands twice.
pub fn parse(form: &Form, file: &str, yaml: &str) -> Result<Value, Vec<Problem>> {
    within_bounds(file, yaml)?;
    let (message, at) = match serde_yaml::from_str::<Value>(yaml) {
        Ok(value @ (Value::Mapping(_) | Value::Null)) => return Ok(value),
        Ok(_) => (both!("文件应由“键: 值”组成", "the file must consist of “key: value”"), None),
        Err(reason) => {
            let text = reason.to_string();
            let repeated =
                if text.contains("duplicate entry") { repeated(form, file, &Places::of(yaml)) } else { vec![] };
            if !repeated.is_empty() {
                return Err(repeated);
            }
            let at = reason.location().map(|at| (at.line(), at.column()));
            let reason = in_words(form.reason(&text));
            (both!("YAML 语法有误：{reason}", "wrong YAML syntax: {reason}"; reason), at)
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
        ..Problem::of_file(file, both!("这个键在同一处写了两次", "this key stands here twice")).at(Some(*place))
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
fn in_words(reason: &str) -> Said {
    const REASONS: [(&str, &str, &str); 13] = [
        (
            "mapping values are not allowed",
            "这里不能再有冒号，上一行可能没有写完，或含冒号的值没有加引号",
            "no colon may follow here: the line above may be unfinished, or a value with a colon has no quotes",
        ),
        ("could not find expected ':'", "缺少半角冒号和空格“: ”", "a half-width colon and a space “: ” are missing"),
        (
            "did not find expected key",
            "缩进不齐，或引号、括号后面多了文字",
            "uneven indentation, or text behind a closing quote or bracket",
        ),
        ("did not find expected '-' indicator", "列表的“-”没有对齐", "the “-” of the list do not line up"),
        ("did not find expected ',' or ']'", "列表缺少半角逗号或“]”", "the list lacks a half-width comma or “]”"),
        ("did not find expected ',' or '}'", "花括号里缺少半角逗号或“}”", "the braces lack a half-width comma or “}”"),
        (
            "did not find expected alphabetic",
            "以 * 或 & 开头的值要加单引号：'*.tmp'",
            "a value that begins with * or & needs single quotes: '*.tmp'",
        ),
        (
            "cannot start any token",
            "这里有不能开头的字符（制表符、@、%、`），请用空格缩进或加单引号",
            "nothing may begin with this character (tab, @, %, `): indent with spaces, or use single quotes",
        ),
        ("unknown escape character", "双引号里有不认识的转义", "an unknown escape within double quotes"),
        ("unexpected end of stream", "引号没有关上", "a quote is not closed"),
        ("more than one document", "一个文件里不能有“---”分隔的第二份", "no second document may follow a “---”"),
        ("control characters are not allowed", "文件里有控制字符", "the file holds control characters"),
        ("recursion limit", "嵌套太深", "nested too deeply"),
    ];
    let known = REASONS.iter().find(|(parser, ..)| reason.contains(parser));
    known.map_or_else(|| Said::as_is(reason), |(_, zh, en)| Said { zh: (*zh).into(), en: (*en).into() })
}
